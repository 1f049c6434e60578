"""Quotes of a whole text: stretches and clauses joined with whoever said them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from digest.articles.datelines import dateline
from digest.language.quotes import nobody
from digest.language.quotes.attribution import attributions
from digest.language.quotes.clauses import QUOTE, WORD, Token, frames, tokens
from digest.language.quotes.cue import Attribution
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.negation import imagined, unsaid
from digest.language.quotes.owners import from_next, nested, owners, twice
from digest.language.quotes.pairing import Stretch, stretches
from digest.language.quotes.parse import Parse
from digest.language.quotes.phrases import starting_at
from digest.language.quotes.preceding import subject
from digest.language.quotes.sentence import Phrase, Sentence, make
from digest.language.quotes.several import Several
from digest.language.quotes.speakers import Cast
from digest.language.quotes.tagging import tag
from digest.language.sentences import split
from digest.model import Block, Cue, Quote, Span, Speaker

Kind = Literal["direct", "partial", "reported"]

_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}): ?(?=\S)")
_TURN = re.compile(r"[A-Z][A-Z.’' -]{1,40}:\s")
_MAY_OPEN = re.compile(r"[\w(][^\n“”\"!?]{0,60}?(?:\s[-—–―]|--|/{2}|\)\s*[-—–―:])")
_MARK = re.compile(r"\s*(?:[-—–―]{1,3}|:|/{2})\s*")
_IMPERSONAL = frozenset(["it", "they", "this", "that", "these", "those", "there"])
"""Pronouns that name no speaker where it is not clear whom they mean."""
_STATEMENT = 6
"""Marked words that are somebody's statement, whoever it is; fewer may be a term."""
_OPENING = "“\"'‘«„"
_SPOKEN = frozenset(["clause", "that", "words", "question", "infinitive", "gerund", "noun", "hearer"])


@dataclass(slots=True)
class Draft:
    """A quote in the making."""

    kind: Kind
    spans: list[Span]
    speaker: Speaker | None
    cue: Cue | None
    via: str | None = None


@dataclass(slots=True)
class _Line:
    """A paragraph, read."""

    block: Block
    marked: list[Stretch]
    sentences: list[Sentence]
    found: list[list[Attribution]]


def find(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Span],
    cast: Cast,
    identity: str,
    *,
    parse: Parse | None = None,
) -> tuple[Quote, ...]:
    """The quotes of `text`, numbered in text order."""
    return _numbered(text, _Reader(text, blocks, sentences, cast, parse).drafts(), identity)


def _numbered(text: str, drafts: list[Draft], identity: str) -> tuple[Quote, ...]:
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


class _Reader:
    """One pass over one text; what carries over from sentence to sentence is its state."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        sentences: Sequence[Span],
        cast: Cast,
        parse: Parse | None,
    ) -> None:
        self._text = text
        self._blocks = [b for b in blocks if b.kind in ("headline", "standfirst", "body")]
        self._ends = [s.end for s in sentences]
        self._cast = cast
        self._parse_of = parse
        self._trained = parse.word_class if parse is not None and parse.tagged else None
        self._labels = sum(
            b.kind == "body" and _TURN.match(text, b.start, b.end) is not None for b in self._blocks
        )
        self._titled = False
        """Whether the line at hand is a headline in capitals, where they tell nothing."""
        self._made: list[Draft] = []
        self._current: Draft | None = None
        """The marked statement that a marked sentence without a cue would carry on."""
        self._last: tuple[Speaker | None, Cue | None] = (None, None)
        """Of the last attribution."""
        self._subject: Speaker | None = None
        """The person that the writer's last sentence was about."""
        self._at = self._heard = 0
        """The line at hand, and the one of the last attribution."""
        self._several = Several()
        self._awaited: tuple[Speaker | None, Cue | None] | None = None
        """Of a cue with a colon at the end of the last sentence: the next words are its."""

    def drafts(self) -> list[Draft]:
        """Reads everything."""
        previous: Block | None = None
        for number, block in enumerate(self._blocks):
            self._at = number
            if previous is None or block.kind != "body" or previous.kind != "body":
                self._current = self._awaited = self._subject = None
            following = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
            runs_on = following is not None and self._text[following.start] in _OPENING
            self._line(self._parse(block, runs_on=runs_on))
            previous = block
        return self._made

    def _parse(self, block: Block, *, runs_on: bool) -> _Line:
        text = self._text
        start = self._past_dateline(block)
        marked = stretches(text, start, block.end, runs_on=runs_on)
        ends: Sequence[int] = self._ends
        if block.kind != "body" or not ends:
            ends = [s.end for s in split(text, start, block.end)]
        line = tokens(text, start, block.end, marked)
        titled = self._titled = block.kind == "headline" and _titled(line)
        made: list[Sentence] = []
        found: list[list[Attribution]] = []
        line = nobody.unmark_nicknames(text, line, marked)
        for part in frames(text, line, marked, ends):
            s = make(part, tag(part, titled=titled, trained=self._trained), self._parse_of, self._cast.names)
            made.append(s)
            found.append(
                [a for a in attributions(s, opens=not found, titled=titled) if not self._dateline(s, a)]
            )
        return _Line(block, marked, made, found)

    def _past_dateline(self, block: Block) -> int:
        """Where a paragraph goes on behind "ARDEN, Ohio (AP) — "."""
        if block.kind != "body" or _MAY_OPEN.match(self._text, block.start, block.end) is None:
            return block.start
        found = dateline(self._text, block.start, block.end)
        if found is None:
            return block.start
        mark = _MARK.match(self._text, found.end, block.end)
        return mark.end() if mark is not None else block.start

    def _dateline(self, s: Sentence, made: Attribution) -> bool:
        """Whether a label is a dateline: "ARDEN: ...", a place or the text's only label in capitals."""
        if made.style != "label":
            return False
        name = Span(s.tokens[0].start, s.tokens[made.verb - 1].end)
        if self._cast.place(name):
            return True
        if self._titled and len(people := self._cast.people(name)) and people[0][0].end < name.end:
            return True  # "Jane Roe Senate: ...": a topic
        return self._labels < 2 and name.of(self._text).isupper() and not self._cast.people(name)

    # ------------------------------------------------------------ paragraphs and sentences

    def _line(self, line: _Line) -> None:
        if self._turn(line):
            return
        borrowed: Attribution | None
        for number, s in enumerate(line.sentences):
            found = line.found[number]
            borrowed = None
            if s.end and all(t == QUOTE for t in s.tags[: s.end]) and number + 1 < len(line.sentences):
                borrowed = from_next(line.sentences[number + 1], line.found[number + 1])
            if borrowed is not None and not unsaid(line.sentences[number + 1], borrowed):
                after = line.sentences[number + 1]
                draft = Draft("direct", [], self._speaker(after, borrowed), self._cue(after, borrowed))
                self._made.append(draft)
                self._current = draft
                self._last = (draft.speaker, draft.cue)
            self._sentence(line, s, found)

    def _turn(self, line: _Line) -> bool:
        """A turn of a transcript ("ROE: ..."): the whole paragraph, word for word, without marks."""
        label = next(iter(line.found[0]), None) if line.found else None
        if label is None or label.style != "label" or line.marked or line.block.kind != "body":
            return False
        s = line.sentences[0]
        name = Span(s.tokens[0].start, s.tokens[label.verb - 1].end)
        if not name.of(self._text).isupper() or self._cast.place(name):
            return False
        start = s.tokens[label.last].start
        cue = self._cue(s, label)
        speaker = self._speaker(s, label)
        self._current = Draft("direct", [Span(start, line.block.end)], speaker, cue)
        self._made.append(self._current)
        self._last = (speaker, cue)
        return True

    def _sentence(self, line: _Line, s: Sentence, found: list[Attribution]) -> None:
        quotes = [n for n in range(s.end) if s.tags[n] == QUOTE]
        owned = owners(s, found, quotes)
        alone = bool(quotes) and all(t in (QUOTE, ",", "-", ".") for t in s.tags[: s.end])
        drafts: dict[int, Draft] = {}
        told = False
        for at in quotes:
            stretch = line.marked[s.tokens[at].ref]
            owner = owned.get(at)
            if nobody.markup(self._text, stretch):
                continue
            label = _LABEL.match(self._text, stretch.start, stretch.end) if at == 0 else None
            if label is not None and label.end() < stretch.end and (label["name"].isupper() or s.end == 1):
                self._labelled(stretch, label)
                told = True
                continue
            span = Span(stretch.start, stretch.end)
            if owner is not None:
                if not self._titled and nobody.named(s, at, self._text, stretch, owner):
                    continue
                draft = drafts.get(id(owner))
                if draft is None:
                    draft = self._owned(s, owner)
                    drafts[id(owner)] = draft
                    self._made.append(draft)
                draft.spans.append(span)
                self._current = draft
                told = True
            elif alone and self._awaited is not None:
                draft = Draft("direct", [span], *self._awaited)
                self._made.append(draft)
                self._current = draft
                told = True
            elif alone and nobody.heading(s, self._text, stretch):
                continue
            elif alone and self._current is not None:
                self._current.spans.append(span)
                told = True
            elif self._unowned(s, at, span, stretch, found, alone=alone):
                told = True
        for made in found:
            if id(made) not in drafts and not nested(made, found) and not twice(s, made, found):
                self._reported(s, made, owned, found)
        self._remember(s, found, drafts, told=told, alone=alone)
        spoken = next(iter(drafts.values())).speaker if drafts else self._last[0] if found else None
        self._cast.read(s, spoken)

    def _labelled(self, stretch: Stretch, label: re.Match[str]) -> None:
        name = Span(label.start("name"), label.end("name"))
        speaker = self._cast.named(name)
        cue = Cue(text=":", span=Span(name.end, name.end + 1))
        self._current = Draft("direct", [Span(label.end(), stretch.end)], speaker, cue)
        self._last = (speaker, cue)
        self._made.append(self._current)

    def _owned(self, s: Sentence, owner: Attribution) -> Draft:
        whole = owner.style in ("before", "quote", "colon", "label", "according") and all(
            s.tags[n] != WORD and s.tokens[n].kind != WORD
            for first, last in owner.content
            for n in range(first, last)
        )
        return Draft(
            "direct" if whole else "partial",
            [],
            self._speaker(s, owner),
            self._cue(s, owner),
            self._via(s, owner),
        )

    def _unowned(
        self, s: Sentence, at: int, span: Span, stretch: Stretch, found: list[Attribution], *, alone: bool
    ) -> bool:
        """A marked stretch that no cue governs: whose it is, or that it is nobody's."""
        if alone:
            return self._voiceless(span, stretch)
        if not self._titled and nobody.named(s, at, self._text, stretch, None):
            return False
        words = nobody.count(self._text, stretch)
        near = [
            a for a in found if a.speaker is not None and a.style in ("bare", "colon", "object", "before")
        ]
        speaker: Speaker | None
        cue: Cue | None
        if near:
            best = min(near, key=lambda a: abs(a.verb - at))
            speaker, cue = self._speaker(s, best), self._cue(s, best)
        elif (
            words >= 3
            or self._titled
            or (s.low(at - 2) == "as" and s.tag(at - 1) == "D")
            or s.tag(at - 1) == ":"
        ):
            made = _sentence_subject(s, at) or (
                starting_at(s, 0, at) if s.tag(0) in ("M", "D", "N") else None
            )
            speaker = self._cast.speaker(s, made) if made is not None else None
            cue = None
            if s.tag(at - 1) == ":":
                colon = s.tokens[at - 1]
                cue = Cue(text=":", span=Span(colon.start, colon.end))
            elif speaker is None or not (speaker.people or (made is not None and made.kind == "pronoun")):
                # Another paragraph's speaker is no more than a guess.
                speaker, cue = self._last if self._heard == self._at else (None, None)
            if speaker is not None and not speaker.people and speaker.name.lower() in _IMPERSONAL:
                speaker = None
            if speaker is None and words < _STATEMENT:
                return False
        else:
            return False
        draft = Draft("partial", [span], speaker, cue)
        self._made.append(draft)
        self._current = draft
        return True

    def _voiceless(self, span: Span, stretch: Stretch) -> bool:
        """A marked sentence without a cue behind one of the writer's: whoever that was about says it."""
        if nobody.count(self._text, stretch) < 4 or nobody.title_like(self._text, stretch):
            return False
        last, cue = self._last
        speaker = self._subject or last
        if speaker is None:
            return False
        same = last is not None and speaker.name == last.name
        self._current = Draft("direct", [span], speaker, cue if same else None)
        self._made.append(self._current)
        return True

    def _reported(
        self, s: Sentence, made: Attribution, owned: dict[int, Attribution], found: list[Attribution]
    ) -> None:
        if not made.content or made.style in ("object", "bare", "quote") or not made.takes & _SPOKEN:
            return
        if unsaid(s, made) or imagined(s, made, found):
            return
        if made.style == "colon" and made.lemma in lexicon()["begun with"]:
            return
        spans: list[Span] = []
        for first, stop in made.content:
            left, last = first, stop
            while last > left and s.tokens[last - 1].kind not in (WORD, QUOTE, ")"):
                last -= 1
            while left < last and s.tokens[left].kind not in (WORD, QUOTE, "("):
                left += 1
            if any(s.tags[n] == QUOTE and n in owned for n in range(left, last)):
                return
            if last > left:
                spans.append(Span(s.tokens[left].start, s.tokens[last - 1].end))
        if not spans or (len(spans) == 1 and self._cast.bare(spans[0])):
            return
        speaker = self._speaker(s, made)
        if speaker is None and made.style not in ("that", "noun-that"):
            return
        self._made.append(Draft("reported", spans, speaker, self._cue(s, made), self._via(s, made)))

    def _remember(
        self, s: Sentence, found: list[Attribution], drafts: dict[int, Draft], *, told: bool, alone: bool
    ) -> None:
        last = next((a for a in reversed(found) if a.speaker is not None and a.style), None)
        self._several.read(s, found, self._cast)
        if drafts:
            draft = next(reversed(drafts.values()))
            self._last = (draft.speaker, draft.cue)
            self._heard = self._at
        elif last is not None:
            self._heard = self._at
            self._last = (self._speaker(s, last), self._cue(s, last))
        self._awaited = None
        if not alone:
            about = _sentence_subject(s, s.end)
            self._subject = self._cast.speaker(s, about) if about is not None else None
            if self._subject is not None and not self._subject.people:
                self._subject = None
        if s.end and s.tags[s.end - 1] == ":":
            if last is not None:
                self._awaited = (self._speaker(s, last), self._cue(s, last))
            else:
                made = _sentence_subject(s, s.end)
                if made is not None:
                    colon = s.tokens[s.end - 1]
                    cue = Cue(text=":", span=Span(colon.start, colon.end))
                    self._awaited = (self._cast.speaker(s, made), cue)
        if told:
            return
        if last is not None and last.style != "object":
            # The next sentence in marks, without a cue of its own, goes on in this voice.
            self._current = None
        elif not alone:
            self._current = None

    # ------------------------------------------------------------ parts of a quote

    def _speaker(self, s: Sentence, made: Attribution) -> Speaker | None:
        if made.speaker is None:
            return None
        speaker = self._cast.speaker(s, made.speaker)
        if speaker.people:
            return speaker
        if speaker.name.lower() == "they" and (several := self._several.meant()) is not None:
            return replace(speaker, name=several)
        if made.speaker.kind == "common" and s.low(made.speaker.head_end - 1) in lexicon()["speeches"]:
            return self._author(speaker)
        return speaker

    def _author(self, speech: Speaker) -> Speaker | None:
        """Who gives a speech: whoever its words name, else whom the text speaks of; None for nobody."""
        named = self._cast.people(speech.span)
        if named:
            return replace(speech, name=named[0][1].name, people=(named[0][1].name,))
        held = self._subject or self._last[0]
        if held is None or len(held.people) != 1:
            return None
        return replace(speech, name=held.name, people=held.people)

    def _via(self, s: Sentence, made: Attribution) -> str | None:
        if made.via is None:
            return None
        return self._text[s.tokens[made.via.first].start : s.tokens[made.via.last - 1].end]

    def _cue(self, s: Sentence, made: Attribution) -> Cue:
        span = Span(s.tokens[made.verb].start, s.tokens[made.last - 1].end)
        return Cue(text=span.of(self._text), span=span, stance=made.stance)


def _titled(line: list[Token]) -> bool:
    """Whether a line has nearly all its longer words capitalised."""
    words = [t for t in line if t.kind == WORD and t.end - t.start > 3]
    return bool(words) and sum(t.cap for t in words) * 10 >= len(words) * 8


def _sentence_subject(s: Sentence, limit: int) -> Phrase | None:
    for at in range(1, limit):
        if s.tags[at] in "VX":
            made = subject(s, at)
            if made is not None and made.kind != "relative":
                return made
    return None
