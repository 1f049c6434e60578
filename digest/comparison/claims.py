"""Claims: sentences of different articles that report the same thing, and what one leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest.comparison.absence import wanted
from digest.comparison.anchors import numbered
from digest.comparison.clustering import clusters, proposals
from digest.comparison.exclusive import alone
from digest.comparison.field import (
    CORE,
    NEAR_CLAUSE,
    Field,
    Passage,
    claim_id,
    clause_searches,
    made_ready,
    readable,
    span_of,
)
from digest.comparison.passages import (
    Likeness,
    Sentence,
    Stretch,
    bag_in,
    best_stretch,
    contradicts,
    likeness,
    marked,
    words_of,
)
from digest.comparison.pins import pinned
from digest.comparison.rarity import Rarity, near
from digest.comparison.similarity import bag_of, overlap
from digest.model import Claim, Copy, FigureGroup, Reading, Span

_SURE = ((0.65, 0.9, 2, 0), (0.5, 1.6, 3, 2), (0.36, 2.0, 4, 2))
"""Passages are one claim from these (likeness, evidence, words, pins) on: the less alike, the more
it takes. Set on made-up events; see `Likeness` for what is counted."""
_MUTUAL = ((0.55, 2.2, 3, 0), (0.42, 2.0, 3, 1), (0.28, 1.2, 2, 2))
"""The same where each is the other's best in its article, which few unlike passages are."""
_LINKAGE = 0.36
"""Least mean of the best likenesses between two clusters."""
_PINNED = 0.5
"""The likeness of passages that a figure pins together."""
_PARTNERS = 16
_COMPARED = 6
"""Of a large cluster, so many members stand for all."""
_NEAR = 0.3
"""An article that holds so much of a claim may report it: it is not said to leave it out."""
_JOINS = 0.62
"""A sentence that holds so much of what a claim's articles share reports the claim as well."""
_JOINS_EVIDENCE = 1.6
"""Least weight, names left aside, of what it holds."""
_JOINS_WORDS = 4
"""Least number of words, names left aside, that the claim's articles share."""
_WHOLE = 0.75
"""A passage that holds so much of its sentence stands for all of it."""
_QUOTED = 0.5
"""What is alike to a greater part in quotation marks, on both sides, is left to the rows of quotes."""


def claims(
    columns: tuple[Reading, ...], shared: tuple[Copy, ...], measures: Sequence[FigureGroup] = ()
) -> tuple[Claim, ...]:
    """What one or more articles report, so that absence shows; precision before recall.

    First the claims of several articles, those of most articles first; then those that one article
    alone reports, by column. An article that is neither in `Claim.articles` nor in `Claim.unsure`
    holds nothing like the claim. One article alone has no claims: nothing could be left out.
    `measures` are the event's rows of figures: sentences that agree on one are likelier one claim.
    """
    if len(columns) < 2:
        return ()
    field = made_ready(columns)
    common = [_hinted(claim, columns, measures) for claim in _common(field, measures)]
    told: dict[int, list[Span]] = defaultdict(list)
    for claim in common:
        for n, reading in enumerate(columns):
            told[n].extend(claim.articles.get(reading.id, ()))
    rows = common + alone(field, told)
    ids = numbered([claim.id for claim in rows])
    return tuple(replace(claim, id=name) for name, claim in zip(ids, rows, strict=True))


def _hinted(claim: Claim, columns: Sequence[Reading], measures: Sequence[FigureGroup]) -> Claim:
    """The claim, unsure of the articles that give one of its figures: they may report it elsewhere."""
    inside = {
        figure.id
        for reading in columns
        for figure in reading.figures
        if figure.kind != "date" and any(s.covers(figure.span) for s in claim.articles.get(reading.id, ()))
    }
    found = {m.rpartition("#")[0] for g in measures if inside.intersection(g.members) for m in g.members}
    found = (found | set(claim.unsure)) - claim.articles.keys()
    return replace(claim, unsure=tuple(r.id for r in columns if r.id in found))


def _alignments(field: Field) -> list[tuple[float, int, Stretch, int, Stretch]]:
    """Pairs of sentences with stretches that say the same, the surest first."""
    scored: list[tuple[Likeness, int, int]] = []
    best: dict[tuple[int, int], float] = defaultdict(float)
    for i, j in proposals([_features(s) for s in field.sentences], _PARTNERS):
        a, b = field.sentences[i], field.sentences[j]
        found = likeness(a, b, field.rarity)
        if not found or min(found.quoted) > _QUOTED:
            continue
        if found.score >= _MUTUAL[-1][0]:
            scored.append((found, i, j))
            best[i, b.column] = max(best[i, b.column], found.score)
            best[j, a.column] = max(best[j, a.column], found.score)
    kept = []
    for found, i, j in scored:
        a, b = field.sentences[i], field.sentences[j]
        mutual = a.column != b.column and found.score >= max(best[i, b.column], best[j, a.column])
        least = (*_SURE, *_MUTUAL) if mutual else _SURE
        if any(_enough(found, *row) for row in least):
            kept.append((found.score, i, found.left, j, found.right))
    return sorted(kept, key=lambda s: (-s[0], s[1], s[3]))


def _enough(found: Likeness, score: float, evidence: float, words: int, pins: int) -> bool:
    return found.score >= score and found.evidence >= evidence and found.words >= words and found.pins >= pins


def _features(sentence: Sentence) -> dict[str, float]:
    found: dict[str, float] = {}
    for stem, weight in sentence.whole.weights.items():
        key = near(stem)
        found[key] = max(weight, found.get(key, 0.0))
    return found


def _common(field: Field, measures: Sequence[FigureGroup]) -> list[Claim]:
    """The claims of at least two articles."""
    passages: list[Passage] = []
    of: dict[int, list[int]] = defaultdict(list)

    def node(i: int, stretch: Stretch) -> int:
        """The passage of sentence `i` that `stretch` mostly is; a new one where there is none."""
        for n in of[i]:
            first, last = passages[n].stretch
            common = min(last, stretch[1]) - max(first, stretch[0]) + 1
            if 2 * common > max(last - first, stretch[1] - stretch[0]) + 1:
                return n
        sentence = field.sentences[i]
        passages.append(Passage(sentence, stretch, bag_in(sentence, stretch)))
        of[i].append(len(passages) - 1)
        return len(passages) - 1

    edges = [(score, node(i, left), node(j, right)) for score, i, left, j, right in _alignments(field)]
    sure: set[tuple[int, int]] = set()
    for score, i, left, j, right in pinned(field, measures):
        pair = (node(i, left), node(j, right))
        edges.append((score, *pair))
        sure.add((min(pair), max(pair)))

    def alike(i: int, j: int) -> float:
        a, b = passages[i].bag, passages[j].bag
        found = 2 * overlap(a, b) / max(a.total + b.total, 0.01)
        return max(found, _PINNED) if (min(i, j), max(i, j)) in sure else found

    def linked(a: Sequence[int], b: Sequence[int]) -> bool:
        left, right = a[:_COMPARED], b[:_COMPARED]
        forth = sum(max(alike(i, j) for j in right) for i in left) / len(left)
        back = sum(max(alike(i, j) for i in left) for j in right) / len(right)
        return (forth + back) / 2 >= _LINKAGE

    found = []
    for part in clusters(len(passages), edges, linked):
        members = [passages[n] for n in part if _belongs(n, part, passages, alike)]
        if len({m.sentence.column for m in members}) > 1:
            found.append(_claim([*members, *_joining(members, field)], field))
    found.sort(key=lambda c: (c[0], c[1].id))
    return [claim for _, claim in found]


def _belongs(
    n: int, part: Sequence[int], passages: Sequence[Passage], alike: Callable[[int, int], float]
) -> bool:
    """Whether passage `n` of a cluster is like those of the other articles, not only its own's."""
    column = passages[n].sentence.column
    others = [m for m in part if passages[m].sentence.column != column][: 2 * _COMPARED]
    return bool(others) and sum(alike(n, m) for m in others) / len(others) >= _LINKAGE


def _joining(members: Sequence[Passage], field: Field) -> list[Passage]:
    """Passages of further articles that hold most of what the claim's articles share.

    Two sentences may each be too unlike for certainty; what two articles agree on is the claim
    without its trimmings, and is found again in the third.
    """
    rarity = field.rarity
    counts: dict[str, set[int]] = defaultdict(set)
    for member in members:
        for stem in member.bag.weights:
            counts[near(stem)].add(member.sentence.column)
    core = bag_of({s: rarity.of(s) for m in members for s in m.bag.weights if len(counts[near(s)]) > 1})
    if sum(not rarity.proper(s) for s in core.weights) < _JOINS_WORDS:
        return []
    told = {member.sentence.column for member in members}
    best: dict[int, tuple[float, Sentence]] = {}
    for sentence in field.holding(core):
        if sentence.column in told:
            continue
        common = overlap(sentence.whole, core)
        names = sum(w for s, w in core.weights.items() if s in sentence.whole.weights and rarity.proper(s))
        if common < _JOINS * core.total or common - names < _JOINS_EVIDENCE:
            continue
        if common > best.get(sentence.column, (0.0, sentence))[0]:
            best[sentence.column] = (common, sentence)
    found = []
    for column in sorted(best):
        sentence = best[column][1]
        stretch = best_stretch(sentence, core)
        if stretch and not contradicts(sentence, stretch, members[0].sentence, members[0].stretch):
            found.append(Passage(sentence, stretch, bag_in(sentence, stretch)))
    return found


def _claim(members: Sequence[Passage], field: Field) -> tuple[tuple[int, float], Claim]:
    """A claim from its passages, and its place in the order of rows."""
    held: dict[int, set[Span]] = defaultdict(set)
    core: dict[str, float] = defaultdict(float)
    for member in members:
        column = member.sentence.column
        held[column].add(span_of(field.places[column], words_of(member.sentence, member.stretch)))
        for stem in member.bag.weights:
            core[stem] += field.rarity.unshared(stem) / len(members)
    whole = wanted({stem: weight for stem, weight in core.items() if weight >= CORE})
    alike = [(whole, _NEAR), (_shared(members, field.rarity), _NEAR)]
    alike += [(clause, NEAR_CLAUSE) for clause in clause_searches(members, field.rarity)]
    unsure = [
        place.reading.id
        for n, place in enumerate(field.places)
        if n not in held and any(field.holdings[n].coverage(s) >= least for s, least in alike)
    ]
    clearest = min(members, key=lambda m: _clarity(m, members, field))
    places = field.places[clearest.sentence.column]
    span = clearest.sentence.span
    if clearest.share < _WHOLE:
        span = readable(places, clearest.sentence, clearest.stretch)
    claim = Claim(
        id=claim_id(places, span),
        text=span.of(places.reading.article.text),
        articles={field.places[n].reading.id: tuple(sorted(held[n])) for n in sorted(held)},
        unsure=tuple(unsure),
    )
    at = [min(s.start for s in held[n]) / len(field.places[n].reading.article.text) for n in sorted(held)]
    return (-len(held), round(sum(sorted(at)) / len(at), 6)), claim


def _shared(members: Sequence[Passage], rarity: Rarity) -> dict[str, float]:
    """What at least two articles' passages have in common: the claim itself, without its trimmings."""
    columns: dict[str, set[int]] = defaultdict(set)
    weights: dict[str, float] = {}
    for member in members:
        found = wanted({s: rarity.unshared(s) for s in member.bag.weights})
        for key, weight in found.items():
            columns[key].add(member.sentence.column)
            weights[key] = max(weight, weights.get(key, 0.0))
    return {key: weight for key, weight in weights.items() if len(columns[key]) > 1}


def _clarity(passage: Passage, members: Sequence[Passage], field: Field) -> tuple[float, int, str, Span]:
    """Least for the passage that says most clearly what all say.

    It is like the others, most of its sentence or at least its beginning, and not in marks.
    """
    alike = sum(overlap(passage.bag, m.bag) / max(passage.bag.total, m.bag.total, 0.01) for m in members)
    sentence = passage.sentence
    opening = 0.3 if passage.stretch[0] == 0 else 0.0
    score = alike / len(members) + passage.share + opening - marked(sentence)
    reading = field.places[sentence.column].reading
    return (-round(score, 6), sentence.span.end - sentence.span.start, reading.id, sentence.span)
