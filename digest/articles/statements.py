"""What the settled lines of an article state of it: author, date of publication, dateline, agency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from digest.articles.bylines import Byline, byline, introduced, is_person
from digest.articles.datelines import Dateline, dateline
from digest.articles.headlines import Headline
from digest.articles.lines import Line
from digest.articles.pagedates import page_date
from digest.model import Block, Flag, Span, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text's blocks, and what its lines state of the article."""

    blocks: tuple[Block, ...]
    title: Stated | None = None
    author: Stated | None = None
    person: bool = False
    """Whether the author is a person, not an agency or a desk."""
    published: Stated | None = None
    published_basis: Literal["text", "page"] | None = None
    dateline: Stated | None = None
    place: str | None = None
    agency: str | None = None
    """Place and agency of the dateline."""
    flags: tuple[Flag, ...] = ()


def state(text: str, lines: list[Line], headline: Headline | None, disclosed: Mapping[str, Flag]) -> Layout:
    """The layout that `lines`, each with its kind, make of `text`; flags are added to those disclosed."""
    flags = dict(disclosed)
    blocks = tuple(
        Block(line.start, line.end, line.kind or "body") for line in lines if line.end > line.start
    )
    opening = next((line for line in lines if line.kind == "body"), None)
    found = dateline(text, opening.start, opening.end) if opening else None
    author, person, signed = _author(text, lines)
    published, basis = _published(text, lines, found, signed)
    if found is not None and found.agency:  # an agency's dateline says whose words these are
        span = Span(found.start, found.end)
        flags.setdefault("agency-copy", Flag(name="agency-copy", span=span))
    if author is not None and not person and author.span is not None:
        flags.setdefault("agency-copy", Flag(name="agency-copy", span=author.span))
    return Layout(
        blocks=blocks,
        title=headline.stated(text) if headline else None,
        author=author,
        person=person,
        published=published,
        published_basis=basis,
        dateline=Stated(text[found.start : found.end], Span(found.start, found.end)) if found else None,
        place=found.place if found else None,
        agency=found.agency if found else None,
        flags=tuple(flags[name] for name in sorted(flags)),
    )


def _author(text: str, lines: list[Line]) -> tuple[Stated | None, bool, Line | None]:
    candidates = []
    for line in lines:
        if line.kind != "byline":
            continue
        found = _named_by(text, line)
        if found is not None:
            candidates.append((found.person, Span(found.start, found.end), line))
        elif is_person(text[line.start : line.end]):
            candidates.append((True, Span(line.start, line.end), line))
    if not candidates:
        return None, False, None
    person, span, line = next((each for each in candidates if each[0]), candidates[0])
    return Stated(span.of(text), span), person, line


def _named_by(text: str, line: Line) -> Byline | None:
    return (
        byline(text, line.start, line.end)
        or byline(text, line.start, line.end, opened=False)
        or introduced(text, line.start, line.end)
    )


def _published(
    text: str, lines: list[Line], found: Dateline | None, signed: Line | None
) -> tuple[Stated | None, Literal["text", "page"] | None]:
    headline = next((index for index, line in enumerate(lines) if line.kind == "headline"), None)
    near: list[tuple[Stated, Literal["text", "page"]]] = []
    for index, line in enumerate(lines):
        if line.kind not in ("date", "byline"):
            continue
        dated = page_date(text[line.start : line.end], within=line.kind == "byline")
        if dated is None or dated.updated:
            continue
        stated = Stated(dated.iso, Span(line.start + dated.start, line.start + dated.end))
        if dated.labelled:
            return stated, "text"
        above = index < headline if headline is not None else index == 0
        near.append(
            (
                stated,
                "page"
                if above and line is not signed and _furnished(lines, index, dated.weekday)
                else "text",
            )
        )
    if found is not None and found.date is not None:
        near.insert(0, (Stated(found.date, Span(found.start, found.end)), "text"))
    return min(near, key=lambda each: each[1] == "page", default=(None, None))


def _furnished(lines: list[Line], index: int, weekday: bool) -> bool:
    """Whether a date above the headline is the page's own: with a weekday, or among furniture."""
    beside = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return weekday or any(line.kind == "boilerplate" and line.group != "markup" for line in beside)
