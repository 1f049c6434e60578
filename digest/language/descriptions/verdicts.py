"""What somebody is called where the writer sums up what they said or did.

"Brook said she might lose, a downbeat assessment from a party leader who had shown no doubt."
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.descriptions.roles import LONGEST, is_generic, is_role
from digest.language.noun_phrases import Token, is_stop
from digest.language.word_classes import classes

_FROM = frozenset({"from", "by", "for"})


def summed_up(words: Sequence[Token], at: int) -> range | None:
    """The role behind "…, an assessment from a", after `at`, where the sentence's only name ends."""
    for i in range(at, len(words) - 3):
        told = words[i].form in classes()["sums_up"] and words[i + 1].form in _FROM
        if not (told and words[i + 2].form in ("a", "an") and _opens_with_comma(words, i)):
            continue
        start = end = i + 3
        while end < len(words) and end - start < LONGEST:
            if end > start and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
                break
            end += 1
        role = range(start, end)
        closed = end == len(words) or words[end].gap == "break" or words[end].form in classes()["goes_on"]
        return role if closed and is_role(words[end - 1]) and not is_generic(words, role) else None
    return None


def _opens_with_comma(words: Sequence[Token], noun: int) -> bool:
    """Whether "a" and the words before the noun at `noun` follow a comma or dash."""
    for i in range(noun - 1, max(0, noun - LONGEST), -1):
        if words[i].form in ("a", "an"):
            return words[i].gap == "break"
        if words[i].gap == "break" or is_stop(words[i]):
            return False
    return False
