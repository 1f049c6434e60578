"""Framing: how each article opens and ends, its frames with their evidence, what sets it apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from digest.model import Reading, Span
from digest.pages import phrases
from digest.pages.addresses import anchor
from digest.pages.escape import clip, inline
from digest.pages.rows.base import LONGEST, each, kept, words_of
from digest.pages.sections import APART, ENDING, FRAMES, OPENING
from digest.pages.view import Cell, Coverage, Group, Row, Section


def _headline(reading: Reading) -> Cell | None:
    title = reading.article.title
    if title is None:
        return None
    return Cell(
        article=reading.id,
        span=title.span or reading.article.headline,
        body=inline(clip(title.value, LONGEST)),
    )


SHORTEST = 6
"""Sentences from which on an article has an end of its own."""
READABLE = 12
"""Words from which on a sentence can be read without the one before."""
SHOWN = 3
"""Evidence sentences of a frame that an event page gives; the article's page has them all."""


def framing(coverage: Coverage) -> Section:
    """Headline, lede and last sentence, frames with evidence, the terms that set an article apart."""
    opening = [
        Row(id="headlines", head="Headline", cells=tuple(each(coverage, _headline))),
        Row(id="ledes", head="Lede", cells=tuple(each(coverage, _lede))),
    ]
    ending = [Row(id="endings", head="Last words", cells=tuple(each(coverage, _ending)))]
    names = sorted({f.name for r in coverage.columns for f in r.frames if not f.thin})
    shown: Counter[tuple[str, Span]] = Counter()
    frames = [
        Row(
            id=f"frame-{anchor(name)}",
            head=inline(phrases.capital(name)),
            cells=tuple(_frame(coverage, name, shown)),
        )
        for name in names
    ]
    apart = [
        Row(id="sets-apart", head="Only or mostly here", cells=tuple(_apart(coverage, "distinctive"))),
        Row(
            id="colours", head="Evaluative words that only it has", cells=tuple(_apart(coverage, "colouring"))
        ),
    ]
    groups = (
        Group(head=OPENING, rows=kept(opening)),
        Group(head=ENDING, rows=kept(ending)),
        Group(head=FRAMES, rows=kept(frames)),
        Group(head=APART, rows=kept(apart)),
    )
    return Section(name="framing", groups=tuple(g for g in groups if g.rows))


def _lede(reading: Reading) -> Cell | None:
    if reading.lede is None:
        return None
    return Cell(article=reading.id, span=reading.lede, body=words_of(reading, reading.lede))


def _ending(reading: Reading) -> Cell | None:
    """The last sentence, with those before it in its paragraph where it is too short to be read alone."""
    if len(reading.sentences) < SHORTEST:
        return None
    end = reading.sentences[-1].end
    paragraph = next((span for span in reversed(reading.article.body) if span.start < end), None)
    start = end
    for sentence in reversed(reading.sentences):
        if paragraph is None or sentence.start < paragraph.start:
            break
        start = sentence.start
        if len(reading.article.text[start:end].split()) >= READABLE:
            break
    last = Span(start, end)
    return Cell(article=reading.id, span=last, body=words_of(reading, last))


def _frame(coverage: Coverage, name: str, shown: Counter[tuple[str, Span]]) -> Iterator[Cell]:
    """A frame's sentences in each article; those that stand for another frame already come later."""
    for reading in coverage.columns:
        for frame in reading.frames:
            if frame.name != name or not frame.evidence:
                continue
            whole = len(reading.sentences) or len(frame.evidence)
            evidence = sorted(frame.evidence, key=lambda span: shown[reading.id, span])
            shown.update((reading.id, span) for span in evidence[:SHOWN])
            yield Cell(
                article=reading.id,
                span=evidence[0],
                body=f"{frame.share:.0%}",
                notes=(f"{len(evidence)} of {phrases.tally(whole, 'sentence')}",),
                further=tuple(evidence[SHOWN:]),
                beneath=tuple((s, words_of(reading, s, limit=400)) for s in evidence[:SHOWN]),
            )


def _apart(coverage: Coverage, kind: Literal["distinctive", "colouring"]) -> Iterator[Cell]:
    if coverage.alone:
        return
    comparison = coverage.comparison
    held = comparison.distinctive if kind == "distinctive" else comparison.colouring
    for reading in coverage.columns:
        for term in held.get(reading.id, ()):
            if term.evidence:
                n = len(term.evidence)
                yield Cell(
                    article=reading.id,
                    span=term.evidence[0],
                    body=inline(term.term),
                    notes=(f"×{n}",) if n > 1 else (),
                    further=term.evidence[1:],
                )
