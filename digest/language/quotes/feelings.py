"""Marked words that tell how somebody feels: they are that person's own ("Roe was “deeply shaken”")."""

from __future__ import annotations

import re

from digest.language.quotes.complement import person
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.pairing import Stretch
from digest.language.quotes.preceding import subject
from digest.language.quotes.sentence import Sentence

_WORD = re.compile(r"[^\W\d_]{1,30}")
_FEW = 60
"""Characters of such words."""


def felt(s: Sentence, at: int, text: str, stretch: Stretch) -> bool:
    """Whether the stretch at `at` stands behind "was" and a subject who can feel so."""
    if stretch.end - stretch.start > _FEW or s.low(at - 1) not in lexicon()["be"]:
        return False
    words = _WORD.findall(text, stretch.start, stretch.end)
    if not any(word.lower() in lexicon()["felt"] for word in words):
        return False
    made = subject(s, at - 1)
    if made is None:
        return False
    if made.kind == "pronoun":
        return s.low(made.first) in ("he", "she", "they")
    return made.kind == "name" or person(s, made.head_end - 1)
