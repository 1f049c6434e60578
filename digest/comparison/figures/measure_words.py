"""The words by which measures are told apart: classes of one meaning, words that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from digest.comparison.rarity import near
from digest.stems import lemma


@cache
def word_lists() -> dict[str, Any]:
    """The word lists of `data/measures.yml`; every leaf is text."""
    text = files("digest.comparison").joinpath("data/measures.yml").read_text("utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def _listed(word: str) -> tuple[str, bool]:
    """A word of the lists, and whether this very form is meant."""
    return (word[:-1], True) if word.endswith("!") else (lemma(word), False)


@cache
def _same() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Forms, and stems, to the name of their class of words for one measure."""
    forms: dict[str, str] = {}
    stems: dict[str, str] = {}
    lists = word_lists()
    for words in (*lists["same"], *lists["families"]):
        for word in words:
            text, exact = _listed(word)
            (forms if exact else stems).setdefault(text, "=" + words[0].removesuffix("!"))
    for form, base in lists["irregular"].items():
        stem = lemma(base)
        forms.setdefault(form, stems.get(stem) or near(stem))
    return forms, stems


def key(stem: str, form: str = "") -> str:
    """The class of words that a word belongs to, or its stem."""
    forms, stems = _same()
    return forms.get(form.lower()) or stems.get(stem) or near(stem)


@cache
def _exclusive() -> tuple[
    Mapping[str, tuple[tuple[int, int], ...]], Mapping[str, tuple[tuple[int, int], ...]]
]:
    """Forms, and stems, to the (line, side) pairs of the lists of words that exclude each other."""
    forms: dict[str, list[tuple[int, int]]] = {}
    stems: dict[str, list[tuple[int, int]]] = {}
    for n, row in enumerate(word_lists()["exclusive"]):
        for side, words in enumerate(row.split("|")):
            for word in words.split():
                text, exact = _listed(word)
                place = (forms if exact else stems).setdefault(text, [])
                if (n, side) not in place:
                    place.append((n, side))
    return {w: tuple(p) for w, p in forms.items()}, {w: tuple(p) for w, p in stems.items()}


def exclusive(stem: str, form: str) -> tuple[tuple[int, int], ...]:
    """The lines of words that exclude each other in which a word stands, with its side."""
    forms, stems = _exclusive()
    return (*forms.get(form, ()), *stems.get(stem, ()))


@cache
def kin() -> Mapping[str, str]:
    """Unit to the class of words that says the same beside a number of times."""
    return {unit: key(lemma(word)) for unit, word in word_lists()["kin"].items()}


@cache
def function() -> frozenset[str]:
    """Words that bind and say nothing of what is measured, and their stems."""
    words = word_lists()["function"]
    return frozenset(words) | frozenset(lemma(word) for word in words)


@cache
def people() -> frozenset[str]:
    """Nouns for people in figures ("passengers"), from the data of the language stage."""
    text = files("digest").joinpath("language/data/figures/words.yml").read_text("utf-8")
    return frozenset(yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))["people"])  # noqa: S506


@cache
def persons() -> frozenset[str]:
    """The same, and words for people by what they are ("senators")."""
    return people() | frozenset(word_lists()["persons"])


@cache
def anybody() -> frozenset[str]:
    """Words for whoever was asked or lives there: no population of their own."""
    return frozenset(key(lemma(word), word) for word in word_lists()["anybody"])


@cache
def needed() -> frozenset[str]:
    """Words beside a number that something takes, as classes."""
    return frozenset(key(lemma(word), word) for word in word_lists()["needed"])


@cache
def light() -> frozenset[str]:
    """Stems that say next to nothing beside a figure."""
    return frozenset(lemma(word) for word in word_lists()["light"])


@cache
def units_of() -> frozenset[str]:
    """Stems of things that something is counted per ("share", "barrel")."""
    return frozenset(lemma(word) for word in word_lists()["per"])
