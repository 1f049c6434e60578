"""Which names of an event's articles are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import product

from digest.language.descriptions.roles import person_key
from digest.language.places import surname as surname_of
from digest.language.verbs import lines
from digest.model import Reading


def owners(columns: Sequence[Reading]) -> dict[str, str]:
    """Key of each name to the key of the person; empty where a surname is ambiguous."""
    keys = sorted(set[str]().union(*(_keys(reading) for reading in columns)))
    together = {
        pair
        for reading in columns
        for pair in product(sorted(_keys(reading)), repeat=2)
        if pair[0] != pair[1]
    }
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_surname[surname_of(key.split("_"))].append(key)
    owner: dict[str, str] = {}
    for surname, known in by_surname.items():
        full = sorted(
            (key for key in known if key != surname), key=lambda key: (_junior(key), -len(key), key)
        )
        for key in full:
            # "John Roe" and "John Roe Jr." are two where one article tells them apart
            same = [other for other in full if _same_first(key, other) and (key, other) not in together]
            owner[key] = next(iter(same), key)
        if surname in known:
            people = {owner[key] for key in full}
            elders = {name for name in people if name.endswith(f"_{surname}")}
            people = elders if len(elders) == 1 and len(people) > 1 and _one_family(people) else people
            # beside "John Roe Jr.", "Mr. Roe" is somebody else
            people = {name for name in people if (name, surname) not in together or not _junior(name)}
            owner[surname] = surname if not people else people.pop() if len(people) == 1 else ""
    return owner


def _same_first(name: str, other: str) -> bool:
    """Whether two given names can be one: "Andrei" and "Andrey", "Robert" and "Rob", "J." and "John"."""
    short, long = sorted(
        (name.split("_", maxsplit=1)[0].strip("."), other.split("_", maxsplit=1)[0].strip(".")), key=len
    )
    return long.startswith(short[:3]) or long in _nicknames().get(short, _NONE)


_NONE = frozenset[str]()


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Given names and short forms, each to the others of its line."""
    found: dict[str, frozenset[str]] = {}
    for _, line in lines("names/nicknames.txt"):
        names = frozenset(line.lower().split())
        for name in names:
            found[name] = found.get(name, _NONE) | names
    return found


def _junior(name: str) -> bool:
    return name.rsplit("_", 1)[-1].strip(".,") in ("jr", "ii", "iii", "iv")


def _one_family(people: set[str]) -> bool:
    """Whether all have one given name: of father and son, the surname alone means the father."""
    return len({name.split("_", maxsplit=1)[0] for name in people}) == 1


def _keys(reading: Reading) -> set[str]:
    return {person_key(e) for e in reading.entities if e.kind == "person"}
