"""The keys of a sentence: what two sentences must share to report one thing.

A key is a word of content (its class of near-synonyms), a person, body or place (whatever the
article calls it here: the full name, the surname, a role, a pronoun), or a figure. How much a key
tells depends on how few of the event's sentences hold it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal, NamedTuple

from digest.comparison.claims.names import name_key, persons
from digest.comparison.claims.passages import Sentence, Stretch
from digest.comparison.claims.phrases import phrases
from digest.comparison.clauses import states
from digest.comparison.families import family
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, general, near
from digest.model import DateMention, Figure, QuoteGroup, Reading, Span
from digest.stems import lemma

_FORMS = {"full": 1.0, "short": 1.0, "role": 0.7, "pronoun": 0.5}
"""How surely a mention means its entity."""
_NAME = 0.75
"""What a name counts against a word of content."""
_SPEAKS = 0.4
"""What is left of the weight of who is said to have spoken: everybody quotes the same few."""
_ROLE = 0.4
"""What is left of the weight of the words that describe a person ("the minority leader")."""
_BEHIND = 0.7
"""What is left of the weight of background ("since the flood in March")."""
_SYNONYM = 0.35
"""Least weight of a word with near-synonyms, however common it is."""
_COMMON = 0.05
"""Words of less weight in general English are no keys."""
_SMALL = 12
_SMALL_NUMBER = 0.4
"""What a small number counts: "two" stands in many a sentence."""
_BARE_NUMBER = 0.8
"""What a number counts that is no figure."""
_DATE = 0.7
"""What a day, month or year counts; weekdays are none: every report of the day has them."""
_PLAIN = frozenset(near(lemma(word)) for word in ("say", "tell", "said", "told", "according", "add"))
"""Cues that only say that somebody speaks."""
_CUE = 0.5
"""What is left of the weight of other cues ("emphasised"): many remarks have the same one."""
_STOCK = 0.55
"""What is left of the weight of words that any statement may hold ("bilateral cooperation")."""
_MOST = 4.5
"""The greatest weight of a key, in nats."""
_PRIOR = 20
"""Imagined sentences that hold no key: a small event's counts say little."""
_LEAST = 80
"""An event with fewer sentences is weighed as if it had so many: what is rare in it is rare by chance."""
_BOUND = 0.7
"""Of a word that this part of the time stands beside the same other word ("inspector general") ..."""
_HALF = 0.4
"""... so much of the weight is left there: the two are one thing."""
_TELLS = 0.25
"""Words of less weight in general English bind nothing ("the")."""
_FEW = 3
"""A name is rare where it stands in at most so many sentences per article."""
_ENDING = 3
"""Characters at the end of a sentence in which a question mark stands, and marks that close a quote."""
_PLACE = re.compile(r"[A-Z][A-Z., ]{2,40}(?:\([^()]{2,20}\) ?)?[-‐-―]")
"""A place in capitals and a dash, which a sentence of news begins with."""

_VERB = 5
"""Letters; longer words in -ing are mostly verbs."""
_BEFORE_VERBS = frozenset(
    {"to", "will", "would", "could", "should", "may", "might", "must", "can", "cannot", "not"}
)
_BEFORE_NOUNS = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "no",
    }
)

Kind = Literal["word", "name", "figure"]


class Key(NamedTuple):
    """What a key is, and how much it tells here; what describes a person is part of the name."""

    weight: float
    kind: Kind


Keys = Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Proposition:
    """A sentence of an article and its keys."""

    sentence: Sentence
    parts: tuple[Keys, ...]
    """Of each of the sentence's clauses."""
    whole: Keys
    total: float
    """What they weigh together."""
    families: Mapping[str, str]
    """Family to the key of the whole sentence that belongs to it."""
    quoted: frozenset[str]
    """Words that stand in quotation marks."""
    statements: frozenset[int]
    """Rows of statements that it has a version of."""
    speakers: tuple[frozenset[str], ...]
    """Of each clause, the keys of the people whose words it holds or who are said to speak in it."""
    asks: bool
    """Whether it is a question."""
    opening: bool
    """Whether it opens its article."""
    verbs: frozenset[str]
    """Families of its words that are likely verbs, where it opens its article."""

    @property
    def column(self) -> int:
        """The place of its article among the columns."""
        return self.sentence.column

    def within(self, stretch: Stretch) -> Keys:
        """The keys of neighbouring clauses."""
        if stretch == (0, len(self.parts) - 1):
            return self.whole
        return _joined(self.parts[stretch[0] : stretch[1] + 1])

    def clauses(self, stretch: Stretch) -> Sequence[Keys]:
        """The keys of each of neighbouring clauses."""
        return self.parts[stretch[0] : stretch[1] + 1]

    def heard_from(self, stretch: Stretch) -> frozenset[str]:
        """The people who speak in neighbouring clauses."""
        return frozenset().union(*self.speakers[stretch[0] : stretch[1] + 1])


def propositions(
    places: Sequence[Places],
    sentences: Sequence[Sentence],
    rarity: Rarity,
    statements: Sequence[QuoteGroup] = (),
) -> tuple[list[Proposition], frozenset[str]]:
    """Each of an event's sentences with its keys; and the names that only few of its sentences hold."""
    people = persons(places)
    rows = {member: n for n, group in enumerate(statements) for member in group.members}
    bound = _bound(places, sentences)
    marks = [_Marks(p, people, rarity, rows, bound) for p in places]
    raw = [[dict(marks[s.column].keys(part, s)) for part in s.parts] for s in sentences]
    counts = Counter(key for parts in raw for key in {k for part in parts for k in part})
    total = max(len(sentences), _LEAST) + _PRIOR
    found = []
    for sentence, parts in zip(sentences, raw, strict=True):
        weighed = tuple(
            {k: Key(_told(counts[k], total) * key.weight, key.kind) for k, key in part.items()}
            for part in parts
        )
        whole = _joined(weighed)
        found.append(
            Proposition(
                sentence=sentence,
                parts=weighed,
                whole=whole,
                total=sum(key.weight for key in whole.values()),
                families={family(k): k for k in sorted(whole)},
                quoted=marks[sentence.column].quoted(sentence),
                opening=marks[sentence.column].opens(sentence.span),
                statements=marks[sentence.column].statements(sentence.span),
                speakers=tuple(marks[sentence.column].speakers(part) for part in sentence.parts),
                asks=marks[sentence.column].asks(sentence.span),
                verbs=marks[sentence.column].verbs(sentence),
            )
        )
    few = _FEW * len(places)
    return found, frozenset(k for k, n in counts.items() if k[0] == "@" and n <= few)


def _told(count: int, total: int) -> float:
    return min(_MOST, math.log(total / (count + 0.5)))


def _joined(parts: Iterable[Keys]) -> Keys:
    found: dict[str, Key] = {}
    for part in parts:
        for name, key in part.items():
            if name not in found or key.weight > found[name].weight:
                found[name] = key
    return found


class _Marks:
    """What stands where in one article, by the indices of its words."""

    def __init__(
        self,
        places: Places,
        people: Mapping[str, str],
        rarity: Rarity,
        rows: Mapping[str, int],
        bound: Collection[tuple[str, str]],
    ) -> None:
        self._places = places
        self._bound = bound
        self._rarity = rarity
        reading = places.reading
        self._names: dict[int, list[tuple[str, float]]] = defaultdict(list)
        self._named: set[int] = set()
        for entity in reading.entities:
            key = name_key(entity, people)
            for mention in entity.mentions:
                words = places.words(mention.span)
                if words:
                    self._names[words[0]].append((key, _NAME * _FORMS[mention.form]))
                    if mention.form in ("full", "short"):
                        self._named.update(words)
        self._figures: dict[int, Figure] = {}
        for figure in reading.figures:
            words = places.words(figure.span)
            if figure.kind != "date" and words:
                self._figures[words[0]] = figure
        self._dateline = self._inside(_dateline(reading))
        self._roles = self._inside(t.span for t in reading.terms if t.concept == "person")
        self._speakers = self._inside(q.speaker.span for q in reading.quotes if q.speaker)
        self._speaks = self._inside(q.cue.span for q in reading.quotes if q.cue)
        self._dates: dict[int, DateMention] = {}
        for date in reading.dates:
            words = places.words(date.span)
            if date.value is not None and words:
                self._dates[words[0]] = date
        self._dated = self._inside(d.span for d in reading.dates)
        self._said: dict[int, set[str]] = defaultdict(set)
        for quote in reading.quotes:
            if quote.speaker is not None and quote.speaker.people:
                said = {people[name] for name in quote.speaker.people if name in people}
                for i in self._inside((*quote.spans, quote.speaker.span)):
                    self._said[i] |= said
        self._statements: dict[int, set[int]] = defaultdict(set)
        for quote in reading.quotes:
            if quote.id in rows:
                for span in quote.spans:
                    for n in places.sentences(span):
                        self._statements[n].add(rows[quote.id])

    def _inside(self, spans: Iterable[Span]) -> Collection[int]:
        return {i for span in spans for i in self._places.words(span)}

    def keys(self, part: range, sentence: Sentence) -> Iterator[tuple[str, Key]]:
        """The keys of a clause, weighed by how surely they are meant; the surest of each last."""
        found: dict[str, Key] = {}
        meant, rest = phrases(self._places, part)
        for i in part:
            if i in meant:
                found.setdefault(meant[i], Key(_BEHIND if i in sentence.behind else 1.0, "word"))
                continue
            for name, key in () if i in rest or i in self._dateline else self._at(i, sentence):
                if name not in found or key.weight > found[name].weight:
                    found[name] = key
        yield from found.items()

    def verbs(self, sentence: Sentence) -> frozenset[str]:
        """The families of the likely verbs of a lede, without those that say that somebody speaks."""
        found: set[str] = set()
        for part in sentence.parts if self.opens(sentence.span) else ():
            meant, rest = phrases(self._places, part)
            forms = self._places.forms(part)
            for n, i in enumerate(part):
                if i in meant:
                    found.add(family(meant[i]))
                elif i not in rest and i not in self._speaks and _verbal(forms[n], forms[n - 1] if n else ""):
                    words = (name for name, key in self._at(i, sentence) if key.kind == "word")
                    found.update(family(name) for name in words if name not in _PLAIN)
        return frozenset(found)

    def _at(self, i: int, sentence: Sentence) -> Iterator[tuple[str, Key]]:
        part = _BEHIND if i in sentence.behind else 1.0
        speaks = _SPEAKS if i in self._speakers else 1.0
        for name, weight in self._names.get(i, ()):
            yield name, Key(part * weight * speaks, "name")
        figure = self._figures.get(i)
        if figure is not None:
            yield _amount(figure), Key(part * _figure(figure), "figure")
        date = self._dates.get(i)
        if date is not None and date.value is not None:
            yield f"#{date.value[-5:]}", Key(part * _DATE, "figure")
        if i not in self._named and figure is None and i not in self._dated:
            yield from self._word(i, part)

    def _word(self, i: int, part: float) -> Iterator[tuple[str, Key]]:
        stem = self._places.stem[i]
        if stem[:1].isdigit():
            yield f"#{stem}", Key(part * _BARE_NUMBER, "figure")
            return
        key = near(stem)
        weight = general(stem)
        if (key == stem and weight < _COMMON) or (i in self._speaks and key in _PLAIN):
            return
        if key != stem:
            weight = max(_SYNONYM, weight)
        if i in self._speaks:
            part *= _CUE
        elif key in _stock():
            part *= _STOCK
        if i and (self._places.stem[i - 1], stem) in self._bound:
            part *= _HALF
        if self._rarity.proper(stem):
            yield f"^{stem}", Key(part * _NAME * weight, "name")
        elif i in self._roles or i in self._speakers:
            yield key, Key(part * _ROLE * weight, "name")
        else:
            yield key, Key(part * weight, "word")

    def quoted(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence that stand in quotation marks."""
        return frozenset(near(self._places.stem[i]) for i in sentence.quoted)

    def speakers(self, part: range) -> frozenset[str]:
        """Who speaks in a clause."""
        return frozenset().union(*(self._said.get(i, ()) for i in part))

    def asks(self, span: Span) -> bool:
        """Whether a sentence is a question."""
        return "?" in self._places.reading.article.text[span.start : span.end][-_ENDING:]

    def opens(self, span: Span) -> bool:
        """Whether a sentence is the article's first."""
        sentences = self._places.reading.sentences
        return bool(sentences) and span == sentences[0]

    def statements(self, span: Span) -> frozenset[int]:
        """The rows that hold a version of what is said in a sentence."""
        return frozenset().union(*(self._statements.get(n, ()) for n in self._places.sentences(span)))


@cache
def _stock() -> frozenset[str]:
    """Classes of words that statements share whatever they are about."""
    text = files("digest.comparison").joinpath("data/stock_words.txt").read_text("utf-8")
    return frozenset(
        near(lemma(w)) for row in text.split("\n") if not row.startswith("#") for w in row.split()
    )


def _bound(places: Sequence[Places], sentences: Sequence[Sentence]) -> frozenset[tuple[str, str]]:
    """Neighbouring words that an event's sentences mostly have together."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        for stems in sentence.stems:
            single.update(stems)
            double.update(pairwise(stems))
    return frozenset(
        (a, b)
        for (a, b), n in double.items()
        if n > 1 and n >= _BOUND * min(single[a], single[b]) and min(general(a), general(b)) >= _TELLS
    )


def _verbal(form: str, before: str) -> bool:
    """Whether a word (lower case) is likely a verb, by its form or by the word before it."""
    continues = len(form) > _VERB and form.endswith("ing") and before not in _BEFORE_NOUNS
    return states(form) or continues or before in _BEFORE_VERBS


def _dateline(reading: Reading) -> Iterator[Span]:
    """Where the report was written: no part of what its first sentence tells."""
    stated = reading.article.dateline
    if stated is not None and stated.span is not None:
        yield stated.span
    elif reading.sentences:
        first = reading.sentences[0]
        found = _PLACE.match(reading.article.text, first.start, first.end)
        if found is not None:
            yield Span(*found.span())


def _amount(figure: Figure) -> str:
    return f"#{figure.value}{'%' if figure.unit == '%' else ''}"


def _figure(figure: Figure) -> float:
    small = isinstance(figure.value, float | int) and abs(figure.value) <= _SMALL
    return _SMALL_NUMBER if small and figure.kind in ("count", "ordinal", "duration") else 1.0
