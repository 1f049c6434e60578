"""Rows as a table: articles are columns, what is absent is filled in.

One table a section, so that its heads stand once and stay in sight; groups of rows are bodies of it.
On a phone a row is laid out as cards. What many articles report is laid out by `versions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout import cells
from digest.pages.layout.cells import Draw
from digest.pages.layout.columns import Column, head
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.marks import mark, mark_words
from digest.pages.layout.reading import Line, Row, append, items, plain, prominence
from digest.pages.sections import ABSENT, NOT_COMPARED, PASSING, SPEAKERS, STATUS, UNSURE

NOTHING = "none found"
LITTLE = "no sentence matched"
"""Where no sentence of an article has the words by which a frame is known."""
SEVERAL = 6
"""Entries of one cell that are shown; the rest open on demand."""

PHONE = 2
"""Entries of one cell that a phone shows."""

Group = tuple[Element | None, list[Row]]
"""A heading, or none, and its rows."""


class Table:
    """One table, drawn group by group."""

    def __init__(
        self,
        md: Markdown,
        parent: Element,
        columns: list[Column],
        caption: str,
        kind: str,
        *,
        titles: bool = False,
    ) -> None:
        self.md = md
        self.columns = columns
        self.marked = False
        """Whether differing words were underlined, so that the page must explain it."""
        self.table = add(parent, "table", "table", kind, data_columns=str(len(columns)))
        unseen(add(self.table, "caption"), caption)
        head(self.table, columns, titles=titles)

    # ------------------------------------------------------------ groups

    def group(self, heading: Line | None) -> Element:
        """A body for the rows of a group, under its heading."""
        body = add(self.table, "tbody")
        if heading is not None:
            row = add(body, "tr", "group")
            th = add(row, "th", scope="rowgroup", colspan=self._span())
            put(th, "span", heading, "group-name")
        return body

    def _span(self) -> str:
        """Columns of the table, its heads of rows included."""
        return str(len(self.columns) + 1)

    def facts(self, groups: Sequence[Group], draw: Draw = cells.fact, absent: str = ABSENT) -> None:
        """Rows as they come, each under its own head."""
        for heading, rows in groups:
            body = self.group(None if heading is None else Line(heading.text or "", list(heading)))
            for row in rows:
                th = self.row(body, row, cells.speaker if row.ids[:1] == [SPEAKERS] else draw, absent)
                say(th, row.head, "head")
                permalink(self.md, th, row)
                self.left_out(th, row, absent)

    def statements(self, groups: Sequence[Group], draw: Draw, alone: str) -> None:
        """Rows that compare first; what one article alone has stands together in a last row."""
        for heading, rows in groups:
            body = self.group(None if heading is None else Line(heading.text or "", list(heading)))
            several = [row for row in rows if len(row.columns) > 1]
            for row in sorted(several, key=self._rank if draw is cells.quote else self._standing):
                if draw is cells.quote and self.status(row) == "differ":
                    self.marked |= self.mark(row)
                th = self.row(body, row, draw)
                self.standing(th, row)
                permalink(self.md, th, row)
                self.left_out(th, row)
            single = [row for row in rows if len(row.columns) == 1]
            if single:
                passing = heading is not None and plain(self.md, heading.text or "") == PASSING
                self.single(body, single, draw, alone, shown=0 if passing else SEVERAL)

    def reports(self, groups: Sequence[Group], alone: str) -> None:
        """What all report first, then what most do, then what some do; what only one has last."""
        for _, rows in groups:
            body = self.group(None)
            several = [row for row in rows if len(row.columns) > 1 or row.unsure]
            for row in sorted(several, key=prominence):
                self.marked |= mark_words(self.md, [row])
                th = self.row(body, row, cells.fact)
                missing = self.missing(row)
                if len(row.columns) == self.within(row):
                    whole = self.within(row) == len(self.columns)
                    say(th, Line("Reported by all" if whole else "Reported by all compared"), "head")
                elif len(missing) == 1 and not row.unsure:
                    label = missing[0].label
                    of = (
                        "one article of "
                        if missing[0].span > 1
                        else "the one " * label.text.startswith("by ")
                    )
                    say(th, Line(f"Left out by {of}{label.text}", label.nodes), "head")
                else:
                    most = 2 * len(row.columns) > self.within(row)
                    say(th, Line("Reported by most" if most else "Reported by some"), "head")
                self.standing(th, row)
                permalink(self.md, th, row)
                self.left_out(th, row)
            single = [row for row in rows if row not in several]
            if single:
                self.single(body, sorted(single, key=prominence), cells.fact, alone)

    def others(self, rows: list[Row], draw: Draw, title: str, label: str) -> None:
        """Rows of several groups that only one article each has, together."""
        if rows:
            self.single(self.group(Line(title)), rows, draw, label)

    def mark(self, row: Row) -> bool:
        """Underline what differs in the versions of a row; whether anything was."""
        return mark(self.md, row)

    def _standing(self, row: Row) -> int:
        return {"differ": 0, "same": 1}.get(self.status(row), 2)

    def _rank(self, row: Row) -> tuple[int, int]:
        return self._standing(row), -len(row.columns)

    # ------------------------------------------------------------ rows

    def row(self, body: Element, row: Row, draw: Draw, absent: str = ABSENT) -> Element:
        """A row with a cell per column; its head is returned, to be filled."""
        status = self.status(row)
        tr = add(body, "tr", *([f"is-{status}"] if status else []))
        th = add(tr, "th", "row", scope="row")
        anchors(tr, th, row.ids)
        for column in self.columns:
            self.cell(tr, row, column, draw, absent)
        return th

    def cell(self, tr: Element, row: Row, column: Column, draw: Draw, absent: str) -> None:
        """What one column has of a row, or that it has nothing."""
        own = [cell for cell in row.cells if cell.column == column.key]
        td = add(tr, "td", data_column=str(column.number))
        if not own or own[0].unsure:
            td.set("class", "digest-absent")
            if own and own[0].beneath:
                cells.beneath(td, own[0], UNSURE)
            else:
                td.text = UNSURE if own else absent if column.compared(row) else NOT_COMPARED
            return
        for holder, cell in zip(holders(td, len(own)), own, strict=True):
            cells.entry(self.md, holder, cell, column, draw)

    def within(self, row: Row) -> int:
        """Among how many articles a row was looked for."""
        return sum(c.compared(row) or c.key in row.columns for c in self.columns)

    def single(self, body: Element, rows: list[Row], draw: Draw, title: str, *, shown: int = SEVERAL) -> None:
        """One row for all that only one article has: each column lists its own, `shown` without asking."""
        tr = add(body, "tr", "is-single")
        add(add(tr, "th", "row", scope="row"), "span", "head", text=title)
        for column in self.columns:
            own = [row for row in rows if column.key in row.columns]
            td = add(tr, "td", data_column=str(column.number))
            if not own:
                td.set("class", "digest-absent")
                td.text = NOTHING if column.language is None else NOT_COMPARED
            for holder, row in zip(holders(td, len(own), shown, column), own, strict=True):
                own_entry(self.md, holder, row, column, draw)

    # ------------------------------------------------------------ heads of rows

    def status(self, row: Row) -> str:
        """How the cells of a row stand to each other, for the styles."""
        notes = items(row.notes)
        return STATUS.get(notes[0].plain(self.md), "") if notes else ""

    def standing(self, th: Element, row: Row) -> None:
        """How the cells of a row stand to each other, in words."""
        notes = items(row.notes)
        if row.head:
            say(th, row.head, "head")
        if notes:
            say(th, notes[0], "status")
        if len(self.columns) > 1:
            say(th, Line(f"{len(row.columns)} of {self.within(row)} articles"), "count")
        for note in notes[1:]:
            say(th, note, "reason")

    def missing(self, row: Row) -> list[Column]:
        """The columns that have nothing of a row, for certain."""
        return [c for c in self.columns if c.key not in row.columns | row.unsure and c.compared(row)]

    def left_out(self, th: Element, row: Row, absent: str = ABSENT) -> None:
        """Who has nothing of it, and who may: shown where the empty cells are not."""
        self._named(th, absent, self.missing(row))
        self._named(th, UNSURE, [c for c in self.columns if c.key in row.unsure])

    def _named(self, th: Element, what: str, listed: list[Column]) -> None:
        if not listed:
            return
        line = add(th, "span", "left-out", text=f"{what.capitalize()}:")
        groups: dict[int, list[Column]] = {}
        for column in listed:
            groups.setdefault(-column.number if column.outlet is None else column.outlet, []).append(column)
        for group in groups.values():
            append(line, " ")
            numbers = " ".join(str(c.number) for c in group)
            name = put(line, "span", group[0].label, data_columns=numbers)
            if group[0].span > 1:
                append(name, f" ({len(group)} of {group[0].span} articles)")


def holders(td: Element, entries: int, shown: int = SEVERAL, of: Column | None = None) -> Iterator[Element]:
    """Where each entry of a cell goes: into the cell, or into what opens on demand.

    What a phone folds is open here, for it is the script that closes it: without one all can be read.
    It folds all that stands in one article only (`of` names it then), and else all but a few.
    """
    holder = td
    for n in range(entries):
        if (n == 0 and shown) if of is not None else n == PHONE < entries - 1:
            holder = _folded(td, f"{entries - n} {'only here' if of is not None else 'more'}", of, "narrow")
            holder.set("open", "open")
        if n == max(0, shown - 1) and entries > shown:
            holder = _folded(holder, f"{entries - n} more" if n else f"Show {entries}", None if n else of)
        yield holder


def _folded(holder: Element, text: str, of: Column | None, *classes: str) -> Element:
    details = add(holder, "details", "more", *classes)
    summary = add(details, "summary")
    if of is not None:
        put(summary, "span", of.label, "who").tail = " "
    append(summary, text)
    return details


def say(th: Element, line: Line, role: str) -> None:
    """Words of a row's head, apart from those that follow."""
    put(th, "span", line, role).tail = " "


def anchors(first: Element, holder: Element, ids: list[str]) -> None:
    """The permanent id on the row, old ones beside it."""
    for n, anchor in enumerate(ids):
        if n == 0:
            first.set("id", anchor)
        else:
            add(holder, "span", id=anchor)


def permalink(md: Markdown, holder: Element, row: Row) -> None:
    """A link to the row itself."""
    if not row.ids:
        return
    bodies = (cell.body for cell in row.cells if cell.body)
    words = (row.head or next(bodies, Line())).plain(md).split()
    about = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    link = add(holder, "a", "permalink", text="#", href=f"#{row.ids[0]}", aria_label=f"Link to: {about}")
    link.tail = " "


def own_entry(md: Markdown, holder: Element, row: Row, column: Column, draw: Draw) -> None:
    """A row that one article alone has, as an entry of its column."""
    made = add(holder, "div", "own")
    anchors(made, made, row.ids)
    if row.head:
        put(made, "p", row.head, "of")
    for cell in row.cells:
        cells.entry(md, made, cell, column, draw)
    notes = made.find(".//p[@class='digest-notes']")
    if notes is not None:
        append(notes, " ")
    permalink(md, made if notes is None else notes, row)


def alone(md: Markdown, parent: Element, column: Column, groups: Sequence[Group], draw: Draw) -> None:
    """The rows of an event that a single article reports: a list, for there is nothing to compare."""
    for heading, rows in groups:
        if heading is not None:
            parent.append(heading)
        listing = add(parent, "div", "alone")
        for row in rows:
            own_entry(md, listing, row, column, draw)
