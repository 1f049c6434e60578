"""Rows and cells read back from the element tree that Python-Markdown makes of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from html import unescape
from posixpath import basename
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

from digest.pages.sections import UNSURE

RAW = re.compile(STX + HTML_PLACEHOLDER_RE.pattern.strip(STX + ETX) + ETX)
"""Where Python-Markdown has put raw HTML and character references aside."""
_ID = re.compile(r'<a id="([^"<>]+)">')
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
_PASSAGE = re.compile(r"#c(\d+)")
_TAG = re.compile(r"<[^>]*>")


def stashed(md: Markdown, match: re.Match[str]) -> str:
    """The raw HTML behind a placeholder."""
    n = int(match[1])
    return str(md.htmlStash.rawHtmlBlocks[n]) if n < md.htmlStash.html_counter else ""


def plain(md: Markdown, text: str) -> str:
    """`text` as a reader sees it: references resolved, raw tags gone."""
    shown = RAW.sub(lambda m: unescape(_TAG.sub("", stashed(md, m))), text)
    return _ESCAPED.sub(lambda m: chr(int(m[1])), shown).replace(AMP_SUBSTITUTE, "&")


@dataclass(slots=True)
class Line:
    """Inline content: a text and the elements after it, each with its tail."""

    text: str = ""
    nodes: list[Element] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.nodes)

    def into(self, element: Element) -> Element:
        """A copy of the content put at the end of `element`."""
        append(element, self.text)
        element.extend(deepcopy(self.nodes))
        return element

    def plain(self, md: Markdown) -> str:
        """The words of the line."""
        parts = [self.text]
        for node in self.nodes:
            parts += ["".join(node.itertext()), node.tail or ""]
        return plain(md, "".join(parts)).strip()


def append(element: Element, text: str) -> None:
    """Put text at the end of `element`."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


@dataclass(slots=True)
class Cell:
    """What one article has of a row."""

    column: str
    label: Line
    href: str
    body: Line
    notes: Line
    beneath: list[tuple[str, Line]]
    """Passages to be read on demand: address and words."""
    remark: str = ""
    """What the layout itself has to say of the cell."""

    @property
    def unsure(self) -> bool:
        """Whether the article may have it in other words; nothing stands in the cell then."""
        return not self.body and self.notes.text == UNSURE


@dataclass(slots=True)
class Row:
    """A thing that articles are compared in."""

    ids: list[str]
    head: Line
    notes: Line
    cells: list[Cell]

    @property
    def columns(self) -> set[str]:
        """The articles that have it."""
        return {cell.column for cell in self.cells if not cell.unsure}

    @property
    def unsure(self) -> set[str]:
        """The articles that may have it."""
        return {cell.column for cell in self.cells if cell.unsure}


def prominence(row: Row) -> tuple[int, float]:
    """The order of what articles report: by how many do, then by how early they do.

    A cell links to its passage, whose place in the article the address tells ("#c120-180").
    """
    places = [int(m[1]) for cell in row.cells if (m := _PASSAGE.search(cell.href)) is not None]
    return -len(row.columns), sum(places) / len(places) if places else 0.0


def column_of(href: str) -> str:
    """The article that a link leads to, by the file name of its page."""
    return basename(href.partition("#")[0])


def rows(md: Markdown, listing: Element) -> list[Row] | None:
    """The rows of a list; None where the list is not made of rows."""
    found = []
    for item in listing:
        cells = [child for child in item if child.tag == "ul"]
        if len(cells) != 1:
            return None
        read = [_cell(md, cell) for cell in cells[0]]
        if any(cell is None for cell in read):
            return None
        ids, line = _anchors(md, item)
        head, notes = _notes(line)
        found.append(Row(ids, head, notes, [cell for cell in read if cell is not None]))
    return found


def _inline(item: Element) -> Line:
    """The content of a list item before the list inside; a loose list has it in a paragraph."""
    if len(item) and item[0].tag == "p" and not (item.text or "").strip():
        return _inline(item[0])
    nodes = []
    for child in item:
        if child.tag == "ul":
            break
        nodes.append(child)
    return Line((item.text or "").strip("\n"), nodes)


def _anchors(md: Markdown, item: Element) -> tuple[list[str], Line]:
    line = _inline(item)
    ids: list[str] = []

    def take(match: re.Match[str]) -> str:
        raw = stashed(md, match)
        if (anchor := _ID.fullmatch(raw)) is not None:
            ids.append(unescape(anchor[1]))
            return ""
        return "" if raw == "</a>" else match[0]

    return ids, Line(RAW.sub(take, line.text), line.nodes)


def _notes(line: Line) -> tuple[Line, Line]:
    """The content, and the emphasis it ends with."""
    if line.nodes and line.nodes[-1].tag == "em" and not (line.nodes[-1].tail or "").strip():
        last = line.nodes[-1]
        nodes = line.nodes[:-1]
        content = Line(line.text if nodes else line.text.rstrip(), nodes)
        if nodes and nodes[-1].tail:
            nodes[-1].tail = nodes[-1].tail.rstrip()
        return content, Line(last.text or "", list(last))
    return line, Line()


def _cell(md: Markdown, item: Element) -> Cell | None:
    line = _inline(item)
    if line.text.strip() or not line.nodes or line.nodes[0].tag != "a":
        return None
    label, *rest = line.nodes
    tail = label.tail or ""
    if not tail.startswith(":"):
        return None
    body, notes = _notes(Line(tail[1:].lstrip(), rest))
    href = label.get("href", "")
    return Cell(
        column=column_of(href),
        label=Line(label.text or "", list(label)),
        href=href,
        body=body,
        notes=notes,
        beneath=list(_beneath(item)),
    )


def _beneath(item: Element) -> Iterator[tuple[str, Line]]:
    for listing in item.findall("ul"):
        for entry in listing:
            link = entry.find(".//a")
            if link is not None:
                yield link.get("href", ""), Line(link.text or "", list(link))


def items(notes: Line) -> list[Line]:
    """Notes taken apart at their " · "."""
    found = [Line()]
    first, *more = notes.text.split(" · ")
    found[0].text = first
    found.extend(Line(text) for text in more)
    for node in notes.nodes:
        copy = deepcopy(node)
        tail, *after = (copy.tail or "").split(" · ")
        copy.tail = tail
        found[-1].nodes.append(copy)
        found.extend(Line(text) for text in after)
    return [line for line in found if line]
