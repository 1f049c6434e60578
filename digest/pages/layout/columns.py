"""The columns of a page: its articles, in the order of its section of articles."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from digest.pages.languages import noted
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.reading import Cell, Line, Row, items
from digest.pages.sections import ANY_LANGUAGE, NO_HEADLINE


@dataclass(slots=True)
class Column:
    """An article as a column."""

    key: str
    number: int
    """From 1, on this page."""
    label: Line
    href: str
    title: Line
    outlet: int | None
    """Number of its stated outlet on this page; None where none is stated."""
    first: bool
    """Whether it opens its outlet's group."""
    span: int
    """Articles in the group."""
    language: str | None = None
    """Of an article whose language is not read."""

    def compared(self, row: Row) -> bool:
        """Whether the article was looked through for the thing of a row."""
        return self.language is None or not ANY_LANGUAGE.isdisjoint(row.ids[:1])


def columns(outlets: list[Row]) -> list[Column]:
    """One column per article; articles of one stated outlet stand together."""
    found: list[Column] = []
    for number, row in enumerate(outlets, start=1):
        stated = any(node.tag == "a" for node in row.head.nodes)
        for i, cell in enumerate(row.cells):
            found.append(
                Column(
                    key=cell.column,
                    number=len(found) + 1,
                    label=cell.label,
                    href=cell.href,
                    title=cell.body,
                    outlet=number if stated else None,
                    first=not stated or i == 0,
                    span=len(row.cells) if stated else 1,
                    language=_language(cell),
                )
            )
    return found


def _language(cell: Cell) -> str | None:
    """What the notes of an article say of its language."""
    return next((code for note in items(cell.notes) if (code := noted(note.text)) is not None), None)


def head(table: Element, shown: list[Column], *, titles: bool) -> None:
    """Column heads: outlets, and below them the articles where one has several or `titles` are wanted."""
    thead = add(table, "thead")
    groups = _groups(shown)
    row = add(thead, "tr")
    unseen(add(row, "th", "corner", scope="col"), "Compared")
    for group in groups:
        column = group[0]
        cell = add(row, "th", "outlet", f"hue-{_hue(column)}")
        cell.set("data-columns", " ".join(str(c.number) for c in group))
        cell.set("scope", "colgroup" if len(group) > 1 else "col")
        if len(group) > 1:
            cell.set("colspan", str(len(group)))
        put(cell, "span", column.label, "outlet-name")
    if not titles and all(len(group) == 1 for group in groups):
        return
    row = add(thead, "tr", "titles")
    add(row, "td")
    for group in groups:
        for column in group:
            cell = add(
                row, "th" if titles or len(group) > 1 else "td", "title", data_column=str(column.number)
            )
            if cell.tag == "th":
                cell.set("scope", "col")
                missing = ["unstated"] if column.title.text == NO_HEADLINE else []
                title = put(cell, "a", column.title, *missing, href=column.href)
                if column.language is not None and not missing:
                    title.set("lang", column.language)


def _groups(shown: list[Column]) -> list[list[Column]]:
    groups: list[list[Column]] = []
    for column in shown:
        if groups and column.outlet is not None and groups[-1][0].outlet == column.outlet:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _hue(column: Column) -> int:
    """Which of the eight colours; a second cue, after name and place."""
    return (column.number - 1) % 8 + 1
