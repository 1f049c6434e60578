"""Sentences of the body: a boundary rule that knows abbreviations, initials and closing marks."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import blocks, marks
from digest.model import Span

_END = re.compile(r"[.!?…][.!?…]{0,9}[\"'”’»)\]]{0,3}(?=\s)")
_OPENERS = "\"'“‘«([—–-"
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")
_LOOK_BACK = 24
"""Characters before a full stop in which an abbreviation may stand."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The sections of the list of abbreviations."""
    found: dict[str, set[str]] = {}
    section = ""
    text = files("digest.language").joinpath("data/abbreviations.txt").read_text("utf-8")
    for line in text.splitlines():
        plain = line.partition("#")[0].strip()
        if plain.startswith("["):
            section = plain.strip("[]")
        elif plain:
            found.setdefault(section, set()).update(plain.split())
    return {name: frozenset(words) for name, words in found.items()}


def abbreviations() -> frozenset[str]:
    """Lower-case forms, with their full stop, after which a sentence seldom ends."""
    return _lists()[""] | _lists()["may end"]


def _abbreviates(text: str, left: int, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it, the next word being at `after`.

    A title, an initial or "No." before a number never ends a sentence. "U.S.", "a.m." and "Inc." may:
    they do where a word follows that opens sentences ("The", "But").
    """
    lists = _lists()
    word = text[max(left, stop - _LOOK_BACK) : stop].rsplit(None, 1)[-1:]
    last = (word[0] if word else "").lstrip("\"'“‘(«[—–-").lower()
    if len(last) == 1 and last.isalpha():
        return last != "i"
    if last + "." in lists["before numbers"]:
        return text[after].isdigit()
    if last + "." in lists[""]:
        return True
    if last + "." not in lists["may end"] and not _DOTTED.fullmatch(last):
        return False
    following = _WORD.match(text, after)
    return following is None or following.group().lower() not in lists["openers"]


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
        following = after
        while following < end - 1 and following - after < 3 and text[following] in _OPENERS:
            following += 1
        if text[following].islower():
            continue
        if match.group() == "." and _abbreviates(text, left, match.start(), following):
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
        text = doc.text  # put together anew at each access
        for block in blocks(doc):
            if block.kind == "body":
                found += split(text, block.start, block.end)
        marks(doc).sentences = tuple(found)
        return doc
