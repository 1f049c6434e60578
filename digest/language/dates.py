"""Dates: every day, month, year, weekday and relative time that an article names.

A date is ISO 8601, cut where the text is silent ("2024", "2024-05", "--05-16", "--05" without a
year). Weekdays and relative times carry no date of their own: the events stage resolves them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from babel.dates import get_day_names, get_month_names
from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import blocks, marks
from digest.model import BlockKind, DateMention

READ: frozenset[BlockKind] = frozenset({"headline", "standfirst", "date", "heading", "body"})
"""Blocks whose dates count; captions and what surrounds the article tell of other days."""

Unit = Literal["day", "week", "month", "year"]

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for n, word in enumerate(_COUNTS, 1)}


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """`data/dates.yml`, compiled."""

    pattern: re.Pattern[str]
    names: re.Pattern[str]
    month: dict[str, int]
    weekday: dict[str, int]
    relative: dict[str, int]
    periods: dict[str, tuple[int, Unit]]
    ambiguous: frozenset[str]
    before_month: frozenset[str]
    not_year_before: frozenset[str]
    not_year_after: frozenset[str]
    year_before: frozenset[str]


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def _lexicon() -> _Lexicon:
    data = yaml.safe_load(files("digest.language").joinpath("data/dates.yml").read_text("utf-8"))
    month = {n: i for i, n in get_month_names("wide", locale="en").items()}
    weekday = {n: i for i, n in get_day_names("wide", locale="en").items()}
    full_days = _any(list(weekday))
    month |= {n: i for i, n in get_month_names("abbreviated", locale="en").items()}
    month |= {form: int(i) for i, forms in data["month_short"].items() for form in forms}
    weekday |= {form: int(i) for i, forms in data["weekday_short"].items() for form in forms}
    month |= {f.upper(): n for f, n in month.items() if len(f) > 3 or f == "May"}
    full = _any(list(get_month_names("wide", locale="en").values()))
    dotted = _any([f for f in month if f.endswith(".")])
    months = _any(list(month))
    days = _any(list(weekday))
    wide_days = _any([d.upper() for d in get_day_names("wide", locale="en").values()])
    relative = {k.lower(): v for k, v in data["relative"].items()}
    periods = {form: (n, unit) for unit, forms in data["periods"].items() for form, n in forms.items()}
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\w%]|[.,:/]\d)"
    year = r"(?:1\d|20|21)\d\d(?![\w%]|[.,:]\d)"
    to = r"\s?(?:-|–|—|,\s(?:and\s)?|\s(?:and|to|through|or|until)\s|&|/)\s?"
    pattern = rf"""
      (?P<iso>(?<![\w.,/-])(?P<iy>(?:1\d|20|21)\d\d)(?P<is>[-/.])(?P<im>0[1-9]|1[0-2])(?P=is)
        (?P<id>0[1-9]|[12]\d|3[01])(?=T\d|[^\w/-]|-(?!\d)|\Z))
    | (?P<numeric>(?<![\w.,/$€£-])(?P<na>\d{{1,2}})(?P<ns>[/.-])(?P<nb>\d{{1,2}})(?P=ns)
        (?P<ny>(?:19|20)\d\d)(?![\w/]|[-.]\d))
    | (?P<md>\b(?:(?P<mdw>{days}|{wide_days}),?\s)?(?P<mdm>{months})\s(?:the\s)?(?P<mdd>{day})
        (?:{to}(?P<mde>{day})(?!\s(?:{full})))?(?:,?\s(?P<mdy>{year}))?)
    | (?P<dm>(?<![\w.,:/$€£%])(?:(?P<dmw>{days}|{wide_days}),?\s(?:the\s)?)?(?P<dmd>{day})
        (?:{to}(?P<dme>{day}))?\s
        (?:(?:day\s)?of\s)?(?P<dmm>{months})(?![\w’']|\.?\s\d{{1,2}}(?!\d))(?:,?\s(?P<dmy>{year}))?)
    | (?P<my>\b(?P<mym>{months}),?\s(?:of\s)?(?P<myy>{year}))
    | (?P<m>\b(?:{full})(?!\w)|\b(?:{dotted}))
    | (?P<w>\b(?:{full_days})(?!\w))
    | (?P<ago>\b(?P<agon>\d{{1,2}}|[Aa]|(?i:{"|".join(_NUMBERS)}))\sdays?\sago\b)
    | (?P<rel>(?i:\b(?:{_any([*relative, *periods])}))(?![\w’']))
    | (?P<decade>(?<![\w$€£.,-])(?:(?:1[5-9]|20)\d0s|(?<=the\s)(?:1[5-9]|20)\d0[’']s)(?!\w))
    | (?P<years>(?<![\w$€£¥#.,/:@&=+-])(?P<y1>(?:1\d|20|21)\d\d)
        (?:\s?[-–—/]\s?(?P<y2>(?:(?:1\d|20|21)\d\d|\d\d)))?(?![\w%@]|[.,:/-]\d))
    """
    return _Lexicon(
        re.compile(pattern, re.VERBOSE),
        re.compile(rf"\b(?:{_any(data['names_with_dates'])})(?!\w)"),
        month,
        weekday | {d.upper(): i for d, i in weekday.items()},
        relative,
        periods,
        frozenset(data["ambiguous_months"]),
        frozenset(data["before_month"]),
        frozenset(data["not_year_before"]),
        frozenset(data["not_year_after"]),
        frozenset(data["year_before"]),
    )


def _iso(year: str | None, month: int, day: str | None = None) -> str | None:
    """The date, or None where the calendar has no such day."""
    parts = f"{year or '-'}-{month:02d}"
    if day is None:
        return parts
    number = int(re.match(r"\d+", day).group())  # type: ignore[union-attr]
    if number > _DAYS_IN_MONTH[month - 1]:
        return None
    return f"{parts}-{number:02d}"


_BEFORE = re.compile(r"(?:([^\W\d_][\w.]*)['’]?(?:s)?([\s-]\s?(?:the\s)?))\Z")
_NEXT_COUNT = re.compile(r"\s(?:and|to|or)\s\d{4}\s[a-z]+s\b")
_AFTER = re.compile(r"\s?-?\s?([^\W\d_]+)")


def _before(text: str, start: int, at: int) -> str:
    """The word before `at`, lower case; empty where something else stands there."""
    match = _BEFORE.search(text, max(start, at - 24), at)
    return match[1].lower() if match else ""


def find(text: str, start: int, end: int) -> list[DateMention]:
    """The dates of `text[start:end]`, one block, in text order. Linear in its length."""
    lexicon = _lexicon()
    names = [m.span() for m in lexicon.names.finditer(text, start, end)]
    starts = [s for s, _ in names]
    found: list[DateMention] = []
    for match in lexicon.pattern.finditer(text, start, end):
        at = bisect_right(starts, match.start()) - 1
        in_name = at >= 0 and match.start() < names[at][1]
        if not (in_name and match.lastgroup and match.end() <= names[at][1]):
            found += _read(text, start, end, match, lexicon)
    return found


def _read(text: str, start: int, end: int, match: re.Match[str], lexicon: _Lexicon) -> list[DateMention]:
    left, right = match.span()
    if match["iso"]:
        value = _iso(match["iy"], int(match["im"]), match["id"])
        return [DateMention(left, right, value)] if value else []
    if match["numeric"]:
        return _numeric(match)
    if match["md"]:
        return _day_month(match, "md", lexicon)
    if match["dm"]:
        return _day_month(match, "dm", lexicon)
    if match["my"]:
        return [DateMention(left, right, _iso(match["myy"], lexicon.month[match["mym"]]))]
    if match["m"]:
        return _bare_month(text, start, end, match, lexicon)
    if match["w"]:
        return [DateMention(left, right, None, weekday=lexicon.weekday[match["w"]])]
    if match["ago"]:
        count = match["agon"].lower()
        days = int(count) if count.isdigit() else _NUMBERS.get(count, 1)
        return [DateMention(left, right, None, offset=-days)]
    if match["rel"]:
        name = match["rel"].lower()
        offset, unit = lexicon.periods.get(name) or (lexicon.relative[name], "day")
        return [DateMention(left, right, None, offset=offset, unit=unit)]
    if match["decade"]:
        # ISO 8601 writes a decade with three digits.
        return [DateMention(left, right, match["decade"][:3])]
    return _years(text, start, end, match, lexicon)


def _numeric(match: re.Match[str]) -> list[DateMention]:
    """A date in figures; where day and month cannot be told apart, only the year is stated."""
    a, b = int(match["na"]), int(match["nb"])
    left, right = match.span()
    if match["ns"] == ".":  # 16.05.2024 is nowhere written month first
        month, day = b, a
    elif a == b or (b > 12 >= a):
        month, day = a, b
    elif a > 12 >= b:
        month, day = b, a
    else:
        return [DateMention(left, right, match["ny"])] if 1 <= a <= 12 and 1 <= b <= 12 else []
    if not 1 <= month <= 12 or day < 1:
        return []
    value = _iso(match["ny"], month, str(day))
    return [DateMention(left, right, value)] if value else []


def _day_month(match: re.Match[str], kind: str, lexicon: _Lexicon) -> list[DateMention]:
    """A day of a month, or two ("May 16-17, 2024"), perhaps with weekday and year."""
    month = lexicon.month[match[kind + "m"]]
    year, first, second = match[kind + "y"], match[kind + "d"], match[kind + "e"]
    weekday = lexicon.weekday[match[kind + "w"]] if match[kind + "w"] else None
    left, right = match.span()
    value = _iso(year, month, first)
    if value is None:
        return []
    if not second:
        return [DateMention(left, right, value, weekday)]
    last = _iso(year, month, second)
    ends = match.end(kind + "d")
    mentions = [DateMention(left, ends, value, weekday)]
    if last is not None:
        mentions.append(DateMention(match.start(kind + "e"), right, last))
    return mentions


def _bare_month(
    text: str, start: int, end: int, match: re.Match[str], lexicon: _Lexicon
) -> list[DateMention]:
    name = match["m"]
    if name in lexicon.ambiguous:
        before = _before(text, start, match.start())
        after = _AFTER.match(text, match.end(), min(end, match.end() + 24))
        named = after is not None and after[1][:1].isupper() and text[match.end()] == " "
        if before not in lexicon.before_month or (named and before not in ("in", "since", "last", "next")):
            return []
    return [DateMention(match.start(), match.end(), _iso(None, lexicon.month[name]))]


def _years(text: str, start: int, end: int, match: re.Match[str], lexicon: _Lexicon) -> list[DateMention]:
    """A year or a span of years, told from four-digit counts and numbers of things by its neighbours."""
    first, second = match["y1"], match["y2"]
    left, right = match.span()
    before = _before(text, start, left)
    after_match = _AFTER.match(text, right, min(end, right + 24))
    after = after_match[1] if after_match else ""
    year = int(first)
    if before in lexicon.not_year_before or text[max(start, left - 2) : left].strip() in ("$", "€", "£"):
        return []
    if second is not None:
        last = second if len(second) == 4 else first[:2] + second
        if int(last) < year:  # 1998-02 runs over the century, 2012-11 is none
            last = str(int(last) + 100) if len(second) == 2 and int(second) < 20 and first[2:] > "80" else ""
        if last and int(last) - year <= 150 and after.lower() not in lexicon.not_year_after:
            return [
                DateMention(left, match.end("y1"), first),
                DateMention(match.start("y2"), right, last),
            ]
        return []
    dated = before in lexicon.year_before
    counted = after.lower() in lexicon.not_year_after and after_match is not None
    if counted and not (dated and 1900 <= year <= 2035 and year % 50):
        return []
    if (
        before in ("a", "an")
        and after
        and 1500 <= year <= 2035
        and not (after.endswith("s") and after.islower())
    ):
        return _one(match) if text[right : right + 1] == " " else []  # "an 1898 ruling" counts nothing
    if not 1900 <= year <= 2035:
        bracket = text[left - 1 : left] == "(" and text[right : right + 1] in (")", "-", "–")
        if not (bracket or (dated and before != "the") or (before == "the" and year >= 1700)):
            return []
        if year % 100 == 0 and after.endswith("s") and after.islower():
            return []
        if before in ("and", "to", "about", "around", "of", "from", "between", "by") and after.islower():
            # "between 1200 and 1400 workers": a plural follows, and no verb of the sentence
            if _NEXT_COUNT.match(text, right, min(end, right + 24)):
                return []
            return [] if after.endswith("s") and after not in ("was", "is", "has", "as") else _one(match)
        return _one(match)
    if year % 100 == 0 and not dated and after.islower() and after.endswith("s"):
        return []
    return _one(match)


def _one(match: re.Match[str]) -> list[DateMention]:
    return [DateMention(match.start(), match.end(), match["y1"])]


@Language.factory("digest_dates")
def make(nlp: Language, name: str) -> Dates:
    """The component; needs nothing before it."""
    return Dates()


class Dates:
    """Fills the slot `dates`."""

    def __call__(self, doc: Doc) -> Doc:
        found: list[DateMention] = []
        text = doc.text  # put together anew at each access
        for block in blocks(doc):
            if block.kind in READ:
                found += find(text, block.start, block.end)
        marks(doc).dates = tuple(found)
        return doc


__all__ = ["Dates", "find", "make"]
