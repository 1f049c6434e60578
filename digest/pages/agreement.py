"""What passages have in common: the part of one that all of them tell, terms that are all but the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from digest.comparison.clauses import states
from digest.comparison.english import function_words
from digest.comparison.families import family
from digest.comparison.rarity import near
from digest.english.numbers import CARDINALS, ORDINALS
from digest.model import WordChoice
from digest.stems import lemma

SENTENCE = 6
"""Words that a passage has at least to tell something by itself."""
LIKE = 0.55
"""Share of a passage's words that the others must have as well: below that it is one outlet's own."""
WHOLE = 0.7
"""Share of what all say that it must have."""
QUOTED = 0.25
"""Part of a passage inside quotation marks from which on it tells what somebody said."""
CLAUSES = 40
"""Clauses of a passage after which it may be cut: a limit keeps time linear in its length."""
_DATELINE = re.compile(r"[A-Z][A-Z.,'’ ]{2,40}(?: \([A-Za-z ]{2,20}\))? ?(?:--|[-–—―]) ?")
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s(?:--|[–—―])(?=\s)|[—―]|\s(?=(?:since|after|before|when|while|where)\s)")
_COUNTED = frozenset((*CARDINALS[2:], *ORDINALS))
_OPEN, _CLOSE = "“", "”"


def meaning(word: str) -> str | None:
    """What a word is compared by, those of one family or near-synonyms alike; None where it tells nothing."""
    plain = word.lower()
    return None if plain in function_words() or len(plain) < 2 else family(near(lemma(plain)))


def meanings(text: str) -> frozenset[str]:
    """The telling words of a text, as they are compared."""
    return frozenset(m for word in _WORD.findall(text) if (m := meaning(word)) is not None)


def told_by_all(passages: Sequence[str]) -> tuple[int, str] | None:
    """Which of the passages says best what all of them say, and how far it does so.

    How much of it is common counts more than how much of what is common it has (F of beta 0.5).
    Its number, and the passage up to the clause at which it goes on with its own; None where they have
    too little in common to say. A number must stand in all of them. What is mostly a quotation says what
    somebody said, and is none.
    """
    held = [meanings(passage) for passage in passages]
    common = frozenset.intersection(*held) if held else frozenset()
    counted = frozenset.intersection(*map(_numbers, passages)) if held else frozenset()
    best: tuple[float, int, int, str] | None = None
    for number, passage in enumerate(passages):
        if not common or not passage[:1].isupper():
            continue
        for part in _beginnings(passage):
            words = meanings(part)
            if len(part.split()) < SENTENCE or not words or _quoted(part) > QUOTED * len(part):
                continue
            if not any(states(word.lower()) for word in _WORD.findall(part)) or _numbers(part) - counted:
                continue
            like, whole = len(words & common) / len(words), len(words & common) / len(common)
            if like < LIKE or whole < WHOLE:
                continue
            key = (-1.25 * like * whole / (0.25 * like + whole), len(part), number, part)
            best = key if best is None else min(best, key)
    return None if best is None else (best[2], best[3])


def _numbers(text: str) -> frozenset[str]:
    """The numbers and ranks of a text: "seven", "1999", "first"."""
    return frozenset(w for word in _WORD.findall(text) if (w := word.lower()) in _COUNTED or w[0].isdigit())


def _beginnings(passage: str) -> list[str]:
    """The passage up to the end of each of its first clauses, quotation marks closed, and the whole.

    All without a dateline.
    """
    dateline = _DATELINE.match(passage)
    passage = passage[dateline.end() :] if dateline else passage
    ends = [match.start() for match in islice(_CLAUSE.finditer(passage), CLAUSES)]
    return [passage[:end] for end in ends if _closed(passage[:end])] + [passage]


def _closed(text: str) -> bool:
    return text.count(_OPEN) == text.count(_CLOSE) and text.count('"') % 2 == 0


def _quoted(text: str) -> int:
    """Characters inside quotation marks."""
    inside = 0
    opened: int | None = None
    for at, char in enumerate(text):
        if opened is None and char in '"“':
            opened = at
        elif opened is not None and char in '"”':
            inside += at - opened
            opened = None
    return inside + (len(text) - opened if opened is not None else 0)


def trivial(choice: WordChoice) -> bool:
    """Whether the articles' terms are all but the same, names aside: near-synonyms, or forms of one word."""
    held: dict[str, set[str]] = {}
    for member in choice.members:
        plain = " ".join(word for word in _WORD.findall(member.term) if word[:1].islower())
        held.setdefault(member.article, set()).update(meanings(plain))
    return len({frozenset(words) for words in held.values()}) < 2
