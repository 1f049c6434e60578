"""The noun phrase before a figure: "the loss" of "put the loss at nearly 40 million crowns"."""

from __future__ import annotations

from functools import cache

from digest.language.figures.drafts import HYPHENS, Line
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import SCALES
from digest.language.verbs import verbs

_FUNCTION = words("words", "function")
_MODIFIERS = words("words", "modifiers")
_TIMES = words("words", "time_words")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "no"}
)

_INSIDE = frozenset({"of", "between", "in", "for", "with", "to", "from", "against"})
"""Small words that go on a noun phrase behind a noun."""
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "who", "that", "which"])
_SUBJECTS = _PRONOUNS | frozenset(
    [
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "will",
        "would",
        "can",
        "could",
        "not",
        "to",
    ]
)
"""Words behind which a form that may be a verb is one."""


_NOT_LAST = words("words", "no_heads")
_NOUNS_IN_LY = words("words", "nouns_in_ly")


@cache
def _forms(word: str) -> frozenset[str]:
    known = verbs().inflected.get(word, frozenset())
    return known or (frozenset({"past", "participle"}) if len(word) > 4 and word.endswith("ed") else known)


def noun_phrase(on: Line, start: int, stop: int) -> tuple[int, int] | None:
    """First token and end of the last noun phrase of tokens `start` to `stop`; None where there is none.

    What only leads over to the figure ("at nearly", "rose by") is left out, and so is the verb.
    """
    end = _led_over(on, start, stop)
    first = end
    while first > start and not _ends_before(on, start, first - 1, end):
        first -= 1
    while first < end and _opens_none(on, first, end):
        first += 1
    return (first, end) if first < end and names(on.raw(end - 1)) else None


def names(word: str) -> bool:
    """Whether a noun phrase may end with `word`, by its form alone."""
    lower = word.lower()
    forms = _forms(lower)
    verbal = bool(forms & {"past", "ing"}) and "base" not in forms
    adverb = len(lower) > 4 and lower.endswith("ly") and lower not in _NOUNS_IN_LY
    return not (lower in _NOT_LAST or (word[:1].islower() and (verbal or adverb or lower in SCALES)))


def _led_over(on: Line, start: int, end: int) -> int:
    """Back over what stands between a noun phrase and the figure: small words, adverbs, a verb."""
    while end > start:
        word = on.word(end - 1)
        contracted = word.replace("’", "'").partition("'")[0] in _PRONOUNS
        small = (
            contracted
            or word in _FUNCTION
            or word in _MODIFIERS
            or word in _TIMES
            or word in ("'", "’", "'s", "’s")
        )
        adverb = len(word) > 4 and word.endswith("ly") and not on.raw(end - 1)[0].isupper()
        if not (small or adverb or on.tokens[end - 1].kind != "w" or _verb(on, start, end - 1)):
            break
        end -= 1
    return end


def _verb(on: Line, start: int, at: int) -> bool:
    """Whether the word at `at` is a verb, by its form and its neighbours."""
    if on.capital(at):
        return False
    forms = _forms(on.word(at))
    if not forms or on.joined(at - 1) or on.joined(at + 1):
        return False
    before = on.word(at - 1) if at > start else ""
    after = on.word(at + 1)
    if before in _DETERMINERS:
        return False
    if "base" in forms and "past" in forms:  # "cost", "cut": a noun as well
        return after in _DETERMINERS or before in _SUBJECTS
    if "past" in forms or "participle" in forms:
        noun_before = bool(before) and before not in _FUNCTION and before.isalpha()
        return noun_before or after in _FUNCTION or not after.isalpha() or before in _SUBJECTS
    if "ing" in forms:
        return at > start and before not in _FUNCTION and before.isalpha()
    if "s" in forms:
        return after in _DETERMINERS or before in _SUBJECTS
    return before in _SUBJECTS or before == "to"


def _ends_before(on: Line, start: int, at: int, end: int) -> bool:
    """Whether a noun phrase does not reach back over the token at `at`."""
    word = on.word(at)
    if on.raw(at) in HYPHENS:
        return not on.joined(at)
    if word in _INSIDE and start < at < end - 1 and _noun(on, start, at - 1):
        return False  # the price of oil
    if word in _DETERMINERS and on.word(at - 1) in _INSIDE and at - 1 > start and _noun(on, start, at - 2):
        return False  # the floor of the Senate
    if word == "and" and any(on.word(i) == "between" for i in range(max(start, at - 4), at)):
        return False  # trade between Arvia and Sorrel
    if on.tokens[at].kind != "w" and word not in ("'", "’", "$"):
        return True
    return word in _FUNCTION or _verb(on, start, at)


def _noun(on: Line, start: int, at: int) -> bool:
    word = on.word(at)
    return on.tokens[at].kind == "w" and word not in _FUNCTION and not _verb(on, start, at)


def _opens_none(on: Line, at: int, end: int) -> bool:
    """Whether no noun phrase opens with the token at `at`: "of", a verb in -ing that others follow."""
    word = on.word(at)
    return word in _FUNCTION or on.tokens[at].kind != "w" or (at + 1 < end and "ing" in _forms(word))
