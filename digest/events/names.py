"""Whom and what an article names, as far as events need it: persons that are persons."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from digest.model import Reading
from digest.stems import lemma

_MOST = 40
"""Names kept of one article."""
_READ = 300
"""Characters of a sentence by which its capitals are judged."""
_CLOSING = " \t\n\"'”’»)]"
_ENDS = frozenset(".!?…:;")
_SHORT = 3
_CAPITALS = 0.8
"""Share of the longer words with a capital, from which on a line is written as a headline."""


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What may follow a surname."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, body or place that the article names."""

    name: str
    kind: Literal["person", "body", "place", "other"]
    mentions: int
    opening: bool
    """Whether the headline or the opening names it."""
    sure: bool = True
    """Whether running text gives the full name, or a title stands with it. Capitals alone make a name of
    any words in a headline ("Mayor Opens Harbour")."""
    titled: bool = False
    """Whether the article attaches a title or description."""
    again: bool = False
    """Whether it is named more than once, roles and pronouns not counted."""


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The stem by which shorter forms of `name` are known, too: of its last word with a capital."""
    words = [w for w in name.replace("-", " ").split() if w[0].isupper()]
    words = [w for w in words if w.rstrip(".").casefold() not in SUFFIXES] or words
    return lemma(words[-1] if words else name.rpartition(" ")[2])


def names(reading: Reading, opening: int) -> tuple[Name, ...]:
    """The names of `reading`, those of its opening first, then by mentions; `opening` is where that ends."""
    title = reading.article.title.value.casefold() if reading.article.title else ""
    running = _Running(reading)
    found = [
        Name(
            name=" ".join(e.name.split()).strip(",;:"),
            kind=e.kind,
            mentions=len(e.mentions),
            opening=(bool(e.mentions) and e.mentions[0].start < opening) or e.name.casefold() in title,
            sure=bool(e.roles) or any(m.form == "full" and running.has(m.start) for m in e.mentions),
            titled=bool(e.roles),
            again=sum(m.form in ("full", "short") for m in e.mentions) > 1,
        )
        for e in reading.entities
        if e.name.strip(" ,;:\n")
    ]
    found.sort(key=lambda n: (not n.opening, -n.mentions))
    return tuple(found[:_MOST])


class _Running:
    """Sentences of the body, without those that are written as a headline is."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = reading.sentences
        self._starts = [s.start for s in reading.sentences]
        self._text = reading.article.text
        self._known: dict[int, bool] = {}

    def has(self, offset: int) -> bool:
        """Whether the character at `offset` stands in running text."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._sentences[at].end:
            return False
        if at not in self._known:
            self._known[at] = not _title_case(self._sentences[at].of(self._text))
        return self._known[at]


def _title_case(sentence: str) -> bool:
    """Whether nearly every longer word has a capital and nothing ends the sentence."""
    if sentence.rstrip(_CLOSING)[-1:] in _ENDS:
        return False
    words = [w for w in sentence[:_READ].split() if len(w) > _SHORT and w[0].isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= _CAPITALS * len(words)
