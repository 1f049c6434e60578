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

_GRAMMATICAL = 0.1
"""Words of less general weight prove nothing when they stand alone."""


def aligned(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Blocks (place in a, place in b, length) of a longest common subsequence of tokens."""
    return [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(a, b)
        if op.tag == "equal"
    ]


def shared(a: Sequence[str], b: Sequence[str], forms_a: Sequence[str], forms_b: Sequence[str]) -> set[int]:
    """Places in `a` of the words that `b` has as well, in order or moved.

    `a` and `b` are stems, by which versions are aligned; a word counts as shared where its form is
    the same too, so that "neighbour" beside "neighbours" shows as a difference.
    """
    found: set[int] = set()
    taken: set[int] = set()
    for i, j, length in aligned(a, b):
        block = range(i, i + length)
        whole = i == 0 and length == len(a)
        if whole or length > 2 or any(general(a[k]) > _GRAMMATICAL for k in block):
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
    return LCSseq.similarity(a, b) / shorter if shorter else 0.0


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
