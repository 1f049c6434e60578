"""Rows of an event that many articles report: each version once, with the articles that have it.

Columns for so many would hold the same words over and over. A row becomes its versions, the one that most
articles have first; each names its articles, and each name leads to that article's passage. Copies of one
text stand together in those lists. A script can put the versions of a few chosen outlets into columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout import cells
from digest.pages.layout.cells import Draw
from digest.pages.layout.charts import bar
from digest.pages.layout.columns import Column
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.families import Family
from digest.pages.layout.marks import mark
from digest.pages.layout.reading import Cell, Line, Row, append, items, prominence
from digest.pages.layout.tables import ABSENT, NOTHING, Group, Table, anchors, own_entry, permalink, say
from digest.pages.sections import ALSO, KINDS, UNSURE

SHOWN = 6
"""Versions that are shown; the rest open on demand."""
SHOWN_LONG = 3
"""The same where versions are long."""
LONG = 140
"""Characters from which on a version is long."""
NAMED = 4
"""Articles without a thing that are named at once; more are counted, and named on demand."""
MARKED = 24
"""Versions beyond which no words are marked: every two are aligned."""
SHOWN_DAYS = 12
"""Days of a timeline that are shown; the rest open on demand."""
REPORTS = 10
"""Claims that are shown; the rest open on demand."""
CLAIMS = "only-here-and-left-out"
"""The section of claims: one thing a row, told by each in other words, so that one wording stands for all."""
DAYS = "timeline"
"""The section of days: nobody leaves a day out by not naming it."""
_WORD = re.compile(r"\w+")


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


class Versions(Table):
    """A table of two columns: what is compared, and its versions."""

    def __init__(
        self,
        md: Markdown,
        parent: Element,
        columns: list[Column],
        caption: str,
        kind: str,
        *,
        families: Sequence[Family] = (),
    ) -> None:
        self.md = md
        self.columns = columns
        self.marked = False
        self.kind = kind
        self.families = families
        self._by_key = {column.key: column for column in columns}
        self.table = add(parent, "table", "table", kind, "many", data_columns=str(len(columns)))
        unseen(add(self.table, "caption"), caption)
        row = add(add(self.table, "thead"), "tr")
        heads = ("Day", "What is told of it") if kind == DAYS else ("Compared", "Versions, and who has them")
        add(row, "th", "corner", text=heads[0], scope="col")
        add(row, "th", text=heads[1], scope="col")

    # ------------------------------------------------------------ rows

    def _span(self) -> str:
        return "2"

    def mark(self, row: Row) -> bool:
        """Versions are marked when they are known, in `row`."""
        return False

    def row(self, body: Element, row: Row, draw: Draw, absent: str = ABSENT) -> Element:
        """A row with its versions; its head is returned, to be filled."""
        status = self.status(row)
        tr = add(body, "tr", *([f"is-{status}"] if status else []))
        th = add(tr, "th", "row", scope="row")
        anchors(tr, th, row.ids)
        td = add(tr, "td", "versions")
        if absent == NOTHING:
            self._own_terms(td, row)
            return th
        found = self._versions(row, draw)
        if draw is cells.quote and status == "differ" and len(found) <= MARKED:
            own = Row(row.ids, row.head, row.notes, [])
            for n, version in enumerate(found):
                column, cell = version.cells[0]
                own.cells.append(replace(cell, column=f"version {n}"))
                version.cells[0] = column, own.cells[-1]
            self.marked |= mark(self.md, own)
        if self.kind == CLAIMS:
            self._told(td, found)
        elif self.kind == DAYS:
            for holder, version in zip(_holders(td, len(found), SHOWN_LONG, "passage"), found, strict=True):
                self._version(holder, version, draw)
            return th
        else:
            long = any(len(version.cell.body.plain(self.md)) > LONG for version in found)
            shown = SHOWN_LONG if long else SHOWN
            for holder, version in zip(_holders(td, len(found), shown, "version"), found, strict=True):
                self._version(holder, version, draw)
        self._without(td, absent, self.missing(row))
        self._without(td, UNSURE, [c for c in self.columns if c.key in row.unsure])
        return th

    def _versions(self, row: Row, draw: Draw) -> list[Version]:
        found: dict[tuple[str, ...], Version] = {}
        for cell in row.cells:
            column = self._by_key.get(cell.column)
            if column is None or cell.unsure:
                continue
            kind = self._kind(cell) if draw is cells.quote else ""
            words = _WORD.findall(cell.body.plain(self.md).casefold())
            found.setdefault((kind, *words), Version()).cells.append((column, cell))
        versions = list(found.values())
        if draw is cells.frame:
            return sorted(versions, key=lambda v: -cells.percent(self.md, v.cell))
        return sorted(versions, key=lambda v: -len(v.columns))

    def _kind(self, cell: Cell) -> str:
        notes = items(cell.notes)
        return KINDS.get(notes[0].plain(self.md), "") if notes else ""

    def left_out(self, th: Element, row: Row, absent: str = ABSENT) -> None:
        """Said below the versions."""

    def _without(self, td: Element, what: str, listed: list[Column]) -> None:
        """In one line who has nothing of a row, for certain or perhaps."""
        if not listed:
            return
        role = ["without"] if what != UNSURE else ["without", "unsure"]
        numbers = " ".join(str(c.number) for c in listed)
        if len(listed) <= NAMED:
            line = add(td, "p", *role, text=f"{what.capitalize()}: ", data_columns=numbers)
        else:
            details = add(td, "details", *role, data_columns=numbers)
            tallied(add(details, "summary", text=f"{what.capitalize()}: "), listed)
            line = add(details, "p")
        for column in listed:
            _name(self.md, line, column).tail = " "

    # ------------------------------------------------------------ a version

    def _version(self, holder: Element, version: Version, draw: Draw) -> None:
        columns = version.columns
        made = add(holder, "div", "version", data_columns=" ".join(str(c.number) for c in columns))
        kind = self._kind(version.cell) if draw is cells.quote else ""
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

    def _told(self, holder: Element, found: Sequence[Version]) -> None:
        """A claim: the words of one article, the names of all, the other wordings on demand."""
        if not found:
            return
        pairs = [pair for version in found for pair in version.cells]
        self._version(holder, Version(pairs), cells.fact)
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
        for n, cell in enumerate(cell for c, cell in version.cells if c.number == column.number):
            if n:
                append(holder, ", ")
            if n == 0:
                link = put(holder, "a", cell.label, href=cell.href)
                which(self.md, link, column)
            else:
                unseen(
                    add(holder, "a", "to", text="again", href=cell.href), f" in {cell.label.plain(self.md)}"
                )
            own = [note for note in items(cell.notes) if note.plain(self.md) not in common]
            further = [node for note in own if note.text.startswith(ALSO) for node in note.nodes]
            if self.kind == "framing" and not further:
                further = [_number(i, href) for i, (href, _) in enumerate(cell.beneath[1:], start=2)]
            for note in own:
                if not note.text.startswith(ALSO):
                    append(holder, " ")
                    put(holder, "small", note)
            for node in further:
                append(holder, " ")
                _passage(self.md, holder, column, node)

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

    # ------------------------------------------------------------ what stands in one article only

    def single(self, body: Element, rows: list[Row], draw: Draw, title: str, *, shown: int = SHOWN) -> None:
        """One row for all that only one article has: a card an article, its first entry without asking."""
        tr = add(body, "tr", "is-single")
        add(add(tr, "th", "row", scope="row"), "span", "head", text=title)
        td = add(tr, "td", "versions")
        by_column = [(c, [row for row in rows if c.key in row.columns]) for c in self.columns]
        held = [(c, own) for c, own in by_column if own]
        shown = min(shown, SHOWN)
        for holder, (column, own) in zip(_holders(td, len(held), shown, "article"), held, strict=True):
            card = add(holder, "div", "version", data_columns=str(column.number))
            at = card
            for n, row in enumerate(own):
                if n == 1:
                    at = add(card, "details", "more")
                    add(at, "summary", text=f"{len(own) - 1} more")
                own_entry(self.md, at, row, column, draw)

    def _own_terms(self, td: Element, row: Row) -> None:
        held = [(c, [cell for cell in row.cells if cell.column == c.key]) for c in self.columns]
        told = [(c, own) for c, own in held if own]
        for holder, (column, own) in zip(_holders(td, len(told), SHOWN, "article"), told, strict=True):
            card = add(holder, "div", "version", data_columns=str(column.number))
            which(self.md, put(card, "span", column.label, "who"), column)
            line = add(card, "p", "words")
            for n, cell in enumerate(own):
                append(line, ", " if n else "")
                put(line, "a", cell.body, "term", href=cell.href)
                for note in items(cell.notes):
                    append(line, " ")
                    if not note.text.startswith(ALSO):
                        put(line, "small", note)
                    for node in note.nodes if note.text.startswith(ALSO) else ():
                        _passage(self.md, line, column, node)

    # ------------------------------------------------------------ days

    def days(self, groups: Sequence[Group], rest: Element) -> None:
        """Days in order; where they are many, those that fewest articles name go below `rest`."""
        rows = [row for _, found in groups for row in found]
        named = sorted(rows, key=lambda row: -len(row.columns))[:SHOWN_DAYS]
        self.facts([(None, [row for row in rows if row in named])])
        others = [row for row in rows if row not in named]
        if not others:
            return
        details = add(rest, "details", "more")
        n = len(others)
        add(details, "summary", text=f"{n} more day{'' if n == 1 else 's'}, each named by few")
        more = Versions(self.md, details, self.columns, "More days", self.kind, families=self.families)
        more.facts([(None, others)])

    # ------------------------------------------------------------ claims

    def reports(self, groups: Sequence[Group], alone: str) -> None:
        """What most report first; what only one has last."""
        rows = [row for _, found in groups for row in found]
        several = [row for row in rows if len(row.columns) > 1 or row.unsure]
        several.sort(key=prominence)
        body = self.group(None)
        for row in several[:REPORTS]:
            self._report(body, row)
        single = [row for row in rows if row not in several]
        if single:
            self.single(body, sorted(single, key=prominence), cells.fact, alone)
        if several[REPORTS:]:
            body = self.group(None)
            tr = add(body, "tr", "is-rest")
            add(add(tr, "th", "row", scope="row"), "span", "head", text="Reported by fewer")
            td = add(tr, "td", "versions")
            details = add(td, "details", "more")
            add(details, "summary", text=f"{len(several) - REPORTS} more")
            listing = add(details, "div", "grid")
            for row in several[REPORTS:]:
                made = add(listing, "div", "own")
                anchors(made, made, row.ids)
                self._told(made, self._versions(row, cells.fact))

    def _report(self, body: Element, row: Row) -> None:
        missing = self.missing(row)
        th = self.row(body, row, cells.fact)
        if not missing and not row.unsure:
            say(th, Line("Reported by all"), "head")
        elif 0 < len(missing) <= 2:
            for n, column in enumerate(missing):
                say(
                    th,
                    Line(f"{'and' if n else 'Left out by'} {column.label.text}", column.label.nodes),
                    "head",
                )
        else:
            say(th, Line("Reported by some"), "head")
        self.standing(th, row)
        permalink(self.md, th, row)


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


def _name(md: Markdown, line: Element, column: Column) -> Element:
    name = put(line, "span", column.label, "holder", data_column=str(column.number))
    which(md, name, column)
    return name


def _passage(md: Markdown, parent: Element, column: Column, node: Element) -> None:
    """The link to a further passage: a number, which is told with whose passage it is."""
    link = add(parent, "a", "to", text=node.text, href=node.get("href", ""))
    unseen(link, f", passage in {column.label.plain(md)}")


def _number(n: int, href: str) -> Element:
    made = Element("a", {"href": href})
    made.text = str(n)
    return made


def _holders(td: Element, entries: int, shown: int, what: str) -> Iterator[Element]:
    """Where each entry goes: into the cell, or into what opens on demand."""
    holder = td
    for n in range(entries):
        if n == shown:
            rest = entries - shown
            details = add(td, "details", "more")
            more = f"{rest} more {what}{'' if rest == 1 else 's'}" if shown else f"Show {entries}"
            add(details, "summary", text=more)
            holder = add(details, "div", "grid")
        yield holder
