"""Passages of a text with an element around each; passages may lie inside one another or cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.model import Span
from digest.pages.addresses import passage
from digest.pages.escape import inline


def marked(text: str, block: Span, cited: Sequence[Span], placed: set[Span], *, gaps: bool) -> str:
    """The words of `block` as Markdown source with a <span> around each of the passages `cited`.

    With `gaps` only the passages are shown, with … for what is left out. A passage gets its id where it
    begins; one that ends outside the passage around it, or goes on in the next block, continues in a further
    element without one. `placed` collects the passages that have their id.
    """
    return "".join(_pieces(text, block, cited, placed, gaps=gaps)).strip()


def _pieces(text: str, block: Span, cited: Sequence[Span], placed: set[Span], *, gaps: bool) -> Iterator[str]:
    cuts = sorted({*block, *(c for s in cited for c in s if block.start < c < block.end)})
    opened: list[Span] = []
    shown = False
    left_out = False
    for start, end in pairwise(cuts):
        active = [s for s in cited if s.start <= start and end <= s.end]
        active.sort(key=lambda s: (s.start, -s.end))
        kept = 0
        while kept < min(len(opened), len(active)) and opened[kept] == active[kept]:
            kept += 1
        yield "</span>" * (len(opened) - kept)
        opened = active
        piece = text[start:end]
        if gaps and not active:
            left_out = not piece.isspace()
            yield "" if left_out else " "
            continue
        if left_out:
            yield " … " if shown else "… "
            left_out = False
        elif piece[:1].isspace():
            yield " "
        shown = True
        for span in active[kept:]:
            if span in placed:
                yield f'<span class="digest-passage" data-of="{passage(span)}">'
            else:
                placed.add(span)
                yield f'<span class="digest-passage" id="{passage(span)}">'
        yield inline(piece)
        if len(piece) > 1 and piece[-1:].isspace():
            yield " "
    yield "</span>" * len(opened)
    if left_out and shown:
        yield " …"
