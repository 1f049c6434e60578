"""Names that an article in another language shares with the event's other articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError

from digest.model import Reading, SharedName, Span
from digest.stems import folded

_KINDS = ("person", "body", "place")
_SHORTEST = 3
"""Letters of a name of one word."""


def shared_names(columns: Sequence[Reading]) -> dict[str, tuple[SharedName, ...]]:
    """By article id, where an article's language is not read: the names that it shares with the others.

    The others have those that at least one such article has.

    A name is known again by its words, accents aside, with a capital; a country also by its name in
    the article's language (CLDR). Names in other scripts or with other spellings are missed.
    """
    read = [r for r in columns if not r.unread]
    known = dict.fromkeys(e.name for r in read for e in r.entities if e.kind in _KINDS)
    found: dict[str, tuple[SharedName, ...]] = {}
    for reading in columns:
        if reading.unread and (names := tuple(_shared(reading, list(known)))):
            found[reading.id] = names
    common = {n.name for names in found.values() for n in names}
    for reading in read:
        own = {e.name: tuple(m.span for m in e.mentions if m.form == "full") for e in reading.entities}
        names = tuple(SharedName(name, spans) for name, spans in own.items() if name in common and spans)
        if names:
            found[reading.id] = names
    return found


def _shared(reading: Reading, known: Sequence[str]) -> list[SharedName]:
    text = reading.article.text
    body = _proper(reading)
    forms = [folded(text[w.start : w.end]) for w in reading.words]
    places: dict[str, list[int]] = defaultdict(list)
    for i in body:
        places[forms[i]].append(i)
    abroad = _countries(reading.article.language)
    taken: set[int] = set()
    found = []
    for name in sorted(known, key=lambda n: (-len(n.split()), n)):
        spans = []
        for words in dict.fromkeys((_words(name), _words(abroad.get(folded(name), "")))):
            if not words or (len(words) == 1 and len(words[0]) < _SHORTEST):
                continue
            for i in places.get(words[0], ()):
                whole = range(i, i + len(words))
                if forms[i : i + len(words)] == list(words) and taken.isdisjoint(whole):
                    taken.update(whole)
                    spans.append(Span(reading.words[i].start, reading.words[whole[-1]].end))
        if spans:
            found.append(SharedName(name, tuple(sorted(spans))))
    return sorted(found, key=lambda n: n.spans[0])


def _proper(reading: Reading) -> list[int]:
    """The words of headline and text that have a capital, as indices."""
    text = reading.article.text
    blocks = iter(b for b in reading.article.blocks if b.kind in ("headline", "standfirst", "body"))
    block = next(blocks, None)
    found = []
    for i, word in enumerate(reading.words):
        while block is not None and word.start >= block.end:
            block = next(blocks, None)
        if block is None:
            break
        if word.start >= block.start and text[word.start].isupper():
            found.append(i)
    return found


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c if c.isalnum() else " " for c in folded(name))
    return tuple(plain.split())


@cache
def _countries(language: str) -> dict[str, str]:
    """English names of countries, folded, to their names in `language`."""
    try:
        abroad = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    english = Locale("en").territories
    return {folded(str(english[code])): str(abroad[code]) for code in english if code in abroad}
