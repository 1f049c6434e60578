"""The role behind "is": "Roe, 43, is a former clerk of works", "Roe, who was a banker"."""

from __future__ import annotations

from collections.abc import Container, Sequence

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
        at = _behind_clause(words, _in_clause(words, at))
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
    closed = end == len(words) or words[end].gap == "break" or words[end].form in _goes_on()
    head = words[end - 1]
    # "was the prosecutor in the case that …" may tell of a time; a noun for persons tells what he is
    told = is_role(head) or is_figurative(words, end - 1)
    return range(start, end) if closed and told and not head.possessive and end > start else None


def turned(words: Sequence[Token], name: range, others: Container[int]) -> list[range]:
    """What somebody has been, at the end of the clause that a name opens.

    "Roe sold boats before becoming a broker and then a mayor": the roles behind "before becoming" and
    "after serving as". `others` are the words at which names of other persons begin.
    """
    at, first = name.stop, name.start
    if first and words[first - 1].form in ("mr", "mrs", "ms"):
        first -= 1
    if (
        words[first].gap != "break"
        or at >= len(words)
        or words[at].gap != "blank"
        or words[at - 1].possessive
    ):
        return []
    known = classes()
    for i in range(at, min(at + _CLAUSE, len(words) - 3)):
        if words[i].gap == "break" or i in others or words[i].form in ("that", "who", "said"):
            return []
        if words[i].form not in ("before", "after", "since"):
            continue
        verb = words[i + 1].form
        as_what = verb in known["once_was_as"] and words[i + 2].form == "as"
        if not (as_what or verb in known["once_was"]):
            continue
        return _roles(words, i + (3 if as_what else 2))
    return []


def _roles(words: Sequence[Token], at: int) -> list[range]:
    """The roles in "a broker and then a mayor", with their articles, from `at` on."""
    found: list[range] = []
    while at + 1 < len(words) and words[at].form in ("a", "an", "the"):
        start = end = at + 1
        while end < len(words) and end - start < LONGEST:
            if end > start and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
                break
            end += 1
        if not is_role(words[end - 1]) or words[end - 1].possessive:
            break
        closed = end == len(words) or words[end].gap == "break" or words[end].form in _goes_on()
        if not closed:
            break
        found.append(range(start, end))
        at = end
        while at < len(words) and words[at].form in ("and", "then", "later", "eventually", "finally"):
            at += 1
        if at == end:
            break
    return found


def _goes_on() -> frozenset[str]:
    return classes()["goes_on"] | _WHEN


def _past_whose(words: Sequence[Token], at: int) -> int:
    """The word behind "of Channel 9", where that follows a name that ends before `at`."""
    if at + 1 < len(words) and words[at].form == "of" and words[at].gap == "blank":
        end = at + 1
        while end < len(words) and words[end].gap == "blank" and words[end].text[:1].isupper():
            end += 1
        return end if end > at + 1 else at
    return at


def _behind_clause(words: Sequence[Token], at: int) -> int:
    """The copula right behind the clause of "Roe, who had led the league, was a hawk"; else `at`."""
    if at < len(words) and words[at].form in classes()["copulas"]:
        return at
    ends = next((i for i in range(at + 1, min(at + _CLAUSE, len(words))) if words[i].gap == "break"), at)
    return ends if words[ends].form in classes()["copulas"] else at


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
