"""Keys under which names meet: countries by name, demonym or capital, persons by their surname.

So "Russian", "Russia" and "Moscow" are one key.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files


def surname(words: Sequence[str]) -> str:
    """The last of the words of a person's name, in lower case, before "Jr." and the like."""
    known = [word for word in words if word.strip(".,") not in _SUFFIXES]
    return (known or list(words))[-1]


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})


@cache
def countries() -> tuple[dict[str, str], dict[str, str]]:
    """Lower-case names and demonyms, and capitals, each to the key of its country ("north_korea")."""
    return _section("countries")


@cache
def states() -> dict[str, str]:
    """Lower-case names, short forms and demonyms of states and provinces, each to the state's key."""
    return _section("states")[0]


def _section(wanted: str) -> tuple[dict[str, str], dict[str, str]]:
    """Names with demonyms, and capitals, of a section of `data/names/places.txt`."""
    names: dict[str, str] = {}
    capitals: dict[str, str] = {}
    source = files("digest.language").joinpath("data/names/places.txt")
    section = ""
    for raw in source.read_text("utf-8").splitlines():
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            section = line.strip("[]")
            continue
        if section != wanted:
            continue
        fields = [part.strip() for part in line.split("|")]
        own, _, others = fields[0].partition("=")
        key = own.strip().lower().replace(" ", "_")
        for name in [own, *others.split(","), *(fields[1].split(",") if len(fields) > 1 else [])]:
            if name.strip():
                names.setdefault(name.strip().lower(), key)
        for name in fields[2].replace("=", ",").split(",") if len(fields) > 2 else []:
            if name.strip():
                capitals.setdefault(name.strip().lower(), key)
    return names, capitals
