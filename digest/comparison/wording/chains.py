"""The one thing of a kind that an event is about, followed through each article.

A report names its main happening in its first lines, mostly at length ("a bill that would end the
subsidy"), and comes back to it with bare words ("the measure", "the proposal"). Terms of one concept
that go back to each other are a chain; the chain that the opening of an article begins is its main
one. The main chains of articles that report one event mean one thing, unless names beside them say
otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digest.comparison.english import function_words
from digest.comparison.wording.uses import Use, clash
from digest.comparison.wording.vocabulary import Concept, concepts
from digest.language.places import countries, surname
from digest.model import Reading, Span

OPENING = 4
"""Sentences in which a report names what it is about; a headline in the text comes on top."""
_MANY = 3
"""Mentions that make a thing an article's own though its opening does not name it."""
_SEEDS = 4
"""Chains from which a group is tried: the longest tell most of what they mean."""
_NEAR = 600
"""Characters, about a paragraph or two, in which a bare word goes back to what was named last."""


@dataclass(slots=True, eq=False)
class Chain:
    """Terms of one article that mean one thing."""

    column: int
    about: frozenset[str]
    by: frozenset[str]
    uses: list[Use] = field(default_factory=list)
    opens: bool = False
    """Whether the article's opening names it."""
    context: frozenset[str] = frozenset()
    """The telling words around its mentions in the opening."""


class Chains:
    """Finds the main chains of an event.

    `names` are the keys under which terms hold what its articles name, and countries.
    """

    def __init__(self, columns: Sequence[Reading]) -> None:
        self._columns = columns
        self.names = frozenset(_names(columns)) | frozenset(countries()[0].values())
        self._named = self.names
        self._people = frozenset(_names(columns, "person"))
        self._openings = [_opening(reading) for reading in columns]
        self._contexts: dict[tuple[int, Span], frozenset[str]] = {}

    def main(self, concept: str, uses: Sequence[Use]) -> list[Chain]:
        """The main chains of `concept` that mean one thing, one an article, two or more; or none."""
        self._named = self.names | frozenset(key for use in uses for key in self._printed_as_names(use))
        by_column: dict[int, list[Use]] = {}
        for use in uses:
            by_column.setdefault(use.column, []).append(use)
        mains = [
            chain
            for column, own in sorted(by_column.items())
            if (chain := self._main(self._chains(concept, column, own))) is not None
        ]
        best: list[Chain] = []
        for seed in sorted(mains, key=lambda chain: (-len(chain.uses), chain.column))[:_SEEDS]:
            group = [seed]
            # what all of the group say, so that each chain is compared once
            whole = Chain(seed.column, seed.about, seed.by, list(seed.uses), True, seed.context)
            for other in mains:
                if other is not seed and self._same(concept, whole, other):
                    group.append(other)
                    whole.about |= other.about
                    whole.by |= other.by
                    whole.context |= other.context
            if len(group) > len(best):
                best = sorted(group, key=lambda chain: chain.column)
        return best if len(best) > 1 else []

    def _chains(self, concept: str, column: int, uses: Sequence[Use]) -> list[Chain]:
        chains: list[Chain] = []
        for use in sorted(uses, key=lambda use: (use.term.start, -use.term.end)):
            line = next((line for line in self._openings[column] if line.covers(use.term.span)), None)
            keyed = bool(use.about or use.by)
            if use.term.head.startswith("to ") and not (use.opening or (keyed and concepts()[concept].once)):
                continue  # further down other acts of the kind are told
            if any(_done_to_others(use, known) for chain in chains if chain.opens for known in chain.uses):
                continue  # "blocked the bill" is the act at hand, "blocked roads" is not
            chain = self._goes_back(concept, use, chains, opens=line is not None)
            if chain is None:
                if use.term.loose or not (use.known or line or keyed):
                    continue
                chain = Chain(column, frozenset(), frozenset())
                chains.append(chain)
            chain.uses.append(use)
            chain.about |= use.about
            chain.by |= use.by
            if line is not None or not chain.context:
                chain.opens = chain.opens or line is not None
                chain.context |= self._context(column, line or self._sentence(column, use))
        return chains

    def _goes_back(self, concept: str, use: Use, chains: Sequence[Chain], *, opens: bool) -> Chain | None:
        """The chain that a term goes on with."""
        kind = concepts()[concept]
        loosely = opens or kind.any_number
        fits = [c for c in chains if not self._differ(kind, c, use, loosely=loosely)]
        if not kind.any_number:
            fits = [c for c in fits if any(u.plural == use.plural for u in c.uses)]
        told = (use.about | use.by) & self._named
        if use.indefinite and (told or not opens):
            # "a decision" after "the ruling" is another one; told anew in the same words, the same
            fits = [
                c
                for c in fits
                if (c.about | c.by) & told
                or (not told and any(u.term.choice == use.term.choice for u in c.uses))
            ]
        sharing = [chain for chain in fits if (chain.about | chain.by) & (use.about | use.by)]
        if sharing:
            return sharing[-1]
        if not fits:
            return None
        if told & use.by - self._people:
            return None  # a body's ("the court's ruling") is known by that body only
        last = max(fits, key=lambda chain: chain.uses[-1].term.start)
        if opens and last.opens:
            return last
        if told:
            # "Brook's remarks" are those of which the opening told in a sentence on Brook
            meant = [c for c in fits if c.opens and all(_tail(key) in c.context for key in told)]
            if len(meant) != 1:
                return None
            # "the acceptance speech" is not the one at hand
            return None if use.about - self._named - meant[0].about else meant[0]
        if (use.about or use.by) and not kind.any_number:
            return None
        alike = [c for c in fits if any(u.term.choice == use.term.choice for u in c.uses)]
        if use.term.definite and alike:
            return alike[-1]
        # a bare "the measure" is what was named last, if that is not far, or what the article is about
        near = use.term.start - last.uses[-1].term.end < _NEAR
        return last if use.term.definite and (near or len(chains) == 1) else None

    def _main(self, chains: Sequence[Chain]) -> Chain | None:
        """The one that the opening names, of several the one that stands out; or that the article is of."""
        opening = sorted((c for c in chains if c.opens), key=lambda c: -len(c.uses))
        if not opening:
            told = sum(len(chain.uses) for chain in chains)
            longest = max(chains, key=lambda c: len(c.uses), default=None)
            return longest if longest and len(longest.uses) >= max(_MANY, 0.6 * told) else None
        own = [c for c in opening if not c.by & (self._named - self._people)]
        if len(own) == 1 and len(opening) > 1:
            return own[0]  # the others are told as what a body did
        if len(opening) > 1 and len(opening[0].uses) < max(_MANY, 2 * len(opening[1].uses)):
            return None
        return opening[0]

    def _same(self, concept: str, one: Chain, other: Chain) -> bool:
        numbers = {use.plural for use in one.uses} & {use.plural for use in other.uses}
        if not (numbers or concepts()[concept].any_number):
            return False
        return not self._differ(concepts()[concept], one, other, loosely=True)

    def _differ(self, kind: Concept, one: Chain, other: Chain | Use, *, loosely: bool) -> bool:
        """Whether what stands beside two terms tells that they mean two things; `loosely`, by names only."""
        if kind.join == "parties":
            small, large = sorted((one.about & self._named, other.about & self._named), key=len)
            # an act of which the text does not say to whom it was done may be done to anybody
            if not small <= large or (kind.lede and large and not small):
                return True
        for some, others in ((one.about, other.about), (one.by, other.by)):
            names, known = some & self._named, others & self._named
            if clash(names, known) and not any(_alike(a, b) for a in names for b in known):
                return True
        if loosely or (one.about | one.by) & (other.about | other.by):
            return False
        return clash(one.about, other.about) or clash(one.by, other.by)

    def _printed_as_names(self, use: Use) -> Iterator[str]:
        """Keys beside a term that stand there with a capital, in no headline."""
        reading = self._columns[use.column]
        headline = reading.article.headline
        if headline is None or not headline.covers(use.term.span):
            text = use.term.span.of(reading.article.text)
            yield from (key for key in use.about | use.by if key.split("_")[0].capitalize() in text[1:])

    def _sentence(self, column: int, use: Use) -> Span:
        sentences = self._columns[column].sentences
        return next((s for s in sentences if s.covers(use.term.span)), use.term.span)

    def _context(self, column: int, line: Span) -> frozenset[str]:
        key = (column, line)
        if key not in self._contexts:
            words = self._columns[column].words
            first = bisect_left(words, line.start, key=lambda word: word.start)
            last = bisect_left(words, line.end, key=lambda word: word.start)
            stems = (word.lemma for word in words[first:last])
            self._contexts[key] = frozenset(stem for stem in stems if stem not in function_words())
        return self._contexts[key]


def _done_to_others(use: Use, other: Use) -> bool:
    """Whether two acts are done to different things."""
    acts = use.term.head.startswith("to ") and other.term.head.startswith("to ")
    return acts and clash(use.about, other.about)


def _tail(key: str) -> str:
    return key.rsplit("_", 1)[-1]


def _alike(key: str, other: str) -> bool:
    """Whether one name is the other cut short ("georgetown", "georgetown_university")."""
    short, long = sorted((key, other), key=len)
    return long.startswith(f"{short}_") or long.endswith(f"_{short}")


def _names(columns: Sequence[Reading], kind: str = "") -> Iterator[str]:
    """The keys under which terms hold the persons, bodies and places that the articles name."""
    for reading in columns:
        for entity in reading.entities:
            words = entity.name.lower().replace("-", " ").split()
            if words and kind in ("", entity.kind):
                yield surname(words) if entity.kind == "person" else "_".join(words)


def _opening(reading: Reading) -> list[Span]:
    lines = [line for line in (reading.article.headline,) if line is not None]
    return [*lines, *reading.sentences[:OPENING]]
