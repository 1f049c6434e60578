"""Quotes: statements by speaker, with their versions."""

from __future__ import annotations

from digest.model import Quote, QuoteGroup, Reading
from digest.pages import phrases
from digest.pages.addresses import anchor, link, person_path
from digest.pages.escape import clip, inline
from digest.pages.rows.base import kept, said
from digest.pages.sections import NOT_NAMED
from digest.pages.speakers import heard, speaker_of, vague
from digest.pages.variants import cut
from digest.pages.view import Cell, Coverage, Group, Row, Section, article_of

KINDS = {"direct": "direct quote", "partial": "partial quote", "reported": "reported speech"}
CUT = "same words, cut differently"
QUOTED = {"same": "same words", "variant": "versions differ", "single": "one article"}


def quotes(coverage: Coverage) -> Section:
    """A group a speaker, a row a statement. Sorted by what does not change when articles come or go."""
    by_speaker: dict[str, list[Row]] = {}
    people = {p.name for p in coverage.event.people} | {
        person for q in coverage.quotes.values() if q.speaker for person in q.speaker.people
    }
    for group in sorted(coverage.comparison.quotes, key=lambda g: g.id):
        notes: tuple[str, ...] = () if coverage.alone else (_standing(coverage, group),)
        if group.within:
            inside = dict.fromkeys(article_of(q) for q in group.within)
            notes += (f"two versions within {phrases.listed([inline(coverage.label(a)) for a in inside])}",)
        members = sorted(
            (coverage.quotes[m] for m in group.members),
            key=lambda q: (coverage.event.articles.index(article_of(q.id)), q.spans[0]),
        )
        speaker = speaker_of(coverage, group)
        row = Row(
            id=anchor(group.id),
            notes=notes,
            cells=tuple(_quote(coverage.readings[article_of(q.id)], q, speaker) for q in members),
            aliases=coverage.old(group.id),
        )
        by_speaker.setdefault(speaker or "", []).append(row)
    groups = []
    for speaker in sorted(by_speaker, key=lambda s: (not s, s.casefold(), s)):
        head = inline(phrases.capital(speaker)) or phrases.capital(NOT_NAMED)
        if speaker in people:
            head = f"[{head}]({link(coverage.path, person_path(speaker))})"
        groups.append(Group(head=head, rows=kept(by_speaker[speaker])))
    return Section(name="quotes", groups=tuple(groups))


def _standing(coverage: Coverage, group: QuoteGroup) -> str:
    """How the versions of a statement stand to each other."""
    told: dict[str, list[str]] = {}
    for quote in sorted((coverage.quotes[m] for m in group.members), key=lambda q: q.spans):
        text = coverage.readings[article_of(quote.id)].article.text
        told.setdefault(article_of(quote.id), []).extend(span.of(text) for span in quote.spans)
    return CUT if group.status == "same" and cut(told) else QUOTED[group.status]


def _quote(reading: Reading, quote: Quote, speaker: str | None) -> Cell:
    notes = [KINDS[quote.kind]]
    if quote.cue is not None:
        notes.append(f"“{inline(clip(quote.cue.text, 80))}”")
    if quote.via is not None:
        notes.append(f"via {inline(quote.via)}")
    other = quote.speaker is not None and quote.speaker.name != speaker and not vague(quote.speaker.name)
    if quote.speaker is not None and other and heard(reading, quote.speaker):
        notes.append(f"speaker “{inline(clip(quote.speaker.name, 80))}”")
    return Cell(
        article=reading.id,
        span=quote.spans[0],
        body=said(reading, quote),
        notes=tuple(notes),
        further=quote.spans[1:],
    )
