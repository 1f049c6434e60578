"""A page an outlet that articles state; articles that state none have no such page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digest.model import Edition, Event, Outlet, Page, Reading
from digest.pages import markdown, phrases
from digest.pages.addresses import article_path, event_path, link, outlet_path, slug
from digest.pages.escape import clip, inline, url
from digest.pages.lists import paged
from digest.pages.outlet import sections
from digest.pages.profiles import Profile, profile, sizes
from digest.pages.settings import Settings

INDEX = "outlets/index.md"
NAMED = 12
"""Articles without a stated outlet that the index names; more are counted."""


def stated(edition: Edition) -> dict[str, list[Reading]]:
    """Articles of each stated outlet, newest first; spellings that share an address are one."""
    names: dict[str, str] = {}
    found: dict[str, list[Reading]] = {}
    for reading in edition.readings.values():
        if reading.article.outlet is not None:
            name = names.setdefault(slug(reading.article.outlet), reading.article.outlet)
            found.setdefault(name, []).append(reading)
    return {
        name: sorted(found[name], key=_newest_first, reverse=True)
        for name in sorted(found, key=lambda n: (n.casefold(), n))
    }


def _newest_first(reading: Reading) -> tuple[str, str]:
    published = reading.article.published
    return (published.value if published is not None else "", reading.id)


def outlet_pages(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The index of outlets and a page, or several, for each."""
    outlets = stated(edition)
    event_of = {a: event for event in edition.events for a in event.articles}
    silent = [r for r in edition.readings.values() if r.article.outlet is None]
    note = phrases.capital(phrases.count(len(silent), "article"))
    note += f" {'states' if len(silent) == 1 else 'state'} no outlet"
    if len(silent) <= NAMED:
        of = [f"[{inline(r.article.outlet_label)}]({link(INDEX, article_path(r.id))})" for r in silent]
        note += f": {phrases.listed(of)}"
    yield from paged(
        INDEX,
        "Outlets",
        list(outlets),
        lambda name, here: [
            markdown.entry(name, link(here, outlet_path(name)), phrases.tally(len(outlets[name]), "article"))
        ],
        kind="outlets",
        per_page=settings.per_page * 4,
        head=lambda _: [f"{note}."] if silent else [],
        description="The outlets that the articles state, and how many articles of each are compared.",
    )
    place_of = {event.id: n for n, event in enumerate(edition.events)}
    words = sizes(edition.readings.values()) if outlets else {}
    for name, readings in outlets.items():
        places = sorted({place_of[event_of[r.id].id] for r in readings if r.id in event_of})
        told = profile(readings, edition, [edition.events[place] for place in places], words)
        yield from paged(
            outlet_path(name),
            inline(name),
            readings,
            lambda reading, here: _article(reading, event_of.get(reading.id), here, settings),
            kind="outlet",
            per_page=settings.per_page,
            updated=lambda part: max((_newest_first(r)[0] for r in part), default="") or None,
            head=partial(_profiled, edition.outlets.get(name), name, told, settings),
            description=f"{phrases.tally(len(readings), 'article')} of {name}, beside what others report.",
        )


def _profiled(
    outlet: Outlet | None, name: str, told: Profile, settings: Settings, here: str
) -> Iterator[str]:
    if outlet is not None:
        home = url(outlet.home)
        if home is not None:
            yield f"- **Home page** [{inline(outlet.home or '')}]({home})"
        if outlet.country:
            yield f"- **Country** {inline(outlet.country)}"
        if outlet.note:
            yield f"- **Note** {inline(outlet.note)} *source: {inline(outlet.source or 'not stated')}*"
        yield ""
    yield from sections(told, name, here, settings)
    yield "## Articles"
    yield ""


def _article(reading: Reading, event: Event | None, here: str, settings: Settings) -> Iterator[str]:
    article = reading.article
    title = article.title.value if article.title is not None else article.outlet_label
    day = phrases.date(article.published.value) if article.published is not None else "date not stated"
    yield f"- [{inline(clip(title, 300))}]({link(here, article_path(reading.id))}) *{inline(day)}*"
    if event is not None:
        target = link(here, event_path(event.id, settings.events_dir))
        yield f"    - on [{inline(event.title)}]({target})"
