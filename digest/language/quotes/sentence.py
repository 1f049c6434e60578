"""The writer's sentence: tokens with their classes, and a noun phrase in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.language.quotes.clauses import QUOTE, STOP, Token
from digest.language.quotes.parse import Parse
from digest.language.quotes.tags import FINITE


class Phrase(NamedTuple):
    """A noun phrase as token indices of its sentence, `first` to `last` exclusive."""

    first: int
    last: int
    head_first: int
    """Where the part starts that names whoever is meant: "Ann Roe" of "the mayor, Ann Roe,"."""
    head_end: int
    """Behind the head: the phrase up to its first preposition, comma or clause."""
    kind: str
    """As in "pronoun", "relative", "name" or "common"."""
    joint: bool = False
    """Whether "and" joins several."""
    partner: tuple[int, int] | None = None
    """The name that the head is joined to where an apposition parts them: "Ann Roe, a baker, and others"."""


@dataclass(slots=True)
class Sentence:
    """The writer's sentence: tokens (a marked stretch is one) with their classes."""

    tokens: list[Token]
    tags: list[str]
    end: int
    """Index behind the last token before the closing full stop."""
    words: list[str]
    """Each token in lower case."""
    parse: Parse | None = None
    """What a trained pipeline found, where one ran."""
    names: Mapping[int, int] = field(default_factory=dict)
    """Where people are named: the first character of a name to the one behind it."""

    def low(self, index: int) -> str:
        """The word at `index` in lower case, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        """The class at `index`, "" outside the sentence."""
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in the range; a marked stretch counts as having one."""
        return any(t in FINITE or t == QUOTE for t in self.tags[first:last])


def make(
    tokens: list[Token],
    tags: list[str],
    parse: Parse | None = None,
    names: Mapping[int, int] | None = None,
) -> Sentence:
    """The sentence without its closing full stop."""
    end = len(tokens)
    while end and tokens[end - 1].kind == STOP:
        end -= 1
    return Sentence(tokens, tags, end, [token.low for token in tokens], parse, names or {})


def between(s: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The tokens between two characters, None where there are none."""
    inside = [n for n, t in enumerate(s.tokens) if t.start >= start and t.end <= end]
    return (inside[0], inside[-1] + 1) if inside else None
