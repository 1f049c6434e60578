"""Numbers with their unit, modifier and sign."""

from __future__ import annotations

from dataclasses import replace

from digest.language.figures import units
from digest.language.figures.drafts import Draft, Line, bounded, modifier_of
from digest.language.figures.numbers import SCALES, Number, clean, read


def valued(
    on: Line, first: int, stop: int, number: Number
) -> tuple[float | tuple[float | None, float | None], str | None, int]:
    """The value with its bound, the modifier, and where the figure ends."""
    modifier, end = modifier_of(on, first, stop)
    if number.form == "vague":
        return (number.value, None), modifier.text if modifier else None, end
    return bounded(number.value, None, modifier), modifier.text if modifier else None, end


def unit_of(on: Line, number: Number, stop: int) -> units.Unit | None:
    """The unit after a number; None for a bare count."""
    if stop >= len(on.tokens):
        return None
    found = units.percent(on.tokens, stop)
    if found is not None:
        return found
    if number.form == "fraction" and number.value < 1:
        after = units.currency(on.tokens, stop, number.value, scaled=False)
        if on.word(stop) == "of" or after is None:
            inner = stop + (on.word(stop) == "of")
            inner += on.word(inner) in ("a", "an")
            if inner == stop + 1 and on.word(stop) == "of":
                return None  # a quarter of years
            length = units.measured(on.tokens, inner, number.value) if inner > stop else None
            time = units.duration(on.tokens, inner) if inner > stop else None
            return time or length
        return after
    scaled = number.scaled or number.value >= 1e6
    spot = stop + 1 if number.form == "vague" and on.word(stop) == "of" else stop
    return (
        units.currency(on.tokens, spot, number.value, scaled=scaled)
        or units.code_after(on.tokens, stop)
        or units.duration(on.tokens, spot)
        or units.measured(on.tokens, spot, number.value)
    )


def with_unit(on: Line, number: Number, unit: units.Unit) -> tuple[list[Draft], int]:
    """The figure of a number and its unit, and where to read on."""
    first = number.first
    value, modifier, stop = valued(on, first, unit.stop, number)
    if unit.kind == "duration":
        if _one_day(on, number, unit) or any(on.closed[number.stop : unit.stop]):
            return [], unit.stop
        value, stop = _and_a_half(on, value, stop)
        hyphen = on.joined(stop)
        if hyphen and on.word(stop + 1) == "long":
            stop += 2
    if unit.factor != 1.0:
        value = times_by(value, unit.factor)
        if number.value == 1 and number.form == "words":
            return [], unit.stop
    if unit.name == "feet" and isinstance(value, float) and stop < len(on.tokens):
        inches = read(on.tokens, stop)  # six feet five inches
        inner = units.measured(on.tokens, inches.stop, inches.value) if inches is not None else None
        if inches is not None and inner is not None and inner.name == "inches" and inches.value < 12:
            value, stop = clean(round(value + inches.value / 12, 4)), inner.stop
    return [Draft(first, stop, unit.kind, value, unit.name, modifier)], stop


def _signed(on: Line, number: Number, unit: units.Unit) -> Number:
    """`number` below zero where a minus stands before it ("-5 degrees", "minus 0.3 percent")."""
    if unit.kind != "percent" and not (unit.name or "").startswith("degrees"):
        return number
    at = number.first - 1
    sign = on.raw(at) in ("-", "−") and on.glued(at + 1) and not on.glued(at)
    if sign or (on.word(at) == "minus" and on.word(at - 1) != "or"):
        return replace(number, first=at, value=-number.value)
    return number


def _and_a_half(
    on: Line, value: float | tuple[float | None, float | None], stop: int
) -> tuple[float | tuple[float | None, float | None], int]:
    """Reads “Two years and a half”."""
    if (
        on.word(stop) == "and"
        and on.word(stop + 1) == "a"
        and on.word(stop + 2) == "half"
        and on.word(stop + 3) not in SCALES
    ):
        if isinstance(value, tuple):
            return (value[0] and value[0] + 0.5, value[1] and value[1] + 0.5), stop + 3
        return value + 0.5, stop + 3
    return value, stop


def times_by(
    value: float | tuple[float | None, float | None], factor: float
) -> float | tuple[float | None, float | None]:
    """A value, or both its bounds, times `factor`."""
    if isinstance(value, tuple):
        return tuple(None if v is None else clean(v * factor) for v in value)  # type: ignore[return-value]
    return clean(value * factor)


def _one_day(on: Line, number: Number, unit: units.Unit) -> bool:
    """Reads “One day we will”, "24 hours a day", "the other two days"."""
    if number.value == 1 and number.form == "words":
        modifier, _ = modifier_of(on, number.first, unit.stop)
        return (
            on.word(number.stop) in ("day", "night")
            and modifier is None
            and not on.joined(number.stop)
            and on.word(number.first - 1) not in ("for", "in", "just", "only", "after")
        )
    return bool(
        on.word(unit.stop) == "a"
        and on.word(unit.stop + 1) in ("day", "week")
        and (number.value, on.word(number.stop)) in ((24.0, "hours"), (7.0, "days"))
    )
