"""From the mention beside a quote to the speaker: full name where the article gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from digest.language.quotes.antecedents import Antecedents
from digest.language.quotes.designations import Designations
from digest.language.quotes.remarks import remark
from digest.language.quotes.sentence import Phrase, Sentence
from digest.model import Entity, Mention, Span, Speaker

_POSSESSIVE = re.compile(r"(?<=s)[’']$|[’']s$")


class Cast:
    """The people, bodies and places of one article, found by where they are mentioned."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._mentions = sorted(
            ((m, e) for e in entities for m in e.mentions), key=lambda pair: (pair[0].start, -pair[0].end)
        )
        self._starts = [m.start for m, _ in self._mentions]
        self._people = {e.name: e for e in entities if e.kind == "person"}
        self._minds = Antecedents()
        self._designations = Designations(text, [(m, e) for m, e in self._mentions if e.kind == "person"])
        self.names = {m.start: m.end for m, e in reversed(self._mentions) if e.kind == "person"}
        """The first character of each mention of a person to the one behind it, the longest of several."""

    def within(self, span: Span) -> list[tuple[Mention, Entity]]:
        """The mentions that lie inside `span`, in text order."""
        found = []
        for index in range(bisect_left(self._starts, span.start), len(self._mentions)):
            mention = self._mentions[index][0]
            if mention.start >= span.end:
                break
            if mention.end <= span.end:
                found.append(self._mentions[index])
        return found

    def people(self, span: Span) -> list[tuple[Mention, Entity]]:
        """The people mentioned inside `span`, in text order."""
        return [(m, e) for m, e in self.within(span) if e.kind == "person"]

    def place(self, span: Span) -> bool:
        """Whether `span` names a place and nobody."""
        kinds = {e.kind for _, e in self.within(span)}
        return "place" in kinds and "person" not in kinds

    def bare(self, span: Span) -> bool:
        """Whether `span` is nothing but the name of a place or a person: "Arden", "In Arden"."""
        return any(
            e.kind in ("place", "person") and m.end == span.end and m.start - span.start <= len("In ")
            for m, e in self.within(span)
        )

    def read(self, s: Sentence, speaker: Speaker | None) -> None:
        """Takes note of a sentence that has been dealt with, and of who spoke in it."""
        if not s.tokens:
            return
        self._minds.sentence(s, self.people(Span(s.tokens[0].start, s.tokens[-1].end)))
        if speaker is not None and len(speaker.people) == 1 and speaker.people[0] in self._people:
            self._minds.spoke(self._people[speaker.people[0]], speaker.span.end)

    def named(self, span: Span) -> Speaker:
        """The speaker that a label names ("ROE:")."""
        found = self.people(span)
        if found:
            return _person(found[-1][1].name, span)
        return Speaker(name=span.of(self._text), people=(), span=span)

    def speaker(self, s: Sentence, phrase: Phrase, *, avoid: frozenset[str] = frozenset()) -> Speaker:
        """Whom the phrase means; the article's words where it names nobody.

        A pronoun means none of the people in `avoid`.
        """
        tokens = s.tokens
        span = Span(tokens[phrase.first].start, tokens[_mention_end(s, phrase) - 1].end)
        head = Span(tokens[phrase.head_first].start, tokens[phrase.head_end - 1].end)
        if phrase.joint and self._text[head.end - 2 : head.end + 1] in ("Jr.", "Sr."):
            head = Span(head.start, head.end + 1)
        people = self.people(head)
        if phrase.partner is not None:
            return self._joined(s, phrase, phrase.partner, span)
        if phrase.kind == "pronoun":
            return self._pronoun(s, phrase, span, people, avoid)
        if phrase.joint and len(people) > 1:
            return Speaker(
                name=head.of(self._text), people=tuple(dict.fromkeys(e.name for _, e in people)), span=span
            )
        closing = [(m, e) for m, e in people if m.end >= head.end - 2]
        if phrase.kind == "common" and s.tags[phrase.first] == "#" and len(closing) > 1:
            closing = []  # "two former waiters": others than those who have been named
        if len({e.name for m, e in closing if m.start == closing[-1][0].start}) > 1:
            # One mention of several people: "the two leaders".
            names = tuple(dict.fromkeys(e.name for m, e in closing if m.start == closing[-1][0].start))
            return Speaker(name=head.of(self._text), people=names, span=span)
        if closing:
            return _person(closing[-1][1].name, span)
        words = self._text[head.start : tokens[_name_end(s, phrase) - 1].end]
        if phrase.kind == "common":
            start = tokens[phrase.first].start
            stop = _plain_end(s, phrase)
            words = self._text[start : tokens[stop - 1].end]
        words = _POSSESSIVE.sub("", words).strip("“”\"‘’'«»") if phrase.kind == "common" else words
        words = _POSSESSIVE.sub("", words)
        if phrase.kind == "common":
            owner = people[0][1].name if people and people[0][0].start == span.start else None
            meant = self._designations.meant(words, owner)
            if meant is not None:
                return _person(meant, span)
        return Speaker(name=words, people=self._minds.several(words), span=span)

    def _joined(self, s: Sentence, phrase: Phrase, partner: tuple[int, int], span: Span) -> Speaker:
        """Those whom an apposition parts: "Ann Roe, a baker, and other neighbours"."""
        first, last = partner
        one = self.speaker(s, Phrase(first, last, first, last, "name"))
        other = self.speaker(
            s, Phrase(phrase.head_first, phrase.last, phrase.head_first, phrase.head_end, phrase.kind)
        )
        people = tuple(dict.fromkeys((*one.people, *other.people)))
        return Speaker(name=f"{one.name} and {other.name}", people=people, span=span)

    def _pronoun(
        self,
        s: Sentence,
        phrase: Phrase,
        span: Span,
        marked: list[tuple[Mention, Entity]],
        avoid: frozenset[str],
    ) -> Speaker:
        words = span.of(self._text)
        remarked = remark(s, phrase.first)
        if remarked is not None and (giver := self._giver(s, *remarked)) is not None:
            return _person(giver, span)
        meant = tuple(dict.fromkeys(e.name for _, e in marked if e.name not in avoid))
        if len(meant) > 1:
            others = words.lower() == "they" and self._minds.others
            return Speaker(name=words, people=() if others else meant, span=span)
        if meant:
            return _person(meant[0], span)
        before = self.people(Span(s.tokens[0].start, span.start))
        entity = self._minds.pronoun(s, phrase, before, avoid)
        if entity is not None:
            return _person(entity.name, span)
        return Speaker(name=words, people=self._minds.several(words), span=span)

    def _giver(self, s: Sentence, owner: int, noun: int) -> str | None:
        """Whose remark it is, by the word at `owner`: "Roe's remark", "blamed Roe for his remark"."""
        low = s.low(owner)
        if low in ("his", "her"):
            named = self.people(Span(s.tokens[0].start, s.tokens[owner].start))
            named = [(m, e) for m, e in named if e.gender in (None, "m" if low == "his" else "f")]
        else:
            named = self.people(Span(s.tokens[0].start, s.tokens[noun].start))
            named = [(m, e) for m, e in named if m.end > s.tokens[owner].start]
        return named[-1][1].name if named else None


def _person(name: str, span: Span) -> Speaker:
    return Speaker(name=name, people=(name,), span=span)


def _mention_end(s: Sentence, phrase: Phrase) -> int:
    """Behind the mention itself; a relative pronoun beside the cue belongs to it, an apposition does not."""
    if s.tags[phrase.last - 1] == "W":
        stop = phrase.last
        return stop if stop - phrase.head_end <= 3 else _plain_end(s, phrase)
    return max(_plain_end(s, phrase), phrase.head_end)


def _name_end(s: Sentence, phrase: Phrase) -> int:
    """Behind a name with what "of" adds to it: "the Department of the Interior"."""
    at = phrase.head_end
    if phrase.kind != "name" or s.low(at) != "of":
        return at
    stop = at + 1
    while stop < phrase.last and (s.tags[stop] in "DM" or (s.tags[stop] == "C" and s.tag(stop + 1) == "M")):
        stop += 1
    return stop if s.tags[stop - 1] == "M" else at


def _plain_end(s: Sentence, phrase: Phrase) -> int:
    """Behind the phrase without a relative clause or apposition at its end."""
    for at in range(phrase.head_end, phrase.last):
        if s.tags[at] in (",", "W", "-", "(", "t"):
            dated = s.tags[at] == "t" and s.tags[at - 1] == "I" and at - 1 >= phrase.head_end
            return at - dated  # "builders (in June)"
    return phrase.last
