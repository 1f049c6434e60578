"""The few words of our own: counts, lists and dates in plain English."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from digest.english.calendar import MONTHS
from digest.english.numbers import CARDINALS

_NUMBERS = ("no", *CARDINALS[1:13])


_ISO = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)

_WEEK = re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-2])", re.ASCII)


def number(n: int) -> str:
    """`n` in words up to twelve, else in digits."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def count(n: int, one: str, many: str | None = None) -> str:
    """As in "one article", "two articles", "14 articles"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def tally(n: int, one: str, many: str | None = None) -> str:
    """As in "1 article", "14 articles": in digits, for tables and lists."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """As in "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """`text` with a capital at its head, the rest untouched."""
    return text[:1].upper() + text[1:]


def dotted(items: Iterable[str]) -> str:
    """Items of a line, apart."""
    return " · ".join(item for item in items if item)


def date(iso: str | None) -> str:
    """As in "16 May 2024", "week of 13 May 2024", "May 2024", "2024", "16 May"; "" for none.

    What is not a date is given as it is.
    """
    if _WEEK.fullmatch(iso or ""):
        return f"week of {date(datetime.date.fromisoformat(f'{iso}-1').isoformat())}"
    found = _ISO.fullmatch(iso or "")
    if found is None or (found["month"] and not 1 <= int(found["month"]) <= 12):
        return iso or ""
    day = (found["day"] or "").lstrip("0")
    name = MONTHS[int(found["month"]) - 1] if found["month"] else ""
    return " ".join(p for p in (day, name, found["year"] or "") if p)


def dates(first: str | None, last: str | None) -> str:
    """A day, or from one day to another: "16 May 2024", "16–17 May 2024", "30 May – 2 June 2024"."""
    if not first or not last or first == last:
        return date(last or first)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{date(first).split()[0]}–{date(last)}"
    start = date(first)
    if first[:4] == last[:4]:
        start = start.removesuffix(f" {first[:4]}")
    return f"{start} – {date(last)}"


def month_number(name: str) -> int | None:
    """1 for "January"; None for what is no month."""
    return MONTHS.index(name) + 1 if name in MONTHS else None


def month(iso: str) -> str:
    """As in "May 2024" for "2024-05" or a day in it."""
    return date(iso[:7])
