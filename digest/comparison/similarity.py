"""How much two passages say the same: shared words, weighted by what they tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.comparison.rarity import Rarity, near

_NEAR = 0.7
"""What a near-synonym counts against the same word twice."""
TELLING = 0.1
"""Words of less weight are left out of bags: they bind sentences and say nothing."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The telling words of a passage."""

    weights: dict[str, float]
    """Stem to weight."""
    classes: dict[str, str]
    """Class of near-synonyms to the first stem of the passage that belongs to it."""
    total: float


def bag_of(weights: dict[str, float]) -> Bag:
    """A bag of stems whose weights are known."""
    found: dict[str, str] = {}
    for stem in weights:
        key = near(stem)
        if key != stem:
            found.setdefault(key, stem)
    return Bag(weights, found, sum(weights.values()))


def bag(stems: Iterable[str], rarity: Rarity, least: float = TELLING) -> Bag:
    """The bag of a passage's `stems`; those of weight below `least` are left out."""
    weights = {}
    for stem in stems:
        weight = rarity.of(stem)
        if weight >= least:
            weights[stem] = weight
    return bag_of(weights)


def overlap(a: Bag, b: Bag) -> float:
    """The weight of what two bags share; a near-synonym counts less than the word itself."""
    if len(a.weights) > len(b.weights):
        a, b = b, a
    shared = 0.0
    for stem, weight in a.weights.items():
        other = b.weights.get(stem)
        if other is not None:
            shared += min(weight, other)
    for key, stem in a.classes.items():
        twin = b.classes.get(key)
        if twin is not None and stem not in b.weights and twin not in a.weights:
            shared += _NEAR * min(a.weights[stem], b.weights[twin])
    return shared


def saturated(weight: float, half: float = 0.8) -> float:
    """Evidence from 0 to 1 (1/2 at `half`): the tenth shared word convinces less than the second."""
    return weight / (weight + half)
