"""Readable addresses: plain ASCII, short, cut between words."""

from __future__ import annotations

import re
import unicodedata

from digest.events.background import is_function_word
from digest.stems import lemma

LIMIT = 60
"""Characters of an address, its suffixes included."""

_PLAIN = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile(r"['’ʼ`´]")


def slug(text: str, suffix: str = "", limit: int = LIMIT) -> str:
    """`text` as an address of at most `limit` characters, `suffix` included; may be empty.

    Accents are dropped, words joined by hyphens; only a single word too long for the limit is cut inside.
    """
    plain = _APOSTROPHES.sub("", text.casefold()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    words = [w for w in _PLAIN.split(plain) if w]
    room = limit - (len(suffix) + 1 if suffix else 0)
    kept: list[str] = []
    left = room
    for word in words:
        if kept and len(word) + 1 > left:
            # Cut short: no address ends in "of-the".
            while len(kept) > 1 and is_function_word(lemma(kept[-1])):
                kept.pop()
            break
        kept.append(word[:room])
        left -= len(kept[-1]) + (len(kept) > 1)
    return "-".join([*kept, suffix] if suffix else kept)
