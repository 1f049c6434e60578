"""The words of a sentence, and what each can be where it stands: no tagger helps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language.contested import singular
from digest.language.noun_phrases import Token, is_stop, title_case
from digest.language.person_nouns import role_words
from digest.language.verbs import irregular_pasts, verbs
from digest.language.whole_phrases.valency import never_a_noun, takes_something
from digest.language.word_classes import classes, describes, is_determiner

_JOINED = frozenset({"blank", "hyphen", "open", "close"})
_CONTRACTED = re.compile(r"[a-z]{1,10}(?:n['’]t|['’](?:ve|re|ll|d|m))|(?:he|she|it|that|who|there|what)['’]s")
_SHORT_MONTHS = frozenset(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}
)
PRONOUNS = frozenset(
    {"anybody", "anyone", "everybody", "everyone", "somebody", "someone"}
    | {"it", "them", "him", "us", "me", "you", "itself", "themselves", "himself", "herself"}
)
"""Pronouns that are objects; "her" may be a possessive."""
AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did"}
    | {"would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "will"}
)


class Words:
    """Tokens of a sentence; a place beyond its end is empty and joined to nothing."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self._commas: set[int] = set()
        for i in range(1, len(tokens)):
            last, word = tokens[i - 1], tokens[i]
            if word.gap == "break":
                between = text[last.end : word.start]
                if between == ", ":
                    self._commas.add(i)
                elif _in_number(last, word.text[:1], between) or between in (" $", " €", " £"):
                    self.tokens[i] = word._replace(gap="blank")
        self.capitals = title_case(tokens)
        """Whether it is a headline in capitals, where they tell nothing."""

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    def __len__(self) -> int:
        return len(self.tokens)

    def count(self, first: int, end: int) -> int:
        """Words in `[first, end)`, those joined by hyphens counted once."""
        return sum(i == first or self.tokens[i].gap != "hyphen" for i in range(first, end))

    def form(self, at: int) -> str:
        """The word at `at` in lower case, or empty."""
        return self.tokens[at].form if at < len(self.tokens) else ""

    def joined(self, at: int) -> bool:
        """Whether a word stands at `at`, with no punctuation before it but quotation marks."""
        return at < len(self.tokens) and self.tokens[at].gap in _JOINED

    def blank(self, at: int) -> bool:
        """Whether a word stands at `at` behind a mere blank."""
        return at < len(self.tokens) and self.tokens[at].gap == "blank"

    def comma(self, at: int) -> bool:
        """Whether a word stands at `at` behind a comma."""
        return at in self._commas

    def compound(self, at: int) -> bool:
        """Whether the word at `at` is joined by a hyphen to the one before or after it."""
        near = (i for i in (at, at + 1) if i < len(self.tokens))
        return any(self.tokens[i].gap == "hyphen" for i in near)

    def name(self, at: int) -> bool:
        """Whether the word at `at` has a capital that tells a name."""
        return at < len(self.tokens) and self.tokens[at].text[:1].isupper() and not self.capitals

    def stop(self, at: int) -> bool:
        """Whether the word at `at` ends a noun phrase: a function word, or one with a verb drawn to it."""
        if self.month(at) and self.form(at + 1).isdigit():
            return False  # "May 4"
        return is_stop(self.tokens[at]) or _CONTRACTED.fullmatch(self.form(at)) is not None

    def month(self, at: int) -> bool:
        """Whether a month stands at `at`."""
        if not 0 <= at < len(self.tokens) or not self.tokens[at].text[:1].isupper():
            return False
        return self.form(at) in classes()["months"] or self.form(at) in _SHORT_MONTHS

    def plural(self, at: int) -> bool:
        """Whether the noun at `at` is a plural that modifies no noun behind it."""
        word = self.tokens[at]
        return (
            not (word.possessive or self.name(at))
            and singular(word.form) != word.form
            and word.form not in classes()["plural_modifiers"]
        )

    def person(self, at: int) -> bool:
        """Whether the noun at `at` names persons."""
        return singular(self.form(at)) in role_words() or self.form(at) in ("those", "people")

    def verb(self, at: int, *, bare: bool = False) -> bool:
        """Whether the word at `at`, behind a noun, is a verb; with `bare`, "sue" in "let him sue", too."""
        word, form = self.tokens[at], self.form(at)
        if self.name(at) or word.possessive or form in classes()["topics"]:
            return False
        if form in classes()["describing"]:  # "the siege failed", not "the failed siege"
            followed = self.blank(at + 1) and not (self.stop(at + 1) or is_determiner(self.form(at + 1)))
            return form.endswith("ed") and not followed
        if form in irregular_pasts() or form.endswith("ed"):
            return True
        known = verbs().inflected.get(form, frozenset())
        if form.endswith("ing"):
            after = self.blank(at + 1) and not self.stop(at + 1)
            # "the House hearing", "of Ruritanian teaching"
            named = takes_something(form) or (at > 0 and (self.name(at - 1) or describes(self.form(at - 1))))
            return "ing" in known and not (named and not after)
        if "s" in known:
            base = singular(form)
            return never_a_noun(base) or (base not in role_words() and self._takes_object(at))
        return "base" in known and (bare or (at > 0 and self.plural(at - 1)))

    def base(self, at: int) -> bool:
        """Whether the word at `at` has the form of a verb in an infinitive."""
        return "base" in verbs().inflected.get(self.form(at), ())

    def _takes_object(self, at: int) -> bool:
        """Whether what stands behind "cuts" makes it a verb: "the board cuts the", not "the tax cuts of"."""
        if self.tokens[at].gap == "hyphen" or self.tokens[at - 1].gap == "hyphen" or not self.blank(at + 1):
            return False
        after = self.form(at + 1)
        pronoun = after in PRONOUNS
        determined = is_determiner(after) and after not in ("both", "all")
        return determined or after == "to" or pronoun or self.name(at + 1)

    def goes_on(self, at: int) -> bool:
        """Whether a finite verb stands at `at`."""
        return self.form(at) in AUXILIARIES or self.verb(at)


def _in_number(last: Token, first: str, between: str) -> bool:
    """Whether what stands between two words is part of a number or a date ("9/11", "3,000", "Sept. 11")."""
    if not first.isdigit():
        return False
    month = last.form in classes()["months"] or last.form in _SHORT_MONTHS
    return (last.text[-1:].isdigit() and between in (",", "/", ".", "–")) or (month and between == ". ")
