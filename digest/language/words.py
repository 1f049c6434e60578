"""Words in the form in which articles are compared: lower case, stemmed."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer
from spacy.tokens import Doc

from digest.model import Word

_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The stem of one word (Porter2, http://snowballstem.org), possessive ending dropped."""
    plain = word.lower().replace("’", "'")
    if plain.endswith("'s"):
        plain = plain[:-2]
    return str(_STEMMER.stemWord(plain))


def words(doc: Doc) -> tuple[Word, ...]:
    """Every token with a letter or digit, in text order, with its part of speech where tagged."""
    return tuple(
        Word(t.idx, t.idx + len(t.text), lemma(t.text[:64]), t.pos_)
        for t in doc
        if any(c.isalnum() for c in t.text[:64])
    )
