"""Words reduced to their stems: the form in which all stages compare them. Needs no pipeline."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import Stemmer

_STEMMER = Stemmer.Stemmer("english")


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The stem of one word (Porter2, http://snowballstem.org), lower case, possessive ending dropped."""
    plain = word.lower().replace("’", "'")
    if len(plain) > 2 and plain.endswith("'s"):
        plain = plain[:-2]
    return str(_STEMMER.stemWord(plain))


_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"}
)


def folded(word: str) -> str:
    """`word` in lower case and without accents: "Łukasz Müller" as an outlet abroad may print it."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))
