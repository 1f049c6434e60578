"""Quantities in digits: money, shares, measurements, durations, and counts with the noun they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.language.foreign.conventions import SPACES, Numbers
from digest.language.sentences import split
from digest.model import Bounds, DateMention, Figure, FigureKind, Span

_BEFORE = 40
"""Characters before a number that may bound it."""
_NEXT = re.compile(rf"[{SPACES}]([^\W\d_][\w-]*)")
_TIMES = frozenset(
    {"seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "decades", "centuries"}
)
_LONG_NOUN = 3
"""Words up to the noun that a number counts, where nouns show by their capitals."""


def figures(text: str, start: int, end: int, on: Numbers, dates: Sequence[DateMention]) -> Iterator[Figure]:
    """The figures of one block, without ids, in text order. Linear in its length."""
    openings = [s.start for s in split(text, start, end)] or [start]
    closed = iter(dates)
    day = next(closed, None)
    at = 0
    for match in on.number.finditer(text, start, end):
        while day is not None and day.end <= match.start():
            day = next(closed, None)
        if day is not None and day.start < match.end():
            continue
        while at + 1 < len(openings) and openings[at + 1] <= match.start():
            at += 1
        figure = _figure(text, end, match, on, openings[at])
        if figure is not None:
            yield figure


def _figure(text: str, end: int, match: re.Match[str], on: Numbers, sentence: int) -> Figure | None:
    value = float(f"{re.sub(r'[^0-9]', '', match['whole'])}.{match['part'] or 0}")
    before = text[max(sentence, match.start() - _BEFORE) : match.start()]
    left, right = match.span()
    if (scale := on.scale.match(text, right, end)) is not None:
        value *= on.scales[_key(scale.group())]
        right = scale.end()
    value = float(f"{value:.12g}")
    measure: str | None = None
    kind: FigureKind
    name: str | None
    sign = on.sign.search(before)
    unit = _unit_after(text, right, end, on, scaled=scale is not None)
    if sign is not None:
        kind, name = "money", on.currencies[sign[1].lower()]
        left -= len(before) - sign.start(1)
        before = before[: sign.start()]
    elif unit is not None:
        kind, name = _of_unit(_key(unit.group()), on)
        right = unit.end()
        if name == "hours" and on.not_before.search(before):
            return None  # a time of day
    else:
        measure = _counted(text, right, end, match, on, scaled=scale is not None)
        if measure is None or on.not_before.search(before):
            return None
        kind, name = "count", "people" if measure.lower() in on.people else None
    bound = on.bounds.search(before)
    return Figure(
        id="",
        kind=kind,
        span=Span(left, right),
        text=text[left:right],
        value=_bounded(value, bound),
        unit=name,
        measure=measure,
        label=measure,
        modifier=" ".join(bound.group().split()) if bound else None,
    )


def _unit_after(text: str, at: int, end: int, on: Numbers, *, scaled: bool) -> re.Match[str] | None:
    """The unit behind a number, "de" between the two where the number has a scale word."""
    found = on.unit.match(text, at, end)
    link = on.of.match(text, at, end) if scaled and found is None else None
    if link is None:
        return found
    return on.unit.match(text, link.end() - 1, end) or on.unit.match(text, link.end(), end)


def _key(found: str) -> str:
    return " ".join(found.lower().split())


def _of_unit(word: str, on: Numbers) -> tuple[FigureKind, str | None]:
    if word in on.percent:
        return "percent", "%"
    if word in on.currencies:
        return "money", on.currencies[word]
    unit = on.units[word]
    if unit == "percentage points":
        return "percent", unit
    return ("duration" if unit in _TIMES else "measurement"), unit


def _counted(
    text: str, right: int, end: int, match: re.Match[str], on: Numbers, *, scaled: bool
) -> str | None:
    """The noun that a bare number counts; None where nothing shows that it counts anything."""
    if on.not_after.match(text, match.end(), end) and not scaled:
        return None
    link = on.of.match(text, right, end) if scaled else None
    at = link.end() - 1 if link is not None else right
    if link is not None and text[at] in "'’":
        found = re.compile(r"['’]([^\W\d_][\w-]*)").match(text, at, end)
    else:
        found = _NEXT.match(text, at, end)
    said: list[str] = []
    while found is not None and len(said) < _LONG_NOUN:
        word = found[1]
        if word.lower() in on.function or (word[0].isupper() and not on.noun_capitals):
            return None
        said.append(word)
        if not on.noun_capitals or word[0].isupper():
            return " ".join(said)
        found = _NEXT.match(text, found.end(), end)
    return None


def _bounded(value: float, bound: re.Match[str] | None) -> float | Bounds:
    if bound is not None and bound["low"]:
        return value, None
    if bound is not None and bound["high"]:
        return None, value
    return value
