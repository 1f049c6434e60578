"""Long lists over several pages: no page lists everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from digest.model import Edition, Event, Page
from digest.pages import markdown, phrases
from digest.pages.addresses import event_path, link
from digest.pages.escape import clip, front_matter, inline
from digest.pages.naming import by_weight, names
from digest.pages.settings import Settings

T = TypeVar("T")


def page_path(path: str, n: int) -> str:
    """Page `n`, from 1, of the list that begins at `path`; no slug can meet it."""
    if n == 1:
        return path
    stem = path.removesuffix(".md").removesuffix("/index")
    return f"{stem}/page-{n}.md"


def paged(
    path: str,
    title: str,
    entries: Sequence[T],
    show: Callable[[T, str], Iterable[str]],
    *,
    kind: str,
    per_page: int,
    updated: Callable[[Sequence[T]], str | None] = lambda _: None,
    head: Callable[[str], Iterable[str]] = lambda _: (),
    description: str = "",
) -> Iterator[Page]:
    """`entries` on as many pages as it takes; `show` writes one entry for the page of a given path.

    `head` writes what stands above the entries on the first page; `title` is Markdown source, and
    `description`, a sentence for those who see only a link to the page, is plain text.
    """
    parts = [entries[i : i + per_page] for i in range(0, len(entries), per_page)] or [entries]
    for n, part in enumerate(parts, start=1):
        here = page_path(path, n)
        said = description.removesuffix(".") + (f" (page {n} of {len(parts)})." if n > 1 else ".")
        lines = list(
            markdown.front_matter(
                digest=kind,
                description=front_matter(said) if description else None,
                search="\n  exclude: true" if n > 1 else None,
            )
        )
        lines.append(f"# {title}" + (f", page {n}" if n > 1 else ""))
        lines.append("")
        if n == 1:
            lines.extend(head(here))
            lines.append("")
        for entry in part:
            lines.extend(show(entry, here))
        lines.append("")
        if len(parts) > 1:
            lines.append(_turn(path, here, n, len(parts)))
        yield Page(path=here, text=markdown.page(lines), committed=False, updated=updated(part))


def _turn(path: str, here: str, n: int, of: int) -> str:
    """The way to the pages around."""
    back = f"[Previous]({link(here, page_path(path, n - 1))})" if n > 1 else ""
    on = f"[Next]({link(here, page_path(path, n + 1))})" if n < of else ""
    return phrases.dotted((back, f"Page {n} of {of}", on))


def event_lines(edition: Edition, event: Event, here: str, settings: Settings) -> Iterator[str]:
    """An event in a list: title, day, place, and what differs in it."""
    where = phrases.dotted((phrases.dates(event.first, event.last), inline(event.place or "")))
    target = link(here, event_path(event.id, settings.events_dir))
    yield f"- [{inline(event.title)}]({target}){f' *{where}*' if where else ''}"
    for line in told(edition, event):
        yield f"    - {line}"


def told(edition: Edition, event: Event, show: Callable[[str], str] = inline) -> Iterator[str]:
    """In a few lines how many tell of an event, and what differs between them.

    `show` writes the articles' own words: as Markdown source, unless told otherwise.
    """
    comparison = edition.comparisons[event.id]
    stated = {edition.readings[a].article.outlet for a in event.articles} - {None}
    of = f" from {phrases.count(len(stated), 'outlet')}" if stated else ""
    yield f"{phrases.capital(phrases.count(len(event.articles), 'article'))}{of}"
    variant = sum(g.status == "variant" for g in comparison.quotes)
    if variant:
        yield f"{phrases.capital(phrases.count(variant, 'statement'))} in differing versions"
    differ = sorted((g for g in comparison.figures if g.status == "differ"), key=lambda g: (-g.weight, g.id))
    if differ:
        named = phrases.listed([show(clip(g.measure, 60)) for g in differ[:3]])
        yield f"Figures differ: {named}"
    for choice in by_weight(comparison.word_choices)[:1]:
        named = phrases.listed([f"“{show(clip(t, 60))}”" for t in names(choice)], "or")
        yield f"{show(phrases.capital(choice.concept))}: {named}"


def newest(events: Sequence[Event]) -> str | None:
    """The last day that any of `events` tells of."""
    return max((e.last for e in events if e.last), default=None)
