"""Ordinals that rank or count ("fifth term", "No. 3 Democrat", "third-largest"), told from names."""

from __future__ import annotations

from digest.language.figures.drafts import Draft, Line
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import UNITS, Number, of_digits
from digest.language.figures.numbers import read as read_number

_NOT_AFTER = words("words", "ordinal_not_after")
_NOT_BEFORE = words("words", "ordinal_not_before")
_YES_AFTER = words("words", "ordinal_yes_after")
_FUNCTION = words("words", "function")
_PLACED = words("cues", "ranks_placed")
_OWNER = words("cues", "ranks_owner")
_SPANS = frozenset({"day", "week", "month", "year", "hour", "person", "minute", "round"})
_DENIALS = frozenset({"not", "n't", "hardly", "never", "neither", "nor"})
_RANKED = frozenset({"no", "nos", "number", "no."})


_BEFORE_SECOND = words("cues", "ranks_before_second")
_OFFICE = words("cues", "ranks_office")


def superlative(word: str) -> bool:
    """Whether a word ranks ("largest", "most")."""
    return word in _YES_AFTER or (len(word) > 5 and word.endswith("est"))


def ordinal(on: Line, number: Number) -> Draft | None:
    """The rank that an ordinal states; None for "First Amendment", "first, …", "second-hand"."""
    first, stop = number.first, number.stop
    draft = Draft(first, stop, "ordinal", number.value)
    hyphen = on.joined(stop)
    after = on.word(stop + hyphen)
    raw_after = on.raw(stop + hyphen)
    before = on.word(first - 1)
    if _denied(on, first):
        return None
    if superlative(after):
        return draft
    if hyphen:
        return draft if after in ("term", "place", "placed", "ranked", "seeded") else None
    if on.joined(first - 1):
        return None
    spelled = not on.raw(first)[0].isdigit()
    if raw_after[:1].isupper() and not on.title_case:
        named = on.raw(first)[0].isupper() and not on.opens(first)
        if named or not spelled or (on.opens(first) and before not in _OWNER):
            return None
    elif spelled and on.raw(first)[0].isupper() and not on.opens(first) and not on.title_case:
        return None
    if after == "of":
        follow = on.word(stop + 1)
        return draft if follow in _OWNER or follow in UNITS or follow.isdigit() else None
    if after in _SPANS and number.value > 3 and before in _OWNER:
        return draft  # "the 35th day of the strike"
    if after == "and" and on.word(stop + 1) in ("final", "last"):
        return draft
    if before == "for" and on.word(first - 2) in _PLACED:
        return draft
    if before in _OWNER and after in ("in", "since", "this", "such"):
        return draft  # "the third in as many weeks"
    if after in _NOT_AFTER:
        wanted = (number.value > 1 and after in ("time", "times")) or (
            after in ("time", "times")
            and before == "the"
            and on.word(first - 2) != "for"
            and number.value == 1
        )
        return draft if wanted else None
    if before in _PLACED and (not after or not after.isalpha() or after in _FUNCTION):
        return draft
    if before in _NOT_BEFORE:
        return None
    if after == "of":
        follow = on.word(stop + 1)
        return draft if follow in _OWNER or follow in UNITS or follow.isdigit() else None
    if not after.isalpha() or after in _FUNCTION:
        return None
    determined = before in _OWNER or before.endswith(("'s", "’s", "s'", "s’")) or before in ("'", "’")
    if number.value == 1 and spelled:
        return draft if determined or on.opens(first) else None
    if number.value == 2 and spelled and not determined and not on.opens(first):
        return draft if before in _BEFORE_SECOND else None
    return draft


def _denied(on: Line, first: int) -> bool:
    """Whether the rank is said not to be one: "not the first time", "hardly his third visit"."""
    words = (on.word(first - 1), on.word(first - 2))
    return words[0] in _DENIALS or (words[0] in _OWNER and words[1] in _DENIALS)


def rank(on: Line, at: int) -> Draft | None:
    """Reads “No. 3 Democrat”, "the number two official"; not "No. 10 Downing Street"."""
    if on.word(at) not in _RANKED or on.closed[at]:
        return None
    stop = at + 1
    if on.word(at) in ("no", "nos"):
        if on.raw(stop) != "." or not on.raw(at)[0].isupper():
            return None
        stop += 1
    if stop >= len(on.tokens) or on.closed[stop]:
        return None
    token = on.tokens[stop]
    if token.kind == "n" and "." not in token.text:
        value = of_digits(token.text)
    elif on.word(at) == "number" and token.lower in UNITS and token.lower != "zero":
        value = UNITS[token.lower]
        number = read_number(on.tokens, stop)
        if number is None or number.stop != stop + 1:
            return None
    else:
        return None
    if not 1 <= value <= 1000 or on.word(stop + 1) in ("downing", "street"):
        return None
    after, before = on.raw(stop + 1), on.word(at - 1)
    if before.isalpha() and before not in _OWNER and before not in _FUNCTION and not after[:1].isalpha():
        return None  # "mine No. 2"
    if value == 10 and on.word(at) != "number" and on.word(stop + 1) in _OFFICE:
        return None
    if on.word(at) == "number" and on.word(at - 1) not in _OWNER and value > 10:
        return None
    return Draft(at, stop + 1, "ordinal", value)
