"""Names as capitals show them: runs of capitalised words, of which other articles may know some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.language.foreign.conventions import general, words_of
from digest.model import Entity, Mention, Span, Word

_SHORTEST = 2
"""Letters of a name of one word."""
_LONGEST = 8
"""Words of a name; longer runs are headings."""


def names(text: str, language: str, words: Sequence[Word], sentences: Sequence[Span]) -> tuple[Entity, ...]:
    """The capitalised runs of the sentences, by first mention; which of them are people shows elsewhere.

    The first word of a sentence has its capital anyway: alone it is no name, and a function word there
    belongs to none. Where all nouns have capitals, one word alone is none.
    """
    own = words_of(language)
    function = frozenset(w.lower() for w in own.get("function", ()))
    titles = frozenset(own.get("titles", ()))
    least = 2 if language in general()["noun_capitals"] else 1
    mentions: dict[str, list[Mention]] = {}
    for found, opens in _runs(text, words, sentences):
        skipped = 0
        while skipped < len(found):
            first = _form(text, found[skipped]).lower()
            if first not in titles and not (opens and first in function):
                break
            skipped += 1
        run = found[skipped:]
        if not run or len(run) > _LONGEST or len(run) < (2 if opens and not skipped else least):
            continue
        name = " ".join(text[run[0].start : run[-1].end].split())
        if len(name) >= _SHORTEST:
            mentions.setdefault(name, []).append(Mention(run[0].start, run[-1].end, "full"))
    return tuple(Entity(name=name, kind="other", mentions=tuple(at)) for name, at in mentions.items())


def _form(text: str, word: Word) -> str:
    return text[word.start : word.end]


def _runs(text: str, words: Sequence[Word], sentences: Sequence[Span]) -> Iterator[tuple[list[Word], bool]]:
    """Capitalised words in a row, small words of names between them, and whether a sentence opens there."""
    particles = frozenset(general()["particles"])
    at = 0
    for sentence in sentences:
        while at < len(words) and words[at].end <= sentence.start:
            at += 1
        run: list[Word] = []
        between: list[Word] = []  # small words that are part of the name only if it goes on
        before = sentence.start
        opens = started = False
        while at < len(words) and words[at].start < sentence.end:
            word = words[at]
            form = _form(text, word)
            gap = text[before : min(word.start, before + 4)]
            joined = bool(gap) and not gap.strip(" -\u00a0") and "\n" not in gap
            if run and not (joined and (form[0].isupper() or form in particles)):
                yield run, opens
                run, between = [], []
            if form[0].isupper():
                opens = not started if not run else opens
                run += [*between, word]
                between = []
            elif run:
                between.append(word)
            started = True
            before = word.end
            at += 1
        if run:
            yield run, opens
