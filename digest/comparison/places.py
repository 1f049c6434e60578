"""An article's words, found by their place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from digest.model import Reading, Span


def _plain(stem: str) -> str:
    """A dotted abbreviation without dots; two letters keep them, or "u.s." would meet "us"."""
    if stem.count(".") > 2 and len(stem) <= 2 * stem.count(".") + 1:
        return stem.replace(".", "")
    return stem


class Places:
    """Look-up of words and sentences by span, for one reading."""

    __slots__ = ("_sentences", "_starts", "reading", "stem")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stem = tuple(_plain(word.lemma) for word in reading.words)
        """The stem of each word, dotted abbreviations without their dots."""
        self._starts = [word.start for word in reading.words]
        self._sentences = [sentence.start for sentence in reading.sentences]

    def words(self, span: Span) -> range:
        """Indices of the words that begin inside `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def stems(self, spans: Iterable[Span]) -> list[str]:
        """The stems of the words inside `spans`, in text order."""
        return [self.stem[i] for span in spans for i in self.words(span)]

    def forms(self, indices: Iterable[int]) -> list[str]:
        """The words in lower case and with plain apostrophes."""
        return [form.casefold().replace("’", "'") for form in self.printed(indices)]

    def printed(self, indices: Iterable[int]) -> list[str]:
        """The words as the text has them."""
        text = self.reading.article.text
        words = self.reading.words
        return [text[words[i].start : words[i].end] for i in indices]

    def sentences(self, span: Span) -> range:
        """Indices of the sentences that `span` meets."""
        first = max(0, bisect_right(self._sentences, span.start) - 1)
        last = bisect_left(self._sentences, max(span.end, span.start + 1))
        sentences = self.reading.sentences
        while first < last and not sentences[first].meets(span):
            first += 1
        return range(first, last)

    def runs(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """Word indices as spans; neighbours with nothing between them but marks become one."""
        words = self.reading.words
        found: list[Span] = []
        before = -2
        for i in sorted(set(indices)):
            word = words[i]
            if i == before + 1 and found and "\n" not in self._between(found[-1].end, word.start):
                found[-1] = Span(found[-1].start, word.end)
            else:
                found.append(Span(word.start, word.end))
            before = i
        return tuple(found)

    def _between(self, start: int, end: int) -> str:
        return self.reading.article.text[start:end]
