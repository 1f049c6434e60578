"""Attributions in one sentence: which words attribute, to whom, and which part they govern."""

from __future__ import annotations

from digest.language.names.lexicon import lexicon as names
from digest.language.person_nouns import role_words
from digest.language.quotes import phrases, preceding
from digest.language.quotes.clauses import QUOTE
from digest.language.quotes.cue import Attribution
from digest.language.quotes.intervening import before_time
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.nominal import according, label, nominal, signature
from digest.language.quotes.remarks import speaking
from digest.language.quotes.scope import govern, invert
from digest.language.quotes.sentence import Sentence
from digest.language.quotes.subjects import (
    absolute,
    agent,
    caught,
    distributed,
    elaborating,
    named,
    prompted,
    reproached,
    shared,
    written,
)
from digest.language.verbs import Verb


def attributions(s: Sentence, *, opens: bool, titled: bool) -> list[Attribution]:
    """Every attribution of the sentence, by the place of its cue.

    `opens` tells that the sentence begins its paragraph, where a label ("ROE: ...") may stand.
    """
    lex = lexicon()
    found: list[Attribution] = []
    mark = label(s, opens=opens, titled=titled) or signature(s)
    if mark is not None:
        found.append(mark)
    verbs, nouns = lex.verbs, lex.nouns
    for index in range(mark.last if mark and mark.style == "label" else 0, s.end):
        low = s.words[index]
        made: Attribution | None = None
        if low in verbs and s.tags[index] in "VBGE":
            made = _verbal(s, index, found)
        elif low in nouns and s.tags[index] == "N":
            made = nominal(s, index, found)
        elif low == "according" and s.low(index + 1) == "to":
            made = according(s, index, found)
        if made is not None and (made.content or made.style) and not _speechless(s, made):
            found.append(made)
    return _relayed(s, found)


def _speechless(s: Sentence, made: Attribution) -> bool:
    """Whether the speaker would be something that cannot speak: "their rhetoric", "the 2016 election"."""
    if s.low(made.first - 1) == "worth":
        return True  # "it is worth noting that": the writer's own words
    speaker = made.speaker
    if speaker is None:
        return False
    head = s.low(speaker.head_end - 1)
    if head == "there":
        return True  # "there is no right to deny that": nobody does
    if s.low(speaker.first - 1) in _CONDITIONS and _apart(s, made):
        return True  # "told Poe that if Roe signs it, “...”": the words are the main clause's
    if speaker.kind == "name" and speaker.first == 0 and speaker.last == 1:
        # "Tradition dictates": a capital tells nothing at a sentence's opening
        return head in lexicon()["speechless"] and head not in names().given
    heard = made.style == "question" and made.content[0][0] > made.last
    if made.lemma == "ask" and heard and s.low(speaker.first - 1) in ("when", "after"):
        return True  # "When the Herald asked Roe how it was going, she said": what she answers counts
    if speaker.kind != "common":
        return False
    if made.lemma in ("call", "name", "dub", "title") and _so_called(s, made):
        return True
    if (
        s.low(made.verb) in lexicon().nouns
        and s.low(speaker.first) in _SEVERAL
        and s.low(made.verb).endswith("s")
    ):
        return True  # "making other dramatic claims that": no verb, or it would agree
    if made.lemma in lexicon()["begun with"] and head in lexicon()["speechless"]:
        return True  # "since the strike began in May “too late”"
    if made.lemma in lexicon()["done by rules"] and head in lexicon()["rules"]:
        return True  # "a rule that would deny benefits"
    return head in lexicon()["speechless"]


def _so_called(s: Sentence, made: Attribution) -> bool:
    """Whether a thing is told by its name: "a charity called “Tea for All”"."""
    if s.tag(made.last) != QUOTE or s.tag(made.verb - 1) != "N" or s.low(made.verb - 1) in role_words():
        return False
    return s.low(phrases.core(s, made.verb - 1, 0)) in ("a", "an")


def _apart(s: Sentence, made: Attribution) -> bool:
    """Whether the cue has an object of its own before the comma that the marked words stand behind."""
    if made.style != "quote" or not made.content or made.takes - {"words"}:
        return False
    start = made.content[0][0]
    return s.tag(start - 1) == "," and start - 1 > made.last


_CONDITIONS = frozenset(["if", "unless", "once", "until"])

_SEVERAL = frozenset(["other", "many", "several", "these", "those", "few", "such", "more", "both"])
"""Before a noun in the plural."""


def _relayed(s: Sentence, found: list[Attribution]) -> list[Attribution]:
    """As in "According to the ministry, Roe said ...": the words are Roe's, the ministry passed them on."""
    kept = []
    for made in found:
        inner = _conduit(s, made, found)
        if made.style == "according" and made.content and _passes(made, found):
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


def _passes(made: Attribution, found: list[Attribution]) -> bool:
    """Whether "according to" stands before all it covers, or between a subject and its verb of saying."""
    first, stop = made.content[0]
    if first > made.verb:
        return True
    return len(made.content) > 1 and any(
        a.speaker is not None
        and a.speaker.head_first == first
        and stop <= a.speaker.head_end + 1
        and a.verb > made.verb
        for a in found
    )


def _conduit(s: Sentence, made: Attribution, found: list[Attribution]) -> Attribution | None:
    """As in "Roe told Poe that ..., the indictment says": whose words the document only passes on.

    Only where the statement is all that somebody is said to have said; what else a document says is
    its own wording.
    """
    speaker = made.speaker
    if made.style != "before" or speaker is None or s.low(speaker.head_end - 1) not in lexicon()["documents"]:
        return None
    if speaker.kind != "common" or len(made.content) != 1:
        return None
    first, stop = made.content[0]
    for inner in found:
        if inner is made or inner.speaker is None or not inner.content or inner.verb >= made.first:
            continue
        if not inner.takes & {"clause", "words"} or not made.governs(inner.verb):
            continue
        if inner.speaker.first == first or (inner.style == "before" and inner.content[0][0] == first):
            inner.content = [(a, min(b, stop)) for a, b in inner.content if a < stop]
            return inner
    return None


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
    if passive or (tag == "E" and first == index):
        if passive and verb.lemma in ("quote", "cite") and s.low(last) == "as":
            return None
        by = agent(s, last)
        if by is None:
            if (first == index and before == "C") or (first == index and _perfect(s, index)):
                made.speaker = shared(s, index, found)
            elif passive and verb.lemma in lexicon()["found to be so"]:
                return None  # "it was revealed that": a fact to the writer
            elif "object" not in verb.takes and not (passive and verb.takes & {"clause", "that"}):
                return None
        else:
            made.speaker = by
            made.last = last
        if made.speaker is None and _prompted(s, made):
            return made
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
    elif tag == "G" and all(t == "A" for t in s.tags[first:index]):
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
            made.speaker = preceding.subject(s, start)
        else:
            made.speaker = absolute(s, index)
            if made.speaker is None and made.takes & {"clause", "words"}:
                made.speaker = written(s, index)
            if made.speaker is None and before == "M" and made.takes & {"clause", "words"}:
                made.speaker = named(s, index)
            elif made.speaker is None:
                made.speaker = (
                    caught(s, index)
                    or speaking(s, index)
                    or distributed(s, index)
                    or reproached(s, index)
                    or shared(s, index, found)
                )
    elif infinitive and (first == index - 1 or s.tags[first] == "T"):
        participle = True
        made.speaker = prompted(s, first) or shared(s, index, found)
    else:
        made.speaker = preceding.parsed(s, index) or preceding.subject(s, first)
        if made.speaker is None and before == "," and tag == "V" and _prompted(s, made):
            return made
        if made.speaker is not None and made.speaker.first > index and before in ("", "q", ",", "-", "A"):
            invert(s, made, found)
            return made
        if made.speaker is None and tag in "VE" and before in ("", "q", ",", "-", "A"):
            speaker = phrases.starting_at(s, last, s.end)
            if speaker is not None:
                speaker = phrases.introduced(s, speaker)
            unmarked = before in (",", "-", "A") and s.tag(first - 2) != "q"
            known = s.low(index) in lexicon()["verbs before their subject"]
            if speaker is not None and (
                known
                or (
                    not unmarked
                    and verb.takes != {"object"}
                    and ("object" not in verb.takes or before != ",")
                )
            ):
                made.speaker = speaker
                invert(s, made, found)
                return made
        if made.speaker is None and before == "N":
            before = s.tag(before_time(s, first - 1, 0))  # "and last year (announced)"
        if made.speaker is None and before in (",", "C", "A", "q", "t", "-", ")", ""):
            made.speaker = elaborating(s, first) or shared(s, index, found)
            participle = before != ""
        if made.speaker is None:
            return None
    govern(s, made, found, participle=participle)
    if tag == "E" and made.style == "clause" and made.speaker is not None and made.speaker.first > index:
        made.content, made.style = [], "bare"  # "posted online by a group, shows"
    return made


def _prompted(s: Sentence, made: Attribution) -> bool:
    """Whether somebody is asked: "Asked if it rained, Roe said no". The words are nobody's who is named."""
    if made.lemma not in ("ask", "question", "press") or s.low(made.last) not in _ASKED:
        return False
    comma = next((n for n in range(made.last, s.end) if s.tags[n] == ","), s.end)
    made.content, made.style = [(made.last, comma)], "asked"
    return True


_ASKED = frozenset(["if", "whether", "about", "how", "why", "what", "who", "when", "where"])


def _perfect(s: Sentence, index: int) -> bool:
    at = _previous_solid(s, index)
    return s.tag(at) == "X" and s.low(at) in lexicon()["have"]
