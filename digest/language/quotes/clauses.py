"""A paragraph as the writer's own sentences, each marked stretch folded into one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from digest.language.names.tokens import capitalised
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.pairing import Stretch

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}                                  # U.S.
    | \d[\d.,:/]*\d | @\w+
    | [^\W_]+(?:[’'\-‑/&][^\W_]+)*                          # words, Smith's, first-term
    | [,:;()\[\]] | --+ | [—–―] | (?<=\s)-(?=\s) | [.!?…]+ | ['’](?=s\b|\s)
    """,
    re.VERBOSE,
)

LONGEST = 150
"""Tokens of a sentence; what is longer is no sentence, and is cut so that time stays linear."""

WORD, QUOTE, STOP = "w", "q", "."


class Token(NamedTuple):
    """A word, a punctuation mark or a whole marked stretch."""

    start: int
    end: int
    low: str
    """Lower case, apostrophes straight; "" for a stretch."""
    kind: str
    """As in "w" word, "q" stretch, "." full stop or the like, else the mark itself ("-" for any dash)."""
    cap: bool
    ref: int = -1
    """Index of the stretch."""


def tokens(text: str, start: int, end: int, marked: Sequence[Stretch]) -> list[Token]:
    """The tokens of `text[start:end]`; `marked` are its stretches, in order."""
    found: list[Token] = []
    position = start
    for number, stretch in enumerate(marked):
        _lex(text, position, stretch.outer_start, found)
        found.append(Token(stretch.outer_start, stretch.outer_end, "", QUOTE, False, number))
        position = stretch.outer_end
    _lex(text, position, end, found)
    return found


def _lex(text: str, first: int, last: int, found: list[Token]) -> None:
    for match in _TOKEN.finditer(text, first, last):
        shape = _shape(match.group())
        if shape is not None:
            start, end = match.span()
            low, kind, cap = shape
            found.append(Token(start, end, low, kind, cap))


@lru_cache(maxsize=1 << 15)
def _shape(word: str) -> tuple[str, str, bool] | None:
    """What a word or mark is as a token: lower case, kind, whether with a capital; None for no token."""
    first = word[0]
    if first.isalnum() or first == "@":
        low = word.lower().replace("’", "'")
        return low, WORD, first == "@" or (low != word and capitalised(word))
    if first in "-—–―":
        return word, "-", False
    if first in ".!?…":
        return word, STOP, False
    return (word, first, False) if first not in "'’" else None


def frames(text: str, line: list[Token], marked: Sequence[Stretch], ends: Sequence[int]) -> list[list[Token]]:
    """The writer's sentences of a paragraph.

    `ends` are the sorted ends of the sentences as the sentence component sees them; a full stop
    that ends none belongs to an abbreviation. A stretch ends a sentence where its last mark does
    and no attribution follows in lower case.
    """
    found: list[list[Token]] = []
    current: list[Token] = []
    for number, token in enumerate(line):
        if token.kind == STOP:
            if token.low[0] in "!?" or (token.low[0] == "." and _ends(ends, token.end)):
                current.append(token)
                found.append(current)
                current = []
            continue
        current.append(token)
        if len(current) >= LONGEST:
            found.append(current)
            current = []
        elif token.kind == QUOTE:
            stretch = marked[token.ref]
            following = line[number + 1] if number + 1 < len(line) else None
            if following is not None and (
                _closes(text, stretch, following) or _answered(text, stretch, current, line, number + 1)
            ):
                found.append(current)
                current = []
    if current:
        found.append(current)
    return found


@cache
def _opening_words() -> frozenset[str]:
    """Words that with a capital begin a sentence: no attribution follows a question mark so."""
    lex = lexicon()
    return (
        lex["determiners"] | lex["prepositions"] | lex["conjunctions"] | lex["subordinators"] | lex["adverbs"]
    )


def _ends(ends: Sequence[int], at: int) -> bool:
    low = bisect_left(ends, at)
    return bisect_right(ends, at + 2) > low


def _answered(text: str, stretch: Stretch, current: list[Token], line: list[Token], at: int) -> bool:
    """Whether another speaker answers behind a marked question: 'Roe asks: “Why?” Poe replies: “...”'."""
    if text[stretch.end - 1] not in "!?…" or not line[at].cap or all(t.kind != WORD for t in current):
        return False
    for number in range(at, min(at + _ANSWER, len(line) - 1)):
        if line[number].kind == ":":
            return number > at and line[number + 1].kind == QUOTE
        if line[number].kind not in (WORD, STOP) or (line[number].low[0] in "!?"):
            return False
    return False


_ANSWER = 8
"""Tokens of an attribution with its colon."""


def _closes(text: str, stretch: Stretch, following: Token) -> bool:
    last = text[stretch.end - 1]
    if last not in ".!?…":
        return False
    if following.kind == QUOTE:
        return last in ".!?"
    if following.kind != WORD or not following.cap:
        return False
    return last == "." or following.low in _opening_words()
