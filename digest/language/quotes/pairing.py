"""Quotation marks become stretches: which opens, which closes, which is an apostrophe.

A missing mark costs at most the one quote it belongs to: a stretch never leaves its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"[“”„‟«»\"‘’‚‛'`´]|[‹›]")
_REACH = 200
"""Marks that are looked at for the partner of one; keeps a page of nothing but marks linear."""
_DEPTH = 6
_ENDS = ".,!?;:…—–-"
_CLOSES = re.compile(r"[^'’\n]{0,300}[.,!?]['’]")
_ELISION = re.compile(
    r"(?:\d0s|\d\ds?|em|tis|twas|til|till|cause|bout|round|n|cuz|neath|ere|gainst|nuff|kay)\b", re.IGNORECASE
)


class Stretch(NamedTuple):
    """What stands between one pair of quotation marks, within one paragraph."""

    start: int
    """Of the words, behind the opening mark."""
    end: int
    """Of the words, before the closing mark."""
    outer_start: int
    outer_end: int
    single: bool
    """Whether single marks enclose it."""
    closed: bool
    """False where the closing mark is missing: lost, or because the speech runs on."""


class _Mark(NamedTuple):
    start: int
    end: int
    side: int
    """1 opens, -1 closes, 0 could be either."""
    double: bool
    glyph: str


def stretches(text: str, start: int, end: int, *, runs_on: bool = False) -> list[Stretch]:
    """The outermost stretches of the paragraph `text[start:end]`, in text order.

    `runs_on` tells that the next paragraph opens with a mark, so that a mark left open here is
    no mistake.
    """
    found: list[Stretch] = []
    marks = list(_marks(text, start, end))
    index = 0
    while index < len(marks):
        mark = marks[index]
        if mark.side < 0 or (mark.side == 0 and not _may_open(text, mark, end)):
            index += 1
            continue
        closing = _closing(text, marks, index)
        if closing is None and not mark.double and _mistyped(text, marks, index, start, end):
            closing = len(marks) - 1
        if closing is None:
            if mark.double:
                stretch = _unclosed(text, marks, index, end, runs_on=runs_on)
                if stretch is not None:
                    found.append(stretch)
                    while index < len(marks) and marks[index].start < stretch.outer_end:
                        index += 1
                    continue
            index += 1
            continue
        last = marks[closing]
        found += _trimmed(
            text, mark.end, last.start, mark.start, last.end, single=not mark.double, closed=True
        )
        index = closing + 1
    return found


def _mistyped(text: str, marks: list[_Mark], index: int, start: int, end: int) -> bool:
    """Whether a single mark opens a sentence that a lone double one closes at the paragraph's end."""
    opening, last = marks[index], marks[-1]
    if opening.side <= 0 or not last.double or last.side >= 0 or text[last.end : end].strip():
        return False
    before = text[start : opening.start].rstrip()
    return index == len(marks) - 2 and before[-1:] in (".", "!", "?") and text[last.start - 1] in ".!?"


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The quotation marks of a paragraph, apostrophes left out."""
    position = start
    while (match := _MARK.search(text, position, end)) is not None:
        at, glyph = match.start(), match.group()
        position = at + 1
        before = text[at - 1] if at > start else " "
        if glyph in "'’‘`´" and position < end and text[position] == glyph and glyph != "‘":
            # Two single marks are typed for a double one; of three, the double one stands outside.
            after = text[at + 2] if at + 2 < end else " "
            if after in "'’" and not _boundary(before):
                yield _Mark(at, at + 1, -1, False, glyph)
                at += 1
            after = text[at + 2] if at + 2 < end else " "
            position = at + 2
            yield _Mark(at, at + 2, _side(before, after, '"'), True, '"')
            continue
        after = text[position] if position < end else " "
        if glyph in "'’‘`´‚‛‹›":
            if before.isalnum() and after.isalnum():
                continue
            if glyph in "'’" and not before.isalnum() and _ELISION.match(text, position, end):
                side = 0
                if _CLOSES.match(text, position, end) is None:
                    continue
            else:
                side = _side(before, after, glyph)
            if side == 0 and not (_boundary(before) or _boundary(after)):
                continue
            yield _Mark(at, position, side, False, glyph)
        else:
            yield _Mark(at, position, _side(before, after, glyph), True, glyph)


def _boundary(char: str) -> bool:
    return char.isspace() or char in "([{—–-/“”\"'‘’«»„…"


def _side(before: str, after: str, glyph: str) -> int:
    """1 for a mark that opens, -1 for one that closes, 0 where neither glyph nor place tells."""
    left = before.isspace() or before in "([{—–-/“‘«„" or (before == glyph == '"' and after.isalnum())
    right = (
        after.isspace() or after in ")]}.,;:!?—–-/”’»…" or (after == glyph == '"' and not before.isspace())
    )
    if glyph in "“„‟‘‚‛":
        if right and not left and glyph in "“‘":
            return -1  # „German“ marks, or the wrong key
        return 1
    if glyph in "”’":
        if left and not right:
            return 1 if glyph == "”" else 0
        return -1
    if glyph in "«‹":
        return -1 if right and not left else 1
    if glyph in "»›":
        return 1 if left and not right else -1
    if left and not right:
        return 1
    if right and not left:
        return -1
    return 0


def _may_open(text: str, mark: _Mark, end: int) -> bool:
    return mark.end < end and not text[mark.end].isspace()


def _closing(text: str, marks: list[_Mark], index: int) -> int | None:
    """Index of the mark that closes the stretch opened by `marks[index]`, else None."""
    opening = marks[index]
    if not opening.double:
        return _closing_single(text, marks, index)
    straight = opening.glyph == '"'
    depth = 0
    at = index + 1
    while at < len(marks) and at - index < _REACH and depth < _DEPTH:
        mark = marks[at]
        if not mark.double:
            at += 1
            continue
        if (mark.glyph == '"') != straight:
            # Marks of the other family inside: a whole pair is nested, a lone one is a slip of the key.
            other = next((n for n in range(at + 1, len(marks)) if marks[n].double), None)
            if (
                mark.side > 0
                and other is not None
                and marks[other].side < 0
                and marks[other].glyph != opening.glyph
            ):
                if _starts_anew(text, opening, mark):
                    return None
                at = other + 1
                continue
            if mark.side > 0:
                return None
            return at
        if mark.side > 0:
            if _starts_anew(text, opening, mark):
                return None  # a second opening mark means that a closing one is missing
            depth += 1
        elif depth == 0:
            return at
        else:
            depth -= 1
        at += 1
    return None


def _starts_anew(text: str, opening: _Mark, mark: _Mark) -> bool:
    """Whether a new sentence, or a comma and a cue, stands before `mark`: then `opening` lost its partner."""
    before = text[opening.end : mark.start].rstrip()
    return before[-1:] in ".!?" and len(before) > 1


def _closing_single(text: str, marks: list[_Mark], index: int) -> int | None:
    """Like `_closing`: the first single mark that closes, plural possessives passed over."""
    maybe = None
    for at in range(index + 1, min(len(marks), index + 40)):
        mark = marks[at]
        if mark.double:
            if maybe is None:
                continue
            return maybe
        if mark.side > 0:
            return maybe
        before = text[mark.start - 1]
        if (
            before in "sS"
            and text[mark.end : mark.end + 1].isspace()
            and text[mark.end + 1 : mark.end + 2].islower()
        ):
            maybe = at if maybe is None else maybe
            continue
        return at
    return maybe


_ATTRIBUTION = re.compile(
    r"[,!?…—-] ?(?=(?:[\w.’'-]{1,30} ){1,4}?(?:said|says|told|added|wrote|asked|tweeted|continued)\b)"
)


def _unclosed(text: str, marks: list[_Mark], index: int, end: int, *, runs_on: bool) -> Stretch | None:
    """A stretch whose closing mark is missing: to the paragraph's end, or to where it must have ended."""
    opening = marks[index]
    following = _foreign(text, marks, index)
    limit = following.start if following is not None else end
    if following is None and runs_on and not _attributed(text, opening.end, end):
        stop = end
    else:
        lost = _ATTRIBUTION.search(text, opening.end, limit)
        if lost is not None:
            stop = lost.start() + 1
        elif following is not None:
            stop = _last_sentence(text, opening.end, limit)
        else:
            stop = end
    made = _trimmed(text, opening.end, stop, opening.start, stop, single=False, closed=False)
    return made[0] if made else None


def _attributed(text: str, start: int, end: int) -> bool:
    """Whether a paragraph that left its mark open ends with its attribution: the closing mark is lost."""
    return any(end - m.end() < 60 for m in _ATTRIBUTION.finditer(text, start, end))


def _foreign(text: str, marks: list[_Mark], index: int) -> _Mark | None:
    """The first double mark behind `marks[index]` that is not part of a pair nested in its words."""
    opening = marks[index]
    at = index + 1
    while at < min(len(marks), index + _REACH):
        mark = marks[at]
        if mark.double:
            nested = opening.glyph == '"' and mark.glyph != '"' and mark.side > 0
            other = next((n for n in range(at + 1, len(marks)) if marks[n].double), None)
            if not nested or other is None or marks[other].side >= 0 or _starts_anew(text, opening, mark):
                return mark
            at = other
        at += 1
    return None


def _last_sentence(text: str, start: int, end: int) -> int:
    """The end of the first sentence in `text[start:end]`, else `end`."""
    match = re.compile(r"[.!?…](?=\s)").search(text, start, end)
    return match.end() if match else end


def _trimmed(
    text: str, start: int, end: int, outer_start: int, outer_end: int, *, single: bool, closed: bool
) -> list[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",'’"):
        end -= 1
    if not any(c.isalnum() for c in text[start : min(end, start + 200)]):
        return []
    return [Stretch(start, end, outer_start, outer_end, single, closed)]
