"""Who speaks, as pages name them: one name for one person, and nobody where the words name nobody."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Indel

from digest.model import EventPerson, QuoteGroup, Reading, Speaker
from digest.pages import phrases
from digest.pages.view import Coverage, article_of
from digest.spellings import one_person

ALIKE = 0.75
"""Likeness of given names, with one surname, from which on two names are spellings of one."""
_WORD = re.compile(r"[^\W_]+")
_OF = re.compile(r" (?:of|for|from|by|in|inside|within|among|at|with|on|about|close|familiar|who) ")
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
    """The people of an event, each under one name; with `readings`, also under what articles call them."""

    def __init__(self, people: Iterable[EventPerson], readings: Iterable[Reading] = ()) -> None:
        self._known = [person.name for person in people]
        self._rank = {name: n for n, name in enumerate(self._known)}
        self._media: dict[frozenset[str], str] = {}
        self._roles: dict[frozenset[str], set[str]] = {}
        self._spelled: dict[str, Counter[str]] = {}
        readings = tuple(readings)
        spoken = Counter(
            name for r in readings for name in {n for q in r.quotes if q.speaker for n in q.speaker.people}
        )
        for name in sorted(spoken, key=lambda n: (-spoken[n], n)):
            if " " in name and self.one(name) == name and name not in self._rank:
                self._known.append(name)
                self._rank[name] = len(self._rank)
        for reading in readings:
            for source in reading.sources:
                self._spelled.setdefault(source.name.casefold(), Counter())[source.name] += len(source.spans)
            for entity in reading.entities:
                for role in entity.roles if entity.kind == "person" else ():
                    self._roles.setdefault(_designation(role), set()).add(self.one(entity.name))

    def one(self, name: str) -> str:
        """The name by which pages call whom `name` means: that of the person most articles name so.

        A surname alone is the only person's who has it.
        """
        if " " not in name:
            bearers = [known for known in self._known if known.split()[-1] == name and " " in known]
            return bearers[0] if len(bearers) == 1 else name
        if name in self._rank:
            return name
        bearers = [known for known in self._known if " " in known and _one_person(known, name)]
        if len(bearers) == 1:
            return bearers[0]
        return next((known for known in self._known if alike(known, name)), name)

    def spelled(self, name: str) -> str:
        """The capitals in which most places have a source's name."""
        forms = self._spelled.get(name.casefold(), Counter())
        return min(forms, key=lambda form: (-forms[form], form), default=name)

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
        titled = [known for known in self._known if speaker.name.endswith(f" {known}")]
        if len(titled) == 1 and " " in titled[0]:
            return titled[0]
        called = _designation(speaker.name)
        if called and len(bearers := self._roles.get(called, set())) == 1:
            return next(iter(bearers))
        words = frozenset(_WORD.findall(speaker.name.casefold())) - _MEDIA
        shown = self.spelled(speaker.name)
        return self._media.setdefault(words, shown) if words else shown


def heard(reading: Reading, speaker: Speaker | None) -> bool:
    """Whether a quote's speaker is one: the words for it name a person, a body, a medium or a document.

    What an article only makes the subject of a verb ("the flooding said enough") is no source of it.
    """
    if speaker is None:
        return False
    return bool(speaker.people) or any(
        span.meets(speaker.span) for source in reading.sources for span in source.spans
    )


def speaker_of(coverage: Coverage, group: QuoteGroup) -> str | None:
    """Who a row of statements is by; None where nobody is named."""
    known = any(heard(coverage.readings[article_of(m)], coverage.quotes[m].speaker) for m in group.members)
    return None if not known or group.speaker is None or vague(group.speaker) else group.speaker


def backward(names: Iterable[str]) -> dict[str, str]:
    """Those of one article's names that only point back to another, and to which ("the board": "Port Board").

    A bare noun does, where one other name alone ends in it in front of its "of" or "for".
    """
    heads: dict[str, set[str]] = {}
    bare: dict[str, str] = {}
    for name in names:
        words = _WORD.findall(_OF.split(name, maxsplit=1)[0].casefold())
        if not words:
            continue
        if len(words) < 3 and words[:-1] in ([], ["the"]) and not name.split()[-1][:1].isupper():
            bare[name] = words[-1]
        else:
            heads.setdefault(words[-1], set()).add(name)
    return {name: next(iter(heads[noun])) for name, noun in bare.items() if len(heads.get(noun, set())) == 1}


def own(reading: Reading, name: str) -> bool:
    """Whether a source is the article's own outlet ("the Courier" in the Ellery Courier)."""
    said = name.removeprefix("the ").removeprefix("The ").split()
    outlet = (reading.article.outlet or "").removeprefix("The ").split()
    if not said or not outlet:
        return False
    if len(said) == 1 and len(outlet) > 1 and said[0] == outlet[-1]:
        return True
    parts = [part for word in outlet for part in re.findall(r"[^\W_a-z]*[a-z]*", word) if part]
    return any(
        len(said) == len(words)
        and all(a.startswith(b) or b.startswith(a) for a, b in zip(said, words, strict=True))
        for words in (outlet, parts)
    )


def _one_person(one: str, other: str) -> bool:
    """Whether two full names may be one person's ("Ted Roe", "Edward A. Roe"); a "Jr." is somebody else."""
    return one_person(*(name.lower().replace(".", "").replace(",", "").split() for name in (one, other)))


def _designation(words: str) -> frozenset[str]:
    """The words of a role, whatever their order ("Lund’s attorney"); empty for one word, which many bear."""
    plain = words.casefold().replace("’s ", " ").replace("'s ", " ").replace(".", "")
    telling = frozenset(_WORD.findall(plain)) - {"the", "a", "an", "of", "for", "his", "her", "their"}
    return telling if len(telling) > 1 else frozenset()


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
