"""Statements: versions of one remark, found and joined across articles."""

from __future__ import annotations

from collections.abc import Sequence

from digest.comparison.clustering import clusters, proposals
from digest.comparison.collation import contained
from digest.comparison.rarity import Rarity, near
from digest.comparison.remarks import SAME_SPEAKER, likeness, needed, retold
from digest.comparison.speakers import relation
from digest.comparison.versions import Version

_LINKAGE = 0.45
"""Least mean of the best scores between two clusters."""
_PARTNERS = 24
_COMPARED = 6
"""Of a large cluster, so many members stand for all."""
_VERY = 0.85
"""A version that is this much contained in another one of its article is a cut of it."""


def statements(versions: Sequence[Version], rarity: Rarity) -> list[list[Version]]:
    """The versions of each remark together, whatever their order; every version is in one group."""
    scores: dict[tuple[int, int], float] = {}

    def score(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        if key not in scores:
            a, b = versions[key[0]], versions[key[1]]
            found = likeness(a, b, rarity)
            if found < SAME_SPEAKER and a.article != b.article and relation(a.voice, b.voice) == "same":
                found = SAME_SPEAKER if retold(a, b) else found
            scores[key] = found if found >= needed(a, b) else min(found, _LINKAGE) / 2
        return scores[key]

    def sure(i: int, j: int) -> bool:
        return score(i, j) >= max(_LINKAGE, needed(versions[i], versions[j]))

    def bridged(a: Sequence[int], b: Sequence[int]) -> bool:
        """Whether two quotes of one article would stand together that no third version is alike to."""
        both = [*a, *b]
        if len({versions[i].article for i in both}) == 1:
            return False
        for i in a[:_COMPARED]:
            for j in b[:_COMPARED]:
                if versions[i].article != versions[j].article or _repeated(versions[i], versions[j]):
                    continue
                others = [k for k in both if versions[k].article != versions[i].article][: 2 * _COMPARED]
                if not any(sure(i, k) and sure(j, k) for k in others):
                    return True
        return False

    def linked(a: Sequence[int], b: Sequence[int]) -> bool:
        if bridged(a, b):
            return False
        left, right = _standing(a, versions), _standing(b, versions)
        forth = sum(max(score(i, j) for j in right) for i in left) / len(left)
        back = sum(max(score(i, j) for i in left) for j in right) / len(right)
        return (forth + back) / 2 >= _LINKAGE

    pairs = proposals([_features(v) for v in versions], _PARTNERS)
    edges = []
    for i, j in pairs:
        found = score(i, j)
        if found >= max(_LINKAGE, needed(versions[i], versions[j])):
            # First what several articles have: a remark said twice in one is joined to it, or left.
            edges.append((found + (versions[i].article != versions[j].article), i, j))
    return [[versions[i] for i in part] for part in clusters(len(versions), edges, linked)]


def _standing(members: Sequence[int], versions: Sequence[Version]) -> Sequence[int]:
    """The members that stand for a cluster: those that hold most."""
    if len(members) <= _COMPARED:
        return members
    return sorted(members, key=lambda i: (-versions[i].core.total, i))[:_COMPARED]


def _repeated(a: Version, b: Version) -> bool:
    """Whether one version is the other, or a cut of it, word by word."""
    return contained(a.forms, b.forms) >= _VERY


def _features(version: Version) -> dict[str, float]:
    """What a version is found by, with weights: words, rows of words, of a short one also those around."""
    found: dict[str, float] = {}
    for stem, weight in version.core.weights.items():
        found[near(stem)] = max(weight, found.get(near(stem), 0.0))
    for run in version.runs:
        found[" ".join(run)] = 0.5
    if version.core.total < 1.5:
        for stem, weight in version.whole.weights.items():
            found.setdefault(near(stem), weight / 2)
    return found
