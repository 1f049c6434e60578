"""Who speaks, as pages name them: one name for one person, and nobody where the words name nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Indel

from digest.model import EventPerson, Speaker
from digest.pages import phrases

ALIKE = 0.75
"""Likeness of given names, with one surname, from which on two names are spellings of one."""
_WORD = re.compile(r"[^\W_]+")
_MEDIA = frozenset({"the", "a", "an", "agency", "news", "report", "reports"})
"""What stands around the name of a medium ("the AP agency", "a Reuters report")."""


@cache
def _vague() -> frozenset[str]:
    text = files("digest.pages").joinpath("data/vague_speakers.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


def vague(name: str) -> bool:
    """Whether `name` names nobody: "They", "the two leaders"."""
    return all(word in _vague() for word in _WORD.findall(name.casefold()))


class Names:
    """The people of an event, each under one name."""

    def __init__(self, people: Iterable[EventPerson]) -> None:
        self._known = [person.name for person in people]
        self._rank = {name: n for n, name in enumerate(self._known)}
        self._media: dict[frozenset[str], str] = {}

    def one(self, name: str) -> str:
        """The name by which pages call whom `name` means: that of the person most articles name so."""
        return next((known for known in self._known if alike(known, name)), name)

    def speaker(self, speaker: Speaker | None) -> str | None:
        """The people meant, or the article's words for a role or body; None where nobody is named."""
        if speaker is None:
            return None
        if speaker.people:
            meant = {self.one(name) for name in speaker.people}
            return phrases.listed(
                sorted(meant, key=lambda name: (self._rank.get(name, len(self._rank)), name))
            )
        if vague(speaker.name):
            return None
        words = frozenset(_WORD.findall(speaker.name.casefold())) - _MEDIA
        return self._media.setdefault(words, speaker.name) if words else speaker.name


def leading(people: Sequence[EventPerson], most: int) -> tuple[EventPerson, ...]:
    """The first of `people`, without further spellings of one name."""
    found: list[EventPerson] = []
    for person in people:
        if not any(alike(person.name, kept.name) for kept in found):
            found.append(person)
    return tuple(found[:most])


def alike(a: str, b: str) -> bool:
    """Whether two full names are one person's in two spellings ("Andrei", "Andrey")."""
    one, other = _parts(a), _parts(b)
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1] or one[0][0] != other[0][0]:
        return False
    return Indel.normalized_similarity(one[0], other[0]) >= ALIKE


def _parts(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
