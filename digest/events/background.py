"""How common a word is in English news at large, so that two articles alone can be compared."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from digest.english import by_rank
from digest.stems import lemma

PRIOR = 100
"""How many articles of general news the collection is thought to begin with: what makes words of two
articles alone comparable, and no longer matters among thousands."""

LENGTH = 400
"""Words of a typical article."""


@cache
def _ranks() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for word in by_rank():
        ranks.setdefault(lemma(word), len(ranks) + 1)
    irregular = files("digest.events").joinpath("data/irregular_forms.txt").read_text("utf-8")
    for line in irregular.splitlines():
        base, _, forms = line.partition(":")
        if forms and base[0] != "#" and (rank := ranks.get(lemma(base))) is not None:
            for form in forms.split():
                stem = lemma(form)
                ranks[stem] = min(rank, ranks.get(stem, rank))
    return ranks


@cache
def shares() -> Mapping[str, float]:
    """For each stem that the list knows, the share of news articles that use it, 0 to 1.

    By Zipf's law the word at rank r makes up 0.1/r of running text, and words fall into articles
    independently of each other: both are rough, and rough is enough for a prior.
    """
    return {stem: 1 - math.exp(-LENGTH * 0.1 / rank) for stem, rank in _ranks().items()}


def share(stem: str) -> float:
    """The share of news articles that use the word; 0 for one that the list does not know."""
    return shares().get(stem, 0.0)


def is_function_word(stem: str) -> bool:
    """Whether the word is in nearly every text and so says nothing of this one."""
    return _ranks().get(stem, 1_000_000) <= FUNCTION_WORDS


FUNCTION_WORDS = 70
"""Ranks up to here are articles, pronouns, prepositions, auxiliaries and "say"."""
