"""The cast of an article: hits become entities, each mention is given to one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.language.names.discourse import Discourse
from digest.language.names.lexicon import fold
from digest.language.names.people import Person, cut, fit, same
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax
from digest.model import Entity, EntityKind, Mention


@dataclass(slots=True, eq=False)
class Thing:
    """A body, place or other named thing, while an article is being read."""

    kind: EntityKind
    name: str
    keys: set[tuple[str, ...]] = field(default_factory=set)


Target = Person | Thing


class Cast:
    """Links the hits of one article, in four steps: full names, short names, roles, pronouns."""

    def __init__(self, shapes: Shapes, hits: list[Hit], headlines: list[bool]) -> None:
        self._lex = shapes.lex
        self._t = shapes.t
        self._shapes = shapes
        self._hits = hits
        self._headlines = headlines
        self.people: list[Person] = []
        self.things: list[Thing] = []
        self.target: dict[int, Target] = {}
        """Hit (by index) to whom or what it means."""
        self._by_word: dict[str, list[Person]] = {}
        self._full_names()
        self._short_names()
        self._names_of_things()
        syntax = Syntax(self._t)
        people = {i: who for i, who in sorted(self.target.items()) if isinstance(who, Person)}
        self.discourse = Discourse(shapes, syntax, hits, people, headlines)
        self.discourse.read()

    # ------------------------------------------------------------ persons

    def _key(self, hit: Hit) -> tuple[tuple[str, ...], str]:
        words = [k for k in self._t.keys[hit.first : hit.last] if k[0].isalpha()]
        return cut(words)

    def _display(self, hit: Hit) -> str:
        text = " ".join(self._t.text(hit.first, hit.last).split())
        return _proper(text) if text.isupper() and hit.kind == "person" else text

    def _register(self, person: Person, words: tuple[str, ...]) -> None:
        person.forms.add(words)
        for word in words:
            for part in {word, *word.split("-")}:
                row = self._by_word.setdefault(part, [])
                if person not in row:
                    row.append(person)

    def _full_names(self) -> None:
        order = sorted(
            (i for i, hit in enumerate(self._hits) if hit.kind == "person"),
            key=lambda i: (self._headlines[self._t.sentence[self._hits[i].first]], self._hits[i].weak, i),
        )
        for i in order:
            hit = self._hits[i]
            words, suffix = self._key(hit)
            if len(words) < 2 or not words:
                continue
            found = next(
                (
                    person
                    for person in self._by_word.get(words[0 if hit.family_first else -1], [])
                    if person.full and same(self._lex, person, words, suffix, hit.family_first)
                ),
                None,
            )
            if found is None:
                found = Person(words, self._display(hit), suffix, hit.family_first, sure=not hit.weak)
                self.people.append(found)
            elif len(words) > len(found.words) or (suffix and not found.suffix):
                if self._headlines[self._t.sentence[hit.first]]:
                    pass
                else:
                    found.words, found.suffix = words, suffix or found.suffix
                    found.display = self._display(hit)
            found.sure = found.sure or not hit.weak
            self._register(found, words)
            self._note(found, hit)
            self.target[i] = found
        for person in self.people:
            if person.gender is None and person.given:
                gender = self._lex.given.get(person.given)
                person.gender = gender if gender != "x" else None

    def _note(self, person: Person, hit: Hit) -> None:
        if hit.titles:
            person.titled = person.sure = True
            words = [title.plain for title in hit.titles if not title.courtesy]
            text = self._t.text(hit.start, hit.first).strip()
            if words and text not in person.roles:
                person.roles.append(text)
        if hit.home:
            person.homes.add(hit.home)
        if hit.gender and (person.gender is None or person.gender != hit.gender):
            person.gender = hit.gender

    def _short_names(self) -> None:
        """Surnames and given names alone, and titles with a surname."""
        last: Person | None = None
        recent: dict[tuple[str, ...], Person] = {}
        for i, hit in enumerate(self._hits):
            if i in self.target:
                person = self.target[i]
                if isinstance(person, Person):
                    last = person
                    recent[person.surname] = person
                continue
            if hit.kind not in ("person", "unknown", "place", "body", "demonym"):
                continue
            words, suffix = self._key(hit)
            if not words:
                continue
            options = [(fit(self._lex, p, words), p) for p in self._by_word.get(words[-1], [])]
            if hit.titles:
                options = [(s, p) for s, p in options if s >= 2 or s == 1 and hit.titles[-1].courtesy]
            elif hit.kind in ("place", "body", "demonym"):
                if hit.last - hit.first > 1 or (hit.known and hit.known.group == "countries"):
                    continue
                options = [(s, p) for s, p in options if s >= 2 and p.sure]
            options = [
                (s, p) for s, p in options if s and (not hit.gender or not p.gender or p.gender == hit.gender)
            ]
            if options:
                best = max(s for s, _ in options)
                top = [p for s, p in options if s == best]
                person = top[0]
                if len(top) > 1:
                    person = next((p for p in top if recent.get(p.surname) is p), top[0])
                    if hit.gender:
                        person = next((p for p in top if p.gender == hit.gender), person)
                self.target[i] = person
                self._note(person, hit)
                recent[person.surname] = person
                last = person
            elif hit.kind == "person" and (hit.titles or hit.last - hit.first > 1):
                person = Person(words, self._display(hit), suffix, hit.family_first, sure=not hit.weak)
                self.people.append(person)
                self._register(person, words)
                self._note(person, hit)
                self.target[i] = person
                recent[person.surname] = person
        del last

    # ------------------------------------------------------------ bodies, places, other things

    def _names_of_things(self) -> None:
        by_key: dict[tuple[str, ...], Thing] = {}
        for i, hit in enumerate(self._hits):
            if i in self.target or hit.kind in ("person", "title", "demonym"):
                continue
            words = tuple(k for k in self._t.keys[hit.first : hit.last] if k[0].isalnum())
            if not words:
                continue
            if hit.weak and hit.kind == "unknown":
                continue
            key = tuple(fold(w) for w in hit.known.name.split()) if hit.known else words
            if key[0] == "the" and len(key) > 1:
                key = key[1:]
            thing = by_key.get(key)
            if thing is None:
                kind: EntityKind = "other" if hit.kind == "unknown" else hit.kind  # type: ignore[assignment]
                thing = by_key[key] = Thing(kind, self._display(hit))
                self.things.append(thing)
            elif len(self._display(hit)) > len(thing.name) and not thing.name.isupper():
                thing.name = self._display(hit)
            self.target[i] = thing

    # ------------------------------------------------------------ records

    def entities(self) -> tuple[Entity, ...]:
        """The records, by first mention."""
        t = self._t
        mentions: dict[int, list[Mention]] = {}
        targets: dict[int, Target] = {}
        for i, target in sorted(self.target.items()):
            hit = self._hits[i]
            if isinstance(target, Person):
                words, _ = self._key(hit)
                full = len(words) == len(target.words)
            else:
                full = self._display(hit) == target.name
            mention = Mention(t.starts[hit.first], t.ends[hit.last - 1], "full" if full else "short")
            mentions.setdefault(id(target), []).append(mention)
            targets[id(target)] = target
        for form, spans in (("role", self.discourse.roles), ("pronoun", self.discourse.pronouns)):
            for first, last, persons in spans:
                for person in persons:
                    if id(person) in mentions:
                        mentions[id(person)].append(Mention(t.starts[first], t.ends[last - 1], form))  # type: ignore[arg-type]
        found = []
        for number, target in targets.items():
            spots = tuple(sorted(mentions[number]))
            if isinstance(target, Person):
                found.append(
                    Entity(
                        name=target.display,
                        kind="person",
                        mentions=spots,
                        roles=tuple(target.roles),
                        gender=target.gender,
                    )
                )
            else:
                found.append(Entity(name=target.name, kind=target.kind, mentions=spots))
        return tuple(sorted(found, key=lambda e: (e.mentions[0], e.name)))


def _proper(text: str) -> str:
    """A name out of capitals: "VLADIMIR PUTIN" as "Vladimir Putin"."""
    return " ".join(word if len(word) <= 2 or "." in word else word.title() for word in text.split())
