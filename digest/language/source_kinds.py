"""What sort of source its words name: one person, several, a body, a medium, a document, or none at all.

The noun at the head of the words decides, or a name that is known. What has neither ("the storm", "1987")
is no source, whatever sentence it is the subject of.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from digest.language.contested import singular
from digest.language.person_nouns import role_words
from digest.language.places import countries, states
from digest.language.verbs import lines
from digest.model import Entity, SourceKind

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_LISTS = (
    "agency",
    "outlet",
    "document",
    "official",
    "persons",
    "nobody",
    "share",
    "staff",
    "sector",
    "group",
    "finding",
)
_OF = re.compile(
    r"\s(?:of|for|from|with|within|inside|among|at|in|on|to|about|who|which|that|close|familiar|by|addressed)\s|,"
)
_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|this|that)\s+", re.IGNORECASE)
_POINTING = frozenset(
    {"our", "my", "your", "we", "i", "i'm", "i’m", "you", "us", "he", "she", "they", "it", "who", "which"}
)
"""First words of what names nobody to a reader elsewhere: of somebody's speech, and pronouns."""


_AGENTS = ("er", "or", "ist", "ian", "man", "woman")
"""Endings of nouns for persons by what they do ("organizer")."""


@cache
def listed() -> dict[str, frozenset[str]]:
    """The lists of `data/sources.txt`, by section."""
    lists: dict[str, set[str]] = {}
    section = ""
    for raw in files("digest.language").joinpath("data/sources.txt").read_text("utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = line[1:-1]
        elif line:
            lists.setdefault(section, set()).add(line)
    return {kind: frozenset(lists[kind]) for kind in _LISTS}


@cache
def _bodies() -> frozenset[str]:
    """Nouns for bodies in small letters ("committee"), in the singular."""
    specs = [line for section, line in lines("names/roles.txt") if section == "bodies"]
    return frozenset(word for spec in specs for word in spec.replace(">", " ").split())


def kind_of(name: str, person: Entity | None, known: Collection[str] = ()) -> SourceKind | None:
    """The kind of a source by its name, or by the roles of a person; None where it is no source.

    `known` are the names of the bodies and places of the article in small letters. One person by description
    ("her brother") is a "person", several are "unnamed", bodies and states are "official".
    """
    lists = listed()
    if person is not None:
        told = [w for role in person.roles for w in plain(role)]
        return "official" if holds(told, lists["official"]) else "person"
    every = WORD.findall(name)
    if not every or every[0].casefold() in _POINTING:
        return None
    head = _head(name)
    if not head:
        return None
    said = head[-1].lower()
    one = _one(said)
    capital = head[-1][0].isupper()
    named = any(w[0].isupper() for w in every[1:]) or (every[0][0].isupper() and len(every) == 1)
    if capital and named and holds(plain(" ".join(head)), lists["agency"]):
        return "agency"
    if capital and any(w.islower() and w in role_words() for w in head[:-1]):
        return "person"  # "the Gazette reporter Ann Roe"
    if named and holds(_parted(head), lists["outlet"]) and one not in lists["document"] - lists["outlet"]:
        if capital or one not in role_words() | lists["staff"]:
            return "outlet"
        return "person" if said == one else "unnamed"
    if {said, one} & lists["document"] and not (capital and {said, one} & lists["outlet"]):
        return "document"
    if {said, one} & lists["persons"] or (said != one and _somebody(one)):
        return "unnamed"
    if _somebody(one) and one not in _bodies():
        return "unnamed" if _share(name) else "person"
    return _body(name, head, known)


def _somebody(one: str) -> bool:
    """Whether a noun in the singular is for a person: listed, by where they are from, or by its ending."""
    if one in role_words() or one in countries()[0] or one in states():
        return one not in listed()["nobody"]
    return len(one) > 5 and one.endswith(_AGENTS) and one not in listed()["nobody"]


def _one(said: str) -> str:
    return said[:-2] + "an" if said.endswith("men") else singular(said)


def _body(name: str, head: list[str], known: Collection[str]) -> SourceKind | None:
    """Whether the words name a body or a state ("official"), or may name a person."""
    said = head[-1].lower()
    one = _one(said)
    key = bare(name).casefold()
    if one in _bodies() or {said, one} & listed()["official"] or key in known:
        return "official"
    if said in countries()[0] or said in states() or (head[-1].isupper() and len(said.replace(".", "")) > 1):
        return None if said.isdigit() else "official"
    every = WORD.findall(name)
    if any(key == k or key.endswith(f" {k}") for k in known):
        return "official"
    if holds(plain(" ".join(head)), listed()["official"]):
        return "official"
    return "person" if 1 < len(every) <= 3 and all(any(c.isupper() for c in w) for w in every) else None


def bare(name: str) -> str:
    """The words without the article or possessive at their head."""
    name = name.strip()
    determiner = _DETERMINER.match(name)
    return name[determiner.end() :] if determiner else name


def _head(name: str) -> list[str]:
    """The words up to the noun that says who it is: of "a group of senators" the senators."""
    rest = bare(name)
    parts = [p for p in _OF.split(rest) if p.strip()]
    for part in parts:
        words = [re.sub(r"[’']s?$", "", w).rstrip(".") for w in WORD.findall(part)]
        words = [w for w in words if w]
        if words and not (words[-1].lower() in listed()["share"] and part is not parts[-1]):
            return words
    return []


def _share(name: str) -> bool:
    """Whether the words count several ("dozens of", "two of")."""
    first = _OF.split(bare(name), maxsplit=1)
    last = plain(first[0])
    return len(first) > 1 and bool(last) and last[-1] in listed()["share"]


def _parted(words: list[str]) -> list[str]:
    """In small letters, those with a hyphen in their parts as well."""
    return [part for word in plain(" ".join(words)) for part in dict.fromkeys([word, *word.split("-")])]


def plain(name: str) -> list[str]:
    """The words of a name in small letters, without possessive endings."""
    return [w.lower().removesuffix("'s").removesuffix("’s").rstrip(".") for w in WORD.findall(name)]


def holds(words: list[str], wanted: frozenset[str]) -> bool:
    """Whether one of the words, or two or three in a row, is among those wanted."""
    return any(
        " ".join(words[at : at + size]) in wanted for size in (1, 2, 3) for at in range(len(words) - size + 1)
    )
