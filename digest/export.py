"""An edition as one JSON document: the contract that scripts, spreadsheets and tests read."""

from __future__ import annotations

import json
from typing import Any

from digest.model import (
    Comparison,
    Edition,
    Event,
    Evidence,
    Figure,
    Quote,
    Reading,
    Span,
    Stated,
)

SCHEMA = 1

Json = dict[str, Any]


def export(edition: Edition) -> str:
    """The document as text: UTF-8, keys sorted, lists in a stated order, a newline at the end."""
    home = {article: event for event in edition.events for article in event.articles}
    document = {
        "schema": SCHEMA,
        "articles": [
            article_entry(reading, edition, home.get(i)) for i, reading in sorted(edition.readings.items())
        ],
        "events": [event_entry(e, edition.comparisons[e.id]) for e in edition.events],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8", "replace").decode() + "\n"


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s[0], s[1]] for s in spans]


def _value(stated: Stated | None) -> str | None:
    return None if stated is None else stated.value


def article_entry(reading: Reading, edition: Edition, event: Event | None) -> Json:
    """One article of the document; `event` is the one it belongs to."""
    a = reading.article
    dating = event.dated.get(a.id) if event else None
    return {
        "id": a.id,
        "path": a.path,
        "outlet": a.outlet,
        "outlet_label": a.outlet_label,
        "title": _value(a.title),
        "author": _value(a.author),
        "published": _value(a.published),
        "published_basis": a.published_basis,
        "dated": dating.date if dating else None,
        "dated_basis": dating.basis if dating else None,
        "language": a.language,
        "not_compared": list(reading.unread),
        "url": a.url,
        "flags": [f.name for f in a.flags],
        "flag_evidence": {f.name: _span(f.span) for f in a.flags if f.span is not None},
        "text": a.text,
        "boilerplate": _spans(a.boilerplate),
        "quotes": [_quote(q) for q in reading.quotes],
        "figures": [_figure(f) for f in reading.figures],
        "framing": _framing(reading, edition, event),
    }


def _quote(q: Quote) -> Json:
    return {
        "id": q.id,
        "kind": q.kind,
        "spans": _spans(q.spans),
        "text": q.text,
        "speaker": q.speaker
        and {"name": q.speaker.name, "people": list(q.speaker.people), "span": _span(q.speaker.span)},
        "cue": q.cue and {"text": q.cue.text, "span": _span(q.cue.span), "stance": q.cue.stance},
        "via": q.via,
    }


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


def _figure(f: Figure) -> Json:
    value: object = f.value
    if isinstance(f.value, tuple):
        value = [None if v is None else _number(v) for v in f.value]
    elif not isinstance(f.value, str):
        value = _number(f.value)
    return {
        "id": f.id,
        "kind": f.kind,
        "span": _span(f.span),
        "text": f.text,
        "value": value,
        "unit": f.unit,
        "measure": f.measure,
        "modifier": f.modifier,
        "as_of": f.as_of,
        "quote": f.quote,
    }


def _framing(reading: Reading, edition: Edition, event: Event | None) -> Json:
    text = reading.article.text
    headline = reading.article.headline
    distinctive = edition.comparisons[event.id].distinctive.get(reading.id, ()) if event else ()
    return {
        "headline": headline and {"text": headline.of(text), "span": _span(headline)},
        "lede": reading.lede and {"text": reading.lede.of(text), "span": _span(reading.lede)},
        "frames": [
            {"name": f.name, "share": round(f.share, 4), "evidence": _spans(f.evidence)}
            for f in reading.frames
            if not f.thin
        ],
        "distinctive_terms": [
            {"term": d.term, "score": round(d.score, 4), "evidence": _spans(d.evidence)} for d in distinctive
        ],
        "sources": [{"name": s.name, "kind": s.kind, "spans": _spans(s.spans)} for s in reading.sources],
    }


def _evidence(evidence: Evidence) -> Json:
    return {"article": evidence.article, "span": _span(evidence.span)}


def event_entry(e: Event, c: Comparison) -> Json:
    """One event of the document, with its comparison."""
    return {
        "id": e.id,
        "title": e.title,
        "first": e.first,
        "last": e.last,
        "place": e.place,
        "articles": list(e.articles),
        "people": [{"name": p.name, "articles": list(p.articles)} for p in e.people],
        "dates_basis": [_evidence(x) for x in e.dates_basis],
        "why": [{"term": w.term, "articles": list(w.articles)} for w in e.why],
        "nearest": e.nearest,
        "origins": c.origins,
        "quote_groups": [
            {
                "id": g.id,
                "speaker": g.speaker,
                "members": list(g.members),
                "status": g.status,
                "within": list(g.within),
            }
            for g in c.quotes
        ],
        "figure_groups": [
            {
                "id": g.id,
                "measure": g.measure,
                "members": list(g.members),
                "status": g.status,
                "relation": g.relation,
                "reason": g.reason,
                "within": list(g.within),
            }
            for g in c.figures
        ],
        "word_choices": [
            {
                "id": w.id,
                "concept": w.concept,
                "members": [
                    {"article": m.article, "term": m.term, "voice": m.voice, "spans": _spans(m.spans)}
                    for m in w.members
                ],
            }
            for w in c.word_choices
        ],
        "claims": [
            {
                "id": x.id,
                "text": x.text,
                "articles": {a: _spans(s) for a, s in sorted(x.articles.items())},
                "unsure": sorted(x.unsure),
            }
            for x in c.claims
        ],
        "shared_names": {
            a: [{"name": n.name, "spans": _spans(n.spans)} for n in names]
            for a, names in sorted(c.shared_names.items())
        },
        "copies": [
            {
                "articles": list(x.articles),
                "share": round(x.share, 4),
                "spans": {a: _spans(s) for a, s in sorted(x.spans.items())},
            }
            for x in c.copies
        ],
    }
