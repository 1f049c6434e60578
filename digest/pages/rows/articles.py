"""The articles, which are also the columns of the page."""

from __future__ import annotations

from digest.model import Reading
from digest.pages import languages, phrases
from digest.pages.addresses import link, outlet_path
from digest.pages.escape import clip, inline, url
from digest.pages.rows.base import PRINTED
from digest.pages.sections import NO_HEADLINE
from digest.pages.view import Cell, Coverage, Group, Row, Section

BASIS = {"metadata": "metadata", "text": "", "page": PRINTED}
NOT_STATED = "Outlet not stated"
FLAGS = {
    "ai-generated": "says it was generated with AI",
    "agency-copy": "says it is agency copy",
}


def articles(coverage: Coverage) -> Section:
    """The articles by outlet: also the columns of the page, in their order."""
    outlets: dict[str | None, list[Reading]] = {}
    for reading in coverage.columns:
        outlets.setdefault(reading.article.outlet, []).append(reading)
    rows = []
    for outlet, published in outlets.items():
        head = NOT_STATED
        if outlet is not None:
            head = f"[{inline(outlet)}]({link(coverage.path, outlet_path(outlet))})"
        rows.append(Row(head=head, cells=tuple(_article(coverage, r) for r in published)))
    return Section(name="articles", groups=(Group(rows=tuple(rows)),))


def _article(coverage: Coverage, reading: Reading) -> Cell:
    article = reading.article
    notes = []
    if article.author is not None:
        notes.append(f"by {inline(clip(article.author.value, 200))}")
    if article.published is not None:
        basis = BASIS[article.published_basis or "metadata"]
        notes.append(phrases.date(article.published.value) + (f" ({basis})" if basis else ""))
    else:
        notes.append("date not stated")
    if article.dateline is not None:
        notes.append(f"dateline “{inline(clip(article.dateline.value, 100))}”")
    if reading.unread:
        notes.append(languages.note(reading))
    elif article.language != "en":
        notes.append(f"language: {inline(article.language)}")
    for flag in article.flags:
        words = FLAGS.get(flag.name, inline(flag.name))
        notes.append(f"[{words}]({coverage.to(reading.id, flag.span)})" if flag.span is not None else words)
    original = url(article.url)
    if original is not None:
        notes.append(f"[original]({original})")
    title = inline(clip(article.title.value, 300)) if article.title is not None else NO_HEADLINE
    flagged = tuple(f.span for f in article.flags if f.span is not None)
    return Cell(
        article=reading.id,
        span=None,
        body=title,
        notes=tuple(notes),
        linked=flagged,
    )
