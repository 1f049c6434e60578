"""Quantities in comparable form, by template."""

from __future__ import annotations

from digest.model import Figure
from digest.pages import phrases

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
    if one and unit.endswith("s") and len(unit) > 3:
        unit = unit[:-1]
    return f"{number} {unit}"


def comparable(figure: Figure) -> str:
    """The value of `figure` in plain text: "240 billion USD", "44%", "more than 0.5", "16 May 2024"."""
    value = figure.value
    if isinstance(value, str):
        return phrases.date(value)
    if isinstance(value, tuple):
        low, high = value
        if low is not None and high is not None:
            return _with_unit(f"{plain(low)}–{plain(high)}", figure.unit, one=False)
        if low is not None:
            return (
                _with_unit(f"{plain(low)} or more", None, one=False)
                if figure.unit is None
                else (f"{_with_unit(plain(low), figure.unit, one=low == 1)} or more")
            )
        if high is not None:
            return f"up to {_with_unit(plain(high), figure.unit, one=high == 1)}"
        return figure.text
    if figure.kind == "ordinal" and value == int(value):
        return _ordinal(value)
    return _with_unit(plain(value), figure.unit, one=value == 1)
