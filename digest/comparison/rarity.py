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
_ORDINARY = 13.0
"""Nats of a phrase that meets by chance ("one of the", "a lot of")."""
_BITS = 7.0
"""Nats beyond that which weigh as much as a rare word."""
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


@cache
def near(stem: str) -> str:
    """The class of near-synonyms that `stem` belongs to, or the stem itself.

    "borderless" is found under "border": beside a negation the two say the same.
    """
    found = classes().get(stem)
    if found is None and stem.endswith("less"):
        found = classes().get(stem[:-4])
    return found or stem


@cache
def surprise(stem: str) -> float:
    """How surprising a word is in general English, function words too, in nats; at most 10."""
    share = general_shares().get(stem)
    if share is None:
        return 5.0 if stem in function_words() else 10.0
    return min(10.0, -math.log(share))


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
            known = self._known[stem] = max(_FLOOR, general(stem) * self.spread(stem))
        return known

    def spread(self, stem: str) -> float:
        """1 for a word that few of the event's sentences hold, less for one that many do."""
        share = max(self._counts[stem], 1) / self._sentences
        return max(0.15, min(1.0, math.log(1 / share) / math.log(1 / _SCARCE)))

    def phrase(self, stems: Iterable[str]) -> float:
        """The weight of words in a row, however common each of them is ("not against anyone")."""
        return max(0.0, sum(surprise(s) * self.spread(s) for s in stems) - _ORDINARY) / _BITS
