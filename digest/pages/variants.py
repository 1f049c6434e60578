"""Versions of one statement, word by word: what several articles quote alike, and where two of them part.

Both are shown in the articles' own words, so that a reader can find them there as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise, product
from typing import NamedTuple

from digest.english.numbers import CARDINALS
from digest.pages.agreement import meaning
from digest.stems import lemma

LONGEST = 300
"""Words of a part that are collated, a limit that keeps time linear in its length."""
MOST = 12
"""Articles whose versions are collated with each other."""
LEAST = 2
"""Telling words from which on a row of words is a statement's, and not just speech."""
ENOUGH = 12
"""Words of a row after which a longer one says no more."""
CONTEXT = 5
"""Words shown on either side of where versions part."""
BRIEF = 6
"""Words of a version that is shown whole."""
AKIN = 0.5
"""Share of the shorter part's words that two parts must have in common to be versions of one."""
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_DIGITS = {word: str(n) for n, word in enumerate(CARDINALS)}

Told = Mapping[str, Sequence[str]]
"""Article to the parts that it quotes, in text order."""


class Common(NamedTuple):
    """A row of words that stands in several versions."""

    text: str
    """As one of the articles has it."""
    articles: frozenset[str]


def common(told: Told) -> Common | None:
    """The longest row of words that the versions of as many articles as possible share; None without one."""
    versions = {article: [_Part(text) for text in texts] for article, texts in told.items() if texts}
    best: tuple[int, int, str, Common] | None = None
    seen: set[tuple[str, ...]] = set()
    for one, other in _pairs(versions, alike=True):
        for at, _, size in one.blocks(other):
            row = tuple(one.forms[at : at + size])
            if row in seen or len({m for word in row if (m := meaning(word))}) < LEAST:
                continue
            seen.add(row)
            held = frozenset(a for a, parts in versions.items() if any(p.has(row) for p in parts))
            found = Common(one.text(at, at + size), held)
            key = (-(len(held) - 1) * min(size, ENOUGH), -size, found.text, found)
            best = key if best is None or key[:3] < best[:3] else best
    return None if best is None else best[3]


def cut(told: Told) -> bool:
    """Whether an article has more of a statement than another, or other parts of it."""
    return len({tuple(form for text in texts for form in _Part(text).forms) for texts in told.values()}) > 1


def parting(told: Told) -> tuple[str, str] | None:
    """Where the versions of two articles have other words between the same ones; None where none have.

    What only one of them goes on with is no such place: there it is cut.
    """
    versions = {article: [_Part(text) for text in texts] for article, texts in told.items() if texts}
    found = (one.parts_from(other) for one, other in _pairs(versions, alike=False))
    return next((place for place in found if place is not None), None)


def brief(told: Told) -> tuple[str, ...] | None:
    """Versions of a few words each, whole, of which none has only words of another; None without two."""
    found: dict[frozenset[str], str] = {}
    for texts in told.values():
        for text in texts:
            words = _WORD.findall(text)
            if len(words) > BRIEF:
                return None
            found.setdefault(frozenset(lemma(_form(w)) for w in words if meaning(w)), text.strip())
    distinct = [text for telling, text in found.items() if not any(telling < other for other in found)]
    return tuple(distinct) if len(distinct) > 1 else None


def _pairs(versions: Mapping[str, Sequence[_Part]], *, alike: bool) -> Iterator[tuple[_Part, _Part]]:
    """Every two parts of different versions, and of two articles with the same one, if `alike`."""
    distinct: dict[tuple[tuple[str, ...], ...], Sequence[_Part]] = {}
    for parts in versions.values():
        key = tuple(tuple(part.forms) for part in parts)
        if alike and key in distinct:
            yield from ((part, part) for part in parts)
        if len(distinct) < MOST:
            distinct.setdefault(key, parts)
    for one, other in combinations(distinct.values(), 2):
        yield from product(one, other)


def _form(word: str) -> str:
    """A word as versions are compared by: without capitals and points, numbers in digits."""
    plain = word.casefold().replace("’", "'").replace(".", "")
    return _DIGITS.get(plain, plain)


class _Part:
    """What an article quotes in a row."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [match.span() for _, match in zip(range(LONGEST), _WORD.finditer(text), strict=False)]
        self.forms = [_form(text[a:b]) for a, b in self._places]
        self._plain = f" {' '.join(self.forms)} "

    def text(self, first: int, last: int) -> str:
        """The text from one word up to another."""
        return self._text[self._places[first][0] : self._places[last - 1][1]]

    def has(self, row: Sequence[str]) -> bool:
        """Whether the words stand here in a row."""
        return f" {' '.join(row)} " in self._plain

    def blocks(self, other: _Part) -> Iterator[tuple[int, int, int]]:
        """Rows of words that both have: where they begin in each, and how many they are."""
        matcher = SequenceMatcher(None, self.forms, other.forms, autojunk=False)
        return ((b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size)

    def parts_from(self, other: _Part) -> tuple[str, str] | None:
        """The first place at which both have telling words of their own, with the words around it."""
        blocks = list(self.blocks(other))
        shared = sum(size for _, _, size in blocks)
        if not blocks or shared < AKIN * min(len(self.forms), len(other.forms)):
            return None
        for (a, b, size), (to_a, to_b, _) in pairwise(blocks):
            mine, theirs = (a + size, to_a), (b + size, to_b)
            if self._told(*mine) != other._told(*theirs):
                return self._around(*mine), other._around(*theirs)
        return None

    def _told(self, first: int, last: int) -> set[str]:
        return {lemma(form) for form in self.forms[first:last] if meaning(form)}

    def _around(self, first: int, last: int) -> str:
        left, right = max(0, first - CONTEXT), min(len(self.forms), last + CONTEXT)
        before = "… " if left else ""
        return before + self.text(left, right) + (" …" if right < len(self.forms) else "")
