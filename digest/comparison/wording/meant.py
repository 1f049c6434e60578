"""Roles in place of a name that only the articles together explain.

"The harbor chairman" is no riddle where another article introduces Ada Brook as the harbor's chairman. A
definite description of one person, which its own article ties to nobody, means whoever fits it among those
whom the article names: what they are called by any article has its noun or a narrower one, and every word
before it that tells which office, party or place it is. Where two fit, it means neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from digest.comparison.wording.person_words import person_words
from digest.comparison.wording.profiles import Profile
from digest.comparison.wording.ranks import Ranked, ranked, who_ranks
from digest.comparison.wording.uses import Use
from digest.language.contested import singular
from digest.language.descriptions.roles import person_key
from digest.language.noun_phrases import Token, inside, is_stop, may_be_verb, title_case, tokens
from digest.language.person_nouns import kin_words, role_words, spelled_out
from digest.language.word_classes import classes, is_determiner
from digest.model import Reading, Span, Term

CONCEPT = "person"
_LONGEST = 6
"""Words of a role with its modifiers."""
_NEAR = 3
"""Sentences back to which a description may take somebody up who is not the article's main person."""
_JUST_NOW = 1
"""Sentences back to which it tells two persons apart whom it fits."""
_PARTIES = frozenset({"gop", "dnc", "rnc"})
_PARTICIPLES = frozenset({"accused", "deceased"})
_RESTRICTS = frozenset({"who", "whose", "that"})
"""Words right behind a noun that tell which one of several is meant."""
_ASIDE = 6
"""Words between a role and the verb that says who has it."""


class Said(NamedTuple):
    """A definite description in its sentence."""

    span: Span
    sentence: int
    noun: str
    before: tuple[str, ...]
    """The words before the noun."""
    behind: frozenset[str]
    """Those that go on behind it and say whose or where it is."""


def meant(columns: Sequence[Reading], owner: Mapping[str, str], known: Mapping[str, Profile]) -> list[Use]:
    """The descriptions in place of a name that one person named in the article fits, as uses about them."""
    found = []
    for column, reading in enumerate(columns):
        told = _Told(reading, owner)
        for number, sentence in enumerate(reading.sentences):
            words = tokens(reading.article.text, sentence)
            if title_case(words):
                continue
            for said in _descriptions(words, number, told):
                key = _whom(said, told, known)
                if key:
                    found.append(_use(column, said.span, said.noun, (*said.before, said.noun), key))
            for rank in _ranks(words, told):
                key = who_ranks(rank, told.in_sentence, known)
                if key:
                    found.append(_use(column, rank.span, rank.party, rank.words, key))
    return found


def _use(column: int, span: Span, noun: str, words: Sequence[str], key: str) -> Use:
    term = Term(*span, noun, key, CONCEPT, choice=" ".join(words), definite=True)
    return Use(column, term, frozenset({key}), frozenset())


class _Told:
    """Where an article tells of whom."""

    def __init__(self, reading: Reading, owner: Mapping[str, str]) -> None:
        self.in_sentence: dict[str, list[int]] = {}
        """By key of the person: the sentences with a mention, in order."""
        self.names: list[Span] = []
        self.taken: list[Span] = []
        """What already means somebody: roles, and descriptions beside names."""
        often: Counter[str] = Counter()
        starts = [sentence.start for sentence in reading.sentences]
        for entity in reading.entities:
            key = owner.get(person_key(entity), "") if entity.kind == "person" else ""
            for mention in entity.mentions:
                if entity.kind == "person" and mention.form in ("full", "short"):
                    self.names.append(mention.span)
                if mention.form == "role":
                    self.taken.append(mention.span)
                if key:
                    at = bisect_left(starts, mention.start + 1) - 1
                    self.in_sentence.setdefault(key, []).append(at)
                    often[key] += 1
        self.taken += [term.span for term in reading.terms if term.concept == CONCEPT]
        self.taken += reading.marked
        self.names.sort()
        self.taken.sort()
        most = max(often.values(), default=0)
        self.main = {key for key, times in often.items() if 2 * times > most}
        for told in self.in_sentence.values():
            told.sort()

    def back_to(self, key: str, sentence: int) -> int | None:
        """How many sentences before `sentence` the person was last told of; None where not yet."""
        told = self.in_sentence.get(key, [])
        at = bisect_left(told, sentence + 1)
        return sentence - told[at - 1] if at else None

    def named_from(self, start: int, end: int) -> bool:
        """Whether somebody's name begins in `text[start:end]`."""
        at = bisect_left(self.names, start, key=lambda span: span.start)
        return at < len(self.names) and self.names[at].start < end

    def named_until(self, start: int, end: int) -> bool:
        """Whether somebody's name ends in `text[start:end]`."""
        at = bisect_left(self.names, start, key=lambda span: span.end)
        return at < len(self.names) and self.names[at].end <= end

    def is_taken(self, span: Span) -> bool:
        """Whether the words already mean somebody, or are somebody's own."""
        at = bisect_left(self.taken, span.end, key=lambda place: place.start)
        return any(place.end > span.start for place in self.taken[max(0, at - 4) : at])


def _descriptions(words: Sequence[Token], number: int, told: _Told) -> Iterator[Said]:
    """The definite descriptions of one person that stand alone in sentence `number`, in text order."""
    for at, word in enumerate(words):
        if word.form == "the" and at + 1 < len(words) and words[at + 1].gap == "blank":
            said = _description(words, at, number, told)
            if said is not None:
                yield said


def _ranks(words: Sequence[Token], told: _Told) -> Iterator[Ranked]:
    """The descriptions by rank of a sentence that stand alone."""
    for at in range(len(words)):
        said = ranked(words, at)
        if said is not None and not told.is_taken(said.span):
            yield said


def _description(words: Sequence[Token], at: int, number: int, told: _Told) -> Said | None:
    """The description that "the" at `at` opens."""
    start = at + 1
    noun = _head(words, start)
    owned = any(words[i].possessive for i in range(start, noun))
    if noun < 0 or owned != (words[noun].form in kin_words()):
        return None  # "the mayor's driver" is no mayor; "the mayor's son" is whoever is introduced so
    stop = noun + 1
    follows = words[stop] if stop < len(words) and words[stop].gap in ("blank", "hyphen") else None
    if follows and (follows.gap == "hyphen" or follows.text[:1].isupper()):
        return None  # "the mayor Ada Brook" stands beside a name
    if follows and not words[noun].possessive and not (is_stop(follows) or may_be_verb(follows)):
        return None  # "the mayor candidate"
    if told.is_taken(Span(words[noun].start, words[noun].end)):
        return None
    if (follows and follows.form in _RESTRICTS) or _beside_a_name(words, at, stop, told):
        return None
    behind: frozenset[str] = frozenset()
    end = words[noun].end - (2 if words[noun].possessive and _marked(words[noun]) else 0)
    if follows and follows.form in ("of", "in", "on", "for", "at", "from") and not words[noun].possessive:
        first, last = inside(words, stop + 1)
        behind = frozenset(_spelled(words[i]) for i in range(first, last))
        if follows.form == "of" or any(words[i].text[:1].isupper() for i in range(first, last)):
            end = words[last - 1].end if last > first else end
        else:
            behind = frozenset()
    forms = tuple(_spelled(words[i]) for i in range(start, noun))
    return Said(Span(words[start].start, end), number, _noun(words[noun]), forms, behind)


def _head(words: Sequence[Token], start: int) -> int:
    """The noun for a person in the phrase that begins at `start`; -1 where there is none."""
    noun = -1
    for i in range(start, min(start + _LONGEST, len(words))):
        if i > start and words[i].gap not in ("blank", "hyphen"):
            break
        if is_stop(words[i]) or is_determiner(words[i].form) or (noun >= 0 and may_be_verb(words[i])):
            break
        noun = i if _noun(words[i]) in role_words() or words[i].form in kin_words() else -1
        kin = words[i].possessive and any(word.form in kin_words() for word in words[i + 1 : i + 3])
        if words[i].possessive and not kin:
            break
    return noun


def _beside_a_name(words: Sequence[Token], at: int, stop: int, told: _Told) -> bool:
    """Whether a description stands in apposition to a name or says who somebody is."""
    before = max(words[0].start, words[at].start - 30)
    if words[at].gap == "break" and at and told.named_until(before, words[at].start):
        return True  # "Brook of Norland, the mayor"
    if at and words[at - 1].form in classes()["copulas"] | {"as", "named", "elected", "become", "becoming"}:
        return True  # "Brook is the mayor"
    if stop < len(words) and words[stop].gap == "break":
        return told.named_from(words[stop - 1].end, words[stop - 1].end + 4)  # "the mayor, Ada Brook"
    copula = next(
        (i for i in range(stop, min(stop + _ASIDE, len(words))) if words[i].form in classes()["copulas"]),
        None,
    )
    return copula is not None and told.named_from(words[copula].end, words[copula].end + 3)


def _marked(word: Token) -> bool:
    return word.end - word.start > len(word.text)


def _noun(word: Token) -> str:
    """The noun for a person that a word is, in full; plurals are none, nor is the name of a party."""
    single = singular(word.form) == word.form and word.form not in _PARTIES
    return _spelled(word) if single and word.form not in _PARTICIPLES else ""


def _spelled(word: Token) -> str:
    return spelled_out().get(word.form, word.form)


def _whom(said: Said, told: _Told, known: Mapping[str, Profile]) -> str:
    """The key of the one person whom a description means; empty where nobody or several fit."""
    fit = [key for key in sorted(told.in_sentence) if key in known and _fits(said, known[key])]
    if len(fit) > 1:
        fit = [
            key for key in fit if (back := told.back_to(key, said.sentence)) is not None and back <= _JUST_NOW
        ]
        if not said.before:
            return ""
    if len(fit) != 1:
        return ""
    back = told.back_to(fit[0], said.sentence)
    return fit[0] if back is not None and (back <= _NEAR or fit[0] in told.main) else ""


def _fits(said: Said, person: Profile) -> bool:
    """Whether what the articles tell of a person explains every word of a description."""
    words = person_words()
    if said.noun in classes()["generic_roles"] or (
        not said.before and said.noun in words.any | words.party | words.wide
    ):
        return False
    if (said.noun.endswith("woman") and person.gender == "m") or (
        said.noun.endswith("man") and person.gender == "f"
    ):
        return False
    telling = frozenset(said.before) & words.telling
    if not (person.is_called(said.noun, telling) or _left_office(said, telling, person)):
        return False
    if person.private and set(said.before) & words.jurisdiction:
        return False  # a lawyer for the defence is no "U.S. attorney"
    before = _without_initials(said.before, person)
    return all(form in telling or person.explains(form) for form in before) and all(
        form in person.words or is_determiner(form) for form in said.behind
    )


def _left_office(said: Said, telling: frozenset[str], person: Profile) -> bool:
    """Whether "the former harbor agent" can be who is told of as a harbor agent: an article may be late.

    Not for an office that one person holds, where the former holder is somebody else.
    """
    return (
        telling == {"former"}
        and said.noun not in person_words().single
        and person.is_called(said.noun, frozenset())
        and any(form in person.words for form in said.before)
    )


def _without_initials(forms: Sequence[str], person: Profile) -> Sequence[str]:
    """The words without those whose initials another article has ("NFB" for "National Ferry Board")."""
    for first in range(len(forms) - 2):
        for stop in range(len(forms), first + 2, -1):
            if "".join(form[0] for form in forms[first:stop]) in person.words:
                return [*forms[:first], *forms[stop:]]
    return forms
