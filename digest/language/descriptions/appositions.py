"""Roles in apposition to a name: "Ada Brook, the new harbor master", "the harbor master, Ada Brook"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.contested import singular
from digest.language.descriptions.complements import complement
from digest.language.descriptions.roles import LONGEST, is_figurative, is_role, is_shortened
from digest.language.noun_phrases import Token, is_stop
from digest.language.person_nouns import kin_words, role_words
from digest.language.word_classes import classes, describes, is_determiner

_ONE = frozenset({"a", "an"})
_OPENS = frozenset({",", "—", "–", "―", "--"})
"""What an apposition begins with."""
_ARTICLES = frozenset({"a", "an", "the"})
_PARTIES = frozenset({"D", "R", "I"})
"""Letters by which American usage marks the party of somebody elected."""
_WHOSE = frozenset({"for", "of", "to", "at"})


def behind(text: str, words: Sequence[Token], at: int) -> range | None:
    """The role in "…, the new defense minister," right after a name that ends before `at`."""
    at = _past_constituency(text, words, at)
    if at >= len(words) or text[words[at - 1].end : words[at].start].strip(" ).’") not in _OPENS:
        return None
    if words[at].text.isdigit() and at + 1 < len(words) and words[at + 1].gap == "break":
        at += 1  # ", 43, a lawyer": an age
    one = _one_of(words, at)
    if one is not None:
        return one
    determined = is_determiner(words[at].form)
    start = at + 1 if determined else at
    if start >= len(words) or (determined and words[start].gap == "break") or _stops(words, start):
        return None
    end = start
    while end < len(words) and end - start < LONGEST:
        if end > start and (words[end].gap not in ("blank", "hyphen") or _stops(words, end)):
            break
        if end > start and _participle(words, end):
            break
        end += 1
    if words[end - 1].possessive or any(_determines(words, i) for i in range(start, end)):
        return None  # "…, accusing the mayor of delay," tells what was done
    closed = end == len(words) or words[end].gap == "break"
    follows = "" if closed else words[end].form
    goes_on = closed or follows in classes()["goes_on"]
    if not (is_role(words[end - 1]) or is_figurative(words, end - 1) or _is_kin(words[end - 1])):
        indefinite = words[at].form in ("a", "an")
        if not (indefinite and goes_on and _may_be_person(words[end - 1])):
            return None
    if not goes_on and not _participle(words, end):
        return None
    named = _by_name(words, start, end)
    if not (determined or named or follows in ("of", "for", "at")):
        return None
    return range(start, end)


def joined(words: Sequence[Token], at: int) -> range | None:
    """The role of "and a Democrat facing a hard fight", behind an apposition that ends before `at`."""
    if at + 2 >= len(words) or words[at].form != "and" or words[at].gap != "blank":
        return None
    start = at + 2
    if words[at + 1].form not in _ARTICLES or words[start].gap != "blank":
        return None
    for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
        follows = words[end] if end < len(words) and words[end].gap != "break" else None
        closed = follows is None or follows.form in classes()["goes_on"]
        told = is_role(words[end - 1]) or is_figurative(words, end - 1)
        if told and not words[end - 1].possessive and (closed or words[end].form.endswith("ing")):
            return range(start, end)
        if follows is None or is_stop(follows):
            return None
    return None


def _one_of(words: Sequence[Token], at: int) -> range | None:
    """The description in ", one of the board's loudest critics"."""
    if at + 2 >= len(words) or words[at].form != "one" or words[at + 1].form != "of":
        return None
    first = at + 2 + is_determiner(words[at + 2].form)
    for end in range(first, min(first + LONGEST, len(words))):
        if words[end].gap not in ("blank", "hyphen") or (end > first and is_stop(words[end])):
            return None
        noun = singular(words[end].form)
        if noun != words[end].form and noun in role_words() and not words[end].possessive:
            closed = end + 1 == len(words) or words[end + 1].gap == "break" or is_stop(words[end + 1])
            return range(at, end + 1) if closed else None
    return None


def _determines(words: Sequence[Token], at: int) -> bool:
    """Whether a word is a determiner; that of "No. 2" is none."""
    number = words[at].text == "No" and at + 1 < len(words) and words[at + 1].text.isdigit()
    return is_determiner(words[at].form) and not number


def _stops(words: Sequence[Token], at: int) -> bool:
    return is_stop(words[at]) and (_determines(words, at) or not is_determiner(words[at].form))


def ahead(text: str, words: Sequence[Token], first: int) -> range | None:
    """The role in "the new defense minister, …" right before a name; it needs a determiner.

    Whose somebody is may stand between ("the moderator, Channel 9's Ada Brook").
    """
    if first > 2 and words[first - 1].possessive and words[first].gap in ("blank", "close"):
        first -= 1
        while first > 2 and words[first - 1].text[:1].isupper() and words[first].gap == "blank":
            first -= 1
    if first < 2 or text[words[first - 1].end : words[first].start].strip() != ",":
        return None
    if not (is_role(words[first - 1]) or _is_kin(words[first - 1])) or is_shortened(words[first - 1]):
        return None
    at = first - 1
    while at > 0 and first - at < LONGEST and words[at].gap in ("blank", "hyphen"):
        if is_determiner(words[at - 1].form):
            loose = words[at - 1].form in classes()["indefinite"] - classes()["possessive"] - _ONE
            return None if loose else range(at, first)
        if is_stop(words[at - 1]) and words[at].gap != "hyphen":
            break
        at -= 1
        if words[at].possessive and words[at].text[:1].isupper():
            while at > 0 and words[at].gap == "blank" and words[at - 1].text[:1].isupper():
                if is_stop(words[at - 1]) or words[at - 1].possessive:
                    break
                at -= 1
            return range(at, first)
    return None


def ahead_of_whom(text: str, words: Sequence[Token], name: range) -> range | None:
    """The role in "A lawyer for the harbor board, …," right before a name; it needs an article.

    "The lawyer for the mayor, Ada Brook" may mean either, and gives none.
    """
    first, stop = name.start, name.stop
    if (
        first < 4
        or text[words[first - 1].end : words[first].start].strip() != ","
        or is_role(words[first - 1])
    ):
        return None
    follows = words[stop] if stop < len(words) else None
    if follows and (follows.form != "of" if follows.gap != "break" else follows.form in ("and", "or")):
        return None  # a list
    for at in range(first - 2, max(0, first - 2 * LONGEST), -1):
        if words[at + 1].gap == "break" and not is_shortened(words[at]):
            return None
        if words[at].form in _WHOSE and is_role(words[at - 1]) and complement(words, at) == first:
            start = at - 1
            while start > 0 and at - start <= LONGEST and words[start].gap in ("blank", "hyphen"):
                if words[start - 1].form in _ARTICLES:
                    return range(start, at)
                if is_stop(words[start - 1]) or is_determiner(words[start - 1].form):
                    return None
                start -= 1
            return None
    return None


def _is_kin(word: Token) -> bool:
    """Whether a noun tells what somebody is to their family ("the mayor's eldest son, Tor Brook")."""
    return word.form in kin_words()


def _by_name(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase begins with a name that has what follows ("Mr. Falk's lawyer")."""
    for i in range(start, end):
        if not words[i].text[:1].isupper():
            return False
        if words[i].possessive:
            return True
    return False


def _past_constituency(text: str, words: Sequence[Token], at: int) -> int:
    """The word past "of New State", "(D-N.S.)" or ", D-N.S." behind the name that ends before `at`."""
    if at + 1 < len(words) and words[at].form == "of" and words[at].gap == "blank":
        at += 2  # "Senator A. Name of New State, the …"
        while at < len(words) and words[at].text[:1].isupper() and words[at].gap == "blank":
            at += 1
    elif at < len(words) and text[words[at - 1].end : words[at].start].strip() == "(":
        while at < len(words) and ")" not in text[words[at - 1].end : words[at].start]:
            at += 1  # "Name (D-N.S.), chairman of …"
    elif at + 1 < len(words) and words[at].text in _PARTIES and words[at + 1].gap == "hyphen":
        at += 2
        while at < len(words) and words[at].text[:1].isupper() and words[at].gap in ("blank", "hyphen"):
            at += 1
    return at


def _participle(words: Sequence[Token], at: int) -> bool:
    """Whether a clause begins that says more of the noun before ("a group dedicated to …")."""
    form = words[at].form
    return (
        words[at].gap == "blank"
        and (form.endswith(("ed", "ing")) or form in ("known", "based", "born", "run", "led"))
        and at + 1 < len(words)
        and (is_stop(words[at + 1]) or is_determiner(words[at + 1].form))
    )


def _may_be_person(noun: Token) -> bool:
    """Whether the noun of "Name, a …" may be what the person is."""
    form = noun.form
    if (
        form in classes()["not_persons"] | classes()["sums_up"]
        or singular(form) != form
        or not form.isalpha()
    ):
        return False
    return not (describes(form) and form not in role_words()) or form in ("native", "conservative", "liberal")
