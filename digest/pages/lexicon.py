"""The lexicon: a thing and how each outlet named it, across the events."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Edition, Event, Page, WordChoice
from digest.pages import markdown, phrases
from digest.pages.addresses import anchor, event_path, link, outlet_path, slug
from digest.pages.escape import clip, inline
from digest.pages.lists import newest, paged
from digest.pages.sections import TITLES
from digest.pages.settings import Settings

INDEX = "lexicon.md"
NAMED = 6
"""Names of a thing that its entry gives."""
Named = list[tuple[Event, WordChoice]]


def thing_path(concept: str) -> str:
    """The page of a thing that goes by several names."""
    return f"lexicon/{slug(concept)}.md"


def things(edition: Edition) -> dict[str, tuple[str, Named]]:
    """Slug of a thing to its name and its rows, newest event first."""
    found: dict[str, tuple[str, Named]] = {}
    for event in edition.events:
        for choice in edition.comparisons[event.id].word_choices:
            found.setdefault(slug(choice.concept), (choice.concept, []))[1].append((event, choice))
    return dict(sorted(found.items()))


def lexicon(edition: Edition, settings: Settings) -> Iterator[Page]:
    """The index of things and a page, or several, for each."""
    found = things(edition)
    yield from paged(
        INDEX,
        TITLES["word-choice"],
        list(found.values()),
        lambda thing, here: [
            markdown.entry(phrases.capital(thing[0]), link(here, thing_path(thing[0])), _terms(thing[1]))
        ],
        kind="lexicon",
        per_page=settings.per_page * 2,
        head=lambda _: ["What goes by several names, and who calls it what."],
        description="What goes by several names, and who calls it what.",
    )
    for concept, rows in found.values():
        yield from paged(
            thing_path(concept),
            inline(phrases.capital(concept)),
            rows,
            lambda row, here: _row(edition, *row, here, settings),
            kind="thing",
            per_page=settings.per_page,
            updated=lambda part: newest([event for event, _ in part]),
            description=f"Names for one thing: {', '.join(_called(rows)[:NAMED])}, and who uses which.",
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
