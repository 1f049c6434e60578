"""From an article's text to its entities: read, link, number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.language.names.cast import entities
from digest.language.names.headlines import is_headline
from digest.language.names.lexicon import lexicon
from digest.language.names.scan import Hit, Scanner
from digest.language.names.shapes import Shapes
from digest.language.names.tokens import Tokens
from digest.language.names.trained import NOTHING, Tagged, merged
from digest.language.sentences import split
from digest.model import Block, Entity, Span

_TOLD = frozenset({"headline", "repeat", "standfirst", "heading", "body", "caption"})
"""Kinds of blocks that tell the story; a byline, navigation and credits name nobody of it."""


def find(
    text: str, blocks: Iterable[Block], sentences: Sequence[Span], said: Tagged = NOTHING
) -> tuple[Entity, ...]:
    """The entities of `text`, by first mention.

    `blocks` says what each part of the text is there for; `sentences` are those of the body, split
    here where there are none; `said` is what a trained pipeline found.
    """
    parts: list[tuple[Span, int]] = []
    pending = sorted(set(sentences))
    at = 0
    for number, block in enumerate(blocks):
        if block.kind not in _TOLD:
            continue
        inside = []
        if block.kind == "body":
            while at < len(pending) and pending[at].start < block.end:
                inside.append(pending[at])
                at += 1
        parts += [(span, number) for span in inside or split(text, block.start, block.end)]
    lex = lexicon()
    tokens = Tokens(text, [span for span, _ in parts], [number for _, number in parts])
    shapes = Shapes(lex, tokens, said.common)
    scanner = Scanner(shapes)
    hits: list[Hit] = []
    titled: list[bool] = []
    for number in range(len(parts)):
        first, last = tokens.first[number], tokens.first[number + 1]
        headline = is_headline(lex, tokens, first, last)
        titled.append(headline)
        hits += scanner.sentence(first, last, headline)
    return entities(shapes, merged(hits, tokens, said), titled)
