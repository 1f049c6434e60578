"""The head of a column whose outlet is not stated: what the article does state of itself."""

from __future__ import annotations

from collections.abc import Iterable

from digest.articles.statements import Layout
from digest.model import Flag

_LONGEST = 48
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


def label(text: str, layout: Layout, flags: Iterable[Flag], title: str | None, author: str | None) -> str:
    """A byline, an agency with its place, a disclosure with the day; failing all, the headline, cut short."""
    raised = {flag.name for flag in flags}
    signed = author or (layout.author.value if layout.author and layout.person else None)
    if signed:
        return _short(f"by {_name(signed)}")
    headline = title or (layout.title.value if layout.title else None)
    agency = layout.agency or (layout.author.value if layout.author else None)
    if "ai-generated" in raised:
        return _with("AI-generated", _day(layout), headline)
    if agency or "agency-copy" in raised:
        place = _name(layout.place) if layout.place else None
        return _with(_agency(agency), place or _day(layout), headline)
    if layout.place:
        return _with(_name(layout.place), None, headline)
    if headline:
        return _short(f"“{headline}”")
    words = next((text[block.start : block.end] for block in layout.blocks if block.kind == "body"), text)
    return _short(f"“{' '.join(words[:200].split())}”")


def _with(what: str, detail: str | None, headline: str | None) -> str:
    if detail:
        return _short(f"{what}, {detail}")
    return _short(f"{what}: “{headline}”") if headline else what


def _agency(name: str | None) -> str:
    if name is None:
        return "agencies"
    return name.lower() if name.lower() in ("agencies", "agency", "news agencies") else name


def _day(layout: Layout) -> str | None:
    """The day that the article itself states, written out; a page's date is not the article's."""
    if layout.published is None or layout.published_basis != "text":
        return None
    year, month, day = layout.published.value.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _name(words: str) -> str:
    """Capitals throughout, as bylines and datelines print them, made readable."""
    if not words.isupper():
        return words
    return " ".join(word.capitalize() if len(word) > 3 or word.isalpha() else word for word in words.split())


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST:
        return words
    cut = words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–—-")
    return cut + ("…”" if "“" in words else "…")
