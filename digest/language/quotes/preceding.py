"""The noun phrase before a verb: where its subject starts and ends, with all that hangs on it."""

from __future__ import annotations

from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.intervening import appositive, before_aside, before_time, relative_before
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.phrases import alike, core
from digest.language.quotes.sentence import Phrase, Sentence, between
from digest.language.quotes.tags import NOMINAL

_REACH = 45
"""Tokens that an apposition may be long."""
_DESCRIBED = 16
"""The same, of the first of two that "and" joins."""
_NICKNAME = 40
"""Characters of a marked word that names somebody."""


def subject(s: Sentence, index: int, low: int = 0) -> Phrase | None:
    """The noun phrase that the verb group starting at `index` has before it, not reaching below `low`."""
    at = index - 1
    while at > low and s.tags[at] in "At" and not (s.tags[at] == "A" and s.tags[at - 1] == "D"):
        at -= 1
        if s.low(at) in ("on", "in", "late", "early", "last", "this") and s.tags[at + 1] == "t":
            at -= 1
    if at - 1 > low and s.tags[at] == "#" and s.tags[at - 1] == "I" and s.low(at - 1) in ("in", "since"):
        at -= 2  # "who in 2010 (said)"
    at = before_time(s, at, low)
    if at < low:
        return None
    if at > low and s.low(at) in ("both", "all", "each") and s.tags[at - 1] == "P":
        at -= 1  # "they both (said)"
    tag = s.tags[at]
    if tag == "W" or s.low(at) in lexicon()["relative contractions"]:
        return relative(s, at, low)
    if tag in "PY":
        return Phrase(at, at + 1, at, at + 1, "pronoun")
    if tag == QUOTE and s.low(index) in lexicon()["have"] and _names_somebody(s, at):
        return Phrase(at, at + 1, at, at + 1, "common")
    if tag == ")":
        opening = at
        while opening > low and s.tags[opening] != "(":
            opening -= 1
        inner = subject(s, opening, low)
        return inner._replace(last=at + 1) if inner else None
    if tag in (",", "-"):
        opening = before_aside(s, at, low)
        return subject(s, opening, low) if opening < at else _with_apposition(s, at, low)
    if tag in "NM#O" or (
        tag == "D" and s.low(at) in lexicon()["quantifiers"] | {"this", "that", "these", "those"}
    ):
        who = relative_before(s, at, low)
        return relative(s, who, low) if who > low else ending_at(s, at, low)
    return None


def _names_somebody(s: Sentence, at: int) -> bool:
    """Whether the marked word at `at` is a subject: "But “doubters” have (demanded)"."""
    if s.tokens[at].end - s.tokens[at].start > _NICKNAME:
        return False
    return s.tag(at - 1) in ("", "C", "D", ",") or s.low(at - 1) in ("so-called", "these", "some")


def parsed(s: Sentence, verb: int) -> Phrase | None:
    """The subject of the verb at `verb` as a parser found it."""
    given = s.parse.subject(s.tokens[verb].start) if s.parse is not None else None
    if given is None:
        return None
    whole, head = given
    held = between(s, whole.start, whole.end)
    at = next((n for n, t in enumerate(s.tokens) if t.start <= head.start < t.end), None)
    if held is None or at is None:
        return None
    tag = s.tags[at]
    if tag in "PY":
        return Phrase(at, at + 1, at, at + 1, "pronoun")
    if tag == "W":
        return relative(s, at)
    first = min(core(s, at, held[0]), at)
    return Phrase(first, max(held[1], at + 1), first, at + 1, "name" if tag == "M" else "common")


def relative(s: Sentence, at: int, low: int = 0) -> Phrase | None:
    """As in "Ann Roe, who (said)": whom the relative pronoun stands for."""
    before = at - 1
    if before >= low and s.tags[before] in ",-":
        before -= 1
    if before > low and s.low(before) in lexicon()["time nouns"] and s.tags[before - 1] == "t":
        before -= 1  # "a letter from her doctor Friday afternoon that (says)"
    dated = before
    if before > low and s.tags[before] == "#" and s.tags[before - 1] in "tI":
        before -= 1
    while before > low and s.tags[before] == "t":
        before -= 1
    if before < dated and s.tags[before] == "I" and s.low(before) in ("in", "on", "since", "of"):
        before -= 1  # "builders in June 2016 who (say)"
    if before >= low and s.tags[before] == ")":
        while before > low and s.tags[before] != "(":
            before -= 1
        before -= 1
    if before >= low and s.tags[before] in NOMINAL:
        found = ending_at(s, before, low, clause=False)
        if found is not None:
            near = _agreeing(s, found, before, at) or _appositive_of(s, found, low)
            return (near or _giver(s, before, low) or found)._replace(last=at + 1)
    return Phrase(at, at + 1, at, at + 1, "relative")


def _appositive_of(s: Sentence, found: Phrase, low: int) -> Phrase | None:
    """The name that a description stands behind: "Ann Roe — a former aide who (says)"."""
    mark = found.first - 1
    if mark > low and s.tags[mark] == "C":
        mark = _opening_comma(s, mark, low)  # "Ann Roe, an aide in Arden and author of a book, who (says)"
        found = found._replace(first=mark + 1)
    if mark <= low or s.tags[mark] not in ",-" or s.tags[mark - 1] != "M" or s.tag(found.first) != "D":
        return None
    first = mark
    while first > low and s.tags[first - 1] == "M":
        first -= 1
    if found.kind == "name" or first == mark:
        return None
    if first > 0 and not any(t.start in s.names for t in s.tokens[first:mark]):
        return None
    return Phrase(first, mark, first, mark, "name")


def _opening_comma(s: Sentence, at: int, low: int) -> int:
    """The comma before the description that goes on at `at`; `at` where a verb stands between."""
    for n in range(at - 1, max(low, at - _DESCRIBED), -1):
        if s.tags[n] == ",":
            return n
        if s.tags[n] not in "DNM#IE":
            break
    return at


def _agreeing(s: Sentence, found: Phrase, before: int, at: int) -> Phrase | None:
    """The plural next to "who" where the verb behind is one and the head is none.

    As in "somebody of interest to investigators, who insist": it is the investigators who do.
    """
    verb = at + 1
    while s.tag(verb) == "A":
        verb += 1
    low, head = s.low(verb), found.head_end - 1
    plural = low in ("are", "were", "have") or (
        s.tag(verb) == "V" and "base" in lexicon().inflected.get(low, ()) and not low.endswith("ed")
    )
    if not plural or head == before or s.tags[head] != "N" or s.low(head).endswith("s"):
        return None
    if not s.low(before).endswith("s") or s.low(head) in lexicon()["somebody"]:
        return None
    first = core(s, before, found.first)
    return Phrase(first, before + 1, first, before + 1, "name" if s.tags[before] == "M" else "common")


def _giver(s: Sentence, last: int, low: int) -> Phrase | None:
    """Whoever a thing came from: "criticism from (the town and its allies), who"."""
    at = last
    while at > low and s.tags[at] in "DNM#C":
        at -= 1
    if s.tags[at] == "I" and s.low(at) in ("from", "by", "among", "between") and s.tag(at - 1) == "N":
        return ending_at(s, last, at + 1, clause=False)
    return None


def ending_at(s: Sentence, at: int, low: int, *, clause: bool = True) -> Phrase | None:
    """The whole noun phrase whose last word is `at`, with what hangs on it to the left."""
    first = core(s, at, low)
    head_first, head_end = first, at + 1
    last = at + 1
    joint = False
    steps = 0
    while first > low and steps < 8:
        steps += 1
        left = first - 1
        tag = s.tags[left]
        word = s.low(left)
        if (tag == "I" and word in lexicon()["phrase prepositions"]) or (tag == "T" and word == "to"):
            if left - 1 >= low and s.tags[left - 1] in "NM#" and s.tags[left - 1] != "t":
                start = core(s, left - 1, low)
                if joint:
                    break
                first = head_first = start
                head_end = left
                continue
            if (
                left - 2 >= low
                and s.low(left - 1) in lexicon()["written"]
                and s.low(left - 2) in lexicon()["documents"]
            ):
                first = head_first = core(s, left - 2, low)
                head_end = left - 1
                continue
            if left - 1 >= low and s.tags[left - 1] in "EG" and left - 2 >= low and s.tags[left - 2] in "NM":
                first = head_first = core(s, left - 2, low)
                head_end = left - 1
                continue
            break
        if (
            tag == "I"
            and clause
            and left - 1 >= low
            and s.tags[left - 1] in "G"
            and left - 2 >= low
            and s.tags[left - 2] in "NM"
        ):
            first = head_first = core(s, left - 2, low)
            head_end = left - 1
            continue
        if tag in "GE" and clause and left - 1 >= low and s.tags[left - 1] in "NM":
            first = head_first = core(s, left - 1, low)
            head_end = left
            continue
        if tag == "V" and word in lexicon()["naming participles"] and s.tags[first] in "DM":
            named = core(s, left - 1, low)
            if s.tags[left - 1] == "N" and s.low(named) in ("a", "an", "another"):
                return Phrase(named, last, head_first, head_end, _kind(s, head_end))
        if tag == "V" and clause:
            who = left - 1
            while who > low and s.tags[who] == "A":
                who -= 1
            if who > low and s.tags[who] == "W" and s.tags[who - 1] in "NM":
                first = head_first = core(s, who - 1, low)
                head_end = who
                continue
        if tag == "C" and word == "and" and left > low and s.low(left - 1) in ("he", "she"):
            first = head_first = left - 1
            joint = True
            break
        if tag == "C" and word == "and" and s.tags[left - 1] == "," and clause and head_end == last:
            partner = _with_apposition(s, left - 1, low) if left - 1 > low else None
            if partner is None or partner.kind != "name":
                break
            other = (partner.head_first, partner.head_end)
            return Phrase(partner.first, last, head_first, head_end, _kind(s, head_end), True, other)
        if tag == "C" and word == "and" and left - 1 >= low and s.tags[left - 1] in "NM" and head_end == last:
            start = core(s, left - 1, low)
            outer = s.tag(start - 1) if start > low else ""
            opens = outer == "" and s.tags[start] == "D"
            if outer == "I" and s.low(start - 1) == "of" and s.tags[first] == s.tags[start - 2] == "M":
                first = head_first = start  # "the Office of (Walls and Dams)"
                continue
            if outer in tuple("VBGEXIT") or not (opens or alike(s, start, first)):
                break
            first = head_first = start
            joint = True
            while (
                first - 1 > low
                and s.tags[first - 1] == ","
                and s.tags[first - 2] in "M"
                and s.tags[first] == "M"
            ):
                first = head_first = core(s, first - 2, low)
            continue
        break
    opener = s.tag(first - 1) if first > low else ""
    if opener == "I" and s.tag(first - 2) == "A" and s.tag(first - 3) == ",":
        whole = subject(s, first - 1, low)  # "Ann Roe, a baker, also on Friday (said)"
        if whole is not None:
            return whole
    if opener == "I" and clause and s.low(first - 1) in lexicon()["clause prepositions"]:
        opener = ""
    if opener in ("I", "T") and first - 1 >= low and s.tag(first - 2) not in NOMINAL:
        # The phrase hangs on a preposition: "On Tuesday the mayor said", "At the rally Roe said".
        fresh = _behind_adjunct(s, first, at)
        if fresh is not None:
            first = head_first = fresh
            head_end = max(head_end, last) if head_end <= first else head_end
    for n in range(head_first + 1, head_end):
        if s.tags[n] == "I" and s.low(n) in lexicon()["phrase prepositions"]:
            head_end = n
            break
    return Phrase(first, last, head_first, head_end, _kind(s, head_end), joint)


def _kind(s: Sentence, end: int) -> str:
    """The kind of a phrase whose head ends at `end`."""
    return "name" if s.tags[end - 1] == "M" and not _possessive(s.low(end - 1)) else "common"


def _possessive(low: str) -> bool:
    return low.endswith(("'s", "s'"))


def _behind_adjunct(s: Sentence, first: int, at: int) -> int | None:
    """Where the subject starts in "(In) the ruling Roe (said)": behind the adjunct's own noun phrase."""
    run = at
    while run > first and s.tags[run - 1] == "M":
        run -= 1
    if s.tags[at] == "M" and run > first and s.tags[run - 1] in "N#":
        return run
    return None


def _with_apposition(s: Sentence, closer: int, low: int) -> Phrase | None:
    """As in "Ann Roe, a spokeswoman for the town, (said)": the phrase and what stands behind it."""
    mark = s.tags[closer]
    for opening in range(closer - 2, max(low, closer - _REACH), -1):
        tag = s.tags[opening]
        if tag in (":", ";"):
            return None
        if tag == QUOTE and mark == ",":
            return None
        if tag != mark:
            continue
        inside = opening + 1
        at = opening - 1
        if at >= low and s.tags[at] == ")":
            while at > low and s.tags[at] != "(":
                at -= 1
            at -= 1
        if at < low or s.tags[at] not in "NM":
            continue
        if not appositive(s, inside, closer):
            continue
        found = ending_at(s, at, low)
        if found is None:
            continue
        opener = s.tag(found.first - 1) if found.first > low else ""
        if opener == "I" and s.low(found.first - 1) in lexicon()["clause prepositions"]:
            opener = ""  # "as Ann Roe, a baker, (put it)"
        if opener in tuple("VBGEXI"):
            continue
        outer = _outermost(s, found, low)
        if outer is not None:
            return outer._replace(last=closer)
        # "Another Republican, Ann Roe (Arden), (said)": capitals alone make no name
        described = found.kind == "common" or s.low(found.first) in ("another", "a", "an", "one")
        if described and all(t == "M" for t in s.tags[inside:closer]):
            return Phrase(found.first, closer, inside, closer, "name")
        if described and s.tags[inside] == "M":
            end = inside
            while end < closer and s.tags[end] == "M":
                end += 1
            if end - inside >= 2:
                return Phrase(found.first, closer, inside, end, "name")
        return found._replace(last=closer)
    return None


def _outermost(s: Sentence, found: Phrase, low: int) -> Phrase | None:
    """The name that opens a chain of appositions: "Ann Roe, 59, of Arden, a baker, (said)"."""
    best: Phrase | None = None
    first = found.first
    for _ in range(6):
        if first - 2 < low or s.tags[first - 1] != "," or s.tags[first - 2] not in "NM#)":
            break
        at = first - 2
        if s.tags[at] == ")":
            while at > low and s.tags[at] != "(":
                at -= 1
            at -= 1
            if at < low or s.tags[at] not in "NM":
                break
        before = ending_at(s, at, low, clause=False)
        if before is None:
            start = core(s, at, low)
            if start - 2 >= low and s.tags[start - 1] == "I" and s.tags[start - 2] == ",":
                first = start - 1
                continue
            break
        opener = s.tag(before.first - 1) if before.first > low else ""
        if opener == "I" and s.tag(before.first - 2) == ",":
            first = before.first - 1
            continue
        if opener in tuple("VBGEXI"):
            break
        if before.kind == "name" and before.head_end - before.head_first >= 2:
            best = before
        first = before.first
    return best
