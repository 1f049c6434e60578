"""The grammar of numbers: digits, words, fractions, ordinals, vague plurals, with scale words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from digest.language.figures.lexicon import numbers, words
from digest.language.figures.tokens import Token

UNITS = numbers("numbers", "units")
TEENS = numbers("numbers", "teens")
TENS = numbers("numbers", "tens")
SCALES = numbers("numbers", "scales")
SHORT = numbers("numbers", "short_scales")
MONEY_SCALES = numbers("numbers", "money_scales")
VAGUE = numbers("numbers", "vague")
ORDINALS = numbers("numbers", "ordinals")
SIGNS = numbers("numbers", "fraction_signs")
_SINGULAR = numbers("numbers", "fractions")
_PLURAL = {f"{word}s": value for word, value in _SINGULAR.items()} | {"halves": 2.0}
_PARTS = _SINGULAR | _PLURAL
_GROUPS = re.compile(r"[,\u2009\u202f\u00a0'’]")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_LOW = {"several": 2.0, "few": 2.0, "couple": 2.0, "tens": 10.0, "many": 2.0}

Form = Literal["digits", "words", "fraction", "ordinal", "vague"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text has it, from token `first` up to (not including) token `stop`."""

    first: int
    stop: int
    value: float
    form: Form
    scaled: bool = False
    """Whether it has a scale word of its own ("$19 and $22 million": only the second has)."""
    scale: float = 1.0
    article: bool = False
    """Whether it is counted by "a" or "an" ("a million")."""


def clean(value: float) -> float:
    """Without the noise of binary fractions: 1.2e9, not 1199999999.9999998."""
    return float(f"{value:.12g}")


def of_digits(text: str) -> float:
    """The value of a token of digits."""
    return float(_GROUPS.sub("", text)[:300])


def read(tokens: Sequence[Token], at: int) -> Number | None:
    """The longest number that begins at token `at`; None where none does."""
    token = tokens[at]
    if token.kind == "n":
        return _digits(tokens, at)
    if token.kind == "w":
        return _words(tokens, at)
    if token.text in SIGNS:
        return _scaled(tokens, Number(at, at + 1, SIGNS[token.text], "fraction"))
    return None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if len(token.text) > 40:
        return None
    value = of_digits(token.text)
    stop = at + 1
    after = tokens[stop] if stop < len(tokens) else None
    if after is not None and after.glued and after.lower in _SUFFIXES and value.is_integer():
        return Number(at, stop + 1, value, "ordinal")
    if after is not None and after.text in SIGNS:  # 3½
        return _scaled(tokens, Number(at, stop + 1, value + SIGNS[after.text], "digits"))
    slash = tokens[stop + 1 : stop + 3]
    if (  # 3 1/2
        after is not None
        and after.kind == "n"
        and not after.glued
        and len(slash) == 2
        and slash[0].text == "/"
        and slash[0].glued
        and slash[1].glued
        and slash[1].text in {"2", "3", "4", "8"}
        and of_digits(after.text) < of_digits(slash[1].text)
    ):
        part = of_digits(after.text) / of_digits(slash[1].text)
        return _scaled(tokens, Number(at, stop + 3, clean(value + part), "digits"))
    return _scaled(tokens, Number(at, stop, value, "digits"))


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """`number` times the scale words after it ("240 billion", "two dozen", "20-million")."""
    value, stop, scaled, scale = number.value, number.stop, number.scaled, number.scale
    while stop < len(tokens):
        word = tokens[stop].lower
        step = 1
        if word == "-" and tokens[stop].glued and stop + 1 < len(tokens) and tokens[stop + 1].glued:
            word, step = tokens[stop + 1].lower, 2
        factor = SCALES.get(word)
        if factor is None and number.form == "digits" and word in SHORT:
            factor = SHORT[word]
        if factor is None or (word == "hundred" and number.form == "digits" and value >= 100):
            break
        value, stop, scaled, scale = value * factor, stop + step, True, scale * factor
    return replace(number, value=clean(value), stop=stop, scaled=scaled, scale=scale)


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    word = _word(tokens, at)
    if word in TENS:
        step = 2 if _word(tokens, at + 1) == "-" else 1
        unit = UNITS.get(_word(tokens, at + step), 0.0)
        if unit and (step == 1 or tokens[at + 1].glued):
            return TENS[word] + unit, at + step + 1
        return TENS[word], at + 1
    if word in TEENS:
        return TEENS[word], at + 1
    if word in UNITS:
        return UNITS[word], at + 1
    return None


def _below_thousand(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Also "fifteen hundred"."""
    head = _below_hundred(tokens, at)
    if head is None and _word(tokens, at) in ("a", "one") and _word(tokens, at + 1) == "hundred":
        head = 1.0, at + 1
    if head is None:
        return None
    value, stop = head
    hyphen = _word(tokens, stop) == "-" and _word(tokens, stop + 1) == "hundred"
    if (_word(tokens, stop) == "hundred" or hyphen) and 0 < value < 100:
        value, stop = value * 100, stop + (2 if hyphen else 1)
        link = 1 if _word(tokens, stop) == "and" else 0
        tail = _below_hundred(tokens, stop + link)
        if tail is not None and tail[0] > 0:
            value, stop = value + tail[0], tail[1]
    return value, stop


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    for reader in (_ordinal, _vague, _fraction, _half):
        found = reader(tokens, at)
        if found is not None:
            return found
    if word in ("a", "an"):
        scale = SCALES.get(_word(tokens, at + 1))
        if scale is None:
            return None
        if _word(tokens, at + 1) == "hundred":
            return _cardinal(tokens, at)
        return _cardinal_from(tokens, at, 1.0, at + 1, article=True)
    return _cardinal(tokens, at)


def _cardinal(tokens: Sequence[Token], at: int) -> Number | None:
    head = _below_thousand(tokens, at)
    if head is None:
        return None
    return _cardinal_from(tokens, at, *head, article=_word(tokens, at) == "a")


def _cardinal_from(
    tokens: Sequence[Token], at: int, value: float, stop: int, *, article: bool = False
) -> Number | None:
    """Groups of thousands, each with its scale, largest first."""
    total, ceiling, scaled, last = 0.0, float("inf"), False, 1.0
    if _word(tokens, stop) == "and" and _word(tokens, stop + 1) == "a":  # two and a half million
        part = _PARTS.get(_word(tokens, stop + 2))
        if part in (2, 4) and value < 100 and _word(tokens, stop + 2) in ("half", "quarter"):
            return _scaled(tokens, Number(at, stop + 3, value + 1 / part, "words"))
    while True:
        step = 2 if _word(tokens, stop) == "-" else 1
        scale = SCALES.get(_word(tokens, stop + step - 1))
        if scale is None or scale >= ceiling or scale == 100 or (step == 2 and not tokens[stop].glued):
            total += value
            break
        total, stop, ceiling, scaled, last = total + value * scale, stop + step, scale, True, scale
        while (more := SCALES.get(_word(tokens, stop))) is not None and more > 100:  # thousand million
            total, stop, last = total * more, stop + 1, last * more
        link = stop
        if _word(tokens, link) in (",", "and") and ceiling > 100:
            comma = _word(tokens, link) == ","
            link += 1
            link += 1 if comma and _word(tokens, link) == "and" else 0
        following = _below_thousand(tokens, link)
        if following is None or following[0] == 0 or scale == 12:
            break
        named = SCALES.get(_word(tokens, following[1]))
        if link != stop and _word(tokens, stop) == "," and not (named and named < ceiling):
            break  # "a thousand, two of them": no number goes on
        if link != stop and named is None and following[0] >= 100 and _word(tokens, stop) == "and":
            break  # "two thousand and five hundred others"
        if named is not None and named >= ceiling:
            break  # "between a million and two million"
        value, stop = following
    return Number(at, stop, clean(total), "words", scaled, last, article)


def _ordinal(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    if word in ORDINALS:
        return Number(at, at + 1, ORDINALS[word], "ordinal")
    if word in TENS and _word(tokens, at + 1) == "-" and tokens[at + 1].glued:
        unit = ORDINALS.get(_word(tokens, at + 2), 0.0)
        if 0 < unit < 10:
            return Number(at, at + 3, TENS[word] + unit, "ordinal")
    return None


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """Reads “Dozens”, "tens of thousands", "hundreds of billions", "several hundred"."""
    word = tokens[at].lower
    if word in VAGUE or word == "tens":
        value, stop, scale = VAGUE.get(word, 10.0), at + 1, 1.0
        while _word(tokens, stop) in ("of", "upon") and (_word(tokens, stop + 1) in VAGUE):
            factor = VAGUE[_word(tokens, stop + 1)]
            value, stop, scale = (
                (factor if _word(tokens, stop) == "upon" else value * factor),
                stop + 2,
                factor,
            )
        if word == "tens" and stop == at + 1:
            return None
        return Number(at, stop, clean(value), "vague", True, scale)
    if word in _LOW or word in ("a", "an"):
        start = at + 1 if word in ("a", "an") and _word(tokens, at + 1) in ("few", "couple") else at
        low = _LOW.get(_word(tokens, start))
        stop = start + 1
        if low is None or word == "tens":
            return None
        if _word(tokens, stop) == "of" and _word(tokens, start) == "couple":
            stop += 1
        scale_word = _word(tokens, stop)
        factor = SCALES.get(scale_word, 0.0)
        if factor > 1:
            following = SCALES.get(_word(tokens, stop + 1), 1.0)
            if following > 100:
                factor, stop = factor * following, stop + 1
            return Number(at, stop + 1, clean(low * factor), "vague", True, factor)
    return None


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Reads “Two-thirds”, "a third of", "one in five"; halves are read apart."""
    word = tokens[at].lower
    count = 1.0 if word in ("a", "an") else UNITS.get(word, 0.0)
    if word in TEENS:
        count = TEENS[word]
    if not count:
        return None
    step = 2 if _word(tokens, at + 1) == "-" and tokens[at + 1].glued else 1
    part_word = _word(tokens, at + step)
    part = (_SINGULAR if count == 1 else _PLURAL).get(part_word)
    if part is None or part == 2 or count >= part:
        return None
    stop = at + step + 1
    if count == 1 and step == 1 and not _takes_part(tokens, at, stop):
        return None  # "a third term", "a quarter"
    if count == 1 and _word(tokens, stop) == "-":
        return None  # "a third-largest"
    return _of_scale(tokens, Number(at, stop, round(count / part, 5), "fraction"))


_BEFORE_PART = words("cues", "numbers_before_part")
_AFTER_PART = frozenset({"of", "the", "less", "more", "fewer", "as"})
_AFTER_ONE = _AFTER_PART | frozenset(
    {
        "",
        ",",
        ".",
        ";",
        ")",
        "or",
        "and",
        "from",
        "in",
        "to",
        "by",
        "if",
        "when",
        "since",
        "after",
        "before",
        "on",
    }
    | {"at", "over", "than", "with", "this", "last", "while", "compared", "but", "because", "for", "during"}
)


def _takes_part(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "a third" is a share, not "a third term" or "a quarter" of the year."""
    following = _word(tokens, stop)
    if _word(tokens, at) == "one":
        return following in _AFTER_ONE
    before = _word(tokens, at - 1)
    return following in _AFTER_PART or (
        before in _BEFORE_PART and (following in _AFTER_ONE or not following.isalpha())
    )


def _of_scale(tokens: Sequence[Token], number: Number) -> Number:
    """Reads “A quarter of a million” is 250,000."""
    stop = number.stop
    if _word(tokens, stop) == "of" and _word(tokens, stop + 1) == "a":
        scale = SCALES.get(_word(tokens, stop + 2), 0.0)
        if scale > 100:
            return Number(number.first, stop + 3, clean(number.value * scale), "words", True, scale)
    return number


def _half(tokens: Sequence[Token], at: int) -> Number | None:
    """Reads “Half”, "half a million", "half-dozen", "a half"."""
    word = tokens[at].lower
    start = at + 1 if word in ("a", "one") and _word(tokens, at + 1) == "half" else at
    if _word(tokens, start) != "half":
        return None
    if start > at and _word(tokens, start + 1) == "-" and _word(tokens, start + 2) not in SCALES:
        return None
    stop = start + 1
    hyphen = _word(tokens, stop) == "-"
    skip = stop + 1 if hyphen else stop
    if _word(tokens, skip) in ("a", "-"):
        skip += 1
    if _word(tokens, skip) == "-":
        skip += 1
    scale = SCALES.get(_word(tokens, skip), 0.0)
    if scale >= 12 and scale != 100:
        return Number(at, skip + 1, clean(scale / 2), "words", True, scale)
    return Number(at, stop, 0.5, "fraction")
