"""Word choice: a thing and what each article calls it."""

from __future__ import annotations

from digest.pages import phrases
from digest.pages.addresses import anchor
from digest.pages.escape import inline
from digest.pages.naming import by_weight
from digest.pages.rows.base import kept
from digest.pages.view import Cell, Coverage, Group, Row, Section


def word_choice(coverage: Coverage) -> Section:
    """A row a thing, the terms of each article, counted."""
    rows = []
    for choice in by_weight(coverage.comparison.word_choices):
        cells = []
        for article in coverage.event.articles:
            for m in choice.members:
                if m.article == article and m.spans:
                    times = (f"×{len(m.spans)}",) if len(m.spans) > 1 else ()
                    voice = ("in somebody’s words",) if m.voice == "quoted" else ()
                    cells.append(
                        Cell(
                            article=article,
                            span=m.spans[0],
                            body=f"“{inline(m.term)}”",
                            notes=times + voice,
                            further=m.spans[1:],
                        )
                    )
        rows.append(
            Row(
                id=anchor(choice.id),
                head=inline(phrases.capital(choice.concept)),
                cells=tuple(cells),
                aliases=coverage.old(choice.id),
            )
        )
    return Section(name="word-choice", groups=(Group(rows=kept(rows)),))
