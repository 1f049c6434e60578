"""Bodies, places and other named things, and what takes a body up again ("the ministry")."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from digest.language.names.lexicon import key as keys_of
from digest.language.names.roles import Description
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.model import EntityKind

_GROUPS = {
    "company": frozenset(
        {"company", "firm", "giant", "group", "maker", "automaker", "carmaker", "corporation"}
    ),
    "medium": frozenset(
        {
            "newspaper",
            "paper",
            "network",
            "magazine",
            "website",
            "broadcaster",
            "outlet",
            "channel",
            "daily",
            "site",
            "publication",
        }
    ),
    "agency": frozenset({"agency"}),
    "team": frozenset({"team", "club"}),
    "party": frozenset({"party", "group", "organization"}),
    "international": frozenset({"organization", "body", "bloc", "alliance", "group", "union"}),
}
"""Words by which listed bodies are taken up whose names do not hold them."""
_MOST = 50
"""Bodies of one last word that are looked at."""
_MEMORY = 10
"""Sentences."""


@dataclass(slots=True, eq=False)
class Thing:
    """A body, place or other named thing, while an article is being read."""

    kind: EntityKind
    name: str
    key: tuple[str, ...]
    group: str = ""
    listed: bool = False
    spots: list[int] = field(default_factory=list)
    """First tokens of its names."""


class Things:
    """Links the hits that are no persons."""

    def __init__(self, shapes: Shapes, hits: list[Hit], taken: set[int]) -> None:
        self._s = shapes
        self._t = shapes.t
        self._hits = hits
        self.of: dict[int, Thing] = {}
        self._by_key: dict[tuple[str, ...], Thing] = {}
        self._by_last: dict[str, list[Thing]] = {}
        order = [
            i for i, h in enumerate(hits) if i not in taken and h.kind not in ("person", "title", "demonym")
        ]
        for i in order:
            if not (hits[i].doubt and hits[i].kind == "unknown"):
                self._take(i)
        for i in order:
            if hits[i].doubt == 1 and hits[i].kind == "unknown" and self._words(hits[i]) in self._by_key:
                self._take(i)

    def _words(self, hit: Hit) -> tuple[str, ...]:
        words = tuple(k for k in self._t.keys[hit.first : hit.last] if k[0].isalnum())
        return words[1:] if len(words) > 1 and words[0] == "the" else words

    def _take(self, i: int) -> None:
        hit = self._hits[i]
        words = self._words(hit)
        if not words:
            return
        shown = " ".join(self._t.text(hit.first, hit.last).split())
        if hit.known and not hit.known.acronym and shown.isupper() and len(shown) > 4 and " " not in shown:
            shown = shown.title()  # "WASHINGTON" at the head of a dateline
        key = keys_of(hit.known.name) if hit.known else words
        key = key[1:] if len(key) > 1 and key[0] == "the" else key
        thing = self._by_key.get(key) or self._longer(hit, words)
        if thing is None:
            thing = Thing(self._kind(hit), shown, key, hit.known.group if hit.known else "", bool(hit.known))
            self._by_last.setdefault(words[-1], []).append(thing)
        elif len(shown) > len(thing.name):
            thing.name = shown
        self._by_key.setdefault(key, thing)
        self._by_key.setdefault(words, thing)
        thing.spots.append(hit.first)
        self.of[i] = thing
        self._abbreviation(hit, thing, words)

    def _kind(self, hit: Hit) -> EntityKind:
        if hit.kind in ("body", "place"):
            return "body" if hit.kind == "body" else "place"
        t = self._t
        before = (
            t.keys[hit.first - 1] if hit.first and t.sentence[hit.first - 1] == t.sentence[hit.first] else ""
        )
        state = self._s.known(hit.last + 1) if hit.last + 1 < len(t) and t.words[hit.last] == "," else None
        if before in self._s.lex.grammar["in"] or (
            state and state[1].group in ("states", "countries") and state[1].kind == "place"
        ):
            return "place"
        return "other"

    def _longer(self, hit: Hit, words: tuple[str, ...]) -> Thing | None:
        """The last named body whose name ends with these words ("Foreign Ministry") or begins with them."""
        if hit.known:
            return None
        if hit.kind == "body":
            for thing in islice(reversed(self._by_last.get(words[-1], [])), _MOST):
                if thing.kind == "body" and len(thing.key) > len(words) and thing.key[-len(words) :] == words:
                    return thing
        return None

    def _abbreviation(self, hit: Hit, thing: Thing, words: tuple[str, ...]) -> None:
        """Learns "(SCO)" right behind a name, where the letters are its initials."""
        t = self._t
        at = hit.last
        if at + 2 >= len(t) or t.words[at] != "(" or t.words[at + 2] != ")" or len(words) < 2:
            return
        short = t.words[at + 1]
        initials = [w[0] for w in words]
        letters = [c.lower() for c in short if c.isalpha()]
        if short.isupper() and 2 <= len(letters) <= 8 and _subsequence(letters, initials):
            self._by_key.setdefault((t.keys[at + 1],), thing)

    def taken_up(self, descriptions: list[Description]) -> list[tuple[int, int, Thing]]:
        """The descriptions of bodies ("the ministry") that mean one named before, with it."""
        t = self._t
        bodies = sorted(
            ((spot, thing) for thing in self._distinct() if thing.kind == "body" for spot in thing.spots),
            key=lambda row: row[0],
        )
        found: list[tuple[int, int, Thing]] = []
        at = 0
        recent: list[tuple[int, Thing]] = []
        for d in descriptions:
            while at < len(bodies) and bodies[at][0] < d.first:
                recent.append(bodies[at])
                at += 1
            del recent[:-40]
            if d.role.group != "bodies" or not d.definite or d.plural or t.possessive[d.last - 1] or d.names:
                continue
            number = t.sentence[d.first]
            fitting = [
                thing for spot, thing in recent if number - t.sentence[spot] <= _MEMORY and _takes(thing, d)
            ]
            if fitting and (len({id(x) for x in fitting[-3:]}) == 1):
                found.append((d.first, d.last, fitting[-1]))
        return found

    def _distinct(self) -> list[Thing]:
        return list({id(thing): thing for thing in self.of.values()}.values())


def _takes(thing: Thing, d: Description) -> bool:
    """Whether a body may be called by the head word of a description."""
    if d.head in thing.key:
        return True
    return d.head in _GROUPS.get(thing.group, frozenset()) and not d.modifiers


def _subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short) and short[0] == long[0]
