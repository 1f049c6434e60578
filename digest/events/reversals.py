"""What an article's headline and lede tell as done, and what as undone.

A rule made and the rule overturned, an offer and its withdrawal: the later report retells the earlier
happening, so words and names are the same. Which of both is the news, headline and first sentences say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from digest.model import Reading
from digest.stems import lemma

_LEDE_SENTENCES = 2
_BEFORE = 6
"""Words before an undoing that may cast doubt on it."""
_LONGEST = 3
"""Words of one entry."""
_MOST = 400
"""Words that are read of lede and opening."""


class Reversals(NamedTuple):
    """Kinds of `data/reversals.yml`, each once, in their order."""

    done: tuple[str, ...]
    """Those whose deed headline or lede tell."""
    undone: tuple[str, ...]
    """Those whose undoing headline or lede tell as a fact."""
    mentioned: tuple[str, ...]
    """Those whose undoing headline or lede mention, be it wished for, or the opening tells as a fact."""


@dataclass(frozen=True, slots=True)
class _Knowledge:
    done: dict[tuple[str, ...], frozenset[str]]
    undone: dict[tuple[str, ...], frozenset[str]]
    of: dict[str, frozenset[str]]
    """For some kinds, stems one of which stands near an undoing."""
    doubt: frozenset[tuple[str, ...]]
    kinds: tuple[str, ...]


def reversals(reading: Reading, opening: int) -> Reversals:
    """What `reading` tells as done and undone; `opening` is where its opening ends."""
    headline, sentences = _told(reading, opening)
    lede, rest = sentences[:_LEDE_SENTENCES], sentences[_LEDE_SENTENCES:]
    known = _knowledge()
    about = frozenset(stem for words in (headline, *lede) for stem in words)
    done: set[str] = set()
    undone: set[str] = set()
    mentioned: set[str] = set()
    for words in (headline, *lede):
        for _, told in _matches(words, known.done):
            done |= told
        for at, found in _undoings(words, about):
            mentioned |= found
            if not _doubted(words, at):
                undone |= found
    for words in rest:
        for at, found in _undoings(words, about):
            if not _doubted(words, at):
                mentioned |= found

    def ordered(kinds: set[str]) -> tuple[str, ...]:
        return tuple(kind for kind in known.kinds if kind in kinds)

    return Reversals(ordered(done), ordered(undone), ordered(mentioned))


def kinds() -> tuple[str, ...]:
    """All kinds, in the order of the data."""
    return _knowledge().kinds


_WORD = re.compile(r"[\w’'-]+")


def _told(reading: Reading, opening: int) -> tuple[list[str], list[list[str]]]:
    """Stems of the headline, and of each sentence of the body as far as the opening goes."""
    title = reading.article.title.value if reading.article.title else ""
    headline = [lemma(word) for word in _WORD.findall(title[: 10 * _MOST])[:_MOST]]
    sentences: list[list[str]] = []
    words = reading.words
    at = taken = 0
    for sentence in reading.sentences:
        if taken >= _MOST or (sentence.start >= opening and len(sentences) >= _LEDE_SENTENCES):
            break
        while at < len(words) and words[at].start < sentence.start:
            at += 1
        stems = []
        while at < len(words) and words[at].start < sentence.end and taken < _MOST:
            stems.append(words[at].lemma)
            at += 1
            taken += 1
        sentences.append(stems)
    return headline, sentences


def _matches(
    words: Sequence[str], forms: dict[tuple[str, ...], frozenset[str]]
) -> Iterator[tuple[int, frozenset[str]]]:
    for at in range(len(words)):
        for length in range(1, _LONGEST + 1):
            found = forms.get(tuple(words[at : at + length]))
            if found and at + length <= len(words):
                yield at, found


def _undoings(words: Sequence[str], about: frozenset[str]) -> Iterator[tuple[int, set[str]]]:
    """Where a sentence tells or mentions undoings, in an article whose headline and lede have `about`."""
    known = _knowledge()
    stems = about.union(words)
    for at, found in _matches(words, known.undone):
        yield at, {kind for kind in found if kind not in known.of or known.of[kind] & stems}


def _doubted(words: Sequence[str], at: int) -> bool:
    doubt = _knowledge().doubt
    before = words[max(0, at - _BEFORE) : at]
    return any(
        tuple(before[i : i + length]) in doubt for i in range(len(before)) for length in (1, 2)
    ) or any(word.endswith(("n't", "n’t")) for word in before)


@cache
def _knowledge() -> _Knowledge:
    data = yaml.safe_load(files("digest.events").joinpath("data/reversals.yml").read_text("utf-8"))

    def stems(form: str) -> tuple[str, ...]:
        return tuple(lemma(word) for word in form.split())

    def forms(which: str) -> dict[tuple[str, ...], frozenset[str]]:
        found: dict[tuple[str, ...], frozenset[str]] = {}
        for kind, entry in data["kinds"].items():
            for form in entry[which]:
                found[stems(form)] = found.get(stems(form), frozenset()) | {kind}
        return found

    return _Knowledge(
        forms("done"),
        forms("undone"),
        {kind: frozenset(map(lemma, entry["of"])) for kind, entry in data["kinds"].items() if "of" in entry},
        frozenset(map(stems, data["doubt"])),
        tuple(data["kinds"]),
    )
