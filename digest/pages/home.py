"""The front page: the latest events and what differs in them."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Edition, Event, Page
from digest.pages import markdown, phrases
from digest.pages.addresses import event_path, link
from digest.pages.escape import clip, inline
from digest.pages.settings import Settings


def home(edition: Edition, settings: Settings) -> Page:
    """The home page."""
    return Page(
        path="index.md",
        text=markdown.page(_lines(edition, settings)),
        committed=False,
        updated=max((e.last for e in edition.events if e.last), default=None),
    )


def _lines(edition: Edition, settings: Settings) -> Iterator[str]:
    yield from markdown.front_matter(digest="home")
    yield f"# {inline(settings.site_name)}"
    yield ""
    events = phrases.capital(phrases.count(len(edition.events), "event"))
    yield f"{events}, {phrases.count(len(edition.readings), 'article')}."
    yield ""
    yield "## Latest events"
    yield ""
    for event in edition.events[: settings.latest]:
        yield from entry(edition, event, "index.md", settings)
    yield ""


def entry(edition: Edition, event: Event, path: str, settings: Settings) -> Iterator[str]:
    """An event in a list: title, day, place, and what differs."""
    comparison = edition.comparisons[event.id]
    where = phrases.dotted((phrases.dates(event.first, event.last), inline(event.place or "")))
    yield (
        f"- [{inline(event.title)}]({link(path, event_path(event.id, settings.events_dir))}) *{where}*"
        if where
        else (f"- [{inline(event.title)}]({link(path, event_path(event.id, settings.events_dir))})")
    )
    yield f"    - {phrases.capital(phrases.count(len(event.articles), 'article'))}"
    differ = [g for g in comparison.figures if g.status == "differ"]
    variant = [g for g in comparison.quotes if g.status == "variant"]
    if variant:
        yield f"    - {phrases.capital(phrases.count(len(variant), 'statement'))} in differing versions"
    if differ:
        named = phrases.listed([inline(clip(g.measure, 60)) for g in differ[:3]])
        yield f"    - Figures differ: {named}"
    for choice in comparison.word_choices[:1]:
        terms = list(dict.fromkeys(m.term for m in choice.members))[:4]
        named = phrases.listed([f"“{inline(t)}”" for t in terms], "or")
        yield f"    - {inline(phrases.capital(choice.concept))}: {named}"
