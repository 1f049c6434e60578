"""Figures: measures and their values."""

from __future__ import annotations

import re

from digest.model import Figure
from digest.pages import phrases
from digest.pages.addresses import anchor
from digest.pages.escape import inline
from digest.pages.rows.base import kept, words_of
from digest.pages.sections import PASSING
from digest.pages.speakers import heard
from digest.pages.values import MEASURE, bounded, comparable
from digest.pages.view import Cell, Coverage, Group, Row, Section, article_of, sentence_around

MEASURED = {"agree": "agree", "differ": "differ", "single": "one article"}
RELATIONS = {
    "rounded": "one is rounded",
    "bounded": "one gives a bound",
    "cut": "one is less precise",
}

_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b", re.ASCII)


def figures(coverage: Coverage) -> Section:
    """A row a measure, the values in comparable form with their sentences beneath.

    Sorted by what is measured, so that no row moves when articles come or go.
    """
    rows: list[Row] = []
    passing: list[Row] = []
    for group in sorted(coverage.comparison.figures, key=lambda g: (-g.interest, g.id)):
        notes: tuple[str, ...] = () if coverage.alone else (MEASURED[group.status],)
        if not coverage.alone and group.relation in RELATIONS:
            notes += (RELATIONS[group.relation],)
        if group.reason:
            notes += (inline(_ISO.sub(lambda day: phrases.date(day[0]), group.reason)),)
        if group.within:
            inside = dict.fromkeys(article_of(f) for f in group.within)
            notes += (f"conflict within {phrases.listed([inline(coverage.label(a)) for a in inside])}",)
        members = sorted(
            (coverage.figures[m] for m in group.members),
            key=lambda f: (coverage.event.articles.index(article_of(f.id)), f.span),
        )
        (rows if group.interest >= MEASURE else passing).append(
            Row(
                id=anchor(group.id),
                head=inline(phrases.capital(group.measure)),
                notes=notes,
                cells=tuple(_figure(coverage, f) for f in members),
                aliases=coverage.old(group.id),
            )
        )
    groups = (Group(rows=kept(rows)), Group(head=PASSING, rows=kept(passing)))
    return Section(name="figures", groups=tuple(g for g in groups if g.rows))


def _figure(coverage: Coverage, figure: Figure) -> Cell:
    reading = coverage.readings[article_of(figure.id)]
    notes = []
    if figure.kind == "percent" and figure.unit is None:
        notes.append(f"“{inline(figure.text)}”")  # a share that the article gives as a fraction or as odds
    if figure.modifier and not bounded(figure):
        notes.append(f"“{inline(figure.modifier)}”")
    if figure.as_of:
        notes.append(f"as of {inline(phrases.date(figure.as_of))}")
    quote = coverage.quotes.get(figure.quote or "")
    if quote is not None and quote.speaker is not None and heard(reading, quote.speaker):
        notes.append(f"said by {inline(quote.speaker.name)}")
    around = sentence_around(reading, figure.span)
    return Cell(
        article=reading.id,
        span=figure.span,
        body=f"**{inline(comparable(figure))}**",
        notes=tuple(notes),
        beneath=((around, words_of(reading, around, limit=600)),),
    )
