"""What every description of a person rests on: the noun for a role, and the term that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.language.contested import singular
from digest.language.noun_phrases import Token
from digest.language.person_nouns import role_words, spelled_out
from digest.language.word_classes import classes
from digest.model import Entity, Term

CONCEPT = "person"
"""Concept of these terms; it has no words of its own in the vocabulary."""
LONGEST = 6
"""Words of a role with its modifiers."""


class Place(NamedTuple):
    """Where a person is meant in a sentence."""

    words: range
    role: bool
    """Whether a role stands in place of the name."""
    key: str


def person_key(person: Entity) -> str:
    """The key under which a person's descriptions are about them: the name in lower case."""
    return "_".join(person.name.lower().split())


def is_role(word: Token) -> bool:
    """A role of one person; plurals ("senators") describe several."""
    known = word.form in role_words() and word.text not in ("accused", "deceased")
    return known or is_shortened(word)


def is_figurative(words: Sequence[Token], at: int) -> bool:
    """Whether the noun at `at`, that of no person, tells what somebody is ("a favorite target of")."""
    follows = words[at + 1].form if at + 1 < len(words) and words[at + 1].gap == "blank" else ""
    return words[at].form in classes()["figurative"] and follows in ("of", "for", "in", "among", "to")


def is_shortened(word: Token) -> bool:
    """Whether the word is a short form ("Sen."), whose full stop ends nothing."""
    return word.form in spelled_out()


def is_generic(words: Sequence[Token], said: range) -> bool:
    """Whether a description is a bare noun that fits anybody ("the man")."""
    return len(said) == 1 and words[said[0]].form in classes()["generic_roles"]


def described(words: Sequence[Token], shown: range, said: range, key: str) -> Term:
    """The term about `key`: `shown` is the passage, `said` the description in it."""
    forms = [spelled_out().get(words[i].form, words[i].form) for i in said]
    last = words[shown[-1]]
    possessive = last.possessive and last.end - last.start > len(last.text)
    return Term(
        start=words[shown[0]].start,
        end=last.end - (2 if possessive else 0),
        head=singular(forms[-1].split()[-1]),
        about=key,
        concept=CONCEPT,
        choice=" ".join(forms),
        definite=True,
    )
