"""Quotes of a whole text: stretches and clauses joined with whoever said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from digest.language.quotes.attribution import Attribution, attributions
from digest.language.quotes.clauses import QUOTE, STOP, WORD, Token, frames, tokens
from digest.language.quotes.pairing import Stretch, stretches
from digest.language.quotes.speakers import Cast
from digest.language.sentences import split
from digest.model import Block, Cue, Quote, Span, Speaker

Kind = Literal["direct", "partial", "reported"]


@dataclass(slots=True)
class Draft:
    """A quote in the making."""

    kind: Kind
    spans: list[Span]
    speaker: Speaker | None
    cue: Cue | None
    via: str | None = None


@dataclass(slots=True)
class Memory:
    """What carries over from sentence to sentence and from paragraph to paragraph."""

    draft: Draft | None = None
    """The last marked statement."""
    speaker: Speaker | None = None
    cue: Cue | None = None
    expects: bool = False
    """Whether the last sentence ended with a colon behind a cue."""
    open: bool = False
    """Whether the last paragraph left its quotation open."""
    orphans: list[Draft] = field(default_factory=list)


def find(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], cast: Cast, identity: str
) -> tuple[Quote, ...]:
    """The quotes of `text`, numbered in text order."""
    drafts: list[Draft] = []
    memory = Memory()
    ends_all = [s.end for s in sentences]
    wanted = [b for b in blocks if b.kind in ("headline", "standfirst", "body", "heading")]
    for number, block in enumerate(wanted):
        if block.kind != "body":
            memory = Memory()
        following = wanted[number + 1] if number + 1 < len(wanted) else None
        runs_on = following is not None and text[following.start] in "“\"'‘«„"
        marked = stretches(text, block.start, block.end, runs_on=runs_on)
        if block.kind == "heading":
            continue
        ends = (
            ends_all
            if block.kind == "body" and ends_all
            else [s.end for s in split(text, block.start, block.end)]
        )
        line = tokens(text, block.start, block.end, marked)
        for sentence in frames(text, line, marked, ends):
            _sentence(text, sentence, marked, cast, memory, drafts, block)
        memory.open = bool(marked) and not marked[-1].closed and marked[-1].outer_end >= block.end - 1
    return tuple(_numbered(text, drafts, identity))


def _numbered(text: str, drafts: list[Draft], identity: str) -> list[Quote]:
    kept = [d for d in drafts if d.spans]
    for draft in kept:
        draft.spans.sort()
    kept.sort(key=lambda d: (d.spans[0], d.spans[-1].end))
    return [
        Quote(
            id=f"{identity}#q{n}",
            kind=d.kind,
            spans=tuple(d.spans),
            text=" ".join(s.of(text) for s in d.spans),
            speaker=d.speaker,
            cue=d.cue,
            via=d.via,
        )
        for n, d in enumerate(kept, 1)
    ]


def _sentence(
    text: str,
    sentence: Sequence[Token],
    marked: Sequence[Stretch],
    cast: Cast,
    memory: Memory,
    drafts: list[Draft],
    block: Block,
) -> None:
    found = attributions(sentence)
    owner: dict[int, Attribution] = {}
    for made in found:
        for first, last in made.content:
            for at in range(first, last):
                if sentence[at].kind == QUOTE:
                    owner[at] = made
    alone = all(t.kind in (QUOTE, STOP, ",", "-") for t in sentence)
    by_cue: dict[int, Draft] = {}
    for at, token in enumerate(sentence):
        if token.kind != QUOTE:
            continue
        stretch = marked[token.ref]
        span = Span(stretch.start, stretch.end)
        owning = owner.get(at)
        if owning is not None:
            draft = by_cue.get(id(owning))
            if draft is None:
                whole = all(
                    sentence[n].kind != WORD for first, last in owning.content for n in range(first, last)
                )
                draft = Draft(
                    "direct" if whole else "partial",
                    [],
                    _speaker(sentence, owning, cast, memory),
                    _cue(text, sentence, owning),
                    _via(text, sentence, owning),
                )
                by_cue[id(owning)] = draft
                drafts.append(draft)
            draft.spans.append(span)
            memory.draft = draft
            memory.speaker, memory.cue = draft.speaker, draft.cue
            continue
        if alone and memory.draft is not None and memory.draft.speaker is not None:
            memory.draft.spans.append(span)
            continue
        bare = next((a for a in found if a.style in ("bare", "colon") and a.speaker is not None), None)
        if bare is not None:
            draft = Draft(
                "partial", [span], _speaker(sentence, bare, cast, memory), _cue(text, sentence, bare)
            )
            drafts.append(draft)
            memory.draft = draft
            continue
        if alone or _looks_said(text, stretch):
            draft = Draft("direct" if alone else "partial", [span], memory.speaker, memory.cue)
            drafts.append(draft)
            memory.draft = draft
    for made in found:
        if id(made) in by_cue or not made.content:
            continue
        if made.style in ("object", "bare", "quote"):
            continue
        spans = []
        for first, stop in made.content:
            last = stop
            while last > first and sentence[last - 1].kind not in (WORD, QUOTE, ")"):
                last -= 1
            if last > first and not any(sentence[n].kind == QUOTE for n in range(first, last)):
                spans.append(Span(sentence[first].start, sentence[last - 1].end))
        if not spans or any(owner.get(n) for first, last in made.content for n in range(first, last)):
            continue
        draft = Draft(
            "reported",
            spans,
            _speaker(sentence, made, cast, memory),
            _cue(text, sentence, made),
            _via(text, sentence, made),
        )
        drafts.append(draft)
        memory.speaker, memory.cue = draft.speaker, draft.cue
    if not alone and not by_cue:
        memory.draft = None
        for made in reversed(found):
            if made.speaker is not None and made.speaker.kind != "relative":
                memory.speaker, memory.cue = (
                    _speaker(sentence, made, cast, memory),
                    _cue(text, sentence, made),
                )
                break
        colon = next((a for a in reversed(found) if a.style == "colon"), None)
        if colon is not None and sentence[-1].kind == ":":
            memory.draft = Draft(
                "direct", [], _speaker(sentence, last, cast, memory), _cue(text, sentence, last)
            )
            drafts.append(memory.draft)


def _looks_said(text: str, stretch: Stretch) -> bool:
    words = text[stretch.start : stretch.end].split()
    if len(words) < 3:
        return False
    return sum(w[0].isupper() for w in words) * 2 < len(words)


def _speaker(sentence: Sequence[Token], made: Attribution, cast: Cast, memory: Memory) -> Speaker | None:
    if made.speaker is None:
        return None
    return cast.speaker(sentence, made.speaker)


def _via(text: str, sentence: Sequence[Token], made: Attribution) -> str | None:
    if made.via is None:
        return None
    return text[sentence[made.via.first].start : sentence[made.via.head_end - 1].end]


def _cue(text: str, sentence: Sequence[Token], made: Attribution) -> Cue:
    span = Span(sentence[made.verb].start, sentence[made.last - 1].end)
    return Cue(text=span.of(text), span=span, stance=made.stance)
