"""Verbs of several words, known as the one word that tells the same ("stepped down": resigned)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from digest.comparison.places import Places
from digest.comparison.rarity import near
from digest.stems import lemma

_BETWEEN = 3
"""Words that may stand between the verb and the rest ("put | the new plan | on hold")."""


@cache
def _listed() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Stem of the verb to what follows it and the class of what both mean, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    text = files("digest.comparison").joinpath("data/phrasal_verbs.txt").read_text("utf-8")
    for row in text.split("\n"):
        if row.startswith("#") or ":" not in row:
            continue
        word, _, phrases = row.partition(":")
        for phrase in phrases.split(","):
            verb, *rest = (lemma(part) for part in phrase.split())
            if rest:
                found.setdefault(verb, []).append((tuple(rest), near(lemma(word.strip()))))
    return {verb: sorted(rests, key=lambda r: (-len(r[0]), r[0])) for verb, rests in sorted(found.items())}


def phrases(places: Places, words: range) -> tuple[dict[int, str], frozenset[int]]:
    """The verbs of several words among `words`: index of the verb to its class; the other words' indices."""
    meant: dict[int, str] = {}
    bound: set[int] = set()
    stems = places.stem
    for i in words:
        for rest, name in _listed().get(stems[i], ()):
            last = min(words.stop - len(rest), i + 1 + _BETWEEN)
            at = next((k for k in range(i + 1, last + 1) if stems[k : k + len(rest)] == rest), None)
            if at is not None:
                meant[i] = name
                bound.update(range(at, at + len(rest)))
                break
    return meant, frozenset(bound)
