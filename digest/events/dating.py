"""The day each article tells of, and how that is known.

A whole date counts where it stands in a line of its own or in the opening. A weekday is resolved
against the day of publication or, where none is stated, against the days that the event's other
articles state. A day that only the page around the article prints dates nothing, and an article
that names no day has none, whatever its neighbours say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from digest.events.days import Day
from digest.events.fingerprint import Fingerprint
from digest.events.publication import nearest_year, relied_on, whole
from digest.model import Dating, Evidence

_NEWS = 14
"""Days between what a report tells of and its publication, at most; a date further off is background."""
_WEEK = 7
_NEAR = 3
"""Days around another article's day among which one has the weekday in question."""


def date_articles(prints: Sequence[Fingerprint]) -> dict[str, Dating]:
    """Article id to its day, for the articles of one event that name one; sorted by id."""
    ordered = sorted(prints, key=lambda f: f.article)
    alone = {f.article: dating for f in ordered if (dating := _own(f)) is not None}
    found = {}
    for f in ordered:
        dating = _together(f, alone) if f.article in alone else _by_others(f, alone)
        if dating is not None:
            found[f.article] = dating
    return found


def anchor(f: Fingerprint) -> date | None:
    """The day of publication, where metadata or the article itself states it and its address agrees."""
    return relied_on(f.published, f.published_basis, f.address_date)


def _own(f: Fingerprint) -> Dating | None:
    """What the article's own words and its day of publication give."""
    published = anchor(f)
    for day in _preferred(f.days):
        if day.value is None or (f.published_basis == "page" and day.value == f.published):
            continue
        told = whole(day.value) or (nearest_year(day.value, published) if published else None)
        if told is None or (published and abs((told - published).days) > _NEWS):
            continue
        return Dating(told.isoformat(), "text", (Evidence(f.article, day.span),))
    named = _weekday(f)
    if published is None or named is None or named.weekday is None:
        return None
    back = _back(published, named)
    told = published + timedelta((_WEEK - back) % _WEEK if named.ahead else -back)
    evidence = [Evidence(f.article, named.span)]
    if f.published_span is not None:
        evidence.append(Evidence(f.article, f.published_span))
    return Dating(told.isoformat(), "weekday", tuple(evidence))


def _together(f: Fingerprint, alone: Mapping[str, Dating]) -> Dating | None:
    """The day of an article that has one by itself, in the light of the event's other articles.

    A weekday that none of them tells of may be that of an earlier step ("he told the Courier on Monday",
    "since Friday's speech"): then one that the article shares with them counts, where it is none of before
    that which its lede names. Far down in the text a weekday may be anything, or a slip, and counts for
    nothing.
    """
    own = alone[f.article]
    others = Counter(dating.date for article, dating in alone.items() if article != f.article)
    published = anchor(f)
    day = next((d for d in f.days if d.span == own.evidence[0].span), None)
    if own.basis != "weekday" or own.date in others or not others or day is None or published is None:
        return own
    if day.where == "line":
        return own
    shared = []
    for named in f.days:
        if named.weekday is not None and not named.ahead:
            told = (published - timedelta(_back(published, named))).isoformat()
            if told in others and not (day.lede and told < own.date):
                shared.append((-others[told], named.span, told))
    if shared:
        _, span, told = min(shared)
        return Dating(told, "weekday", (Evidence(f.article, span), *own.evidence[1:]))
    return None if day.where == "body" else own


def _preferred(days: Sequence[Day]) -> list[Day]:
    """Days that may date an article by themselves, the best first."""
    kept = [d for d in days if d.where == "line" or (d.where == "opening" and not d.ahead)]
    return sorted(kept, key=lambda d: (d.where != "line", d.span))


def _weekday(f: Fingerprint) -> Day | None:
    """The weekday that the article tells of: the lede's first, else the opening's last before publication.

    Behind a lede that names no day, the opening goes back to how it came about, and the newest is the news.
    Further down a weekday counts only where it is the only one.
    """
    named = [d for d in f.days if d.weekday is not None]
    opening = [d for d in named if d.where != "body"]
    published = anchor(f)
    if not opening:
        return named[0] if len({d.weekday for d in named}) == 1 else None
    if published is None or any(d.lede for d in opening):
        return min(opening, key=lambda d: (not d.lede, d.ahead, d.span))
    return min(opening, key=lambda d: (d.ahead, _back(published, d), d.span))


def _back(published: date, day: Day) -> int:
    """Days from a weekday to the day of publication."""
    return (published.weekday() - (day.weekday or 0)) % _WEEK


def _by_others(f: Fingerprint, stated: Mapping[str, Dating]) -> Dating | None:
    """A weekday that other articles of the event fix: the nearest one to the day most of them state."""
    day = _weekday(f)
    if day is None or day.weekday is None or not stated:
        return None
    counts = Counter(dating.date for dating in stated.values())
    middle = min(counts, key=lambda d: (-counts[d], d))
    at = date.fromisoformat(middle)
    off = (day.weekday - at.weekday() + _NEAR) % _WEEK - _NEAR
    try:
        told = (at + timedelta(off)).isoformat()
    except OverflowError:
        return None
    source = min(stated, key=lambda a: (stated[a].date != told, stated[a].date != middle, a))
    return Dating(told, "weekday", (Evidence(f.article, day.span), stated[source].evidence[0]))
