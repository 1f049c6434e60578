"""Words and phrases with open endings ("accus*"), looked up in one pass over a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    entries: list[tuple[str, str]] = field(default_factory=list)
    """(tag, entry) of phrases that end here."""


class Hit(NamedTuple):
    """A place where an entry stands, counted in words."""

    start: int
    end: int
    tag: str
    entry: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tagged entries as one tree of words, so that a text is read once for all of them."""

    root: _Node

    def hits(self, words: Sequence[Token]) -> list[Hit]:
        """Where entries stand, per tag the longest from the left, without overlaps; in text order.

        Time grows with the number of words.
        """
        found: list[Hit] = []
        free: dict[str, int] = {}
        for start in range(len(words)):
            best: dict[str, Hit] = {}
            nodes = [self.root]
            at = start
            while nodes and at < len(words):
                nodes = [step for node in nodes for step in _steps(node, words[at].form)]
                at += 1
                for node in nodes:
                    for tag, entry in node.entries:
                        best[tag] = Hit(start, at, tag, entry)
            for tag, hit in best.items():
                if free.get(tag, 0) <= start:
                    free[tag] = hit.end
                    found.append(hit)
        return found


def _steps(node: _Node, word: str) -> list[_Node]:
    found = [node.exact[word]] if word in node.exact else []
    if node.prefix:
        found += [node.prefix[word[:n]] for n in range(len(word), 0, -1) if word[:n] in node.prefix]
    return found


def lexicon(tagged: Mapping[str, Iterable[str]]) -> Lexicon:
    """The tree of all entries, by tag; hyphens in them count as spaces."""
    root = _Node()
    for tag, entries in tagged.items():
        for entry in entries:
            node = root
            for word in str(entry).lower().replace("-", " ").split():
                branch, key = (node.prefix, word[:-1]) if word.endswith("*") else (node.exact, word)
                node = branch.setdefault(key, _Node())
            if node is not root:
                node.entries.append((tag, str(entry)))
    return Lexicon(root)
