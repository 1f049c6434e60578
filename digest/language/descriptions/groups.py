"""What named groups are called beside their name: "the Harbor League, a conservative nonprofit"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.contested import singular
from digest.language.descriptions.complements import complement
from digest.language.noun_phrases import Token, is_stop, title_case, tokens
from digest.language.word_classes import classes
from digest.model import Span, Term

CONCEPT = "group"
"""Concept of these terms; like that of persons, it has no words of its own in the vocabulary."""
_LONGEST = 7
"""Words of a description, and of a name."""
_CLOSES = frozenset({"that", "which", "of", "for", "in", "with", "whose", "from", "at", "based", "to"})


def groups(text: str, regions: Sequence[Span]) -> list[Term]:
    """The descriptions that stand right before or behind the names of groups, in text order.

    They have the name as `about`, in lower case with "_" between its words.
    """
    found: list[Term] = []
    for region in regions:
        words = tokens(text, region)
        if title_case(words):
            continue
        at = 0
        while at < len(words):
            if words[at].text.isupper() and words[at].form in classes()["group_nouns"]:
                at += 1  # "the super PAC Harbor League"
                continue
            stop = _name_end(words, at)
            if stop > at:
                found += _beside(text, words, at, stop)
            at = max(stop, at + 1)
    return found


def _name_end(words: Sequence[Token], at: int) -> int:
    """The end of the run of capitalised words that begins at `at`; `at` where none does."""
    if not _capital(words[at]) or words[at].form in classes()["definite"] or is_stop(words[at]):
        return at
    stop = at + 1
    while stop < len(words) and stop - at < _LONGEST and words[stop].gap in ("blank", "hyphen"):
        joins = words[stop].form in ("of", "for", "the", "and") and stop + 1 < len(words)
        if not _capital(words[stop]) and not (
            joins and words[stop].form in ("of", "for") and _capital(words[stop + 1])
        ):
            break
        if words[stop - 1].possessive:
            break
        stop += 1
    return stop


def _capital(word: Token) -> bool:
    return word.text[:1].isupper()


def _beside(text: str, words: Sequence[Token], first: int, stop: int) -> list[Term]:
    key = "_".join(word.form for word in words[first:stop])
    found = []
    behind = _apposition(text, words, stop)
    if behind:
        shown = range(behind.start, complement(words, behind.stop))
        found.append(_term(words, shown, behind, key))
    elif stop - first > 1:
        ahead = _before(words, first)
        if ahead:
            found.append(_term(words, range(ahead.start, stop), ahead, key))
    return found


def _apposition(text: str, words: Sequence[Token], at: int) -> range | None:
    """The description in ", a conservative nonprofit"."""
    if at + 1 >= len(words) or words[at - 1].possessive or words[at].form not in ("a", "an", "the"):
        return None
    if text[words[at - 1].end : words[at].start].strip() not in (",", "—", "–", "("):
        return None
    end = at + 1
    while end < len(words) and end - at <= _LONGEST:
        if end > at + 1 and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
            break
        if end > at + 1 and _is_head(words, end - 1) and words[end].form.endswith(("ed", "ing")):
            break
        end += 1
    if not _is_head(words, end - 1):
        return None
    closed = end == len(words) or words[end].gap == "break"
    if not (closed or words[end].form in _CLOSES or words[end].form.endswith(("ed", "ing"))):
        return None
    return range(at + 1, end)


def _before(words: Sequence[Token], first: int) -> range | None:
    """The description in "the conservative nonprofit Harbor League"."""
    acronym = words[first - 1].text.isupper() if first else False
    if (
        words[first].gap != "blank"
        or (first and _capital(words[first - 1]) and not acronym)
        or not _is_head(words, first - 1)
    ):
        return None
    at = first - 1
    while at > 0 and first - at < _LONGEST and words[at].gap in ("blank", "hyphen"):
        left = words[at - 1]
        if left.form in ("the", "a", "an"):
            return range(at, first)
        if left.possessive or (is_stop(left) and words[at].gap != "hyphen"):
            # "by nonprofit advocacy group X": the phrase begins after the preposition
            return range(at, first) if first - at > 1 and left.form in ("by", "of", "for", "from") else None
        at -= 1
    return None


def _is_head(words: Sequence[Token], i: int) -> bool:
    return i >= 0 and not words[i].possessive and words[i].form in classes()["group_nouns"]


def _term(words: Sequence[Token], shown: range, said: range, key: str) -> Term:
    forms = [words[i].form for i in said]
    last = words[shown[-1]]
    return Term(
        start=words[shown[0]].start,
        end=last.end - (2 if last.possessive and last.end - last.start > len(last.text) else 0),
        head=singular(forms[-1]),
        about=key,
        concept=CONCEPT,
        choice=" ".join(forms),
        definite=True,
    )
