"""What two acts of one field have in common, and what sets them apart."""

from __future__ import annotations

from digest.comparison.rarity import near
from digest.comparison.wording.deeds.fields import words
from digest.comparison.wording.deeds.finding import Deed
from digest.comparison.wording.deeds.phrases import Role
from digest.language.person_nouns import role_words

NAMES = frozenset({"person", "body", "place", "other"})
"""Kinds of what has a name."""
AGREED = 2
"""Words of what follows two acts that they share to be about one thing."""


def words_needed(deed: Deed, other: Deed) -> int:
    """How many words two acts share that tell what they are about, to be about one thing."""
    return max(1, min(len(deed.content), len(other.content), AGREED))


def said_by_one(deed: Deed, other: Deed) -> bool:
    """Whether nothing but one person's words can be meant."""
    if deed.by is None or other.by is None:
        return may_be(deed, other) or may_be(other, deed)
    return not told_apart(deed.by, other.by)


def bare(deed: Deed) -> bool:
    """Whether it is told by one word that names nothing else ("won", as against "held her own")."""
    return " " not in deed.choice


def wants_object(deed: Deed) -> bool:
    """Whether its words lead to somebody or something that could not be read ("wrote to people who")."""
    return deed.does and deed.by is None and deed.choice.rsplit(" ", 1)[-1] in words("leads")


def one_phrase(one: Role | None, other: Role | None) -> bool:
    """Whether two noun phrases are one in more than their noun ("birthright citizenship")."""
    return one is not None and other is not None and len(one.words & other.words) > 1


def other_object(deed: Deed, other: Deed) -> bool:
    """Whether two acts are done to two things, as far as the texts tell."""
    return deed.by is not None and other.by is not None and not same(deed.by, other.by)


def as_open(deed: Deed, other: Deed) -> bool:
    """Whether neither is only possible, wanted or to come where the other is done."""
    return deed.open is None or other.open is None or deed.open == other.open


def definite(role: Role | None) -> bool:
    """Whether a role is unknown, or means one known thing."""
    return role is None or role.definite


def one_doer(deed: Deed, other: Deed) -> bool:
    """Whether both tell what whoever they are about does, or what one other did."""
    return (deed.does and other.does) or same(deed.by, other.by)


def is_person(role: Role | None) -> bool:
    """Whether a role is a person with a name."""
    return role is not None and role.kind == "person"


def has_name(role: Role | None) -> bool:
    """Whether a role has a name."""
    return role is not None and role.kind in NAMES


def may_be(deed: Deed, other: Deed) -> bool:
    """Whether the one does not say who did it, in a sentence that names whoever did the other."""
    return deed.by is None and other.by is not None and other.by.key in deed.present


def same(one: Role | None, other: Role | None) -> bool:
    """Whether both are known to be one, or the one is with the other ("Roe and his allies")."""
    if one is None or other is None:
        return False
    return other.key in (one.key, one.owner) or other.owner == one.key


def clash(deed: Deed, other: Deed) -> bool:
    """Whether two acts are by different people, or done to what different people own."""
    if not deed.field.anyone and differ(deed.by, other.by):
        return True
    if deed.field.words and told_apart(deed.by, other.by):
        return True  # many may speak of one thing
    one, two = deed.about, other.about
    if one is None or two is None or not (one.owned and two.owned):
        return False
    return bool(one.owner and two.owner and one.owner != two.owner)


def told_apart(one: Role | None, other: Role | None) -> bool:
    """Whether two are told of by other names, or by nouns with no word in common."""
    if one is None or other is None or same(one, other):
        return False
    return not (one.words | {near(one.key)}) & (other.words | {near(other.key)})


def differ(one: Role | None, other: Role | None) -> bool:
    """Whether two are not one for sure: two names, or two nouns for people."""
    if one is None or other is None or same(one, other):
        return False
    if one.kind in NAMES:
        return other.kind in NAMES
    return other.kind == "noun" and {one.word, other.word} <= role_words() and told_apart(one, other)
