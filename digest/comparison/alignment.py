"""Which figures of different articles are of one measure.

A pair is weighed: how much the equal value tells, how alike the words around are, and whether
anything excludes that both are of one thing (another currency, direction, population, period).
Equal values need some likeness of words; different ones need much, and must be each other's best.
Methods: cosine of nearness-weighted words; greedy agglomeration under cannot-link constraints
(K. Wagstaff, C. Cardie: Clustering with Instance-level Constraints, ICML 2000).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from digest.comparison.clustering import proposals
from digest.comparison.measures import Item, kin
from digest.comparison.values import Relation, commensurable, relate, told

SAME = 1.2
"""Weight from which figures of compatible values are taken to be of one measure."""
OTHER = 2.0
"""The same for different values."""
_KIN = 0.3
"""From this weight on a word beside a figure says what is counted."""
_PARTNERS = 40
"""So many partners are tried for a figure: keeps large events linear."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that may be of one measure."""

    weight: float
    i: int
    j: int
    relation: Relation


def cosine(a: dict[str, float], b: dict[str, float], norms: float) -> float:
    """The cosine of two weightings of words."""
    if len(a) > len(b):
        a, b = b, a
    shared = sum(w * b[k] for k, w in a.items() if k in b)
    return shared / norms if norms else 0.0


def alike(a: Item, b: Item) -> float:
    """How alike the words around two figures are; about 0 to 3.5, below 0 where they part."""
    close = cosine(a.near, b.near, a.norm * b.norm)
    shared = sum(min(w, b.wide[k]) for k, w in a.wide.items() if k in b.wide)
    whole = min(sum(a.wide.values()), sum(b.wide.values()))
    wide = shared / (whole + 1.0) if whole else 0.0
    score = 2.2 * close + 0.9 * wide
    if a.measure and b.measure:
        common = a.measure & b.measure
        if common:
            score += 0.7 * min(1.0, len(common) / min(len(a.measure), len(b.measure)))
        elif not (a.measure & set(b.near)) and not (b.measure & set(a.near)):
            score -= 0.0 if a.figure.unit == b.figure.unit == "people" else 0.3
    if a.names and b.names:
        score += 0.15 if a.names & b.names else -0.35
    for one, two in ((a, b), (b, a)):
        word = kin().get(one.figure.unit or "")
        if word is not None and two.near.get(word, 0.0) >= _KIN and two.figure.unit == "times":
            score += 1.0
    if a.per and a.per == b.per:
        score += 0.6
    if a.part and a.part == b.part:
        score += 0.5
        if a.partner is not None and b.partner is not None:
            score += 1.0 if a.partner == b.partner else -0.5
    return score


def excluded(a: Item, b: Item) -> bool:
    """Whether the texts say that the two are figures of different things."""
    if not commensurable(a.amount, b.amount):
        return True
    if any(b.sides.get(line, side) != side for line, side in a.sides.items()):
        return True
    if a.per and b.per and a.per != b.per:
        return True
    if {a.part, b.part} in ({"part", "whole"}, {"more", "less"}):
        return True
    return bool(_years(a) and _years(b) and not (_years(a) & _years(b)))


def _years(item: Item) -> set[str]:
    value = item.figure.as_of
    return {value[:4]} if value and value[:1] != "-" else set()


def weigh(a: Item, b: Item) -> tuple[float, Relation] | None:
    """The weight of a pair and how its values relate; None where something excludes it."""
    if excluded(a, b):
        return None
    relation = relate(a.amount, b.amount)
    score = alike(a, b)
    if bool(a.per) != bool(b.per):
        score -= 0.3 if relation == "equal" else 0.9
    if bool(a.part) != bool(b.part):
        score -= 0.2 if relation == "equal" else 0.5
    if relation == "different":
        x, y = a.amount.point, b.amount.point
        if x is not None and y is not None:
            ratio = max(abs(x), abs(y)) / max(min(abs(x), abs(y)), 1e-9)
            score -= 0.0 if ratio < 2 else 0.35 if ratio < 5 else 0.9
        if a.figure.kind != b.figure.kind:
            score -= 0.6
        if a.figure.kind == "ordinal" or (x is not None and y is not None and max(x, y) <= 2):
            score -= 0.5
        return score, relation
    one, two = told(a.amount), told(b.amount)
    strength = max(one, two) if _point(a, b) else 0.7 * min(one, two)
    return score + strength, relation


def _point(a: Item, b: Item) -> bool:
    """Whether both name the same number, one of them perhaps as a bound."""
    x, y = a.amount.point, b.amount.point
    return x is not None and y is not None and abs(x - y) <= 0.03 * max(abs(x), abs(y))


def align(found: Sequence[Item]) -> list[list[int]]:
    """The figures of an event, as groups of indices of one measure each, single ones included."""
    pairs = _pairs(found)
    groups = list(range(len(found)))
    members: dict[int, list[int]] = {i: [i] for i in groups}
    weights = {(p.i, p.j): p for p in pairs}
    best = _best(found, pairs)
    for pair in sorted(pairs, key=lambda p: (-p.weight, p.i, p.j)):
        a, b = groups[pair.i], groups[pair.j]
        if a == b:
            continue
        if pair.relation == "different" and not _mutual(found, pair, best):
            continue
        if not _fits(found, members[a], members[b], weights, pair):
            continue
        first, second = min(a, b), max(a, b)
        for k in members[second]:
            groups[k] = first
        members[first] = sorted(members[first] + members.pop(second))
    return [members[g] for g in sorted(members)]


def _pairs(found: Sequence[Item]) -> list[Pair]:
    features: list[dict[str, float]] = []
    for item in found:
        held = {f"w{k}": v for k, v in item.near.items()}
        if item.amount.point is not None:
            held[f"v{item.amount.point:.4g}"] = 1.0 + told(item.amount)
        features.append(held)
    pairs = []
    for i, j in proposals(features, _PARTNERS):
        a, b = found[i], found[j]
        weighed = weigh(a, b)
        if weighed is None:
            continue
        weight, relation = weighed
        least = SAME if relation != "different" else OTHER
        if a.article == b.article:
            if relation == "different" and not (a.headline != b.headline):
                continue
            least += 0.3
        if weight >= least:
            bonus = 1.0 if relation != "different" else 0.0  # the same value first
            pairs.append(Pair(weight + bonus, i, j, relation))
    return pairs


def _best(found: Sequence[Item], pairs: Sequence[Pair]) -> dict[tuple[int, str], Pair]:
    """For each figure and other article, its heaviest pair there."""
    best: dict[tuple[int, str], Pair] = {}
    for pair in pairs:
        for i, j in ((pair.i, pair.j), (pair.j, pair.i)):
            known = best.get((i, found[j].article))
            if known is None or pair.weight > known.weight:
                best[i, found[j].article] = pair
    return best


def _mutual(found: Sequence[Item], pair: Pair, best: dict[tuple[int, str], Pair]) -> bool:
    """Whether two figures of different values are each other's best in their articles."""
    return best[pair.i, found[pair.j].article] is pair and best[pair.j, found[pair.i].article] is pair


def _fits(
    found: Sequence[Item], a: Sequence[int], b: Sequence[int], weights: dict[tuple[int, int], Pair], by: Pair
) -> bool:
    """Whether two groups may become one: nothing excludes it, and no article contradicts itself."""
    values: dict[str, list[int]] = defaultdict(list)
    for i in (*a, *b):
        values[found[i].article].append(i)
    for i in a:
        for j in b:
            if excluded(found[i], found[j]):
                return False
            if found[i].article == found[j].article:
                apart = relate(found[i].amount, found[j].amount) == "different"
                if apart and (min(i, j), max(i, j)) not in weights:
                    return False
    linked = sum((min(i, j), max(i, j)) in weights for i in a for j in b)
    return linked * 3 >= len(a) * len(b)
