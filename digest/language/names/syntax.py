"""The little of a sentence's structure that names need: verbs, subjects, marked words."""

from __future__ import annotations

from digest.language.names.lexicon import Lexicon
from digest.language.names.tokens import Tokens
from digest.language.verbs import verbs

_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "-"})
_OPENS_SUBJECT = frozenset({"the", "a", "an", "one", "another", "his", "her", "their", "its"})
_LONGEST_ASIDE = 25
_LONGEST_CLAUSE = 45
_SHORT_ASIDE = 8
"""Tokens of an aside with its marks that tells an age, a party, a home: ", R-Ohio,"."""
_RELATIVE = frozenset({"who", "whose", "whom", "which"})
_MARKS = {"“": "”", "«": "»", '"': '"', "''": "''", "``": "''", "‘": "’"}
"""Opening marks and what closes them; an apostrophe inside a word is no token."""


class Syntax:
    """Answers about the tokens of one article."""

    def __init__(self, tokens: Tokens, names: Lexicon) -> None:
        self._t = tokens
        self._clause = names.grammar["clause"]
        self._auxiliaries = names.grammar["auxiliaries"]
        self._adverbs = names.grammar["adverbs"]
        lex = verbs()
        self._saying = lex.saying
        self._inflected = lex.inflected
        self.quoted = _quoted(tokens)
        """Whether each token stands between quotation marks."""

    def finite(self, i: int) -> bool:
        """Whether token `i` may be a verb with a subject."""
        t = self._t
        if i >= len(t) or t.capital[i]:
            return False
        k = t.keys[i]
        if k in self._auxiliaries:
            return True
        forms = self._inflected.get(k)
        if forms:
            return "past" in forms or "s" in forms or (k.endswith("ed"))
        return k.endswith("ed") and len(k) > 4

    def saying(self, i: int) -> bool:
        """Whether token `i` is a finite form of a verb of saying."""
        t = self._t
        if not 0 <= i < len(t) or t.capital[i]:
            return False
        following = t.keys[i + 1] if i + 1 < len(t) else ""
        return any(
            form in ("past", "s")
            and verb.takes & {"clause", "words"}
            and (not verb.particle or following == verb.particle.split()[0])
            for verb, form in self._saying.get(t.keys[i], ())
        )

    def verb_after(self, last: int) -> int:
        """The verb that what ends before `last` is the subject of, passing an aside; -1 if none."""
        t = self._t
        n = len(t)
        if last >= n or last == 0 or t.possessive[last - 1]:
            return -1
        number = t.sentence[last - 1]
        at = last
        if at < n and t.keys[at] == "." and t.starts[at] == t.ends[at - 1]:
            at += 1
        at = self._home_end(at, number)
        if at < n and t.words[at] in (",", "(", "—", "–", "--"):
            short = self._aside_end(at, number)
            if 0 <= short < n and short - at <= _SHORT_ASIDE and t.keys[short] in _RELATIVE:
                short = self._aside_end(short - 1, number)  # "Roe, R-Ohio, who opposes it, said"
            at = short
            if at < 0:
                return -1
        at = self._solid(at, number)
        if at < n and t.sentence[at] == number and self.finite(at):
            return at
        return -1

    def verb_closing(self, first: int, last: int) -> int:
        """The verb behind the comma that closes an apposition: "One member, Jane Roe of Ohio, praised".

        `first` to `last` is the name in it, `first` with its titles; -1 where there is none.
        """
        t = self._t
        number = t.sentence[first]
        if first < 2 or t.words[first - 1] != "," or t.sentence[first - 2] != number:
            return -1
        at = self._home_end(last, number)
        if at >= len(t) or t.words[at] != "," or t.sentence[at] != number:
            return -1
        at = self._solid(at + 1, number)
        opens = t.first[number]
        if t.keys[opens] not in _OPENS_SUBJECT or any(self.finite(i) for i in range(opens, first)):
            return -1
        return at if at < len(t) and t.sentence[at] == number and self.finite(at) else -1

    def _home_end(self, at: int, number: int) -> int:
        """Behind "of Ohio", "from the West End" at `at`: where somebody is from stands before the verb."""
        t = self._t
        if at + 1 >= len(t) or t.keys[at] not in ("of", "from") or t.sentence[at] != number:
            return at
        stop = at + 1 + (t.keys[at + 1] == "the")
        begin = stop
        while stop < len(t) and t.sentence[stop] == number and t.capital[stop] and stop - begin < 5:
            stop += 1
        return stop if stop > begin else at

    def _aside_end(self, at: int, number: int) -> int:
        """Behind the aside that the mark at `at` opens; -1 where it does not end in sentence `number`.

        A relative clause may hold commas of its own ("Roe, whose town, mill and dam have ..., praised"):
        it ends at the first one that a verb stands behind.
        """
        t = self._t
        n = len(t)
        closing = ")" if t.words[at] == "(" else t.words[at]
        relative = closing != ")" and at + 1 < n and t.keys[at + 1] in _RELATIVE
        last = min(n, at + (_LONGEST_CLAUSE if relative else _LONGEST_ASIDE))
        for stop in range(at + 1, last):
            if t.sentence[stop] != number:
                return -1
            if t.words[stop] != closing:
                continue
            behind = stop + 1
            if closing == ")" and behind < n and t.words[behind] == ",":
                behind += 1
            if not relative or self.finite(self._solid(behind, number)):
                return behind
            if behind < n and t.capital[behind] and t.sentence[behind] == number:
                after = behind
                while after < n and t.capital[after]:
                    after += 1
                if self.finite(after):
                    return -1  # "the talks with Roe, who came late, Poe said"
        return -1

    def _solid(self, at: int, number: int) -> int:
        """The next token from `at` that is no adverb."""
        t = self._t
        while (
            at < len(t)
            and t.sentence[at] == number
            and (t.keys[at] in self._adverbs or (t.keys[at].endswith("ly") and not t.capital[at]))
        ):
            at += 1
        return at

    def inverted(self, first: int) -> bool:
        """Whether a verb of saying stands before its subject at `first`: "..., said Roe"."""
        t = self._t
        if first < 1 or t.sentence[first - 1] != t.sentence[first] or not self.saying(first - 1):
            return False
        if first < 2 or t.sentence[first - 2] != t.sentence[first]:
            return True
        return not t.words[first - 2][0].isalnum()

    def clause_between(self, left: int, right: int) -> bool:
        """Whether a new clause begins somewhere in tokens `left` to before `right`."""
        keys = self._t.keys
        return any(keys[i] in self._clause or keys[i] in _BREAKS for i in range(left, right))


def _quoted(t: Tokens) -> list[bool]:
    """Whether each token is inside quotation marks; a paragraph that closes none ends with them open."""
    found: list[bool] = []
    closing = ""
    for i, word in enumerate(t.words):
        if i and t.paragraph[t.sentence[i]] != t.paragraph[t.sentence[i - 1]]:
            closing = ""
        if closing:
            found.append(True)
            if word == closing:
                closing = ""
            continue
        closing = _MARKS.get(word, "")
        found.append(bool(closing))
    return found
