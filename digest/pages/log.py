"""What was corrected, withdrawn or moved: the pages that keep old addresses honest."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Correction, Edition, Page, Withdrawn
from digest.pages import markdown, phrases
from digest.pages.addresses import article_path, event_path, link
from digest.pages.escape import clip, front_matter, inline
from digest.pages.lists import paged
from digest.pages.settings import Settings

INDEX = "corrections.md"


def log(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The log of corrections, a page for each withdrawn thing, a page at each old address."""
    entries = sorted(edition.corrections, key=lambda c: (c.when, c.what), reverse=True)
    yield from paged(
        INDEX,
        "Corrections",
        entries,
        _correction,
        kind="corrections",
        per_page=settings.per_page,
        updated=lambda part: max((c.when for c in part), default=None),
        head=lambda here: _head(edition, here, settings),
        description="What was corrected or withdrawn here, by whom, when and why.",
    )
    for thing in edition.withdrawn:
        yield _withdrawn(edition, thing, settings)
    for old, new in sorted(edition.moved.items()):
        title = next((e.title for e in edition.events if e.id == new), new)
        here, there = event_path(old, settings.events_dir), event_path(new, settings.events_dir)
        yield _moved(here, there, title, "This event is now told at")
    gone = {thing.id for thing in edition.withdrawn if thing.kind == "article"}
    for old, new in sorted(edition.renamed.items()):
        if new in edition.readings and old not in edition.readings and old not in gone:
            article = edition.readings[new].article
            title = article.title.value if article.title is not None else article.outlet_label
            yield _moved(article_path(old), article_path(new), clip(title, 300), "This article is now at")


def _head(edition: Edition, here: str, settings: Settings) -> Iterator[str]:
    if not edition.corrections:
        yield "Nothing has been corrected so far."
        yield ""
    if edition.withdrawn:
        yield "## Withdrawn"
        yield ""
        for thing in sorted(edition.withdrawn, key=lambda w: (w.when or "", w.id), reverse=True):
            day = phrases.date(thing.when) if thing.when else "day not recorded"
            yield markdown.entry(
                thing.title, link(here, _path(thing, settings)), f"{thing.kind} · {inline(day)}"
            )
        yield ""
    if edition.corrections:
        yield "## Corrected"
        yield ""


def _correction(entry: Correction, here: str) -> Iterator[str]:
    yield f"- {inline(entry.what)}"
    yield f"    - {inline(entry.why)} *{inline(entry.who)} · {inline(phrases.date(entry.when))}*"


def _path(thing: Withdrawn, settings: Settings) -> str:
    return article_path(thing.id) if thing.kind == "article" else event_path(thing.id, settings.events_dir)


def _withdrawn(edition: Edition, thing: Withdrawn, settings: Settings) -> Page:
    path = _path(thing, settings)
    lines = [*markdown.front_matter(digest="withdrawn", search="\n  exclude: true")]
    lines += [f"# {inline(thing.title)}", ""]
    day = f" on {phrases.date(thing.when)}" if thing.when else ""
    lines += [f"**Withdrawn.** This {thing.kind} was published here and was withdrawn{day}.", ""]
    if thing.why:
        lines += [f"Reason given: {inline(thing.why)}", ""]
    event = next((e for e in edition.events if e.id == thing.event), None)
    if event is not None:
        target = link(path, event_path(event.id, settings.events_dir))
        lines += [f"The event it belonged to: [{inline(event.title)}]({target}).", ""]
    lines += [f"[All corrections]({link(path, INDEX)})"]
    return Page(path=path, text=markdown.page(lines), committed=False, updated=thing.when)


def _moved(path: str, there: str, title: str, said: str) -> Page:
    """The page at an old address, which leads on."""
    target = link(path, there)
    lines = [
        *markdown.front_matter(digest="moved", redirect=front_matter(target), search="\n  exclude: true"),
        f"# {inline(title)}",
        "",
        f"{said} [{inline(title)}]({target}).",
    ]
    return Page(path=path, text=markdown.page(lines), committed=False)
