"""How likely two articles are to report one happening, from several kinds of evidence.

The log-odds of a logistic model with few, rounded weights (the method page says what was tried):
shared words; what the two openings have in common; numbers that agree and numbers that contradict;
whom and what one article names that the other never mentions; what one tells as undone and the other as
done; publication days.
"""

from __future__ import annotations

import numpy as np

from digest.events.fingerprint import NAME, OPENING
from digest.events.matrices import Rowset, Square, dense, gather, narrow, numbered
from digest.events.strangers import strangers
from digest.events.table import UNDATED, Ints, Table

WEIGHTS = {
    "words": 6.0,
    "central": 0.4,
    "agree": 1.8,
    "differ": -1.6,
    "names": -9.5,
    "cast": -3.5,
    "leading": -1.6,
    "bodies": -2.5,
    "reversed": -2.0,
    "days": 1.0,
}
CONSTANT = 6.4

_ENOUGH = 3
"""Uses of a word from which on it is central to its article."""
_SUBSTANCE = 5
"""Words with meaning below which an article is too short for its likeness to another to mean much."""
_COMMON = 0.3
"""Weight, against a name, of an opening's other words."""

_UNTOLD = 0.25
"""Weight of an undoing that the other article does not know of, where that does not tell of the deed itself:
a comment may have another subject."""

_SAME = 2
"""Days between two reports of one day's news."""
_NEAR = 1.0
_NEWS = 14
"""Days after which a report more likely tells of something new: stories are followed up for two weeks."""
_PER_DOUBLING = 0.2
_FAR = 1.5
"""The most that days apart can speak against: dates may be wrong, and stories go on for months."""


def affinity(table: Table, rows: Rowset) -> Square:
    """Log-odds for every pair of the articles `rows`; the diagonal is 0."""
    evidence = features(table, rows)
    odds = np.full((len(rows), len(rows)), CONSTANT)
    for name, weight in WEIGHTS.items():
        odds += weight * evidence[name]
    odds = np.asarray(np.round((odds + odds.T) / 2, 6))  # no trace of the order in which a machine adds
    np.fill_diagonal(odds, 0.0)
    return odds


def features(table: Table, rows: Rowset) -> dict[str, Square]:
    """What `affinity` weighs, each a symmetric matrix."""
    entries, row_of, column_of, total = gather(table.stems, rows)
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

    content = np.bincount(row_of, ~table.function_words[stems], len(rows))
    body = np.minimum(content / _SUBSTANCE, 1.0)[:, None]

    # A stem of one row alone adds to no product: what it adds to norms and sums is counted above.
    several = np.bincount(column_of, minlength=total)[column_of] > 1
    words = narrow(len(rows), row_of, column_of, weights, several)
    in_opening = several & (np.bincount(column_of, opening, total)[column_of] > 0)
    stated = narrow(len(rows), row_of, column_of, central, in_opening)
    root = np.sqrt(stated)

    agree, differ = _numbers(table, rows)
    return {
        "words": np.sqrt(np.maximum(words @ words.T, 0)).astype(np.float64) * np.minimum(body, body.T),
        "central": np.asarray(root @ root.T, np.float64),
        "agree": agree,
        "differ": differ,
        **strangers(table, rows),
        "reversed": _reversed(table, rows),
        "days": _days(table.days[rows]),
    }


def _numbers(table: Table, rows: Rowset) -> tuple[Square, Square]:
    """Nouns that both openings count: with the same number, and with numbers that contradict."""
    entries, row_of, column_of, total = gather(table.numbers, rows)
    n = len(rows)
    if not len(entries):
        return np.zeros((n, n)), np.zeros((n, n))
    pairs = table.numbers.ids[entries]
    weight = np.sqrt(table.telling_noun[table.nouns[pairs]])
    own = dense((n, total), row_of, column_of, weight)
    agree = own @ own.T

    nouns, noun_of = numbered(table.nouns[pairs])
    counted = dense((n, len(nouns)), row_of, noun_of, weight)
    both = counted @ counted.T

    place = {int(pair): int(column) for pair, column in zip(pairs, column_of, strict=True)}
    below, below_rows, _, _ = gather(table.numbers_below, rows)
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


def _reversed(table: Table, rows: Rowset) -> Square:
    """Whether one article tells of an undoing that the other does not know of: 0 to 1.

    Most surely if the other tells of the deed itself.
    """
    undone = table.undone[rows].astype(np.float64)
    found = np.zeros((len(rows), len(rows)))
    for kind in np.flatnonzero(undone.any(axis=0)):
        unaware = np.where(table.done[rows, kind], 1.0, _UNTOLD) * ~table.undoing[rows, kind]
        found = np.maximum(found, np.outer(undone[:, kind], unaware))
    return np.maximum(found, found.T)


def _days(days: Ints) -> Square:
    """Publication days near each other speak for one happening, far ones against it, missing ones neither."""
    apart = np.abs(days[:, None] - days[None, :]).astype(np.float64)
    odds = np.where(
        apart <= _SAME, _NEAR, -np.minimum(_PER_DOUBLING * np.log2(np.maximum(apart, _NEWS) / _NEWS), _FAR)
    )
    known = days != UNDATED
    return np.where(known[:, None] & known[None, :], odds, 0.0)
