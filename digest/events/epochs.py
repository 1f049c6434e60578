"""Whose words are counted: in a large collection, those of articles that were there when an epoch began.

How telling a word is depends on the articles it stands in, so that each new article would change the
weight of words everywhere. In a large collection the counts therefore stay what they are until it has
grown by a tenth. The register remembers which articles came later, so that a fresh clone counts the same.
"""

from __future__ import annotations

from collections.abc import Collection

from digest.events.register import Register

EXACT = 5000
"""Articles up to which the words of all are counted."""
_GROWTH = 10
"""An epoch ends when more than one article came later for so many that it began with."""


def counted(register: Register, articles: Collection[str]) -> frozenset[str]:
    """Those of `articles` whose words are counted.

    Up to EXACT articles, all of them. Above, those of the epoch: every article that the register has
    and does not mark as later. When there are too many others, a new epoch begins with all.
    """
    if len(articles) <= EXACT:
        return frozenset(articles)
    known = register.articles
    begun = frozenset(a for a in articles if a in known and not known[a].later)
    return begun if _GROWTH * (len(articles) - len(begun)) <= len(begun) else frozenset(articles)
