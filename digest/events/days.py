"""Days that may be the day an article tells of, told from those it only looks back or ahead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from digest.model import Article, DateMention, Reading, Span

Where = Literal["line", "opening", "body"]
"""A line of its own, the headline or opening sentences, or further down."""

LONGEST = 40
"""Days kept of one article: more are a chronicle, and none of them is its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day or weekday that may date the article."""

    span: Span
    value: str | None
    """A whole ISO date, or one without a year ("--05-16"); None for a weekday."""
    weekday: int | None
    """Monday is 0."""
    where: Where
    ahead: bool
    """Whether the words before it speak of the future."""
    lede: bool = False
    """Whether it stands in the headline or the first sentence."""


_BETWEEN = (
    r"(?:[\s\d:.,;()|–—-]|on\b|at\b|as\sof\b|[ap]\.?m\b|gmt\b|utc\b|bst\b|ce?t\b|[ecmp][sd]t\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
_CLOSE = 40


@dataclass(frozen=True, slots=True)
class _Cues:
    before: re.Pattern[str]
    record: re.Pattern[str]
    after: re.Pattern[str]
    ahead: re.Pattern[str]
    ahead_close: re.Pattern[str]
    happened: re.Pattern[str]
    other_week: re.Pattern[str]


@cache
def _cues() -> _Cues:
    data = yaml.safe_load(files("digest.events").joinpath("data/day_cues.yml").read_text("utf-8"))

    def any_of(key: str) -> str:
        return "|".join(re.escape(form) for form in sorted(data[key], key=lambda f: (-len(f), f)))

    return _Cues(
        before=re.compile(rf"(?<!\w)(?:{any_of('background_before')})\s+(?:the\s+)?\Z", re.IGNORECASE),
        record=re.compile(rf"(?<!\w)(?:{any_of('record_before')}){_BETWEEN}{{1,{_CLOSE}}}\Z", re.IGNORECASE),
        after=re.compile(rf"\s+(?:{any_of('background_after')})(?!\w)", re.IGNORECASE),
        ahead=re.compile(rf"(?<!\w)(?:{any_of('ahead')})(?!\w)", re.IGNORECASE),
        ahead_close=re.compile(
            rf"(?<!\w)(?:{any_of('ahead_close')})(?: [\w'’-]{{1,20}}){{0,2}} ?\Z", re.IGNORECASE
        ),
        happened=re.compile(
            rf"(?:[,;—–]\s|\b(?:after|when|and|but|who|which|that)\s)\s*(?:(?:[\w’'-]{{1,20}}\s+){{0,2}}?"
            rf"(?:(?!(?:{any_of('ahead')})\b)\w{{2,20}}ed(?!\s+by\b)|{any_of('happened')})|(?<=\bafter\s)\w{{2,20}}ing)\b"
            rf"(?=[^,;]*\Z)",
            re.IGNORECASE,
        ),
        other_week=re.compile(rf"(?<!\w)(?:{any_of('other_week')})\s+\Z", re.IGNORECASE),
    )


def days(reading: Reading, opening: int) -> tuple[Day, ...]:
    """The days of `reading` that may date it, in text order; `opening` is where its opening ends."""
    found: list[Day] = []
    sentences = _Cursor(reading.sentences)
    lines = _Cursor(tuple(b.span for b in reading.article.blocks if b.kind == "date"))
    outside = _Cursor(tuple(sorted(reading.article.boilerplate)))
    lede = reading.lede.end if reading.lede else 0
    latest = max((year for m in reading.dates if (year := _year(m.value)) is not None), default=0)
    for mention in reading.dates:
        if len(found) == LONGEST:
            break
        if (mention.value is None) == (mention.weekday is None) and mention.weekday is None:
            continue
        if mention.value is not None and not _names_a_day(mention.value):
            continue
        if outside.at(mention.start) is not None:
            continue
        alone = lines.at(mention.start) is not None
        year = _year(mention.value)
        if not alone and year is not None and year < latest - 1:
            continue  # an article that speaks of later years only looks back to this one
        day = _day(reading.article, mention, sentences.at(mention.start), alone=alone, opening=opening)
        if day is not None:
            found.append(replace(day, lede=mention.start < lede))
    return tuple(found)


def _year(value: str | None) -> int | None:
    return int(value[:4]) if value and value[:4].isdigit() else None


def _names_a_day(value: str) -> bool:
    return len(value) == len("2024-05-16") or (value.startswith("--") and len(value) == len("--05-16"))


def _day(
    article: Article, mention: DateMention, sentence: Span | None, *, alone: bool, opening: int
) -> Day | None:
    text, cues = article.text, _cues()
    ahead = False
    line = text[max(mention.start - 2 * _CLOSE, 0) : mention.start].rpartition("\n")[2]
    if cues.record.search(line):
        return None
    if not alone:
        left = sentence.start if sentence else max(mention.start - 80, 0)
        before = text[max(left, mention.start - 300) : mention.start]
        close = before[-40:]
        if cues.before.search(close) or cues.after.match(text, mention.end):
            return None
        if mention.weekday is not None and mention.value is None and cues.other_week.search(close):
            return None
        clause = last_told(before)
        ahead = bool(cues.ahead.search(clause) or cues.ahead_close.search(clause))
    where: Where = "line" if alone else ("opening" if mention.start < opening else "body")
    return Day(
        span=mention.span,
        value=mention.value,
        weekday=mention.weekday if mention.value is None else None,
        where=where,
        ahead=ahead,
    )


def last_told(before: str) -> str:
    """The words before a day, but for those that stand before the last clause that tells what happened."""
    told = [match.start() for match in _cues().happened.finditer(before)]
    return before[told[-1] :] if told else before


class _Cursor:
    """Which of many spans, in text order, holds an offset; offsets are asked for in text order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._next = 0

    def at(self, offset: int) -> Span | None:
        while self._next < len(self._spans) and self._spans[self._next].end <= offset:
            self._next += 1
        if self._next < len(self._spans) and self._spans[self._next].start <= offset:
            return self._spans[self._next]
        return None
