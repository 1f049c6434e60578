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
    """The writer's words on whoever a statement begins with: "Ann Roe(, an aide who lost her post,) is well".

    Only a relative clause in it shows that they are nobody's statement.
    """
    at = first
    while at < last and s.tags[at] == "M":
        at += 1
    if at == first or at >= last or s.tags[at] != ",":
        return None
    closing = next((n for n in range(at + 1, last) if s.tags[n] == ","), None)
    if closing is None or "W" not in s.tags[at + 1 : closing] or s.tags[at + 1] not in "DNW":
        return None
    return (at, closing + 1) if s.tag(closing + 1) in ("V", "X") else None
