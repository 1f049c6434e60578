"""Noun phrases beside a cue: where the subject of a verb starts and ends, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.language.quotes.clauses import WORD, Token
from digest.language.quotes.lexicon import lexicon


class Phrase(NamedTuple):
    """A noun phrase as token indices of its sentence, `first` to `last` exclusive."""

    first: int
    last: int
    head_end: int
    """Index behind the head word: the phrase up to its first preposition or comma."""
    kind: str
    """ "pronoun", "relative", "name", "common"."""


def before(sentence: Sequence[Token], index: int, low: int = 0) -> Phrase | None:
    """The noun phrase that ends right before token `index`, not reaching below `low`."""
    lex = lexicon()
    last = index
    at = index - 1
    if at < low:
        return None
    token = sentence[at]
    if token.kind in (",", ")", "-"):
        return _with_apposition(sentence, index, low)
    if token.kind != WORD:
        return None
    word = token.low
    if word in lex["relatives"]:
        return Phrase(at, last, last, "relative")
    if (word in lex["subject pronouns"] and not token.cap) or word in {"he", "she", "they", "it", "we", "i"}:
        if not (at > low and sentence[at - 1].low in lex["determiners"]):
            return Phrase(at, last, last, "pronoun")
    if word in lex["subordinators"] or word in lex["conjunctions"] or word in lex["prepositions"]:
        return None
    first = _left_edge(sentence, at, low)
    if first is None:
        return None
    return _phrase(sentence, first, last)


def _phrase(sentence: Sequence[Token], first: int, last: int) -> Phrase | None:
    """The phrase, leading prepositional phrases and adverbs dropped."""
    lex = lexicon()
    while first < last and (
        sentence[first].low in lex["prepositions"]
        or sentence[first].low in lex["adverbs"]
        or sentence[first].low in lex["conjunctions"]
        or sentence[first].kind != WORD
    ):
        if sentence[first].low in lex["prepositions"]:
            restart = _restart(sentence, first + 1, last)
            if restart is None:
                return None
            first = restart
        else:
            first += 1
    while first < last - 1 and sentence[first].low in lex["times"]:
        first += 1
    if first >= last or not any(t.kind == WORD for t in sentence[first:last]):
        return None
    head_end = last
    for at in range(first + 1, last):
        if sentence[at].kind != WORD or (
            sentence[at].low in lex["phrase prepositions"] and not sentence[at].cap
        ):
            head_end = at
            break
    kind = "name" if sentence[head_end - 1].cap else "common"
    return Phrase(first, last, head_end, kind)


def _restart(sentence: Sequence[Token], first: int, last: int) -> int | None:
    """Where the subject starts behind a leading "On Tuesday" or "In Ohio"."""
    lex = lexicon()
    at = first
    if at < last and sentence[at].low in lex["determiners"]:
        at += 1
    while at < last and sentence[at].low in lex["times"]:
        at += 1
    if at > first and at < last:
        return at
    for n in range(first + 1, last):
        if sentence[n].low in lex["determiners"] or sentence[n].kind == ",":
            return n + (sentence[n].kind == ",")
    return None


def _left_edge(sentence: Sequence[Token], at: int, low: int) -> int | None:
    """Index of the first token of the phrase whose last word is `sentence[at]`."""
    lex = lexicon()
    first = at
    while first >= low:
        token = sentence[first]
        if token.kind != WORD:
            if token.kind == "," and _is_list_comma(sentence, first, at):
                first -= 1
                continue
            break
        word = token.low
        if not token.cap or first == low:
            if (word in lex["subordinators"] and word not in lex["prepositions"]) or word in lex["auxiliaries"]:
                break
            if word in lex["subject pronouns"] and word not in lex["determiners"]:
                break
            if word in lex["light verbs"] and first < at:
                break
            if word in lex["conjunctions"]:
                if word == "and" and first > low and _joins(sentence, first):
                    first -= 1
                    continue
                break
            if word in lex["prepositions"]:
                if first > low and sentence[first - 1].kind == WORD and word in lex["phrase prepositions"]:
                    first -= 1
                    continue
                break
            verb = lex.verbs.get(word)
            if (
                verb
                and first < at
                and any(f in ("past", "ing") for _, f in verb)
                and sentence[first - 1].kind == WORD
            ):
                break
            if word in lex["determiners"] and first > low:
                previous = sentence[first - 1]
                if previous.low in lex["phrase prepositions"] or previous.low in lex["determiners"]:
                    first -= 1
                    continue
                if previous.low == "and" and _joins(sentence, first - 1):
                    first -= 1
                    continue
                first -= 1
                break
        first -= 1
    first += 1
    while first <= at and sentence[first].kind != WORD:
        first += 1
    return first if first <= at else None


def _joins(sentence: Sequence[Token], at: int) -> bool:
    """Whether the "and" at `at` joins two names or nouns, not two clauses."""
    left, right = sentence[at - 1], sentence[at + 1]
    if left.kind != WORD:
        return False
    return left.cap == right.cap or right.low in lexicon()["determiners"]


def _is_list_comma(sentence: Sequence[Token], at: int, last: int) -> bool:
    """Whether the comma stands before "Jr.", an age, or between names that "and" ends."""
    following = sentence[at + 1]
    if following.low in {"jr", "sr", "ii", "iii", "iv"}:
        return True
    span = [t.low for t in sentence[at + 1 : last + 1]]
    return "and" in span and following.cap and len(span) < 8 and sentence[at - 1].cap if at else False


def _with_apposition(sentence: Sequence[Token], index: int, low: int) -> Phrase | None:
    """ "Ann Roe, a spokeswoman for the town, (said)": the phrase and what stands behind it."""
    lex = lexicon()
    closer = sentence[index - 1].kind
    opener = {",": ",", ")": "(", "-": "-"}[closer]
    at = index - 2
    depth = 0
    best = None
    while at > low and index - at < 40:
        token = sentence[at]
        if token.kind == opener and depth == 0:
            core = before(sentence, at, low) if sentence[at - 1].kind == WORD else None
            if core is not None and core.kind in ("name", "common"):
                inner_first = at + 1
                inside = sentence[inner_first]
                best = (core, inner_first)
                if (
                    inside.low in lex["determiners"]
                    or inside.low in lex["relatives"]
                    or inside.low in {"whose", "whom", "where"}
                    or core.first == low
                    or sentence[core.first].low in lex["determiners"]
                    or closer != ","
                ):
                    break
                if inside.cap and inner_first + 1 == index - 1 and core.kind == "name":
                    at -= 1
                    continue
            if closer != ",":
                break
        elif token.kind in (":", "q"):
            break
        at -= 1
    if best is None:
        return None
    core, inner_first = best
    if core.kind == "common" and sentence[inner_first].cap:
        inner = _phrase(sentence, inner_first, index - 1)
        if inner is not None and inner.kind == "name":
            return Phrase(core.first, index - 1, inner.head_end, "name")
    return Phrase(core.first, index - 1, core.head_end, core.kind)


def after(sentence: Sequence[Token], index: int, high: int) -> Phrase | None:
    """The noun phrase that begins at token `index` ("said Ann Roe, a spokeswoman")."""
    lex = lexicon()
    if index >= high or sentence[index].kind != WORD:
        return None
    word = sentence[index].low
    if word in {"he", "she", "they", "i", "we", "it"}:
        return Phrase(index, index + 1, index + 1, "pronoun")
    if word in lex["subordinators"] or word in lex["prepositions"] or word in lex["times"]:
        return None
    at = index
    while at < high:
        token = sentence[at]
        if token.kind != WORD:
            break
        low = token.low
        if at > index and not token.cap:
            if low in lex["subordinators"] or low in lex["auxiliaries"] or low in lex["relatives"]:
                break
            if low in lex["conjunctions"] and not (at + 1 < high and low == "and" and _joins(sentence, at)):
                break
            if low in lex["prepositions"] and low not in lex["phrase prepositions"]:
                break
            if low in lex["object pronouns"] and low not in lex["determiners"]:
                break
        if at > index and low in lex["times"] and token.cap:
            break
        if low in ("in", "on", "at") and at + 1 < high and sentence[at + 1].low in lex["times"] | {"a", "an"}:
            break
        at += 1
    while at > index + 1 and (
        sentence[at - 1].low in lex["prepositions"]
        or sentence[at - 1].low in lex["adverbs"]
        or sentence[at - 1].low in lex["times"]
    ):
        at -= 1
    return _phrase(sentence, index, at)
