"""People of one surname told apart: father and son, husband and wife, the president and his daughter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.language.names.lexicon import Lexicon
from digest.language.names.people import Person, cut
from digest.language.names.scan import Hit
from digest.language.names.tokens import Tokens


def words_of(t: Tokens, hit: Hit) -> tuple[tuple[str, ...], str]:
    """The folded words of a hit, and the suffix."""
    keys = [k for k in t.keys[hit.first : hit.last] if k[0].isalpha()]
    return cut([k for k in keys if k != hit.nickname] if hit.nickname else keys)


def misters(t: Tokens, hits: Sequence[Hit]) -> set[str]:
    """The surnames that stand behind "Mr."."""
    return {
        words[-1]
        for hit in hits
        if hit.kind == "person" and hit.titles and hit.titles[-1].plain == "mr"
        if (words := words_of(t, hit)[0])
    }


def sons(t: Tokens, hits: Sequence[Hit]) -> set[str]:
    """The surnames of a "Jr." told of as a son, so that his father is spoken of as well."""
    found: set[str] = set()
    for hit in hits:
        if hit.kind != "person":
            continue
        words, suffix = words_of(t, hit)
        if suffix != "jr" or len(words) < 2:
            continue
        first = max(t.first[t.sentence[hit.first]], hit.first - 4)
        near = t.keys[first : hit.first] + t.keys[hit.last : hit.last + 5]
        if "son" in near or "sons" in near:
            found.add(words[-1])
    return found


def relatives(t: Tokens, lex: Lexicon, hits: Sequence[Hit], of: Mapping[int, Person]) -> set[int]:
    """Persons, by id, told of as kin and without an office: "President Roe" is not his daughter Ann.

    `of` maps hits, by index, to persons.
    """
    kin: dict[int, bool] = {}
    for i, person in of.items():
        hit = hits[i]
        if hit.titles:
            kin[id(person)] = False
            continue
        first = max(t.first[t.sentence[hit.first]], hit.first - 6)
        near = t.keys[first : hit.first] + t.keys[hit.last : hit.last + 4]
        related = any((role := lex.roles.get(k)) and role.group == "kin" for k in near)
        related = related or ("first" in near and "lady" in near)
        kin[id(person)] = (kin.get(id(person), True) and related) or kin.get(id(person), False)
    return {key for key, related in kin.items() if related}
