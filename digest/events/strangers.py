"""Whom and what one article names that another never mentions.

Two reports of one happening name the same people and places, most of all those they mention most. Reports of
two look-alikes share a topic's words, a league, an office, a town; but each has a player, a victim, a ship
that the other does not know.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from digest.events.fingerprint import NAME
from digest.events.matrices import Rowset, Square, dense, gather, narrow, numbered, present
from digest.events.table import Table

_AGAIN = 2
"""Mentions from which on a name of the opening plays a leading part."""
_DOUBT = 2.0
"""Weight of names, half of them strangers, that every article is thought to have besides its own: an article
that names nobody says nothing of strangers."""
_EXPECTED = 0.5

Weights = npt.NDArray[np.floating]


def strangers(table: Table, rows: Rowset) -> dict[str, Square]:
    """Kinds of evidence, each a symmetric matrix with values from 0 to 1.

    names: the share of the names used that the other article lacks, the mean of both ways.
    cast: the share of mentions whose bearer the other article lacks, the greater of both ways.
    leading: the same of those whom the opening names and who come again, the smaller of both ways: each
    article has a leading part that the other does not know.
    bodies: how alike the two are in the bodies they name, as a square root of a cosine. An office, a company
    or a club is in the news for many things, so it ties articles less than its name would as a word.
    """
    names = _names(table, rows)
    entries, row_of, column_of, total = gather(table.cast, rows)
    ids = table.cast.ids[entries]
    mentions = table.mentions[entries].astype(np.float64)
    telling = table.telling[ids].astype(np.float64)
    columns, _ = numbered(ids)
    size = (len(rows), total)
    lacking = 1 - present(table.stems, rows, columns)

    def share(weight: Weights) -> Square:
        unknown = dense(size, row_of, column_of, weight) @ lacking.T
        return _smoothed(unknown, np.bincount(row_of, weight, len(rows)))

    cast = share(mentions * telling)
    leading = share(mentions * telling * (table.leading[entries] & (mentions >= _AGAIN)))
    body = np.log1p(mentions) * telling * table.bodies[entries]
    norms = np.sqrt(np.bincount(row_of, body * body, len(rows)))
    bodies = dense(size, row_of, column_of, body / np.maximum(norms, 1e-9)[row_of])
    return {
        "names": (names + names.T) / 2,
        "cast": np.maximum(cast, cast.T),
        "leading": np.minimum(leading, leading.T),
        "bodies": np.sqrt(np.maximum(bodies @ bodies.T, 0)).astype(np.float64),
    }


def _names(table: Table, rows: Rowset) -> Square:
    entries, row_of, column_of, total = gather(table.stems, rows)
    stems = table.stems.ids[entries]
    counts = np.log(np.maximum(table.counts[entries], 1))
    name = table.marks[entries] & NAME > 0
    weight = (1 + counts) * table.telling[stems] * name
    # What one row alone has is unknown to all others: the sums count it, no column is needed.
    shared = np.bincount(column_of, minlength=total) > 1
    asked = (shared & (np.bincount(column_of, name, total) > 0))[column_of]
    own = narrow(len(rows), row_of, column_of, weight, asked)
    there = narrow(len(rows), row_of, column_of, np.ones(len(row_of)), asked)
    whole = np.bincount(row_of, weight, len(rows))
    return _smoothed(whole[:, None] - own @ there.T, whole)


def _smoothed(unknown: Weights, whole: npt.NDArray[np.number]) -> Square:
    """The share of each row's `whole` that is `unknown`, drawn to what is expected where it is small."""
    return np.asarray((unknown + _DOUBT * _EXPECTED) / (whole + _DOUBT)[:, None], np.float64)
