"""Dates as bylines, datelines and page heads print them. A date that could be two is none."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBER, key=lambda name: (-len(name), name)))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|2[01]\d\d)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
TIME = r"(?:(?:at\s+)?\d{1,2}(?:[:.]\d\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|(?:at\s+)?\d{1,2}\s*[ap]\.?m\.?)"
ZONE = r"(?:\(?(?:[A-Z]{2,5}|Z|GMT|UTC)?\s*(?:[+-]\d{1,2}:?(?:\d\d)?)?\)?)"

_FORMS = (
    rf"{_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}(?!\d)",  # May 16th, 2024
    rf"{_DAY}\s*(?:of\s+)?[-. ]?\s*{_MONTH}\s*[-,]?\s*{_YEAR}(?!\d)",  # 16 May 2024
    rf"{_YEAR}[-/.](?P<mm>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",  # 2024-05-16
    rf"(?P<day>\d{{1,2}})\.(?P<mm>\d{{1,2}})\.{_YEAR}(?!\d)",  # 16.05.2024, always day first
    rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-]{_YEAR}(?!\d)",  # 16/05/2024, day first or month first
)
_DATES = tuple(re.compile(rf"(?<![\d\w]){form}", re.IGNORECASE) for form in _FORMS)


class Dated(NamedTuple):
    """A whole date and where it stands."""

    iso: str
    start: int
    end: int


def find_date(text: str, start: int = 0, end: int | None = None) -> Dated | None:
    """The first whole date in `text[start:end]`; None where there is none, or it could be two."""
    end = len(text) if end is None else end
    found: list[Dated] = []
    for form in _DATES:
        match = form.search(text, start, end)
        if match is not None and (iso := _iso(match.groupdict())) is not None:
            found.append(Dated(iso, match.start(), match.end()))
    return min(found, key=lambda dated: (dated.start, -dated.end), default=None)


def whole_date(text: str) -> str | None:
    """The ISO date that `text` states and nothing else; a time behind it is passed over."""
    stripped = text.strip()
    dated = find_date(stripped[:80])
    if dated is None or not re.fullmatch(rf"(?:{WEEKDAY},?\s+)?", stripped[: dated.start], re.IGNORECASE):
        return None
    rest = re.fullmatch(rf"(?:[T,\s]*{TIME}\s*{ZONE})?\s*\.?", stripped[dated.end :][:60], re.IGNORECASE)
    return dated.iso if rest else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day = int(parts["day"] or 0)
        month = _NUMBER[str(parts["month"]).lower()] if parts.get("month") else int(parts["mm"] or 0)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
