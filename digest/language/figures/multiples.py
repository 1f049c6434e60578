"""Rates and multiples ("doubled", "tenfold", "twice", "one in five", "five per 1,000") and tallies."""

from __future__ import annotations

from digest.language.figures.drafts import HYPHENS, Draft, Line
from digest.language.figures.lexicon import numbers, words
from digest.language.figures.modifiers import before
from digest.language.figures.numbers import TEENS, TENS, UNITS, Number, read

_TIMES = numbers("numbers", "times")
_GREW = {"doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "trebling": 3.0,
         "quadrupled": 4.0, "quadrupling": 4.0, "quintupled": 5.0, "halved": 0.5, "halving": 0.5}  # fmt: skip
_GROW = {
    "double": 2.0,
    "doubles": 2.0,
    "triple": 3.0,
    "triples": 3.0,
    "treble": 3.0,
    "quadruple": 4.0,
    "halve": 0.5,
    "halves": 0.5,
}
_TO = words("cues", "multiples_to")
_COMPARED = words("cues", "multiples_compared")
_ALL = {**UNITS, **TEENS, **TENS}
_BASES = frozenset(
    {
        3.0,
        4.0,
        5.0,
        6.0,
        7.0,
        8.0,
        9.0,
        10.0,
        12.0,
        15.0,
        20.0,
        25.0,
        30.0,
        50.0,
        100.0,
        1000.0,
        10000.0,
        100000.0,
        1e6,
    }
)
_VOTED = words("cues", "multiples_voted")
_VOTES = words("cues", "multiples_votes")
_SEATS = words("cues", "multiples_seats")


_NO_SHARE = words("cues", "multiples_no_share")


def fold(on: Line, at: int) -> Draft | None:
    """Reads “Doubled”, "tenfold", "five-fold"."""
    word = on.word(at)
    after = on.word(at + 1)
    if word in _GREW and after not in ("down", "over", "up", "back"):
        if on.joined(at - 1) or on.word(at + 1) in ("-",):
            return None
        found = before(on.tokens, at)
        grown = _GREW[word]
        bounded = (grown, None) if found and found.kind == "low" else grown
        return Draft(at, at + 1, "rate", bounded, "times", found.text if found else None)
    if word in _GROW and not on.joined(at + 1) and not on.joined(at - 1):
        grows = on.word(at - 1) in _TO and after not in ("down", "check", "up", "over")
        over = word in ("double", "triple", "quadruple", "treble") and (
            after in ("the", "that", "what", "its", "their", "last")
            and on.word(at + 2) not in ("life", "standard")
        )
        if grows or over:
            return Draft(at, at + 1, "rate", _GROW[word], "times")
    if word.endswith("fold") and len(word) > 6:
        value = _ALL.get(word[:-4].removesuffix("-"))
        if value and value > 1:
            return Draft(at, at + 1, "rate", value, "times")
    return None


def times(on: Line, at: int) -> Draft | None:
    """Reads “Twice”: a count, or a rate where it compares ("twice as many")."""
    value = _TIMES.get(on.word(at))
    if value is None or on.joined(at):
        return None
    if on.word(at - 1) in ("think", "once", "thought") or on.word(at + 1) == "over":
        return None
    compared = on.word(at + 1) in _COMPARED
    return Draft(at, at + 1, "rate" if compared else "count", value, "times")


def share(on: Line, number: Number) -> Draft | None:
    """Reads “One in five”, "nine out of 10", "five per 100,000"."""
    at = number.stop
    hyphen = on.joined(at)
    at += hyphen
    word = on.word(at)
    if word == "out" and on.word(at + 1) == "of":
        at += 2
        if on.word(at) == "every":
            at += 1
    elif word in ("in", "of") and (word == "in" or on.word(at + 1) == "every"):
        at += 1
        if on.word(at) == "every":
            at += 1
    elif word == "per" and at + 1 < len(on.tokens):
        base = read(on.tokens, at + 1)
        if base is not None and base.value >= 100 and base.form in ("digits", "words"):
            return Draft(number.first, base.stop, "rate", number.value, f"per {base.value:,.0f}")
        return None
    else:
        return _per_many(on, number)
    at += on.joined(at)
    if at >= len(on.tokens) or on.closed[at]:
        return None
    base = read(on.tokens, at)
    if (
        base is None
        or base.form not in ("digits", "words")
        or base.value not in _BASES
        or number.value >= base.value
    ):
        return None
    if (word == "in" and (number.value > 10 or not number.value.is_integer())) or on.word(
        base.stop
    ) in _NO_SHARE:
        return None
    return Draft(number.first, base.stop, "percent", round(number.value / base.value, 5))


def tally(on: Line, number: Number) -> list[Draft]:
    """Reads “97-1”, "348 to 77": each side counts on its own; empty where it is a range or a name."""
    at = number.stop
    if (
        number.form not in ("digits", "words")
        or number.scaled
        or number.value >= 1000
        or not number.value.is_integer()
    ):
        return []
    hyphen = on.raw(at) in HYPHENS and on.glued(at) and on.glued(at + 1)
    to = on.word(at) == "to"
    if (not hyphen and not to) or at + 1 >= len(on.tokens) or on.closed[at + 1]:
        return []
    second = read(on.tokens, at + 1)
    if (
        second is None
        or second.form != number.form
        or second.scaled
        or not second.value.is_integer()
        or second.value >= 1000
    ):
        return []
    around = {on.word(i) for i in range(max(0, number.first - 8), number.first)}
    behind = {on.word(second.stop + i + on.joined(second.stop)) for i in range(3)}
    if hyphen and on.joined(second.stop) and on.tokens[second.stop + 1].kind == "n":
        third = read(on.tokens, second.stop + 1)
    else:
        third = None
    voted = bool((around | behind) & _VOTED)
    unit_follows = on.word(second.stop + on.joined(second.stop)) in _UNITS_AFTER or on.raw(second.stop) in (
        "%",
        "$",
        "°",
    )
    if unit_follows:
        return []
    if not voted and not (hyphen and number.value > second.value):
        return []
    if to and not (behind | around) & _VOTED:
        return []
    if on.joined(number.first - 1):
        return []
    unit = "votes" if (around | behind) & _VOTES and not behind & _SEATS else None
    found = [
        Draft(number.first, number.stop, "count", number.value, unit),
        Draft(at + 1, second.stop, "count", second.value, unit),
    ]
    if third is not None:
        found.append(Draft(third.first, third.stop, "count", third.value, unit))
    return found


def _per_many(on: Line, number: Number) -> Draft | None:
    """Reads “5.3 murders per 100,000 people”."""
    for at in (number.stop + 1, number.stop + 2):
        if on.word(at) == "per" and at + 1 < len(on.tokens) and not on.closed[at + 1]:
            base = read(on.tokens, at + 1)
            if base is not None and base.value >= 100 and base.form in ("digits", "words"):
                return Draft(number.first, base.stop, "rate", number.value, f"per {base.value:,.0f}")
    return None


_UNITS_AFTER = words("cues", "multiples_units_after")


def compared(on: Line, at: int) -> bool:
    """Whether the word after "times" compares ("as many", "higher")."""
    return on.word(at) in _COMPARED
