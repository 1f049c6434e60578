"""A few words around a place of a text, cut where a reader takes a breath."""

from __future__ import annotations

import re

from digest.model import Span

BEFORE, AFTER = 5, 8
"""Words shown on either side."""
READABLE = 4
"""Words below which a snippet goes on over a comma."""
_BREAK = re.compile(r"[,;:()](?=\s|$)|[“”\"«»—–]|\s(?:--|-)\s")
_SPACE = re.compile(r"\s+")


def snippet(text: str, sentence: Span, span: Span) -> str:
    """The words around `span` inside `sentence`, on one line, with "…" where they are cut in a clause."""
    before, after = text[sentence.start : span.start], text[span.end : sentence.end].rstrip(' .!?\n”"')
    left, right = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    if len((left + text[span.start : span.end] + right).split()) < READABLE:
        left, right = before, after
    first, last = left.split(), right.split()
    head = left if len(first) <= BEFORE else "… " + left[_nth(left, -BEFORE) :]
    tail = right if len(last) <= AFTER else right[: _nth(right, AFTER)].rstrip(" ,;:") + " …"
    return _SPACE.sub(" ", f"{head}{text[span.start : span.end]}{tail}").strip(" ,;:")


def _nth(text: str, n: int) -> int:
    """Where the n-th word of `text` ends or, counted from its end, begins."""
    words = list(re.finditer(r"\S+", text))
    return words[n].start() if n < 0 else words[n - 1].end()
