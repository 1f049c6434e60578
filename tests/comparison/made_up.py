"""Readings of made-up articles, without the stages that have tests of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from digest.language.sentences import split
from digest.language.terms.find import all_terms, regions
from digest.language.words import lemma
from digest.model import Article, Block, Entity, Event, Mention, Quote, Reading, Span, Stated, Word


def entities(text: str, people: Mapping[str, str]) -> tuple[Entity, ...]:
    """`people` (name to kind) with the mentions of the full name and of its last word."""
    found = []
    for name, kind in people.items():
        last = name.split()[-1]
        mentions = [
            Mention(m.start(), m.end(), "full" if m.group() == name else "short")
            for m in re.finditer(rf"\b(?:{re.escape(name)}|{re.escape(last)})\b", text)
        ]
        if mentions:
            found.append(Entity(name=name, kind=kind, mentions=tuple(mentions)))
    return tuple(found)


def reading(
    ident: str,
    text: str,
    people: Mapping[str, str] | None = None,
    *,
    title: str | None = None,
    quoted: Sequence[str] = (),
    boilerplate: Sequence[str] = (),
) -> Reading:
    """A reading of `text`: each line is a paragraph; `quoted` passages are direct quotes."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "boilerplate" if line in boilerplate else "body"
            blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    sentences = tuple(s for b in blocks if b.kind == "body" for s in split(text, b.start, b.end))
    who = entities(text, people or {})
    places = regions(blocks, sentences)
    quotes = []
    for n, passage in enumerate(quoted, start=1):
        at = text.index(passage)
        span = Span(at, at + len(passage))
        quotes.append(
            Quote(id=f"{ident}#q{n}", kind="direct", spans=(span,), text=passage, speaker=None, cue=None)
        )
    return Reading(
        article=Article(
            id=ident,
            path=f"{ident}.txt",
            text=text,
            blocks=tuple(blocks),
            outlet_label=ident,
            title=Stated(title) if title else None,
        ),
        words=tuple(
            Word(m.start(), m.end(), lemma(m.group())) for m in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text)
        ),
        sentences=sentences,
        lede=sentences[0] if sentences else None,
        entities=who,
        quotes=tuple(quotes),
        terms=all_terms(text, places, who),
    )


def event(readings: Sequence[Reading]) -> Event:
    """An event of `readings`."""
    return Event(id="made-up", title="made up", articles=tuple(r.id for r in readings))
