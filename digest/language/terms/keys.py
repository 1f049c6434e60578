"""The keys under which terms hold what they are about and who did it.

A person is known by the surname, a country by one key for all its words, other things by their nouns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from digest.language.contested import singular
from digest.language.noun_phrases import Token, is_stop
from digest.language.places import countries, surname
from digest.language.word_classes import classes, describes
from digest.model import Entity


class Meant(NamedTuple):
    """A mention in the text, and whom it means."""

    start: int
    end: int
    form: str
    entity: Entity

    @property
    def key(self) -> str:
        """The key of whoever is meant."""
        return name_key(self.entity.name, self.entity.kind)


class People:
    """Who is meant at a place of the text, by the mentions that were found there."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        places = sorted((m.start, m.end, m.form, i) for i, e in enumerate(entities) for m in e.mentions)
        self._places = places
        self._starts = [place[0] for place in places]
        self._entities = entities

    def at(self, start: int, end: int) -> Meant | None:
        """The mention that covers or meets `[start, end)`."""
        i = bisect_right(self._starts, start) - 1
        for place in self._places[max(0, i) : i + 3]:
            if place[0] < end and start < place[1]:
                return Meant(place[0], place[1], place[2], self._entities[place[3]])
        return None

    def of(self, word: Token) -> Meant | None:
        """The mention that a word belongs to."""
        return self.at(word.start, word.end)


def name_key(name: str, kind: str) -> str:
    """The key of an entity: a country for any of its words, the surname of a person."""
    plain = name.lower().replace("’", "'").removeprefix("the ").strip()
    if plain in countries()[0]:
        return countries()[0][plain]
    words = plain.replace("-", " ").split()
    if kind == "person" and words:
        return surname(words)
    return "_".join(words)


def keys(words: Sequence[Token], first: int, after: int, people: People, *, capitals: bool) -> list[str]:
    """What `words[first:after]` name: entities, countries, or the nouns themselves.

    With `capitals`, a capital city stands for its country.
    """
    found: list[str] = []
    names, cities = countries()
    i = first
    while i < after:
        word = words[i]
        mention = people.of(word)
        if mention and mention.end <= words[after - 1].end + 2:
            key = mention.key
            found.append(cities.get(key.replace("_", " "), key) if capitals else key)
            while i < after and words[i].start < mention.end:
                i += 1
            continue
        pair = f"{word.form} {words[i + 1].form}" if i + 1 < after else ""
        if pair in names:
            found.append(names[pair])
            i += 2
            continue
        if word.form in names:
            found.append(names[word.form])
        elif capitals and word.form in cities:
            found.append(cities[word.form])
        elif word.text[:1].isupper():
            run = i
            while run + 1 < after and words[run + 1].text[:1].isupper():
                run += 1
            found.append(words[run].form)
            i = run
        elif _tells(word):
            found.append(singular(word.form))
        i += 1
    return found


def _tells(word: Token) -> bool:
    """Whether a word in lower case is a noun that tells what something is about."""
    return not (
        is_stop(word)
        or describes(word.form)
        or any(c.isdigit() for c in word.form)
        or word.form in classes()["possessive"]
    )
