"""Passages that say the same come together: an inverted index proposes, linkage disposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

_WINDOW = 48
"""Of a feature that many passages hold, each is tried against so many neighbours on either side."""
_FEATURES = 10
"""Only so many of a passage's rarest features propose partners."""


def proposals(features: Sequence[Mapping[str, float]], limit: int) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of passages that share telling features, at most about `limit` a passage.

    Linear in the number of passages: a passage is looked up by its rarest features, and of a
    feature that very many hold only the neighbours in the list are taken.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for i, held in enumerate(features):
        for feature in held:
            postings[feature].append(i)
    position: dict[str, dict[int, int]] = {
        feature: {i: at for at, i in enumerate(found)}
        for feature, found in postings.items()
        if len(found) > 2 * _WINDOW
    }
    pairs: set[tuple[int, int]] = set()
    for i, held in enumerate(features):
        strongest = sorted(held, key=lambda f: (-held[f], len(postings[f]), f))[:_FEATURES]
        shared: dict[int, float] = defaultdict(float)
        for feature in strongest:
            found = postings[feature]
            if feature in position:
                at = position[feature][i]
                found = found[max(0, at - _WINDOW) : at + _WINDOW + 1]
            for j in found:
                shared[j] += held[feature]
        shared.pop(i, None)
        best = sorted(shared, key=lambda j: (-shared[j], j))[:limit]
        pairs.update((i, j) if i < j else (j, i) for j in best)
    return sorted(pairs)


def clusters(
    size: int,
    edges: Iterable[tuple[float, int, int]],
    linked: Callable[[Sequence[int], Sequence[int]], bool],
) -> list[list[int]]:
    """A partition of `range(size)`: along the strongest edges first, wherever `linked` agrees.

    `edges` are (score, i, j). `linked` is asked about two whole clusters, so that a chain of
    half-alike passages does not pull unlike ones together.
    """
    member = list(range(size))
    held: dict[int, list[int]] = {i: [i] for i in range(size)}
    refused: set[tuple[int, int, int, int]] = set()
    for _, i, j in sorted(edges, key=lambda e: (-e[0], e[1], e[2])):
        a, b = sorted((member[i], member[j]))
        if a == b:
            continue
        asked = (a, len(held[a]), b, len(held[b]))
        if asked in refused:
            continue
        if not linked(held[a], held[b]):
            refused.add(asked)
            continue
        for k in held[b]:
            member[k] = a
        held[a] = sorted(held[a] + held.pop(b))
    return [held[a] for a in sorted(held)]
