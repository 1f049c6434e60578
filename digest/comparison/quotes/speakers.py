"""Who speaks, across articles: one key for one person, however the articles name them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rapidfuzz.distance import Indel

from digest.model import Quote, Reading, Speaker

Relation = Literal["same", "open", "different"]
"""How two attributions stand: to one speaker, perhaps to one, or to two."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "you", "him", "her", "them", "who", "his", "their", "both", "one"}
)
_OF_MEDIA = frozenset({"agency", "new", "report", "newspaper", "reporter"})
"""What may stand beside the name of a medium ("the Island Wire news agency"), singular."""
_ALIKE = 0.8
"""Given names as alike as this, with one surname, are two spellings ("Andrei", "Andrey")."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A quote's speaker as far as the event tells."""

    people: frozenset[str]
    """Keys of the people meant; several for a shared remark."""
    sure: bool
    """Whether each name belongs to one person of the event only."""
    words: frozenset[str]
    """For a role or a body, its telling words; empty where a person is known, or nothing is."""
    several: bool = False
    """Whether the words mean several nameless people ("aides", "officials in Arden")."""


NOBODY = Voice(frozenset(), False, frozenset())


def _parts(name: str) -> tuple[str, ...]:
    words = name.replace(".", " ").replace("’", "'").casefold().split()
    kept = [w[:-2] if w.endswith("'s") else w for w in words if w.strip(",") not in _SUFFIXES]
    return tuple(w.strip(",") for w in kept if len(w.strip(",")) > 1 or len(kept) == 1)


def _one_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names of at least two words each may be one person's."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    if a[-1] != b[-1] or a[0][0] != b[0][0]:
        return False
    if a[0].startswith(b[0]) or b[0].startswith(a[0]):
        return True
    return Indel.normalized_similarity(a[0], b[0]) >= _ALIKE


class Speakers:
    """The people of an event, and whom each quote is attributed to."""

    def __init__(self, columns: Iterable[Reading]) -> None:
        columns = tuple(columns)
        names: Counter[str] = Counter()
        media: set[frozenset[str]] = set()
        for reading in columns:
            named = {e.name for e in reading.entities if e.kind == "person"}
            named |= {p for q in reading.quotes if q.speaker for p in q.speaker.people}
            names.update(named)
            media |= {_words(s.name) for s in reading.sources if s.kind in ("agency", "outlet")}
        self._names = names
        self._media = media - {frozenset()}
        self._keys = self._resolve(names)
        self._roles: dict[frozenset[str], set[str]] = defaultdict(set)
        for reading in columns:
            for entity in reading.entities:
                if entity.kind != "person":
                    continue
                for role in entity.roles:
                    self._roles[_words(role)] |= self._keys.get(entity.name, frozenset())

    @staticmethod
    def _resolve(names: Iterable[str]) -> dict[str, frozenset[str]]:
        """Each name to the keys of the people it may mean; a key is one full name of that person."""
        parts = {name: _parts(name) for name in sorted(names)}
        full = [n for n in parts if len(parts[n]) > 1]
        full.sort(key=lambda n: (-len(parts[n]), n))
        by_word: dict[str, list[str]] = defaultdict(list)
        key: dict[str, str] = {}
        for name in full:
            kin = [k for w in parts[name] for k in by_word[w] if _one_person(parts[name], parts[k])]
            key[name] = key[kin[0]] if kin else name
            for word in parts[name]:
                by_word[word].append(name)
        found: dict[str, frozenset[str]] = {}
        for name, words in parts.items():
            if name in key:
                found[name] = frozenset({key[name]})
            elif words:
                found[name] = frozenset(key[n] for n in by_word.get(words[0], ())) or frozenset({name})
        return found

    def _is_medium(self, speaker: Speaker) -> bool:
        """Whether it is a medium that the articles cite: it may have the words from anybody."""
        return not speaker.people and _words(speaker.name) - _OF_MEDIA in self._media

    def voice(self, quote: Quote) -> Voice:
        """Whom `quote` is attributed to."""
        speaker = quote.speaker
        if speaker is None or self._is_medium(speaker):
            return NOBODY
        if speaker.people:
            keys = [self._keys.get(p, frozenset({p})) for p in speaker.people]
            sure = all(len(k) == 1 for k in keys)
            return Voice(frozenset().union(*keys), sure, frozenset())
        words = _words(speaker.name)
        person = self._designated(words)
        if person is not None:
            return Voice(frozenset({person}), False, words)
        return Voice(frozenset(), False, words, _several(speaker.name))

    def _designated(self, words: frozenset[str]) -> str | None:
        """Key of the one person whom articles give a role of these words, or of most of them.

        "The town's inspector general" is the inspector general; "the vice president" is no president,
        and "his lawyer" may be anybody's.
        """
        if len(words) == 1 and words <= set(_relations().values()):
            return None
        people = self._roles.get(words, set())
        if not people and not words & _OTHER_OFFICE:
            found = [r for r in self._roles if 1 < len(r) < len(words) and r < words]
            people = set().union(*(self._roles[r] for r in found))
        return next(iter(people)) if len(people) == 1 else None

    def name(self, attributed: Sequence[tuple[str, Speaker | None]]) -> str | None:
        """What to call the speaker of a row; `attributed` holds article ids and their speakers.

        The person's name in the form that most articles use; for a role or a body, their words.
        """
        votes: Counter[tuple[str, ...]] = Counter()
        words: Counter[str] = Counter()
        for _, speaker in sorted({(a, s) for a, s in attributed if s}, key=lambda x: (x[0], x[1].span)):
            if self._is_medium(speaker) and len(attributed) > 1:
                continue
            if speaker.people:
                keys = (self._keys.get(p, frozenset({p})) for p in speaker.people)
                votes[tuple(sorted({min(k) for k in keys}))] += 1
            elif (person := self._designated(_words(speaker.name))) is not None:
                votes[(person,)] += 1
            else:
                words[speaker.name] += 1
        if votes:
            people = min(votes, key=lambda k: (-votes[k], len(k), k))
            return " and ".join(self._best(k) for k in people)
        named = [w for w in words if w.casefold() not in _PRONOUNS] or list(words)
        if named:
            return min(named, key=lambda w: (-words[w], -len(w), w))
        return next((s.name for _, s in sorted(attributed, key=lambda x: x[0]) if s), None)

    def _best(self, key: str) -> str:
        forms = [n for n, keys in self._keys.items() if keys == {key} and len(_parts(n)) > 1]
        return min(forms or [key], key=lambda n: (-self._names[n], len(n), n))


_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "at",
        "by",
        "to",
        "some",
        "other",
        "several",
        "mr",
        "mrs",
        "nearby",
        "local",
        "ms",
    }
)
_OTHER_OFFICE = frozenset(
    {"vice", "deputy", "assistant", "former", "associate", "acting", "interim", "ex", "under", "chief"}
    | {"press", "party", "committee", "elect", "office", "campaign", "aide", "spokesman", "lawyer", "adviser"}
    | {"wife", "husband"}
)
"""Beside the words of an office: somebody else is meant."""


@cache
def _relations() -> dict[str, str]:
    """Words for a relation ("attorney") to the one that stands for all of its meaning ("lawyer")."""
    text = files("digest.language").joinpath("data/relations.txt").read_text("utf-8")
    rows = [row.split() for row in text.split("\n") if row and not row.startswith("#")]
    return {word: row[0] for row in rows for word in row}


def _words(name: str) -> frozenset[str]:
    words = (w.rstrip("s") for w in _parts(name) if w not in _SMALL | _PRONOUNS)
    return frozenset(_relations().get(w, w) for w in words) - _SMALL


_HEAD_ENDS = re.compile(r",| (?:of|for|in|at|from|with|on|to|who|close|familiar) ")


def _several(name: str) -> bool:
    """Whether a description means several people by what they are: "aides", "Officials in Arden"."""
    head = _HEAD_ENDS.split(name, maxsplit=1)[0].split()
    if not head or {"two", "both"} & {w.casefold() for w in head}:
        return False
    last = head[-1]
    return last.endswith("s") and not last.endswith(("ss", "’s", "'s")) and (last.islower() or len(head) == 1)


def _apart(several: Voice, one: Voice) -> bool:
    """Whether a person is none of several: "Roe" and "aides"; "his lawyer" may be of "Roe's lawyers"."""
    return bool(one.people) and not (one.words and one.words <= several.words)


def relation(a: Voice, b: Voice) -> Relation:
    """How two attributions stand to each other."""
    if (a.several and _apart(a, b)) or (b.several and _apart(b, a)):
        return "different"
    if a.people and b.people:
        if a.people & b.people:
            return "same" if a.sure or b.sure else "open"
        return "different"
    if a.words and b.words:
        shared = len(a.words & b.words)
        return "same" if shared == min(len(a.words), len(b.words)) else "open"
    return "open"
