"""Only here: what one article alone tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.comparison.absence import wanted
from digest.comparison.alike import Alignment
from digest.comparison.clauses import states
from digest.comparison.field import NEAR_CLAUSE, Field, Passage, claim_id, clause_searches, span_of
from digest.comparison.passages import Sentence, Stretch, bag_in, marked, words_of
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.model import Claim, Span

_NOVEL = 0.3
"""A passage of which every other article holds less is told by one article only."""
_FAR = -1.0
"""Log-odds from which a sentence of another article may say the same."""
_NEW = ((2.0, 0.45), (1.5, 0.6))
"""Least weight, and least part of the whole, of the words that no other article has."""
_TELLING = 0.4
"""Words of less weight are not news, whoever alone has them."""
_KEYS = 2
"""A place that holds fewer words of a passage holds nothing like it: one shared name is little."""
_QUOTED = 0.5
"""A passage with more of its words in quotation marks is left to the rows of quotes."""
_STANDS = 6
"""Words; a shorter part of a sentence is not shown alone,"""
_SAYS = 10
"""nor one with a verb of saying that is shorter than this: it only says who speaks."""
_GOES_ON = frozenset({"and", "but", "while", "whereas"})
"""A part before one of these is complete."""
_TURNS = frozenset({"but", "while", "whereas"})
"""Words after which a part may stand alone."""
_DANGLING = frozenset({"that", "this", "these", "those", "such", "they"})
"""A sentence that opens with one of these goes on from the one before."""
_TOLD_BEFORE = frozenset(
    {
        "call",
        "move",
        "decision",
        "comment",
        "comments",
        "remark",
        "remarks",
        "statement",
        "request",
        "letter",
        "report",
    }
    | {
        "answer",
        "response",
        "reply",
        "claim",
        "claims",
        "charge",
        "charges",
        "accusation",
        "allegation",
        "allegations",
    }
    | {"announcement", "proposal", "idea", "exchange"}
    | {"meeting", "incident", "episode", "news", "story", "issue", "matter", "question", "effort"}
    | {"former", "latter", "same"}
)
"""Nor can one be read alone that opens with "the" and one of these, and a verb: which call was it?"""
_MOST = ((6, 5), (20, 3))
"""Up to so many articles, so many passages of each; beyond, one."""


def alone(field: Field, told: Mapping[int, Sequence[Span]], alignment: Alignment) -> list[Claim]:
    """For each article the few passages whose names, figures and rare words no other one has."""
    count = len(field.places)
    most = next((most for articles, most in _MOST if count <= articles), 1)
    holders: dict[str, int] = defaultdict(int)
    for holdings in field.holdings:
        for key in holdings:
            holders[key] += 1
    ranked: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for sentence in field.sentences:
        if alignment.near(((sentence, (0, len(sentence.parts) - 1)),), _FAR):
            continue
        column = sentence.column
        places = field.places[column]
        others = [h for n, h in enumerate(field.holdings) if n != column]
        for stretch in _untold(sentence, places, told.get(column, ())):
            if marked(sentence, stretch) > _QUOTED or not _stands(places, sentence, stretch):
                continue
            novel, share = _novelty(sentence, stretch, field.rarity, holders)
            if not any(novel >= least and share >= part for least, part in _NEW):
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


def _stands(places: Places, sentence: Sentence, stretch: Stretch) -> bool:
    """Whether a stretch can be read alone: a whole sentence, or a part with a subject of its own."""
    first, last = stretch
    if _dangles(places.forms(words_of(sentence, stretch)[:3])):
        return False
    if first == 0 and last == len(sentence.parts) - 1:
        return True
    words = words_of(sentence, stretch)
    forms = places.forms(words)
    if first and (forms[0] not in _TURNS or states(forms[1])):
        return False
    after = places.forms([words.stop])[0] if last < len(sentence.parts) - 1 else "and"
    if after not in _GOES_ON:
        return False
    says = any(near(places.stem[i]) == near("say") for i in words)
    return len(words) >= (_SAYS if says else _STANDS) and any(states(form) for form in forms)


def _dangles(opening: Sequence[str]) -> bool:
    """Whether these first words take up what was said before them."""
    if opening[0] in _DANGLING:
        return True
    return len(opening) > 2 and opening[0] == "the" and opening[1] in _TOLD_BEFORE and opening[2] != "of"


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


def _novelty(
    sentence: Sentence, stretch: Stretch, rarity: Rarity, holders: Mapping[str, int]
) -> tuple[float, float]:
    """The weight of what only one article has in a stretch, and what part of the whole that is."""
    search = wanted({s: rarity.unshared(s) for s in bag_in(sentence, stretch).weights})
    novel = sum(weight for key, weight in search.items() if weight > _TELLING and holders[key] < 2)
    return novel, novel / max(sum(search.values()), 0.01)


def _searches(sentence: Sentence, stretch: Stretch, rarity: Rarity) -> list[tuple[dict[str, float], float]]:
    """What to seek to find something like a stretch, or like a clause of it, and how much of it."""
    passage = Passage(sentence, stretch, bag_in(sentence, stretch))
    whole = wanted({s: rarity.unshared(s) for s in passage.bag.weights})
    return [(whole, _NOVEL), *((clause, NEAR_CLAUSE) for clause in clause_searches((passage,), rarity))]
