"""Words reduced to their stems: the form in which all stages compare them. Needs no pipeline."""

from __future__ import annotations

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
