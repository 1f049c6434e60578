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

from digest.comparison.english import function_words, general_shares
from digest.comparison.places import Places
from digest.model import Reading
from digest.stems import lemma

_COMMON = 60
"""Words up to this rank of general English say nothing of a single event."""
_RARE = 3000
"""A word beyond this rank counts in full."""
_FLOOR = 0.02
_LIGHT = 0.12
_COUNT = 0.4
_ORDINAL = 0.6
"""Small numbers ("three", "fifth"); greater ones, in figures, count in full."""
_PERSON = 0.4
_NAME = 0.6
"""Part of its weight that a word of a person's or another name keeps where passages share it: a
name is one thing in several words, and who or where says less than what is told of them."""
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
    found: dict[str, str] = {}
    text = files("digest.comparison").joinpath("data/near_synonyms.txt").read_text("utf-8")
    for row in text.split("\n"):
        words = [] if row.startswith("#") else row.split()
        for word in words:
            found.setdefault(word, "~" + words[0])
            found.setdefault(lemma(word), "~" + words[0])
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
    if stem in light():
        return 5.0
    share = general_shares().get(stem)
    if share is None:
        return 5.0 if stem in function_words() else 10.0
    return min(10.0, -math.log(share))


@cache
def light() -> frozenset[str]:
    """Stems of words of address, weekdays and the like, which count for little anywhere."""
    text = files("digest.comparison").joinpath("data/light_words.txt").read_text("utf-8")
    words = [word for row in text.split("\n") if not row.startswith("#") for word in row.split()]
    return frozenset(words) | frozenset(lemma(word) for word in words)


@cache
def general(stem: str) -> float:
    """How much a word says anywhere: near 0 for "the", 1 for a name or a rare word."""
    number = near(stem)
    if number[:1] == "~" and number[1:2].isdigit():
        return _COUNT if number[1:].isdigit() else _ORDINAL
    if stem in function_words() or (len(stem) < 2 and not stem.isdigit()):
        return _FLOOR
    if stem in light():
        return _LIGHT
    share = general_shares().get(stem)
    if share is None:
        return 1.0
    rank = 0.1 / share
    return max(_FLOOR, min(1.0, math.log(max(rank, 1.0) / _COMMON) / math.log(_RARE / _COMMON)))


class Rarity:
    """The weight of each word in one event, from 0.02 to 1."""

    def __init__(self, columns: Iterable[Reading]) -> None:
        places = [Places(reading) for reading in columns]
        counts: Counter[str] = Counter()
        sentences = 0
        for article in places:
            for sentence in article.reading.sentences:
                counts.update({article.stem[i] for i in article.words(sentence)})
                sentences += 1
        self._names = _name_stems(places)
        self._proper = _proper_stems(places) | self._names
        self._counts = counts
        self._sentences = sentences + _PRIOR
        self._known: dict[str, float] = {}
        self._full: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """The weight of `stem`; words that the event does not hold count by general rarity."""
        known = self._known.get(stem)
        if known is None:
            part = _PERSON if stem in self._names else _NAME if stem in self._proper else 1.0
            known = self._known[stem] = max(_FLOOR, part * general(stem) * self.spread(stem))
        return known

    def unshared(self, stem: str) -> float:
        """The weight of a word that only one article has: there a name counts in full."""
        known = self._full.get(stem)
        if known is None:
            known = self._full[stem] = max(_FLOOR, general(stem) * self.spread(stem))
        return known

    def proper(self, stem: str) -> bool:
        """Whether `stem` is part of a name: the event writes it with a capital inside sentences."""
        return stem in self._proper

    def person(self, stem: str) -> bool:
        """Whether `stem` is part of the name of one of the event's people."""
        return stem in self._names

    def spread(self, stem: str) -> float:
        """1 for a word that few of the event's sentences hold, less for one that many do."""
        share = max(self._counts[stem], 1) / self._sentences
        return max(0.15, min(1.0, math.log(1 / share) / math.log(1 / _SCARCE)))

    def phrase(self, stems: Iterable[str]) -> float:
        """The weight of words in a row, however common each of them is ("not against anyone")."""
        return max(0.0, sum(surprise(s) * self.spread(s) for s in stems) - _ORDINARY) / _BITS


def _name_stems(places: Iterable[Places]) -> frozenset[str]:
    """The words of the names of an event's people."""
    found: set[str] = set()
    for article in places:
        for entity in article.reading.entities:
            if entity.kind == "person":
                for mention in entity.mentions:
                    if mention.form in ("full", "short"):
                        found.update(article.stem[i] for i in article.words(mention.span))
    return frozenset(s for s in found if s not in function_words())


def _proper_stems(places: Iterable[Places]) -> frozenset[str]:
    """The words that, where no sentence begins, mostly have a capital."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for article in places:
        text = article.reading.article.text
        opening = {sentence.start for sentence in article.reading.sentences}
        for word, stem in zip(article.reading.words, article.stem, strict=True):
            first = text[word.start]
            if first.isupper():
                if word.start not in opening:
                    capital[stem] += 1
            elif first.isalpha():
                small[stem] += 1
    return frozenset(s for s, n in capital.items() if n > 2 * small[s] and s not in function_words())
