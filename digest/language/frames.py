"""Marks the frames of an article."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("digest_frames")
def make(nlp: Language, name: str) -> Frames:
    """The component; runs after those that the pipeline lists before it."""
    return Frames()


class Frames:
    """Fills the slot `frames`."""

    def __call__(self, doc: Doc) -> Doc:
        return doc
