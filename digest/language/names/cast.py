"""The cast of an article: hits become entities, each mention is given to one of them."""

from __future__ import annotations

from typing import Literal

from digest.language.names.discourse import Discourse
from digest.language.names.linking import People
from digest.language.names.people import Person
from digest.language.names.portraits import Portraits
from digest.language.names.salience import Memory
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax
from digest.language.names.things import Thing, Things
from digest.model import Entity, Mention

Form = Literal["full", "short", "role", "pronoun"]


def entities(shapes: Shapes, hits: list[Hit], headlines: list[bool]) -> tuple[Entity, ...]:
    """The entities of one article, by first mention; `headlines` tells of each sentence."""
    t = shapes.t
    syntax = Syntax(t, shapes.lex)
    people = People(shapes, syntax, hits, headlines)
    things = Things(shapes, hits, set(people.of))
    portraits = Portraits(shapes, syntax, hits, dict(sorted(people.of.items())))
    memory = Memory(t, syntax, shapes.lex.grammar, headlines)
    discourse = Discourse(shapes, syntax, hits, portraits, memory)
    discourse.read()

    mentions: dict[int, set[Mention]] = {}
    targets: dict[int, Person | Thing] = {}

    def add(target: Person | Thing, first: int, last: int, form: Form) -> None:
        targets[id(target)] = target
        mentions.setdefault(id(target), set()).add(Mention(t.starts[first], t.ends[last - 1], form))

    for i, person in people.of.items():
        words, _ = people.words(hits[i])
        add(person, hits[i].first, hits[i].last, "full" if len(words) == len(person.words) else "short")
    for i, thing in things.of.items():
        shown = t.text(hits[i].first, hits[i].last)
        add(thing, hits[i].first, hits[i].last, "full" if shown == thing.name else "short")
    for first, last, body in things.taken_up(portraits.descriptions):
        add(body, first, last, "role")
    for first, last, persons in discourse.roles:
        for person in persons:
            add(person, first, last, "role")
    for first, last, persons in discourse.pronouns:
        for person in persons:
            add(person, first, last, "pronoun")

    found = [_record(target, sorted(mentions[key])) for key, target in targets.items()]
    return tuple(sorted(found, key=lambda e: (e.mentions[0], e.name)))


def _record(target: Person | Thing, spots: list[Mention]) -> Entity:
    if isinstance(target, Thing):
        return Entity(name=target.name, kind=target.kind, mentions=tuple(spots))
    return Entity(
        name=target.display,
        kind="person",
        mentions=tuple(spots),
        roles=tuple(target.roles),
        gender=target.gender,
    )
