"""Articles that are near each other settle into happenings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.events.affinity import Rowset, affinity
from digest.events.linkage import Join, average_linkage, members
from digest.events.satellites import attached
from digest.events.splitting import Neighbourhood
from digest.events.table import Table

NEIGHBOURS = -3.5
"""Mean log-odds down to which groups are near enough to be compared name by name."""
JOIN = -1.0
"""Evidence from which on two groups are one happening. Below 0, because the mean over all pairs of two
groups is weaker than what ties their nearest articles."""
_PER_ODDS = 40.0
"""How much of a log Bayes factor counts as one unit of log-odds: names of one story come together, so the
evidence of single names is far from independent."""
_SLACK = 10.0
"""What a log Bayes factor loses to chance, for each article of the smaller group."""
_MOST = 0.1
"""The most, for each article of the smaller group, that the names can speak for joining."""

_GAP = 4.0
"""How much closer the articles of one happening usually are inside a group than between two: by angle, by
agency copy, by day."""
_PER_GAP = 1.0
_ELSEWHERE = 8.0
"""What another place speaks against joining, where a group surely agrees on its own."""


def settle(table: Table, rows: Rowset) -> list[list[int]]:
    """A partition of the positions in `rows`: each part one happening."""
    n = len(rows)
    if n < 2:
        return [[i] for i in range(n)]
    odds = affinity(table, rows)
    joins = average_linkage(odds)
    groups = members(joins, n)
    whole = [True] * n
    within = [0.0] * n
    weighed: dict[int, Neighbourhood] = {}
    home = _neighbourhoods(joins, n)
    for position, join in enumerate(joins):
        top = home[n + position]
        if top is None or not (whole[join.one] and whole[join.other]):
            whole.append(False)
            within.append(0.0)
            continue
        if top not in weighed:
            weighed[top] = Neighbourhood(table, rows[np.array(groups[top])], groups[top])
        within.append(_within(join, groups, within))
        whole.append(_evidence(join, groups, weighed[top]) - _contrast(join, groups, within) >= JOIN)

    def elsewhere(one: Sequence[int], other: Sequence[int]) -> bool:
        both = [*one, *other]
        return Neighbourhood(table, rows[np.array(both)], both).elsewhere(one, other) > 0

    return attached(odds, [groups[g] for g in _largest(joins, whole, n)], elsewhere)


def _evidence(join: Join, groups: list[list[int]], around: Neighbourhood) -> float:
    one, other = groups[join.one], groups[join.other]
    smaller = min(len(one), len(other))
    names = (around.ratio(one, other) + _SLACK * smaller) / _PER_ODDS
    return join.closeness + min(names, _MOST * smaller) - _ELSEWHERE * around.elsewhere(one, other)


def _within(join: Join, groups: list[list[int]], within: list[float]) -> float:
    """Mean affinity of the pairs inside the group that `join` makes."""
    one, other = len(groups[join.one]), len(groups[join.other])
    pairs = one * (one - 1) / 2 * within[join.one] + other * (other - 1) / 2 * within[join.other]
    return (pairs + one * other * join.closeness) / ((one + other) * (one + other - 1) / 2)


def _contrast(join: Join, groups: list[list[int]], within: list[float]) -> float:
    """What speaks against joining two groups that are each far closer inside than to each other."""
    if min(len(groups[join.one]), len(groups[join.other])) < 2:
        return 0.0
    gap = min(within[join.one], within[join.other]) - join.closeness
    return max(gap - _GAP, 0.0) * _PER_GAP


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


def _largest(joins: list[Join], whole: list[bool], n: int) -> list[int]:
    """The groups that are whole and lie in no larger one that is."""
    found: list[int] = []
    waiting = [n + len(joins) - 1]
    while waiting:
        group = waiting.pop()
        if whole[group]:
            found.append(group)
        else:
            waiting += [joins[group - n].other, joins[group - n].one]
    return found
