"""Quotes of a whole text: stretches and clauses joined with whoever said them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language.quotes import nobody
from digest.language.quotes.clauses import QUOTE, WORD
from digest.language.quotes.cue import Attribution
from digest.language.quotes.drafts import Draft, Kind, numbered
from digest.language.quotes.feelings import felt
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.negation import imagined, inferred, unsaid
from digest.language.quotes.owners import apart, described, from_next, nested, owners, twice, wished
from digest.language.quotes.pairing import Stretch
from digest.language.quotes.paragraphs import Paragraph, Paragraphs
from digest.language.quotes.parse import Parse
from digest.language.quotes.phrases import starting_at
from digest.language.quotes.reported import antecedent, portrait
from digest.language.quotes.sentence import Sentence
from digest.language.quotes.speakers import Cast
from digest.language.quotes.voices import (
    Voice,
    Voices,
    attributed,
    colon,
    sentence_subject,
    speaks,
    told_by,
)
from digest.model import Block, Cue, Quote, Span, Speaker

_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}): ?(?=\S)")
_IMPERSONAL = frozenset(["it", "they", "this", "that", "these", "those", "there"])
"""Pronouns that name no speaker where it is not clear whom they mean."""
_STATEMENT = 6
"""Marked words that are somebody's statement, whoever it is; fewer may be a term."""
_LOOSE = frozenset(["object", "bare", "quote", "asked"])
"""Styles in which nothing is reported but words in marks."""
_SPOKEN = frozenset(["clause", "that", "words", "question", "infinitive", "gerund", "noun", "hearer"])


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
    return numbered(
        text, _Reader(text, Paragraphs(text, blocks, sentences, cast, parse), cast).drafts(), identity
    )


class _Reader:
    """One pass over one text; what carries over from sentence to sentence is its state."""

    def __init__(self, text: str, paragraphs: Paragraphs, cast: Cast) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._cast = cast
        self._voices = Voices(text, cast)
        self._made: list[Draft] = []
        self._current: Draft | None = None
        """The marked statement that a marked sentence without a cue would carry on."""

    def drafts(self) -> list[Draft]:
        """Reads everything."""
        previous: Block | None = None
        for number, block in enumerate(self._paragraphs.blocks):
            goes_on = previous is not None and block.kind == previous.kind == "body"
            self._voices.begin(number, goes_on=goes_on)
            if not goes_on:
                self._current = None
            self._paragraph(self._paragraphs.read(number))
            previous = block
        return self._made

    def _add(self, draft: Draft) -> None:
        """Adds a statement in marks, which the next sentence may carry on."""
        self._made.append(draft)
        self._current = draft

    def _paragraph(self, line: Paragraph) -> None:
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
                self._voices.last = self._voices.of(after, borrowed)
                self._add(Draft("direct", [], *self._voices.last))
            self._voices.ahead = _going_on(line, number + 1)
            self._sentence(line, s, found)

    def _turn(self, line: Paragraph) -> bool:
        """A turn of a transcript ("ROE: ..."): the whole paragraph, word for word, without marks."""
        label = next(iter(line.found[0]), None) if line.found else None
        if label is None or label.style != "label" or line.marked or line.block.kind != "body":
            return False
        s = line.sentences[0]
        name = Span(s.tokens[0].start, s.tokens[label.verb - 1].end)
        if not name.of(self._text).isupper() or self._cast.place(name):
            return False
        start = s.tokens[label.last].start
        self._voices.last = self._voices.of(s, label)
        self._add(Draft("direct", [Span(start, line.block.end)], *self._voices.last))
        return True

    def _sentence(self, line: Paragraph, s: Sentence, found: list[Attribution]) -> None:
        quotes = [n for n in range(s.end) if s.tags[n] == QUOTE]
        owned = owners(s, found, quotes)
        alone = bool(quotes) and all(t in (QUOTE, ",", "-", ".") for t in s.tags[: s.end])
        drafts: dict[int, Draft] = {}
        told = False
        for at in quotes:
            stretch = line.marked[s.tokens[at].ref]
            owner = owned.get(at)
            if nobody.markup(self._text, stretch) or (owner is not None and wished(s, at)):
                continue
            if owner is not None and described(s, at, self._text, stretch, owner):
                owner = None
            label = _LABEL.match(self._text, stretch.start, stretch.end) if at == 0 else None
            if label is not None and label.end() < stretch.end and (label["name"].isupper() or s.end == 1):
                self._labelled(stretch, label)
                told = True
                continue
            span = Span(stretch.start, stretch.end)
            if owner is not None:
                if not line.titled and nobody.named(s, at, self._text, stretch, owner):
                    continue
                draft = drafts.get(id(owner))
                if draft is None or apart(s, quotes, at):
                    draft = self._owned(s, owner)
                    drafts[id(owner)] = draft
                    self._made.append(draft)
                draft.spans.append(span)
                self._current = draft
                told = True
            elif alone and self._voices.awaited is not None:
                self._add(Draft("direct", [span], *self._voices.awaited))
                told = True
            elif alone and nobody.heading(s, self._text, stretch):
                continue
            elif alone and self._current is not None:
                self._current.spans.append(span)
                told = True
            elif self._unowned(s, at, stretch, found, alone=alone, titled=line.titled):
                told = True
        for made in found:
            if id(made) not in drafts and not nested(made, found) and not twice(s, made, found):
                self._reported(s, made, owned, found)
        said = next(reversed(drafts.values())) if drafts else None
        self._voices.hear(s, found, (said.speaker, said.cue) if said is not None else None, alone=alone)
        last = attributed(found)
        # Behind an attribution, the next sentence in marks without a cue of its own goes on in its voice.
        if not told and (not alone or (last is not None and last.style != "object")):
            self._current = None
        spoken = next(iter(drafts.values())).speaker if drafts else self._voices.last[0] if found else None
        self._cast.read(s, spoken)

    def _labelled(self, stretch: Stretch, label: re.Match[str]) -> None:
        name = Span(label.start("name"), label.end("name"))
        speaker = self._cast.named(name)
        cue = Cue(text=":", span=Span(name.end, name.end + 1))
        self._add(Draft("direct", [Span(label.end(), stretch.end)], speaker, cue))
        self._voices.last = (speaker, cue)

    def _owned(self, s: Sentence, owner: Attribution) -> Draft:
        whole = owner.style in ("before", "quote", "colon", "label", "according") and all(
            s.tags[n] != WORD and s.tokens[n].kind != WORD
            for first, last in owner.content
            for n in range(first, last)
        )
        kind: Kind = "direct" if whole else "partial"
        return Draft(kind, [], *self._voices.of(s, owner), self._voices.via(s, owner))

    def _unowned(
        self, s: Sentence, at: int, stretch: Stretch, found: list[Attribution], *, alone: bool, titled: bool
    ) -> bool:
        """A marked stretch that no cue governs: whose it is, or that it is nobody's."""
        span = Span(stretch.start, stretch.end)
        if alone:
            return self._voiceless(span, stretch)
        if not titled and nobody.named(s, at, self._text, stretch, None):
            return False
        if any(a.style == "asked" and a.governs(at) for a in found):
            return False  # "Asked whether it was “fair,” she left": whoever asked
        words = nobody.count(self._text, stretch)
        given = not any(a.speaker is None and a.style == "quote" and a.governs(at) for a in found)
        near = [
            a
            for a in found
            if a.speaker is not None
            and (given or a.style != "bare")
            and a.style in ("bare", "colon", "object", "before")
            and not described(s, at, self._text, stretch, a)
        ]
        speaker: Speaker | None
        cue: Cue | None
        if near:
            best = min(near, key=lambda a: abs(a.verb - at))
            speaker, cue = self._voices.of(s, best)
            if best.stance == "feeling" and best.verb > at:
                cue = None
        elif (
            words >= 3
            or felt(s, at, self._text, stretch)
            or titled
            or (s.low(at - 2) == "as" and s.tag(at - 1) == "D")
            or s.tag(at - 1) == ":"
        ):
            speaker, cue = self._by_subject(s, at)
            if speaker is None and words < _STATEMENT:
                return False
        else:
            return False
        self._add(Draft("partial", [span], speaker, cue))
        return True

    def _by_subject(self, s: Sentence, at: int) -> Voice:
        """The voice of words in marks at `at` that whoever the sentence is about may have said."""
        made = (
            told_by(s, at)
            or sentence_subject(s, at)
            or (starting_at(s, 0, at) if s.tag(0) in ("M", "D", "N") else None)
        )
        speaker = self._cast.speaker(s, made) if made is not None else None
        cue: Cue | None = None
        if s.tag(at - 1) == ":":
            cue = colon(s, at - 1)
        elif speaker is None or not (speaker.people or (made is not None and speaks(s, made))):
            speaker, cue = self._voices.near()
        if speaker is not None and not speaker.people and speaker.name.lower() in _IMPERSONAL:
            speaker = None
        return speaker, cue

    def _voiceless(self, span: Span, stretch: Stretch) -> bool:
        """A marked sentence without a cue behind one of the writer's: whoever that was about says it."""
        if nobody.count(self._text, stretch) < 4 or nobody.title_like(self._text, stretch):
            return False
        last, cue = self._voices.last
        speaker = self._voices.subject or last
        if speaker is None:
            return False
        same = last is not None and speaker.name == last.name
        self._add(Draft("direct", [span], speaker, cue if same else None))
        return True

    def _reported(
        self, s: Sentence, made: Attribution, owned: dict[int, Attribution], found: list[Attribution]
    ) -> None:
        if not made.content or made.style in _LOOSE or not made.takes & _SPOKEN:
            return
        if unsaid(s, made) or imagined(s, made, found):
            return
        if (made.style == "colon" and made.lemma in lexicon()["begun with"]) or inferred(s, made):
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
            aside = portrait(s, left, last) if made.style == "before" else None
            if aside is not None:
                spans.append(Span(s.tokens[left].start, s.tokens[aside[0] - 1].end))
                left = aside[1]
            if last > left:
                spans.append(Span(s.tokens[left].start, s.tokens[last - 1].end))
        told_of = antecedent(s, made)
        if spans and told_of is not None:
            spans.insert(0, Span(s.tokens[told_of[0]].start, s.tokens[told_of[1] - 1].end))
        if not spans or (len(spans) == 1 and self._cast.bare(spans[0])):
            return
        speaker = self._voices.speaker(s, made)
        if (speaker is None and made.style != "that") or self._told(s, made, speaker, found):
            return
        self._made.append(
            Draft("reported", spans, speaker, self._voices.cue(s, made), self._voices.via(s, made))
        )

    def _told(
        self, s: Sentence, made: Attribution, speaker: Speaker | None, found: list[Attribution]
    ) -> bool:
        """Whether what a cue reports is told with another one's words: "Roe said he doubted that ...".

        Only of one speaker; of two cues with the same clause ("clarified it by insisting that"), the later
        one has it.
        """
        for other in found:
            if other is made or not other.content or other.style in _LOOSE or not other.takes & _SPOKEN:
                continue
            whole = other.governs(made.verb) and other.governs(made.content[-1][1] - 1)
            later = other.content == made.content and other.verb > made.verb and other.style != "noun-that"
            if not whole and not later:
                continue
            told = self._voices.speaker(s, other)
            if told is not None and speaker is not None and told.name == speaker.name:
                return True
        return False


def _going_on(line: Paragraph, number: int) -> list[Span]:
    """The marked stretches of the sentences from `number` on that are nothing else, without a cue."""
    found: list[Span] = []
    for s, made in zip(line.sentences[number:], line.found[number:], strict=True):
        if made or not s.end or any(tag != QUOTE for tag in s.tags[: s.end]):
            break
        found += [Span(t.start, t.end) for t in s.tokens[: s.end]]
    return found
