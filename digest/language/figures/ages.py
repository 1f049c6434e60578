"""Ages: "16-year-old", "aged 16", "Mara Quill, 16,", "in her mid-50s", "under 18s"."""

from __future__ import annotations

from digest.language.figures.drafts import HYPHENS, Draft, Line
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import Number, read
from digest.model import Bounds

_UNITS = {
    "year": "years",
    "years": "years",
    "month": "months",
    "months": "months",
    "week": "weeks",
    "weeks": "weeks",
    "day": "days",
    "days": "days",
}
_PEOPLE = words("words", "people")
_AGED = frozenset({"aged", "age", "ages", "turned", "turns", "turning"})
_PRONOUNS = frozenset({"he", "she", "who", "i", "him", "her", "they"})
_PART = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_OWN = frozenset({"his", "her", "their", "my", "our", "your"})
_KIN = words("cues", "ages_kin")
_NO_PERSON = words("cues", "ages_no_person")


_AROUND_AGE = words("cues", "ages_around_age")
_AFTER_TURNED = words("cues", "ages_after_turned")
_AFTER_AGE = words("cues", "ages_after_age")
_AFTER_LISTED = words("cues", "ages_after_listed")
_COPULA = words("cues", "ages_copula")
_AFTER_LIMIT = words("cues", "ages_after_limit")
_RESULTS = words("cues", "ages_results")
_RESULTS_WITHIN = 60
"""Tokens before a list of names and numbers in which a word may say that they are a result."""


def old(on: Line, number: Number) -> Draft | None:
    """Reads “16-year-old”, "16 years old", "16 years of age"; `number` may be one end of a range."""
    at = number.stop
    at += on.joined(at)
    unit = _UNITS.get(on.word(at))
    if unit is None:
        return None
    at += 1
    if on.word(at) == "of" and on.word(at + 1) == "age":
        return Draft(number.first, at + 2, "age", number.value, unit)
    at += on.joined(at)
    if on.word(at) in ("old", "olds"):
        return Draft(number.first, at + 1, "age", number.value, unit)
    return None


def _whole(number: Number) -> bool:
    return (
        number.value.is_integer()
        and 0 < number.value <= 115
        and not number.scaled
        and number.form in ("digits", "words")
    )


def aged(on: Line, number: Number) -> Draft | None:
    """Reads “Aged 16”, "between the ages of 5 and 11", "turned 40"."""
    if not _whole(number):
        return None
    before = on.word(number.first - 1)
    before2 = on.word(number.first - 2)
    lead = (
        before in _AGED
        or (before in ("of", "from") and before2 in ("age", "ages"))
        or (before in _AROUND_AGE and before2 in ("aged", "age", "ages"))
        or (before == "and" and on.word(number.first - 3) in ("aged", "ages"))
    )
    if not lead:
        return _or_older(on, number)
    after = on.word(number.stop)
    if before.startswith("turn") and (after.isalpha() and after not in _AFTER_TURNED):
        return None
    stop, value = number.stop, number.value
    if after in ("to", "and", "or", "through") or after in HYPHENS:
        second = read(on.tokens, number.stop + 1) if number.stop + 1 < len(on.tokens) else None
        plural = before == "ages" or before2 == "ages" or after in HYPHENS or after == "to"
        if second is not None and _whole(second) and second.value > value and plural:
            bounds: Bounds = (value, second.value)
            return Draft(number.first, second.stop, "age", bounds, "years")
    return Draft(number.first, stop, "age", value, "years")


def _or_older(on: Line, number: Number) -> Draft | None:
    """Reads “anyone 19 or older”, "voters 65 and over"."""
    link, word = on.word(number.stop), on.word(number.stop + 1)
    if link not in ("or", "and") or word not in ("older", "younger"):
        return None
    bounds: Bounds = (number.value, None) if word == "older" else (None, number.value)
    return Draft(number.first, number.stop, "age", bounds, "years", f"{link} {word}")


def apposed(on: Line, number: Number) -> Draft | None:
    """Reads “Mara Quill, 16, said”, "Quill (16)", "she was 16."."""
    if not _whole(number) or number.form != "digits":
        return None
    first, stop = number.first, number.stop
    before, after = on.raw(first - 1), on.raw(stop)
    name = on.raw(first - 2)
    person = (
        (
            (
                name[:1].isupper()
                and name[:1].isalpha()
                and on.word(first - 2) not in _NO_PERSON
                and not on.closed[first - 2]
            )
            or on.word(first - 2) in _PEOPLE
            or on.word(first - 2) in _KIN
            or (name in (".", "”", "’") and on.word(first - 3) in ("jr", "sr"))
        )
        if first >= 2
        else False
    )
    draft = Draft(first, stop, "age", number.value, "years")
    if before == "," and _result(on, number):
        return None
    if on.word(first - 1) == "at" and number.value >= 5:
        at = stop + (after == ",")
        if on.word(at) in _PRONOUNS or (at > stop and on.opens(first - 1) and on.raw(at)[:1].isupper()):
            return draft  # "At 47, she"
    if person and before == "," and (after in (",", ".", ";", ")", "”", "") or on.word(stop) in _AFTER_AGE):
        listed = after in (",",) and on.tokens[stop + 1].kind == "n" if stop + 1 < len(on.tokens) else False
        bare = on.word(stop) in _AFTER_LISTED and not on.raw(first - 3)[:1].isupper()
        return None if listed or bare else draft
    if (
        before == "("
        and after in (")", ",")
        and name[:1].isupper()
        and on.raw(first - 3)[:1].isupper()
        and number.value >= 5
        and not on.title_case
    ):
        return draft
    ends = after in (".", ",", ";", "”", '"', "") or on.word(stop) in ("when", "at", "and", "now", "years")
    if on.word(first - 1) in _COPULA and ends and number.value >= 2:
        subject = on.word(first - 2)
        if subject in _PRONOUNS or (subject in ("just", "only", "now") and on.word(first - 3) in _PRONOUNS):
            return draft
        if (
            on.raw(stop) == "."
            and on.raw(first - 2)[:1].isupper()
            and subject not in _NO_PERSON
            and subject.isalpha()
            and not on.opens(first - 2)
            and number.value >= 18
        ):
            return draft
    return None


def _result(on: Line, number: Number) -> bool:
    """Whether it stands in a list of a vote or a match: "Votes: Mara Quill, 87; Tor Lund, 63."."""
    first, stop = number.first, number.stop
    if not any(on.word(i) in _RESULTS for i in range(max(0, first - _RESULTS_WITHIN), first)):
        return False
    return _listed(on, range(stop, stop + 8)) or _listed(on, range(first - 2, first - 9, -1))


def _listed(on: Line, tokens: range) -> bool:
    """Whether the next number from here on stands behind a name and a comma, too, with only names between."""
    for i in tokens:
        if not 0 <= i < len(on.tokens):
            return False
        if on.tokens[i].kind == "n":
            return on.raw(i - 1) == "," and on.raw(i - 2)[:1].isupper() and on.raw(i + 1) in _ENDS
        if not (on.raw(i)[:1].isupper() or on.raw(i) in _BETWEEN):
            return False
    return False


_ENDS = frozenset({",", ";", ".", "", ")", "and"})
_BETWEEN = frozenset({",", ";", ".", "and", "-", "’", "'"})


def decade(on: Line, at: int) -> Draft | None:
    """Reads “In her mid-50s”, "late twenties", as a range of years."""
    word = on.word(at)
    if word in _DECADES:
        base, stop = _DECADES[word], at + 1
    elif (
        on.tokens[at].kind == "n"
        and len(word) == 2
        and word[1] == "0"
        and word != "00"
        and on.word(at + 1) in ("s", "'s")
        and on.glued(at + 1)
    ):
        base, stop = int(word), at + 2
    elif (
        on.tokens[at].kind == "n"
        and len(word) == 2
        and word[1] == "0"
        and on.word(at + 1) in ("'", "’")
        and on.glued(at + 1)
        and on.word(at + 2) == "s"
    ):
        base, stop = int(word), at + 3
    else:
        return None
    first = at
    part = on.word(at - 1)
    if part in HYPHENS and on.glued(at):
        part = on.word(at - 2)
        before = at - 3
        lead = at - 2
    else:
        before, lead = at - 2, at - 1
    if part not in _PART:
        part, before, lead = "", at - 1, at
    if on.word(before) not in _OWN and not (part and on.word(before) in ("the", "in", "into")):
        return None
    if part:
        first = lead
    low, high = _PART.get(part, (0, 9))
    return Draft(first, stop, "age", (float(base + low), float(base + high)), "years", part or None)


def limit(on: Line, number: Number) -> Draft | None:
    """Reads “Under-18s”, "children under 5", "over-65s"."""
    first, stop = number.first, number.stop
    if not _whole(number) or number.form != "digits":
        return None
    joined = on.joined(first - 1)
    word = on.word(first - 1 - joined)
    if word not in ("under", "over"):
        return None
    low = (number.value, None) if word == "over" else (None, number.value)
    if on.word(stop) == "s" and on.glued(stop):
        return Draft(first - 1 - joined, stop + 1, "age", low, "years", word)
    if (
        not joined
        and on.word(first - 2) in _PEOPLE
        and not (on.word(stop).isalpha() and on.word(stop) not in _AFTER_LIMIT)
        and on.raw(stop) not in ("%", "$")
    ):
        return Draft(first, stop, "age", low, "years", word)
    return None
