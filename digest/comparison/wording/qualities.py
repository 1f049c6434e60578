"""Noun phrases of an article with what stands before them: who has the thing, its kind, its colour.

"The mayor's rambling budget speech" is a speech, of the mayor, of the kind "budget", coloured
"rambling". Words that colour are a list of the language stage; what else stands before a noun tells of
which kind it is, but for words of order, time and size, which tell neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.comparison.wording.vocabulary import nouns
from digest.language.contested import singular
from digest.language.noun_phrases import Token, before, inside, is_stop, may_be_verb, title_case, tokens
from digest.language.person_nouns import role_words
from digest.language.places import countries
from digest.language.terms.keys import People, keys
from digest.language.verbs import irregular_pasts
from digest.language.word_classes import classes, colours, describes, is_determiner
from digest.model import Reading, Span

OPENING = 3
"""Sentences of an article, besides its headline, in which it tells what it is about."""
_MORE = 5
"""Words of "sharp and" or "anti-dam and other" before the last modifiers of a noun."""
_ADVERB = "ly"
_SIDES = frozenset({"anti", "pro"})
_DEGREE = frozenset(
    {"more", "most", "less", "least", "sometimes", "often", "once", "now", "still", "then", "even"}
)
"""Words that may stand between a possessor and what colours the thing."""


class Thing(NamedTuple):
    """A noun with its modifiers, in one article."""

    column: int
    span: Span
    sentence: Span
    noun: str
    """The noun in the singular."""
    family: str
    """The first of the nouns that can name the same thing."""
    colours: frozenset[str]
    kinds: frozenset[str]
    owners: frozenset[str]
    """Keys of who has it; "?" for somebody whom the text does not tell."""
    about: frozenset[str]
    """Keys of what it is of, on, by or with."""
    plural: bool
    definite: bool
    opens: bool


@cache
def families() -> dict[str, str]:
    """Nouns for one thing, to the first of them."""
    groups = (line[1:].split() for line in _rows() if line.startswith("="))
    return {word: group[0] for group in groups for word in group}


@cache
def vague() -> frozenset[str]:
    """Nouns that mean anything."""
    return frozenset(word for line in _rows() if line.startswith("!") for word in line[1:].split())


@cache
def _nouns() -> frozenset[str]:
    """Words that are nouns whatever their ending says."""
    return nouns() | families().keys()


def _rows() -> list[str]:
    text = files("digest.comparison").joinpath("data/epithets.txt").read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def things(column: int, reading: Reading) -> Iterator[Thing]:
    """The things that an article names in its own voice, in text order."""
    text = reading.article.text
    people = People(reading.entities)
    quoted = reading.marked
    headline = reading.article.headline
    lines = [(-1, headline)] if headline is not None else []
    lines += [(n, s) for n, s in enumerate(reading.sentences) if headline is None or not headline.meets(s)]
    for n, line in lines:
        words = tokens(text, line)
        capitals = title_case(words)
        for at in range(len(words)):
            found = _thing(words, at, people, capitals=capitals)
            if found is None:
                continue
            span = Span(words[found.left].start, words[at].end)
            if _meets(quoted, span):
                continue
            yield Thing(
                column,
                span,
                line,
                found.noun,
                families().get(found.noun, found.noun),
                found.colours,
                found.kinds,
                found.owners,
                found.about,
                found.noun != words[at].form,
                found.definite,
                n < OPENING,
            )


def _meets(places: Sequence[Span], span: Span) -> bool:
    at = bisect_left(places, span.end, key=lambda place: place.start)
    return any(place.end > span.start for place in places[max(0, at - 3) : at])


class _Found(NamedTuple):
    left: int
    noun: str
    colours: frozenset[str]
    kinds: frozenset[str]
    owners: frozenset[str]
    about: frozenset[str]
    definite: bool


def _thing(words: Sequence[Token], at: int, people: People, *, capitals: bool) -> _Found | None:
    """The phrase of which the word at `at` is the noun, if it can be read as one."""
    if not _is_noun(words, at, capitals=capitals):
        return None
    phrase = before(words, at)
    left, modifiers = phrase.left, list(phrase.modifiers)
    owners: set[str] = set()
    determiner = phrase.determiner
    if phrase.possessor:
        first, stop = phrase.possessor
        if words[first].form in classes()["possessive"]:
            meant = people.of(words[first]) if words[first].form in ("his", "her", "its") else None
            owners.add(meant.key if meant else "?")
        elif words[first].text[:1].isupper() or people.of(words[stop - 1]):
            owners |= set(keys(words, first, stop, people, capitals=True)) or {"?"}
        else:
            outer = before(words, first)  # "a wide-ranging inspector general's report"
            left, determiner = outer.left, outer.determiner
            modifiers = [*outer.modifiers, *range(first, stop), *modifiers]
            if outer.possessor:
                owners.add("?")
    if not determiner and not owners:
        modifiers = [*_bare(words, left), *modifiers]
        left = min([left, *modifiers])
    if phrase.determiner in ("", "indefinite") and left > 1 and words[left].gap == "blank":
        held = words[left - 1].form in _DEGREE or words[left - 1].form.endswith(_ADVERB)
        if held and words[left - 2].possessive and words[left - 1].gap == "blank":
            whose = before(words, left - 1)  # "Brook's sometimes rambling speech"
            if whose.possessor and words[left - 2].text[:1].isupper():
                left, determiner = whose.left, "possessive"
                owners |= set(keys(words, *whose.possessor, people, capitals=True)) or {"?"}
    more = _more(words, left)
    modifiers = [*more, *modifiers]
    left = min([left, *more])
    if any(words[i].form in classes()["elsewhere"] - {"other"} for i in range(max(0, left - 1), at)):
        return None
    coloured, kinds = _told(words, modifiers)
    noun = singular(words[at].form)
    own = families().get(noun, noun)
    kinds = frozenset(kind for kind in kinds if families().get(kind) != own)  # "text messages" are texts
    definite = determiner in ("definite", "possessive")
    return _Found(left, noun, coloured, kinds, frozenset(owners), _about(words, at + 1, people), definite)


def _is_noun(words: Sequence[Token], at: int, *, capitals: bool) -> bool:
    word = words[at]
    form = word.form
    if not form.isalpha() or len(form) < 3 or word.possessive or is_stop(word) or is_determiner(form):
        return False
    if not capitals and not word.text.islower():
        return False
    noun = singular(form)
    if noun not in _nouns() and (form.endswith(_ADVERB) or describes(form) or form in irregular_pasts()):
        return False
    if form in countries()[0] or noun in role_words() or form in colours():
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.gap in ("break", "close", "open"):
        return True
    verb = may_be_verb(after) and singular(after.form) not in _nouns()  # "text messages" are messages
    if after.gap == "hyphen" or (capitals and not (is_stop(after) or verb)):
        return False
    return (
        is_stop(after)
        or is_determiner(after.form)
        or verb
        or after.form in classes()["behind_nouns"]
        or after.form.endswith(_ADVERB)
        or (after.text[:1].isupper() and not capitals)
        or after.text.isdigit()
    )


def _bare(words: Sequence[Token], left: int) -> list[int]:
    """Modifiers farther left of a noun without a determiner: "angry text" before "messages"."""
    for size in (1, 2):
        first = left - size
        if first < 0 or any(words[i].gap not in ("blank", "hyphen") for i in range(first + 1, left + 1)):
            return []
        between = words[left - 1]
        if size == 2 and (not between.text.islower() or is_stop(between) or is_determiner(between.form)):
            return []
        if _colours(words, first):
            return list(range(first - 1 if words[first].gap == "hyphen" else first, left))
    return []


def _more(words: Sequence[Token], left: int) -> list[int]:
    """Modifiers farther left: "sharp and" before "spirited debate", "anti-dam and other" before "texts"."""
    at = left - 1
    if at > 0 and words[at].form == "other" and words[at].gap == "blank":
        at -= 1
    if at < 1 or words[at].form != "and" or words[at].gap not in ("blank", "hyphen"):
        return []
    found: list[int] = []
    i = at - 1
    while i >= 0 and at - i < _MORE and words[i + 1].gap in ("blank", "hyphen"):
        if not (_colours(words, i) or words[i + 1].gap == "hyphen" or words[i].form.endswith(_ADVERB)):
            break
        found.insert(0, i)
        i -= 1
    return found if any(_colours(words, i) for i in found) else []


def _colours(words: Sequence[Token], i: int) -> str:
    """The word that ends at `i` if it colours what follows, as with "anti-dam"; or empty."""
    form = words[i].form
    if words[i].gap == "hyphen" and i > 0:
        joined = f"{words[i - 1].form}-{form}"
        if words[i - 1].form in _SIDES:
            return joined
        if joined in colours():
            return joined
        return form if form in colours() and words[i - 1].form not in ("non", "not", "un") else ""
    if i + 1 < len(words) and words[i + 1].gap == "hyphen" and form not in colours():
        return ""
    return form if form in colours() else ""


def _told(words: Sequence[Token], modifiers: Sequence[int]) -> tuple[frozenset[str], frozenset[str]]:
    """Of the modifiers, those that colour, and those that tell which kind it is."""
    known = classes()
    coloured: set[str] = set()
    kinds: set[str] = set()
    for i in modifiers:
        form = words[i].form
        colour = _colours(words, i)
        joined = i > 0 and words[i].gap == "hyphen"
        if colour:
            coloured.add(colour)
        elif (joined and _colours(words, i - 1)) or form in _SIDES:
            continue
        elif not (
            form in known["plain"]
            or form.endswith(_ADVERB)
            or is_stop(words[i])
            or is_determiner(form)
            or any(c.isdigit() for c in form)
        ):
            kinds.add(singular(form))
    return frozenset(coloured), frozenset(kinds)


_TOPIC = frozenset({"of", "about", "against", "over", "into", "on"})
_NAMED = frozenset({"by", "from", "with", "for", "in", "at", "to"})
"""Prepositions after which only a name tells which thing is meant."""


def _about(words: Sequence[Token], at: int, people: People) -> frozenset[str]:
    """The keys of what the phrase names that says more of the noun."""
    if at >= len(words) or words[at].gap != "blank" or words[at].form not in _TOPIC | _NAMED:
        return frozenset()
    first, after = inside(words, at + 1)
    if words[at].form in _NAMED and not any(word.text[:1].isupper() for word in words[first:after]):
        return frozenset()
    return frozenset(keys(words, first, after, people, capitals=False)) - classes()["pointing"]
