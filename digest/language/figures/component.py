"""The component: figures of the article proper, numbered, with measure, time and quote."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.figures.drafts import Draft, Line, line
from digest.language.figures.lexicon import words
from digest.language.figures.measures import label, measure
from digest.language.figures.scan import scan
from digest.language.marks import blocks, identity, marks
from digest.language.sentences import split
from digest.model import BlockKind, DateMention, Figure, Quote, Span

READ: frozenset[BlockKind] = frozenset({"headline", "standfirst", "body"})
_NEAR = words("cues", "component_near")
_CLAUSE = words("cues", "component_clause")
"""Words that open a clause: its date is not the figure's."""


_ADDED = re.compile(r"\s(?:—|–|―|--)\s|,\s(?:who|whose|which|where|when)\s")
_BEFORE_DATE = words("cues", "component_before_date")


def find(text: str, start: int, end: int, mentions: tuple[DateMention, ...] = ()) -> list[Figure]:
    """The figures of one block, without ids; `mentions` are its dates."""
    sentences = split(text, start, end)
    on = line(text, start, end, [m.span for m in mentions], [s.start for s in sentences])
    ends = [s.end for s in sentences]
    figures = []
    counted: str | None = None
    head: str | None = None
    tallied, last = False, -2  # both sides of a tally are of one measure
    for draft in scan(on):
        left, right = on.tokens[draft.first].start, on.tokens[draft.stop - 1].end
        at = bisect_left(ends, left + 1)
        inside = sentences[at] if at < len(sentences) else Span(start, end)
        if not (tallied and draft.first - last == 1 and on.word(last) in ("-", "–", "—", "to")):
            counted, head = measure(on, draft), label(on, draft)
        tallied, last = draft.kind == "count", draft.stop
        figures.append(
            Figure(
                id="",
                kind=draft.kind,
                span=Span(left, right),
                text=text[left:right],
                value=draft.value,
                unit=draft.unit,
                measure=counted,
                label=head,
                modifier=draft.modifier,
                as_of=_as_of(on, draft, mentions, inside),
            )
        )
    figures += [_date(on, mention) for mention in mentions if mention.value is not None]
    figures.sort(key=lambda f: f.span)
    return figures


def _date(on: Line, mention: DateMention) -> Figure:
    starts = [t.start for t in on.tokens]
    at = bisect_left(starts, mention.start)
    stop = bisect_left(starts, mention.end)
    before = on.word(at - 1)
    modifier = before if before in _BEFORE_DATE else None
    draft = Draft(at, max(stop, at + 1), "date", mention.value or "")
    return Figure(
        id="",
        kind="date",
        span=mention.span,
        text=on.text[mention.start : mention.end],
        value=mention.value or "",
        measure=measure(on, draft),
        label=label(on, draft),
        modifier=modifier,
    )


def _as_of(on: Line, draft: Draft, mentions: tuple[DateMention, ...], sentence: Span) -> str | None:
    """The date of a figure: the nearest one after it in its clause, else one that opens the sentence."""
    left, right = on.tokens[draft.first].start, on.tokens[draft.stop - 1].end
    inside = [m for m in mentions if m.value and sentence.start <= m.start < sentence.end]
    for mention in inside:
        between = on.text[right : mention.start]
        if mention.start >= right and len(between) < 40 and not set(between) & set(";:—("):
            last = between.split()[-1:] or [""]
            clause = set(between.lower().removesuffix("as of ").split()) & _CLAUSE
            plain = not clause and not any(c.isdigit() for c in between)
            if last[0].lower() in _NEAR and plain and not _of_another(between):
                return mention.value
    for mention in inside:
        lead = on.text[sentence.start : mention.start]
        if mention.end <= left and len(lead) < 24 and lead.strip().lower() in _NEAR | {"as of", "back in"}:
            return mention.value
    return None


def _of_another(between: str) -> bool:
    """Whether the words between a figure and a date give the date to something else.

    "Two piers from the site of the fire of May 3", "two schools, founded in 1970".
    """
    words = between.split()
    if words[-1].lower() == "of" and words[-2:-1] != ["as"]:
        return len(words) > 2
    return "," in between and words[-2:-1] != [] and words[-2].endswith("ed")


def _quoted(text: str, quotes: tuple[Quote, ...], span: Span) -> str | None:
    """The quote that a figure stands in; not where the writer adds it to what is only reported."""
    for quote in quotes:
        for part in quote.spans:
            if part.meets(span) and not (quote.kind == "reported" and _added(text[part.start : span.start])):
                return quote.id
    return None


def _added(before: str) -> bool:
    """Whether what was reported up to a figure ends before it, at a dash or with a clause on somebody."""
    return _ADDED.search(before) is not None


@Language.factory("digest_figures")
def make(nlp: Language, name: str) -> Figures:
    """The component; runs after `digest_dates`, and after `digest_quotes` where that is in use."""
    return Figures()


class Figures:
    """Fills the slot `figures`."""

    def __call__(self, doc: Doc) -> Doc:
        found = marks(doc)
        starts = [m.start for m in found.dates]
        figures: list[Figure] = []
        text = doc.text  # put together anew at each access
        for block in blocks(doc):
            if block.kind in READ:
                low, high = bisect_left(starts, block.start), bisect_right(starts, block.end)
                figures += find(text, block.start, block.end, found.dates[low:high])
        prefix = identity(doc)
        found.figures = tuple(
            _named(text, f, f"{prefix}#f{n}", found.quotes) for n, f in enumerate(figures, 1)
        )
        return doc


def _named(text: str, figure: Figure, name: str, quotes: tuple[Quote, ...]) -> Figure:
    return replace(figure, id=name, quote=_quoted(text, quotes, figure.span))
