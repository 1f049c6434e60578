"""Whether two groups of look-alike articles are one happening or two, by how their names divide.

Affinity cannot tell two fires in one county from one fire told in two ways: both share most words.
What tells them apart is which names and numbers go together. So, for a name that k of n articles
have, compare two beliefs: that one rate explains both groups, or that each group has its own. With a
beta prior on the rate the ratio has a closed form (a Bayes factor, Heller and Ghahramani 2005,
"Bayesian hierarchical clustering", for the idea of merging by it). The prior's mean is the rate in the
neighbourhood, so a name that all have says nothing, and one that all of one group and none of the
other have says much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

import numpy as np
import numpy.typing as npt

from digest.events.fingerprint import NAME, OPENING
from digest.events.matrices import Rowset, dense, gather, numbered
from digest.events.table import Floats, Rows, Table

_FULL_LENGTH = 300
"""Words from which on an article that lacks a name counts in full; a brief lacks most names."""
_STRENGTH = 1.0
"""Of the prior, in articles: one, so that rates near 0 and near 1 are expected."""
_SURE = 2
"""Articles, besides one of each group, that agree with it on its place, from which on the two are surely
different places."""
_AGREED = 0.65
"""Share of the openings that state a place, from which on it is the group's."""
_BELOW = 0.5
"""Weight of a name that stands in no opening; one that always does has this and 1 more."""


class Neighbourhood:
    """Articles near enough to be one event, with the names and numbers by which they may divide."""

    def __init__(self, table: Table, rows: Rowset, numbers: Sequence[int]) -> None:
        """`numbers` is what the caller calls the articles `rows`, one each."""
        has, opening = _names(table, rows)
        numbered, numbered_opening = _numbers(table, rows)
        has = np.concatenate([has, numbered], axis=1)
        opening = np.concatenate([opening, numbered_opening], axis=1)
        several = has.sum(0) > 1
        self._position = {number: i for i, number in enumerate(numbers)}
        has = has[:, several]
        self._exposed = np.sqrt(np.minimum(table.words[rows] / _FULL_LENGTH, 1)).astype(np.float32)
        self._scenes = _sets(table.scenes, rows)
        self._below = _sets(table.scenes_below, rows)
        self._stems, self._rows = table.stems, rows
        beyond = has * (1 - self._exposed[:, None])
        self._has_and_beyond = np.concatenate([has, beyond], axis=1)
        rate = (has.sum(0) + 0.5) / (self._exposed.sum() + beyond.sum(0) + 1)
        self._a, self._b = _STRENGTH * rate, _STRENGTH * (1 - rate)
        self._prior = _log_beta(self._a, self._b)
        self._weight = _BELOW + opening[:, several].sum(0) / np.maximum(has.sum(0), 1)

    def ratio(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Log Bayes factor for one happening against two."""
        k1, n1 = self._seen(one)
        k2, n2 = self._seen(other)
        had = (k1 > 0) | (k2 > 0)  # a name that neither has says nothing
        k = np.array([k1 + k2, k1, k2])[:, had]
        n = np.array([n1 + n2, n1, n2])[:, had]
        both, first, second = _log_beta(self._a[had] + k, self._b[had] + n - k)
        return float(np.round(((both - first - second + self._prior[had]) * self._weight[had]).sum(), 4))

    def elsewhere(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How surely the two groups tell of different places, 0 to 1.

        Each agrees on its own, and at least one of them is new to it in the other.
        """
        home, of_one = self._agreed(one)
        away, of_other = self._agreed(other)
        if not home or not away:
            return 0.0
        if self._knows(one, away, other, home) and self._knows(other, home, one, away):
            return 0.0
        return min(of_one + of_other - 2, _SURE) / _SURE

    def _knows(self, group: Sequence[int], away: Set[int], newcomer: Sequence[int], home: Set[int]) -> bool:
        """Whether `newcomer` names the place of `group` as one, or `group` mentions the newcomer's at all."""
        if any(home & self._below[self._position[n]] for n in newcomer):
            return True
        rows = (int(self._rows[self._position[n]]) for n in group)
        return any(not away.isdisjoint(self._stems.ids[self._stems.of(row)].tolist()) for row in rows)

    def _agreed(self, group: Sequence[int]) -> tuple[set[int], int]:
        """Places that most of the group's openings share, and how many openings state one, if half do."""
        stated = [places for n in group if (places := self._scenes[self._position[n]])]
        if 2 * len(stated) < len(group) or len(stated) < min(len(group), 2):
            return set(), 0
        counts = Counter(place for places in stated for place in places)
        return {p for p, k in counts.items() if k >= _AGREED * len(stated)}, len(stated)

    def _seen(self, group: Sequence[int]) -> tuple[Floats, Floats]:
        """For each name, how many of `group` have it, and how many could have been expected to."""
        rows = [self._position[number] for number in group]
        both = self._has_and_beyond[rows].sum(0)
        has, beyond = both[: len(self._a)], both[len(self._a) :]
        return has, self._exposed[rows].sum() + beyond


def _log_beta(a: Floats, b: Floats) -> npt.NDArray[np.float64]:
    of_a, of_b, of_both = _log_gamma(np.array([a, b, a + b]))
    return np.asarray(of_a + of_b - of_both)


def _log_gamma(x: Floats) -> npt.NDArray[np.float64]:
    """Stirling's series, seven steps up the recurrence: good to 1e-8, and no import of scipy for it."""
    x = x.astype(np.float64)
    shift = np.log(x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5) * (x + 6))
    y = x + 7
    square = y * y
    series = (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / y
    return np.asarray((y - 0.5) * np.log(y) - y + 0.5 * np.log(2 * np.pi) + series - shift)


def _sets(matrix: Rows, rows: Rowset) -> list[frozenset[int]]:
    return [frozenset(matrix.ids[matrix.of(int(row))].tolist()) for row in rows]


def _names(table: Table, rows: Rowset) -> tuple[Floats, Floats]:
    entries, row_of, column_of, total = gather(table.stems, rows)
    marks = table.marks[entries]
    name = marks & NAME > 0
    several = np.bincount(column_of, name, total)[column_of] > 1
    opening = several & name & (marks & OPENING > 0)
    shared = several & name
    columns, position = numbered(column_of[shared])
    size = (len(rows), len(columns))
    has = dense(size, row_of[shared], position, np.ones(len(position)))
    return has, dense(
        size, row_of[opening], np.searchsorted(columns, column_of[opening]), np.ones(int(opening.sum()))
    )


def _numbers(table: Table, rows: Rowset) -> tuple[Floats, Floats]:
    below, row_of, column_of, total = gather(table.numbers_below, rows)
    has = dense((len(rows), total), row_of, column_of, np.ones(len(below), np.float32))
    position = {int(p): int(c) for p, c in zip(table.numbers_below.ids[below], column_of, strict=True)}
    opening = np.zeros_like(has)
    entries, opening_row, _, _ = gather(table.numbers, rows)
    for r, pair in zip(opening_row, table.numbers.ids[entries].tolist(), strict=True):
        if pair in position:
            opening[r, position[pair]] = 1
    return has, opening
