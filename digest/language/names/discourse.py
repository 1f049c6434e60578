"""Reading on: whom descriptions and pronouns mean, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from digest.language.names.lexicon import Gender
from digest.language.names.people import Person
from digest.language.names.portraits import Portraits
from digest.language.names.roles import Description, matches, same_office
from digest.language.names.salience import Memory, Pronoun, Stranger
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax

_ATTRIBUTION = 80
"""Tokens within which an attribution is looked for behind quoted words."""
_LOOSE = 1.0
"""How well a description fits somebody of whom it says more than is known."""
_JUST_NOW = 0.25
"""How much somebody must be in mind to be meant by one."""
_SOON = 2
"""Sentences within which a description may lead to a name instead of going back to one."""
_CROWD = 200
"""Persons beyond whom only those just told of are looked at."""


class Discourse:
    """One pass over an article; fills `roles` and `pronouns` with (first, last, persons)."""

    def __init__(
        self, shapes: Shapes, syntax: Syntax, hits: list[Hit], portraits: Portraits, memory: Memory
    ) -> None:
        self._s = shapes
        self._t = shapes.t
        self._syntax = syntax
        self._pronouns = shapes.lex.pronouns
        self._words = shapes.lex.grammar
        self._hits = hits
        self._people = portraits.people
        self._portraits = portraits
        self._memory = memory
        self._everybody: list[Person] = list({id(p): p for p in self._people.values()}.values())
        self._named: dict[int, int] = {}
        """Person, by id, to the first sentence with the name."""
        for i in sorted(self._people):
            self._named.setdefault(id(self._people[i]), self._t.sentence[hits[i].first])
        self._pair: tuple[int, tuple[Person, ...]] | None = None
        """Persons last joined by "and", with the sentence."""
        self._heads = [d.at for d in portraits.descriptions]
        self.roles: list[tuple[int, int, tuple[Person, ...]]] = []
        self.pronouns: list[tuple[int, int, tuple[Person, ...]]] = []

    def read(self) -> None:
        """Goes through the article once."""
        t = self._t
        starts = {self._hits[i].first: i for i in self._people}
        described = {d.at: d for d in self._portraits.descriptions}
        n = len(t)
        i = 0
        while i < n:
            at = starts.get(i)
            if at is not None:
                self._name(at)
                i = self._hits[at].last
                continue
            d = described.get(i)
            if d is not None:
                self._description(d)
                i += 1
                continue
            k = t.keys[i]
            if k.endswith("-year-old") and i and t.keys[i - 1] == "the":
                self._aged(i)
            if k in self._pronouns and not (
                len(t.words[i]) > 1 and t.words[i].isupper() and not self._memory.headlines[t.sentence[i]]
            ):
                self._pronoun(i)
            elif k in self._words["plural pronouns"]:
                self._they(i)
            i += 1

    def _name(self, at: int) -> None:
        t = self._t
        hit, person = self._hits[at], self._people[at]
        self._memory.leave(person, hit.first, hit.last)
        # "Xi and Putin": both, for a "they" or "the two leaders" to come.
        before = hit.start - 1
        if before > 0 and t.keys[before] == "and" and t.sentence[before] == t.sentence[hit.first]:
            other = self._portraits.person_before(before) or self._portraits.person_before(before - 1)
            if other is not None and other is not person:
                level = self._memory.traces[-1].weight
                for trace in self._memory.traces:
                    if trace.who is other and trace.sentence == t.sentence[hit.first]:
                        trace.weight = level = max(level, trace.weight)
                self._memory.traces[-1].weight = level
                earlier = (
                    self._pair[1]
                    if self._pair and other in self._pair[1] and self._pair[0] == -1
                    else (other,)
                )
                self._pair = (t.sentence[hit.first], (*earlier, person))

    def _description(self, d: Description) -> None:
        t = self._t
        person = self._portraits.attached.get(d.at)
        if person is not None:
            after = self._portraits.person_from(d.last)
            if (
                after is None
                and d.determiner in ("the", "'s")
                and t.words[d.first - 1 if d.first else 0] != ","
            ):
                self.roles.append((d.first, d.last, (person,)))
            return
        if d.plural:
            self._plural(d)
            return
        if d.role.group == "bodies" or (t.possessive[d.last - 1] and not d.definite):
            return
        if d.definite and not self._memory.headlines[t.sentence[d.first]]:
            person = self._taken_up(d) or self._once(d)
            if person is not None:
                self.roles.append((d.first, d.last, (person,)))
                self._memory.leave(person, d.first, d.last)
                return
        if d.determiner in ("", "no", "any", "every", "each") and d.role.group != "kin":
            return
        # "The governor" that fits nobody is more often a new word for the person just told of than
        # somebody new; "a governor", "his lawyer" and "the woman" are somebody new.
        again = d.definite and d.head not in self._words["somebody new"]
        share = 1.0 if again or d.determiner in ("a", "one", "another", "'s") else 0.7
        subject = (
            self._syntax.verb_after(d.last) >= 0
            or self._syntax.verb_after(d.end) >= 0
            or self._syntax.inverted(d.first)
        )
        self._memory.leave(Stranger(d.role.gender, again), d.first, d.last, share if subject else share * 0.4)

    def _taken_up(self, d: Description) -> Person | None:
        """The one person that a definite description fits, the most salient of several."""
        lex = self._s.lex
        best: list[tuple[float, float, Person]] = []
        loose: list[tuple[float, Person]] = []
        for person in self._around():
            if d.role.gender and person.gender and d.role.gender != person.gender:
                continue
            if self._named[id(person)] > self._t.sentence[d.first] + _SOON:
                continue
            known = self._portraits.known.get(id(person))
            age = next((w for w in d.modifiers if w.endswith("-year-old")), "")
            if age and person.age and age.split("-")[0] == str(person.age):
                best.append((4.0, self._memory.salience(person, d.first), person))
                continue
            if not known:
                continue
            score = matches(lex, d, list(known.values()))
            if score >= 2:
                best.append((score, self._memory.salience(person, d.first), person))
            elif score >= _LOOSE and any(same_office(lex, d, one) for one in known.values()):
                loose.append((self._memory.salience(person, d.first), person))
        if not best:
            return self._left_over(d) or self._in_mind(d, loose)
        best.sort(key=lambda row: -row[0] - 1.5 * min(row[1], 2.0))
        if len(best) > 1:
            first, second = best[0], best[1]
            if first[0] - second[0] < 1 and first[1] < 1.3 * second[1] + 0.01:
                return None
        return best[0][2]

    def _once(self, d: Description) -> Person | None:
        """Whom "the former governor" means by what has not been told: the one person of the sentence before.

        Only at the opening of a sentence: it goes on with whoever the paragraph is about.
        """
        t = self._t
        number = t.sentence[d.first]
        if "former" not in d.modifiers or d.first - t.first[number] > 1 or d.role.group == "kin":
            return None
        if not number or t.paragraph[number] != t.paragraph[number - 1]:
            return None
        told = [trace for trace in self._memory.traces if trace.sentence == number - 1 and not trace.quoted]
        people = {id(trace.who): trace.who for trace in told if isinstance(trace.who, Person)}
        if len(people) != 1 or not any(trace.subject for trace in told if id(trace.who) in people):
            return None
        person = next(iter(people.values()))
        if any(one.head == d.head for one in self._portraits.known.get(id(person), {}).values()):
            return None  # "President Roe left. The former president stayed"
        fits = d.role.gender is None or person.gender in (None, d.role.gender)
        return person if fits else None

    def _in_mind(self, d: Description, loose: list[tuple[float, Person]]) -> Person | None:
        """Of those with the same office, further told of than known, whoever the text is about just now.

        As in "Roe, a radio host, spoke. The Arden FM host complained": nobody else may come to mind.
        """
        loose.sort(key=lambda row: -row[0])
        if not loose or loose[0][0] < _JUST_NOW:
            return None
        first = loose[0][1]
        rivals = (p for p in self._around() if p is not first)
        return first if all(self._memory.salience(p, d.first) * 2 <= loose[0][0] for p in rivals) else None

    def _left_over(self, d: Description) -> Person | None:
        """Whom "the French leader" means where one of two leaders told of is Russian, the other not said."""
        if not d.homes:
            return None
        lex = self._s.lex
        anywhere = replace(d, homes=frozenset(), names=frozenset())
        free: list[Person] = []
        others = 0
        for person in self._around():
            known = list(self._portraits.known.get(id(person), {}).values())
            if not known or (d.role.gender and person.gender and d.role.gender != person.gender):
                continue
            if matches(lex, anywhere, known) < 2:
                continue
            if any(one.homes for one in known):
                others += 1
            elif self._memory.salience(person, d.first) > 0:
                free.append(person)
        return free[0] if len(free) == 1 and others == 1 else None

    def _around(self) -> list[Person]:
        """Whom a description may mean."""
        if len(self._everybody) <= _CROWD:
            return self._everybody
        return list({id(t.who): t.who for t in self._memory.traces if isinstance(t.who, Person)}.values())

    def _aged(self, i: int) -> None:
        """Takes up "the 45-year-old"."""
        age = self._t.keys[i].split("-")[0]
        after = self._t.keys[i + 1] if i + 1 < len(self._t) else ""
        if after in self._s.lex.heads:
            return
        people = [p for p in self._around() if p.age is not None and str(p.age) == age]
        if len(people) == 1:
            self.roles.append((i - 1, i + 1, (people[0],)))
            self._memory.leave(people[0], i - 1, i + 1)

    def _plural(self, d: Description) -> None:
        """Finds the two persons that "the two leaders" fits."""
        t = self._t
        two = bool(d.modifiers & {"two"}) or (d.determiner == "" and "both" in d.modifiers)
        if not two and not (
            d.determiner in ("the", "") and d.head in ("leader", "president") and "both" in d.modifiers
        ):
            return
        recent: dict[int, tuple[int, Person]] = {}
        for trace in self._memory.traces:
            if isinstance(trace.who, Person) and not trace.quoted:
                recent[id(trace.who)] = (trace.token, trace.who)
        fitting = [
            (token, person)
            for token, person in recent.values()
            if not (d.role.gender and person.gender and person.gender != d.role.gender)
            and (
                any(
                    k.head == d.head or d.head in k.role.wider
                    for k in self._portraits.known.get(id(person), {}).values()
                )
                or d.head in ("man", "woman", "rival", "candidate")
            )
        ]
        pair = self._pair
        found: tuple[Person, ...]
        if pair and len(pair[1]) == 2 and t.sentence[d.first] - pair[0] <= 2:
            found = pair[1]
        elif len(fitting) == 2:
            found = tuple(person for _, person in sorted(fitting, key=lambda row: row[0]))
        else:
            return
        self.roles.append((d.first, d.last, found))
        self._pair = (t.sentence[d.first], found)

    def _they(self, i: int) -> None:
        t = self._t
        both = i + 1 < len(t) and t.keys[i + 1] == "both"
        if both and (self._pair is None or t.sentence[i] - self._pair[0] > 1):
            self._pair = self._two_of_before(t.sentence[i])
        if self._pair is None or self._syntax.quoted[i]:
            return
        number, persons = self._pair
        if (
            t.sentence[i] - number > 1
            or self._party(t.first[number], i)
            or any(
                d.plural and number <= t.sentence[d.first] and d.first < i and d.determiner != "two"
                for d in self._near(i)
            )
        ):
            return
        self.pronouns.append((i, i + 1, persons))
        self._pair = (t.sentence[i], persons)

    def _party(self, first: int, last: int) -> bool:
        """Whether members of a party, a faith or a people are named there: they may be "they"."""
        t = self._t
        groups = self._s.lex.groups
        return any(
            t.capital[i] and t.keys[i] in groups and t.keys[i].endswith("s") for i in range(first, last)
        )

    def _two_of_before(self, number: int) -> tuple[int, tuple[Person, ...]] | None:
        """The two persons of the sentence before `number`, where it tells of two."""
        told = {
            id(trace.who): trace.who
            for trace in self._memory.traces
            if trace.sentence == number - 1 and isinstance(trace.who, Person) and not trace.quoted
        }
        return (number - 1, tuple(told.values())) if len(told) == 2 else None

    def _near(self, i: int) -> list[Description]:
        """Descriptions of this sentence and the one before that no pair was found for."""
        t = self._t
        taken = {first for first, _, _ in self.roles[-8:]}
        first = max(i - 120, t.first[max(0, t.sentence[i] - 1)])
        return [d for d in self._window(first, i) if d.first not in taken]

    def _window(self, first: int, last: int) -> list[Description]:
        return self._portraits.descriptions[bisect_left(self._heads, first) : bisect_left(self._heads, last)]

    def _pronoun(self, i: int) -> None:
        t, syntax = self._t, self._syntax
        gender, case = self._pronouns[t.keys[i]]
        number = t.sentence[i]
        quoted = syntax.quoted[i]
        if t.keys[i] == "her" and not self._owns(i):
            case = "object"
        verb = syntax.verb_after(i + 1)
        subject = case == "subject"
        saying = subject and (syntax.inverted(i) or (verb >= 0 and syntax.saying(verb)))
        behind = (
            saying
            and i > 0
            and t.words[i - 1] in (",", "”", '"', "''", "’", "!", "?")
            and t.first[number] < i - 1
        )
        behind = behind or (subject and syntax.inverted(i) and not quoted)
        opens = subject and not quoted and i - t.first[number] <= 1
        speaker = self._speaker_ahead(i) if quoted else None
        told = verb + 1 + (t.keys[verb + 1 : verb + 2] == ["that"])
        named = self._portraits.person_from(told) if saying and not behind and verb >= 0 else None
        pronoun = Pronoun(i, gender, case, quoted, saying, behind, opens, speaker, named)
        ahead = None if behind else self._ahead(i, gender)
        who = ahead or self._memory.antecedent(pronoun)
        if who is None:
            return
        if isinstance(who, Person):
            self.pronouns.append((i, i + 1, (who,)))
            if who.gender is None:
                who.gender = gender
        self._memory.take_up(who, pronoun)

    def _speaker_ahead(self, i: int) -> Person | None:
        """Who says the marked words that `i` stands in, where that is told behind them."""
        t, syntax = self._t, self._syntax
        paragraph = t.paragraph[t.sentence[i]]
        for at in range(i + 1, min(len(t), i + _ATTRIBUTION)):
            if t.paragraph[t.sentence[at]] != paragraph:
                break
            if syntax.quoted[at]:
                continue
            person, hit = self._portraits.person_from(at), self._portraits.hit_from(at)
            if person is None or hit is None:
                continue
            verb = syntax.verb_after(hit.last)
            says = syntax.inverted(hit.start) or (verb >= 0 and syntax.saying(verb))
            return person if says else None
        return None

    def _owns(self, i: int) -> bool:
        """Whether "her" at `i` stands before a noun."""
        t = self._t
        if i + 1 >= len(t) or t.sentence[i + 1] != t.sentence[i]:
            return False
        k = t.keys[i + 1]
        return t.words[i + 1][0].isalnum() and (
            k not in self._s.lex.function or k in ("own", "first", "last", "two")
        )

    def _ahead(self, i: int, gender: Gender) -> Person | None:
        """The subject to come of "In his speech, Roe said": a pronoun in an opening phrase."""
        t = self._t
        first = t.first[t.sentence[i]]
        if i - first > 8 or t.keys[first] not in self._words["openers"] or self._syntax.quoted[i]:
            return None
        if any(self._portraits.person_from(j) for j in range(first, i)):
            return None
        at = i + 1
        while at < len(t) and t.sentence[at] == t.sentence[i] and at - i < 30:
            if t.words[at] == ",":
                person, hit = self._portraits.person_from(at + 1), self._portraits.hit_from(at + 1)
                if person is None or hit is None:
                    return None
                fits = person.gender in (gender, None) and self._syntax.verb_after(hit.last) >= 0
                return person if fits else None
            at += 1
        return None
