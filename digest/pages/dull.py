"""Words that tell a reader nothing, by themselves or beside another that says the same."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def telling(term: str) -> bool:
    """Whether `term` says something: more than a title ("President") alone."""
    return term.casefold() not in _titles()


@cache
def _titles() -> frozenset[str]:
    """The titles that stand in front of names, from the data of the language stage."""
    text = files("digest").joinpath("language/data/names/titles.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines() if line.strip() and line[0] not in "#[")
    return frozenset(form.strip() for line in lines for form in line.split(" = "))


def place_meant(term: str) -> str:
    """The country or state that a word of belonging means ("Russian": "Russia"); other words as they are."""
    return _demonyms().get(term.casefold(), term)


@cache
def _demonyms() -> dict[str, str]:
    """Demonyms and adjectives, lower case, and the places they belong to."""
    text = files("digest").joinpath("language/data/names/places.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        names, _, rest = line.partition("|")
        if line[:1] in "#[" or not rest:
            continue
        place = names.partition("=")[0].strip()
        for form in rest.partition("|")[0].split(","):
            if form.strip():
                found.setdefault(form.strip().casefold(), place)
    return found
