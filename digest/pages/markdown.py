"""Rows and cells as Markdown: one fact, one line, each cell tagged with its article.

    - <a id="q-3f9a"></a>*versions differ*
        - [The Post](../articles/x.md#c120-180): “the words” *direct quote · “said”*

A row's and a cell's own words end where the emphasis of its notes begins: nothing that comes from an article
holds a raw asterisk, so the line can be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digest.comparison.copies import of_one_origin
from digest.pages import phrases
from digest.pages.escape import clip, inline
from digest.pages.sections import ALSO, ONE_ORIGIN, TITLES
from digest.pages.view import Cell, Coverage, Row, Section


def front_matter(**values: str | None) -> Iterator[str]:
    """The lines of a page's front matter; values are YAML already, None is left out.

    `render_macros: false` keeps a template plugin's hands off text that is not ours.
    """
    yield "---"
    for key, value in values.items():
        if value is not None:
            yield f"{key}: {value}"
    yield "render_macros: false"
    yield "---"
    yield ""


def section(part: Section, coverage: Coverage) -> Iterator[str]:
    """A section with its heading, groups and rows."""
    yield f"## {TITLES[part.name]}"
    yield ""
    for group in part.groups:
        if group.head:
            yield f"### {group.head}"
            yield ""
        for row in group.rows:
            yield from _row(row, coverage)
        yield ""


def shared_text(coverage: Coverage) -> Iterator[str]:
    """The section on copies: a line a pair."""
    if not coverage.comparison.copies:
        return
    yield f"## {TITLES['shared-text']}"
    yield ""
    one = of_one_origin(coverage.columns, coverage.comparison.copies)
    for copy in sorted(coverage.comparison.copies, key=lambda c: c.articles):
        ends = []
        for article in copy.articles:
            spans = copy.spans.get(article, ())
            target = coverage.to(article, spans[0] if spans else None)
            ends.append(f"[{inline(coverage.label(article))}]({target})")
        note = f", {ONE_ORIGIN}" if copy in one else ""
        yield f"- {' and '.join(ends)} share {copy.share:.0%} of the shorter article’s words{note}."
    yield ""


def _row(row: Row, coverage: Coverage) -> Iterator[str]:
    anchors = "".join(f'<a id="{name}"></a>' for name in (row.id, *row.aliases) if name)
    notes = _notes(row.notes)
    yield f"- {anchors}{row.head}{' ' if row.head and notes else ''}{notes}"
    for cell in row.cells:
        yield from _cell(cell, coverage)


def _cell(cell: Cell, coverage: Coverage) -> Iterator[str]:
    label = inline(coverage.label(cell.article))
    further = tuple(
        f"[{n}]({coverage.to(cell.article, span)})" for n, span in enumerate(cell.further, start=2)
    )
    notes = _notes((*cell.notes, *((ALSO + " ".join(further),) if further else ())))
    inside = " ".join(part for part in (cell.body, notes) if part)
    yield f"    - [{label}]({coverage.to(cell.article, cell.span)}): {inside}"
    for span, words in cell.beneath:
        yield f"        - [{words}]({coverage.to(cell.article, span)})"


def _notes(notes: Iterable[str]) -> str:
    text = phrases.dotted(notes)
    return f"*{text}*" if text else ""


def entry(words: str, target: str, note: str) -> str:
    """A line of a list: a link and, in our words (Markdown source), what awaits there."""
    return f"- [{inline(words)}]({target}) *{note}*"


def counted(terms: Iterable[tuple[str, int]], most: int) -> str:
    """Terms in quotation marks, each with how often it stands, up to `most` of them."""
    told = list(terms)
    shown = [f"“{inline(clip(term, 80))}”" + (f" ×{n}" if n > 1 else "") for term, n in told[:most]]
    return ", ".join(shown) + (" …" if len(told) > most else "")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; heads and cells are Markdown source of one line."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def page(lines: Iterable[str]) -> str:
    """Lines as a file: no two blank lines in a row, one line end at the end."""
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).rstrip("\n") + "\n"
