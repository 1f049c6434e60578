"""Feeds that a feed reader takes as they are."""

from __future__ import annotations

import re
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages import Settings
from digest.pages.escape import visible
from digest.syndication.feeds import LIMIT, feeds
from tests.site.conftest import Project, tree
from tests.syndication.conftest import Make, made

SETTINGS = Settings(site_name="Tarn & Vale <digest>", site_url="https://digest.example/vale/")


def parsed(text: str | bytes) -> Any:
    found = feedparser.parse(text.encode() if isinstance(text, str) else text)
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_a_feed_for_site_outlet_and_person(edition: Make) -> None:
    found = {f.path: f for f in feeds(edition(), SETTINGS)}
    assert sorted(found) == ["feed.xml", "outlets/the-tarn-bell/feed.xml", "people/ida-quist/feed.xml"]
    outlet = parsed(found["outlets/the-tarn-bell/feed.xml"].text)
    assert outlet.feed.title == "The Tarn Bell – Tarn & Vale <digest>"
    assert outlet.feed.id == "https://digest.example/vale/outlets/the-tarn-bell/feed.xml"
    assert [link.href for link in outlet.feed.links if link.rel == "alternate"] == [
        "https://digest.example/vale/outlets/the-tarn-bell/"
    ]


def test_an_entry_is_an_event_under_its_permanent_address(edition: Make) -> None:
    (entry,) = parsed(next(feeds(edition(), SETTINGS)).text).entries
    assert entry.id == entry.link == "https://digest.example/vale/events/event-1/"
    assert entry.updated == "2031-05-02T00:00:00Z"
    assert entry.title == "Lighthouse at Tarn Point goes dark"
    assert entry.summary == "One article from one outlet."


@pytest.mark.parametrize(
    ("day", "basis", "told", "updated"),
    [
        pytest.param("2031-05-02", "page", "2031-05-01", "2031-05-01", id="a page's date may be any day"),
        pytest.param("2031-04-02", "text", "2031-05-01", "2031-05-01", id="the event is newer"),
        pytest.param("2031-05-02", "text", None, "2031-05-02", id="only the article states a day"),
        pytest.param("2031-05-02", "text", "2031-06", "2031-05-02", id="a month is no day"),
        pytest.param("2031-05-02", "text", "2031-06-31", "2031-05-02", id="no such day"),
    ],
)
def test_updated_comes_from_the_articles(
    edition: Make, day: str, basis: str, told: str | None, updated: str
) -> None:
    text = next(feeds(edition(day=day, basis=basis, told=told), SETTINGS)).text
    assert set(re.findall("<updated>(.*?)T00:00:00Z</updated>", text)) == {updated}


def test_no_feed_without_absolute_addresses_or_days(edition: Make) -> None:
    assert list(feeds(edition(), Settings())) == []
    assert list(feeds(edition(day=None, told=None), SETTINGS)) == []


def test_a_feed_is_short_and_begins_with_the_newest(edition: Make) -> None:
    many = next(feeds(edition(count=LIMIT + 7), SETTINGS))
    assert len(parsed(many.text).entries) == LIMIT


@given(words=st.text(max_size=40), name=st.text(min_size=1, max_size=20))
def test_any_words_are_text(words: str, name: str) -> None:
    settings = Settings(site_name=name, site_url="https://digest.example/")
    for feed in feeds(made(title=f"x{words}x", outlet=name), settings):
        found = parsed(feed.text)
        (entry,) = found.entries
        assert entry.id == "https://digest.example/events/event-1/"
        assert re.search('<title type="text">x', feed.text)


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script> & so on",
        "]]> &amp; <!-- \u202e \x00 \ud800 \uffff",
        "&#0; {{ config }} --8<-- \"x\" 'y'",
    ],
)
def test_hostile_titles_are_shown_as_they_are(edition: Make, title: str) -> None:
    from xml.etree.ElementTree import fromstring

    root = fromstring(next(feeds(edition(title=title), SETTINGS)).text)
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.findtext(f"{atom}entry/{atom}title") == visible(title)


def test_a_real_site_offers_its_feeds(ferry: Project) -> None:
    done = ferry.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    site = tree(ferry.root / "site")
    home = parsed(site["feed.xml"])
    assert [e.updated for e in home.entries] == ["2031-04-02T00:00:00Z", "2031-03-14T00:00:00Z"]
    for entry in home.entries:
        assert f"{entry.link.removeprefix('https://digest.example/')}index.html" in site
    person = site["people/anna-verhoeven/index.html"].decode()
    offered = re.findall('<link rel="alternate" type="application/atom\\+xml"[^>]*href="([^"]*)"', person)
    assert offered == ["../../feed.xml", "feed.xml"]
    assert len(parsed(site["people/anna-verhoeven/feed.xml"]).entries) == 1
    assert len(parsed(site["outlets/ellery-courier/feed.xml"]).entries) == 2


def test_without_site_url_the_build_says_why_there_is_no_feed(ferry: Project) -> None:
    config = ferry.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("site_url: https://digest.example/\n", ""), "utf-8")
    done = ferry.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no site_url, so no feeds and no social cards" in done.stderr
    assert not list((ferry.root / "site").rglob("feed.xml"))
    assert "application/atom+xml" not in (ferry.root / "site" / "index.html").read_text("utf-8")
