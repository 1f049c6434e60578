"""The words of `data/persons.yml`: see there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml


class PersonWords(NamedTuple):
    """What persons are called, sorted by what the words do."""

    same: Mapping[str, str]
    """Names of one office, each to the first of them."""
    plain: frozenset[str]
    any: frozenset[str]
    party: frozenset[str]
    wide: frozenset[str]
    courtesy: frozenset[str]
    telling: frozenset[str]
    jurisdiction: frozenset[str]
    single: frozenset[str]
    highest: frozenset[str]
    second: frozenset[str]
    leads: frozenset[str]
    follows: frozenset[str]


@cache
def person_words() -> PersonWords:
    """The file, read once."""
    text = files("digest.comparison").joinpath("data/persons.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    same = {word: group[0] for group in raw.pop("same") for word in group}
    return PersonWords(same, **{key: frozenset(words) for key, words in raw.items()})
