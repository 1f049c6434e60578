"""What persons are called: titles before a name, roles beside it, roles in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.language.descriptions import appositions
from digest.language.descriptions.anaphors import in_place, of_a_kind, of_another
from digest.language.descriptions.complements import complement
from digest.language.descriptions.introductions import introduced
from digest.language.descriptions.predicates import predicate, turned
from digest.language.descriptions.renamed import renamed
from digest.language.descriptions.roles import Place, described, is_generic, is_role, person_key
from digest.language.descriptions.titles import title
from digest.language.descriptions.verdicts import summed_up
from digest.language.noun_phrases import Token, is_stop, tokens
from digest.language.word_classes import classes, is_determiner
from digest.model import Entity, Span, Term

_AHEAD = 400
"""Characters within which somebody is named whom a role brings on."""


def descriptions(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> list[Term]:
    """The descriptions of persons in `regions`, in text order."""
    mentions = sorted(
        (mention, i)
        for i, entity in enumerate(entities)
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.form != "pronoun" or mention.span.of(text).lower() in ("he", "she")
    )
    found = introduced(text, regions, entities)
    first_named = {
        i: min((m.start for m in entity.mentions if m.form in ("full", "short")), default=0)
        for i, entity in enumerate(entities)
    }
    at = 0
    words: list[Token] = []
    for region in regions:
        while at < len(mentions) and mentions[at][0].start < region.start:
            at += 1
        if at == len(mentions) or mentions[at][0].start >= region.end:
            words = []
            continue
        before, words = words, tokens(text, region)
        begins = {word.start: i for i, word in enumerate(words)}
        here: list[Place] = []
        others: list[Term] = []
        while at < len(mentions) and mentions[at][0].start < region.end:
            mention, i = mentions[at]
            at += 1
            first = begins.get(mention.start)
            if first is None or mention.end > region.end:
                continue
            after = first + 1
            while after < len(words) and words[after].start < mention.end:
                after += 1
            key = person_key(entities[i])
            if mention.form == "pronoun":
                others += _predicate(words, after, key)
            elif mention.form != "role" or first_named[i] < mention.start + _AHEAD:
                # a role in place of a name goes back to somebody named, or leads to who is named at once
                here.append(Place(range(first, after), mention.form == "role", key))
        if len({place.key for place in here} | {term.about for term in others}) == 1:
            found += others  # "he is a hawk": where nobody else is named
        found += _in_sentence(text, words, here, before)
    found += renamed(text, regions, entities, found)
    return sorted(set(found))


def _in_sentence(
    text: str, words: Sequence[Token], places: Sequence[Place], before: Sequence[Token]
) -> list[Term]:
    """The descriptions at the places of a sentence where persons are named or meant by a role."""
    found: list[Term] = []
    named = {place.words.start: place.key for place in places if not place.role}
    ends = {place.words.stop: place.key for place in places if not place.role}
    roles = Counter(place.words.start for place in places if place.role)
    if len({place.key for place in places if not place.role}) == 1:
        name = next(place for place in places if not place.role)
        told = summed_up(words, name.words.stop)
        if told is not None:
            found.append(described(words, told, told, name.key))
    for place in places:
        if not place.role:
            found += _beside(text, words, place, named, ends)
        elif (
            roles[place.words.start] == 1  # else it could be either
            and not of_another(words, place, named, ends)
            and not of_a_kind(words, place, before)
        ):
            found += in_place(text, words, place)
    return found


def _beside(
    text: str, words: Sequence[Token], place: Place, named: Mapping[int, str], ends: Mapping[int, str]
) -> list[Term]:
    """The terms at a name: its title, and the roles in apposition to it and behind "is"."""
    name, key = place.words, place.key
    if _modifies(words, name):
        return []
    found = []
    before = title(words, name.start)
    # "Queen Elizabeth II" is no other Elizabeth
    another = any(words[i].text in ("II", "III", "IV", "VI") for i in name) and "_" in key
    if before and not another:
        found.append(described(words, range(before.start, name.stop), before, key))
    after = appositions.behind(text, words, name.stop)
    # between two names, nothing tells whose it is: "with Poe, the Senate leader, Roe, said"
    if after and not is_generic(words, after) and named.get(after.stop, key) == key:
        behind = complement(words, after.stop)
        found.append(described(words, range(after.start, behind), after, key))
        more = appositions.joined(words, behind)
        if more and not is_generic(words, more):
            found.append(described(words, range(more.start, complement(words, more.stop)), more, key))
    found += _predicate(words, name.stop, key)
    for role in turned(words, name, named):
        if not is_generic(words, role):
            found.append(described(words, range(role.start, complement(words, role.stop)), role, key))
    whose = appositions.ahead_of_whom(text, words, name)
    if whose and not is_generic(words, whose):
        found.append(described(words, range(whose.start, name.start), whose, key))
    ahead = appositions.ahead(text, words, name.start)
    closed = name.stop >= len(words) or words[name.stop].gap == "break"
    if ahead and closed and not is_generic(words, ahead):
        left = ahead.start - 1 if is_determiner(words[ahead.start - 1].form) else ahead.start
        if ends.get(left, key) == key:
            found.append(described(words, ahead, ahead, key))
    return found


def _modifies(words: Sequence[Token], name: range) -> bool:
    """Whether a name is only part of another one, or modifies a noun."""
    if name.stop >= len(words) or words[name.stop].gap != "blank" or words[name.stop - 1].possessive:
        return False
    follows = words[name.stop]
    if follows.text[:1].isupper() and not is_stop(follows):
        return True  # "Queen Ann II" is not every Ann
    # "the Roe campaign" and "Roe aide Ann Poe" are not Roe
    return follows.text.islower() and (follows.form in classes()["compound_heads"] or is_role(follows))


def _predicate(words: Sequence[Token], at: int, key: str) -> list[Term]:
    said = predicate(words, at)
    if said is None or is_generic(words, said):
        return []
    return [described(words, range(said.start, complement(words, said.stop)), said, key)]
