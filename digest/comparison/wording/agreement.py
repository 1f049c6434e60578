"""Whether terms of one kind, in different articles, mean one and the same thing.

One test for all kinds. Two terms must not contradict each other, and must have ties: what both are
about, whose both are, the claim in which both stand, the head of both articles, telling words around
both. How many ties a kind asks for, is said in the vocabulary: a report knows of one shooting and of
ten remarks. Terms that are tied across articles are the core; others of an article count where they go
back to its core: by what they are about or whose they are, or bare ("the attack"), where the article
knows of no other such thing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from digest.comparison.rarity import general
from digest.comparison.wording.surroundings import ALIKE, Surroundings
from digest.comparison.wording.uses import Together, Use, clash
from digest.comparison.wording.vocabulary import Concept
from digest.model import Reading, Span

_COMPARED = 40
"""Terms that another one is compared with: of an event of many articles, not all."""
_TELLING = 0.4
"""Weight in general English from which on a word beside two terms tells which thing they mean."""
_OFTEN = 3
"""Times that an article names its own subject by one bare noun."""
_SHORT = 250
"""Characters of a passage that holds one statement; a longer one may tell of two things of a kind."""
_NEAR = 600
"""Characters, about a paragraph or two, in which a bare word goes back to what was named last."""
_NAME = 2
"""Ties that a name is worth which both terms are about; any other agreement is worth one."""
_AROUND = 2
"""Ties that alike sentences are worth at most."""
_CLAIMED = 2
"""Ties that one claim is worth in which both terms stand, if it is short."""
_OWN = re.compile(
    r"\b(?:his|her|its|their) own (?:(?!(?:about|against|at|by|for|from|in|into|of|on|over|to|with) )"
    r"[\w-]{1,30} ){0,3}$",
    re.IGNORECASE,
)
_BEFORE = 60
"""Characters before a noun in which "their own" stands, with modifiers."""


class Agreement:
    """The test for the articles of one event; `names` are the keys of persons, bodies and places."""

    def __init__(
        self, columns: Sequence[Reading], together: Sequence[Together], names: frozenset[str]
    ) -> None:
        self._columns = columns
        self._together = together
        self._names = names | {name.replace(".", "") for name in names}
        self._around = Surroundings(columns)
        self._often = Counter(
            (column, term.concept, term.head)
            for column, reading in enumerate(columns)
            for term in reading.terms
            if term.definite and not (term.about or term.by or term.head.startswith("to "))
        )

    def agreed(self, kind: Concept, uses: Sequence[Use], told: Sequence[Use]) -> list[Use]:
        """Those of `uses` that surely mean one thing; `told` are all terms of the kind."""
        uses = [use for use in uses if kind.once or not _own(use, self._columns[use.column])]
        if kind.join == "concept" and kind.ties:
            uses = self._unnamed(uses)
        several = self._several(kind, frozenset(uses), told)
        kept = set(self._core(kind, uses, several))
        theirs: dict[int, list[Use]] = defaultdict(list)
        for use in uses:
            if use in kept:
                theirs[use.column].append(use)
        inside = frozenset(uses)
        last: dict[int, Use] = {}
        for use in sorted(told, key=lambda use: (use.column, use.term.start)):
            before = last.get(use.column)
            if use.column in theirs and use in inside and use not in kept:
                near = before if before in kept else None
                if self._goes_back(kind, use, theirs[use.column], near, use.column in several):
                    kept.add(use)
            last[use.column] = use
        return self._of_one(kind, [use for use in uses if use in kept])

    def _of_one(self, kind: Concept, uses: list[Use]) -> list[Use]:
        """Without the plural of a noun of which most speak in the singular ("the probe", "the probes")."""
        if kind.any_number or kind.bare == "plural" or not kind.ties:
            return uses
        often = Counter((use.term.head, use.plural) for use in uses)
        return [u for u in uses if not u.plural or often[u.term.head, False] < often[u.term.head, True]]

    def _unnamed(self, uses: Sequence[Use]) -> list[Use]:
        """Without those that a name before them makes a part of the thing ("the Calder harbor police")."""
        often = Counter(key for use in uses for key in use.about & self._names)
        return [use for use in uses if all(2 * often[key] >= len(uses) for key in use.about & self._names)]

    def _core(self, kind: Concept, uses: Sequence[Use], several: frozenset[int]) -> list[Use]:
        """The terms with ties to others, of the group that reaches most articles."""
        if not kind.ties:
            return list(uses)
        groups: list[list[Use]] = []
        if kind.ties > 1:
            uses = self._named_elsewhere(uses)
        for use in sorted(uses, key=lambda u: (not u.opening, not (u.about or u.by))):
            tied = [group for group in groups[:_COMPARED] if self._tied(kind, use, group, several)]
            for other in tied[1:]:
                groups.remove(other)
                tied[0].extend(other)
            if tied:
                tied[0].append(use)
            else:
                groups.append([use])
        shared = [group for group in groups if _reach(group) > 1]
        if kind.join == "concept":
            return [use for group in shared for use in group]
        return max(shared, key=lambda group: (_reach(group), len(group)), default=[])

    def _named_elsewhere(self, uses: Sequence[Use]) -> list[Use]:
        """Without those that are about somebody or something named of which no other article tells."""
        columns: dict[str, set[int]] = defaultdict(set)
        for use in uses:
            for key in use.about | use.by:
                columns[key].add(use.column)
        return [
            use
            for use in uses
            if not use.about & self._names or any(len(columns[key]) > 1 for key in use.about | use.by)
        ]

    def _tied(self, kind: Concept, use: Use, group: Sequence[Use], several: frozenset[int]) -> bool:
        return any(
            _goes_with(use, other)
            if other.column == use.column
            else self._have_ties(use, other, self._needed(kind, use, other, several))
            for other in group[:_COMPARED]
        )

    @staticmethod
    def _needed(kind: Concept, use: Use, other: Use, several: frozenset[int]) -> int:
        """The ties that two terms must have, beside that each article may know of no other such thing.

        An act of which the text does not say to whom it was done needs more, unless both reports begin
        with it.
        """
        untold = _is_act(use) and not (use.about or use.by) and not (use.opening and other.opening)
        only = kind.main and not untold and not several & {use.column, other.column}
        return kind.ties + untold - only

    def _have_ties(self, one: Use, other: Use, needed: int) -> bool:
        """Whether two terms of different articles have so much in common."""
        about = one.about & other.about
        named = about & self._names
        telling = [key for key in about - named if self._tells(key)]
        whose = ((one.about | one.by) & (other.about | other.by)) - about
        found = _NAME * bool(named) + min(2, len(telling)) + bool(whose)
        found += self._prominent(one) and self._prominent(other)
        if found >= needed or found + _AROUND + _CLAIMED < needed:
            return found >= needed
        alike = self._alike(one, other)
        if alike >= ALIKE:
            both = alike >= 2 * ALIKE and self._short(one) and self._short(other)
            found += _AROUND if both else 1
        if found >= needed or found + _CLAIMED < needed:
            return found >= needed
        claimed = self._in_one_claim(one, other)
        return found + (_CLAIMED if 0 < claimed <= _SHORT else bool(claimed)) >= needed

    def _prominent(self, use: Use) -> bool:
        """Whether its article names it at its head, or comes back to it by the same noun."""
        return use.opening or self._often[use.column, use.term.concept, use.term.head] >= _OFTEN

    def _tells(self, key: str) -> bool:
        return any(general(part) >= _TELLING for part in key.split("_"))

    def _alike(self, one: Use, other: Use) -> float:
        own = frozenset((*one.term.head.split(), *other.term.head.split()))
        lines = ((one.column, self._sentence(one)), (other.column, self._sentence(other)))
        return self._around.alike(*lines, own)

    def _short(self, use: Use) -> bool:
        sentence = self._sentence(use)
        return sentence.end - sentence.start <= _SHORT

    def _sentence(self, use: Use) -> Span:
        sentences = self._columns[use.column].sentences
        at = bisect_right(sentences, use.term.start, key=lambda s: s.start) - 1
        return sentences[at] if at >= 0 and sentences[at].covers(use.term.span) else use.term.span

    def _in_one_claim(self, one: Use, other: Use) -> int:
        """The characters of the longer of two passages that say the same and hold the terms; else 0."""
        lengths = [
            max(p.end - p.start for p in (*mine, *others))
            for passages in self._together
            if (mine := [p for p in passages.get(one.column, ()) if p.covers(one.term.span)])
            and (others := [p for p in passages.get(other.column, ()) if p.covers(other.term.span)])
        ]
        return min(lengths, default=0)

    def _goes_back(
        self, kind: Concept, use: Use, core: Sequence[Use], before: Use | None, several: bool
    ) -> bool:
        """Whether a term means the same as those of its article that are known to be the thing.

        `before` is the term of the kind that stands before it, if that is known to be the thing.
        """
        theirs = frozenset(key for other in core for key in other.about | other.by)
        keys = use.about | use.by
        if keys & theirs:
            return True
        opens = use.opening and any(other.opening for other in core)
        near = before is not None and use.term.start - before.term.end < _NEAR
        if use.term.loose:
            return near and use.known and not keys
        if keys:
            differ = clash(keys & self._names, theirs & self._names)
            narrower = kind.ties > 1 and use.about & self._names
            return (opens or not several) and not (differ or narrower)
        if _is_act(use):
            return False
        headline = self._columns[use.column].article.headline
        if headline is not None and headline.covers(use.term.span):
            return True
        if not use.known:
            return False
        alike = any(use.term.head == other.term.head for other in core)
        if several:
            return near and (alike or kind.ties < 2)
        if kind.ties > 1:
            return near or alike or opens
        return near or alike or use.opening or any(o.term.end < use.term.start for o in core)

    def _several(self, kind: Concept, inside: frozenset[Use], told: Sequence[Use]) -> frozenset[int]:
        """Articles that know of two such things: of two owners, of another one, or of its undoing."""
        owners: dict[int, list[frozenset[str]]] = defaultdict(list)
        several = {
            column
            for column, reading in enumerate(self._columns)
            if any(term.concept in kind.undone_by for term in reading.terms)
        }
        for use in told:
            if use.term.loose:
                continue
            elsewhere = use not in inside and bool(use.by)
            other = any(clash(use.by, by) for by in owners[use.column])
            if elsewhere or other or _own(use, self._columns[use.column]):
                several.add(use.column)
            if use.by:
                owners[use.column].append(use.by)
        return frozenset(several)


def _goes_with(use: Use, other: Use) -> bool:
    """Whether two terms of one article mean one thing: by what stands beside them, or by where they stand."""
    shared = (use.about | use.by) & (other.about | other.by)
    apart = clash(use.about, other.about) or clash(use.by, other.by)
    return bool(shared) or (use.opening and other.opening and not apart)


def _is_act(use: Use) -> bool:
    return use.term.head.startswith("to ")


def _reach(uses: Sequence[Use]) -> int:
    return len({use.column for use in uses})


def _own(use: Use, reading: Reading) -> bool:
    """Whether it is "his own": of whoever acts in the sentence, which the words beside it do not say."""
    text = reading.article.text
    noun = use.term.head.rsplit(" ", 1)[-1]
    at = text.lower().find(noun, use.term.start, use.term.end)
    return at >= 0 and _OWN.search(" ".join(text[max(0, at - _BEFORE) : at].split()) + " ") is not None
