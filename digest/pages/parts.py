"""Parts of a large event on pages of their own, so that the event's page stays light.

The committed page holds everything. Laid out with all its rows, that of an event which dozens of articles
report would weigh more than a first visit may; so the layout shows the rows that most articles have, and
leads to a page for each long section, which is made at each build and has all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.model import Comparison, Page
from digest.pages import markdown, phrases
from digest.pages.addresses import file_name, link
from digest.pages.escape import front_matter, inline
from digest.pages.rows import sections
from digest.pages.sections import EVENT, FEW, TITLES
from digest.pages.view import Coverage

HEAVY = 50_000
"""Bytes over the wire, of the rows of one event, that its page carries."""
LONG = 8_000
"""Bytes from which on a section leaves rows to a page of its own, where the page is too heavy."""
MEMBER = 45
"""Bytes of a version of a statement or of a figure's wording, compressed, with name and address."""
REPORT = 60
"""Bytes of the words of a claim."""
TELLER = 12
"""Bytes of the name and the address of an article that has a claim."""

CALLED = {"quotes": "statement", "figures": "figure", "who-reports-what": "report"}
"""What a row of each section is that may be long."""

_MARK = re.compile(r"<!-- digest:parts (?P<folder>\S+): (?P<names>[a-z -]+) -->")


def long(comparison: Comparison) -> tuple[str, ...]:
    """The sections that have pages of their own, by name."""
    if len(comparison.event.articles) <= FEW:
        return ()
    weights = {
        "quotes": MEMBER * sum(len(group.members) for group in comparison.quotes),
        "figures": MEMBER * sum(len(group.members) for group in comparison.figures),
        "who-reports-what": sum(
            REPORT + TELLER * len({*claim.articles, *claim.unsure}) for claim in comparison.claims
        ),
    }
    if sum(weights.values()) <= HEAVY:
        return ()
    return tuple(name for name, weight in weights.items() if weight > LONG)


def mark(event: str, comparison: Comparison) -> str:
    """What tells the layout of the pages that an event's long sections have; "" where none is long."""
    names = long(comparison)
    return f"<!-- digest:parts {file_name(event)}: {' '.join(names)} -->" if names else ""


def marked(text: str) -> dict[str, str] | None:
    """The long sections that a mark names, each with its page; None where `text` is no mark."""
    found = _MARK.fullmatch(text)
    if found is None:
        return None
    return {name: link("", f"{found['folder']}/{name}.md") for name in found["names"].split()}


def every(section: str, rows: int) -> str:
    """As in "All 76 figures"."""
    return f"{'All ' if rows > 1 else ''}{phrases.tally(rows, CALLED[section])}"


def part_pages(coverage: Coverage, updated: str | None) -> Iterator[Page]:
    """A page for each long section, with all its rows."""
    for name in long(coverage.comparison):
        path = f"{coverage.path.removesuffix('.md')}/{name}.md"
        yield Page(
            path=path,
            text=markdown.page(_lines(coverage.on(path), name)),
            committed=False,
            updated=updated,
        )


def _lines(coverage: Coverage, name: str) -> Iterator[str]:
    event = coverage.event
    parts = {part.name: part for part in sections(coverage)}
    rows = every(name, sum(1 for _ in parts[name].rows))
    yield from markdown.front_matter(
        digest="part", description=front_matter(f"{rows} side by side: {event.title}.")
    )
    yield f"# {inline(event.title)}: {TITLES[name].lower()}"
    yield ""
    yield EVENT
    yield ""
    yield f"{rows} · [Back to the event]({link(coverage.path, coverage.home)})"
    yield ""
    for part in (parts[name], parts["articles"]):
        yield from markdown.section(part, coverage)
    yield from markdown.shared_text(coverage)
