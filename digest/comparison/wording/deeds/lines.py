"""A sentence of a reading, word by word: forms, what stands between them, and who is meant where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from digest.comparison.clauses import states
from digest.comparison.english import function_words
from digest.comparison.rarity import near
from digest.language.places import countries, surname
from digest.language.word_classes import classes
from digest.model import EntityKind, Reading, Span

Gap = Literal["blank", "hyphen", "quote", "break"]
_QUOTES = frozenset("\"“”'‘’«»")
_ASIDE = re.compile(r" ?\([^()\n]{1,24}\)|, ?[RDI]-[A-Z][A-Za-z.]{1,6},?(?=\s)")
"""After a name: "(D-Mass.)", ", R-Ohio,"."""
_POSSESSIVE = ("'s", "'")
_CLAUSE = 16
"""Words behind a verb that may tell what it is about."""


class Meant(NamedTuple):
    """A mention, by the words of its line."""

    first: int
    last: int
    key: str
    kind: EntityKind
    form: str


@dataclass(slots=True)
class Line:
    """The words of one sentence."""

    number: int
    """Of the sentence in its article."""
    span: Span
    starts: list[int]
    ends: list[int]
    printed: list[str]
    forms: list[str]
    """In lower case, with plain apostrophes."""
    lemmas: list[str]
    gaps: list[Gap]
    """What stands before each word."""
    meant: Mapping[int, Meant]
    """By each word that a mention covers."""
    present: frozenset[str]
    """Keys of all whom it names."""
    roles: Mapping[str, Meant]
    """By a noun that describes one person only of the article ("agent")."""

    def __len__(self) -> int:
        return len(self.forms)

    def form(self, i: int) -> str:
        """The form at `i`; empty beyond the ends."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def joined(self, i: int) -> bool:
        """Whether no mark parts the word at `i` from the one before it."""
        return 0 < i < len(self.forms) and self.gaps[i] != "break"

    def possessive(self, i: int) -> bool:
        """Whether the word at `i` is a possessive ending."""
        return self.form(i) in _POSSESSIVE and self.joined(i)

    def capital(self, i: int) -> bool:
        """Whether the word at `i` begins with a capital letter."""
        return 0 <= i < len(self.printed) and self.printed[i][:1].isupper()

    def ahead(self, i: int) -> frozenset[str]:
        """The telling stems from the word at `i` to the next mark, near-synonyms as one, without names."""
        found = set()
        for at in range(i, min(i + _CLAUSE, len(self.forms))):
            if at > i and self.gaps[at] == "break":
                break
            if at not in self.meant and self.lemmas[at] not in function_words():
                found.add(near(self.lemmas[at]))
        return frozenset(found)

    def stops(self, i: int) -> bool:
        """Whether the word at `i` ends a noun phrase: a function word or a sure verb, no name."""
        form = self.form(i)
        if (i in self.meant and self.meant[i].form != "pronoun") or self.printed[i : i + 1] == ["US"]:
            return False
        if form in classes()["stops"]:
            return True
        return not self.capital(i) and states(form) and form not in classes()["describing"]


def lines(reading: Reading) -> list[Line]:
    """The sentences of `reading` and its headline, if the text has it, which is number -1."""
    text = reading.article.text
    starts = [word.start for word in reading.words]
    mentions = _mentions(reading)
    roles = _roles(reading)
    headline = reading.article.headline
    spans = [(n, span) for n, span in enumerate(reading.sentences)]
    if headline is not None and not any(span.meets(headline) for span in reading.sentences):
        spans.insert(0, (-1, headline))
    found = []
    for number, span in spans:
        first, after = bisect_left(starts, span.start), bisect_left(starts, span.end)
        asides = {at for m in _ASIDE.finditer(text, span.start, span.end) for at in range(*m.span())}
        words = [word for word in reading.words[first:after] if word.start not in asides]
        if not words:
            continue
        printed = [text[word.start : word.end] for word in words]
        gaps: list[Gap] = ["break"]
        for before, word in pairwise(words):
            gaps.append(_gap(_ASIDE.sub(" ", text[before.end : word.start])))
        placed = _placed(mentions, words[0].start, words[-1].end, [w.start for w in words])
        found.append(
            Line(
                number,
                span,
                [word.start for word in words],
                [word.end for word in words],
                printed,
                [form.casefold().replace("’", "'") for form in printed],
                [word.lemma for word in words],
                gaps,
                placed,
                frozenset(meant.key for meant in placed.values()),
                roles,
            )
        )
    return found


def _gap(between: str) -> Gap:
    marks = between.strip()
    if not marks:
        return "blank" if len(between) < 8 else "break"
    if between in ("-", "‑"):
        return "hyphen"
    return "quote" if all(mark in _QUOTES for mark in marks) and len(marks) < 3 else "break"


def _roles(reading: Reading) -> dict[str, Meant]:
    """The persons that only one of the article is described as, by the description's last word."""
    found: dict[str, set[str]] = {}
    for entity in reading.entities:
        if entity.kind == "person":
            for role in entity.roles:
                last = role.casefold().split()[-1:]
                found.setdefault("".join(last), set()).add(name_key(entity.name, entity.kind))
    return {
        noun: Meant(-1, -1, min(keys), "person", "role") for noun, keys in found.items() if len(keys) == 1
    }


def _mentions(reading: Reading) -> list[tuple[int, int, str, EntityKind, str]]:
    found = []
    for entity in reading.entities:
        key = name_key(entity.name, entity.kind)
        found += [(m.start, m.end, key, entity.kind, m.form) for m in entity.mentions]
    return sorted(found)


def _placed(
    mentions: Sequence[tuple[int, int, str, EntityKind, str]], start: int, end: int, starts: list[int]
) -> dict[int, Meant]:
    """The mentions within `[start, end)` by their words; of two at one place the longer one."""
    found: dict[int, Meant] = {}
    for at in range(bisect_left(mentions, (start,)), len(mentions)):
        first, last, key, kind, form = mentions[at]
        if first >= end:
            break
        a, b = bisect_left(starts, first), bisect_left(starts, last) - 1
        if b < a:
            continue
        if any(i in found and found[i].last - found[i].first >= b - a for i in range(a, b + 1)):
            continue
        for i in range(a, b + 1):
            found[i] = Meant(a, b, key, kind, form)
    return found


def name_key(name: str, kind: str) -> str:
    """The key of an entity: a person's surname, a country for any of its words, letters without dots."""
    plain = name.casefold().replace("’", "'").removeprefix("the ").strip()
    if plain in countries()[0]:
        return countries()[0][plain]
    words = plain.replace("-", " ").split()
    if kind == "person" and words:
        return surname(words)
    return "_".join(words).replace(".", "")
