"""Articles gathered into neighbourhoods: those whose words are counted first, then those that came later.

What is gathered of the former depends on nothing that comes later, so that it need not be made again for
every new article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from digest.events.fingerprint import Fingerprint
from digest.events.neighbours import LIMIT, Gathered, Keys, gather, keys, links
from digest.events.table import table
from digest.events.weights import Weights

_ROOM = 40
"""Places that every neighbourhood has besides, for articles that come later."""
_BATCH = 1000


class Entry(NamedTuple):
    """Under which stems one article is entered."""

    stems: str
    """One space between them."""
    weights: bytes
    """How telling each is, as 32-bit floats."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of the articles whose words are counted, which are the first rows of everything."""

    weights: Weights
    stems: tuple[str, ...]
    """Those that somebody is entered under; `keys` names them by their position."""
    keys: Keys
    gathered: Gathered


def entries(fingerprints: Iterable[Fingerprint], weights: Weights) -> Iterator[Entry]:
    """The entry of each article, which depends on nothing but this article and the weights."""
    waiting = iter(fingerprints)
    while batch := list(islice(waiting, _BATCH)):
        # Of all that a table holds, keys are chosen by words alone.
        words = (Fingerprint(article=f.article, stems=f.stems, counts=f.counts, marks=f.marks) for f in batch)
        known = table(words, weights)
        found = keys(known)
        for row in range(len(batch)):
            own = slice(int(found.starts[row]), int(found.starts[row + 1]))
            stems = " ".join(known.names[i] for i in found.ids[own].tolist())
            yield Entry(stems, found.weights[own].astype("<f4").tobytes())


def begin(entered: Iterable[Entry], weights: Weights) -> Begun:
    """Gather the articles that `weights` counts, entered in this order."""
    index: dict[str, int] = {}
    own = _keys(entered, index)
    size = len(own.starts) - 1
    return Begun(weights, tuple(index), own, gather(links(own, len(index)), size, LIMIT))


def gather_later(begun: Begun, entered: Sequence[Entry]) -> Gathered:
    """The neighbourhoods with articles that came later; `entered` are the rows after those of `begun`.

    Each comes to those it is most strongly linked to. Neighbourhoods of `begun` may become one through it.
    """
    if not entered:
        return begun.gathered
    wanted = {stem for entry in entered for stem in entry.stems.split(" ")}
    index = {stem: position for position, stem in enumerate(begun.stems) if stem in wanted}
    later = _keys(entered, index, len(begun.stems))
    both = Keys(
        np.concatenate([begun.keys.starts, begun.keys.starts[-1] + later.starts[1:]]),
        np.concatenate([begun.keys.ids, later.ids]),
        np.concatenate([begun.keys.weights, later.weights]),
    )
    first, size = len(begun.gathered.root), len(both.starts) - 1
    width = len(begun.stems) + len(index)
    return gather(links(both, width, first), size, LIMIT + _ROOM, begun.gathered)


def _keys(entered: Iterable[Entry], index: dict[str, int], known: int = 0) -> Keys:
    """Entries as rows; `index` numbers stems and grows by new ones, whose numbers begin at `known`."""
    starts, ids, weights = [0], [], []
    for entry in entered:
        stems = entry.stems.split(" ") if entry.stems else []
        ids.append(np.array([index.setdefault(stem, known + len(index)) for stem in stems], np.int32))
        weights.append(entry.weights)
        starts.append(starts[-1] + len(stems))
    return Keys(
        np.array(starts, np.int64),
        np.concatenate(ids) if ids else np.zeros(0, np.int32),
        np.frombuffer(b"".join(weights), "<f4"),
    )
