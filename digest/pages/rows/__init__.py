"""The sections of one event as rows and cells."""

from __future__ import annotations

from digest.pages.rows.articles import articles
from digest.pages.rows.claims import claims
from digest.pages.rows.figures import figures
from digest.pages.rows.framing import framing
from digest.pages.rows.glance import glance
from digest.pages.rows.quotes import quotes
from digest.pages.rows.terms import word_choice
from digest.pages.rows.timeline import timeline
from digest.pages.view import Coverage, Section

__all__ = ["sections"]


def sections(coverage: Coverage) -> tuple[Section, ...]:
    """Every section that has something to show, in the order of the page."""
    made = (
        glance(coverage),
        timeline(coverage),
        framing(coverage),
        word_choice(coverage),
        quotes(coverage),
        figures(coverage),
        claims(coverage),
        articles(coverage),
    )
    return tuple(section for section in made if section)
