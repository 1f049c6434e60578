"""The whole way: a folder of articles becomes an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from digest import articles, comparison, events
from digest.analysis import Analyses, analyse
from digest.anchors import Settled, settle
from digest.events import Arranged, Corrections
from digest.events import corrections as correcting
from digest.events.identity import known_again, publish
from digest.events.register import Register, Standing, serialize
from digest.model import Comparison, Edition, Event, Problem, Withdrawn
from digest.progress import Tell, silent
from digest.store import Store, code_version, digest_of

OUTLETS = "outlets.yml"
CORRECTIONS = "corrections.yml"


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
    tell: Tell = silent,
) -> Made:
    """The edition of the articles below `root`.

    With a register, it is that of a site, and the folder's outlet registry and corrections apply;
    without one, the articles are read as if nothing were around them.
    Raises OSError where `pipeline` names no installed trained pipeline.
    """
    site = register is not None
    outlets, problems = articles.read_outlets(root / OUTLETS) if site else (articles.Outlets(), ())
    corrections, mistakes = _corrections(root / CORRECTIONS) if site else (Corrections(), ())
    analyses = analyse(root, outlets, store, pipeline, tell=tell)
    analyses, unheard = _corrected(analyses, corrections)
    register = known_again(register or Register(), analyses.texts)
    arranged = _arrange(analyses, register, corrections, store, ignore_dates=ignore_dates)
    shown = replace(
        analyses, readings={i: r for i, r in analyses.readings.items() if i not in corrections.gone}
    )
    settled = {
        event.id: _settle(event, compared, shown, register)
        for event, compared in zip(arranged.events, _compare(arranged.events, shown, store), strict=True)
    }
    after = _remember(register, arranged.events, settled, analyses, corrections)
    edition = Edition(
        readings=shown.readings,
        events=arranged.events,
        comparisons={e: s.comparison for e, s in settled.items()},
        outlets=outlets,
        moved=dict(after.moved),
        aliases={e: s.aliases for e, s in settled.items() if s.aliases},
        renamed=dict(after.renamed),
        withdrawn=after.withdrawn,
        corrections=corrections.log,
    )
    return Made(edition, after, problems + mistakes + analyses.problems + arranged.problems + unheard)


def _corrections(path: Path) -> tuple[Corrections, tuple[Problem, ...]]:
    if not path.is_file():
        return Corrections(), ()
    return correcting.read(path.read_bytes().decode("utf-8-sig", "replace"), path.name)


def _corrected(analyses: Analyses, corrections: Corrections) -> tuple[Analyses, tuple[Problem, ...]]:
    """The readings as the editor says they are; their keys change with what was said of them."""
    said = {s.article for s in corrections.articles} | {s.article for s in corrections.speakers}
    readings, keys = dict(analyses.readings), dict(analyses.keys)
    unheard: list[Problem] = []
    for article in sorted(a for a in said if a in readings):
        before = readings[article]
        reading = replace(before, article=correcting.apply_to_article(before.article, corrections))
        unheard += correcting.unheard(reading, corrections)
        readings[article] = correcting.apply_to_reading(reading, corrections)
        keys[article] = digest_of(keys[article], msgspec.json.encode(readings[article]))
    return replace(analyses, readings=readings, keys=keys), tuple(unheard)


def _arrange(
    analyses: Analyses, register: Register, corrections: Corrections, store: Store, *, ignore_dates: bool
) -> Arranged:
    """The events, from the store where nothing that they rest on changed."""
    key = digest_of(
        code_version("events"),
        str(ignore_dates),
        msgspec.json.encode(corrections),
        serialize(register),
        *(analyses.keys[a] for a in analyses.readings),
    )
    arranged = store.get("events", key, Arranged)
    if arranged is None:
        prints = [events.fingerprint(r) for r in analyses.readings.values()]
        arranged = events.arrange(
            prints, register=register, corrections=corrections, ignore_dates=ignore_dates
        )
        store.put("events", [(key, arranged)])
        store.prune("events")
    return arranged


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


def _remember(
    register: Register,
    found: tuple[Event, ...],
    settled: dict[str, Settled],
    analyses: Analyses,
    corrections: Corrections,
) -> Register:
    """The register after these events are published."""
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
    published = {
        e: replace(p, aliases=settled[e].aliases) if e in settled else p for e, p in after.events.items()
    }
    return replace(after, events=published, withdrawn=_withdrawn(after, analyses, corrections))


def _withdrawn(after: Register, analyses: Analyses, corrections: Corrections) -> tuple[Withdrawn, ...]:
    """What is no more, with the editor's reasons where there are any."""
    gone = {(w.kind, w.id): w for w in after.withdrawn}
    for said in corrections.withdrawn:
        before = gone.get(("article", said.article))
        if before is None and said.article in analyses.readings:
            title = _title(analyses, said.article) or said.article
            before = Withdrawn(id=said.article, kind="article", title=title)
        if before is not None:
            gone["article", said.article] = replace(before, why=said.why, when=said.when)
    return tuple(w for _, w in sorted(gone.items()))


def _title(analyses: Analyses, article: str) -> str | None:
    title = analyses.readings[article].article.title
    return title.value if title else None
