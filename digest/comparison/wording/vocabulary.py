"""What the contested vocabulary says of a concept, without its terms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

_BARE = {False: "", True: "singular", "plural": "plural", "apart": "apart"}


class Concept(NamedTuple):
    """A kind of thing that can be named in several ways."""

    label: str
    join: str
    """"concept", "about", "parties" or "owner": what beside a term tells which thing it means."""
    interest: int
    """1 to 3; which rows are kept."""
    weight: float
    """Orders the rows that are kept."""
    lede: bool
    """Whether a verb in the lede counts without anybody named beside it."""
    bare: str
    """"singular", "plural" or "apart": definite terms of two articles that say no more mean one thing; or
    empty, where they may not."""
    main: bool
    """Whether what the opening of an article names is the event's own; not so for mere bystanders."""
    once: bool
    """Whether its verbs tell of what is done to somebody once ("arrested", "appointed")."""
    any_number: bool
    """Whether one and several are the same ("his remark", "his remarks")."""
    named: bool
    """Whether the label is one of the terms, and thus need not fit all the others."""
    ties: int = 1
    """How much two terms must have in common to mean one thing: none where the words name one thing in the
    world, more the more of the kind a report may hold."""
    post: bool = False
    """Whether it is an act that concerns a post, of which somebody may have two."""
    undone_by: frozenset[str] = frozenset()
    """Concepts of which a term tells that an article knows a second act that undoes the first."""


@cache
def _concepts() -> list[dict[str, Any]]:
    text = files("digest").joinpath("language/data/contested.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    known: list[dict[str, Any]] = raw["concepts"]
    return known


@cache
def nouns() -> frozenset[str]:
    """The terms of one word."""
    terms = (str(term).removeprefix("=") for c in _concepts() for term in c.get("terms", ()))
    return frozenset(term.lower() for term in terms if term.isalpha())


@cache
def concepts() -> dict[str, Concept]:
    """By key, in the order of the data file, which the language stage reads its terms from."""
    return {
        c["key"]: Concept(
            c["label"],
            c["join"],
            c["interest"],
            float(c.get("weight", c["interest"])),
            bool(c.get("lede")),
            _BARE[c.get("bare", False)],
            c.get("main", True),
            bool(c.get("once")),
            bool(c.get("any_number")),
            c["label"] in {str(term).removeprefix("=") for term in c.get("terms", ())},
            int(c.get("ties", 0 if c["join"] == "concept" else 1)),
            bool(c.get("post")),
            frozenset(c.get("undone_by", ())),
        )
        for c in _concepts()
    }


@cache
def spelling() -> dict[str, str]:
    """Other spellings of a word to the first one; a spelling is no choice of words."""
    lines = files("digest.comparison").joinpath("data/spellings.txt").read_text("utf-8").splitlines()
    groups = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: first for first, *others in groups for word in others}
