"""An event made ready for seeking claims in it: its sentences, their words, what each article holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.comparison.anchors import anchor, telling
from digest.comparison.claims.absence import Holdings, wanted
from digest.comparison.claims.passages import Sentence, Stretch, sentences
from digest.comparison.compounds import harmonized
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.comparison.similarity import Bag
from digest.model import Reading, Span

NEAR_CLAUSE = 0.33
"""An article that holds so much of a claim's clause may report it: a long sentence is often told in part."""
_NEAR_LEAST = 0.8
"""Clauses of less weight ("he said on Monday") are not sought alone."""
CORE = 0.15
"""Words of less weight are not sought."""
_ENOUGH = 12
"""The clauses of so many passages of a claim are sought."""
_LEADS = frozenset({"and", "but", "that", "which", "who", "or"})
"""Words that join a passage to what stands before it; it is shown without them."""


@dataclass(frozen=True, slots=True)
class Field:
    """An event as claims are sought in it."""

    places: tuple[Places, ...]
    rarity: Rarity
    holdings: tuple[Holdings, ...]
    sentences: tuple[Sentence, ...]
    """By article id and place."""
    index: Mapping[str, Sequence[int]]
    """Class of near-synonyms to the places in `sentences` of those that hold it."""

    def holding(self, core: Bag) -> list[Sentence]:
        """The sentences that hold one of the rarer half of the words of `core`, in order."""
        keys = sorted({near(s) for s in core.weights}, key=lambda k: (len(self.index.get(k, ())), k))
        places = {n for key in keys[: (len(keys) + 1) // 2] for n in self.index.get(key, ())}
        return [self.sentences[n] for n in sorted(places)]


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring parts of a sentence that stand for a claim."""

    sentence: Sentence
    stretch: Stretch
    bag: Bag

    @property
    def share(self) -> float:
        """The part of its sentence that it is."""
        return self.bag.total / max(self.sentence.whole.total, 0.01)


def made_ready(columns: Sequence[Reading]) -> Field:
    """An event made ready."""
    places = harmonized([Places(reading) for reading in columns])
    rarity = Rarity(columns)
    found = [s for n, p in enumerate(places) for s in sentences(n, p, rarity)]
    found.sort(key=lambda s: (columns[s.column].id, s.span))
    index: dict[str, list[int]] = defaultdict(list)
    for n, sentence in enumerate(found):
        for key in dict.fromkeys(near(stem) for stem in sentence.whole.weights):
            index[key].append(n)
    return Field(places, rarity, tuple(Holdings(p) for p in places), tuple(found), index)


def clause_searches(members: Sequence[Passage], rarity: Rarity) -> list[dict[str, float]]:
    """What to seek to find a part of a claim: the words of each clause of its passages."""
    found = []
    for member in members[:_ENOUGH]:
        first, last = member.stretch
        for stems in member.sentence.stems[first : last + 1]:
            search = wanted({s: rarity.unshared(s) for s in stems if rarity.unshared(s) >= CORE})
            if sum(search.values()) >= _NEAR_LEAST and search not in found:
                found.append(search)
    return found


def span_of(places: Places, words: range) -> Span:
    """The text from the first to the last of some words, without a joining word in front."""
    first = words.start
    if len(words) > 1 and places.forms([first])[0] in _LEADS:
        first += 1
    known = places.reading.words
    return Span(known[first].start, known[words.stop - 1].end)


def claim_id(places: Places, span: Span) -> str:
    """The id of a claim: the four most telling words of the passage that stands for it."""
    words = places.words(span)
    stems = (places.stem[i] for i in words)
    told = [(form, stem, 1) for form, stem in zip(places.printed(words), stems, strict=True)]
    return anchor(telling(told, 4), span.of(places.reading.article.text))
