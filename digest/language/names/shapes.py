"""What a capitalised word or run of words can be, by its shape and the lists."""

from __future__ import annotations

import re

from digest.language.names.lexicon import Known, Lexicon, Title
from digest.language.names.people import SUFFIXES
from digest.language.names.tokens import Tokens

_LONGEST = 6
"""Words in one person's name."""
_LONGEST_RUN = 16
"""Capitalised words in one name of any kind."""
_ENDINGS = ("ing", "ed", "ly", "ful", "ous", "less", "tion", "ness", "ment", "able", "ism", "ship")
"""Of words that are no names."""
ARTICLES = ("al-", "el-", "ul-", "as-", "an-", "ar-", "at-", "ad-", "az-", "ibn-", "bin-")
"""Arabic articles joined to a surname by a hyphen."""
# The syllables of Mandarin in Pinyin, and of Korean as newspapers write it.
_PINYIN = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u))"
)
_KOREAN = (
    r"(?:(?:ch|kk|[bcdghjkmnprsty])?"
    r"(?:yeong|young|kyung|woong|yeon|yeol|yung|wook|woon|eong|eung|hwan|yuk|ook|oon|eon|eok|eol|eun|eom|eul"
    r"|yeo|ang|ong|ung|ing|eop|ak|al|am|an|ae|ee|eo|eu|il|im|in|ik|ok|ol|om|on|oo|uk|ul|um|un|up"
    r"|wi|wa|ye|yo|yu|ya|a|e|i|o|u))"
)
_EASTERN = re.compile(rf"(?:{_PINYIN}){{1,2}}|(?:{_KOREAN}){{1,2}}")


def eastern(key: str) -> bool:
    """Whether a given name sounds Chinese or Korean ("jinping", "jong-un")."""
    return len(key) <= 14 and all(_EASTERN.fullmatch(part) is not None for part in key.split("-"))


class Shapes:
    """Answers about the tokens of one article; positions are token indexes, ends are exclusive."""

    def __init__(self, lex: Lexicon, tokens: Tokens, common: frozenset[int] = frozenset()) -> None:
        self.lex = lex
        self.t = tokens
        self._common = common
        """Offsets of words that a tagger takes for no names."""
        self._lower = {
            k
            for k, capital, w in zip(tokens.keys, tokens.capital, tokens.words, strict=True)
            if not capital and w[0].isalpha() and not w.startswith(ARTICLES)
        }

    def plain(self, i: int) -> bool:
        """Whether the capital at `i` may be any word's: an everyday word, here or in the lists."""
        k = self.t.keys[i]
        return (
            k in self.lex.ordinary
            or k in self._lower
            or k in self.lex.calendar
            or self.t.starts[i] in self._common
        )

    def derived(self, i: int) -> bool:
        """Whether a word looks like a verb form or adverb ("Attacking", "Stunned", "Oddly")."""
        k = self.t.keys[i]
        return len(k) > 5 and k.endswith(_ENDINGS) and k not in self.lex.given

    def is_given(self, i: int) -> bool:
        """Whether token `i` is a listed given name, or a double one that begins with one."""
        k = self.t.keys[i]
        given = self.lex.given
        return k in given or (
            "-" in k and k.split("-")[0] in given and self.t.words[i].split("-")[1][:1].isupper()
        )

    def name_word(self, i: int) -> bool:
        """Whether token `i` can be part of a person's name by its shape."""
        word = self.t.words[i]
        return self.t.capital[i] and word[0].isalpha() and not any(c.isdigit() for c in word)

    def initial(self, i: int) -> int:
        """Tokens that an initial at `i` takes ("J." two, "J.K." one), else 0."""
        t = self.t
        word = t.words[i]
        if not t.capital[i]:
            return 0
        if "." in word and len(word) <= 6 and word.isupper():
            return 0 if self.known(i) else 1
        if len(word) != 1:
            return 0
        if i + 1 < len(t) and t.words[i + 1] == "." and t.starts[i + 1] == t.ends[i]:
            return 2
        return 1 if word not in "AI" and i + 1 < len(t) and t.capital[i + 1] else 0

    def known(self, i: int) -> tuple[int, Known] | None:
        """The longest listed name at token `i`: where it ends, and what it is."""
        for words, known in self.lex.known.get(self.t.keys[i], ()):
            end = self._phrase(i, words)
            if end and self._cased(i, end, known):
                return end, known
        return None

    def compound(self, i: int) -> bool:
        """Whether token `i` joins places or peoples: "China-Russia", "Franco-German"."""
        parts = self.t.keys[i].split("-")
        return len(parts) > 1 and all(part in self.lex.homes for part in parts)

    def is_place(self, i: int) -> bool:
        """Whether the single word at `i` is a listed place."""
        rows = self.lex.known.get(self.t.keys[i], ())
        return any(known.kind == "place" for words, known in rows if len(words) == 1)

    def _phrase(self, i: int, words: tuple[str, ...]) -> int:
        """Where `words` end that begin at token `i`, full stops passed over; 0 where they do not."""
        t = self.t
        keys = t.keys
        n = len(keys)
        at = i
        for number, word in enumerate(words):
            if number:
                if at < n and keys[at] == "." and t.starts[at] == t.ends[at - 1]:
                    at += 1
                if at >= n or t.sentence[at] != t.sentence[i] or t.possessive[at - 1]:
                    return 0
            if at >= n or keys[at] != word:
                return 0
            at += 1
        return at

    def _cased(self, i: int, end: int, known: Known) -> bool:
        t = self.t
        if known.acronym:
            return all(w.isupper() for w in t.words[i:end] if w[0].isalpha())
        return t.capital[i] or (end - i > 1 and t.capital[end - 1]) or t.words[i].startswith(("al-", "dpa"))

    def title(self, i: int) -> tuple[int, Title] | None:
        """The longest title at token `i`, written with a capital; its end passes its full stop."""
        t = self.t
        if not t.capital[i]:
            return None
        for words, title in self.lex.titles.get(t.keys[i], ()):
            end = self._phrase(i, words)
            if not end:
                continue
            dotted = end + 1 < len(t) and t.words[end] == "." and t.starts[end] == t.ends[end - 1]
            if dotted and t.sentence[end + 1] == t.sentence[i]:
                end += 1
            return end, title
        return None

    def run(self, i: int) -> int:
        """Where the run of capitalised words ends that begins at `i`, at most `_LONGEST_RUN` on."""
        t = self.t
        at = i
        while at < len(t) and at - i < _LONGEST_RUN and t.sentence[at] == t.sentence[i] and t.capital[at]:
            at += 1
            if t.possessive[at - 1]:
                break
        return at

    # ------------------------------------------------------------ persons

    def person(self, i: int, *, titled: bool, headline: bool) -> tuple[int, bool, int] | None:
        """A person's name at token `i`: where it ends, whether the surname is first, the doubt.

        `titled` says that a title stands before it: then a surname alone will do. `headline` says
        that capitals prove nothing.
        """
        t, lex = self.t, self.lex
        ends = self._name_words(i, headline)
        if not ends:
            return None
        size = len(ends)
        end = self._suffix(ends[-1], i)
        if self._surname_first(i, ends[-1], size):
            return end, True, 0
        if titled:
            return end, False, 0
        initial = self.initial(i)
        if size + bool(initial) < 2:
            return None
        last = ends[-1] - 1
        doubtful = self.plain(last) and t.keys[last] not in lex.surnames
        if initial:
            return None if doubtful else (end, False, 0)
        if not self.is_given(i):
            return None
        return end, False, 2 if doubtful else int(self.is_place(i))

    def _name_words(self, i: int, headline: bool) -> list[int]:
        """The ends of the name words from token `i` on; initials count with the word behind them."""
        t, lex = self.t, self.lex
        n = len(t)
        at = i
        taken = 0
        ends: list[int] = []
        while at < n and taken < _LONGEST and t.sentence[at] == t.sentence[i]:
            if at > i and t.possessive[at - 1]:
                break
            k = t.keys[at]
            if k in lex.particles and not t.capital[at]:
                stop = at
                while stop < n and t.keys[stop] in lex.particles and not t.capital[stop]:
                    stop += 1
                follows = stop < n and self.name_word(stop) and t.sentence[stop] == t.sentence[i]
                if not follows or stop - at > 3 or (k == "y" and not taken):
                    break
                at = stop
                continue
            if not self.name_word(at) and not (k.startswith(ARTICLES) and taken):
                break
            if taken and headline and self.plain(at) and k not in lex.surnames:
                break
            if taken and self._stops(at, len(ends), t.words[i].isupper()):
                break
            step = self.initial(at)
            if step == 2 and taken and not (at + 2 < n and self.name_word(at + 2)):
                break
            at += step or 1
            taken += 1
            if not step:
                ends.append(at)
        return ends

    def _stops(self, at: int, count: int, capitals: bool) -> bool:
        """Whether a capitalised word inside a run cannot go on a person's name of `count` words."""
        t, lex = self.t, self.lex
        k = t.keys[at]
        if self.initial(at) or k in lex.surnames:
            return False
        if k in lex.groups or ((k in lex.calendar or k in lex.function) and k not in lex.given):
            return True
        if t.words[at].isupper() and len(t.words[at]) > 2 and not capitals and k not in SUFFIXES:
            return True
        if self.title(at) is not None and k not in lex.given:
            return True
        return count >= 2 and self.plain(at) and k not in lex.given

    def _suffix(self, end: int, start: int) -> int:
        """Where a name ends that may be followed by "Jr.", "III" or ", Jr."."""
        t = self.t
        n = len(t)
        at = end
        if at + 1 < n and t.words[at] == "," and t.keys[at + 1] in ("jr", "sr"):
            at += 1
        if at >= n or not t.capital[at] or t.keys[at] not in SUFFIXES or t.possessive[end - 1]:
            return end
        if t.sentence[at] != t.sentence[start]:
            return end
        dot = at + 1
        if t.keys[at] in ("jr", "sr") and dot + 1 < n and t.words[dot] == "." and t.starts[dot] == t.ends[at]:
            return dot + 1 if t.sentence[dot + 1] == t.sentence[start] else dot
        return at + 1

    def _surname_first(self, i: int, end: int, size: int) -> bool:
        lex = self.lex
        keys = self.t.keys[i:end]
        if len(keys) != size or size not in (2, 3) or keys[0] not in lex.family_first:
            return False
        if not self.t.capital[i] or not all(eastern(k) for k in keys[1:]):
            return False
        return size == 3 or not (keys[0] in lex.given and keys[1] in lex.family_first)

    # ------------------------------------------------------------ bodies and other things

    def body(self, i: int, run: int) -> tuple[int, str] | None:
        """A body, place or other thing that a cue word in the run from `i` tells: its end and kind."""
        t, lex = self.t, self.lex
        for at in range(i, run):
            if t.keys[at] in lex.body_first and not t.possessive[at]:
                stop = self._of(at, i)
                if stop:
                    return stop, "place" if t.keys[at] == "city" else "body"
        for at in range(run - 1, i, -1):
            k = t.keys[at]
            if k in lex.body_suffix or k in lex.body_last:
                return at + 1, "body"
            if k in lex.place_last:
                return at + 1, "place"
            if k in lex.other_last:
                return at + 1, "other"
        return None

    def _of(self, at: int, start: int) -> int:
        """Where "Department of Health and Human Services" ends, `at` being its cue; 0 where it is none."""
        t = self.t
        n = len(t)
        if at + 2 >= n or t.keys[at + 1] not in ("of", "for", "on"):
            return 0
        inner = at + 2 + (t.keys[at + 2] == "the")
        if inner >= n or not t.capital[inner] or t.sentence[inner] != t.sentence[start]:
            return 0
        if t.keys[inner] in self.lex.calendar:
            return 0
        stop = self.run(inner)
        joins = t.keys[at] not in ("city", "state", "university", "bank", "house", "college")
        while joins and stop + 1 < n and t.keys[stop] in ("and", "&") and not t.possessive[stop - 1]:
            if not t.capital[stop + 1] or t.sentence[stop + 1] != t.sentence[start] or self.title(stop + 1):
                break
            stop = self.run(stop + 1)
        return stop
