"""Claims: sentences of different articles that report the same thing, and what one leaves out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from digest.comparison.anchors import numbered
from digest.comparison.claims.alike import Alignment, aligned
from digest.comparison.claims.exclusive import alone
from digest.comparison.claims.field import Field, Passage, claim_id, made_ready
from digest.comparison.claims.joining import joined
from digest.comparison.claims.keys import Proposition
from digest.comparison.claims.passages import bag_in, marked
from digest.comparison.claims.shown import shown
from digest.comparison.claims.silence import Text, sought
from digest.comparison.places import Places
from digest.comparison.rarity import general, near
from digest.comparison.similarity import overlap
from digest.model import Claim, Copy, Figure, FigureGroup, Quote, QuoteGroup, Reading, Span

_APT = 0.3
"""Log-odds from which a passage is shown as one that may say the same, ..."""
_APT_TOGETHER = 0.55
"""... or so much of what a claim tells close together."""
_SMALL = 12
_VERSION = 4
"""Words; a shorter version of a statement says too little to be a claim, ..."""
_TELLING = 2
"""... unless all of it stands in another article's, and so many of its words are of content."""
_CONTENT = 0.3
"""From this weight in general English on a word is one of content."""
_VERBATIM = 0.25
"""So much of each version of a statement stands in another article's, word by word."""


def claims(
    columns: tuple[Reading, ...],
    shared: tuple[Copy, ...],
    measures: Sequence[FigureGroup] = (),
    statements: Sequence[QuoteGroup] = (),
) -> tuple[Claim, ...]:
    """What one or more articles report, so that absence shows; precision before recall.

    First the claims of several articles, those of most articles first; then those that one article
    alone reports, by column. An article that is neither in `Claim.articles` nor in `Claim.unsure`
    holds nothing like the claim. One article alone has no claims: nothing could be left out.
    `measures` are the event's rows of figures: an article with a figure of the claim may report it.
    `statements` are its rows of statements: that somebody said something is a claim as well.
    """
    if len(columns) < 2:
        return ()
    field = made_ready(columns)
    found = aligned(field, statements)
    groups = joined([found.completed(group) for group in found.groups + _said(field, statements)])
    sentences: dict[int, list[Proposition]] = defaultdict(list)
    for (column, _), proposition in found.known.items():
        sentences[column].append(proposition)
    texts = [Text(places, sentences[n]) for n, places in enumerate(field.places)]
    reported = sorted((_claim(group, field, found, texts) for group in groups), key=lambda c: (c[0], c[1].id))
    common: list[Claim] = []
    for _, claim in reported:
        if not any(_told_by(other, claim) for other in common):
            common.append(_hinted(claim, field, measures))
    told: dict[int, list[Span]] = defaultdict(list)
    for claim in common:
        for n, reading in enumerate(columns):
            told[n].extend(claim.articles.get(reading.id, ()))
            if reading.id in claim.similar:
                told[n].append(claim.similar[reading.id])
    rows = common + alone(field, told, found)
    ids = numbered([claim.id for claim in rows])
    return tuple(replace(claim, id=name) for name, claim in zip(ids, rows, strict=True))


def _hinted(claim: Claim, field: Field, measures: Sequence[FigureGroup]) -> Claim:
    """The claim, unsure of the articles that give one of its figures: they may report it elsewhere.

    Small numbers stand in many a sentence and hint at nothing.
    """
    columns = [p.reading for p in field.places]
    of = {p.reading.id: p for p in field.places}
    figures = {f.id: (r.id, f) for r in columns for f in r.figures if f.kind != "date" and not _small(f)}
    inside = {
        name
        for name, (article, figure) in figures.items()
        if any(s.covers(figure.span) for s in claim.articles.get(article, ()))
    }
    similar = dict(claim.similar)
    unsure = set(claim.unsure)
    for group in measures:
        if inside.intersection(group.members):
            for article, figure in (figures[m] for m in group.members if m in figures):
                if article not in claim.articles:
                    unsure.add(article)
                    for n in of[article].sentences(figure.span)[:1]:
                        similar.setdefault(article, of[article].reading.sentences[n])
    return replace(claim, unsure=tuple(r.id for r in columns if r.id in unsure), similar=similar)


def _small(figure: Figure) -> bool:
    return isinstance(figure.value, float | int) and abs(figure.value) <= _SMALL and figure.kind != "money"


def _told_by(claim: Claim, other: Claim) -> bool:
    """Whether all that `other` rests on are passages of `claim` as well."""
    return other.articles.keys() <= claim.articles.keys() and all(
        all(any(s.meets(t) for t in claim.articles[article]) for s in spans)
        for article, spans in other.articles.items()
    )


def _said(field: Field, statements: Sequence[QuoteGroup]) -> list[list[Passage]]:
    """The statements that several articles have at length, with the sentences they stand in."""
    columns = {p.reading.id: n for n, p in enumerate(field.places)}
    quotes = {quote.id: quote for p in field.places for quote in p.reading.quotes}
    at = {(s.column, s.span): s for s in field.sentences}
    found = []
    for group in statements:
        for least in (_VERSION, _TELLING):  # a few telling words make a claim where nothing longer does
            members: list[tuple[Passage, frozenset[str]]] = []
            for name in group.members:
                column = columns[name.rpartition("#")[0]]
                places, matched = field.places[column], group.matched.get(name, ())
                if not _echoes(places, quotes[name], matched, least):
                    continue
                for n in _verbatim(places, quotes[name].spans, matched):
                    sentence = at.get((column, places.reading.sentences[n]))
                    if sentence is not None and all(m.sentence is not sentence for m, _ in members):
                        stretch = (0, len(sentence.parts) - 1)
                        own = [s for s in quotes[name].spans if s.meets(sentence.span)]
                        stems = {near(stem) for stem in places.stems(own) if general(stem) >= _CONTENT}
                        passage = Passage(sentence, stretch, bag_in(sentence, stretch))
                        members.append((passage, frozenset(stems)))
            kept = [passage for passage, stems in members if _echoed(passage, stems, members)]
            if len({m.sentence.column for m in kept}) > 1:
                found.append(kept)
                break
    return found


def _echoes(places: Places, quote: Quote, matched: Sequence[Span], least: int) -> bool:
    """Whether a version of at least so many words has enough that stands in another article's.

    Of a shorter one than `_VERSION`, which is in marks, all does, and so many of its words tell something.
    """
    words = sum(len(places.words(s)) for s in quote.spans)
    same = sum(len(places.words(s)) for s in matched)
    if words < least or same < _VERBATIM * words:
        return False
    if words >= _VERSION:
        return True
    telling = sum(general(stem) >= _CONTENT for stem in places.stems(matched))
    return quote.kind != "reported" and same == words and telling >= _TELLING


def _echoed(
    passage: Passage, stems: frozenset[str], members: Sequence[tuple[Passage, frozenset[str]]]
) -> bool:
    """Whether another article's sentences of the statement have words of content of this one."""
    column = passage.sentence.column
    others = frozenset().union(*(found for m, found in members if m.sentence.column != column))
    return not stems or not stems.isdisjoint(others)


def _verbatim(places: Places, said: Sequence[Span], matched: Sequence[Span]) -> list[int]:
    """The sentences of a quote in which enough of what is said stands in another article's version."""
    words, same = ({i for span in spans for i in places.words(span)} for spans in (said, matched))
    found = []
    for n in sorted({n for span in said for n in places.sentences(span)}):
        inside = words.intersection(places.words(places.reading.sentences[n]))
        if len(inside & same) >= max(1, _VERBATIM * len(inside)):
            found.append(n)
    return found


def _claim(
    members: Sequence[Passage], field: Field, alignment: Alignment, texts: Sequence[Text]
) -> tuple[tuple[int, float], Claim]:
    """A claim from its passages, and its place in the order of rows."""
    held: dict[int, list[Span]] = defaultdict(list)
    for member in members:
        column = member.sentence.column
        held[column].append(shown(field.places[column], member.sentence, member.stretch))
    held = {n: _merged(held[n]) for n in sorted(held)}
    like = alignment.near([(m.sentence, m.stretch) for m in members], -math.inf)
    known = alignment.known
    told = [
        (m.sentence.column, known[m.sentence.column, m.sentence.span].clauses(m.stretch)) for m in members
    ]
    search = sought(told, alignment.names, _speakers(members, known))
    unsure: list[str] = []
    similar: dict[str, Span] = {}
    for n, place in enumerate(field.places):
        odds, span = like.get(n, (-math.inf, None))
        if n in held or texts[n].without(search, odds):
            continue
        unsure.append(place.reading.id)
        if odds < _APT:
            span = _apt(texts[n], search.core)
        if span is not None:
            similar[place.reading.id] = span
    clearest = min(members, key=lambda m: _clarity(m, members, field))
    places = field.places[clearest.sentence.column]
    span = shown(places, clearest.sentence, clearest.stretch)
    claim = Claim(
        id=claim_id(places, span),
        text=span.of(places.reading.article.text),
        articles={field.places[n].reading.id: tuple(held[n]) for n in held},
        unsure=tuple(unsure),
        similar=similar,
    )
    at = [min(s.start for s in held[n]) / len(field.places[n].reading.article.text) for n in sorted(held)]
    return (-len(held), round(sum(sorted(at)) / len(at), 6)), claim


def _speakers(
    members: Sequence[Passage], known: Mapping[tuple[int, Span], Proposition]
) -> frozenset[str] | None:
    """Who speaks in the passages of a claim; none where they are no versions of one statement."""
    told = [(known[m.sentence.column, m.sentence.span], m.stretch) for m in members]
    if not frozenset.intersection(*(p.statements for p, _ in told)):
        return None
    return frozenset().union(*(p.heard_from(stretch) for p, stretch in told))


def _apt(text: Text, core: Mapping[str, float]) -> Span | None:
    """Where enough of a claim stands together to be shown as what may say the same."""
    if text.somewhere(core) < _APT_TOGETHER:
        return None
    together, span = text.holding(core)
    return span if together >= _APT_TOGETHER else None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that meet as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and found[-1].meets(span):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _clarity(passage: Passage, members: Sequence[Passage], field: Field) -> tuple[float, int, str, Span]:
    """Least for the passage that says most clearly what all say.

    It is like the others, most of its sentence or at least its beginning, and not in marks.
    """
    common = sum(overlap(passage.bag, m.bag) / max(passage.bag.total, m.bag.total, 0.01) for m in members)
    sentence = passage.sentence
    opening = 0.3 if passage.stretch[0] == 0 else 0.0
    score = common / len(members) + passage.share + opening - marked(sentence)
    reading = field.places[sentence.column].reading
    return (-round(score, 6), sentence.span.end - sentence.span.start, reading.id, sentence.span)
