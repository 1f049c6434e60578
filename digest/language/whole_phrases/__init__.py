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
from digest.language.whole_phrases import valency
from digest.language.whole_phrases.beginnings import beginning
from digest.language.whole_phrases.complements import PREPOSITIONS, Complements
from digest.language.whole_phrases.noun_phrase import coordinated, noun_phrase
from digest.language.whole_phrases.words import Words
from digest.model import Span

__all__ = ["LONGEST", "whole", "with_object"]

LONGEST = 16
"""Words of a phrase, those joined by hyphens counted once; a longer one ends at the last joint before."""
_SHORTENED = frozenset({"Jr", "Sr", "Inc", "Co", "Corp", "Ltd"})
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


def with_object(text: str, tokens: Sequence[Token], first: int, end: int, preposition: str) -> Span:
    """The passage of a verb that is known to hold `tokens[first:end]`, with its object behind it.

    `preposition` is the one by which the verb leads to its object, or empty; it may stand in the passage.
    """
    words = Words(text, tokens)
    at = end
    if preposition and words.blank(at) and words.form(at) == preposition:
        at += 1
    stop = _object(words, at, led=words.form(at - 1) in PREPOSITIONS)
    if stop is not None and words.count(first, stop) <= LONGEST:
        span = _marked(text, words[first].start, _with_stop(text, words[stop - 1]))
        if span is not None:
            return span
    return Span(words[first].start, words[end - 1].end)


def _object(words: Words, at: int, *, led: bool) -> int | None:
    """Where the object at `at` ends, behind a verb or, with `led`, its preposition; if one stands there."""
    form = words.form(at)
    if not words.blank(at) or form == "that" or (words.stop(at) and not (led or form == "both")):
        return None
    told = not led and valency.with_bare_clause(words.form(at - 1))
    end = noun_phrase(words, at, bare=told)
    if end is None or (told and words.blank(end) and words.base(end)):
        return None  # "demanded the mayor resign"
    joint = coordinated(words, at, end)
    return None if form == "both" and joint == end else joint


def _with_stop(text: str, last: Token) -> int:
    """Where a word ends, with the full stop of initials ("the F.B.I.", "Roe Jr.")."""
    shortened = "." in last.text or last.text in _SHORTENED
    return last.end + (shortened and text[last.end : last.end + 1] == ".")


def _marked(text: str, start: int, end: int) -> Span | None:
    """The passage with the quotation marks that belong to it; None where one of a pair stands outside."""
    if sum(mark in _MARKS for mark in text[start:end]) % 2 == 0:
        return Span(start, end)
    if text[end : end + 1] and text[end] in _MARKS:
        return Span(start, end + 1)
    if start and text[start - 1] in _MARKS:
        return Span(start - 1, end)
    return None
