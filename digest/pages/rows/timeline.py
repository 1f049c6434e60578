"""Timeline: the days that the articles' sentences name, with those sentences."""

from __future__ import annotations

from digest.model import Passage
from digest.pages import phrases
from digest.pages.escape import inline
from digest.pages.rows.base import kept, words_of
from digest.pages.view import Cell, Coverage, Group, Row, Section

LONGEST = 300
"""Characters of a sentence; what is longer is cut with … and read on the article's page."""


def timeline(coverage: Coverage) -> Section:
    """A row a day or month, oldest first: the first sentence of each article that names it."""
    rows = []
    for day in coverage.comparison.timeline:
        by_article: dict[str, list[Passage]] = {}
        for passage in day.passages:
            by_article.setdefault(passage.article, []).append(passage)
        rows.append(
            Row(
                id=f"day-{day.date}",
                head=inline(phrases.date(day.date)),
                cells=tuple(_told(coverage, passages) for passages in by_article.values()),
            )
        )
    return Section(name="timeline", groups=(Group(rows=kept(rows)),))


def _told(coverage: Coverage, passages: list[Passage]) -> Cell:
    first, *further = passages
    reading = coverage.readings[first.article]
    words = first.named.of(reading.article.text)
    relative = not any(char.isdigit() for char in words)
    return Cell(
        article=first.article,
        span=first.span,
        body=words_of(reading, first.span, limit=LONGEST),
        notes=(f"says “{inline(words)}”",) if relative else (),
        further=tuple(p.span for p in further),
    )
