"""A partition becomes events with names, dates and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.events.fingerprint import Fingerprint
from digest.events.slugs import slug
from digest.model import Event


def compose(fingerprints: Iterable[Fingerprint], partition: Sequence[Sequence[str]]) -> tuple[Event, ...]:
    """The events of `partition`, newest first, undated ones at the end, then by id."""
    prints = {f.article: f for f in fingerprints}
    found: list[Event] = []
    taken: set[str] = set()
    for part in sorted(tuple(sorted(p)) for p in partition):
        title = next((prints[a].title for a in part if prints[a].title), part[0])
        base = slug(title) or slug(part[0]) or "event"
        name, n = base, 1
        while name in taken:
            n += 1
            name = slug(title, str(n)) if slug(title) else f"{base}-{n}"
        taken.add(name)
        columns = sorted(part, key=lambda a: (prints[a].outlet or "", a))
        found.append(Event(id=name, title=title, articles=tuple(columns)))
    return tuple(sorted(found, key=lambda e: e.id))
