"""Rows as tables: articles are columns, what is absent is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout.columns import FEW, Column, head
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.marks import WORD, differing
from digest.pages.layout.reading import RAW, Cell, Line, Row, append, items, plain
from digest.pages.sections import KINDS, STATUS

ABSENT = "not in the text we hold"
SEVERAL = 6
"""Entries of one cell that are shown; the rest open on demand."""

Draw = Callable[[Element, Cell], None]
"""Draws the inside of a cell."""


class Tables:
    """Draws the tables of one page."""

    def __init__(self, md: Markdown, columns: list[Column]) -> None:
        self.md = md
        self.columns = columns
        self.marked = False
        """Whether differing words were underlined, so that the page must explain it."""

    # ------------------------------------------------------------ shared

    def table(
        self, parent: Element, caption: str, rows: Iterable[Row], *, kind: str, titles: bool = False
    ) -> Element | None:
        """An empty table with caption and heads, in the box it scrolls in; None without rows."""
        present = {column for row in rows for column in row.columns}
        shown = [c for c in self.columns if c.key in present] if len(self.columns) > FEW else self.columns
        if not present:
            return None
        box = add(parent, "div", "scroll", role="region", tabindex="0", aria_label=caption)
        if len(shown) <= FEW:
            del box.attrib["tabindex"], box.attrib["role"], box.attrib["aria-label"]
        table = add(box, "table", "table", kind, f"columns-{min(len(shown), FEW + 1)}")
        unseen(add(table, "caption"), caption)
        head(table, shown, "Compared", titles=titles)
        missing = [c for c in self.columns if c.key not in present and c not in shown]
        if missing:
            note = add(parent, "p", "missing", text="Nothing of this in the text we hold of ")
            for i, column in enumerate(missing):
                append(note, ", " if i else "")
                put(note, "a", column.label, href=column.href)
            append(note, ".")
        self._shown = shown
        return table

    def row(self, body: Element, row: Row, draw: Draw, *, status: str = "") -> tuple[Element, Element]:
        """A row with its head and a cell per column; the row and its head."""
        tr = add(body, "tr", *([f"is-{status}"] if status else []))
        th = add(tr, "th", "row", scope="row")
        self.anchors(tr, th, row.ids)
        for column in self._shown:
            cells = [cell for cell in row.cells if cell.column == column.key]
            td = add(tr, "td", data_column=str(column.number))
            if not cells:
                td.set("class", "digest-absent")
                put(td, "span", column.label, "who")
                add(td, "span", "none", text=ABSENT)
            elif len(cells) > SEVERAL:
                self._several(td, cells, draw)
            else:
                for cell in cells:
                    self._entry(td, cell, draw)
        return tr, th

    def anchors(self, first: Element, holder: Element, ids: list[str]) -> None:
        """The permanent id on the row, old ones beside it, and a link to copy."""
        for n, anchor in enumerate(ids):
            if n == 0:
                first.set("id", anchor)
            else:
                add(holder, "span", id=anchor)

    def permalink(self, holder: Element, ids: list[str], about: str) -> None:
        """A link to the row itself."""
        if ids:
            add(
                holder, "a", "permalink", text="#", href=f"#{ids[0]}", aria_label=f"Link to this row: {about}"
            )

    def _several(self, td: Element, cells: list[Cell], draw: Draw) -> None:
        for cell in cells[: SEVERAL - 1]:
            self._entry(td, cell, draw)
        more = add(td, "details", "more")
        add(more, "summary", text=f"{len(cells) - SEVERAL + 1} more")
        for cell in cells[SEVERAL - 1 :]:
            self._entry(more, cell, draw)

    def _entry(self, td: Element, cell: Cell, draw: Draw) -> None:
        entry = add(td, "div", "entry")
        self.who(entry, cell)
        draw(entry, cell)

    def who(self, entry: Element, cell: Cell) -> None:
        """The link to the passage: on a phone it names the outlet, beside a column head it need not."""
        whole = "#" not in cell.href
        link = add(entry, "a", "who", *(["whole"] if whole else []), href=cell.href)
        put(link, "span", cell.label, "label")
        if not whole:
            add(link, "span", "to", text="passage")

    def notes(self, entry: Element, notes: list[Line]) -> None:
        """Our words on a cell, small."""
        if not notes:
            return
        p = add(entry, "p", "notes")
        for n, note in enumerate(notes):
            if n:
                append(p, " · ")
            put(p, "span", note)

    def beneath(self, entry: Element, cell: Cell, summary: str) -> None:
        """Passages that open on demand."""
        if not cell.beneath:
            return
        details = add(entry, "details", "evidence")
        add(details, "summary", text=summary)
        for href, words in cell.beneath:
            put(add(details, "p"), "a", words, href=href)

    # ------------------------------------------------------------ plain facts

    def facts(
        self, parent: Element, caption: str, rows: list[Row], *, kind: str, titles: bool = False
    ) -> None:
        """A row a fact, cells as they are."""
        table = self.table(parent, caption, rows, kind=kind, titles=titles)
        if table is None:
            return
        body = add(table, "tbody")
        for row in rows:
            _, th = self.row(body, row, self._fact)
            if row.head:
                put(th, "span", row.head, "head")
            else:
                add(th, "span", "head", text=caption)

    def _fact(self, entry: Element, cell: Cell) -> None:
        put(entry, "p", cell.body, "words")
        self.notes(entry, items(cell.notes))

    # ------------------------------------------------------------ frames

    def frames(self, parent: Element, caption: str, rows: list[Row]) -> None:
        """A bar a frame, opening to its evidence."""
        rows = sorted(rows, key=lambda row: (-len(row.columns), -self._largest(row)))
        table = self.table(parent, caption, rows, kind="frames")
        if table is None:
            return
        body = add(table, "tbody")
        for row in rows:
            _, th = self.row(body, row, self._frame)
            put(th, "span", row.head, "head")

    def _largest(self, row: Row) -> float:
        return max((self._percent(cell) for cell in row.cells), default=0)

    def _percent(self, cell: Cell) -> int:
        digits = re.match(r"\d+", cell.body.plain(self.md))
        return min(100, int(digits[0])) if digits else 0

    def _frame(self, entry: Element, cell: Cell) -> None:
        share = self._percent(cell)
        line = add(entry, "p", "share")
        put(line, "strong", cell.body)
        bar = add(line, "svg", "bar", viewBox="0 0 100 8", preserveAspectRatio="none", aria_hidden="true")
        add(bar, "rect", "track", width="100", height="8")
        add(bar, "rect", "fill", width=str(share), height="8")
        notes = items(cell.notes)
        self.notes(entry, notes)
        self.beneath(entry, cell, "Passages")

    # ------------------------------------------------------------ word choice

    def terms(self, parent: Element, caption: str, rows: list[Row]) -> None:
        """A row a thing, its names in each article."""
        rows = sorted(rows, key=lambda row: -len(row.columns))
        table = self.table(parent, caption, rows, kind="terms")
        if table is None:
            return
        body = add(table, "tbody")
        for row in rows:
            _, th = self.row(body, row, self._fact)
            put(th, "span", row.head, "head")
            self.count(th, row)
            self.permalink(th, row.ids, row.head.plain(self.md))

    def count(self, th: Element, row: Row) -> None:
        """How many of the articles."""
        if len(self.columns) > 1:
            add(th, "span", "count", text=f"{len(row.columns)} of {len(self.columns)} articles")

    # ------------------------------------------------------------ quotes

    def quotes(self, parent: Element, caption: str, rows: list[Row]) -> None:
        """A row a statement; what one article alone has stands together in a last row."""
        if len(self.columns) == 1:
            self._alone(parent, rows, self._quote)
            return
        several = sorted((r for r in rows if len(r.columns) > 1), key=lambda r: -len(r.columns))
        single = [r for r in rows if len(r.columns) == 1]
        table = self.table(parent, caption, rows, kind="quotes")
        if table is None:
            return
        body = add(table, "tbody")
        for row in several:
            self._mark(row)
            _, th = self.row(body, row, self._quote, status=self._status(row))
            self.standing(th, row)
            self.permalink(th, row.ids, self._gist(row))
        if single:
            self._single(body, single, self._quote, "Quoted by one article only")

    def standing(self, th: Element, row: Row) -> None:
        """How the cells of a row stand to each other, in words."""
        notes = items(row.notes)
        if row.head:
            put(th, "span", row.head, "head")
        if notes:
            put(th, "span", notes[0], "status")
        self.count(th, row)
        for note in notes[1:]:
            put(th, "span", note, "reason")

    def _status(self, row: Row) -> str:
        notes = items(row.notes)
        return STATUS.get(notes[0].plain(self.md), "") if notes else ""

    def _gist(self, row: Row) -> str:
        words = row.cells[0].body.plain(self.md).split()
        return " ".join(words[:8]) + (" …" if len(words) > 8 else "")

    def _quote(self, entry: Element, cell: Cell) -> None:
        notes = items(cell.notes)
        kind = KINDS.get(notes[0].plain(self.md), "") if notes else ""
        if kind:
            entry.set("class", f"{entry.get('class', '')} digest-{kind}")
        put(entry, "p", cell.body, "words")
        self.notes(entry, notes)

    def _single(self, body: Element, rows: list[Row], draw: Draw, title: str) -> None:
        """One row for all that only one article has: each column lists its own."""
        tr = add(body, "tr", "is-single")
        add(add(tr, "th", "row", scope="row"), "span", "head", text=title)
        for column in self._shown:
            own = [row for row in rows if column.key in row.columns]
            td = add(tr, "td", data_column=str(column.number))
            if not own:
                td.set("class", "digest-absent")
                put(td, "span", column.label, "who")
                add(td, "span", "none", text="nothing of its own")
            holder = td
            for n, row in enumerate(own):
                if n == SEVERAL and len(own) > SEVERAL + 1:
                    holder = add(td, "details", "more")
                    add(holder, "summary", text=f"{len(own) - n} more")
                self._own(holder, row, draw)

    def _own(self, holder: Element, row: Row, draw: Draw) -> None:
        entry = add(holder, "div", "entry", "own")
        self.anchors(entry, entry, row.ids)
        if row.head:
            put(entry, "p", row.head, "of")
        for n, cell in enumerate(row.cells):
            if n == 0:
                self.who(entry, cell)
                draw(entry, cell)
            else:
                self._entry(entry, cell, draw)
        self.permalink(entry, row.ids, self._gist(row))

    def _alone(self, parent: Element, rows: list[Row], draw: Draw) -> None:
        """The only article of an event: a list, for there is nothing to compare."""
        listing = add(parent, "div", "alone")
        for row in rows:
            self._own(listing, row, draw)

    # ------------------------------------------------------------ differing words

    def _mark(self, row: Row) -> None:
        """Underline in each version the words that none of the others has."""
        pieces = [self._words(cell) for cell in row.cells]
        found = differing([[w for w, _, _ in p] for p in pieces], [cell.column for cell in row.cells])
        if found is None:
            return
        for cell, words, places in zip(row.cells, pieces, found, strict=True):
            if places and not cell.body.nodes:
                cell.body = _underlined(cell.body.text, words, places)
                self.marked = True

    def _words(self, cell: Cell) -> list[tuple[str, int, int]]:
        """The words of a body with their places in its source, where placeholders stand for characters."""
        source = cell.body.text
        shown: list[str] = []
        places: list[int] = []
        at = 0
        for match in RAW.finditer(source):
            shown += source[at : match.start()]
            places += range(at, match.start())
            for char in plain(self.md, match[0]):
                shown.append(char)
                places.append(match.start())
            at = match.end()
        shown += source[at:]
        places += range(at, len(source))
        ends = [*places[1:], len(source)]
        return [(m[0], places[m.start()], ends[m.end() - 1]) for m in WORD.finditer("".join(shown))]

    # ------------------------------------------------------------ figures and reports

    def figures(self, parent: Element, caption: str, rows: list[Row]) -> None:
        """A row a measure, what differs first; what one article alone counts in a last row."""
        if len(self.columns) == 1:
            self._alone(parent, rows, self._figure)
            return
        order = {"differ": 0, "same": 1}
        several = sorted(
            (r for r in rows if len(r.columns) > 1),
            key=lambda r: (order.get(self._status(r), 2), -len(r.columns)),
        )
        single = [r for r in rows if len(r.columns) == 1]
        table = self.table(parent, caption, rows, kind="figures")
        if table is None:
            return
        body = add(table, "tbody")
        for row in several:
            _, th = self.row(body, row, self._figure, status=self._status(row))
            self.standing(th, row)
            self.permalink(th, row.ids, row.head.plain(self.md))
        if single:
            self._single(body, single, self._figure, "Counted by one article only")

    def _figure(self, entry: Element, cell: Cell) -> None:
        put(entry, "p", cell.body, "value")
        self.notes(entry, items(cell.notes))
        self.beneath(entry, cell, "Wording")

    def claims(self, parent: Element, caption: str, rows: list[Row]) -> None:
        """What all but one report, what some do, what only one does."""
        several = sorted((r for r in rows if len(r.columns) > 1), key=lambda r: -len(r.columns))
        single = [r for r in rows if len(r.columns) == 1]
        table = self.table(parent, caption, rows, kind="claims")
        if table is None:
            return
        body = add(table, "tbody")
        for row in several:
            _, th = self.row(body, row, self._fact)
            left = [c for c in self.columns if c.key not in row.columns]
            if len(left) == 1 and len(self.columns) > 2:
                line = add(th, "span", "head", text="Left out by ")
                put(line, "span", left[0].label)
            else:
                add(th, "span", "head", text="Reported by some")
            self.count(th, row)
            self.permalink(th, row.ids, self._gist(row))
        if single:
            self._single(body, single, self._fact, "Only here")


def _underlined(source: str, words: list[tuple[str, int, int]], places: set[int]) -> Line:
    """`source` with runs of the words at `places` in <mark>."""
    line = Line()
    at = 0
    run: tuple[int, int] | None = None
    runs: list[tuple[int, int]] = []
    for n, (_, start, end) in enumerate(words):
        if n in places:
            run = (run[0] if run else start, end)
        elif run:
            runs.append(run)
            run = None
    if run:
        runs.append(run)
    for start, end in runs:
        before = source[at:start]
        if line.nodes:
            line.nodes[-1].tail = before
        else:
            line.text = before
        mark = Element("mark")
        mark.text = source[start:end]
        line.nodes.append(mark)
        at = end
    line.nodes[-1].tail = source[at:]
    return line
