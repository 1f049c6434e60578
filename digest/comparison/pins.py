"""Sentences pinned together by a figure that they share: one claim, however differently it is worded.

"Rescuers brought out 212 people", "soldiers in boats saved 212": few words are the same, yet both
report one thing. What was aligned as one measure with agreeing values is the evidence; that the
sentences share more than the number is asked for on top.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from digest.comparison.field import Field
from digest.comparison.passages import Sentence, Stretch, contradicts, told_in, words_of
from digest.comparison.rarity import general, near
from digest.comparison.values import amount, told
from digest.model import Figure, FigureGroup, Span

_KINDS = frozenset({"money", "percent", "count", "measurement", "rate"})
"""Ages, dates and ranks are said in passing of anything; so are spans of time."""
_TELLS = 0.75
"""A number that tells less ("two") stands in many a sentence."""
_CONTENT = 0.3
"""From this weight in general English on a word is one of content."""
_SHARED = 2
"""So many words beside the number are shared; names count as one."""


def pinned(field: Field, groups: Sequence[FigureGroup]) -> Iterator[tuple[float, int, Stretch, int, Stretch]]:
    """Pairs of sentences (weight, places in `field.sentences`, stretches) that agree on a figure."""
    figures = {f.id: (n, f) for n, p in enumerate(field.places) for f in p.reading.figures}
    places = _by_column(field)
    for group in groups:
        if group.status != "agree" or group.relation == "different" or group.within:
            continue
        members = [figures[m] for m in group.members if m in figures]
        held: dict[int, list[tuple[int, Stretch]]] = defaultdict(list)
        for column, figure in members:
            if not _tells(figure):
                continue
            found = _at(field, places[column], figure.span)
            if found is not None:
                held[column].append(found)
        # A figure that an article repeats may be told of differently each time: which is meant?
        once = {column: own[0] for column, own in held.items() if len(own) == 1}
        for one, two in combinations(sorted(once), 2):
            (i, left), (j, right) = once[one], once[two]
            if _one_claim(field, field.sentences[i], left, field.sentences[j], right):
                yield 0.5, i, left, j, right


def _tells(figure: Figure) -> bool:
    value = amount(figure)
    return figure.kind in _KINDS and figure.quote is None and value is not None and told(value) >= _TELLS


def _by_column(field: Field) -> Mapping[int, list[tuple[Span, int]]]:
    found: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for n, sentence in enumerate(field.sentences):
        found[sentence.column].append((sentence.span, n))
    return found


def _at(field: Field, known: Sequence[tuple[Span, int]], span: Span) -> tuple[int, Stretch] | None:
    """The sentence that holds `span`, and which part of it."""
    at = bisect_right(known, span.start, key=lambda k: k[0].start) - 1
    if at < 0 or not known[at][0].covers(span):
        return None
    n = known[at][1]
    sentence = field.sentences[n]
    inside = field.places[sentence.column].words(span)
    part = next((p for p, words in enumerate(sentence.parts) if inside.start in words), None)
    return None if part is None else (n, (part, part))


def _one_claim(field: Field, a: Sentence, left: Stretch, b: Sentence, right: Stretch) -> bool:
    """Whether two parts that share a figure share enough else, and nothing parts them."""
    if contradicts(a, left, b, right) or _quoted(a, left) or _quoted(b, right):
        return False
    mine, theirs = Counter(map(near, told_in(a, left))), Counter(map(near, told_in(b, right)))
    shared = [s for s in sorted(mine.keys() & theirs.keys()) if general(s) >= _CONTENT or s[:1] == "~"]
    words = [s for s in shared if not s.lstrip("~")[:1].isdigit()]
    names = [s for s in words if field.rarity.proper(s)]
    return len(words) - len(names) + bool(names) >= _SHARED and len(words) > len(names)


def _quoted(sentence: Sentence, stretch: Stretch) -> bool:
    words = words_of(sentence, stretch)
    return 2 * sum(i in sentence.quoted for i in words) > len(words)
