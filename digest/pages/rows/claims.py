"""Only here and left out: who reports what."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Claim
from digest.pages.addresses import anchor
from digest.pages.rows.base import kept, words_of
from digest.pages.sections import ABSENT, UNSURE
from digest.pages.view import Cell, Coverage, Group, Row, Section

NAMED = 4
"""Articles that leave a claim out, or may say the same, and have a line of their own; more are counted."""


def claims(coverage: Coverage) -> Section:
    """A row a report, so that who does not have it shows.

    What all report is there too: once another article joins, it may be what that one leaves out.
    """
    if coverage.alone:
        return Section(name="only-here-and-left-out", groups=())
    rows = []
    for claim in sorted(coverage.comparison.claims, key=lambda c: c.id):
        cells = tuple(_cells(coverage, claim))
        rows.append(Row(id=anchor(claim.id), cells=cells, aliases=coverage.old(claim.id)))
    return Section(name="only-here-and-left-out", groups=(Group(rows=kept(rows)),))


def _cells(coverage: Coverage, claim: Claim) -> Iterator[Cell]:
    """The passages that report it, or are like it, and who leaves out what several report."""
    articles = [a for a in coverage.event.articles if not coverage.readings[a].unread]
    silent = [a for a in articles if a not in claim.articles and a not in claim.unsure]
    said = len(claim.articles) > 1 and len(silent) <= NAMED
    for article in coverage.event.articles:
        reading = coverage.readings[article]
        if spans := claim.articles.get(article):
            words = words_of(reading, *spans, limit=600)
            yield Cell(article=article, span=spans[0], body=words, further=spans[1:])
        elif article in claim.unsure:
            span = claim.similar.get(article)
            quoted = ((span, words_of(reading, span, limit=300)),) if span else ()
            beneath = quoted if len(claim.unsure) <= NAMED else ()
            yield Cell(article=article, span=span, body="", notes=(UNSURE,), beneath=beneath)
        elif said and article in silent:
            yield Cell(article=article, span=None, body="", notes=(ABSENT,))
