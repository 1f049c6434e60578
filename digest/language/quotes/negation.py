"""Cues that tell of words left unsaid: "did not say that", "declined to say whether"."""

from __future__ import annotations

from digest.language.quotes.complement import person
from digest.language.quotes.cue import Attribution
from digest.language.quotes.ends import cue_verb
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.phrases import core
from digest.language.quotes.sentence import Sentence

_REACH = 10
"""Words in front of a cue that are looked at."""


def unsaid(s: Sentence, made: Attribution) -> bool:
    """Whether the cue is negated or refused, so that what it governs is no statement of anybody's.

    Two negations make a statement again ("never failed to mention that"), and so does one before a
    verb that denies: whoever "did not deny that" lets it stand.
    """
    lex = lexicon()
    if made.style in ("label", "according"):
        return False
    if s.tags[made.verb] == "N":
        return s.low(core(s, made.verb, 0)) == "no" or _lacking(s, made)
    negative = _nobody(s, made)
    at, taken = made.verb - 1, 0
    while at >= 0 and taken < _REACH:
        low, tag = s.tokens[at].low, s.tags[at]
        if low == "but" and s.low(at - 1) == "help":
            return False
        if low == "without" and s.low(at - 1) in ("go", "goes", "went", "going"):
            return False
        if low in lex["negations"] or low.endswith("n't") or low == "cannot":
            if s.low(at + 1) in lex["not only"]:
                return False
            negative = not negative
        elif low in lex["unsaying"] or (low in ("less", "yet") and s.tag(at + 1) in "NMT"):
            negative = not negative
        elif tag == "," and s.tag(at - 1) == "A" and s.tag(at - 2) == ",":
            at -= 2  # "did not, however, say"
        elif tag not in "XAT" and low not in lex["control"] and low not in ("of", "from", "short"):
            break
        at -= 1
        taken += 1
    return negative and made.stance != "denying"


def _lacking(s: Sentence, made: Attribution) -> bool:
    """Whether nobody's claims are only said not to be there: "it did not appear to include claims that"."""
    speaker = made.speaker
    if speaker is not None and (speaker.kind != "pronoun" or s.low(speaker.first) != "it"):
        return False
    lex = lexicon()
    return any(
        (s.low(n) in lex["negations"] or s.low(n).endswith("n't")) and s.low(n + 1) in _THERE
        for n in range(made.verb)
    )


_THERE = frozenset(["appear", "seem", "include", "contain", "involve"])


def imagined(s: Sentence, made: Attribution, found: list[Attribution]) -> bool:
    """Whether somebody only tells what another should say: "Roe said the firm had to admit that ..."."""
    if not any(a is not made and a.governs(made.verb) and a.takes & {"clause", "that"} for a in found):
        return False
    lex = lexicon()
    before = [n for n in range(max(0, made.verb - 5), made.verb) if s.tags[n] != "A"]
    words = [s.low(n) for n in before]
    if words[-1:] == ["to"]:
        return words[-2:-1] != [] and words[-2] in lex["duties"]
    return words[-1:] != [] and words[-1] in lex["unreal"]


def inferred(s: Sentence, made: Attribution) -> bool:
    """Whether the writer concludes something from a deed: "the report named five, suggesting that ..."."""
    if s.tags[made.verb] != "G" or made.lemma not in lexicon()["inferring"] or made.speaker is None:
        return False
    if s.tag(made.first - 1) != "," or made.speaker.kind != "common" or person(s, made.speaker.head_end - 1):
        return False
    main = next((n for n in range(made.first) if s.tags[n] == "V"), None)
    return main is not None and not (
        cue_verb(s, main) and any(verb.takes & _TELLING for verb, _ in lexicon().verbs[s.low(main)])
    )


_TELLING = frozenset(["clause", "that", "noun", "question"])


def _nobody(s: Sentence, made: Attribution) -> bool:
    """Whether the subject is none at all: "nobody", "neither Roe nor Poe", "no official"."""
    speaker = made.speaker
    if speaker is None or speaker.last > made.verb:
        return False
    first = speaker.first
    if "nor" in (s.low(first), s.low(first - 1)) or (s.low(first - 2) == "nor" and s.tag(first - 1) == "X"):
        return True
    return (
        s.low(first) in ("nobody", "none", "neither", "no", "anyone", "anybody")
        or s.low(first - 1) == "neither"
    )
