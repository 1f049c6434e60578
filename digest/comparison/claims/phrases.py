"""Verbs of several words, known as the one word that tells the same ("stepped down": resigned)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from digest.comparison.places import Places
from digest.comparison.rarity import near
from digest.stems import lemma

_BETWEEN = 3
"""Words that may stand between the verb and the rest ("put | the new plan | on hold"), or in a gap."""
_GAP = "..."


@cache
def _listed() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Class of the verb to what follows it and the class of what both mean, the longest first.

    By its class, because "gave" and "taken" are no forms that a stem is known of.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    text = files("digest.comparison").joinpath("data/phrasal_verbs.txt").read_text("utf-8")
    for row in text.split("\n"):
        if row.startswith("#") or ":" not in row:
            continue
        word, _, phrases = row.partition(":")
        for phrase in phrases.split(","):
            verb, *rest = (part if part == _GAP else lemma(part) for part in phrase.split())
            if rest:
                found.setdefault(near(verb), []).append((tuple(rest), near(lemma(word.strip()))))
    return {verb: sorted(rests, key=lambda r: (-len(r[0]), r[0])) for verb, rests in sorted(found.items())}


def phrases(places: Places, words: range) -> tuple[dict[int, str], frozenset[int]]:
    """The verbs of several words among `words`: index of the verb to its class; the other words' indices."""
    meant: dict[int, str] = {}
    bound: set[int] = set()
    stems = places.stem
    for i in words:
        for rest, name in _listed().get(near(stems[i]), ()):
            found = _found(stems, i + 1, rest, words.stop)
            if found:
                meant[i] = name
                bound.update(found)
                break
    return meant, frozenset(bound)


def _found(stems: Sequence[str], start: int, rest: Sequence[str], stop: int) -> list[int]:
    """Where the words of a phrase stand that follow its verb; empty where one is missing."""
    found: list[int] = []
    at, loose = start, True
    for word in rest:
        if word == _GAP:
            loose = True
            continue
        last = min(stop, at + 1 + (_BETWEEN if loose else 0))
        place = next((k for k in range(at, last) if stems[k] == word), None)
        if place is None:
            return []
        found.append(place)
        at, loose = place + 1, False
    return found
