"""What all the articles of an event tell of a person: offices, party, home, and the words for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.comparison.wording.person_words import person_words
from digest.language.contested import singular
from digest.language.descriptions.roles import person_key
from digest.language.person_nouns import kin_words, role_words, spelled_out, wider
from digest.language.places import countries, states
from digest.language.word_classes import classes, colours
from digest.model import Entity, Reading, Span, Term

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_BEHIND = frozenset({"of", "for", "in", "at", "on", "to", "from", "with", "who", "and"})
"""Words that lead from a noun for a person to whose or where they are that."""
_PARTY = re.compile(r"\s*(?:['’]s\s+\w+\s*)?[,(]\s*([DRI])(?:\s?[-–]\s?([A-Z][\w.]*(?: [A-Z]\w+)?))?(?=[,)])")
"""The letter behind a name that stands for a party, and the state: "(D-N.S.)", ", R-Norland,"."""
_PARTIES = {"D": "democrat", "R": "republican", "I": "independent"}
_DETERMINER = 8
"""Characters among which the determiner before a role is looked for."""
_TERM = frozenset({"term"})
"""Words of "the second-term mayor" and the like."""
_LAWYERS = frozenset({"attorney", "lawyer", "counsel"})


@dataclass
class Profile:
    """A person, as the articles together have them."""

    offices: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    """Nouns for what they are, each with the words before it that make it another office ("former")."""
    words: set[str] = field(default_factory=set)
    """Every word of their descriptions, and what the names in them are shortened to."""
    gender: str | None = None
    private: bool = False
    """Whether an article has them as somebody's lawyer: then they hold no public office of the name."""

    def is_called(self, noun: str, telling: frozenset[str], exactly: bool = False) -> bool:
        """Whether a noun, with `telling` words before it, is theirs or, unless `exactly`, a wider one."""
        same = person_words().same
        noun = same.get(noun, noun)
        return any(
            telling == known
            and (noun == head or (not exactly and noun in {same.get(wide, wide) for wide in _wider(head)}))
            for head, known in self.offices
        )

    def explains(self, form: str) -> bool:
        """Whether a word before a noun only judges, or is known of the person."""
        if form in self.words or singular(form) in self.words:
            return True
        judges = form in classes()["describing"] or form in colours() or form in _TERM
        return judges and form not in person_words().jurisdiction

    def take(self, description: Sequence[str], behind: Iterable[str] = ()) -> None:
        """Adds a description, its noun last, and the words behind it."""
        known = person_words()
        before, noun = description[:-1], description[-1]
        self.words.update(word.removesuffix("'s").removesuffix("’s") for word in (*description, *behind))
        if noun in role_words() or noun in kin_words():
            # "majority leader" is wider than its last word
            for head in (noun, " ".join(description[-2:])):
                self.offices.add((known.same.get(head, head), known.telling & set(before)))


def _wider(head: str) -> frozenset[str]:
    last = head.rsplit(" ", 1)[-1]
    return wider().get(head, frozenset()) | wider().get(last, frozenset())


def profiles(columns: Sequence[Reading], owner: dict[str, str]) -> dict[str, Profile]:
    """By the key of the person, from roles, titles, appositions and party letters of every article."""
    found: dict[str, Profile] = {}
    for reading in columns:
        for entity in reading.entities:
            key = owner.get(person_key(entity), "") if entity.kind == "person" else ""
            if not key:
                continue
            profile = found.setdefault(key, Profile())
            profile.gender = profile.gender or entity.gender
            for role in entity.roles:
                _take_role(profile, role)
            _take_party(profile, entity, reading)
        alone = stand_alone(reading)
        for term in reading.terms:
            key = owner.get(term.about, "") if term.concept == "person" else ""
            if key in found and term.span not in alone:
                found[key].take(term.choice.split(), _behind(term, reading))
    return found


def stand_alone(reading: Reading) -> frozenset[Span]:
    """The descriptions that stand in place of a name; who is meant there is inferred, not told."""
    roles = {
        mention.start
        for entity in reading.entities
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.form == "role"
    }
    text = reading.article.text
    found = set()
    for term in reading.terms:
        if term.concept == "person":
            word = text[max(0, term.start - _DETERMINER) : term.start].rstrip().rsplit(maxsplit=1)[-1:]
            # a mention may begin with a determiner
            if {term.start, term.start - len("".join(word)) - 1} & roles:
                found.add(term.span)
    return frozenset(found)


def _take_role(profile: Profile, role: str) -> None:
    """Adds a role as an article prints it ("chairman of the Harbor Board")."""
    printed = [match.group() for match in _WORD.finditer(role)]
    forms = [_plain(word) for word in printed]
    stop = next((i for i, form in enumerate(forms) if form in _BEHIND), len(forms))
    if not stop or singular(forms[stop - 1]) != forms[stop - 1]:
        return
    profile.take(forms[:stop], [*forms[stop:], *_shortened(printed)])
    owned = any(word.endswith(("'s", "’s")) for word in printed[:stop]) or "for" in forms[stop : stop + 1]
    profile.private = profile.private or (owned and forms[stop - 1] in _LAWYERS)


def _behind(term: Term, reading: Reading) -> list[str]:
    """The words that go on behind a description ("of the Harbor Board")."""
    printed = [match.group() for match in _WORD.finditer(term.span.of(reading.article.text))]
    forms = [_plain(word) for word in printed]
    stop = next((i for i, form in enumerate(forms) if form in _BEHIND), len(forms))
    return [*forms[stop:], *_shortened(printed[stop:])]


def _take_party(profile: Profile, entity: Entity, reading: Reading) -> None:
    for mention in entity.mentions:
        marked = _PARTY.match(reading.article.text, mention.end) if mention.form != "pronoun" else None
        if marked:
            party = _PARTIES[marked[1]]
            profile.take([party])
            profile.words.add("democratic" if party == "democrat" else party)
            if marked[2]:
                profile.words.update(_home(marked[2].lower()))


def _home(short: str) -> set[str]:
    """Names and demonyms of a state or country by one of them."""
    for names in (states(), countries()[0]):
        key = names.get(short) or names.get(f"{short}.") or names.get(short.rstrip("."))
        if key:
            return {part for name, other in names.items() if other == key for part in name.split()}
    return {short}


def _plain(word: str) -> str:
    form = word.lower().rstrip(".")
    return spelled_out().get(form, form)


def _shortened(printed: Sequence[str]) -> list[str]:
    """The initials of names of three words and more: "rnc" of "Republican National Committee"."""
    found = []
    run: list[str] = []
    for word in (*printed, ""):
        if word[:1].isupper():
            run.append(word[0].lower())
            continue
        if len(run) > 2:
            found.append("".join(run))
        run = []
    return found
