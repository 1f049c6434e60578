"""Words of articles in a Markdown comment: as text, short, with nothing in them markup."""

from __future__ import annotations

from digest.pages.escape import clip, inline, visible

_LONGEST = 160
"""Characters; enough to know a sentence again."""


def plain(words: str, most: int = _LONGEST) -> str:
    """Words of an article as Markdown text that every renderer shows as they are."""
    return inline(clip(visible(words), most))


def quoted(words: str | None, most: int = _LONGEST) -> str:
    """A stated thing in quotation marks; what is not stated says so."""
    return "not stated" if words is None else f"“{plain(words, most)}”"


def code(name: str) -> str:
    """A name of ours (article, event, path) as code."""
    return f"`{visible(name).replace('`', '')}`"


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number and what it counts: "1 event", "2,000 events"."""
    return f"{n:,} {one if n == 1 else many or f'{one}s'}"
