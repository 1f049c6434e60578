"""Reads the figures of one block, number by number."""

from __future__ import annotations

from dataclasses import replace

from digest.language.figures import ages, multiples, ranks
from digest.language.figures.counts import counted
from digest.language.figures.drafts import Draft, Line, bounded, modifier_of
from digest.language.figures.money import inherited, multi, priced
from digest.language.figures.naming import named
from digest.language.figures.numbers import Number, read
from digest.language.figures.pairs import pair
from digest.language.figures.quantities import _signed, unit_of, valued, with_unit
from digest.language.figures.timespans import timespan


def scan(on: Line) -> list[Draft]:
    """The figures of a block, in text order, without overlaps. Linear in its tokens."""
    found: list[Draft] = []
    at = 0
    while at < len(on.tokens):
        if on.closed[at]:
            at += 1
            continue
        drafts, stop = _at(on, at)
        found += [inherited(on, draft, found) for draft in drafts]
        at = max(stop, at + 1)
    return found


def _at(on: Line, at: int) -> tuple[list[Draft], int]:
    """The figures that begin at token `at`, and where to read on."""
    sums = priced(on, at)
    if sums is not None:
        return sums
    for reader in (multi, ages.decade, ranks.rank, multiples.fold, multiples.times, timespan):
        draft = reader(on, at)
        if draft is not None:
            return [draft], draft.stop
    number = read(on.tokens, at)
    if number is None:
        return [], at + 1
    year = _spoken_year(on, number)
    if year is not None:
        return [], year
    if any(on.closed[number.first : number.stop]):
        return [], number.first + 1
    if number.form == "ordinal":
        draft = ranks.ordinal(on, number)
        return ([draft] if draft else []), number.stop
    return _quantity(on, number)


def _spoken_year(on: Line, number: Number) -> int | None:
    """Where "nineteen forty-five" ends; None for anything else."""
    if number.form != "words" or number.scaled or not 11 <= number.value <= 20:
        return None
    after = read(on.tokens, number.stop) if number.stop < len(on.tokens) else None
    spoken = after is not None and after.form == "words" and not after.scaled and 10 <= after.value < 100
    return after.stop if after is not None and spoken else None


def _quantity(on: Line, number: Number) -> tuple[list[Draft], int]:
    """What a cardinal, a fraction or a vague plural is the number of."""
    tallied = multiples.tally(on, number)
    if tallied:
        return tallied, tallied[-1].stop
    limited = ages.limit(on, number)
    if limited is not None:
        return [limited], limited.stop
    if named(on, number):
        return [], number.stop
    for reader in (ages.aged, ages.old):
        draft = reader(on, number)
        if draft is not None:
            modifier, _ = modifier_of(on, draft.first, draft.stop)
            if modifier is not None and draft.modifier is None and not isinstance(draft.value, tuple):
                draft = replace(draft, modifier=modifier.text)
            return [draft], draft.stop
    rated = multiples.share(on, number)
    if rated is not None:
        modifier, _ = modifier_of(on, rated.first, rated.stop)
        if modifier is not None:
            value = rated.value if isinstance(rated.value, float) else 0.0
            rated = replace(rated, modifier=modifier.text, value=bounded(value, None, modifier))
        return [rated], rated.stop
    both = pair(on, number)
    if both is not None:
        return both
    unit = unit_of(on, number, number.stop)
    if unit is not None and number.article and on.joined(number.stop):
        number = replace(number, first=number.first + 1)  # a [million-dollar] check
    if unit is not None:
        return with_unit(on, _signed(on, number, unit), unit)
    if _magnitude(on, number):
        strength, said, stop = valued(on, number.first, number.stop, number)
        return [Draft(number.first, stop, "measurement", strength, "magnitude", said)], stop
    draft = ages.apposed(on, number)
    if draft is not None:
        return [draft], draft.stop
    draft = counted(on, number)
    return ([draft] if draft else []), (draft.stop if draft else number.stop)


def _magnitude(on: Line, number: Number) -> bool:
    """Reads “A magnitude of 6.8”, "6.8 on the Richter scale", "measuring 6.8"."""
    first, stop = number.first, number.stop
    before = [on.word(i) for i in range(max(0, first - 3), first)]
    behind = [on.word(i) for i in range(stop, stop + 4)]
    return 1 <= number.value < 11 and (
        before[-1:] == ["magnitude"]
        or ("magnitude" in before and before[-1] in ("of", "at", "was", "is"))
        or (behind[:1] == ["on"] and "richter" in behind)
    )
