"""What each article calls the same person, where they call them differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from digest.comparison.wording.address import addresses
from digest.comparison.wording.meant import meant
from digest.comparison.wording.naming import owners
from digest.comparison.wording.person_words import person_words
from digest.comparison.wording.profiles import Profile, profiles, stand_alone
from digest.comparison.wording.uses import Thing, Use, part_ways
from digest.language.descriptions.roles import person_key
from digest.language.places import countries, states
from digest.language.places import surname as surname_of
from digest.model import Entity, Reading, Term

CONCEPT = "person"


def persons(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per person whom two or more articles describe; its key is the fullest name.

    A surname alone goes with the one full name of the event that has it; where two persons share
    it, it goes with neither. Forms of address are added to what describes, and make no row by themselves.
    """
    owner = owners(columns)
    named = _named(columns, owner)
    found = []
    for key, uses in sorted(described(columns, owner).items()):
        told = frozenset(use.column for use in uses)
        if len(told) > 1 and _called_differently(uses, columns):
            said = [*uses, *addresses(key, CONCEPT, named[key], told, columns)]
            said.sort(key=lambda use: (use.column, use.term))
            found.append(Thing(CONCEPT, frozenset({key}), frozenset(), said))
    return found


def described(columns: Sequence[Reading], owner: dict[str, str]) -> dict[str, list[Use]]:
    """By the key of a person: the words by which each article describes them; `owner` is of `owners`."""
    known = profiles(columns, owner)
    uses: dict[str, list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        alone = stand_alone(reading)
        for term in reading.terms:
            key = owner.get(term.about, term.about) if term.concept == CONCEPT else ""
            # who is meant by a role in place of a name is a guess, unless somebody puts it beside the name
            if key and (term.span not in alone or _borne_out(term, known.get(key))):
                use = Use(column, term, frozenset({term.about}), frozenset())
                if not _of_himself(use, key, columns):
                    uses[key].append(use)
    for use in meant(columns, owner, known):
        uses[use.term.about].append(use)
    return uses


def _named(columns: Sequence[Reading], owner: Mapping[str, str]) -> Mapping[str, list[tuple[int, Entity]]]:
    """By key of the person: the columns that name them, and the names as each has them."""
    found: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for entity in reading.entities:
            if entity.kind == "person":
                found[owner.get(person_key(entity), "")].append((column, entity))
    return found


def _of_himself(use: Use, name: str, columns: Sequence[Reading]) -> bool:
    """Whether a role is one under the person: "the treasurer of Mr. Roe" is not Roe."""
    printed = use.term.span.of(columns[use.column].article.text).lower().replace("-", " ").split()
    own = surname_of(name.split("_"))
    behind = printed[printed.index("of") + 1 :] if "of" in printed else []
    # "founder of the Roe empire" may well be Roe
    return any(word.strip(".,") == own for word in behind[-1:]) or any(
        word.removesuffix("'s").removesuffix("’s") == own != word for word in behind
    )


def _borne_out(term: Term, person: Profile | None) -> bool:
    """Whether an article puts a role in place of the name, or a narrower one, beside the name.

    What anybody may be called ("the leader", "the autocrat") needs no such witness.
    """
    words = person_words()
    if term.head in words.any:
        return True
    before = set(term.choice.split()[:-1])
    if person is None or (person.private and before & words.jurisdiction):
        return False  # a lawyer for the defence is no "U.S. attorney"
    if not all(form in words.telling | words.jurisdiction or person.explains(form) for form in before):
        return False
    return person.is_called(term.head, words.telling & before, not before and term.head in words.wide)


def _role(use: Use) -> str:
    return person_words().same.get(use.term.head, use.term.head)


def _called_differently(uses: Sequence[Use], columns: Sequence[Reading]) -> bool:
    """Whether articles describe the person by other words, not only by more or fewer of them.

    Nationality, place, party and order ("former", "first") are no other description; nor is a name.
    """
    said: dict[frozenset[str], set[int]] = defaultdict(set)
    for use in uses:
        said[_description(use)].add(use.column)
    return part_ways(said)


def _description(use: Use) -> frozenset[str]:
    """The words that describe: the role, and what stands before it but for places, party and time."""
    known = person_words()
    words = [word for word in use.term.choice.replace("-", " ").split() if not word.endswith(("'s", "’s"))]
    return frozenset(
        ({_role(use)} - known.party)
        | {
            known.same.get(word, word).replace(".", "")
            for word in words[:-1]
            if word not in known.plain and word not in known.party and not _is_place(word)
        }
    )


def _is_place(word: str) -> bool:
    """Whether a word is that of a country or state, or of a part of its name."""
    return bool({word, f"{word}."} & _place_words())


@cache
def _place_words() -> frozenset[str]:
    names = {*states(), *countries()[0], *countries()[1]}
    # "New York mayor", but of three words only the whole: "Central African" is no African
    double = {key for key in (*states().values(), *countries()[0].values()) if key.count("_") == 1}
    return frozenset(names | {word for key in double for word in key.split("_")})
