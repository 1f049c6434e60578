"""A cue with its speaker and what it governs, as token indices of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.language.quotes.sentence import Phrase

Range = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """A cue, its speaker and what it governs, as token indices of one sentence."""

    first: int
    """First token of the cue with its auxiliaries."""
    verb: int
    """The token of the verb (or noun) itself."""
    last: int
    """Behind the last token of the cue."""
    lemma: str
    stance: str
    takes: frozenset[str]
    speaker: Phrase | None = None
    content: list[Range] = field(default_factory=list)
    style: str = ""
    """How the content was found: "that", "clause", "quote", "colon", "object", "before", "noun", ...;
    "bare" for a cue that governs nothing in its own sentence."""
    via: Phrase | None = None

    def governs(self, at: int) -> bool:
        """Whether token `at` belongs to what was said."""
        return any(first <= at < last for first, last in self.content)
