"""The sections of one event as rows and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from digest.model import Figure, Quote, Reading, Span
from digest.pages import phrases
from digest.pages.addresses import anchor, link, outlet_path, person_path
from digest.pages.escape import clip, inline, url
from digest.pages.sections import APART, FRAMES, NO_HEADLINE, OPENING
from digest.pages.values import comparable
from digest.pages.view import Cell, Coverage, Group, Row, Section, article_of, sentence_around

LONGEST = 1200
"""Characters of one cell; what is longer is cut with … and read on the article's page."""


def words_of(reading: Reading, *spans: Span, limit: int = LONGEST) -> str:
    """The words of `spans` as Markdown source, cuts between them shown as […]."""
    return " &lsqb;…&rsqb; ".join(inline(clip(s.of(reading.article.text), limit)) for s in spans)


def _kept(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.cells)


def sections(coverage: Coverage) -> tuple[Section, ...]:
    """Every section that has something to show, in the order of the page."""
    made = (
        glance(coverage),
        framing(coverage),
        word_choice(coverage),
        quotes(coverage),
        figures(coverage),
        claims(coverage),
        articles(coverage),
    )
    return tuple(section for section in made if section)


# ---------------------------------------------------------------- at a glance


def glance(coverage: Coverage) -> Section:
    """Dates, length, who is quoted, who is cited.

    The layout puts the headlines above: it has them from the section of articles.
    """
    rows = [
        Row(id="published", head="Published", cells=tuple(_each(coverage, _published))),
        Row(id="tells-of", head="Tells of", cells=tuple(_tells_of(coverage))),
        Row(id="length", head="Length", cells=tuple(_each(coverage, _length))),
        Row(id="quoted", head="Lets speak", cells=tuple(_each(coverage, _speakers))),
        Row(id="cited", head="Cites", cells=tuple(_each(coverage, _cited))),
    ]
    return Section(name="at-a-glance", groups=(Group(rows=_kept(rows)),))


def _each(coverage: Coverage, make: object) -> Iterator[Cell]:
    assert callable(make)
    for reading in coverage.columns:
        cell = make(reading)
        if cell is not None:
            yield cell


def _headline(reading: Reading) -> Cell | None:
    title = reading.article.title
    if title is None:
        return None
    return Cell(
        article=reading.id,
        span=title.span or reading.article.headline,
        body=inline(clip(title.value, LONGEST)),
    )


_PUBLISHED = {"metadata": "metadata", "text": "", "page": "printed by the page around it"}


def _published(reading: Reading) -> Cell | None:
    article = reading.article
    if article.published is None:
        return None
    note = _PUBLISHED["page"] if article.published_basis == "page" else ""
    return Cell(
        article=reading.id,
        span=article.published.span,
        body=inline(phrases.date(article.published.value)),
        notes=(note,) if note else (),
    )


def _tells_of(coverage: Coverage) -> Iterator[Cell]:
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


def _weekday(coverage: Coverage, article: str, own: Span | None) -> str:
    others = [
        e
        for e in coverage.event.dated[article].evidence
        if e.article in coverage.readings and e.article != article
    ]
    said = f"says “{words_of(coverage.readings[article], own, limit=40)}”" if own else "from a weekday"
    if not others:
        known = coverage.readings[article].article.published is not None
        return f"{said}; the date follows from {'when it was published' if known else 'the other articles'}"
    labels = phrases.listed([inline(coverage.label(a)) for a in dict.fromkeys(e.article for e in others)])
    return f"{said}; the date follows from {labels}"


def _length(reading: Reading) -> Cell | None:
    n = 0
    spans = iter(reading.article.body)
    span = next(spans, None)
    for word in reading.words:
        while span is not None and word.start >= span.end:
            span = next(spans, None)
        if span is None:
            break
        n += span.start <= word.start
    return Cell(article=reading.id, span=None, body=phrases.tally(n, "word")) if n else None


def _speakers(reading: Reading) -> Cell | None:
    said = Counter(q.speaker.name for q in reading.quotes if q.speaker is not None)
    if not said:
        return None
    ranked = sorted(said.items(), key=lambda item: (-item[1], item[0]))
    return Cell(
        article=reading.id,
        span=None,
        body=", ".join(inline(name) + (f" ×{n}" if n > 1 else "") for name, n in ranked),
    )


def _cited(reading: Reading) -> Cell | None:
    cited = [s for s in reading.sources if s.spans and s.kind != "person"]
    if not cited:
        return None
    names = ", ".join(inline(s.name) for s in cited)
    return Cell(
        article=reading.id, span=cited[0].spans[0], body=names, further=tuple(s.spans[0] for s in cited[1:])
    )


# ---------------------------------------------------------------- framing

SHOWN = 3
"""Evidence sentences of a frame that an event page gives; the article's page has them all."""


def framing(coverage: Coverage) -> Section:
    """Headline and lede, frames with evidence, the terms that set an article apart."""
    opening = [
        Row(id="headlines", head="Headline", cells=tuple(_each(coverage, _headline))),
        Row(id="ledes", head="Lede", cells=tuple(_each(coverage, _lede))),
    ]
    names = sorted({f.name for r in coverage.columns for f in r.frames})
    frames = [
        Row(
            id=f"frame-{anchor(name)}",
            head=inline(phrases.capital(name)),
            cells=tuple(_frame(coverage, name)),
        )
        for name in names
    ]
    apart = [Row(id="sets-apart", head="Only or mostly here", cells=tuple(_apart(coverage)))]
    groups = (
        Group(head=OPENING, rows=_kept(opening)),
        Group(head=FRAMES, rows=_kept(frames)),
        Group(head=APART, rows=_kept(apart)),
    )
    return Section(name="framing", groups=tuple(g for g in groups if g.rows))


def _lede(reading: Reading) -> Cell | None:
    if reading.lede is None:
        return None
    return Cell(article=reading.id, span=reading.lede, body=words_of(reading, reading.lede))


def _frame(coverage: Coverage, name: str) -> Iterator[Cell]:
    for reading in coverage.columns:
        for frame in reading.frames:
            if frame.name != name or not frame.evidence:
                continue
            whole = len(reading.sentences) or len(frame.evidence)
            yield Cell(
                article=reading.id,
                span=frame.evidence[0],
                body=f"{frame.share:.0%}",
                notes=(f"{len(frame.evidence)} of {phrases.tally(whole, 'sentence')}",),
                further=frame.evidence[SHOWN:],
                beneath=tuple((s, words_of(reading, s, limit=400)) for s in frame.evidence[:SHOWN]),
            )


def _apart(coverage: Coverage) -> Iterator[Cell]:
    if coverage.alone:
        return
    for reading in coverage.columns:
        for term in coverage.comparison.distinctive.get(reading.id, ()):
            if term.evidence:
                n = len(term.evidence)
                yield Cell(
                    article=reading.id,
                    span=term.evidence[0],
                    body=inline(term.term),
                    notes=(f"×{n}",) if n > 1 else (),
                    further=term.evidence[1:],
                )


# ---------------------------------------------------------------- word choice


def word_choice(coverage: Coverage) -> Section:
    """A row a thing, the terms of each article, counted."""
    rows = []
    for choice in sorted(coverage.comparison.word_choices, key=lambda c: (c.concept.casefold(), c.id)):
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
    return Section(name="word-choice", groups=(Group(rows=_kept(rows)),))


# ---------------------------------------------------------------- quotes

KINDS = {"direct": "direct quote", "partial": "partial quote", "reported": "reported speech"}
QUOTED = {"same": "same words", "variant": "versions differ", "single": "one article"}
NOBODY = "Speaker not stated"


def quotes(coverage: Coverage) -> Section:
    """A group a speaker, a row a statement. Sorted by what does not change when articles come or go."""
    by_speaker: dict[str, list[Row]] = {}
    people = {p.name for p in coverage.event.people} | {
        person for q in coverage.quotes.values() if q.speaker for person in q.speaker.people
    }
    for group in sorted(coverage.comparison.quotes, key=lambda g: g.id):
        notes: tuple[str, ...] = () if coverage.alone else (QUOTED[group.status],)
        if group.within:
            inside = dict.fromkeys(article_of(q) for q in group.within)
            notes += (f"two versions within {phrases.listed([inline(coverage.label(a)) for a in inside])}",)
        members = sorted(
            (coverage.quotes[m] for m in group.members),
            key=lambda q: (coverage.event.articles.index(article_of(q.id)), q.spans[0]),
        )
        row = Row(
            id=anchor(group.id),
            notes=notes,
            cells=tuple(_quote(coverage.readings[article_of(q.id)], q, group.speaker) for q in members),
            aliases=coverage.old(group.id),
        )
        by_speaker.setdefault(group.speaker or "", []).append(row)
    groups = []
    for speaker in sorted(by_speaker, key=lambda s: (not s, s.casefold(), s)):
        head = inline(phrases.capital(speaker)) or NOBODY
        if speaker in people:
            head = f"[{head}]({link(coverage.path, person_path(speaker))})"
        groups.append(Group(head=head, rows=_kept(by_speaker[speaker])))
    return Section(name="quotes", groups=tuple(groups))


def coverage_page(coverage: Coverage) -> str:
    """The path of the page that is being written."""
    return f"{coverage.settings.events_dir}/page.md"


def _quote(reading: Reading, quote: Quote, speaker: str | None) -> Cell:
    words = words_of(reading, *quote.spans)
    notes = [KINDS[quote.kind]]
    if quote.cue is not None:
        notes.append(f"“{inline(clip(quote.cue.text, 80))}”")
    if quote.via is not None:
        notes.append(f"via {inline(quote.via)}")
    if quote.speaker is not None and quote.speaker.name != speaker:
        notes.append(f"said by {inline(quote.speaker.name)}")
    return Cell(
        article=reading.id,
        span=quote.spans[0],
        body=words if quote.kind == "reported" else f"“{words}”",
        notes=tuple(notes),
        further=quote.spans[1:],
    )


# ---------------------------------------------------------------- figures

MEASURED = {"agree": "agree", "differ": "differ", "single": "one article"}
RELATIONS = {
    "rounded": "one is rounded",
    "bounded": "one gives a bound",
    "cut": "one is less precise",
}


def figures(coverage: Coverage) -> Section:
    """A row a measure, the values in comparable form with their sentences beneath."""
    rows = []
    for group in sorted(coverage.comparison.figures, key=lambda g: g.id):
        notes: tuple[str, ...] = () if coverage.alone else (MEASURED[group.status],)
        if not coverage.alone and group.relation in RELATIONS:
            notes += (RELATIONS[group.relation],)
        if group.reason:
            notes += (inline(group.reason),)
        if group.within:
            inside = dict.fromkeys(article_of(f) for f in group.within)
            notes += (f"conflict within {phrases.listed([inline(coverage.label(a)) for a in inside])}",)
        members = sorted(
            (coverage.figures[m] for m in group.members),
            key=lambda f: (coverage.event.articles.index(article_of(f.id)), f.span),
        )
        rows.append(
            Row(
                id=anchor(group.id),
                head=inline(phrases.capital(group.measure)),
                notes=notes,
                cells=tuple(_figure(coverage, f) for f in members),
                aliases=coverage.old(group.id),
            )
        )
    return Section(name="figures", groups=(Group(rows=_kept(rows)),))


def _figure(coverage: Coverage, figure: Figure) -> Cell:
    reading = coverage.readings[article_of(figure.id)]
    notes = []
    if figure.modifier:
        notes.append(f"“{inline(figure.modifier)}”")
    if figure.as_of:
        notes.append(f"as of {inline(phrases.date(figure.as_of))}")
    quote = coverage.quotes.get(figure.quote or "")
    if quote is not None and quote.speaker is not None:
        notes.append(f"said by {inline(quote.speaker.name)}")
    around = sentence_around(reading, figure.span)
    return Cell(
        article=reading.id,
        span=figure.span,
        body=f"**{inline(comparable(figure))}**",
        notes=tuple(notes),
        beneath=((around, words_of(reading, around, limit=600)),),
    )


# ---------------------------------------------------------------- only here, left out


def claims(coverage: Coverage) -> Section:
    """A row a report, so that who does not have it shows.

    What all report is there too: once another article joins, it may be what that one leaves out.
    """
    if coverage.alone:
        return Section(name="only-here-and-left-out", groups=())
    rows = []
    for claim in sorted(coverage.comparison.claims, key=lambda c: c.id):
        cells = tuple(
            Cell(
                article=a,
                span=spans[0],
                body=words_of(coverage.readings[a], *spans, limit=600),
                further=spans[1:],
            )
            for a in coverage.event.articles
            if (spans := claim.articles.get(a))
        )
        rows.append(Row(id=anchor(claim.id), cells=cells, aliases=coverage.old(claim.id)))
    return Section(name="only-here-and-left-out", groups=(Group(rows=_kept(rows)),))


# ---------------------------------------------------------------- the articles

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
        basis = _PUBLISHED[article.published_basis or "metadata"]
        notes.append(phrases.date(article.published.value) + (f" ({basis})" if basis else ""))
    else:
        notes.append("date not stated")
    if article.dateline is not None:
        notes.append(f"dateline “{inline(clip(article.dateline.value, 100))}”")
    if article.language != "en":
        notes.append(f"language: {inline(article.language)}")
    notes.extend(FLAGS.get(f.name, inline(f.name)) for f in article.flags)
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
        further=flagged,
    )
