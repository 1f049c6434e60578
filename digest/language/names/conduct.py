"""How a name stands in its sentences: what tells a person's from that of a thing."""

from __future__ import annotations

from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax

_ROLE_GROUPS = ("people", "kin")


class Conduct:
    """Answers about single hits."""

    def __init__(self, shapes: Shapes, syntax: Syntax) -> None:
        self._s = shapes
        self._t = shapes.t
        self._lex = shapes.lex
        self._syntax = syntax

    def acts(self, hit: Hit) -> bool:
        """Whether a hit says or does something."""
        return self._syntax.verb_after(hit.last) >= 0 or self._syntax.inverted(hit.first)

    def belongs(self, hit: Hit) -> bool:
        """Whether a single word is part of something else: "the Roe", "Elm Rising", "Elm, Ohio"."""
        t = self._t
        before = hit.first - 1
        if (
            before >= 0
            and t.sentence[before] == t.sentence[hit.first]
            and (
                t.keys[before] in ("the", "a", "an", "in")
                or t.words[before][0].isdigit()
                or (t.capital[before] and not t.opens(before))
            )
        ):
            return True
        if before > 0 and t.keys[before] in ("of", "from") and t.capital[before - 1]:
            return True  # "Jane Roe of Elm"
        after = hit.last + 1
        if after < len(t) and t.words[hit.last] == ",":
            known = self._s.known(after)
            return known is not None and known[1].group in ("states", "countries")
        return False

    def described(self, hit: Hit, *, alone: bool = False) -> bool:
        """Whether a word for a person stands right before ("spokeswoman Roe"), or an age behind.

        For one word `alone`, ", a maker of cars," is not enough.
        """
        t = self._t
        at = hit.first - 1
        if at >= 1 and t.words[at] == ",":
            at -= 1
        if at >= 0 and t.sentence[at] == t.sentence[hit.first] and not t.capital[at] and not t.possessive[at]:
            role = self._lex.roles.get(t.keys[at])
            if role and role.group in _ROLE_GROUPS:
                return True
        if (
            hit.last + 1 >= len(t)
            or t.words[hit.last] != ","
            or t.sentence[hit.last + 1] != t.sentence[hit.first]
        ):
            return False
        behind = t.words[hit.last + 1]
        return (behind.isdigit() and len(behind) == 2) or behind in (
            ("who", "whose") if alone else ("who", "whose", "a", "an")
        )

    def he_or_she(self, hits: list[Hit], starts: set[int]) -> bool:
        """Whether a "he" or "she" comes close behind, with nobody else named (`starts`) in between."""
        t = self._t
        for hit in hits[:20]:
            for at in range(hit.last, min(len(t), hit.last + 45)):
                if at in starts or t.sentence[at] > t.sentence[hit.first] + 1:
                    break
                if t.keys[at] in self._lex.pronouns:
                    return True
        return False

    def says(self, hit: Hit) -> bool:
        verb = self._syntax.verb_after(hit.last)
        return self._syntax.inverted(hit.first) or (verb >= 0 and self._syntax.saying(verb))

    def of_a_firm(self, hit: Hit) -> bool:
        """Whether a name is a company's: "the law firm of Roe Poe", "at the bank Roe Poe"."""
        t = self._t
        at = hit.start - 1
        if at > 0 and t.keys[at] == "of":
            at -= 1
        return (
            at >= 0 and t.sentence[at] == t.sentence[hit.first] and t.keys[at] in self._lex.grammar["firms"]
        )
