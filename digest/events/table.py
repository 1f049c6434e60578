"""The stems of many articles as arrays, with how telling each stem is in this collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from digest.events.background import PRIOR, is_function_word, shares
from digest.events.fingerprint import Fingerprint
from digest.events.names import key
from digest.events.reversals import kinds
from digest.events.scenes import is_wide
from digest.events.weights import Counts, Weights

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int32]
Bytes: TypeAlias = npt.NDArray[np.uint8]

UNDATED = -1


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix by rows: row r has the columns `ids[starts[r]:starts[r + 1]]`."""

    starts: npt.NDArray[np.int64]
    ids: Ints

    def of(self, row: int) -> slice:
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


@dataclass(frozen=True, slots=True)
class Table:
    """Articles by row, in the order they were given."""

    articles: tuple[str, ...]
    names: tuple[str, ...]
    """The stem of each column."""
    stems: Rows
    counts: Bytes
    """For each entry of `stems`."""
    marks: Bytes
    """For each entry of `stems`."""
    held: Counts
    """For each stem, in how many of the articles that are counted it stands; at least 1."""
    telling: Floats
    """For each stem, how much it says of an article: 0 (in nearly all) to 1 (in this one alone)."""
    function_words: npt.NDArray[np.bool_]
    """For each stem."""
    numbers: Rows
    """Numbers by noun ("pirat=23") of the openings, each noun once a row."""
    numbers_below: Rows
    """Numbers by noun of the whole texts, in the same columns."""
    nouns: Ints
    """For each number by noun, its noun."""
    telling_noun: Floats
    """For each noun, as `telling`."""
    scenes: Rows
    """Stems of the places in which the openings say something happens, in the columns of `stems`; none of
    places so wide that others lie in them."""
    scenes_below: Rows
    """Of all places in the whole texts."""
    cast: Rows
    """Whom and what each article names (`names.key`), in the columns of `stems`."""
    mentions: npt.NDArray[np.int32]
    """For each entry of `cast`."""
    bodies: npt.NDArray[np.bool_]
    """For each entry of `cast`, whether it is neither person nor place."""
    leading: npt.NDArray[np.bool_]
    """For each entry of `cast`, whether the opening names it."""
    done: npt.NDArray[np.bool_]
    """For each article and kind of `reversals.kinds`, whether headline or lede tell of the deed,"""
    undone: npt.NDArray[np.bool_]
    """whether they tell of its undoing,"""
    undoing: npt.NDArray[np.bool_]
    """and whether the article knows of one."""
    words: npt.NDArray[np.int32]
    """Length of each article."""
    days: Ints
    """Day of publication, counted from 1 January of year 1; UNDATED where none is stated."""

    @property
    def size(self) -> int:
        return len(self.articles)


class _Columns:
    """Strings numbered by first use."""

    def __init__(self) -> None:
        self.index: defaultdict[str, int] = defaultdict(int)
        self.index.default_factory = self.index.__len__
        self.starts = [0]
        self.ids: list[int] = []

    def add(self, keys: Iterable[str]) -> None:
        self.ids += map(self.index.__getitem__, keys)
        self.starts.append(len(self.ids))

    def rows(self) -> Rows:
        return Rows(np.array(self.starts, np.int64), np.array(self.ids, np.int32))


def table(fingerprints: Iterable[Fingerprint], weights: Weights, *, ignore_dates: bool = False) -> Table:
    """The table of `fingerprints`, which are read once, one after the other.

    How telling their words are, `weights` says, which may be those of other articles.
    """
    articles: list[str] = []
    stems = _Columns()
    numbers, below = _Columns(), _Columns()
    scenes, scenes_below = _Columns(), _Columns()
    below.index = numbers.index
    scenes.index = scenes_below.index = stems.index
    cast = _Columns()
    cast.index = stems.index
    players: list[_Player] = []
    counts: list[bytes] = []
    marks: list[bytes] = []
    told: list[tuple[str, str, str]] = []
    words: list[int] = []
    days: list[int] = []
    for f in fingerprints:
        articles.append(f.article)
        own = f.stems.split(" ") if f.stems else []
        stems.add(own)
        counts.append(f.counts[: len(own)].ljust(len(own), b"\1"))
        marks.append(f.marks[: len(own)].ljust(len(own), b"\0"))
        numbers.add(f.numbers.split())
        below.add(f.numbers_below.split())
        scenes.add(_scenes(f))
        scenes_below.add(f.scenes_below.replace("+", " ").split())
        named = _cast(f)
        cast.add(named)
        players += named.values()
        told.append((f.done, f.undone, f.undoing))
        words.append(f.words)
        days.append(UNDATED if ignore_dates else _day(f))
    rows = stems.rows()
    nouns: dict[str, int] = {}
    noun_of = [nouns.setdefault(key.partition("=")[0], len(nouns)) for key in numbers.index]
    held = weights.of_stems(stems.index)
    return Table(
        articles=tuple(articles),
        names=tuple(stems.index),
        stems=rows,
        counts=np.frombuffer(b"".join(counts), np.uint8),
        marks=np.frombuffer(b"".join(marks), np.uint8),
        held=held,
        telling=_telling(held, weights.articles, stems.index),
        function_words=_function_words(stems.index),
        numbers=numbers.rows(),
        numbers_below=below.rows(),
        nouns=np.array(noun_of, np.int32),
        telling_noun=_telling(
            weights.of_nouns(nouns),
            weights.articles,
            {noun.lstrip("<"): i for noun, i in nouns.items() if noun not in weights.shadowed},
        ),
        scenes=scenes.rows(),
        scenes_below=scenes_below.rows(),
        cast=cast.rows(),
        mentions=np.array([p.mentions for p in players], np.int32),
        bodies=np.array([p.body for p in players], np.bool_),
        leading=np.array([p.leading for p in players], np.bool_),
        done=_of_kinds(one for one, _, _ in told),
        undone=_of_kinds(one for _, one, _ in told),
        undoing=_of_kinds(one for _, _, one in told),
        words=np.array(words, np.int32),
        days=np.array(days, np.int32),
    )


class _Player(NamedTuple):
    mentions: int
    body: bool
    leading: bool


def _cast(f: Fingerprint) -> dict[str, _Player]:
    found: dict[str, _Player] = {}
    for name in f.names:
        player = _Player(name.mentions, name.kind in ("body", "other"), name.opening)
        if (known := found.get(named := key(name.name))) is not None:
            player = _Player(
                known.mentions + player.mentions, known.body or player.body, known.leading or player.leading
            )
        found[named] = player
    return found


def _of_kinds(told: Iterable[str]) -> npt.NDArray[np.bool_]:
    known = kinds()
    found = [[kind in one for kind in known] if one else [False] * len(known) for one in map(str.split, told)]
    return np.array(found, np.bool_).reshape(len(found), len(known))


def _scenes(f: Fingerprint) -> list[str]:
    """Stems of the places in which the opening is set, of those that the article names as places."""
    known = {key(n.name) for n in f.names if n.kind == "place"}
    places = (place.split("+") for place in f.scenes.split())
    return [s for place in places if not known.isdisjoint(place) for s in place if not is_wide(s)]


def _day(f: Fingerprint) -> int:
    stated = f.published if f.published_basis in ("metadata", "text") else None
    try:
        return date.fromisoformat(stated or f.address_date or "").toordinal()
    except ValueError:
        return UNDATED


def _function_words(index: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(index), np.bool_)
    found[[index[stem] for stem in shares().keys() & index.keys() if is_function_word(stem)]] = True
    return found


def _telling(known: Counts, total: int, index: Mapping[str, int]) -> Floats:
    """Inverse document frequency, scaled so that a word of one article has 1."""
    common = shares()
    prior = np.zeros(len(known))
    for stem in common.keys() & index.keys():
        prior[index[stem]] = common[stem]
    full = np.log(total + PRIOR + 1.0)
    return np.asarray((1 - np.log(known + PRIOR * prior + 1.0) / full).clip(0.01), np.float32)
