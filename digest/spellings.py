"""Names that are one in several spellings, as all stages compare them. Needs no pipeline.

Names from other scripts reach English by several roads: "Andrei" and "Andrey", "Zelensky",
"Zelenskyy" and "Zelenskiy". `spelled` brings the usual differences of romanisation (of Cyrillic and
Arabic above all) to one form; what no rule of letters reaches stands in the list of nicknames.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

_SHORTEST = 4
"""Letters of a word below which another spelling is another name: "Lee" is not "Li"."""
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"['’‑-]", ""),
        (r"x", "ks"),
        (r"tch", "ch"),
        (r"kh", "h"),
        (r"q", "k"),
        (r"ou", "u"),
        (r"w", "v"),
        (r"j(?=[aeiou])", "y"),
        (r"y", "i"),
        (r"i?yi?$|i+$", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def spelled(word: str) -> str:
    """The form that all usual spellings of a name's word share; of a short word, the word itself."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    plain = plain.replace(".", "")
    if len(plain) < _SHORTEST:
        return plain
    for pattern, to in _RULES:
        plain = pattern.sub(to, plain)
    return plain


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Given names, lower case, to those that the same person may bear beside them."""
    found: dict[str, set[str]] = {}
    text = files("digest").joinpath("language/data/names/nicknames.txt").read_text("utf-8")
    for line in text.splitlines():
        family = [word.lower() for word in line.partition("#")[0].split()]
        for name in family:
            found.setdefault(name, set()).update({family[0]} if name != family[0] else family)
    return {name: frozenset(others) for name, others in found.items()}


def akin(one: str, other: str) -> bool:
    """Whether two given names, lower case, may be one person's: equal, an initial, a nickname."""
    if one == other or spelled(one) == spelled(other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    known = nicknames()
    return other in known.get(one, ()) or one in known.get(other, ())


def one_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names, as lower-case words without suffixes, may be one person's.

    The surnames agree and the given names do not contradict each other; a middle name that only one
    of them has says nothing ("Sarah Roe", "Sarah Ann Roe"), nor does an initial before the name that somebody
    goes by ("J. Edward Roe").
    """
    if len(a) > 2 and len(b) > 1 and len(a[0]) == 1 and len(b[0]) > 1 and a[0] != b[0][0]:
        return one_person(a[1:], b)
    if len(b) > 2 and len(a) > 1 and len(b[0]) == 1 and len(a[0]) > 1 and b[0] != a[0][0]:
        return one_person(a, b[1:])
    if len(a) < 2 or len(b) < 2 or spelled(a[-1]) != spelled(b[-1]) or not akin(a[0], b[0]):
        return False
    return all(akin(x, y) for x, y in zip(a[1:-1], b[1:-1], strict=False))
