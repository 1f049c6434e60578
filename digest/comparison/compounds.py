"""Words that one article joins and another parts: "screen shots", "screenshots"; "fund-raiser", "fundraiser".

They are brought to one stem, so that articles can be compared; a poor copy's glued words
("releasedseveral") are known by the more telling of the two.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from digest.comparison.english import function_words, general_shares
from digest.comparison.places import Places
from digest.comparison.rarity import general
from digest.stems import lemma

_HALF = 3
"""Letters; shorter words are joined only where a hyphen stands between them ("e-mail")."""
_JOINED = 5
_GLUED = 9
"""Letters; shorter words than this are neither joined nor glued."""


def harmonized(columns: Sequence[Places]) -> tuple[Places, ...]:
    """The articles with one stem for what others join or part."""
    known = [frozenset(places.stem) for places in columns]
    found = []
    for n, places in enumerate(columns):
        others = frozenset().union(*(stems for k, stems in enumerate(known) if k != n))
        found.append(_harmonized(places, known[n], others))
    return tuple(found)


def _harmonized(places: Places, own: Set[str], others: Set[str]) -> Places:
    stems = list(places.stem)
    text, words = places.reading.article.text, places.reading.words
    forms = places.forms(range(len(words)))
    for (i, one), (j, two) in pairwise(enumerate(forms)):
        between = text[words[i].end : words[j].start]
        if between != "-" and not (between == " " and min(len(one), len(two)) >= _HALF):
            continue
        if len(one) + len(two) < _JOINED or one in function_words() or not (one + two).isalpha():
            continue
        joined = lemma(one + two)
        if joined in others:
            stems[i] = stems[j] = joined
    for i, form in enumerate(forms):
        if (
            len(form) >= _GLUED
            and form.isalpha()
            and stems[i] not in others
            and stems[i] not in general_shares()
        ):
            stems[i] = _unglued(form, others) or stems[i]
    changed = Places(places.reading)
    changed.stem = tuple(stems)
    return changed


def _unglued(form: str, others: Set[str]) -> str | None:
    """The more telling of two words that stand together without a blank, both known elsewhere."""
    for cut in range(_HALF, len(form) - _HALF + 1):
        halves = lemma(form[:cut]), lemma(form[cut:])
        if all(half in general_shares() or half in function_words() for half in halves) and any(
            half in others for half in halves
        ):
            return max(halves, key=lambda half: (half in others, general(half)))
    return None
