"""A new word for the person just told of: "Brook won again. The former dancer also said …".

A sentence that opens with "the" and what somebody is by trade, means or age goes on about the person of
the sentence before. Offices are left out: "the sheriff" may be one whom nobody has named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.language.contested import singular
from digest.language.descriptions.introductions import subject
from digest.language.descriptions.roles import described, person_key
from digest.language.noun_phrases import Token, is_stop, may_be_verb, tokens
from digest.language.word_classes import classes
from digest.model import Entity, Mention, Span, Term

_TOLD = 3
"""Mentions of a person whom an article tells of."""
_RESTRICTS = frozenset({"who", "whose", "that", "of", "from", "in", "with", "for", "to", "at", "on"})
"""Words right behind a noun that tell which one of several is meant."""
_BEFORE = 3
"""Words before a noun among which its article stands."""


def renamed(
    text: str, regions: Sequence[Span], entities: Sequence[Entity], known: Sequence[Term]
) -> list[Term]:
    """The descriptions that open a sentence about the person of the sentence before.

    `known` are the descriptions whose persons are certain: a noun of somebody else's is nobody's here.
    """
    people = [entity for entity in entities if entity.kind == "person"]
    most = max((len(entity.mentions) for entity in people), default=0)
    mentions = sorted((mention, i) for i, entity in enumerate(people) for mention in entity.mentions)
    of_whom: dict[str, set[str]] = {}
    for entity in people:
        for role in entity.roles:
            of_whom.setdefault(singular(role.split()[-1].lower()), set()).add(person_key(entity))
    for term in known:
        of_whom.setdefault(term.head, set()).add(term.about)
    described_at = {term.start for term in known}
    somebody: set[str] = set()
    found: list[Term] = []
    before: list[tuple[Mention, int]] = []
    last: Span | None = None
    at = 0
    for region in regions:
        words = tokens(text, region)
        here = []
        while at < len(mentions) and mentions[at][0].start < region.end:
            if mentions[at][0].start >= region.start:
                here.append(mentions[at])
            at += 1
        said = _opening(text, words)
        if said is not None and last is not None and words[0].start not in {m.start for m, _ in here}:
            head = singular(words[said[-1]].form)
            whose = of_whom.get(head, set())
            one = _meant(text, last, before, here, head in classes()["renames_by_party"])
            if one is not None and head in classes()["renames_by_party"] and len(said) == 1 and not whose:
                one = None  # "The Republican" may be the rival
            if one is not None and head not in somebody:
                key = person_key(people[one])
                told = len(people[one].mentions)
                if told >= _TOLD and 2 * told >= most and whose <= {key}:
                    term = described(words, said, said, key)
                    marked = words[said[0]].gap == "open"  # 'The "Harbor Nights" star'
                    found.append(term._replace(start=term.start - 1) if marked else term)
        somebody.update(_new(words, described_at))
        before, last = here, region
    return found


def _opening(text: str, words: Sequence[Token]) -> range | None:
    """What a sentence opens with: "The real estate developer also", "The 42-year-old was"."""
    if len(words) < 3 or words[0].text != "The":
        return None
    if len(words) > 4 and words[1].text.isdigit() and [w.form for w in words[2:4]] == ["year", "old"]:
        said: range | None = range(1, 4)
        follows = words[4]
        if not (follows.gap == "break" or is_stop(follows) or may_be_verb(follows)):
            said = subject(words)
    else:
        said = subject(words)
    if said is None or said.stop >= len(words):
        return None
    head, follows = words[said.stop - 1], words[said.stop]
    if head.form not in classes()["renames"] or head.possessive or any(words[i].possessive for i in said):
        return None
    if follows.form in _RESTRICTS and follows.gap != "break":
        return None
    return said


def _meant(
    text: str,
    last: Span,
    before: Sequence[tuple[Mention, int]],
    here: Sequence[tuple[Mention, int]],
    alone: bool,
) -> int | None:
    """The person of the sentence before whom a sentence goes on about without the name.

    Of several, the one it opens with, unless it must be told of `alone`.
    """
    named = {i for mention, i in here if mention.form != "pronoun"}
    people = {i for _, i in before} - named
    if len(people) == 1:
        return people.pop()
    if alone:
        return None
    opens = next((i for mention, i in before if not text[last.start : mention.start].strip()), None)
    return opens if opens in people else None


def _new(words: Sequence[Token], described_at: set[int]) -> Iterator[str]:
    """The nouns by which a sentence brings on somebody new ("a banker"), or several of a kind."""
    for i, word in enumerate(words):
        noun = singular(word.form)
        if noun not in classes()["renames"]:
            continue
        if noun != word.form:
            yield noun
        for n in range(max(0, i - _BEFORE), i):
            if words[n].form in ("a", "an", "another", "one") and not described_at & {
                words[k].start for k in range(n, i + 1)
            }:
                yield noun
