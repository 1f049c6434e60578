"""Descriptions of people: "the county sheriff", "a spokesman for Roe", "Russia's new leader".

A description is a noun phrase around a word of `roles.txt`. Beside a name it tells what that person
is; alone it may take a person up again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.language.names.lexicon import Lexicon, Role
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax

_DETERMINERS = frozenset(
    "the a an his her their its our my your this that one another any each every no some".split()
)
_OWNERS = frozenset("his her their its our my your".split())
_POST = frozenset("of for at in from with to on".split())
_TELLING = frozenset(
    "former ex- late deputy vice assistant acting interim incoming outgoing then- future".split()
)
_LONGEST = 8
_TWO = frozenset({"two", "both"})


@dataclass(slots=True)
class Description:
    """Tokens `first` to before `last`; the head is at `at`, `end` follows what hangs on it."""

    first: int
    at: int
    last: int
    end: int
    head: str
    role: Role
    determiner: str
    """"the", "a", "his", "'s" for a name in the possessive, "" where there is none."""
    modifiers: frozenset[str] = frozenset()
    """Folded everyday words before the head ("former", "county")."""
    names: frozenset[str] = frozenset()
    """Folded capitalised words before the head or hanging on it."""
    homes: frozenset[str] = frozenset()
    """Keys of the countries and states among them."""
    plural: bool = False

    @property
    def definite(self) -> bool:
        """Whether it may take up somebody named elsewhere."""
        return self.determiner in ("the", "this", "that")


@dataclass(slots=True)
class Describer:
    """Finds the descriptions in the sentences of one article."""

    shapes: Shapes
    syntax: Syntax
    _first: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key in self.shapes.lex.roles:
            words = tuple(key.split())
            self._first.setdefault(words[0], []).append(words)
        for rows in self._first.values():
            rows.sort(key=lambda words: (-len(words), words))

    def homes(self, first: int, last: int) -> frozenset[str]:
        """The countries and states that tokens `first` to before `last` name."""
        found: set[str] = set()
        i = first
        while i < last:
            known = self.shapes.known(i) if self.shapes.t.keys[i] in self.shapes.lex.known else None
            if known is None:
                i += 1
                continue
            name = " ".join(k for k in self.shapes.t.keys[i : known[0]] if k[0].isalnum())
            found |= self.shapes.lex.homes.get(name, frozenset())
            i = known[0]
        return frozenset(found)

    def _head(self, i: int) -> tuple[int, str, bool] | None:
        """The role word or compound at token `i`: its end, its key, whether plural."""
        t = self.shapes.t
        keys = t.keys
        for words in self._first.get(keys[i], ()):
            end = i + len(words)
            if tuple(keys[i:end]) == words and t.sentence[end - 1] == t.sentence[i]:
                return end, " ".join(words), False
        single = _singular(keys[i])
        if single and single in self.shapes.lex.roles:
            return i + 1, single, True
        return None

    def find(self, first: int, last: int) -> list[Description]:
        """The descriptions in tokens `first` to before `last`, a sentence, in order."""
        t = self.shapes.t
        found = []
        i = first
        while i < last:
            head = self._head(i) if self._may_head(i, first) else None
            if head is None:
                i += 1
                continue
            end, key, plural = head
            if end < last and not t.possessive[end - 1] and self._goes_on(end):
                i += 1
                continue
            found.append(self._describe(i, end, key, plural, first, last))
            i = end
        return found

    def _may_head(self, i: int, first: int) -> bool:
        """Whether the case of token `i` allows a role: small, or a party's member, or "the President"."""
        t = self.shapes.t
        if not t.capital[i] or t.keys[i] in self.shapes.lex.groups or t.opens(i):
            return True
        return i > first and t.keys[i - 1] in _DETERMINERS

    def _goes_on(self, at: int) -> bool:
        """Whether the noun phrase goes on behind a role word: "police chief", "company spokesman"."""
        t = self.shapes.t
        return not t.capital[at] and self._head(at) is not None and not self.syntax.finite(at)

    def _describe(self, i: int, end: int, key: str, plural: bool, first: int, last: int) -> Description:
        t, lex = self.shapes.t, self.shapes.lex
        modifiers: set[str] = set()
        names: set[str] = set()
        determiner = ""
        at = i
        while at > first and i - at < _LONGEST:
            before = at - 1
            k = t.keys[before]
            if k in _DETERMINERS and not t.possessive[before]:
                at, determiner = before, "a" if k in ("an", "one", "another") else k
                break
            if t.possessive[before]:
                determiner = "'s"
                while before > first and t.capital[before - 1] and i - before < _LONGEST:
                    names.add(t.keys[before])
                    before -= 1
                names.add(t.keys[before])
                at = before
                break
            if not t.words[before][0].isalnum():
                break
            if t.capital[before] and not (before == first and k in lex.function):
                names.add(k)
            elif k in lex.function and k not in _TWO or self.syntax.saying(before):
                break
            else:
                modifiers.add(k)
            at = before
        stop = end
        if end + 1 < last and t.keys[end] in _POST and not t.possessive[end - 1]:
            stop = end + 1
            while stop < last and stop - end < _LONGEST + 2:
                k = t.keys[stop]
                if (
                    not t.words[stop][0].isalnum()
                    or self.syntax.saying(stop)
                    or k in ("who", "that", "as", "when")
                ):
                    break
                if self.syntax.finite(stop) and t.keys[stop - 1] not in _POST and k not in lex.roles:
                    break
                if t.capital[stop]:
                    names.add(k)
                stop += 1
        homes = self.homes(at, stop)
        return Description(
            at,
            i,
            end,
            stop,
            key,
            lex.roles[key],
            determiner,
            frozenset(modifiers),
            frozenset(names),
            homes,
            plural,
        )


def matches(lex: Lexicon, asked: Description, known: list[Description]) -> float:
    """How well a description alone fits what is said of a person; 0 where it does not.

    From 2 on it may be trusted: the head word is the same or a wider one, and nothing contradicts.
    """
    heads = 0.0
    telling = asked.modifiers & _TELLING
    homes: set[str] = set()
    words: set[str] = set()
    for one in known:
        homes |= one.homes
        words |= one.names | one.modifiers | {one.head}
        score = 0.0
        if one.head == asked.head:
            score = 3.0
        elif asked.head in one.role.wider:
            score = 2.0
        if not score:
            continue
        if telling != one.modifiers & _TELLING:
            score -= 1.5 if telling else 0.5
        mine = {w for w in asked.modifiers if w not in lex.ordinary} | asked.names
        theirs = {w for w in one.modifiers if w not in lex.ordinary} | one.names
        if mine and theirs and one.head == asked.head and not mine & theirs and not asked.homes & one.homes:
            score -= 0.5
        heads = max(heads, score)
    if not heads:
        return 0.0
    if asked.homes:
        if asked.homes & homes:
            heads += 1.5
        elif homes:
            return 0.0
        else:
            heads -= 0.5
    strange = {w for w in asked.names if not lex.homes.get(w)} - words
    if strange:
        heads -= 1.5
    return heads


def _singular(key: str) -> str:
    if key.endswith("men") and len(key) > 4:
        return key[:-2] + "an"
    if key.endswith("ies"):
        return key[:-3] + "y"
    if key.endswith("s") and not key.endswith("ss"):
        return key[:-1]
    return ""
