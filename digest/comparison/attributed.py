"""Speakers whom only the articles together explain: "the Arden senator" is Ada Brook, where one says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.comparison.wording.naming import owners
from digest.comparison.wording.people import described
from digest.language.descriptions.roles import person_key
from digest.model import Quote, Reading, Span


def attributed(columns: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of one event, with a name for each speaker whom a definite description means.

    The words by which the article names the speaker stay as they are.
    """
    owner = owners(columns)
    names = _names(columns, owner)
    found: dict[int, dict[Span, str]] = {}
    for key, uses in described(columns, owner).items():
        for use in uses if key in names else ():
            found.setdefault(use.column, {})[use.term.span] = names[key]
    return tuple(
        replace(reading, quotes=tuple(_named(quote, found[n]) for quote in reading.quotes))
        if n in found
        else reading
        for n, reading in enumerate(columns)
    )


def _names(columns: Sequence[Reading], owner: dict[str, str]) -> dict[str, str]:
    """Key of a person to the fullest name that an article has."""
    names: dict[str, str] = {}
    for reading in columns:
        for entity in reading.entities:
            key = owner.get(person_key(entity), "") if entity.kind == "person" else ""
            if key:
                names[key] = max(names.get(key, ""), entity.name, key=lambda name: (len(name), name))
    return names


def _named(quote: Quote, known: dict[Span, str]) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.people:
        return quote
    name = next((name for span, name in known.items() if _same(speaker.span, span)), None)
    return quote if name is None else replace(quote, speaker=replace(speaker, people=(name,)))


def _same(speaker: Span, words: Span) -> bool:
    """Whether a description is all of a speaker, but for a determiner: "Ada Brook's lawyer" is not she."""
    return words.end == speaker.end and 0 <= words.start - speaker.start <= len("their ")
