"""Words and phrases with open endings ("accus*"), looked up in one pass over a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST = 32
"""Characters of a word that are looked at: no entry is longer."""


class Token(NamedTuple):
    """A word of the text; hyphenated ones are taken apart."""

    start: int
    end: int
    form: str
    """Lower case, straight apostrophe, without a possessive ending."""


def tokens(text: str, span: Span) -> list[Token]:
    """The words of `text[span]`."""
    found = []
    for match in _WORD.finditer(text, span.start, span.end):
        form = match.group()[:LONGEST].lower().replace("’", "'")
        if form.endswith("'s"):
            form = form[:-2]
        found.append(Token(match.start(), match.end(), form))
    return found


@dataclass(slots=True)
class _Node:
    """A step of a phrase: what may follow, by whole word and by beginning of a word."""

    exact: dict[str, _Node] = field(default_factory=dict)
    prefix: dict[str, _Node] = field(default_factory=dict)
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries as a tree of words."""

    root: _Node

    def matches(self, words: list[Token]) -> list[tuple[str, int, int]]:
        """Every place where an entry stands, as (entry, first word, word after the last).

        At each place the longest entry; matches do not overlap. Time grows with the number of words.
        """
        found = []
        at = 0
        while at < len(words):
            best = self._longest(words, at)
            if best is None:
                at += 1
            else:
                found.append((best[0], at, best[1]))
                at = best[1]
        return found

    def _longest(self, words: list[Token], at: int) -> tuple[str, int] | None:
        best: tuple[str, int] | None = None
        nodes = [self.root]
        while nodes and at < len(words):
            following: list[_Node] = []
            for node in nodes:
                following += _steps(node, words[at].form)
            at += 1
            for node in following:
                if node.entry is not None and (best is None or at > best[1]):
                    best = (node.entry, at)
            nodes = following
        return best


def _steps(node: _Node, word: str) -> list[_Node]:
    found = [node.exact[word]] if word in node.exact else []
    if node.prefix:
        found += [node.prefix[word[:n]] for n in range(len(word), 0, -1) if word[:n] in node.prefix]
    return found


def lexicon(entries: Iterable[str]) -> Lexicon:
    """The tree of `entries`; hyphens in them count as spaces."""
    root = _Node()
    for entry in entries:
        node = root
        for word in str(entry).lower().replace("-", " ").split():
            branch, key = (node.prefix, word[:-1]) if word.endswith("*") else (node.exact, word)
            node = branch.setdefault(key, _Node())
        if node is not root:
            node.entry = str(entry)
    return Lexicon(root)
