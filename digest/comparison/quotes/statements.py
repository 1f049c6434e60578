"""Statements: versions of one remark, found and joined across articles."""

from __future__ import annotations

from collections.abc import Sequence

from digest.comparison.clustering import clusters, proposals
from digest.comparison.collation import contained
from digest.comparison.quotes.remarks import (
    CUT,
    REWORDED,
    SAME_SPEAKER,
    catchwords,
    close,
    cut_from,
    likeness,
    needed,
    retold,
    reworded,
    scare,
    slogan,
    within,
)
from digest.comparison.quotes.speakers import relation
from digest.comparison.quotes.versions import Version
from digest.comparison.rarity import Rarity, near

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
    known = catchwords(versions)

    def score(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        if key not in scores:
            a, b = versions[key[0]], versions[key[1]]
            found = likeness(a, b, rarity)
            if slogan(a, b, known) or scare(a, b):
                found = 0.0
            elif relation(a.voice, b.voice) == "same":
                found = max(found, _told_again(a, b, known))
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
        if whole([*left, *right]):
            return True
        return (mean(left, right) + mean(right, left)) / 2 >= _LINKAGE

    def whole(members: Sequence[int]) -> bool:
        """Whether one direct quote has what all others have: they are parts of it, or tell of them."""
        return any(
            versions[h].quote.kind == "direct" and all(m == h or sure(h, m) for m in members) for h in members
        )

    def mean(left: Sequence[int], right: Sequence[int]) -> float:
        """The mean of the best scores; what two parts of one remark have in common is not asked."""
        best = []
        for i in left:
            found = max(score(i, j) for j in right)
            if found >= _LINKAGE or any(versions[j].article != versions[i].article for j in right):
                best.append(found)
        return sum(best) / len(best) if best else 0.0

    pairs = proposals([_features(v) for v in versions], _PARTNERS)
    edges = []
    for i, j in pairs:
        found = score(i, j)
        if found >= max(_LINKAGE, needed(versions[i], versions[j])):
            # First what several articles have: a remark said twice in one is joined to it, or left.
            edges.append((found + (versions[i].article != versions[j].article), i, j))
    return [[versions[i] for i in part] for part in clusters(len(versions), edges, linked)]


def _told_again(a: Version, b: Version, known: frozenset[tuple[str, ...]]) -> float:
    """How surely two versions of one speaker are one remark by what is shared, however they differ else."""
    if cut_from(a, b, known):
        return CUT if a.article != b.article or close(a, b) else 0.0
    if a.article == b.article:
        return CUT if close(a, b) and within(a, b) else 0.0
    if reworded(a, b):
        return REWORDED
    verbatim = a.quote.kind == b.quote.kind == "direct"  # where words differ, they are other words
    return SAME_SPEAKER if not verbatim and retold(a, b) else 0.0


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
