"""What machines read in the head of a page."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from digest.pages import Settings
from digest.pages.escape import visible
from digest.syndication import syndicate
from digest.syndication.schema import event_schema
from tests.site.conftest import Project
from tests.syndication.conftest import Make

SETTINGS = Settings(site_name="Vale", site_url="https://digest.example/")


def test_articles_are_listed_with_what_they_state(edition: Make) -> None:
    made = edition()
    data = event_schema(made, made.events[0], SETTINGS)
    assert data["url"] == "https://digest.example/events/event-1/"
    (entry,) = data["mainEntity"]["itemListElement"]  # type: ignore[index]
    assert entry == {
        "@type": "ListItem",
        "position": 1,
        "item": {
            "@type": "NewsArticle",
            "headline": "Lighthouse at Tarn Point goes dark",
            "url": "https://wire.example/a1?a=1&b=2",
            "publisher": {"@type": "Organization", "name": "The Tarn Bell"},
            "datePublished": "2031-05-02",
            "inLanguage": "en",
        },
    }


def test_what_is_not_stated_is_not_there(edition: Make) -> None:
    made = edition(outlet=None, basis="page", told=None)
    data = event_schema(made, made.events[0], Settings())
    (entry,) = data["mainEntity"]["itemListElement"]  # type: ignore[index]
    assert {"publisher", "datePublished"} & set(entry["item"]) == set()
    assert {"url", "dateModified"} & set(data) == set()
    assert data["about"] == {"@type": "Event", "name": "Lighthouse at Tarn Point goes dark"}


def test_a_preview_has_no_relative_address(edition: Make) -> None:
    for settings, addresses in (
        (Settings(), []),
        (SETTINGS, ["https://digest.example/events/event-1/", "https://digest.example/events/event-1.png"]),
    ):
        made = syndicate(edition(), settings, {"event-1": ("events/event-1.png", b"")})
        tags = made.head("events/event-1.md")["tags"]
        assert [c for _, name, c in tags if name in ("og:url", "og:image")] == addresses  # type: ignore[attr-defined]


TITLE = "</title></script><script>alert(1)</script> & \"two\" 'one' {{ config }} <b>$x$ \u2028"


class Head(HTMLParser):
    """Title, meta elements and scripts of data, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.data: list[str] = []
        self.title = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and (name := found.get("property") or found.get("name")):
            self.meta[name] = found.get("content") or ""
        self._inside = tag if tag == "title" else found.get("type") or ""

    def handle_data(self, data: str) -> None:
        if self._inside == "application/ld+json":
            self.data.append(data)
            self._inside = ""
        elif self._inside == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


@pytest.mark.slow
def test_every_kind_of_page_is_known_by_a_link_to_it(ferry: Project) -> None:
    done = ferry.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    site = ferry.root / "site"
    seen: dict[str, set[str]] = {}
    for page in sorted(site.rglob("index.html")):
        html = page.read_text("utf-8")
        kind = re.search(r"digest-page-(\w+)", html)
        if kind is None or kind[1] in ("moved", "withdrawn"):
            continue
        meta = Head(html).meta
        assert meta["og:description"], page
        if kind[1] not in ("event", "home"):
            assert meta["og:description"] == meta["description"], page
        assert meta["og:title"] and meta["og:type"] and meta["og:site_name"] == "Test digest", page
        assert meta["og:url"].startswith("https://digest.example/"), page
        assert meta["twitter:card"] in ("summary", "summary_large_image")
        assert html.count('property="og:description"') == html.count('property="og:title"') == 1, page
        seen.setdefault(kind[1], set()).add(meta["og:description"])
    assert set(seen) >= {
        "home",
        "event",
        "article",
        "archive",
        "person",
        "people",
        "outlet",
        "outlets",
        "lexicon",
    }
    assert all(len(seen[kind]) > 1 for kind in ("event", "article", "outlet"))


@pytest.mark.slow
def test_a_hostile_title_is_data_in_a_real_page(empty: Project) -> None:
    (empty.seeds / "odd.md").write_text(
        f"---\ntitle: {json.dumps(TITLE)}\noutlet: 'O\"<i>'\npublished: 2031-05-02\n---\n"
        "The lighthouse at Tarn Point went dark on Thursday, Ida Quist said.\n",
        "utf-8",
    )
    done = empty.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    (page,) = (empty.root / "site" / "events").glob("*/index.html")
    html = page.read_text("utf-8")
    head = Head(html)
    assert head.title == f"{visible(TITLE)} - Test digest"
    (text,) = head.data
    data = json.loads(text)
    assert data["name"] == visible(TITLE)
    assert data["mainEntity"]["itemListElement"][0]["item"]["publisher"]["name"] == 'O"<i>'
    assert head.meta["og:title"] == visible(TITLE)
    assert head.meta["twitter:card"] == "summary"
    assert "<script>alert" not in html
    canonical = re.search('<link rel="canonical" href="([^"]*)"', html)
    assert canonical is not None
    assert unescape(canonical[1]) == data["url"] == head.meta["og:url"]
