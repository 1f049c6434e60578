"""What a figure is a part, a share or a rate of, as the words beside it say: "15 of the 19", "$5 a share"."""

from __future__ import annotations

import re
from collections.abc import Callable

from digest.comparison.figures.measure_words import anybody, key, units_of, word_lists
from digest.model import Figure, Span
from digest.stems import lemma

_AMONG = re.compile(r"\b[Aa]mong ((?:[^\W\d_]+[ -]?){1,4}),?[^,;:]*$")
_AMONG_AFTER = re.compile(r"\s(?:of|among) (?:the |all |those )?((?:[^\W\d_]+[ -]?){1,3})")
_WORDS = re.compile(r"[^\W\d_]+")
_PER = re.compile(r"[\s-]*(?:per|a|an|each|every)[\s-]+([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?")
_ADVERB = re.compile(r"\s(annually|yearly|monthly|weekly|daily|hourly|apiece)\b")
_OF = frozenset(
    {
        ("of",),
        ("of", "the"),
        ("of", "all"),
        ("of", "its"),
        ("of", "their"),
        ("out", "of"),
        ("out", "of", "the"),
    }
)
"""What stands between a part and its whole,"""
_TO = frozenset({("-",), ("–",), ("to",)})
"""and between the sides of a tally."""


def per(text: str, figure: Figure) -> str | None:
    """The class of what one of is meant: "$60 per share", "$70-a-share", "$5 a barrel", "a year"."""
    tail = text[figure.span.end : figure.span.end + 40].lower()
    adverb = _ADVERB.match(tail)
    if adverb is not None:
        return key(lemma(word_lists()["per_adverbs"][adverb[1]]))
    match = _PER.match(tail)
    if match is None:
        return None
    for word in match.groups():
        if word and lemma(word) in units_of():
            return key(lemma(word))
    return None


def population(
    text: str, figure: Figure, sentence: Span, tells: Callable[[str, str], float]
) -> frozenset[str]:
    """The classes of words for whom a share is of: "among drivers", "62 percent of Reform voters".

    `tells` says how much a word (stem, form) tells, 0 to 1.
    """
    if figure.kind != "percent":
        return frozenset()
    named = ""
    among = _AMONG.search(text[max(sentence.start, figure.span.start - 60) : figure.span.start])
    after = _AMONG_AFTER.match(text[figure.span.end : min(sentence.end, figure.span.end + 60)])
    if among is not None:
        named = among[1]
    elif after is not None:
        named = after[1]
    found = {key(lemma(w), w) for w in _WORDS.findall(named) if tells(lemma(w), w) > 0.1}
    return frozenset(found - anybody())


def part(
    text: str, figure: Figure, before: Figure | None, after: Figure | None
) -> tuple[str | None, float | None]:
    """Which end of "15 of the 19" or of "97-1" a figure is, and the other end.

    "part" or "whole", "more" or "less"; None where it is neither. `before` and `after` are its
    neighbours in the text.
    """
    start, end = figure.span
    if after is not None and figure.kind in ("count", "percent") and after.kind == "count":
        between = text[end : after.span.start]
        gap = tuple(between.lower().split())
        if gap in _OF:
            return "part", after.value if isinstance(after.value, float) else None
        if gap in _TO or between == "—":
            return _tally(figure, after)
    if before is not None and figure.kind == "count" and before.kind in ("count", "percent"):
        gap = tuple(text[before.span.end : start].lower().split())
        if gap in _OF:
            return "whole", before.value if isinstance(before.value, float) else None
        if gap in _TO:
            return _tally(figure, before)
    return None, None


def _tally(figure: Figure, other: Figure) -> tuple[str | None, float | None]:
    a, b = figure.value, other.value
    if isinstance(a, float) and isinstance(b, float) and a != b:
        return ("more" if a > b else "less"), b
    return None, None
