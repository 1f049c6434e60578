"""Grouping with what earlier builds found out: nothing is done twice, and nothing comes out differently.

Everything kept is the result of a pure function, under a digest of all that it was given:

    contents    article → digest of what grouping reads of it; saves reading 100,000 fingerprints
    partition   all contents → the partition
    begun       contents of the articles whose words are counted → weights, keys, neighbourhoods
    entry       begun, content of a later article → what it is entered under
    settled     begun, contents of a neighbourhood's articles → its happenings

The last three serve large collections, where words are counted by epochs (`events.epochs`): in a smaller one
each new article changes them all.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from digest.events import epochs
from digest.store import Store, digest_of

if TYPE_CHECKING:
    from digest.events.fingerprint import Fingerprint
    from digest.events.foreign import Partition
    from digest.events.gathering import Begun, Entry
    from digest.events.grouping import Parts
    from digest.events.weights import Weights

Read: TypeAlias = "Callable[[Sequence[str]], list[Fingerprint]]"
"""The fingerprints of these articles, in this order."""

_SOURCE, _CONTENT = 32, 16
"""Bytes of a key and of a content's digest."""


def grouped(
    store: Store,
    base: bytes,
    sources: Mapping[str, bytes],
    read: Read,
    counted: Set[str],
    *,
    ignore_dates: bool,
) -> Partition:
    """`events.grouping.group` of the articles in `sources`, reading only what nothing is known of.

    `base` is a digest of the code; `sources` says for each article what its fingerprint was made of, as a
    digest of 32 bytes; `counted` are those whose words are counted.
    """
    contents = _contents(store, base, sources, read)
    ordered = sorted(contents)
    first = [a for a in ordered if a in counted]
    later = [a for a in ordered if a not in counted]
    epoch = digest_of(base, b"".join(contents[a] for a in first))
    key = digest_of(epoch, str(ignore_dates), b"".join(contents[a] for a in later))
    partition = store.get("partition", key, tuple[tuple[str, ...], ...])
    if partition is None:
        from digest.events import grouping  # numpy takes longer than a build that changes nothing

        if len(contents) <= epochs.EXACT:
            prints = read([*first, *later])
            partition = grouping.group(prints, ignore_dates=ignore_dates, counted=counted)
        else:
            partition = _Large(store, epoch, first, contents, read).grouped(later, ignore_dates=ignore_dates)
        store.put("partition", [(key, partition)])
        store.prune("partition", least=8)
    return partition


@dataclass(frozen=True, slots=True)
class _Contents:
    """What grouping read of each article when it was last read, and by what that is known."""

    articles: tuple[str, ...] = ()
    sources: bytes = b""
    contents: bytes = b""


def _contents(store: Store, base: bytes, sources: Mapping[str, bytes], read: Read) -> dict[str, bytes]:
    """For each article, a digest of all that grouping reads of it."""
    key = digest_of(base, "contents")
    kept = store.get("contents", key, _Contents) or _Contents()
    known = zip(kept.articles, _pieces(kept.sources, _SOURCE), _pieces(kept.contents, _CONTENT), strict=False)
    found = {a: c for a, source, c in known if sources.get(a) == source and len(c) == _CONTENT}
    missing = [a for a in sources if a not in found]
    if missing:
        from digest.events.fingerprint import grouped_by

        for f in read(missing):
            found[f.article] = digest_of(msgspec.msgpack.encode(grouped_by(f)))[:_CONTENT]
    if missing or len(kept.articles) != len(sources):
        joined = (b"".join(sources.values()), b"".join(found[a] for a in sources))
        store.put("contents", [(key, _Contents(tuple(sources), *joined))], level=0)
        store.prune("contents", least=1)
    return found


def _pieces(joined: bytes, size: int) -> list[bytes]:
    return [joined[i : i + size] for i in range(0, len(joined), size)]


class _Large:
    """A collection in which the words of some articles are counted."""

    def __init__(
        self, store: Store, epoch: bytes, first: Sequence[str], contents: Mapping[str, bytes], read: Read
    ) -> None:
        self._store = store
        self._epoch = epoch
        self._first = first
        self._contents = contents
        self._read = read

    def grouped(self, later: Sequence[str], *, ignore_dates: bool) -> Partition:
        from digest.events import grouping
        from digest.events.gathering import gather_later

        begun = self._begun()
        gathered = gather_later(begun, self._entered(later, begun.weights))
        rows = [*self._first, *later]
        fresh: list[tuple[bytes, Parts]] = []

        def settle_each(groups: Sequence[Sequence[int]]) -> list[Parts]:
            found = []
            for own in groups:
                contents = b"".join(self._contents[rows[i]] for i in own)
                key = digest_of(self._epoch, str(ignore_dates), contents)
                parts = self._store.get("settled", key, list[list[int]])
                if parts is None or sorted(i for part in parts for i in part) != list(range(len(own))):
                    prints = self._read([rows[i] for i in own])
                    parts = grouping.settled(prints, begun.weights, ignore_dates=ignore_dates)
                    fresh.append((key, parts))
                found.append(parts)
            return found

        partition = grouping.named(rows, grouping.parts_of(gathered, settle_each, len(self._first)))
        self._store.put("settled", fresh)
        self._store.prune("settled", least=1000)
        return partition

    def _begun(self) -> Begun:
        """What is known of the articles whose words are counted."""
        from digest.events.gathering import begin, entries
        from digest.events.weights import weights

        key = digest_of(self._epoch, "begun")
        kept = self._store.get("begun", key, _Begun)
        begun = kept.unpacked() if kept else None
        if begun is None or len(begun.gathered.root) != len(self._first):
            prints = self._read(self._first)
            known = weights(prints)
            begun = begin(entries(prints, known), known)
            self._store.put("begun", [(key, _Begun.packed(begun))], level=0)
            self._store.prune("begun", keep=1, least=1)
        return begun

    def _entered(self, later: Sequence[str], known: Weights) -> list[Entry]:
        """What each of the articles that came later is entered under."""
        from digest.events.gathering import Entry, entries

        keys = {a: digest_of(self._epoch, self._contents[a]) for a in later}
        found = {a: e for a in later if (e := self._store.get("entry", keys[a], Entry)) is not None}
        missing = [a for a in later if a not in found]
        made = dict(zip(missing, entries(self._read(missing), known), strict=True))
        self._store.put("entry", [(keys[a], entry) for a, entry in made.items()])
        self._store.prune("entry")
        found |= made
        return [found[a] for a in later]


@dataclass(frozen=True, slots=True)
class _Begun:
    """`Begun` as it is stored: arrays as their bytes, words one after the other."""

    articles: int
    stems: str
    stem_counts: bytes
    nouns: str
    noun_counts: bytes
    shadowed: str
    entered: str
    starts: bytes
    ids: bytes
    weights: bytes
    root: bytes
    refused: bytes

    @classmethod
    def packed(cls, begun: Begun) -> _Begun:
        known, keys = begun.weights, begun.keys
        return cls(
            articles=known.articles,
            stems=" ".join(known.stems),
            stem_counts=array("i", known.stems.values()).tobytes(),
            nouns=" ".join(known.nouns),
            noun_counts=array("i", known.nouns.values()).tobytes(),
            shadowed=" ".join(sorted(known.shadowed)),
            entered=" ".join(begun.stems),
            starts=keys.starts.tobytes(),
            ids=keys.ids.tobytes(),
            weights=keys.weights.tobytes(),
            root=begun.gathered.root.tobytes(),
            refused=begun.gathered.refused.tobytes(),
        )

    def unpacked(self) -> Begun | None:
        """What was packed; None where it cannot have been."""
        import numpy as np

        from digest.events.gathering import Begun
        from digest.events.neighbours import Gathered, Keys
        from digest.events.weights import Weights

        try:
            return Begun(
                Weights(
                    self.articles,
                    dict(zip(_words(self.stems), array("i", self.stem_counts), strict=True)),
                    dict(zip(_words(self.nouns), array("i", self.noun_counts), strict=True)),
                    frozenset(_words(self.shadowed)),
                ),
                tuple(_words(self.entered)),
                Keys(
                    np.frombuffer(self.starts, np.int64),
                    np.frombuffer(self.ids, np.int32),
                    np.frombuffer(self.weights, np.float32),
                ),
                Gathered(
                    np.frombuffer(self.root, np.int32), np.frombuffer(self.refused, np.int32).reshape(-1, 2)
                ),
            )
        except ValueError:
            return None


def _words(joined: str) -> list[str]:
    return joined.split(" ") if joined else []
