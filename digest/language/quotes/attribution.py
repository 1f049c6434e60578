"""Attributions in one sentence: which words attribute, to whom, and which part they govern."""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.language.quotes import phrases
from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.lexicon import Verb, lexicon
from digest.language.quotes.phrases import Phrase, Sentence

Range = tuple[int, int]

_WH = frozenset("whether if who what why how where when which".split())
_NOT_SAID = frozenset("nothing something anything much little goodbye hello sorry thanks".split())


@dataclass(slots=True)
class Attribution:
    """A cue, its speaker and what it governs, as token indices of one sentence."""

    first: int
    """First token of the cue with its auxiliaries."""
    verb: int
    """The token of the verb (or noun) itself."""
    last: int
    """Behind the last token of the cue."""
    lemma: str
    stance: str
    takes: frozenset[str]
    speaker: Phrase | None = None
    content: list[Range] = field(default_factory=list)
    style: str = ""
    """How the content was found: "that", "clause", "quote", "colon", "object", "before", "noun", ...;
    "bare" for a cue that governs nothing in its own sentence."""
    via: Phrase | None = None

    def governs(self, at: int) -> bool:
        """Whether token `at` belongs to what was said."""
        return any(first <= at < last for first, last in self.content)


def attributions(s: Sentence, *, opens: bool, titled: bool) -> list[Attribution]:
    """Every attribution of the sentence, by the place of its cue.

    `opens` tells that the sentence begins its paragraph, where a label ("ROE: ...") may stand.
    """
    lex = lexicon()
    found: list[Attribution] = []
    label = _label(s, opens=opens, titled=titled) or _signature(s)
    if label is not None:
        found.append(label)
    for index in range(label.last if label and label.style == "label" else 0, s.end):
        low = s.tokens[index].low
        made: Attribution | None = None
        if low == "according" and s.low(index + 1) == "to":
            made = _according(s, index, found)
        elif low in lex.verbs and s.tags[index] in "VBGE":
            made = _verbal(s, index, found)
        elif low in lex.nouns and s.tags[index] == "N":
            made = _nominal(s, index, found)
        if made is not None and (made.content or made.style):
            found.append(made)
    return _relayed(found)


def _relayed(found: list[Attribution]) -> list[Attribution]:
    """ "According to the ministry, Roe said ...": the words are Roe's, the ministry passed them on."""
    kept = []
    for made in found:
        inner = None
        if made.style == "according" and made.content and made.content[0][0] > made.verb:
            start = made.content[0][0]
            inner = next(
                (
                    a
                    for a in found
                    if a is not made
                    and a.speaker is not None
                    and a.speaker.first == start
                    and a.takes & {"clause", "words"}
                    and a.content
                ),
                None,
            )
        if inner is None:
            kept.append(made)
        else:
            inner.via = made.speaker
    return kept


# ---------------------------------------------------------------- verbs


def _reading(s: Sentence, index: int) -> tuple[Verb, int] | None:
    """The listed verb at `index` and the index behind it with its particle."""
    for verb, _ in lexicon().verbs[s.tokens[index].low]:
        at = index + 1
        for word in verb.particle.split():
            if s.low(at) != word:
                break
            at += 1
        else:
            return verb, at
    return None


def _group(s: Sentence, index: int) -> tuple[int, bool, bool]:
    """(first token of the verb group that ends at `index`, passive, "to ..." with its control verb)."""
    lex = lexicon()
    at = index
    passive = infinitive = False
    while at > 0:
        tag = s.tags[at - 1]
        word = s.low(at - 1)
        if tag == "X":
            if word in lex["be"] and s.tags[index] == "E" and at - 1 == _previous_solid(s, index):
                passive = True
            at -= 1
        elif tag == "A":
            at -= 1
        elif tag == "T" and not infinitive:
            infinitive = True
            at -= 1
        elif infinitive and word in lex["control"] and tag not in "DI":
            at -= 1
        elif infinitive and word == "on" and s.low(at - 2) in ("went", "goes", "going", "go"):
            at -= 2
        elif tag == "G" and s.tags[index] == "E" and word in ("being", "getting"):
            passive = True
            at -= 1
        else:
            break
    while at < index and s.tags[at] == "A" and (at == 0 or s.tags[at - 1] in ",q-"):
        at += 1
    if at < index and s.tags[at] == "A":
        # Adverbs in front of the group do not belong to the cue: "He later told" keeps "told".
        pass
    return at, passive, infinitive


def _previous_solid(s: Sentence, index: int) -> int:
    at = index - 1
    while at > 0 and s.tags[at] == "A":
        at -= 1
    return at


def _verbal(s: Sentence, index: int, found: list[Attribution]) -> Attribution | None:
    reading = _reading(s, index)
    if reading is None:
        return None
    verb, last = reading
    first, passive, infinitive = _group(s, index)
    made = Attribution(first, index, last, verb.lemma, verb.stance, verb.takes)
    tag = s.tags[index]
    before = s.tag(first - 1) if first else ""
    participle = False
    if passive or tag == "E" and first == index:
        if passive and verb.lemma in ("quote", "cite") and s.low(last) == "as":
            return None
        agent = _agent(s, last)
        if agent is None:
            if first == index and before == "C" or first == index and _perfect(s, index):
                made.speaker = _shared(s, index, found)
            elif "object" not in verb.takes and not (passive and verb.takes & {"clause", "that"}):
                return None
        else:
            made.speaker = agent
            made.last = last
        if made.speaker is None and verb.lemma in (
            "tell",
            "ask",
            "call",
            "know",
            "expect",
            "rate",
            "read",
            "sign",
            "order",
            "name",
            "term",
        ):
            return None
    elif tag == "G" and first == index:
        participle = True
        if s.low(first - 1) == "as" and s.low(first - 2) in (
            "quoted",
            "cited",
            "recorded",
            "described",
            "reported",
        ):
            start, _, _ = _group(s, first - 2)
            made.first = start
            made.speaker = phrases.subject(s, start)
        elif before == "M" and (
            made.takes & {"clause", "words"} or s.low(phrases.core(s, index - 1, 0) - 1) == "with"
        ):
            made.speaker = phrases.ending_at(s, index - 1, 0, clause=False) or _named(s, index)
        else:
            made.speaker = _shared(s, index, found)
    elif infinitive and (first == index - 1 or s.tags[first] == "T"):
        participle = True
        made.speaker = _shared(s, index, found)
    else:
        made.speaker = phrases.parsed(s, index) or phrases.subject(s, first)
        if made.speaker is not None and made.speaker.first > index and before in ("", "q", ",", "-", "A"):
            _inverted(s, made, found)
            return made
        if made.speaker is None and tag in "VE" and before in ("", "q", ",", "-", "A"):
            speaker = phrases.starting_at(s, last, s.end)
            if speaker is not None:
                speaker = phrases.introduced(s, speaker)
            if speaker is not None and (before == "q" or "object" not in verb.takes or before == ""):
                made.speaker = speaker
                _inverted(s, made, found)
                return made
        if made.speaker is None and before in (",", "C", "A", "q", "t", "-", ")", ""):
            made.speaker = _shared(s, index, found)
            participle = before != ""
        if made.speaker is None:
            return None
    _govern(s, made, found, participle=participle)
    return made


def _joined(s: Sentence, at: int) -> bool:
    """Whether "and" or "but" stands before `at`, adverbs passed over."""
    at -= 1
    while s.tag(at) == "A":
        at -= 1
    return at >= 0 and s.tags[at] == "C"


def _named(s: Sentence, index: int) -> Phrase:
    """The name right before `index`: "(footage of) Ann Roe saying"."""
    first = phrases.core(s, index - 1, 0)
    return Phrase(first, index, first, index, "name")


def _perfect(s: Sentence, index: int) -> bool:
    at = _previous_solid(s, index)
    return s.tag(at) == "X" and s.low(at) in lexicon()["have"]


def _agent(s: Sentence, last: int) -> Phrase | None:
    """Who stands behind "by" in a passive."""
    for at in range(last, min(s.end, last + 14)):
        if s.low(at) == "by":
            agent = phrases.starting_at(s, at + 1, s.end)
            return phrases.introduced(s, agent) if agent else None
        if s.tags[at] in (",", ";", ":", "V"):
            return None
    return None


def _shared(s: Sentence, index: int, found: list[Attribution]) -> Phrase | None:
    """The subject that a participle or a second verb shares: that of the main clause before it."""
    best: Phrase | None = None
    at = 0
    while at < index:
        if s.tags[at] in FINITE_START and not (
            at and s.tags[at - 1] in "XA" and best is not None and best.last >= at - 1
        ):
            made = phrases.subject(s, at) if s.tags[at] != "Y" else Phrase(at, at + 1, at, at + 1, "pronoun")
            if made is not None and made.kind != "relative" and not _inside(s, made, at, found):
                if best is None or _coordinate(s, made.first):
                    best = made
        at += 1
    if best is None:
        best = next((a.speaker for a in reversed(found) if a.speaker is not None), None)
    if best is None:
        # A headline or a clause that opens with the participle: its subject stands behind the comma.
        comma = next((n for n in range(index, s.end) if s.tags[n] in ",q"), None)
        while comma is not None:
            made = phrases.starting_at(s, comma + 1, s.end)
            if made is not None and (
                made.kind == "pronoun" or s.finite(made.last, min(s.end, made.last + 4))
            ):
                return made
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] in ",q"), None)
    return best


_ONLY_WORDS = frozenset({"words"})
FINITE_START = frozenset("VXY")


def _inside(s: Sentence, subject: Phrase, verb: int, found: list[Attribution]) -> bool:
    """Whether a clause is part of what an earlier attribution reports, or a relative clause."""
    if s.tag(verb - 1) == "W":
        return True
    return any(a.style != "before" and a.governs(subject.first) and a.speaker is not None for a in found)


def _coordinate(s: Sentence, first: int) -> bool:
    """Whether a clause that starts at `first` stands beside the sentence's first one."""
    if first == 0:
        return True
    return s.low(first - 1) in ("and", "but", "while", "though", "although", "yet", "so") or s.tags[
        first - 1
    ] in (";", ":", ",", "-")


# ---------------------------------------------------------------- what a cue governs


def _govern(s: Sentence, made: Attribution, found: list[Attribution], *, participle: bool) -> None:
    """Fills content and style for a cue with its subject, if any, in front."""
    right, style = _right(s, made)
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
            quoted = s.tag(stop - 1) == QUOTE and bool(made.takes & {"clause", "words"})
            behind = right is None or style in ("object", "noun", "after") or quoted and right[0] > made.last
            if (
                stop > 0
                and (quoted or behind and made.takes & {"clause"})
                and (right is None and s.tag(made.last) in (",", "") or not _mere_adjunct(s, stop, found))
            ):
                _around(s, made, stop, found)
                return
        elif left == QUOTE and opening > 0 and made.takes & {"clause", "words"}:
            _around(s, made, stop, found)
            return
    if right is not None:
        made.content = [_cut(s, made, right)]
        made.style = style
    elif style:
        made.style = style
    elif participle and "object" in made.takes:
        made.style = "bare"
    elif speaker is not None:
        made.style = "bare"


def _mere_adjunct(s: Sentence, stop: int, found: list[Attribution]) -> bool:
    """Whether what stands before the comma only sets the scene ("In Ohio, he said ...")."""
    start = _left_start(s, stop, found)
    return not s.finite(start, stop) and s.tag(start) in ("I", "t", "A", "G", "S", "E")


def _around(s: Sentence, made: Attribution, stop: int, found: list[Attribution]) -> None:
    """The statement stands before its attribution, and may go on behind it."""
    made.content = [(_left_start(s, stop, found), stop)]
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
                if _carries_on(
                    s, at + 1, whole=s.tag(stop - 1) == QUOTE or s.finite(made.content[0][0], stop)
                ):
                    made.content.append(_cut(s, made, (at + 1, s.end)))
                    return
        elif tag in "VG" and s.low(at) in lexicon().verbs:
            return
        at += 1


def _carries_on(s: Sentence, at: int, *, whole: bool) -> bool:
    """Whether what follows "..., he said," belongs to the statement rather than to the writer.

    `whole` tells that the part before had a verb already.
    """
    tag = s.tag(at)
    low = s.low(at)
    if tag in ("G", "W", "E") or low in ("according", "as", "while", "citing", "though", "although", "when"):
        return False
    if whole:
        if low in ("and", "but", "because", "so", "or", "if") and s.finite(at, s.end):
            return not (s.tag(at + 1) in "VA")
        return tag in "PY" and False
    return tag in "XVBANMDITSPYC#" and s.end - at > 1


def _left_start(s: Sentence, stop: int, found: list[Attribution]) -> int:
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
    if stop - start > 1 and s.low(start) in ("but", "and", "yet", "still", "so") and s.tags[start] != QUOTE:
        start += 1
    while start < stop and s.tags[start] in (",", "-", ")", ";"):
        start += 1
    return start


def _right(s: Sentence, made: Attribution) -> tuple[Range | None, str]:
    """What the cue governs to its right, and how it is introduced."""
    takes = made.takes
    end = s.end
    at = made.last
    if "hearer" in takes:
        at = _behind_hearer(s, at)
    elif s.low(at) == "to" and s.tag(at + 1) in "DNMPO" and "infinitive" not in takes:
        heard = phrases.starting_at(s, at + 1, end)
        at = heard.last if heard else at
    direct = at
    settled = False
    while at < end:
        tag = s.tags[at]
        low = s.tokens[at].low
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
            closing = next(
                (n for n in range(at + 1, min(end, at + 16)) if s.tags[n] in (",", "-", ")")), None
            )
            if closing is None:
                return None, ""
            following = s.tag(closing + 1)
            if (
                s.low(closing + 1) == "that"
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
            if at == direct or s.tag(at - 1) not in "NM#" or s.tag(_solid(s, at + 1)) not in "VXE":
                return (at, end), "that"
            return None, ""
        if at == direct:
            style = _direct(s, made, at)
            if style:
                return (at, end), style
        elif settled and "clause" in takes and tag in "PYDNM" and s.finite(at + 1, end):
            return (at, end), "after" if tag not in "PY" else "clause"
        if tag in "It" or tag == "T":
            if tag == "t":
                at += 1
                settled = True
                continue
            inner = phrases.starting_at(s, at + 1, end)
            if inner is not None:
                at = max(_core_end(s, at + 1, end), at + 1)
                settled = True
                continue
        elif tag == "O" or tag == "P":
            settled = False
        elif tag in "VXY" and at > direct:
            return None, ""
        at += 1
    return None, ""


_core_end = phrases._core_end


def _direct(s: Sentence, made: Attribution, at: int) -> str:
    """The style of a content that begins right behind the cue, "" for none."""
    takes = made.takes
    tag = s.tags[at]
    low = s.tokens[at].low
    end = s.end
    if low == "to":
        return "infinitive" if "infinitive" in takes and s.tag(at + 1) in "BA" else ""
    if low in _WH and takes & {"question", "clause"}:
        return "question" if s.finite(at + 1, end) or s.tag(at + 1) == "T" else ""
    if tag == "G" and "gerund" in takes and s.tag(_solid(s, at + 1)) not in ("X", "V"):
        return "gerund"
    if "clause" in takes and tag in "PYDNM#SGAWEXI" and low not in _NOT_SAID:
        if _clause_here(s, at, strict=bool(takes & {"noun", "gerund", "object"}) or made.lemma == "add"):
            return "clause"
    if "object" in takes:
        return "object"
    if "noun" in takes and tag in "DNM#" and low not in _NOT_SAID:
        return "noun"
    return ""


_ROUGHLY = frozenset("about around nearly almost more fewer less over under roughly up at only even".split())


def _clause_here(s: Sentence, at: int, *, strict: bool) -> bool:
    """Whether a clause with its own subject and verb begins at `at`.

    `strict` for cues that also take a plain object ("announced", "added"): the verb must follow
    the subject at once.
    """
    tag = s.tags[at]
    low = s.low(at)
    if tag == "Y":
        return True
    if tag == "A" and low not in _ROUGHLY and low not in ("there", "perhaps", "maybe", "sometimes", "never"):
        return False
    if tag == "I" and not (low in _ROUGHLY and s.tag(at + 1) in "#DI"):
        return False
    stop = next((n for n in range(at, s.end) if s.tags[n] in (";", ":")), s.end)
    if strict and tag in "DNM#":
        found = phrases.starting_at(s, at, stop)
        if found is None:
            return False
        follows = s.tag(_solid(s, found.last))
        return follows in ("V", "X", "Y") or follows in ("W", ",", "E", "G") and _resumes(s, found.last, stop)
    return s.finite(at + 1, stop)


def _resumes(s: Sentence, at: int, stop: int) -> bool:
    """Whether behind a relative clause or an apposition a main verb follows."""
    finite = [n for n in range(at, stop) if s.tags[n] in FINITE_START]
    return (
        len(finite) >= (2 if s.tag(at) == "W" or s.tag(at + 1) == "W" else 1)
        and s.tags[at] == ","
        or len([n for n in finite if s.tags[n - 1] not in FINITE_START]) >= 2
    )


def _behind_hearer(s: Sentence, at: int) -> int:
    """Behind the noun phrase of whoever is spoken to."""
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
    if (
        s.tag(heard.last) in FINITE_START
        and s.tag(heard.last) != "Y"
        and s.low(at) not in ("reporters", "lawmakers")
    ):
        return at  # "warned the plan was dead": nobody is spoken to
    return heard.last


_SCOPE_ENDS = frozenset(("but", "though", "although", "whereas", "even"))


def _cut(s: Sentence, made: Attribution, content: Range) -> Range:
    """Ends a content to the right of its cue where the writer takes over."""
    start, end = content
    clause = s.parse.clause(s.tokens[made.verb].start) if s.parse is not None else None
    if clause is not None:
        held = phrases.between(s, clause.start, clause.end)
        if held is not None and held[0] <= start + 1 < held[1]:
            return start, min(end, held[1])
    fronted = _fronted(s, made)
    relative = made.speaker is not None and s.tag(made.speaker.last - 1) == "W"
    for at in range(start, end):
        if s.tags[at] == ";" or at > start + 1 and _ends(s, at, end, fronted=fronted, relative=relative):
            return start, at
    return start, end


def _fronted(s: Sentence, made: Attribution) -> bool:
    """Whether the attribution is a subordinate clause that a main clause follows: "When he said ..., ..."."""
    opening = made.first if made.speaker is None else min(made.first, made.speaker.first)
    if opening == 0:
        return s.tags[0] == "G"
    low = s.low(opening - 1)
    return (
        s.tags[opening - 1] == "S" and low != "that" or low in ("as", "after", "before", "since", "until")
    ) and (opening == 1 or s.tag(opening - 2) in (",", "C", "-", "A"))


def _ends(s: Sentence, at: int, end: int, *, fronted: bool, relative: bool) -> bool:
    """Whether the words of the speaker end before token `at`, a comma, a dash or a conjunction."""
    tag = s.tags[at]
    low = s.low(at)
    if low == "according" and s.low(at + 1) == "to":
        return True
    if tag == "C" and s.tags[at - 1] != ",":
        return low in ("and", "but") and (_later_cue(s, at + 1) or _own_cue(s, at + 1))
    if tag not in (",", "-"):
        return False
    after, next_tag = s.low(at + 1), s.tag(at + 1)
    if after in _SCOPE_ENDS:
        return s.finite(at + 2, end)
    if after == "according" or next_tag == "G" and after in lexicon().verbs:
        return True
    if after in ("and", "while", "as", "or") and (
        _own_cue(s, at + 2) or after == "and" and _later_cue(s, at + 2)
    ):
        return True
    if after == "and" and s.tag(at + 2) == "S" and s.low(at + 2) in ("when", "while", "after", "as"):
        return True
    if relative and (
        s.tag(_solid(s, at + 1)) in ("V", "X") or {"s", "past"} & lexicon().inflected.get(after, frozenset())
    ):
        return True
    if fronted and next_tag in "DNMPY#":
        found = phrases.starting_at(s, at + 1, end)
        if next_tag == "Y" or found is not None and s.tag(_solid(s, found.last)) in ("V", "X"):
            return True
    return _trailing_cue(s, at + 1)


def _solid(s: Sentence, at: int) -> int:
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


def _own_cue(s: Sentence, at: int) -> bool:
    """Whether a clause at `at` is an attribution of its own: "and he said ..."."""
    found = phrases.starting_at(s, at, s.end)
    if found is None:
        return False
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


def _inverted(s: Sentence, made: Attribution, found: list[Attribution]) -> None:
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
    made.content = [(_left_start(s, stop, found), stop)]
    made.style = "before"
    for at in range(speaker.last, s.end):
        if s.tags[at] == QUOTE and s.tags[at - 1] in (",", ":", "-"):
            made.content.append((at, s.end))
            return
        if s.tags[at] == "V" and s.low(at) in lexicon().verbs:
            return


# ---------------------------------------------------------------- other cues


def _according(s: Sentence, index: int, found: list[Attribution]) -> Attribution | None:
    speaker = phrases.starting_at(s, index + 2, s.end)
    if speaker is None:
        return None
    speaker = phrases.introduced(s, speaker)
    made = Attribution(
        index, index, index + 2, "according to", "neutral", frozenset({"clause"}), speaker, style="according"
    )
    comma = next((n for n in range(speaker.last, s.end) if s.tags[n] == ","), None)
    if index <= 1 or s.tags[index - 1] == "C" and index <= 2:
        while comma is not None and not s.finite(comma + 1, s.end):
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] == ","), None)
        while comma is not None and s.tag(comma + 1) in "DW" and _appositive_then_comma(s, comma):
            comma = next((n for n in range(comma + 1, s.end) if s.tags[n] == ","), None)
        if comma is not None:
            made.content = [_cut(s, made, (comma + 1, s.end))]
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
    made.content = [(_left_start(s, stop, found), stop)]
    if (
        comma is not None
        and comma - speaker.last <= 1
        and _carries_on(s, comma + 1, whole=s.finite(made.content[0][0], stop))
    ):
        made.content.append((comma + 1, s.end))
    return made


def _appositive_then_comma(s: Sentence, comma: int) -> bool:
    closing = next((n for n in range(comma + 1, s.end) if s.tags[n] == ","), None)
    return closing is not None and not s.finite(comma + 1, closing) and s.finite(closing + 1, s.end)


def _nominal(s: Sentence, index: int, found: list[Attribution]) -> Attribution | None:
    """ "Her claim that ...", "the mayor's words: ...", "a call by Roe for ..."."""
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
    at = index + 1
    if s.low(at) in ("by", "from", "of") and speaker is None and s.tag(at + 1) in "DNMP":
        agent = phrases.starting_at(s, at + 1, s.end)
        if agent is not None and (s.low(at) != "of" or agent.kind == "name"):
            speaker, at = agent, agent.last
            following = s.tag(at)
    made = Attribution(index, index, index + 1, s.tokens[index].low, stance, frozenset({"words"}), speaker)
    if s.low(at) == "that" and s.tag(at) == "S" and s.finite(at + 1, s.end):
        made.content = [_cut(s, made, (at, s.end))]
        made.style = "noun-that"
    elif following == ":" and at + 1 < s.end:
        made.content = [(at + 1, s.end)]
        made.style = "colon"
    elif following == QUOTE or s.tag(at) == "," and s.tag(at + 1) == QUOTE:
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
    if made.speaker is None and made.content:
        made.speaker = _shared(s, index, found)
    return made if made.content and made.speaker is not None else None


def _label(s: Sentence, *, opens: bool, titled: bool) -> Attribution | None:
    """ "ROE: ..." in a transcript, "Roe: ..." in a headline."""
    if not opens:
        return None
    colon = next((n for n in range(min(7, s.end)) if s.tags[n] == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= s.end:
        return None
    if any(s.tags[n] not in "MN#(,)" for n in range(colon)) or colon > 1 and s.tags[colon - 1] == ")":
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


def _signature(s: Sentence) -> Attribution | None:
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
