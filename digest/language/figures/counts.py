"""Bare numbers: what they count, where they count something."""

from __future__ import annotations

from digest.language.figures import multiples
from digest.language.figures.drafts import Draft, Line, modifier_of
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import Number
from digest.language.figures.quantities import valued

_HYPHENED = words("words", "hyphen_names")
_PEOPLE = words("words", "people")
_CONDITIONS = words("words", "conditions")
_FUNCTION = words("words", "function")
_NO_STRESS = words("cues", "scan_no_stress")
_BEFORE_ONE = words("cues", "scan_before_one")
_BEFORE_ZERO = words("cues", "scan_before_zero")
_HALVES = words("cues", "scan_halves")
_AFTER_HALF = words("cues", "scan_after_half")
_TOO_BY_HALF = words("cues", "scan_too_by_half")
_NOT_ONE = words("cues", "scan_not_one")


def noun_unit(on: Line, stop: int) -> str | None:
    """The unit of a count whose noun stands behind it: people, votes, points, terms, seats."""
    for ahead in range(stop, min(stop + 4, len(on.tokens))):
        word = on.word(ahead)
        if word in _PEOPLE:
            return "people"
        if word in ("votes", "vote"):
            return "votes"
        if word in ("points", "terms", "seats"):
            return word
        if word in ("term", "point", "seat") and on.joined(ahead - 1):
            return word + "s"
        if (word in _FUNCTION and word != "of") or not word.isalpha():
            break
    return None


def counted(on: Line, number: Number) -> Draft | None:
    """A bare number as a count, where it counts something."""
    first, stop = number.first, number.stop
    after, before = on.word(stop), on.word(first - 1)
    value, modifier, end = valued(on, first, stop, number)
    hyphen = on.joined(stop)
    noun = on.word(stop + 1) if hyphen else after
    if number.form == "fraction":
        if number.value == 0.5 and not _half_counts(on, number):
            return None
        if number.value >= 1:
            return Draft(first, end, "count", value, None, modifier)
        return Draft(first, end, "percent", value, None, modifier)
    if hyphen and noun in _HYPHENED:
        return None
    if hyphen and noun in ("time", "times") and number.value == 1:
        return None
    if after == "times" or (hyphen and noun in ("time", "times")):
        if multiples.compared(on, stop + 1) and not hyphen:
            return Draft(first, stop + 1, "rate", value, "times", modifier)
        return Draft(first, stop + 1 + hyphen, "count", value, "times", modifier)
    if (hyphen and noun == "fold") or noun == "fold":
        return Draft(first, stop + 1 + hyphen, "rate", value, "times", modifier)
    if number.form == "words" and number.value == 1 and not number.scaled:
        counted = (
            after in _PEOPLE or after in _CONDITIONS or (hyphen and noun in ("term", "vote", "seat", "state"))
        )
        if modifier is not None and after.isalpha() and after not in _NOT_ONE and after not in _FUNCTION:
            counted = modifier not in _NO_STRESS
        if not counted or before in _BEFORE_ONE:
            return None
    if number.value == 0:
        if number.form == "words" and not (noun.endswith("s") and not hyphen):
            return None
        if before in _BEFORE_ZERO:
            return None
    if number.form == "digits" and before == "(" and on.raw(stop) == ")":
        return None
    if number.form == "digits" and before == "[":
        return None
    if not after and first == 0:
        return None
    if (before == "top" and number.value in (3, 5, 10, 20, 25, 40, 50, 100)) or (
        on.joined(first - 1) and on.word(first - 2) == "top"
    ):
        return None
    if (
        after in ("or",)
        and number.form == "words"
        and number.value <= 2
        and on.word(stop + 1) in ("two", "three")
    ):
        pass
    behind = stop + hyphen
    if on.word(behind) in ("or", "-") and modifier is not None:
        behind += 2
    name = noun_unit(on, behind)
    return Draft(first, end, "count", value, name, modifier)


def _half_counts(on: Line, number: Number) -> bool:
    """Whether a half is a share: "half of voters", "by half"; not "half-brother", "first half"."""
    stop = number.stop
    after, before = on.word(stop), on.word(number.first - 1)
    if on.joined(stop) or on.joined(number.first - 1):
        return False
    if before in _HALVES or (before == "by" and on.word(number.first - 2) in _TOO_BY_HALF):
        return False
    if after in _AFTER_HALF:
        return True
    modifier, _ = modifier_of(on, number.first, stop)
    return modifier is not None or before in ("by", "to") or (before in ("than", "nearly", "almost", "about"))
