"""The glance at an event that many articles report: a row an article, its facts beside each other.

Copies of one text stand together, under a head that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout.columns import Column
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.families import Family
from digest.pages.layout.reading import Cell, Row, append, items
from digest.pages.layout.tables import anchors
from digest.pages.sections import NO_HEADLINE, NOT_COMPARED

SAYS = "says “"
"""How the note begins that tells the words behind a date: here the date leads to them."""
ENTRIES = 3
"""Names in a cell that are shown; the rest open on demand."""


def roster(
    md: Markdown, section: Element, rows: Sequence[Row], columns: Sequence[Column], copies: Sequence[Family]
) -> None:
    """A table with a row for each of `columns` and a column for each of `rows`."""
    table = add(section, "table", "roster")
    unseen(add(table, "caption"), "At a glance")
    head = add(add(table, "thead"), "tr")
    add(head, "th", text="Article", scope="col")
    add(head, "th", text="Headline", scope="col")
    for row in rows:
        th = add(head, "th", scope="col")
        anchors(th, th, row.ids)
        put(th, "span", row.head)
    kin = {column.number for family in copies for column in family.columns}
    for family in copies:
        _group(table, f"Largely one text: {len(family.columns)} articles", len(rows), family.columns)
        _body(md, table, rows, family.columns)
    rest = [column for column in columns if column.number not in kin]
    if rest:
        if copies:
            own = f"Each with a text of its own: {len(rest)} articles"
            _group(table, own if len(rest) > 1 else "With a text of its own: 1 article", len(rows), rest)
        _body(md, table, rows, rest)


def _group(table: Element, text: str, facts: int, columns: Sequence[Column]) -> None:
    body = add(table, "tbody")
    row = add(body, "tr", "group", data_columns=" ".join(str(c.number) for c in columns))
    th = add(row, "th", scope="rowgroup", colspan=str(facts + 2))
    add(th, "span", "group-name", text=text)


def _body(md: Markdown, table: Element, rows: Sequence[Row], columns: Sequence[Column]) -> None:
    body = table[-1] if len(table[-1]) and table[-1].tag == "tbody" else add(table, "tbody")
    for column in columns:
        tr = add(body, "tr", data_column=str(column.number))
        th = add(tr, "th", scope="row")
        put(th, "span", column.label, "name")
        missing = ["unstated"] if column.title.text == NO_HEADLINE else []
        title = put(add(tr, "td", "headline"), "a", column.title, *missing, href=column.href)
        if column.language is not None and not missing:
            title.set("lang", column.language)
        for row in rows:
            own = [cell for cell in row.cells if cell.column == column.key]
            td = add(tr, "td", data_label=row.head.plain(md))
            _entries(md, td, own, "not stated" if column.compared(row) else NOT_COMPARED)


def _entries(md: Markdown, td: Element, own: Sequence[Cell], absent: str) -> None:
    if not own:
        td.set("class", "digest-none")
        add(td, "span", text="–", aria_hidden="true")
        unseen(td, absent)
        return
    at = td
    for n, cell in enumerate(own):
        if n == ENTRIES and len(own) > ENTRIES + 1:
            at = add(td, "details", "more")
            add(at, "summary", text=f"{len(own) - n} more")
        line = add(at, "p")
        links = [node for node in cell.body.nodes if node.tag == "a"]
        if "#" in cell.href and not links:
            put(line, "a", cell.body, "term", href=cell.href)
        elif len(links) > ENTRIES + 1:
            _list(td, line, links)
        else:
            cell.body.into(line)
        for note in items(cell.notes):
            if not note.text.startswith(SAYS):
                append(line, " ")
                put(line, "small", note)


def _list(td: Element, line: Element, links: Sequence[Element]) -> None:
    """The first of many names in one cell, the others on demand."""
    details = add(td, "details", "more")
    add(details, "summary", text=f"{len(links) - ENTRIES} more")
    rest = add(details, "p")
    for n, node in enumerate(links):
        holder = line if n < ENTRIES else rest
        append(holder, ", " if len(holder) else "")
        link = deepcopy(node)
        link.tail = ""
        holder.append(link)
