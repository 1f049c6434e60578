"""Which articles of an event have a name or word that they were grouped by, under whatever form.

Grouping weighs stems. A reader asks which articles have the name: written with points or without, short or in
full ("the Port Workers' Union", "P.W.U."), as the country or its adjective.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.comparison.english import function_words
from digest.comparison.families import family
from digest.model import Reading
from digest.pages.dull import place_meant, telling
from digest.pages.view import Coverage
from digest.stems import lemma

SHORT = 2
"""Letters of an abbreviation."""
_INSIDE = (" ", "' ", "’ ")
"""What stands between the words of a name in full."""
LONG = 6
"""Words of a full name that an abbreviation may stand for, the small ones not counted."""
STEM = 5
"""Letters of a word from which on one that goes on from it is a form of it ("congress", "congressional")."""


class Shared(NamedTuple):
    """What stands in several articles, as most of them have it."""

    term: str
    articles: frozenset[str]


def shared_by(coverage: Coverage) -> list[Shared]:
    """The names and words of an event's articles that made them stand together, the most telling first.

    Forms of one count together; pieces of longer names are none.
    """
    event = coverage.event
    texts = [_Text(reading) for reading in coverage.columns]
    people = {person.name.split()[-1]: set(person.articles) for person in event.people}
    terms = [s.term for s in event.why if telling(s.term)] or [s.term for s in event.why]
    found: dict[str, Shared] = {}
    for term in dict.fromkeys(place_meant(_plain(term)) for term in terms):
        words = term.split()
        holders = [t for t in texts if t.has(term)]
        held = {t.article for t in holders} | people.get(words[-1], set())
        if words[-1] not in people and holders and all(t.only_in_longer(words) for t in holders):
            continue
        keys = {_key(term)} | {short for t in texts for short in t.meant(term)}
        known = next((k for k in found if any(_one(k, key) for key in keys)), None)
        if known is None:
            found[min(keys)] = Shared(term, frozenset(held))
        else:
            before = found[known]
            wider = before.term if len(before.articles) >= len(held) else term
            found[known] = Shared(wider, before.articles | held)
    return [shared for shared in found.values() if len(shared.articles) >= min(2, len(texts))]


def _plain(term: str) -> str:
    """The term without a modifier that only says when somebody was something ("Former Harbour City")."""
    words = term.split()
    while len(words) > 1 and words[0].lower() in _modifiers():
        words = words[1:]
    return " ".join(words)


@cache
def _modifiers() -> frozenset[str]:
    """Words like "former", from the data of the language stage."""
    text = files("digest").joinpath("language/data/names/grammar.txt").read_text("utf-8")
    _, _, section = text.partition("[telling]\n")
    lines = (line for line in section.partition("\n[")[0].splitlines() if line[:1] != "#")
    return frozenset(word.rstrip("-") for line in lines for word in line.split())


def _key(term: str) -> str:
    """What forms of one word have in common."""
    return term.casefold() if " " in term else _initials(term) or family(lemma(term)).lstrip("&")


def _one(key: str, other: str) -> bool:
    """Whether two words are forms of one: of one family, or one goes on from the other or ends in it."""
    short, long = sorted((key, other), key=len)
    return (
        key == other
        or (" " in short and long.endswith(f" {short}"))
        or (len(short) >= STEM and " " not in long and long.startswith(short))
    )


def _initials(word: str) -> str | None:
    """The letters of an abbreviation without its points, None for any other word."""
    letters = word.replace(".", "").removesuffix("’s").removesuffix("'s")
    return letters if len(letters) >= SHORT and letters.isalpha() and letters.isupper() else None


class _Text:
    """The words of an article as far as they are its own."""

    def __init__(self, reading: Reading) -> None:
        self.article = reading.id
        self._named = {e.name for e in reading.entities if e.kind in ("place", "person")}
        text = reading.article.text
        blocks = [b for b in reading.article.blocks if b.kind in ("headline", "standfirst", "body")]
        self._words: list[str] = []
        self._lemmas: list[str] = []
        self._gaps: list[str] = []
        title = reading.article.title
        if title is not None and title.span is None:
            for form in title.value.split():
                self._take(form.strip("\"'“”‘’,;:!?()"), None, "\n")
        at = end = 0
        for word in reading.words:
            while at < len(blocks) and blocks[at].end <= word.start:
                at += 1
            if at == len(blocks):
                break
            if word.start >= blocks[at].start:
                self._take(text[word.start : word.end], word.lemma, text[end : word.start][:3])
                end = word.end
        self._abbreviations = {i for word in self._words if (i := _initials(word))}
        self._countries = {place_meant(word) for word in set(self._words) if word[0].isupper()}
        self._places: dict[str, list[int]] = {}
        for n, stem in enumerate(self._lemmas):
            self._places.setdefault(stem, []).append(n)

    def _take(self, word: str, stem: str | None, gap: str) -> None:
        if word:
            self._words.append(word)
            self._lemmas.append(lemma(word) if stem is None else stem)
            self._gaps.append(gap)

    def has(self, term: str) -> bool:
        """Whether the article has a term in one of its forms."""
        words = term.split()
        if any(True for _ in self._at(words)) or self.meant(term):
            return True
        if len(words) == 1 and (letters := _initials(term)):
            return letters in self._abbreviations or any(True for _ in self._full(letters))
        return term in self._countries

    def meant(self, term: str) -> set[str]:
        """The abbreviation that the article has of a full name."""
        capitals = [word[0] for word in term.split() if word[0].isupper()]
        letters = "".join(capitals)
        return {letters} & self._abbreviations if len(capitals) >= SHORT else set()

    def only_in_longer(self, words: Sequence[str]) -> bool:
        """Whether a name stands here in longer names only, so that it is a piece of one."""
        if not words[-1][0].isupper() or _initials(words[-1]):
            return False
        found = [self._longer(at, at + len(words)) for at in self._at(words)]
        return bool(found) and all(found)

    def _at(self, words: Sequence[str]) -> Iterator[int]:
        stems = [lemma(word) for word in words]
        capital = words[0][0].isupper()
        for at in self._places.get(stems[0], ()):
            if self._lemmas[at : at + len(stems)] == stems and (self._words[at][0].isupper() or not capital):
                yield at

    def _longer(self, start: int, end: int) -> bool:
        """Whether a name goes on beyond these words: another capital beside them, or behind "of" or "for"."""
        first = self._words[start - 1] if start and self._gaps[start] == " " else ""
        if first[:1].isupper() and first.casefold() not in function_words():
            return True
        if first == "of" and self._gaps[start - 1] == " " and not self._place(start, end):
            return self._words[start - 2][0].isupper()  # the "Tolls Act" of "Repeal of Tolls Act"
        behind = [i for i in (end, end + 1, end + 2) if i < len(self._words) and self._gaps[i] == " "]
        if end not in behind:
            return False
        if self._words[end][0].isupper():
            return True
        return self._words[end] in ("of", "for") and any(self._words[i][0].isupper() for i in behind[1:2])

    def _place(self, start: int, end: int) -> bool:
        return " ".join(self._words[start:end]) in self._named

    def _full(self, letters: str) -> Iterator[int]:
        """Where a name in full begins that has these initials."""
        for start, word in enumerate(self._words):
            if word[0] != letters[0] or not letters[1:]:
                continue
            at, left = start + 1, letters[1:]
            while left and at < len(self._words) and self._gaps[at] in _INSIDE:
                if self._words[at][0] == left[0]:
                    left = left[1:]
                elif self._words[at] not in ("of", "the", "for", "and", "in", "on", "to"):
                    break
                at += 1
            if not left and len(letters) <= LONG:
                yield start
