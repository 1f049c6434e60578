"""How to cite an event's page: by title, site, address and the day of its newest article, never today's."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Edition, Event
from digest.pages import phrases
from digest.pages.addresses import anchor, event_path
from digest.pages.days import newest_article
from digest.pages.escape import visible
from digest.pages.settings import Settings

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros that every bibliography style defines."""

_TEX = str.maketrans(
    {
        **{c: f"\\{c}" for c in "&%$#_"},
        # BibTeX counts braces even where they are escaped: what an article writes must not hold one
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        '"': r"\textquotedbl{}",
    }
)


def citation(edition: Edition, event: Event, settings: Settings) -> str:
    """One line of text; without `site_url` it has no address."""
    parts = (
        f"“{visible(event.title)}”",
        visible(settings.site_name),
        phrases.date(newest_article(edition, event)),
        settings.address(event_path(event.id, settings.events_dir)) or "",
    )
    return ", ".join(part for part in parts if part)


def bibtex(edition: Edition, event: Event, settings: Settings) -> str:
    """An entry for a bibliography, several lines, without a line end at the end."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(edition, event, settings))
    return f"@misc{{{anchor(event.id)},\n{fields}\n}}"


def _fields(edition: Edition, event: Event, settings: Settings) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_tex(event.title)}}}}}"  # twice: its capitals are kept
    yield "howpublished", f"{{{_tex(settings.site_name)}}}"
    day = newest_article(edition, event)
    if day is not None:
        yield "year", day[:4]
        yield "month", _MONTHS[int(day[5:7]) - 1]
        yield "day", day[8:].lstrip("0")
    address = settings.address(event_path(event.id, settings.events_dir))
    if address is not None:
        yield "url", f"{{{address}}}"


def _tex(text: str) -> str:
    return visible(text).translate(_TEX)
