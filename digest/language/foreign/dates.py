"""Days, months with a year, years and weekdays, as CLDR knows a language's names for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from digest.language.foreign.conventions import SPACES, any_of, calendar
from digest.model import DateMention

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = r"(?:1[89]|2[01])\d\d(?![\w%]|[.,:-]\d)"
_OF = rf"(?:[{SPACES}](?:de|del|d’|d'))?[{SPACES}]"


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    known = calendar(language)
    if known is None:
        return None
    months, weekdays = any_of(known.months), any_of(known.weekdays)
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:er|ère|º|°|ª)?\.?"
    return re.compile(
        rf"""
          (?P<iso>(?<![\w.,/-])(?P<iy>(?:1[89]|2[01])\d\d)-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01])(?![\w-]))
        | (?P<numeric>(?<![\w.,/-])(?P<na>\d{{1,2}})(?P<sign>[./-])(?P<nb>\d{{1,2}})(?P=sign)
            (?P<ny>(?:1[89]|2[01])\d\d)(?![\w/-]))
        | (?P<day>(?<![\w.,:/-])(?P<dd>{day}){_OF}(?P<dm>{months})(?!\w)(?:{_OF}(?P<dy>{_YEAR}))?)
        | (?P<month>(?<!\w)(?P<mm>{months})(?!\w){_OF}(?P<my>{_YEAR}))
        | (?P<weekday>(?<![\w-])(?:{weekdays})(?![\w-]))
        | (?P<year>(?<![\w.,:/$€£-])(?:19|20)\d\d(?![\w%/]|[.,:-]\d))
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def dates(text: str, start: int, end: int, language: str) -> list[DateMention]:
    """The dates of one block, in text order. Linear in its length; empty for a language CLDR lacks."""
    pattern, known = _pattern(language), calendar(language)
    if pattern is None or known is None:
        return []
    found = []
    for match in pattern.finditer(text, start, end):
        if match["weekday"]:
            weekday = known.weekdays[match["weekday"].lower()]
            found.append(DateMention(match.start(), match.end(), None, weekday=weekday))
            continue
        value = _value(match, known.months, day_first=known.day_first)
        if value is not None:
            found.append(DateMention(match.start(), match.end(), value))
    return found


def _value(match: re.Match[str], months: Mapping[str, int], *, day_first: bool) -> str | None:
    if match["year"]:
        return match["year"]
    if match["month"]:
        return f"{match['my']}-{months[_key(match['mm'])]:02d}"
    if match["iso"]:
        year, month, day = match["iy"], int(match["im"]), int(match["id"])
    elif match["day"]:
        number = re.match(r"\d+", match["dd"])
        assert number is not None
        year, month, day = match["dy"] or "-", months[_key(match["dm"])], int(number.group())
    else:
        a, b = int(match["na"]), int(match["nb"])
        year, (day, month) = match["ny"], ((a, b) if day_first or match["sign"] == "." else (b, a))
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS_IN_MONTH[month - 1]:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def _key(name: str) -> str:
    return " ".join(name.lower().split())
