"""What a comparison page is made of, before it is Markdown: sections of rows of cells.

One grammar for everything that is compared. A *row* is a thing (a statement, a measure, a term), a *cell*
is what one article has of it, with its passage. Article pages take their passages from the same rows,
so that no link can lack its anchor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from digest.model import Comparison, Event, Figure, Quote, Reading, Span
from digest.pages.addresses import article_path, event_path, link, passage
from digest.pages.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article has of a row. All text is Markdown source, already escaped."""

    article: str
    span: Span | None
    """The passage it rests on; None where it is counted or comes from metadata."""
    body: str
    notes: tuple[str, ...] = ()
    """In a few words of ours: kind, cue, medium, how often."""
    further: tuple[Span, ...] = ()
    """Other passages with the same."""
    beneath: tuple[tuple[Span, str], ...] = ()
    """Passages to be read on demand, with their (escaped) words."""
    linked: tuple[Span, ...] = ()
    """Passages that body or notes link to themselves."""

    @property
    def passages(self) -> Iterator[Span]:
        """Every passage that the cell cites."""
        if self.span is not None:
            yield self.span
        yield from self.further
        yield from self.linked
        for span, _ in self.beneath:
            yield span


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing that articles are compared in."""

    cells: tuple[Cell, ...]
    id: str | None = None
    """Permanent anchor."""
    head: str = ""
    notes: tuple[str, ...] = ()
    """How the cells stand to each other: "versions differ"."""
    aliases: tuple[str, ...] = ()
    """Old anchors that lead here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one heading, or under none."""

    rows: tuple[Row, ...]
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page; `name` is also its anchor."""

    name: str
    groups: tuple[Group, ...]

    @property
    def rows(self) -> Iterator[Row]:
        for group in self.groups:
            yield from group.rows

    def __bool__(self) -> bool:
        return any(row.cells for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One event with all that its page needs, and quick ways to look it up."""

    event: Event
    comparison: Comparison
    readings: Mapping[str, Reading]
    settings: Settings = field(default_factory=Settings)
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Old row anchors and the row each leads on to."""
    at: str | None = None
    """The page that is written, where it is not the event's."""
    quotes: dict[str, Quote] = field(init=False)
    figures: dict[str, Figure] = field(init=False)

    def __post_init__(self) -> None:
        columns = self.columns
        object.__setattr__(self, "quotes", {q.id: q for r in columns for q in r.quotes})
        object.__setattr__(self, "figures", {f.id: f for r in columns for f in r.figures})

    @property
    def columns(self) -> tuple[Reading, ...]:
        """The articles, in the order of the event."""
        return tuple(self.readings[a] for a in self.event.articles)

    @property
    def read(self) -> tuple[Reading, ...]:
        """The articles whose language is read: all that is compared was looked for in each of them."""
        return tuple(r for r in self.columns if not r.unread)

    @property
    def home(self) -> str:
        """The event's page."""
        return event_path(self.event.id, self.settings.events_dir)

    @property
    def path(self) -> str:
        """The page that is written: links start there."""
        return self.at or self.home

    def on(self, page: str) -> Coverage:
        """The same, to be written on another page."""
        return replace(self, at=page)

    @property
    def alone(self) -> bool:
        """Whether a single article reports the event, so that nothing can be compared."""
        return len(self.event.articles) == 1

    def label(self, article: str) -> str:
        """The head of an article's column."""
        return self.readings[article].article.outlet_label

    def to(self, article: str, span: Span | None = None) -> str:
        """The link target of an article, or of a passage of it."""
        return link(self.path, article_path(article), None if span is None else passage(span))

    def old(self, row: str) -> tuple[str, ...]:
        """Old anchors that lead to `row`."""
        return tuple(sorted(a for a, target in self.aliases.items() if target == row))


def article_of(identity: str) -> str:
    """The article of a quote's or figure's id ("<article id>#q1")."""
    return identity.rpartition("#")[0]


def sentence_around(reading: Reading, span: Span) -> Span:
    """The sentence of the body that holds `span`; outside the body the block, else the span itself."""
    for sentence in reading.sentences:
        if sentence.covers(span):
            return sentence
    for block in reading.article.blocks:
        if block.span.covers(span):
            return block.span
    return span
