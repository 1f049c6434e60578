"""Where components leave what they find: typed slots in a Doc's `user_data`.

A component reads the slots of those before it and fills its own. Every slot has an empty default,
so a component also works alone, in a pipeline of somebody else's: without an article, the whole
Doc counts as body text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from digest.model import (
    Article,
    Block,
    DateMention,
    Entity,
    Figure,
    Frame,
    Quote,
    Source,
    Span,
    Term,
)

_KEY = "digest"


@dataclass(slots=True)
class Marks:
    """What has been found in one Doc so far; every span counts characters of `doc.text`."""

    article: Article | None = None
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    frames: tuple[Frame, ...] = ()
    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()
    scratch: dict[str, object] = field(default_factory=dict)
    """Work that components of one family share and nobody stores."""


def marks(doc: Doc) -> Marks:
    """The slots of `doc`, made at the first call."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, Marks):
        found = doc.user_data[_KEY] = Marks()
    return found


def blocks(doc: Doc) -> tuple[Block, ...]:
    """The article's layout; without an article, each paragraph (line) of the Doc is body."""
    article = marks(doc).article
    if article is not None:
        return article.blocks
    found = []
    start = 0
    for line in doc.text.split("\n"):
        if line.strip():
            left = start + len(line) - len(line.lstrip())
            found.append(Block(left, start + len(line.rstrip()), "body"))
        start += len(line) + 1
    return tuple(found)


def identity(doc: Doc) -> str:
    """The id that quotes and figures are numbered under."""
    article = marks(doc).article
    return article.id if article is not None else "doc"
