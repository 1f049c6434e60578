"""What stands behind a cue: a clause, words in marks, an infinitive, an object."""

from __future__ import annotations

from digest.language.names.lexicon import fold
from digest.language.names.lexicon import lexicon as names
from digest.language.quotes import phrases
from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.cue import Attribution, Range
from digest.language.quotes.ends import solid
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Sentence
from digest.language.quotes.tags import FINITE

_WH = frozenset(["whether", "if", "who", "what", "why", "how", "where", "when", "which"])


_HOW = frozenset(["how", "whether", "why"])
"""Question words that open no clause of time or place, and describe no noun."""

_NOT_SAID = frozenset(
    ["nothing", "something", "anything", "much", "little", "goodbye", "hello", "sorry", "thanks"]
)


_ONLY_WORDS = frozenset({"words"})
_PARTS = frozenset(["late", "early"])
_OPENING_ADVERBS = frozenset(
    ["there", "perhaps", "maybe", "sometimes", "never", "too", "not", "very", "far", "almost", "most"]
)
"""What a clause may begin with, as in "too much was spent"; of others ("said later") a cue has its own."""


def complement(s: Sentence, made: Attribution) -> tuple[Range | None, str]:
    """What the cue governs to its right, and how it is introduced."""
    takes = made.takes
    end = s.end
    at = made.last
    if s.low(at) == "to" and made.lemma in lexicon()["never to"]:
        return None, ""
    if "hearer" in takes and s.tags[made.verb] != "G" and _tale(s, at, end):
        return None, ""
    if "hearer" in takes:
        at = _behind_hearer(s, at, always=made.lemma in lexicon()["cues with a hearer always"])
    elif s.low(at) == "to" and s.tag(at + 1) in "DNMPO" and "infinitive" not in takes:
        heard = phrases.starting_at(s, at + 1, end)
        at = heard.last if heard else at
    if "hearer" in takes and s.low(at) == "of" and at > made.last and QUOTE not in s.tags[at:end]:
        return None, ""  # "reminded her of a fault that the dam has"
    direct = at
    settled = False
    while at < end:
        tag = s.tags[at]
        low = s.tokens[at].low
        timed = tag in "#DAt" or low in lexicon()["time nouns"] or (low in _PARTS and s.tag(at + 1) == "t")
        behind = _time_end(s, at) if timed else at
        if behind > at:
            direct, at = (behind if at == direct else direct), behind
            continue
        if tag == QUOTE:
            if at > direct and takes == _ONLY_WORDS and s.tags[at - 1] not in "t":
                return None, ""
            plain = at == direct and "object" in takes and "clause" not in takes
            return (at, end), "object" if plain else "quote"
        if tag == ":":
            return ((at + 1, end), "colon") if at + 1 < end else (None, "colon")
        if tag in (",", "-", "("):
            if s.tag(at + 1) == QUOTE:
                return (at + 1, end), "quote"
            clause = _that_behind(s, at) if at > direct else 0
            if clause:
                at = clause
                continue
            closing = next(
                (n for n in range(at + 1, min(end, at + 16)) if s.tags[n] in (",", "-", ")")), None
            )
            if closing is None:
                return None, ""
            following = s.tag(closing + 1)
            if (
                (s.low(closing + 1) == "that" and s.tag(solid(s, closing + 2)) not in ("V", "X"))
                or following in (QUOTE, ":")
                or (
                    closing - at <= 3
                    and following in "DPYNM"
                    and s.finite(closing + 1, end)
                    and s.tags[at + 1] in "AI"
                    and "clause" in takes
                    and at == direct
                )
            ):
                at = closing + 1
                continue
            return None, ""
        if low == "that" and tag in "SP" and takes & {"clause", "that"} and at + 1 < end:
            if at > direct and "hearer" not in takes and _object_between(s, direct, at):
                return None, ""
            if _gapped(s, at) or not verbal(s, at + 1, end):
                return None, ""  # "accepts that prize": it points at a thing
            if at == direct or s.tag(at - 1) not in "NM#" or s.tag(solid(s, at + 1)) not in "VXE":
                return (at, end), "that"
            return None, ""
        if at == direct and "infinitive" in takes and tag in "It" and (to := _infinitive_behind(s, at)):
            return (to, end), "infinitive"
        if at == direct:
            style = _direct(s, made, at)
            if style:
                return (at, end), style
        elif settled and low in _HOW and "question" in takes and s.finite(at + 1, end):
            return (at, end), "question"
        elif (
            settled
            and s.tags[direct] not in "DNM#"
            and "clause" in takes
            and tag in "PYDNM"
            and s.finite(at + 1, end)
        ):
            return (at, end), "after" if tag not in "PY" else "clause"
        if tag == "T" and s.tag(at + 1) == "B" and at > direct and settled:
            return None, ""  # "posted a song on Monday to thank them": what for
        if tag in "It" or tag == "T":
            if tag == "t":
                at += 1
                settled = True
                continue
            inner = phrases.starting_at(s, at + 1, end)
            if inner is not None:
                at = max(phrases.core_end(s, at + 1, end), at + 1)
                settled = True
                continue
        elif tag in {"O", "P"}:
            settled = False
        elif at > direct and (
            tag in "VXY" or (tag == "G" and low in lexicon().verbs and s.tags[at - 1] != "I")
        ):
            return None, ""
        at += 1
    return None, ""


def _tale(s: Sentence, at: int, end: int) -> bool:
    """Whether a story is told and nobody spoken to: "told a story about a man whose barn burned"."""
    behind = phrases.core_end(s, at, end)
    return s.low(behind - 1) in lexicon()["tales"] and s.low(behind) in ("about", "of") and s.tag(at) == "D"


def _time_end(s: Sentence, at: int) -> int:
    """Behind "last week" or "two years ago" at `at`; `at` itself where no such thing stands."""
    lex = lexicon()
    stop = at
    while s.low(stop) in lex["time openers"] and s.tag(stop) != "S":
        stop += 1
    opened = stop > at
    if s.tag(stop) == "t" and (opened or s.low(stop + 1) in lex["time nouns"]):
        stop += 1  # "late Friday", "Thursday night"
        stop += s.low(stop) in lex["time nouns"]
        return at if s.tag(stop) in ("V", "X") else stop
    if opened and s.low(stop) in lex["time nouns"]:
        stop += 1
        return at if s.tag(stop) in ("V", "X") else stop
    stop = at
    while s.tag(stop) in ("#", "D") or s.low(stop) == "few":
        stop += 1
    counted = stop > at or s.low(stop).endswith("s")  # "two days ago", "days later"
    if counted and s.low(stop) in lex["time nouns"] and s.low(stop + 1) in ("ago", "earlier", "later"):
        return stop + 2
    return at


def _infinitive_behind(s: Sentence, at: int) -> int:
    """The "to" of "urged Poe on Sunday in Arden to listen" from "on" on; 0 for none."""
    for n in range(at, min(s.end - 1, at + 12)):
        if s.tags[n] == "T":
            return n if s.tags[n + 1] == "B" else 0
        if s.tags[n] not in "ItDNM#":
            return 0
    return 0


def _that_behind(s: Sentence, at: int) -> int:
    """The "that" behind asides from `at` on: "told Poe on May 2, 2020, days before it, that"; 0 for none."""
    for n in range(at + 1, min(s.end - 1, at + 25)):
        if s.tags[n] in ("V", "X", "Y", "W", QUOTE, ":", ";"):
            return 0
        if s.low(n) == "that":
            opens = s.tags[n] == "S" and s.tags[n - 1] in (",", "-", ")")
            return n if opens and s.tag(solid(s, n + 1)) not in ("V", "X", "E") else 0
    return 0


def verbal(s: Sentence, first: int, last: int) -> bool:
    """Whether a word that may be a verb, or a marked stretch, stands in the range."""
    return s.finite(first, last) or any(
        s.tags[n] == "P" or s.low(n).endswith("ed") or s.low(n) in lexicon().inflected
        for n in range(first, last)
    )


def _gapped(s: Sentence, at: int) -> bool:
    """Whether the clause behind "that" describes the noun before it: "a ruling that he argued covered"."""
    if s.tag(at - 1) not in "NMG":
        return False
    found = phrases.starting_at(s, at + 1, s.end)
    if found is None or s.tag(found.last) != "V" or s.low(found.last) not in lexicon().verbs:
        return False
    return s.tag(found.last + 1) in ("V", "X")


def _object_between(s: Sentence, first: int, last: int) -> bool:
    """Whether a plain object stands before "that", which then belongs to it: "accepted the fact that"."""
    return s.tags[first] == "D" and all(s.tags[n] in "DN" for n in range(first, last))


def _direct(s: Sentence, made: Attribution, at: int) -> str:
    """The style of a content that begins right behind the cue, "" for none."""
    takes = made.takes
    tag = s.tags[at]
    low = s.tokens[at].low
    end = s.end
    if low == "to":
        wanted = "infinitive" in takes and s.tag(at + 1) in "BA" and not _reduced(s, made)
        return "infinitive" if wanted else ""
    if low in ("when", "where", "which") and made.lemma in ("say", "tell", "add", "write"):
        if low == "when" and _main_behind(s, at):
            return "clause"  # "she said when it rained, she stayed in"
        return ""  # "what she said when she left"
    if low in _WH and takes & {"question", "clause"}:
        return "question" if s.finite(at + 1, end) or s.tag(at + 1) == "T" else ""
    if tag == "G" and "gerund" in takes and s.tag(solid(s, at + 1)) not in ("X", "V"):
        return "gerund"
    strict = bool(takes & {"noun", "gerund", "object", "tight"}) or made.lemma == "add"
    thing = (
        strict and low in ("it", "this", "that") and s.tag(at + 1) in (",", "I", "t", "")
    )  # "announced it"
    opens = "clause" in takes and tag in "PYDNM#SGAWEXI" and low not in _NOT_SAID and not thing
    if opens and _clause_here(s, at, strict=strict):
        return "clause"
    if "object" in takes and not ("noun" in takes and tag in "DNM#" and QUOTE not in s.tags[at:end]):
        return "object"
    if "noun" in takes and tag in "DNM#" and low not in _NOT_SAID:
        return "noun"
    return ""


def _main_behind(s: Sentence, at: int) -> bool:
    """Whether a main clause follows the subordinate one at `at`: "when it rained, she stayed in"."""
    if s.tag(at + 1) not in ("P", "Y", "D", "N", "M"):
        return False
    comma = next((n for n in range(at + 1, s.end) if s.tags[n] == ","), None)
    if comma is None or not s.finite(at + 1, comma):
        return False
    found = phrases.starting_at(s, comma + 1, s.end)
    return s.tag(comma + 1) == "Y" or (found is not None and s.tag(solid(s, found.last)) in ("V", "X"))


def _reduced(s: Sentence, made: Attribution) -> bool:
    """Whether the cue only describes the noun before it: "the target it pledged to reach"."""
    speaker = made.speaker
    return (
        speaker is not None
        and speaker.kind == "pronoun"
        and speaker.last == made.first
        and s.tag(speaker.first - 1) == "N"
    )


_ROUGHLY = frozenset(
    [
        "about",
        "around",
        "nearly",
        "almost",
        "more",
        "fewer",
        "less",
        "over",
        "under",
        "roughly",
        "up",
        "at",
        "only",
        "even",
    ]
)


def _clause_here(s: Sentence, at: int, *, strict: bool) -> bool:
    """Whether a clause with its own subject and verb begins at `at`.

    `strict` for cues that also take a plain object ("announced", "added"): the verb must follow
    the subject at once.
    """
    tag = s.tags[at]
    low = s.low(at)
    if tag == "Y":
        return True
    if tag == "A" and low not in _ROUGHLY and low not in _OPENING_ADVERBS:
        return False
    if tag == "I" and not (low in _ROUGHLY and s.tag(at + 1) in "#DI"):
        return False
    if tag == "I" and s.tag(at + 1) == "D" and s.low(at + 1) not in ("a", "an", "half", "all", "every"):
        return False  # "responded to a question about the fire": no quantity
    if low == "at" and s.tag(at + 1) == "D":
        return False  # "said at the meeting that"; "at least" goes on with an adverb
    stop = next((n for n in range(at, s.end) if s.tags[n] in (";", ":")), s.end)
    if strict and tag in "DNM#":
        found = phrases.starting_at(s, at, stop)
        if found is None:
            return False
        follows = s.tag(solid(s, found.last))
        return follows in ("V", "X", "Y") or (
            follows in ("W", ",", "E", "G") and _resumes(s, found.last, stop)
        )
    return s.finite(at + 1, stop)


def _resumes(s: Sentence, at: int, stop: int) -> bool:
    """Whether behind a relative clause or an apposition a main verb follows."""
    finite = [n for n in range(at, stop) if s.tags[n] in FINITE]
    return (
        len(finite) >= (2 if s.tag(at) == "W" or s.tag(at + 1) == "W" else 1) and s.tags[at] == ","
    ) or len([n for n in finite if s.tags[n - 1] not in FINITE]) >= 2


def describes(word: str) -> bool:
    """Whether `word` is one for what somebody is: "mayor", "officials"."""
    return any(len(words) == 1 for words, _, _ in names().heads.get(fold(word), ()))


def person(s: Sentence, at: int) -> bool:
    """Whether a phrase that ends at `at` names somebody by what they are: "mayor", "inspector general"."""
    if describes(s.low(at)):
        return True
    two = (s.low(at - 1), s.low(at))
    return any(words == two for words, _, _ in names().heads.get(two[0], ()))


def _hearer_alone(s: Sentence, first: int, last: int, *, always: bool) -> int | None:
    """Behind the hearer where the clause's subject follows at once: "tells (Poe) bridges should stay".

    `first` to `last` is what looks like one noun phrase, before a finite verb; `always` tells that
    the cue never goes without a hearer, so that a name there must be one.
    """
    if last - first < 2:
        return None
    if s.tags[first] == "N" and s.low(first).endswith("s") and describes(s.low(first)):
        return None if describes(s.low(first + 1)) else first + 1
    if not always or s.tags[first] != "M" or any(s.low(n).endswith("'s") for n in range(first, last - 1)):
        return None
    named = s.names.get(s.tokens[first].start)
    if named is not None:
        stop = next((n for n in range(first, last) if s.tokens[n].start >= named), last)
        if stop < last:
            return stop
    stop = first + 1
    while stop < last and s.tags[stop] == "M" and "-" not in s.low(stop):
        stop += 1
    return stop if stop < last else None


def behind_hearer(s: Sentence, made: Attribution) -> int:
    """Behind whoever is spoken to where the cue names them and a comma follows: "(told the crowd),"."""
    if "hearer" not in made.takes:
        return made.last
    at = _behind_hearer(s, made.last, always=made.lemma in lexicon()["cues with a hearer always"])
    return at if s.tag(at) in (",", "", "I", "t") else made.last


def _behind_hearer(s: Sentence, at: int, *, always: bool) -> int:
    """Behind the noun phrase of whoever is spoken to; `always` where somebody must be."""
    tag = s.tag(at)
    if tag == "O":
        return at + 1
    if tag in "P" and s.low(at) in ("you", "it", "everyone", "everybody", "people", "her"):
        return at + 1
    if tag == "D" and s.low(at) == "her" and s.tag(at + 1) not in "NM":
        return at + 1
    heard = phrases.starting_at(s, at, s.end)
    if heard is None or heard.kind == "pronoun":
        return at
    if s.tag(heard.last) in FINITE and (stop := _hearer_alone(s, at, heard.last, always=always)):
        return stop
    if (
        s.tag(heard.last) in FINITE
        and s.tag(heard.last) != "Y"
        and s.low(at) not in ("reporters", "lawmakers")
    ):
        return at  # "warned the plan was dead": nobody is spoken to
    return heard.last
