"""Only here and left out: who reports what."""

from __future__ import annotations

from digest.pages.addresses import anchor
from digest.pages.rows.base import kept, words_of
from digest.pages.view import Cell, Coverage, Group, Row, Section


def claims(coverage: Coverage) -> Section:
    """A row a report, so that who does not have it shows.

    What all report is there too: once another article joins, it may be what that one leaves out.
    """
    if coverage.alone:
        return Section(name="only-here-and-left-out", groups=())
    rows = []
    for claim in sorted(coverage.comparison.claims, key=lambda c: c.id):
        cells = tuple(
            Cell(
                article=a,
                span=spans[0],
                body=words_of(coverage.readings[a], *spans, limit=600),
                further=spans[1:],
            )
            for a in coverage.event.articles
            if (spans := claim.articles.get(a))
        )
        rows.append(Row(id=anchor(claim.id), cells=cells, aliases=coverage.old(claim.id)))
    return Section(name="only-here-and-left-out", groups=(Group(rows=kept(rows)),))
