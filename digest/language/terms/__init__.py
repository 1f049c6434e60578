"""Marks the terms of an article: names for things between which texts choose.

A term is a word or phrase of the contested vocabulary with its modifiers and with what it is about,
read from the words around it: "full-scale invasion of Ukraine" is an invasion, about Ukraine. Whether
two terms name one thing is left to the comparison.

`find` goes through the sentences; `nouns` and `acts` make terms of nouns and of verbs. `heads` tells
where a noun stands for the thing at hand, `complements` reads the prepositions behind it, `arguments`
who stands in a verb's slots, `keys` what all of them name.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import Marks, blocks, marks
from digest.language.terms.find import all_terms, regions

__all__ = ["Terms", "make"]


@Language.factory("digest_terms")
def make(nlp: Language, name: str) -> Terms:
    """The component; needs sentences, and names where they were found."""
    return Terms()


class Terms:
    """Fills the slot `terms`."""

    def __call__(self, doc: Doc) -> Doc:
        found: Marks = marks(doc)
        places = regions(blocks(doc), found.sentences)
        found.terms = all_terms(doc.text, places, found.entities)
        return doc
