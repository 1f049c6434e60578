"""Of several cues in a sentence, which one has the words."""

from __future__ import annotations

import re

from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.cue import Attribution
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.pairing import Stretch
from digest.language.quotes.remarks import remark
from digest.language.quotes.sentence import Sentence


def owners(s: Sentence, found: list[Attribution], quotes: list[int]) -> dict[int, Attribution]:
    """Each stretch's attribution, of those that govern it."""
    owned: dict[int, Attribution] = {}
    for at in quotes:
        best: Attribution | None = None
        for made in found:
            if not made.governs(at) or made.speaker is None:
                continue
            if best is None or _overrides(s, made, best, at):
                best = made
        if best is not None:
            owned[at] = best
    return owned


def _overrides(s: Sentence, inner: Attribution, outer: Attribution, at: int) -> bool:
    """Whether the later of two cues has the words: the first one, unless the second speaks for itself.

    "Roe said she recalled a “long night”" is Roe's; in "Roe said Poe had called it “a lie”" the
    marked words are Poe's.
    """
    if inner.style == "before":
        if _beside(s, outer, at):
            return False
        return any(first <= at < last <= inner.first for first, last in inner.content)
    if inner.verb > at or (inner.lemma in lexicon()["begun with"] and inner.takes == {"words"}):
        return False  # "Roe vowed the tolls will end “by hook or by crook”"
    if outer.style == "before" and outer.verb > at:
        return False
    if s.tags[inner.verb] == "N":
        return s.tags[outer.verb] == "N" or _retorted(s, inner, outer, at)
    if s.tags[outer.verb] == "N" or outer.style == "bare":
        return True
    speaker = inner.speaker
    assert speaker is not None
    if remark(s, speaker.first) is not None:
        return True  # "Roe blasted Poe's speech in which he called it “...”"
    shared = speaker == outer.speaker
    if inner.stance == "feeling" and outer.stance != "feeling":
        return False  # "Roe said that people believe “...”"
    if shared and s.low(inner.first - 1) == "by" and not outer.takes & {"object"}:
        return True  # "answered by saying “...”"
    if inner.style in ("quote", "colon") and inner.takes & {"clause", "words"} and not shared:
        return s.tags[inner.verb] != "V" or speaker.kind == "name" or s.tag(at - 1) in (",", ":")
    if outer.style in ("object", "noun", "infinitive", "gerund") and "clause" not in outer.takes:
        return speaker.kind != "pronoun" or (shared and inner.first > outer.last)
    if shared:
        return bool(inner.takes & {"clause", "object"}) and _coordinated(s, inner)
    return s.tags[inner.verb] in "VE" and speaker.kind == "name" and bool(inner.takes & {"clause", "object"})


def _retorted(s: Sentence, inner: Attribution, outer: Attribution, at: int) -> bool:
    """Whether somebody only speaks of what another one said: "dismissed Roe's claim that it was “...”"."""
    between = [s.low(n) for n in range(inner.last, at)]
    quoted = inner.style == "noun-that" or ("about" in between and "as" not in between)
    return (
        quoted
        and outer.style == "object"
        and inner.speaker is not None
        and inner.speaker.kind == "name"
        and inner.speaker.first >= outer.last
    )


def _beside(s: Sentence, made: Attribution, at: int) -> bool:
    """Whether a cue in front has the stretch for its object: "went on about “a”, “b” and “c”"."""
    return (
        made.style == "object"
        and made.last <= at
        and all(s.tags[n] in (QUOTE, ",", "C") for n in range(made.last, at))
    )


def _coordinated(s: Sentence, made: Attribution) -> bool:
    """Whether the cue goes on with its subject's verbs: "..., and called it “...”"."""
    return s.tag(made.first - 1) in (",", "C", "q")


def apart(s: Sentence, quotes: list[int], at: int) -> bool:
    """Whether the stretch at `at` has a clause of its own: "said it was “a” and that they were “b”"."""
    before = max((n for n in quotes if n < at), default=at)
    return any(s.tags[n] == "C" and s.low(n + 1) == "that" for n in range(before + 1, at - 1))


def wished(s: Sentence, at: int) -> bool:
    """Whether the stretch is what somebody is said to want: "told of Poe wanting to “drain” the lake"."""
    return (
        s.tag(at - 1) == "T" and s.tag(at - 2) == "G" and s.tag(at - 3) == "M" and s.low(at - 2) in _WISHING
    )


_WISHING = frozenset(["wanting", "hoping", "planning", "trying", "threatening", "seeking", "wishing"])


def described(s: Sentence, at: int, text: str, stretch: Stretch, owner: Attribution) -> bool:
    """Whether the stretch only says what a message is like: "Roe's letters that “hinted at war”"."""
    if s.tags[owner.verb] != "N" or owner.style != "object" or s.low(at - 1) != "that":
        return False
    first = _WORD.match(text, stretch.start, stretch.end)
    if first is None:
        return False
    word = first.group().lower()
    return word.endswith("ed") or bool({"s", "past"} & lexicon().inflected.get(word, frozenset()))


_WORD = re.compile(r"[^\W\d_]{1,30}")


def from_next(s: Sentence, found: list[Attribution]) -> Attribution | None:
    """An attribution that opens the next sentence and governs nothing there: “...!” Roe shouted."""
    first = next((a for a in found if a.speaker is not None), None)
    if first is None or first.content or first.style != "bare" or first.speaker is None:
        return None
    return first if first.speaker.first == 0 and first.takes & {"clause", "words"} else None


def nested(made: Attribution, found: list[Attribution]) -> bool:
    """Whether a loose style of reporting stands inside what somebody else is reported to have said."""
    if made.style in ("clause", "that", "before", "according", "label", "colon"):
        return False
    return any(a is not made and a.governs(made.verb) and a.style not in ("object", "noun") for a in found)


def twice(s: Sentence, made: Attribution, found: list[Attribution]) -> bool:
    """Whether a noun of saying stands between a verb and its clause: "said in a statement that ..."."""
    return made.style == "noun-that" and any(
        a is not made and a.content and a.content[0][0] == made.content[0][0] for a in found
    )
