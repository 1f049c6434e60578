"""From the mention beside a quote to the speaker: full name where the article gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from digest.language.quotes.clauses import Token
from digest.language.quotes.phrases import Phrase
from digest.model import Entity, Mention, Span, Speaker

_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon)\.?|President|Senator|Governor|Secretary"
    r"|Mayor|Judge|Justice|Minister|Chancellor|Chief|Speaker|Professor|Doctor|Sir|Dame|Lord|Lady)\s+"
)


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

    def speaker(self, sentence: Sequence[Token], phrase: Phrase) -> Speaker:
        """Whom the phrase means; the article's words where it names nobody."""
        span = Span(sentence[phrase.first].start, sentence[phrase.last - 1].end)
        head = Span(sentence[phrase.first].start, sentence[phrase.head_end - 1].end)
        people = [(m, e) for m, e in self.within(head) if e.kind == "person"]
        closing = [(m, e) for m, e in people if m.end >= head.end - 2]
        words = self._text[head.start : head.end]
        if closing and " and " not in words:
            return Speaker(name=closing[-1][1].name, people=(closing[-1][1].name,), span=span)
        if people and " and " in words:
            return Speaker(name=words, people=tuple(dict.fromkeys(e.name for _, e in people)), span=span)
        name = self._text[span.start : span.end] if phrase.kind == "common" else words
        name = re.sub(r"[’']s$", "", name)
        if phrase.kind == "name":
            name = _TITLE.sub("", name) or name
        return Speaker(name=name, people=(), span=span)
