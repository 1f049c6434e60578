"""Quotes in the making, and how they are numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from digest.model import Cue, Quote, Span, Speaker

Kind = Literal["direct", "partial", "reported"]


@dataclass(slots=True)
class Draft:
    """A quote in the making."""

    kind: Kind
    spans: list[Span]
    speaker: Speaker | None
    cue: Cue | None
    via: str | None = None


def numbered(text: str, drafts: Sequence[Draft], identity: str) -> tuple[Quote, ...]:
    """The quotes that drafts with any span become, in text order; `identity` stands before their numbers."""
    kept = [d for d in drafts if d.spans]
    for draft in kept:
        draft.spans.sort()
    kept.sort(key=lambda d: (d.spans[0], d.spans[-1].end))
    return tuple(
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
    )
