"""An Article in a language that is not read becomes a Reading with what needs no understanding."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from digest.language.dates import READ as DATED
from digest.language.figures.component import READ as COUNTED
from digest.language.foreign.conventions import general, numbers, words_of
from digest.language.foreign.dates import dates
from digest.language.foreign.figures import figures
from digest.language.foreign.marked import marked
from digest.language.foreign.names import names
from digest.language.foreign.words import words
from digest.language.sentences import split
from digest.model import Article, DateMention, Figure, Quote, Reading, Span

UNREAD = ("word choice", "quotes", "claims")
"""What is compared of no article in such a language."""
_FIGURES = "figures"
"""Nor this, where no data file says how the language counts."""
_LAST = 24
"""Characters of a sentence in which its last word stands."""


def read(article: Article) -> Reading:
    """The reading of `article`: names, days, figures and marked passages, as far as they show."""
    text, language = article.text, article.language
    conventions = numbers(language)
    sentences = tuple(s for b in article.body for s in _sentences(text, b.start, b.end, language))
    days: list[DateMention] = []
    counted: list[Figure] = []
    said: list[Quote] = []
    for block in article.blocks:
        own = dates(text, block.start, block.end, language) if block.kind in DATED else []
        days += own
        if block.kind in COUNTED and conventions is not None:
            counted += figures(text, block.start, block.end, conventions, own)
        if block.kind == "body":
            said += marked(text, block.start, block.end, language)
    quotes = tuple(replace(q, id=f"{article.id}#q{n}") for n, q in enumerate(said, 1))
    found = () if language in general()["unspaced"] else words(text, conventions)
    return Reading(
        article=article,
        words=found,
        sentences=sentences,
        lede=sentences[0] if sentences else next(iter(article.body), None),
        entities=names(text, language, found, sentences),
        quotes=quotes,
        figures=tuple(
            replace(f, id=f"{article.id}#f{n}", quote=_within(f, quotes)) for n, f in enumerate(counted, 1)
        ),
        dates=tuple(days),
        unread=UNREAD if conventions is not None else (_FIGURES, *UNREAD),
    )


def _within(figure: Figure, quotes: tuple[Quote, ...]) -> str | None:
    return next((q.id for q in quotes if q.spans[0].covers(figure.span)), None)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(words_of(language).get("abbreviations", ()))


def _sentences(text: str, start: int, end: int, language: str) -> list[Span]:
    """Sentences; a number with a full stop ("3. März") and an abbreviation of the language end none."""
    found: list[Span] = []
    for span in split(text, start, end):
        if found and _goes_on(text[max(found[-1].start, found[-1].end - _LAST) : found[-1].end], language):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _goes_on(before: str, language: str) -> bool:
    last = before.split()[-1:] or [""]
    ordinal = language in general()["ordinal_stop"] and re.fullmatch(r"\d{1,2}\.", last[0]) is not None
    return ordinal or last[0].lower() in _abbreviations(language)
