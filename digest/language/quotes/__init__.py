"""Marks the quotes of an article: who is said to have said what, in marks or not."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import blocks, identity, marks
from digest.language.quotes.parse import Parse
from digest.language.quotes.speakers import Cast
from digest.language.quotes.statements import find

__all__ = ["Quotes", "make"]


@Language.factory("digest_quotes")
def make(nlp: Language, name: str) -> Quotes:
    """The component; runs after those that mark sentences and names."""
    return Quotes()


class Quotes:
    """Fills the slot `quotes` from the headline, the standfirst and the body."""

    def __call__(self, doc: Doc) -> Doc:
        found = marks(doc)
        text = found.article.text if found.article is not None else doc.text
        parse = Parse(doc)
        cast = Cast(text, found.entities)
        found.quotes = find(
            text,
            blocks(doc),
            found.sentences,
            cast,
            identity(doc),
            parse=parse if parse.tagged or parse.parsed else None,
        )
        return doc
