"""An event to take along: as JSON in the form of the export, and as a table of its facts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from digest.export import SCHEMA, article_entry, event_entry
from digest.model import Edition, Event, Figure, Quote
from digest.pages.addresses import file_name
from digest.settings import Settings

COLUMNS = (
    "row",
    "section",
    "status",
    "relation",
    "about",
    "article",
    "outlet",
    "kind",
    "words",
    "speaker",
    "cue",
    "via",
    "value",
    "high",
    "unit",
    "modifier",
    "as_of",
    "start",
    "end",
)
"""Of the table; `start` and `end` count code points of the article's text, as in the export."""


def downloads(edition: Edition, settings: Settings) -> Iterator[tuple[str, str]]:
    """Path below the docs folder and content of every event's files."""
    for event in edition.events:
        base = f"{settings.pages.events_dir}/{file_name(event.id)}"
        yield f"{base}.json", event_json(edition, event, whole_text=settings.pages.text == "full")
        yield f"{base}.csv", event_csv(edition, event)


def event_json(edition: Edition, event: Event, *, whole_text: bool) -> str:
    """The event's part of the export; without the articles' texts unless the site publishes them."""
    articles = [article_entry(edition.readings[a], edition, event) for a in sorted(event.articles)]
    if not whole_text:
        for article in articles:
            del article["text"]
    document = {
        "schema": SCHEMA,
        "articles": articles,
        "events": [event_entry(event, edition.comparisons[event.id])],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def event_csv(edition: Edition, event: Event) -> str:
    """Every quote and figure that stands in a row of the comparison, one a line."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    for line in _lines(edition, event):
        table.writerow({k: _cell(v) for k, v in line.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    """No spreadsheet takes an article's words for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def _lines(edition: Edition, event: Event) -> Iterator[dict[str, object]]:
    comparison = edition.comparisons[event.id]
    quotes: dict[str, tuple[str, Quote]] = {}
    figures: dict[str, tuple[str, Figure]] = {}
    for article in event.articles:
        quotes |= {q.id: (article, q) for q in edition.readings[article].quotes}
        figures |= {f.id: (article, f) for f in edition.readings[article].figures}
    for row in comparison.quotes:
        for member in row.members:
            article, quote = quotes[member]
            yield {
                "row": row.id,
                "section": "quote",
                "status": row.status,
                "about": row.speaker,
                "article": article,
                "outlet": edition.readings[article].article.outlet,
                "kind": quote.kind,
                "words": quote.text,
                "speaker": quote.speaker.name if quote.speaker else None,
                "cue": quote.cue.text if quote.cue else None,
                "via": quote.via,
                "start": quote.spans[0].start,
                "end": quote.spans[-1].end,
            }
    for measured in comparison.figures:
        for member in measured.members:
            article, figure = figures[member]
            low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, None)
            yield {
                "row": measured.id,
                "section": "figure",
                "status": measured.status,
                "relation": measured.relation,
                "about": measured.measure,
                "article": article,
                "outlet": edition.readings[article].article.outlet,
                "kind": figure.kind,
                "words": figure.text,
                "value": low,
                "high": high,
                "unit": figure.unit,
                "modifier": figure.modifier,
                "as_of": figure.as_of,
                "start": figure.span.start,
                "end": figure.span.end,
            }
