"""The front page: the latest events and what differs in them."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Edition, Page
from digest.pages import lexicon, log, markdown, outlets, people, phrases
from digest.pages.addresses import link
from digest.pages.archive import INDEX as ARCHIVE
from digest.pages.archive import by_month, month_path
from digest.pages.escape import front_matter, inline
from digest.pages.lists import event_lines, newest
from digest.pages.sections import TIMELINE, TITLES
from digest.pages.settings import Settings

PATH = "index.md"
MONTHS = 24
"""Months of the timeline."""


def home(edition: Edition, settings: Settings) -> Page:
    """The home page."""
    return Page(
        path=PATH,
        text=markdown.page(_lines(edition, settings)),
        committed=False,
        updated=newest(edition.events),
    )


def _lines(edition: Edition, settings: Settings) -> Iterator[str]:
    counted = (
        f"{phrases.tally(len(edition.events), 'event')}, {phrases.tally(len(edition.readings), 'article')}"
    )
    yield from markdown.front_matter(
        digest="home",
        description=front_matter(f"News articles about one event, side by side: {counted}."),
    )
    yield f"# {inline(settings.site_name)}"
    yield ""
    events = phrases.capital(phrases.count(len(edition.events), "event"))
    yield f"{events}, {phrases.count(len(edition.readings), 'article')}."
    yield ""
    yield "## Latest events"
    yield ""
    for event in edition.events[: settings.latest]:
        yield from event_lines(edition, event, PATH, settings)
    yield ""
    months = by_month(edition)
    if months:
        yield "## By month"
        yield ""
        yield TIMELINE
        yield ""
        for month in list(months)[:MONTHS]:
            name = phrases.month(month) if month else "Without a date"
            told = phrases.tally(len(months[month]), "event")
            yield f"- [{name}]({link(PATH, month_path(month))}) *{told}*"
        yield ""
    yield "## Ways in"
    yield ""
    yield f"- [Archive]({link(PATH, ARCHIVE)})"
    yield f"- [People]({link(PATH, people.INDEX)})"
    yield f"- [Outlets]({link(PATH, outlets.INDEX)})"
    yield f"- [{TITLES['word-choice']}]({link(PATH, lexicon.INDEX)})"
    yield f"- [Corrections]({link(PATH, log.INDEX)})"
