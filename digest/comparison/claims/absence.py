"""Whether an article is silent on something: searched in its whole text before anyone says so.

A wrong "left out" is worse than a missing one. So the search forgives much: near-synonyms and
words that merely begin alike count as found, in headlines and captions too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from digest.comparison.families import ALIKE, family
from digest.comparison.places import Places
from digest.comparison.rarity import near
from digest.stems import lemma

_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}


def loose(stem: str) -> str:
    """The key under which a word is looked for: its word family, listed or by its first letters."""
    key = near(stem)
    found = family(key)
    if found != key or key != stem:
        cut = found
    elif stem in _NUMBERS or not stem.isalpha():
        return _NUMBERS.get(stem, stem)
    else:
        cut = stem
    return cut[:-1] if len(cut) == ALIKE and cut[-1] in "eiy" else cut


class Holdings:
    """What an article's text holds, line by line and sentence by sentence."""

    def __init__(self, places: Places) -> None:
        reading = places.reading
        self._units: dict[str, list[int]] = defaultdict(list)
        if reading.article.title:
            for key in {loose(lemma(word)) for word in reading.article.title.value.split()}:
                self._units[key].append(-2)
        spans = list(reading.sentences)
        spans += [b.span for b in reading.article.blocks if b.kind not in ("body", "boilerplate")]
        for n, span in enumerate(sorted(spans)):
            for key in {loose(places.stem[i]) for i in places.words(span)}:
                self._units[key].append(n)

    def __iter__(self) -> Iterator[str]:
        """The loose keys of all its words."""
        return iter(self._units)

    def coverage(self, wanted: Mapping[str, float], least: int = 1) -> float:
        """The greatest share of `wanted` (loose keys to weights) that neighbouring sentences hold.

        A place that holds fewer than `least` of the keys does not count: one shared name is little.
        """
        total = sum(wanted.values())
        held: dict[int, dict[str, float]] = defaultdict(dict)
        for key, weight in wanted.items():
            for n in self._units.get(key, ()):
                held[n][key] = weight
        best = 0.0
        for n, found in held.items():
            both = {**held[n + 1], **found} if n + 1 in held else found
            if len(both) >= least:
                best = max(best, sum(both[key] for key in wanted if key in both))
        return best / total if total else 0.0


def wanted(weights: Mapping[str, float]) -> dict[str, float]:
    """Stems and weights as loose keys and weights."""
    found: dict[str, float] = {}
    for stem, weight in weights.items():
        key = loose(stem)
        found[key] = max(weight, found.get(key, 0.0))
    return found
