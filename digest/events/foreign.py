"""Articles whose language is not read join events through what no language changes.

Names, numbers, days and publication dates: all else in such an article says nothing of likeness to
articles in another language, and its function words would make articles in its own language look
alike. So these are grouped after the others, each by itself; where two events come near, by none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.events.dating import anchor, date_articles
from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.stems import folded

Partition = tuple[tuple[str, ...], ...]

_TELLING = 0.35
"""From this on a name says something of an article."""
_NAMES = 2
"""Names, or words of them, that must be shared."""
_SHARE = 0.45
"""Of the names in an event's openings, by weight; so much of them must the article have."""
_LEAST = 1.6
"""Evidence from which on an article joins."""
_AHEAD = 1.25
"""So many times as much evidence as for the next best event."""
_OPENING = 1.5
"""What a name weighs more that both open with."""
_NUMBER = 0.4
_SAME, _NEWS = 2, 14
"""Days between publications that speak for one happening, and from which on nothing does."""
_DAY = 0.8
_LOW = 13.0
"""Smaller whole numbers stand in any article."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """What can be known again in any language."""

    names: Mapping[str, float]
    """Parts of names to how much each tells."""
    opening: frozenset[str]
    numbers: frozenset[float]


def joined(
    parts: Partition,
    prints: Mapping[str, Fingerprint],
    telling: Callable[[str], float],
    *,
    ignore_dates: bool,
) -> Partition:
    """`parts` with the articles of `prints` that are not read in them, or in parts of their own.

    `parts` are those of all others. `telling` says how much a stem says of an article, 0 to 1.
    """
    strange = {a: f for a, f in sorted(prints.items()) if f.foreign}
    if not strange:
        return parts
    keys = {a: _keys(f, telling) for a, f in sorted(prints.items())}
    events = [_Event([prints[a] for a in part], keys) for part in parts]
    near = _near(events)
    taken: defaultdict[int, list[str]] = defaultdict(list)
    left = []
    for article, f in strange.items():
        best = _best(f, keys[article], events, near, ignore_dates=ignore_dates)
        if best is None:
            left.append(article)
        else:
            taken[best].append(article)
    grown = [tuple(sorted((*part, *taken[n]))) for n, part in enumerate(parts)]
    return tuple(sorted([*grown, *_together(left, prints, keys, ignore_dates=ignore_dates)]))


def _keys(f: Fingerprint, telling: Callable[[str], float]) -> _Keys:
    names: dict[str, float] = {}
    opening: set[str] = set()
    numbers: set[float] = set()
    for stem, mark in zip(f.stems.split(" "), f.marks, strict=False):
        if not stem or not mark & NAME:
            continue
        if stem[0].isdigit():
            numbers |= _number(stem)
        elif (weight := telling(stem)) >= _TELLING and len(stem) > 1:
            names[folded(stem)] = weight
            if mark & OPENING:
                opening.add(folded(stem))
    return _Keys(names, frozenset(opening), frozenset(numbers))


def _number(stem: str) -> set[float]:
    """The number that a word of digits is, where it says anything: no year, no small count."""
    try:
        value = float(stem.replace(",", ""))
    except ValueError:
        return set()
    year = value.is_integer() and 1900 <= value <= 2100
    return set() if year or (value.is_integer() and value < _LOW) else {value}


class _Event:
    """What an event's articles share that can be known again."""

    def __init__(self, prints: Sequence[Fingerprint], keys: Mapping[str, _Keys]) -> None:
        own = [keys[f.article] for f in prints]
        held = Counter(name for k in own for name in k.names)
        opened = Counter(name for k in own for name in k.opening)
        self.names = {n: max(k.names.get(n, 0.0) for k in own) * held[n] / len(own) for n in held}
        most = max(1.0, len(own) / 2)
        self.opening = {n: self.names[n] for n, count in opened.items() if count >= most}
        self.numbers = frozenset(n for k in own for n in k.numbers)
        self.days = [day for f in prints if (day := anchor(f)) is not None]
        self.days += [date.fromisoformat(d.date) for d in date_articles(prints).values()]


_Near = Mapping[str, Sequence[int]]


def _near(events: Sequence[_Event]) -> _Near:
    """Name to the events that open with it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for n, event in enumerate(events):
        for name in event.opening:
            found[name].append(n)
    return found


def _sharing(own: _Keys, near: _Near) -> list[int]:
    """The events that open with several names the article has."""
    count = Counter(n for name in own.names for n in near.get(name, ()))
    return sorted(n for n, shared in count.items() if shared >= _NAMES)


def _best(
    f: Fingerprint, own: _Keys, events: Sequence[_Event], near: _Near, *, ignore_dates: bool
) -> int | None:
    """The event that the article reports; None where none is near, or two are."""
    weighed = []
    for n in _sharing(own, near):
        weight = _evidence(f, own, events[n], ignore_dates=ignore_dates)
        if weight >= _LEAST:
            weighed.append((-weight, n))
    weighed.sort()
    if not weighed or (len(weighed) > 1 and weighed[0][0] > _AHEAD * weighed[1][0]):
        return None
    return weighed[0][1]


def _evidence(f: Fingerprint, own: _Keys, event: _Event, *, ignore_dates: bool) -> float:
    shared = own.names.keys() & event.names.keys()
    opening = sum(event.opening.values())
    if not opening:
        return 0.0
    if sum(w for n, w in event.opening.items() if n in shared) < _SHARE * opening:
        return 0.0
    weight = sum(
        own.names[n] * event.names[n] * (_OPENING if n in own.opening and n in event.opening else 1.0)
        for n in sorted(shared)
    )
    weight += _NUMBER * min(len(own.numbers & event.numbers), 4)
    published = None if ignore_dates else anchor(f)
    if published is not None and event.days:
        apart = min(abs((published - day).days) for day in event.days)
        if apart > _NEWS:
            return 0.0
        weight += _DAY if apart <= _SAME else 0.0
    return round(weight, 6)


def _together(
    left: Sequence[str], prints: Mapping[str, Fingerprint], keys: Mapping[str, _Keys], *, ignore_dates: bool
) -> list[tuple[str, ...]]:
    """The articles that joined nothing, those together that report one happening by each other's names."""
    single = [_Event([prints[a]], keys) for a in left]
    near = _near(single)
    root = {a: a for a in left}

    def find(article: str) -> str:
        while root[article] != article:
            article = root[article]
        return article

    for i, a in enumerate(left):
        for j in _sharing(keys[a], near):
            b = left[j]
            if j <= i:
                continue
            there = _evidence(prints[a], keys[a], single[j], ignore_dates=ignore_dates)
            back = _evidence(prints[b], keys[b], single[i], ignore_dates=ignore_dates)
            if min(there, back) >= _LEAST:
                one, other = sorted((find(a), find(b)))
                root[other] = one
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for a in left:
        groups[find(a)].append(a)
    return [tuple(group) for group in groups.values()]
