"""Which sentences of different articles report one thing, and which clauses of them.

An inverted index proposes pairs, the evidence weighs them, and each clause is aligned once with
each other article: with what it matches best. What is surely alike comes together first; what is
only likely joins where several articles agree on it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.comparison.claims.evidence import Evidence, weigh
from digest.comparison.claims.field import Field, Passage
from digest.comparison.claims.keys import Proposition, propositions
from digest.comparison.claims.ledes import news
from digest.comparison.claims.passages import Sentence, Stretch, bag_in
from digest.comparison.clustering import clusters, proposals
from digest.comparison.families import family
from digest.model import QuoteGroup, Span

_SURE = 0.55
"""Log-odds from which two sentences report one thing."""
_LIKELY = -0.5
"""From here on they may, where a third article agrees with both."""
_JOINS = 1.2
"""Log-odds, the margin left aside, from which a passage of a further article joins a group."""
_TOGETHER = 0.0
"""Least mean of the log-odds between two groups of passages that come together."""
_UNLIKE = -2.0
"""Log-odds of passages that share next to nothing."""
_SUPPORT = 0.6
"""For each third article that has a sentence like both ..."""
_MOST = 2
"""... but for so many of them only."""
_OPENING = 1.5
"""Where both open their articles: then both tell what the event is."""
_OPENS = 2.0
"""So many nats of what is no name they share at least."""
_BOUND, _NAMED = 1.0, 4.0
"""Passages that share less but for names, and less of rare names, in nats, tell of the same people only."""
_PARTNERS = 12
_COMPARED = 6
"""Of a large group, so many members stand for all."""
_TWICE = 2
"""An article tells one thing in so many places at most; beyond, it is several things."""
_QUOTED = 0.5
"""What is alike to a greater part in quotation marks, on both sides, is a statement's row."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What sentences of different articles have to do with each other."""

    groups: list[list[Passage]]
    """Passages that report one thing, each group from at least two articles."""
    known: Mapping[tuple[int, Span], Proposition]
    """A sentence's column and span to its keys, in the order of columns and text."""
    names: frozenset[str]
    """The names that only few of the event's sentences hold."""
    _near: Mapping[tuple[int, Span], Sequence[_Match]]
    """A sentence's column and span to what is like it in other columns."""

    def near(
        self, passages: Iterable[tuple[Sentence, Stretch]], least: float
    ) -> dict[int, tuple[float, Span]]:
        """The columns that hold something like one of `passages`, from these log-odds on: the likest."""
        best: dict[int, tuple[float, Span]] = {}
        for sentence, stretch in passages:
            for match in self._near.get((sentence.column, sentence.span), ()):
                if match.odds >= least and _largely(match.stretch, stretch):
                    found = (match.odds, match.sentence.span)
                    best[match.column] = max(found, best.get(match.column, found))
        return best

    def completed(self, group: Sequence[Passage]) -> list[Passage]:
        """A group and, of each article that has none of it, the passage that surely says it too."""
        held = {p.sentence.column for p in group}
        best: dict[int, _Match] = {}
        for passage in group:
            for match in self._near.get((passage.sentence.column, passage.sentence.span), ()):
                known = best.get(match.column)
                whole = _common(match.stretch, passage.stretch) * 2 > _longer(match.stretch, passage.stretch)
                fits = match.joins and match.column not in held and whole
                if fits and (known is None or match.odds > known.odds):
                    best[match.column] = match
        further = [best[n] for n in sorted(best)]
        return [*group, *(Passage(m.sentence, m.found, bag_in(m.sentence, m.found)) for m in further)]


class _Match(NamedTuple):
    """What is like a stretch of a sentence, and by what log-odds, the margin left aside."""

    stretch: Stretch
    column: int
    sentence: Sentence
    found: Stretch
    odds: float
    joins: bool
    """Whether its article has nothing else so like it, and nothing contradicts."""


def aligned(field: Field, statements: Sequence[QuoteGroup]) -> Alignment:
    """The sentences of an event aligned; `statements` are the event's rows of statements."""
    known, names = propositions(field.places, field.sentences, field.rarity, statements)
    several = _of_several(known)
    pairs: dict[tuple[int, int], Evidence] = {}
    for i, j in proposals([_features(p) for p in known], _PARTNERS):
        if known[i].column != known[j].column:
            evidence = weigh(known[i], known[j], names)
            if evidence is not None:
                pairs[i, j] = evidence
    edges = []
    weighed = _odds(pairs, known)
    for (i, j), odds in weighed.items():
        both = known[i].statements & known[j].statements
        said = not both and (known[i].statements | known[j].statements) & several
        doubt = pairs[i, j].contradicts or pairs[i, j].thin
        if odds >= _LIKELY and not doubt and not (pairs[i, j].quoted > _QUOTED and said):
            edges.append((odds, i, j))
    edges = _best(sorted(edges, key=lambda e: (-e[0], e[1], e[2])), pairs, known)
    kept = {(i, j) for odds, i, j in edges if odds >= _SURE}
    near: dict[tuple[int, Span], list[_Match]] = defaultdict(list)
    for (i, j), found in pairs.items():
        joins = found.likeness >= _JOINS and (i, j) in kept
        for one, other, stretch, theirs in ((i, j, found.left, found.right), (j, i, found.right, found.left)):
            match = _Match(stretch, known[other].column, known[other].sentence, theirs, found.likeness, joins)
            near[known[one].column, known[one].sentence.span].append(match)
    at = {(p.column, p.sentence.span): p for p in known}
    return Alignment(_grouped(field, known, pairs, edges, weighed) + news(known), at, names, near)


def _features(proposition: Proposition) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, key in proposition.whole.items():
        shared = family(name)
        found[shared] = max(key.weight, found.get(shared, 0.0))
    return found


def _of_several(known: Sequence[Proposition]) -> frozenset[int]:
    """The rows of statements that several articles have."""
    told: dict[int, set[int]] = defaultdict(set)
    for proposition in known:
        for row in proposition.statements:
            told[row].add(proposition.column)
    return frozenset(row for row, columns in told.items() if len(columns) > 1)


def _odds(
    pairs: dict[tuple[int, int], Evidence], known: Sequence[Proposition]
) -> dict[tuple[int, int], float]:
    """Log-odds of each pair, by how much better it is than the next best of either article."""
    rivals: dict[tuple[int, int], list[tuple[float, Stretch]]] = defaultdict(list)
    for (i, j), found in pairs.items():
        rivals[i, known[j].column].append((found.shared, found.left))
        rivals[j, known[i].column].append((found.shared, found.right))
    odds = {}
    for (i, j), found in pairs.items():
        margin = min(
            found.shared - _next(rivals[i, known[j].column], found.shared, found.left),
            found.shared - _next(rivals[j, known[i].column], found.shared, found.right),
        )
        both = known[i].opening and known[j].opening and found.told >= _OPENS
        opening = _OPENING if both else 0.0
        odds[i, j] = found.odds(margin) + opening
        if found.told < _BOUND and found.names < _NAMED and not known[i].statements & known[j].statements:
            odds[i, j] = min(odds[i, j], _UNLIKE)
    return _supported(odds, pairs, known)


def _supported(
    odds: dict[tuple[int, int], float], pairs: dict[tuple[int, int], Evidence], known: Sequence[Proposition]
) -> dict[tuple[int, int], float]:
    """Log-odds, better where third articles have a sentence that is likely the same as both."""
    near: dict[int, set[int]] = defaultdict(set)
    for (i, j), found in odds.items():
        if found >= _LIKELY and not pairs[i, j].contradicts:
            near[i].add(j)
            near[j].add(i)
    return {
        (i, j): found + _SUPPORT * min(_MOST, len({known[k].column for k in near[i] & near[j]}))
        for (i, j), found in odds.items()
    }


def _next(rivals: Sequence[tuple[float, Stretch]], own: float, stretch: Stretch) -> float:
    """What the best match of the same clauses shares, but for one that shares `own`."""
    best, mine = 0.0, True
    for shared, other in rivals:
        if mine and shared == own and other == stretch:
            mine = False
        elif shared > best and _meet(other, stretch):
            best = shared
    return best


def _best(
    edges: Sequence[tuple[float, int, int]],
    pairs: Mapping[tuple[int, int], Evidence],
    known: Sequence[Proposition],
) -> list[tuple[float, int, int]]:
    """Those of `edges`, the surest first, whose clauses have no surer match in the other article."""
    taken: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
    kept = []
    for odds, i, j in edges:
        found = pairs[i, j]
        sides = ((i, known[j].column, found.left), (j, known[i].column, found.right))
        if any(_meet(s, t) for at, column, s in sides for t in taken[at, column]):
            continue
        if odds >= _SURE:
            for at, column, stretch in sides:
                taken[at, column].append(stretch)
        kept.append((odds, i, j))
    return kept


def _grouped(
    field: Field,
    known: Sequence[Proposition],
    pairs: dict[tuple[int, int], Evidence],
    edges: Sequence[tuple[float, int, int]],
    weighed: Mapping[tuple[int, int], float],
) -> list[list[Passage]]:
    passages: list[Passage] = []
    at: list[int] = []
    nodes: dict[int, list[int]] = defaultdict(list)

    def node(i: int, stretch: Stretch) -> int:
        """The passage of sentence `i` that `stretch` mostly is; a new one where there is none."""
        for n in nodes[i]:
            first, last = passages[n].stretch
            common = min(last, stretch[1]) - max(first, stretch[0]) + 1
            if 2 * common >= max(last - first, stretch[1] - stretch[0]) + 1:
                return n
        sentence = known[i].sentence
        passages.append(Passage(sentence, stretch, bag_in(sentence, stretch)))
        at.append(i)
        nodes[i].append(len(passages) - 1)
        return len(passages) - 1

    linked: dict[tuple[int, int], float] = {}
    for odds, i, j in edges:
        found = pairs[i, j]
        pair = sorted((node(i, found.left), node(j, found.right)))
        linked.setdefault((pair[0], pair[1]), odds)

    def apart(m: int, n: int) -> float:
        """Log-odds of passages that are not linked: doubtful at best, as where both quote one remark."""
        m, n = (m, n) if at[m] < at[n] else (n, m)
        found = pairs.get((at[m], at[n]))
        if known[at[m]].statements & known[at[n]].statements:
            return 0.0
        if found is None or found.contradicts:
            return _UNLIKE
        fits = _mostly(found.left, passages[m].stretch) and _mostly(found.right, passages[n].stretch)
        return max(_UNLIKE, min(0.0, weighed[at[m], at[n]])) if fits else _UNLIKE

    def agree(a: Sequence[int], b: Sequence[int]) -> bool:
        told = Counter(passages[n].sentence.column for n in (*a, *b))
        if max(told.values()) > _TWICE:
            return False
        odds = [
            linked.get((min(m, n), max(m, n)), apart(m, n))
            for m in a[:_COMPARED]
            for n in b[:_COMPARED]
            if passages[m].sentence.column != passages[n].sentence.column
        ]
        if not odds:
            return False
        if len(odds) == 1:
            return odds[0] >= _SURE
        return max(odds) >= _LIKELY and sum(odds) / len(odds) >= _TOGETHER

    parts = clusters(len(passages), [(odds, m, n) for (m, n), odds in linked.items()], agree)
    return [[passages[n] for n in part] for part in parts if len(part) > 1]


def _common(one: Stretch, two: Stretch) -> int:
    """How many clauses two stretches have in common; less than one where they don't meet."""
    return min(one[1], two[1]) - max(one[0], two[0]) + 1


def _longer(one: Stretch, two: Stretch) -> int:
    return max(one[1] - one[0], two[1] - two[0]) + 1


def _largely(one: Stretch, two: Stretch) -> bool:
    """Whether two stretches have at least half of the shorter one in common."""
    return 2 * _common(one, two) >= min(one[1] - one[0], two[1] - two[0]) + 1


def _mostly(one: Stretch, two: Stretch) -> bool:
    """Whether two stretches have at least half of the longer one in common."""
    return 2 * _common(one, two) >= _longer(one, two)


def _meet(one: Stretch, two: Stretch) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]
