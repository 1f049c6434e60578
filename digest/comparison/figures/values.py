"""Values as they are compared: what dimension a figure has, how two values relate."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from digest.model import Figure

Relation = Literal["equal", "rounded", "bounded", "cut", "different"]
LOOSER: tuple[Relation, ...] = ("equal", "rounded", "bounded", "cut", "different")
"""From the closest to the loosest."""

_SAME = 1e-3
"""Values within this share of each other are the same: nobody rounds finer."""
_CONVERTED = 0.03
"""The same for values in different units: "60 miles (97 kilometers)", "six months" and "180 days"."""
_FAR = 2.0
"""A bound says nothing of values more than so many times away: "more than 200" of 5,000."""
_FRACTION = 0.02
"""The step of a fraction in words: "two-thirds" may stand for 66 or 67 percent, not for 64."""
_ROUNDED_BY = 0.06
_ABOUT_BY = 0.15
"""However few digits a number states, a rounded one lies within this share of the exact one, and one
that is said to be inexact within that: "10" is not 12, and "100" not 120."""
_CUT = 0.2
"""A number cut short ("$5 million" for 5.88) still lies within this share of the whole one."""
_SIGNS = re.compile(r"\d[\d,.\u2009\u202f\u00a0'’]*")
_ANNIVERSARY = re.compile(r"\b(?:anniversary|birthday|jubilee)\b", re.IGNORECASE)
_ABOUT = frozenset(
    {"about", "around", "nearly", "almost", "roughly", "approximately", "some", "close to", "near", "nearing"}
    | {
        "estimated",
        "an estimated",
        "or so",
        "more or less",
        "circa",
        "~",
        "approaching",
        "virtually",
        "approx",
    }
)


@cache
def _units() -> dict[str, tuple[str, float]]:
    """Unit name to its dimension and its size in that dimension's base unit."""
    text = files("digest").joinpath("language/data/figures/units.yml").read_text("utf-8")
    data: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return {
        name: (dimension, float(size))
        for dimension, sizes in data["convert"].items()
        for name, size in sizes.items()
    }


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure's value in the base unit of its dimension."""

    dimension: str
    low: float | None
    high: float | None
    step: float
    """The size of its last stated digit: 1e9 for "$121 billion", 100 for "1,200"."""
    digits: int
    """How many digits it states: 3 for "$121 billion"."""
    about: bool
    """Whether the article says that it is not exact."""
    unit: str | None = None
    size: float = 1.0
    """Its unit in the base unit of its dimension."""
    vague: bool = False
    """Whether it states no number ("dozens")."""

    @property
    def point(self) -> float | None:
        """The number itself, also where it is a bound; None for a range."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        return self.low if self.low is not None else self.high

    @property
    def exact(self) -> bool:
        """Whether it is one number, no bound and no range."""
        return self.low is not None and self.low == self.high


def _stated(text: str, value: float, *, about: bool) -> tuple[float, int]:
    """The step of the last stated digit, and the number of digits stated.

    Zeros at the end of a whole number are not taken as stated ("700,000"), except where they are
    all there is to tell it from its neighbours (10, 20).
    """
    value = abs(value)
    match = _SIGNS.search(text)
    if match is None:
        step, limit = 1.0, 10 if about or value >= 100 else 1000
        while 1 <= step < 1e15 and value >= step * limit and value % (step * 10) < step * 1e-6:
            step *= 10
        if value != int(value):
            step = 10.0 ** -len(f"{value:.5f}".rstrip("0").split(".")[1])
        return step, max(1, len(str(round(value / step)))) if step else 1
    digits = re.sub(r"[,\u2009\u202f\u00a0'’]", "", match.group()).rstrip(".")
    whole, _, decimals = digits.partition(".")
    written = float(digits or 0)
    scale = value / written if written else 1.0
    scale = 10.0 ** round(math.log10(scale)) if scale > 0 else 1.0
    if decimals:
        return scale * 10.0 ** -len(decimals), max(1, len((whole + decimals).lstrip("0")))
    zeros = len(whole) - len(whole.rstrip("0"))
    if len(whole) <= 2 and not about:
        zeros = 0  # ten and twenty are numbers like any other
    if scale >= 1000:
        return scale, max(1, len(whole.rstrip("0")))
    return scale * 10.0**zeros, max(1, len(whole) - zeros)


def amount(figure: Figure) -> Amount | None:
    """The comparable value of a figure; None for a date."""
    value = figure.value
    if isinstance(value, str):
        return None
    low, high = value if isinstance(value, tuple) else (value, value)
    point = low if low is not None else high
    if point is None:
        return None
    about = (figure.modifier or "") in _ABOUT
    step, digits = _stated(figure.text, point, about=about)
    dimension, size = _dimension(figure)
    if figure.kind == "percent" and figure.unit is None:
        step, digits = _FRACTION, 1
    return Amount(
        dimension,
        None if low is None else low * size,
        None if high is None else high * size,
        step * size,
        digits,
        about,
        figure.unit,
        size,
        isinstance(value, tuple) and figure.modifier is None and None in value,
    )


def _dimension(figure: Figure) -> tuple[str, float]:
    """The dimension of a figure, and the size of its unit there."""
    unit = figure.unit or ""
    if figure.kind == "money":
        return f"money {unit}".strip(), 1.0
    if figure.kind == "percent":
        if unit in ("percentage points", "basis points"):
            return "percentage points", 1.0 if unit == "percentage points" else 0.01
        return "percent", 1.0 if unit == "%" else 100.0
    if figure.kind == "ordinal":
        if _ANNIVERSARY.match(figure.measure or ""):
            return "time", _units()["years"][1]
        return "ordinal", 1.0
    if figure.kind == "age":
        return "age", _units().get(unit, _units()["years"])[1]
    if figure.kind in ("duration", "measurement") and unit in _units():
        return _units()[unit]
    if figure.kind in ("measurement", "rate"):
        return f"{figure.kind} {unit}".strip(), 1.0
    return figure.kind, 1.0


def commensurable(a: Amount, b: Amount) -> bool:
    """Whether two amounts are of one dimension; money of an unnamed currency meets any."""
    if a.dimension == b.dimension or {a.dimension, b.dimension} == {"age", "time"}:
        return True
    if "money" in (a.dimension, b.dimension):
        return a.dimension[:5] == b.dimension[:5]
    degrees = "measurement degrees"  # of which scale, only one may say
    return degrees in (a.dimension, b.dimension) and a.dimension[:19] == b.dimension[:19]


def relate(a: Amount, b: Amount) -> Relation:
    """How two commensurable values relate, from "equal" to "different"."""
    if a.point is None or b.point is None:
        return _ranges(a, b)
    x, y = a.point, b.point
    tolerance = _SAME if a.size == b.size or a.dimension == "percent" else _CONVERTED
    if math.isclose(x, y, rel_tol=tolerance, abs_tol=1e-9):
        if a.exact and b.exact:
            return "equal"
        return "equal" if (a.low is None) == (b.low is None) and a.exact == b.exact else "bounded"
    if x * y <= 0:
        return "different"
    coarse, fine = (a, b) if a.step >= b.step else (b, a)
    if _rounded(coarse, fine):
        return "rounded"
    for bound, other in ((a, b), (b, a)):
        if bound.exact or other.point is None or bound.point is None:
            continue
        inside = other.point >= bound.point if bound.high is None else other.point <= bound.point
        near = max(x, y) <= _FAR * min(x, y)
        if inside and near:
            return "bounded"
    if _cut(coarse, fine):
        return "cut"
    return "different"


def _rounded(coarse: Amount, fine: Amount) -> bool:
    """Whether one value is the other, rounded to the digits it states."""
    if coarse.point is None or fine.point is None:
        return False
    gap = abs(coarse.point - fine.point)
    if gap > coarse.step / 2 * (1 + 1e-9):
        return False
    if not (coarse.exact and fine.exact):
        return False  # a bound holds or does not
    if gap > (_ABOUT_BY if coarse.about else _ROUNDED_BY) * max(abs(coarse.point), abs(fine.point)):
        return False
    if coarse.about:
        return True
    if math.isclose(coarse.step, fine.step):
        return False
    # A bare number is a rounded one only where it looks like one: 44 for 43.9, 1,200 for 1,234,
    # but not 10 for 12.
    step, finer = coarse.step / coarse.size, fine.step / fine.size
    return step < 1 or finer < 1 <= step <= 1 or step >= 100 or _scaled(coarse, fine)


def _scaled(coarse: Amount, fine: Amount) -> bool:
    """Whether both are of a dimension whose small numbers are read with decimals."""
    return (
        coarse.dimension.startswith(("money", "percent", "length", "mass", "area"))
        and fine.step < coarse.step
    )


def _cut(coarse: Amount, fine: Amount) -> bool:
    """Whether one value is the other cut short: "$5 million" of $5.88 million."""
    if (
        coarse.point is None
        or fine.point is None
        or not coarse.exact
        or not (coarse.step / coarse.size >= 1e5 or fine.step / fine.size < 1)
    ):
        return False
    return (
        coarse.point <= fine.point < coarse.point + coarse.step
        and fine.step < coarse.step
        and (fine.point - coarse.point <= _CUT * fine.point)
    )


def _ranges(a: Amount, b: Amount) -> Relation:
    """A range against a number or another range."""
    if (a.low, a.high) == (b.low, b.high):
        return "equal"
    low = max(v for v in (a.low, b.low, -math.inf) if v is not None)
    high = min(v for v in (a.high, b.high, math.inf) if v is not None)
    return "bounded" if low <= high else "different"


def told(value: Amount) -> float:
    """How much the bare number tells: near 0 for "two", 1 for "45", 2 and more for "$148.9 billion".

    Two reports that give the same number of this strength hardly do so by chance. A share of
    digits, as in decimal digits of information.
    """
    point = value.point
    if value.vague:
        return 0.1
    if point is None:
        return 1.2
    if value.dimension == "ordinal":
        return 0.0 if point == 1 else 0.25 if point <= 3 else 0.8
    digits = min(value.digits, 5)
    if value.dimension.startswith("money"):
        return 0.7 + 0.5 * digits
    if value.dimension in ("percent", "percentage points"):
        return (0.9 if point % 5 == 0 else 1.3) + 0.4 * (digits > 2 or value.step / value.size < 1)
    if value.dimension == "age":
        return 1.2
    if value.dimension == "time":
        size = _units().get(value.unit or "years", ("time", 1.0))[1]
        point /= size
    if value.step / value.size >= 1 and abs(point) <= 20:
        return 0.0 if abs(point) <= 2 else 0.35 if abs(point) <= 10 else 0.7
    return 0.55 + 0.45 * digits + 0.2 * max(0.0, math.log10(abs(point)) - 2)


__all__ = [
    "LOOSER",
    "Amount",
    "Relation",
    "amount",
    "commensurable",
    "relate",
    "told",
]
