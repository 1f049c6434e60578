"""The whole way: a folder of articles becomes an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from digest import articles, comparison, events
from digest.analysis import Analyses, analyse
from digest.anchors import Settled, settle
from digest.events.identity import inherit, known_again, publish, reserved
from digest.events.register import Register, Standing
from digest.model import Comparison, Edition, Event, Problem
from digest.store import Store, code_version, digest_of


@dataclass(frozen=True, slots=True)
class Made:
    """An edition, what the register should remember of it, and what an editor should know.

    Paths in the problems are below the articles folder.
    """

    edition: Edition
    register: Register
    problems: tuple[Problem, ...]


def make(
    root: Path,
    store: Store,
    *,
    register: Register | None = None,
    pipeline: str | None = None,
    ignore_dates: bool = False,
) -> Made:
    """The edition of the articles below `root`; without a register, as if no site were around it.

    Raises OSError where `pipeline` names no installed trained pipeline.
    """
    outlets, problems = articles.read_outlets(root / "outlets.yml")
    analyses = analyse(root, outlets, store, pipeline)
    register = known_again(register or Register(), analyses.texts)
    found = _events(analyses, register, ignore_dates=ignore_dates)
    settled = {
        event.id: _settle(event, compared, analyses, register)
        for event, compared in zip(found, _compare(found, analyses, store), strict=True)
    }
    standings = {
        article: Standing(
            event=event.id,
            rows=settled[event.id].rows[article],
            title=_title(analyses, article),
            text=analyses.texts[article],
        )
        for event in found
        for article in event.articles
    }
    after = publish(register, found, standings, analyses.unread)
    after = replace(
        after,
        events={
            e: replace(p, aliases=settled[e].aliases) if e in settled else p for e, p in after.events.items()
        },
    )
    edition = Edition(
        readings=analyses.readings,
        events=found,
        comparisons={e: s.comparison for e, s in settled.items()},
        outlets=outlets,
        moved=dict(after.moved),
        aliases={e: s.aliases for e, s in settled.items() if s.aliases},
        renamed=dict(after.renamed),
        withdrawn=after.withdrawn,
    )
    return Made(edition, after, problems + analyses.problems)


def _title(analyses: Analyses, article: str) -> str | None:
    title = analyses.readings[article].article.title
    return title.value if title else None


def _events(analyses: Analyses, register: Register, *, ignore_dates: bool) -> tuple[Event, ...]:
    prints = [events.fingerprint(r) for r in analyses.readings.values()]
    parts = events.group(prints, ignore_dates=ignore_dates)
    kept = inherit(parts, register)
    taken = set(reserved(register))
    named = []
    for event in events.compose(prints, parts):
        name = kept.get(tuple(sorted(event.articles)))
        if name is None:
            name, n = event.id, 1
            while name in taken:
                n += 1
                name = f"{event.id}-{n}"
        taken.add(name)
        named.append(replace(event, id=name))
    return tuple(named)


def _compare(found: tuple[Event, ...], analyses: Analyses, store: Store) -> Iterator[Comparison]:
    """The comparison of each event, from the store where nothing that it rests on changed."""
    base = digest_of(code_version("comparison"))
    fresh = []
    for event in found:
        key = digest_of(base, msgspec.json.encode(event), *(analyses.keys[a] for a in event.articles))
        compared = store.get("comparison", key, Comparison)
        if compared is None:
            compared = comparison.compare(event, analyses.readings)
            fresh.append((key, compared))
        yield compared
    store.put("comparison", fresh)
    store.prune("comparison")


def _settle(event: Event, compared: Comparison, analyses: Analyses, register: Register) -> Settled:
    published = register.events.get(event.id)
    return settle(
        compared,
        analyses.readings,
        {a: register.rows(a) for a in event.articles},
        published.aliases if published else {},
    )
