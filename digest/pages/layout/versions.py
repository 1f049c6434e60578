"""Rows of an event that many articles report: each version once, with the articles that have it.

Columns for so many would hold the same words over and over. A row becomes its versions, the one that most
articles have first; each names its articles, and each name leads to that article's passage. Copies of one
text stand together in those lists. A script can put the versions of a few chosen outlets into columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout import cells
from digest.pages.layout.cells import Draw
from digest.pages.layout.columns import Column
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.families import Family
from digest.pages.layout.marks import mark
from digest.pages.layout.reading import Line, Row, append, items, prominence
from digest.pages.layout.tables import NOTHING, Group, Table, anchors, own_entry, permalink, say
from digest.pages.layout.version import Drawing, Version, listed, numbers, tallied, which
from digest.pages.parts import every
from digest.pages.sections import ABSENT, ALSO, UNSURE

SHOWN = 6
"""Versions that are shown; the rest open on demand."""
SHOWN_LONG = 3
"""The same where versions are long."""
LONG = 140
"""Characters from which on a version is long."""
NAMED = 3
"""Articles without a thing that are named at once; more are counted, and named on demand."""
MARKED = 24
"""Versions beyond which no words are marked: every two are aligned."""
SHOWN_THINGS = 8
"""Things that go by several names, and speakers, that are shown; the rest open on demand."""
SHOWN_FIGURES = 12
"""The same of figures that several articles give."""
SHOWN_DAYS = 12
"""Days of a timeline that are shown; the rest open on demand."""
REPORTS = 10
"""Claims that are shown; the rest open on demand."""
ROOM = 24_000
"""Characters of rows that a section shows which has a page of its own: about a third goes over the wire."""
LEAST = 3
"""Rows that it shows in any case."""
ADDRESS = 20
"""Characters that an article's name and the address of its passage count for."""
CLAIMS = "who-reports-what"
"""The section of claims: one thing a row, told by each in other words, so that one wording stands for all."""
DAYS = "timeline"
"""The section of days: nobody leaves a day out by not naming it."""
_WORD = re.compile(r"\w+")


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
        page: str | None = None,
    ) -> None:
        self.md = md
        self.parent = parent
        self.columns = columns
        self.marked = False
        self.kind = kind
        self.families = families
        self.page = page
        """The page that has all of a long section; rows that find no room here are left to it."""
        self.room = ROOM
        self.apart: list[Row] = []
        self.drawing = Drawing(md, kind, families)
        self._by_key = {column.key: column for column in columns}
        self.table = add(parent, "table", "table", kind, "many", data_columns=str(len(columns)))
        unseen(add(self.table, "caption"), caption)
        row = add(add(self.table, "thead"), "tr")
        heads = ("Day", "What is told of it") if kind == DAYS else ("Compared", "Versions, and who has them")
        add(row, "th", "corner", text=heads[0], scope="col")
        add(row, "th", text=heads[1], scope="col")

    # ------------------------------------------------------------ what a page of its own has

    def _fitting(self, rows: Sequence[Row]) -> list[Row]:
        """Those of `rows` that there is room for; the first few in any case."""
        if self.page is None:
            return list(rows)
        kept: list[Row] = []
        for row in rows:
            self.room -= self._weight(row)
            if self.room > 0 or (len(kept) < LEAST and not self.apart):
                kept.append(row)
            else:
                self.apart.append(row)
        return kept

    def _weight(self, row: Row) -> int:
        """What a row adds to the page, in characters, roughly: what is told twice weighs once."""
        words = {cell.body.plain(self.md) for cell in row.cells}
        words |= {line.plain(self.md) for cell in row.cells for _, line in cell.beneath}
        return sum(map(len, words)) + ADDRESS * len(row.cells)

    def lead_on(self, rows: int) -> None:
        """The way to the page that has all of the section's `rows`, with the anchors of those not shown."""
        if self.page is None:
            return
        line = add(self.parent, "p", "elsewhere")
        holders = {column for row in self.apart if len(row.columns) == 1 for column in row.columns}
        line.set("data-columns", numbers([c for c in self.columns if c.key in holders]))
        add(line, "a", text=f"{every(self.kind, rows)} on one page", href=self.page)
        for row in self.apart:
            for anchor in row.ids:
                add(line, "span", id=anchor)

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
            self.drawing.told(td, found)
        elif self.kind == DAYS:
            for holder, version in zip(_holders(td, len(found), SHOWN_LONG, "passage"), found, strict=True):
                self.drawing.version(holder, version, draw)
            return th
        else:
            long = any(len(version.cell.body.plain(self.md)) > LONG for version in found)
            shown = SHOWN_LONG if long else SHOWN
            for holder, version in zip(_holders(td, len(found), shown, "version"), found, strict=True):
                self.drawing.version(holder, version, draw)
        self._without(td, absent, self.missing(row))
        self._without(td, UNSURE, [c for c in self.columns if c.key in row.unsure])
        return th

    def _versions(self, row: Row, draw: Draw) -> list[Version]:
        found: dict[tuple[str, ...], Version] = {}
        for cell in row.cells:
            column = self._by_key.get(cell.column)
            if column is None or cell.unsure:
                continue
            kind = self.drawing.kind_of(cell) if draw is cells.quote else ""
            words = _WORD.findall(cell.body.plain(self.md).casefold())
            found.setdefault((kind, *words), Version()).cells.append((column, cell))
        versions = list(found.values())
        if draw is cells.frame:
            return sorted(versions, key=lambda v: -cells.percent(self.md, v.cell))
        return sorted(versions, key=lambda v: -len(v.columns))

    def left_out(self, th: Element, row: Row, absent: str = ABSENT) -> None:
        """Said below the versions."""

    def _without(self, td: Element, what: str, found: list[Column]) -> None:
        """In one line who has nothing of a row, for certain or perhaps."""
        if not found:
            return
        role = ["without"] if what != UNSURE else ["without", "unsure"]
        if len(found) <= NAMED:
            line = add(td, "p", *role, text=f"{what.capitalize()}: ", data_columns=numbers(found))
            names = add(line, "span")
        else:
            details = add(td, "details", *role, data_columns=numbers(found))
            tallied(add(details, "summary", text=f"{what.capitalize()}: "), found)
            names = add(details, "p")
        listed(self.md, names, found)

    # ------------------------------------------------------------ what stands in one article only

    def single(self, body: Element, rows: list[Row], draw: Draw, title: str, *, shown: int = SHOWN) -> None:
        """One row for all that only one article has: a card an article, its first entry without asking."""
        tr = add(body, "tr", "is-single")
        add(add(tr, "th", "row", scope="row"), "span", "head", text=title)
        td = add(tr, "td", "versions")
        by_column = [(c, [row for row in rows if c.key in row.columns]) for c in self.columns]
        held = [(c, own) for c, own in by_column if own]
        if self.page is not None:
            self.apart += [row for n, (_, own) in enumerate(held) for row in own[n < SHOWN :]]
            held = [(c, own[:1]) for c, own in held[:SHOWN]]
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
                    if not note.text.startswith(ALSO):
                        append(line, " ")
                        put(line, "small", note)

    # ------------------------------------------------------------ what is many

    def _more(self, n: int, one: str, many: str) -> Versions:
        """A table for the `n` things that are left, on demand."""
        details = add(self.parent, "details", "more")
        what = f"{n} more {one if n == 1 else many}"
        add(details, "summary", text=what)
        return Versions(self.md, details, self.columns, what, self.kind, families=self.families)

    def things(self, groups: Sequence[Group], draw: Draw) -> None:
        """Things that go by several names, the most contested first."""
        rows = [row for _, found in groups for row in found]
        self.facts([(None, rows[:SHOWN_THINGS])], draw)
        if rest := rows[SHOWN_THINGS:]:
            self._more(len(rest), "thing", "things").facts([(None, rest)], draw)

    def statements(self, groups: Sequence[Group], draw: Draw, alone: str) -> None:
        """As in any table; further speakers and figures open on demand."""
        if self.page is not None:
            self._some(groups, draw, alone)
            return
        if draw is cells.quote:
            super().statements(groups[:SHOWN_THINGS], draw, alone)
            if rest := groups[SHOWN_THINGS:]:
                more = self._more(len(rest), "speaker", "speakers")
                Table.statements(more, rest, draw, alone)
                self.marked |= more.marked
            return
        several = [row for _, rows in groups for row in rows if len(row.columns) > 1]
        late = sorted(several, key=self._rank)[SHOWN_FIGURES:]
        super().statements([(h, [r for r in rows if r not in late]) for h, rows in groups], draw, alone)
        if late:
            Table.statements(self._more(len(late), "figure", "figures"), [(None, late)], draw, alone)

    def _some(self, groups: Sequence[Group], draw: Draw, alone: str) -> None:
        """The statements and figures that there is room for, of as many speakers as are shown else."""
        shown: list[Group] = []
        most = SHOWN_THINGS if draw is cells.quote else SHOWN_FIGURES
        for heading, rows in groups:
            single = [row for row in rows if len(row.columns) == 1]
            several = sorted((row for row in rows if len(row.columns) > 1), key=self._rank)
            if len(shown) < SHOWN_THINGS:
                self.apart += several[most:]
                several = self._fitting(several[:most])
                if several or single:
                    shown.append((heading, [*several, *single]))
            else:
                self.apart += rows
        super().statements(shown, draw, alone)

    def days(self, groups: Sequence[Group]) -> None:
        """Days in order; where they are many, those that most articles name."""
        rows = [row for _, found in groups for row in found]
        named = sorted(rows, key=lambda row: -len(row.columns))[:SHOWN_DAYS]
        self.facts([(None, [row for row in rows if row in named])])
        others = [row for row in rows if row not in named]
        if others:
            self._more(len(others), "day", "days").facts([(None, others)])

    # ------------------------------------------------------------ claims

    def reports(self, groups: Sequence[Group], alone: str) -> None:
        """What most report first; what only one has last."""
        rows = [row for _, found in groups for row in found]
        several = [row for row in rows if len(row.columns) > 1 or row.unsure]
        several.sort(key=prominence)
        body = self.group(None)
        if self.page is not None:
            self.apart += several[REPORTS:]
            several = self._fitting(several[:REPORTS])
        for row in several[:REPORTS]:
            self._report(body, row)
        single = [row for row in rows if len(row.columns) < 2 and not row.unsure]
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
                self.drawing.told(made, self._versions(row, cells.fact))

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
            most = 2 * len(row.columns) > self.within(row)
            say(th, Line("Reported by most" if most else "Reported by some"), "head")
        self.standing(th, row)
        permalink(self.md, th, row)


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
