"""The dated happenings that an event's articles tell of: which times their sentences name.

A whole date is taken as it stands, a date without a year in the year nearest to the report. "Yesterday",
"last month" or a weekday is counted from the day of publication where it is stated, else a weekday from the
day the article tells of. Those inside quotation marks are left alone: nobody knows when it was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from digest.events.days import last_told
from digest.events.publication import nearest_year, publication_day, whole
from digest.model import DateMention, DayTold, Event, Passage, Reading, Span

_WEEK = 7
_NEAR = 3
"""Days after the day told of that a weekday may mean as well as one before."""
_DAY = len("2024-05-16")
_MONTH = re.compile(r"\d{4}-\d\d", re.ASCII)
_YEAR = len("2024")
_IN = re.compile(r"\bin\s\Z", re.IGNORECASE)
"""A year is one of a happening right after this; elsewhere it names a thing ("the 2024 election")."""
_MONTH_CUE = re.compile(r"\b(?:in|(?P<last>last))\s(?:early\s|late\s|mid-)?\Z", re.IGNORECASE)
_PRESENT = re.compile(r"(?:\b(?:is|are|be|faces?)\b|['’](?:s|re)\s(?!\w+ed\b))[^,;:]*\Z|elections?\s\w+\s\Z")
"""What is ("up for re-election in June") may come."""
_HALF = 6
"""Months back that a bare month may lie; further back it may as well be the one to come."""
_CLOSE = 40
"""Characters before a day in which a word tells what it is there for."""
_ORDINAL = ("st", "nd", "rd", "th")
_CAPITAL = re.compile(r"\s[A-Z]\w+")
_MOST = 60
"""Dates of one article that are read: more are a chronicle of its own."""


def chronicle(event: Event, columns: Sequence[Reading]) -> tuple[DayTold, ...]:
    """Days, weeks, months and years in order, each with the passages that name it, in the order of `columns`.

    Empty unless at least two different ones are named: the day of the event alone is no timeline.
    """
    found: dict[str, list[Passage]] = {}
    for reading in columns:
        seen: set[tuple[str, Span]] = set()
        for told, passage in _passages(reading, event):
            if (told, passage.span) not in seen:
                seen.add((told, passage.span))
                found.setdefault(told, []).append(passage)
    if len(found) < 2:
        return ()
    return tuple(DayTold(date=day, passages=tuple(found[day])) for day in sorted(found, key=_first_day))


def _passages(reading: Reading, event: Event) -> Iterator[tuple[str, Passage]]:
    starts = [sentence.start for sentence in reading.sentences]
    quoted = reading.marked
    opened = [span.start for span in quoted]
    published = publication_day(reading.article)
    anchor = published or _told(reading, event)
    for mention in reading.dates[:_MOST]:
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or not reading.sentences[at].covers(mention.span):
            continue
        sentence = reading.sentences[at]
        n = bisect_right(opened, mention.start) - 1
        if mention.value is None and n >= 0 and quoted[n].covers(mention.span):
            continue
        told = _resolved(reading.article.text, mention, sentence, anchor, published)
        if told is not None:
            yield told, Passage(reading.id, sentence, mention.span)


def _resolved(
    text: str, mention: DateMention, sentence: Span, anchor: date | None, published: date | None
) -> str | None:
    """The day or month that is meant, as ISO; None where it cannot be told, or is none of a happening."""
    before = text[max(sentence.start, mention.start - 300) : mention.start]
    close = before[-_CLOSE:]
    if _cues()["record"].search(close):
        return None
    value = mention.value
    if value is not None:
        if value.startswith("--") and _in_name(text, mention):
            return None
        if value.startswith("--"):
            if len(value) == len("--05"):
                of = text.startswith(" of ", mention.end)
                return _latest_month(int(value[2:]), published, before) if published and not of else None
            if anchor is None or _cues()["unclear"].search(close):
                return None
            day = nearest_year(value, anchor)
            return day.isoformat() if day else None
        if len(value) == _DAY:
            return value if whole(value) else None
        if len(value) == _YEAR:
            return value if _IN.search(close) else None
        return value if _MONTH.fullmatch(value) else None
    if mention.offset is not None:
        if text[mention.start].isupper() and mention.start > sentence.start:
            return None  # a name: the "Today" programme
        if mention.unit != "day" and _cues()["unclear"].search(close):
            return None
        return _moved(published, mention.offset, mention.unit) if published else None
    if mention.weekday is None or anchor is None or _cues()["unclear"].search(close):
        return None
    if _cues()["after"].match(text, mention.end):
        return None
    ahead = (mention.weekday - anchor.weekday()) % _WEEK
    # A report looks back on days up to its own; from the day it tells of, the nearest is meant.
    if ahead > (0 if published else _NEAR) and not _ahead(before):
        ahead -= _WEEK
    return _shifted(anchor, ahead)


def _in_name(text: str, mention: DateMention) -> bool:
    """Whether a day is part of a name: "the Sept. 11 attacks", "September 11th Families"."""
    if _cues()["after"].match(text, mention.end):
        return True
    return (
        text.endswith(_ORDINAL, mention.start, mention.end) and _CAPITAL.match(text, mention.end) is not None
    )


def _ahead(before: str) -> bool:
    """Whether words before a weekday put it in the future; "cancelled a scheduled talk" does not."""
    before = last_told(before)
    if _cues()["ahead close"].search(before):
        return True
    return any(
        _cues()["was ahead"].search(before, max(0, cue.start() - _CLOSE), cue.start()) is None
        for cue in _cues()["ahead"].finditer(before)
    )


def _told(reading: Reading, event: Event) -> date | None:
    """The day that the article tells of."""
    dating = event.dated.get(reading.id)
    return whole(dating.date) if dating is not None else None


def _moved(day: date, offset: int, unit: str) -> str | None:
    """What lies `offset` days, weeks, months or years from that of `day`, as ISO."""
    if unit == "day":
        return _shifted(day, offset)
    if unit == "week":
        monday = _shifted(day, _WEEK * offset - day.weekday())
        return monday and "{0.year:04d}-W{0.week:02d}".format(date.fromisoformat(monday).isocalendar())
    year, month = divmod(day.year * 12 + day.month - 1 + offset * (12 if unit == "year" else 1), 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return f"{year:04d}" if unit == "year" else f"{year:04d}-{month + 1:02d}"


def _latest_month(month: int, published: date, before: str) -> str | None:
    """A month without a year, where it is plain that the latest one is meant ("in June", "last June")."""
    cue = _MONTH_CUE.search(before)
    ago = (published.month - month) % 12
    if cue is None or _ahead(before) or (not cue["last"] and (ago > _HALF or _PRESENT.search(before))):
        return None
    return _moved(published, -(ago or 12 * bool(cue["last"])), "month")


def _first_day(iso: str) -> str:
    """What a day, week, month or year is sorted by; the longer comes first."""
    return date.fromisoformat(f"{iso}-1").isoformat() if "W" in iso else iso


def _shifted(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return None


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """Words that tell what a day is there for; their list belongs to the stage before: read as data."""
    data = yaml.safe_load(files("digest.events").joinpath("data/day_cues.yml").read_text("utf-8"))

    def any_of(*keys: str) -> str:
        forms = {form for key in keys for form in data[key]}
        return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))

    return {
        "record": re.compile(rf"(?<!\w)(?:{any_of('record_before')})\W[^.]{{0,20}}\Z", re.IGNORECASE),
        "unclear": re.compile(
            rf"(?<!\w)(?:{any_of('background_before', 'other_week')})\s+(?:the\s+)?\Z", re.IGNORECASE
        ),
        "after": re.compile(rf"s\b|\s+(?:{any_of('background_after')})(?!\w)", re.IGNORECASE),
        "ahead": re.compile(rf"(?<!\w)(?:{any_of('ahead')})(?!\w)", re.IGNORECASE),
        "ahead close": re.compile(
            rf"(?<!\w)(?:{any_of('ahead_close')})(?: [\w'’-]{{1,20}}){{0,2}} ?\Z", re.IGNORECASE
        ),
        "was ahead": re.compile(rf"(?<!\w)(?:{any_of('was_ahead')})\s+\Z", re.IGNORECASE),
    }
