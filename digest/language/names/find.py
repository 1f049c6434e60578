"""From an article's text to its entities: read, link, number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.language.names.cast import Cast
from digest.language.names.headlines import is_headline
from digest.language.names.lexicon import lexicon
from digest.language.names.scan import Hit, Scanner
from digest.language.names.tokens import Tokens
from digest.language.sentences import split
from digest.model import Block, Entity, Span

_TOLD = frozenset({"headline", "repeat", "standfirst", "heading", "body", "caption"})
"""Kinds of blocks that tell the story; a byline, navigation and credits name nobody of it."""


def find(text: str, blocks: Iterable[Block], sentences: Sequence[Span]) -> tuple[Entity, ...]:
    """The entities of `text`, by first mention.

    `blocks` says what each part of the text is there for; `sentences` are those of the body, split
    here where there are none.
    """
    parts: list[tuple[Span, bool]] = []
    have = set(sentences)
    pending = sorted(have)
    for block in blocks:
        if block.kind not in _TOLD:
            continue
        if block.kind == "body" and pending:
            continue
        parts += [
            (span, block.kind in ("headline", "repeat")) for span in split(text, block.start, block.end)
        ]
    parts += [(span, False) for span in pending]
    parts.sort()
    lex = lexicon()
    tokens = Tokens(text, [span for span, _ in parts])
    scanner = Scanner(lex, tokens)
    hits: list[Hit] = []
    titled: list[bool] = []
    for number in range(len(parts)):
        first, last = tokens.first[number], tokens.first[number + 1]
        headline = is_headline(tokens, first, last)
        titled.append(headline)
        hits += scanner.sentence(first, last, headline)
    return Cast(lex, tokens, scanner, hits, titled).entities()
