"""A sentence's parts: the stretches between marks and joining words, as units of alignment."""

from __future__ import annotations

from digest.comparison.places import Places
from digest.model import Span

_JOINING = frozenset(
    {"and", "but", "while", "as", "after", "before", "since", "because", "although", "though", "when"}
    | {"where", "who", "which", "that", "until", "if", "whereas", "despite", "with", "following", "amid"}
    | {"including", "by", "for", "to"}
)
"""Words that may begin another part; a part too short for a statement stays with the next."""
_MARKS = frozenset(",;:()—–\n")
_SHORTEST = 3


def clauses(places: Places, sentence: Span) -> list[range]:
    """The parts of `sentence` as ranges of word indices, in order, without gaps."""
    words = places.words(sentence)
    if not words:
        return []
    text = places.reading.article.text
    known = places.reading.words
    forms = places.forms(words)
    cuts = [words.start]
    for n, i in enumerate(words):
        if n == 0 or i - cuts[-1] < _SHORTEST:
            continue
        between = text[known[i - 1].end : known[i].start]
        marked = any(c in _MARKS for c in between) or " - " in between
        if marked or forms[n] in _JOINING:
            cuts.append(i)
    if words.stop - cuts[-1] < _SHORTEST and len(cuts) > 1:
        cuts.pop()
    return [range(a, b) for a, b in zip(cuts, [*cuts[1:], words.stop], strict=True)]
