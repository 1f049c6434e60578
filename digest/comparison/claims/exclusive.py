"""Only here: what one article alone tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from digest.comparison.claims.absence import Holdings, loose, wanted
from digest.comparison.claims.alike import Alignment
from digest.comparison.claims.field import NEAR_CLAUSE, Field, Passage, claim_id, clause_searches, span_of
from digest.comparison.claims.keys import Keys
from digest.comparison.claims.passages import Sentence, Stretch, bag_in, marked, words_of
from digest.comparison.clauses import states
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.model import Claim, Span
from digest.stems import lemma

_NOVEL = 0.3
"""A passage of which every other article holds less is told by one article only."""
_FAR = -1.0
"""Log-odds from which a sentence of another article may say the same."""
_NEAR = -0.3
"""... and so it may where it has names or figures that no other article has: they lack at least those."""
_NEW = ((2.0, 0.45), (1.5, 0.6))
"""Least weight, and least part of the whole, of the words that no other article has."""
_NAMED = 1.0
"""So many names and figures that no other article has are telling, ..."""
_NAMED_NEW = (1.2, 0.25)
"""... with words of this least weight, and part of the whole, ..."""
_NAMED_HELD = (0.3, 0.36)
"""... where other articles hold less than this of it; less strictly where there are several of them."""
_HARD, _EARLY = 0.5, 1.0
"""What a name or figure that nobody else has, and the beginning of an article, add to the rank."""
_TELLS = 1.5
"""Nats; names and figures of less weight are not counted."""
_SEVERAL = 2
_AT_LEAST = 2
"""An article with fewer passages of its own is given more, of those that come nearest to it:"""
_SPARE = (1.5, 0.22)
"""with words of this weight, and part of the whole, that no other article has,"""
_SPARE_HELD = 0.4
"""and less than this part of it elsewhere."""
_TELLING = 0.4
"""Words of less weight are not news, whoever alone has them."""
_KEYS = 2
"""A place that holds fewer words of a passage holds nothing like it: one shared name is little."""
_CLAUSE, _HELD = 0.8, 0.6
"""Least weight of a clause that is sought by itself; who holds this part of it tells it, ..."""
_ELSEWHERE = 0.4
"""... and a sentence that is told elsewhere to this part of its weight is not told by one article only."""
_QUOTED = 0.5
"""A passage with more of its words in quotation marks is left to the rows of quotes, if there are others."""
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
_MOST = ((6, 8), (20, 3))
"""Up to so many articles, so many passages of each; beyond, one."""
_ONE_IN, _FEW = 3, 5
"""Of a short article one sentence in so many, but so many of any."""


def alone(field: Field, told: Mapping[int, Sequence[Span]], alignment: Alignment) -> list[Claim]:
    """For each article the few passages whose names, figures and rare words no other one has.

    An article of a small event that has next to none of these is given what comes nearest to it.
    """
    count = len(field.places)
    most = next((most for articles, most in _MOST if count <= articles), 1)
    seeker = _Seeker(field, alignment)
    ranked: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    spare: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    said: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for sentence in field.sentences:
        found = seeker.found(sentence, told.get(sentence.column, ()))
        if found is not None:
            ranked[sentence.column].append(found)
        elif count <= _MOST[0][0]:
            rest = seeker.nearly(sentence, told.get(sentence.column, ()))
            if rest is not None:
                (said if marked(sentence) > _QUOTED else spare)[sentence.column].append(rest)
    rows: list[Claim] = []
    for column, places in enumerate(field.places):
        chosen = sorted(ranked[column])[: min(most, max(_FEW, len(places.reading.sentences) // _ONE_IN))]
        for further in (spare, said):
            chosen += sorted(further[column])[: max(0, _AT_LEAST - len(chosen))]
        for span in sorted(span for _, span in chosen):
            text = span.of(places.reading.article.text)
            rows.append(Claim(id=claim_id(places, span), text=text, articles={places.reading.id: (span,)}))
    return rows


class _Seeker:
    """What other articles of the event have, to find what one has alone."""

    def __init__(self, field: Field, alignment: Alignment) -> None:
        self._field = field
        self._alignment = alignment
        self._tellers = _tellers(alignment)
        self._holders: dict[str, int] = defaultdict(int)
        for holdings in field.holdings:
            for key in holdings:
                self._holders[key] += 1

    def found(self, sentence: Sentence, told: Sequence[Span]) -> tuple[float, Span] | None:
        """The rank of what a sentence tells that no other article does, least first, and where it stands."""
        odds = self._odds(sentence)
        if odds >= _NEAR:
            return None
        rarity = self._field.rarity
        places = self._field.places[sentence.column]
        if self._elsewhere(sentence) >= _ELSEWHERE:
            return None
        for stretch in _untold(sentence, places, told):
            if marked(sentence, stretch) > _QUOTED or not _stands(places, sentence, stretch):
                continue
            novel, share = _novelty(sentence, stretch, rarity, self._holders)
            keys = self._alignment.known[sentence.column, sentence.span].within(stretch)
            hard = _hard(keys, self._tellers, self._holders)
            named = hard >= _NAMED and novel >= _NAMED_NEW[0] and share >= _NAMED_NEW[1]
            new = odds < _FAR and any(novel >= least and share >= part for least, part in _NEW)
            if not named and not new:
                continue
            searches = _searches(sentence, stretch, rarity)
            if named:
                searches = [(searches[0][0], _NAMED_HELD[hard > _NAMED])]
            if not any(
                h.coverage(s, _KEYS) >= least for h in self._others(sentence) for s, least in searches
            ):
                whole = stretch == (0, len(sentence.parts) - 1)
                span = sentence.span if whole else span_of(places, words_of(sentence, stretch))
                early = 1.0 - sentence.span.start / max(1, len(places.reading.article.text))
                return -round(novel + _HARD * hard + _EARLY * early, 6), span
        return None

    def _elsewhere(self, sentence: Sentence) -> float:
        """The part of a sentence, by weight, whose clauses other articles hold, each as a whole."""
        rarity = self._field.rarity
        held = total = 0.0
        for n in range(len(sentence.parts)):
            search = wanted({s: rarity.unshared(s) for s in bag_in(sentence, (n, n)).weights})
            weight = sum(search.values())
            total += weight
            if weight >= _CLAUSE and any(h.coverage(search, _KEYS) >= _HELD for h in self._others(sentence)):
                held += weight
        return held / max(total, 0.01)

    def nearly(self, sentence: Sentence, told: Sequence[Span]) -> tuple[float, Span] | None:
        """The same of a whole sentence that is not so surely told by one article alone."""
        whole = (0, len(sentence.parts) - 1)
        places = self._field.places[sentence.column]
        untold = _untold(sentence, places, told)[:1] == [whole]
        if not untold or not _stands(places, sentence, whole):
            return None
        novel, share = _novelty(sentence, whole, self._field.rarity, self._holders)
        if novel < _SPARE[0] or share < _SPARE[1] or self._odds(sentence) >= _FAR:
            return None
        search = _searches(sentence, whole, self._field.rarity)[0][0]
        held = max((h.coverage(search, _KEYS) for h in self._others(sentence)), default=0.0)
        return (-round(novel * (1.0 - held), 6), sentence.span) if held < _SPARE_HELD else None

    def _odds(self, sentence: Sentence) -> float:
        """The log-odds of the likest sentence of another article."""
        like = self._alignment.near(((sentence, (0, len(sentence.parts) - 1)),), _FAR)
        return max((odds for odds, _ in like.values()), default=_FAR - 1.0)

    def _others(self, sentence: Sentence) -> Iterator[Holdings]:
        return (h for n, h in enumerate(self._field.holdings) if n != sentence.column)


def _tellers(alignment: Alignment) -> Mapping[str, int]:
    """A name or figure to the number of articles that have it."""
    columns: dict[str, set[int]] = defaultdict(set)
    for (column, _), proposition in alignment.known.items():
        for name, key in proposition.whole.items():
            if key.kind != "word":
                columns[name].add(column)
    return {name: len(found) for name, found in columns.items()}


def _hard(keys: Keys, tellers: Mapping[str, int], holders: Mapping[str, int]) -> float:
    """The weight of the names and figures that no other article has, in whatever form."""
    found = 0.0
    for name, key in keys.items():
        if name[0] not in "@^#" or tellers.get(name, 0) > 1 or key.weight < _TELLS:
            continue
        words = name[1:].split()
        if not words or holders.get(loose(lemma(words[-1])), 0) < _SEVERAL:
            found += 1.0
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
    said = [form for form, word in zip(forms, places.printed(words), strict=True) if word[:1].islower()]
    if first and (forms[0] not in _TURNS or states(forms[1])):
        return False
    after = places.forms([words.stop])[0] if last < len(sentence.parts) - 1 else "and"
    if after not in _GOES_ON:
        return False
    says = any(near(places.stem[i]) == near("say") for i in words)
    return len(words) >= (_SAYS if says else _STANDS) and any(states(form) for form in said)


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
