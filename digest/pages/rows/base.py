"""What the sections share: words as source, cells per article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from digest.model import Quote, Reading, Span
from digest.pages.escape import clip, inline
from digest.pages.view import Cell, Coverage, Row

LONGEST = 1200
"""Characters of one cell; what is longer is cut with … and read on the article's page."""

PRINTED = "printed by the page around it"
"""How we say that a date is not the article's own."""


def words_of(reading: Reading, *spans: Span, limit: int = LONGEST) -> str:
    """The words of `spans` as Markdown source, cuts between them shown as […]."""
    return " &lsqb;…&rsqb; ".join(inline(clip(s.of(reading.article.text), limit)) for s in spans)


def said(reading: Reading, quote: Quote, limit: int = LONGEST) -> str:
    """What somebody said, as Markdown source: in marks, unless it is reported speech.

    Where a quote in marks begins behind a negation that the writer put in own words, this stands before it
    in brackets, because the words alone would say the opposite.
    """
    words = words_of(reading, *quote.spans, limit=limit)
    if quote.kind == "reported":
        return words
    denied = _DENIED.search(reading.article.text, max(0, quote.spans[0].start - _NEAR), quote.spans[0].start)
    before = f"&lsqb;{inline(denied['word'])}&rsqb; " if denied and quote.kind == "partial" else ""
    return f"“{before}{words}”"


_NEAR = 16
"""Characters in front of a quote: a negation and a mark."""
_DENIED = re.compile(r"\b(?P<word>not|never|cannot|[a-z]{2,6}n[’']t)\s[“\"'‘«]{1,2}$", re.IGNORECASE)


def kept(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that have something to show."""
    return tuple(row for row in rows if row.cells)


def each(coverage: Coverage, make: Callable[[Reading], Cell | None]) -> Iterator[Cell]:
    """What `make` finds in each article."""
    for reading in coverage.columns:
        cell = make(reading)
        if cell is not None:
            yield cell
