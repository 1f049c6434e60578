"""Stretches of text whose digits are no quantities: addresses, clock times, telephone numbers."""

from __future__ import annotations

import re

from digest.model import Span

_ZONE = re.compile(
    r"""
      https?://\S{1,2000} | \bwww\.\S{1,2000}
    | (?<!\S)[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}
    | (?<!\S)[@\#]\w{1,100}(?!\d{2,4}[ ]?%)
    | \b\d{1,2}(?:[:.]\d\d){0,2}\s?(?:-|–|to)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[aApP]\.?[mM]\b\.?)
    | \b\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[aApP]\.[mM]\.?|[aApP][mM]\b|o['’]clock\b)
    | \b\d{1,3}:\d\d(?::\d\d)?\b(?:\s?(?:GMT|UTC|E[DS]?T|P[DS]?T|CES?T|BST)\b)?
    | \b\d{3,4}\s?(?:GMT|UTC|hrs\b|hours\s(?:GMT|local))
    | \b(?:[01]?\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one)\s(?:o['’]clock|noon|GMT)\b
    | (?<![\w$])(?:\+\d{1,3}[ .-])?(?:\(\d{2,4}\)[ ]?|\d{3,4}[ .-])\d{3,4}[ .-]\d{3,4}(?!\w|[,.]\d)
    | \b1-8(?:00|44|55|66|77|88)-[\w-]{1,20}
    | (?<![\w$.,])(?:9/11|7/7|24/7|24-7|50/50|50-50|20/20|20-20|9-to-5|50-fifty|fifty-fifty)(?!\d|[-/]\d)
    | \b(?:(?:[Cc]all|[Dd]ial)(?:ed|led|ing|ling|s)?|\bto|[Tt]he|[Aa]|on)\s(?:911|999)
        (?=\s(?:call|operator|dispatch|emergency|center|centre|system)|[,.;]
        |\s(?:to|and|on|from|at|about|for|after|when|rather)\b)
    | (?<![\d.])\d{1,4}(?:\.\d{1,5}){2,6}(?![\d.]*\d)
    """,
    re.VERBOSE,
)


def zones(text: str, start: int, end: int) -> list[Span]:
    """The stretches of `text[start:end]` to leave alone, in order, without overlaps."""
    return [Span(*match.span()) for match in _ZONE.finditer(text, start, end)]
