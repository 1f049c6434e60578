"""What the sections share: words as source, cells per article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from digest.model import Reading, Span
from digest.pages.escape import clip, inline
from digest.pages.view import Cell, Coverage, Row

LONGEST = 1200
"""Characters of one cell; what is longer is cut with … and read on the article's page."""

PRINTED = "printed by the page around it"
"""How we say that a date is not the article's own."""


def words_of(reading: Reading, *spans: Span, limit: int = LONGEST) -> str:
    """The words of `spans` as Markdown source, cuts between them shown as […]."""
    return " &lsqb;…&rsqb; ".join(inline(clip(s.of(reading.article.text), limit)) for s in spans)


def kept(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that have something to show."""
    return tuple(row for row in rows if row.cells)


def each(coverage: Coverage, make: Callable[[Reading], Cell | None]) -> Iterator[Cell]:
    """What `make` finds in each article."""
    for reading in coverage.columns:
        cell = make(reading)
        if cell is not None:
            yield cell
