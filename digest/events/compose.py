"""A partition becomes events with addresses, titles, dates and the reasons why they stand together.

How to call it:

    arranged = arrange(fingerprints)                             # a folder of articles, no site around it
    arranged = arrange(fingerprints, register=..., corrections=...)   # a site

`arranged.events` are the events and `arranged.problems` the corrections that apply to nothing.
`identity.publish` then makes the register of the next build. Withdrawn articles are left out by
`arrange`; whoever shows readings leaves them out too (`corrections.gone`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from digest.events.background import PRIOR, share
from digest.events.corrections import Corrections, EventSaid
from digest.events.dating import date_articles
from digest.events.doubts import doubts
from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.foreign import Partition, joined
from digest.events.identity import inherit, reserved
from digest.events.pins import pin
from digest.events.register import Register
from digest.events.slugs import slug
from digest.events.summary import Telling, first_and_last, people, place, protagonists, shared_terms
from digest.events.titles import Facts, plain_date, title
from digest.model import Event, Problem

_KEY_TERMS = 12
"""Stems by which an event is compared with others to find the nearest."""
_POSTINGS = 40
"""Events that share a stem, above which the stem no longer helps to find the nearest."""


class Group(Protocol):
    """`grouping.group`, or what gives the same."""

    def __call__(self, fingerprints: Iterable[Fingerprint], *, ignore_dates: bool) -> Partition:
        """The partition of the articles into happenings."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The events, and what the editor should know."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = ()


def arrange(
    fingerprints: Iterable[Fingerprint],
    *,
    register: Register | None = None,
    corrections: Corrections | None = None,
    ignore_dates: bool = False,
    group: Group | None = None,
) -> Arranged:
    """Group, pin, name and date: everything from fingerprints to events.

    `group` stands in for `grouping.group` where its caller remembers partitions.
    """
    if group is None:
        from digest.events import grouping  # numpy takes longer than a build that changes nothing

        group = grouping.group
    register = register or Register()
    corrections = corrections or Corrections()
    every = {f.article: f for f in fingerprints}
    prints = {a: f for a, f in sorted(every.items()) if a not in corrections.gone}
    parts = group((f for f in prints.values() if not f.foreign), ignore_dates=ignore_dates)
    parts = joined(parts, prints, _telling(prints.values()), ignore_dates=ignore_dates)
    pinned = pin(parts, prints, corrections, register)
    events = compose(
        prints.values(), pinned.parts, register=register, corrections=corrections, names=pinned.names
    )
    addresses = {e.id for e in events} | set(register.moved)
    return Arranged(events, doubts(corrections, every.keys() | register.renamed.keys(), addresses))


def compose(
    fingerprints: Iterable[Fingerprint],
    partition: Sequence[Sequence[str]],
    *,
    register: Register | None = None,
    corrections: Corrections | None = None,
    names: Mapping[tuple[str, ...], str] | None = None,
) -> tuple[Event, ...]:
    """The events of `partition`, newest first, undated ones at the end, then by id.

    `names` are addresses that pins give to parts. All others inherit theirs from the register, or
    get a new one from their title and day.
    """
    prints = {f.article: f for f in fingerprints}
    parts = sorted(tuple(sorted(part)) for part in partition if part)
    telling = _telling(prints.values())
    drafts = {part: _draft([prints[a] for a in part], telling) for part in parts}
    ids = _addresses(drafts, register or Register(), names or {})
    said = {s.event: s for s in (corrections or Corrections()).events}
    near = _nearest({ids[part]: [prints[a] for a in part] for part in parts}, telling)
    events = []
    for part, draft in drafts.items():
        event = replace(draft.event, id=ids[part], nearest=near.get(ids[part]))
        stated = _merged(said, register, event.id)
        events.append(_corrected(event, stated) if stated else event)
    return tuple(sorted(events, key=_newest_first))


def _newest_first(event: Event) -> tuple[bool, int, str]:
    last = event.last or ""
    return (not last, -int(last.replace("-", "") or 0), event.id)


@dataclass(frozen=True, slots=True)
class _Drafted:
    """An event without an address, and what a new address is made of."""

    event: Event
    plain: str
    """The title without its day."""
    day: str


def _draft(prints: list[Fingerprint], telling: Telling) -> _Drafted:
    read = [f for f in prints if not f.foreign] or prints
    dated = date_articles(prints)
    first, last, basis = first_and_last(prints, dated)
    persons = people(prints)
    where = place(read)
    day = first if dated and first == last else None
    called = title(read, Facts(people=protagonists(read, persons), place=where, date=day), telling)
    columns = sorted(prints, key=lambda f: (f.outlet is None, f.outlet or "", f.article))
    event = Event(
        id="",
        title=called,
        articles=tuple(f.article for f in columns),
        first=first,
        last=last,
        place=where,
        people=persons,
        dated=dated,
        dates_basis=basis,
        why=shared_terms(prints, telling),
    )
    plain = called.removesuffix(f", {plain_date(day)}") if day else called
    return _Drafted(event, plain, (first or "") if dated else "")


def _addresses(
    drafts: Mapping[tuple[str, ...], _Drafted], register: Register, names: Mapping[tuple[str, ...], str]
) -> dict[tuple[str, ...], str]:
    """An address for every part: pinned, inherited, or new and not in use."""
    ids = {part: name for part, name in names.items() if part in drafts}
    taken = set(ids.values())
    # What the editor moved away does not take the address of its old event along.
    moved = {a for part, name in ids.items() for a in part if a in register.articles}
    left = {a: s for a, s in register.articles.items() if a not in moved or register.leads(s.event) in taken}
    for part, name in inherit(drafts, replace(register, articles=left)).items():
        if part not in ids and name not in taken:
            ids[part] = name
            taken.add(name)
    taken |= reserved(register)
    for part, draft in drafts.items():
        if part in ids:
            continue
        base = draft.plain if slug(draft.plain) else part[0] if slug(part[0]) else "event"
        name, n = slug(base, draft.day), 1
        while name in taken:
            n += 1
            name = slug(base, f"{draft.day}-{n}" if draft.day else str(n))
        ids[part] = name
        taken.add(name)
    return ids


def _merged(said: Mapping[str, EventSaid], register: Register | None, event: str) -> EventSaid | None:
    """What the editor says of an event, by its address or one that leads on to it."""
    if event in said:
        return said[event]
    if register is not None:
        for old in sorted(said):
            if register.leads(old) == event:
                return said[old]
    return None


def _corrected(event: Event, said: EventSaid) -> Event:
    if said.title is not None:
        event = replace(event, title=said.title)
    if said.place is not None:
        event = replace(event, place=said.place)
    if said.date is not None:
        event = replace(event, first=said.date, last=said.date, dates_basis=())
    return event


def _telling(prints: Iterable[Fingerprint]) -> Telling:
    """How much a stem says of an article: 0 where nearly all have it, 1 where it is alone."""
    known: Counter[str] = Counter()
    total = 0
    for f in prints:
        known.update(f.stems.split(" "))
        total += 1
    full = math.log(total + PRIOR + 1)

    def telling(stem: str) -> float:
        return max(1 - math.log(known[stem] + PRIOR * share(stem) + 1) / full, 0.01)

    return telling


def _nearest(events: Mapping[str, Sequence[Fingerprint]], telling: Telling) -> dict[str, str]:
    """For each event the other one that shares most of its telling stems; none where none shares any."""
    keys: dict[str, dict[str, float]] = {}
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for event in sorted(events):
        weights: Counter[str] = Counter()
        for f in events[event]:
            for stem, mark in zip(f.stems.split(" "), f.marks, strict=False):
                if mark & NAME or mark & OPENING:
                    weights[stem] += 2 if mark & NAME and mark & OPENING else 1
        scored = {s: (w / len(events[event])) * telling(s) ** 2 for s, w in weights.items() if s}
        best = sorted(scored, key=lambda s: (-round(scored[s], 9), s))[:_KEY_TERMS]
        keys[event] = {s: scored[s] for s in best}
        for stem in best:
            postings[stem].append(event)
    found: dict[str, str] = {}
    for event, weights_of in keys.items():
        shared: Counter[str] = Counter()
        for stem, weight in weights_of.items():
            if len(postings[stem]) <= _POSTINGS or len(keys) <= _POSTINGS:
                for other in postings[stem]:
                    shared[other] += min(weight, keys[other][stem])  # type: ignore[assignment]
        del shared[event]
        if shared:
            found[event] = min(shared, key=lambda other: (-round(shared[other], 9), other))
    return found
