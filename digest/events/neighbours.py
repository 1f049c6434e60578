"""Which articles of many are worth comparing: neighbourhoods found through rare words they share.

No article is compared with all others. Each is entered under its most telling stems; articles that
share a few of them are linked, and the strongest links gather neighbourhoods of bounded size, so that
the work for an article does not grow with the archive.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from digest.events.fingerprint import NAME, OPENING
from digest.events.table import Floats, Ints, Table

LIMIT = 160
"""Articles of a neighbourhood, at most; comparing within one costs its square."""
_COMMON_KEYS = 40
"""Stems, shared with other articles, under which one is entered."""
_OWN_KEYS = 16
"""Names and opening words that no other article has yet: a later one may."""
_MOST_HOLDERS = 1000
"""Articles that share a stem, from which on nobody is entered under it."""
_STRONG = 1.5
"""Names and opening words count that much more when the most telling stems are chosen."""
_LINK = 1.3
"""Sum over shared keys of the square of how telling each is, from which on two articles are linked: two
keys nobody else has, or a few more common ones."""
_MOST_LINKS = 30
"""Links kept of one article, the strongest."""
_BLOCK = 1000
_WEIGHT_BITS = 31
_WEIGHT_MASK = (1 << _WEIGHT_BITS) - 1


class Keys(NamedTuple):
    """Under which stems each article is entered: row r has `ids[starts[r]:starts[r + 1]]`."""

    starts: npt.NDArray[np.int64]
    ids: Ints
    weights: Floats


class Links(NamedTuple):
    """Pairs of rows that are linked, the strongest first; `one` is smaller than `other`."""

    one: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]
    strength: Floats


class Gathered(NamedTuple):
    """Rows in their neighbourhoods."""

    root: Ints
    """For each row, the first of its neighbourhood."""
    refused: Ints
    """Pairs of rows in two neighbourhoods, linked as strongly as others that were joined."""

    def neighbourhoods(self) -> list[list[int]]:
        """Those of two rows or more, by their first rows."""
        order = np.argsort(self.root, kind="stable")
        starts = np.flatnonzero(np.diff(self.root[order], prepend=-1))
        return [rows.tolist() for rows in np.split(order, starts[1:]) if len(rows) > 1]


def keys(table: Table) -> Keys:
    """The keys of every article."""
    ids = table.stems.ids
    telling = table.telling[ids]
    strong = table.marks & (NAME | OPENING) > 0
    weight = (1 + np.log(np.maximum(table.counts, 1))) * telling * np.where(strong, _STRONG, 1.0)
    held = table.held[ids]
    common = (held > 1) & (held <= _MOST_HOLDERS) & ~table.function_words[ids]
    own = (held <= 1) & strong
    lengths = np.diff(table.stems.starts)
    row_of = np.repeat(np.arange(table.size), lengths)
    chosen = np.sort(
        np.concatenate([best(row_of, weight, common, _COMMON_KEYS), best(row_of, weight, own, _OWN_KEYS)])
    )
    counts = np.bincount(row_of[chosen], minlength=table.size)
    return Keys(np.concatenate([[0], np.cumsum(counts)]), ids[chosen], telling[chosen])


def best(
    row_of: npt.NDArray[np.int64], weight: Floats, allowed: npt.NDArray[np.bool_], most: int
) -> npt.NDArray[np.int64]:
    """The entries with the greatest weights of each row, at most so many; earlier ones among equals.

    `row_of` grows and weights are positive; rows times the longest row are less than 2 to the 32. Sorting
    numbers takes a third of sorting by three keys, so row, weight (as a 32-bit float) and position
    become one: the bits of a positive float are in the order of its values.
    """
    entries = np.flatnonzero(allowed)
    if not len(entries):
        return entries
    rows = row_of[entries]
    counts = np.bincount(rows)
    first = np.cumsum(counts) - counts
    position = np.arange(len(entries)) - first[rows]
    width = int(counts.max()).bit_length()
    falling = _WEIGHT_MASK - weight[entries].astype(np.float32).view(np.int32).astype(np.int64)
    packed = np.sort((rows << (_WEIGHT_BITS + width)) | (falling << width) | position)
    chosen = packed[position < most]  # sorted, each row still has the places it had
    return np.asarray(entries[first[chosen >> (_WEIGHT_BITS + width)] + (chosen & ((1 << width) - 1))])


def links(entered: Keys, width: int, first: int = 0) -> Links:
    """Links of the articles from row `first` on, with each other and with those before them.

    `width` is greater than every key. A stem under which too many are entered links nobody.
    """
    from scipy import sparse  # only large collections come here

    size = len(entered.starts) - 1
    holders = np.bincount(entered.ids, minlength=width)
    asked = np.zeros(width, np.bool_)
    asked[entered.ids[entered.starts[first] :]] = True
    few = (asked & (holders <= _MOST_HOLDERS))[entered.ids]
    starts = np.concatenate([[0], np.cumsum(few)])[entered.starts]
    matrix = sparse.csr_matrix((entered.weights[few], entered.ids[few], starts), shape=(size, width))
    columns = matrix.T.tocsr()
    found: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]] = []
    for start in range(first, size, _BLOCK):
        block = np.arange(start, min(start + _BLOCK, size))
        product = matrix[block] @ columns
        strong = np.flatnonzero(product.data >= _LINK)
        row_of = np.searchsorted(product.indptr, strong, side="right") - 1
        other = product.indices[strong].astype(np.int64)
        order = np.flatnonzero(other != block[row_of])
        order = order[np.argsort(row_of[order] * size + other[order])]
        row_of, other, strength = row_of[order], other[order], product.data[strong[order]]
        kept = best(row_of, strength, np.ones(len(strength), np.bool_), _MOST_LINKS)
        found.append((block[row_of[kept]], other[kept], strength[kept]))
    if not found:
        return Links(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    one, other, strength = (np.concatenate(column) for column in zip(*found, strict=True))
    low, high = np.minimum(one, other), np.maximum(one, other)
    _, first_of = np.unique(low * size + high, return_index=True)
    low, high, strength = low[first_of], high[first_of], np.round(strength[first_of], 4)
    order = np.lexsort((high, low, -strength))
    return Links(low[order], high[order], strength[order])


def gather(found: Links, size: int, limit: int = LIMIT, begun: Gathered | None = None) -> Gathered:
    """Neighbourhoods of `size` rows, and the links that would have made one too large.

    Single linkage with a limit: links join neighbourhoods, the strongest first. With `begun`, what it has
    together stays together, whatever its size; rows that it does not know come to it.
    """
    root = list(range(size))
    if begun is not None:
        root[: len(begun.root)] = begun.root.tolist()
    count = np.bincount(root, minlength=size).tolist()

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    refused: list[tuple[int, int]] = []
    for i, j in zip(found.one.tolist(), found.other.tolist(), strict=True):
        a, b = find(i), find(j)
        if a == b:
            continue
        if count[a] + count[b] > limit:
            refused.append((i, j))
            continue
        low, high = (a, b) if a < b else (b, a)
        root[high] = low
        count[low] += count[high]
    top = np.array([find(i) for i in range(size)], np.int32)
    pairs = np.array(refused, np.int32).reshape(-1, 2)
    if begun is not None:
        pairs = np.concatenate([begun.refused, pairs])
    return Gathered(top, pairs[top[pairs[:, 0]] != top[pairs[:, 1]]])
