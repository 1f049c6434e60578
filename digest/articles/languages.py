"""The language of an article that does not state it.

English, most of what is compared here, shows in its function words, without a model. For the rest,
py3langid decides among the languages of the data file. Where the text is too short or the answer
uncertain, the language is "en".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from digest.articles.phrases import data, words
from digest.model import Block

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 5000
"""Characters that are looked at: plenty to tell a language, and the same for every length."""

_FEWEST = 60
"""Letters; below that, a name or two decides."""

_ENGLISH_SHARE = 0.2
"""Of the words; English news has 0.3 to 0.45, other languages below 0.1."""

_CERTAIN = 0.9


class _Identifier(Protocol):
    """What is used of py3langid, which has no types."""

    def classify(self, text: str) -> tuple[str, float]: ...

    def set_languages(self, langs: list[str]) -> None: ...


def detect(text: str, blocks: Iterable[Block]) -> str:
    """The ISO 639-1 code of the language that the blocks of body text are in."""
    sample = ""
    for block in blocks:
        if block.kind == "body" and len(sample) < _SAMPLE:
            sample += text[block.start : min(block.end, block.start + _SAMPLE)] + "\n"
    sample = sample[:_SAMPLE]
    found = _WORD.findall(sample.lower())
    if sum(map(len, found)) < _FEWEST:
        return "en"
    if sum(word in _english() for word in found) >= _ENGLISH_SHARE * len(found):
        return "en"
    language, certainty = _identifier().classify(sample)
    return str(language) if certainty >= _CERTAIN else "en"


@cache
def _english() -> frozenset[str]:
    return frozenset(words(data("languages")["english"]))


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(words(data("languages")["detected"])))
    return identifier
