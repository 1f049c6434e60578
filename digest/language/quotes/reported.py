"""What belongs to a reported clause though it stands outside of it, and what stands inside and does not."""

from __future__ import annotations

from digest.language.quotes import phrases
from digest.language.quotes.complement import describes
from digest.language.quotes.cue import Attribution, Range
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Sentence


def antecedent(s: Sentence, made: Attribution) -> Range | None:
    """The noun that a clause is told of: "(jobs) they say it brings", "(a claim) that Roe said was false".

    None where the clause stands by itself, and behind times and manners ("the day he said it rained").
    """
    speaker = made.speaker
    if made.style != "clause" or speaker is None or speaker.last > made.verb or not made.content:
        return None
    at = speaker.first - 1
    if s.low(at) in ("that", "which") and s.tags[at] in "SW":
        at -= 1
    elif speaker.kind != "pronoun" and not speaker.joint:
        return None
    lex = lexicon()
    if at < 0 or s.tags[at] != "N" or s.low(at) in lex["time nouns"] or s.low(at) in _MANNERS:
        return None
    if s.low(at).endswith("s") and describes(s.low(at)):
        return None  # "told investigators he said"
    return phrases.core(s, at, 0), at + 1


_MANNERS = frozenset(
    ["time", "times", "way", "ways", "reason", "reasons", "moment", "point", "place", "fact"]
)


def portrait(s: Sentence, first: int, last: int) -> Range | None:
    """The writer's words on whoever a statement begins with: "Ann Roe(, 41, an aide who left,) is well".

    Only a relative clause in it shows that they are nobody's statement.
    """
    at = phrases.core_end(s, first, last)
    while at + 1 < last and s.tags[at] == "I" and s.tags[at + 1] in "DM":
        at = phrases.core_end(s, at + 1, last)
    if at >= last or s.tags[at - 1] != "M" or s.tags[at] != ",":
        return None
    closing = next((n for n in range(at + 1, last) if s.tags[n] == "," and s.tag(n + 1) in ("V", "X")), None)
    if closing is None or s.tags[at + 1 : closing].count("W") != 1 or s.tags[at + 1] not in "DNW#":
        return None
    if any(s.low(n) == "that" for n in range(at + 1, closing)):
        return None
    if "I" in s.tags[first:at] and s.low(at + 1) == "which":
        return None  # it may be a thing's, and part of what is said
    return at, closing + 1
