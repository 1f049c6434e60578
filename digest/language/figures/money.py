"""Amounts of money whose currency stands before them, or is understood from one before."""

from __future__ import annotations

from dataclasses import replace

from digest.language.figures import units
from digest.language.figures.drafts import HYPHENS, Draft, Line, modifier_of
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import MONEY_SCALES, SCALES, SHORT, Number, clean, read
from digest.language.figures.quantities import valued

_PEOPLE = words("words", "people")
_FUNCTION = words("words", "function")
_MULTI = frozenset({"multi", "multimillion", "multibillion", "multitrillion"})
_MONEY_NEAR = frozenset({"and", "to", "or", "-", "–", "—", "versus", "from"})
_SUM = frozenset({"million", "billion", "trillion", "bn", "m"})
_NEARBY = 14
"""Tokens between a sum and one that leaves its currency unsaid."""


def inherited(on: Line, draft: Draft, found: list[Draft]) -> Draft:
    """Reads “$5 billion, up from 4.2 billion”: a large bare number is money where money stands before it."""
    last = found[-1] if found else None
    if draft.kind != "count" or last is None or last.kind != "money" or draft.unit is not None:
        return draft
    after = on.word(draft.stop)
    bare = not after.isalpha() or after in _FUNCTION or after in ("net", "gross")
    near = draft.first - last.stop <= _NEARBY
    apart = any(i in on.sentence_starts for i in range(last.stop, draft.first + 1))
    if bare and near and not apart and after != "of" and on.word(draft.stop - 1) in _SUM:
        return replace(draft, kind="money", unit=last.unit)
    return draft


def _money_scale(on: Line, number: Number) -> Number:
    """`number` with a short scale that only money has ("$5m", "€3bn")."""
    stop = number.stop
    step = on.joined(stop)
    raw = on.raw(stop + step)
    near = on.glued(stop) or on.raw(stop) in ("m", "bn", "b")
    factor = MONEY_SCALES.get(raw) if near or step else None
    if factor is None and raw.lower() in SHORT:
        factor = SHORT[raw.lower()]
    if factor is None or number.scaled:
        return number
    return replace(
        number, value=clean(number.value * factor), stop=stop + step + 1, scaled=True, scale=factor
    )


def priced(on: Line, at: int) -> tuple[list[Draft], int] | None:
    """Money whose currency stands before it, with a second amount that shares it."""
    sign = units.symbol(on.tokens, at)
    if sign is None:
        return None
    number = read(on.tokens, sign[0])
    if number is None or number.form == "ordinal":
        return None
    number = _money_scale(on, number)
    if number.form == "ordinal" or on.closed[number.first]:
        return None
    code = sign[1]
    stop = _redundant(on, number.stop, code)
    link = _link(on, stop)
    if link is not None:
        where = units.symbol(on.tokens, link)
        second = read(on.tokens, where[0] if where else link) if link < len(on.tokens) else None
        if second is not None and second.form in ("digits", "words") and not on.closed[second.first]:
            second = _money_scale(on, second)
            same = where is not None and where[1] == code
            bare = where is None and (
                second.scaled or on.raw(link - 1) in HYPHENS or on.word(link - 1) == "to"
            )
            bare = bare and not units.percent(on.tokens, second.stop) and on.tokens[second.first].kind == "n"
            bare = bare and not (not second.scaled and _counts(on, second.stop))
            if same or bare:
                return _two_prices(on, at, (number, second), link, code)
    value, modifier, end = valued(on, at, stop, number)
    return [Draft(at, end, "money", value, code, modifier)], end


def _counts(on: Line, stop: int) -> bool:
    """Whether a noun of its own follows a bare second number ("$5 to 200 people")."""
    return on.word(stop) in _PEOPLE


def _redundant(on: Line, stop: int, code: str) -> int:
    """Past "dollars" after "$5 million"."""
    if code == "USD" and on.word(stop) in ("dollars", "dollar"):
        return stop + 1
    return stop


def _link(on: Line, stop: int) -> int | None:
    """Where a second number of a pair would begin."""
    if on.raw(stop) in HYPHENS:
        return stop + 1
    if on.word(stop) in _MONEY_NEAR:
        return stop + 1
    return None


def _two_prices(
    on: Line, at: int, numbers: tuple[Number, Number], link: int, code: str
) -> tuple[list[Draft], int]:
    """A range, or two sums, of which the first may borrow the second's scale word."""
    first, second = numbers
    low = first.value
    if not first.scaled and second.scaled and low < second.value / second.scale:
        low = clean(low * second.scale)
    between = on.word(at - 1) == "between" or on.word(at - 2) == "between"
    word = on.word(link - 1)
    ranged = (word in ("to", *HYPHENS) and on.word(at - 1) != "from") or (word == "and" and between)
    modifier, _ = modifier_of(on, at, second.stop)
    name = modifier.text if modifier else None
    if ranged and low < second.value:
        return [Draft(at, second.stop, "money", (low, second.value), code, name)], second.stop
    start = link
    return [
        Draft(at, first.stop, "money", low, code, name),
        Draft(start, second.stop, "money", second.value, code),
    ], second.stop


def multi(on: Line, at: int) -> Draft | None:
    """Reads “Multi-billion-dollar”, "a million-dollar check": bounds and sums without a number."""
    word = on.word(at)
    start = at
    if word in _MULTI:
        if word == "multi":
            at += 1 + on.joined(at + 1)
            scale = SCALES.get(on.word(at), 0.0)
        else:
            scale = SCALES[word.removeprefix("multi")]
        low = True
    else:
        scale = SCALES.get(word, 0.0)
        low = False
    if scale < 1000:
        return None
    unit = units.currency(on.tokens, at + 1, scale, scaled=True) if on.joined(at + 1) or low else None
    if unit is None:
        return None
    value: float | tuple[float | None, float | None] = (scale, None) if low else scale
    return Draft(start, unit.stop, "money", value, unit.name)
