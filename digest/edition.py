"""The whole way: a folder of articles becomes an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from digest import articles
from digest.analysis import Analyses, analyse
from digest.anchors import Settled, settle
from digest.events import epochs
from digest.events.identity import known_again, publish
from digest.events.register import Register, Standing, serialize
from digest.grouped import grouped
from digest.model import Comparison, Edition, Event, Problem, Withdrawn
from digest.progress import Tell, silent
from digest.store import Store, code_version, digest_of, opened

if TYPE_CHECKING:
    from digest.events.corrections import Corrections
    from digest.events.fingerprint import Fingerprint
    from digest.events.foreign import Partition

OUTLETS = "outlets.yml"
CORRECTIONS = "corrections.yml"
_STAGES = ("articles", "events", "comparison", "english", "stems.py", "spellings.py")
"""What grouping and comparing rest on, beside the readings; they share word lists."""


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
    corrections, mistakes = _corrections(root / CORRECTIONS) if site else (None, ())
    analyses = analyse(root, outlets, store, pipeline, tell=tell)
    unheard: tuple[Problem, ...] = ()
    if corrections is not None:
        analyses, unheard = _corrected(analyses, corrections)
    register = known_again(register or Register(), analyses.texts)
    gone = corrections.gone if corrections else frozenset[str]()
    shown = replace(analyses, readings={i: r for i, r in analyses.readings.items() if i not in gone})
    counted = epochs.counted(register, shown.readings)
    arranged = _arrange(analyses, register, corrections, store, counted=counted, ignore_dates=ignore_dates)
    found = arranged.events
    compared, faults = _compare(found, shown, store)
    settled = {event.id: _settle(event, compared[event.id], shown, register) for event in found}
    after = _remember(register, found, settled, analyses, corrections, counted=counted)
    edition = Edition(
        readings=shown.readings,
        events=found,
        comparisons={e: s.comparison for e, s in settled.items()},
        outlets=outlets,
        moved=dict(after.moved),
        aliases={e: s.aliases for e, s in settled.items() if s.aliases},
        renamed=dict(after.renamed),
        withdrawn=after.withdrawn,
        corrections=corrections.log if corrections else (),
    )
    return Made(
        edition, after, problems + mistakes + analyses.problems + arranged.problems + unheard + faults
    )


_REHEARSED = "Ferry runs aground\n\nEvery light was on, said Ada Quill, the harbour master, on Friday.\n"


def rehearse(pipeline: str | None = None) -> None:
    """Go the whole way for nothing: it loads code and word lists, so that the next edition is soon made."""
    with suppress(OSError), TemporaryDirectory() as folder:  # the edition proper will say what is wrong
        for name in ("one.txt", "two.txt"):
            (Path(folder) / name).write_text(_REHEARSED, "utf-8")
        with opened(None) as store:
            make(Path(folder), store, register=Register(), pipeline=pipeline)


def _corrections(path: Path) -> tuple[Corrections | None, tuple[Problem, ...]]:
    if not path.is_file():
        return None, ()
    from digest.events.corrections_file import read

    return read(path.read_bytes().decode("utf-8-sig", "replace"), path.name)


def _corrected(analyses: Analyses, corrections: Corrections) -> tuple[Analyses, tuple[Problem, ...]]:
    """The readings as the editor says they are; their keys change with what was said of them."""
    from digest.events.correcting import apply_to_article, apply_to_reading, unheard

    said = {s.article for s in corrections.articles} | {s.article for s in corrections.speakers}
    readings, keys = dict(analyses.readings), dict(analyses.keys)
    doubts: list[Problem] = []
    for article in sorted(a for a in said if a in readings):
        before = readings[article]
        reading = replace(before, article=apply_to_article(before.article, corrections))
        doubts += unheard(reading, corrections)
        readings[article] = apply_to_reading(reading, corrections)
        keys[article] = digest_of(keys[article], msgspec.json.encode(readings[article]))
    return replace(analyses, readings=readings, keys=keys), tuple(doubts)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """The events, and the corrections that apply to nothing."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def _arrange(
    analyses: Analyses,
    register: Register,
    corrections: Corrections | None,
    store: Store,
    *,
    counted: Set[str],
    ignore_dates: bool,
) -> _Arrangement:
    """The events, from the store where nothing that they rest on changed."""
    key = digest_of(
        code_version(*_STAGES),
        str(ignore_dates),
        msgspec.json.encode(corrections),
        serialize(register),
        *(analyses.keys[a] for a in analyses.readings),
    )
    arrangement = store.get("events", key, _Arrangement)
    if arrangement is None:
        from digest.events.compose import arrange

        base = digest_of(code_version(*_STAGES))
        keys = {article: digest_of(base, analyses.keys[article]) for article in analyses.readings}
        prints = _fingerprints(analyses, keys, store)
        arranged = arrange(
            prints,
            register=register,
            corrections=corrections,
            ignore_dates=ignore_dates,
            group=partial(_grouped, store, keys, counted),
        )
        arrangement = _Arrangement(arranged.events, arranged.problems)
        store.put("events", [(key, arrangement)])
        store.prune("events", least=8)  # each holds the whole archive
    return arrangement


def _grouped(
    store: Store,
    sources: Mapping[str, bytes],
    counted: Set[str],
    fingerprints: Iterable[Fingerprint],
    *,
    ignore_dates: bool,
) -> Partition:
    """`events.grouping.group`, with what is stored; `sources` are the keys of all fingerprints."""
    prints = {f.article: f for f in fingerprints}
    return grouped(
        store,
        code_version("language", "grouped.py", *_STAGES),  # what places lie in others, its lists say
        {a: sources[a] for a in prints},
        lambda wanted: [prints[a] for a in wanted],
        counted,
        ignore_dates=ignore_dates,
    )


def _fingerprints(analyses: Analyses, keys: Mapping[str, bytes], store: Store) -> list[Fingerprint]:
    """What grouping knows of each article, from the store where it is known."""
    from digest.events.fingerprint import Fingerprint, fingerprint

    prints, fresh = [], []
    for article, reading in analyses.readings.items():
        key = keys[article]
        found = store.get("fingerprint", key, Fingerprint)
        if found is None:
            found = fingerprint(reading)
            fresh.append((key, found))
        prints.append(found)
    store.put("fingerprint", fresh)
    store.prune("fingerprint")
    return prints


def _compare(
    found: tuple[Event, ...], analyses: Analyses, store: Store
) -> tuple[dict[str, Comparison], tuple[Problem, ...]]:
    """The comparison of each event, from the store where nothing that it rests on changed.

    Where our own code fails on an event, its page shows no rows, and the problem says whose fault it is.
    """
    base = digest_of(code_version(*_STAGES))
    compared: dict[str, Comparison] = {}
    fresh, faults = [], []
    for event in found:
        key = digest_of(base, msgspec.json.encode(event), *(analyses.keys[a] for a in event.articles))
        stored = store.get("comparison", key, Comparison)
        if stored is None:
            from digest.comparison.compare import compare

            try:
                stored = compare(event, analyses.readings)
                fresh.append((key, stored))
            except Exception as error:  # noqa: BLE001  one event's failure costs one event
                stored = Comparison(event=event, origins=len(event.articles))
                path = analyses.readings[event.articles[0]].article.path
                cause = f"event {event.id} could not be compared: {type(error).__name__}: {error}"
                faults.append(Problem(path, None, f"{cause}. The fault is ours: please report it."))
        compared[event.id] = stored
    store.put("comparison", fresh)
    store.prune("comparison")
    return compared, tuple(faults)


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
    corrections: Corrections | None,
    *,
    counted: Set[str],
) -> Register:
    """The register after these events are published."""
    standings = {
        article: Standing(
            event=event.id,
            rows=settled[event.id].rows[article],
            title=_title(analyses, article),
            text=analyses.texts[article],
            later=article not in counted,
        )
        for event in found
        for article in event.articles
    }
    after = publish(register, found, standings, analyses.unread)
    published = {
        e: replace(p, aliases=settled[e].aliases) if e in settled else p for e, p in after.events.items()
    }
    after = replace(after, events=published)
    if corrections is None:
        return after
    return replace(after, withdrawn=_withdrawn(after, analyses, corrections))


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
