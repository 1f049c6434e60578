"""Collation: which words the versions of one text share.

The steps are those of the Gothenburg model (Interedition and COST Action 32, 2009; the model
behind CollateX and Juxta): tokenise, normalise, align, analyse. Tokens are the reading's words;
normalised, they lose case, inflection and the shape of their apostrophes; alignment is the longest common
subsequence; the analysis takes words that moved as shared too, and lets go of lone grammar words
that aligned by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from digest.comparison.rarity import general

_TABLE = 25_000_000
"""Cells of an alignment's table, a bit each; beyond that a version is some thousand words long."""
_ROW = 4
"""Tokens in a row that tie two very long versions together."""
_GRAMMATICAL = 0.1
"""Words of less general weight prove nothing when they stand alone ..."""
_CLOSE = 0.6
"""... unless so much of the shorter version is aligned."""


def aligned(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Blocks (place in a, place in b, length) of a longest common subsequence of tokens.

    Two very long versions are tied together by rows of tokens instead: the table would not fit.
    """
    if len(a) * len(b) <= _TABLE:
        return [
            (op.src_start, op.dest_start, op.src_end - op.src_start)
            for op in LCSseq.opcodes(a, b)
            if op.tag == "equal"
        ]
    return _anchored(a, b)


def _anchored(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """The same along rows of tokens that are unique in both, in order; linear."""
    places: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for j in range(len(b) - _ROW + 1):
        row = tuple(b[j : j + _ROW])
        if places.setdefault(row, j) != j:
            twice.add(row)
    found: list[tuple[int, int, int]] = []
    i = j = 0
    while i < len(a):
        row = tuple(a[i : i + _ROW])
        at = places.get(row, -1) if row not in twice else -1
        if at < j:
            i += 1
            continue
        length = 0
        while i + length < len(a) and at + length < len(b) and a[i + length] == b[at + length]:
            length += 1
        found.append((i, at, length))
        i, j = i + length, at + length
    return found


def shared(a: Sequence[str], b: Sequence[str], forms_a: Sequence[str], forms_b: Sequence[str]) -> set[int]:
    """Places in `a` of the words that `b` has as well, in order or moved.

    `a` and `b` are stems, by which versions are aligned; a word counts as shared where its form is
    the same too, so that "neighbour" beside "neighbours" shows as a difference.
    """
    found: set[int] = set()
    taken: set[int] = set()
    blocks = aligned(a, b)
    close = sum(length for _, _, length in blocks) >= _CLOSE * min(len(a), len(b))
    for i, j, length in blocks:
        block = range(i, i + length)
        if close or length > 2 or any(general(a[k]) > _GRAMMATICAL for k in block):
            found.update(k for k in block if forms_a[k] == forms_b[k - i + j])
            taken.update(range(j, j + length))
    left = Counter(form for j, form in enumerate(forms_b) if j not in taken)
    for i, form in enumerate(forms_a):
        if i not in found and left[form] > 0 and general(a[i]) > _GRAMMATICAL:
            left[form] -= 1
            found.add(i)
    return found


def contained(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of the shorter one's tokens that stand, in order, in the longer one."""
    shorter = min(len(a), len(b))
    if not shorter:
        return 0.0
    if len(a) * len(b) <= _TABLE:
        return LCSseq.similarity(a, b) / shorter
    return min(1.0, sum(length for _, _, length in _anchored(a, b)) / shorter)


def runs(a: Sequence[str], b: Sequence[str], least: int = 2) -> list[tuple[str, ...]]:
    """The longest rows of at least `least` tokens of `a` that stand in `b` as well, in order."""
    rows = {tuple(b[i : i + least]) for i in range(len(b) - least + 1)}
    found: list[tuple[str, ...]] = []
    start = None
    for at in range(len(a) - least + 2):
        if at + least <= len(a) and tuple(a[at : at + least]) in rows:
            start = at if start is None else start
        elif start is not None:
            found.append(tuple(a[start : at + least - 1]))
            start = None
    return found
