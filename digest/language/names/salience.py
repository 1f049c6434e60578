"""What a reader still has in mind: who was told of, how lately and how prominently.

Every mention leaves its person salient for a while: a subject more than an object, a name in
somebody's quoted words hardly; half of it is gone with each further sentence. A pronoun takes the most
salient person that fits (after Lappin and Leass, 1994, without a parser: subjects are told by the
verb behind them, objects by the lack of one). People whom the text describes but does not name
compete, too: where one of them wins, the pronoun stays open.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from digest.language.names.lexicon import Gender
from digest.language.names.people import Person
from digest.language.names.syntax import Syntax
from digest.language.names.tokens import Tokens

_WINDOW = 6
"""Sentences after which a mention is forgotten."""
_DECAY = 0.5
"""Share of its salience that a mention keeps with each further sentence."""
_LEAST = 0.02
_QUOTED = 0.3
"""Share of its weight that a mention has in somebody's quoted words."""
_CONTINUED = 2.0
"""By how much a pronoun that opens a sentence prefers the subject of the sentence before (the
"continue" of centering theory: Grosz, Joshi and Weinstein, 1995)."""
_CLAUSE = 40
"""Words within which a verb has its subject and its object."""
_EMBEDDED = 0.8
"""What the subject of a reported clause counts against who reports it."""
_MOST = 200
"""Mentions in mind at once."""


@dataclass(slots=True, eq=False)
class Stranger:
    """Somebody described but not named."""

    gender: Gender | None
    again: bool = False
    """Whether it may as well be another word for the person told of last."""


Somebody = Person | Stranger


@dataclass(slots=True)
class Trace:
    """One mention, as it stays in a reader's mind."""

    who: Somebody
    token: int
    sentence: int
    weight: float
    subject: bool
    saying: bool
    quoted: bool


@dataclass(slots=True)
class Pronoun:
    """A third-person pronoun and how it stands in its sentence."""

    token: int
    gender: Gender
    case: str
    """"subject", "object", "owner" or "reflexive"."""
    quoted: bool
    saying: bool
    """Whether it is the subject of a verb of saying."""
    behind: bool
    """Whether it attributes words that stand before it: "..., he said"."""
    opens: bool = False
    """Whether its sentence, in the writer's own words, opens with it."""
    speaker: Person | None = None
    """For one in marks: who, behind it, is said to have said the words."""
    named: Person | None = None
    """Whom the words begin with that it says: "he said Roe left" is not Roe (Condition C of binding)."""


class Memory:
    """The mentions of the last sentences."""

    def __init__(
        self, tokens: Tokens, syntax: Syntax, words: dict[str, frozenset[str]], headlines: list[bool]
    ) -> None:
        self._t = tokens
        self._syntax = syntax
        self._objects = words["objects"]
        self.headlines = headlines
        self.traces: deque[Trace] = deque(maxlen=_MOST)

    def leave(self, who: Somebody, first: int, last: int, share: float = 1.0) -> None:
        """Records that `who` was mentioned by tokens `first` to before `last`."""
        t, syntax = self._t, self._syntax
        quoted = syntax.quoted[first]
        verb = syntax.verb_after(last)
        if verb < 0:
            verb = syntax.verb_closing(self._begin(first), last)
        inverted = syntax.inverted(first)
        subject = verb >= 0 or inverted
        saying = inverted or (verb >= 0 and syntax.saying(verb))
        if t.possessive[last - 1]:
            weight = 0.5
        elif subject:
            weight = _EMBEDDED if not inverted and self._embedded(first) else 1.0
        elif first == t.first[t.sentence[first]]:
            weight = 0.8
        elif t.keys[first - 1] in self._objects:
            weight = 0.45
        else:
            weight = 0.6
        if quoted:
            weight *= _QUOTED
        if self.headlines[t.sentence[first]]:
            weight *= 0.4
        self.traces.append(Trace(who, first, t.sentence[first], weight * share, subject, saying, quoted))
        while self.traces and t.sentence[first] - self.traces[0].sentence > _WINDOW:
            self.traces.popleft()

    def _begin(self, first: int) -> int:
        """Where the titles before a name begin."""
        t = self._t
        while first and t.capital[first - 1] and t.sentence[first - 1] == t.sentence[first]:
            first -= 1
        return first

    def _embedded(self, first: int) -> bool:
        """Whether a subject stands in what another is told to have said: "Roe said (that) Poe came"."""
        t = self._t
        at = self._begin(first) - 1
        if at >= 0 and t.keys[at] == "that":
            at -= 1
        return at >= 0 and t.sentence[at] == t.sentence[first] and self._syntax.saying(at)

    def take_up(self, who: Somebody, pronoun: Pronoun) -> None:
        """Records that a pronoun meant `who`."""
        weight = 1.0 if pronoun.case == "subject" else 0.5
        if pronoun.quoted:
            weight *= _QUOTED
        number = self._t.sentence[pronoun.token]
        subject = pronoun.case == "subject"
        self.traces.append(
            Trace(who, pronoun.token, number, weight * 0.9, subject, pronoun.saying, pronoun.quoted)
        )

    def salience(self, who: Somebody, token: int) -> float:
        """How much `who` is in mind at a token."""
        number = self._t.sentence[token]
        return sum(
            trace.weight * _DECAY ** (number - trace.sentence) for trace in self.traces if trace.who is who
        )

    def antecedent(self, pronoun: Pronoun) -> Somebody | None:
        """Whom a pronoun means by what was said before; None where nobody fits."""
        number = self._t.sentence[pronoun.token]
        scores: dict[int, dict[int, float]] = {}
        people: dict[int, Somebody] = {}
        barred: set[int] = set()
        for trace in reversed(self.traces):
            distance = number - trace.sentence
            if distance > _WINDOW:
                break
            who = trace.who
            if who.gender is not None and who.gender != pronoun.gender:
                continue
            if who is pronoun.speaker or who is pronoun.named or self._excludes(trace, pronoun):
                barred.add(id(who))
                continue
            row = scores.setdefault(id(who), {})
            row[distance] = max(row.get(distance, 0.0), self._weight(trace, pronoun, distance))
            people[id(who)] = who
        # One sentence has one vote for a person, however often it names that person.
        ranked = sorted(
            (-sum(row.values()), order, key)
            for order, (key, row) in enumerate(scores.items())
            if key not in barred
        )
        if not ranked or -ranked[0][0] < _LEAST:
            return None
        return people[ranked[0][2]]

    def _excludes(self, trace: Trace, pronoun: Pronoun) -> bool:
        """Whether a pronoun cannot mean whom a mention means.

        People say "I" of themselves: who speaks is no "he" of the words in marks beside it. And the
        object of a verb is not its subject.
        """
        t = self._t
        if pronoun.quoted:
            paragraph = t.paragraph[t.sentence[pronoun.token]]
            return trace.saying and not trace.quoted and t.paragraph[trace.sentence] == paragraph
        if pronoun.case != "object" or not trace.subject or trace.sentence != t.sentence[pronoun.token]:
            return False
        near = pronoun.token - trace.token < _CLAUSE
        return near and not self._syntax.clause_between(trace.token, pronoun.token)

    def _weight(self, trace: Trace, pronoun: Pronoun, distance: int) -> float:
        """What a mention speaks for, `distance` sentences before the pronoun."""
        weight = trace.weight * _DECAY**distance
        if distance == 0 and pronoun.behind:
            weight *= 0.12 if trace.quoted or not trace.saying else 1.0
        elif distance == 1 and pronoun.behind:
            weight *= 1.6
        elif distance == 0 and pronoun.case == "reflexive" and trace.subject:
            weight *= 2.0
        if trace.subject and pronoun.case in ("subject", "owner"):
            weight *= _CONTINUED if distance == 1 and pronoun.opens and not trace.quoted else 1.25
        if pronoun.saying and trace.saying:
            weight *= 1.5
        if pronoun.quoted and trace.quoted:
            weight /= _QUOTED
        elif pronoun.quoted and trace.saying:
            weight *= _QUOTED
        elif trace.quoted and distance:
            weight *= 0.5
        stranger = isinstance(trace.who, Stranger)
        if trace.who.gender is None and not (stranger and distance == 0):
            weight *= 0.6
        if isinstance(trace.who, Stranger) and trace.who.again and distance:
            weight *= 0.15
        return weight
