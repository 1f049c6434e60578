"""What any English text holds: function words, and the general frequency of words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from digest.english import by_rank
from digest.stems import lemma


def _lines(name: str) -> list[str]:
    text = files("digest.comparison").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


@cache
def function_words() -> frozenset[str]:
    """Lower-case forms and, since readings hold stems, the stems of those forms."""
    forms = [word for line in _lines("function_words.txt") for word in line.split()]
    return frozenset(forms) | frozenset(lemma(form) for form in forms)


@cache
def unremarkable() -> frozenset[str]:
    """Stems of words that tell nothing of what sets a text apart."""
    return frozenset(lemma(word) for line in _lines("unremarkable.txt") for word in line.split())


@cache
def general_shares() -> dict[str, float]:
    """Stem to its share of running English words, by Zipf's law: about 0.1 / rank.

    Forms of one stem add up ("talk", "talks").
    """
    shares: dict[str, float] = {}
    for rank, word in enumerate(by_rank(), start=1):
        key = lemma(word)
        shares[key] = shares.get(key, 0.0) + 0.1 / rank
    return shares
