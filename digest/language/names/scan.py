"""Stretches of a text that are names, found one sentence at a time.

What comes out is a list of `Hit`: a stretch with its likely kind and what stands around it. Whose
name it is, is not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from digest.language.names.lexicon import Gender, Known, Title
from digest.language.names.shapes import ARTICLES, Shapes
from digest.language.verbs import verbs

HitKind = Literal["person", "body", "place", "demonym", "title", "unknown"]
_LONGEST = 6
_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")"}


@dataclass(slots=True)
class Hit:
    """Tokens `first` to before `last`: a name, or a title that stands for one."""

    first: int
    last: int
    kind: HitKind
    known: Known | None = None
    titles: list[Title] = field(default_factory=list)
    gender: Gender | None = None
    """From its title."""
    home: str | None = None
    """Canonical place of a demonym in front of the title ("Chinese President Xi")."""
    start: int = -1
    """First token with titles and demonym."""
    family_first: bool = False
    nickname: str = ""
    """The key of one in marks amid the name: "William “Mo” Roe"; no token of the hit's words."""
    doubt: int = 0
    """As in `Person.doubt`; for other kinds, not 0 where a capital proves nothing."""

    def __post_init__(self) -> None:
        if self.start < 0:
            self.start = self.first


class Scanner:
    """Reads the sentences of one article from left to right."""

    def __init__(self, shapes: Shapes) -> None:
        self._s = shapes
        self._lex = shapes.lex
        self._t = shapes.t
        self._saying = verbs().saying
        self._inflected = verbs().inflected

    def sentence(self, first: int, last: int, headline: bool) -> list[Hit]:
        """The hits of tokens `first` to before `last`, one sentence, in order and without overlap."""
        t = self._t
        hits: list[Hit] = []
        i = first
        while i < last:
            if t.capital[i]:
                i = max(self._at(i, headline, hits), i + 1)
                continue
            k = t.keys[i]
            found = self._s.known(i) if k in self._lex.known else None
            stop = self._particled(i) if k in self._lex.particles or k.startswith(ARTICLES) else 0
            if stop:
                hits.append(Hit(i, stop, "unknown", doubt=1))
                i = stop
            elif found and found[1].kind != "demonym":
                hits.append(Hit(i, found[0], found[1].kind, known=found[1]))
                i = found[0]
            else:
                i += 1
        return hits

    def _particled(self, i: int) -> int:
        """Where a surname ends that begins with particles at `i` ("el-Nassor", "von der Brahm"), else 0."""
        s, t = self._s, self._t
        if not t.capital[i] and t.words[i].startswith(ARTICLES) and len(t.words[i]) > 4:
            return i + 1 if t.words[i][3].isupper() else 0
        at = i
        while at < len(t) and t.keys[at] in self._lex.particles and at - i < 3 and not t.possessive[at]:
            at += 1
        lower = at > i and not (t.capital[i] and at == i + 1)
        if not lower or at >= len(t) or t.sentence[at] != t.sentence[i] or not s.name_word(at):
            return 0
        return at + 1

    def _at(self, i: int, headline: bool, hits: list[Hit]) -> int:
        """Reads what begins at the capital at `i`, adds its hit, and says where to go on."""
        s, t, lex = self._s, self._t, self._lex
        opening = t.opens(i)
        k = t.keys[i]
        if t.words[i][1:2] == "-" and t.words[i][0] in "RDI":
            return i + 1  # "R-Ohio"
        stop = self._particled(i) if k in lex.particles else 0
        if stop:
            hits.append(Hit(i, stop, "unknown", doubt=1))
            return stop
        stop = self._nicknamed(i) if i + 4 < len(t) and t.words[i + 1] in _MARKS else 0
        if stop:
            hits.append(Hit(i, stop, "person", nickname=t.keys[i + 2]))
            return stop
        known = s.known(i)
        if known is None and (k in ("the", "a", "an") or (len(t.words[i]) == 1 and not s.initial(i))):
            return i + 1
        title = s.title(i)
        if title and not (known and known[0] >= title[0] and (known[0] > i + 1 or known[0] > title[0])):
            following = t.keys[title[0]] if title[0] < len(t) else ""
            # "Prince Fielder", "Dean Moss" are names, "Prince William" is not.
            named = k in lex.given and title[0] == i + 1 and following not in lex.given
            surname = named or (k in lex.surnames and i > 0 and t.capital[i - 1] and not opening)
            end = 0 if surname else self._titled(i, headline, hits)
            if end:
                return end
        run = s.run(i)
        if opening and k in self._saying and i + 1 < run:
            return i + 1  # "Said Roe: ..."
        body = None if headline else s.body(i, run)
        person = s.person(i, titled=False, headline=headline)
        if person and (self._is_modifier(i, person[0]) or (i > 0 and t.keys[i - 1] in ("the", "a", "an"))):
            person = None
        subject = 0 if headline else self._fronted(i, run)
        if subject:
            hits.append(Hit(i, subject, "unknown", doubt=1))
            return subject
        if (
            known
            and known[0] > i + 1
            and not (body and body[0] > known[0])
            and not (person and person[0] > known[0])
        ):
            hits.append(Hit(i, known[0], known[1].kind, known=known[1]))
            return known[0]
        if body and not (person and not self._beats(i, person[0], body)):
            if opening and (k in lex.function or (k in lex.ordinary and body[0] - i == 2 and s.plain(i + 1))):
                return i + 1
            kind: HitKind = "body" if body[1] == "body" else "place" if body[1] == "place" else "unknown"
            exact = known[1] if known and known[0] == body[0] else None
            hits.append(Hit(i, body[0], exact.kind if exact else kind, known=exact))
            return body[0]
        if person and not (known and known[0] >= person[0]):
            end, family_first, weak = person
            if not (opening and k in lex.function and weak):
                hits.append(Hit(i, end, "person", family_first=family_first, doubt=weak))
                return end
        if known:
            if opening and known[0] == i + 1 and k in lex.ordinary:
                return i + 1
            weak = known[0] == i + 1 and k in lex.ordinary
            hits.append(Hit(i, known[0], known[1].kind, known=known[1], doubt=int(weak)))
            return known[0]
        joined = k in lex.given and i + 2 < len(t) and t.keys[i + 1] == "and" and t.keys[i + 2] in lex.given
        if joined and t.capital[i + 2]:
            hits.append(Hit(i, i + 1, "unknown", doubt=1))
            return i + 1
        if opening and not headline and k in lex.surnames and k not in lex.function and run == i + 1:
            hits.append(Hit(i, i + 1, "unknown", doubt=2))  # "Page is here": a surname of somebody known?
            return i + 1
        if k in lex.function and k not in lex.given:
            return i + 1
        if k in lex.calendar or k in lex.groups or ((opening or headline) and (s.plain(i) or s.derived(i))):
            return i + 1
        if headline:
            hits.append(Hit(i, i + 1, "unknown", doubt=1))
            return i + 1
        return self._unknown(i, run, opening, hits)

    def _nicknamed(self, i: int) -> int:
        """Where a name with a nickname in marks ends that begins at `i`: "William “Mo” Roe"; 0 for none."""
        s, t = self._s, self._t
        close, last = i + 3, i + 4
        inside = t.capital[i + 2] and t.words[close] == _MARKS[t.words[i + 1]]
        if not inside or t.sentence[last] != t.sentence[i] or not (s.is_given(i) and s.name_word(last)):
            return 0
        touching = t.starts[i + 1] == t.ends[i] + 1 and t.starts[last] == t.ends[close] + 1
        return last + 1 if touching and t.keys[last] not in self._lex.function else 0

    def _fronted(self, i: int, end: int) -> int:
        """Where the subject begins behind a place without a comma, else 0: "In Marlow Otto Kern praised"."""
        t, given = self._t, self._lex.given
        if i == 0 or t.keys[i - 1] != "in" or not t.opens(i - 1) or end >= len(t):
            return 0
        if t.keys[i] in given or t.sentence[end] != t.sentence[i] or t.capital[end]:
            return 0
        if not {"past", "s"} & self._inflected.get(t.keys[end], frozenset()):
            return 0
        return next((at for at in range(i + 1, min(i + 3, end - 1)) if t.keys[at] in given), 0)

    def _is_modifier(self, i: int, end: int) -> bool:
        """Whether the run goes on with a title and a name: "Jackson County Sheriff Jane Roe"."""
        t = self._t
        if end >= len(t) or t.sentence[end] != t.sentence[i] or t.possessive[end - 1]:
            return False
        title = self._s.title(end)
        return bool(
            title and title[0] < len(t) and t.capital[title[0]] and t.sentence[title[0]] == t.sentence[i]
        )

    def _beats(self, i: int, person_end: int, body: tuple[int, str]) -> bool:
        """Whether a body or thing that covers a person's name is the better reading."""
        if body[0] < person_end:
            return False
        if body[0] > person_end or person_end - i > 3:
            return True
        return self._t.keys[body[0] - 1] not in self._lex.surnames

    def _unknown(self, i: int, run: int, opening: bool, hits: list[Hit]) -> int:
        """A run that no list knows: perhaps a person, with a describing word before the name or not."""
        s, t, lex = self._s, self._t, self._lex
        if s.compound(i) and run == i + 1:
            return run
        inner = self._described(i, run)
        if inner:
            end, family_first, _ = s.person(inner, titled=False, headline=False) or (inner, False, 0)
            hits.append(Hit(inner, end, "person", start=i, family_first=family_first))
            return end
        end = i
        person = True
        while end < run and end - i < _LONGEST:
            k = t.keys[end]
            if end > i and (
                s.compound(end)
                or k in lex.calendar
                or (s.title(end) and k not in lex.surnames)
                or s.known(end)
            ):
                break
            word = t.words[end]
            surname = end > i and end + 1 == run and (k in lex.surnames or k in lex.common_surnames)
            if not s.name_word(end) or (s.plain(end) and not surname) or k in lex.groups:
                person = False
            if word.isupper() and len(word) > 1:
                person = False
            end += 1
        end = max(end, i + 1)
        if person and 2 <= end - i <= 4 and not (i > 0 and t.keys[i - 1] in ("the", "a", "an")):
            found = s.person(i, titled=True, headline=False)
            end = max(end, found[0] if found else end)
            last_word = t.keys[end - 1]
            usual = end - i == 2 and (last_word in lex.common_surnames or last_word in lex.surnames)
            hits.append(Hit(i, end, "person", doubt=1 if usual else 3))
            return end
        single = end - i == 1
        if single and len(t.words[i]) == 1:
            return end
        everyday = single and s.plain(i)
        doubt = 2 if everyday and t.keys[i] not in lex.given else int(everyday or (single and opening))
        hits.append(Hit(i, end, "unknown", doubt=doubt))
        return end

    def _described(self, i: int, run: int) -> int:
        """Where the name begins in "Activist Jane Roe", "Mayor-elect John Roe"; 0 where nothing such is."""
        s, t, lex = self._s, self._t, self._lex
        for at in range(i + 1, min(run, i + 4)):
            k = t.keys[at - 1]
            if not (s.plain(at - 1) or k in lex.roles or "-" in k or k.endswith(("sheriff", "man", "woman"))):
                return 0
            if t.keys[at] in lex.given and s.person(at, titled=False, headline=False):
                return at
        return 0

    def _titled(self, i: int, headline: bool, hits: list[Hit]) -> int:
        """A title at `i`, with the name behind it where there is one; returns where it ends, 0 if none."""
        s, t, lex = self._s, self._t, self._lex
        start, home = self._modifiers(i, hits)
        titles: list[Title] = []
        at = i
        while at < len(t) and t.sentence[at] == t.sentence[i]:
            found = s.title(at)
            if found is None:
                break
            follows = found[0] < len(t) and t.capital[found[0]] and not t.possessive[at]
            if titles and not follows and (titles[-1].courtesy or t.keys[at] in lex.surnames):
                break  # "Mr. Bishop", "Judge Judge": a surname
            titles.append(found[1])
            at = found[0]
            if t.possessive[at - 1]:
                break
        gender = next((title.gender for title in titles if title.gender), None)
        courtesy = all(title.courtesy for title in titles)
        ahead = at < len(t) and t.sentence[at] == t.sentence[i] and not t.possessive[at - 1]
        if ahead and not self._thing(at, courtesy):
            person = s.person(at, titled=True, headline=headline)
            everyday = s.plain(at) and t.keys[at] not in lex.surnames and t.keys[at] not in lex.given
            if (
                person
                and not (everyday and (headline or (person[0] - at == 1 and not courtesy)))
                and t.keys[at] not in lex.calendar
                and not (headline and self._verb(at))
            ):
                hits.append(Hit(at, person[0], "person", None, titles, gender, home, start, person[1]))
                return person[0]
        if courtesy:
            return 0
        if ((t.opens(i) and i == start) or headline) and at - i == 1 and s.plain(i):
            return at if headline else 0
        hits.append(Hit(i, at, "title", None, titles, gender, home, start))
        return at

    def _verb(self, at: int) -> bool:
        """Whether a capital in a headline is a verb's: "Governor Appoints Aide"."""
        k, lex = self._t.keys[at], self._lex
        named = k in lex.surnames or k in lex.common_surnames or k in lex.given
        return not named and "s" in self._inflected.get(k, frozenset())

    def _modifiers(self, i: int, hits: list[Hit]) -> tuple[int, str | None]:
        """Where the names begin that touch a title on its left, and the place among them."""
        t = self._t
        start = i
        home = None
        for hit in reversed(hits):
            if hit.last != start or hit.kind == "person" or t.possessive[start - 1]:
                break
            if t.sentence[hit.first] != t.sentence[i]:
                break
            start = hit.first
            if hit.known and hit.known.kind in ("place", "demonym") and home is None:
                home = hit.known.name
        return start, home

    def _thing(self, at: int, courtesy: bool) -> bool:
        """Whether what follows a title is no person's name ("President's", "Justice Department")."""
        s, t, lex = self._s, self._t, self._lex
        if (
            not t.capital[at]
            and t.keys[at] not in lex.particles
            and not t.keys[at].startswith(("al-", "el-"))
        ):
            return True
        known = s.known(at)
        if known and known[1].kind == "body" and known[0] - at > 1:
            return True
        if t.keys[at] in lex.body_last and t.keys[at] not in lex.surnames and t.keys[at] not in lex.given:
            return True
        body = s.body(at, s.run(at))
        person = s.person(at, titled=True, headline=False)
        return bool(body and person and not courtesy and self._beats(at, person[0], body))
