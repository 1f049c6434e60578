"""Ledes: whether the sentences that open two articles tell the same piece of news.

What an event is about stands in many of its sentences, and so tells little where passages are
compared at large. Of ledes more is known beforehand: each says what its article is about. They are
compared by what words tell in any text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.comparison.claims.evidence import undenied
from digest.comparison.claims.field import Passage
from digest.comparison.claims.keys import Key, Keys, Proposition
from digest.comparison.claims.passages import Stretch, bag_in, opposed
from digest.comparison.clustering import clusters
from digest.comparison.families import family
from digest.comparison.rarity import general

_LEAST = 2.5
"""So much weight in common, names counted by how much of the shorter lede is shared."""
_COMPARED = 6
"""Of a large group, so many ledes stand for all; half of them are like each that joins it."""
_NAME, _CAPITAL, _ROLE, _FIGURE = 0.6, 0.4, 0.3, 0.8
"""The weight of a name, of another word in capitals, of a word that describes a person, and of a figure."""
_SYNONYM = 0.35
"""Least weight of a word with near-synonyms."""


def news(known: Sequence[Proposition]) -> list[list[Passage]]:
    """The ledes that tell one piece of news, each group from at least two articles."""
    first = [proposition for proposition in known if proposition.opening]
    weights = [_weights(proposition.whole) for proposition in first]
    edges = []
    for i, j in combinations(range(len(first)), 2):
        common = _common(first[i], first[j], weights[i], weights[j])
        if common >= _LEAST and _agree(first[i], first[j]):
            edges.append((common, i, j))
    joined = {(i, j) for _, i, j in edges}

    def linked(one: Sequence[int], two: Sequence[int]) -> bool:
        pairs = [(min(i, j), max(i, j)) for i in one[:_COMPARED] for j in two[:_COMPARED]]
        return 2 * sum(pair in joined for pair in pairs) >= len(pairs)

    return [
        [_passage(first[i]) for i in group] for group in clusters(len(first), edges, linked) if len(group) > 1
    ]


def _passage(lede: Proposition) -> Passage:
    return Passage(lede.sentence, _whole(lede), bag_in(lede.sentence, _whole(lede)))


def _whole(lede: Proposition) -> Stretch:
    return 0, len(lede.parts) - 1


def _common(a: Proposition, b: Proposition, mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """What two ledes share; nothing where no verb is shared: what happened, not only to whom."""
    shared = mine.keys() & theirs.keys()
    if shared.isdisjoint(a.verbs) and shared.isdisjoint(b.verbs):
        return 0.0
    least = {name: min(mine[name], theirs[name]) for name in sorted(shared)}
    total = sum(least.values())
    words = sum(weight for name, weight in least.items() if name[0] not in "@^")
    return words + total * total / max(min(sum(mine.values()), sum(theirs.values())), 0.01)


def _agree(a: Proposition, b: Proposition) -> bool:
    """Whether neither lede denies what the other tells or has other figures, nor others speak in it."""
    saying = a.heard_from(_whole(a)), b.heard_from(_whole(b))
    if all(saying) and saying[0].isdisjoint(saying[1]):
        return False
    least = {name: key.weight for name, key in a.whole.items() if name in b.whole}
    return not opposed(undenied(a, _whole(a), least), undenied(b, _whole(b), least))


def _weights(keys: Keys) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, key in keys.items():
        found[family(name)] = max(_weight(name, key), found.get(family(name), 0.0))
    return found


def _weight(name: str, key: Key) -> float:
    if name[0] == "@":
        return _NAME
    if name[0] == "^":
        return _CAPITAL
    if key.kind == "name":
        return _ROLE
    if key.kind == "figure":
        return _FIGURE
    return max(_SYNONYM, general(name[1:])) if name[0] == "~" else general(name)
