"""The words of a Doc in the form in which articles are compared."""

from __future__ import annotations

from spacy.tokens import Doc

from digest.model import Word
from digest.stems import lemma

__all__ = ["lemma", "words"]


def words(doc: Doc) -> tuple[Word, ...]:
    """Every token with a letter or digit, in text order, with its part of speech where tagged."""
    return tuple(
        Word(t.idx, t.idx + len(t.text), lemma(t.text[:64]), t.pos_)
        for t in doc
        if any(c.isalnum() for c in t.text[:64])
    )
