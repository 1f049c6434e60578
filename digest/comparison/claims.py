"""Claims: sentences of different articles that report the same thing, and what one leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.comparison.absence import Holdings, wanted
from digest.comparison.anchors import anchor, numbered, telling
from digest.comparison.clauses import states
from digest.comparison.clustering import clusters, proposals
from digest.comparison.passages import (
    Likeness,
    Sentence,
    Stretch,
    bag_in,
    best_stretch,
    contradicts,
    likeness,
    marked,
    sentences,
    words_of,
)
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.comparison.similarity import Bag, bag_of, overlap
from digest.model import Claim, Copy, Reading, Span

_SURE = ((0.65, 0.9, 2, 0), (0.5, 1.6, 3, 2))
"""Passages are one claim from these (likeness, evidence, words, pins) on: the less alike, the more
it takes. Set on made-up events; see `Likeness` for what is counted."""
_MUTUAL = ((0.55, 2.2, 3, 0), (0.45, 1.7, 3, 1), (0.28, 1.2, 2, 2))
"""The same where each is the other's best in its article, which few unlike passages are."""
_LINKAGE = 0.36
"""Least mean of the best likenesses between two clusters."""
_PARTNERS = 16
_COMPARED = 6
"""Of a large cluster, so many members stand for all."""
_NEAR = 0.3
"""An article that holds so much of a claim may report it: it is not said to leave it out."""
_NEAR_CLAUSE = 0.33
"""The same for a single clause of the claim: a long sentence may be reported in part."""
_NEAR_LEAST = 0.8
"""Clauses of less weight ("he said on Monday") are not sought alone."""
_CORE = 0.15
"""Words of less weight, on average over a claim's passages, are not sought."""
_JOINS = 0.62
"""A sentence that holds so much of what a claim's articles share reports the claim as well."""
_JOINS_EVIDENCE = 1.6
"""Least weight, names left aside, of what it holds."""
_JOINS_WORDS = 3
"""Least number of words, names left aside, that the claim's articles share."""
_WHOLE = 0.75
"""A passage that holds so much of its sentence stands for all of it."""
_NOVEL = 0.24
"""A sentence of which another article holds less is told by one article only."""
_NEW = ((2.0, 0.45), (1.5, 0.6))
"""Least weight, and least part of the whole, of the words that no other article has."""
_TELLING = 0.4
"""Words of less weight are not news, whoever alone has them."""
_QUOTED = 0.5
"""What is alike to a greater part in quotation marks, on both sides, is left to the rows of quotes."""
_READABLE = 5
"""Words; a shorter stretch is shown with its whole sentence."""
_LEADS = frozenset({"and", "but", "that", "which", "who", "or"})
"""Words that join a passage to what stands before it; it is shown without them."""


@dataclass(frozen=True, slots=True)
class _Field:
    """An event as claims are sought in it."""

    places: tuple[Places, ...]
    rarity: Rarity
    holdings: tuple[Holdings, ...]
    sentences: tuple[Sentence, ...]
    """By article id and place."""
    index: Mapping[str, Sequence[int]]
    """Class of near-synonyms to the places in `sentences` of those that hold it."""

    def holding(self, core: Bag) -> list[Sentence]:
        """The sentences that hold one of the rarer half of the words of `core`, in order."""
        keys = sorted({near(s) for s in core.weights}, key=lambda k: (len(self.index.get(k, ())), k))
        places = {n for key in keys[: (len(keys) + 1) // 2] for n in self.index.get(key, ())}
        return [self.sentences[n] for n in sorted(places)]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Neighbouring parts of a sentence that stand for a claim."""

    sentence: Sentence
    stretch: Stretch
    bag: Bag

    @property
    def share(self) -> float:
        """The part of its sentence that it is."""
        return self.bag.total / max(self.sentence.whole.total, 0.01)


def claims(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> tuple[Claim, ...]:
    """What one or more articles report, so that absence shows; precision before recall.

    First the claims of several articles, those of most articles first; then those that one article
    alone reports, by column. An article that is neither in `Claim.articles` nor in `Claim.unsure`
    holds nothing like the claim. One article alone has no claims: nothing could be left out.
    """
    if len(columns) < 2:
        return ()
    field = _field(columns)
    common = _common(field)
    told: dict[int, list[Span]] = defaultdict(list)
    for claim in common:
        for n, reading in enumerate(columns):
            told[n].extend(claim.articles.get(reading.id, ()))
    rows = common + _alone(field, told)
    ids = numbered([claim.id for claim in rows])
    return tuple(replace(claim, id=name) for name, claim in zip(ids, rows, strict=True))


def _field(columns: Sequence[Reading]) -> _Field:
    """An event made ready."""
    places = tuple(Places(reading) for reading in columns)
    rarity = Rarity(columns)
    found = [s for n, p in enumerate(places) for s in sentences(n, p, rarity)]
    found.sort(key=lambda s: (columns[s.column].id, s.span))
    index: dict[str, list[int]] = defaultdict(list)
    for n, sentence in enumerate(found):
        for key in dict.fromkeys(near(stem) for stem in sentence.whole.weights):
            index[key].append(n)
    return _Field(places, rarity, tuple(Holdings(p) for p in places), tuple(found), index)


def _alignments(field: _Field) -> list[tuple[float, int, Stretch, int, Stretch]]:
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


def _common(field: _Field) -> list[Claim]:
    """The claims of at least two articles."""
    passages: list[_Passage] = []
    of: dict[int, list[int]] = defaultdict(list)

    def node(i: int, stretch: Stretch) -> int:
        """The passage of sentence `i` that `stretch` mostly is; a new one where there is none."""
        for n in of[i]:
            first, last = passages[n].stretch
            common = min(last, stretch[1]) - max(first, stretch[0]) + 1
            if 2 * common > max(last - first, stretch[1] - stretch[0]) + 1:
                return n
        sentence = field.sentences[i]
        passages.append(_Passage(sentence, stretch, bag_in(sentence, stretch)))
        of[i].append(len(passages) - 1)
        return len(passages) - 1

    edges = [(score, node(i, left), node(j, right)) for score, i, left, j, right in _alignments(field)]

    def alike(i: int, j: int) -> float:
        a, b = passages[i].bag, passages[j].bag
        return 2 * overlap(a, b) / max(a.total + b.total, 0.01)

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
    n: int, part: Sequence[int], passages: Sequence[_Passage], alike: Callable[[int, int], float]
) -> bool:
    """Whether passage `n` of a cluster is like those of the other articles, not only its own's."""
    column = passages[n].sentence.column
    others = [m for m in part if passages[m].sentence.column != column][: 2 * _COMPARED]
    return bool(others) and sum(alike(n, m) for m in others) / len(others) >= _LINKAGE


def _joining(members: Sequence[_Passage], field: _Field) -> list[_Passage]:
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
            found.append(_Passage(sentence, stretch, bag_in(sentence, stretch)))
    return found


def _claim(members: Sequence[_Passage], field: _Field) -> tuple[tuple[int, float], Claim]:
    """A claim from its passages, and its place in the order of rows."""
    held: dict[int, set[Span]] = defaultdict(set)
    core: dict[str, float] = defaultdict(float)
    for member in members:
        column = member.sentence.column
        held[column].add(_span(field.places[column], words_of(member.sentence, member.stretch)))
        for stem in member.bag.weights:
            core[stem] += field.rarity.unshared(stem) / len(members)
    whole = wanted({stem: weight for stem, weight in core.items() if weight >= _CORE})
    alike = [(whole, _NEAR), (_shared(members, field.rarity), _NEAR)]
    alike += [(clause, _NEAR_CLAUSE) for clause in _clauses(members, field.rarity)]
    unsure = [
        place.reading.id
        for n, place in enumerate(field.places)
        if n not in held and any(field.holdings[n].coverage(s) >= least for s, least in alike)
    ]
    clearest = min(members, key=lambda m: _clarity(m, members, field))
    places = field.places[clearest.sentence.column]
    span = clearest.sentence.span
    if clearest.share < _WHOLE:
        span = _readable(places, clearest.sentence, clearest.stretch)
    claim = Claim(
        id=_anchor(places, span),
        text=span.of(places.reading.article.text),
        articles={field.places[n].reading.id: tuple(sorted(held[n])) for n in sorted(held)},
        unsure=tuple(unsure),
    )
    at = [min(s.start for s in held[n]) / len(field.places[n].reading.article.text) for n in sorted(held)]
    return (-len(held), round(sum(sorted(at)) / len(at), 6)), claim


def _shared(members: Sequence[_Passage], rarity: Rarity) -> dict[str, float]:
    """What at least two articles' passages have in common: the claim itself, without its trimmings."""
    columns: dict[str, set[int]] = defaultdict(set)
    weights: dict[str, float] = {}
    for member in members:
        found = wanted({s: rarity.unshared(s) for s in member.bag.weights})
        for key, weight in found.items():
            columns[key].add(member.sentence.column)
            weights[key] = max(weight, weights.get(key, 0.0))
    return {key: weight for key, weight in weights.items() if len(columns[key]) > 1}


def _clauses(members: Sequence[_Passage], rarity: Rarity) -> list[dict[str, float]]:
    """What to seek to find a part of a claim: the words of each clause of its passages."""
    found = []
    for member in members[: 2 * _COMPARED]:
        first, last = member.stretch
        for stems in member.sentence.stems[first : last + 1]:
            search = wanted({s: rarity.unshared(s) for s in stems if rarity.unshared(s) >= _CORE})
            if sum(search.values()) >= _NEAR_LEAST and search not in found:
                found.append(search)
    return found


def _clarity(passage: _Passage, members: Sequence[_Passage], field: _Field) -> tuple[float, int, str, Span]:
    """Least for the passage that says most clearly what all say.

    It is like the others, most of its sentence or at least its beginning, and not in marks.
    """
    alike = sum(overlap(passage.bag, m.bag) / max(passage.bag.total, m.bag.total, 0.01) for m in members)
    sentence = passage.sentence
    opening = 0.3 if passage.stretch[0] == 0 else 0.0
    score = alike / len(members) + passage.share + opening - marked(sentence)
    reading = field.places[sentence.column].reading
    return (-round(score, 6), sentence.span.end - sentence.span.start, reading.id, sentence.span)


def _alone(field: _Field, told: Mapping[int, Sequence[Span]]) -> list[Claim]:
    """For each article the few passages whose names, figures and rare words no other one has."""
    count = len(field.places)
    most = 5 if count <= 6 else 3 if count <= 20 else 1
    articles: dict[str, int] = defaultdict(int)
    for holdings in field.holdings:
        for key in holdings:
            articles[key] += 1
    ranked: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for sentence in field.sentences:
        column = sentence.column
        places = field.places[column]
        others = [h for n, h in enumerate(field.holdings) if n != column]
        for stretch in _untold(sentence, places, told.get(column, ())):
            if marked(sentence, stretch) > _QUOTED:
                continue
            novel = _novelty(sentence, stretch, field.rarity, articles)
            if not novel:
                continue
            searches = _searches(sentence, stretch, field.rarity)
            if not any(h.coverage(s, 2) >= least for h in others for s, least in searches):
                whole = stretch == (0, len(sentence.parts) - 1)
                span = sentence.span if whole else _span(places, words_of(sentence, stretch))
                ranked[column].append((-round(novel, 6), span))
                break
    found: list[Claim] = []
    for column in sorted(ranked):
        places = field.places[column]
        for span in sorted(span for _, span in sorted(ranked[column])[:most]):
            text = span.of(places.reading.article.text)
            found.append(Claim(id=_anchor(places, span), text=text, articles={places.reading.id: (span,)}))
    return found


def _untold(sentence: Sentence, places: Places, told: Sequence[Span]) -> list[Stretch]:
    """What of a sentence no shared claim holds: first its longest stretches, then single clauses."""
    free: list[int] = []
    for n in range(len(sentence.parts)):
        span = _span(places, words_of(sentence, (n, n)))
        if not any(span.meets(t) for t in told):
            free.append(n)
    runs: list[Stretch] = []
    for n in free:
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    runs.sort(key=lambda r: (r[0] - r[1], r[0]))
    return runs + [(n, n) for n in free if (n, n) not in runs]


def _novelty(sentence: Sentence, stretch: Stretch, rarity: Rarity, articles: Mapping[str, int]) -> float:
    """The weight of what only one article has in a stretch; 0 where that is not most of it."""
    search = wanted({s: rarity.unshared(s) for s in bag_in(sentence, stretch).weights})
    novel = sum(weight for key, weight in search.items() if weight > _TELLING and articles[key] < 2)
    share = novel / max(sum(search.values()), 0.01)
    return novel if any(novel >= least and share >= part for least, part in _NEW) else 0.0


def _searches(sentence: Sentence, stretch: Stretch, rarity: Rarity) -> list[tuple[dict[str, float], float]]:
    """What to seek to find something like a stretch, or like a clause of it, and how much of it."""
    passage = _Passage(sentence, stretch, bag_in(sentence, stretch))
    whole = wanted({s: rarity.unshared(s) for s in passage.bag.weights})
    return [(whole, _NOVEL), *((clause, _NEAR_CLAUSE) for clause in _clauses((passage,), rarity))]


def _readable(places: Places, sentence: Sentence, stretch: Stretch) -> Span:
    """A stretch to be read alone: begun a part earlier where it lacks its subject, or else whole."""
    first, last = stretch
    while first and states(places.forms([sentence.parts[first].start])[0]):
        first -= 1
    words = words_of(sentence, (first, last))
    return sentence.span if len(words) < _READABLE else _span(places, words)


def _span(places: Places, words: range) -> Span:
    """The text from the first to the last of some words, without a joining word in front."""
    first = words.start
    if len(words) > 1 and places.forms([first])[0] in _LEADS:
        first += 1
    known = places.reading.words
    return Span(known[first].start, known[words.stop - 1].end)


def _anchor(places: Places, span: Span) -> str:
    words = places.words(span)
    stems = (places.stem[i] for i in words)
    told = [(form, stem, 1) for form, stem in zip(places.printed(words), stems, strict=True)]
    return anchor(telling(told, 4), span.of(places.reading.article.text))
