"""Only here and left out: who reports what."""

from __future__ import annotations

from digest.model import Claim
from digest.pages.addresses import anchor
from digest.pages.rows.base import kept, words_of
from digest.pages.sections import UNSURE
from digest.pages.view import Cell, Coverage, Group, Row, Section


def claims(coverage: Coverage) -> Section:
    """A row a report, so that who does not have it shows.

    What all report is there too: once another article joins, it may be what that one leaves out.
    """
    if coverage.alone:
        return Section(name="only-here-and-left-out", groups=())
    rows = []
    for claim in sorted(coverage.comparison.claims, key=lambda c: c.id):
        cells = tuple(cell for a in coverage.event.articles if (cell := _claim(coverage, claim, a)))
        rows.append(Row(id=anchor(claim.id), cells=cells, aliases=coverage.old(claim.id)))
    return Section(name="only-here-and-left-out", groups=(Group(rows=kept(rows)),))


def _claim(coverage: Coverage, claim: Claim, article: str) -> Cell | None:
    """The passages that report it, or that one may; None where the article is silent."""
    if spans := claim.articles.get(article):
        words = words_of(coverage.readings[article], *spans, limit=600)
        return Cell(article=article, span=spans[0], body=words, further=spans[1:])
    if article in claim.unsure:
        return Cell(article=article, span=None, body="", notes=(UNSURE,))
    return None
