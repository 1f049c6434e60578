"""Why two values differ, where the text shows it, in a plain template's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from digest.comparison.figures.measure_words import word_lists
from digest.comparison.figures.measures import Item
from digest.model import Reading

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TIME = re.compile(r"\b\d{1,2}(?::\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)", re.IGNORECASE)


@cache
def _definitions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            name,
            re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(p) for p in phrases)})(?![\w-])", re.IGNORECASE),
        )
        for name, phrases in word_lists()["definitions"].items()
    )


def _around(reading: Reading, item: Item, width: int = 60) -> str:
    """The clause around a figure."""
    start = max(item.sentence.start, item.figure.span.start - width)
    end = min(item.sentence.end, item.figure.span.end + width)
    return reading.article.text[start:end]


def reason(a: Item, b: Item, readings: Mapping[str, Reading]) -> str | None:
    """Why the values of `a` and `b` differ; None where neither text says."""
    first, second = readings[a.article], readings[b.article]
    return (
        _definition(_around(first, a), _around(second, b))
        or _period(a, b)
        or _source(first, a, second, b)
        or _day(first, a, second, b)
        or _hour(first, a, second, b)
    )


def _definition(a: str, b: str) -> str | None:
    for name, pattern in _definitions():
        here, there = bool(pattern.search(a)), bool(pattern.search(b))
        if here != there:
            other = next(
                (
                    n
                    for n, p in _definitions()
                    if n != name and p.search(b if here else a) and not p.search(a if here else b)
                ),
                None,
            )
            if other is not None:
                pair = (name, other) if here else (other, name)
                return f"{pair[0]} and {pair[1]}"
            return name
    return None


def _period(a: Item, b: Item) -> str | None:
    one, two = a.figure.as_of, b.figure.as_of
    if one and two and one != two and not one.startswith(two) and not two.startswith(one):
        return f"other period: {one} / {two}"
    return None


def _speaker(reading: Reading, item: Item) -> str | None:
    for quote in reading.quotes:
        if quote.speaker is not None and any(s.meets(item.figure.span) for s in quote.spans):
            return quote.speaker.name
    return None


def _source(first: Reading, a: Item, second: Reading, b: Item) -> str | None:
    one, two = _speaker(first, a), _speaker(second, b)
    if one and two and not _words(one) & _words(two):
        return f"other source: {one} / {two}"
    return None


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", name.lower()))


def _weekdays(reading: Reading, item: Item) -> list[str]:
    return [
        _DAYS[d.weekday]
        for d in reading.dates
        if d.weekday is not None and item.sentence.start <= d.start < item.sentence.end
    ]


def _day(first: Reading, a: Item, second: Reading, b: Item) -> str | None:
    """Counted on another day: weekdays in the sentences, else the days of publication."""
    one, two = _weekdays(first, a), _weekdays(second, b)
    if one and two and not set(one) & set(two):
        return f"counted later: {one[0]} / {two[0]}"
    if a.figure.kind not in ("count", "percent", "money", "measurement") or a.amount.dimension == "ordinal":
        return None
    early, late = first.article.published, second.article.published
    if early and late and early.value != late.value:
        return f"published on other days: {early.value} / {late.value}"
    return None


def _hour(first: Reading, a: Item, second: Reading, b: Item) -> str | None:
    one = _TIME.search(_around(first, a, 80))
    two = _TIME.search(_around(second, b, 80))
    if one and two and one.group() != two.group():
        return f"at another time: {one.group()} / {two.group()}"
    if (one or two) and not (one and two) and a.figure.kind in ("percent", "money"):
        return f"at another time: {(one or two).group()} / not stated"  # type: ignore[union-attr]
    return None
