"""What the compared articles of one outlet have in common, beside the others on the same events: counted.

Nothing here says what an outlet is like: the articles of a collection need not be typical of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digest.model import Edition, Event, Reading, Source, Span, WordChoice
from digest.pages import amounts
from digest.pages.agreement import trivial
from digest.pages.speakers import Names, vague

MONTHS = 12
"""Months up to which an outlet's articles are told month by month; more are told by the year."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over articles: of a share, 0 to 1."""

    total: float = 0.0
    articles: int = 0

    @property
    def share(self) -> float:
        return self.total / self.articles if self.articles else 0.0

    def __add__(self, other: Mean) -> Mean:
        return Mean(self.total + other.total, self.articles + other.articles)


@dataclass(frozen=True, slots=True)
class Framed:
    """How much of an outlet's articles touches on a frame, and of the others on the same events."""

    name: str
    own: Mean
    others: Mean
    most: tuple[Event, Reading]
    """Where it is largest."""


@dataclass(frozen=True, slots=True)
class Called:
    """A thing that an outlet and others call by different names."""

    rows: tuple[tuple[Event, WordChoice], ...]
    """Newest first."""
    own: Mapping[str, int]
    """Term to how often, those that the others do not use first; what it quotes only where it has no own."""
    others: Mapping[str, int]


@dataclass(slots=True)
class Heard:
    """Somebody whom an outlet lets speak."""

    person: bool = False
    statements: int = 0
    events: dict[str, Event] = field(default_factory=dict)


@dataclass(slots=True)
class Cited:
    """What an outlet cites besides people."""

    kind: str
    passages: dict[str, Span] = field(default_factory=dict)
    """Article id to the first passage."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month or year of an outlet's articles."""

    iso: str
    readings: tuple[Reading, ...]
    quoted: float
    """Share of their words that is in quotation marks."""

    def frame(self, name: str) -> float:
        """Mean share of their sentences that touch on a frame."""
        return _mean(self.readings, name).share


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a page of an outlet counts."""

    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    """In which it has articles, newest first."""
    beside: tuple[Reading, ...]
    """The others' articles on the same events."""
    quoted: tuple[float, float]
    """Share of the words in quotation marks: of its own articles, and of those beside."""
    called: tuple[Called, ...]
    frames: tuple[Framed, ...]
    heard: Mapping[str, Heard]
    unnamed: int
    """Statements whose speaker the article does not name."""
    cited: Mapping[str, Cited]
    periods: tuple[Period, ...]


Sizes = Mapping[str, tuple[int, int]]
"""Article id to its words, and to those in quotation marks."""


def sizes(readings: Iterable[Reading]) -> Sizes:
    """Of the articles whose quotes are read: counted once for all outlets."""
    return {r.id: (amounts.words(r), amounts.quoted(r)) for r in readings if "quotes" not in r.unread}


def profile(readings: Sequence[Reading], edition: Edition, events: Iterable[Event], words: Sizes) -> Profile:
    """What `readings`, all articles of one outlet, have; `events` are those they belong to, newest first."""
    own = {r.id for r in readings}
    ours = tuple(events)
    beside = tuple(edition.readings[a] for event in ours for a in event.articles if a not in own)
    heard, unnamed = _heard(edition, ours, own)
    return Profile(
        readings=tuple(readings),
        events=ours,
        beside=beside,
        quoted=(_quoted(readings, words), _quoted(beside, words)),
        called=_called(edition, ours, own),
        frames=_frames(edition, ours, own, beside),
        heard=heard,
        unnamed=unnamed,
        cited=_cited(readings),
        periods=_periods(readings, words),
    )


def _quoted(readings: Iterable[Reading], words: Sizes) -> float:
    """Share of the words of `readings` in quotation marks."""
    found = [words[r.id] for r in readings if r.id in words]
    whole = sum(n for n, _ in found)
    return sum(n for _, n in found) / whole if whole else 0.0


def _mean(readings: Iterable[Reading], name: str) -> Mean:
    shares = [next((f.share for f in r.frames if f.name == name), 0.0) for r in readings if not r.unread]
    return Mean(sum(shares), len(shares))


def _frames(
    edition: Edition, events: Sequence[Event], own: set[str], beside: Sequence[Reading]
) -> tuple[Framed, ...]:
    largest: dict[str, tuple[float, Event, Reading]] = {}
    ours: list[Reading] = []
    for event in events:
        for article in event.articles:
            if article not in own:
                continue
            reading = edition.readings[article]
            ours.append(reading)
            for frame in reading.frames:
                if not frame.thin and frame.share > largest.get(frame.name, (0.0,))[0]:
                    largest[frame.name] = (frame.share, event, reading)
    found = [
        Framed(name, _mean(ours, name), _mean(beside, name), (event, reading))
        for name, (_, event, reading) in largest.items()
    ]
    return tuple(sorted(found, key=lambda f: (-f.own.share, f.name)))


def _called(edition: Edition, events: Sequence[Event], own: set[str]) -> tuple[Called, ...]:
    rows: dict[str, list[tuple[Event, WordChoice]]] = defaultdict(list)
    for event in events:
        for choice in edition.comparisons[event.id].word_choices:
            sides = {member.article in own for member in choice.members}
            if len(sides) == 2 and choice.kind != "remark" and not trivial(choice):
                rows[choice.id].append((event, choice))
    found = []
    for named in rows.values():
        ours, others = _terms(named, own, True), _terms(named, own, False)
        if ours.keys() != others.keys():
            found.append(Called(tuple(named), _apart(ours, others), _apart(others, ours)))
    return tuple(sorted(found, key=_telling))


def _telling(thing: Called) -> tuple[int, float, str]:
    """What recurs first, then what is contested."""
    return -len(thing.rows), -max(choice.weight for _, choice in thing.rows), thing.rows[0][1].id


def _terms(rows: Sequence[tuple[Event, WordChoice]], own: set[str], ours: bool) -> Counter[str]:
    """Terms of one side with how often it has them, in its own voice where it has one."""
    counts: dict[str, Counter[str]] = {"own": Counter(), "quoted": Counter()}
    for _, choice in rows:
        for member in choice.members:
            if (member.article in own) is ours:
                counts[member.voice][member.term] += len(member.spans)
    return counts["own"] or counts["quoted"]


def _apart(terms: Mapping[str, int], beside: Mapping[str, int]) -> dict[str, int]:
    """`terms` with those that the other side does not use first, then the most frequent ones."""
    return dict(sorted(terms.items(), key=lambda item: (item[0] in beside, -item[1], item[0])))


def _heard(edition: Edition, events: Sequence[Event], own: set[str]) -> tuple[dict[str, Heard], int]:
    found: dict[str, Heard] = defaultdict(Heard)
    unnamed = 0
    for event in events:
        readings = [edition.readings[a] for a in event.articles]
        names = Names(event.people, readings)
        known = {person.name for person in event.people}
        for reading in readings:
            for quote in reading.quotes if reading.id in own else ():
                name = names.speaker(quote.speaker)
                if name is None:
                    unnamed += 1
                    continue
                said = quote.speaker.people if quote.speaker is not None else ()
                found[name].person |= name in known or name in said
                found[name].statements += 1
                found[name].events[event.id] = event
    return dict(sorted(found.items(), key=lambda item: (-item[1].statements, item[0].casefold()))), unnamed


def _cited(readings: Iterable[Reading]) -> dict[str, Cited]:
    found: dict[str, tuple[str, Cited]] = {}
    for reading in readings:
        people = {e.name for e in reading.entities if e.kind == "person"}
        for source in reading.sources:
            if _cites(source, people) and source.name.casefold() != (reading.article.outlet or "").casefold():
                _, cited = found.setdefault(source.name.casefold(), (source.name, Cited(source.kind)))
                cited.passages.setdefault(reading.id, source.spans[0])
    listed = sorted(found.values(), key=lambda item: (-len(item[1].passages), item[0].casefold()))
    return dict(listed)


def _cites(source: Source, people: set[str]) -> bool:
    """Whether it is cited by a name: "the letter" is another one in each article."""
    if not source.spans or source.kind not in ("agency", "outlet", "document", "official"):
        return False
    named = any(word[:1].isupper() for word in source.name.split())
    return named and source.name not in people and not vague(source.name)


def _periods(readings: Sequence[Reading], words: Sizes) -> tuple[Period, ...]:
    """Months or years, the oldest first; articles without a day of publication have none."""
    dated = [(r.article.published.value, r) for r in readings if r.article.published is not None]
    months = {day[:7] for day, _ in dated if len(day) >= len("2024-05")}
    width = len("2024-05") if len(months) <= MONTHS else len("2024")
    found: dict[str, list[Reading]] = defaultdict(list)
    for day, reading in dated:
        found[day[:width]].append(reading)
    return tuple(Period(iso, tuple(found[iso]), _quoted(found[iso], words)) for iso in sorted(found))
