"""Which body "the group", "the department" or "it" means: the one that was last told of as a subject."""

from __future__ import annotations

from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Phrase, Sentence
from digest.model import Speaker

_NEAR = 2
"""Sentences in which a body stays in mind."""


class Bodies:
    """The body or the document that a text last told of; fed sentence by sentence."""

    def __init__(self) -> None:
        self._told = 0
        """The writer's sentences so far."""
        self._named: tuple[str, int] | None = None
        """The body named last, and the sentence."""
        self._last: tuple[str, int] | None = None
        """What "it" would take up, and the sentence: a body, a document."""

    def read(self, s: Sentence, told: list[tuple[Phrase, Speaker]]) -> None:
        """Takes note of a sentence that has been dealt with; `told` are its subject and its speakers."""
        self._told += 1
        for phrase, speaker in told:
            if speaker.people or phrase.kind == "relative":
                continue
            if phrase.kind == "pronoun" or self.taken_up(s, phrase) is not None:
                self._again(speaker.name)
            elif phrase.kind == "name":
                if s.tokens[phrase.head_end - 1].cap and not _plural(speaker.name):
                    self._named = self._last = (speaker.name, self._told)
            elif not s.low(phrase.head_end - 1).endswith("s"):
                self._last = (speaker.name, self._told)

    def _again(self, name: str) -> None:
        if self._named is not None and self._named[0] == name:
            self._named = (name, self._told)
        if self._last is not None and self._last[0] == name:
            self._last = (name, self._told)

    def taken_up(self, s: Sentence, phrase: Phrase) -> str | None:
        """The body that a subject takes up by another word; None where it is a new one."""
        low = s.low(phrase.head_end - 1)
        if phrase.kind == "pronoun":
            near = self._last is not None and self._told == self._last[1] and low == "it"
            return self._last[0] if self._last is not None and near else None
        the = phrase.kind == "common" and phrase.head_end - phrase.first == 2 and s.low(phrase.first) == "the"
        if not the or low not in lexicon()["bodies taken up"] or self._named is None:
            return None
        return self._named[0] if self._told - self._named[1] < _NEAR else None


def _plural(name: str) -> bool:
    """Whether a name is one for many people: "Democrats"."""
    return " " not in name and name.endswith("s")
