"""Where the words of a speaker end and the writer takes over."""

from __future__ import annotations

from digest.language.quotes import phrases
from digest.language.quotes.cue import Attribution, Range
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Sentence, between

_SCOPE_ENDS = frozenset(("but", "though", "although", "whereas", "even"))


def cut(s: Sentence, made: Attribution, content: Range) -> Range:
    """Ends a content to the right of its cue where the writer takes over."""
    start, end = content
    clause = s.parse.clause(s.tokens[made.verb].start) if s.parse is not None else None
    if clause is not None:
        held = between(s, clause.start, clause.end)
        if held is not None and held[0] <= start + 1 < held[1]:
            return start, min(end, held[1])
    fronted = _fronted(s, made)
    relative = made.speaker is not None and s.tag(made.speaker.last - 1) == "W"
    lacking = made.style == "clause" and s.tags[start] in "XV" and s.low(start) != "being"
    gapped = made.speaker is not None and _gapped(s, made.speaker.first)
    participle = s.tags[made.verb] == "G"
    noun = made.style == "noun"
    head = start if noun else start + 1
    for at in range(start, end):
        if (s.tags[at] == ";" and not _further_verb(s, at + 1)) or (
            at > head and _ends(s, at, end, fronted=fronted, relative=relative)
        ):
            return start, at
        if gapped and at > head and s.tags[at] == "," and s.tag(at + 1) == "C":
            return start, at
        if lacking and at > head and s.tags[at] == "," and s.tag(at + 1) in ("X", "V"):
            return start, at  # "..., the house she said was hers, (was on a hill)"
        if participle and at > head and s.tags[at] == "," and _dated_clause(s, at + 1):
            return start, at
        if participle and s.tags[at] == "-" and _inserted(s, made.verb):
            return start, at
        if lacking and at > head and s.tags[at] in "XV" and s.tags[at - 1] == "N":
            return start, at  # "the house she said was hers (has burned down)"
        if at > head and _noun_only(s, made, start, at):
            return start, at
        if made.style == "infinitive" and at > head + (s.tags[at] != "t") and _outside_infinitive(s, at, end):
            return start, at
        if made.style == "noun-that" and at > head and _set_against(s, at):
            return start, at
        if noun and at > start and s.tags[at] == "C" and _verb_follows(s, at + 1):
            return start, at
        noun = noun and s.tags[at] not in ("W", "S", "P", "Y", "V", "X")
        if participle and at > start and s.tags[at] in ",C" and _parallel(s, at):
            return start, at
    return start, end


def _dated_clause(s: Sentence, at: int) -> bool:
    """Whether the writer tells on from another time at `at`: "and in May he left"."""
    if s.low(at) != "and" or s.tag(at + 1) != "I":
        return False
    behind = at + 2
    while s.tag(behind) in ("t", "#", "A"):
        behind += 1
    return behind > at + 2 and s.tag(behind) in tuple("PYDM") and s.finite(behind + 1, s.end)


def _noun_only(s: Sentence, made: Attribution, start: int, at: int) -> bool:
    """Whether what was taken for a clause ends at `at`: "denied any knowledge, (and Poe did not ask)"."""
    if made.style != "clause" or "noun" not in made.takes or s.tags[at] != "," or s.low(at + 1) != "and":
        return False
    return "," not in s.tags[start:at] and not s.finite(start, at) and _verb_follows(s, at + 2)


def _inserted(s: Sentence, verb: int) -> bool:
    """Whether a dash before `verb` waits for the one that closes it: "her speech — hinting that ... —"."""
    return sum(tag == "-" for tag in s.tags[:verb]) % 2 == 1


def _gapped(s: Sentence, first: int) -> bool:
    """Whether the speaker stands in a clause on a noun before it: "the thing that (Roe said was right)"."""
    return s.low(first - 1) in ("that", "which") and s.tag(first - 2) == "N"


def _set_against(s: Sentence, at: int) -> bool:
    """Whether at `at` the writer sets a claim against facts: "his claim that ... (despite the findings)"."""
    if s.low(at) == "despite":
        return True
    return s.tags[at] == "," and s.low(at + 1) in ("after", "despite") and s.tag(at + 2) in tuple("DNMG")


def _further_verb(s: Sentence, at: int) -> bool:
    """Whether a further verb of one subject stands behind a semicolon: "took it; hid it; and left"."""
    at = solid(s, at)
    if s.tag(at) == "C":
        at = solid(s, at + 1)
    return s.tag(at) in ("V", "E", "G") and not cue_verb(s, at)


def cue_verb(s: Sentence, at: int) -> bool:
    """Whether a verb of saying stands at `at`, with its particle where it has one: "touching on"."""
    return any(
        not verb.particle or s.low(at + 1) == verb.particle.split()[0]
        for verb, _ in lexicon().verbs.get(s.low(at), ())
    )


def _fronted(s: Sentence, made: Attribution) -> bool:
    """Whether the attribution is a subordinate clause that a main clause follows: "When he said ..., ..."."""
    opening = made.first if made.speaker is None else min(made.first, made.speaker.first)
    if s.tags[opening] == "G" and (opening == 0 or (opening == 1 and s.tags[0] in "IS")):
        return True
    if opening == 0:
        return False
    if s.tags[0] == "G" and all(t in "ADNM#Gt" for t in s.tags[:opening]):
        return True  # "Citing a report that said it rained, the mayor called ..."
    if s.tags[opening] == "G" and s.tags[0] == "I" and all(t in "IDNMt#" for t in s.tags[:opening]):
        return True  # "In a letter announcing the plan, the mayor called ..."
    low = s.low(opening - 1)
    return (
        (s.tags[opening - 1] == "S" and low != "that") or low in ("as", "after", "before", "since", "until")
    ) and (opening == 1 or s.tag(opening - 2) in (",", "C", "-", "A"))


def _ends(s: Sentence, at: int, end: int, *, fronted: bool, relative: bool) -> bool:
    """Whether the words of the speaker end before token `at`, a comma, a dash or a conjunction."""
    tag = s.tags[at]
    low = s.low(at)
    if low == "according" and s.low(at + 1) == "to":
        return True
    if tag == "C" and s.tags[at - 1] != ",":
        return low in ("and", "but") and (
            _later_cue(s, at + 1) or _own_cue(s, at + 1) or _distributed(s, at + 1)
        )
    if tag not in (",", "-"):
        return False
    after, next_tag = s.low(at + 1), s.tag(at + 1)
    if after in _SCOPE_ENDS:
        return s.finite(at + 2, end)
    if after == "according" or (next_tag == "G" and cue_verb(s, at + 1)):
        return True
    if _comment(s, at + 1, end, dash=tag == "-"):
        return True
    comment = s.low(solid(s, at + 1))
    if tag == "," and comment in lexicon()["comment participles"]:
        return True
    if tag == "," and comment in lexicon()["stirring"] and _stirred(s, solid(s, at + 1)):
        return True
    if after in ("and", "while", "as", "or") and (
        _own_cue(s, at + 2) or (after == "and" and (_later_cue(s, at + 2) or _later_deed(s, at + 2)))
    ):
        return True
    if after == "and" and s.tag(at + 2) == "S" and s.low(at + 2) in ("when", "while", "after", "as"):
        return True
    if relative and (
        s.tag(solid(s, at + 1)) in ("V", "X") or {"s", "past"} & lexicon().inflected.get(after, frozenset())
    ):
        return True
    if fronted and next_tag in "DNMPY#":
        found = phrases.starting_at(s, at + 1, end)
        if next_tag == "Y" or (found is not None and s.tag(solid(s, found.last)) in ("V", "X")):
            return True
    return _trailing_cue(s, at + 1)


def _stirred(s: Sentence, at: int) -> bool:
    """Whether questions or the like are what the participle at `at` raises: "raising more questions"."""
    return any(s.low(n) in lexicon()["stirred"] for n in range(at + 1, min(s.end, at + 4)))


def _comment(s: Sentence, at: int, end: int, *, dash: bool) -> bool:
    """Whether at `at`, behind a comma or a dash, the writer says what to make of the words before.

    As in "..., a claim that Roe denies", "..., his latest attempt to win the town over", "..., part
    of a wave of such moves", "— a right that the charter grants". A dash that another one closes
    may stand in the speaker's words.
    """
    low = s.low(at)
    lex = lexicon()
    if low == "part" and s.low(at + 1) == "of":
        return True
    if low in ("his", "her", "their", "its", "the") and s.low(at + 1) in lex["of a series"]:
        return True
    if low not in ("a", "an"):
        return False
    if s.low(at + 1) in lex["comment nouns"]:
        return True
    noun = at + 1
    while noun < end and s.tags[noun] in "AN":
        noun += 1
    while s.tags[noun - 1] == "A":
        noun -= 1
    if s.low(noun - 1) in lex["comment nouns"] and s.tags[noun - 1] == "N":
        return True  # "a surprisingly harsh assessment"
    if s.low(noun - 1) in lex["told of"] and s.tag(noun) in ("W", "S", "P", "A", "E", "V"):
        return True  # "a gap that has not closed", "a story clearly meant to"
    if not dash or any(s.tags[n] == "-" for n in range(at, end)):
        return False
    noun = phrases.core_end(s, at, end)
    return s.tag(noun) in ("W", "E", "V")


def _outside_infinitive(s: Sentence, at: int, end: int) -> bool:
    """Whether at `at` ends what somebody is urged or promises to do.

    A main clause behind a comma is none of it, nor is the occasion of the words: "vowed to stay (in
    an interview with the Gazette)", "(earlier Tuesday)".
    """
    lex = lexicon()
    if s.tags[at] == ",":
        first = at + 2 if s.low(at + 1) == "and" else at + 1  # "to listen, and Poe sent a letter"
        if s.tag(first) not in tuple("DNMPY#"):
            return False
        found = phrases.starting_at(s, first, end)
        if found is not None and first > at + 1 and s.tag(found.last) == ",":
            closing = next((n for n in range(found.last + 1, min(end, at + 25)) if s.tags[n] == ","), None)
            if closing is not None and not s.finite(found.last, closing):
                return s.tag(solid(s, closing + 1)) in ("V", "X")  # "and Poe, a baker, sent"
        return s.tag(first) == "Y" or (found is not None and s.tag(solid(s, found.last)) in ("V", "X"))
    if s.low(at) in ("earlier", "late") and s.tag(at + 1) == "t" and s.tags[at - 1] != "I":
        return True
    if s.tags[at] == "t" and s.tag(at + 1) == "I" and at + 1 < end:
        return _outside_infinitive(s, at + 1, end)  # "to resign (Thursday in a tweet)"
    if s.tags[at] != "I" or s.low(at) not in ("in", "on", "during", "at"):
        return False
    noun = at + 1
    while noun < end and noun - at < 6 and s.tags[noun] in "ADNM#t":
        if s.low(noun) in lex["occasions"] and s.tag(noun + 1) not in tuple("NM"):
            return s.tag(at + 1) in "DM"
        noun += 1
    return False


def _later_deed(s: Sentence, at: int) -> bool:
    """Whether at `at` the speaker does something further by words: "and has threatened to leave"."""
    if s.low(at) not in ("has", "have", "had"):
        return False
    verb = solid(s, at + 1)
    return s.tag(verb) == "E" and any(
        v.takes & {"clause", "infinitive", "noun"} for v, _ in lexicon().verbs.get(s.low(verb), ())
    )


def _verb_follows(s: Sentence, at: int) -> bool:
    """Whether what is joined on is no noun: "praised the pumps but had ...", "... and they were ..."."""
    found = phrases.starting_at(s, at, s.end)
    return s.tag(solid(s, found.last if found is not None else at)) in ("V", "X")


def _parallel(s: Sentence, at: int) -> bool:
    """Whether a second participle of saying is joined on at `at`: "expressing ..., but also stressing"."""
    if s.tags[at] == ",":
        at += 1
    at = solid(s, at)
    if s.tag(at) != "C":
        return False
    at = solid(s, at + 1)
    return s.tag(at) == "G" and s.low(at) in lexicon().verbs


def solid(s: Sentence, at: int) -> int:
    """The next index whose token is no adverb."""
    while s.tag(at) == "A":
        at += 1
    return at


def _later_cue(s: Sentence, at: int) -> bool:
    """Whether a verb of saying (adverbs before it allowed) stands at `at`: "and later added ..."."""
    while s.tag(at) in ("A", "X"):
        at += 1
    return (
        s.tag(at) == "V"
        and s.low(at) in lexicon().verbs
        and any(v.takes & {"clause", "words", "object"} for v, _ in lexicon().verbs[s.low(at)])
    )


def _distributed(s: Sentence, at: int) -> bool:
    """Whether another one does so too: "Roe by pledging to stay and (Poe by promising to go)"."""
    first = at
    while s.tag(at) == "M":
        at += 1
    return at > first and s.low(at) == "by" and s.tag(at + 1) == "G"


def _own_cue(s: Sentence, at: int) -> bool:
    """Whether a clause at `at` is an attribution of its own: "and he said ..."."""
    if s.low(at) == "at" and s.low(at + 1) in ("least", "most"):
        at += 2
    found = phrases.starting_at(s, at, s.end)
    if found is None:
        return False
    if s.tag(found.last) == ",":
        closing = next((n for n in range(found.last + 1, min(s.end, at + 20)) if s.tags[n] == ","), None)
        if closing is not None and not s.finite(found.last, closing):
            return _later_cue(s, closing + 1)
    return _later_cue(s, found.last)


def _trailing_cue(s: Sentence, at: int) -> bool:
    """Whether "..., he said" ends the sentence or a part of it at `at`."""
    if s.tag(at) == "V" and s.low(at) in ("said", "says"):
        return True
    found = phrases.starting_at(s, at, s.end)
    if found is None:
        return False
    stop = found.last
    while s.tag(stop) in ("A", "X"):
        stop += 1
    return (
        s.tag(stop) == "V"
        and s.low(stop) in ("said", "says", "added", "told", "wrote")
        and (stop + 1 >= s.end or s.tags[stop + 1] in (",", "I", "t", "-"))
    )
