"""Kinds of things of which one event has many: decisions, announcements, inquiries, reports, remarks.

That two of them are called alike, or stand at the head of two articles, does not make them one: the
ministry's decision and the court's that lifts it are both "the decision". Here a term counts only where
what stands beside it tells whose it is, or where its article knows of no other; what is left out may be
right, but the text does not show it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from digest.comparison.wording.uses import Use, clash
from digest.comparison.wording.vocabulary import Concept
from digest.model import Reading

_OWN = re.compile(r"\b(?:his|her|its|their) own (?:[\w-]{1,30} ){0,3}$", re.IGNORECASE)
_BEFORE = 60
"""Characters before a noun in which "their own" stands, with modifiers."""


def surely_one(
    kind: Concept, uses: Sequence[Use], told: Sequence[Use], columns: Sequence[Reading]
) -> list[Use]:
    """Those of `uses` that surely mean one thing; `told` are all terms of the kind, in all `columns`."""
    inside = frozenset(uses)
    several = _of_several(kind, inside, told, columns)
    shared = _shared(uses)
    kept = []
    for use in uses:
        if _own(use, columns[use.column]):
            continue
        if not (use.by or (use.about and kind.join == "about")):
            # "under review" is none in particular; "comments on trade" are somebody's, with what they are on
            said = use.term.definite or use.indefinite or (kind.any_number and use.known)
            if use.column in several or not (said or _in_headline(use, columns[use.column])):
                continue
        elif shared:
            keys = use.about if use.about and kind.join == "about" else use.about | use.by
            if not keys & shared:
                continue
        kept.append(use)
    return kept


def _of_several(
    kind: Concept, inside: frozenset[Use], told: Sequence[Use], columns: Sequence[Reading]
) -> set[int]:
    """Articles that know of two such things: of two owners, of another one, or of its undoing."""
    owners: dict[int, list[frozenset[str]]] = defaultdict(list)
    several = {
        column
        for column, reading in enumerate(columns)
        if any(term.concept in kind.undone_by for term in reading.terms)
    }
    for use in told:
        if use.term.loose:
            continue
        elsewhere = use not in inside and bool(use.by)
        if elsewhere or _own(use, columns[use.column]) or any(clash(use.by, by) for by in owners[use.column]):
            several.add(use.column)
        if use.by:
            owners[use.column].append(use.by)
    return several


def _shared(uses: Sequence[Use]) -> frozenset[str]:
    """What stands beside the terms of two articles."""
    columns: dict[str, set[int]] = defaultdict(set)
    for use in uses:
        for key in use.about | use.by:
            columns[key].add(use.column)
    return frozenset(key for key, places in columns.items() if len(places) > 1)


def _own(use: Use, reading: Reading) -> bool:
    """Whether it is "his own": of whoever acts in the sentence, which the words beside it do not say."""
    text = reading.article.text
    noun = use.term.head.rsplit(" ", 1)[-1]
    at = text.lower().find(noun, use.term.start, use.term.end)
    return at >= 0 and _OWN.search(" ".join(text[max(0, at - _BEFORE) : at].split()) + " ") is not None


def _in_headline(use: Use, reading: Reading) -> bool:
    headline = reading.article.headline
    return headline is not None and headline.covers(use.term.span)
