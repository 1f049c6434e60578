"""Which day an article tells of, and what that rests on."""

from __future__ import annotations

import pytest

from digest.events.dating import date_articles
from digest.events.fingerprint import fingerprint
from digest.events.summary import first_and_last
from tests.events.newsroom import reading


def dated(text: str, **rest):
    """The day of a single article, its basis, and the words it rests on."""
    source = reading("a", text, **rest)
    found = date_articles([fingerprint(source)]).get("a")
    return found and (found.date, found.basis, found.evidence[0].span.of(text))


CASES = {
    "a date in a line of its own": (
        "Ferry aground.\n14 March 2031\nIt ran aground.",
        {},
        ("2031-03-14", "text", "14 March 2031"),
    ),
    "a date in the opening": (
        "The ferry Orla ran aground on March 14, 2031, off Port Ellery.",
        {},
        ("2031-03-14", "text", "March 14, 2031"),
    ),
    "a date without a year, near publication": (
        "The ferry Orla ran aground on March 14 off Port Ellery.",
        {"published": "2031-03-15"},
        ("2031-03-14", "text", "March 14"),
    ),
    "a date without a year, published in January": (
        "The ferry Orla ran aground on December 30 off Port Ellery.",
        {"published": "2031-01-02"},
        ("2030-12-30", "text", "December 30"),
    ),
    "a date without a year and no publication date": (
        "The ferry ran aground on March 14 off Port Ellery.",
        {},
        None,
    ),
    "a weekday before publication": (
        "The ferry Orla ran aground on Friday off Port Ellery.",
        {"published": "2031-03-16"},
        ("2031-03-14", "weekday", "Friday"),
    ),
    "the weekday of publication": (
        "The ferry Orla ran aground on Friday.",
        {"published": "2031-03-14"},
        ("2031-03-14", "weekday", "Friday"),
    ),
    "a weekday ahead": (
        "The council will vote on Friday on the harbour.",
        {"published": "2031-03-12"},
        ("2031-03-14", "weekday", "Friday"),
    ),
    "the opening's weekday counts": (
        "The ferry Orla ran aground on Friday. "
        + "It was a dark night. " * 40
        + "On Monday it had been repaired.",
        {"published": "2031-03-16"},
        ("2031-03-14", "weekday", "Friday"),
    ),
    "the only weekday, further down": (
        "The ferry Orla ran aground. " + "It was a dark night. " * 40 + "Tugs came on Friday.",
        {"published": "2031-03-16"},
        ("2031-03-14", "weekday", "Friday"),
    ),
    "several weekdays, all further down": (
        "The ferry Orla ran aground. "
        + "It was a dark night. " * 40
        + "Tugs came on Friday. They left on Sunday.",
        {"published": "2031-03-16"},
        None,
    ),
    "since a day": ("The harbour has been closed since March 14, 2031, the port said.", {}, None),
    "born on a day": ("Ada Lund, born on March 14, 1961, leads Freeland.", {}, None),
    "a day long before others that the text names": (
        "The lighthouse was lit on March 14, 1931. It closed in 2030.",
        {},
        None,
    ),
    "a month alone": ("The ferry ran aground in March 2031, and again in October.", {}, None),
    "a date far from publication": (
        "The treaty of March 14, 2029, is in doubt.",
        {"published": "2031-03-16"},
        None,
    ),
    "a day that lies ahead": ("The treaty will be signed on March 14, 2031.", {}, None),
    "no day": ("The ferry ran aground.", {"published": "2031-03-16"}, None),
    "the page's print date": (
        "Sunday, March 16, 2031\nThe ferry Orla ran aground.",
        {"published": "2031-03-16", "basis": "page", "printed": "Sunday, March 16, 2031"},
        None,
    ),
    "a weekday against the page's print date": (
        "The ferry Orla ran aground on Friday.",
        {"published": "2031-03-16", "basis": "page"},
        None,
    ),
    "a broadcast to come": (
        "Mayor Lund told Radio Sund, in a talk to air on Tuesday, that the ferry was safe.",
        {"published": "2031-03-16"},
        ("2031-03-18", "weekday", "Tuesday"),
    ),
    "weeks ago": ("The wreck, found a month ago Friday, was raised.", {"published": "2031-03-16"}, None),
    "behind a lede without a day, the newest": (
        "The mayor resigned over the ferry. She had told the Sund Courier on Tuesday that all was well. "
        "On Friday she changed her mind.",
        {"published": "2031-03-16"},
        ("2031-03-14", "weekday", "Friday"),
    ),
    "next week's day": ("The trial begins next Friday.", {"published": "2031-03-16"}, None),
}


@pytest.mark.parametrize(("text", "rest", "expected"), CASES.values(), ids=CASES.keys())
def test_a_single_article(text, rest, expected):
    if text.startswith("Ferry aground.\n14"):
        rest = {**rest, "published": "2031-03-14", "basis": "text", "printed": "14 March 2031"}
    assert dated(text, **rest) == expected


def test_a_weekday_is_fixed_by_the_events_other_articles():
    stated = reading("a", "The ferry Orla ran aground on March 14, 2031, off Port Ellery.")
    weekday = reading("b", "The ferry Orla ran aground on Friday.")
    silent = reading("c", "The ferry Orla is stuck.")
    before = reading("d", "Tugs were ordered on Wednesday.")
    found = date_articles([fingerprint(r) for r in (silent, weekday, before, stated)])
    assert list(found) == ["a", "b", "d"]
    assert (found["b"].date, found["b"].basis) == ("2031-03-14", "weekday")
    own, other = found["b"].evidence
    assert (own.article, own.span.of(weekday.article.text)) == ("b", "Friday")
    assert (other.article, other.span.of(stated.article.text)) == ("a", "March 14, 2031")
    assert found["d"].date == "2031-03-12"


def test_a_weekday_behind_the_lede_gives_way_to_one_that_the_others_tell_of():
    padding = " It was a dark night." * 40
    texts = {
        "a": "The mayor resigned on Friday over the ferry.",
        "b": "The mayor has resigned. She had told the Courier on Tuesday that all was well."
        + padding
        + " She left on Friday.",
        "c": "The mayor has resigned." + padding + " The ferry had sunk on Monday.",
        "d": "The mayor will be replaced on Sunday.",
    }
    prints = [fingerprint(reading(n, text, published="2031-03-15")) for n, text in texts.items()]
    found = {article: dating.date for article, dating in date_articles(prints).items()}
    assert found == {"a": "2031-03-14", "b": "2031-03-14", "d": "2031-03-16"}


def test_an_earlier_weekday_in_the_lede_gives_way_to_one_that_the_others_tell_of():
    texts = {
        "a": "The mayor resigned on Friday over the ferry.",
        "b": "A speech on Tuesday night had given the mayor some hope. On Friday she resigned.",
        "c": "The mayor was seen on Wednesday. She had resigned on Monday.",
    }
    prints = [fingerprint(reading(n, text, published="2031-03-15")) for n, text in texts.items()]
    found = {article: dating.date for article, dating in date_articles(prints).items()}
    assert found == {"a": "2031-03-14", "b": "2031-03-14", "c": "2031-03-12"}


def test_weekdays_without_any_date_stay_open():
    prints = [fingerprint(reading(n, "The ferry ran aground on Friday.")) for n in "ab"]
    assert date_articles(prints) == {}


def test_an_event_is_dated_by_what_is_told_else_by_publication():
    told = [fingerprint(reading("a", "It sank on Friday.", published="2031-03-16"))]
    assert first_and_last(told, date_articles(told))[:2] == ("2031-03-14", "2031-03-14")
    silent = [fingerprint(reading(n, "It sank.", published=f"2031-03-1{n}")) for n in "67"]
    assert first_and_last(silent, {}) == ("2031-03-16", "2031-03-17", ())
    page = [fingerprint(reading("a", "It sank.", published="2031-03-16", basis="page"))]
    assert first_and_last(page, {}) == (None, None, ())


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated 3 May 2032",
        "Last updated on Monday, May 3, 2032",
        "Last modified: 3 May 2032",
        "Updated at 5:00 p.m. GMT on 3 May 2032",
        "This page was downloaded on 3 May 2032.",
        "Retrieved 3 May 2032.",
    ],
)
def test_when_a_page_was_handled_dates_nothing(stamp):
    assert dated(f"The ferry Orla ran aground off Port Ellery.\n\n{stamp}") is None
    assert dated(f"{stamp}\nThe ferry Orla ran aground on 14 March 2031.")[0] == "2031-03-14"


def test_news_that_something_is_updated_keeps_its_day():
    assert dated("The council updated its harbour plan on 3 May 2032.")[0] == "2032-05-03"
