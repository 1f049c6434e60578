"""Which articles report one happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Protocol

import numpy as np
import numpy.typing as npt

from digest.events.fingerprint import Fingerprint, grouped_by
from digest.events.gathering import begin, entries, gather_later
from digest.events.neighbours import Gathered
from digest.events.settling import settle
from digest.events.table import table
from digest.events.weights import Weights, weights

Partition = tuple[tuple[str, ...], ...]
"""Article ids: each part sorted, the parts by their first id."""
Parts = list[list[int]]

ALL_PAIRS = 800
"""Articles up to which every one is compared with every other."""
SAMPLE = 30
"""Articles by which a large part is represented when it is compared with others."""
_TIES = 3
"""Links between two such parts from which on they are compared,"""
_TIED = 2.0
"""and how many of them for each article of the smaller: pieces of one event are linked all over."""
_PER_COMPARISON = 200
"""Articles for which one such comparison is made, so that their number grows with the archive only."""


class Settle(Protocol):
    """`settled`, or what gives the same."""

    def __call__(self, groups: Sequence[Sequence[int]]) -> Iterable[Parts]:
        """For each group of rows its happenings, as positions in it."""


def group(
    fingerprints: Iterable[Fingerprint],
    *,
    ignore_dates: bool = False,
    counted: Set[str] | None = None,
) -> Partition:
    """The partition of the articles into happenings; the order of `fingerprints` does not matter.

    `counted` are the articles that say how telling a word is (`epochs.counted`); None: all of them. Those are
    gathered first, and the others come to them.
    """
    prints = sorted(map(grouped_by, fingerprints), key=lambda f: f.article)
    first = [f for f in prints if counted is None or f.article in counted]
    later = [f for f in prints if counted is not None and f.article not in counted]
    rows = first + later
    known = weights(first)

    def settle_each(groups: Sequence[Sequence[int]]) -> list[Parts]:
        return [settled([rows[i] for i in own], known, ignore_dates=ignore_dates) for own in groups]

    if len(rows) <= ALL_PAIRS:
        parts = settled(rows, known, ignore_dates=ignore_dates)
    else:
        begun = begin(entries(first, known), known)
        gathered = gather_later(begun, list(entries(later, known)))
        parts = parts_of(gathered, settle_each, len(first))
    return named([f.article for f in rows], parts)


def named(articles: Sequence[str], parts: Iterable[Sequence[int]]) -> Partition:
    """Parts of row numbers as a partition of article ids; rows in no part stand alone."""
    found = [tuple(sorted(articles[i] for i in part)) for part in parts]
    placed = {article for part in found for article in part}
    return tuple(sorted(found + [(article,) for article in articles if article not in placed]))


def settled(fingerprints: Sequence[Fingerprint], known: Weights, *, ignore_dates: bool) -> Parts:
    """The happenings of a neighbourhood, as positions in `fingerprints`.

    It depends on nothing but these and the weights: the columns of a table are numbered by their first use,
    and the order in which a machine adds must not change with articles far away.
    """
    own = table(fingerprints, known, ignore_dates=ignore_dates)
    return settle(own, np.arange(own.size))


def parts_of(gathered: Gathered, settle_each: Settle, counted: int) -> Parts:
    """Parts of two rows or more that report one happening, and perhaps single rows.

    Each neighbourhood is settled by itself; then parts that its limit kept apart are put together. The words
    of the first `counted` rows are counted.
    """
    from threadpoolctl import threadpool_limits  # only large collections come here

    with threadpool_limits(1, user_api="blas"):  # threads cost many small products more than they bring
        around = gathered.neighbourhoods()
        found = zip(around, settle_each(around), strict=True)
        parts = [[own[i] for i in part] for own, settled_own in found for part in settled_own]
        return _mended(gathered, parts, settle_each, counted)


def _mended(gathered: Gathered, parts: Parts, settle_each: Settle, counted: int) -> Parts:
    placed = {row for part in parts for row in part}
    parts += [[row] for row in np.unique(gathered.refused).tolist() if row not in placed]
    part_of = np.zeros(len(gathered.root), np.int64)
    for number, part in enumerate(parts):
        part_of[part] = number
    tied = _tied(part_of[gathered.refused], [len(part) for part in parts])
    into = list(range(len(parts)))

    def find(number: int) -> int:
        while into[number] != number:
            number = into[number]
        return number

    for a, b in tied[: len(gathered.root) // _PER_COMPARISON + 1]:
        one, other = sorted((find(a), find(b)))
        if one == other:
            continue
        if _one_happening(settle_each, sampled(parts[one], counted), sampled(parts[other], counted)):
            parts[one] = parts[one] + parts[other]
            into[other] = one
    return [part for number, part in enumerate(parts) if into[number] == number]


def _tied(pairs: npt.NDArray[np.int64], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of parts with many links between them, most first; `pairs` has a row for each link."""
    low, high = pairs.min(axis=1), pairs.max(axis=1)
    between, ties = np.unique((low * len(sizes) + high)[low != high], return_counts=True)
    low, high = np.divmod(between, len(sizes))
    size = np.array(sizes, np.int64)
    dense = (ties >= _TIES) & (ties >= _TIED * np.minimum(size[low], size[high]))
    # Pieces of a large event come before single articles near it.
    order = np.argsort(-ties[dense], kind="stable")
    return list(zip(low[dense][order].tolist(), high[dense][order].tolist(), strict=True))


def _one_happening(settle_each: Settle, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether most of both settle together."""
    cut = len(one)
    (parts,) = settle_each([[*one, *other]])
    for part in parts:
        of_one = sum(i < cut for i in part)
        if 2 * of_one > cut and 2 * (len(part) - of_one) > len(other):
            return True
    return False


def sampled(part: Sequence[int], counted: int) -> list[int]:
    """So many rows of a part as represent it, evenly spread.

    They are of those that are counted where these are enough, so that one more article changes none.
    """
    ordered = sorted(part)
    known = [row for row in ordered if row < counted]
    ordered = known if len(known) >= SAMPLE else ordered
    step = max(len(ordered) / SAMPLE, 1)
    return [ordered[int(i * step)] for i in range(min(len(ordered), SAMPLE))]
