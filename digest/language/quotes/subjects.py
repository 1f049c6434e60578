"""Subjects that a cue has no noun phrase of its own for: shared with the main clause, behind "by"."""

from __future__ import annotations

from digest.language.quotes import phrases
from digest.language.quotes.cue import Attribution
from digest.language.quotes.phrases import Phrase, Sentence

FINITE_START = frozenset("VXY")


def shared(s: Sentence, index: int, found: list[Attribution]) -> Phrase | None:
    """The subject that a participle or a second verb shares: that of the main clause before it."""
    best: Phrase | None = None
    at = 0
    while at < index:
        if s.tags[at] in FINITE_START and not (
            at and s.tags[at - 1] in "XA" and best is not None and best.last >= at - 1
        ):
            made = phrases.subject(s, at) if s.tags[at] != "Y" else Phrase(at, at + 1, at, at + 1, "pronoun")
            main = made is not None and made.kind != "relative" and not _inside(s, made, at, found)
            if made is not None and main and (best is None or _coordinate(s, made.first)):
                best = made
        at += 1
    if best is None:
        best = next((a.speaker for a in reversed(found) if a.speaker is not None), None)
    if best is None:
        # A headline or a clause that opens with the participle: its subject stands behind the comma.
        comma = next((n for n in range(index, s.end) if s.tags[n] in ",q"), None)
        while comma is not None:
            made = phrases.starting_at(s, comma + 1, s.end)
            if made is not None and (
                made.kind == "pronoun" or s.finite(made.last, min(s.end, made.last + 4))
            ):
                return made
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] in ",q"), None)
    return best


def _inside(s: Sentence, subject: Phrase, verb: int, found: list[Attribution]) -> bool:
    """Whether a clause is part of what an earlier attribution reports, or a relative clause."""
    if s.tag(verb - 1) == "W":
        return True
    return any(a.style != "before" and a.governs(subject.first) and a.speaker is not None for a in found)


def _coordinate(s: Sentence, first: int) -> bool:
    """Whether a clause that starts at `first` stands beside the sentence's first one."""
    if first == 0:
        return True
    return s.low(first - 1) in ("and", "but", "while", "though", "although", "yet", "so") or s.tags[
        first - 1
    ] in (";", ":", ",", "-")


def agent(s: Sentence, last: int) -> Phrase | None:
    """Who stands behind "by" in a passive."""
    for at in range(last, min(s.end, last + 14)):
        if s.low(at) == "by":
            agent = phrases.starting_at(s, at + 1, s.end)
            return phrases.introduced(s, agent) if agent else None
        if s.tags[at] in (",", ";", ":", "V"):
            return None
    return None


def named(s: Sentence, index: int) -> Phrase:
    """The name right before `index`: "(footage of) Ann Roe saying"."""
    first = phrases.core(s, index - 1, 0)
    return Phrase(first, index, first, index, "name")
