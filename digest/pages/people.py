"""A page a person: everything they are quoted with, by event; and a page a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from digest.model import Edition, Event, Page, Quote, QuoteGroup
from digest.pages import markdown, phrases
from digest.pages.addresses import anchor, event_path, link, person_path, place_path, slug
from digest.pages.escape import clip, inline
from digest.pages.lists import event_lines, newest, paged
from digest.pages.rows.base import said
from digest.pages.rows.quotes import KINDS
from digest.pages.settings import Settings
from digest.pages.view import article_of

INDEX = "people/index.md"
PLACES = "places/index.md"


@dataclass(slots=True)
class Person:
    """A person across the events; spellings that share an address are one."""

    name: str
    told: dict[str, tuple[Event, list[QuoteGroup]]] = field(default_factory=dict)
    """Event id to the event and the statements there that are theirs."""

    @property
    def statements(self) -> int:
        return sum(len(groups) for _, groups in self.told.values())


def people(edition: Edition) -> dict[str, Person]:
    """Everybody whom an event names or an article quotes by name, by slug."""
    found: dict[str, Person] = {}

    def meet(name: str, event: Event) -> list[QuoteGroup]:
        person = found.setdefault(slug(name), Person(name))
        return person.told.setdefault(event.id, (event, []))[1]

    for event in edition.events:
        for named in event.people:
            meet(named.name, event)
        quotes = {q.id: q for a in event.articles for q in edition.readings[a].quotes}
        for group in edition.comparisons[event.id].quotes:
            for name in _who(group, quotes):
                groups = meet(name, event)
                if group not in groups:
                    groups.append(group)
    return dict(sorted(found.items()))


def _who(group: QuoteGroup, quotes: dict[str, Quote]) -> list[str]:
    names: dict[str, None] = {}
    for member in group.members:
        speaker = quotes[member].speaker
        if speaker is not None:
            names.update(dict.fromkeys(speaker.people))
    return list(names)


def people_pages(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The index of people and a page, or several, for each."""
    everybody = people(edition)
    yield from paged(
        INDEX,
        "People",
        sorted(everybody.values(), key=lambda p: (p.name.casefold(), p.name)),
        lambda person, here: [
            markdown.entry(person.name, link(here, person_path(person.name)), _tally(person))
        ],
        kind="people",
        per_page=settings.per_page * 4,
        description="Everybody whom the articles name or quote, and with how many statements.",
    )
    for person in everybody.values():
        yield from paged(
            person_path(person.name),
            inline(person.name),
            list(person.told.values()),
            lambda told, here: _event(edition, *told, here, settings),
            kind="person",
            per_page=settings.per_page,
            updated=lambda part: newest([event for event, _ in part]),
            head=lambda _, person=person: [f"{phrases.capital(_tally(person))}."],  # type: ignore[misc]
            description=f"What outlets quote {person.name} with, version by version: {_tally(person)}.",
        )


def _tally(person: Person) -> str:
    events = phrases.tally(len(person.told), "event")
    n = person.statements
    return f"{phrases.tally(n, 'statement')} in {events}" if n else f"named in {events}"


def _event(
    edition: Edition, event: Event, groups: list[QuoteGroup], here: str, settings: Settings
) -> Iterator[str]:
    target = link(here, event_path(event.id, settings.events_dir))
    yield f"## [{inline(event.title)}]({target})"
    yield ""
    day = phrases.dates(event.first, event.last)
    if day:
        yield day
        yield ""
    quotes = {q.id: q for a in event.articles for q in edition.readings[a].quotes}
    for group in sorted(groups, key=lambda g: (-len(g.members), g.id)):
        first = quotes[group.members[0]]
        reading = edition.readings[article_of(first.id)]
        words = said(reading, first, limit=400)
        told = dict.fromkeys(edition.readings[article_of(m)].article.outlet_label for m in group.members)
        labels = [inline(clip(label, 80)) for label in told]
        named = phrases.listed([*labels[:3], f"{len(labels) - 3} more"] if len(labels) > 4 else labels)
        differ = "versions differ" if group.status == "variant" else ""
        notes = phrases.dotted((KINDS[first.kind], differ, named))
        yield f"- {words} *[{notes}]({target}#{anchor(group.id)})*"
    yield ""


def place_pages(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The index of places and the events of each."""
    places: dict[str, tuple[str, list[Event]]] = {}
    for event in edition.events:
        if event.place:
            places.setdefault(slug(event.place), (event.place, []))[1].append(event)
    if not places:
        return
    yield from paged(
        PLACES,
        "Places",
        sorted(places.values(), key=lambda p: (p[0].casefold(), p[0])),
        lambda place, here: [
            markdown.entry(place[0], link(here, place_path(place[0])), phrases.tally(len(place[1]), "event"))
        ],
        kind="places",
        per_page=settings.per_page * 4,
        description="Where the events happened.",
    )
    for name, events in places.values():
        yield from paged(
            place_path(name),
            inline(name),
            events,
            lambda event, here: event_lines(edition, event, here, settings),
            kind="place",
            per_page=settings.per_page,
            updated=newest,
            description=f"What happened in {name}, as several outlets tell it: "
            f"{phrases.tally(len(events), 'event')}.",
        )
