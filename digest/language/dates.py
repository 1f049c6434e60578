"""Marks the dates of an article."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("digest_dates")
def make(nlp: Language, name: str) -> Dates:
    """The component; runs after those that the pipeline lists before it."""
    return Dates()


class Dates:
    """Fills the slot `dates`."""

    def __call__(self, doc: Doc) -> Doc:
        return doc
