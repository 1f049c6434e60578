"""Which articles report one happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from digest.events.fingerprint import Fingerprint, grouped_by
from digest.events.neighbours import gather, keys, links
from digest.events.settling import settle
from digest.events.table import Table, table

Partition = tuple[tuple[str, ...], ...]
"""Article ids: each part sorted, the parts by their first id."""

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


def group(fingerprints: Iterable[Fingerprint], *, ignore_dates: bool = False) -> Partition:
    """The partition of the articles into happenings; the order of `fingerprints` does not matter.

    Always from scratch: how telling a word is depends on every article, so one more may move another.
    """
    prints = sorted(map(grouped_by, fingerprints), key=lambda f: f.article)
    if not prints:
        return ()
    known = table(prints, ignore_dates=ignore_dates)
    return named(known, parts_of(known))


def named(known: Table, parts: Iterable[Sequence[int]]) -> Partition:
    """Parts of row numbers as a partition of article ids; rows in no part stand alone."""
    found = [tuple(sorted(known.articles[i] for i in part)) for part in parts]
    placed = {article for part in found for article in part}
    return tuple(sorted(found + [(article,) for article in known.articles if article not in placed]))


def parts_of(known: Table, all_pairs: int = ALL_PAIRS) -> list[list[int]]:
    """Parts of two rows or more that report one happening, and perhaps single rows."""
    if known.size <= all_pairs:
        return settle(known, np.arange(known.size))
    from threadpoolctl import threadpool_limits  # only large collections come here

    holders = np.bincount(known.stems.ids, minlength=len(known.telling))
    found = links(keys(known, holders), len(known.telling))
    neighbourhoods, refused = gather(found, known.size)
    with threadpool_limits(1, user_api="blas"):  # threads cost many small products more than they bring
        return settled(known, neighbourhoods, refused)


def settled(
    known: Table, neighbourhoods: Iterable[Sequence[int]], refused: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """Each neighbourhood settled by itself, and parts put together that its limit kept apart."""
    parts: list[list[int]] = []
    for rows in neighbourhoods:
        at = np.array(rows, np.int64)
        parts += ([rows[i] for i in part] for part in settle(known, at))
    return _mended(known, parts, refused)


def _mended(known: Table, parts: list[list[int]], refused: Sequence[tuple[int, int]]) -> list[list[int]]:
    placed = {row for part in parts for row in part}
    parts += [[row] for row in sorted({row for link in refused for row in link} - placed)]
    part_of = {row: number for number, part in enumerate(parts) for row in part}
    ties: Counter[tuple[int, int]] = Counter()
    for i, j in refused:
        a, b = part_of[i], part_of[j]
        if a != b:
            ties[min(a, b), max(a, b)] += 1
    into = list(range(len(parts)))

    def find(number: int) -> int:
        while into[number] != number:
            number = into[number]
        return number

    density = {
        (a, b): count / min(len(parts[a]), len(parts[b])) for (a, b), count in ties.items() if count >= _TIES
    }
    tied = [pair for pair in density if density[pair] >= _TIED]
    # Most links first: pieces of a large event, before single articles near it.
    tied.sort(key=lambda pair: (-ties[pair], pair))
    for a, b in tied[: known.size // _PER_COMPARISON + 1]:
        one, other = sorted((find(a), find(b)))
        if one != other and _one_happening(known, parts[one], parts[other]):
            parts[one] = parts[one] + parts[other]
            into[other] = one
    return [part for number, part in enumerate(parts) if into[number] == number]


def _one_happening(known: Table, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether most of both parts, or of a sample of each, settle together."""
    first, second = sampled(one), sampled(other)
    rows = np.array(first + second, np.int64)
    cut = len(first)
    for part in settle(known, rows):
        of_first = sum(i < cut for i in part)
        if 2 * of_first > cut and 2 * (len(part) - of_first) > len(second):
            return True
    return False


def sampled(part: Sequence[int]) -> list[int]:
    """So many rows of a part as represent it, evenly spread."""
    ordered = sorted(part)
    step = max(len(ordered) / SAMPLE, 1)
    return [ordered[int(i * step)] for i in range(min(len(ordered), SAMPLE))]
