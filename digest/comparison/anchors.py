"""Ids of rows: short, readable, from content, so that they survive a better extractor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from digest.comparison.rarity import surprise

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(text: str) -> str:
    """`text` in ASCII lower case, words joined by hyphens; empty where nothing Latin is in it."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return _NOT_SLUG.sub("-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def telling(words: Sequence[tuple[str, str, int]], count: int = 3) -> list[str]:
    """The most telling of `words`, at most `count`, in their order, as slugs.

    Each word is (word as printed, stem, number of versions that have it). Weight by general
    English, not by the event's own counts: those change with every article that joins. Names
    tell less than other words, since the speaker is named anyway.
    """
    best: dict[str, tuple[float, int]] = {}
    for at, (form, stem, versions) in enumerate(words):
        if len(slug(form)) > 1 and stem not in best:
            named = at > 0 and form[:1].isupper()
            best[stem] = (surprise(stem) * min(versions, 2) / (2 if named else 1), at)
    chosen = sorted(best.values(), key=lambda b: (-b[0], b[1]))[:count]
    return [slug(words[at][0]) for _, at in sorted(chosen, key=lambda b: b[1])]


def anchor(parts: Iterable[str], whole: str) -> str:
    """An id from slugs of `parts`; where none is left, from a checksum of `whole`."""
    found = [p for p in parts if p]
    if not found:
        return "r-" + blake2b(whole.encode("utf-8", "replace"), digest_size=4).hexdigest()
    joined = "-".join(found)
    if len(joined) > _LONGEST:
        joined = joined[: _LONGEST + 1].rsplit("-", 1)[0][:_LONGEST]
    return joined


def numbered(ids: Sequence[str]) -> list[str]:
    """`ids` made unique: the second of one name gets "-2", and so on, in the order given."""
    taken: set[str] = set()
    found = []
    for name in ids:
        free, n = name, 1
        while free in taken:
            n += 1
            free = f"{name}-{n}"
        taken.add(free)
        found.append(free)
    return found
