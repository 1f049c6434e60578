"""Nouns for persons: the last words of roles ("teacher") and of titles, and how they are shortened."""

from __future__ import annotations

from functools import cache

from digest.language.contested import singular
from digest.language.verbs import lines
from digest.language.word_classes import classes

_ROLES = frozenset({"people"})
"""Sections of `data/names/roles.txt` that hold roles of persons."""


@cache
def role_words() -> frozenset[str]:
    """Last words of roles and of titles, in the singular; courtesy titles ("Mr") are none."""
    specs = [line for section, line in lines("names/roles.txt") if section in _ROLES]
    specs += [line for section, line in lines("names/titles.txt") if not section.startswith("courtesy")]
    found: set[str] = set()
    for spec in specs:
        for form in spec.split(">")[0].split("="):
            words = [word for word in form.split() if word not in ("f", "m")]
            if words and "of" not in words:
                found.add(singular(words[-1].lower()))
    last = {form.split()[-1] for form in classes()["persons"]}  # "a political lightning rod"
    return frozenset(found | last | _short_titles())


@cache
def kin_words() -> frozenset[str]:
    """Nouns for what one is to one's family ("son", "widow")."""
    kin = (line.split()[0] for section, line in lines("names/roles.txt") if section == "kin")
    return frozenset(kin) - {"partner", "twin", "parent"}


@cache
def wider() -> dict[str, frozenset[str]]:
    """Nouns for persons, of one word or several, to those of wider meaning ("senator": "lawmaker")."""
    found: dict[str, frozenset[str]] = {}
    for section, line in lines("names/roles.txt"):
        if section in _ROLES:
            noun, _, wide = line.partition(">")
            words = [word for word in noun.split() if word not in ("f", "m")]
            found[" ".join(words)] = frozenset(wide.replace("-", " ").split())
    return found


@cache
def spelled_out() -> dict[str, str]:
    """Shortened words of `data/short-titles.txt`, to what they stand for."""
    pairs = (line.partition(" ") for _, line in lines("short-titles.txt"))
    return {short: full.strip() for short, _, full in pairs}


@cache
def _short_titles() -> frozenset[str]:
    return frozenset(line.split()[0] for section, line in lines("short-titles.txt") if section == "titles")
