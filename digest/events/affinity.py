"""How likely two articles are to report one happening, from several kinds of evidence.

The log-odds of a logistic model with few, rounded weights (the method page says what was tried):
shared words; what the two openings have in common; what each opening has that the other article
lacks; numbers that agree and numbers that contradict; publication days.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from digest.events.fingerprint import NAME, OPENING
from digest.events.table import UNDATED, Floats, Ints, Rows, Table

Rowset = npt.NDArray[np.int64]
Square = npt.NDArray[np.float64]

FEATURES = ("words", "central", "absent", "agree", "differ", "elsewhere", "days")
WEIGHTS = (7.0, 1.1, -0.4, 2.0, -2.0, -1.2, 1.0)
CONSTANT = -4.0

_ENOUGH = 3
"""Uses of a word from which on it is central to its article."""
_SUBSTANCE = 5
"""Words with meaning below which an article is too short for its likeness to another to mean much."""
_COMMON = 0.3
"""Weight, against a name, of an opening's other words."""

_SAME = 2
"""Days between two reports of one day's news."""
_NEAR = 1.0
_NEWS = 4
"""Days after which a report more likely tells of something new."""
_PER_DOUBLING = 0.2
_FAR = 1.5
"""The most that days apart can speak against: dates may be wrong, and stories go on for months."""


def affinity(table: Table, rows: Rowset) -> Square:
    """Log-odds for every pair of the articles `rows`; the diagonal is 0."""
    evidence = features(table, rows)
    odds = np.full((len(rows), len(rows)), CONSTANT)
    for name, weight in zip(FEATURES, WEIGHTS, strict=True):
        odds += weight * evidence[name]
    odds = np.asarray(np.round((odds + odds.T) / 2, 6))  # no trace of the order in which a machine adds
    np.fill_diagonal(odds, 0.0)
    return odds


def features(table: Table, rows: Rowset) -> dict[str, Square]:
    """What `affinity` weighs, each a symmetric matrix."""
    entries, row_of, column_of, total = _gather(table.stems, rows)
    counts = table.counts[entries].astype(np.float32)
    marks = table.marks[entries]
    stems = table.stems.ids[entries]
    telling = table.telling[stems]

    weights = (1 + np.log(np.maximum(counts, 1))) * telling
    norms = np.sqrt(np.bincount(row_of, weights * weights, len(rows)))
    weights /= np.maximum(norms, 1e-9)[row_of]

    opening = (marks & OPENING > 0) & ~table.function_words[stems]
    name = opening & (marks & NAME > 0)
    central = telling * opening * np.minimum(counts, _ENOUGH) / _ENOUGH * np.where(name, 1.0, _COMMON)
    weight_of = np.bincount(row_of, central, len(rows))

    content = np.bincount(row_of, ~table.function_words[stems], len(rows))
    body = np.minimum(content / _SUBSTANCE, 1.0)[:, None]

    # A stem of one row alone adds to no product: what it adds to norms and sums is counted above.
    several = np.bincount(column_of, minlength=total)[column_of] > 1
    words = _dense_of(len(rows), row_of, column_of, weights, several)
    in_opening = several & (np.bincount(column_of, opening, total)[column_of] > 0)
    stated = _dense_of(len(rows), row_of, column_of, central, in_opening)
    there = _dense_of(len(rows), row_of, column_of, np.ones(len(row_of)), in_opening)
    root = np.sqrt(stated)
    lacking = weight_of[:, None] - stated @ there.T

    agree, differ = _numbers(table, rows)
    return {
        "words": np.sqrt(np.maximum(words @ words.T, 0)).astype(np.float64) * np.minimum(body, body.T),
        "central": np.asarray(root @ root.T, np.float64),
        "absent": np.maximum(np.minimum(lacking, lacking.T), 0).astype(np.float64),
        "agree": agree,
        "differ": differ,
        "elsewhere": _elsewhere(table, rows),
        "days": _days(table.days[rows]),
    }


def _numbers(table: Table, rows: Rowset) -> tuple[Square, Square]:
    """Nouns that both openings count: with the same number, and with numbers that contradict."""
    entries, row_of, column_of, total = _gather(table.numbers, rows)
    n = len(rows)
    if not len(entries):
        return np.zeros((n, n)), np.zeros((n, n))
    pairs = table.numbers.ids[entries]
    weight = np.sqrt(table.telling_noun[table.nouns[pairs]])
    own = _dense((n, total), row_of, column_of, weight)
    agree = own @ own.T

    nouns, noun_of = np.unique(table.nouns[pairs], return_inverse=True)
    counted = _dense((n, len(nouns)), row_of, noun_of, weight)
    both = counted @ counted.T

    place = {int(pair): int(column) for pair, column in zip(pairs, column_of, strict=True)}
    below, below_rows, _, _ = _gather(table.numbers_below, rows)
    known = [
        (r, place[p])
        for r, p in zip(below_rows, table.numbers_below.ids[below].tolist(), strict=True)
        if p in place
    ]
    anywhere = np.zeros((n, total), np.float32)
    for r, column in known:
        anywhere[r, column] = 1
    explained = (own * own) @ anywhere.T
    return agree.astype(np.float64), np.maximum(both - np.maximum(explained, explained.T), 0).astype(
        np.float64
    )


def _elsewhere(table: Table, rows: Rowset) -> Square:
    """1 where one article's places are unknown to the other, and the other's are no scene of it.

    Of the places of the openings; "unknown" means never mentioned, "no scene" that nothing is said to
    happen there.
    """
    opening, opening_row, _, _ = _gather(table.scenes, rows)
    places, column_of = np.unique(table.scenes.ids[opening], return_inverse=True)
    size = (len(rows), len(places))
    if not len(places):
        return np.zeros((len(rows), len(rows)))
    scene = _dense(size, opening_row, column_of, np.ones(len(opening), np.float32))
    below = _present(table.scenes_below, rows, places)
    mentioned = _present(table.stems, rows, places)
    states = np.asarray(scene.any(1), np.bool_)
    unknown = (scene @ mentioned.T == 0) & (scene @ below.T == 0).T & np.outer(states, states)
    return np.asarray(unknown | unknown.T, np.float64)


def _present(matrix: Rows, rows: Rowset, columns: Ints) -> Floats:
    """Which of `columns`, which are sorted, each row has."""
    entries, row_of, _, _ = _gather(matrix, rows)
    ids = matrix.ids[entries]
    position = np.minimum(np.searchsorted(columns, ids), len(columns) - 1)
    known = columns[position] == ids
    made = np.zeros((len(rows), len(columns)), np.float32)
    made[row_of[known], position[known]] = 1
    return made


def _days(days: Ints) -> Square:
    """Publication days near each other speak for one happening, far ones against it, missing ones neither."""
    apart = np.abs(days[:, None] - days[None, :]).astype(np.float64)
    odds = np.where(
        apart <= _SAME, _NEAR, -np.minimum(_PER_DOUBLING * np.log2(np.maximum(apart, _NEWS) / _NEWS), _FAR)
    )
    known = days != UNDATED
    return np.where(known[:, None] & known[None, :], odds, 0.0)


def _gather(
    matrix: Rows, rows: Rowset
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64], int]:
    """The entries of `rows`; for each its row's position and its column among those used; their number."""
    lengths = matrix.starts[rows + 1] - matrix.starts[rows]
    row_of = np.repeat(np.arange(len(rows)), lengths)
    offsets = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    entries = np.repeat(matrix.starts[rows], lengths) + offsets
    used, column_of = np.unique(matrix.ids[entries], return_inverse=True)
    return entries, row_of, column_of, len(used)


def _dense(
    size: tuple[int, int],
    row_of: npt.NDArray[np.int64],
    column_of: npt.NDArray[np.int64],
    values: npt.NDArray[np.floating],
) -> Floats:
    made = np.zeros(size, np.float32)
    made[row_of, column_of] = values
    return made


def _dense_of(
    rows: int,
    row_of: npt.NDArray[np.int64],
    column_of: npt.NDArray[np.int64],
    values: npt.NDArray[np.floating],
    kept: npt.NDArray[np.bool_],
) -> Floats:
    """A dense matrix of the `kept` entries alone, with only the columns they use."""
    columns, position = np.unique(column_of[kept], return_inverse=True)
    return _dense((rows, len(columns)), row_of[kept], position, values[kept])
