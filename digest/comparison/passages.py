"""Sentences as they are aligned: their parts, and which parts of two of them say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from digest.comparison.clauses import background, clauses
from digest.comparison.collation import runs
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, general, near
from digest.comparison.similarity import TELLING, Bag, bag_of, overlap, saturated
from digest.model import Span

_LEAST = 1.0
"""Sentences that share less need no closer look."""
_NAMED = 2.0
"""Names of more weight than this are a list that two articles share, which is evidence in itself."""
_SHORTEST = 4
"""Words; a shorter sentence states nothing that could be aligned."""
_CONTENT = 0.3
"""Words of less weight in general English hold no two passages together."""
_APART = 3
"""Words nearer than this stand in one row."""
_A_NAME = 0.3
"""Names of less weight are all over the event."""
_ALSO = 0.25
"""What other shared names count as evidence: who and where alone are no claim."""
_BALLAST = 0.4
"""What an unmatched word takes away when the matching stretch of a sentence is sought."""
_BEHIND = 0.4
"""What is left of the weight of words that are background."""
_SYNONYM = 0.7
_HALF = 0.6
"""Evidence that convinces half."""
_SAME_NUMBER = 1.2
"""What the likeness gains where a figure of several digits is the same."""
_OTHER_NUMBER = 0.3
"""What is left of the likeness where each side has figures and none is the same."""
_DENIED = 0.3
"""What is left where one side denies and the other does not."""
_AHEAD = 0.8
"""What is left where one side speaks of what is to come and the other does not."""
_HEDGED = 0.45
"""What is left where one side holds possible what the other states."""
_TURNED = 0.5
"""What is left where one side says before and the other after."""
_HEDGES = frozenset(
    {"if", "whether", "may", "might", "could", "possibl", "perhap", "mayb", "unless", "likelihood"}
)
_GOVERNED = frozenset({"that", "if", "whether", "to", "of"})
"""Words behind which a part depends on what stands before it ("a possibility that")."""
_GOVERNING = 3
"""So many words before it are heard with it."""
_FUTURE = frozenset({"will", "shall", "'ll", "expect", "due", "plan", "set", "upcom"})
_NEGATIONS = frozenset({"not", "no", "never", "n't", "nobody", "none", "without", "neither", "nor", "deni"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's body and its parts."""

    column: int
    span: Span
    parts: tuple[range, ...]
    """Word indices of each part, in order, without gaps."""
    stems: tuple[tuple[str, ...], ...]
    """Of each part."""
    weights: dict[str, float]
    """Of each stem, less where it is only background."""
    whole: Bag
    quoted: frozenset[int]
    """Indices of its words that stand in quotation marks."""
    behind: frozenset[int]
    """Indices of its words that are only background."""
    once: frozenset[str]
    """Classes of near-synonyms that no other sentence of its article holds, background left aside."""


Stretch = tuple[int, int]
"""Neighbouring parts of a sentence: the first and the last of them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which stretches of two sentences say the same, and how surely."""

    score: float
    """From 0 to 1: how much of what they say they share."""
    evidence: float
    """The weight of what they share, names mostly left aside: 1 is one rare word."""
    words: int
    """How many words they share; names count as one."""
    pins: int
    """How many separate words they share that each article has in this one sentence only."""
    left: Stretch
    right: Stretch
    quoted: tuple[float, float]
    """The part of what is alike that stands in quotation marks, left and right."""


def sentences(column: int, places: Places, rarity: Rarity) -> Iterator[Sentence]:
    """The sentences of an article's body that are long enough to state anything."""
    reading = places.reading
    quoted: set[int] = set()
    for quote in reading.quotes:
        if quote.kind != "reported":
            for span in quote.spans:
                quoted.update(places.words(span))
    spans = [span for span in reading.sentences if len(places.words(span)) >= _SHORTEST]
    seen = Counter(key for span in spans for key in {near(places.stem[i]) for i in places.words(span)})
    for span in spans:
        words = places.words(span)
        parts = tuple(clauses(places, span))
        behind = set().union(*(background(places, part) for part in parts))
        plain = [near(places.stem[i]) for i in words if i not in behind]
        weights: dict[str, float] = {}
        for i in words:
            stem = places.stem[i]
            weight = rarity.of(stem) * (_BEHIND if i in behind else 1.0)
            weights[stem] = max(weight, weights.get(stem, 0.0))
        yield Sentence(
            column=column,
            span=span,
            parts=parts,
            stems=tuple(tuple(places.stem[i] for i in part) for part in parts),
            weights=weights,
            whole=bag_of({s: w for s, w in weights.items() if w >= TELLING}),
            quoted=frozenset(i for i in words if i in quoted),
            behind=frozenset(behind),
            once=frozenset(key for key in plain if seen[key] == 1),
        )


def stems_of(sentence: Sentence, stretch: Stretch) -> list[str]:
    """The stems of neighbouring parts, in order."""
    return [s for part in sentence.stems[stretch[0] : stretch[1] + 1] for s in part]


def told_in(sentence: Sentence, stretch: Stretch) -> list[str]:
    """The same without what is only background."""
    words = words_of(sentence, stretch)
    return [s for i, s in zip(words, stems_of(sentence, stretch), strict=True) if i not in sentence.behind]


def bag_in(sentence: Sentence, stretch: Stretch) -> Bag:
    """The bag of neighbouring parts."""
    weights = sentence.weights
    return bag_of({s: weights[s] for s in stems_of(sentence, stretch) if weights[s] >= TELLING})


def words_of(sentence: Sentence, stretch: Stretch) -> range:
    """The word indices of neighbouring parts."""
    return range(sentence.parts[stretch[0]].start, sentence.parts[stretch[1]].stop)


def marked(sentence: Sentence, stretch: Stretch | None = None) -> float:
    """The share of the words of a sentence, or of a stretch of it, that stand in quotation marks."""
    words = words_of(sentence, stretch or (0, len(sentence.parts) - 1))
    return sum(i in sentence.quoted for i in words) / len(words)


def best_stretch(sentence: Sentence, other: Bag) -> Stretch | None:
    """The neighbouring parts of `sentence` that `other` matches best."""
    best, found = 0.0, None
    total, start = 0.0, 0
    seen: set[str] = set()
    for n, stems in enumerate(sentence.stems):
        gain = 0.0
        for stem in dict.fromkeys(stems):
            weight = sentence.whole.weights.get(stem)
            if weight is None or stem in seen:
                continue
            key = near(stem)
            if stem in other.weights:
                gain += weight
            elif key != stem and key in other.classes:
                gain += _SYNONYM * weight
            else:
                gain -= _BALLAST * weight
        if total < 0:
            total, start = 0.0, n
            seen.clear()
        total += gain
        seen.update(stems)
        if total > best:
            best, found = total, (start, n)
    return found


def likeness(a: Sentence, b: Sentence, rarity: Rarity) -> Likeness | None:
    """Which stretches of two sentences say the same, if any do.

    The stretch of each that the other matches best is sought in turn; then what they share is
    weighed against what they hold.
    """
    if overlap(a.whole, b.whole) < _LEAST:
        return None
    left = best_stretch(a, b.whole)
    right = best_stretch(b, bag_in(a, left)) if left else None
    left = best_stretch(a, bag_in(b, right)) if right else None
    if not left or not right:
        return None
    mine, theirs = told_in(a, left), told_in(b, right)
    held, other = bag_in(a, left), bag_in(b, right)
    lift = sum(
        max(0.0, rarity.phrase(s for s in run if not rarity.proper(s)) - _weight(run, held))
        for run in runs(mine, theirs)
    )
    common = overlap(held, other) + lift
    names = sum(w for s, w in held.weights.items() if s in other.weights and rarity.proper(s))
    words = _told(held, other, rarity) + (names > _A_NAME)
    evidence = common - names + _ALSO * names + max(0.0, names - _NAMED)
    both = 2 * common / (held.total + other.total + 2 * lift)
    shorter = common / (min(held.total, other.total) + lift)
    score = (both + min(1.0, shorter)) / 2 * saturated(common, _HALF)
    score *= agreement(_heard(a, left), _heard(b, right))
    return Likeness(
        score=min(1.0, score),
        evidence=evidence,
        words=words,
        pins=_pins(a, left, b, right, rarity),
        left=left,
        right=right,
        quoted=(_quoted(a, left, other), _quoted(b, right, held)),
    )


def _pins(a: Sentence, left: Stretch, b: Sentence, right: Stretch, rarity: Rarity) -> int:
    """Words of content, one for each row of neighbours, that two articles use here and nowhere else.

    A single one may be chance or a set phrase ("midterm elections"); two that stand apart in one of
    the sentences and meet in the other hardly ever are.
    """
    mine, theirs = stems_of(a, left), stems_of(b, right)
    shared = {near(s) for s in mine} & {near(s) for s in theirs} & a.once & b.once
    return max(_rows(mine, shared, rarity), _rows(theirs, shared, rarity))


def _rows(stems: Sequence[str], shared: Set[str], rarity: Rarity) -> int:
    rows, before, plain = 0, -_APART, False
    for at, stem in enumerate(stems):
        if near(stem) in shared and general(stem) >= _CONTENT and not rarity.person(stem):
            rows += at - before >= _APART
            before = at
            plain = plain or not rarity.proper(stem)
    return rows if plain else 0


def _told(held: Bag, other: Bag, rarity: Rarity) -> int:
    """How many words other than names two bags share, near-synonyms too."""
    return sum(
        (stem in other.weights or near(stem) in other.classes) and not rarity.proper(stem)
        for stem in held.weights
    )


def _quoted(sentence: Sentence, stretch: Stretch, other: Bag) -> float:
    """The part of the weight shared with `other` that stands in quotation marks."""
    if not sentence.quoted:
        return 0.0
    total = inside = 0.0
    stems = stems_of(sentence, stretch)
    for i, stem in zip(words_of(sentence, stretch), stems, strict=True):
        if stem in other.weights or near(stem) in other.classes:
            total += sentence.weights[stem]
            inside += sentence.weights[stem] if i in sentence.quoted else 0.0
    return inside / total if total else 0.0


def _weight(stems: Iterable[str], held: Bag) -> float:
    return sum(held.weights.get(s, 0.0) for s in stems)


def agreement(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """By what a likeness changes where figures agree or differ, one side denies, or looks ahead."""
    by = 1.0
    if _numbers(mine) and _numbers(theirs):
        by *= _SAME_NUMBER if _numbers(mine) & _numbers(theirs) else _OTHER_NUMBER
    if sum(stem in _NEGATIONS for stem in (*mine, *theirs)) % 2:
        by *= _DENIED
    if any(s in _FUTURE for s in mine) != any(s in _FUTURE for s in theirs):
        by *= _AHEAD
    if _hedged(mine) != _hedged(theirs):
        by *= _HEDGED
    if _time(mine) and _time(theirs) and _time(mine) != _time(theirs):
        by *= _TURNED
    return by


def _hedged(stems: Sequence[str]) -> bool:
    """Whether a passage holds something possible; neither "in May 2031" nor "could not" does.

    A "possibility that" does, "possible negligence" that is looked into does not.
    """
    return any(
        s in _HEDGES
        and not (s == "may" and any(t.isdigit() for t in stems[max(0, n - 1) : n + 2]))
        and not (s == "possibl" and stems[n + 1 : n + 2] != ["that"])
        and not (s == "could" and not _NEGATIONS.isdisjoint(stems[n + 1 : n + 2]))
        for n, s in enumerate(stems)
    )


def _time(stems: Iterable[str]) -> str:
    """Whether a passage says "after" or "before", where it says only one of them."""
    said = {s for s in stems if s in ("after", "before", "befor")}
    return "" if len(said) != 1 else said.pop()[:5]


def _heard(sentence: Sentence, stretch: Stretch) -> list[str]:
    """What a stretch tells, with the words that it depends on ("there is no sign | that he left")."""
    told = told_in(sentence, stretch)
    first = stretch[0]
    if first and sentence.stems[first][0] in _GOVERNED:
        return [*sentence.stems[first - 1][-_GOVERNING:], *told]
    return told


def contradicts(a: Sentence, left: Stretch, b: Sentence, right: Stretch) -> bool:
    """Whether two stretches cannot be one claim, alike as they may be."""
    return agreement(_heard(a, left), _heard(b, right)) < 1.0


def _numbers(stems: Iterable[str]) -> set[str]:
    return {stem for stem in stems if stem[:1].isdigit() and len(stem) > 1}
