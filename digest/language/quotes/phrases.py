"""Noun phrases from their beginning on, and the plain noun phrase around a noun, without a parser."""

from __future__ import annotations

from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Phrase, Sentence
from digest.language.quotes.tags import FINITE, NOMINAL


def starting_at(s: Sentence, index: int, high: int) -> Phrase | None:
    """The noun phrase that begins at `index` ("said Ann Roe, a spokeswoman")."""
    if index >= high:
        return None
    tag = s.tags[index]
    if tag in "PO":
        return Phrase(index, index + 1, index, index + 1, "pronoun")
    if tag not in "DNM#":
        return None
    at = core_end(s, index, high)
    head_end = at
    joint = False
    while at < high:
        word = s.low(at)
        if (
            s.tags[at] == "I"
            and word in ("of", "for", "from", "with", "at", "in", "by")
            and at + 1 < high
            and s.tags[at + 1] in "DNM#"
        ):
            if (
                word in ("in", "at", "from", "with", "for")
                and s.tags[at + 1] == "D"
                and s.low(at + 1) in ("a", "an", "his", "her", "their")
            ):
                break
            at = core_end(s, at + 1, high)
            continue
        if (
            s.tags[at] == "C"
            and word == "and"
            and at + 1 < high
            and s.tags[at + 1] in "DNM"
            and alike(s, index, at + 1)
        ):
            end = core_end(s, at + 1, high)
            if end < high and s.tags[end] in FINITE:
                break
            at = end
            if head_end < at and not any(s.tags[n] == "I" for n in range(index, at)):
                head_end = at
                joint = True
            continue
        break
    kind = "name" if s.tags[head_end - 1] == "M" else "common"
    return Phrase(index, at, index, head_end, kind, joint)


def introduced(s: Sentence, phrase: Phrase) -> Phrase:
    """The phrase with the name behind its comma: "the fire chief, Otto Kern"."""
    at = phrase.last
    if phrase.kind != "common" or s.tag(at) != "," or s.tag(at + 1) != "M":
        return phrase
    end = at + 1
    while end < s.end and s.tags[end] == "M":
        end += 1
    if end - at < 3 or s.tag(end) not in ("", ",", ".", ":", "t", "I", "q", "W", "-"):
        return phrase
    return Phrase(phrase.first, end, at + 1, end, "name")


def core_end(s: Sentence, index: int, high: int) -> int:
    """Behind the plain noun phrase that begins at `index`."""
    at = index
    while at < high and s.tags[at] == "D":
        at += 1
    while at < high and (
        s.tags[at] in NOMINAL
        or (s.tags[at] in "EG" and at + 1 < high and s.tags[at + 1] in "N" and s.tags[at - 1] == "D")
    ):
        at += 1
    if at + 1 < high and s.tags[at] == "," and s.low(at + 1) in ("jr", "sr", "ii", "iii"):
        at += 2
    return max(at, index + 1)


def core(s: Sentence, at: int, low: int) -> int:
    """Where the plain noun phrase begins whose last word is `at`."""
    first = at
    if s.tags[first] == "D":
        return first
    while first > low:
        tag = s.tags[first - 1]
        word = s.low(first - 1)
        if tag in NOMINAL:
            if s.tags[first] == "#" and tag == "M" and not s.tokens[first].low[0].isdigit():
                break
            if word in lexicon().inflected and tag == "N" and _opens(s, first) and s.tag(first - 2) != "D":
                break  # "that upset other farmers": a verb that looks like a noun
            first -= 1
            continue
        if tag == "t" and first - 1 > low and s.tags[first - 2] == "D" and s.tags[first] == "N":
            first -= 1  # "the June ruling"
            continue
        if tag == "D":
            first -= 1
            if first > low and s.tags[first - 1] == "D":
                first -= 1
            break
        if tag in "EG" and first - 1 > low and (s.tags[first - 2] in "D" or _owner(s, first - 2)):
            first -= 1
            continue
        if tag == "G" and first - 1 > low and s.tags[first - 2] in ",;" and s.tags[first] == "N":
            first -= 1  # "..., mining companies (said)"
            break
        if tag == "A" and first - 1 > low and (s.tags[first - 2] == "D" or _owner(s, first - 2)):
            first -= 1
            continue
        if tag == "W" and word == "whose":
            break
        if (
            tag == "C"
            and word == "and"
            and s.tags[first - 2 if first - 2 >= low else first] == "N"
            and s.tags[first] == "N"
        ):
            # "the safety and health agency": joined adjectives and nouns inside one phrase
            start = core(s, first - 2, low)
            if s.tags[start] == "D" or start < first - 2:
                first = start
            break
        break
    return first


def _owner(s: Sentence, at: int) -> bool:
    """Whether somebody's name or noun as an owner stands at `at`: "Roe's (unfounded claims)"."""
    return s.low(at).endswith(("'s", "s'"))


def _opens(s: Sentence, at: int) -> bool:
    """Whether a noun phrase begins at `at`: "other farmers", "three women"."""
    return s.low(at) == "other" or (s.tags[at] == "#" and s.low(at) in lexicon()["quantifiers"])


def alike(s: Sentence, left: int, right: int) -> bool:
    """Whether the phrases joined by "and" are of one sort, so that they share the verb."""
    if s.tags[left] == s.tags[right]:
        return True
    return s.tags[left] in "DM" and s.tags[right] in "DM"
