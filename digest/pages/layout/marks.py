"""Which words of a version none of the others has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.comparison.collation import shared
from digest.stems import lemma

WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
LONGEST = 400
"""Words of a version beyond which nothing is marked: alignment takes the product of two lengths."""
ALIKE = 0.3
"""Share of common words below which marks would be all there is to see: the versions are worded anew."""


def differing(versions: Sequence[Sequence[str]], articles: Sequence[str]) -> list[set[int]] | None:
    """For each version (its words) the places of the words that no other article's version has.

    None where nothing should be marked: a single article, or versions too long to align.
    """
    if len(set(articles)) < 2 or any(len(v) > LONGEST for v in versions):
        return None
    forms = [tuple(w.lower().replace("’", "'") for w in v) for v in versions]
    stems = [tuple(lemma(w) for w in v) for v in versions]
    found = []
    for i, own in enumerate(forms):
        common: set[int] = set()
        for j, other in enumerate(forms):
            if articles[i] != articles[j]:
                common |= shared(stems[i], stems[j], own, other)
        found.append(set(range(len(own))) - common if len(common) > ALIKE * len(own) else set())
    return found
