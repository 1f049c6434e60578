"""Passages of a text with an element around each; passages may lie inside one another or cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.model import Block, Span
from digest.pages.addresses import passage
from digest.pages.escape import inline


def marked(text: str, block: Span, cited: Sequence[Span], placed: set[Span], *, gaps: bool) -> str:
    """The words of `block` as Markdown source with a <span> around each of the passages `cited`.

    Each of them shares at least one character with the block. With `gaps` only they are shown, with … for
    what is left out. A passage gets its id where it begins; one that ends outside the passage around it, or
    goes on in the next block, continues in a further element without one. `placed` collects the passages
    that have their id.
    """
    return "".join(_pieces(text, block, cited, placed, gaps=gaps)).strip()


def by_block(blocks: Sequence[Block], cited: Sequence[Span]) -> Iterator[tuple[Block, list[Span]]]:
    """Each block with the passages that meet it; both come in text order."""
    waiting = list(reversed(cited))
    inside: list[Span] = []
    for block in blocks:
        while waiting and waiting[-1].start < block.end:
            inside.append(waiting.pop())
        inside = [s for s in inside if s.end > block.start]
        yield block, list(inside)


def _pieces(text: str, block: Span, cited: Sequence[Span], placed: set[Span], *, gaps: bool) -> Iterator[str]:
    cuts = sorted({*block, *(c for s in cited for c in s if block.start < c < block.end)})
    waiting = sorted(cited, key=lambda s: (s.start, -s.end), reverse=True)
    active: list[Span] = []
    opened: list[Span] = []
    shown = False
    left_out = False
    for start, end in pairwise(cuts):
        active = [s for s in active if s.end > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
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
