"""Words that judge or colour, where one article alone uses them, and in its own voice.

Counts say nothing of them: "scathing" is said once, and sets a report apart all the same. They are those of
the language stage's list, before a noun; what stands in quotation marks is somebody else's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from digest.comparison.families import family
from digest.comparison.rarity import near
from digest.comparison.wording.qualities import Thing, things
from digest.model import Distinctive, Reading, Span
from digest.stems import lemma

MOST = 6
"""Phrases of one article; those of its opening come first."""
LONGEST = 60
"""Characters of a phrase."""


def colouring(
    columns: tuple[Reading, ...], named: Sequence[Sequence[Thing]] = ()
) -> dict[str, tuple[Distinctive, ...]]:
    """Article id to the phrases that only it colours so, as in "a scathing report"; scored by their places.

    A colour counts as another article's, too, where that has a near-synonym or a word of its family. An
    event of one article has none. `named` are the things of each column, where they are known.
    """
    if len(columns) < 2:
        return {}
    used: dict[str, set[int]] = defaultdict(set)
    for column, reading in enumerate(columns):
        for word in reading.words:
            used[_key(word.lemma)].add(column)
    return {
        r.id: _own(named[n] if named else list(things(n, r)), r.article.text, used)
        for n, r in enumerate(columns)
    }


def _key(stem: str) -> str:
    return family(near(stem))


def _own(told: Sequence[Thing], text: str, used: dict[str, set[int]]) -> tuple[Distinctive, ...]:
    found: dict[str, list[Span]] = defaultdict(list)
    opens: set[str] = set()
    for thing in told:
        colours = [_key(lemma(part)) for colour in sorted(thing.colours) for part in colour.split("-")[-1:]]
        if not colours or any(len(used[colour]) > 1 for colour in colours):
            continue
        phrase = " ".join(thing.span.of(text).split())
        if len(phrase) <= LONGEST and thing.span not in found[colours[0]]:
            found[colours[0]].append(thing.span)
            opens |= {colours[0]} if thing.opens else set()
    kept = sorted((c for c in found if found[c]), key=lambda c: (c not in opens, found[c][0]))[:MOST]
    return tuple(Distinctive(" ".join(found[c][0].of(text).split()), 0.0, tuple(found[c])) for c in kept)
