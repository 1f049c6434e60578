"""Whom a description means by whose it is: "Roe's lawyer" is the attorney that the article names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from digest.language.verbs import lines
from digest.model import Entity, Mention

_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?"
_OWNER = r"(?P<owner>[A-Z][\w’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3}?)"
_BEHIND = 70
"""Characters behind a name that may say whose lawyer somebody is."""


@cache
def _relations() -> dict[str, str]:
    """Each word for a relation to the first one of its line."""
    return {word: line.split()[0] for _, line in lines("relations.txt") for word in line.split()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Of "Roe's long-time lawyer", "Roe campaign manager", "a lawyer for Roe"."""
    kinds = "|".join(sorted(_relations(), key=lambda word: (-len(word), word)))
    between = r"(?:[a-z-]{2,20} ){0,2}"
    return (
        re.compile(rf"{_TITLE}{_OWNER}(?:[’']s?)? {between}(?P<kind>{kinds})\b"),
        re.compile(rf"(?:[Aa]n? |[Tt]he )?{between}(?P<kind>{kinds}) (?:for|of|to) {_TITLE}{_OWNER}\b"),
    )


def _relation(words: str, at: int = 0) -> tuple[str, str] | None:
    """(relation, last word of the owner's name) that a description at `words[at:]` states."""
    for pattern in _patterns():
        found = pattern.match(words, at, at + _BEHIND)
        if found is not None:
            return _relations()[found["kind"]], _last(found["owner"])
    return None


def _last(name: str) -> str:
    word = name.rsplit(maxsplit=1)[-1].replace("’", "'").casefold().strip(".")
    return word.removesuffix("'s").rstrip("'")


class Designations:
    """Who is whose lawyer, spokeswoman or wife in one article."""

    def __init__(self, text: str, people: Iterable[tuple[Mention, Entity]]) -> None:
        self._known: dict[tuple[str, str], set[str]] = {}
        told: set[str] = set()
        for mention, entity in people:
            stated = []
            if entity.name not in told:
                told.add(entity.name)
                stated = [_relation(role) for role in entity.roles]
            if mention.form in ("full", "short"):
                stated += _beside(text, mention)
            for relation in stated:
                if relation is not None and relation[1] != _last(entity.name):
                    self._known.setdefault(relation, set()).add(entity.name)

    def meant(self, words: str, owner: str | None) -> str | None:
        """The one person that "Roe's lawyer" means; `owner` is who the words name or take up ("his").

        None for somebody ("a lawyer for Roe"), and where the article names none or several.
        """
        if not self._known or words.split(maxsplit=1)[0].lower() in _ANYBODY:
            return None
        relation = _relation(words)
        if relation is None and owner is not None:
            kind = _relations().get(words.rsplit(maxsplit=1)[-1].lower())
            relation = (kind, _last(owner)) if kind is not None else None
        people = self._known.get(relation, set()) if relation is not None else set()
        return next(iter(people)) if len(people) == 1 else None


_ANYBODY = frozenset(["a", "an", "another", "one", "some", "any", "former"])


def _beside(text: str, mention: Mention) -> Iterator[tuple[str, str] | None]:
    """What an apposition states: "Roe, Poe's lawyer", "Poe's lawyer, Roe"."""
    if text.startswith(", ", mention.end):
        yield _relation(text, mention.end + 2)
    if text.endswith(", ", 0, mention.start):
        line = text.rfind("\n", 0, mention.start) + 1
        before = text[max(line, mention.start - _BEHIND) : mention.start - 2]
        for pattern in _patterns():
            found = next((m for m in pattern.finditer(before) if m.end() == len(before)), None)
            if found is not None:
                yield _relations()[found["kind"]], _last(found["owner"])
