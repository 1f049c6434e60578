"""The page of one event: the file that is committed and reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Page, Span
from digest.pages import markdown, phrases
from digest.pages.addresses import link, person_path, place_path
from digest.pages.escape import front_matter, inline
from digest.pages.rows import sections
from digest.pages.rows.base import words_of
from digest.pages.sections import EVENT, TITLES
from digest.pages.shared import shared_by
from digest.pages.speakers import leading
from digest.pages.summary import outlets, summary
from digest.pages.view import Coverage, Section


def event_page(coverage: Coverage, parts: tuple[Section, ...] | None = None) -> Page:
    """The whole page, from this event's articles alone: nothing on it moves when other events change.

    `parts` are its sections, where they are known already.
    """
    return Page(
        path=coverage.path,
        text=markdown.page(_lines(coverage, sections(coverage) if parts is None else parts)),
        committed=True,
        updated=updated(coverage),
    )


def updated(coverage: Coverage) -> str | None:
    """The newest day on the page that an article states of itself or tells of."""
    days = [coverage.event.last] + [
        r.article.published.value
        for r in coverage.columns
        if r.article.published is not None and r.article.published_basis != "page"
    ]
    return max((d for d in days if d), default=None)


def _lines(coverage: Coverage, parts: tuple[Section, ...]) -> Iterator[str]:
    event = coverage.event
    yield from markdown.front_matter(
        digest="event",
        description=front_matter(_description(coverage)),
        date=front_matter(event.first) if event.first else None,
    )
    yield f"# {inline(event.title)}"
    yield ""
    yield EVENT
    yield ""
    people = ", ".join(
        f"[{inline(p.name)}]({link(coverage.path, person_path(p.name))})"
        for p in leading(event.people, _HEAD)
    )
    place = ""
    if event.place:
        place = f"[{inline(event.place)}]({link(coverage.path, place_path(event.place))})"
    head = phrases.dotted((phrases.dates(event.first, event.last), place, people))
    if head:
        yield head
        yield ""
    for line in summary(coverage):
        yield f"- {line}"
    yield ""
    for part in parts:
        yield from markdown.section(part, coverage)
    yield from markdown.shared_text(coverage)
    yield from _why(coverage)


_HEAD = 5
"""People in the line below the title."""
_NAMED = 5
"""Articles that a line names; further ones are counted."""


def _description(coverage: Coverage) -> str:
    day = phrases.dates(coverage.event.first, coverage.event.last)
    comparison = coverage.comparison
    counted = [
        phrases.tally(len(comparison.quotes), "statement") if comparison.quotes else "",
        phrases.tally(len(comparison.figures), "figure") if comparison.figures else "",
    ]
    compared = " and ".join(c for c in counted if c)
    text = phrases.capital(outlets(coverage)) + (f", on {day}" if day else "")
    return f"{text}: {compared} side by side." if compared else f"{text}."


def _why(coverage: Coverage) -> Iterator[str]:
    event = coverage.event
    if not event.why and not event.dated:
        return
    yield f"## {TITLES['why-these-articles']}"
    yield ""
    shared, n = shared_by(coverage), len(event.articles)
    everywhere = [s.term for s in shared if len(s.articles) == n]
    some = [s for s in shared if len(s.articles) < n]
    parts = []
    if everywhere:
        by = "both" if n == 2 else f"all {phrases.number(n)}"
        parts.append(f"Shared by {by}: {', '.join(map(inline, everywhere))}.")
    if some:
        least = phrases.number(min(len(s.articles) for s in some))
        by = f"{'By' if parts else 'Shared by'} {least} or more"
        parts.append(f"{by}: {', '.join(inline(s.term) for s in some)}.")
    if parts:
        yield f"- {' '.join(parts)}"
    days = dict(_days(coverage))
    if days:
        said = [f"{inline(phrases.date(day))} ({'; '.join(links)})" for day, links in days.items()]
        yield f"- {'Day' if len(days) == 1 else 'Days'} of the event: {', '.join(said)}."
    yield ""


def _days(coverage: Coverage) -> Iterator[tuple[str, list[str]]]:
    """The event's first and last day, each with every article that names it, and in which words."""
    event = coverage.event
    told_of = {dating.date for dating in event.dated.values()}
    for day in dict.fromkeys(d for d in (event.first, event.last) if d is not None and d in told_of):
        named: dict[str, tuple[Span, Span]] = {}
        for told in coverage.comparison.timeline:
            if told.date == day:
                for passage in told.passages:
                    named.setdefault(passage.article, (passage.named, passage.span))
        for article, dating in event.dated.items():
            own = next((e.span for e in dating.evidence if e.article == article), None)
            if dating.date == day and own is not None:
                named[article] = own, own
        links: dict[str, list[str]] = {}
        for article in event.articles:
            if article in named:
                words, place = named[article]
                said = words_of(coverage.readings[article], words, limit=60)
                target = coverage.to(article, place)
                links.setdefault(said, []).append(f"[{inline(coverage.label(article))}]({target})")
        yield day, [f"“{words}” in {_some(found)}" for words, found in links.items()]


def _some(links: list[str]) -> str:
    """As in "the Post, the Courier and ten more": a list of dozens tells no more."""
    more = len(links) - _NAMED
    return ", ".join(links) if more < 2 else f"{', '.join(links[:_NAMED])} and {phrases.number(more)} more"
