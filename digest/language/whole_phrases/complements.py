"""What goes on behind a noun: "to the council", "to widen the harbor", "letting tenants sue"."""

from __future__ import annotations

import re

from digest.language.contested import singular
from digest.language.verbs import irregular_pasts, verbs
from digest.language.whole_phrases import valency
from digest.language.whole_phrases.noun_phrase import DAYS, coordinated, noun_phrase
from digest.language.whole_phrases.words import AUXILIARIES, PRONOUNS, Words
from digest.language.word_classes import classes, is_determiner

_DEEP = 8
"""Complements within complements."""
_BACK = 6
"""Words before a noun in which its determiner stands."""
_PARTICLES = frozenset({"aside", "away", "back", "down", "forward", "off", "out", "over", "together", "up"})
PREPOSITIONS = frozenset(
    {"about", "across", "against", "around", "at", "between", "by", "for", "from", "in", "inside", "into"}
    | {"near", "of", "off", "on", "onto", "outside", "over", "through", "to", "toward", "towards", "under"}
    | {"upon", "with", "within", "without"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BETWEEN = frozenset({"not", "never", "also", "only", "ever", "always", "already", "still", "now", "long"})
_INFLECTED = re.compile(r"(?:[^e]ed|s|ing)$")
"""Endings that no base form has ("weed" is one)."""
_OPEN_ENDED = frozenset({"those", "this", "that", "these", "one", "ones", "many", "some", "all", "both"})


class Complements:
    """Reads on behind the noun that ends before `at`, of the phrase that begins at `first`."""

    def __init__(self, words: Words, first: int, at: int) -> None:
        self._words = words
        self._first = first
        self._noun = at - 1
        self._bare = False
        self.ends: list[int] = []
        """Where the phrase may end, half-open."""
        self._behind(at, 0)

    def _mark(self, at: int) -> None:
        """Notes that the phrase may end before `at`, if it is whole there."""
        words, last = self._words, self._words[at - 1]
        if last.form in _OPEN_ENDED or last.possessive:
            return
        if words.joined(at):
            if words[at].gap == "hyphen":
                return
            # else a compound may go on
            ended = words.stop(at) or is_determiner(words.form(at)) or words.verb(at) or words.capitals
            known = words.form(at).endswith("ly") or words.form(at) in classes()["behind_nouns"]
            if words[at].text.islower() and not (ended or known):
                return
        self.ends.append(at)

    # ------------------------------------------------------------ behind a noun

    def _behind(self, at: int, deep: int) -> int:
        """Reads what the noun before `at` takes; where the last complement ends."""
        words = self._words
        self._mark(at)
        if deep > _DEEP or not words.blank(at):
            return at
        noun, form = singular(words.form(at - 1)), words.form(at)
        end = None
        if form == "to" and self._infinitive(at, noun):
            end = self._clause(self._verb(at + 1), deep)
        elif form in PREPOSITIONS and valency.takes(noun, form):
            end = self._led(at, deep, noun)
        elif form in DAYS and words.blank(at + 1):
            end = self._participle(at + 1, deep)  # "passed a rule Monday banning barges"
        elif form not in ("that", "who"):
            end = self._participle(at, deep)
        else:
            end = self._relative(at + 1, deep) if self._sure(at - 1) else None
            if end is None and form == "that" and valency.takes_clause(noun):
                end = self._content(at + 1, deep)
        return at if end is None else end

    def _infinitive(self, at: int, noun: str) -> bool:
        """Whether the "to" at `at` belongs to the noun, not to what was done with it ("used the law to")."""
        if not self._base(at + 1):
            return False
        if valency.takes_infinitive(noun):
            return True
        return valency.may_take_infinitive(noun) and not self._known(at - 1)

    def _known(self, noun: int) -> bool:
        """Whether the noun at `noun` stands with "the", a possessive or none at all in the singular."""
        words = self._words
        for i in range(noun, max(-1, noun - _BACK), -1):
            if words[i].gap == "break" and i < noun:
                break
            form = words.form(i)
            if form in classes()["definite"] or form in classes()["possessive"] or (words[i].possessive):
                return True
            if form in classes()["indefinite"]:
                return False
            if i < noun and words.stop(i):
                break
        return False

    def _did(self, at: int) -> bool:
        """Whether those before a form like "sent" at `at` did it ("a letter tenants sent to")."""
        return self._words.person(at - 1) and not valency.done_to_people(self._words.form(at))

    def _sure(self, noun: int) -> bool:
        """Whether a relative clause behind `noun` is about it: not in "video of the arrest that"."""
        if noun != self._noun:
            return True  # either is part of the phrase
        words, at = self._words, self._first - 1
        while at > 0 and is_determiner(words.form(at)):
            at -= 1
        led = at > 0 and words.form(at) == "of" and words.blank(at) and words.blank(at + 1)
        return not led or words.person(at - 1)

    def _led(self, at: int, deep: int, noun: str = "") -> int | None:
        """Reads the preposition at `at` with what it leads to."""
        words = self._words
        if not words.joined(at + 1) or (words.form(at) == "to" and self._base(at + 1)):
            return None
        verb = at + 2 if words.form(at + 1).endswith("ly") and words.joined(at + 2) else at + 1
        if self._gerund(verb):
            return self._clause(verb, deep)
        end = noun_phrase(words, at + 1, bare=self._bare)
        if end is None or (words.form(at) == "on" and valency.no_topic(words.form(end - 1))):
            return None
        joint = coordinated(words, at + 1, end)
        if words.form(at + 1) == "both" and joint == end:
            return None
        theirs = words.form(at) == "between" and words.form(end + 1) in classes()["possessive"]
        end = end if theirs and words.plural(end - 1) else joint
        told = words.form(at) == "for" and words.form(end) == "to" and words.blank(end)
        if told and self._base(end + 1):
            clause = self._clause(self._verb(end + 1), deep + 1)
            if clause is not None:
                return clause
        return self._behind(end, deep + 1)

    def _gerund(self, at: int) -> bool:
        """Whether a verb in -ing stands at `at`, behind a preposition, and no noun phrase."""
        words, form = self._words, self._words.form(at)
        if not form.endswith("ing") or "ing" not in verbs().inflected.get(form, ()):
            return False
        if not words.joined(at + 1) or is_determiner(words.form(at + 1)) or words.stop(at + 1):
            return True
        return not words.verb(at + 1) and noun_phrase(words, at + 1) is not None

    def _doing(self, at: int) -> bool:
        """Whether a participle in -ing that tells of the noun before it stands at `at`."""
        form = self._words.form(at)
        known = "ing" in verbs().inflected.get(form, ()) and form.endswith("ing")
        listed = valency.no_participle(form) or form in classes()["topics"]
        return known and not listed and self._words.joined(at + 1)

    def _participle(self, at: int, deep: int) -> int | None:
        """Reads on from a participle at `at` behind its noun ("letting", "backed by", "meant to")."""
        words = self._words
        if self._doing(at):
            return self._clause(at, deep)
        if words.form(at + 1) not in valency.done_to(words.form(at)) or self._did(at):
            return None
        if words.form(at + 1) == "to" and self._base(at + 2):
            return self._clause(self._verb(at + 2), deep)
        if words.form(at + 1) in PREPOSITIONS and words.blank(at + 1):
            return self._led(at + 1, deep)
        return None

    # ------------------------------------------------------------ clauses

    def _base(self, at: int) -> bool:
        """Whether a verb in its base form stands at `at`, behind "to", an adverb before it."""
        words, i = self._words, self._verb(at)
        if not words.blank(at) or not words.joined(i):
            return False
        known = verbs().inflected.get(words.form(i))
        if known is not None:
            return "base" in known
        lower = words[i].text.islower() or words.capitals
        return lower and not (
            is_determiner(words.form(i)) or words.stop(i) or _INFLECTED.search(words.form(i))
        )

    def _verb(self, at: int) -> int:
        """Where the verb of a group stands that begins at `at`: behind auxiliaries and adverbs."""
        words, i = self._words, at
        while words.joined(i) and (
            words.form(i) in _BETWEEN
            or words.form(i).endswith("ly")
            or (words.form(i) in AUXILIARIES and words.joined(i + 1) and i - at < 3)
        ):
            i += 1
        return i

    def _clause(self, verb: int, deep: int) -> int | None:
        """Reads what the verb at `verb` takes; where the clause ends, None where it has no clean end."""
        words = self._words
        if verb >= len(words) or deep > _DEEP or words.form(verb) == "to":
            return None
        form, at = words.form(verb), verb + 1
        while at < len(words) and words[at].gap == "hyphen":
            at += 1
        if words.joined(at) and words.form(at) in _PARTICLES:
            at += 1
        if (
            words.blank(at)
            and words.form(at) == "to"
            and valency.with_infinitive(form)
            and self._base(at + 1)
        ):
            return self._clause(self._verb(at + 1), deep + 1)
        ended = None
        if self._object(at):
            bare = valency.with_object(form, "bare")
            end = noun_phrase(words, at, bare=bare)
            if end is None:
                return None
            at = coordinated(words, at, end)
            if bare:
                known = len(self.ends)
                if words.form(at) == "of":
                    self._bare = True
                    at = self._behind(at, deep + 1)
                    self._bare = False
                del self.ends[known:]  # "letting families of the victims" is no whole without "sue"
                if words.joined(at) and self._base(at):
                    return self._clause(self._verb(at), deep + 1)
                if form.startswith(("let", "help")):
                    return None
            at = ended = self._behind_object(at, form, deep)
            if words.joined(at) and words.form(at) in _PARTICLES - {"over"}:
                at = ended = at + 1  # "to keep barges out"
                self._mark(at)
        elif not words.joined(at) or words.goes_on(at):
            self.ends.append(at)
            return at
        elif words.form(at) not in PREPOSITIONS:
            return None
        while words.blank(at) and words.form(at) in PREPOSITIONS:
            end = self._led(at, deep + 1)
            if end is None or end <= at:
                break
            at = ended = end
        return ended

    def _object(self, at: int) -> bool:
        """Whether an object may begin at `at`, behind a verb."""
        words, form = self._words, self._words.form(at)
        if not words.joined(at) or words[at].gap == "close" or form in PREPOSITIONS:
            return False
        if form in irregular_pasts() and words.verb(at):
            return False  # "to resign grew"
        return is_determiner(form) or form in PRONOUNS or not words.stop(at)

    def _behind_object(self, at: int, form: str, deep: int) -> int:
        """Reads on behind the object of a verb: "to sue", else what the object's noun takes."""
        words = self._words
        known = len(self.ends)
        at = self._behind(at, deep + 1)
        if words.form(at) == "to" and valency.with_object(form, "infinitive") and self._base(at + 1):
            whole = len(self.ends)
            end = self._clause(self._verb(at + 1), deep + 1)
            if end is not None:
                del self.ends[known:whole]  # "allowing families" is no whole without "to sue"
                return end
        return at

    def _relative(self, at: int, deep: int) -> int | None:
        """Reads a clause from its verb group at `at` on, behind "that", "who" or a subject."""
        words, form = self._words, self._words.form(at)
        if not words.blank(at):
            return None
        known = verbs().inflected.get(form, frozenset())
        plainly = form in AUXILIARIES or form.endswith("ed") or known & {"past", "s"}
        if not (
            plainly or (form.endswith("s") and words[at].text.islower() and is_determiner(words.form(at + 1)))
        ):
            return None
        verb = self._verb(at)
        if words.form(verb - 1) in _BE and verb < len(words) and not self._in_past(verb):
            end = noun_phrase(words, verb)  # "that is a burden"
            return None if end is None else self._behind(end, deep + 1)
        return self._clause(verb, deep + 1)

    def _in_past(self, at: int) -> bool:
        form = self._words.form(at)
        return form.endswith(("ed", "ing")) or form in irregular_pasts()

    def _content(self, at: int, deep: int) -> int | None:
        """Reads a clause with a subject of its own, behind "the claim that"."""
        words = self._words
        subject = at + 1 if words.form(at) in classes()["subjects"] else noun_phrase(words, at)
        if subject is None or not words.joined(subject) or not words.goes_on(subject):
            return None
        return self._relative(subject, deep)
