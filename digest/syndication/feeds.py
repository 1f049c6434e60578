"""Atom feeds (RFC 4287) of the site, of each stated outlet and of each person: their entries are events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from digest.model import Edition, Event
from digest.pages.addresses import event_path, outlet_path, person_path
from digest.pages.days import updated
from digest.pages.escape import visible
from digest.pages.lists import told
from digest.pages.outlets import stated
from digest.pages.people import people
from digest.pages.settings import Settings

SITE = "feed.xml"
LIMIT = 50
"""Entries of a feed, newest first; the archive holds them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An Atom document and where it belongs."""

    path: str
    """Below the docs folder, with /."""
    page: str
    """The page that shows the same to people."""
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event as the feeds tell it, written once."""

    updated: str
    xml: str


def feed_path(page: str) -> str:
    """The feed beside a page: `outlets/x.md` has `outlets/x/feed.xml`."""
    return SITE if page == "index.md" else page.removesuffix(".md") + "/" + SITE


def feeds(edition: Edition, settings: Settings) -> Iterator[Feed]:
    """Every feed of the site; none without `site_url`, because Atom knows no relative ids.

    An event that states no whole day has no `updated` and is left out, and a feed of none is not made.
    """
    if settings.site_url is None:
        return
    entries = {event.id: _entry(edition, event, settings) for event in edition.events}
    name = visible(settings.site_name)

    def feed(page: str, title: str, events: Iterable[str]) -> Iterator[Feed]:
        found = [entry for e in events if (entry := entries[e]) is not None]
        if found:
            found.sort(key=lambda entry: entry.updated, reverse=True)
            text = _document(page, title, found[:LIMIT], settings)
            yield Feed(path=feed_path(page), page=page, title=title, text=text)

    yield from feed("index.md", name, entries)
    event_of = {a: event.id for event in edition.events for a in event.articles}
    for outlet, readings in stated(edition).items():
        theirs = dict.fromkeys(event_of[r.id] for r in readings if r.id in event_of)
        yield from feed(outlet_path(outlet), f"{visible(outlet)} – {name}", sorted(theirs))
    for person in people(edition).values():
        yield from feed(person_path(person.name), f"{visible(person.name)} – {name}", person.told)


def _entry(edition: Edition, event: Event, settings: Settings) -> _Entry | None:
    day = updated(edition, event)
    address = settings.address(event_path(event.id, settings.events_dir))
    if day is None or address is None:
        return None
    summary = " ".join(f"{line}." for line in told(edition, event, visible))
    lines = (
        "  <entry>",
        f"    <id>{escape(address)}</id>",
        f'    <title type="text">{escape(visible(event.title))}</title>',
        f'    <link rel="alternate" type="text/html" href={quoteattr(address)}/>',
        f"    <updated>{_moment(day)}</updated>",
        f'    <summary type="text">{escape(summary)}</summary>',
        "  </entry>",
    )
    return _Entry(day, "\n".join(lines))


def _document(page: str, title: str, entries: list[_Entry], settings: Settings) -> str:
    own = settings.address(feed_path(page)) or ""
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{escape(own)}</id>",
        f'  <title type="text">{escape(title)}</title>',
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(settings.address(page) or "")}/>',
        f"  <updated>{_moment(entries[0].updated)}</updated>",
        f"  <author><name>{escape(visible(settings.site_name))}</name></author>",
        *(entry.xml for entry in entries),
        "</feed>",
        "",
    )
    return "\n".join(lines)


def _moment(day: str) -> str:
    """Atom asks for a time: the day's beginning, since no article states more."""
    return f"{day}T00:00:00Z"
