"""Rows of a table as dense matrices that have only the columns these rows use."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from digest.events.table import Floats, Rows

Rowset: TypeAlias = npt.NDArray[np.int64]
Square: TypeAlias = npt.NDArray[np.float64]


def gather(
    matrix: Rows, rows: Rowset
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64], int]:
    """The entries of `rows`; for each its row's position and its column among those used; their number."""
    entries, row_of = _entries(matrix, rows)
    used, column_of = numbered(matrix.ids[entries])
    return entries, row_of, column_of, len(used)


def _entries(matrix: Rows, rows: Rowset) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    lengths = matrix.starts[rows + 1] - matrix.starts[rows]
    row_of = np.repeat(np.arange(len(rows)), lengths)
    offsets = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(matrix.starts[rows], lengths) + offsets, row_of


def numbered(
    columns: npt.NDArray[np.integer],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Those of `columns` that are used, rising, and for each entry the position of its own among them.

    What `np.unique` gives with `return_inverse`, without sorting.
    """
    width = int(columns.max(initial=-1)) + 1
    there = np.zeros(width, np.bool_)
    there[columns] = True
    used = np.flatnonzero(there)
    position = np.empty(width, np.int64)
    position[used] = np.arange(len(used))
    return used, position[columns]


def dense(
    size: tuple[int, int],
    row_of: npt.NDArray[np.int64],
    column_of: npt.NDArray[np.int64],
    values: npt.NDArray[np.floating],
) -> Floats:
    """Zeros, but for `values` at these places."""
    made = np.zeros(size, np.float32)
    made[row_of, column_of] = values
    return made


def narrow(
    rows: int,
    row_of: npt.NDArray[np.int64],
    column_of: npt.NDArray[np.int64],
    values: npt.NDArray[np.floating],
    kept: npt.NDArray[np.bool_],
) -> Floats:
    """A dense matrix of the `kept` entries alone, with only the columns they use."""
    columns, position = numbered(column_of[kept])
    return dense((rows, len(columns)), row_of[kept], position, values[kept])


def present(matrix: Rows, rows: Rowset, columns: npt.NDArray[np.integer]) -> Floats:
    """Which of `columns` each row has."""
    entries, row_of = _entries(matrix, rows)
    ids = matrix.ids[entries]
    position = np.full(max(columns.max(initial=-1), ids.max(initial=-1)) + 1, -1)
    position[columns] = np.arange(len(columns))
    column_of = position[ids]
    known = column_of >= 0
    return dense(
        (len(rows), len(columns)), row_of[known], column_of[known], np.ones(int(known.sum()), np.float32)
    )
