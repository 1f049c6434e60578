"""Events keep their addresses: who inherits which, when the grouping changes.

The rule: the part that holds most of an event's articles is its heir (the part with the first
article id among equals). A part that is heir to several events takes the oldest address, and the
others lead on to it. A part that is heir to none gets a new address. An event of which no article
is left is withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from digest.events.register import Published, Register, Standing
from digest.model import Event, Withdrawn

Part = Sequence[str]


def inherit(parts: Iterable[Part], register: Register) -> dict[tuple[str, ...], str]:
    """For each part that is heir to a published event, the address it keeps."""
    sorted_parts = sorted(tuple(sorted(p)) for p in parts)
    stood = _stood(register)
    home: dict[str, Counter[tuple[str, ...]]] = {}
    for part in sorted_parts:
        for article in part:
            if article in stood:
                home.setdefault(register.leads(stood[article]), Counter())[part] += 1
    kept: dict[tuple[str, ...], str] = {}
    for slug in sorted(home, key=lambda s: (_age(register, s), s)):
        heir = min(home[slug], key=lambda part: (-home[slug][part], part))
        kept.setdefault(heir, slug)
    return kept


def moves(ids: Mapping[tuple[str, ...], str], register: Register) -> dict[str, str]:
    """Where old addresses lead, given the address of every part; addresses in use lead nowhere."""
    where = {article: slug for part, slug in ids.items() for article in part}
    live = set(ids.values())
    heirs: dict[str, Counter[str]] = {}
    for article, standing in register.articles.items():
        if article in where:
            heirs.setdefault(register.leads(standing.event), Counter())[where[article]] += 1
    led = {
        slug: min(found, key=lambda s: (-found[s], s)) for slug, found in heirs.items() if slug not in live
    }
    for old in register.moved:
        target = register.leads(old)
        target = led.get(target, target)
        if old not in live and target in live:
            led[old] = target
    return dict(sorted(led.items()))


def reserved(register: Register) -> frozenset[str]:
    """Addresses that no new event may take: they are published, or lead on, or say "withdrawn"."""
    gone = {w.id for w in register.withdrawn if w.kind == "event"}
    return frozenset({*register.events, *register.moved, *gone})


def known_again(register: Register, texts: Mapping[str, str]) -> Register:
    """`register` after files were renamed: an unknown article with a vanished one's text is that one.

    `texts` is article id to checksum of its text, for every article there is now.
    """
    vanished: dict[str, str] = {}
    for name, standing in sorted(register.articles.items(), reverse=True):
        if name not in texts and standing.text is not None:
            vanished[standing.text] = name
    standings = dict(register.articles)
    renamed = {old: new for old, new in register.renamed.items() if old not in texts}
    for name, text in sorted(texts.items()):
        if name in standings or text not in vanished:
            continue
        old = vanished.pop(text)
        standings[name] = standings.pop(old)
        renamed = {k: (name if v == old else v) for k, v in renamed.items()} | {old: name}
    return replace(register, articles=dict(sorted(standings.items())), renamed=dict(sorted(renamed.items())))


def publish(
    register: Register,
    events: Sequence[Event],
    standings: Mapping[str, Standing],
    kept: frozenset[str] = frozenset(),
) -> Register:
    """The register after `events` are published with these articles.

    What was published and is in none of them is withdrawn, but for the articles in `kept`: their
    files are there and could not be read, so that they keep their place until they can.
    """
    ids = {event.articles: event.id for event in events}
    missing = {a: s for a, s in register.articles.items() if a not in standings}
    waiting = {a: s for a, s in missing.items() if a in kept}
    live = {e.id for e in events}
    held = {register.leads(s.event) for s in waiting.values()} - live
    led = moves(ids, register)
    newest = max((p.since for p in register.events.values()), default=0)
    published: dict[str, Published] = {e: p for e, p in register.events.items() if e in held}
    for event in sorted(events, key=lambda e: (e.last or e.first or "9999", e.id)):
        before = register.events.get(event.id)
        if before is None:
            newest += 1
            before = Published(since=newest)
        published[event.id] = replace(before, title=event.title)
    gone = {(w.kind, w.id): w for w in register.withdrawn}
    for name, standing in missing.items():
        if name not in kept:
            gone["article", name] = Withdrawn(
                id=name, kind="article", title=standing.title or name, event=register.leads(standing.event)
            )
    for slug, event_before in register.events.items():
        if slug not in live and slug not in led and slug not in held:
            gone["event", slug] = Withdrawn(id=slug, kind="event", title=event_before.title or slug)
    present = {("article", a) for a in {*standings, *waiting}} | {("event", e) for e in {*live, *held}}
    return Register(
        articles=dict(sorted({**standings, **waiting}.items())),
        events=dict(sorted(published.items())),
        moved=led,
        renamed=register.renamed,
        withdrawn=tuple(w for key, w in sorted(gone.items()) if key not in present),
    )


def _stood(register: Register) -> dict[str, str]:
    """Article id to the event it stands in, or stood in before it was withdrawn."""
    gone = {w.id: w.event for w in register.withdrawn if w.kind == "article" and w.event is not None}
    return gone | {a: s.event for a, s in register.articles.items()}


def _age(register: Register, slug: str) -> int:
    return register.events.get(slug, Published()).since
