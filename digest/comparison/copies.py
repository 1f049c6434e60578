"""Copies: text that articles share, and how many independent origins an event has.

Passages are found by winnowed shingles (S. Schleimer, D. Wilkerson, A. Aiken: Winnowing, SIGMOD
2003) and then followed word by word across small changes, so that agency text is recognised after
light editing. What both articles quote is not shared authorship and does not count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from hashlib import blake2b

from digest.comparison.places import Places
from digest.model import Copy, Reading, Span

SAME_ORIGIN = 0.3
"""Articles that share this part of the shorter one's own words count as one origin."""
SAME_AGENCY = 0.15
"""The same for articles that credit the same agency."""

_SHINGLE = 8
"""Words in a shingle: shorter ones meet by chance (names with titles, set phrases)."""
_WINDOW = 6
"""Of so many neighbouring shingles one is kept: a shared run of 13 words is always found."""
_GAP = 6
"""Changed words that do not end a passage."""
_REJOIN = 4
"""Words that must agree again after a change."""
_LEAST = 12
"""Words a passage must share outside quotation marks."""
_ENOUGH = 20
"""Words that a pair must share altogether, unless they are a fifth of the shorter article."""
_CROWD = 24
"""A shingle that more articles hold is compared with the first so many only: linear, and the
articles still hang together."""


@dataclass(frozen=True, slots=True)
class _Body:
    """The words that count: of the body, in order."""

    reading: Reading
    words: tuple[int, ...]
    stems: tuple[int, ...]
    """Each stem by a number that is the same in all articles."""
    quoted: frozenset[int]
    """Places in `words` that stand in quotation marks."""

    @property
    def own(self) -> int:
        return len(self.words) - len(self.quoted)


def copies(columns: tuple[Reading, ...]) -> tuple[Copy, ...]:
    """Pairs of articles that share passages, with those passages, in the order of the columns."""
    numbers: dict[str, int] = {}
    bodies = [_body(reading, numbers) for reading in columns]
    codes = _codes(numbers)
    postings: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for n in sorted(range(len(bodies)), key=lambda n: _age(bodies[n].reading)):
        for at in _winnowed(bodies[n].stems, codes):
            shingle = bodies[n].stems[at : at + _SHINGLE]
            found = postings[shingle]
            if not found or found[-1][0] != n:
                found.append((n, at))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for found in postings.values():
        for i, (a, at) in enumerate(found):
            for b, place in found[: min(i, _CROWD)]:
                if a < b:
                    seeds[a, b].append((at, place))
                else:
                    seeds[b, a].append((place, at))
    made = (_copy(bodies[a], bodies[b], sorted(seeds[a, b])) for a, b in sorted(seeds))
    return tuple(copy for copy in made if copy)


def origins(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> int:
    """The number of independent origins: articles that are not copies of one another.

    What hangs together by `of_one_origin` is one.
    """
    root = {reading.id: reading.id for reading in columns}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for copy in of_one_origin(columns, shared):
        a, b = copy.articles
        root[find(a)] = find(b)
    return len({find(article) for article in root})


def of_one_origin(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """Those of `shared` whose two articles have one origin.

    They share at least `SAME_ORIGIN` of the shorter one's own words, or `SAME_AGENCY` and credit the
    same agency.
    """
    agencies = {reading.id: _agencies(reading) for reading in columns}
    return tuple(
        copy
        for copy in shared
        if copy.share
        >= (SAME_AGENCY if agencies[copy.articles[0]] & agencies[copy.articles[1]] else SAME_ORIGIN)
    )


def _agencies(reading: Reading) -> frozenset[str]:
    named = {source.name.casefold() for source in reading.sources if source.kind == "agency"}
    if any(flag.name == "agency-copy" for flag in reading.article.flags):
        named.add("agencies")
    return frozenset(named)


def _age(reading: Reading) -> tuple[str, str]:
    published = reading.article.published
    return (published.value if published else "9999", reading.id)


def _body(reading: Reading, numbers: dict[str, int]) -> _Body:
    places = Places(reading)
    words = tuple(i for span in reading.article.body for i in places.words(span))
    marked: set[int] = set()
    for span in reading.marked:
        marked.update(places.words(span))
    return _Body(
        reading=reading,
        words=words,
        stems=tuple(numbers.setdefault(reading.words[i].lemma, len(numbers)) for i in words),
        quoted=frozenset(at for at, i in enumerate(words) if i in marked),
    )


def _codes(numbers: dict[str, int]) -> list[int]:
    """A code for each stem's number that depends on the stem alone, not on the articles' order."""
    return [
        int.from_bytes(blake2b(stem.encode("utf-8", "replace"), digest_size=6).digest(), "big")
        for stem in numbers
    ]


def _winnowed(stems: tuple[int, ...], codes: list[int]) -> list[int]:
    """Places of the shingles that stand for an article: of each window the one of lowest code."""
    size = 1 << 61
    count = len(stems) - _SHINGLE + 1
    if count <= 0:
        return [0] if stems else []
    hashes = []
    for at in range(count):
        code = 0
        for stem in stems[at : at + _SHINGLE]:
            code = (code * 1_000_003 + codes[stem]) % size
        hashes.append(code)
    kept: list[int] = []
    for left in range(max(1, count - _WINDOW + 1)):
        window = range(left, min(left + _WINDOW, count))
        least = min(window, key=lambda at: (hashes[at], at))
        if not kept or kept[-1] != least:
            kept.append(least)
    return kept


def _copy(a: _Body, b: _Body, seeds: list[tuple[int, int]]) -> Copy | None:
    """What two articles share, where that is enough to be more than chance."""
    spans_a: list[Span] = []
    spans_b: list[Span] = []
    own_a: set[int] = set()
    own_b: set[int] = set()
    done: set[tuple[int, int]] = set()
    whole = min(len(a.words), len(b.words))
    for seed in seeds:
        if seed in done:
            continue
        pairs = _followed(a.stems, b.stems, seed)
        done.update(pairs)
        own = [(i, j) for i, j in pairs if i not in a.quoted and j not in b.quoted]
        if len(own) < min(_LEAST, whole):
            continue
        own_a.update(i for i, _ in own)
        own_b.update(j for _, j in own)
        spans_a.append(_span(a, pairs[0][0], pairs[-1][0]))
        spans_b.append(_span(b, pairs[0][1], pairs[-1][1]))
    shared = min(len(own_a), len(own_b))
    shorter = min(a.own, b.own)
    share = min(1.0, shared / shorter) if shorter else 0.0
    if not shared or (shared < _ENOUGH and share < 0.2):
        return None
    return Copy(
        articles=(a.reading.id, b.reading.id),
        share=round(share, 4),
        spans={a.reading.id: _joined(spans_a), b.reading.id: _joined(spans_b)},
    )


def _followed(a: tuple[int, ...], b: tuple[int, ...], seed: tuple[int, int]) -> list[tuple[int, int]]:
    """The pairs of equal words around `seed`, both ways, across small changes."""
    back = _one_way(a, b, seed[0] - 1, seed[1] - 1, -1)
    return [*reversed(back), *_one_way(a, b, seed[0], seed[1], 1)]


def _one_way(a: tuple[int, ...], b: tuple[int, ...], i: int, j: int, step: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []

    def agree(i: int, j: int) -> bool:
        return 0 <= i < len(a) and 0 <= j < len(b) and a[i] == b[j]

    changes = [
        (d - e, e) for d in range(1, 2 * _GAP + 1) for e in range(d + 1) if e <= _GAP and d - e <= _GAP
    ]
    while True:
        while agree(i, j):
            pairs.append((i, j))
            i, j = i + step, j + step
        for di, dj in changes:
            p, q = i + step * di, j + step * dj
            if all(agree(p + step * n, q + step * n) for n in range(_REJOIN)):
                i, j = p, q
                break
        else:
            return pairs


def _span(body: _Body, first: int, last: int) -> Span:
    words = body.reading.words
    return Span(words[body.words[first]].start, words[body.words[last]].end)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def inside(spans: tuple[Span, ...], place: int) -> bool:
    """Whether a place of the text lies in one of the sorted, disjoint `spans`."""
    at = bisect_left(spans, (place + 1,)) - 1
    return at >= 0 and spans[at].start <= place < spans[at].end
