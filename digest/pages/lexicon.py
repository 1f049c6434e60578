"""The lexicon: a thing and how each outlet named it, across the events and over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from digest.model import ChoiceKind, Edition, Event, Page, WordChoice
from digest.pages import markdown, phrases
from digest.pages.addresses import anchor, event_path, link, outlet_path, slug
from digest.pages.escape import clip, inline
from digest.pages.lists import newest, paged
from digest.pages.sections import TITLES
from digest.pages.settings import Settings

INDEX = "lexicon.md"
NAMED = 6
"""Names of a thing that its entry gives."""
KINDS: dict[ChoiceKind, str] = {
    "thing": "Things",
    "act": "What was done",
    "person": "People",
    "group": "Groups",
}
"""What the lexicon holds, in its order."""
Named = list[tuple[Event, WordChoice]]


def thing_path(choice: WordChoice) -> str:
    """The page of a thing that goes by several names: one for all rows of that thing, whatever heads them."""
    return f"lexicon/{slug(choice.id.removeprefix('w-'))}.md"


def things(edition: Edition) -> list[Named]:
    """The rows of each thing, newest event first; the verbs of one remark are no thing."""
    found: dict[str, Named] = {}
    for event in edition.events:
        for choice in edition.comparisons[event.id].word_choices:
            if choice.kind != "remark":
                found.setdefault(thing_path(choice), []).append((event, choice))
    order = list(KINDS)
    return sorted(found.values(), key=lambda rows: (order.index(rows[0][1].kind), _name(rows), rows[0][1].id))


def _name(rows: Named) -> str:
    """What heads a thing: the newest row's head."""
    return phrases.capital(rows[0][1].concept)


def lexicon(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The index of things and a page, or several, for each."""
    found = things(edition)
    per_page = settings.per_page * 2
    heads = {
        rows[0][1].id: KINDS[_kind(rows)]
        for n, rows in enumerate(found)
        if n % per_page == 0 or _kind(rows) != _kind(found[n - 1])
    }
    yield from paged(
        INDEX,
        TITLES["word-choice"],
        found,
        lambda rows, here: _entry(rows, heads.get(rows[0][1].id), here),
        kind="lexicon",
        per_page=per_page,
        head=lambda _: ["What goes by several names, and who calls it what."],
        description="What goes by several names, and who calls it what.",
    )
    for rows in found:
        yield from paged(
            thing_path(rows[0][1]),
            inline(_name(rows)),
            rows,
            lambda row, here: _row(edition, *row, here, settings),
            kind="thing",
            per_page=settings.per_page,
            updated=lambda part: newest([event for event, _ in part]),
            head=partial(_by_outlet, edition, rows),
            description=f"Names for one thing: {', '.join(_called(rows)[:NAMED])}, and who uses which.",
        )


def _kind(rows: Named) -> ChoiceKind:
    return rows[0][1].kind


def _entry(rows: Named, head: str | None, here: str) -> Iterator[str]:
    if head is not None:
        yield ""
        yield f"## {head}"
        yield ""
    yield markdown.entry(_name(rows), link(here, thing_path(rows[0][1])), _terms(rows))


def _by_outlet(edition: Edition, rows: Named, here: str) -> Iterator[str]:
    """Who calls it what, over all the events in which it goes by several names."""
    if len(rows) < 2:
        return
    said: dict[str, Counter[str]] = {}
    events: dict[str, set[str]] = {}
    for event, choice in rows:
        for member in choice.members:
            outlet = edition.readings[member.article].article.outlet
            if outlet is not None and member.voice == "own":
                said.setdefault(outlet, Counter())[member.term] += len(member.spans)
                events.setdefault(outlet, set()).add(event.id)
    if not said:
        return
    yield from markdown.table(
        ("Outlet", "In its own words", "Events"),
        [
            (
                f"[{inline(outlet)}]({link(here, outlet_path(outlet))})",
                markdown.counted(sorted(said[outlet].items(), key=lambda item: (-item[1], item[0])), NAMED),
                f"{len(events[outlet]):,}",
            )
            for outlet in sorted(said, key=lambda name: (name.casefold(), name))
        ],
    )


def _called(rows: Named) -> list[str]:
    """The names of a thing, in quotation marks."""
    terms: dict[str, str] = {}
    for _, choice in rows:
        for member in choice.members:
            terms.setdefault(member.term.casefold(), member.term)
    return [f"“{clip(term, 60)}”" for term in terms.values()]


def _terms(rows: Named) -> str:
    named = _called(rows)
    return ", ".join(map(inline, named[:NAMED])) + (" …" if len(named) > NAMED else "")


def _row(edition: Edition, event: Event, choice: WordChoice, here: str, settings: Settings) -> Iterator[str]:
    target = link(here, event_path(event.id, settings.events_dir))
    yield f"## [{inline(event.title)}]({target}#{anchor(choice.id)})"
    yield ""
    day = phrases.dates(event.first, event.last)
    if day:
        yield day
        yield ""
    for article in event.articles:
        said = [
            f"“{inline(clip(m.term, 200))}”" + (f" ×{len(m.spans)}" if len(m.spans) > 1 else "")
            + (" (in somebody’s words)" if m.voice == "quoted" else "")
            for m in choice.members
            if m.article == article
        ]  # fmt: skip
        if said:
            told = edition.readings[article].article
            label = inline(told.outlet_label)
            if told.outlet is not None:
                label = f"[{label}]({link(here, outlet_path(told.outlet))})"
            yield f"- {label}: {', '.join(said)}"
    yield ""
