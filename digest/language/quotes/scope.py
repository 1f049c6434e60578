"""What a cue governs: the words behind it, before it, or around it."""

from __future__ import annotations

from digest.language.quotes import phrases
from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.complement import behind_hearer, complement, describes, verbal
from digest.language.quotes.cue import Attribution
from digest.language.quotes.ends import cut, solid
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.sentence import Sentence


def govern(s: Sentence, made: Attribution, found: list[Attribution], *, participle: bool) -> None:
    """Fills content and style for a cue with its subject, if any, in front."""
    right, style = complement(s, made)
    speaker = made.speaker
    if (
        not participle
        and speaker is not None
        and speaker.last <= made.verb + 1
        and not (right is not None and style in ("that", "question"))
    ):
        opening = min(speaker.first, made.first)
        left = s.tag(opening - 1) if opening else ""
        stop = opening
        as_clause = s.low(opening - 1) == "as" and s.tag(opening - 2) in ("q", ",", "-")
        if as_clause:
            left, stop = s.tag(opening - 2), opening - 1
        if left in (",", "-"):
            stop -= 1
            quoted = s.tag(stop - 1) == QUOTE and _takes_marks(s, made)
            quoted = quoted or ("question" in made.takes and _inverted(s, left_start(s, stop, found), stop))
            behind = (
                (right is None and s.tag(behind_hearer(s, made)) in _BEHIND)
                or style == "after"
                or (quoted and right is not None and right[0] > made.last)
            )
            if _inverted(s, left_start(s, stop, found), stop) and right is not None and style != "that":
                right = None
            if (
                stop > 0
                and (quoted or (behind and made.takes & {"clause"} and not _within(made, found)))
                and ((right is None and s.tag(made.last) in (",", "")) or not _mere_adjunct(s, stop, found))
            ):
                _around(s, made, stop, found)
                return
        elif (
            left == QUOTE
            and opening > 0
            and _takes_marks(s, made)
            and not (s.tag(made.last) not in _BEHIND and _fronting(s, left_start(s, stop, found), stop))
        ):
            _around(s, made, stop, found)
            return
    if right is not None:
        made.style = style
        made.content = [cut(s, made, right)]
        if style == "that" and not verbal(s, made.content[0][0] + 1, made.content[0][1]):
            made.content, made.style = [], "bare"  # "as she accepts that prize, the mayor is happy"
        elif style == "clause" and "noun" in made.takes and not s.finite(*made.content[0]):
            made.style = "noun"  # cut to its subject: "announcing the plan, the mayor called ..."
        elif style == "clause" and made.first == 0 and participle and not s.finite(*made.content[0]):
            made.content, made.style = [], "bare"  # "Saying “no,” he said, was hard": the subject of it
        if _mere_thing(s, made) or _mere_deed(s, made):
            made.content, made.style = [], "bare"
    elif style:
        made.style = style
    elif (participle and "object" in made.takes) or speaker is not None:
        made.style = "bare"


def _takes_marks(s: Sentence, made: Attribution) -> bool:
    """Whether marked words may stand before the cue: before those that ask for "that", if nothing follows."""
    if made.takes & {"clause", "words"}:
        return True
    return "that" in made.takes and s.tag(made.last) in (",", "", QUOTE)


def _within(made: Attribution, found: list[Attribution]) -> bool:
    """Whether the cue stands in the clause of another: "Roe said that, while it rained, Poe told him so"."""
    return any(a.style in ("that", "question") and a.governs(made.verb) for a in found)


def _inverted(s: Sentence, start: int, stop: int) -> bool:
    """Whether a question stands there: "Was he sure", "Did it rain"."""
    return s.tag(start) == "X" and s.tag(start + 1) in ("P", "D", "M", "N") and start + 1 < stop


def _mere_thing(s: Sentence, made: Attribution) -> bool:
    """Whether it is a thing that shows something, not somebody: "The visit underscores the need for ..."."""
    speaker = made.speaker
    if "shows" not in made.takes or speaker is None:
        return False
    if any(s.tags[n] == QUOTE for first, last in made.content for n in range(first, last)):
        return False
    head = s.low(speaker.head_end - 1)
    if speaker.kind == "pronoun":
        return head in ("it", "this", "that", "these", "those", "which")
    if speaker.kind != "common" or head in lexicon()["documents"] or head in lexicon()["somebody"]:
        return False
    return not describes(head)


def _mere_deed(s: Sentence, made: Attribution) -> bool:
    """Whether no words are told of, only a person or a deed: "praised Ann Roe", "announced her candidacy"."""
    if made.style != "noun":
        return False
    first, end = made.content[0]
    if QUOTE in s.tags[first:end]:
        return False
    if made.lemma in lexicon()["telling of things"]:
        return True
    noun = phrases.starting_at(s, first, end)
    if noun is not None and s.low(noun.head_end - 1) in lexicon()["answers"]:
        return True
    if end - first == 2 and s.low(first) in ("the", "this", "that", "these", "those"):
        return True  # "announced the plan": known already, told elsewhere
    if noun is None or any(s.tags[n] in ("S", "V", "X", "Y") for n in range(first, end)):
        return False
    name = next((n for n in range(first, noun.head_end) if s.tokens[n].start in s.names), None)
    if (
        name is not None
        and all(t == "M" for t in s.tags[first:name])  # "praised Mr. Roe"
        and s.names[s.tokens[name].start] == s.tokens[noun.head_end - 1].end
    ):
        return True
    if made.lemma == "deny" and s.low(noun.head_end - 1) in lexicon()["withheld"]:
        return True
    return s.low(noun.head_end - 1) in lexicon()["deeds"] or (
        noun.last == end and all(s.low(n) in lexicon()["feelings"] for n in range(first, end))
    )


_BEHIND = frozenset(("", ".", ",", "I", "t", "A", "-", "T", "S", ":", "C", "q", "(", "G", "O"))
"""What may follow "..., he said" that is no object of its own."""


def _mere_adjunct(s: Sentence, stop: int, found: list[Attribution]) -> bool:
    """Whether what stands before the comma only sets the scene ("In Ohio, he said ...")."""
    start = left_start(s, stop, found)
    if _fronting(s, start, stop):
        return True
    if s.finite(start, stop):
        return False
    if s.low(start) in lexicon()["time nouns"] or s.low(stop - 1) in _AFTERWARDS:
        return True  # "Moments later, Roe wrote", "Hours before the vote, Poe posted"
    return s.tag(start) in ("I", "t", "A", "G", "S", "E") or s.low(start + 1) in lexicon()["time nouns"]


_AFTERWARDS = frozenset(["later", "earlier", "ago", "afterward", "afterwards"])


def _around(s: Sentence, made: Attribution, stop: int, found: list[Attribution]) -> None:
    """The statement stands before its attribution, and may go on behind it."""
    made.content = [(left_start(s, stop, found), stop)]
    made.style = "before"
    at = made.last
    comma = None
    while at < s.end:
        tag = s.tags[at]
        if tag == QUOTE:
            if at == made.last or s.tags[at - 1] in (",", ":", "-"):
                made.content.append((at, s.end))
                return
            break
        if tag == ":":
            if at + 1 < s.end:
                made.content.append((at + 1, s.end))
            return
        if tag in (",", "-"):
            if s.tag(at + 1) == QUOTE:
                made.content.append((at + 1, s.end))
                return
            if comma is None:
                comma = at
                first = made.content[0][0]
                if carries_on(s, at + 1, whole=whole(s, first, stop)) or _subordinate(s, first, stop):
                    made.content.append(cut(s, made, (at + 1, s.end)))
                    return
        elif tag in "VG" and s.low(at) in lexicon().verbs:
            return
        at += 1


def whole(s: Sentence, first: int, stop: int) -> bool:
    """Whether tokens `first` to `stop` make a sentence: with a verb, and not only a subordinate clause."""
    if s.tag(stop - 1) == QUOTE:
        return True
    opener = s.low(first)
    if (
        s.tags[first] == "S"
        or opener in ("as", "even", "since", "after", "before")
        or s.tag(stop - 1) in "SW"
    ):
        return False
    return s.finite(first, stop)


def _subordinate(s: Sentence, first: int, stop: int) -> bool:
    """Whether tokens `first` to `stop` need a main clause: "Though it rained, he said, walking was fun"."""
    return s.tags[first] == "S" and s.low(first) in _CONCESSIVE and s.finite(first, stop)


def _fronting(s: Sentence, start: int, stop: int) -> bool:
    """Whether a clause before the main one stands there: "When Poe spoke of “the rest,” Roe reminded him"."""
    return s.low(start) in _FRONTING and s.tags[start] in "SI" and "," not in s.tags[start : stop - 1]


_FRONTING = frozenset(["when", "while", "after", "as", "before", "since", "until"])

_CONCESSIVE = frozenset(["though", "although", "while", "if", "unless", "because", "when", "whereas", "once"])


def carries_on(s: Sentence, at: int, *, whole: bool) -> bool:
    """Whether what follows "..., he said," belongs to the statement rather than to the writer.

    `whole` tells that the part before had a verb already.
    """
    tag = s.tag(at)
    low = s.low(at)
    if tag in ("G", "W", "E") or low in ("according", "as", "while", "citing", "though", "although", "when"):
        return False
    if tag in "VX":
        return True  # "..., which, he said, is": nothing but the statement goes on with its verb
    if low == "that":
        return s.tag(solid(s, at + 1)) not in ("V", "X")  # "in a letter, that included a map"
    if whole:
        if low in ("and", "but", "because", "so", "or", "if") and s.finite(at, s.end):
            return s.tag(at + 1) not in "VA"
        return tag in "PY" and False
    return tag in "XVBANMDITSPYC#" and s.end - at > 1


def left_start(s: Sentence, stop: int, found: list[Attribution]) -> int:
    """Where a statement begins that ends at `stop`, in front of its cue."""
    start = 0
    for earlier in found:
        if earlier.style in ("before", "label"):
            start = max([start, *(e for _, e in earlier.content if e < stop)], default=start)
            if earlier.style == "label":
                start = max(start, earlier.last)
    for at in range(stop - 1, start, -1):
        if s.tags[at] == ";":
            start = at + 1
            break
    if stop - start > 2 and s.low(start) in lexicon()["conjuncts"] and s.tags[start + 1] == ",":
        start += 2
    if stop - start > 1 and s.low(start) in ("but", "and", "yet", "still", "so") and s.tags[start] != QUOTE:
        start += 1
    while start < stop and s.tags[start] in (",", "-", ")", ";"):
        start += 1
    return start


def invert(s: Sentence, made: Attribution, found: list[Attribution]) -> None:
    """Content of a cue whose subject follows: “...,” said Ann Roe."""
    speaker = made.speaker
    assert speaker is not None
    opening = made.first
    if opening == 0:
        for at in range(speaker.last, s.end):
            if s.tags[at] == QUOTE or s.tags[at] == ":":
                start = at + (s.tags[at] == ":")
                made.style = "colon"
                if start < s.end:
                    made.content = [(start, s.end)]
                return
        made.style = "bare"
        return
    stop = opening
    if s.tags[stop - 1] in (",", "-") or s.tags[stop - 1] == "A":
        stop -= 1
        while stop > 0 and s.tags[stop - 1] in (",", "-"):
            stop -= 1
    made.content = [(left_start(s, stop, found), stop)]
    made.style = "before"
    for at in range(speaker.last, s.end):
        if s.tags[at] == QUOTE and s.tags[at - 1] in (",", ":", "-"):
            made.content.append((at, s.end))
            return
        if s.tags[at] == "V" and s.low(at) in lexicon().verbs:
            return
