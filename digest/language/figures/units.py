"""What stands around a number and makes it a quantity: currencies, units, percent signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.language.figures.lexicon import Phrases, table, words
from digest.language.figures.tokens import Token
from digest.model import FigureKind

_MONEY = table("currencies")
SYMBOLS: dict[str, str] = dict(_MONEY["symbols"])
CODES = frozenset(_MONEY["codes"])


_SHORT_TIME = words("cues", "units_short_time")


class Unit(NamedTuple):
    """A unit read after a number, up to (not including) token `stop`."""

    stop: int
    kind: FigureKind
    name: str | None
    factor: float = 1.0


def _plurals(forms: dict[str, str]) -> dict[str, str]:
    more = dict(forms)
    for form, name in forms.items():
        if len(form) > 2 and not form.endswith(("s", "ft", "lb", "kg", "km", "feet")):
            more.setdefault(form + "s", name)
    for form in ("lb", "kg", "km", "mm", "cm", "mg", "ml"):
        if form in forms:
            more.setdefault(form + "s", forms[form])
    return more


DURATION = _plurals(table("units")["duration"])
_LENGTHS = _plurals(table("units")["measurement"])
_MEASURED = Phrases.of(((form.replace("/", " / "), name) for form, name in _LENGTHS.items()), last=False)
_CURRENCY = _plurals(dict(_MONEY["words"].items()))
_CENTS = _plurals(dict(_MONEY["cents"]))
_OF: dict[str, dict[str, str]] = dict(_MONEY["of"])
_MARKED = words("cues", "units_marked")
"""Also other words: they need a large number, or their country, beside them."""

_BETWEEN = words("cues", "units_between")
_WEIGHT = words("cues", "units_weight")


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def symbol(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """A currency before a number at `at`: where it ends, and its code."""
    joined = ""
    best = None
    for stop in range(at, min(at + 3, len(tokens))):
        if stop > at and not tokens[stop].glued:
            break
        joined += tokens[stop].text
        code = SYMBOLS.get(joined) or (joined if joined in CODES else None)
        if code and stop + 1 < len(tokens):
            best = stop + 1, code
    if best is None:
        return None
    number = tokens[best[0]]
    if number.kind != "n" or number.start - tokens[best[0] - 1].end > 1:
        return None
    return best


def percent(tokens: Sequence[Token], at: int) -> Unit | None:
    """A percent sign or word, or percentage or basis points, at token `at`."""
    at += _hyphen(tokens, at)
    word = _word(tokens, at)
    if word in ("%", "٪", "％") or word in ("percent", "pct", "percents"):
        stop = at + 1
    elif word in ("per", "percentage") and _word(tokens, at + 1 + _hyphen(tokens, at + 1)) in (
        "cent",
        "point",
        "points",
    ):
        stop = at + 2 + _hyphen(tokens, at + 1)
        if word == "percentage":
            return Unit(stop, "percent", "percentage points")
        if tokens[stop - 1].lower != "cent":
            return None
    elif word == "basis" and _word(tokens, at + 1) in ("point", "points"):
        return Unit(at + 2, "percent", "basis points")
    else:
        return None
    after = stop + _hyphen(tokens, stop)
    if _word(tokens, after) in ("points", "point") and word != "%":
        return Unit(after + 1, "percent", "percentage points")
    return Unit(stop, "percent", "%")


def _hyphen(tokens: Sequence[Token], at: int) -> int:
    """1 where a hyphen joins what follows, else 0."""
    joined = _word(tokens, at) in ("-", "‑", "–") and at + 1 < len(tokens)
    return int(joined and tokens[at].glued and tokens[at + 1].glued)


def currency(tokens: Sequence[Token], at: int, value: float, *, scaled: bool) -> Unit | None:
    """A currency named after a number ("5 million Swiss francs", "50 cents")."""
    at += _hyphen(tokens, at)
    if _word(tokens, at) == "of" and scaled and _word(tokens, at + 1) in _CURRENCY:
        at += 1
    owner = ""
    for _ in range(3):
        word = _word(tokens, at)
        if word in _CURRENCY or word in _CENTS:
            break
        owner = f"{owner} {word}".strip()
        at += 1
    else:
        return None
    word = _word(tokens, at)
    if word in _CENTS and (not owner or owner in ("u.s.", "us", "euro", "australian", "canadian")):
        code = {"euro": "EUR", "australian": "AUD", "canadian": "CAD"}.get(owner, _CENTS[word])
        return Unit(at + 1, "money", code, 0.01)
    if word not in _CURRENCY:
        return None
    singular = word if word in _OF else word.removesuffix("s")
    codes = _OF.get(singular, {})
    owned = next((codes[o] for o in (owner, owner.rsplit(" ", 1)[-1]) if o in codes), None)
    if owner and owned is None:
        return None
    if word in _MARKED and not owner:
        if singular == "pound":
            near = {_word(tokens, i) for i in range(max(0, at - 8), min(len(tokens), at + 3))}
            if near & _WEIGHT or value < 10 or tokens[at - 1].text == "-":
                return Unit(at + 1, "measurement", "pounds")
        elif not scaled and value < 1000:
            return None
    stop = at + 1
    if singular == "pound" and _word(tokens, stop) == "sterling":
        return Unit(stop + 1, "money", "GBP")
    known = owned or _CURRENCY[word]
    return Unit(stop, "money", None if known == "null" else known)


def code_after(tokens: Sequence[Token], at: int) -> Unit | None:
    """An ISO code after a number ("5 million USD")."""
    if at < len(tokens) and tokens[at].text in CODES:
        return Unit(at + 1, "money", tokens[at].text)
    return None


def duration(tokens: Sequence[Token], at: int) -> Unit | None:
    """A unit of time after a number, also "five full days"."""
    at += _hyphen(tokens, at)
    skip = 0
    while skip < 2 and _word(tokens, at + skip) in _BETWEEN and _word(tokens, at + skip + 1):
        skip += 1
    if skip and tokens[at - 1].text != "-":
        at += skip
    word, following = _word(tokens, at), _word(tokens, at + 1)
    two = f"{word} {following}"
    if two in DURATION:
        return Unit(at + 2, "duration", DURATION[two])
    if word in DURATION and not (len(word) < 4 and word not in _SHORT_TIME):
        if following in ("'", "’") and tokens[at + 1].glued:  # two years' time
            return Unit(at + 1, "duration", DURATION[word])
        return Unit(at + 1, "duration", DURATION[word])
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare != word and bare in DURATION:
        return Unit(at + 1, "duration", DURATION[bare])
    return None


def measured(tokens: Sequence[Token], at: int, value: float) -> Unit | None:
    """A unit of measurement after a number."""
    joined = _hyphen(tokens, at)
    at += joined
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.glued and not joined and first.text in ("C", "F") and 0 < abs(value) < 200:
        return Unit(at + 1, "measurement", "degrees Celsius" if first.text == "C" else "degrees Fahrenheit")
    if first.glued and not joined and first.text == "m" and value < 100000:
        return Unit(at + 1, "measurement", "meters")
    if first.text == "°":
        letter = _word(tokens, at + 1)
        name = {"c": "degrees Celsius", "f": "degrees Fahrenheit"}.get(letter, "degrees")
        return Unit(at + 1 + (name != "degrees"), "measurement", name)
    if first.lower == "magnitude":
        return Unit(at + 1, "measurement", "magnitude")
    for parts, name in _MEASURED.by_edge.get(first.lower, ()):
        here, fits = at, True
        for part in parts:
            if here < len(tokens) and here > at:
                here += _hyphen(tokens, here)
            if _word(tokens, here) != part:
                fits = False
                break
            here += 1
        if fits:
            return Unit(here, "measurement", name)
    return None
