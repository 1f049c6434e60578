"""What goes by several names: which things first, and which of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.model import WordChoice, Wording
from digest.stems import lemma

_WORD = re.compile(r"[^\W_]{4,}")
"""Short words tell no names apart."""


def by_weight(choices: Iterable[WordChoice]) -> list[WordChoice]:
    """The contested things first; by each row alone, so that none moves when articles come or go."""
    return sorted(choices, key=lambda c: (-c.weight, c.concept.casefold(), c.id))


def names(choice: WordChoice, most: int = 4) -> list[str]:
    """A name from each article, up to `most`: in its own voice where it has one, least like those before."""
    by_article: dict[str, list[Wording]] = {}
    for member in choice.members:
        by_article.setdefault(member.article, []).append(member)
    found: list[str] = []
    said: set[str] = set()
    for members in by_article.values():
        own = [m for m in members if m.voice == "own"] or members
        best = min(own, key=lambda m: (len(_words(m.term) & said), -len(_words(m.term)), -len(m.spans)))
        if best.term.casefold() not in {name.casefold() for name in found}:
            found.append(best.term)
            said |= _words(best.term)
    return found[:most]


def _words(term: str) -> set[str]:
    return {lemma(word.lower()) for word in _WORD.findall(term)}
