"""Who stands in the slots of a verb: its subject, and whom it was done to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from digest.language.contested import PLAN, singular
from digest.language.noun_phrases import Token, is_stop
from digest.language.person_nouns import role_words
from digest.language.terms.keys import Meant, People
from digest.language.word_classes import classes, describes

_ASIDE = 9
"""Words of an aside between a subject and its verb."""
_TITLE = 8
"""Words after a verb in which whom it was done to may stand, with a title."""


def subject(words: Sequence[Token], start: int, people: People) -> Meant | None:
    """Who stands before a verb, an age or an aside between commas apart."""
    between = classes()["between"]
    at = start
    while (
        at > 1
        and words[at].gap == "blank"
        and (words[at - 1].form in between or words[at - 1].form in ("had", "has", "have"))
    ):
        at -= 2 if words[at - 2].form == "on" and words[at - 1].gap == "blank" else 1
    if at > 1 and words[at].gap == words[at - 1].gap == "break" and words[at - 1].form in classes()["asides"]:
        return people.of(words[at - 2])  # "Roe, however, refused"
    if at > 1 and words[at].gap == "break" and words[at - 1].gap == "break" and words[at - 1].text.isdigit():
        at -= 1
    elif at > 0 and words[at].gap == "break":
        return _before_aside(words, at, people)
    return people.of(words[at - 1]) if at > 0 else None


def _before_aside(words: Sequence[Token], at: int, people: People) -> Meant | None:
    """Who stands before, or at the end of, what a comma before `at` closes."""
    found = people.of(words[at - 1])
    if found is not None and any(
        w.start == found.start and w.gap == "break" for w in words[max(1, at - _ASIDE) : at]
    ):
        return found
    # "Ada Brook, the city's mayor, denounced"
    opens = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if words[i].gap == "break"), 0)
    described = opens and (words[opens].form in classes()["articles"] or words[opens].possessive)
    return people.of(words[opens - 1]) if described else None


def behind(words: Sequence[Token], at: int, people: People) -> Meant | None:
    """Who stands right behind a verb that ends before `at`, or after a title there."""
    for i in range(at, min(at + _TITLE, len(words))):
        if words[i].gap == "break" or (i > at + 2 and not _in_title(words[i - 1])):
            return None
        found = people.of(words[i])
        if found:
            return found
    return None


def _in_title(word: Token) -> bool:
    """Whether a word can stand in the title before a name ("former Chief of Staff Ada Brook")."""
    return word.text[:1].isupper() or word.form in role_words() or word.form == "of" or describes(word.form)


def patient_key(words: Sequence[Token], patient: Meant) -> str:
    """The key of whom or what it was done to; "the mayor's brother" is not the mayor."""
    near = bisect_left(words, patient.start, key=lambda word: word.start)
    for i in range(max(0, near - 1), min(near + _ASIDE, len(words) - 1)):
        word, after = words[i], words[i + 1]
        if not word.start < patient.end <= word.end or after.gap != "blank":
            continue
        # "Roe's brother", "the Roe campaign" and "Roe aide Ann Poe" are not Roe
        plain = is_stop(after) or describes(after.form) or after.text[:1].isupper()
        noun = singular(after.form)
        if word.possessive or not plain or noun in classes()["compound_heads"] or noun in role_words():
            return f"{patient.key}'s_{PLAN if noun in classes()['plans'] else noun}"
    return patient.key
