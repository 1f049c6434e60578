"""Every page of a site from one edition."""

from __future__ import annotations

from digest.model import Edition, Event, Page
from digest.pages.archive import archive
from digest.pages.article import article_page
from digest.pages.citations import Cited, citations
from digest.pages.event import event_page
from digest.pages.home import home
from digest.pages.lexicon import lexicon
from digest.pages.log import log
from digest.pages.outlets import outlet_pages
from digest.pages.people import people_pages, place_pages
from digest.pages.rows import sections
from digest.pages.settings import Settings
from digest.pages.view import Coverage


def coverage(edition: Edition, event: Event, settings: Settings) -> Coverage:
    """What the page of one event is made from."""
    return Coverage(
        event=event,
        comparison=edition.comparisons[event.id],
        readings={a: edition.readings[a] for a in event.articles},
        settings=settings,
        aliases=edition.aliases.get(event.id, {}),
    )


def pages(edition: Edition, settings: Settings | None = None) -> tuple[Page, ...]:
    """All pages, by path."""
    settings = settings or Settings()
    made = [home(edition, settings)]
    cited: dict[str, Cited] = {}
    told: dict[str, Coverage] = {}
    for event in edition.events:
        part = coverage(edition, event, settings)
        parts = sections(part)
        made.append(event_page(part, parts))
        cited.update(citations(part, parts))
        told.update(dict.fromkeys(event.articles, part))
    made.extend(
        article_page(reading, told.get(name), cited.get(name, {}), settings)
        for name, reading in edition.readings.items()
    )
    for part_of_site in (archive, people_pages, place_pages, outlet_pages, lexicon, log):
        made.extend(part_of_site(edition, settings))
    return tuple(sorted(made, key=lambda page: page.path))
