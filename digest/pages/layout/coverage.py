"""Coverage over time: how many articles appeared on each day, as columns and as words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages import phrases
from digest.pages.layout.elements import add, unseen
from digest.pages.layout.reading import Row
from digest.pages.layout.tables import Group

PUBLISHED = "published"
"""Anchor of the row that gives each article's day."""
LONGEST = 31
"""Days from the first to the last up to which each has its column; else only days with articles have."""
MOST = 40
"""Columns of a chart; further days are left to the glance."""
HIGH = 40
"""Height of the highest column."""
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")


def published(md: Markdown, groups: Sequence[Group]) -> dict[date, int]:
    """Day to the number of articles that appeared on it, in order; what only a page prints is no day."""
    found: Counter[date] = Counter()
    rows: list[Row] = [row for _, listed in groups for row in listed if PUBLISHED in row.ids]
    for cell in (cell for row in rows for cell in row.cells if not cell.notes):
        day = _DAY.fullmatch(cell.body.plain(md))
        month = phrases.month_number(day[2]) if day else None
        if day and month:
            try:
                found[date(int(day[3]), month, int(day[1]))] += 1
            except ValueError:
                continue
    return dict(sorted(found.items()))


def by_day(section: Element, told: Mapping[date, int]) -> None:
    """The chart, where articles appeared on more than one day: a list, so that it reads as one."""
    if len(told) < 2:
        return
    days = list(told)
    if (days[-1] - days[0]).days <= LONGEST:
        days = [days[0] + timedelta(n) for n in range((days[-1] - days[0]).days + 1)]
    most = max(told.values())
    figure = add(section, "figure", "coverage")
    add(figure, "figcaption", text="Articles by day of publication")
    listing = add(figure, "ol")
    for day in days[:MOST]:
        n = told.get(day, 0)
        if not n:
            add(listing, "li", "none", aria_hidden="true")
            continue
        item = add(listing, "li")
        add(item, "span", "day", text=phrases.date(day.isoformat()))
        unseen(item, ": ")
        add(item, "span", "times", text=str(n))
        unseen(item, " article" if n == 1 else " articles")
        height = max(2, round(HIGH * n / most))
        drawn = add(
            item, "svg", "column", viewBox=f"0 0 10 {HIGH}", preserveAspectRatio="none", aria_hidden="true"
        )
        add(drawn, "rect", "fill", y=str(HIGH - height), width="10", height=str(height))
