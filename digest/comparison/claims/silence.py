"""Whether an article is silent on what others report, or has something like it: and then where.

What counts as like it is evidence about the claim itself: its names (but for those whom the whole
event is about), figures and rare words stand close together, in whatever form: as a near-synonym,
a word of the family, in a headline, a caption or a dateline. That two texts share a topic is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from digest.comparison.claims.keys import Keys, Proposition
from digest.comparison.families import family
from digest.comparison.places import Places
from digest.comparison.rarity import general, near
from digest.model import Span
from digest.stems import lemma

_LIKE, _LIKE_UNNAMED = -0.25, 0.5
"""Log-odds beyond which a sentence may say the same: its article is not said to be silent. The second
of two limits is for an article that lacks a name which all have who report the claim, ..."""
_SOME, _SOME_EXACT = 0.4, 0.5
"""... and here for a statement too. So much of the claim may stand scattered over an article that does not
tell it, ..."""
_TOGETHER = 0.35
"""... less than this together, ..."""
_ANY, _ANY_EXACT = 0.3, 0.4
"""... less than this of all that one passage has, ..."""
_PART = 0.5
"""... and less than this of each of its clauses."""
_HARDLY, _HARDLY_LIKE = 0.15, 0.4
"""Where less stands in it than this, a likelier sentence than else is no hindrance."""
_TELLS = 9.0
"""Squared nats; of a claim that tells less, nobody is said to be silent."""
_RARE = 3.0
"""Nats; a word of more weight, and rare in any text, is not met with by chance."""
_APART = 0.8
"""What is left of what only two neighbouring sentences hold together."""
_CLAUSE = 12.0
"""Squared nats; a clause that tells less is not sought by itself."""
_SAYS, _UNSAID, _MOSTLY = 3.0, 0.4, 0.6
"""Squared nats of a statement that tells something, the part of it that, near its speaker, is too much, and
the part that is too much anywhere."""
_ROUNDING = 1e-6
_KEYS = 2
"""A place that holds fewer of a claim's keys holds nothing like it."""


class Sought(NamedTuple):
    """What tells that an article holds a claim: families of keys, and what each tells (squared nats)."""

    core: Mapping[str, float]
    """What passages of several articles have."""
    clauses: Sequence[Mapping[str, float]]
    """What of it stands in one clause, of those that tell something by themselves."""
    passages: Sequence[Mapping[str, float]]
    """All that each passage has, whether others have it or not."""
    words: frozenset[str]
    """Words of it, as stems, that are rare in any text."""
    names: frozenset[str]
    """Names that all passages hold, of those that few of the event's sentences hold."""
    said: bool
    """Whether all passages have a version of one statement: its words are known exactly, ..."""
    speakers: frozenset[str]
    """... and who says it."""


def sought(
    told: Sequence[tuple[int, Sequence[Keys]]], rare: Collection[str], speakers: Collection[str] | None = None
) -> Sought:
    """What to look for, from a claim's passages: the column and the keys of each clause.

    Telling goes by the square of a key's weight: a place that has all but what is rare has little.
    `rare` are the names that few of the event's sentences hold; the others tell nothing.
    `speakers` are given where the claim is a statement.
    """
    weights: dict[str, float] = {}
    columns: dict[str, set[int]] = defaultdict(set)
    words: set[str] = set()
    named: dict[int, set[str]] = defaultdict(set)
    for column, clauses in told:
        for name, key in (item for keys in clauses for item in keys.items()):
            if name[0] == "@" and name not in rare:
                continue
            shared = family(name)
            weights[shared] = max(key.weight, weights.get(shared, 0.0))
            columns[shared].add(column)
            if key.kind == "word" and key.weight >= _RARE and general(name) >= 1.0:
                words.add(name)
        named[column].update(name for keys in clauses for name in keys if name in rare)
    core = {k: w * w for k, w in sorted(weights.items()) if len(columns[k]) > 1}
    parts: list[dict[str, float]] = []
    wholes: list[dict[str, float]] = []
    for _, clauses in told:
        everything = {family(name) for keys in clauses for name in keys}
        whole = {k: weights[k] * weights[k] for k in sorted(everything) if k in weights}
        if whole not in wholes:
            wholes.append(whole)
        for keys in clauses:
            inside = {k: core[k] for k in sorted({family(name) for name in keys}) if k in core}
            if len(inside) >= _KEYS and sum(inside.values()) >= _CLAUSE and inside not in parts:
                parts.append(inside)
    return Sought(
        core=core,
        clauses=parts,
        passages=wholes,
        words=frozenset(word for word in words if family(word) in core),
        names=frozenset.intersection(*map(frozenset, named.values())) if named else frozenset(),
        said=speakers is not None,
        speakers=frozenset(speakers or ()),
    )


class Text:
    """An article's whole text, to look for something in it."""

    def __init__(self, places: Places, known: Sequence[Proposition]) -> None:
        reading = places.reading
        keys = {p.sentence.span: p.whole for p in known}
        spans = list(reading.sentences)
        spans += [b.span for b in reading.article.blocks if b.kind not in ("body", "boilerplate")]
        self._spans = sorted(spans)
        self._units: dict[str, list[int]] = defaultdict(list)
        self._stems = frozenset(places.stem)
        for n, span in enumerate(self._spans):
            found = {family(near(places.stem[i])) for i in places.words(span)}
            found.update(map(family, keys.get(span, ())))
            for key in found:
                self._units[key].append(n)
        if reading.article.title:
            title = (lemma(word.strip(".,:;'\"‘’“”")) for word in reading.article.title.value.split())
            for key in {family(near(stem)) for stem in title}:
                self._units[key].append(-2)

    def without(self, search: Sought, like: float) -> bool:
        """Whether a claim is surely not told here: hardly anything of it stands anywhere in the text.

        `like` are the log-odds of the sentence likest to it. One rare word of it, or what one of its
        clauses tells, is enough that it may be told ("dismissed it as “twaddle”").
        """
        if like > max(_LIKE, _LIKE_UNNAMED, _HARDLY_LIKE):
            return False
        if search.speakers and like <= _LIKE and self._unsaid(search) and self._less(search.core, _MOSTLY):
            return True
        gone = any(not self._holding(name) for name in search.names)
        exact = gone or search.said
        total = sum(search.core.values())
        some = self.somewhere(search.core)
        most = _LIKE_UNNAMED if gone else _HARDLY_LIKE if some <= _HARDLY else _LIKE
        return (
            total >= _TELLS
            and like <= most
            and some <= (_SOME_EXACT if exact else _SOME)
            and (gone or search.words.isdisjoint(self._stems))
            and self._less(search.core, _TOGETHER)
            and all(self._less(clause, _PART) for clause in search.clauses)
            and all(self._less(passage, _ANY_EXACT if exact else _ANY) for passage in search.passages)
        )

    def _unsaid(self, search: Sought) -> bool:
        """Whether nowhere near a mention of a statement's speakers any of it stands."""
        near = {n + k for name in search.speakers for n in self._holding(name) for k in (-1, 0, 1)}
        total = sum(search.core.values())
        if total < _SAYS:
            return False
        held: dict[int, float] = defaultdict(float)
        for key, weight in search.core.items():
            for n in near.intersection(self._holding(key)):
                held[n] += weight
        return max(held.values(), default=0.0) < _UNSAID * total

    def _less(self, search: Mapping[str, float], part: float) -> bool:
        """Whether less than `part` of a search stands together anywhere."""
        # What stands together is no more than what stands in the text at all.
        return self.somewhere(search) < part - _ROUNDING or self.holding(search)[0] < part

    def somewhere(self, search: Mapping[str, float]) -> float:
        """The share of a search that stands anywhere in the text."""
        return sum(weight for key, weight in search.items() if self._holding(key)) / max(
            sum(search.values()), 0.01
        )

    def holding(self, search: Mapping[str, float]) -> tuple[float, Span | None]:
        """How much of a search stands together at most, as a share, and where; no span for the headline."""
        places = [(key, weight, found) for key, weight in search.items() if (found := self._holding(key))]
        keys = min(_KEYS, len(search))
        if len(places) < keys or not search:
            return 0.0, None
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
        return most / sum(search.values()), self._spans[at] if at is not None and at >= 0 else None

    def _holding(self, key: str) -> Sequence[int]:
        """The places that hold a key; a name is held where its last word stands."""
        if key in self._units or key[:1] not in "@^#":
            return self._units.get(key, ())
        return self._units.get(_last(key), ())


@cache
def _last(key: str) -> str:
    """The family of the last word of a name, or of a figure."""
    words = key[1:].split()
    return family(near(lemma(words[-1]))) if words else ""
