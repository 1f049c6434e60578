"""How much a shared word says: weights from general English and from the event's own sentences.

A word that any text holds ("have", "year") says little of this event; nor does one that stands in
half of its sentences (the names of its people). What is rare in both says most.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import snowballstemmer

from digest.comparison.english import function_words, general_shares
from digest.model import Reading

_COMMON = 60
"""Words up to this rank of general English say nothing of a single event."""
_RARE = 3000
"""A word beyond this rank counts in full."""
_FLOOR = 0.02
_SCARCE = 0.02
"""A word in at most this share of an event's sentences counts in full."""
_PRIOR = 60
"""Imagined sentences that hold none of the words: a small event's counts say little."""


@cache
def classes() -> Mapping[str, str]:
    """Stem to the name of its class of near-synonyms (the class's first word, with a tilde)."""
    stemmer = snowballstemmer.stemmer("english")
    found: dict[str, str] = {}
    text = files("digest.comparison").joinpath("data/near_synonyms.txt").read_text("utf-8")
    for row in text.split("\n"):
        words = [] if row.startswith("#") else row.split()
        for word in words:
            found.setdefault(word, "~" + words[0])
            found.setdefault(stemmer.stemWord(word), "~" + words[0])
    return found


def near(stem: str) -> str:
    """The class of near-synonyms that `stem` belongs to, or the stem itself."""
    return classes().get(stem, stem)


@cache
def general(stem: str) -> float:
    """How much a word says anywhere: near 0 for "the", 1 for a name or a rare word."""
    if stem in function_words() or (len(stem) < 2 and not stem.isdigit()):
        return _FLOOR
    share = general_shares().get(stem)
    if share is None:
        return 1.0
    rank = 0.1 / share
    return max(_FLOOR, min(1.0, math.log(max(rank, 1.0) / _COMMON) / math.log(_RARE / _COMMON)))


class Rarity:
    """The weight of each word in one event, from 0.02 to 1."""

    def __init__(self, columns: Iterable[Reading]) -> None:
        counts: Counter[str] = Counter()
        sentences = 0
        for reading in columns:
            words = reading.words
            at = 0
            for sentence in reading.sentences:
                while at < len(words) and words[at].start < sentence.start:
                    at += 1
                seen = set()
                while at < len(words) and words[at].start < sentence.end:
                    seen.add(words[at].lemma)
                    at += 1
                counts.update(seen)
                sentences += 1
        self._counts = counts
        self._sentences = sentences + _PRIOR
        self._known: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """The weight of `stem`; words that the event does not hold count by general rarity."""
        known = self._known.get(stem)
        if known is None:
            share = max(self._counts[stem], 1) / self._sentences
            spread = math.log(1 / share) / math.log(1 / _SCARCE)
            known = self._known[stem] = max(_FLOOR, general(stem) * max(0.15, min(1.0, spread)))
        return known
