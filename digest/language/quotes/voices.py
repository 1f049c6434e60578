"""Who is speaking: what carries over from sentence to sentence, and whom a cue means by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.language.quotes.cue import Attribution
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.preceding import subject
from digest.language.quotes.sentence import Phrase, Sentence
from digest.language.quotes.several import Several
from digest.language.quotes.speakers import Cast
from digest.model import Cue, Span, Speaker

Voice = tuple[Speaker | None, Cue | None]
"""Who speaks, and the words that say so."""


class Voices:
    """The voices of one text, as they stand where it has been read to."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._several = Several()
        self.last: Voice = (None, None)
        """Of the last attribution."""
        self.subject: Speaker | None = None
        """The person that the writer's last sentence was about."""
        self.awaited: Voice | None = None
        """Of a cue with a colon at the end of the last sentence: the next words are its."""
        self._at = self._heard = 0
        """The paragraph at hand, and the one of the last attribution."""

    def begin(self, number: int, *, goes_on: bool) -> None:
        """Begins paragraph `number`; `goes_on` where body text follows on body text."""
        self._at = number
        if not goes_on:
            self.awaited = self.subject = None

    def near(self) -> Voice:
        """Of the last attribution, if it stands in this paragraph: else it is no more than a guess."""
        return self.last if self._heard == self._at else (None, None)

    def hear(self, s: Sentence, found: Sequence[Attribution], said: Voice | None, *, alone: bool) -> None:
        """Keeps what sentence `s` leaves for the next.

        `said` is the voice of the last words in marks that somebody says in it; `alone` says that it is
        nothing but words in marks.
        """
        last = attributed(found)
        self._several.read(s, found, self._cast)
        if said is not None or last is not None:
            self._heard = self._at
        if said is not None:
            self.last = said
        elif last is not None:
            self.last = self.of(s, last)
        self.awaited = None
        if not alone:
            about = sentence_subject(s, s.end)
            speaker = self._cast.speaker(s, about) if about is not None else None
            self.subject = speaker if speaker is not None and speaker.people else None
        if s.end and s.tags[s.end - 1] == ":":
            if last is not None:
                self.awaited = self.of(s, last)
            elif (made := sentence_subject(s, s.end)) is not None:
                self.awaited = (self._cast.speaker(s, made), colon(s, s.end - 1))

    def of(self, s: Sentence, made: Attribution) -> Voice:
        """The voice of an attribution."""
        return self.speaker(s, made), self.cue(s, made)

    def speaker(self, s: Sentence, made: Attribution) -> Speaker | None:
        """Who speaks by an attribution; None where it names nobody."""
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
        held = self.subject or self.last[0]
        if held is None or len(held.people) != 1:
            return None
        return replace(speech, name=held.name, people=held.people)

    def via(self, s: Sentence, made: Attribution) -> str | None:
        """The medium through which the words came, as printed."""
        if made.via is None:
            return None
        return self._text[s.tokens[made.via.first].start : s.tokens[made.via.last - 1].end]

    def cue(self, s: Sentence, made: Attribution) -> Cue:
        """The words that attribute, with their stance."""
        span = Span(s.tokens[made.verb].start, s.tokens[made.last - 1].end)
        return Cue(text=span.of(self._text), span=span, stance=made.stance)


def colon(s: Sentence, at: int) -> Cue:
    """The colon at `at` as a cue."""
    return Cue(text=":", span=Span(s.tokens[at].start, s.tokens[at].end))


def attributed(found: Sequence[Attribution]) -> Attribution | None:
    """The last attribution of a sentence that names its speaker."""
    return next((a for a in reversed(found) if a.speaker is not None and a.style), None)


def sentence_subject(s: Sentence, limit: int) -> Phrase | None:
    """The subject of the first verb before `limit` that has one of its own."""
    for at in range(1, limit):
        if s.tags[at] in "VX":
            made = subject(s, at)
            if made is not None and made.kind != "relative":
                return made
    return None
