"""Every page of a site from one edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from digest.model import Edition, Event, Page
from digest.pages.archive import archive
from digest.pages.article import article_page
from digest.pages.citations import citations
from digest.pages.event import event_page
from digest.pages.home import home
from digest.pages.lexicon import lexicon
from digest.pages.log import log
from digest.pages.outlets import outlet_pages
from digest.pages.parts import part_pages
from digest.pages.people import people_pages, place_pages
from digest.pages.rows import sections
from digest.pages.settings import Settings
from digest.pages.view import Coverage
from digest.store import Store, code_version, digest_of

KIND = "pages"


def coverage(edition: Edition, event: Event, settings: Settings) -> Coverage:
    """What the page of one event is made from."""
    return Coverage(
        event=event,
        comparison=edition.comparisons[event.id],
        readings={a: edition.readings[a] for a in event.articles},
        settings=settings,
        aliases=edition.aliases.get(event.id, {}),
    )


def pages(edition: Edition, settings: Settings | None = None, store: Store | None = None) -> tuple[Page, ...]:
    """All pages, by path; those of an event and its articles from `store` where nothing in them changed."""
    settings = settings or Settings()
    made = [home(edition, settings)]
    apart = dict(edition.readings)
    for told in _told(edition, settings, store):
        made += told.pages
        for article in told.articles:
            apart.pop(article, None)
    made.extend(article_page(reading, None, {}, settings) for reading in apart.values())
    for part_of_site in (archive, people_pages, place_pages, outlet_pages, lexicon, log):
        made.extend(part_of_site(edition, settings))
    return tuple(sorted(made, key=lambda page: page.path))


@dataclass(frozen=True, slots=True)
class Told:
    """The pages of an event and those of its articles."""

    articles: tuple[str, ...]
    pages: tuple[Page, ...]


def _told(edition: Edition, settings: Settings, store: Store | None) -> Iterator[Told]:
    if store is None:
        for event in edition.events:
            yield _tell(coverage(edition, event, settings))
        return
    code = code_version("pages", "comparison", "english", "stems.py", "spellings.py")
    base = digest_of(code, msgspec.json.encode(settings))
    fresh = []
    for event in edition.events:
        part = coverage(edition, event, settings)
        made_from = (event, part.comparison, part.columns, sorted(part.aliases.items()))
        key = digest_of(base, msgspec.json.encode(made_from))
        told = store.get(KIND, key, Told)
        if told is None:
            told = _tell(part)
            fresh.append((key, told))
        yield told
    store.put(KIND, fresh)
    store.prune(KIND)


def _tell(part: Coverage) -> Told:
    parts = sections(part)
    cited = citations(part, parts)
    articles = (article_page(r, part, cited.get(r.id, {}), part.settings) for r in part.columns)
    page = event_page(part, parts)
    return Told(part.event.articles, (page, *part_pages(part, page.updated), *articles))
