"""At a glance: the articles in a few facts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from digest.model import Quote, Reading, Span
from digest.pages import phrases
from digest.pages.addresses import link, person_path
from digest.pages.amounts import quoted, words
from digest.pages.escape import inline
from digest.pages.rows.base import PRINTED, each, kept, words_of
from digest.pages.sections import NOT_NAMED, SPEAKERS
from digest.pages.speakers import Names, backward, heard, own, vague
from digest.pages.view import Cell, Coverage, Group, Row, Section

OPENING_SENTENCES = 3
"""Sentences in which an article says when it was; further down it looks back, or ahead."""
NEWS = 14
"""Days before or after the one it tells of, within which another belongs to the same news."""


def glance(coverage: Coverage) -> Section:
    """Dates, length, who is quoted, who is cited.

    The layout puts the headlines above: it has them from the section of articles.
    """
    rows = [
        Row(id="published", head="Published", cells=tuple(each(coverage, _published))),
        Row(id="tells-of", head="Tells of", cells=tuple(_tells_of(coverage))),
        Row(id="length", head="Length", cells=tuple(each(coverage, _length))),
        Row(id=SPEAKERS, head="Lets speak", cells=tuple(_speakers(coverage))),
        Row(id="cited", head="Cites groups, media, documents", cells=tuple(_cited(coverage))),
        Row(id="names", head="Names in several languages", cells=tuple(_shared(coverage))),
    ]
    return Section(name="at-a-glance", groups=(Group(rows=kept(rows)),))


def _published(reading: Reading) -> Cell | None:
    article = reading.article
    if article.published is None:
        return None
    note = PRINTED if article.published_basis == "page" else ""
    return Cell(
        article=reading.id,
        span=article.published.span,
        body=inline(phrases.date(article.published.value)),
        notes=(note,) if note else (),
    )


def _tells_of(coverage: Coverage) -> Iterator[Cell]:
    """The day that each article tells of first of all, and what others its opening names."""
    for article in coverage.event.articles:
        dating = coverage.event.dated.get(article)
        if dating is None:
            continue
        own = next((e.span for e in dating.evidence if e.article == article), None)
        note = "" if dating.basis == "text" else _weekday(coverage, article, own)
        yield Cell(
            article=article,
            span=own,
            body=inline(phrases.date(dating.date)),
            notes=(note,) if note else (),
        )
        for day, named in _opening_days(coverage, article):
            apart = date.fromisoformat(day) - date.fromisoformat(dating.date)
            if 0 < abs(apart.days) <= NEWS:
                relative = not any(char.isdigit() for char in words_of(coverage.readings[article], named))
                yield Cell(
                    article=article,
                    span=named,
                    body=inline(phrases.date(day)),
                    notes=(_says(coverage, article, named),) if relative else (),
                )


def _opening_days(coverage: Coverage, article: str) -> Iterator[tuple[str, Span]]:
    """The whole days that an article's first sentences name, in order, each with the words that do."""
    sentences = coverage.readings[article].sentences[:OPENING_SENTENCES]
    for told in coverage.comparison.timeline:
        named = [p.named for p in told.passages if p.article == article and p.span in sentences]
        if named and len(told.date) == len("2024-05-16"):
            yield told.date, named[0]


def _says(coverage: Coverage, article: str, span: Span) -> str:
    return f"says “{words_of(coverage.readings[article], span, limit=40)}”"


def _weekday(coverage: Coverage, article: str, own: Span | None) -> str:
    others = [
        e
        for e in coverage.event.dated[article].evidence
        if e.article in coverage.readings and e.article != article
    ]
    said = _says(coverage, article, own) if own else "from a weekday"
    if not others:
        known = coverage.readings[article].article.published is not None
        return f"{said}; the date follows from {'when it was published' if known else 'the other articles'}"
    labels = phrases.listed([inline(coverage.label(a)) for a in dict.fromkeys(e.article for e in others)])
    return f"{said}; the date follows from {labels}"


def _length(reading: Reading) -> Cell | None:
    n = words(reading)
    if not n:
        return None
    return Cell(
        article=reading.id,
        span=None,
        body=phrases.tally(n, "word"),
        notes=(f"{_share(quoted(reading), n)} in quotation marks",) if "quotes" not in reading.unread else (),
    )


def _share(part: int, whole: int) -> str:
    """A share that is never rounded to nothing, nor to the whole."""
    if part == 0:
        return "none"
    return f"{min(99, max(1, round(100 * part / whole)))}%" if part < whole else "all"


def _speakers(coverage: Coverage) -> Iterator[Cell]:
    """Whom each article lets speak, and how many remarks of theirs it gives; its own outlet is nobody."""
    named = {person.name for person in coverage.event.people}
    names = Names(coverage.event.people, coverage.read)
    for reading in coverage.read:
        said: dict[str, list[Quote]] = {}
        for quote in reading.quotes:
            name = names.speaker(quote.speaker) if heard(reading, quote.speaker) else None
            if not own(reading, name or ""):
                said.setdefault(name or "", []).append(quote)
        called = backward(said)
        counted: Counter[str] = Counter()
        for name, quotes in said.items():
            counted[called.get(name, name)] += _remarks(reading, quotes)
        for name, n in sorted(counted.items(), key=lambda item: (not item[0], -item[1], item[0])):
            words = inline(phrases.capital(name)) or NOT_NAMED
            if name in named:
                words = f"[{words}]({link(coverage.path, person_path(name))})"
            yield Cell(article=reading.id, span=None, body=words, notes=(f"×{n}",))


def _remarks(reading: Reading, quotes: Iterable[Quote]) -> int:
    """How many remarks the quotes of one speaker are: what begins in a sentence of the one before goes on."""
    starts = [sentence.start for sentence in reading.sentences]
    n, last = 0, -1
    for first, end in sorted((q.spans[0].start, q.spans[-1].end - 1) for q in quotes):
        n += bisect_right(starts, first) > last
        last = max(last, bisect_right(starts, end))
    return n


def _cited(coverage: Coverage) -> Iterator[Cell]:
    """Media, documents, bodies and the unnamed; the people whom an article cites are those it lets speak."""
    names = Names(coverage.event.people, coverage.read)
    for reading in coverage.columns:
        people = {e.name for e in reading.entities if e.kind == "person"}
        people |= {person.name for person in coverage.event.people}
        people |= {name for q in reading.quotes if q.speaker for name in q.speaker.people}
        meant = {q.speaker.span: names.speaker(q.speaker) for q in reading.quotes if q.speaker is not None}
        cited = [
            s
            for s in reading.sources
            if s.spans
            and s.kind != "person"
            and s.name not in people
            and not vague(s.name)
            and meant.get(s.spans[0]) not in people
            and not own(reading, s.name)
        ]
        again = backward([s.name for s in cited])
        cited = [s for s in cited if s.name not in again]
        if cited:
            yield Cell(
                article=reading.id,
                span=None,
                body=", ".join(
                    f"[{inline(phrases.capital(name))}]({coverage.to(reading.id, span)})"
                    for name, span in ((names.spelled(s.name), s.spans[0]) for s in cited)
                ),
                linked=tuple(s.spans[0] for s in cited),
            )


def _shared(coverage: Coverage) -> Iterator[Cell]:
    """Names by which articles in different languages can be told to speak of the same."""
    for article in coverage.event.articles:
        shared = coverage.comparison.shared_names.get(article, ())
        if shared:
            named = [f"[{inline(n.name)}]({coverage.to(article, n.spans[0])})" for n in shared]
            yield Cell(
                article=article,
                span=None,
                body=", ".join(named),
                linked=tuple(n.spans[0] for n in shared),
            )
