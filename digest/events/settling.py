"""Articles that are near each other settle into happenings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from digest.events.affinity import affinity
from digest.events.linkage import Join, average_linkage, members
from digest.events.matrices import Rowset, Square
from digest.events.satellites import attached, nearness
from digest.events.splitting import Neighbourhood
from digest.events.table import Table

NEIGHBOURS = -3.5
"""Mean log-odds down to which groups are near enough to be compared name by name."""
JOIN = 0.0
"""Evidence from which on two groups are one happening."""
_PER_ODDS = 33.0
"""How much of a log Bayes factor counts as one unit of log-odds: names of one story come together, so the
evidence of single names is far from independent."""
_MOST = 1.0
"""The most that the names can speak for joining."""

_LIKE = 4.0
"""The most that likeness can speak for joining: two meetings of the same people sound the same,"""
_ELSEWHERE = 5.0
"""and what another place speaks against it."""


def settle(table: Table, rows: Rowset) -> list[list[int]]:
    """A partition of the positions in `rows`: each part one happening."""
    n = len(rows)
    if n < 2:
        return [[i] for i in range(n)]
    odds = affinity(table, rows)
    joins = average_linkage(odds)
    groups = members(joins, n)
    home = _neighbourhoods(joins, n)
    weighed: dict[int, Neighbourhood] = {}
    parts = [[[i]] for i in range(n)]
    for position, join in enumerate(joins):
        top = home[n + position]
        one, other = parts[join.one], parts[join.other]
        if top is None:
            parts.append(one + other)
            continue
        if top not in weighed:
            weighed[top] = Neighbourhood(table, rows[np.array(groups[top])], groups[top])
        parts.append(_joined(odds, one, other, weighed[top]))

    def elsewhere(one: Sequence[int], other: Sequence[int]) -> bool:
        both = [*one, *other]
        return Neighbourhood(table, rows[np.array(both)], both).elsewhere(one, other) > 0

    return attached(odds, parts[-1], elsewhere)


def _joined(
    odds: Square, one: list[list[int]], other: list[list[int]], around: Neighbourhood
) -> list[list[int]]:
    """The parts of two sides; where one of each is one happening, they are joined, the likeliest first."""
    pairs = [(a, b) for a in range(len(one)) for b in range(len(other))]
    weighed = {(a, b): _evidence(odds, one[a], other[b], around) for a, b in pairs}
    made: list[list[int]] = []
    left, right = set(range(len(one))), set(range(len(other)))
    for a, b in sorted(weighed, key=lambda pair: (-weighed[pair], pair)):
        if weighed[a, b] >= JOIN and a in left and b in right:
            made.append(one[a] + other[b])
            left.remove(a)
            right.remove(b)
    return made + [one[a] for a in sorted(left)] + [other[b] for b in sorted(right)]


def _evidence(odds: Square, one: Sequence[int], other: Sequence[int], around: Neighbourhood) -> float:
    """Log-odds that two groups are one happening.

    How near the smaller is to what of the larger is nearest to it (the mean over all pairs would punish a
    large group for its breadth), how their names divide, and whether they tell of different places.
    """
    smaller, larger = (one, other) if len(one) <= len(other) else (other, one)
    like = min(nearness(odds, smaller, larger), _LIKE)
    if like + _MOST < JOIN:
        return like
    elsewhere = _ELSEWHERE * around.elsewhere(one, other)
    if like + _MOST - elsewhere < JOIN:
        return like - elsewhere
    names = around.ratio(one, other) / math.sqrt(len(smaller)) / _PER_ODDS
    return like + min(names, _MOST) - elsewhere


def _neighbourhoods(joins: list[Join], n: int) -> list[int | None]:
    """For every group, the largest group around it that is still a neighbourhood; None above those."""
    home: list[int | None] = [None] * (n + len(joins))
    for group in range(n + len(joins) - 1, n - 1, -1):
        join = joins[group - n]
        if home[group] is None and join.closeness >= NEIGHBOURS:
            home[group] = group
        if home[group] is not None:
            home[join.one] = home[join.other] = home[group]
    return home
