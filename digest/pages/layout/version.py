"""One version of a row: its words, and the articles that have it, each with its passage."""

from __future__ import annotations

from collections.abc import Sequence
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
        return list({column.number: column for column, _ in self.cells}.values())


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the versions of one section."""

    md: Markdown
    kind: str
    """Name of the section."""
    families: Sequence[Family]

    def version(self, holder: Element, version: Version, draw: Draw) -> None:
        columns = version.columns
        made = add(holder, "div", "version", data_columns=" ".join(str(c.number) for c in columns))
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
            group = add(line, "span", "family", data_columns=" ".join(str(c.number) for c in own))
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
            passages = [(c, href, words) for c, cell in version.cells for href, words in cell.beneath]
            self._wordings(made, passages, "Wording", named=len(columns) > 1)

    def told(self, holder: Element, found: Sequence[Version]) -> None:
        """A claim: the words of one article, the names of all, the other wordings on demand."""
        if not found:
            return
        pairs = [pair for version in found for pair in version.cells]
        self.version(holder, Version(pairs), cells.fact)
        first = " ".join(str(c.number) for c in found[0].columns)
        holder[-1][0].set("data-columns", first)
        others = [(c, cell.href, cell.body) for version in found[1:] for c, cell in version.cells]
        self._wordings(holder[-1], others, "Other wordings", named=True)

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
        """An article's name, which leads to its passage; what its cell says that others do not."""
        holder = add(line, "span", "holder", data_column=str(column.number))
        holder.tail = " "
        held = [cell for c, cell in version.cells if c.number == column.number]
        which(self.md, put(holder, "a", held[0].label, href=held[0].href), column)
        further: list[str] = []
        said: list[str] = []
        for cell in held:
            further += [cell.href] if cell is not held[0] else []
            further += [href for href, _ in cell.beneath[1:] if self.kind == "framing"]
            for note in items(cell.notes):
                if note.text.startswith(ALSO):
                    further += [node.get("href", "") for node in note.nodes]
                elif (words := note.plain(self.md)) not in common and words not in said:
                    said.append(words)
                    append(holder, " ")
                    put(holder, "small", note)
        for n, href in enumerate(further[:FURTHER], start=2):
            append(holder, " ")
            link = add(holder, "a", "to", text=str(n), href=href)
            unseen(link, f", passage in {column.label.plain(self.md)}")
        if len(further) > FURTHER:
            append(holder, f" and {len(further) - FURTHER} more")

    def _wordings(
        self, made: Element, passages: Sequence[tuple[Column, str, Line]], summary: str, *, named: bool
    ) -> None:
        """Passages on demand, those of the same words once; `named` says whose they are."""
        found: dict[str, tuple[Line, list[tuple[Column, str]]]] = {}
        for column, href, words in passages:
            found.setdefault(words.plain(self.md), (words, []))[1].append((column, href))
        if not found:
            return
        details = add(made, "details", "evidence")
        add(details, "summary", text=summary)
        for words, held in found.values():
            line = add(details, "p", data_columns=" ".join(str(c.number) for c, _ in held))
            put(line, "a", words, href=held[0][1]).tail = " "
            for column, href in held if named else ():
                name = add(line, "small", "holder", data_column=str(column.number))
                put(name, "a", column.label, href=href)
                name.tail = " "

    def kind_of(self, cell: Cell) -> str:
        notes = items(cell.notes)
        return KINDS.get(notes[0].plain(self.md), "") if notes else ""


def tallied(parent: Element, columns: Sequence[Column]) -> Element:
    """How many articles, in a way that a script can count again."""
    n = len(columns)
    return add(
        parent,
        "b",
        "tally-of",
        text=f"{n} {'article' if n == 1 else 'articles'}",
        data_tally=" ".join(str(c.number) for c in columns),
    )


def which(md: Markdown, parent: Element, column: Column) -> None:
    """What tells an article from others of its outlet."""
    if column.span > 1:
        title = " ".join(column.title.plain(md).split()[: cells.TITLE])
        add(parent, "span", "which", text=f" {title} …")
