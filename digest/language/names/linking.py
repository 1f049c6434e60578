"""Which of an article's hits are persons, and which of them mean the same one."""

from __future__ import annotations

import math
from itertools import islice

from digest.language.names.conduct import Conduct
from digest.language.names.family import misters, relatives, sons, words_of
from digest.language.names.lexicon import Lexicon, Title, fold
from digest.language.names.people import SUFFIXES, Person, fit, same
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax
from digest.spellings import spelled

_MOST = 200
"""Persons of one name that are looked at."""


class People:
    """Links in three steps: full names, then shorter forms, then single names that behave like persons."""

    def __init__(self, shapes: Shapes, syntax: Syntax, hits: list[Hit], headlines: list[bool]) -> None:
        self._s = shapes
        self._t = shapes.t
        self._lex: Lexicon = shapes.lex
        self._syntax = syntax
        self._conduct = Conduct(shapes, syntax)
        self._hits = hits
        self._headlines = headlines
        self.of: dict[int, Person] = {}
        """Hit, by index, to the person it means."""
        self._by_word: dict[str, dict[int, Person]] = {}
        self._explicit: dict[int, int] = {}
        """Full names and titled names of each person, counted."""
        self._opening: dict[int, int] = {}
        """Person, by id, to the token that the first mention begins at, by the full name if there is one."""
        self._misters = misters(self._t, hits)
        """Surnames that stand behind "Mr.": then "Mrs. Roe" is somebody else."""
        self._sons = sons(self._t, hits)
        """Surnames that a father and a son of the article share."""
        self._full_names()
        self._joined_names()
        self._relatives = relatives(self._t, self._lex, hits, self.of)
        """Persons, by id, whom the article brings in as somebody's kin and gives no office."""
        self._short_names()
        self._single_names()
        self._drop_doubtful()

    def words(self, hit: Hit) -> tuple[tuple[str, ...], str]:
        """The folded words of a hit, and the suffix."""
        return words_of(self._t, hit)

    def display(self, hit: Hit) -> str:
        """A hit's words on one line, out of capitals, the suffix with its full stop."""
        text = " ".join(self._t.text(hit.first, hit.last).split())
        if hit.nickname:
            text = f"{self._t.words[hit.first]} {self._t.words[hit.last - 1]}"
        if text.isupper() and len(text) > 3:
            text = _proper(text)
        return text + "." if text.endswith((" Jr", " Sr")) else text

    def _is_headline(self, hit: Hit) -> bool:
        return self._headlines[self._t.sentence[hit.first]]

    # ------------------------------------------------------------ full names

    def _full_names(self) -> None:
        order = sorted(
            (i for i, hit in enumerate(self._hits) if hit.kind == "person"),
            key=lambda i: (
                not self._hits[i].nickname,
                self._is_headline(self._hits[i]),
                self._hits[i].doubt,
                i,
            ),
        )
        for i in order:
            hit = self._hits[i]
            words, suffix = self.words(hit)
            if (
                len(words) < 2
                or self._surname_alone(hit, words)
                or (hit.doubt == 3 and self._ends_a_name(words))
            ):
                continue
            person = self._same(words, suffix, hit.family_first)
            if person is None:
                person = Person(words, self.display(hit), suffix, hit.family_first, doubt=hit.doubt)
            elif self._fuller(person, hit, words, suffix):
                person.words, person.suffix = words, suffix or person.suffix
                person.display = self.display(hit)
            person.nickname = person.nickname or hit.nickname
            self._take(i, person, words)
        for person in {id(p): p for p in self.of.values()}.values():
            gender = self._lex.given.get(person.given)
            if person.gender is None and gender in ("f", "m"):
                person.gender = "f" if gender == "f" else "m"

    def _surname_alone(self, hit: Hit, words: tuple[str, ...]) -> bool:
        """Whether a name is a surname with its particles: "Mr. van Roe"."""
        particles = all(word in self._lex.particles for word in words[:-1])
        return particles and bool(hit.titles) and not self._t.capital[hit.first]

    def _ends_a_name(self, words: tuple[str, ...]) -> bool:
        """Whether words are the last ones of a longer name: "Moreno Tivas" of "Carlos Moreno Tivas"."""
        return any(
            len(p.words) > len(words) and p.words[-len(words) :] == words for p in self._sharing(words[-1])
        )

    def _sharing(self, word: str) -> list[Person]:
        """The persons with a word in their names, the first `_MOST`: more is no article but a list."""
        return list(islice(self._by_word.get(spelled(word), {}).values(), _MOST))

    def _fuller(self, person: Person, hit: Hit, words: tuple[str, ...], suffix: str) -> bool:
        """Whether a hit gives a person's name in a fuller form than known."""
        if self._is_headline(hit) or hit.family_first:
            return False
        return len(words) > len(person.words) or bool(suffix and not person.suffix)

    def _same(self, words: tuple[str, ...], suffix: str, family_first: bool) -> Person | None:
        for key in dict.fromkeys((words[0], words[-1]) if family_first else (words[-1], *words[1:-1])):
            for person in self._sharing(key):
                apart = words[-1] in self._sons and bool(suffix) != bool(person.suffix)
                if person.full and not apart and same(self._lex, person, words, suffix, family_first):
                    return person
        return None

    def _take(self, i: int, person: Person, words: tuple[str, ...]) -> None:
        """Gives hit `i` to `person`, with what its titles tell."""
        hit = self._hits[i]
        self.of[i] = person
        if len(words) > 1 or id(person) not in self._opening:
            self._opening[id(person)] = min(hit.first, self._opening.get(id(person), hit.first))
        for word in words:
            for part in {word, *word.split("-")}:
                self._by_word.setdefault(spelled(part), {}).setdefault(id(person), person)
        if len(words) > 1 or hit.titles:
            self._explicit[id(person)] = self._explicit.get(id(person), 0) + 1
        person.doubt = min(person.doubt, 0 if hit.titles else hit.doubt)
        if any(not title.courtesy for title in hit.titles):
            text = self._t.text(hit.start, hit.first).strip()
            if (
                text
                and len(person.roles) < 12
                and text not in person.roles
                and not hit.titles[-1].plain.endswith("s")
            ):
                person.roles.append(text)
        if hit.home:
            person.homes.add(hit.home)
        if hit.gender:
            person.gender = hit.gender

    def _joined_names(self) -> None:
        """Given names that share the surname of the next one: "Bill and Hilda Tarrow"."""
        t = self._t
        for i in range(len(self._hits) - 1):
            hit, after = self._hits[i], self._hits[i + 1]
            person = self.of.get(i + 1)
            if i in self.of or hit.last - hit.first != 1 or person is None or after.family_first:
                continue
            key = t.keys[hit.first]
            if key not in self._lex.given or t.keys[hit.last] != "and" or after.start != hit.last + 1:
                continue
            if not person.full or after.titles or len(self.words(after)[0]) < 2 or key == person.given:
                continue
            surname = " ".join(w for w in person.display.split() if fold(w) in person.surname)
            words = (key, *person.surname)
            other = self._same(words, "", family_first=False)
            if other is None:
                other = Person(words, f"{t.words[hit.first]} {surname}")
                gender = self._lex.given[key]
                other.gender = "f" if gender == "f" else "m" if gender == "m" else None
            self._take(i, other, words)

    # ------------------------------------------------------------ shorter forms

    def _short_names(self) -> None:
        """Surnames and given names alone, with a title or without."""
        recent: dict[int, int] = {}
        """Person, by id, to the sentence of the last mention."""
        for i, hit in enumerate(self._hits):
            number = self._t.sentence[hit.first]
            if i in self.of:
                recent[id(self.of[i])] = number
                continue
            words, suffix = self.words(hit)
            if not words or (hit.kind == "title" and not self._may_be_name(hit)):
                continue
            options = self._options(hit, words)
            if options and self._of_another(hit, options):
                options = []
            if options:
                best = max(score for score, _ in options)
                top = [person for score, person in options if score == best]
                person = top[0] if len(top) == 1 else self._in_focus(top, recent, number)
                self._take(i, person, words)
                recent[id(person)] = number
            elif hit.kind == "person" and (hit.titles or len(words) == 1):
                person = Person(words, self.display(hit), suffix, hit.family_first)
                self._take(i, person, words)
                recent[id(person)] = number

    def _of_another(self, hit: Hit, options: list[tuple[int, Person]]) -> bool:
        """Whether an office tells of somebody else: two Roes without one, then "President Roe"."""
        if len(options) < 2 or not hit.titles or all(title.courtesy for title in hit.titles):
            return False
        return all(person.full and not person.roles for _, person in options)

    def _may_be_name(self, hit: Hit) -> bool:
        """Whether a title without a name may be a surname: "Dean", not "the Dean"."""
        before = self._t.keys[hit.first - 1] if hit.first else ""
        return hit.last - hit.start == 1 and before not in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "our",
            "my",
        )

    def _options(self, hit: Hit, words: tuple[str, ...]) -> list[tuple[int, Person]]:
        """The persons that a short form may mean, with how well it fits."""
        t = self._t
        options = [(fit(self._lex, p, words), p) for p in self._sharing(words[-1])]
        options = [(s, p) for s, p in options if s]
        options = self._of_two_ages(hit, options)
        if hit.titles:
            # Whom an office brought in by the surname alone goes before full names of that surname.
            options = [(4 if p.words == words and p.roles else s, p) for s, p in options]
            if hit.gender == "f" and words[-1] in self._misters:
                options = [(s, p) for s, p in options if p.full or p.gender == "f"]
        if hit.kind == "title" or (hit.kind == "unknown" and hit.doubt == 2):
            options = [(s, p) for s, p in options if s == 3]
        elif hit.titles:
            courtesy = all(title.courtesy for title in hit.titles)
            options = [(s, p) for s, p in options if s >= 2 or courtesy]
            if not courtesy:
                options = [(s, p) for s, p in options if id(p) not in self._relatives]
            if hit.gender:
                agreeing = [(s, p) for s, p in options if p.gender == hit.gender]
                options = agreeing or [(s, p) for s, p in options if p.gender is None]
        elif hit.kind in ("place", "body", "demonym"):
            if hit.last - hit.first > 1 or (hit.known and hit.known.kind == "demonym"):
                return []
            options = [(s, p) for s, p in options if s >= 3 and p.doubt == 0]
            if hit.known and hit.known.group in ("countries", "states"):
                before = t.keys[hit.first - 1] if hit.first else ""
                verb = self._syntax.verb_after(hit.last)
                says = self._syntax.inverted(hit.first) or (verb >= 0 and self._syntax.saying(verb))
                if before in self._lex.grammar["locative"] or not (
                    says or (len(options) == 1 and t.possessive[hit.last - 1])
                ):
                    return []
            elif hit.first and t.keys[hit.first - 1] in ("in", "near", "the"):
                return []
        elif hit.kind in ("unknown", "person") and hit.last - hit.first > 1:
            return [(s, p) for s, p in options if s == 3]
        return options

    def _of_two_ages(self, hit: Hit, options: list[tuple[int, Person]]) -> list[tuple[int, Person]]:
        """Of father and son, the one meant: "Roe Jr." is the son, "Mr. Roe" the father."""
        suffix = self.words(hit)[1]
        if suffix:
            return [(s, p) for s, p in options if p.suffix == suffix] or options
        if hit.titles and not self._is_headline(hit):
            # Who is spoken of by a title before "Roe Jr." is introduced is somebody known without it.
            options = [(s, p) for s, p in options if p.suffix != "jr" or self._opening[id(p)] < hit.first]
        if hit.titles and all(title.courtesy for title in hit.titles):
            return [(s, p) for s, p in options if p.suffix != "jr"] or options
        return options

    def _in_focus(self, people: list[Person], recent: dict[int, int], number: int) -> Person:
        """Of several persons of one surname, the one a bare surname means: told of much, or just now."""

        def weight(person: Person) -> float:
            explicit = math.log2(1 + self._explicit.get(id(person), 0))
            last = recent.get(id(person))
            near = 0.0 if last is None else 2.0 * 0.7 ** (number - last)
            return explicit + near

        return max(people, key=weight)

    # ------------------------------------------------------------ single names

    def _single_names(self) -> None:
        """Names of one word that no fuller form explains but that behave like a person's."""
        groups: dict[str, list[int]] = {}
        for i, hit in enumerate(self._hits):
            if i in self.of or hit.kind != "unknown" or hit.last - hit.first != 1 or hit.known:
                continue
            word = self._t.words[hit.first]
            if self._s.plain(hit.first) and self._t.keys[hit.first] not in self._lex.given:
                continue
            if not self._s.name_word(hit.first) or (word.isupper() and not self._is_headline(hit)):
                continue
            groups.setdefault(self._t.keys[hit.first], []).append(i)
        starts = {self._hits[i].first for i in self.of}
        for key, members in groups.items():
            if all(self._hits[i].doubt for i in members) and len(members) < 2:
                continue
            hits = [self._hits[i] for i in members]
            signs = sum(self._conduct.acts(hit) for hit in hits)
            if any(self._conduct.belongs(hit) for hit in hits) and not any(
                self._conduct.described(h, alone=True) for h in hits
            ):
                continue
            known = key in self._lex.given and key not in self._lex.ordinary
            if key in self._lex.common_surnames and not known:
                known = True
                signs += any(self._t.possessive[hit.last - 1] for hit in hits)
            titles = next((shared for i in members if (shared := self._shared(i))), [])
            says = any(self._conduct.says(hit) for hit in hits)
            acts = signs if known else (says or signs > 1) and self._conduct.he_or_she(hits, starts)
            if not acts and not titles and not any(self._conduct.described(h, alone=True) for h in hits):
                continue
            gender = self._lex.given.get(key)
            person = Person((key,), self.display(hits[0]))
            if gender in ("f", "m"):
                person.gender = "f" if gender == "f" else "m"
            for i in members:
                self._take(i, person, (key,))
            if titles:
                self._hits[members[0]].titles = titles

    def _shared(self, i: int) -> list[Title]:
        """The plural title that a name shares with the one before "and": "Presidents Roe and Doe"."""
        if not i or self._t.keys[self._hits[i].first - 1] != "and":
            return []
        before = self._hits[i - 1]
        if before.last != self._hits[i].first - 1 or not before.titles:
            return []
        return before.titles if before.titles[-1].plain.endswith("s") else []

    # ------------------------------------------------------------ doubts

    def _drop_doubtful(self) -> None:
        """Takes back runs of capitals that nothing shows to be a person."""
        mentions: dict[int, list[int]] = {}
        for i, person in self.of.items():
            mentions.setdefault(id(person), []).append(i)
        for members in mentions.values():
            person = self.of[members[0]]
            if not person.doubt:
                continue
            hits = [self._hits[i] for i in members]
            short = any(len(self.words(hit)[0]) < len(person.words) for hit in hits)
            if person.doubt == 1:
                located = all(
                    h.first and self._t.keys[h.first - 1] in self._lex.grammar["locative"] for h in hits
                )
                keep = (
                    short
                    or not located
                    or any(self._conduct.acts(h) or self._conduct.described(h) for h in hits)
                )
            else:
                keep = (
                    (short and person.doubt == 3)
                    or any(self._conduct.described(h) for h in hits)
                    or any(self._conduct.says(h) for h in hits)
                )
            if not keep or any(self._conduct.of_a_firm(h) for h in hits):
                for i in members:
                    del self.of[i]
                    self._hits[i].kind = "unknown"
                    self._hits[i].doubt = 0


def _proper(text: str) -> str:
    """A name out of capitals: "JANE ROE JR." as "Jane Roe Jr."."""
    return " ".join(
        word if ("." in word and len(word) <= 5) or word.lower() in SUFFIXES - {"jr", "sr"} else word.title()
        for word in text.split()
    )
