"""Whom "they" means where several nameless people have spoken: "five senators urged ... They said"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.quotes.complement import describes
from digest.language.quotes.cue import Attribution
from digest.language.quotes.sentence import Sentence
from digest.language.quotes.speakers import Cast


class Several:
    """The several that spoke last; fed sentence by sentence."""

    def __init__(self) -> None:
        self._told = 0
        """The writer's sentences so far."""
        self._group: tuple[str, int] | None = None
        """Who spoke, in the article's words, and in which sentence they were last told of."""

    def meant(self) -> str | None:
        """The group that "they" takes up in this sentence; None where it may be anybody."""
        if self._group is None or self._told - self._group[1] > 1:
            return None
        return self._group[0]

    def read(self, s: Sentence, found: Sequence[Attribution], cast: Cast) -> None:
        """Takes note of a sentence that has been dealt with: of two groups in it, of none."""
        groups: dict[str, None] = {}
        for made in found:
            phrase = made.speaker
            if phrase is None or phrase.kind != "common" or not made.style:
                continue
            if s.tag(phrase.first - 1) == "C" or not _people(s, phrase.head_end - 1):
                continue
            speaker = cast.speaker(s, phrase)
            if not speaker.people:
                groups[speaker.name] = None
        if groups:
            self._group = (next(iter(groups)), self._told) if len(groups) == 1 else None
        elif self._group is not None:
            if any(_people(s, n) for n in range(s.end)):
                self._group = None  # others have come in between
            elif any(s.low(n) == "they" for n in range(s.end)):
                self._group = (self._group[0], self._told)
        self._told += 1


def _people(s: Sentence, at: int) -> bool:
    """Whether a word names several people by what they are: "senators"."""
    return s.tag(at) in ("N", "M") and s.low(at).endswith("s") and describes(s.low(at))
