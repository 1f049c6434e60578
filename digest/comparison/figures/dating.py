"""Dates that reports give for one and the same thing: rows of their own, last on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.comparison.clustering import proposals
from digest.comparison.figures.alignment import OTHER, SAME, Pair, agglomerate, alike
from digest.comparison.figures.measures import Item
from digest.comparison.figures.values import Relation

_PARTNERS = 30
_CERTAIN = 0.6
"""Dates differ more often because two things are meant: so much more likeness is asked for."""
_TOLD = {3: 1.1, 2: 0.7, 1: 0.5, 0: 0.3}
"""How much an equal date tells, by how many of year, month and day it states."""
_ISO = re.compile(r"(\d{3,4}|-)(?:-(\d\d)(?:-(\d\d))?)?")

Parts = tuple[str | None, str | None, str | None]


def parts(iso: str) -> Parts:
    """Year, month and day of an ISO date, None where it is silent."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None, None, None
    year, month, day = match.groups()
    return (None if year == "-" else year), month, day


def relate_dates(a: str, b: str) -> Relation:
    """Reads “Equal”; "rounded" where one says more and neither contradicts the other; else "different"."""
    if a == b:
        return "equal"
    one, two = parts(a), parts(b)
    if any(x and y and x != y for x, y in zip(one, two, strict=True)):
        return "different"
    return "rounded" if any(x and x == y for x, y in zip(one, two, strict=True)) else "different"


def align_dates(found: Sequence[Item]) -> list[list[int]]:
    """The dates of an event, as groups of indices of one thing dated each, single ones included."""
    features = []
    for item in found:
        held = {f"w{k}": v for k, v in item.near.items()}
        for n, part in enumerate(parts(str(item.figure.value))):
            if part:
                held[f"d{n}{part}"] = 1.0
        features.append(held)
    pairs = []
    for i, j in proposals(features, _PARTNERS):
        a, b = found[i], found[j]
        relation = relate_dates(str(a.figure.value), str(b.figure.value))
        weight = alike(a, b)
        if relation != "different":
            shared = sum(
                x is not None and x == y
                for x, y in zip(parts(str(a.figure.value)), parts(str(b.figure.value)), strict=True)
            )
            weight += _TOLD[shared]
            if weight >= SAME:
                pairs.append(Pair(weight + 1.0, i, j, relation))
        elif a.article != b.article and weight >= OTHER + _CERTAIN and _alike_cut(a, b):
            pairs.append(Pair(weight, i, j, relation))
    return agglomerate(found, pairs, _apart)


def _alike_cut(a: Item, b: Item) -> bool:
    """Whether both name a day: years and months are mostly periods, not the date of one thing."""
    one, two = parts(str(a.figure.value)), parts(str(b.figure.value))
    return one[2] is not None and [x is None for x in one] == [x is None for x in two]


def _apart(a: Item, b: Item) -> bool:
    return a.article == b.article and relate_dates(str(a.figure.value), str(b.figure.value)) == "different"
