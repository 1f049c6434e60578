"""Marks the terms of an article."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("digest_terms")
def make(nlp: Language, name: str) -> Terms:
    """The component; runs after those that the pipeline lists before it."""
    return Terms()


class Terms:
    """Fills the slot `terms`."""

    def __call__(self, doc: Doc) -> Doc:
        return doc
