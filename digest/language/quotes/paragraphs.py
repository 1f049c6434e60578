"""Paragraphs read into sentences, with their marked stretches and what attributes words in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.datelines import dateline
from digest.language.quotes import nobody
from digest.language.quotes.attribution import attributions
from digest.language.quotes.clauses import WORD, Token, frames, tokens
from digest.language.quotes.cue import Attribution
from digest.language.quotes.pairing import Stretch, stretches
from digest.language.quotes.parse import Parse
from digest.language.quotes.sentence import Sentence, make
from digest.language.quotes.speakers import Cast
from digest.language.quotes.tagging import tag
from digest.language.sentences import split
from digest.model import Block, Span

_TURN = re.compile(r"[A-Z][A-Z.’' -]{1,40}:\s")
_MAY_OPEN = re.compile(r"[\w(][^\n“”\"!?]{0,60}?(?:\s[-—–―]|--|/{2}|\)\s*[-—–―:])")
_MARK = re.compile(r"\s*(?:[-—–―]{1,3}|:|/{2})\s*")
_OPENING = "“\"'‘«„"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, read."""

    block: Block
    marked: list[Stretch]
    sentences: list[Sentence]
    found: list[list[Attribution]]
    """Per sentence what attributes words in it."""
    titled: bool
    """Whether it is a headline in capitals, where they tell nothing."""


class Paragraphs:
    """Reads the headline, the standfirst and the body of one text."""

    def __init__(
        self, text: str, blocks: Sequence[Block], sentences: Sequence[Span], cast: Cast, parse: Parse | None
    ) -> None:
        self.blocks = [b for b in blocks if b.kind in ("headline", "standfirst", "body")]
        self._text = text
        self._ends = [s.end for s in sentences]
        self._cast = cast
        self._parse = parse
        self._trained = parse.word_class if parse is not None and parse.tagged else None
        self._labels = sum(
            b.kind == "body" and _TURN.match(text, b.start, b.end) is not None for b in self.blocks
        )

    def read(self, number: int) -> Paragraph:
        """The paragraph in the block of that number."""
        text, block = self._text, self.blocks[number]
        following = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        runs_on = following is not None and text[following.start] in _OPENING
        start = self._past_dateline(block)
        marked = stretches(text, start, block.end, runs_on=runs_on)
        ends: Sequence[int] = self._ends
        if block.kind != "body" or not ends:
            ends = [s.end for s in split(text, start, block.end)]
        line = tokens(text, start, block.end, marked)
        titled = block.kind == "headline" and _titled(line)
        made: list[Sentence] = []
        found: list[list[Attribution]] = []
        line = nobody.unmark_nicknames(text, line, marked)
        for part in frames(text, line, marked, ends):
            s = make(part, tag(part, titled=titled, trained=self._trained), self._parse, self._cast.names)
            made.append(s)
            here = attributions(s, opens=not found, titled=titled)
            found.append([a for a in here if not self._dateline(s, a, titled=titled)])
        return Paragraph(block, marked, made, found, titled)

    def _past_dateline(self, block: Block) -> int:
        """Where a paragraph goes on behind "ARDEN, Ohio (AP) — "."""
        if block.kind != "body" or _MAY_OPEN.match(self._text, block.start, block.end) is None:
            return block.start
        found = dateline(self._text, block.start, block.end)
        if found is None:
            return block.start
        mark = _MARK.match(self._text, found.end, block.end)
        return mark.end() if mark is not None else block.start

    def _dateline(self, s: Sentence, made: Attribution, *, titled: bool) -> bool:
        """Whether a label is a dateline: "ARDEN: ...", a place or the text's only label in capitals."""
        if made.style != "label":
            return False
        name = Span(s.tokens[0].start, s.tokens[made.verb - 1].end)
        if self._cast.place(name):
            return True
        if titled and len(people := self._cast.people(name)) and people[0][0].end < name.end:
            return True  # "Jane Roe Senate: ...": a topic
        return self._labels < 2 and name.of(self._text).isupper() and not self._cast.people(name)


def _titled(line: list[Token]) -> bool:
    """Whether a line has nearly all its longer words capitalised."""
    words = [t for t in line if t.kind == WORD and t.end - t.start > 3]
    return bool(words) and sum(t.cap for t in words) * 10 >= len(words) * 8
