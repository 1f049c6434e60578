"""Words before and after a number that bound it or say how exact it is ("at least", "a record")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from digest.language.figures.lexicon import Phrases, table, words
from digest.language.figures.tokens import Token

Bound = Literal["low", "high", "about", "plain"]

_BEFORE = Phrases.of(
    ((phrase, kind) for kind, phrases in table("words")["modifiers"].items() for phrase in phrases), last=True
)
_AFTER = Phrases.of(
    (
        (phrase.replace("-", "- "), kind)
        for kind, phrases in table("words")["modifiers_after"].items()
        for phrase in phrases
    ),
    last=False,
)
_SKIPPED = words("cues", "modifiers_skipped")


_EXTENDED = words("cues", "modifiers_extended")
_LASTING = words("cues", "modifiers_lasting")
_TIME = words("cues", "modifiers_time")


class Modifier(NamedTuple):
    """What modifies a number, in the article's words."""

    text: str
    kind: Bound
    first: int
    """Where it begins (token)."""
    stop: int
    """Where the figure ends with it (token)."""


def _match(tokens: Sequence[Token], last: int) -> Modifier | None:
    """The longest modifier whose last word is token `last`."""
    for parts, kind in _BEFORE.by_edge.get(tokens[last].lower, ()):
        first = last - len(parts) + 1
        if first >= 0 and all(tokens[first + k].lower == part for k, part in enumerate(parts)):
            return Modifier(" ".join(parts), kind, first, last + 1)  # type: ignore[arg-type]
    return None


def before(tokens: Sequence[Token], at: int) -> Modifier | None:
    """The modifier that ends at token `at`, an article between them allowed."""
    last = at - 1
    if last < 0:
        return None
    found = _match(tokens, last)
    if found is None and tokens[last].lower in _SKIPPED and last > 0:
        found = _match(tokens, last - 1)
        if found is not None and tokens[last].lower == "the" and found.kind in ("low", "high"):
            return None  # "less than the 3 percent expected"
    elif found is None and tokens[last].text == "-" and last > 0 and tokens[last].glued:
        found = _match(tokens, last - 1)
        return found if found and found.text == "mid" else None
    if found is not None and found.kind == "plain" and found.first > 0:
        outer = _match(tokens, found.first - 1)
        if outer is not None and outer.kind in ("low", "high"):
            return outer
    if found is not None and found.text == "over" and _directed(tokens, found.first, at):
        return None
    return found


def _directed(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "over" is a preposition, no bound: "cut $5 billion over ten years"."""
    word = tokens[first - 1].lower if first > 0 else ""
    timed = any(t.lower in _TIME for t in tokens[at : at + 4])
    return word in _EXTENDED or (timed and word not in _LASTING)


def after(tokens: Sequence[Token], stop: int) -> Modifier | None:
    """The modifier that begins at token `stop` ("or more", "-plus")."""
    if stop >= len(tokens):
        return None
    for parts, kind in _AFTER.by_edge.get(tokens[stop].lower, ()):
        fits = all(stop + k < len(tokens) and tokens[stop + k].lower == p for k, p in enumerate(parts))
        if fits and (parts[0] not in ("+", "-") or tokens[stop].glued):
            text = " ".join(parts).replace("- ", "-")
            return Modifier(text, kind, stop, stop + len(parts))  # type: ignore[arg-type]
    return None
