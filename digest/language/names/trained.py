"""What a trained pipeline adds: its entities and parts of speech, where there are any.

They correct the rules where those are in doubt and add what those did not see; a name that rules and
lists are sure of stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Doc

from digest.language.names.scan import Hit, HitKind
from digest.language.names.tokens import Tokens

_KINDS: dict[str, HitKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "body",
    "NORP": "unknown",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


class Tagged(NamedTuple):
    """The say of a pipeline about one text, in characters."""

    entities: tuple[tuple[int, int, HitKind], ...]
    common: frozenset[int]
    """Where words begin that are written with a capital and are no proper nouns."""


NOTHING = Tagged((), frozenset())


def tagged(doc: Doc) -> Tagged:
    """The entities of `doc` that are persons, bodies or places, and its capitalised common words."""
    entities = tuple(
        (ent.start_char, ent.end_char, _KINDS[ent.label_])
        for ent in doc.ents
        if _KINDS.get(ent.label_, "unknown") != "unknown"
    )
    common: frozenset[int] = frozenset()
    if doc.has_annotation("POS"):
        common = frozenset(
            t.idx for t in doc if t.pos_ and t.pos_ not in ("PROPN", "X", "PUNCT") and t.text[:1].isupper()
        )
    return Tagged(entities, common)


def merged(hits: list[Hit], tokens: Tokens, said: Tagged) -> list[Hit]:
    """The hits with those of the pipeline, in text order and without overlap."""
    if not said.entities:
        return hits
    rows = list(hits)
    starts = [hit.start for hit in rows]
    added: list[Hit] = []
    gone: set[int] = set()
    for start, end, kind in said.entities:
        first = bisect_left(tokens.starts, start)
        last = bisect_left(tokens.starts, end)
        if first >= last or tokens.sentence[first] != tokens.sentence[last - 1]:
            continue
        at = bisect_left(starts, first)
        while at > 0 and rows[at - 1].last > first:
            at -= 1
        met = []
        while at < len(rows) and rows[at].start < last:
            met.append(at)
            at += 1
        if not met:
            added.append(Hit(first, last, kind))
        elif all(_open(rows[i]) for i in met):
            gone.update(met)
            added.append(Hit(first, last, kind))
    kept = [hit for i, hit in enumerate(rows) if i not in gone]
    found: list[Hit] = []
    for hit in sorted(kept + added, key=lambda hit: (hit.start, hit.last)):
        if not found or found[-1].last <= hit.start:
            found.append(hit)
    return found


def _open(hit: Hit) -> bool:
    """Whether the rules are in doubt about a hit."""
    return hit.kind == "unknown" or (hit.kind == "person" and hit.doubt > 0 and not hit.titles)
