"""What each article calls the same person, where they call them differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

from digest.comparison.wording.uses import Thing, Use
from digest.language.places import surname as surname_of
from digest.model import Reading

CONCEPT = "person"
GROUP = "group"


def persons(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per person whom two or more articles describe; its key is the fullest name.

    A surname alone goes with the one full name of the event that has it; where two persons share
    it, it goes with neither.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for term in reading.terms:
            if term.concept == CONCEPT and term.about:
                uses[term.about].append(Use(column, term, frozenset({term.about}), frozenset()))
    names = _names(columns)
    merged: dict[str, list[Use]] = defaultdict(list)
    for name in sorted(uses):
        owner = names.get(name, name)
        if owner:
            merged[owner] += uses[name]
    stands_in = {
        (column, mention.start)
        for column, reading in enumerate(columns)
        for entity in reading.entities
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.form == "role"
    }
    found = []
    for name, all_uses in sorted(merged.items()):
        kept = [
            use for use in _borne_out(all_uses, columns, stands_in) if not _of_himself(use, name, columns)
        ]
        if len({use.column for use in kept}) > 1 and _called_differently(kept, columns):
            kept.sort(key=lambda use: (use.column, use.term))
            found.append(Thing(CONCEPT, frozenset({name}), frozenset(), kept))
    return found


def _of_himself(use: Use, name: str, columns: Sequence[Reading]) -> bool:
    """Whether a role is one under the person: "the treasurer of Mr. Roe" is not Roe."""
    printed = use.term.span.of(columns[use.column].article.text).lower().replace("-", " ").split()
    own = surname_of(name.split("_"))
    return "of" in printed and own in {word.strip(".,") for word in printed[printed.index("of") :]}


def named_groups(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per named group that two or more articles describe beside its name."""
    names = {
        "_".join(entity.name.lower().replace("-", " ").split())
        for reading in columns
        for entity in reading.entities
        if entity.kind in ("person", "place")
    }
    uses: dict[str, list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for term in reading.terms:
            if term.concept == GROUP and term.about not in names:
                uses[term.about].append(Use(column, term, frozenset({term.about}), frozenset()))
    found = []
    for name, said in sorted(uses.items()):
        words = [set(use.term.choice.split()) - _words()["plain"].keys() for use in said]
        if any(
            one.column != other.column and not (words[i] <= words[n] or words[n] <= words[i])
            for i, one in enumerate(said)
            for n, other in enumerate(said)
        ):
            found.append(Thing(GROUP, frozenset({name}), frozenset(), said))
    return found


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """The file of words for persons: see there."""
    text = files("digest.comparison").joinpath("data/persons.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return {
        "same": {word: group[0] for group in raw["same"] for word in group},
        "plain": dict.fromkeys(raw["plain"], ""),
        "party": dict.fromkeys(raw["party"], ""),
        "any": dict.fromkeys(raw["any"], ""),
    }


def _borne_out(uses: Sequence[Use], columns: Sequence[Reading], stands_in: set[tuple[int, int]]) -> list[Use]:
    """Without roles in place of the name that nobody puts beside the name: who is meant is a guess.

    What anybody may be called ("the leader", "the autocrat") needs no such witness.
    """
    known = _words()
    roles = {_role(use) for use in uses if not _alone(use, columns, stands_in)}
    names = {use.term.about for use in uses}
    for reading in columns:
        for entity in reading.entities:
            if entity.kind == "person" and "_".join(entity.name.lower().split()) in names:
                words = [role.lower().split() for role in entity.roles]
                roles |= {known["same"].get(w[-1], w[-1]) for w in words if w}
    return [
        use
        for use in uses
        if not _alone(use, columns, stands_in) or _role(use) in roles or use.term.head in known["any"]
    ]


def _alone(use: Use, columns: Sequence[Reading], stands_in: set[tuple[int, int]]) -> bool:
    """Whether the term stands in place of the name; a mention may begin with a determiner."""
    text = columns[use.column].article.text
    start = use.term.start
    before = text[max(0, start - 8) : start].rstrip()
    word = before.rsplit(maxsplit=1)[-1] if before else ""
    return (use.column, start) in stands_in or (use.column, start - len(word) - 1) in stands_in


def _role(use: Use) -> str:
    return _words()["same"].get(use.term.head, use.term.head)


def _called_differently(uses: Sequence[Use], columns: Sequence[Reading]) -> bool:
    """Whether articles describe the person by other words, not only by more or fewer of them.

    Nationality, place, party and order ("former", "first") are no other description; nor is a name.
    """
    said: dict[frozenset[str], set[int]] = defaultdict(set)
    for use in uses:
        said[_description(use, columns[use.column])].add(use.column)
    choices = sorted(said, key=lambda words: (len(words), sorted(words)))
    return any(
        not one <= other and len(said[one] | said[other]) > 1
        for i, one in enumerate(choices)
        for other in choices[i + 1 :]
    )


def _description(use: Use, reading: Reading) -> frozenset[str]:
    """The words that describe: the role, and what stands before it without a capital."""
    known = _words()
    role = _role(use)
    text = use.term.span.of(reading.article.text)
    printed = {word.strip('.,()"“”').lower() for word in text.split() if word[:1].isupper()}
    words = [word for word in use.term.choice.replace("-", " ").split() if not word.endswith(("'s", "’s"))]
    return frozenset(
        ({role} - known["party"].keys())
        | {
            known["same"].get(word, word)
            for word in words[:-1]
            if word not in known["plain"] and not {word} & printed
        }
    )


def _same_first(name: str, other: str) -> bool:
    """Whether two given names can be one: "Andrei" and "Andrey", "Robert" and "Rob", "J." and "John"."""
    short, long = sorted(
        (name.split("_", maxsplit=1)[0].strip("."), other.split("_", maxsplit=1)[0].strip(".")), key=len
    )
    return long.startswith(short[:3])


def _junior(name: str) -> bool:
    return name.rsplit("_", 1)[-1].strip(".,") in ("jr", "ii", "iii", "iv")


def _one_family(people: set[str]) -> bool:
    """Whether all have one given name: of father and son, the surname alone means the father."""
    return len({name.split("_", maxsplit=1)[0] for name in people}) == 1


def _keys(reading: Reading) -> set[str]:
    return {"_".join(e.name.lower().split()) for e in reading.entities if e.kind == "person"}


def _names(columns: Sequence[Reading]) -> dict[str, str]:
    """Key of each name to the key of the person; empty where a surname is ambiguous."""
    keys = sorted(set[str]().union(*(_keys(reading) for reading in columns)))
    together = {
        pair
        for reading in columns
        for pair in product(sorted(_keys(reading)), repeat=2)
        if pair[0] != pair[1]
    }
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_surname[surname_of(key.split("_"))].append(key)
    owner: dict[str, str] = {}
    for surname, known in by_surname.items():
        full = sorted(
            (key for key in known if key != surname), key=lambda key: (_junior(key), -len(key), key)
        )
        for key in full:
            # "John Roe" and "John Roe Jr." are two where one article tells them apart
            same = [other for other in full if _same_first(key, other) and (key, other) not in together]
            owner[key] = next(iter(same), key)
        if surname in known:
            people = {owner[key] for key in full}
            elders = {name for name in people if name.endswith(f"_{surname}")}
            people = elders if len(elders) == 1 and len(people) > 1 and _one_family(people) else people
            # beside "John Roe Jr.", "Mr. Roe" is somebody else
            people = {name for name in people if (name, surname) not in together or not _junior(name)}
            owner[surname] = surname if not people else people.pop() if len(people) == 1 else ""
    return owner
