"""Two numbers that share a unit: a range, or two figures."""

from __future__ import annotations

from dataclasses import replace

from digest.language.figures import ages, multiples, units
from digest.language.figures.counts import noun_unit
from digest.language.figures.drafts import HYPHENS, Draft, Line, bounded, modifier_of
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import Number, clean, read
from digest.language.figures.quantities import times_by, unit_of, with_unit

_HYPHENED = words("words", "hyphen_names")


def pair(on: Line, number: Number) -> tuple[list[Draft], int] | None:
    """Two numbers that share a unit: a range ("10 to 15 percent") or two figures ("44 and 33 percent")."""
    if number.form not in ("digits", "words", "fraction"):
        return None
    stop = number.stop
    if number.form == "fraction" and number.value >= 0.5 and on.word(stop) not in ("to",):
        return None
    word = on.word(stop)
    hyphen = on.raw(stop) in HYPHENS and stop + 1 < len(on.tokens) and (on.glued(stop) == on.glued(stop + 1))
    between = "between" in (on.word(number.first - 1), on.word(number.first - 2))
    started = on.word(number.first - 1) == "from"
    own = unit_of(on, number, stop)
    if own is not None and not hyphen:
        # "5 percent to 7 percent": a range only where it says so
        after = own.stop
        if on.word(after) in ("to", "and") and after + 1 < len(on.tokens) and not on.closed[after + 1]:
            second = read(on.tokens, after + 1)
            if second is not None and second.form == number.form:
                other = unit_of(on, second, second.stop)
                ranged = between if on.word(after) == "and" else not started and own.kind != "duration"
                if other is not None and other[1:] == own[1:] and ranged and second.value > number.value:
                    return _range(on, number, second, other)
        return None
    if not hyphen and word not in ("to", "or", "and", ","):
        return None
    if stop + 1 >= len(on.tokens) or on.closed[stop + 1]:
        return None
    second = read(on.tokens, stop + 1)
    if (
        second is None
        or second.form not in ("digits", "words")
        or number.form not in (second.form, "fraction")
    ):
        return None
    if units.symbol(on.tokens, stop + 1) is not None:
        return None
    unit = unit_of(on, second, second.stop)
    aged = ages.old(on, second)
    low = number.value
    if not number.scaled and second.scaled and low < second.value / second.scale and second.scale >= 1000:
        low = clean(low * second.scale)
    number = replace(number, value=low)
    ranged = (
        (hyphen or word in ("to", "or") or (word == "and" and between))
        and low < second.value
        and not (started and word == "to" and not between)
    )
    if word == "or" and second.value > low * 3:
        ranged = False
    if ranged and aged is not None:
        return [Draft(number.first, aged.stop, "age", (low, second.value), aged.unit)], aged.stop
    if ranged:
        if unit is None and hyphen and on.joined(second.stop) and on.word(second.stop + 1) in _HYPHENED:
            return None
        if unit is None and hyphen and on.capital(number.first - 1) and not (on.word(second.stop).isalpha()):
            return None
        return _range(on, number, second, unit)
    if (
        unit is not None
        and word in ("and", "or", ",", "to")
        and unit.kind in ("percent", "money", "measurement")
    ):
        if word == "," and unit.kind not in ("percent", "money"):
            return None
        if on.word(stop + 1) in ("and",):
            return None
        first_modifier, _ = modifier_of(on, number.first, stop)
        value = bounded(_scaled_by(low, unit.factor), None, first_modifier)
        one = Draft(
            number.first, stop, unit.kind, value, unit.name, first_modifier.text if first_modifier else None
        )
        drafts, end = with_unit(on, second, unit)
        return [one, *drafts], end
    return None


def _scaled_by(value: float, factor: float) -> float:
    return value if factor == 1.0 else clean(value * factor)


def _range(on: Line, number: Number, second: Number, unit: units.Unit | None) -> tuple[list[Draft], int]:
    first = number.first
    modifier, _ = modifier_of(on, first, second.stop)
    name = modifier.text if modifier else None
    bounds = (number.value, second.value)
    if unit is not None:
        scaled = times_by(bounds, unit.factor) if unit.factor != 1 else bounds
        return [Draft(first, unit.stop, unit.kind, scaled, unit.name, name)], unit.stop
    stop = second.stop
    if on.word(stop) == "times":
        kind = "rate" if multiples.compared(on, stop + 1) else "count"
        return [Draft(first, stop + 1, kind, bounds, "times", name)], stop + 1  # type: ignore[arg-type]
    kind = "percent" if number.form == "fraction" else "count"
    return [Draft(first, stop, kind, bounds, noun_unit(on, stop), name)], stop  # type: ignore[arg-type]
