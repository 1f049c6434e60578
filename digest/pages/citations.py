"""Which passages of an article are cited, and where."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Span
from digest.pages.view import Coverage, Section

Cited = dict[Span, tuple["Citation", ...]]
"""Passages of one article, in text order, each with the rows that cite it."""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A row of an event page that cites a passage; `row` is None where the row has no anchor."""

    page: str
    section: str
    row: str | None


def citations(coverage: Coverage, parts: tuple[Section, ...]) -> dict[str, Cited]:
    """Article id to its cited passages; `parts` are the sections of the event."""
    found: dict[str, dict[Span, dict[Citation, None]]] = {a: {} for a in coverage.event.articles}
    for part in parts:
        for row in part.rows:
            for cell in row.cells:
                for span in cell.passages:
                    found[cell.article].setdefault(span, {})[Citation(coverage.path, part.name, row.id)] = (
                        None
                    )
    for copy in coverage.comparison.copies:
        for article, spans in copy.spans.items():
            for span in spans[:1]:
                found[article].setdefault(span, {})[Citation(coverage.path, "shared-text", None)] = None
    for basis in coverage.event.dates_basis:
        if basis.article in found:
            cited = found[basis.article].setdefault(basis.span, {})
            cited[Citation(coverage.path, "why-these-articles", None)] = None
    return {a: {span: tuple(cited[span]) for span in sorted(cited)} for a, cited in found.items()}
