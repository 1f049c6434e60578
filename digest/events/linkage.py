"""Average linkage: which groups of articles come together, and how close they then are.

The nearest-neighbour chain (Murtagh 1983, The Computer Journal 26:354) gives the same tree as joining
the closest two groups again and again, in quadratic time.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Join(NamedTuple):
    """Two groups become one. A group is an article (0 to n - 1) or an earlier join (n + its position)."""

    one: int
    other: int
    closeness: float
    """Mean affinity of their pairs."""


def average_linkage(affinity: npt.NDArray[np.float64]) -> list[Join]:
    """The n - 1 joins of n articles, the closest first, a join after those it is made of.

    Among equally close groups the one with the smaller number is taken.
    """
    n = len(affinity)
    mean = affinity.astype(np.float64, copy=True)
    np.fill_diagonal(mean, -np.inf)
    sizes = np.ones(n)
    alive = np.ones(n, np.bool_)
    found: list[tuple[float, int, int]] = []
    chain: list[int] = []
    for _ in range(n - 1):
        if not chain:
            chain.append(int(np.argmax(alive)))
        while True:
            last = chain[-1]
            row = mean[last]
            best = int(np.argmax(row))
            if len(chain) > 1 and row[chain[-2]] >= row[best]:
                best = chain.pop(-2)
                chain.pop()
                break
            chain.append(best)
        low, high = sorted((last, best))
        found.append((float(mean[low, high]), low, high))
        merged = (sizes[low] * mean[low] + sizes[high] * mean[high]) / (sizes[low] + sizes[high])
        merged[low] = merged[high] = -np.inf
        merged[~alive] = -np.inf
        mean[low] = merged
        mean[:, low] = merged
        mean[high] = -np.inf
        mean[:, high] = -np.inf
        sizes[low] += sizes[high]
        alive[high] = False
    return _numbered(found, n)


def _numbered(found: list[tuple[float, int, int]], n: int) -> list[Join]:
    # A chain finds joins out of order; sorting by closeness restores it, since means never grow.
    found.sort(key=lambda join: -join[0])
    top = list(range(n))
    root = list(range(n))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    joins = []
    for position, (closeness, low, high) in enumerate(found):
        one, other = find(low), find(high)
        joins.append(Join(top[one], top[other], closeness))
        root[other] = one
        top[one] = n + position
    return joins


def members(joins: list[Join], n: int) -> list[list[int]]:
    """The articles of every group: those of the n articles themselves, then those of each join."""
    groups = [[i] for i in range(n)]
    for join in joins:
        groups.append(groups[join.one] + groups[join.other])
    return groups
