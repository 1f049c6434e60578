"""Whose remark a relative clause tells of: "Roe's speech in May in which he said" is about Roe."""

from __future__ import annotations

from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Phrase, Sentence

_REACH = 12
"""Tokens between the remark and what it is told to hold."""
_DESCRIBED = 6
"""Tokens between the owner and the remark."""


def remark(s: Sentence, at: int) -> tuple[int, int] | None:
    """(owner, remark) where the pronoun at `at` stands as in "Roe's remark in which he"; None for none."""
    if s.low(at - 1) != "which" or s.low(at - 2) not in ("in", "during", "at", "on"):
        return None
    lex = lexicon()
    for noun in range(at - 3, max(-1, at - _REACH), -1):
        if s.tags[noun] in ("V", "X", "Y", ",", ";", ":"):
            return None
        low = s.low(noun)
        if s.tags[noun] == "N" and (low in lex.nouns or low in lex["speeches"] or low in lex["messages"]):
            owners = (n for n in range(noun - 1, max(-1, noun - _DESCRIBED), -1) if _owner(s.low(n)))
            owner = next(owners, None)
            return (owner, noun) if owner is not None else None
    return None


def _owner(low: str) -> bool:
    return low in ("his", "her") or low.endswith(("'s", "s'"))


def speaking(s: Sentence, at: int) -> Phrase | None:
    """Who speaks in the relative clause that the participle at `at` goes on with.

    As in "her speech in which she spoke of rain, claiming that ...": the participle is hers.
    """
    if s.tag(at - 1) != ",":
        return None
    for n in range(at - 2, 1, -1):
        if s.tags[n] in (",", ";", ":"):
            return None
        if s.tags[n] == "P" and remark(s, n) is not None:
            return Phrase(n, n + 1, n, n + 1, "pronoun") if s.low(n + 1) in lexicon().verbs else None
    return None
