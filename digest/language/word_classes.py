"""The word classes of `data/terms.yml`, by which noun phrases are read where no tagger helps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Every class by its name in the file; its words are in lower case."""
    text = files("digest.language").joinpath("data/terms.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    # YAML reads a bare "no" or "on" as a truth value; str() brings the word back in a form of ours.
    named = {True: "on", False: "no"}
    return {key: frozenset(named.get(word, str(word)) for word in words) for key, words in raw.items()}


@cache
def colours() -> frozenset[str]:
    """Words of `data/colours.txt` that judge or colour the thing they stand before."""
    text = files("digest.language").joinpath("data/colours.txt").read_text("utf-8")
    return frozenset(word for row in text.split("\n") if not row.startswith("#") for word in row.split())


def is_determiner(form: str) -> bool:
    """Whether a word is an article, a demonstrative, a quantifier or a possessive."""
    known = classes()
    return form in known["definite"] or form in known["indefinite"] or form in known["possessive"]


def describes(word: str) -> bool:
    """Whether a modifier only describes its noun (by list or ending), as against naming a topic."""
    known = classes()
    if word in known["describing"]:
        return True
    if word in known["topics"]:
        return False
    if word in colours():
        return True
    return len(word) > 4 and word.endswith(tuple(sorted(known["describing_endings"])))


def surely_describes(word: str) -> bool:
    """As `describes`, without participles that no list has: they may be verbs."""
    listed = word in classes()["describing"] or word in colours()
    return describes(word) and (listed or not word.endswith(("ed", "ing")))
