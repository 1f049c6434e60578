"""The inside of a cell: the outlet's words, our notes on them, the way to the passage."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout.charts import bar
from digest.pages.layout.columns import Column
from digest.pages.layout.elements import add, put, unseen
from digest.pages.layout.reading import Cell, append, items
from digest.pages.sections import ALSO, KINDS, NOT_NAMED

STROKES = 30
"""Strokes of a tally beyond which only the number counts."""
TITLE = 5
"""Words of an article's title that tell it from others of its outlet."""

Draw = Callable[[Markdown, Element, Cell], None]
"""Draws one cell into its entry."""


def entry(md: Markdown, holder: Element, cell: Cell, column: Column, draw: Draw) -> None:
    """A cell in its holder: whose it is (shown where no column head says so), then its inside."""
    made = add(holder, "div", "entry")
    who = put(made, "span", cell.label, "who")
    if column.span > 1:
        title = " ".join(column.title.plain(md).split()[:TITLE])
        add(who, "span", "which", text=f" {title} …")
    draw(md, made, cell)
    if column.language is not None:
        for words in made.iter("p"):
            if words.get("class") == "digest-words":
                words.set("lang", column.language)


def notes(md: Markdown, made: Element, cell: Cell, *, linked: bool = False) -> None:
    """Our words on the cell and the links to its passages, in small print.

    `linked` says that the first passage has its link already.
    """
    line = add(made, "p", "notes")
    further: list[Element] = []
    for note in items(cell.notes):
        if note.text.startswith(ALSO):
            further = note.nodes
            continue
        if len(line):
            append(line, " · ")
        put(line, "span", note)
    if cell.remark:
        append(line, " · " if len(line) else "")
        add(line, "span", text=cell.remark)
    links = [] if linked or "#" not in cell.href else [("passage", cell.href)]
    links += [(node.text or "", node.get("href", "")) for node in further]
    if links:
        # Together, with the dot before them: on paper they lead nowhere and are left out as one.
        ways = add(line, "span", "ways", text=f"{' · ' if len(line) else ''}{ALSO if linked else ''}")
        for n, (text, href) in enumerate(links):
            append(ways, " " if n else "")
            unseen(add(ways, "a", "to", text=text, href=href), f", passage in {cell.label.plain(md)}")
    if not len(line):
        made.remove(line)


def beneath(made: Element, cell: Cell, summary: str) -> None:
    """Passages that open on demand."""
    if not cell.beneath:
        return
    details = add(made, "details", "evidence")
    add(details, "summary", text=summary)
    for href, words in cell.beneath:
        put(add(details, "p"), "a", words, href=href)


def fact(md: Markdown, made: Element, cell: Cell) -> None:
    """The body as it is."""
    put(made, "p", cell.body, "words")
    notes(md, made, cell)


def term(md: Markdown, made: Element, cell: Cell) -> None:
    """A few words that are the link to their passage themselves."""
    link = add(add(made, "p", "words"), "a", "term", href=cell.href)
    cell.body.into(link)
    notes(md, made, cell, linked=True)


def quote(md: Markdown, made: Element, cell: Cell) -> None:
    """Words said, with a class for the kind of quote; the notes name it."""
    said = items(cell.notes)
    kind = KINDS.get(said[0].plain(md), "") if said else ""
    if kind:
        made.set("class", f"{made.get('class', '')} digest-{kind}")
    fact(md, made, cell)


def figure(md: Markdown, made: Element, cell: Cell) -> None:
    """A value that is the link to its passage, its sentence on demand."""
    cell.body.into(add(add(made, "p", "value"), "a", "term", href=cell.href))
    notes(md, made, cell, linked=True)
    beneath(made, cell, "Wording")


def frame(md: Markdown, made: Element, cell: Cell) -> None:
    """A share as a bar that opens to its evidence."""
    line = add(made, "p", "share")
    put(line, "strong", cell.body)
    bar(line, percent(md, cell))
    count = items(cell.notes)[:1]
    if not cell.beneath:
        notes(md, made, cell)
        return
    beneath(made, cell, count[0].plain(md) if count else "Passages")


def speaker(md: Markdown, made: Element, cell: Cell) -> None:
    """A name and how often it speaks, as a number and as so many strokes."""
    n = times(md, cell)
    if cell.body.text == NOT_NAMED:
        add(made, "p", "speaker", "unnamed", text=f"{NOT_NAMED} ×{n}")
        return
    line = add(made, "p", "speaker")
    put(line, "span", cell.body)
    tally = add(line, "svg", "tally", viewBox=f"0 0 {4 * min(n, STROKES)} 8", aria_hidden="true")
    tally.set("width", str(4 * min(n, STROKES)))
    tally.set("height", "8")
    for stroke in range(min(n, STROKES)):
        add(tally, "rect", x=str(4 * stroke), width="2", height="8")
    add(line, "span", "count", text=f" ×{n}")


def times(md: Markdown, cell: Cell) -> int:
    """The count in a note "×4"; 1 where there is none."""
    digits = re.match(r"×(\d+)", cell.notes.plain(md))
    return int(digits[1]) if digits else 1


def percent(md: Markdown, cell: Cell) -> int:
    """The share that a frame's cell states."""
    digits = re.match(r"\d+", cell.body.plain(md))
    return min(100, int(digits[0])) if digits else 0
