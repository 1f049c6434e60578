"""Whether the sentences around two phrases of different articles tell of the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from digest.comparison.rarity import Rarity
from digest.model import Reading, Span

ALIKE = 2.0
"""Weight of the words that two sentences share from which on they tell of one thing."""


class Surroundings:
    """The telling words of an event's sentences."""

    def __init__(self, columns: Sequence[Reading]) -> None:
        self._columns = columns
        self._rarity = Rarity(columns)
        self._stems: dict[tuple[int, Span], frozenset[str]] = {}

    def alike(
        self, one: tuple[int, Span], other: tuple[int, Span], without: frozenset[str] = frozenset()
    ) -> float:
        """The weight of what two sentences share, each given by its column, leaving stems out."""
        shared = (self._of(*one) & self._of(*other)) - without
        return sum(self._rarity.of(stem) for stem in sorted(shared))

    def _of(self, column: int, line: Span) -> frozenset[str]:
        key = (column, line)
        if key not in self._stems:
            words = self._columns[column].words
            first = bisect_left(words, line.start, key=lambda word: word.start)
            last = bisect_left(words, line.end, key=lambda word: word.start)
            self._stems[key] = frozenset(word.lemma for word in words[first:last])
        return self._stems[key]
