"""Words of any script, in the form in which languages can be compared: without accents, numbers normal."""

from __future__ import annotations

import re

from digest.language.foreign.conventions import Numbers
from digest.model import Word
from digest.stems import folded, lemma

_WORD = re.compile(r"\d[\d.,]*(?<=\d)|[^\W\d_]+")
_LONGEST = 64


def words(text: str, conventions: Numbers | None) -> tuple[Word, ...]:
    """Every run of letters and every number, in text order."""
    found = []
    for match in _WORD.finditer(text):
        form = match.group()[:_LONGEST]
        key = _normal(form, conventions) if form[0].isdigit() else lemma(folded(form))
        found.append(Word(match.start(), match.end(), key))
    return tuple(found)


def _normal(form: str, conventions: Numbers | None) -> str:
    """A number as English writes it, without signs between its thousands."""
    found = conventions.number.fullmatch(form) if conventions is not None else None
    if found is None:
        return form
    whole = re.sub(r"\D", "", found["whole"])
    return f"{whole}.{found['part']}" if found["part"] else whole
