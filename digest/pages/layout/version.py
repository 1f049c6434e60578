"""One version of a row: its words, and the articles that have it, each with its passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout import cells
from digest.pages.layout.cells import Draw
from digest.pages.layout.charts import bar
from digest.pages.layout.columns import Column
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.families import Family
from digest.pages.layout.reading import Cell, Line, append, items
from digest.pages.sections import ALSO, KINDS

FURTHER = 3
"""Further passages of one article that a version links to; its page has the rest."""


def distinct(columns: Iterable[Column]) -> list[Column]:
    """The columns, each once, in their order."""
    return list({column.number: column for column in columns}.values())


@dataclass(slots=True)
class Version:
    """Cells of a row that say the same."""

    cells: list[tuple[Column, Cell]] = field(default_factory=list)

    @property
    def cell(self) -> Cell:
        """The one whose words stand for all."""
        return self.cells[0][1]

    @property
    def columns(self) -> list[Column]:
        """The articles that have it, each once."""
        return distinct(column for column, _ in self.cells)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the versions of one section."""

    md: Markdown
    kind: str
    """Name of the section."""
    families: Sequence[Family]

    def version(self, holder: Element, version: Version, draw: Draw) -> None:
        columns = version.columns
        made = add(holder, "div", "version", data_columns=numbers(columns))
        kind = self.kind_of(version.cell) if draw is cells.quote else ""
        if kind:
            made.set("class", f"{made.get('class')} digest-{kind}")
        if draw is cells.frame:
            line = add(made, "p", "share")
            put(line, "strong", version.cell.body)
            bar(line, cells.percent(self.md, version.cell))
        else:
            put(made, "p", version.cell.body, "value" if draw is cells.figure else "words")
        said = [self._said(cell) for _, cell in version.cells]
        common = [note for note in said[0] if all(note in other for other in said)]
        self._notes(made, version.cell, common)
        line = add(made, "p", "holders")
        if len(columns) > 1:
            tallied(line, columns).tail = " "
        by_number = dict.fromkeys(c.number for c in columns)
        for family in self.families:
            own = [c for c in family.columns if c.number in by_number]
            if len(own) < 2:
                continue
            group = add(line, "span", "family", data_columns=numbers(own))
            group.tail = " "
            add(group, "span", "label", text="one text").tail = " "
            for column in own:
                self._holder(group, column, version, common)
                del by_number[column.number]
            group[-1].tail = ""
        for column in columns:
            if column.number in by_number:
                self._holder(line, column, version, common)
        if draw is cells.figure:
            passages = [(c, cell.href, words) for c, cell in version.cells for _, words in cell.beneath]
            self._wordings(made, passages, "Wording", len(columns))

    def told(self, holder: Element, found: Sequence[Version]) -> None:
        """A claim: the words of one article, the names of all, the other wordings on demand."""
        if not found:
            return
        pairs = [pair for version in found for pair in version.cells]
        self.version(holder, Version(pairs), cells.fact)
        holder[-1][0].set("data-columns", numbers(found[0].columns))
        others = [(c, cell.href, cell.body) for version in found[1:] for c, cell in version.cells]
        self._wordings(holder[-1], others, "Other wordings", len(distinct(c for c, _ in pairs)))

    def _said(self, cell: Cell) -> list[str]:
        return [n.plain(self.md) for n in items(cell.notes) if not n.text.startswith(ALSO)]

    def _notes(self, made: Element, cell: Cell, common: list[str]) -> None:
        notes = [n for n in items(cell.notes) if n.plain(self.md) in common]
        if not notes and not cell.remark:
            return
        line = add(made, "p", "notes")
        for note in notes:
            append(line, " · " if len(line) else "")
            put(line, "span", note)
        if cell.remark:
            append(line, " · " if len(line) else "")
            add(line, "span", text=cell.remark)

    def _holder(self, line: Element, column: Column, version: Version, common: list[str]) -> None:
        """An article's name, which leads to its passage; what its cell says that others do not.

        The link alone where nothing else is said: such names are most of what a long page is made of.
        """
        held = [cell for c, cell in version.cells if c.number == column.number]
        further: list[str] = []
        said: dict[str, Line] = {}
        for cell in held:
            further += [cell.href] if cell is not held[0] else []
            further += [href for href, _ in cell.beneath[1:] if self.kind == "framing"]
            for note in items(cell.notes):
                if note.text.startswith(ALSO):
                    further += [node.get("href", "") for node in note.nodes]
                elif (words := note.plain(self.md)) not in common:
                    said.setdefault(words, note)
        holder = add(line, "span") if further or said else line
        name = put(holder, "a", held[0].label, href=held[0].href)
        which(self.md, name, column)
        for note in said.values():
            append(holder, " ")
            put(holder, "small", note)
        ways = add(holder, "span", "ways") if further else holder
        for n, href in enumerate(further[:FURTHER], start=2):
            append(ways, " ")
            link = add(ways, "a", "to", text=str(n), href=href)
            unseen(link, f", passage in {column.label.plain(self.md)}")
        if len(further) > FURTHER:
            append(ways, f" and {len(further) - FURTHER} more")
        append(line, " ")

    def _wordings(
        self, made: Element, passages: Sequence[tuple[Column, str, Line]], summary: str, articles: int
    ) -> None:
        """Passages on demand, those of the same words once.

        Each with the names of those that have it, unless all the `articles` do; the names above lead there.
        """
        found: dict[str, tuple[Line, str, list[Column]]] = {}
        for column, href, words in passages:
            found.setdefault(words.plain(self.md), (words, href, []))[2].append(column)
        if not found:
            return
        details = add(made, "details", "evidence")
        add(details, "summary", text=summary)
        for words, href, held in found.values():
            line = add(details, "p")
            put(line, "a", words, href=href)
            own = distinct(held)
            if len(own) < articles:
                line.set("data-columns", numbers(own))
                append(line, " ")
                listed(self.md, add(line, "small"), own)

    def kind_of(self, cell: Cell) -> str:
        notes = items(cell.notes)
        return KINDS.get(notes[0].plain(self.md), "") if notes else ""


def numbers(columns: Sequence[Column]) -> str:
    """Columns as the value of the attribute by which a script finds them."""
    return " ".join(str(c.number) for c in columns)


def tallied(parent: Element, columns: Sequence[Column]) -> Element:
    """How many articles; a script counts again those of the element around it."""
    n = len(columns)
    return add(parent, "b", text=f"{n} {'article' if n == 1 else 'articles'}")


def listed(md: Markdown, parent: Element, columns: Sequence[Column]) -> None:
    """Names of articles, one after the other; a script may write them anew."""
    for n, column in enumerate(columns):
        append(parent, " · " if n else "")
        column.label.into(parent)
        which(md, parent, column)


def which(md: Markdown, parent: Element, column: Column) -> None:
    """What tells an article from others of its outlet."""
    if column.span > 1:
        title = " ".join(column.title.plain(md).split()[: cells.TITLE])
        add(parent, "span", "which", text=f" {title} …")
