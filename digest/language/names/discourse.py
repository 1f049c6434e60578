"""Reading on: whom descriptions and pronouns mean, in the order of the text.

Every mention leaves its person salient for a while: a subject more than an object, a name in
somebody's quoted words hardly; half of it is gone with each further sentence. A pronoun takes the most
salient person that fits (after Lappin and Leass, 1994, without a parser: subjects are told by the
verb behind them, objects by the lack of one). People whom the text describes but does not name
compete, too: where one of them wins, the pronoun stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass

from digest.language.names.lexicon import Gender
from digest.language.names.people import Person
from digest.language.names.roles import Describer, Description, matches
from digest.language.names.scan import Hit
from digest.language.names.shapes import Shapes
from digest.language.names.syntax import Syntax

_WINDOW = 6
"""Sentences after which a mention is forgotten."""
_DECAY = 0.5
"""Share of its salience that a mention keeps with each further sentence."""
_LEAST = 0.02
_MOST_SAID = 40
"""Descriptions of one person that are kept."""
_CROWD = 200
"""Persons beyond whom only those just told of are looked at."""


@dataclass(slots=True, eq=False)
class Stranger:
    """Somebody described but not named."""

    gender: Gender | None
    again: bool = False
    """Whether it may as well be another word for the person told of last."""


Somebody = Person | Stranger


@dataclass(slots=True)
class Trace:
    """One mention, as it stays in a reader's mind."""

    who: Somebody
    token: int
    sentence: int
    weight: float
    subject: bool
    saying: bool
    quoted: bool


class Discourse:
    """One pass over an article; fills `roles` and `pronouns` with (first, last, persons)."""

    def __init__(
        self,
        shapes: Shapes,
        syntax: Syntax,
        hits: list[Hit],
        people: dict[int, Person],
        headlines: list[bool],
    ) -> None:
        self._s = shapes
        self._t = shapes.t
        self._syntax = syntax
        self._pronouns = shapes.lex.pronouns
        self._words = shapes.lex.grammar
        self._hits = hits
        self._people = people
        self._headlines = headlines
        self._known: dict[int, dict[object, Description]] = {}
        """What is said of each person, by id."""
        self._everybody: list[Person] = list({id(p): p for p in people.values()}.values())
        self._traces: deque[Trace] = deque(maxlen=200)
        self._pair: tuple[int, tuple[Person, ...]] | None = None
        """Persons last joined by "and", with the sentence."""
        self.roles: list[tuple[int, int, tuple[Person, ...]]] = []
        self.pronouns: list[tuple[int, int, tuple[Person, ...]]] = []
        self._start_of = {hit.start: i for i, hit in enumerate(hits)}
        self._first_of = {hit.first: i for i, hit in enumerate(hits)}
        self._end_of = {hit.last: i for i, hit in enumerate(hits)}
        describer = Describer(shapes, syntax)
        self.descriptions = [
            d for a, b in zip(self._t.first, self._t.first[1:], strict=False) for d in describer.find(a, b)
        ]
        self._heads = [d.at for d in self.descriptions]
        self._attached: dict[int, Person] = {}
        self._describe(describer)
        self._genders()

    # ------------------------------------------------------------ what is said of whom

    def _person_from(self, token: int) -> Person | None:
        i = self._start_of.get(token, self._first_of.get(token))
        return self._people.get(i) if i is not None else None

    def _person_before(self, token: int) -> Person | None:
        t = self._t
        if token > 0 and t.words[token - 1] == "." and token - 1 not in self._end_of:
            token -= 1
        i = self._end_of.get(token)
        return self._people.get(i) if i is not None and not t.possessive[token - 1] else None

    def _say(self, person: Person, description: Description, note: bool = True) -> None:
        known = self._known.setdefault(id(person), {})
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
            if text and len(person.roles) < 12 and text not in person.roles:
                person.roles.append(text)

    def _describe(self, describer: Describer) -> None:
        """Ties descriptions to the names they stand beside."""
        t, lex = self._t, self._s.lex
        for i, person in self._people.items():
            hit = self._hits[i]
            if hit.start < hit.first:
                names = frozenset(
                    k for j, k in enumerate(t.keys[hit.start : hit.first], hit.start) if t.capital[j]
                )
                homes = describer.homes(hit.start, hit.first)
                for title in hit.titles:
                    role = lex.roles.get(title.plain) or lex.roles.get(title.plain.split()[-1])
                    if role is None and title.plain.endswith("s"):
                        role = lex.roles.get(title.plain[:-1])
                    if role:
                        self._say(
                            person,
                            Description(
                                hit.start,
                                hit.start,
                                hit.first,
                                hit.first,
                                role.word,
                                role,
                                "",
                                frozenset(),
                                names,
                                homes,
                            ),
                            note=False,
                        )
            self._beside(person, hit, describer)
        for d in self.descriptions:
            if d.plural:
                continue
            owner = self._owner(d)
            if owner is not None and not (d.role.gender and owner.gender and d.role.gender != owner.gender):
                self._attached[d.at] = owner
                self._say(owner, d)

    def _owner(self, d: Description) -> Person | None:
        """The person whose name stands beside a description that belongs to it."""
        t = self._t
        n = len(t)
        if t.possessive[d.last - 1] or d.role.group == "bodies":
            return None
        for end in (d.last, d.end):
            if end < n and t.sentence[end] == t.sentence[d.first]:
                after = self._person_from(end)
                if after is not None and end == d.last:
                    return after
                if (
                    t.words[end] == ","
                    and end + 1 < n
                    and d.determiner in ("the", "'s", "his", "her", "their", "its")
                ):
                    after = self._person_from(end + 1)
                    if after is not None and self._aside_closes(end + 1):
                        return after
        before = d.first - 1
        if before < 1 or t.sentence[before] != t.sentence[d.first]:
            return None
        if t.words[before] in (",", "—", "–", "--", "("):
            at = before
            if at >= 2 and t.words[at - 1].isdigit() and t.words[at - 2] == ",":
                at -= 2
            person = self._person_before(at)
            if person is not None and self._closes(d):
                return person
        if t.keys[before] in self._words["copulas"]:
            at = before
            if at >= 1 and t.keys[at - 1] in ("who", "also"):
                at -= 1
                if t.words[at - 1] == ",":
                    at -= 1
            return self._person_before(at)
        return None

    def _closes(self, d: Description) -> bool:
        """Whether an aside ends where the description does, so that it is no subject of its own."""
        t = self._t
        for end in (d.last, d.end):
            if end >= len(t) or t.sentence[end] != t.sentence[d.first]:
                return True
            if t.words[end] in (",", ".", ";", ")", "—", "–", "--", ":") or t.keys[end] in (
                "who",
                "and",
                "whose",
            ):
                return True
        return d.end > d.last and not self._syntax.finite(d.end)

    def _aside_closes(self, token: int) -> bool:
        """Whether the name at `token` is set off: "the sheriff, Jane Roe, said"."""
        t = self._t
        i = self._start_of.get(token, self._first_of.get(token))
        if i is None:
            return False
        end = self._hits[i].last
        if end >= len(t) or t.sentence[end] != t.sentence[token]:
            return True
        return t.words[end] in (",", ".", ";", ")", "—", "–", "--", ":", "(") or t.keys[end] in (
            "and",
            "who",
            "as",
        )

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
            homes |= lex.homes.get(part.lower(), frozenset())
        role = lex.roles[party]
        d = Description(
            at + 1, at + 1, at + 2, stop, party, role, "", frozenset(), frozenset(), frozenset(homes)
        )
        self._say(person, d, note=False)

    def _genders(self) -> None:
        """Persons whose gender no title, role or given name tells: from a pronoun close behind."""
        t = self._t
        votes: dict[int, list[int]] = {}
        order = sorted(self._people)
        for at, i in enumerate(order):
            person = self._people[i]
            if person.gender is not None:
                continue
            hit = self._hits[i]
            stop = self._hits[order[at + 1]].start if at + 1 < len(order) else len(t)
            last = t.sentence[hit.first] + 1
            for j in range(hit.last, min(stop, hit.last + 40)):
                if t.sentence[j] > last:
                    break
                found = self._pronouns.get(t.keys[j])
                if found and not self._syntax.quoted[j]:
                    row = votes.setdefault(id(person), [0, 0])
                    row[found[0] == "m"] += 1
                    break
        for person in self._everybody:
            for_her, for_him = votes.get(id(person), (0, 0))
            if person.gender is None and for_her != for_him:
                person.gender = "m" if for_him > for_her else "f"

    # ------------------------------------------------------------ the pass

    def read(self) -> None:
        """Goes through the article once."""
        t = self._t
        starts = {self._hits[i].first: i for i in self._people}
        described = {d.at: d for d in self.descriptions}
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
                len(t.words[i]) > 1 and t.words[i].isupper() and not self._capitals(i)
            ):
                self._pronoun(i)
            elif k in self._words["plural pronouns"]:
                self._they(i)
            i += 1

    def _capitals(self, i: int) -> bool:
        number = self._t.sentence[i]
        return self._headlines[number]

    def _leave(self, who: Somebody, first: int, last: int, share: float = 1.0) -> None:
        """Records that `who` was mentioned by tokens `first` to before `last`."""
        t, syntax = self._t, self._syntax
        quoted = syntax.quoted[first]
        verb = syntax.verb_after(last)
        inverted = syntax.inverted(first)
        subject = verb >= 0 or inverted
        saying = inverted or (verb >= 0 and syntax.saying(verb))
        if t.possessive[last - 1]:
            weight = 0.5
        elif subject:
            weight = 1.0
        elif first == t.first[t.sentence[first]]:
            weight = 0.8
        elif t.keys[first - 1] in self._words["objects"]:
            weight = 0.45
        else:
            weight = 0.6
        if quoted:
            weight *= 0.3
        if self._headlines[t.sentence[first]]:
            weight *= 0.4
        self._traces.append(Trace(who, first, t.sentence[first], weight * share, subject, saying, quoted))
        while self._traces and t.sentence[first] - self._traces[0].sentence > _WINDOW:
            self._traces.popleft()

    def _name(self, at: int) -> None:
        t = self._t
        hit, person = self._hits[at], self._people[at]
        self._leave(person, hit.first, hit.last)
        # "Xi and Putin": both, for a "they" or "the two leaders" to come.
        before = hit.start - 1
        if before > 0 and t.keys[before] == "and" and t.sentence[before] == t.sentence[hit.first]:
            other = self._person_before(before) or self._person_before(before - 1)
            if other is not None and other is not person:
                level = self._traces[-1].weight
                for trace in self._traces:
                    if trace.who is other and trace.sentence == t.sentence[hit.first]:
                        trace.weight = level = max(level, trace.weight)
                self._traces[-1].weight = level
                earlier = (
                    self._pair[1]
                    if self._pair and other in self._pair[1] and self._pair[0] == -1
                    else (other,)
                )
                self._pair = (t.sentence[hit.first], (*earlier, person))

    def _description(self, d: Description) -> None:
        t = self._t
        person = self._attached.get(d.at)
        if person is not None:
            after = self._person_from(d.last)
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
        if d.definite and not self._headlines[t.sentence[d.first]]:
            person = self._taken_up(d)
            if person is not None:
                self.roles.append((d.first, d.last, (person,)))
                self._leave(person, d.first, d.last)
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
        self._leave(Stranger(d.role.gender, again), d.first, d.last, share if subject else share * 0.4)

    def _taken_up(self, d: Description) -> Person | None:
        """The one person that a definite description fits, the most salient of several."""
        lex = self._s.lex
        best: list[tuple[float, float, Person]] = []
        for person in self._around():
            if d.role.gender and person.gender and d.role.gender != person.gender:
                continue
            known = self._known.get(id(person))
            age = next((w for w in d.modifiers if w.endswith("-year-old")), "")
            if age and person.age and age.split("-")[0] == str(person.age):
                best.append((4.0, self._salience(person, d.first), person))
                continue
            if not known:
                continue
            score = matches(lex, d, list(known.values()))
            if score >= 2:
                best.append((score, self._salience(person, d.first), person))
        if not best:
            return None
        best.sort(key=lambda row: -row[0] - 1.5 * min(row[1], 2.0))
        if len(best) > 1:
            first, second = best[0], best[1]
            if first[0] - second[0] < 1 and first[1] < 1.3 * second[1] + 0.01:
                return None
        return best[0][2]

    def _around(self) -> list[Person]:
        """Whom a description may mean."""
        if len(self._everybody) <= _CROWD:
            return self._everybody
        return list({id(t.who): t.who for t in self._traces if isinstance(t.who, Person)}.values())

    def _aged(self, i: int) -> None:
        """Takes up "the 45-year-old"."""
        age = self._t.keys[i].split("-")[0]
        after = self._t.keys[i + 1] if i + 1 < len(self._t) else ""
        if after in self._s.lex.heads:
            return
        people = [p for p in self._around() if p.age is not None and str(p.age) == age]
        if len(people) == 1:
            self.roles.append((i - 1, i + 1, (people[0],)))
            self._leave(people[0], i - 1, i + 1)

    def _plural(self, d: Description) -> None:
        """Finds the two persons that "the two leaders" fits."""
        t = self._t
        two = bool(d.modifiers & {"two"}) or (d.determiner == "" and "both" in d.modifiers)
        if not two and not (
            d.determiner in ("the", "") and d.head in ("leader", "president") and "both" in d.modifiers
        ):
            return
        recent: dict[int, tuple[int, Person]] = {}
        for trace in self._traces:
            if isinstance(trace.who, Person) and not trace.quoted:
                recent[id(trace.who)] = (trace.token, trace.who)
        fitting = [
            (token, person)
            for token, person in recent.values()
            if not (d.role.gender and person.gender and person.gender != d.role.gender)
            and (
                any(
                    k.head == d.head or d.head in k.role.wider
                    for k in self._known.get(id(person), {}).values()
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

    def _salience(self, who: Somebody, token: int) -> float:
        number = self._t.sentence[token]
        return sum(
            trace.weight * _DECAY ** (number - trace.sentence) for trace in self._traces if trace.who is who
        )

    def _they(self, i: int) -> None:
        t = self._t
        if self._pair is None or self._syntax.quoted[i]:
            return
        number, persons = self._pair
        if t.sentence[i] - number > 1 or any(
            d.plural and number <= t.sentence[d.first] and d.first < i and d.determiner != "two"
            for d in self._near(i)
        ):
            return
        self.pronouns.append((i, i + 1, persons))
        self._pair = (t.sentence[i], persons)

    def _near(self, i: int) -> list[Description]:
        """Descriptions of this sentence and the one before that no pair was found for."""
        t = self._t
        taken = {first for first, _, _ in self.roles[-8:]}
        first = max(i - 120, t.first[max(0, t.sentence[i] - 1)])
        return [d for d in self._window(first, i) if d.first not in taken]

    def _window(self, first: int, last: int) -> list[Description]:
        return self.descriptions[bisect_left(self._heads, first) : bisect_left(self._heads, last)]

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
        ahead = None if behind else self._ahead(i, gender)
        who = ahead or self._antecedent(i, gender, case, quoted, saying, behind)
        if who is None:
            return
        if isinstance(who, Person):
            self.pronouns.append((i, i + 1, (who,)))
            if who.gender is None:
                who.gender = gender
        weight = 1.0 if subject else 0.5
        if quoted:
            weight *= 0.3
        self._traces.append(Trace(who, i, number, weight * 0.9, subject, saying, quoted))

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
        if any(self._people.get(self._first_of.get(j, -1)) for j in range(first, i)):
            return None
        at = i + 1
        while at < len(t) and t.sentence[at] == t.sentence[i] and at - i < 30:
            if t.words[at] == ",":
                person = self._person_from(at + 1)
                if person is None:
                    return None
                hit = self._hits[self._start_of.get(at + 1, self._first_of.get(at + 1, 0))]
                fits = person.gender in (gender, None) and self._syntax.verb_after(hit.last) >= 0
                return person if fits else None
            at += 1
        return None

    def _antecedent(
        self, i: int, gender: Gender, case: str, quoted: bool, saying: bool, behind: bool
    ) -> Somebody | None:
        t, syntax = self._t, self._syntax
        number = t.sentence[i]
        scores: dict[int, dict[int, float]] = {}
        people: dict[int, Somebody] = {}
        barred: set[int] = set()
        for trace in reversed(self._traces):
            distance = number - trace.sentence
            if distance > _WINDOW:
                break
            who = trace.who
            if who.gender is not None and who.gender != gender:
                continue
            weight = trace.weight * _DECAY**distance
            if distance == 0:
                if behind:
                    weight *= 0.12 if trace.quoted or not trace.saying else 1.0
                elif (quoted and not trace.quoted and trace.saying) or (
                    case == "object"
                    and trace.subject
                    and i - trace.token < 40
                    and not syntax.clause_between(trace.token, i)
                ):
                    barred.add(id(who))
                elif case == "reflexive" and trace.subject:
                    weight *= 2
            elif distance == 1 and behind:
                weight *= 1.6
            if trace.subject and case in ("subject", "owner"):
                weight *= 1.25
            if saying and trace.saying:
                weight *= 1.5
            if who.gender is None:
                weight *= 0.6
            if not quoted and trace.quoted and distance:
                weight *= 0.5
            if isinstance(who, Stranger) and who.again and distance:
                weight *= 0.15
            row = scores.setdefault(id(who), {})
            row[distance] = max(row.get(distance, 0.0), weight)
            people[id(who)] = who
        ranked = sorted(
            (-sum(row.values()), order, key)
            for order, (key, row) in enumerate(scores.items())
            if key not in barred
        )
        if not ranked or -ranked[0][0] < _LEAST:
            return None
        return people[ranked[0][2]]
