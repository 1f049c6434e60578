"""A term in its article, and the thing that several of them name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from digest.model import Span, Term

Together = Mapping[int, Sequence[Span]]
"""Passages that say the same, by column."""


@dataclass(frozen=True, slots=True)
class Use:
    """A term in the article at `column` of the event."""

    column: int
    term: Term
    about: frozenset[str]
    by: frozenset[str]
    plural: bool = False
    """Whether the passage has another form than the term's singular."""
    indefinite: bool = False
    """Whether "a" or "an" stands before it."""
    opening: bool = False
    """Whether it stands in the headline or in the first two sentences."""
    known: bool = False
    """Whether it stands for a thing already known, or in headline or lede for the event's own."""


@dataclass(slots=True, eq=False)
class Thing:
    """What a row is about: a concept, keys, and the terms that name it."""

    concept: str
    about: frozenset[str]
    by: frozenset[str]
    uses: list[Use] = field(default_factory=list)
    title: str = ""
    """What heads its row, where that is found together with it."""


def part_ways(said: Mapping[frozenset[str], Set[int]]) -> bool:
    """Whether two articles choose differently: by more than that one choice is the other cut short.

    `said` has the columns that make each choice, as a set of words.
    """
    choices = sorted(said, key=lambda words: (len(words), sorted(words)))
    return any(
        not one <= other and len(said[one] | said[other]) > 1 for one, other in combinations(choices, 2)
    )


def clash(some: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both say something, and nothing in common."""
    return bool(some and other) and not some & other
