"""The noun phrase around a head, read from closed classes of words where no tagger helps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from digest.language.contested import singular
from digest.language.places import countries
from digest.language.verbs import irregular_pasts
from digest.language.word_classes import classes, describes, is_determiner, surely_describes
from digest.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*(?:\.['’]s\b)?")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,6}[A-Z]")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_NO_OWNERS = frozenset({"he", "she", "it", "that", "who", "there", "here", "what", "where", "how", "let"})
"""Words after which "'s" is a verb."""
_FURTHEST = 6
"""Words looked at to the left of a head: longer strings of modifiers are rare and read wrongly."""
_HEADLINE = 40
"""Words by which a headline is known."""
_INSIDE = 6
"""Words of the noun phrase that a preposition leads to."""


Gap = Literal["blank", "hyphen", "open", "close", "break"]
_JOINED = frozenset({"blank", "hyphen", "open"})


class Token(NamedTuple):
    """A word of a sentence, hyphenated ones taken apart."""

    start: int
    end: int
    text: str
    """Without a possessive ending."""
    possessive: bool
    gap: Gap
    """What stands before it: "open" and "close" are quotation marks, "break" is any other
    punctuation or the beginning."""

    @property
    def form(self) -> str:
        """Lower case, of a length that any word of a list has."""
        return self.text[:40].lower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head with its modifiers, by index into the tokens."""

    left: int
    """First word that belongs to the shown term: a modifier or a named possessor."""
    determiner: Literal["definite", "indefinite", "possessive", ""]
    modifiers: tuple[int, ...]
    """Describing and classifying words, without possessor."""
    possessor: tuple[int, int] | None
    """Half-open range of a named possessor ("Russia's"), or the one word of a pronoun ("his")."""


def tokens(text: str, span: Span) -> list[Token]:
    """The words of `text[span]`."""
    found: list[Token] = []
    before = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        gap = _gap(text[before : min(match.start(), before + 8)]) if found else "break"
        if gap == "break" and found and _abbreviates(found[-1], text[before : match.start() + 1]):
            gap = "blank"
        word = match.group()
        possessive = word[-2:] in ("'s", "’s") and word[:-2].lower() not in _NO_OWNERS
        end = before = match.end()
        if not possessive and word[-1:] == "s" and text[end : end + 1] in ("'", "’"):
            possessive = text[end + 1 : end + 2] == " "
            before += possessive  # the mark belongs to the word: "the owners' board"
        plain = word[:-2].rstrip(".") if word[-2:] in ("'s", "’s") else word
        found.append(Token(match.start(), end, plain, possessive, gap))
    return found


def _abbreviates(word: Token, between: str) -> bool:
    """Whether the full stop after a word ends no phrase ("Gov. Brook", "the U.S. Senate", "No. 2")."""
    if between[:-1] != ". " or not word.text[:1].isupper():
        return False
    if word.text == "No":
        return between[-1:].isdigit()
    initial = len(word.text) == 1 and word.text != "I" and between[-1:].isupper()
    # inside a sentence, "the U.N. envoy" goes on
    return initial or word.form in classes()["abbreviated"] or _INITIALS.fullmatch(word.text) is not None


def _gap(between: str) -> Gap:
    marks = between.strip()
    if not marks:
        return "blank" if len(between) < 8 else "break"
    if between in ("-", "‑", "–"):
        return "hyphen"
    if len(marks) > 1 or marks not in "“”‘’\"'«»":
        return "break"
    return "open" if between[-1:] == marks else "close"


def is_stop(token: Token) -> bool:
    """Whether the word ends a noun phrase; capitalised homonyms ("May", "US") inside one do not."""
    return token.form in classes()["stops"] and token.text not in ("US", "IT")


def may_be_verb(word: Token) -> bool:
    """Whether a word that no list has as a modifier may be a verb, by its ending or as an irregular one."""
    form = word.form
    if form in classes()["describing"] or form in classes()["plural_modifiers"] or form in irregular_pasts():
        return form in irregular_pasts() and form not in classes()["describing"]
    return form.endswith(("ed", "ing")) or (singular(form) != form and not word.possessive)


def before(words: Sequence[Token], start: int) -> Phrase:
    """The modifiers, determiner and possessor of the noun whose words begin at `start`."""
    known = classes()
    at = start
    quoted = False
    while at > 0 and start - at < _FURTHEST:
        word, gap = words[at - 1], words[at].gap
        if (
            gap == "open"
            and at == start
            and not (word.form in known["definite"] or word.form in known["indefinite"])
        ):
            break  # called the action “blackmail”
        if gap == "break" or (gap == "close" and not _opens(words, at)):
            break
        quoted = quoted or gap == "close"
        inner = quoted or gap == "hyphen" or word.gap == "hyphen"
        quoted = quoted and word.gap != "open"
        if not inner and (is_stop(word) or is_determiner(word.form)):
            break
        at -= 1
    at = _after_verb(words, at, start)
    run = range(at, start)
    owner = next((i for i in reversed(run) if words[i].possessive), None)
    if owner is not None:
        first = owner
        while (
            first > at
            and (words[first - 1].text[:1].isupper() or _ORDINAL.fullmatch(words[first - 1].form))
            and not words[first - 1].possessive
        ):
            first -= 1  # "the 14th Amendment's guarantee"
        named = words[owner].text[:1].isupper()
        return Phrase(
            first if named else owner + 1, "possessive", tuple(range(owner + 1, start)), (first, owner + 1)
        )
    left = words[at - 1].form if at > 0 and words[at].gap in _JOINED else ""
    if left in known["definite"] and not _relative(words, at, start):
        return Phrase(at, "definite", tuple(run), None)
    if left in known["possessive"]:
        return Phrase(at, "possessive", tuple(run), (at - 1, at))
    if left in known["indefinite"]:
        return Phrase(at, "indefinite", tuple(run), None)
    # Without a determiner only sure modifiers count: else a verb may stand there.
    sure = start
    place = False
    while sure > at:
        word, gap = words[sure - 1], words[sure].gap
        named = word.text[:1].isupper() and words[sure - 1].gap != "break" and not title_case(words)
        country = word.form in countries()[0]
        if not (
            gap in {"hyphen", "close"}
            or word.gap == "hyphen"  # "pre-election bluster"
            or surely_describes(word.form)
            or country
            or (named and not place)
        ):
            break
        place = place or country
        sure -= 1
    return Phrase(sure, "", tuple(range(sure, start)), None)


def _after_verb(words: Sequence[Token], at: int, start: int) -> int:
    """Where the phrase really begins if a verb stands in the run ("the announcement faced backlash").

    A participle after a noun is a verb; so is, nearly always, a word in -s that is no name: nouns
    that modify nouns are singular but for a few.
    """
    known = classes()
    for i in range(start - 1, at - 1, -1):
        word = words[i]
        form = word.form
        hyphenated = word.gap == "hyphen" or (i + 1 < len(words) and words[i + 1].gap == "hyphen")
        if hyphenated or word.possessive or word.text[:1].isupper() or form in known["describing"]:
            continue
        subject = words[i - 1].form if i > at else ""
        noun = subject and not describes(subject) and subject not in countries()[0]
        if noun and form.endswith(("ed", "ing")) and form not in known["topics"]:
            return i + 1
        if singular(form) != form and form not in known["plural_modifiers"]:
            return i + 1
    return at


def _relative(words: Sequence[Token], at: int, start: int) -> bool:
    """Whether the "that" before a run is no determiner ("the program that protected immigrants")."""
    if words[at - 1].form != "that" or at == start:
        return False
    return not describes(words[at].form) or words[at].form.endswith(("ed", "s", "ing"))


def _opens(words: Sequence[Token], at: int) -> bool:
    """Whether the quotation that closes before `at` opens a few words to the left."""
    return any(words[i].gap == "open" for i in range(max(0, at - 4), at))


def title_case(words: Sequence[Token]) -> bool:
    """Whether nearly every word is capitalised, as in some headlines: then capitals tell nothing."""
    first = words[:_HEADLINE]
    upper = sum(word.text[:1].isupper() for word in first)
    return len(first) > 3 and 3 * upper > 2 * len(first)


def _country(form: str) -> bool:
    """Whether a word is a country's; a full stop behind "U.S" is no part of it."""
    return bool({singular(form), f"{form}."} & countries()[0].keys())


def inside(words: Sequence[Token], start: int) -> tuple[int, int]:
    """The noun phrase that begins at `start` (after a preposition): half-open, determiner dropped.

    Ends at punctuation, at a function word, or after a few words; a name goes on as long as it is
    capitalised. Empty where none follows.
    """
    known = classes()
    at = start
    while at < len(words) and is_determiner(words[at].form):
        if at > start and words[at].gap == "break":
            return at, at
        at += 1
    first = at
    while at < len(words) and at - first < _INSIDE:
        word = words[at]
        if at > first and (word.gap not in _JOINED or is_stop(word)):
            break
        if (
            at > first
            and word.gap == "blank"
            and word.form.endswith("ed")
            and word.form not in known["describing"]
        ):
            break  # a verb: "the killing of a teenager angered the town"
        if at == first and (is_stop(word) or (word.gap not in _JOINED and at > start)):
            break
        if (
            at > first
            and words[at - 1].text[:1].isupper()
            and not word.text[:1].isupper()
            and not words[at - 1].possessive
        ):
            if not _country(words[at - 1].form):
                break
            if word.form.endswith("s") or word.form.endswith("ed"):
                break
        at += 1
        plain = word.form.endswith("s") and not word.text[:1].isupper() and not word.possessive
        if plain and singular(word.form) != word.form and word.form not in known["plural_modifiers"]:
            break
    return first, at
