"""Changes as a Markdown comment: what matters first, and never longer than a host takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digest.changes import Changes, EventChange
from digest.quoting import code, counted, plain

_LINES = 40
"""Of one event; the rest is counted."""

_EVENTS = 60
_ARTICLES = 60

_CHARACTERS = 60_000
"""A comment on a host has at most 65,536."""


def markdown(found: Changes, notes: Sequence[str] = ()) -> str:
    """The changes as Markdown; `notes` (Markdown, a line each) stand above them."""
    out = [f"> {note}\n" for note in notes]
    if not found:
        return "\n".join([*out, "No fact changed."]) + "\n"
    out.append(f"**{summary(found)}**\n")
    for title, lines in (("Articles", found.articles), ("Corrections", found.corrections)):
        if lines:
            out += [f"### {title}\n", *(f"- {line}" for line in lines[:_ARTICLES])]
            out += [*_more(len(lines) - _ARTICLES, "more"), ""]
    if found.events:
        out.append("### Events\n")
    size = sum(map(len, out))
    for n, event in enumerate(found.events):
        block = "\n".join(_event(event))
        size += len(block)
        if n >= _EVENTS or size > _CHARACTERS:
            out += _more(len(found.events) - n, "more events")
            break
        out.append(block)
    return "\n".join(out).rstrip() + "\n"


def summary(found: Changes) -> str:
    """One line: how many events changed, came and went, and what their facts did."""
    if not found.events:
        return "No fact changed"
    kinds = Counter(e.kind for e in found.events)
    lines = Counter(line.kind for e in found.events for line in e.lines if e.kind == "changed")
    said = [f"{kinds[k]:,} {k}" for k in ("changed", "new", "gone") if kinds[k]]
    first, _, rest = said[0].partition(" ")
    said[0] = f"{first} {'event' if first == '1' else 'events'} {rest}"
    facts = [
        *_some(lines["came"], "fact came", "facts came"),
        *_some(lines["went"], "fact went", "facts went"),
        *_some(lines["changed"], "fact changed", "facts changed"),
        *_some(lines["flipped"], "outcome flipped", "outcomes flipped"),
    ]
    return ", ".join(said) + ("; " + ", ".join(facts) if facts else "")


def _some(n: int, one: str, many: str | None = None) -> list[str]:
    return [counted(n, one, many or one)] if n else []


def _event(event: EventChange) -> list[str]:
    lines = [f"- **{plain(event.title)}** ({code(event.id)}): {event.headline}"]
    lines += [f"    - {line.text}" for line in event.lines[:_LINES]]
    return lines + [f"    {line}" for line in _more(len(event.lines) - _LINES, "more changes")]


def _more(n: int, what: str) -> list[str]:
    return [f"- and {n:,} {what}"] if n > 0 else []
