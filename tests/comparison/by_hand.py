"""Readings made by hand: text, and the quotes and people in it, without a language pipeline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from digest.model import (
    Article,
    Block,
    Cue,
    Entity,
    Mention,
    Quote,
    Reading,
    Source,
    Span,
    Speaker,
    Stated,
    Word,
)
from digest.stems import lemma

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"'”’)]*(?=\s|$)|$)")


class Said(NamedTuple):
    """A quote to mark: its words (parts in text order), and who says them."""

    parts: str | tuple[str, ...]
    speaker: str | None = None
    """Full name, or the article's words for a role or body."""
    kind: str = "partial"
    mention: str | None = None
    """The words beside the quote; the speaker's name where left out."""
    people: tuple[str, ...] | None = None
    """Full names meant; by default the speaker where the name begins with a capital."""


def make_reading(
    text: str,
    *said: Said,
    id: str = "a",
    people: Sequence[str] = (),
    agencies: Sequence[str] = (),
    published: str | None = None,
    headline: bool = False,
) -> Reading:
    """A Reading of `text`, a paragraph a line; the first line is its headline where `headline`."""
    words = tuple(Word(m.start(), m.end(), lemma(m.group())) for m in _WORD.finditer(text))
    blocks = []
    for m in re.finditer(r"[^\n]+", text):
        if m.group().strip():
            blocks.append(Block(m.start(), m.end(), "headline" if headline and not blocks else "body"))
    sentences = tuple(
        Span(b.start + m.start(), b.start + m.end())
        for b in blocks
        if b.kind == "body"
        for m in _SENTENCE.finditer(text[b.start : b.end])
    )
    quotes = []
    for item in said:
        parts = (item.parts,) if isinstance(item.parts, str) else item.parts
        spans = []
        at = 0
        for part in parts:
            at = text.index(part, at)
            spans.append(Span(at, at + len(part)))
            at += len(part)
        speaker = None
        if item.speaker:
            mention = item.mention or item.speaker.rsplit(" ", 1)[-1]
            near = text.rfind(mention, 0, spans[0].start)
            near = near if near >= 0 else text.find(mention)
            near = max(near, 0)
            named = item.people
            if named is None:
                named = (item.speaker,) if item.speaker[0].isupper() else ()
            speaker = Speaker(name=item.speaker, people=named, span=Span(near, near + len(mention)))
        quotes.append((tuple(spans), item, speaker))
    quotes.sort(key=lambda q: q[0])
    names = sorted({*people, *(p for _, _, s in quotes if s for p in s.people)})
    entities = []
    for name in names:
        found = [m.span() for m in re.finditer(re.escape(name), text)]
        surname = name.rsplit(" ", 1)[-1]
        found = found or [m.span() for m in re.finditer(re.escape(surname), text)]
        mentions = tuple(Mention(a, b, "full") for a, b in found)
        entities.append(Entity(name=name, kind="person", mentions=mentions))
    return Reading(
        article=Article(
            id=id,
            path=f"{id}.txt",
            text=text,
            blocks=tuple(blocks),
            outlet_label=id,
            published=Stated(published) if published else None,
            published_basis="metadata" if published else None,
        ),
        words=words,
        sentences=sentences,
        lede=sentences[0] if sentences else None,
        entities=tuple(entities),
        quotes=tuple(
            Quote(
                id=f"{id}#q{n}",
                kind=item.kind,  # type: ignore[arg-type]
                spans=spans,
                text=" ".join(s.of(text) for s in spans),
                speaker=speaker,
                cue=Cue(text="said", span=Span(0, 0)) if speaker else None,
            )
            for n, (spans, item, speaker) in enumerate(quotes, 1)
        ),
        sources=tuple(Source(name=a, kind="agency", spans=()) for a in agencies),
    )
