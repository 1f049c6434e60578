"""What grouping needs to know of an article, small enough to hold a hundred thousand of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from digest.model import Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """An article's distinctive content. Depends on the reading alone, not on the collection."""

    article: str
    title: str = ""
    """The headline, on one line; empty where there is none."""
    outlet: str | None = None
    place: str | None = None
    """Of the dateline."""
    published: str | None = None
    published_basis: Literal["metadata", "text", "page"] | None = None
    pin: str | None = None
    """The event that metadata pins it to."""
    stems: tuple[str, ...] = ()
    """Of headline and body, each once, by first use."""
    counts: tuple[int, ...] = ()
    """How often each stem is used; three more for the headline, one more for the opening."""
    words: int = 0
    """Words of the body."""


HEADLINE = 3
OPENING = 1


def fingerprint(reading: Reading) -> Fingerprint:
    """The fingerprint of one reading; depends on nothing else."""
    article = reading.article
    weights: Counter[str] = Counter()
    spans = [(b.start, b.end, b.kind) for b in article.blocks if b.kind in ("headline", "standfirst", "body")]
    opening = _opening(reading)
    at = 0
    length = 0
    for word in reading.words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        if at == len(spans):
            break
        if word.start < spans[at][0]:
            continue
        length += spans[at][2] == "body"
        weights[word.lemma] += 1 + (word.start < opening) + HEADLINE * (spans[at][2] == "headline")
    if article.title is not None and article.title.span is None:
        from digest.language.words import lemma  # noqa: PLC0415

        for token in article.title.value.split():
            plain = token.strip("\"'“”‘’.,:;!?()[]–—-…")
            if plain:
                weights[lemma(plain)] += 1 + HEADLINE
    return Fingerprint(
        article=article.id,
        title=" ".join(article.title.value.split()) if article.title else "",
        outlet=article.outlet,
        place=article.dateline.value if article.dateline else None,
        published=article.published.value if article.published else None,
        published_basis=article.published_basis,
        pin=article.event,
        stems=tuple(weights),
        counts=tuple(weights.values()),
        words=length,
    )


def _opening(reading: Reading) -> int:
    """Where the opening ends: three sentences in, or the lede's end where that is later."""
    ends = [s.end for s in reading.sentences[:3]]
    lede = reading.lede or Span(0, 0)
    return max([lede.end, *ends])
