"""What may stand between a subject and its verb: times, asides, occasions, appositions."""

from __future__ import annotations

from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Sentence
from digest.language.quotes.tags import FINITE, NOMINAL

_OCCASION = 16
"""Tokens between "who" and its verb."""


def before_time(s: Sentence, at: int, low: int) -> int:
    """Before a time that ends at `at`: "the poll (last week) found", "Roe (over the weekend) wrote".

    `at` itself where none does, or where nothing stands before it that could be the subject.
    """
    lex = lexicon()
    if s.low(at) not in lex["time nouns"]:
        return at
    first = at - 1
    opened = False
    while first > low and (s.tags[first] in "D#t" or s.low(first) in lex["time openers"] | lex["nearby"]):
        opened = opened or s.low(first) in lex["time openers"]
        first -= 1
    if first > low and s.low(first) in lex["time prepositions"]:
        first -= 1
    elif not opened and s.low(at + 1) not in ("ago", "earlier", "later"):
        return at
    return first if first >= low and s.tags[first] in NOMINAL | frozenset("PW),C") else at


def before_aside(s: Sentence, at: int, low: int) -> int:
    """The comma before an impersonal aside that the one at `at` closes: "Roe(, it should be noted,) said"."""
    if at - 3 > low and s.tags[at - 1] == "E" and s.tags[at - 2] == "X":
        it = at - 2
        while it > low and s.tags[it] == "X":
            it -= 1
        if s.low(it) == "it" and s.tags[it - 1] == ",":
            return it - 1
    return at


def relative_before(s: Sentence, at: int, low: int) -> int:
    """The "who" whose verb stands behind `at`: "Ann Roe, who in a talk with Poe (said)"; 0 for none."""
    for n in range(at - 2, max(low, at - _OCCASION), -1):
        if s.tags[n] in FINITE or s.tags[n] in (QUOTE, ";", ":", "C"):
            return 0
        if s.tags[n] == "W":
            return n if s.low(n) == "who" and s.tags[n + 1] == "I" else 0
    return 0


def _while_acting(s: Sentence, first: int, last: int) -> bool:
    """Whether the only verbs behind a participle stand where it tells when: "speaking low as she left"."""
    verbs = [n for n in range(first, last) if s.tags[n] in FINITE or s.tags[n] == QUOTE]
    opening = next((n for n in range(first + 1, last) if s.low(n) in ("as", "while", "when")), last)
    return len(verbs) == 1 and opening < verbs[0] and all(t != "," for t in s.tags[opening:last])


def appositive(s: Sentence, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` can describe the noun before the comma."""
    tag = s.tags[first]
    if s.tag(first - 1) == "-" and s.low(first) in lexicon()["naming participles"]:
        return True
    if tag == "W" or s.low(first) == "whose" or s.low(first) in lexicon()["relative contractions"]:
        return True
    if s.low(first) in ("where", "when", "as", "like"):
        return True
    if tag == "G" and _while_acting(s, first, last):
        return True
    if tag == "I" and all(s.tags[n] not in FINITE | {QUOTE} or _reduced(s, n) for n in range(first, last)):
        return True
    if s.finite(first, last):
        # A clause with a verb of its own is no apposition, unless a relative clause inside has it.
        at = next(n for n in range(first, last) if s.tags[n] in FINITE or s.tags[n] == QUOTE)
        return any(s.tags[n] == "W" or s.low(n) == "that" for n in range(first, at)) and tag in "DNM#"
    return tag in "DNM#EGIAPT"


def _reduced(s: Sentence, at: int) -> bool:
    """Whether a past form only describes the noun before it: "in a book released last year"."""
    return (
        s.tags[at] == "V"
        and s.tags[at - 1] in "NM"
        and "participle" in lexicon().inflected.get(s.low(at), ())
        and (s.tag(at + 1) in ("I", "t", ",", "-") or s.low(at + 1) in lexicon()["time openers"])
    )
