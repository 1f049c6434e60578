"""What goes on behind a term: "of Ukraine", "by the board", "at a market in Dunmore", "on migration"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.language.contested import Concept, Match, singular
from digest.language.noun_phrases import Token, inside, is_stop, may_be_verb, title_case
from digest.language.terms.keys import People, keys
from digest.language.whole_phrases.valency import takes
from digest.language.word_classes import classes, describes

_REST = 3
"""Words of a noun phrase after a name that modifies it."""
_TOPICS = frozenset({"into", "of", "on", "about", "over"})
"""Prepositions that may lead to two topics."""
_MOST = 2
"""Prepositional phrases behind a term."""


class Complements(NamedTuple):
    """What the prepositional phrases behind a term say."""

    about: list[str]
    agents: list[str]
    end: int
    """The word behind the last of them; where the term itself ends if there is none."""


def complements(
    words: Sequence[Token], match: Match, concept: Concept, people: People, *, parties: bool
) -> Complements | None:
    """The complements of the term at `match`; None where they say that none in particular is meant.

    `parties` says that it is about parties to it, whoever did it.
    """
    known = classes()
    about: list[str] = []
    agents: list[str] = []
    end = match.end
    lead = _lead(concept, parties=parties)
    used: set[str] = set()
    while end < len(words) and words[end].gap == "blank" and len(used) < _MOST:
        by = words[end].form
        if by in used or not (by in lead or by in known["agent"]):
            break
        if by == "over" and not takes(singular(words[match.end - 1].form), by):
            break  # "voted down the bill over its cost"
        if not _says_which(words, end, concept, people, used):
            break
        used.add(by)
        if end + 1 < len(words) and words[end + 1].form in known["elsewhere"]:
            return None  # "attacks on any city" are none in particular
        first, after = inside(words, end + 1)
        named = keys(words, first, after, people, capitals=parties)
        tells = any(key not in known["pointing"] for key in named)
        if tells and (parties or by == "between") and after < len(words) and words[after].form == "and":
            second, last = inside(words, after + 1)
            named += keys(words, second, last, people, capitals=parties)
            after = max(after, last)
        if after == first or not (tells or by in ("between", "with")):
            break
        stop = _to_the_end(words, end + 1, after)
        second, last = _second(words, stop) if by in _TOPICS and not parties else (stop, stop)
        if last > second:
            named += keys(words, second, last, people, capitals=parties)
        (agents if by in known["agent"] or (concept.join == "owner" and by == "from") else about).extend(
            named
        )
        end = last
    if concept.join == "owner" and end == match.end:
        end = _to_the_topic(words, end)
    return Complements(about, agents, end)


def _second(words: Sequence[Token], at: int) -> tuple[int, int]:
    """The second name after "into the Brook campaign and Norland interference": half-open; else empty."""
    if at + 1 >= len(words) or words[at].form != "and" or words[at].gap != "blank":
        return at, at
    first, after = inside(words, at + 1)
    # a name, with what it modifies: else a clause may go on
    named = first == at + 1 and after > first and words[first].text[:1].isupper()
    return (first, after) if named and not title_case(words) else (at, at)


def _lead(concept: Concept, *, parties: bool) -> frozenset[str]:
    """The prepositions that go on to say which thing a term of this kind means."""
    if concept.join in ("concept", "event"):
        return frozenset()
    if concept.join == "owner":
        found = frozenset({"by", "from", "to"}) | classes()["locative"]
    else:
        found = classes()["parties" if parties else "about"]
    return found - {"to"} if concept.any_number else found


def _says_which(words: Sequence[Token], at: int, concept: Concept, people: People, used: set[str]) -> bool:
    """Whether the preposition at `at` tells which thing is meant, not where or how; `used` stand before."""
    by = words[at].form
    places = classes()["locative"]
    if used and by in places and not (by == "in" and used <= places):
        return False  # "at a market in Dunmore" is one place
    takes = singular(words[at - 1].form) in classes()["takes_in"]
    where = places if concept.any_number else places - {"on"}
    if by in where and not (takes or _named(words, at + 1)):
        return False  # "remarks in a letter": where, not which
    if by == "from" and concept.any_number:
        giver = people.of(words[at + 1]) if at + 1 < len(words) else None
        return giver is not None and giver.entity.kind != "place"  # "a speech from the steps"
    return by != "to" or _named(words, at + 1)  # "a deal to end the strike" has no party there


def _named(words: Sequence[Token], at: int) -> bool:
    """Whether a name stands at `at`, or after a determiner there."""
    return any(words[i].text[:1].isupper() for i in range(at, min(at + 2, len(words))))


def _to_the_topic(words: Sequence[Token], at: int) -> int:
    """Where "on migration" ends after "remarks"; `at` where no bare noun follows."""
    if at + 1 >= len(words) or words[at].gap != "blank" or words[at].form not in ("on", "about"):
        return at
    topic = words[at + 1]
    none = topic.form in classes()["between"] or topic.form in classes()["no_topics"]
    if not topic.text.islower() or is_stop(topic) or none:
        return at
    first, after = inside(words, at + 1)
    return after if first == at + 1 and after > first else at


def _to_the_end(words: Sequence[Token], first: int, after: int) -> int:
    """Where "the White House turkey ceremony" ends, whose end seems to be `after` the name in it."""
    determined = words[first].form in classes()["definite"] | classes()["indefinite"]
    if not determined or not words[after - 1].text[:1].isupper() or words[after - 1].possessive:
        return after
    end = after
    while end < len(words) and end - after < _REST and words[end].gap == "blank":
        word = words[end]
        if is_stop(word) or may_be_verb(word) or word.text[:1].isupper():
            break
        end += 1
    closed = end == len(words) or words[end].gap == "break" or is_stop(words[end])
    noun = end > after and not describes(words[end - 1].form)
    return end if closed and noun and not title_case(words) else after
