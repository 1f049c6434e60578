"""The role behind "is": "Roe, 43, is a former chief of staff", "Roe, who was a banker"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.descriptions.roles import LONGEST, is_figurative, is_role
from digest.language.noun_phrases import Token, is_stop
from digest.language.word_classes import classes

_WHEN = frozenset({"after", "before", "when", "while", "amid", "during", "since", "until", "over", "but"})
_CLAUSE = 20
"""Words of a clause in which a second verb is looked for."""


def predicate(words: Sequence[Token], at: int) -> range | None:
    """The role that a person has by the clause that goes on at `at`, behind the name or pronoun."""
    known = classes()
    at = _past_whose(words, at)
    opens = at
    while at < len(words) and (
        words[at].form in ("who", "also", "still", "then") or words[at].text.isdigit()
    ):
        at += 1
    if opens < at and words[at - 1].form == "who":
        at = _in_clause(words, at)
    if at + 2 >= len(words) or words[at].form not in ("is", "was", "remains", "became"):
        return None
    if words[at + 1].form in known["held_how"] and at + 3 < len(words):
        at += 1
    as_what = words[at + 2].form
    if words[at + 1].form in known["held"] and as_what in ("as", "a", "an", "the") and at + 4 < len(words):
        at += 2 if as_what == "as" else 1  # "is seen as a leader of", "is considered a hawk"
    elif words[at + 1].form in known["held"] and as_what == "by":
        # "is treated by the press as an uncle"
        at = next((i for i in range(at + 3, min(at + 8, len(words) - 2)) if words[i].form == "as"), at)
    if words[at + 1].form not in ("a", "an", "the") or words[at + 1].gap != "blank":
        return None
    start = end = at + 2
    while end < len(words) and end - start < LONGEST:
        if end > start and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
            break
        end += 1
    goes_on = known["goes_on"] | _WHEN
    closed = end == len(words) or words[end].gap == "break" or words[end].form in goes_on
    head = words[end - 1]
    # "was the prosecutor in the case that …" may tell of a time; a noun for persons tells what he is
    told = is_role(head) or is_figurative(words, end - 1)
    return range(start, end) if closed and told and not head.possessive and end > start else None


def _past_whose(words: Sequence[Token], at: int) -> int:
    """The word behind "of Channel 9", where that follows a name that ends before `at`."""
    if at + 1 < len(words) and words[at].form == "of" and words[at].gap == "blank":
        end = at + 1
        while end < len(words) and words[end].gap == "blank" and words[end].text[:1].isupper():
            end += 1
        return end if end > at + 1 else at
    return at


def _in_clause(words: Sequence[Token], at: int) -> int:
    """Where "became a hawk" begins in "who led the league but became a hawk"; else `at`.

    Only up to the end of the clause that "who" opens before `at`.
    """
    for i in range(at, min(at + _CLAUSE, len(words) - 2)):
        if i > at and words[i].gap == "break":
            break
        joined = words[i - 1].form in ("and", "but") if i > at else False
        if joined and words[i].form in classes()["copulas"] and words[i + 1].form in ("a", "an", "the"):
            return i
    return at
