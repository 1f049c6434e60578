"""Names as keys: the same person, body or place under one key in all articles of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.comparison.places import Places
from digest.model import Entity

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def persons(places: Sequence[Places]) -> Mapping[str, str]:
    """Each person's name to one key: the surname, with the given name where one article has two of it.

    "Elizabeth Holm" and "Betty Holm" are one person unless an article names both.
    """
    given: dict[str, set[str]] = defaultdict(set)
    names: set[str] = set()
    for reading in (p.reading for p in places):
        own: dict[str, set[str]] = defaultdict(set)
        for entity in reading.entities:
            words = _words(entity.name)
            if entity.kind == "person":
                names.add(entity.name)
                if len(words) > 1:
                    own[words[-1]].add(words[0][:3])
        for surname, first in own.items():
            if len(first) > 1:
                given[surname] |= first
    found = {}
    for name in sorted(names):
        words = _words(name)
        several = words[0][:3] in given[words[-1]] and len(words) > 1
        found[name] = "@" + (f"{words[0][:3]} {words[-1]}" if several else words[-1])
    return found


def name_key(entity: Entity, people: Mapping[str, str]) -> str:
    """The key of an entity; `people` are those of `persons`."""
    if entity.kind == "person":
        return people[entity.name]
    return "@" + entity.name.casefold().replace(".", "").removeprefix("the ")


def _words(name: str) -> list[str]:
    words = [word.strip(".,").casefold() for word in name.split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words or [name]
