"""What a noun phrase names: a person, body or place, or a thing by its noun."""

from __future__ import annotations

from typing import NamedTuple

from digest.comparison.english import function_words
from digest.comparison.families import family
from digest.comparison.rarity import near
from digest.comparison.wording.deeds.fields import lexicon, words
from digest.comparison.wording.deeds.lines import Line, Meant
from digest.language.contested import singular
from digest.language.places import countries
from digest.language.word_classes import classes, is_determiner
from digest.stems import lemma


class Role(NamedTuple):
    """What stands in a slot."""

    key: str
    """Of the person, body or place; else of the head noun, by its family."""
    kind: str
    """"person", "body", "place", "other", or "noun"."""
    owner: str = ""
    """Key of whose it is."""
    owned: bool = False
    """Whether the owner stands in the possessive ("Roe's plan", not "the Roe plan")."""
    word: str = ""
    """The head noun as a heading has it."""
    pronoun: bool = False
    words: frozenset[str] = frozenset()
    """The stems of the noun phrase, near-synonyms as one."""
    definite: bool = True
    """Whether it is a name, a noun with "the", "this" or an owner, or one that nothing leads in."""


def named(line: Line, meant: Meant) -> Role:
    """Whom or what a mention means, as it is printed."""
    word = " ".join(line.printed[meant.first : meant.last + 1])
    return Role(meant.key, meant.kind, word=word, pronoun=meant.form == "pronoun")


def role(line: Line, first: int, last: int) -> Role | None:
    """What the noun phrase at these words names."""
    owner, owned = "", False
    for i in range(last, first - 1, -1):
        if line.possessive(i) and i < last:
            known = line.meant.get(i - 1)
            owner, owned = known.key if known else noun_key(line, i - 1), True
            first = i + 1
            break
        pronoun = line.meant.get(i)
        if i < last and pronoun and pronoun.form == "pronoun" and line.form(i) in classes()["possessive"]:
            owner, owned = pronoun.key, True
            first = i + 1
            break
    persons = [m for m in (line.meant.get(i) for i in range(first, last + 1)) if m and m.kind == "person"]
    if persons and not owner and persons[-1].last >= last - 1:
        meant: Meant | None = persons[-1]
    else:
        meant = line.meant.get(last)
    if meant is not None and meant.last >= last and meant.form != "pronoun":
        return named(line, meant)._replace(owner=owner, owned=owned)
    if meant is not None and meant.form == "pronoun" and last == first:
        return named(line, meant) if line.form(last) not in words("selves") else None
    if not line.form(last)[:1].isalpha():
        return None
    beside = next((m for m in (line.meant.get(i) for i in range(last - 1, first - 1, -1)) if m), None)
    if not owner and beside is not None and beside.form != "pronoun":
        owner = beside.key  # "the Trump campaign"
    noun = noun_key(line, last)
    described = line.roles.get(line.form(last))
    definite = first > 0 and (line.form(first) == "the" or line.form(first - 1) == "the")
    if described is not None and definite and not line.capital(last):
        return Role(described.key, "person", word=line.form(last), pronoun=True)
    country = countries()[0].get(line.form(last))
    if country:
        return Role(country, "place", owner, owned, line.printed[last])
    before = line.form(first - 1) if line.joined(first) else ""
    led = {before, line.form(first)}
    # a bare noun in the singular is one thing ("progress", "citizenship"), in the plural any of a kind
    bare = not any(is_determiner(word) for word in led) and singular(line.form(last)) == line.form(last)
    known_one = bool(owner) or bare or any(_is_definite(line, i) for i in range(max(0, first - 1), last))
    if not noun:
        return None
    told = frozenset(near(stem) for stem in line.lemmas[first : last + 1] if stem not in function_words())
    return Role(noun, "noun", owner, owned, singular(line.form(last)), words=told, definite=known_one)


def _is_definite(line: Line, at: int) -> bool:
    form = line.form(at)
    return form in classes()["definite"] or form in classes()["possessive"]


def noun_key(line: Line, at: int) -> str:
    """The key of a noun: its family, so that other words for one thing meet."""
    form = line.form(at)
    if form in words("pointing") or form in classes()["possessive"] or is_determiner(form):
        return ""
    same = lexicon().same.get(singular(form))
    return same or family(near(lemma(singular(form)))).lstrip("&~")
