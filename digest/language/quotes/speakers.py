"""From the mention beside a quote to the speaker: full name where the article gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from digest.language.quotes.phrases import Phrase, Sentence
from digest.model import Entity, Mention, Span, Speaker


class Cast:
    """The people, bodies and places of one article, found by where they are mentioned."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        pairs = [(m, e) for e in entities for m in e.mentions]
        pairs.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        self._mentions: list[tuple[Mention, Entity]] = pairs
        self._starts = [m.start for m, _ in pairs]

    def within(self, span: Span) -> list[tuple[Mention, Entity]]:
        """The mentions that lie inside `span`, in text order."""
        low = bisect_left(self._starts, span.start)
        found = []
        for mention, entity in self._mentions[low:]:
            if mention.start >= span.end:
                break
            if mention.end <= span.end:
                found.append((mention, entity))
        return found

    def named(self, span: Span) -> Speaker:
        """The speaker that a label names ("ROE:")."""
        words = span.of(self._text)
        people = [e for _, e in self.within(span) if e.kind == "person"]
        if people:
            return Speaker(name=people[-1].name, people=(people[-1].name,), span=span)
        return Speaker(name=words, people=(), span=span)

    def speaker(self, s: Sentence, phrase: Phrase) -> Speaker:
        """Whom the phrase means; the article's words where it names nobody."""
        tokens = s.tokens
        span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
        head = Span(tokens[phrase.head_first].start, tokens[phrase.head_end - 1].end)
        words = head.of(self._text)
        people = [(m, e) for m, e in self.within(head) if e.kind == "person"]
        closing = [(m, e) for m, e in people if m.end >= head.end - 2]
        if closing and not phrase.joint:
            return Speaker(name=closing[-1][1].name, people=(closing[-1][1].name,), span=span)
        if people and phrase.joint:
            return Speaker(name=words, people=tuple(dict.fromkeys(e.name for _, e in people)), span=span)
        if phrase.kind == "common":
            words = span.of(self._text)
        words = re.sub(r"[’']s?$", "", words)
        return Speaker(name=words, people=(), span=span)
