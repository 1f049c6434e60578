"""The archive: events by month."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Edition, Event, Page
from digest.pages import markdown, phrases
from digest.pages.addresses import link
from digest.pages.escape import front_matter
from digest.pages.lists import event_lines, newest, paged
from digest.pages.sections import TIMELINE
from digest.pages.settings import Settings

INDEX = "archive/index.md"


def month_path(month: str | None) -> str:
    """The page of a month ("2024-05"); None for events without a date."""
    return f"archive/{month or 'undated'}.md"


def by_month(edition: Edition) -> dict[str | None, list[Event]]:
    """Events of each month, newest first; those without a whole month at the end, under None."""
    months: dict[str | None, list[Event]] = {}
    for event in edition.events:
        day = event.last or event.first
        months.setdefault(day[:7] if day and len(day) >= 7 else None, []).append(event)
    dated = sorted((m for m in months if m is not None), reverse=True)
    return {m: months[m] for m in (*dated, *([None] if None in months else []))}


def archive(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The index of months and a page, or several, for each."""
    months = by_month(edition)
    yield Page(
        path=INDEX,
        text=markdown.page(_index(months)),
        committed=False,
        updated=newest(edition.events),
    )
    for month, events in months.items():
        yield from paged(
            month_path(month),
            phrases.month(month) if month else "Events without a date",
            events,
            lambda event, here: event_lines(edition, event, here, settings),
            kind="archive",
            per_page=settings.per_page,
            updated=newest,
            description=f"{phrases.capital(phrases.tally(len(events), 'event'))} "
            + (f"of {phrases.month(month)}, newest first." if month else "without a date."),
        )


def _index(months: dict[str | None, list[Event]]) -> Iterator[str]:
    told = sum(map(len, months.values()))
    yield from markdown.front_matter(
        digest="archive", description=front_matter(f"{phrases.tally(told, 'event')} by month, newest first.")
    )
    yield "# Archive"
    yield ""
    year = ""
    for month, events in months.items():
        label = "Without a date" if month is None else month[:4]
        if label != year:
            yield ""
            yield f"## {label}"
            yield ""
            yield TIMELINE
            yield ""
            year = label
        name = "Events without a date" if month is None else phrases.month(month)
        yield f"- [{name}]({link(INDEX, month_path(month))}) *{phrases.tally(len(events), 'event')}*"
