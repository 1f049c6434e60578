"""How a link to a page looks where it is shared: Open Graph, and the little that Twitter adds."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Edition, Event
from digest.pages import phrases
from digest.pages.addresses import event_path
from digest.pages.escape import visible
from digest.pages.lists import told
from digest.pages.settings import Settings

SIZE = (1200, 630)
"""Of a card, in pixels: what Open Graph's readers ask for."""

Tag = tuple[str, str, str]
"""Attribute that names it, name, content: `<meta property="og:type" content="article">`."""


def home_tags(settings: Settings) -> Iterator[Tag]:
    """Of the home page."""
    name = visible(settings.site_name)
    yield from _tags(name, "website", name, settings.address("index.md"))
    yield ("name", "twitter:card", "summary")


def event_tags(edition: Edition, event: Event, settings: Settings, card: str | None) -> Iterator[Tag]:
    """Of an event page; `card` is the path of its image, where there is one.

    Both addresses must be absolute: without `site_url` there is neither.
    """
    address = settings.address(event_path(event.id, settings.events_dir))
    image = settings.address(card) if card is not None else None
    title = visible(event.title)
    yield from _tags(title, "article", visible(settings.site_name), address)
    yield ("property", "og:description", described(edition, event))
    if image is not None:
        yield ("property", "og:image", image)
        yield ("property", "og:image:type", "image/png")
        yield ("property", "og:image:width", str(SIZE[0]))
        yield ("property", "og:image:height", str(SIZE[1]))
        yield ("property", "og:image:alt", title)
    yield ("name", "twitter:card", "summary" if image is None else "summary_large_image")


def described(edition: Edition, event: Event) -> str:
    """The event in the words of the home page: its day, who tells, what differs."""
    day = phrases.dates(event.first, event.last)
    return " ".join(f"{line}." for line in (*([day] if day else []), *told(edition, event, visible)))


def _tags(title: str, kind: str, site: str, address: str | None) -> Iterator[Tag]:
    yield ("property", "og:type", kind)
    yield ("property", "og:site_name", site)
    yield ("property", "og:title", title)
    if address is not None:
        yield ("property", "og:url", address)
