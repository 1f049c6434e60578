"""Sentences of the body: a boundary rule that knows abbreviations, initials and closing marks."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import blocks, marks
from digest.model import Span

_END = re.compile(r"[.!?…][.!?…]*[\"'”’»)\]]{0,3}(?=\s)")
_OPENERS = "\"'“‘«([—–-"


@cache
def abbreviations() -> frozenset[str]:
    """Lower-case forms, with their full stop, after which a sentence seldom ends."""
    text = files("digest.language").joinpath("data/abbreviations.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`, one paragraph, without surrounding white space.

    A full stop ends a sentence unless it closes an abbreviation or an initial, or the next word
    goes on in lower case.
    """
    found: list[Span] = []
    left = start
    for match in _END.finditer(text, start, end):
        after = match.end()
        while after < end and text[after].isspace():
            after += 1
        if after >= end:
            break
        following = text[after]
        if following in _OPENERS and after + 1 < end:
            following = text[after + 1]
        if following.islower():
            continue
        if match.group()[0] == ".":
            word = text[max(left, match.start() - 24) : match.start()].rsplit(None, 1)[-1:]
            last = (word[0] if word else "").lstrip("\"'“‘(«").lower()
            closes = len(match.group()) > 1
            initial = len(last) == 1 and last.isalpha() and last != "i"
            if not closes and (initial or last + "." in abbreviations()):
                continue
        found.append(Span(left, match.end()))
        left = after
    right = end
    while right > left and text[right - 1].isspace():
        right -= 1
    if right > left:
        found.append(Span(left, right))
    return found


@Language.factory("digest_sentences")
def make(nlp: Language, name: str) -> Sentences:
    """The component; needs nothing before it."""
    return Sentences()


class Sentences:
    """Fills the slot `sentences` with those of the body's paragraphs."""

    def __call__(self, doc: Doc) -> Doc:
        found: list[Span] = []
        for block in blocks(doc):
            if block.kind == "body":
                found += split(doc.text, block.start, block.end)
        marks(doc).sentences = tuple(found)
        return doc
