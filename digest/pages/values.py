"""Quantities in comparable form, by template."""

from __future__ import annotations

from digest.model import Figure
from digest.pages import phrases

MEASURE = 1
"""Interest below which a group of figures is a day or a number in passing."""

_ONE = {
    "people": "person",
    "centuries": "century",
    "millennia": "millennium",
    "feet": "foot",
    "inches": "inch",
    "degrees Celsius": "degree Celsius",
    "degrees Fahrenheit": "degree Fahrenheit",
}
"""Units whose singular is more than a dropped s."""
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def plain(value: float) -> str:
    """A number as people write it, never rounded: 2.4e11 is "240 billion", 1234567 is "1,234,567"."""
    for scale, word in _SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and round(scaled, 3) == scaled:
            return f"{scaled:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    text = f"{value:,.5f}".rstrip("0").rstrip(".")
    return text or "0"


def _ordinal(value: float) -> str:
    n = int(value)
    ending = "th" if 10 <= abs(n) % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(abs(n) % 10, "th")
    return f"{n:,}{ending}"


def _with_unit(number: str, unit: str | None, one: bool) -> str:
    if unit is None:
        return number
    if unit == "%":
        return f"{number}%"
    return f"{number} {_singular(unit) if one else unit}"


def _singular(unit: str) -> str:
    """One of a unit: "day", "person", "mile per hour"."""
    many, per, of = unit.partition(" per ")
    if many in _ONE:
        return _ONE[many] + per + of
    return (many[:-1] if many.endswith("s") and len(many) > 3 else many) + per + of


def comparable(figure: Figure) -> str:
    """The value of `figure` in plain text: "240 billion USD", "44%", "more than 50%", "16 May 2024".

    A bound is named in the article's words ("more than", "dozens of"); "thousands" stays as it is
    written, for "1,000 or more" would be nobody's figure.
    """
    value = figure.value
    if isinstance(value, str):
        return f"{value}0s" if len(value) == 3 else phrases.date(value)
    if not isinstance(value, tuple):
        return _one(figure, value)
    low, high = value
    if low is not None and high is not None:
        return _with_unit(f"{_bare(figure, low)}–{_bare(figure, high)}", figure.unit, one=False)
    bound = low if low is not None else high
    if bound is None:
        return figure.text
    if figure.modifier:
        return f"{figure.modifier} {_one(figure, bound)}"
    return figure.text if low is not None else f"up to {_one(figure, bound)}"


def bounded(figure: Figure) -> bool:
    """Whether the value is an open bound, so that `comparable` names its modifier."""
    return isinstance(figure.value, tuple) and None in figure.value


def _one(figure: Figure, value: float) -> str:
    if figure.kind == "ordinal" and value == int(value):
        return _ordinal(value)
    return _with_unit(_bare(figure, value), figure.unit, one=value == 1)


def _bare(figure: Figure, value: float) -> str:
    """The number without its unit; a share given as a fraction becomes a percentage."""
    if figure.kind == "percent" and figure.unit is None and 0 <= value <= 1:
        return f"{plain(round(value * 100, 1))}%"
    return plain(value)
