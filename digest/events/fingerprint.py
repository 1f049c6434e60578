"""What the events stage needs to know of an article, small enough to hold a hundred thousand of them.

About 2.5 KB an article: texts are packed into few strings, because a Python object a word would
cost twenty times that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from digest.english.numbers import CARDINALS, ORDINALS
from digest.events.background import is_function_word
from digest.events.days import Day, days
from digest.events.names import Name, names
from digest.events.publication import address_date
from digest.events.reversals import Reversals, reversals
from digest.events.scenes import scenes
from digest.model import Block, Reading, Span, Stated
from digest.stems import lemma

NAME = 1
"""Mark of a stem written with a capital inside a sentence: a name, or part of one."""
OPENING = 2
"""Mark of a stem used in the headline or the opening."""
HEADLINE = 4
"""Mark of a stem used in the headline."""

_OPENING_WORDS = 100
"""The opening ends with the sentence that holds this word of the body."""
_HEADLINE_WEIGHT = 3
_EARLY_SENTENCES = 3
_TITLE = 300
_LEDE = 90
_LONGEST = 64
"""Characters of a word that are read; nobody's words are longer."""
_MOST_STEMS = 1500
_MOST_NUMBERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """An article's distinctive content. Depends on the reading alone, never on the collection."""

    article: str
    title: str = ""
    """The headline, on one line; empty where there is none."""
    lede: str = ""
    """Where there is no headline: the first words of the text."""
    outlet: str | None = None
    place: str | None = None
    """Of the dateline, without agency and day."""
    published: str | None = None
    published_basis: Literal["metadata", "text", "page"] | None = None
    published_span: Span | None = None
    """Where the article states it; None where metadata does."""
    address_date: str | None = None
    """The whole date that the article's web address contains."""
    pin: str | None = None
    """The event that metadata pins it to."""
    words: int = 0
    """Words of the body."""
    stems: str = ""
    """Stems of headline and body, each once, by first use, one space between them."""
    counts: bytes = b""
    """How often each stem is used (at most 255): three more for the headline, one more each time for
    the first sentences."""
    marks: bytes = b""
    """NAME, OPENING and HEADLINE for each stem."""
    shown: str = ""
    """For each marked stem, in order, a form in which the text shows it; one space between them."""
    numbers: str = ""
    """What the opening counts: "pirat=23 victim=2", each noun stem once."""
    numbers_below: str = ""
    """Numbers by noun in the whole text, likewise, a noun as often as it has different numbers."""
    scenes: str = ""
    """Where the opening says that something happens: "beij los+angel"."""
    scenes_below: str = ""
    """Likewise of the whole text."""
    done: str = ""
    """Kinds of deeds that headline or lede tell (`reversals`): "rule offer"."""
    undone: str = ""
    """Kinds of deeds whose undoing headline or lede tell."""
    undoing: str = ""
    """Kinds of deeds of whose undoing headline or opening know."""
    days: tuple[Day, ...] = ()
    """Days that may date it."""
    names: tuple[Name, ...] = ()
    """Those of the opening first, then by number of mentions."""
    foreign: bool = False
    """Whether its language is not read: then it has the stems of names and numbers only."""


def fingerprint(reading: Reading) -> Fingerprint:
    """The fingerprint of one reading; depends on nothing else."""
    article = reading.article
    opening = _opening(reading)
    words = _Words()
    if article.title is not None and article.headline is None:
        for position, token in enumerate(_tokens(article.title.value)):
            words.take(token, headline=True, opening=True, early=False, first=position == 0)
    length = _read(reading, words, opening)
    foreign = bool(reading.unread)
    stems = [s for s in words.counts if " " not in s and (not foreign or words.mark(s) & NAME)][:_MOST_STEMS]
    marks = [words.mark(s) for s in stems]
    published = article.published
    found = scenes(reading, opening)
    told = Reversals((), (), ()) if foreign else reversals(reading, opening)
    return Fingerprint(
        article=article.id,
        title=_cut(article.title.value, _TITLE) if article.title else "",
        lede="" if article.title else _first_words(reading),
        outlet=article.outlet,
        place=_place(article.dateline),
        published=published.value if published else None,
        published_basis=article.published_basis,
        published_span=published.span if published else None,
        address_date=address_date(article.url),
        pin=article.event,
        words=length,
        stems=" ".join(stems),
        counts=bytes(min(words.counts[s], 255) for s in stems),
        marks=bytes(marks),
        shown=" ".join(words.shown[s] for s, m in zip(stems, marks, strict=True) if m),
        numbers=""
        if foreign
        else " ".join(f"{noun}={numbers[0]}" for noun, numbers in words.opening_numbers.items()),
        numbers_below=""
        if foreign
        else " ".join(f"{noun}={number}" for noun, numbers in words.numbers.items() for number in numbers),
        scenes=" ".join(found.opening),
        scenes_below=" ".join(found.anywhere),
        done=" ".join(told.done),
        undone=" ".join(told.undone),
        undoing=" ".join(told.mentioned),
        # Whether a day is only looked back or ahead to, the words around it say.
        days=() if foreign else days(reading, opening),
        names=names(reading, opening),
        foreign=foreign,
    )


def grouped_by(print_: Fingerprint) -> Fingerprint:
    """All that grouping reads of an article: where this is the same, so is the partition."""
    return Fingerprint(
        article=print_.article,
        published=print_.published,
        published_basis=print_.published_basis,
        address_date=print_.address_date,
        words=print_.words,
        stems=print_.stems,
        counts=print_.counts,
        marks=print_.marks,
        numbers=print_.numbers,
        numbers_below=print_.numbers_below,
        scenes=print_.scenes,
        scenes_below=print_.scenes_below,
        done=print_.done,
        undone=print_.undone,
        undoing=print_.undoing,
        names=print_.names,
    )


def _opening(reading: Reading) -> int:
    """Where the opening ends."""
    starts = [w.start for w in reading.words]
    seen = 0
    end = reading.lede.end if reading.lede else 0
    for sentence in reading.sentences:
        seen += bisect_right(starts, sentence.end) - bisect_right(starts, sentence.start - 1)
        end = max(end, sentence.end)
        if seen >= _OPENING_WORDS:
            break
    return end


def _first_words(reading: Reading) -> str:
    if reading.lede is None:
        return ""
    return _cut(reading.lede.of(reading.article.text), _LEDE)


def _cut(text: str, longest: int) -> str:
    """`text` on one line, cut between words."""
    shown = " ".join(text[: 4 * longest].split())
    return shown if len(shown) <= longest else shown[:longest].rsplit(" ", 1)[0] + "…"


def _read(reading: Reading, words: _Words, opening: int) -> int:
    """Take in the words of headline and body; returns how many the body has."""
    text = reading.article.text
    blocks: list[Block] = [
        b for b in reading.article.blocks if b.kind in ("headline", "standfirst", "body") and b.end > b.start
    ]
    early = max((s.end for s in reading.sentences[:_EARLY_SENTENCES]), default=0)
    starts = {s.start for s in reading.sentences}
    boundaries = [s.start for s in reading.sentences]
    at = length = 0
    sentence = -1
    for word in reading.words:
        while at < len(blocks) and blocks[at].end <= word.start:
            at += 1
        if at == len(blocks):
            break
        if word.start < blocks[at].start:
            continue
        kind = blocks[at].kind
        index = bisect_right(boundaries, word.start)
        first = index != sentence or word.start in starts
        sentence = index
        length += kind == "body"
        words.take(
            text[word.start : word.end],
            stem=word.lemma,
            headline=kind == "headline",
            opening=word.start < opening or kind != "body",
            early=kind == "body" and word.start < early,
            first=first or text[max(word.start - 1, 0)] in _QUOTES,
            sentence=index,
        )
    return length


_QUOTES = "\"'“‘«"
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:st|nd|rd|th)?(?:[-–](.+))?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CARDINALS = {word: str(value) for value, word in enumerate(CARDINALS) if value > 1}
_ORDINALS = {word: str(value) for value, word in enumerate(ORDINALS, 1) if value > 1}
_REACH = 3
"""How many words after a number are asked for the noun it counts."""


class _Words:
    """Stems as they come in, with what grouping wants to know of each."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.shown: dict[str, str] = {}
        self.opening_numbers: dict[str, list[str]] = {}
        self.numbers: dict[str, list[str]] = {}
        self._marks: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._open: list[tuple[str, int]] = []
        self._sentence: int | None = None
        self._before: list[str] = []

    def take(
        self,
        form: str,
        *,
        stem: str | None = None,
        headline: bool,
        opening: bool,
        early: bool,
        first: bool,
        sentence: int | None = None,
    ) -> None:
        form = form[:_LONGEST]
        stem = lemma(form) if stem is None else stem
        if not stem:
            return
        self.counts[stem] += 1 + early + _HEADLINE_WEIGHT * headline
        if opening:
            self._marks[stem] |= OPENING
        if headline:
            self._marks[stem] |= HEADLINE
        elif form[0].isupper():
            self._capital[stem] += not first
        elif form[0].isalpha():
            self._small[stem] += 1
        if stem not in self.shown or (self.shown[stem][0].isupper() and form[0].islower()):
            self.shown[stem] = form.replace(" ", "")
        self._count(form, stem, opening=opening, sentence=-1 if headline else sentence)

    def mark(self, stem: str) -> int:
        name = 0 < self._capital[stem] >= self._small[stem] and not is_function_word(stem)
        name = name or stem[0].isdigit()
        return (self._marks[stem] & (OPENING | HEADLINE)) | (NAME if name else 0)

    def _count(self, form: str, stem: str, *, opening: bool, sentence: int | None) -> None:
        """Tie numbers to the nouns around them: "23 Somali pirates", "magnitude 5.6", "six-year deal"."""
        if sentence != self._sentence:
            self._sentence, self._open, self._before = sentence, [], []
        number, rest = _number(form)
        if number is None:
            still = []
            for value, left in self._open:
                if is_function_word(stem):
                    continue
                self._put(stem, value, opening=opening)
                if left > 1:
                    still.append((value, left - 1))
            self._open = still
        else:
            for noun in self._before:
                self._put(f"<{noun}", number, opening=opening)
            if rest:
                self._put(rest, number, opening=opening)
            self._open.append((number, _REACH - bool(rest)))
        self._before = [*self._before[-1:], stem] if number is None and not is_function_word(stem) else []

    def _put(self, noun: str, number: str, *, opening: bool) -> None:
        if "=" in noun or " " in noun:
            return
        for table in (self.opening_numbers, self.numbers) if opening else (self.numbers,):
            values = table.get(noun)
            if values is None:
                if len(table) == _MOST_NUMBERS:
                    continue
                values = table[noun] = []
            if number not in values and len(values) < _MOST_NUMBERS:
                values.append(number)


def _number(form: str) -> tuple[str | None, str | None]:
    """The number a word states, years apart, and the stem of what a hyphen ties to it ("six-year")."""
    head, _, tail = form.lower().replace("–", "-").partition("-")
    value = _CARDINALS.get(head) or _ORDINALS.get(head)
    if value is None:
        match = _NUMBER.match(form) if form[0].isdigit() and len(form) < 40 else None
        if match is None or _YEAR.match(form):
            return None, None
        value, tail = match[1].replace(",", ""), match[2] or ""
    last = re.split(r"[-–]", tail)[0]
    return value, (lemma(last) if last and last[0].isalpha() else None)


def _tokens(title: str) -> list[str]:
    found = (token.strip("\"'“”‘’«».,:;!?()[]–—-…|/") for token in title.split())
    return [token for token in found if token]


def _place(dateline: Stated | None) -> str | None:
    if dateline is None:
        return None
    place = re.split(r"[,(/:]|\s[-–—]", dateline.value, maxsplit=1)[0].strip()
    if not place or not place[0].isalpha() or len(place) > 40:
        return None
    return place.title() if place.isupper() and len(place) > 3 else place
