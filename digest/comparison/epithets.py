"""Words that judge a thing, where articles put different ones before the same noun.

"His signature flute" and "his dreaded flute" are one thing in two lights, whatever the thing is: no
list of things is needed, only one of words that judge (`data/epithets.txt`). That the noun means one
thing is taken from what stands before it: each article has it with "the", "this" or a possessor, in
the singular, under one noun that its owner is not otherwise told to have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from digest.comparison.english import function_words, general_shares
from digest.comparison.uses import Thing, Use
from digest.language.contested import singular
from digest.language.person_nouns import role_words
from digest.language.verbs import irregular_pasts
from digest.language.word_classes import classes
from digest.model import Reading, Span, Term

CONCEPT = "epithet"
_COMMON = 1200
"""Nouns up to this rank of general English ("plan", "case") may mean several things in one event."""
_LONGEST = 2
"""Words that may stand between the word that judges and its noun."""
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})


@cache
def epithets() -> frozenset[str]:
    """The words that judge, hyphens as blanks."""
    text = files("digest.comparison").joinpath("data/epithets.txt").read_text("utf-8")
    rows = (row for row in text.split("\n") if not row.startswith(("#", "=")))
    return frozenset(word for row in rows for word in row.split())


@cache
def _same() -> dict[str, str]:
    """Nouns for one thing, to the first of them."""
    text = files("digest.comparison").joinpath("data/epithets.txt").read_text("utf-8")
    rows = (row[1:].split() for row in text.split("\n") if row.startswith("="))
    return {word: row[0] for row in rows for word in row}


def judged(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per noun before which two or more articles put different words that judge."""
    by_noun: dict[str, list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for term in _terms(reading):
            noun = _same().get(term.head, term.head)
            by_noun[noun].append(Use(column, term, frozenset({noun}), frozenset(), known=True))
    found = []
    for noun, uses in sorted(by_noun.items()):
        said: dict[int, set[str]] = defaultdict(set)
        for use in uses:
            said[use.column].add(use.term.choice)
        if len(said) > 1 and len(set().union(*said.values())) > 1:
            found.append(Thing(CONCEPT, frozenset({noun}), frozenset(), uses))
    return found


def _terms(reading: Reading) -> Iterator[Term]:
    text = reading.article.text
    quoted = sorted(part for q in reading.quotes if q.kind != "reported" for part in q.spans)
    known = sorted(term.span for term in reading.terms)
    words = reading.words
    for i, word in enumerate(words[:-1]):
        form = text[word.start : word.end].lower()
        if form not in epithets() or i == 0:
            continue
        before = text[words[i - 1].start : word.start].strip().lower().replace("’", "'")
        if before not in _DEFINITE and not before.endswith(("'s", "s'")):
            continue
        last = _noun(text, reading, i)
        if last is None:
            continue
        span = Span(word.start, words[last].end)
        if _meets(quoted, span) or _meets(known, span):
            continue  # what somebody said is compared as a quote; terms have rows of their own
        noun = text[words[last].start : words[last].end].lower()
        yield Term(*span, noun, "", CONCEPT, choice=f"{form} {noun}", definite=True)


def _noun(text: str, reading: Reading, at: int) -> int | None:
    """The noun that the judging word at `at` belongs to: the end of a phrase of small letters."""
    words = reading.words
    last = at
    while last + 1 < len(words) and last - at <= _LONGEST:
        following = words[last + 1]
        form = text[following.start : following.end]
        if text[words[last].end : following.start] != " " or not form.isalpha() or not form.islower():
            break
        if form in function_words() or form in classes()["stops"]:
            break
        if last > at and (
            form in irregular_pasts() or form.endswith(("ed", "ing")) or singular(form) != form
        ):
            break  # a verb goes on after the noun
        last += 1
    if last == at or last - at > _LONGEST:
        return None
    noun = text[words[last].start : words[last].end]
    common = general_shares().get(words[last].lemma, 0.0) >= 0.1 / _COMMON
    if common or singular(noun) != noun or noun in role_words() or noun.endswith(("ed", "ly", "ing")):
        return None
    return last


def _meets(places: Sequence[Span], span: Span) -> bool:
    at = bisect_left(places, span.end, key=lambda place: place.start)
    return any(place.end > span.start for place in places[max(0, at - 3) : at])
