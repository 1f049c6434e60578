"""Word families: the words by which different desks tell of one and the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from digest.comparison.rarity import near
from digest.stems import lemma

ALIKE = 5
"""Longer words that begin with the same so many letters are taken for one family."""


@cache
def _listed() -> Mapping[str, str]:
    """Class of near-synonyms, or stem, to the name of its family (the first word, with an ampersand)."""
    found: dict[str, str] = {}
    text = files("digest.comparison").joinpath("data/word_families.txt").read_text("utf-8")
    for row in text.split("\n"):
        words = [] if row.startswith("#") else row.split()
        for word in words:
            found.setdefault(near(lemma(word)), "&" + words[0])
            found.setdefault(near(word), "&" + words[0])
    return found


@cache
def family(key: str) -> str:
    """The family of a stem or of a class of near-synonyms: listed, or by how the word begins.

    "nominee" and "nomination" have other stems; a key of a name or of a figure is its own family.
    """
    known = _listed().get(key)
    if known is not None:
        return known
    return key[:ALIKE] if key[:1].isalpha() else key
