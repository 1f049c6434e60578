"""What each article calls the same named group: "a conservative nonprofit", and later "the organization".

A word for a group in place of its name means the group named last before it, in the same sentence or the
one before, where some article describes that group beside its name; a word that names another kind of
group, or adds what nobody tells of it, means another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from digest.comparison.wording.person_words import person_words
from digest.comparison.wording.uses import Thing, Use
from digest.language.noun_phrases import Token, is_stop, may_be_verb, tokens
from digest.language.word_classes import classes, colours
from digest.model import Reading, Term

CONCEPT = "group"
_ANY = frozenset({"group", "organization", "organisation", "outfit"})
"""What every group may be called."""
_BUSINESS = frozenset(
    {"company", "firm", "corporation", "giant", "maker", "airline", "bank", "retailer", "network"}
)
"""Groups that are called a company rather than that."""
_COMPANY = frozenset({"company", "firm"})
_LONGEST = 4
"""Words of a description in place of the name."""


class _Named(NamedTuple):
    """A mention of a group, or of another body."""

    start: int
    key: str


def named_groups(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per named group that two or more articles describe differently."""
    told: dict[str, list[Use]] = defaultdict(list)
    persons = _others(columns)
    for column, reading in enumerate(columns):
        for term in reading.terms:
            if term.concept == CONCEPT and term.about not in persons:
                told[term.about].append(Use(column, term, frozenset({term.about}), frozenset()))
    known = {key: {word for use in uses for word in use.term.choice.split()} for key, uses in told.items()}
    if known:
        for column, reading in enumerate(columns):
            for use in _in_place(column, reading, known):
                told[use.term.about].append(use)
    found = []
    for key, uses in sorted(told.items()):
        if _differ(uses):
            found.append(Thing(CONCEPT, frozenset({key}), frozenset(), sorted(uses, key=_order)))
    return found


def _order(use: Use) -> tuple[int, Term]:
    return use.column, use.term


def _others(columns: Sequence[Reading]) -> frozenset[str]:
    """Names of persons and places, which are no groups."""
    return frozenset(
        _key(entity.name)
        for reading in columns
        for entity in reading.entities
        if entity.kind in ("person", "place")
    )


def _key(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").split())


def _differ(uses: Sequence[Use]) -> bool:
    """Whether two articles have other words for it, not only more or fewer."""
    words = [set(use.term.choice.split()) - person_words().plain for use in uses]
    return any(
        one.column != other.column and not (words[i] <= words[n] or words[n] <= words[i])
        for i, one in enumerate(uses)
        for n, other in enumerate(uses)
    )


def _in_place(column: int, reading: Reading, known: Mapping[str, set[str]]) -> Iterator[Use]:
    """The words for a described group that stand in place of its name."""
    named = _mentions(reading, known)
    if not any(mention.key in known for mention in named):
        return
    taken = {term.start for term in reading.terms if term.concept == CONCEPT}
    before = 0
    for sentence in reading.sentences:
        for start, end, noun, forms in _phrases(tokens(reading.article.text, sentence)):
            at = bisect_left(named, start, key=lambda mention: mention.start)
            last = named[at - 1] if at else None
            if last is None or last.start < before or last.key not in known or start in taken:
                continue
            if _fits(noun, forms, known[last.key]):
                choice = " ".join((*forms, noun))
                term = Term(start, end, noun, last.key, CONCEPT, choice=choice, definite=True)
                yield Use(column, term, frozenset({last.key}), frozenset())
        before = sentence.start


def _mentions(reading: Reading, known: Mapping[str, set[str]]) -> list[_Named]:
    """Where the article names the described groups and other bodies, in text order."""
    found = {
        _Named(mention.start, _key(entity.name))
        for entity in reading.entities
        if entity.kind in ("body", "other")
        for mention in entity.mentions
        if mention.form in ("full", "short")
    }
    text = reading.article.text
    for key in sorted(known):
        name = r"[\s-]+".join(re.escape(word) for word in key.split("_"))
        for match in re.finditer(rf"\b{name}\b", text, re.IGNORECASE):
            if match.group()[:1].isupper():
                found = {mention for mention in found if mention.start != match.start()}
                found.add(_Named(match.start(), key))
    return sorted(found)


def _phrases(words: Sequence[Token]) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Start, end, noun and other words of each "the group" that nothing behind it tells of another."""
    for at, word in enumerate(words):
        if word.form != "the":
            continue
        for noun in range(at + 1, min(at + 1 + _LONGEST, len(words))):
            if words[noun].gap not in ("blank", "hyphen") or is_stop(words[noun]):
                break
            if words[noun].form not in classes()["group_nouns"]:
                continue
            follows = words[noun + 1] if noun + 1 < len(words) and words[noun + 1].gap != "break" else None
            closed = follows is None or words[noun].possessive or may_be_verb(follows) or is_stop(follows)
            if closed and not (follows and follows.form in ("of", "that", "which", "for")):
                own = 2 if words[noun].end - words[noun].start > len(words[noun].text) else 0
                forms = tuple(word.form for word in words[at + 1 : noun])
                yield words[at + 1].start, words[noun].end - own, words[noun].form, forms
            break


def _fits(noun: str, forms: Sequence[str], described: set[str]) -> bool:
    """Whether a noun and the words before it say of a group only what is told of it, or judge."""
    business = bool(described & _BUSINESS)
    if noun not in described and noun not in (_COMPANY if business else _ANY):
        return False
    return all(form in described or form in colours() for form in forms)
