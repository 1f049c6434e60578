"""Descriptions of people: "the county sheriff", "a spokesman for Roe", "Russia's new leader".

A description is a noun phrase around a word of `roles.txt`. Beside a name it tells what that person
is; alone it may take a person up again.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.language.names.lexicon import Lexicon, Role
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax

_LONGEST = 8
_PARTICIPLES = frozenset({"accused", "deceased"})
"""Roles that are nouns only behind "the": "Poe accused Roe" has none."""
_QUALITIES = (
    "ed",
    "ing",
    "al",
    "ic",
    "ous",
    "ive",
    "ful",
    "ant",
    "ent",
    "ary",
    "an",
    "ish",
    "est",
    "old",
    "ly",
)
"""Ends of adjectives."""


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
        rows = self.shapes.lex.heads.get(t.keys[i])
        if rows is None:
            return None
        for words, key, plural in rows:
            end = i + len(words)
            if end <= len(t) and t.sentence[end - 1] == t.sentence[i] and tuple(t.keys[i:end]) == words:
                return end, key, plural
        return None

    def find(self, first: int, last: int) -> list[Description]:
        """The descriptions in tokens `first` to before `last`, a sentence, in order."""
        t = self.shapes.t
        heads = self.shapes.lex.heads
        found = []
        i = first
        while i < last:
            head = self._head(i) if t.keys[i] in heads and self._may_head(i, first) else None
            if head is None:
                i += 1
                continue
            end = head[0]
            if end < last and not t.possessive[end - 1] and (self._goes_on(end) or self._qualifies(i, end)):
                i += 1
                continue
            found.append(self._describe(i, head, first, last))
            i = end
        return found

    def _may_head(self, i: int, first: int) -> bool:
        """Whether the case of token `i` allows a role: small, or a party's member, or "the President"."""
        t = self.shapes.t
        if t.keys[i] in _PARTICIPLES and not (i > first and t.keys[i - 1] == "the" and self._ends(i + 1)):
            return False
        if not t.capital[i] or t.keys[i] in self.shapes.lex.groups or t.opens(i):
            return True
        return i > first and t.keys[i - 1] in self.shapes.lex.grammar["determiners"]

    def _ends(self, at: int) -> bool:
        """Whether nothing follows at token `at` that could be the object of a verb before it."""
        t = self.shapes.t
        return at >= len(t) or not (t.capital[at] or t.keys[at] in self.shapes.lex.grammar["determiners"])

    def _goes_on(self, at: int) -> bool:
        """Whether the noun phrase goes on behind a role word: "police chief", "company spokesman"."""
        t = self.shapes.t
        return not t.capital[at] and self._head(at) is not None and not self.syntax.finite(at)

    def _qualifies(self, i: int, at: int) -> bool:
        """Whether a party's name only qualifies the noun behind it: "the Republican vice-chair"."""
        t, lex = self.shapes.t, self.shapes.lex
        if t.keys[i] not in lex.groups or t.capital[at] or not t.words[at][0].isalpha():
            return False
        k = t.keys[at]
        return k not in lex.function and not k.endswith("ly") and not self.syntax.finite(at)

    def _describe(self, i: int, head: tuple[int, str, bool], first: int, last: int) -> Description:
        t, lex = self.shapes.t, self.shapes.lex
        end, key, plural = head
        post = lex.grammar["behind a head"]
        modifiers: set[str] = set()
        names: set[str] = set()
        determiner = ""
        at = i
        while at > first and i - at < _LONGEST:
            before = at - 1
            k = t.keys[before]
            if k in self.shapes.lex.grammar["determiners"] and not t.possessive[before]:
                at, determiner = before, "a" if k in lex.grammar["indefinite"] else k
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
            elif (k in lex.function and k not in ("two", "both")) or self.syntax.saying(before):
                break
            else:
                modifiers.add(k)
            at = before
        stop = end
        if end + 1 < last and t.keys[end] in post and not t.possessive[end - 1]:
            stop = end + 1
            while stop < last and stop - end < _LONGEST + 2:
                k = t.keys[stop]
                if (
                    not t.words[stop][0].isalnum()
                    or self.syntax.saying(stop)
                    or k in lex.grammar["ends of a description"]
                ):
                    break
                if self.syntax.finite(stop) and t.keys[stop - 1] not in post and k not in lex.roles:
                    break
                if t.capital[stop]:
                    names.add(k)
                stop += 1
        homes = self.homes(at, stop)
        names = {lex.same_word.get(name, name) for name in names}
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
    changing = lex.grammar["telling"]
    telling = asked.modifiers & changing
    homes: set[str] = set()
    words: set[str] = set()
    for one in known:
        homes |= one.homes
        words |= one.names | one.modifiers | {one.head}
        score = 0.0
        shared = bool(asked.names & (one.names | {one.head}) or asked.homes & one.homes)
        if one.determiner == "'s" and asked.determiner == "the" and asked.homes and not shared:
            continue  # "Roe's attorney" is not "the U.S. attorney"
        if one.head == asked.head:
            score = 3.0
        elif (asked.head in one.role.wider and asked.head not in lex.grammar["anybody in office"]) or (
            one.head in asked.role.wider and shared
        ):
            score = 2.0
        if not score:
            continue
        if telling != one.modifiers & changing:
            score -= 1.5 if telling else 0.5
        if (one.modifiers - asked.modifiers) & lex.grammar["another office"]:
            score -= 1.5
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
    strange = ({w for w in asked.names if not lex.homes.get(w)} | _nouns(lex, asked.modifiers)) - words
    if heads == 2.0 and not words & lex.groups and asked.head not in lex.grammar["anybody running"]:
        strange -= lex.groups  # a party tells nothing against somebody whose party is not told
    if strange:
        heads -= 1.5
    return heads


def same_office(lex: Lexicon, asked: Description, one: Description) -> bool:
    """Whether both have one head word, and neither is a former or another office of it: "vice"."""
    apart = lex.grammar["telling"] | lex.grammar["another office"]
    return one.head == asked.head and asked.modifiers & apart == one.modifiers & apart


def _nouns(lex: Lexicon, modifiers: frozenset[str]) -> set[str]:
    """The modifiers that name a kind ("band" of "band leader"), not a quality."""
    return {
        w
        for w in modifiers
        if w not in lex.adjectives and "-" not in w and w.isalpha() and not w.endswith(_QUALITIES)
    }
