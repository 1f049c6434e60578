"""What stands below an event's committed page: made at each build, because it changes with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from digest.model import Edition, Event
from digest.pages import phrases
from digest.pages.addresses import event_path, file_name, link
from digest.pages.escape import inline, url
from digest.pages.parts import mark
from digest.pages.reference import bibtex, citation
from digest.pages.settings import Settings


def addendum(edition: Edition, event: Event, settings: Settings) -> str:
    """Markdown to put below the page of `event`: nearest event, downloads, citation, where to report."""
    parts = mark(event.id, edition.comparisons[event.id])
    lines = _lines(edition, event, settings)
    return "\n".join(["", *([parts, ""] if parts else []), "## From here", "", *lines, ""])


def _lines(edition: Edition, event: Event, settings: Settings) -> Iterator[str]:
    path = event_path(event.id, settings.events_dir)
    nearest = next((e for e in edition.events if e.id == event.nearest), None)
    if nearest is not None:
        day = phrases.dates(nearest.first, nearest.last)
        target = link(path, event_path(nearest.id, settings.events_dir))
        yield f"- Nearest event: [{inline(nearest.title)}]({target}){f' *{day}*' if day else ''}"
    if settings.downloads:
        name = file_name(event.id)
        yield f"- Take it along: [JSON]({name}.json) · [CSV]({name}.csv)"
    if settings.correction_url:
        filled = settings.correction_url.replace("{page}", quote(path, safe=""))
        target_url = url(filled.replace("{title}", quote(event.title, safe="")))
        if target_url is not None:
            yield f"- [Something wrong here?]({target_url})"
    yield f"- Cite this page: {inline(citation(edition, event, settings))}"
    yield ""
    entry = _verbatim(bibtex(edition, event, settings))
    yield f'<details><summary>The same as BibTeX</summary><pre class="digest-bibtex">{entry}</pre></details>'


def _verbatim(text: str) -> str:
    """`text` as HTML that no extension takes for its own: only letters, digits and blanks stand as such."""
    return "".join(c if c.isalnum() or c in " \n" else f"&#x{ord(c):x};" for c in text)
