"""What the sections share: words as source, cells per article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from digest.model import Quote, Reading, Span
from digest.pages.escape import clip, inline
from digest.pages.view import Cell, Coverage, Row

LONGEST = 1200
"""Characters of one cell; what is longer is cut with … and read on the article's page."""

EARLY = 4
"""What stands in this part of the sentences, from the top or the end, is early or late."""
LONG_ENOUGH = 8
"""Sentences below which an article has no early and late."""

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


def place(reading: Reading, span: Span) -> str:
    """Where in its article a passage stands, where that tells something: first, early or late.

    In words and not in numbers, so that a page does not change wherever an article gains a sentence.
    """
    if reading.lede is not None and reading.lede.covers(Span(span.start, span.start + 1)):
        return "in the lede"
    sentences = len(reading.sentences)
    before = bisect_left(reading.sentences, span.start, key=lambda sentence: sentence.end)
    if sentences < LONG_ENOUGH:
        return ""
    if EARLY * (before + 1) <= sentences:
        return "near the top"
    return "near the end" if EARLY * (sentences - before) <= sentences else ""


def kept(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that have something to show."""
    return tuple(row for row in rows if row.cells)


def each(coverage: Coverage, make: Callable[[Reading], Cell | None]) -> Iterator[Cell]:
    """What `make` finds in each article."""
    for reading in coverage.columns:
        cell = make(reading)
        if cell is not None:
            yield cell
