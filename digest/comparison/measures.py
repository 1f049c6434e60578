"""What a figure is of: the words around it, weighted by how near they stand and how much they tell."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.comparison.values import Amount, amount
from digest.model import Figure, Reading, Span
from digest.stems import lemma

_STEP = 0.88
"""What a word's weight is multiplied with for each word between it and the figure."""
_BREAKS = {
    ",": 0.6,
    ";": 0.4,
    ":": 0.6,
    "(": 0.5,
    ")": 0.6,
    "—": 0.5,
    "–": 0.7,
    "and": 0.6,
    "but": 0.5,
    "while": 0.45,
    "whereas": 0.4,
    "or": 0.7,
    "than": 0.75,
    "from": 0.8,
    "after": 0.75,
    "before": 0.75,
    "which": 0.7,
    "who": 0.7,
}
"""The same for what stands between the two."""
_FIGURE = 0.45
"""The same for another figure between the two."""
_LEAST = 0.07
"""What any word of the sentence weighs at least."""
_TIGHT = 0.4
"""From this weight on a word is taken to be said of the figure itself."""
_PLAIN = 0.3
"""What a common word tells beside a figure ("want", "keep"): there it says more than elsewhere."""
_DATE = 0.7
"""What a date beside a figure tells."""
_IMAGINED = 20
"""Imagined figures that have none of the words: a small event's counts say little."""
_SCARCE = 0.08
"""A word beside at most this share of an event's figures counts in full."""
_COMMON = 0.25
"""What a word that stands beside all of them still counts."""
_AMONG = re.compile(r"\b[Aa]mong ((?:[^\W\d_]+[ -]?){1,4}),?[^,;:]*$")
_AMONG_AFTER = re.compile(r"\s(?:of|among) (?:the |all |those )?((?:[^\W\d_]+[ -]?){1,3})")
_WORDS = re.compile(r"[^\W\d_]+")
_PER = re.compile(r"[\s-]*(?:per|a|an|each|every)[\s-]+([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?")
_ADVERB = re.compile(r"\s(annually|yearly|monthly|weekly|daily|hourly|apiece)\b")
_NUMBER = re.compile(r"\d")
_FURTHER = re.compile(r"\s+(?:others?|additional|further|extra|more(?!\s+than))\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_OFFICE = re.compile(
    r"\bfor (?:the )?(?:re-?election|president|governor|mayor|senate|office)(?: again)? in\s+$", re.I
)
_FURTHER_BEFORE = re.compile(r"\b(?:another|additional|further|other|extra)\s+$", re.IGNORECASE)


@cache
def word_lists() -> dict[str, Any]:
    """The word lists of `data/measures.yml`; every leaf is text."""
    text = files("digest.comparison").joinpath("data/measures.yml").read_text("utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def _listed(word: str) -> tuple[str, bool]:
    """A word of the lists, and whether this very form is meant."""
    return (word[:-1], True) if word.endswith("!") else (lemma(word), False)


@cache
def _same() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Forms, and stems, to the name of their class of words for one measure."""
    forms: dict[str, str] = {}
    stems: dict[str, str] = {}
    lists = word_lists()
    for words in (*lists["same"], *lists["families"]):
        for word in words:
            text, exact = _listed(word)
            (forms if exact else stems).setdefault(text, "=" + words[0].removesuffix("!"))
    for form, base in lists["irregular"].items():
        stem = lemma(base)
        forms.setdefault(form, stems.get(stem) or near(stem))
    return forms, stems


def key(stem: str, form: str = "") -> str:
    """The class of words that a word belongs to, or its stem."""
    forms, stems = _same()
    return forms.get(form.lower()) or stems.get(stem) or near(stem)


@cache
def _exclusive() -> tuple[
    Mapping[str, tuple[tuple[int, int], ...]], Mapping[str, tuple[tuple[int, int], ...]]
]:
    """Forms, and stems, to the (line, side) pairs of the lists of words that exclude each other."""
    forms: dict[str, list[tuple[int, int]]] = {}
    stems: dict[str, list[tuple[int, int]]] = {}
    for n, row in enumerate(word_lists()["exclusive"]):
        for side, words in enumerate(row.split("|")):
            for word in words.split():
                text, exact = _listed(word)
                place = (forms if exact else stems).setdefault(text, [])
                if (n, side) not in place:
                    place.append((n, side))
    return {w: tuple(p) for w, p in forms.items()}, {w: tuple(p) for w, p in stems.items()}


def exclusive(stem: str, form: str) -> tuple[tuple[int, int], ...]:
    """The lines of words that exclude each other in which a word stands, with its side."""
    forms, stems = _exclusive()
    return (*forms.get(form, ()), *stems.get(stem, ()))


@cache
def kin() -> Mapping[str, str]:
    """Unit to the class of words that says the same beside a number of times."""
    return {unit: key(lemma(word)) for unit, word in word_lists()["kin"].items()}


@cache
def function() -> frozenset[str]:
    """Words that bind and say nothing of what is measured, and their stems."""
    words = word_lists()["function"]
    return frozenset(words) | frozenset(lemma(word) for word in words)


@cache
def _people() -> frozenset[str]:
    text = files("digest").joinpath("language/data/figures/words.yml").read_text("utf-8")
    return frozenset(yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))["people"])  # noqa: S506


@cache
def _persons() -> frozenset[str]:
    return _people() | frozenset(word_lists()["persons"])


@cache
def _anybody() -> frozenset[str]:
    """Words for whoever was asked or lives there: no population of their own."""
    return frozenset(key(lemma(word), word) for word in word_lists()["anybody"])


@cache
def _needed() -> frozenset[str]:
    """Words beside a number that something takes, as classes."""
    return frozenset(key(lemma(word), word) for word in word_lists()["needed"])


@cache
def _light() -> frozenset[str]:
    return frozenset(lemma(word) for word in word_lists()["light"])


@cache
def _units_of() -> frozenset[str]:
    return frozenset(lemma(word) for word in word_lists()["per"])


@dataclass(frozen=True, slots=True)
class Item:
    """A figure with what it is of."""

    article: str
    figure: Figure
    amount: Amount
    near: dict[str, float]
    """Class of words to how much they tell of the figure: nearness times rarity."""
    norm: float
    wide: dict[str, float]
    """The same for all of its sentence, by rarity alone."""
    measure: frozenset[str]
    """Classes of the telling words of its measure."""
    names: frozenset[str]
    """Names that stand close to it."""
    sides: dict[int, int]
    """Line of the exclusive words to the side on which the figure stands."""
    per: str | None
    """What one of is counted ("share", "barrel")."""
    part: str | None
    """"part" in "15 of the 19", "whole" for the 19; "more" and "less" in a tally."""
    sentence: Span
    headline: bool
    people: frozenset[str]
    """Classes of the words beside it that name people or places: a population, not what it does."""
    population: frozenset[str]
    """Of whom it is a share, where the text says so ("among drivers", "of Reform voters")."""
    beside: tuple[tuple[str, float] | None, tuple[str, float] | None] = (None, None)
    """The figures before and after it in its sentence, by dimension and number."""
    further: bool = False
    """Whether it comes on top of others ("three other women", "another 40")."""
    needed: bool = False
    """Whether it is what something takes ("the 50 votes needed")."""
    persons: bool = False
    """Whether its measure names people by what they are ("senators")."""
    name: bool = False
    """Whether it is a year that only names something ("the 2016 election", "for president in 2016")."""
    partner: float | None = None
    """In a tally the other side's number; of a part, the whole's; of a whole, the part's."""

    @property
    def open(self) -> bool:
        """Whether it is a bound only: "19 or older", "over 200"."""
        return (self.amount.low is None) != (self.amount.high is None)


def items(columns: Sequence[Reading], rarity: Rarity) -> list[Item]:
    """The figures of an event, by article, in text order, with what they are of.

    A word that stands beside many of the event's figures ("offer" in a takeover) tells little of
    any one of them: its weight falls with the share of figures whose sentences hold it.
    """
    found = [item for reading in columns for item in _Reader(reading, rarity).items()]
    counts = Counter(word for item in found for word in item.wide)
    total = len(found) + _IMAGINED

    def spread(word: str) -> float:
        return max(_COMMON, min(1.0, math.log(counts[word] / total) / math.log(_SCARCE)))

    return [_weighted(item, {w: spread(w) for w in item.wide}) for item in found]


def _weighted(item: Item, spread: Mapping[str, float]) -> Item:
    close = {w: v * spread[w] for w, v in item.near.items()}
    norm = math.sqrt(sum(v * v for v in close.values()))
    return replace(item, near=close, norm=norm, wide={w: v * spread[w] for w, v in item.wide.items()})


def _number(figure: Figure | None, sentence: Span) -> tuple[str, float] | None:
    """The dimension and number of a figure, where `sentence` holds it."""
    value = amount(figure) if figure is not None and sentence.covers(figure.span) else None
    return (value.dimension, value.point) if value is not None and value.point is not None else None


class _Reader:
    """Reads the surroundings of one article's figures."""

    def __init__(self, reading: Reading, rarity: Rarity) -> None:
        self.reading = reading
        self.rarity = rarity
        self.places = Places(reading)
        self.text = reading.article.text
        self.dates = reading.dates
        self.taken = [f.span for f in reading.figures if f.kind != "date"]
        self.days = {
            reading.words[i].start: f"d{f.value}"
            for f in reading.figures
            if f.kind == "date"
            for i in self.places.words(f.span)
        }
        self.starts = [s.start for s in self.taken]
        heads = [b for b in reading.article.blocks if b.kind in ("headline", "standfirst")]
        self.heads = [b.span for b in heads]
        self.headline = next((b.span for b in heads if b.kind == "headline"), None)

    def items(self) -> list[Item]:
        found = []
        figures = self.reading.figures
        for n, figure in enumerate(figures):
            value = amount(figure)
            if value is None:
                if figure.kind != "date":
                    continue
                value = Amount("date", None, None, 1.0, 1, about=False)
            sentence = self.sentence(figure.span)
            before = figures[n - 1] if n else None
            after = figures[n + 1] if n + 1 < len(figures) else None
            item = self._item(figure, value, sentence, before, after)
            beside = (_number(before, sentence), _number(after, sentence))
            found.append(replace(item, beside=beside))
        return found

    def sentence(self, span: Span) -> Span:
        """The sentence of the body that holds `span`, or its headline or block."""
        for i in self.places.sentences(span):
            return self.reading.sentences[i]
        for block in self.reading.article.blocks:
            if block.span.covers(span):
                return block.span
        return Span(max(0, span.start - 200), span.end + 200)

    def _of_figure(self, start: int, span: Span) -> bool:
        """Whether a figure other than `span`, or its words, stand at `start`."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and self.taken[at].start <= start < self.taken[at].end

    def _item(
        self, figure: Figure, value: Amount, sentence: Span, before: Figure | None, after: Figure | None
    ) -> Item:
        words = self.places.words(sentence)
        known = self.reading.words
        inside = self.places.words(figure.span)
        close: dict[str, float] = {}
        wide: dict[str, float] = {}
        names: set[str] = set()
        people: set[str] = set()
        sides: dict[int, tuple[float, int]] = {}
        for step in (-1, 1):
            i = inside.start - 1 if step < 0 else inside.stop
            weight = 1.0
            edge = figure.span.start if step < 0 else figure.span.end
            broken = 0
            while words.start <= i < words.stop:
                word = known[i]
                between = self.text[word.end : edge] if step < 0 else self.text[edge : word.start]
                for sign in between.strip():
                    weight *= _BREAKS.get(sign, 1.0)
                edge = word.start if step < 0 else word.end
                form = self.text[word.start : word.end]
                lower = form.lower()
                date = self.days.get(word.start)
                if date is not None:
                    close[date] = max(close.get(date, 0.0), max(weight, _LEAST) * _DATE)
                    wide[date] = _DATE
                elif self._of_figure(word.start, figure.span):
                    if broken != 1:
                        weight *= _FIGURE
                    broken = 1
                    i += step
                    continue
                if date is not None:
                    i += step
                    continue
                broken = 0
                weight *= _BREAKS.get(lower, 1.0)
                told = self._tells(word.lemma, form)
                if told > 0:
                    name = key(word.lemma, form)
                    mass = max(weight, _LEAST)
                    close[name] = max(close.get(name, 0.0), mass * told)
                    wide[name] = max(wide.get(name, 0.0), told)
                    if self.rarity.proper(word.lemma) or lower in _people():
                        people.add(name)
                    if form[:1].isupper() and self.rarity.proper(word.lemma) and mass >= 0.2:
                        names.add(word.lemma)
                if weight >= _TIGHT and not (
                    lower == "up" and self.text[word.end : word.end + 4].lower() == " to "
                ):
                    for line, side in exclusive(word.lemma, form if form[:1].isupper() else lower):
                        if line not in sides or sides[line][0] < weight:
                            sides[line] = (weight, side)
                weight *= _STEP
                i += step
        measure = frozenset(
            key(lemma(w), w)
            for w in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", figure.measure or "")
            if self._tells(lemma(w), w) > _PLAIN
        )
        for word_ in re.findall(r"[^\W\d_]+", figure.text.lower()):
            for line, side in exclusive(lemma(word_), word_):
                sides.setdefault(line, (1.0, side))
        part, partner = self._part(figure, before, after)
        norm = sum(v * v for v in close.values()) ** 0.5
        return Item(
            article=self.reading.id,
            figure=figure,
            amount=value,
            near=close,
            norm=norm,
            wide=wide,
            measure=measure,
            names=frozenset(names),
            sides={line: side for line, (_, side) in sides.items()},
            per=self._per(figure),
            part=part,
            sentence=sentence,
            headline=any(h.covers(figure.span) for h in self.heads),
            people=frozenset(people),
            population=self._population(figure, sentence),
            further=self._further(figure),
            name=self._names(figure),
            persons=not _persons().isdisjoint(_WORDS.findall((figure.measure or "").lower())),
            needed=any(close.get(word, 0.0) >= _PLAIN / 2 for word in _needed()),
            partner=partner,
        )

    def _names(self, figure: Figure) -> bool:
        if figure.kind != "date" or not _YEAR.fullmatch(figure.text):
            return False
        before = self.text[max(0, figure.span.start - 40) : figure.span.start]
        after = self.text[figure.span.end : figure.span.end + 60]
        words = re.match(r"\s+([^\W\d_]+)", after)
        following = words is not None and words[1].lower() in word_lists()["named_by_year"]
        return following or bool(_OFFICE.search(before))

    def _further(self, figure: Figure) -> bool:
        before = self.text[max(0, figure.span.start - 20) : figure.span.start]
        after = self.text[figure.span.end : figure.span.end + 20]
        return bool(_FURTHER.match(after) or _FURTHER_BEFORE.search(before))

    def _tells(self, stem: str, form: str) -> float:
        if _NUMBER.search(form) or len(stem) < 2:
            return 0.0
        if form.lower() in function() or stem in function():
            return 0.0
        if stem in _light():
            return 0.05
        return _PLAIN + (1 - _PLAIN) * self.rarity.unshared(stem)

    def _population(self, figure: Figure, sentence: Span) -> frozenset[str]:
        if figure.kind != "percent":
            return frozenset()
        named = ""
        among = _AMONG.search(self.text[max(sentence.start, figure.span.start - 60) : figure.span.start])
        after = _AMONG_AFTER.match(self.text[figure.span.end : min(sentence.end, figure.span.end + 60)])
        if among is not None:
            named = among[1]
        elif after is not None:
            named = after[1]
        found = {key(lemma(w), w) for w in _WORDS.findall(named) if self._tells(lemma(w), w) > 0.1}
        return frozenset(found - _anybody())

    def _per(self, figure: Figure) -> str | None:
        """What one of is meant: "$60 per share", "$70-a-share", "$5 a barrel", "a year"."""
        tail = self.text[figure.span.end : figure.span.end + 40].lower()
        adverb = _ADVERB.match(tail)
        if adverb is not None:
            return key(lemma(word_lists()["per_adverbs"][adverb[1]]))
        match = _PER.match(tail)
        if match is None:
            return None
        for word in match.groups():
            if word and lemma(word) in _units_of():
                return key(lemma(word))
        return None

    def _part(
        self, figure: Figure, before: Figure | None, after: Figure | None
    ) -> tuple[str | None, float | None]:
        start, end = figure.span
        if after is not None and figure.kind in ("count", "percent") and after.kind == "count":
            gap = self.text[end : after.span.start].lower().split()
            if gap in (
                ["of", "the"],
                ["of"],
                ["out", "of"],
                ["out", "of", "the"],
                ["of", "its"],
                ["of", "their"],
                ["of", "all"],
            ):
                return "part", after.value if isinstance(after.value, float) else None
            if gap in (["-"], ["–"], ["to"]) or self.text[end : after.span.start] in ("-", "–", "—"):
                return self._tally(figure, after)
        if before is not None and figure.kind == "count" and before.kind in ("count", "percent"):
            gap = self.text[before.span.end : start].lower().split()
            if gap in (
                ["of", "the"],
                ["of"],
                ["out", "of"],
                ["out", "of", "the"],
                ["of", "its"],
                ["of", "their"],
                ["of", "all"],
            ):
                return "whole", before.value if isinstance(before.value, float) else None
            if gap in (["-"], ["–"], ["to"]):
                return self._tally(figure, before)
        return None, None

    @staticmethod
    def _tally(figure: Figure, other: Figure) -> tuple[str | None, float | None]:
        a, b = figure.value, other.value
        if isinstance(a, float) and isinstance(b, float) and a != b:
            return ("more" if a > b else "less"), b
        return None, None
