"""The editor's pins laid over a partition: they are final.

Laid over it, not mixed into it: a pinned article changes its own seat and nobody else's, so that a
wrong article put right does not draw its look-alikes after it, and deleting the pin undoes it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.events.corrections import NEW, Corrections
from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.register import Register

_ELSEWHERE = 0.2
"""Weight of a word that is neither a name nor in the opening, when likeness is measured."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A partition after the pins, and the address of each part that a pin names."""

    parts: tuple[tuple[str, ...], ...]
    names: Mapping[tuple[str, ...], str]


def pin(
    parts: Iterable[Sequence[str]],
    prints: Mapping[str, Fingerprint],
    corrections: Corrections,
    register: Register,
) -> Pinned:
    """`parts` with every pin obeyed.

    First `together` joins the parts of its articles, then `apart` divides them (each other article
    of the part follows the one of them it is most like), then articles take the seats they are given.
    """
    groups = [set(part) for part in parts]
    known = {article for group in groups for article in group}
    for bound in corrections.together:
        groups = _joined(groups, set(bound.articles) & known)
    for bound in corrections.apart:
        groups = _divided(groups, [a for a in bound.articles if a in known], prints)
    return _seated(groups, _seats(prints, corrections, register, known), register)


def _joined(groups: list[set[str]], articles: set[str]) -> list[set[str]]:
    touched = [group for group in groups if group & articles]
    if len(touched) < 2:
        return groups
    return [group for group in groups if not group & articles] + [set().union(*touched)]


def _divided(
    groups: list[set[str]], apart: Sequence[str], prints: Mapping[str, Fingerprint]
) -> list[set[str]]:
    found: list[set[str]] = []
    for group in groups:
        heads = [a for a in apart if a in group]
        if len(heads) < 2:
            found.append(group)
            continue
        sides = {head: {head} for head in heads}
        vectors = {article: _vector(prints[article]) for article in group}
        for article in sorted(group - set(heads)):
            best = max(
                heads, key=lambda head: (_likeness(vectors[article], vectors[head]), -heads.index(head))
            )
            sides[best].add(article)
        found += sides.values()
    return found


def _vector(f: Fingerprint) -> dict[str, float]:
    stems = f.stems.split(" ") if f.stems else []
    weights = {
        stem: (1 + math.log(max(count, 1))) * (1.0 if mark & (NAME | OPENING) else _ELSEWHERE)
        for stem, count, mark in zip(stems, f.counts, f.marks, strict=False)
    }
    norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {stem: w / norm for stem, w in weights.items()}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return round(sum(w * other[stem] for stem, w in one.items() if stem in other), 9)


def _seats(
    prints: Mapping[str, Fingerprint], corrections: Corrections, register: Register, known: set[str]
) -> dict[str, str]:
    """Article to the address it is pinned to; the corrections count more than the article's metadata."""
    seats = {a: p for a in sorted(known) if (p := prints[a].pin) is not None}
    seats |= {placed.article: placed.event for placed in corrections.placed if placed.article in known}
    return {article: slug if slug == NEW else register.leads(slug) for article, slug in seats.items()}


def _seated(groups: list[set[str]], seats: Mapping[str, str], register: Register) -> Pinned:
    """Pinned articles at their addresses.

    A part stands there as a whole where its other articles are published there, or where they are
    published nowhere and one of its own articles is pinned there.
    """
    rests = [(group - seats.keys(), group) for group in groups]
    claims: list[tuple[int, int, str, int]] = []
    for slug in sorted(set(seats.values()) - {NEW}):
        for index, (rest, group) in enumerate(rests):
            homes = Counter(
                register.leads(register.articles[a].event) for a in rest if a in register.articles
            )
            pinned = sum(seats.get(a) == slug for a in group)
            if rest and (homes[slug] or (pinned and not homes)):
                claims.append((-homes[slug], -pinned, slug, index))
    taken: dict[int, str] = {}
    for _, _, slug, index in sorted(claims):
        if index not in taken and slug not in taken.values():
            taken[index] = slug
    found: dict[tuple[str, ...], str | None] = {}
    at = {slug: index for index, slug in taken.items()}
    for slug in sorted(set(seats.values()) - {NEW}):
        own = {a for a, s in seats.items() if s == slug}
        rest = rests[at[slug]][0] if slug in at else set()
        found[tuple(sorted(own | rest))] = slug
    for article, slug in seats.items():
        if slug == NEW:
            found[(article,)] = None
    for index, (rest, _) in enumerate(rests):
        if rest and index not in taken:
            found[tuple(sorted(rest))] = None
    return Pinned(tuple(sorted(found)), {part: slug for part, slug in found.items() if slug is not None})
