"""Only here: what one article alone tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.comparison.absence import wanted
from digest.comparison.field import NEAR_CLAUSE, Field, Passage, claim_id, clause_searches, span_of
from digest.comparison.passages import Sentence, Stretch, bag_in, marked, words_of
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity
from digest.model import Claim, Span

_NOVEL = 0.24
"""A passage of which every other article holds less is told by one article only."""
_NEW = ((2.0, 0.45), (1.5, 0.6))
"""Least weight, and least part of the whole, of the words that no other article has."""
_TELLING = 0.4
"""Words of less weight are not news, whoever alone has them."""
_KEYS = 2
"""A place that holds fewer words of a passage holds nothing like it: one shared name is little."""
_QUOTED = 0.5
"""A passage with more of its words in quotation marks is left to the rows of quotes."""
_MOST = ((6, 5), (20, 3))
"""Up to so many articles, so many passages of each; beyond, one."""


def alone(field: Field, told: Mapping[int, Sequence[Span]]) -> list[Claim]:
    """For each article the few passages whose names, figures and rare words no other one has."""
    count = len(field.places)
    most = next((most for articles, most in _MOST if count <= articles), 1)
    holders: dict[str, int] = defaultdict(int)
    for holdings in field.holdings:
        for key in holdings:
            holders[key] += 1
    ranked: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for sentence in field.sentences:
        column = sentence.column
        places = field.places[column]
        others = [h for n, h in enumerate(field.holdings) if n != column]
        for stretch in _untold(sentence, places, told.get(column, ())):
            if marked(sentence, stretch) > _QUOTED:
                continue
            novel = _novelty(sentence, stretch, field.rarity, holders)
            if not novel:
                continue
            searches = _searches(sentence, stretch, field.rarity)
            if not any(h.coverage(s, _KEYS) >= least for h in others for s, least in searches):
                whole = stretch == (0, len(sentence.parts) - 1)
                span = sentence.span if whole else span_of(places, words_of(sentence, stretch))
                ranked[column].append((-round(novel, 6), span))
                break
    found: list[Claim] = []
    for column in sorted(ranked):
        places = field.places[column]
        for span in sorted(span for _, span in sorted(ranked[column])[:most]):
            text = span.of(places.reading.article.text)
            found.append(Claim(id=claim_id(places, span), text=text, articles={places.reading.id: (span,)}))
    return found


def _untold(sentence: Sentence, places: Places, told: Sequence[Span]) -> list[Stretch]:
    """What of a sentence no shared claim holds: first its longest stretches, then single clauses."""
    free: list[int] = []
    for n in range(len(sentence.parts)):
        span = span_of(places, words_of(sentence, (n, n)))
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


def _novelty(sentence: Sentence, stretch: Stretch, rarity: Rarity, holders: Mapping[str, int]) -> float:
    """The weight of what only one article has in a stretch; 0 where that is not most of it."""
    search = wanted({s: rarity.unshared(s) for s in bag_in(sentence, stretch).weights})
    novel = sum(weight for key, weight in search.items() if weight > _TELLING and holders[key] < 2)
    share = novel / max(sum(search.values()), 0.01)
    return novel if any(novel >= least and share >= part for least, part in _NEW) else 0.0


def _searches(sentence: Sentence, stretch: Stretch, rarity: Rarity) -> list[tuple[dict[str, float], float]]:
    """What to seek to find something like a stretch, or like a clause of it, and how much of it."""
    passage = Passage(sentence, stretch, bag_in(sentence, stretch))
    whole = wanted({s: rarity.unshared(s) for s in passage.bag.weights})
    return [(whole, _NOVEL), *((clause, NEAR_CLAUSE) for clause in clause_searches((passage,), rarity))]
