"""Spans of time without a number: "more than an hour", "a month-long strike"."""

from __future__ import annotations

from digest.language.figures import units
from digest.language.figures.drafts import HYPHENS, Draft, Line, bounded, modifier_of
from digest.language.figures.lexicon import words

_DETERMINERS = words("cues", "scan_determiners")
_VERBAL = frozenset({"over", "some", "about", "around"})
_IDLE = words("cues", "scan_idle")
_LONG = {
    "hourlong": "hours", "daylong": "days", "weeklong": "weeks", "monthlong": "months", "yearlong": "years",
    "nightlong": "nights", "weekendlong": "weekends", "decadelong": "decades",
}  # fmt: skip


def timespan(on: Line, at: int) -> Draft | None:
    """Reads “more than an hour”, "within a year", "half an hour", "a year and a half"."""
    word = on.word(at)
    if word in _LONG:
        return Draft(at, at + 1, "duration", 1.0, _LONG[word])
    if word in ("half", "quarter"):
        where = at + 1
        if on.word(where) == "of":
            where += 1
        if on.word(where) in ("a", "an") or on.raw(where) in HYPHENS:
            where += (
                1 + (on.raw(where) in HYPHENS and on.word(where + 1) in ("a", "an")) + on.joined(where + 1)
            )
            unit = units.DURATION.get(on.word(where))
            if unit is not None:
                name, _ = modifier_of(on, at, where + 1)
                return Draft(
                    at,
                    where + 1,
                    "duration",
                    0.5 if word == "half" else 0.25,
                    unit,
                    name.text if name else None,
                )
        return None
    if word not in ("a", "an"):
        if (
            word in units.DURATION
            and on.joined(at + 1)
            and on.word(at + 2) in ("long", "old")
            and not word.endswith("s")
        ):
            kind = on.word(at + 2)
            if on.word(at - 1) not in _DETERMINERS:
                return None
            return Draft(at, at + 3, "duration" if kind == "long" else "age", 1.0, units.DURATION[word])
        return None
    unit_word = on.word(at + 1)
    if unit_word in ("full", "whole", "single", "entire"):
        unit_word, width = on.word(at + 2), 3
    else:
        width = 2
    unit = units.DURATION.get(unit_word)
    if unit is None or unit_word.endswith("s") or on.joined(at + width):
        return None
    value = 1.0
    stop = at + width
    if on.word(stop) == "and" and on.word(stop + 1) == "a" and on.word(stop + 2) in ("half", "quarter"):
        value = 1.5 if on.word(stop + 2) == "half" else 1.25
        stop += 3
    modifier, stop = modifier_of(on, at, stop)
    if value == 1.0:
        if modifier is None or modifier.kind == "plain":
            return None
        if modifier.text in _VERBAL and on.word(modifier.first - 1) in _IDLE:
            return None
    return Draft(
        at, stop, "duration", bounded(value, None, modifier), unit, modifier.text if modifier else None
    )
