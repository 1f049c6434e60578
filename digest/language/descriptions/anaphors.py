"""A role in place of a name ("the Russian leader"), and whether it is that person who has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.language.contested import singular
from digest.language.descriptions import appositions
from digest.language.descriptions.complements import complement
from digest.language.descriptions.roles import LONGEST, Place, described, is_generic, is_role, is_shortened
from digest.language.noun_phrases import Token
from digest.language.word_classes import classes, is_determiner
from digest.model import Term

_DETERMINED = frozenset({"a", "an", "his", "her"})
"""What an apposition to a role begins with."""
_ASIDE = 6
"""Words between a role and the verb that says who has it."""


def in_place(text: str, words: Sequence[Token], place: Place) -> list[Term]:
    """The term that a role in place of a name is, and the one in apposition to it."""
    name = place.words
    start = name.start
    for i in range(name.start, name.stop - 1):
        if is_determiner(words[i].form) and words[i + 1].gap != "hyphen":
            start = i + 1
    after = words[name.stop] if name.stop < len(words) else None
    if after and after.gap == "blank" and singular(after.form) in classes()["compound_heads"]:
        return []  # "executive order" is no executive
    said = range(start, name.stop)
    if not is_role(words[name.stop - 1]) or is_generic(words, said):
        return []
    found = [described(words, said, said, place.key)]
    behind = appositions.behind(text, words, name.stop)
    # "the governor, a former teacher, said"
    if behind and not is_generic(words, behind) and words[behind.start - 1].form in _DETERMINED:
        whole = range(behind.start, complement(words, behind.stop))
        found.append(described(words, whole, behind, place.key))
    return found


def of_another(
    words: Sequence[Token], place: Place, named: Mapping[int, str], ends: Mapping[int, str]
) -> bool:
    """Whether the words around a role say that somebody else has it.

    "Roe's nominee" and "the nominee of Roe" are not Roe; "the mayor was John Roe" is John Roe. `named`
    and `ends` have the keys of the persons whose names begin and end at a word.
    """
    first, stop = place.words.start, place.words.stop
    if any(ends.get(i) == place.key and words[i - 1].possessive for i in (first, first + 1)):
        return True
    belongs = stop < len(words) and words[stop].form in ("of", "for", "to")
    inside = (*place.words, *(range(stop + 1, min(stop + 5, len(words))) if belongs else ()))
    if any(named.get(i) == place.key for i in inside):
        return True
    copulas = classes()["copulas"]
    copula = next((i for i in range(stop, min(stop + _ASIDE, len(words))) if words[i].form in copulas), None)
    if copula is None:
        return False
    for i in range(copula + 1, min(copula + LONGEST, len(words))):
        if i > copula + 1 and words[i].gap == "break" and not is_shortened(words[i - 1]):
            return False
        if i in named:
            return named[i] != place.key
    return False


def of_a_kind(words: Sequence[Token], place: Place, before: Sequence[Token]) -> bool:
    """Whether a bare role speaks of all who have it ("any nominee ... the nominee"; "nominees ...").

    `before` is the sentence before.
    """
    role = words[place.words.stop - 1].form
    if sum(not is_determiner(words[i].form) for i in place.words) > 1:
        return False
    for line in (before, words):
        for i, word in enumerate(line):
            if word.form != role and singular(word.form) == role:
                return True
            if word.form == role and any(
                line[j].form in classes()["elsewhere"] for j in range(max(0, i - 2), i)
            ):
                return True
    return False
