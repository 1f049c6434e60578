"""Which mentions of persons mean the same person.

A person is a list of name words; a shorter form is a part of it. Two full names are one person's
where the surnames agree and the given names do not contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.language.names.lexicon import Gender, Lexicon, lexicon
from digest.spellings import spelled

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Folded words behind a surname that belong to the name."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody an article names, while it is being read."""

    words: tuple[str, ...]
    """Folded words of the fullest name, suffix dropped."""
    display: str
    suffix: str = ""
    family_first: bool = False
    gender: Gender | None = None
    nickname: str = ""
    """Folded; one that the article gives in marks."""
    doubt: int = 0
    """0 sure; 1 the given name is also a word or a place; 2 the last word is; 3 only the shape tells."""
    age: int | None = None
    homes: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether given name and surname are known."""
        return len(self.words) > 1

    @property
    def surname(self) -> tuple[str, ...]:
        """Its folded words, particles included."""
        return self.words[:1] if self.family_first else self.words[_surname_at(self.words) :]

    @property
    def given(self) -> str:
        """The first given name, folded; empty where only a surname is known."""
        if not self.full:
            return ""
        return self.words[1] if self.family_first else self.words[0]


def _surname_at(words: tuple[str, ...]) -> int:
    """Index of the first word of the surname: the last word with the particles before it."""
    at = len(words) - 1
    while at > 1 and words[at - 1] in lexicon().particles:
        at -= 1
    return at


def cut(words: list[str]) -> tuple[tuple[str, ...], str]:
    """Name words without the suffix, and the suffix ("jr", "iii")."""
    if len(words) > 1 and words[-1] in SUFFIXES:
        return tuple(words[:-1]), words[-1]
    return tuple(words), ""


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one in two spellings."""
    return one == other or (
        len(one) == len(other) and all(spelled(a) == spelled(b) for a, b in zip(one, other, strict=True))
    )


def _initial(word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and word.isascii() and not any(c in "aeiouy" for c in word))


def akin(lex: Lexicon, one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, or a nickname."""
    if one == other or spelled(one) == spelled(other):
        return True
    if _initial(one) or _initial(other):
        return one[0] == other[0]
    return bool(lex.nicknames.get(one, frozenset()) & ({other} | lex.nicknames.get(other, frozenset()))) and (
        other in lex.nicknames.get(one, ()) or one in lex.nicknames.get(other, ())
    )


def same(lex: Lexicon, person: Person, words: tuple[str, ...], suffix: str, family_first: bool) -> bool:
    """Whether a full name may be that of `person`."""
    if person.suffix and suffix and person.suffix != suffix:
        return False
    if alike(person.words, words):
        return True
    if person.family_first or family_first:
        return person.family_first == family_first and "".join(person.words).replace("-", "") == "".join(
            words
        ).replace("-", "")
    if spelled(person.words[-1]) != spelled(words[-1]):
        # "Gabriel García Márquez" and "Gabriel García": a double surname cut to its first half.
        short, long = sorted((person.words, words), key=len)
        return len(long) >= 3 and long[: len(short)] == short and len(short) >= 2
    if person.nickname and person.nickname == words[0] and len(words) == 2:
        return True
    if not akin(lex, person.words[0], words[0]):
        # "J. Edgar Hoover" and "Edgar Hoover": a part of the given names.
        short, long = sorted((person.words, words), key=len)
        return (
            len(short) >= 2
            and len(long) > len(short)
            and _within(short[:-1], long[:-1])
            and _initial(long[0])
        )
    mine, theirs = person.words[1:-1], words[1:-1]
    if mine and theirs:
        return all(akin(lex, a, b) for a, b in zip(mine, theirs, strict=False))
    return True


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def fit(lex: Lexicon, person: Person, words: tuple[str, ...]) -> int:
    """How well a short form fits a person: 3 surname, 2 part of it or of the name, 1 given name, 0 not."""
    full = person.words
    if alike(words, full):
        return 3
    if not person.full or len(words) > len(full):
        return 0
    if alike(words, person.surname) or (full[len(full) - len(words) :] == words and not person.family_first):
        return 3
    if person.family_first:
        return 1 if words == full[1:] else 0
    if len(words) == 1:
        word = words[0]
        if word in (full[0], person.nickname) or (
            len(word) > 2 and word in lex.nicknames and akin(lex, word, full[0])
        ):
            return 1
        if word in full[1:-1] and word not in lexicon().particles and not _initial(word):
            # A middle name is seldom used alone; the first half of a double surname often is.
            return 2 if len(full) >= 3 and word not in lex.given else 0
        if "-" in full[-1] and word in full[-1].split("-"):
            return 2
        return 0
    return 2 if any(full[at : at + len(words)] == words for at in range(1, len(full))) else 0
