"""The role behind "is": "Roe, 43, is a former chief of staff", "Roe, who was a banker"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.descriptions.roles import LONGEST, is_role
from digest.language.noun_phrases import Token, is_stop
from digest.language.word_classes import classes


def predicate(words: Sequence[Token], at: int) -> range | None:
    """The role that a person has by the clause that goes on at `at`, behind the name or pronoun."""
    known = classes()
    while at < len(words) and (
        words[at].form in ("who", "also", "still", "then") or words[at].text.isdigit()
    ):
        at += 1
    if at + 2 >= len(words) or words[at].form not in ("is", "was", "remains", "became"):
        return None
    if words[at + 1].form in known["held_how"] and at + 3 < len(words):
        at += 1
    as_what = words[at + 2].form
    if words[at + 1].form in known["held"] and as_what in ("as", "a", "an", "the") and at + 4 < len(words):
        at += 2 if as_what == "as" else 1  # "is seen as a leader of", "is considered a hawk"
    if words[at + 1].form not in ("a", "an", "the") or words[at + 1].gap != "blank":
        return None
    start = end = at + 2
    while end < len(words) and end - start < LONGEST:
        if end > start and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
            break
        end += 1
    closed = end == len(words) or words[end].gap == "break" or words[end].form in known["goes_on"]
    head = words[end - 1]
    # "was the prosecutor in the case that …" may tell of a time; a noun for persons tells what he is
    return range(start, end) if closed and is_role(head) and not head.possessive and end > start else None
