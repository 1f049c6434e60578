"""Subjects that a cue has no noun phrase of its own for: shared with the main clause, behind "by"."""

from __future__ import annotations

from digest.language.names.lexicon import fold
from digest.language.names.lexicon import lexicon as names
from digest.language.quotes import phrases, preceding
from digest.language.quotes.complement import person
from digest.language.quotes.cue import Attribution
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Phrase, Sentence
from digest.language.quotes.tags import FINITE

_THINGS = frozenset(["it", "this", "that", "there"])


def shared(s: Sentence, index: int, found: list[Attribution]) -> Phrase | None:
    """The subject that a participle or a second verb shares: that of the main clause before it."""
    best: Phrase | None = None
    at = 0
    while at < index:
        if s.tags[at] in FINITE and not (
            at and s.tags[at - 1] in "XA" and best is not None and best.last >= at - 1
        ):
            if s.low(at) in lexicon()["relative contractions"]:
                made = None
            elif s.tags[at] == "Y":
                made = Phrase(at, at + 1, at, at + 1, "pronoun")
            else:
                made = preceding.subject(s, at)
            main = made is not None and made.kind != "relative" and not _inside(s, made, at, found)
            if made is not None and main and (best is None or _coordinate(s, made.first)):
                best = made
        at += 1
    if best is None and (after := _behind_apposition(s, index)) is not None:
        best = after
    if best is None or (best.kind == "pronoun" and s.low(best.first) in _THINGS):
        # "It came as the mayor urged Poe to go, calling ...": it is whoever spoke before
        best = next((a.speaker for a in reversed(found) if a.speaker is not None), best)
    if best is None:
        # A headline or a clause that opens with the participle: its subject stands behind the comma.
        comma = next((n for n in range(index, s.end) if s.tags[n] in ",q"), None)
        while comma is not None:
            made = phrases.starting_at(s, comma + 1, s.end)
            if made is not None and (
                made.kind == "pronoun" or s.finite(made.last, min(s.end, made.last + 4))
            ):
                # "By urging him to go, Roe's stood out": it is a thing of Roe's that did
                return None if s.low(made.head_end - 1).endswith("'s") else made
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] in ",q"), None)
    return best


def _behind_apposition(s: Sentence, index: int) -> Phrase | None:
    """The subject of what looked like a participle: "Ann Roe, a baker, poked at Poe, tweeting ..."."""
    for at in range(2, index):
        if s.tags[at] == "E" and s.tags[at - 1] == ",":
            return preceding.subject(s, at)
    return None


def absolute(s: Sentence, index: int) -> Phrase | None:
    """Who acts in an absolute construction: "..., with Ann Roe expressing doubt, but also stressing".

    `index` is its participle, or a second one joined to it by "and" or "but".
    """
    for at in range(index - 1, max(-1, index - _ABSOLUTE), -1):
        if s.low(at) == "with" and s.tag(at - 1) in (",", "-", ""):
            doer = phrases.starting_at(s, at + 1, index)
            if doer is None or doer.kind == "relative":
                return None
            verb = doer.last
            while s.tag(verb) == "A":
                verb += 1
            if s.tag(verb) == "G" and (verb == index or _joined(s, index)):
                return doer
        elif s.tags[at] in ";:":
            return None
    return None


_ABSOLUTE = 30
"""Tokens that an absolute construction may be long."""


def caught(s: Sentence, index: int) -> Phrase | None:
    """As in "the mayor was caught on tape saying": whoever was seen or heard to speak."""
    for at in range(index - 1, max(0, index - _CAUGHT), -1):
        if s.tags[at] == "E" and s.tags[at - 1] == "X" and s.low(at) in lexicon()["caught"]:
            made = preceding.subject(s, _verb_start(s, at))
            return made if made is not None and made.kind != "relative" else None
        if s.tags[at] not in "IDNMt#A":
            return None
    return None


_CAUGHT = 8
"""Tokens that may tell where somebody was heard."""


def reproached(s: Sentence, index: int) -> Phrase | None:
    """As in "angry at Ann Roe for promising", "thanked the mayor for saying": whoever stands before "for"."""
    if s.low(index - 1) != "for" or s.tag(index - 2) not in ("M", "N", "O"):
        return None
    at = index - 2
    first = phrases.core(s, at, 0)
    if s.tag(first - 1) not in ("V", "B", "G", "E", "I"):
        return None
    if s.tags[at] == "O":
        return Phrase(at, at + 1, at, at + 1, "pronoun")
    if s.tags[at] == "N" and not any(len(w) == 1 for w, _, _ in names().heads.get(fold(s.low(at)), ())):
        return None
    return Phrase(first, at + 1, first, at + 1, "name" if s.tags[at] == "M" else "common")


def distributed(s: Sentence, index: int) -> Phrase | None:
    """The name before "by": "each made an offer, Roe by pledging to stay and Poe by promising to go"."""
    if s.low(index - 1) != "by" or s.tag(index - 2) != "M":
        return None
    first = index - 2
    while s.tag(first - 1) == "M":
        first -= 1
    return Phrase(first, index - 1, first, index - 1, "name") if s.tag(first - 1) in (",", "C", ";") else None


def prompted(s: Sentence, index: int) -> Phrase | None:
    """As in "the letter prompted Ann Roe to ask": whoever stands before "to", the verb before them."""
    if s.tag(index) != "T" or s.tag(index - 1) not in ("M", "N", "O"):
        return None
    at = index - 1
    first = phrases.core(s, at, 0)
    if s.low(first - 1) not in lexicon()["made to speak"] or s.tag(first - 1) not in ("V", "B", "G", "E"):
        return None
    kind = {"M": "name", "O": "pronoun"}.get(s.tags[at], "common")
    return Phrase(first, index, first, index, kind)


def written(s: Sentence, index: int) -> Phrase | None:
    """As in "the board's letters to Ann Roe saying": the letters' owner, their writer, or the letters.

    Only where "to" and the name of a receiver stand between them and the participle.
    """
    sender = _sender(s, index)
    if sender is not None:
        return sender
    at = index - 1
    if s.tag(at) not in ("M", "N"):
        return None
    to = phrases.core(s, at, 0) - 1
    if s.low(to) != "to" or s.low(to - 1) not in lexicon()["documents"] or s.tag(to - 1) != "N":
        return None
    first = phrases.core(s, to - 1, 0)
    owner = next((n for n in range(to - 2, first - 1, -1) if s.low(n).endswith(("'s", "s'"))), None)
    if owner is not None:
        begin = preceding.ending_at(s, owner, 0, clause=False)
        if begin is not None:
            return Phrase(begin.first, owner + 1, begin.first, owner + 1, begin.kind)
    if s.tag(first - 1) in ("V", "B", "E") and (maker := preceding.subject(s, _verb_start(s, first - 1))):
        return maker if maker.kind != "relative" else None
    return Phrase(first, index, first, to, "common")


def _sender(s: Sentence, index: int) -> Phrase | None:
    """As in "a letter sent from Roe's lawyer, Otto Kern, to Poe on May 2 asking": whoever sent it."""
    for at in range(index - 3, max(0, index - _LETTER), -1):
        low = s.low(at)
        if s.tags[at] == "I" and low in ("from", "by") and "to" in s.words[at:index]:
            noun = at - 1 - (s.low(at - 1) in lexicon()["written"])
            if s.low(noun) not in lexicon()["documents"]:
                return None
            found = phrases.starting_at(s, at + 1, index)
            return phrases.introduced(s, found) if found is not None else None
        if s.tags[at] in ("V", "X", "P", "W", "S", ";", ":"):
            return None
    return None


_LETTER = 25
"""Tokens that may tell from whom a letter went to whom."""


def _verb_start(s: Sentence, at: int) -> int:
    while at > 0 and s.tags[at - 1] in "XAT":
        at -= 1
    return at


def _joined(s: Sentence, at: int) -> bool:
    """Whether "and" or "but" stands before `at`, adverbs passed over."""
    at -= 1
    while s.tag(at) == "A":
        at -= 1
    return at >= 0 and s.tags[at] == "C"


def elaborating(s: Sentence, index: int) -> Phrase | None:
    """Whom the second verb of a subordinate clause belongs to.

    As in "her critics, who have left and urged" and "Roe spoke, as Poe stood by and vowed". Only a
    clause behind a comma that none closes again; in "the man who came and said" the main clause may
    go on as well.
    """
    if s.tag(index - 1) != "C":
        return None
    inside = _told_of_a_thing(s, index - 2 if s.tag(index - 2) == "," else index - 1)
    if inside is not None:
        return inside
    for at in range(index - 2, 0, -1):
        if s.tags[at] in ",;:-":
            return _subordinate(s, at + 1, index) if s.tags[at] in ",-" else None
        if s.tags[at] == "W" and s.low(at) in ("who", "which"):
            after = at + 1
            while s.tag(after) == "A":
                after += 1
            opens = s.tags[at - 1] == "," and s.tag(after) in FINITE
            made = preceding.relative(s, at) if opens else None
            return made if made is not None and made.kind != "relative" else None
    return None


def _told_of_a_thing(s: Sentence, last: int) -> Phrase | None:
    """Whose further verb it is in "the line was part of a speech in which Roe spoke of Poe, but argued".

    Of a thing that is said to be something, nothing else is said by such a verb: the clause goes on.
    """
    which = next((n for n in range(last - 1, 1, -1) if s.low(n) in ("which", "where")), None)
    if which is None or s.tag(which - 1) not in ("I", "N") or any(t in ",;:-" for t in s.tags[which:last]):
        return None
    main = next((n for n in range(1, which) if s.tags[n] in FINITE), None)
    if main is None or s.low(main) not in lexicon()["be"] or s.tag(main + 1) in ("E", "G"):
        return None
    thing = preceding.subject(s, main)
    if thing is None or thing.kind != "common" or person(s, thing.head_end - 1):
        return None
    verb = next((n for n in range(which + 2, last) if s.tags[n] in FINITE), None)
    made = preceding.subject(s, verb, which + 1) if verb is not None else None
    return made if made is not None and made.kind != "relative" else None


def _subordinate(s: Sentence, first: int, last: int) -> Phrase | None:
    """The subject of a clause that "as", "while" or the like opens at `first`: "as Poe stood by"."""
    if s.low(first) not in lexicon()["clause openers"]:
        return None
    for at in range(first + 2, last):
        if s.tags[at] in FINITE:
            made = preceding.subject(s, at, first + 1)
            return made if made is not None and made.kind != "relative" else None
    return None


def _inside(s: Sentence, subject: Phrase, verb: int, found: list[Attribution]) -> bool:
    """Whether a clause is part of what an earlier attribution reports, or a relative clause."""
    if s.tag(verb - 1) == "W":
        return True
    joined = s.tag(subject.first - 1) == "C" and s.tag(subject.first - 2) == ","
    return any(
        a.style != "before"
        and not (a.style == "object" and joined)  # "called Poe, and Roe sent a letter"
        and a.governs(subject.first)
        and a.speaker is not None
        for a in found
    )


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
        if s.tags[at] in (",", ";", ":", "V", "T"):
            return None
    return None


def named(s: Sentence, index: int) -> Phrase:
    """The name right before `index`: "(footage of) Ann Roe saying"."""
    first = phrases.core(s, index - 1, 0)
    return Phrase(first, index, first, index, "name")
