"""Cues that are no verb: "according to", nouns of saying, labels, signatures."""

from __future__ import annotations

from digest.language.quotes import phrases
from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.cue import Attribution
from digest.language.quotes.ends import cut, solid
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.scope import carries_on, left_start
from digest.language.quotes.sentence import Phrase, Sentence
from digest.language.quotes.subjects import shared


def according(s: Sentence, index: int, found: list[Attribution]) -> Attribution | None:
    """The attribution of "according to" at `index`, or the medium of one before it."""
    speaker = phrases.starting_at(s, index + 2, s.end)
    if speaker is None:
        return None
    speaker = phrases.introduced(s, speaker)
    made = Attribution(
        index, index, index + 2, "according to", "neutral", frozenset({"clause"}), speaker, style="according"
    )
    comma = next((n for n in range(speaker.last, s.end) if s.tags[n] == ","), None)
    afresh = s.tags[index - 1] == "-" and comma is not None and s.finite(comma + 1, s.end)
    if (
        index == 0
        or (index == 1 and s.tags[0] != QUOTE)
        or (s.tags[index - 1] == "C" and index <= 2)
        or (afresh and "-" not in s.tags[index:])
    ):
        while comma is not None and not s.finite(comma + 1, s.end):
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] == ","), None)
        while comma is not None and s.tag(comma + 1) in "DW" and _appositive_then_comma(s, comma):
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] == ","), None)
        if comma is not None:
            made.content = [cut(s, made, (comma + 1, s.end))]
        return made
    stop = index
    while stop > 0 and s.tags[stop - 1] in (",", "-", "("):
        stop -= 1
    for earlier in found:
        if (
            earlier.content
            and earlier.style not in ("according", "noun", "object")
            and earlier.speaker is not None
        ):
            reaches = max(e for _, e in earlier.content)
            if reaches >= stop or earlier.style == "before":
                earlier.via = speaker
                earlier.content = [(f, min(e, stop)) if f < stop else (f, e) for f, e in earlier.content]
                made.style = ""
                return made
    made.content = [(left_start(s, stop, found), stop)]
    if (
        comma is not None
        and comma - speaker.last <= 1
        and s.low(comma + 1) not in ("a", "an")
        and carries_on(s, comma + 1, whole=s.finite(made.content[0][0], stop))
    ):
        made.content.append((comma + 1, s.end))
    return made


def _appositive_then_comma(s: Sentence, comma: int) -> bool:
    closing = next((n for n in range(comma + 1, s.end) if s.tags[n] == ","), None)
    return closing is not None and not s.finite(comma + 1, closing) and s.finite(closing + 1, s.end)


def nominal(s: Sentence, index: int, found: list[Attribution]) -> Attribution | None:
    """As in "Her claim that ...", "the mayor's words: ...", "a call by Roe for ..."."""
    stance = lexicon().nouns[s.tokens[index].low]
    following = s.tag(index + 1)
    speaker: Phrase | None = None
    first = phrases.core(s, index, 0)
    owner = next((n for n in range(index - 1, first - 1, -1) if s.low(n).endswith(("'s", "s'"))), None)
    if owner is not None:
        start = phrases.core(s, owner, 0)
        speaker = Phrase(start, owner + 1, start, owner + 1, "name" if s.tags[owner] == "M" else "common")
    elif s.low(first) in ("his", "her", "their", "my", "our", "its"):
        speaker = Phrase(first, first + 1, first, first + 1, "pronoun")
    elif s.low(index) in ("report", "reports") and s.tag(index - 1) == "M":
        name = index - 1  # "a Marlow Herald report that"
        while name > first and s.tags[name - 1] == "M":
            name -= 1
        speaker = Phrase(name, index, name, index, "name")
    at = index + 1
    if s.low(at) in ("by", "from", "of") and speaker is None and s.tag(at + 1) in "DNMP":
        agent = phrases.starting_at(s, at + 1, s.end)
        if agent is not None and (s.low(at) != "of" or agent.kind == "name"):
            speaker, at = agent, agent.last
            following = s.tag(at)
    made = Attribution(index, index, index + 1, s.tokens[index].low, stance, frozenset({"words"}), speaker)
    if speaker is not None and (s.tag(at) == "t" or (s.low(at) in ("on", "in") and s.tag(at + 1) == "t")):
        behind = at + 1 if s.tag(at) == "t" else at + 2  # "her claim on Sunday that"
        if s.low(behind) == "that":
            at = behind
    if (
        s.low(at) == "that"
        and s.tag(at) == "S"
        and s.tokens[index].low in lexicon()["nouns with that"]
        and s.tag(solid(s, at + 1)) not in ("V", "X", "E", "")
        and s.finite(at + 1, s.end)
        and not _made_of(s, at)
    ):
        made.style = "noun-that"
        made.content = [cut(s, made, (at, s.end))]
    elif following == ":" and at + 1 < s.end:
        made.content = [(at + 1, s.end)]
        made.style = "colon"
    elif following == QUOTE or (s.tag(at) == "," and s.tag(at + 1) == QUOTE):
        made.content = [(at, s.end)]
        made.style = "object"
    else:
        stop = next(
            (n for n in range(at, min(s.end, at + 12)) if s.tags[n] in (",", ":", ";", "V", "X")),
            min(s.end, at + 12),
        )
        if any(s.tags[n] == QUOTE for n in range(at, stop)):
            made.content = [(at, stop)]
            made.style = "object"
    if (
        made.style == "noun-that"
        and speaker is None
        and s.low(first) in ("a", "an")
        and s.tag(first - 1) == ","
    ):
        return None  # "..., a claim that Roe denies" is the writer's word for what stands before
    if made.speaker is None and made.content and (made.style != "noun-that" or _made(s, first)):
        made.speaker = shared(s, index, found)
    unnamed = made.style == "noun-that" and made.lemma not in ("charge", "charges")  # those of a court
    return made if made.content and (made.speaker is not None or unnamed) else None


def _made_of(s: Sentence, that: int) -> bool:
    """Whether the clause only tells who has made it: "statements that (she has made)"."""
    found = phrases.starting_at(s, that + 1, s.end)
    if found is None and s.tag(that + 1) != "Y":
        return False
    verb = solid(s, found.last if found is not None else that + 2)
    while s.tag(verb) in ("X", "A"):
        verb += 1
    return s.low(verb) in lexicon()["made of words"] and s.tag(verb + 1) not in tuple("DNMPOqY#SG")


def _made(s: Sentence, first: int) -> bool:
    """Whether somebody makes the claim whose noun phrase begins at `first`: "repeated the claim that".

    Whoever rejects a report that ..., or does something after it, is not the one who gives it.
    """
    at = first - 1
    if s.low(at) in ("with", "in", "as", "by"):
        return True
    while s.tag(at) in ("A", "D") or s.low(at) in ("of", "on", "out"):
        at -= 1
    return s.low(at) in lexicon()["makes a claim"] or s.tag(at) in ("", ",", ":", "-", "q")


def label(s: Sentence, *, opens: bool, titled: bool) -> Attribution | None:
    """As in "ROE: ..." in a transcript, "Roe: ..." in a headline."""
    if not opens:
        return None
    colon = next((n for n in range(min(7, s.end)) if s.tags[n] == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= s.end:
        return None
    if any(s.tags[n] not in "MN#(,)" for n in range(colon)) or (colon > 1 and s.tags[colon - 1] == ")"):
        return None
    words = [t for t in s.tokens[:colon] if t.kind == "w"]
    if not words or any(t.low in lexicon()["labels that speak for nobody"] for t in words):
        return None
    if not titled and not all(t.cap or t.low.isdigit() for t in words):
        return None
    head_end = next((n for n in range(colon) if s.tags[n] in "(,"), colon)
    speaker = Phrase(0, colon, 0, head_end, "name")
    made = Attribution(colon, colon, colon + 1, ":", "neutral", frozenset({"clause", "words"}), speaker)
    made.content = [(colon + 1, s.end)]
    made.style = "label"
    return made


def signature(s: Sentence) -> Attribution | None:
    """The name behind a dash after the words: “...” — Ann Roe."""
    dash = next((n for n in range(1, min(s.end, 6)) if s.tags[n] == "-" and s.tags[n - 1] == QUOTE), None)
    if dash is None or any(t not in (QUOTE, ",") for t in s.tags[:dash]):
        return None
    if s.tag(dash + 1) != "M" or any(t not in "MN#I,D" for t in s.tags[dash + 1 : s.end]):
        return None
    speaker = phrases.starting_at(s, dash + 1, s.end)
    if speaker is None:
        return None
    made = Attribution(dash, dash, dash + 1, "—", "neutral", frozenset({"words"}), speaker)
    made.content = [(0, dash)]
    made.style = "before"
    return made
