"""What readers of figures share: a line of tokens, and a figure before it has its id."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.language.figures.modifiers import Modifier, after, before
from digest.language.figures.tokens import Token, tokenize
from digest.language.figures.zones import zones
from digest.model import Bounds, FigureKind, Span

HYPHENS = frozenset({"-", "‑", "–", "—"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure from token `first` up to (not including) token `stop`."""

    first: int
    stop: int
    kind: FigureKind
    value: float | Bounds | str
    unit: str | None = None
    modifier: str | None = None


@dataclass(slots=True)
class Line:
    """One block of an article as tokens, with what is no quantity marked."""

    text: str
    tokens: list[Token]
    closed: list[bool]
    """Per token: whether it belongs to a date, an address, a clock time."""
    sentence_starts: frozenset[int]
    """Tokens that open a sentence."""
    title_case: bool
    """Whether the block capitalises most words, so that capitals say nothing."""
    number_of: dict[int, str] = field(default_factory=dict)

    def word(self, at: int) -> str:
        """The token at `at` in lower case; empty outside the line."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def raw(self, at: int) -> str:
        """The token at `at` as written; empty outside the line."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Whether the token at `at` touches the one before."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def joined(self, at: int) -> int:
        """1 where a hyphen at `at` joins two tokens, else 0."""
        return int(self.raw(at) in HYPHENS and self.glued(at) and self.glued(at + 1))

    def opens(self, at: int) -> bool:
        """Whether a sentence, a quotation or the block opens at `at`."""
        return at in self.sentence_starts or self.raw(at - 1) in ("“", '"', "‘", ":", "(", "•", "")

    def capital(self, at: int) -> bool:
        """Whether the token at `at` is a capitalised word that is no sentence's first."""
        raw = self.raw(at)
        return raw[:1].isupper() and not self.opens(at)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


def line(text: str, start: int, end: int, dates: Sequence[Span], sentences: Sequence[int]) -> Line:
    """The block `text[start:end]`; `dates` and `sentences` (their starts) are those of the article."""
    tokens = tokenize(text, start, end)
    starts = [t.start for t in tokens]
    closed = [False] * len(tokens)
    for span in [*dates, *zones(text, start, end)]:
        at = bisect_right(starts, span.start) - 1
        at = max(at, 0)
        while at < len(tokens) and tokens[at].start < span.end:
            if tokens[at].end > span.start:
                closed[at] = True
            at += 1
    opening = set(sentences)
    firsts = frozenset(i for i, t in enumerate(tokens) if t.start in opening) | {0}
    words = [t.text for t in tokens if t.kind == "w" and len(t.text) > 3]
    capitals = sum(w[0].isupper() for w in words)
    titled = len(words) > 3 and capitals > 0.65 * len(words) and text[end - 1 : end] != "."
    return Line(text, tokens, closed, firsts, titled)


def bounded(low: float | None, high: float | None, modifier: Modifier | None) -> float | Bounds:
    """The value that a modifier leaves: "more than 200" is [200, None]."""
    if low is not None and high is not None and low != high:
        return low, high
    value = low if low is not None else high
    if value is None:
        return None, None
    if modifier is not None and modifier.kind == "low":
        return value, None
    if modifier is not None and modifier.kind == "high":
        return None, value
    return value


def modifier_of(on: Line, first: int, stop: int) -> tuple[Modifier | None, int]:
    """The modifier around tokens `first` to `stop`, and where the figure then ends."""
    found = before(on.tokens, first)
    if found is not None:
        return found, stop
    found = after(on.tokens, stop)
    return found, stop
