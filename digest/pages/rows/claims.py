"""Who reports what: claims of several articles, and of one alone."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Claim
from digest.pages.addresses import anchor
from digest.pages.rows.base import kept, place, words_of
from digest.pages.sections import UNSURE
from digest.pages.view import Cell, Coverage, Group, Row, Section


def claims(coverage: Coverage) -> Section:
    """A row a report, so that who does not have it shows.

    What all report is there too: once another article joins, it may be what that one leaves out.
    """
    if coverage.alone:
        return Section(name="who-reports-what", groups=())
    rows = []
    for claim in sorted(coverage.comparison.claims, key=lambda c: c.id):
        cells = tuple(_cells(coverage, claim))
        rows.append(Row(id=anchor(claim.id), cells=cells, aliases=coverage.old(claim.id)))
    return Section(name="who-reports-what", groups=(Group(rows=kept(rows)),))


def _cells(coverage: Coverage, claim: Claim) -> Iterator[Cell]:
    """The passages that report it, or are like it; who leaves it out is derived."""
    for article in coverage.event.articles:
        reading = coverage.readings[article]
        if spans := claim.articles.get(article):
            words = words_of(reading, *spans, limit=600)
            where = place(reading, spans[0])
            notes = (where,) if where else ()
            yield Cell(article=article, span=spans[0], body=words, notes=notes, further=spans[1:])
        elif article in claim.unsure:
            span = claim.similar.get(article)
            quoted = ((span, words_of(reading, span, limit=300)),) if span else ()
            yield Cell(article=article, span=span, body="", notes=(UNSURE,), beneath=quoted)
