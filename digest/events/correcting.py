"""Articles and readings as the editor says they are."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.events.corrections import Corrections, SpeakerSaid
from digest.model import Article, Flag, Problem, Quote, Reading, Span, Speaker, Stated


def apply_to_article(article: Article, corrections: Corrections) -> Article:
    """`article` with the metadata that the editor states; of two entries the later one counts."""
    for said in corrections.articles:
        if said.article == article.id:
            for key, value in said.values.items():
                article = _stated(article, key, value)
    return article


def _stated(article: Article, key: str, value: str | tuple[str, ...]) -> Article:
    if not isinstance(value, str):
        flags = {flag.name: flag for flag in article.flags}
        return replace(article, flags=tuple(flags.get(name, Flag(name=name, span=None)) for name in value))
    if key == "outlet":
        return replace(article, outlet=value, outlet_label=value)
    if key == "title":
        return replace(article, title=Stated(value))
    if key == "author":
        return replace(article, author=Stated(value))
    if key == "published":
        return replace(article, published=Stated(value), published_basis="metadata")
    if key == "url":
        return replace(article, url=value)
    assert key == "language"
    return replace(article, language=value)


def apply_to_reading(reading: Reading, corrections: Corrections) -> Reading:
    """`reading` with the speakers that the editor states."""
    own = [said for said in corrections.speakers if said.article == reading.id]
    if not own:
        return reading
    quotes = tuple(_spoken(reading, quote, own) for quote in reading.quotes)
    return replace(reading, quotes=quotes)


def unheard(reading: Reading, corrections: Corrections) -> tuple[Problem, ...]:
    """Warnings for words that the editor gives a speaker and that no quote of `reading` has."""
    return tuple(
        Problem(
            corrections.path,
            said.line,
            f"{reading.id} has no quote “{said.quote}”; the correction applies to nothing",
            "warning",
        )
        for said in corrections.speakers
        if said.article == reading.id and not any(_same(said.quote, q.text) for q in reading.quotes)
    )


def _spoken(reading: Reading, quote: Quote, own: list[SpeakerSaid]) -> Quote:
    for said in reversed(own):
        if _same(said.quote, quote.text):
            return replace(quote, speaker=_speaker(reading, quote, said.speaker))
    return quote


def _speaker(reading: Reading, quote: Quote, name: str) -> Speaker:
    persons = {e.name.casefold(): e for e in reading.entities if e.kind == "person"}
    person = persons.get(name.casefold())
    if person is not None and person.mentions:
        near = min(person.mentions, key=lambda m: (abs(m.start - quote.spans[0].start), m.start))
        span = near.span
    elif quote.speaker is not None:
        span = quote.speaker.span
    else:
        span = quote.cue.span if quote.cue is not None else Span(*quote.spans[0])
    bodies = {e.name.casefold() for e in reading.entities if e.kind in ("body", "place")}
    is_person = person is not None or (" " in name and name.casefold() not in bodies and name.istitle())
    return Speaker(name=name, people=(name,) if is_person else (), span=span)


def _same(words: str, quote: str) -> bool:
    """Whether the words the editor cites are the quote's, or a part of it; marks and case aside."""
    cited = _letters(words)
    return bool(cited) and f" {cited} " in f" {_letters(quote)} "


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[\w]+", text.casefold().replace("’", "'").replace("'", "")))
