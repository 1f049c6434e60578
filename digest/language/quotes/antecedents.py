"""Whom a pronoun or "the two leaders" means, as the text runs on.

Centering in its simplest form (Grosz, Joshi and Weinstein, 1995): a pronoun continues the last
subject or speaker of its gender. Used where the component for names marks no mention at the place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.preceding import subject
from digest.language.quotes.sentence import Phrase, Sentence
from digest.model import Entity, Mention

_GENDER = {
    "he": "m",
    "his": "m",
    "him": "m",
    "he's": "m",
    "he'd": "m",
    "she": "f",
    "her": "f",
    "she's": "f",
    "she'd": "f",
}
_BOTH = frozenset(["two", "both", "pair", "duo", "couple"])
_KNOWN = frozenset(["the", "both", "these", "those", "they"])
"""What several people are told of with who have been named: "two former waiters" are others."""
_FAR = 3000
"""Characters after which somebody is no longer in mind."""

_HELD = 12
"""So many who were in mind are remembered."""

Found = Sequence[tuple[Mention, Entity]]


class Antecedents:
    """Who was last in mind; fed sentence by sentence."""

    def __init__(self) -> None:
        self._centre: dict[str, tuple[Entity, int]] = {}
        self._recent: deque[tuple[Entity, int]] = deque(maxlen=_HELD)
        """Those that were a centre last, the latest at the end."""
        self._several: tuple[str, ...] = ()
        """Whom the last sentence with two names named first."""
        self._pair: tuple[str, ...] = ()
        """Two whom the last sentence joined by "and"."""
        self.others = False
        """Whether the last sentence was about others than the two it joined."""

    def pronoun(
        self, s: Sentence, phrase: Phrase, before: Found, avoid: frozenset[str] = frozenset()
    ) -> Entity | None:
        """The person that the pronoun `phrase` means; `before` are the sentence's people in front of it.

        It is none of those in `avoid`.
        """
        gender = _GENDER.get(s.low(phrase.head_first))
        if gender is None:
            return None
        at = s.tokens[phrase.head_first].start
        near = [e for m, e in before if m.end <= at and e.gender in (gender, None) and _leads(s, m)]
        near = [e for e in near if e.name not in avoid]
        sure = [e for e in near if e.gender == gender]
        if sure or near:
            return (sure or near)[0]
        held = self._centre.get(gender)
        if held is not None and held[0].name in avoid:
            others = (h for h in reversed(self._recent) if h[0].name not in avoid)
            held = next((h for h in others if h[0].gender in (gender, None)), None)
        if held is not None and at - held[1] < _FAR:
            return held[0]
        return None

    def several(self, words: str) -> tuple[str, ...]:
        """The people that "they" or "the two leaders" mean; empty where the text does not tell."""
        low = words.lower().split()
        if low == ["they"]:
            return self._pair
        if _BOTH & set(low) and low[0] in _KNOWN:
            return self._several
        return ()

    def sentence(self, s: Sentence, people: Found) -> None:
        """Takes note of a sentence's `people`, in text order, those in marks left out."""
        marked = [(t.start, t.end) for t in s.tokens if t.kind == QUOTE]
        outside = [(m, e) for m, e in people if not any(a <= m.start < b for a, b in marked)]
        names = tuple(dict.fromkeys(e.name for _, e in outside))
        if len(names) >= 2:
            self._several = names[:2]
        self._pair = ()
        self.others = False
        for (one, first), (other, second) in pairwise(outside):
            if first.name != second.name and _joined(s, one, other):
                self.others = _about_several(s, one)
                self._pair = () if self.others else (first.name, second.name)
        leading = [(m, e) for m, e in outside if _leads(s, m)] or outside
        for mention, entity in reversed(leading):
            self.spoke(entity, mention.end)

    def spoke(self, entity: Entity, at: int) -> None:
        """Takes note that `entity` is the centre at character `at`."""
        self._recent.append((entity, at))
        for gender in (entity.gender,) if entity.gender else ("m", "f"):
            if entity.gender or gender not in self._centre or self._centre[gender][0].gender is None:
                self._centre[gender] = (entity, at)


def _joined(s: Sentence, one: Mention, other: Mention) -> bool:
    """Whether nothing but "and" and titles stands between two mentions: "Roe's and Mr. Poe's (words)"."""
    between = [n for n, t in enumerate(s.tokens) if one.end <= t.start and t.end <= other.start]
    return bool(between) and s.tags[between[0]] == "C" and all(s.tags[n] == "M" for n in between[1:])


def _about_several(s: Sentence, mention: Mention) -> bool:
    """Whether the sentence is about others than a pair it names: "The club urged Roe and Poe"."""
    if _leads(s, mention):
        return False
    verb = next((n for n in range(s.end) if s.tags[n] in "VXY"), None)
    made = subject(s, verb) if verb is not None and s.tags[verb] != "Y" else None
    if made is None or made.kind == "pronoun" or s.tokens[made.first].start >= mention.start:
        return False
    head = s.low(made.head_end - 1)
    if made.kind == "name":
        return not any(t.start in s.names for t in s.tokens[made.first : made.head_end])
    return head.endswith("s") or head in lexicon()["somebody"]


def _leads(s: Sentence, mention: Mention) -> bool:
    """Whether a mention stands where a subject may: not behind a preposition or as an object."""
    first = next((n for n, t in enumerate(s.tokens) if t.start >= mention.start), None)
    if first is None:
        return False
    while first > 0 and s.tags[first - 1] in "MND":
        first -= 1
    return first == 0 or s.tags[first - 1] not in tuple("IVBGETX")
