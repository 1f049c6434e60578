"""Tokens for reading numbers: finer than words, each with its place in the text.

A pipeline's own tokens differ in how they cut "$70-a-share", "97-1" or "9:34"; figures need one
cut that never changes.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A number, a word or a sign."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    """Reads “n”: digits; "w": letters; "s": one sign."""
    glued: bool
    """Whether it touches the token before."""


_TOKEN = re.compile(
    r"""
      (?P<n>\d{1,3}(?:[,\u2009\u202f\u00a0'’]\d{2,3})*[,\u2009\u202f\u00a0'’]\d{3}(?!\d)(?:[.]\d{1,12}(?!\d))?
        | \d{1,12}(?:\.\d{1,12})?(?!\d) | (?<![\w.])\.\d{1,12}(?!\d) | \d+)
    | (?P<w>(?:[A-Za-z]\.){2,8} | [^\W\d_]+(?:['’&][^\W\d_]+)*)
    | (?P<s>\S)
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; white space belongs to none. Linear."""
    found = []
    last = -1
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        left = match.start()
        found.append(Token(left, match.end(), word, word.lower(), match.lastgroup or "s", left == last))
        last = match.end()
    return found
