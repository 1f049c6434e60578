"""What grouping remembers of a large collection, so that a few more articles cost only a little.

A cache: small (about 500 bytes an article), kept by whoever calls, and made anew where it is missing.
Below `LEAST` articles there is none: everything is grouped from scratch.

The rule by which grouping with a memory and without one may differ: how telling a word is stays as it
was when the memory was made, until the collection has changed by a tenth; and only the events that a
new or changed article is linked to are settled anew, together with it (a large one as a whole, by a
sample). What was settled elsewhere stays as it is. Where no weight decides by a hair, both give the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from digest.events.fingerprint import Fingerprint
from digest.events.grouping import Partition, named, parts_of, sampled, settled
from digest.events.neighbours import LIMIT, Keys, Links, gather, keys, links
from digest.events.table import Holders, Table, table

LEAST = 5000
"""Articles from which on a memory pays; fewer are grouped in seconds."""
_RENEWED = 0.1
"""Share of the collection that may come or go before a memory is made anew."""
_WEAKER = 0.4
"""Share of an article's strongest link below which another is not followed."""
_EVENTS = 20
"""Events and new articles that are settled together, at most."""
_LAYOUT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Numbers are little-endian: ids and labels 32 bits wide, `starts` 64, weights 32-bit floats."""

    layout: int
    ignore_dates: bool
    total: int
    """Articles when the memory was made from scratch."""
    articles: str
    """Ids, sorted, a NUL between them."""
    checks: bytes
    """For each article, a checksum of what grouping reads of it."""
    parts: bytes
    """For each article, the number of its event."""
    stems: str
    """Stems that several articles had, or that an article is entered under; one space between them."""
    holders: bytes
    """For each stem, how many articles had it."""
    starts: bytes
    ids: bytes
    weights: bytes
    """Under which stems each article is entered (`neighbours.Keys`)."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A partition, and the memory for the next time; None where the collection is small."""

    partition: Partition
    memory: Memory | None


def regroup(
    fingerprints: Iterable[Fingerprint], memory: Memory | None = None, *, ignore_dates: bool = False
) -> Grouped:
    """The partition of all `fingerprints`, with the help of what was remembered of most of them."""
    prints = {f.article: f for f in sorted(fingerprints, key=lambda f: f.article)}
    checks = np.fromiter(map(_check, prints.values()), np.uint32, len(prints))
    if memory is not None and memory.layout == _LAYOUT and memory.ignore_dates == ignore_dates:
        before = dict(
            zip(memory.articles.split("\0"), np.frombuffer(memory.checks, "<u4").tolist(), strict=True)
        )
        new = [a for a, check in zip(prints, checks.tolist(), strict=True) if before.get(a) != check]
        gone = len(before) - (len(prints) - len(new))
        if len(prints) >= LEAST and len(new) + gone <= _RENEWED * memory.total:
            return _updated(prints, checks, memory, new)
    known = table(prints.values(), ignore_dates=ignore_dates)
    parts = parts_of(known)
    partition = named(known, parts)
    if len(prints) < LEAST:
        return Grouped(partition, None)
    return Grouped(partition, _remembered(prints, known, checks, partition, ignore_dates=ignore_dates))


def _check(f: Fingerprint) -> int:
    said = (f.stems, f.numbers, f.numbers_below, f.scenes, f.scenes_below, f.published, f.published_basis)
    check = zlib.crc32(f.counts, zlib.crc32(f.marks))
    return zlib.crc32("\0".join(str(part) for part in (*said, f.address_date, f.words)).encode(), check)


def _remembered(
    prints: Mapping[str, Fingerprint],
    known: Table,
    checks: np.ndarray[tuple[int], np.dtype[np.uint32]],
    partition: Partition,
    *,
    ignore_dates: bool,
) -> Memory:
    held = np.bincount(known.stems.ids, minlength=len(known.telling))
    entered = keys(known, held)
    kept = held > 1
    kept[entered.ids] = True
    place = np.cumsum(kept) - 1
    return Memory(
        layout=_LAYOUT,
        ignore_dates=ignore_dates,
        total=len(prints),
        articles="\0".join(prints),
        checks=checks.astype("<u4").tobytes(),
        parts=_labels(prints, partition).astype("<i4").tobytes(),
        stems=" ".join(name for name, k in zip(known.names, kept.tolist(), strict=True) if k),
        holders=held[kept].astype("<i4").tobytes(),
        starts=entered.starts.astype("<i8").tobytes(),
        ids=place[entered.ids].astype("<i4").tobytes(),
        weights=entered.weights.astype("<f4").tobytes(),
    )


def _labels(articles: Iterable[str], partition: Partition) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    where = {article: number for number, part in enumerate(partition) for article in part}
    return np.array([where[a] for a in articles], np.int32)


def _updated(
    prints: Mapping[str, Fingerprint],
    checks: np.ndarray[tuple[int], np.dtype[np.uint32]],
    memory: Memory,
    new: Sequence[str],
) -> Grouped:
    old = memory.articles.split("\0")
    fresh = set(new)
    stays = np.array([a in prints and a not in fresh for a in old], np.bool_)
    among = Holders(
        memory.total,
        dict(zip(memory.stems.split(" "), np.frombuffer(memory.holders, "<i4").tolist(), strict=True)),
    )
    entered, index = _entered(memory, stays)
    before = [a for a, s in zip(old, stays.tolist(), strict=True) if s]
    own = table([prints[a] for a in new], ignore_dates=memory.ignore_dates, among=among)
    added, width = _added(own, among, index)
    everything = Keys(
        np.concatenate([entered.starts, entered.starts[-1] + added.starts[1:]]),
        np.concatenate([entered.ids, added.ids]),
        np.concatenate([entered.weights, added.weights]),
    )
    articles = [*before, *new]
    found = links(everything, width, np.arange(len(before), len(articles)))
    labels = np.frombuffer(memory.parts, "<i4")[stays].tolist()
    parts = _settled_anew(
        articles=articles, labels=labels, found=found, prints=prints, memory=memory, among=among
    )
    partition = tuple(sorted(tuple(sorted(part)) for part in parts))
    order = {a: i for i, a in enumerate(articles)}
    at = [order[a] for a in prints]
    rows = [slice(int(everything.starts[i]), int(everything.starts[i + 1])) for i in at]
    names = sorted(index, key=index.__getitem__)
    return Grouped(
        partition,
        Memory(
            layout=_LAYOUT,
            ignore_dates=memory.ignore_dates,
            total=memory.total,
            articles="\0".join(prints),
            checks=checks.astype("<u4").tobytes(),
            parts=_labels(prints, partition).astype("<i4").tobytes(),
            stems=" ".join(names),
            holders=np.array([among.of.get(name, 1) for name in names], "<i4").tobytes(),
            starts=np.concatenate([[0], np.cumsum([r.stop - r.start for r in rows])]).astype("<i8").tobytes(),
            ids=b"".join(everything.ids[r].astype("<i4").tobytes() for r in rows),
            weights=b"".join(everything.weights[r].astype("<f4").tobytes() for r in rows),
        ),
    )


def _entered(
    memory: Memory, stays: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[Keys, dict[str, int]]:
    """The keys of the articles that stay, and each stem's number."""
    starts = np.frombuffer(memory.starts, "<i8")
    lengths = np.diff(starts)
    kept = np.repeat(stays, lengths)
    index = {stem: i for i, stem in enumerate(memory.stems.split(" "))}
    entered = Keys(
        np.concatenate([[0], np.cumsum(lengths[stays])]),
        np.frombuffer(memory.ids, "<i4")[kept],
        np.frombuffer(memory.weights, "<f4")[kept],
    )
    return entered, index


def _added(own: Table, among: Holders, index: dict[str, int]) -> tuple[Keys, int]:
    """The keys of new articles; stems nobody had so far are added to `index`."""
    # One more than remembered: the new article itself, so that what one article had is now shared.
    held = np.array([among.of.get(stem, 0) + 1 for stem in own.names], np.int64)
    held = np.maximum(held, np.bincount(own.stems.ids, minlength=len(own.names)))
    entered = keys(own, held)
    ids = [index.setdefault(own.names[i], len(index)) for i in entered.ids.tolist()]
    return Keys(entered.starts, np.array(ids, np.int32), entered.weights), len(index)


def _settled_anew(
    *,
    articles: Sequence[str],
    labels: Sequence[int],
    found: Links,
    prints: Mapping[str, Fingerprint],
    memory: Memory,
    among: Holders,
) -> list[list[str]]:
    """All parts, with those that a new article is linked to settled together with it."""
    rows_of: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        rows_of.setdefault(label, []).append(row)
    # An event is one node: its first article stands for all of them.
    first = {row: rows_of[label][0] for row, label in enumerate(labels)}
    ends = _telling_links(found, first, len(labels))
    within = Links(
        np.array([e[0] for e in ends], np.int64),
        np.array([e[1] for e in ends], np.int64),
        np.array([e[2] for e in ends], np.float32),
    )
    neighbourhoods, _ = gather(within, len(articles), _EVENTS)
    parts: list[list[str]] = []
    touched: set[int] = set()
    for nodes in neighbourhoods:
        groups = [rows_of[labels[node]] if node < len(labels) else [node] for node in nodes]
        touched.update(row for group in groups for row in group)
        shown = [sampled(group) for group in groups]
        rows_shown = sorted(row for rows in shown for row in rows)
        made = _parts([articles[r] for r in rows_shown], prints, memory, among)
        for group, rows in zip(groups, shown, strict=True):
            # The rest of a large event follows most of those that stand for it.
            if len(rows) < len(group):
                sample = {articles[r] for r in rows}
                home = max(made, key=lambda part: len(sample.intersection(part)))
                home += [articles[r] for r in group if articles[r] not in sample]
        parts += made
    parts += [[articles[r] for r in rows] for rows in rows_of.values() if rows[0] not in touched]
    parts += [[articles[r]] for r in range(len(labels), len(articles)) if r not in touched]
    return parts


def _telling_links(found: Links, first: Mapping[int, int], old: int) -> list[tuple[int, int, float]]:
    """Links of new articles to events or to each other, without those far weaker than its best."""
    best: dict[int, float] = {}
    ends: list[tuple[int, int, float]] = []
    # The strongest come first, so that an article's first link is its best.
    for i, j, strength in zip(found.one.tolist(), found.other.tolist(), found.strength.tolist(), strict=True):
        new = [end for end in (i, j) if end >= old]
        if any(strength >= _WEAKER * best.setdefault(end, strength) for end in new):
            ends.append((first.get(i, i), first.get(j, j), strength))
    return ends


def _parts(
    articles: Sequence[str], prints: Mapping[str, Fingerprint], memory: Memory, among: Holders
) -> list[list[str]]:
    known = table((prints[a] for a in articles), ignore_dates=memory.ignore_dates, among=among)
    if known.size <= 2 * LIMIT:
        found = settled(known, [range(known.size)], [])
    else:
        found = parts_of(known, all_pairs=0)
    return [list(part) for part in named(known, found)]
