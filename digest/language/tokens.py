"""Tokens of any text in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

_LONG = re.compile(r"\S{400,}")
_PIECE = 200
"""Characters. spaCy strips punctuation off a stretch without spaces one mark at a time, each time
copying the rest: quadratic. 40,000 quotation marks in a row would take minutes."""


def make_doc(nlp: Language, text: str) -> Doc:
    """The Doc that `nlp.make_doc` gives, but with very long stretches without a space in pieces.

    `doc.text` is `text`.
    """
    if _LONG.search(text) is None:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _pieces(text):
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for stretch in _LONG.finditer(text):
        if stretch.start() > start:
            yield text[start : stretch.start()]
        for cut in range(stretch.start(), stretch.end(), _PIECE):
            yield text[cut : min(cut + _PIECE, stretch.end())]
        start = stretch.end()
    if start < len(text):
        yield text[start:]
