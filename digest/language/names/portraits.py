"""What an article says of its people: titles, appositions, party, age, and gender where that tells it."""

from __future__ import annotations

from digest.language.names.lexicon import fold
from digest.language.names.people import Person
from digest.language.names.roles import Describer, Description
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax

_MOST_SAID = 40
"""Descriptions of one person that are kept."""
_MOST_ROLES = 12
_CONSTITUENCY = 8
"""Tokens between a name and an apposition that tell where somebody is elected."""
_STOPS = frozenset({",", ".", ";", ")", "—", "–", "--", ":"})


class Portraits:
    """Ties the descriptions in an article to the persons whose names stand beside them."""

    def __init__(self, shapes: Shapes, syntax: Syntax, hits: list[Hit], people: dict[int, Person]) -> None:
        self._s = shapes
        self._t = shapes.t
        self._syntax = syntax
        self._words = shapes.lex.grammar
        self._hits = hits
        self.people = people
        self.known: dict[int, dict[object, Description]] = {}
        """What is said of each person, by id."""
        self.attached: dict[int, Person] = {}
        """Head token of a description to the person it stands beside."""
        self._start_of = {hit.start: i for i, hit in enumerate(hits)}
        self._first_of = {hit.first: i for i, hit in enumerate(hits)}
        self._end_of = {hit.last: i for i, hit in enumerate(hits)}
        describer = Describer(shapes, syntax)
        found = [
            d for a, b in zip(self._t.first, self._t.first[1:], strict=False) for d in describer.find(a, b)
        ]
        self.descriptions = [d for d in found if not self._of_a_name(d)]
        """All of them, in text order."""
        self._describe(describer)
        self._genders()

    def hit_from(self, token: int) -> Hit | None:
        """The hit that begins at a token, with its titles or without."""
        i = self._start_of.get(token, self._first_of.get(token))
        return self._hits[i] if i is not None else None

    def _of_a_name(self, d: Description) -> bool:
        """Whether a capitalised head is the beginning of a name ("Republican National Committee")."""
        t = self._t
        if not t.capital[d.at] or t.keys[d.at] not in self._s.lex.groups or d.last >= len(t):
            return False
        return t.capital[d.last] and not t.possessive[d.last - 1] and self.person_from(d.last) is None

    def person_from(self, token: int) -> Person | None:
        """The person whose name or title begins at a token."""
        i = self._start_of.get(token, self._first_of.get(token))
        return self.people.get(i) if i is not None else None

    def person_before(self, token: int) -> Person | None:
        """The person whose name ends before a token, in no possessive."""
        t = self._t
        if token > 0 and t.words[token - 1] == "." and token - 1 not in self._end_of:
            token -= 1
        i = self._end_of.get(token)
        return self.people.get(i) if i is not None and not t.possessive[token - 1] else None

    def _say(self, person: Person, description: Description, note: bool = True) -> None:
        known = self.known.setdefault(id(person), {})
        if len(known) < _MOST_SAID:
            known.setdefault((description.head, description.modifiers, description.names), description)
        if description.role.gender and person.gender is None:
            person.gender = description.role.gender
        if note and not description.plural:
            t = self._t
            first = description.first
            if description.determiner and description.determiner != "'s":
                first += 1
            end = description.end if description.end - description.last <= 6 else description.last
            text = " ".join(t.text(first, end).split())
            if text and len(person.roles) < _MOST_ROLES and text not in person.roles:
                person.roles.append(text)

    def _describe(self, describer: Describer) -> None:
        """Ties descriptions to the names they stand beside."""
        for i, person in self.people.items():
            hit = self._hits[i]
            self._titles(person, hit, describer)
            self._beside(person, hit, describer)
        for d in self.descriptions:
            if d.plural:
                continue
            owner = self._owner(d)
            if owner is not None and not (d.role.gender and owner.gender and d.role.gender != owner.gender):
                self.attached[d.at] = owner
                self._say(owner, d)

    def _titles(self, person: Person, hit: Hit, describer: Describer) -> None:
        """What the titles before a name say: "Ohio Gov. Jane Roe"."""
        if hit.start == hit.first:
            return
        t, lex = self._t, self._s.lex
        names = frozenset(k for j, k in enumerate(t.keys[hit.start : hit.first], hit.start) if t.capital[j])
        names = frozenset(lex.same_word.get(name, name) for name in names)
        homes = describer.homes(hit.start, hit.first)
        for title in hit.titles:
            plain = title.plain[:-1] if title.plain.endswith("s") else title.plain
            role = lex.roles.get(title.plain) or lex.roles.get(plain) or lex.roles.get(plain.split()[-1])
            if role:
                said = Description(
                    hit.start, hit.start, hit.first, hit.first, role.word, role, "", frozenset(), names, homes
                )
                self._say(person, said, note=False)

    def _owner(self, d: Description) -> Person | None:
        """The person whose name stands beside a description that belongs to it."""
        t = self._t
        n = len(t)
        if t.possessive[d.last - 1] or d.role.group == "bodies":
            return None
        for end in (d.last, d.end):
            if end < n and t.sentence[end] == t.sentence[d.first]:
                after = self.person_from(end)
                if after is not None and end == d.last:
                    return after
                if (
                    t.words[end] == ","
                    and end + 1 < n
                    and d.determiner in ("the", "'s", "his", "her", "their", "its")
                ):
                    after = self.person_from(end + 1)
                    if after is not None and self._aside_closes(end + 1):
                        return after
        before = d.first - 1
        if before > 0 and d.determiner == "'s" and t.keys[before] in self._words["determiners"]:
            before -= 1  # "Roe, the board's chairman"
        if before < 1 or t.sentence[before] != t.sentence[d.first]:
            return None
        if t.words[before] in (",", "—", "–", "--", "("):
            at = before
            if at >= 2 and t.words[at - 1].isdigit() and t.words[at - 2] == ",":
                at -= 2
            person = self.person_before(at) or self.person_before(self._before_constituency(at))
            if person is not None and self._closes(d):
                return person
        at = before
        while at > 1 and t.keys[at] in self._words["adverbs"]:
            at -= 1
        if t.keys[at] in self._words["copulas"]:
            if at >= 1 and t.keys[at - 1] in ("who", "also"):
                at -= 1
                if t.words[at - 1] == ",":
                    at -= 1
            return self.person_before(at)
        return None

    def _before_constituency(self, at: int) -> int:
        """Where "of New State", "(D-N.S.)" or ", D-N.S." begins that ends before `at`.

        `at` itself where nothing of the kind stands there.
        """
        t = self._t
        first = at - 1
        while first > 0 and at - first <= _CONSTITUENCY and t.sentence[first] == t.sentence[at - 1]:
            if t.words[first] == "(" or (t.keys[first] == "of" and t.capital[at - 1]):
                before = first
                if before > 1 and t.keys[before - 1] in self._s.lex.groups and t.words[before - 2] == ",":
                    before -= 2
                return before if before in self._end_of else at
            if t.words[first] == "," and any("-" in word for word in t.words[first + 1 : first + 3]):
                return first if first in self._end_of else at  # ", D-N.S."
            if not (t.capital[first] or t.words[first] in (")", ".", "-")):
                return at
            first -= 1
        return at

    def _closes(self, d: Description) -> bool:
        """Whether an aside ends where the description does, so that it is no subject of its own."""
        t = self._t
        for end in (d.last, d.end):
            if end >= len(t) or t.sentence[end] != t.sentence[d.first]:
                return True
            if t.words[end] in _STOPS or t.keys[end] in self._words["asides"]:
                return True
        return d.end > d.last and not self._syntax.finite(d.end)

    def _aside_closes(self, token: int) -> bool:
        """Whether the name at `token` is set off: "the sheriff, Jane Roe, said"."""
        t = self._t
        hit = self.hit_from(token)
        if hit is None:
            return False
        end = hit.last
        if end >= len(t) or t.sentence[end] != t.sentence[token]:
            return True
        return t.words[end] in _STOPS or t.words[end] == "(" or t.keys[end] in self._words["asides"]

    def _beside(self, person: Person, hit: Hit, describer: Describer) -> None:
        """Party, state and age in brackets or commas: "(R-Ohio)", ", 45,"."""
        t, lex = self._t, self._s.lex
        at = hit.last
        if at + 2 >= len(t) or t.words[at] not in ("(", ",") or t.sentence[at + 1] != t.sentence[hit.first]:
            return
        word = t.words[at + 1]
        if word.isdigit() and len(word) <= 3:
            person.age = int(word)
            return
        letter = word.split("-")[0]
        party = {"R": "republican", "D": "democrat", "I": "independent"}.get(letter)
        if party is None or not ("-" in word or t.words[at + 2] == "-"):
            return
        stop = at + 2
        while stop < len(t) and t.words[stop] not in (")", ",") and stop - at < 8:
            stop += 1
        homes = set(describer.homes(at + 1, stop))
        for part in word.split("-")[1:]:
            homes |= lex.homes.get(fold(part), frozenset())
        role = lex.roles[party]
        d = Description(
            at + 1, at + 1, at + 2, stop, party, role, "", frozenset(), frozenset(), frozenset(homes)
        )
        self._say(person, d, note=False)

    def _genders(self) -> None:
        """Persons whose gender no title, role or given name tells: from a pronoun close behind."""
        t = self._t
        votes: dict[int, list[int]] = {}
        order = sorted(self.people)
        for at, i in enumerate(order):
            person = self.people[i]
            if person.gender is not None:
                continue
            hit = self._hits[i]
            stop = self._hits[order[at + 1]].start if at + 1 < len(order) else len(t)
            last = t.sentence[hit.first] + 1
            for j in range(hit.last, min(stop, hit.last + 40)):
                if t.sentence[j] > last:
                    break
                found = self._s.lex.pronouns.get(t.keys[j])
                if found and not self._syntax.quoted[j]:
                    row = votes.setdefault(id(person), [0, 0])
                    row[found[0] == "m"] += 1
                    break
        for person in {id(p): p for p in self.people.values()}.values():
            for_her, for_him = votes.get(id(person), (0, 0))
            if person.gender is None and for_her != for_him:
                person.gender = "m" if for_him > for_her else "f"
