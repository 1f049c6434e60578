"""A text's lines as layout sees them: what belongs to one paragraph together, Markdown marks apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from digest.model import BlockKind

_LINE = re.compile(r"[^\n]+")
_WRAPPED_AT_MOST = 160
"""Characters; a file wrapped by a text editor or a mailer has no longer lines."""

_UNFINISHED = re.compile(
    r"\s(?:an?|the|of|in|on|at|to|by|for|from|with|and|or|but|that|who|which|whose|into|over|under|than|as"
    r"|his|her|its|their|was|were|is|are|had|has|have|been|be|would|will|could|not)\Z"
)
"""Words that end no sentence and no heading."""

_ATX = re.compile(r"(#{1,6})[ \t]+")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_PICTURE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)[ \t]*")
_RULE = re.compile(r"[\W_]+")
_ITEM = re.compile(r"(?:[-*+•▪●◦‣–—]|\d{1,3}[.)])\s")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\s]{0,2000}\)")
TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,4}\Z")
"""How a sentence ends, as opposed to a headline or a label."""


@dataclass(slots=True)
class Line:
    """A stretch of text that stands by itself, without surrounding white space."""

    start: int
    end: int
    kind: BlockKind | None = None
    """None until it is known what it is there for."""
    group: str = ""
    """Which furniture it is."""
    level: int = 0
    """Of a Markdown heading; 0 for anything else."""


def split(text: str, *, markdown: bool = False) -> list[Line]:
    """The lines of `text` from top to bottom; together they hold every character that is not white space."""
    found: list[Line] = []
    for run in _runs(text):
        if _wrapped(text, run):
            # Never across a mark of Markdown, which makes its line stand alone.
            found.append(Line(run[0].start, run[-1].end))
        else:
            found += run
    if not markdown:
        return found
    return [part for line in found for part in _marked(text, line)]


def visible(text: str) -> str:
    """A line's words as a reader sees them: without emphasis marks, bullets, and the addresses of links."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _ITEM.sub("", text.strip("*_ \t"), count=1)


def is_item(text: str) -> bool:
    """Whether a line is one of a list."""
    return _ITEM.match(text) is not None


def _runs(text: str) -> Iterator[list[Line]]:
    """Lines that no empty line parts."""
    run: list[Line] = []
    after = 0
    for match in _LINE.finditer(text):
        row = match.group()
        words = row.strip()
        if run and (match.start() - after > 1 or not words):
            yield run
            run = []
        after = match.end()
        if words:
            left = match.start() + len(row) - len(row.lstrip())
            run.append(Line(left, left + len(words)))
    if run:
        yield run


def _wrapped(text: str, run: list[Line]) -> bool:
    """Whether a run is one paragraph, broken where the column ended and not where a sentence did."""
    if len(run) < 2:
        return False
    sizes = [line.end - line.start for line in run]
    longest = max(sizes)
    if longest > _WRAPPED_AT_MOST or min(sizes[:-1]) < 0.6 * longest or longest < 40:
        return False
    rows = [text[line.start : line.end] for line in run]
    if any(_ATX.match(row) or row[0] in ">|" or is_item(row) or _RULE.fullmatch(row) for row in rows):
        return False
    broken = sum(TERMINAL.search(row) is None for row in rows[:-1])
    onward = sum(_runs_on(row, below) for row, below in pairwise(rows))
    return onward > 0 and 2 * broken >= len(rows) - 1


def _runs_on(row: str, below: str) -> bool:
    """Whether a sentence plainly goes on from one row to the one below."""
    return below[0].islower() or row[-1] == "," or _UNFINISHED.search(row) is not None


def _marked(text: str, line: Line) -> Iterator[Line]:
    """A Markdown line with its marks apart, as furniture: they are not the article's words."""
    start, end = line.start, line.end
    if match := _ATX.match(text, start, end):
        yield Line(start, start + len(match[1]), "boilerplate", "markup")
        closing = end
        while closing > match.end() and text[closing - 1] in "# \t":
            closing -= 1
        yield Line(match.end(), max(closing, match.end() + 1), None, "", len(match[1]))
        if closing < end and (rest := text[max(closing, match.end() + 1) : end].strip()):
            yield Line(end - len(rest), end, "boilerplate", "markup")
    elif (match := _QUOTED.match(text, start, end)) and match.end() < end:
        yield Line(start, start + len(match.group().rstrip()), "boilerplate", "markup")
        left = match.end()
        while left < end and text[left].isspace():
            left += 1
        yield Line(left, end)
    elif _PICTURE.fullmatch(text, start, end):
        yield Line(start, end, "caption", "picture")
    else:
        yield line
