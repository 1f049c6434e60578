"""A line that only states a date, or a byline's date: when an article or its page was published."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.articles.calendar import MONTHS, TIME, WEEKDAY, ZONE, find_date
from digest.articles.phrases import compiled, data, plain, words

_LONGEST = 120
_CALENDAR = frozenset(name for names in MONTHS for name in names) | frozenset(
    name
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for name in (day, day[:3])
)
_REST = re.compile(rf"[\s,.|•·()*_-]*(?:(?:at\s+)?{TIME}\s*{ZONE})?[\s,.|•·()*_-]*", re.IGNORECASE)
_BEFORE = re.compile(
    rf"[\s|•·()*_-]*(?:{TIME}\s*{ZONE}[\s,|•·-]*)?(?:{WEEKDAY}[\s,]*)?(?:{TIME}\s*{ZONE}[\s,|•·-]*)?",
    re.IGNORECASE,
)


_TOKENS = re.compile(r"[^\s,;|•·()\[\]*_–—]+")
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d){0,2}(?:[ap]\.?m\.?)?|[ap]\.?m\.?|\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE
)
_NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\.?|\d{4}-\d\d-\d\dT\S+|(?:1[89]|2[01])\d\d\.?")
_ZONES = frozenset(
    (
        "gmt",
        "utc",
        "et",
        "est",
        "edt",
        "ct",
        "cst",
        "cdt",
        "mt",
        "mst",
        "mdt",
        "pt",
        "pst",
        "pdt",
        "bst",
        "ist",
        "cet",
        "cest",
        "eet",
        "msk",
        "local",
        "time",
    )
)
_AROUND = frozenset(("at", "on", "and", "the", "of", "article", "story", "-", "|", "by", ":", "hours", "hrs"))


class PageDate(NamedTuple):
    """A whole date in a line, and the words about it."""

    iso: str
    start: int
    end: int
    """Places in the line."""
    labelled: bool
    """ "Published", "Posted on"."""
    updated: bool
    """Only says when the article was last changed."""
    weekday: bool


def page_date(line: str, *, within: bool = False) -> PageDate | None:
    """The date of a line; unless `within`, nothing but a label, a weekday and a time may stand beside it."""
    if len(line) > (2 * _LONGEST if within else _LONGEST):
        return None
    shown = plain(line)
    found = find_date(shown)
    if found is None:
        return None
    before, rest = shown[: found.start], shown[found.end :]
    published = _label("published").search(before) is not None
    updated = _label("updated").search(before) is not None and not published
    if not within:
        bare = _label("published").sub(" ", _label("updated").sub(" ", before)).replace(":", " ")
        if not _BEFORE.fullmatch(bare):
            return None
        tail = _label("updated").split(rest, maxsplit=1)[0]
        if not _REST.fullmatch(tail):
            return None
    weekday = re.search(WEEKDAY, before, re.IGNORECASE) is not None
    return PageDate(found.iso, found.start, found.end, published, updated, weekday)


def is_stamp(line: str) -> bool:
    """Whether a line only says when something was published or changed, however incompletely."""
    if len(line) > _LONGEST:
        return False
    shown = plain(line).casefold()
    labelled = any(_label(name).search(shown) for name in ("published", "updated"))
    rest = _label("updated").sub(" ", _label("published").sub(" ", shown))
    day = clock = False
    for match in _TOKENS.finditer(rest):
        token = match.group().strip(":.")
        if token in _CALENDAR or _NUMERIC.fullmatch(match.group()):
            day = True
        elif _CLOCK.fullmatch(token) or token in _ZONES:
            clock = clock or not token.isdigit()
        elif token and token not in _AROUND:
            return False
    return any(char.isdigit() for char in rest) and (day or (clock and labelled))


@cache
def _label(name: str) -> re.Pattern[str]:
    return compiled(words(data("bylines")[name]), r"\b", r"\b")
