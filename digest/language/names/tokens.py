"""The words of a text as names need them: case, possessives and abbreviations kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language.names.lexicon import fold
from digest.model import Span

_TOKEN = re.compile(
    r"[^\W\d_](?:-[A-Z])?\.(?:[^\W\d_]\.)+(?:[A-Z][a-z]{1,3}\.)?"  # U.S., J.K., R-S.C., D-W.Va.
    r"|[A-Z]-[A-Z]\.[A-Z][a-z]{1,3}\."
    r"|\w+(?:['’\-‑]\w+)*"  # O'Brien, Jean-Luc, Smith's
    r"|''|``|--+|\.\.+"
    r"|[^\w\s]"
)
_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
_ADJECTIVES = tuple(
    "-" + x
    for x in [
        "based",
        "backed",
        "led",
        "run",
        "held",
        "controlled",
        "leaning",
        "era",
        "style",
        "born",
        "wide",
        "inspired",
    ]
)
"""Ends of words that a capital makes no names of: "Ohio-based"."""
_SURNAME = re.compile(r"(?:da|de|di|du|la|le|mac|van|von)[A-Z][a-z]{2}")
"""The beginning of a surname whose particle is written with it: "diGenova"."""
_OPENING = "“«‘("
_QUOTES = "\"'“”‘’«»"


def capitalised(word: str) -> bool:
    """Whether a word is written as names are: with a capital first, or behind a particle ("deBoer")."""
    first = word[0]
    return first.isupper() or (first in "dlmv" and not word.islower() and _SURNAME.match(word) is not None)


def pieces(phrase: str) -> list[str]:
    """The words of a phrase of the lists, punctuation dropped."""
    return [m.group() for m in _TOKEN.finditer(phrase) if m.group()[0].isalnum()]


class Tokens:
    """Words and punctuation marks of some sentences, as parallel lists.

    A possessive ending belongs to no token: `ends` stops before it and `possessive` tells of it.
    """

    __slots__ = (
        "_text",
        "capital",
        "ends",
        "first",
        "keys",
        "paragraph",
        "possessive",
        "sentence",
        "starts",
        "words",
    )

    def __init__(self, text: str, sentences: Sequence[Span], paragraphs: Sequence[int] = ()) -> None:
        self._text = text
        self.paragraph = list(paragraphs) or list(range(len(sentences)))
        """Number of the paragraph that each sentence stands in."""
        self.words: list[str] = []
        self.keys: list[str] = []
        """Folded; a punctuation mark is its own key."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.possessive: list[bool] = []
        self.capital: list[bool] = []
        self.sentence: list[int] = []
        self.first: list[int] = []
        """Index of each sentence's first token; one more at the end."""
        words, keys, starts, ends = self.words, self.keys, self.starts, self.ends
        possessive, capital = self.possessive, self.capital
        for number, (start, end) in enumerate(sentences):
            before = len(words)
            self.first.append(before)
            for match in _TOKEN.finditer(text, start, end):
                word = match.group()
                left, right = match.span()
                if word[-2:] in _POSSESSIVE and right - left > 2:
                    word = word[:-2]
                    right -= 2
                    possessive.append(True)
                else:
                    possessive.append(False)
                words.append(word)
                starts.append(left)
                ends.append(right)
                keys.append(fold(word) if word[0].isalnum() else word)
                capital.append(capitalised(word) and not word.endswith(_ADJECTIVES))
            self.sentence += [number] * (len(words) - before)
        self.first.append(len(words))

    def __len__(self) -> int:
        return len(self.words)

    def text(self, first: int, last: int) -> str:
        """What the text has from token `first` to before token `last`."""
        return self._text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def dotted(self, i: int) -> bool:
        """Whether a full stop touches the token on its right, or it holds its own ("U.S.")."""
        if self.words[i][-1] == "." and len(self.words[i]) > 1:
            return True
        return i + 1 < len(self.words) and self.words[i + 1] == "." and self.starts[i + 1] == self.ends[i]

    def opens(self, i: int) -> bool:
        """Whether a capital at `i` proves nothing: head of a sentence, or after an opening mark."""
        if i in (0, self.first[self.sentence[i]]):
            return True
        before = self.words[i - 1]
        if before in ("“", "«", "(", "[", ":", "•", "–", "—", "--", "-", "*", ".", "!", "?", "...", "…"):
            return not (before == "." and self._abbreviates(i - 2))
        if before in ('"', "'", "‘") and self.starts[i] == self.ends[i - 1]:
            return True
        return self.sentence[i - 1] != self.sentence[i]

    def _abbreviates(self, i: int) -> bool:
        return i >= 0 and self.starts[i + 1] == self.ends[i] and len(self.words[i]) <= 4

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before after white space or nothing, in one sentence."""
        return 0 < i < len(self.words) and self.sentence[i] == self.sentence[i - 1]
