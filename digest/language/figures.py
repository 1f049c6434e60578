"""Marks the figures of an article."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("digest_figures")
def make(nlp: Language, name: str) -> Figures:
    """The component; runs after those that the pipeline lists before it."""
    return Figures()


class Figures:
    """Fills the slot `figures`."""

    def __call__(self, doc: Doc) -> Doc:
        return doc
