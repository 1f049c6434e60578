"""Who is speaking: what carries over from sentence to sentence, and whom a cue means by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.language.names.lexicon import lexicon as names
from digest.language.quotes.bodies import Bodies
from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.complement import person
from digest.language.quotes.cue import Attribution
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.phrases import core, starting_at
from digest.language.quotes.preceding import subject
from digest.language.quotes.sentence import Phrase, Sentence
from digest.language.quotes.several import Several
from digest.language.quotes.speakers import Cast
from digest.model import Cue, Mention, Span, Speaker

_PERSONAL = {"he": "m", "she": "f"}
_STATEMENTS = frozenset(["statement", "letter", "email", "memo"])
_THE_STATEMENT = frozenset(f"the {noun}" for noun in sorted(_STATEMENTS))

Voice = tuple[Speaker | None, Cue | None]
"""Who speaks, and the words that say so."""


class Voices:
    """The voices of one text, as they stand where it has been read to."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._several = Several()
        self._bodies = Bodies()
        self.last: Voice = (None, None)
        """Of the last attribution."""
        self.subject: Speaker | None = None
        """The person that the writer's last sentence was about."""
        self.awaited: Voice | None = None
        """Of a cue with a colon at the end of the last sentence: the next words are its."""
        self._somebody: Speaker | None = None
        """One nameless person who spoke in the writer's last sentence: "a spokeswoman for the town"."""
        self.ahead: Sequence[Span] = ()
        """The marked sentences that go on from the sentence at hand, without a cue of their own."""
        self._stated: Speaker | None = None
        """The one person whose statement was quoted last, while nobody else has spoken."""
        self._known: dict[int, Speaker | None] = {}
        """Who speaks by each attribution that has been asked about since a sentence was last heard."""
        self._at = self._heard = 0
        """The paragraph at hand, and the one of the last attribution."""

    def begin(self, number: int, *, goes_on: bool) -> None:
        """Begins paragraph `number`; `goes_on` where body text follows on body text."""
        self._at = number
        self._known.clear()
        if not goes_on:
            self.awaited = self.subject = self._somebody = None

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
        if said is not None or last is not None:
            self._stated = self._who_states(s, self.last[0])
        self.awaited = None
        if not alone:
            self._somebody = self._nameless(s, last, self.last[0])
            about = sentence_subject(s, s.end)
            speaker = self._cast.speaker(s, about) if about is not None else None
            told = [(about, speaker)] if about is not None and speaker is not None else []
            if last is not None and last.speaker is not None and self.last[0] is not None:
                told.append((last.speaker, self.last[0]))
            self._bodies.read(s, [(p, one) for p, one in told if not self._cast.bare(one.span)])
            self.subject = speaker if speaker is not None and speaker.people else None
        if s.end and s.tags[s.end - 1] == ":":
            if last is not None:
                self.awaited = self.of(s, last)
            elif (made := sentence_subject(s, s.end)) is not None:
                self.awaited = (self._cast.speaker(s, made), colon(s, s.end - 1))
        self._known.clear()

    def _who_states(self, s: Sentence, speaker: Speaker | None) -> Speaker | None:
        """Whose "the statement said" is, behind a sentence that `speaker` spoke in."""
        if speaker is None or len(speaker.people) != 1:
            return None
        stated = not _STATEMENTS.isdisjoint(s.words)
        if stated and any(s.low(n) in _STATEMENTS and s.tags[n] == "N" for n in range(s.end)):
            return speaker
        same = self._stated is not None and self._stated.people == speaker.people
        return self._stated if same else None

    def of(self, s: Sentence, made: Attribution) -> Voice:
        """The voice of an attribution."""
        return self.speaker(s, made), self.cue(s, made)

    def _nameless(self, s: Sentence, last: Attribution | None, speaker: Speaker | None) -> Speaker | None:
        """The one person without a name whom a sentence begins with and lets speak, or goes on with."""
        if (
            last is None
            or last.speaker is None
            or last.speaker.first > 1
            or speaker is None
            or speaker.people
        ):
            return None
        if self._somebody is not None and speaker.name == self._somebody.name:
            return speaker
        head = last.speaker.head_end - 1
        one = last.speaker.kind == "common" and not s.low(head).endswith("s")
        return speaker if one and person(s, head) and s.low(head) not in lexicon()["somebody"] else None

    def speaker(self, s: Sentence, made: Attribution) -> Speaker | None:
        """Who speaks by an attribution; None where it names nobody."""
        if made.speaker is None:
            return None
        if id(made) not in self._known:
            self._known[id(made)] = self._meant(s, made, made.speaker)
        return self._known[id(made)]

    def _meant(self, s: Sentence, made: Attribution, phrase: Phrase) -> Speaker | None:
        speaker = self._cast.speaker(s, phrase, avoid=self._others(s, made))
        if self._somebody is not None and self._goes_on(s, phrase, self._somebody):
            return replace(self._somebody, span=speaker.span)
        if speaker.people:
            return speaker
        body = self._bodies.taken_up(s, phrase)
        if body is not None:
            return replace(speaker, name=body)
        if self._stated is not None and speaker.name.lower() in _THE_STATEMENT:
            return replace(speaker, name=self._stated.name, people=self._stated.people)
        if speaker.name.lower() == "they" and (several := self._several.meant()) is not None:
            return replace(speaker, name=several)
        if phrase.kind == "relative":
            return None  # "some of which say"
        if phrase.kind == "common" and s.low(phrase.head_end - 1) in lexicon()["speeches"]:
            return self._author(speaker)
        return self._writer(s, phrase, speaker)

    def _goes_on(self, s: Sentence, phrase: Phrase, somebody: Speaker) -> bool:
        """Whether a pronoun takes up somebody nameless who has just spoken: "an aide said ... She added"."""
        low = s.low(phrase.head_first)
        if phrase.kind != "pronoun" or low not in _PERSONAL:
            return False
        roles = [names().roles.get(word.lower()) for word in somebody.name.split()]
        genders = {role.gender for role in roles if role is not None and role.gender}
        if genders and genders != {_PERSONAL[low]}:
            return False
        before = self._cast.people(Span(s.tokens[0].start, s.tokens[phrase.head_first].start))
        return not any(self._named(m) for m, _ in before)

    def _others(self, s: Sentence, made: Attribution) -> frozenset[str]:
        """Whom a pronoun before the cue cannot mean: who is spoken to, and whom its words name.

        Nobody is named in what "he" says who is that "he" (Condition C of binding theory).
        """
        phrase = made.speaker
        if phrase is None or phrase.kind != "pronoun" or s.low(phrase.head_first) not in _PERSONAL:
            return frozenset()
        found: set[str] = set()
        heard = made.last + (s.low(made.last) == "to")
        if "hearer" in made.takes or heard > made.last:
            hearer = starting_at(s, heard, s.end)
            if hearer is not None and hearer.kind != "pronoun":
                span = Span(s.tokens[hearer.first].start, s.tokens[hearer.head_end - 1].end)
                found.update(e.name for _, e in self._cast.people(span))
        for first, last in made.content:
            clause = first >= made.last
            for n in range(first, last):
                token = s.tokens[n]
                clause = clause and s.tags[n] != ","
                if s.tags[n] == QUOTE or (clause and token.start in s.names):
                    span = Span(token.start, max(token.end, s.names.get(token.start, 0)))
                    found.update(e.name for m, e in self._cast.people(span) if self._named(m))
        if found or any(s.tags[n] == QUOTE for first, last in made.content for n in range(first, last)):
            for span in self.ahead:
                found.update(e.name for m, e in self._cast.people(span) if self._named(m))
        return frozenset(found)

    def _named(self, mention: Mention) -> bool:
        """Whether somebody is named there, and not a thing by its people: "the Roe/Poe plan"."""
        if mention.form not in ("full", "short"):
            return False
        before, after = self._text[mention.start - 1], self._text[mention.end : mention.end + 1]
        return before not in "/-‑–" and after not in ("/", "-", "‑", "–")

    def _writer(self, s: Sentence, phrase: Phrase, speaker: Speaker) -> Speaker:
        """Who wrote a message that is said to say something, if the words before it name them."""
        if phrase.kind != "common":
            return speaker
        message = next(
            (n for n in range(phrase.first, phrase.head_end) if s.low(n) in lexicon()["messages"]), None
        )
        if message is None or message == phrase.first:
            return speaker
        if s.low(phrase.first - 1) in ("in", "with"):  # "Roe hit back in a tweet that called it “...”"
            about = sentence_subject(s, phrase.first)
            writer = self._cast.speaker(s, about) if about is not None else None
            if writer is not None and len(writer.people) == 1:
                return replace(speaker, name=writer.name, people=writer.people)
        before = Span(s.tokens[phrase.first].start, s.tokens[message].start)
        people = list(dict.fromkeys(e.name for _, e in self._cast.people(before)))
        return replace(speaker, name=people[0], people=(people[0],)) if len(people) == 1 else speaker

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


def speaks(s: Sentence, made: Phrase) -> bool:
    """Whether words that no cue gives to anybody may be a subject's: of persons, roles and documents."""
    if made.kind == "pronoun":
        return True
    head = made.head_end - 1
    return made.kind == "common" and (person(s, head) or s.low(head) in lexicon()["documents"])


def told_by(s: Sentence, at: int) -> Phrase | None:
    """The document in whose relative clause `at` stands: "the report that dealt with it but found “...”"."""
    for n in range(at - 2, 1, -1):
        if s.low(n) in ("that", "which") and s.tags[n - 1] == "N" and s.low(n - 1) in lexicon()["documents"]:
            first = core(s, n - 1, 0)
            return Phrase(first, n, first, n, "common") if s.finite(n + 1, at) else None
        if s.tags[n] in (";", ":"):
            return None
    return None


def sentence_subject(s: Sentence, limit: int) -> Phrase | None:
    """The subject of the first verb before `limit` that has one of its own."""
    for at in range(1, limit):
        if s.tags[at] in "VX":
            made = subject(s, at)
            if made is not None and made.kind != "relative":
                return made
    return None
