"""Numbers that belong to a name, a designation or a saying, and count nothing."""

from __future__ import annotations

from digest.language.figures import units
from digest.language.figures.counts import noun_unit
from digest.language.figures.drafts import Line, modifier_of
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import SHORT, Number
from digest.language.figures.quantities import unit_of

_DESIGNATORS = words("words", "designators")
_EXCEPTIONS = words("words", "designator_exceptions")
_NOT_COUNTED = words("words", "not_counted")
_PEOPLE = words("words", "people")
_CONDITIONS = words("words", "conditions")
_FUNCTION = words("words", "function")
_NO_NOUNS = frozenset({"is", "was", "has", "as", "its", "his"})
_DAYS = words("cues", "naming_days")
_PREFIXES = words("cues", "scan_prefixes")
_STEPS = words("cues", "scan_steps")
_NUMBERED = words("cues", "scan_numbered")
_PLACING = words("cues", "scan_placing")


def named(on: Line, number: Number) -> bool:
    """Whether a number belongs to a name, a designation or a saying."""
    first, stop = number.first, number.stop
    raw = on.raw(first)
    before = on.word(first - 1)
    # "G20", "5G", "F-16", "COVID-19"
    if number.form == "digits":
        if on.glued(first) and on.tokens[first - 1].kind == "w" and on.raw(first - 1) not in units.CODES:
            return True
        if on.joined(first - 1) and first >= 2:
            head = on.raw(first - 2)
            if on.tokens[first - 2].kind == "n":
                return True
            if head[:1].isupper() or head.lower() not in _PREFIXES:
                return head.lower() not in ("mid", "under", "over")
        if on.raw(first - 1) in ("/", "#", "_", "=", "&", "@", "+", "\\", "^") and on.glued(first):
            return True
        if on.raw(first - 1) == "." and on.glued(first):
            return True
        if on.raw(stop) == "/" and on.glued(stop) and on.glued(stop + 1) and number.stop - number.first == 1:
            return True
        after = on.raw(stop)
        if (
            on.glued(stop)
            and on.tokens[stop].kind == "w"
            and unit_of(on, number, stop) is None
            and after not in ("s", "x")
            and after.lower() not in SHORT
        ):
            return True
        if after in ("x", "X") and on.glued(stop):
            return True
        if after == "s" and on.glued(stop):
            return True
        if first == 0 and after in (".", ")") and not on.glued(stop + 1):
            return True  # a list's number
        if len(raw) > 1 and raw[0] == "0" and raw[1].isdigit():
            return True
    elif on.joined(first - 1) and on.word(first - 2) not in ("mid", "multi", "nearly", "about"):
        return True
    if on.word(stop) in _NOT_COUNTED and on.word(stop) not in ("am", "pm"):
        return True
    if number.form in ("vague",):
        return False
    if unit_of(on, number, stop) is not None and not (
        before in _DESIGNATORS and on.raw(first - 1)[:1].isupper()
    ):
        return False
    if number.scaled:
        return False
    if (
        before in _DESIGNATORS
        and (before not in _EXCEPTIONS or on.raw(first - 1)[:1].isupper())
        and not on.glued(first)
    ) and (number.form == "digits" or on.raw(first)[:1].isupper() or before in _STEPS):
        if noun_unit(on, stop) is not None:
            return False  # "Harl 45 points"
        plural = on.word(stop) in _PEOPLE
        return not (plural and not on.raw(first - 1)[:1].isupper())
    if before == "." and on.word(first - 2) in _NUMBERED:
        return True
    return _capital_name(on, number)


def _capital_name(on: Line, number: Number) -> bool:
    """Reads “Pixel 2”, "Five Guys", "Group of Seven": capitals around a bare number."""
    first, stop = number.first, number.stop
    raw, before, after = on.raw(first), on.raw(first - 1), on.raw(stop)
    if on.title_case:
        return False
    if number.form != "digits" and raw[:1].isupper() and not on.opens(first):
        return True
    if (
        number.form != "digits"
        and raw[:1].isupper()
        and after[:1].isupper()
        and on.opens(first)
        and number.value < 13
    ):
        # "Five Guys said" against "Two Americans died"
        return on.word(stop).endswith(("s",)) is False and not on.word(stop).endswith(("ans", "ese", "ish"))
    if number.form == "digits" and before[:1].isupper() and before.isalpha() and not on.closed[first - 1]:
        return _after_capital(on, number)
    return bool(
        before.lower() == "of" and on.word(first - 2) in ("group", "gang") and on.raw(first - 2)[:1].isupper()
    )


def _after_capital(on: Line, number: Number) -> bool:
    """Whether digits behind a capitalised word are part of a name ("Pixel 2", "Organization 1")."""
    first, stop = number.first, number.stop
    raw, before, noun = on.raw(first), on.word(first - 1), on.word(stop)
    if before in _DAYS or before in _FUNCTION or before == "i":
        return False
    if len(before) == 1:
        return True
    if "," in raw or number.value >= 10000 or noun_unit(on, stop) is not None:
        return False  # "Harl 45 points"
    if on.opens(first - 1):  # any word may open a sentence; a name, where nothing follows to be counted
        modified = modifier_of(on, first, stop)[0] is not None
        return not modified and (not noun.isalpha() or noun in _FUNCTION)
    people = noun in _PEOPLE or noun in _CONDITIONS
    plural = noun.isalpha() and noun.endswith("s") and noun not in _NO_NOUNS
    return not (people or (plural and on.word(first - 2) in _PLACING))
