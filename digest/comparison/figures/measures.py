"""What a figure is of: the words around it, what it is a part of, and whom it stands beside."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.comparison.figures.denominators import part, per, population
from digest.comparison.figures.measure_words import key, needed, persons, word_lists
from digest.comparison.figures.nearness import PLAIN, Nearness
from digest.comparison.figures.values import Amount, amount
from digest.comparison.rarity import Rarity
from digest.model import Figure, Reading, Span
from digest.stems import lemma

_IMAGINED = 20
"""Imagined figures that have none of the words: a small event's counts say little."""
_SCARCE = 0.08
"""A word beside at most this share of an event's figures counts in full."""
_COMMON = 0.25
"""What a word that stands beside all of them still counts."""
_WORDS = re.compile(r"[^\W\d_]+")
_FORMS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FURTHER = re.compile(r"\s+(?:others?|additional|further|extra|more(?!\s+than))\b", re.IGNORECASE)
_FURTHER_BEFORE = re.compile(r"\b(?:another|additional|further|other|extra)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}")
"""As ISO 8601 writes "the 1920s": a period, no quantity to compare."""
_PHRASE = re.compile(r"[^\w\s'’-]")
_OFFICE = re.compile(
    r"\bfor (?:the )?(?:re-?election|president|governor|mayor|senate|office)(?: again)? in\s+$", re.I
)


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
    head: str | None
    """Class of the noun that is counted: the last of its label, or the first behind a hyphen ("48-page")."""
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
    named: str | None = None
    """What a year only names: "election" in "the 2016 election", "office" in "for president in 2016"."""
    foreign: bool = False
    """Whether it stands in a language that is not read: then only its value and the names around it tell."""
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
    """Reads what one article's figures are of."""

    def __init__(self, reading: Reading, rarity: Rarity) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.nearness = Nearness(reading, rarity)
        self.heads = [b.span for b in reading.article.blocks if b.kind in ("headline", "standfirst")]

    def items(self) -> list[Item]:
        found = []
        figures = self.reading.figures
        for n, figure in enumerate(figures):
            value = amount(figure)
            if value is None:
                if figure.kind != "date" or _DECADE.fullmatch(str(figure.value)):
                    continue
                value = Amount("date", None, None, 1.0, 1, about=False)
            before = figures[n - 1] if n else None
            after = figures[n + 1] if n + 1 < len(figures) else None
            found.append(self._item(figure, value, before, after))
        return found

    def _sentence(self, span: Span) -> Span:
        """The sentence of the body that holds `span`, or its headline or block."""
        for i in self.nearness.places.sentences(span):
            return self.reading.sentences[i]
        for block in self.reading.article.blocks:
            if block.span.covers(span):
                return block.span
        return Span(max(0, span.start - 200), span.end + 200)

    def _item(self, figure: Figure, value: Amount, before: Figure | None, after: Figure | None) -> Item:
        sentence = self._sentence(figure.span)
        tells = self.nearness.tells
        around = self.nearness.around(figure.span, sentence, figure.text)
        read = not self.reading.unread
        end, partner = part(self.text, figure, before, after) if read else (None, None)
        return Item(
            article=self.reading.id,
            figure=figure,
            amount=value,
            near=around.near,
            norm=sum(v * v for v in around.near.values()) ** 0.5,
            wide=around.wide,
            measure=frozenset(
                key(lemma(w), w) for w in _FORMS.findall(figure.measure or "") if tells(lemma(w), w) > PLAIN
            ),
            head=self._head(figure),
            names=frozenset(around.names),
            sides={line: side for line, (_, side) in around.sides.items()},
            per=per(self.text, figure) if read else None,
            part=end,
            sentence=sentence,
            headline=any(h.covers(figure.span) for h in self.heads),
            people=frozenset(around.people),
            population=population(self.text, figure, sentence, tells) if read else frozenset(),
            beside=(_number(before, sentence), _number(after, sentence)),
            further=self._further(figure),
            named=self._named(figure),
            persons=not persons().isdisjoint(_WORDS.findall((figure.measure or "").lower())),
            needed=any(around.near.get(word, 0.0) >= PLAIN / 2 for word in needed()),
            foreign=not read,
            partner=partner,
        )

    def _head(self, figure: Figure) -> str | None:
        """The class of the noun that is counted."""
        words = _FORMS.findall(figure.label or "")
        if not words:
            return None
        counted = words[0 if self.text[figure.span.end : figure.span.end + 1] == "-" else -1]
        return key(lemma(counted), counted)

    def _named(self, figure: Figure) -> str | None:
        """What a year only names; None where it is a date."""
        if figure.kind != "date" or not _YEAR.fullmatch(figure.text):
            return None
        if _OFFICE.search(self.text[max(0, figure.span.start - 40) : figure.span.start]):
            return "office"
        words = _FORMS.findall(_PHRASE.split(self.text[figure.span.end : figure.span.end + 60])[0])
        named = word_lists()["named_by_year"]
        if not words or words[0].lower() not in named:
            return None
        return lemma([word.lower() for word in words[:4] if word.lower() in named][-1])

    def _further(self, figure: Figure) -> bool:
        """Whether it comes on top of others."""
        before = self.text[max(0, figure.span.start - 20) : figure.span.start]
        after = self.text[figure.span.end : figure.span.end + 20]
        return bool(_FURTHER.match(after) or _FURTHER_BEFORE.search(before))
