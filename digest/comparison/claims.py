"""Claims: sentences of different articles that report the same thing, and what one leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.comparison.absence import Holdings, passage, wanted
from digest.comparison.anchors import anchor, numbered, telling
from digest.comparison.clauses import clauses
from digest.comparison.clustering import clusters, proposals
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.comparison.similarity import Bag, bag, overlap, saturated
from digest.model import Claim, Copy, Reading, Span

_SAME = 0.5
"""Least score for two passages to say the same."""
_LINKAGE = 0.42
_PARTNERS = 16
_COMPARED = 6
_EVIDENCE = 1.8
"""Least weight of what two passages share: about two rare words."""
_BALLAST = 0.6
"""What an unmatched word takes away when the matching stretch of a sentence is sought."""
_NEAR = 0.34
"""An article that holds so much of a claim may report it: it is not said to leave it out."""
_NOVEL = 0.3
"""A sentence of which another article holds less is told by one article only."""
_NEGATIONS = frozenset({"not", "no", "never", "n't", "nobody", "none", "without", "neither", "nor", "deni"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and its parts."""

    column: int
    at: int
    span: Span
    parts: tuple[range, ...]
    stems: tuple[tuple[str, ...], ...]
    """Of each part."""
    whole: Bag
    marked: float
    """Share of its words that stand in quotation marks."""


@dataclass(frozen=True, slots=True)
class _Field:
    """An event as claims are sought in it."""

    places: tuple[Places, ...]
    rarity: Rarity
    holdings: tuple[Holdings, ...]
    sentences: tuple[_Sentence, ...]
    """By article id and place."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Neighbouring parts of a sentence."""

    sentence: int
    first: int
    last: int
    """Inclusive."""


def claims(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> tuple[Claim, ...]:
    """What one or more articles report, so that absence shows; precision before recall.

    First the claims of several articles, those of most articles first; then those that one article
    alone reports, by column. An article that is neither in `Claim.articles` nor in `Claim.unsure`
    holds nothing like the claim.
    """
    if len(columns) < 2:
        return ()
    places = tuple(Places(reading) for reading in columns)
    rarity = Rarity(columns)
    sentences = [s for n, p in enumerate(places) for s in _sentences(n, p, rarity)]
    sentences.sort(key=lambda s: (columns[s.column].id, s.span))
    field = _Field(places, rarity, tuple(Holdings(p) for p in places), tuple(sentences))
    common = _common(field)
    told: dict[int, list[Span]] = defaultdict(list)
    for claim, _ in common:
        for n, reading in enumerate(columns):
            told[n].extend(claim.articles.get(reading.id, ()))
    alone = _alone(field, told)
    rows = [claim for claim, _ in common] + alone
    ids = numbered([claim.id for claim in rows])
    return tuple(replace(claim, id=name) for name, claim in zip(ids, rows, strict=True))


def _sentences(column: int, places: Places, rarity: Rarity) -> Iterable[_Sentence]:
    reading = places.reading
    quoted: set[int] = set()
    for quote in reading.quotes:
        if quote.kind != "reported":
            for span in quote.spans:
                quoted.update(places.words(span))
    for at, span in enumerate(reading.sentences):
        words = places.words(span)
        if len(words) < 4:
            continue
        parts = tuple(clauses(places, span))
        stems = tuple(tuple(reading.words[i].lemma for i in part) for part in parts)
        yield _Sentence(
            column=column,
            at=at,
            span=span,
            parts=parts,
            stems=stems,
            whole=bag((s for part in stems for s in part), rarity),
            marked=sum(i in quoted for i in words) / len(words),
        )


def _stretch(sentence: _Sentence, other: Bag, rarity: Rarity) -> tuple[int, int]:
    """The neighbouring parts of `sentence` that `other` matches best (first, last)."""
    best, found = 0.0, (0, -1)
    total, start = 0.0, 0
    seen: set[str] = set()
    for n, stems in enumerate(sentence.stems):
        gain = 0.0
        for stem in set(stems):
            weight = sentence.whole.weights.get(stem)
            if weight is None or stem in seen:
                continue
            key = near(stem)
            if stem in other.weights:
                gain += weight
            elif key is not stem and key in other.classes:
                gain += 0.7 * weight
            else:
                gain -= _BALLAST * weight
        if total + gain < gain:
            total, start, seen = 0.0, n, set()
        total += gain
        seen.update(stems)
        if total > best:
            best, found = total, (start, n)
    return found


def _bag(sentence: _Sentence, first: int, last: int, rarity: Rarity) -> Bag:
    return bag((s for part in sentence.stems[first : last + 1] for s in part), rarity)


def _compared(a: _Sentence, b: _Sentence, rarity: Rarity) -> tuple[float, tuple[int, int], tuple[int, int]]:
    """How surely stretches of two sentences say the same (0 to 1), and which stretches."""
    nothing = (0.0, (0, -1), (0, -1))
    if overlap(a.whole, b.whole) < _EVIDENCE:
        return nothing
    left = _stretch(a, b.whole, rarity)
    if left[1] < left[0]:
        return nothing
    held = _bag(a, *left, rarity)
    right = _stretch(b, held, rarity)
    if right[1] < right[0]:
        return nothing
    other = _bag(b, *right, rarity)
    left = _stretch(a, other, rarity)
    if left[1] < left[0]:
        return nothing
    held = _bag(a, *left, rarity)
    common = overlap(held, other)
    if common < _EVIDENCE:
        return nothing
    score = 2 * common / (held.total + other.total) * saturated(common, 0.6)
    mine = [s for part in a.stems[left[0] : left[1] + 1] for s in part]
    theirs = [s for part in b.stems[right[0] : right[1] + 1] for s in part]
    if _numbers(mine) and _numbers(theirs) and not _numbers(mine) & _numbers(theirs):
        score *= 0.5
    if (sum(s in _NEGATIONS for s in mine) + sum(s in _NEGATIONS for s in theirs)) % 2:
        score *= 0.6
    return score, left, right


def _numbers(stems: Iterable[str]) -> set[str]:
    return {stem for stem in stems if stem[:1].isdigit()}


def _common(field: _Field) -> list[tuple[Claim, tuple[int, float]]]:
    """The claims of at least two articles."""
    sentences, rarity = field.sentences, field.rarity
    features = []
    for sentence in sentences:
        found: dict[str, float] = {}
        for stem, weight in sentence.whole.weights.items():
            found[near(stem)] = max(weight, found.get(near(stem), 0.0))
        features.append(found)
    scored: list[tuple[float, int, tuple[int, int], int, tuple[int, int]]] = []
    for i, j in proposals(features, _PARTNERS):
        a, b = sentences[i], sentences[j]
        if a.marked > 0.5 and b.marked > 0.5:
            continue
        score, left, right = _compared(a, b, rarity)
        if score >= _SAME:
            scored.append((score, i, left, j, right))
    nodes: list[_Passage] = []
    of: dict[int, list[int]] = defaultdict(list)

    def node(i: int, stretch: tuple[int, int]) -> int:
        """The passage of sentence `i` that `stretch` mostly is; a new one where there is none."""
        for n in of[i]:
            first, last = nodes[n].first, nodes[n].last
            common = min(last, stretch[1]) - max(first, stretch[0]) + 1
            if 2 * common > max(last - first, stretch[1] - stretch[0]) + 1:
                return n
        nodes.append(_Passage(i, *stretch))
        of[i].append(len(nodes) - 1)
        return len(nodes) - 1

    scored.sort(key=lambda s: (-s[0], s[1], s[3]))
    edges = [(score, node(i, left), node(j, right)) for score, i, left, j, right in scored]
    bags = [_bag(sentences[n.sentence], n.first, n.last, rarity) for n in nodes]

    def alike(i: int, j: int) -> float:
        total = bags[i].total + bags[j].total
        return 2 * overlap(bags[i], bags[j]) / total if total else 0.0

    def linked(a: Sequence[int], b: Sequence[int]) -> bool:
        left, right = a[:_COMPARED], b[:_COMPARED]
        forth = sum(max(alike(i, j) for j in right) for i in left) / len(left)
        back = sum(max(alike(i, j) for i in left) for j in right) / len(right)
        return (forth + back) / 2 >= _LINKAGE

    found_claims = []
    for part in clusters(len(nodes), edges, linked):
        if len({sentences[nodes[n].sentence].column for n in part}) < 2:
            continue
        found_claims.append(_claim(part, nodes, bags, field))
    found_claims.sort(key=lambda c: (c[1], c[0].id))
    return found_claims


def _claim(
    part: Sequence[int], nodes: Sequence[_Passage], bags: Sequence[Bag], field: _Field
) -> tuple[Claim, tuple[int, float]]:
    sentences, places, holdings = field.sentences, field.places, field.holdings
    held: dict[int, list[Span]] = defaultdict(list)
    for n in part:
        sentence = sentences[nodes[n].sentence]
        words = range(sentence.parts[nodes[n].first].start, sentence.parts[nodes[n].last].stop)
        held[sentence.column].append(passage(places[sentence.column], words))

    def clear(n: int) -> tuple[float, int, str]:
        """Best first: like all the others, and most of its sentence."""
        sentence = sentences[nodes[n].sentence]
        alike = sum(overlap(bags[n], bags[m]) / max(bags[n].total, bags[m].total, 0.01) for m in part)
        share = bags[n].total / max(sentence.whole.total, 0.01)
        length = sentence.span.end - sentence.span.start
        return (-round(alike / len(part) + share, 6), length, places[sentence.column].reading.id)

    best = sentences[nodes[min(part, key=clear)].sentence]
    core: dict[str, float] = defaultdict(float)
    for n in part:
        for stem, weight in bags[n].weights.items():
            core[stem] += weight / len(part)
    search = wanted({s: w for s, w in core.items() if w >= 0.15})
    reading = places[best.column].reading
    unsure = [
        places[n].reading.id
        for n in range(len(places))
        if n not in held and holdings[n].coverage(search) >= _NEAR
    ]
    claim = Claim(
        id=_anchor(best, places),
        text=best.span.of(reading.article.text),
        articles={places[n].reading.id: tuple(sorted(set(held[n]))) for n in sorted(held)},
        unsure=tuple(unsure),
    )
    at = [
        min(s.start for s in spans) / max(len(places[n].reading.article.text), 1) for n, spans in held.items()
    ]
    return claim, (-len(held), round(sum(sorted(at)) / len(at), 6))


def _alone(field: _Field, told: Mapping[int, Sequence[Span]]) -> list[Claim]:
    """For each article the few sentences whose names, figures and rare words no other one has."""
    places, holdings = field.places, field.holdings
    most = 5 if len(places) <= 6 else 3 if len(places) <= 20 else 1
    found: list[Claim] = []
    for column in range(len(places)):
        others = [h for n, h in enumerate(holdings) if n != column]
        ranked = []
        for sentence in field.sentences:
            if sentence.column != column or sentence.marked > 0.5:
                continue
            if any(sentence.span.meets(span) for span in told.get(column, ())):
                continue
            search = wanted(sentence.whole.weights)
            novel = sum(w for key, w in search.items() if w > 0.4 and not any(key in h for h in others))
            total = sum(search.values())
            if novel < 2.0 or novel < 0.45 * total:
                continue
            if any(h.coverage(search) >= _NOVEL for h in others):
                continue
            ranked.append((-round(novel, 6), sentence.span, sentence))
        ranked.sort(key=lambda r: r[:2])
        for _, span, sentence in sorted(ranked[:most], key=lambda r: r[1]):
            reading = places[column].reading
            text = span.of(reading.article.text)
            found.append(Claim(id=_anchor(sentence, places), text=text, articles={reading.id: (span,)}))
    return found


def _anchor(sentence: _Sentence, places: Sequence[Places]) -> str:
    own = places[sentence.column]
    forms = own.printed(own.words(sentence.span))
    stems = [s for part in sentence.stems for s in part]
    words = [(form, stem, 1) for form, stem in zip(forms, stems, strict=True)]
    return anchor(telling(words, 4), sentence.span.of(own.reading.article.text))
