"""How much of an article there is, and how much of it is in quotation marks: counted in words."""

from __future__ import annotations

from bisect import bisect_right

from digest.model import Reading, Span


def words(reading: Reading) -> int:
    """Words of the body."""
    return _within(reading, reading.article.body)


def quoted(reading: Reading) -> int:
    """Words of the body that stand in quotation marks as somebody's."""
    return _within(reading, reading.marked)


def _within(reading: Reading, spans: tuple[Span, ...]) -> int:
    """Words that begin in one of `spans`; what two of them hold counts once."""
    starts = [word.start for word in reading.words]
    n = end = 0
    for span in sorted(spans):
        left = bisect_right(starts, max(span.start, end) - 1)
        right = bisect_right(starts, span.end - 1)
        n += max(0, right - left)
        end = max(end, span.end)
    return n
