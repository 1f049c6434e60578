"""Passages in quotation marks. Who said them is not known, and so is not said."""

from __future__ import annotations

from digest.language.foreign.conventions import general, words_of
from digest.model import Quote, Span

_FEWEST = 5
"""Words; what is shorter may be a title, a nickname or a word the writer keeps away from."""
_MOST = 1500
"""Characters; what is longer lacks its closing mark."""


def marked(text: str, start: int, end: int, language: str) -> list[Quote]:
    """The statements in quotation marks of one block, without ids or speakers, in text order."""
    own = words_of(language).get("marks", {})
    closing: dict[str, str] = general()["marks"] | own
    # Where a mark closes in this language, it does not open.
    ends = {mark for closers in own.values() for mark in closers} - set(own)
    found = []
    at = start
    while at < end:
        closers = closing.get(text[at], "") if text[at] not in ends else ""
        stops = [n for c in closers if (n := text.find(c, at + 1, min(end, at + _MOST))) > 0]
        if not stops:
            at += 1
            continue
        left, right = at + 1, min(stops)
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if len(text[left:right].split()) >= _FEWEST:
            span = Span(left, right)
            found.append(
                Quote(id="", kind="direct", spans=(span,), text=span.of(text), speaker=None, cue=None)
            )
        at = min(stops) + 1
    return found
