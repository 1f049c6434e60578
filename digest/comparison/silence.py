"""Whether an article is silent on what others report, or has something like it: and then where.

What counts as like it is evidence about the claim itself: its names (but for those whom the whole
event is about), figures and rare words stand close together, in whatever form: as a near-synonym,
a word of the family, in a headline, a caption or a dateline. That two texts share a topic is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from digest.comparison.families import family
from digest.comparison.keys import Keys, Proposition
from digest.comparison.places import Places
from digest.comparison.rarity import near
from digest.model import Span
from digest.stems import lemma

_ONE = 0.2
"""What a key counts that only one of the articles has: it may be a trimming of the claim."""
_APART = 0.8
"""What is left of what only two neighbouring sentences hold together."""
_KEYS = 2
"""A place that holds fewer of a claim's keys holds nothing like it."""


def wanted(told: Iterable[tuple[int, Keys]], rare: Collection[str]) -> dict[str, float]:
    """What to look for: families of keys and what each tells, from passages (column, keys) of a claim.

    Telling goes by the square of a key's weight: a place that has all but what is rare has little.
    `rare` are the names that few of the event's sentences hold; the others tell nothing.
    """
    weights: dict[str, float] = {}
    columns: dict[str, set[int]] = defaultdict(set)
    for column, keys in told:
        for name, key in keys.items():
            if name[0] != "@" or name in rare:
                shared = family(name)
                weights[shared] = max(key.weight, weights.get(shared, 0.0))
                columns[shared].add(column)
    return {k: w * w * (1.0 if len(columns[k]) > 1 else _ONE) for k, w in sorted(weights.items())}


def named(told: Iterable[tuple[int, Keys]], persons: Collection[str]) -> frozenset[str]:
    """Those of `persons` whom every article's passages of a claim name: without them it is not told."""
    columns: dict[int, set[str]] = defaultdict(set)
    for column, keys in told:
        columns[column].update(name for name in keys if name in persons)
    return frozenset.intersection(*map(frozenset, columns.values())) if columns else frozenset()


class Text:
    """An article's whole text, to look for something in it."""

    def __init__(self, places: Places, known: Sequence[Proposition]) -> None:
        reading = places.reading
        keys = {p.sentence.span: p.whole for p in known}
        spans = list(reading.sentences)
        spans += [b.span for b in reading.article.blocks if b.kind not in ("body", "boilerplate")]
        self._spans = sorted(spans)
        self._units: dict[str, list[int]] = defaultdict(list)
        for n, span in enumerate(self._spans):
            found = {family(near(places.stem[i])) for i in places.words(span)}
            found.update(map(family, keys.get(span, ())))
            for key in found:
                self._units[key].append(n)
        if reading.article.title:
            title = (lemma(word.strip(".,:;'\"‘’“”")) for word in reading.article.title.value.split())
            for key in {family(near(stem)) for stem in title}:
                self._units[key].append(-2)

    def holding(self, search: Mapping[str, float], least: float) -> tuple[bool, Span | None]:
        """Whether so much of a search stands together, and where; no span for the headline."""
        places = [(key, weight, found) for key, weight in search.items() if (found := self._holding(key))]
        keys = min(_KEYS, len(search))
        if len(places) < keys or sum(weight for _, weight, _ in places) < least:
            return False, None
        held: dict[int, dict[str, float]] = defaultdict(dict)
        for key, weight, found in places:
            for n in found:
                held[n][key] = weight
        most, at = 0.0, None
        for n in sorted(held):
            joint = {**held[n + 1], **held[n]} if n + 1 in held else held[n]
            if len(joint) < keys:
                continue
            own = sum(held[n].values()) if len(held[n]) >= keys else 0.0
            together = max(own, _APART * sum(joint.values()))
            if together > most:
                rest = sum(held[n + 1].values()) if n + 1 in held else 0.0
                most, at = together, n if sum(held[n].values()) >= rest else n + 1
        if at is None or most < least:
            return False, None
        return True, self._spans[at] if at >= 0 else None

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether all these keys stand in it, wherever."""
        return all(self._holding(key) for key in keys)

    def _holding(self, key: str) -> Sequence[int]:
        """The places that hold a key; a name is held where its last word stands."""
        if key in self._units or key[:1] not in "@^#":
            return self._units.get(key, ())
        last = lemma(key[1:].rsplit(maxsplit=1)[-1]) if key[1:].split() else ""
        return self._units.get(family(near(last)), ())
