"""How far the noun phrase around a term reaches: "a bill" is "a bill letting tenants sue the city".

In what is added lies the framing, so a name for a thing is shown as far as it tells. The phrase is read
from the left by what its noun takes (`valency`): a preposition with a noun phrase, an infinitive, a
participle clause, a relative clause without a comma. It ends where one of these does, never inside one,
and before the sentence goes on with its verb.

`words` tells nouns from verbs at a place, `noun_phrase` reads one noun phrase, `complements` what goes on
behind it, `beginnings` what stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.noun_phrases import Token
from digest.language.whole_phrases.beginnings import beginning
from digest.language.whole_phrases.complements import Complements
from digest.language.whole_phrases.words import Words
from digest.model import Span

__all__ = ["LONGEST", "whole"]

LONGEST = 16
"""Words of a phrase, those joined by hyphens counted once; a longer one ends at the last joint before."""
_MARKS = '"“”«»'


def whole(
    text: str, tokens: Sequence[Token], first: int, head: int, end: int, *, before: int | None = None
) -> Span:
    """The passage of the phrase whose noun is the word `head`, known to hold `tokens[first:end]`.

    `tokens` are those of the sentence or headline. With both quotation marks of what is quoted in it, and,
    where the offset `before` is given, without what goes on from there.
    """
    words = Words(text, tokens)
    left = beginning(words, first)
    found = Complements(words, left, head + 1).ends
    for stop in sorted({end, *(at for at in found if at > end)}, reverse=True):
        beyond = before is not None and words[stop - 1].end > before
        if stop > end and (beyond or words.count(left, stop) > LONGEST):
            continue
        span = _marked(text, words[left].start, _with_stop(text, words[stop - 1]))
        if span is not None:
            return span
    return Span(words[first].start, words[end - 1].end)


def _with_stop(text: str, last: Token) -> int:
    """Where a word ends, with the full stop of initials ("the F.B.I.")."""
    return last.end + ("." in last.text and text[last.end : last.end + 1] == ".")


def _marked(text: str, start: int, end: int) -> Span | None:
    """The passage with the quotation marks that belong to it; None where one of a pair stands outside."""
    if sum(mark in _MARKS for mark in text[start:end]) % 2 == 0:
        return Span(start, end)
    if text[end : end + 1] and text[end] in _MARKS:
        return Span(start, end + 1)
    if start and text[start - 1] in _MARKS:
        return Span(start - 1, end)
    return None
