"""Stretches of a text that are names, found one sentence at a time by their shape and the lists.

What comes out is a list of `Hit`: a stretch with its likely kind and what stands around it. Whose
name it is, is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from digest.language.names.lexicon import Gender, Known, Lexicon, Title
from digest.language.names.tokens import Tokens

HitKind = Literal["person", "body", "place", "demonym", "title", "unknown"]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST = 6
"""Words in one person's name."""
# The syllables of Mandarin in Pinyin and of Korean as newspapers write it.
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u))"
)
_KOREAN = (
    r"(?:(?:ch|kk|[bcdghjkmnprsty])?"
    r"(?:yeong|young|yeon|yeol|yung|young|wook|woon|woong|yuk|kyung|eong|eung|hwan|ook|oon|eon|eok|eol|eun|eom|eul|yeo|ang|ong|ung|ing|eop"
    r"|ak|al|am|an|ae|ee|eo|eu|il|im|in|ik|ok|ol|om|on|oo|uk|ul|um|un|un|up|wi|wa|ye|yo|yu|ya|a|e|i|o|u))"
)
_EASTERN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}|(?:{_KOREAN}){{1,2}}")


def eastern(key: str) -> bool:
    """Whether a given name sounds Chinese or Korean ("jinping", "jong-un")."""
    return len(key) <= 14 and all(_EASTERN.fullmatch(part) is not None for part in key.split("-"))


@dataclass(slots=True)
class Hit:
    """A stretch of tokens `first` to before `last` that is a name, or a title standing for one."""

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
    weak: bool = False
    """Not sure enough to stand alone: needs a second sign in the article."""
    plural: bool = False

    def __post_init__(self) -> None:
        if self.start < 0:
            self.start = self.first


class Scanner:
    """Reads the sentences of one article from left to right."""

    def __init__(self, lex: Lexicon, tokens: Tokens) -> None:
        self._lex = lex
        self._t = tokens
        self._lower = {
            k
            for k, capital, w in zip(tokens.keys, tokens.capital, tokens.words, strict=True)
            if not capital and w[0].isalpha()
        }

    # ------------------------------------------------------------ what a token is

    def plain(self, i: int) -> bool:
        """Whether the capital at `i` may be any word's: an everyday word, here or in the lists."""
        k = self._t.keys[i]
        return k in self._lex.ordinary or k in self._lower or k in self._lex.calendar

    def _name_word(self, i: int) -> bool:
        """Whether token `i` can be part of a person's name by its shape."""
        t = self._t
        word = t.words[i]
        if not t.capital[i] or not word[0].isalpha():
            return False
        return not any(c.isdigit() for c in word)

    def _initial(self, i: int) -> int:
        """Tokens that an initial at `i` takes ("J." two, "J.K." one), else 0."""
        t = self._t
        word = t.words[i]
        if not t.capital[i]:
            return 0
        if "." in word and len(word) <= 6 and word.isupper() and word not in ("U.S.", "U.N.", "U.K.", "D.C."):
            return 1
        if len(word) == 1 and i + 1 < len(t) and t.words[i + 1] == "." and t.starts[i + 1] == t.ends[i]:
            return 2
        if len(word) == 1 and i + 1 < len(t) and t.capital[i + 1]:
            return 1
        return 0

    def known(self, i: int) -> tuple[int, Known] | None:
        """The longest listed name at token `i`: where it ends, and what it is."""
        t = self._t
        for words, known in self._lex.known.get(t.keys[i], ()):
            end = self._phrase(i, words)
            if end and self._cased(i, end, known):
                return end, known
        return None

    def _phrase(self, i: int, words: tuple[str, ...]) -> int:
        """Where `words` end that begin at token `i`, full stops passed over; 0 where they do not."""
        keys = self._t.keys
        n = len(keys)
        at = i
        for number, word in enumerate(words):
            if number:
                if at < n and keys[at] == "." and self._t.starts[at] == self._t.ends[at - 1]:
                    at += 1
                if at >= n or self._t.sentence[at] != self._t.sentence[i] or self._t.possessive[at - 1]:
                    return 0
            if at >= n or keys[at] != word:
                return 0
            at += 1
        return at

    def _cased(self, i: int, end: int, known: Known) -> bool:
        t = self._t
        if known.acronym:
            return all(w.isupper() for w in t.words[i:end] if w[0].isalpha())
        return t.capital[i] or (end - i > 1 and t.capital[end - 1]) or t.words[i][:3] in ("al-", "dpa")

    def title(self, i: int) -> tuple[int, Title] | None:
        """The longest title at token `i`, written with a capital."""
        t = self._t
        if not t.capital[i]:
            return None
        for words, title in self._lex.titles.get(t.keys[i], ()):
            end = self._phrase(i, words)
            if not end:
                continue
            if (
                end < len(t)
                and t.words[end] == "."
                and t.starts[end] == t.ends[end - 1]
                and (end + 1 < len(t) and t.sentence[end + 1] == t.sentence[i])
            ):
                end += 1
            return end, title
        return None

    # ------------------------------------------------------------ persons

    def _person(self, i: int, titled: bool, headline: bool) -> tuple[int, bool, bool] | None:
        """A person's name at token `i`: where it ends, whether the surname is first, whether weak."""
        t, lex = self._t, self._lex
        at = i
        count = 0
        n = len(t)
        ends: list[int] = []
        while at < n and count < _LONGEST and t.sentence[at] == t.sentence[i]:
            if at > i and t.possessive[at - 1]:
                break
            k = t.keys[at]
            if count and k in lex.particles and not t.capital[at]:
                stop = at
                while stop < n and t.keys[stop] in lex.particles and not t.capital[stop]:
                    stop += 1
                if (
                    stop < n
                    and self._name_word(stop)
                    and stop - at <= 3
                    and t.sentence[stop] == t.sentence[i]
                ):
                    if (
                        k in ("la", "las", "los", "y", "san", "santa")
                        and stop - at == 1
                        and k != "la"
                        and k != "y"
                    ):
                        break
                    at = stop
                    continue
                break
            if not self._name_word(at) and not (
                k[:3] in ("al-", "el-", "ul-", "as-", "an-", "ar-", "at-", "ad-", "bin") and "-" in k
            ):
                break
            if count and headline and self.plain(at) and k not in lex.surnames:
                break
            if count and self._stops(at, i):
                break
            step = self._initial(at)
            if step == 2 and count >= 1 and not (at + 2 < n and self._name_word(at + 2)):
                break
            at += step or 1
            count += 1
            if not step:
                ends.append(at)
        if not ends:
            return None
        end = ends[-1]
        end = self._suffix(end, i)
        size = len(ends)
        first = t.keys[i]
        if t.capital[i] and self._surname_first(i, end, size):
            return end, True, False
        initial = self._initial(i)
        if titled:
            return end, False, False
        if size + bool(initial) < 2:
            return None
        if initial:
            return (
                (end, False, not (size == 1 or lex.given.get(t.keys[i + initial]) or True))
                if not self.plain(ends[-1] - 1)
                else None
            )
        gender = lex.given.get(first)
        if gender is None:
            return None
        weak = (
            first in lex.ordinary
            or self._place(i)
            or self.plain(ends[-1] - 1)
            and t.keys[ends[-1] - 1] not in lex.surnames
        )
        return end, False, weak

    def _place(self, i: int) -> bool:
        return any(
            known.kind == "place"
            for words, known in self._lex.known.get(self._t.keys[i], ())
            if len(words) == 1
        )

    def _stops(self, at: int, start: int) -> bool:
        """Whether a capitalised word inside a run cannot go on a person's name."""
        t, lex = self._t, self._lex
        k = t.keys[at]
        if k in lex.calendar and k not in lex.given and k not in ("march",):
            return True
        if k in lex.function and k not in lex.surnames and k not in lex.given:
            return True
        title = self.title(at)
        if title is not None and k not in lex.surnames and k not in lex.given:
            return True
        return False

    def _suffix(self, end: int, start: int) -> int:
        t = self._t
        at = end
        if at < len(t) and t.words[at] == "," and at + 1 < len(t) and t.keys[at + 1] in ("jr", "sr"):
            at += 1
        if (
            at < len(t)
            and t.capital[at]
            and t.keys[at] in _SUFFIXES
            and t.sentence[at] == t.sentence[start]
            and not t.possessive[end - 1]
        ):
            if (
                t.keys[at] in ("jr", "sr")
                and at + 1 < len(t)
                and t.words[at + 1] == "."
                and t.starts[at + 1] == t.ends[at]
            ):
                return at + 2 if at + 2 < len(t) and t.sentence[at + 2] == t.sentence[start] else at + 1
            return at + 1
        return end

    def _surname_first(self, i: int, end: int, size: int) -> bool:
        t, lex = self._t, self._lex
        keys = [k for k in t.keys[i:end] if k[0].isalpha()]
        if size not in (2, 3) or len(keys) != size or keys[0] not in lex.family_first:
            return False
        if size == 3:
            return all(eastern(k) for k in keys[1:]) and keys[0] in lex.family_first
        return eastern(keys[1]) and not (keys[0] in lex.given and keys[1] in lex.family_first)

    # ------------------------------------------------------------ bodies and other things

    def _run(self, i: int) -> int:
        """Where the run of capitalised words ends that begins at `i`."""
        t = self._t
        at = i
        while (
            at < len(t)
            and t.sentence[at] == t.sentence[i]
            and (t.capital[at] or (at > i and t.words[at][0].isdigit() and False))
        ):
            at += 1
            if t.possessive[at - 1]:
                break
        return at

    def _body(self, i: int, run: int) -> tuple[int, str] | None:
        """A body, place or other thing told by a cue word in the run from `i`: its end and kind."""
        t, lex = self._t, self._lex
        end = run
        kind = ""
        # "Department of Justice", "Bank for International Settlements", "University of Iowa"
        at = i
        while at < run:
            k = t.keys[at]
            if (
                k in lex.body_first
                and at + 1 < len(t)
                and t.keys[at + 1] in ("of", "for", "on")
                and not t.possessive[at]
            ):
                nxt = at + 2
                if nxt < len(t) and t.keys[nxt] == "the":
                    nxt += 1
                if nxt < len(t) and t.capital[nxt] and t.sentence[nxt] == t.sentence[i]:
                    stop = self._run(nxt)
                    while (
                        stop + 1 < len(t)
                        and t.keys[stop] in ("and", "&")
                        and t.capital[stop + 1]
                        and not t.possessive[stop - 1]
                        and t.sentence[stop + 1] == t.sentence[i]
                        and k not in ("city", "state", "university", "bank", "house")
                    ):
                        stop = self._run(stop + 1)
                    return stop, "place" if k == "city" else "body"
            at += 1
        for at in range(run - 1, i - 1, -1):
            k = t.keys[at]
            if k in lex.body_suffix and at > i:
                return at + 1, "body"
            if at == i and run - i == 1:
                break
            if k in lex.body_last and at > i:
                return at + 1, "body"
            if k in lex.place_last and at > i:
                return at + 1, "place"
            if k in lex.other_last and at > i:
                return at + 1, "other"
        del end, kind
        return None

    def sentence(self, first: int, last: int, headline: bool) -> list[Hit]:
        """The hits of tokens `first` to before `last`, one sentence, in order and without overlap."""
        t, lex = self._t, self._lex
        hits: list[Hit] = []
        i = first
        while i < last:
            k = t.keys[i]
            if not t.capital[i]:
                found = self.known(i) if k in lex.known else None
                if found and found[1].kind != "demonym":
                    hits.append(Hit(i, found[0], found[1].kind, known=found[1]))
                    i = found[0]
                    continue
                i += 1
                continue
            step = self._at(i, headline, hits)
            i = max(step, i + 1)
        return hits

    def _at(self, i: int, headline: bool, hits: list[Hit]) -> int:
        t, lex = self._t, self._lex
        n = len(t)
        opening = t.opens(i)
        # A demonym before a title: "Chinese President Xi Jinping".
        known = self.known(i)
        start = i
        home = None
        if (
            known
            and known[1].kind in ("demonym", "place")
            and known[0] < n
            and not t.possessive[known[0] - 1]
        ):
            title = self.title(known[0])
            if title and t.sentence[known[0]] == t.sentence[i] and not title[1].courtesy:
                home = known[1].name
                hits.append(Hit(i, known[0], known[1].kind, known=known[1]))
                i = known[0]
        title = self.title(i)
        if title and not (t.keys[i] in lex.surnames and i > 0 and t.capital[i - 1] and not t.opens(i)):
            end = self._titled(i, start, home, headline, hits)
            if end:
                return end
        if start != i:
            return i
        run = self._run(i)
        if known and known[1].kind == "body" and known[0] - i >= 2:
            hits.append(Hit(i, known[0], "body", known=known[1]))
            return known[0]
        person = self._person(i, titled=False, headline=headline)
        body = None if headline else self._body(i, run)
        if body and (person is None or body[0] >= person[0]):
            if person is not None and not self._beats(i, person[0], body):
                pass
            elif opening and t.keys[i] in lex.function and body[0] - i > 1:
                return i + 1
            elif opening and t.keys[i] in lex.ordinary and body[0] - i == 2 and self.plain(i + 1):
                return i + 1
            else:
                kind: HitKind = "body" if body[1] == "body" else "place" if body[1] == "place" else "unknown"
                exact = known[1] if known and known[0] == body[0] else None
                hits.append(Hit(i, body[0], exact.kind if exact else kind, known=exact))
                return body[0]
        if person and not (known and known[0] >= person[0]):
            end, family_first, weak = person
            if not (opening and t.keys[i] in lex.function and weak):
                hits.append(Hit(i, end, "person", family_first=family_first, weak=weak or headline))
                return end
        if known:
            end = known[0]
            single = end - i == 1
            if single and opening and t.keys[i] in lex.ordinary:
                return i + 1
            hits.append(Hit(i, end, known[1].kind, known=known[1], weak=single and t.keys[i] in lex.ordinary))
            return end
        if t.keys[i] in lex.calendar or t.keys[i] in lex.groups:
            return i + 1
        if (opening or headline) and self.plain(i):
            return i + 1
        if headline:
            hits.append(Hit(i, i + 1, "unknown", weak=True))
            return i + 1
        return self._unknown(i, run, opening, hits)

    def _beats(self, i: int, person_end: int, body: tuple[int, str]) -> bool:
        """Whether a body or thing that covers a person's name is the better reading."""
        t, lex = self._t, self._lex
        if body[0] > person_end:
            return True
        cue = t.keys[body[0] - 1]
        return cue not in lex.surnames

    def _unknown(self, i: int, run: int, opening: bool, hits: list[Hit]) -> int:
        """A run that no list knows."""
        t, lex = self._t, self._lex
        end = i
        person = True
        while end < run and end - i < _LONGEST:
            k = t.keys[end]
            if end > i and (
                k in lex.calendar
                or self.title(end)
                and k not in lex.surnames
                or (self.known(end) or (0, None))[1] is not None
            ):
                break
            if (
                not self._name_word(end)
                or self.plain(end)
                or t.words[end].isupper()
                and len(t.words[end]) > 1
            ):
                person = False
            end += 1
        end = max(end, i + 1)
        size = end - i
        the = i > 0 and t.keys[i - 1] == "the"
        stop, _, _ = self._person(i, titled=True, headline=False) or (end, False, False)
        person = person and not the and 2 <= size <= 4
        if person:
            hits.append(Hit(i, max(stop, end), "person", weak=True))
            return max(stop, end)
        hits.append(Hit(i, end, "unknown", weak=opening and size == 1))
        return end

    def _titled(self, i: int, start: int, home: str | None, headline: bool, hits: list[Hit]) -> int:
        """A title at `i`, with the name behind it where there is one; returns where it ends."""
        t, lex = self._t, self._lex
        titles: list[Title] = []
        at = i
        while at < len(t) and t.sentence[at] == t.sentence[i]:
            found = self.title(at)
            if (
                found is None
                or titles
                and t.keys[at] in lex.surnames
                and not (found[0] < len(t) and t.capital[found[0]] and not t.possessive[at])
            ):
                break
            titles.append(found[1])
            at = found[0]
            if t.possessive[at - 1]:
                break
        gender = next((title.gender for title in titles if title.gender), None)
        owns = t.possessive[at - 1]
        ahead = at < len(t) and t.sentence[at] == t.sentence[i] and not owns
        if ahead and (t.capital[at] or t.keys[at] in lex.particles or t.keys[at][:3] in ("al-", "el-")):
            if not (self.known(at) and self.known(at)[1].kind in ("body",) and self.known(at)[0] - at > 1):  # type: ignore[index]
                body = self._body(at, self._run(at))
                person = self._person(at, titled=True, headline=headline)
                if (
                    person
                    and not (body and body[0] > person[0] and not titles[-1].courtesy)
                    and not (headline and self.plain(at) and t.keys[at] not in lex.surnames)
                ):
                    courteous = all(title.courtesy for title in titles)
                    hits.append(
                        Hit(
                            at,
                            person[0],
                            "person",
                            titles=titles,
                            gender=gender,
                            home=home,
                            start=start,
                            family_first=person[1],
                            weak=courteous and self.plain(at),
                        )
                    )
                    return person[0]
        if all(title.courtesy for title in titles):
            return 0
        if (t.opens(i) and i == start) or headline:
            if at - i == 1 and self.plain(i):
                return at if headline else 0
        hits.append(Hit(i, at, "title", titles=titles, gender=gender, home=home, start=start))
        return at
