"""Page furniture: what a page prints around an article, line by line and glued to its text."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from digest.articles.lines import visible
from digest.articles.phrases import compiled, data, plain, words

After = Literal["", "links", "rest"]

_LONGEST = 320
"""Characters of a line of furniture; longer ones are somebody's text."""

_EDGE = r"[\W_]{0,8}"
_BEHIND = r"\s*(?::|\||>{1,2}|»|→|-\s)\s*\S.{0,240}"
"""What makes a label of words: a colon, bar or arrow, and what is labelled."""

_SEAM = re.compile(r"(?<=[.!?…\"')\]*])\s*(?=[A-Z\[(©])|(?<=[a-zß-ÿ])(?=[A-Z©])")
"""Where a line may have been glued: after a sentence, or where a capital follows a small letter."""

_FRONT_SEAM = re.compile(r"(?<=[a-zß-ÿ.!?)])(?=[A-Z\"(])")
_SEAMS = 12
_CRUMBS = re.compile(r"[^>›»/|•·]{1,40}(?:\s+[>›»/|•·]\s+[^>›»/|•·]{1,60}){1,6}")
_LIST_OF_CODES = re.compile(r"[\s/|,;•·()\[\]-]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+", re.IGNORECASE)


_TAGS = re.compile(r"(?:<[^<>]{1,200}>\s*){1,20}\W*")
"""A line of nothing but tags, left over from a page."""


class Group(NamedTuple):
    """One group of the data file, ready to match."""

    name: str
    lines: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    after: After


class Piece(NamedTuple):
    """Part of a line; `group` is empty where it is not furniture."""

    start: int
    end: int
    group: str


def group_of(line: str, *, edge: bool = False) -> str:
    """The group of furniture that a whole line is, or "".

    `edge`: whether it stands above the headline or below the text, where names of sections count too.
    """
    if len(line) > _LONGEST:
        return ""
    words_ = plain(visible(line))
    if not any(char.isalnum() for char in words_):
        return "rule" if not words_ or len(set(words_)) <= 3 else ""
    if _ADDRESS.fullmatch(words_):
        return "address"
    if words_[0] == "<" and _TAGS.fullmatch(words_):
        return "markup"
    if _switches(words_):
        return "language-switch"
    for group in groups():
        if group.name == "sections" and not edge:
            continue
        if any(pattern and pattern.fullmatch(words_) for pattern in (group.lines, group.labels, group.alone)):
            return group.name
    return "navigation" if edge and _breadcrumbs(words_) else ""


def after(group: str) -> After:
    """What belongs to a line of `group` below it."""
    return next((each.after for each in groups() if each.name == group), "")


def cut(line: str) -> list[Piece]:
    """A line that is not furniture as a whole, cut where furniture is glued to its front or end."""
    text = plain(line)
    left, found = _front(text)
    tail: list[Piece] = []
    right = len(text)
    floor = max(left, right - _LONGEST)
    seams = [match.end() for match in _SEAM.finditer(text, floor) if left < match.end() < right]
    for seam in reversed(seams[-_SEAMS:]):
        if group := _glued(text[seam:right]):
            tail.insert(0, Piece(seam, seam + len(text[seam:right].rstrip()), group))
            right = seam
    while right > left and text[right - 1].isspace():
        right -= 1
    if right > left:
        found.append(Piece(left, right, ""))
    return found + tail


@cache
def groups() -> tuple[Group, ...]:
    """All groups of the data file, in its order."""
    found = []
    for name, entry in data("furniture").items():
        assert isinstance(entry, dict), name
        lines, labels, alone = (words(entry.get(key, [])) for key in ("lines", "labels", "alone"))
        after_ = entry.get("after", "")
        assert after_ in ("", "links", "rest"), name
        found.append(
            Group(
                name,
                compiled(lines, _EDGE, _EDGE) if lines else None,
                compiled(labels, _EDGE, _BEHIND) if labels else None,
                compiled((*labels, *alone), _EDGE, _EDGE) if labels or alone else None,
                after_,
            )
        )
    return tuple(found)


def _front(text: str) -> tuple[int, list[Piece]]:
    """Furniture glued to the front, and where the rest begins.

    One word of many meanings is not enough ("HomeAway"): two such pieces, or a phrase, are.
    """
    found: list[Piece] = []
    left = 0
    sure = False
    for match in _FRONT_SEAM.finditer(text, 0, min(len(text), 120)):
        seam = match.end()
        piece = text[left:seam]
        if len(piece) > 80:
            break
        if group := group_of(piece, edge=True):
            sure = sure or bool(_glued(piece)) or bool(found)
            found.append(Piece(left, seam, group))
            left = seam
    return (left, found) if sure else (0, [])


def _glued(text: str) -> str:
    """The group of a piece that was glued to a line; words of many meanings do not count."""
    if len(text) > _LONGEST:
        return ""
    for group in groups():
        if any(pattern and pattern.fullmatch(text) for pattern in (group.lines, group.labels)):
            return group.name
    return ""


def _switches(line: str) -> bool:
    """Whether a line only offers other languages ("ua en ru")."""
    tokens = [token for token in _LIST_OF_CODES.split(line.lower()) if token]
    return 2 <= len(tokens) <= 40 and all(token in _codes() for token in tokens) and len(set(tokens)) > 1


@cache
def _codes() -> frozenset[str]:
    return frozenset(words(data("languages")["switches"]))


def _breadcrumbs(line: str) -> bool:
    """Whether a line is like "Home > World > Asia": two parts or more, the first a section's name."""
    if not _CRUMBS.fullmatch(line):
        return False
    first = re.split(r"\s+[>›»/|•·]\s+", line)[0]
    return any(group.alone and group.alone.fullmatch(first) for group in groups())
