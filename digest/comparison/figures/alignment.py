"""Which figures of different articles are of one measure.

A pair is weighed: how much the equal value tells, how alike the words around are, and whether
anything excludes that both are of one thing (another currency, direction, population, period).
Equal values need some likeness of words; different ones need much, and must be each other's best.
Methods: cosine of nearness-weighted words; greedy agglomeration under cannot-link constraints
(K. Wagstaff, C. Cardie: Clustering with Instance-level Constraints, ICML 2000).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.comparison.clustering import clusters, proposals
from digest.comparison.figures.measure_words import kin
from digest.comparison.figures.measures import Item
from digest.comparison.figures.values import Relation, commensurable, relate, told

SAME = 1.2
"""Weight from which figures of compatible values are taken to be of one measure."""
OTHER = 2.0
"""The same for different values."""
_KIN = 0.3
"""From this weight on a word beside a figure says what is counted."""
_INCOMPARABLE = 10
"""Nobody reports one quantity so many times larger than somebody else: minutes are not years."""
_APART = 1.2
"""A number inside the bound but so many times away says no more than a different one."""
_CLEAR = 1.0
"""Weight from which different values will do where nothing else in either article comes near."""
_MARGIN = 0.6
"""How far the next best pair must then lie behind."""
_RIVALS = 5
_CLOSE, _WIDE, _STRONG = 2.2, 0.9, 0.6
"""What likeness counts: of the words close by, of the whole sentences, and of the one word that
stands closest to both figures."""
_OTHERS = 0.5
"""What it costs that the measures name different people, bodies or places."""
_BESIDE = 0.6
"""What it tells that the figure before or after is the same in both sentences."""
_ALONE = 0.3
"""What it tells that neither article gives the number for anything else."""
_ONLY = 0.35
"""What it tells of different values that neither article gives another one of the kind and unit."""
_BOUND = 0.3
"""What it tells that both give a small number as a bound of the same kind ("over an hour")."""
_TELLING = 1.8
"""What a bare number must tell to be known again in a language that is not read: three digits do."""
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
    strongest = max((min(w, b.near[k]) for k, w in a.near.items() if k in b.near), default=0.0)
    score = _CLOSE * close + _WIDE * wide + _STRONG * strongest
    if a.measure and b.measure:
        common = (a.measure & b.measure) - {a.per}
        named, other = a.measure & a.people, b.measure & b.people
        if named and other and not named & other:
            score -= _OTHERS  # one company's shares and another's
        elif common:
            score += 0.7 * min(1.0, len(common) / min(len(a.measure), len(b.measure)))
        elif not (a.measure & set(b.near)) and not (b.measure & set(a.near)):
            score -= _mismatch(a, b)
    if a.names and b.names:
        score += 0.15 if a.names & b.names else -0.35
    for one, two in ((a, b), (b, a)):
        word = kin().get(one.figure.unit or "")
        if word is not None and two.near.get(word, 0.0) >= _KIN and two.figure.unit == "times":
            score += 1.0
    if (set(a.beside) & set(b.beside)) - {None}:
        score += _BESIDE
    if a.part and a.part == b.part:
        score += 0.5
        if a.partner is not None and b.partner is not None:
            score += 1.0 if a.partner == b.partner else -0.5 if a.part in ("more", "less") else 0.0
    return score


def _mismatch(a: Item, b: Item) -> float:
    """What it costs that the measures have no word in common."""
    if a.figure.kind == "age":  # whose age it is: a pronoun says nothing, another name does
        return 0.9 if a.measure & a.people and b.measure & b.people and not a.names & b.names else 0.0
    return 0.0 if a.figure.unit == b.figure.unit == "people" else 0.3


def excluded(a: Item, b: Item) -> bool:
    """Whether the texts say that the two are figures of different things."""
    if not commensurable(a.amount, b.amount):
        return True
    if any(b.sides.get(line, side) != side for line, side in a.sides.items()):
        return True
    if a.per and b.per and a.per != b.per:
        return True
    if a.population and b.population and not a.population & b.population:
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
    if (a.foreign or b.foreign) and not _told_by_value(a, b, relation):
        return None
    score = alike(a, b)
    if bool(a.per) != bool(b.per):
        score -= 0.3 if relation == "equal" else 0.9
    if bool(a.part) != bool(b.part):
        score -= 0.2 if relation == "equal" else 0.7
    gap = _ratio(a, b)
    if a.per and a.per == b.per:
        score += 0.2 if relation == "different" else 0.6
    if relation == "different" or (relation == "bounded" and gap >= _APART):
        priced = a.figure.kind == "money" and bool(a.per) != bool(b.per)
        if gap >= _INCOMPARABLE or priced:  # a sum is no price per share
            return None
        score -= 0.0 if gap < 3 else 0.35 if gap < 6 else 0.9
        score -= min(0.5, 0.25 * len(a.sides.keys() ^ b.sides.keys()))
        if a.figure.kind == "percent" and not _told_of_both(a, b):
            score -= 0.7
        if a.figure.kind != b.figure.kind:
            if "age" in (a.figure.kind, b.figure.kind):
                return None
            score -= 0.6
        if "whole" in (a.part, b.part) and a.part != b.part:
            return None
        if a.figure.kind == "ordinal" or _small(a, b):
            score -= 0.5
        if a.figure.kind == "age" and not (a.names & b.names or a.measure & b.measure):
            return None  # another person's
        if _of_other_things(a, b):
            return None
        return score, relation
    if a.figure.kind == "age" and a.open != b.open and not _point(a, b):
        return None  # a limit of age is nobody's age
    one, two = told(a.amount), told(b.amount)
    if not (a.amount.exact or b.amount.exact) and (a.amount.low is None) == (b.amount.low is None):
        score += _BOUND
    part = 1.0 if _point(a, b) else 0.7
    return score + part * (max(one, two) if relation == "equal" else min(one, two)), relation


def _told_by_value(a: Item, b: Item, relation: Relation) -> bool:
    """Whether the values alone tell that the two are of one measure.

    Where one of the languages is not read, nothing else can; that values differ says nothing then.
    """
    if relation in ("different", "cut") or a.figure.kind != b.figure.kind:
        return False
    if relation == "bounded" and not _point(a, b):
        return False
    if a.figure.kind != "count" or a.figure.unit == b.figure.unit == "people":
        return True
    return min(told(a.amount), told(b.amount)) >= _TELLING


def _of_other_things(a: Item, b: Item) -> bool:
    """Whether two different values are no two reports of one number, by what stands beside them.

    "Three other women" are not "the four women", what is needed is not what was won, and counts of
    things that no word names alike ("a dozen agents", "seven counts") do not contradict each other.
    """
    counts = a.figure.kind == b.figure.kind == "count"
    if a.needed != b.needed or (counts and a.further != b.further):
        return True
    if a.figure.kind == "age":  # a decade of life and a row of ages are said of different people
        return not (a.amount.exact and b.amount.exact)
    if not (counts and a.measure and b.measure) or a.figure.unit == b.figure.unit == "people":
        return False
    if a.persons and b.persons:
        return False  # "fourteen opponents", "fifteen senators"
    if (
        a.head
        and b.head
        and not ({a.head} & (b.measure | b.wide.keys()) or {b.head} & (a.measure | a.wide.keys()))
    ):
        return True  # a dozen special agents, a seven-count indictment of a special prosecutor
    return not (a.measure & (b.measure | b.wide.keys()) or b.measure & a.wide.keys())


def _told_of_both(a: Item, b: Item) -> bool:
    """Whether more than their population is the same: "30 percent of residents" says not what they do."""
    population = (a.measure & b.measure) | a.people | b.people
    return any(
        w >= _KIN / 2 and b.near.get(k, 0.0) >= _KIN / 2 for k, w in a.near.items() if k not in population
    )


def _ratio(a: Item, b: Item) -> float:
    """How many times the smaller number goes into the larger."""
    x, y = a.amount.point, b.amount.point
    if x is None or y is None:
        return 1.0
    return max(abs(x), abs(y)) / max(min(abs(x), abs(y)), 1e-9)


def _small(a: Item, b: Item) -> bool:
    x, y = a.amount.point, b.amount.point
    return x is not None and y is not None and max(x / a.amount.size, y / b.amount.size) <= 2


def _point(a: Item, b: Item) -> bool:
    """Whether both name the same number, one of them perhaps as a bound."""
    x, y = a.amount.point, b.amount.point
    return x is not None and y is not None and abs(x - y) <= 0.03 * max(abs(x), abs(y))


def align(found: Sequence[Item]) -> list[list[int]]:
    """The figures of an event, as groups of indices of one measure each, single ones included."""
    return agglomerate(found, _pairs(found), _apart)


def agglomerate(
    found: Sequence[Item], pairs: Sequence[Pair], apart: Callable[[Item, Item], bool]
) -> list[list[int]]:
    """Groups along the heaviest pairs first; none holds two figures that are `apart` and not a pair."""
    paired: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        paired[pair.i].add(pair.j)
        paired[pair.j].add(pair.i)

    def linked(a: Sequence[int], b: Sequence[int]) -> bool:
        few, many = sorted((a, b), key=len)
        inside = set(many)
        crossing = len(a) * len(b)
        strangers = crossing - sum(len(paired[i] & inside) for i in few)
        # A chain of half-alike figures does not pull unlike ones together. As each has few partners, none
        # grows without end, and what comes now looks at few.
        if strangers * 3 > crossing * 2:
            return False
        return not any(apart(found[min(i, j)], found[max(i, j)]) for i in a for j in b if j not in paired[i])

    return clusters(len(found), [(p.weight, p.i, p.j) for p in pairs], linked)


def _apart(a: Item, b: Item) -> bool:
    """Whether two figures may not stand in one row: of different things, or one article's two values."""
    if excluded(a, b):
        return True
    return a.article == b.article and (relate(a.amount, b.amount) == "different" or _other_sum(a, b))


def _other_sum(a: Item, b: Item) -> bool:
    """Whether one article's two sums are two, though one may hold the other.

    A toll of "dozens" goes on to be "45" as a report does; "tens of thousands of dollars" in gifts are not
    the "at least $10,000" of another payment.
    """
    if a.figure.kind != "money":
        return False
    bounded = relate(a.amount, b.amount) == "bounded" and not _point(a, b)
    return bounded or a.amount.vague != b.amount.vague


def _pairs(found: Sequence[Item]) -> list[Pair]:
    """Every pair worth linking, the weightier kind of evidence (an equal value) raised."""
    features: list[dict[str, float]] = []
    for item in found:
        held = {f"w{k}": v for k, v in item.near.items()}
        if item.amount.point is not None:
            held[f"v{item.amount.point:.4g}"] = 1.0 + told(item.amount)
        features.append(held)
    often = Counter((item.article, item.amount.dimension, item.amount.point) for item in found)
    kinds = Counter({(x.article, x.figure.kind, x.figure.unit, x.amount.point): 1 for x in found})
    sole = Counter((article, kind, unit) for article, kind, unit, _ in kinds)
    weighed: list[Pair] = []
    for i, j in proposals(features, _PARTNERS):
        made = weigh(found[i], found[j])
        if made is None:
            continue
        weight, relation = made
        a, b = found[i], found[j]
        if relation == "equal" and all(
            often[x.article, x.amount.dimension, x.amount.point] == 1 for x in (a, b)
        ):
            weight += _ALONE
        elif (
            relation == "different"
            and a.figure.kind != "ordinal"
            and all(sole[x.article, x.figure.kind, x.figure.unit] == 1 for x in (a, b))
        ):
            weight += _ONLY
        weighed.append(Pair(weight, i, j, relation))
    rivals = _rivals(found, weighed)
    pairs = []
    for pair in weighed:
        a, b = found[pair.i], found[pair.j]
        agreeing = _agreeing(a, b, pair)
        if a.article == b.article:
            if _other_sum(a, b):
                continue
            if not agreeing and a.headline == b.headline:
                continue
            if pair.weight >= (SAME if agreeing else OTHER) + 0.3:
                pairs.append(pair)
        elif agreeing:
            if pair.weight >= SAME:
                pairs.append(Pair(pair.weight + 1.0, pair.i, pair.j, pair.relation))
        else:
            ahead = min(
                pair.weight - _next(found, rivals[i, found[j].article], pair, i, j)
                for i, j in ((pair.i, pair.j), (pair.j, pair.i))
            )
            if (ahead >= 0 and pair.weight >= OTHER) or (ahead >= _MARGIN and pair.weight >= _CLEAR):
                pairs.append(pair)
    return pairs


def _agreeing(a: Item, b: Item, pair: Pair) -> bool:
    """Whether the values tell of one measure by themselves."""
    return pair.relation != "different" and not (pair.relation == "bounded" and _ratio(a, b) >= _APART)


Rivals = dict[tuple[int, str], list[Pair]]


def _rivals(found: Sequence[Item], pairs: Sequence[Pair]) -> Rivals:
    """For each figure and other article, its heaviest pairs there."""
    rivals: Rivals = defaultdict(list)
    for pair in sorted(pairs, key=lambda p: (-p.weight, p.i, p.j)):
        for i, j in ((pair.i, pair.j), (pair.j, pair.i)):
            known = rivals[i, found[j].article]
            if len(known) < _RIVALS:
                known.append(pair)
    return rivals


def _next(found: Sequence[Item], rivals: Sequence[Pair], pair: Pair, i: int, j: int) -> float:
    """The weight of the best pair of `i` but this one; `j`, told again with its value, is no rival."""
    for rival in rivals:
        other = rival.j if rival.i == i else rival.i
        if other != j and relate(found[other].amount, found[j].amount) == "different":
            return rival.weight
    return 0.0
