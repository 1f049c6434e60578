"""Words that tell a reader nothing by themselves."""

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
