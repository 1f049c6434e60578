"""A line that only states a date, or a byline's date: when an article or its page was published."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.articles.calendar import TIME, WEEKDAY, ZONE, find_date
from digest.articles.phrases import compiled, data, plain, words

_LONGEST = 120
_REST = re.compile(rf"[\s,.|•·()*_-]*(?:(?:at\s+)?{TIME}\s*{ZONE})?[\s,.|•·()*_-]*", re.IGNORECASE)
_BEFORE = re.compile(
    rf"[\s|•·()*_-]*(?:{TIME}\s*{ZONE}[\s,|•·-]*)?(?:{WEEKDAY}[\s,]*)?(?:{TIME}\s*{ZONE}[\s,|•·-]*)?",
    re.IGNORECASE,
)


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


@cache
def _label(name: str) -> re.Pattern[str]:
    return compiled(words(data("bylines")[name]), r"\b", r"\b")
