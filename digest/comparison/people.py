"""What each article calls the same person, where they call them differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from digest.comparison.things import Thing, Use
from digest.model import Reading

CONCEPT = "person"


def persons(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per person whom two or more articles describe; its key is the fullest name.

    A surname alone goes with the one full name of the event that has it; where two persons share
    it, it goes with neither.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for term in reading.terms:
            if term.concept == CONCEPT and term.about:
                uses[term.about].append(Use(column, term, frozenset({term.about}), frozenset()))
    names = _names(columns)
    merged: dict[str, list[Use]] = defaultdict(list)
    for name in sorted(uses):
        owner = names.get(name, name)
        if owner:
            merged[owner] += uses[name]
    return [
        Thing(CONCEPT, frozenset({name}), frozenset(), sorted(found, key=lambda u: (u.column, u.term)))
        for name, found in sorted(merged.items())
        if len({use.column for use in found}) > 1
    ]


def _same_first(name: str, other: str) -> bool:
    """Whether two given names can be one: "Andrei" and "Andrey", "Robert" and "Rob", "J." and "John"."""
    short, long = sorted(
        (name.split("_", maxsplit=1)[0].strip("."), other.split("_", maxsplit=1)[0].strip(".")), key=len
    )
    return long.startswith(short[:3])


def _names(columns: Sequence[Reading]) -> dict[str, str]:
    """Key of each name to the key of the person; empty where a surname is ambiguous."""
    keys = sorted(
        {
            "_".join(entity.name.lower().split())
            for reading in columns
            for entity in reading.entities
            if entity.kind == "person"
        }
    )
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_surname[key.rsplit("_", 1)[-1]].append(key)
    owner: dict[str, str] = {}
    for surname, known in by_surname.items():
        full = sorted((key for key in known if key != surname), key=lambda key: (-len(key), key))
        for key in full:
            owner[key] = next(other for other in full if _same_first(key, other))
        if surname in known:
            people = {owner[key] for key in full}
            owner[surname] = surname if not people else people.pop() if len(people) == 1 else ""
    return owner
