"""Attributions in one sentence: which words attribute, to whom, and which part they govern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.language.quotes import phrases
from digest.language.quotes.clauses import QUOTE, STOP, WORD, Token
from digest.language.quotes.lexicon import Form, Verb, lexicon
from digest.language.quotes.phrases import Phrase

Range = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """A cue, its speaker and what it governs, as token indices of one sentence."""

    first: int
    """First token of the cue with its auxiliaries."""
    verb: int
    """The token of the verb itself."""
    last: int
    """Behind the last token of the cue."""
    stance: str
    takes: frozenset[str]
    speaker: Phrase | None
    content: list[Range] = field(default_factory=list)
    style: str = ""
    """How the content was found: "that", "clause", "quote", "colon", "object", "before", "noun", ..."""
    via: Phrase | None = None
    lemma: str = ""


def attributions(sentence: Sequence[Token]) -> list[Attribution]:
    """Every attribution of `sentence`, by the place of its cue."""
    found: list[Attribution] = []
    lex = lexicon()
    end = len(sentence)
    while end and sentence[end - 1].kind == STOP:
        end -= 1
    main: Phrase | None = None
    for index in range(end):
        token = sentence[index]
        if token.kind != WORD:
            continue
        if token.low == "according" and index + 1 < end and sentence[index + 1].low == "to":
            made = _according(sentence, index, end, found)
            if made is not None:
                found.append(made)
            continue
        readings = lex.verbs.get(token.low)
        if readings is None:
            continue
        made = _verbal(sentence, index, end, readings, found, main)
        if made is not None:
            found.append(made)
            if main is None and made.speaker is not None:
                main = made.speaker
    _bound(sentence, found)
    return [a for a in found if a.content or a.style]


def _particle(sentence: Sequence[Token], index: int, end: int, verb: Verb) -> int | None:
    """Behind the verb with its particle, None where the particle is missing."""
    at = index + 1
    for word in verb.particle.split():
        if at >= end or sentence[at].low != word:
            return None
        at += 1
    return at


def _verbal(
    sentence: Sequence[Token],
    index: int,
    end: int,
    readings: tuple[tuple[Verb, Form], ...],
    found: list[Attribution],
    main: Phrase | None,
) -> Attribution | None:
    chosen = next(
        ((v, f, p) for v, f in readings if (p := _particle(sentence, index, end, v)) is not None), None
    )
    if chosen is None:
        return None
    verb, form, last = chosen
    forms = {f for v, f in readings if v is verb}
    first, passive, infinitive = _chain(sentence, index, forms)
    low = _clause_start(sentence, first, found)
    previous = sentence[first - 1] if first > 0 else None
    if first == index and _nominal(sentence, index, form):
        return None
    made = Attribution(first, index, last, verb.stance, verb.takes, None, lemma=verb.lemma)
    speaker: Phrase | None
    if passive:
        agent = _agent(sentence, last, end)
        if agent is None:
            if verb.lemma in ("quote", "cite", "tell", "ask"):
                return None
            speaker = None
            if "object" not in verb.takes:
                return None
        else:
            speaker = agent
    elif "ing" in forms and first == index:
        if (
            previous is not None
            and previous.low == "as"
            and first > 1
            and sentence[first - 2].low in ("quoted", "cited")
        ):
            start, _, _ = _chain(sentence, first - 2, {"past", "participle"})
            speaker = phrases.before(sentence, start, low)
        else:
            speaker = _main_subject(sentence, index, found, main)
    elif infinitive:
        speaker = phrases.before(sentence, first, low)
        if speaker is None or (speaker.kind == "common" and not _control(sentence, first)):
            speaker = _main_subject(sentence, index, found, main) or speaker
    else:
        speaker = phrases.before(sentence, first, low)
        if (
            speaker is not None
            and first == index
            and form == "base"
            and speaker.kind == "name"
            and not speaker_plural(sentence, speaker)
        ):
            return None
        if speaker is None:
            inverted = previous is None or previous.kind in (QUOTE, ",", "-") or previous.low in ("as", "so")
            if inverted and form in ("past", "s", "participle", "base"):
                speaker = phrases.after(sentence, last, end)
                if speaker is not None and (previous is None or "object" not in verb.takes):
                    made.speaker = speaker
                    made.last = last
                    _inverted_content(sentence, made, end, previous)
                    return made
            speaker = None
            if previous is not None and (previous.low in ("and", "but", "or") or previous.kind == ","):
                speaker = _main_subject(sentence, index, found, main)
            if speaker is None:
                return None
    made.speaker = speaker
    _content(sentence, made, end, found, participle="ing" in forms and first == index)
    return made


def speaker_plural(sentence: Sequence[Token], phrase: Phrase) -> bool:
    words = [t.low for t in sentence[phrase.first : phrase.head_end]]
    return bool(words) and (
        "and" in words or words[-1].endswith("s") or words[-1] in ("people", "police", "women", "men")
    )


def _control(sentence: Sequence[Token], first: int) -> bool:
    return sentence[first].low in lexicon()["control"]


def _chain(sentence: Sequence[Token], index: int, forms: set[Form]) -> tuple[int, bool, bool]:
    """(first token of the verb group that ends at `index`, whether it is passive, whether "to ..." )."""
    lex = lexicon()
    at = index
    passive = infinitive = False
    be = False
    while at > 0 and sentence[at - 1].kind == WORD:
        word = sentence[at - 1].low
        if word in lex["auxiliaries"] and not (word in ("had", "has", "have") and at - 1 == 0):
            if word in lex["be"] and not be:
                be = True
                if ("participle" in forms) and "ing" not in forms:
                    passive = True
            at -= 1
        elif (
            (word == "to"
            and at == index)
            or (word == "to"
            and sentence[at].low in lex["auxiliaries"] | lex["adverbs"])
        ):
            infinitive = True
            at -= 1
        elif (
            (word in lex["adverbs"]
            and word not in ("here", "there", "all", "both", "most", "much", "more"))
            or (word.endswith("ly")
            and len(word) > 4)
        ) or (
            (infinitive
            and word in lex["control"])
            or (word in ("went", "goes", "going", "go")
            and sentence[at].low == "on")
        ) or (infinitive and word == "on" and sentence[at - 2].low in ("went", "goes", "going", "go")):
            at -= 1
        else:
            break
    if infinitive and sentence[at].low == "to" and at == index - 1:
        pass
    while (
        at < index
        and (sentence[at].low in lex["adverbs"] or sentence[at].low.endswith("ly"))
        and sentence[at].kind == WORD
        and at > 0
        and sentence[at - 1].kind != WORD
    ):
        at += 1
    if (
        passive
        and any(sentence[n].low in ("has", "have", "had", "having") for n in range(at, index))
        and not any(sentence[n].low in ("been", "being") for n in range(at, index))
    ):
        passive = False
    return at, passive, infinitive


def _nominal(sentence: Sequence[Token], index: int, form: Form) -> bool:
    """Whether a word that may be a verb stands as a noun or an adjective here."""
    if index == 0:
        return form in ("base", "s") or form == "participle"
    lex = lexicon()
    previous = sentence[index - 1]
    if previous.kind != WORD:
        return form == "base" and previous.kind != QUOTE
    word = previous.low
    if form == "ing":
        return word in lex["determiners"] or word.endswith("'s")
    if word in lex["determiners"] and word not in (
        "that",
        "some",
        "many",
        "others",
        "all",
        "both",
        "several",
        "most",
        "few",
        "this",
        "one",
        "another",
        "each",
        "her",
    ):
        return True
    if word in lex["prepositions"] and word not in ("since",):
        return True
    if word in lex["possessives"] and form in ("base", "s"):
        return True
    if word.endswith("'s") and form in ("base", "s"):
        return True
    if form == "base":
        nxt = sentence[index + 1] if index + 1 < len(sentence) else None
        if nxt is not None and nxt.low in ("of", "by", "from"):
            return True
    return False


def _agent(sentence: Sequence[Token], last: int, end: int) -> Phrase | None:
    for at in range(last, min(end, last + 14)):
        if sentence[at].low == "by" and sentence[at].kind == WORD:
            return phrases.after(sentence, at + 1, end)
        if sentence[at].kind in (",", ";", ":"):
            return None
    return None


def _clause_start(sentence: Sequence[Token], index: int, found: list[Attribution]) -> int:
    return 0


def _main_subject(
    sentence: Sequence[Token], index: int, found: list[Attribution], main: Phrase | None
) -> Phrase | None:
    """The subject that a participle or a second verb shares: of the last attribution, else of the sentence."""
    for earlier in reversed(found):
        if earlier.speaker is not None and earlier.style != "according":
            return earlier.speaker
    return subject(sentence, index)


def subject(sentence: Sequence[Token], limit: int) -> Phrase | None:
    """The first noun phrase before `limit` that a finite verb follows."""
    lex = lexicon()
    for at in range(1, limit):
        token = sentence[at]
        if token.kind != WORD or token.cap:
            continue
        word = token.low
        if (
            word in lex["auxiliaries"]
            or word in lex["light verbs"]
            or word in lex.verbs
            or (word.endswith(("ed", "es")) and len(word) > 4)
        ):
            made = phrases.before(sentence, at)
            if made is not None and made.kind != "relative":
                return made
    return None


def _has_verb(sentence: Sequence[Token], first: int, last: int) -> bool:
    lex = lexicon()
    for token in sentence[first:last]:
        if token.kind == QUOTE:
            return True
        word = token.low
        if token.kind == WORD and (
            word in lex["auxiliaries"]
            or word in lex["light verbs"]
            or word in lex.verbs
            or word.endswith(("'s", "'re", "'ll", "'d", "'ve", "n't"))
            or (len(word) > 3 and word.endswith("ed"))
            or (
                len(word) > 3
                and word.endswith("s")
                and not word.endswith("ss")
                and token is not sentence[last - 1]
            )
        ):
            return True
    return False


def _clause_opens(token: Token) -> bool:
    """Whether a clause that reports speech may begin with `token`."""
    lex = lexicon()
    if token.kind == QUOTE:
        return True
    if token.kind != WORD:
        return False
    word = token.low
    if word in lex["prepositions"] or word in lex["conjunctions"]:
        return False
    if word in lex["times"] or word in {
        "so",
        "yes",
        "no",
        "nothing",
        "something",
        "anything",
        "goodbye",
        "hello",
        "much",
    }:
        return False
    return not (
        word in lex["adverbs"]
        and not word.endswith("ly")
        and word not in ("there", "even", "only", "both", "all", "most")
    )


def _content(
    sentence: Sequence[Token], made: Attribution, end: int, found: list[Attribution], *, participle: bool
) -> None:
    """Fills `made.content` and `made.style` for a cue behind its subject."""
    lex = lexicon()
    speaker = made.speaker
    right, style = _content_after(sentence, made, end)
    opening = min(
        speaker.first if speaker is not None and speaker.first < made.first else made.first, made.first
    )
    previous = sentence[opening - 1] if opening > 0 else None
    before_end = opening
    parenthetical = False
    if previous is not None and not participle and speaker is not None and speaker.last <= made.first:
        if previous.kind == QUOTE:
            parenthetical = True
        elif previous.kind in (",", "-") and opening >= 2:
            parenthetical = (
                sentence[opening - 2].kind == QUOTE or right is None or style in ("object", "noun")
            )
            before_end = opening - 1
        elif previous.low == "as" and opening >= 2 and sentence[opening - 2].kind in (",", QUOTE):
            parenthetical = right is None
            before_end = opening - 1
    if (
        parenthetical
        and "clause" not in made.takes
        and "words" not in made.takes
        and sentence[before_end - 1].kind != QUOTE
    ):
        parenthetical = False
    if parenthetical and (
        right is None or style not in ("that",) or (previous is not None and previous.kind == QUOTE)
    ):
        made.content = [(_left_start(sentence, before_end, found), before_end)]
        made.style = "before"
        at = made.last
        while at < end and sentence[at].kind == WORD and sentence[at].kind != ",":
            at += 1
        if at < end and sentence[at].kind in (",", ":", "-") and at + 1 < end:
            following = sentence[at + 1]
            nearby = at - made.last <= 6
            if (
                following.kind == QUOTE
                or sentence[at].kind == ":"
                or (nearby and _carries_on(sentence, at + 1, end))
            ):
                made.content.append((at + 1, end))
        elif at < end and sentence[at].kind == QUOTE:
            made.content.append((at, end))
        return
    if right is not None:
        made.content = [right]
        made.style = style
    elif participle or made.last >= end or sentence[made.last].kind in (",", ":"):
        made.style = "colon" if made.last < end and sentence[made.last].kind == ":" else "bare"
    elif speaker is not None:
        made.style = "bare"


def _carries_on(sentence: Sequence[Token], at: int, end: int) -> bool:
    """Whether what follows "..., he said," belongs to the statement rather than to the writer."""
    token = sentence[at]
    lex = lexicon()
    word = token.low
    if word.endswith("ing") and len(word) > 4:
        return False
    if word in lex["relatives"] or word in (
        "according",
        "as",
        "while",
        "when",
        "after",
        "before",
        "though",
        "although",
        "in",
        "on",
        "at",
        "during",
        "citing",
        "but",
        "and",
        "to",
        "with",
    ):
        return False
    return _has_verb(sentence, at, end)


def _left_start(sentence: Sequence[Token], before_end: int, found: list[Attribution]) -> int:
    start = 0
    for earlier in found:
        for _, stop in earlier.content:
            if earlier.style == "before" and stop < before_end:
                start = max(start, stop)
    if before_end - start > 1 and sentence[start].low in ("but", "and", "yet", "so") and sentence[start].cap:
        start += 1
    while start < before_end and sentence[start].kind not in (WORD, QUOTE):
        start += 1
    return start


def _content_after(sentence: Sequence[Token], made: Attribution, end: int) -> tuple[Range | None, str]:
    """What the cue governs to its right, and how it is introduced."""
    lex = lexicon()
    takes = made.takes
    at = made.last
    if "hearer" in takes:
        at = _skip_hearer(sentence, at, end)
    direct = at
    while at < end:
        token = sentence[at]
        if token.kind == QUOTE:
            return (at, end), "quote"
        if token.kind == ":":
            return ((at + 1, end), "colon") if at + 1 < end else (None, "colon")
        if token.kind in (",", "-"):
            if at + 1 < end and sentence[at + 1].kind == QUOTE:
                return (at + 1, end), "quote"
            stop = _next_comma(sentence, at + 1, end)
            if (
                stop is not None
                and stop - at <= 12
                and stop + 1 < end
                and (sentence[stop + 1].low == "that" or sentence[stop + 1].kind == QUOTE)
            ):
                at = stop + 1
                continue
            return None, ""
        if token.kind != WORD:
            return None, ""
        word = token.low
        if word == "that" and at + 1 < end and ("clause" in takes or "that" in takes):
            if at == direct or not _relative_that(sentence, at):
                return (at, end), "that"
        if at == direct:
            if word == "to" and "infinitive" in takes:
                return (at, end), "infinitive"
            if word in ("whether", "if", "who", "what", "why", "how", "where", "when", "which") and (
                takes & {"question", "clause", "that"}
            ):
                return (at, end), "question"
            if "gerund" in takes and word.endswith("ing") and len(word) > 4:
                return (at, end), "gerund"
            if "clause" in takes and _clause_opens(token) and _has_verb(sentence, at + 1, end):
                return (at, end), "clause"
            if "object" in takes:
                return (at, end), "object"
            if "noun" in takes and (_clause_opens(token)):
                return (at, end), "noun"
        elif "clause" in takes and (
            sentence[at - 1].low in lex["times"] or word in ("he", "she", "they", "it", "there", "we", "i")
        ):
            if _clause_opens(token) and _has_verb(sentence, at + 1, end) and word not in lex["prepositions"]:
                return (at, end), "clause"
        at += 1
    return None, ""


def _relative_that(sentence: Sequence[Token], at: int) -> bool:
    previous = sentence[at - 1]
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    return previous.kind == WORD and following is not None and following.low in lexicon()["auxiliaries"]


def _next_comma(sentence: Sequence[Token], at: int, end: int) -> int | None:
    for n in range(at, end):
        if sentence[n].kind in (",", "-"):
            return n
    return None


def _skip_hearer(sentence: Sequence[Token], at: int, end: int) -> int:
    """Behind the noun phrase of whoever is spoken to."""
    lex = lexicon()
    if at >= end:
        return at
    if sentence[at].low in lex["object pronouns"]:
        following = sentence[at + 1].low if at + 1 < end else ""
        if sentence[at].low not in ("you", "it", "her") or following not in lex["auxiliaries"]:
            return at + 1
    start = at
    while at < end and at - start < 14:
        token = sentence[at]
        if token.kind != WORD or token.low in ("that", "to", "whether", "if", "how", "why", "what", "who"):
            break
        if at > start and not token.cap and token.low in lex["auxiliaries"]:
            break
        if at > start and (
            token.low in ("he", "she", "they", "it", "there", "we", "i")
            or (token.low in lex["determiners"]
            and sentence[at - 1].low not in lex["prepositions"])
        ):
            break
        at += 1
    return at


def _inverted_content(sentence: Sequence[Token], made: Attribution, end: int, previous: Token | None) -> None:
    speaker = made.speaker
    assert speaker is not None
    if previous is None:
        for at in range(speaker.last, end):
            if sentence[at].kind == QUOTE or (sentence[at].kind == ":" and at + 1 < end):
                made.content = [(at + (sentence[at].kind == ":"), end)]
                made.style = "colon"
                return
        made.style = "colon" if end and sentence[end - 1].kind == ":" else ""
        return
    stop = made.first
    if previous.kind in (",", "-") or previous.low == "as":
        stop -= 1
    made.content = [(_left_start(sentence, stop, []), stop)]
    made.style = "before"
    for at in range(speaker.last, end):
        if sentence[at].kind == QUOTE and sentence[at - 1].kind in (",", ":", "-"):
            made.content.append((at, end))
            return


def _according(
    sentence: Sequence[Token], index: int, end: int, found: list[Attribution]
) -> Attribution | None:
    speaker = phrases.after(sentence, index + 2, end)
    if speaker is None:
        return None
    made = Attribution(
        index,
        index,
        index + 2,
        "neutral",
        frozenset({"clause"}),
        speaker,
        style="according",
        lemma="according to",
    )
    if index <= 1:
        stop = _next_comma(sentence, speaker.last, end)
        if stop is not None:
            while (
                (later := _next_comma(sentence, stop + 1, end)) is not None
                and later - stop <= 8
                and not _has_verb(sentence, stop + 1, later)
            ):
                stop = later
            made.content = [(stop + 1, end)]
        return made
    stop = index
    while stop > 0 and sentence[stop - 1].kind in (",", "-", "("):
        stop -= 1
    for earlier in reversed(found):
        if (
            earlier.content
            and earlier.style != "according"
            and (earlier.content[-1][1] >= index or earlier.style == "before")
        ):
            earlier.via = speaker
            made.style = ""
            return made
    made.content = [(_left_start(sentence, stop, found), stop)]
    following = _next_comma(sentence, speaker.last, end)
    if (
        following is not None
        and following - speaker.last <= 2
        and following + 1 < end
        and _carries_on(sentence, following + 1, end)
    ):
        made.content.append((following + 1, end))
    return made


def _bound(sentence: Sequence[Token], found: list[Attribution]) -> None:
    """Ends a content before the next coordinated attribution, and at marks that end a statement."""
    for number, made in enumerate(found):
        if not made.content:
            continue
        start, stop = made.content[-1]
        if start < made.last:
            if len(made.content) == 1:
                continue
        for later in found[number + 1 :]:
            if not later.style or later.first < start:
                continue
            opening = later.first
            if (
                later.speaker is not None
                and later.speaker.last <= later.first
                and later.speaker.first >= start
            ):
                opening = later.speaker.first
            if opening <= start:
                continue
            previous = sentence[opening - 1]
            if previous.low in (
                "and",
                "but",
                "though",
                "although",
                "while",
                "as",
                "or",
                "before",
            ) or previous.kind in (",", ";", "-"):
                cut = opening - 1
                while cut > start and sentence[cut - 1].kind in (",", ";", "-"):
                    cut -= 1
                if later.style == "according":
                    cut = later.first
                    while cut > start and sentence[cut - 1].kind == ",":
                        cut -= 1
                stop = min(stop, cut)
                break
        for at in range(start, stop):
            if sentence[at].kind == ";":
                stop = at
                break
            if (
                sentence[at].kind == ","
                and at + 2 < stop
                and sentence[at + 1].low in ("but", "though", "although")
            ):
                stop = at
                break
        made.content[-1] = (start, max(start, stop))
        if made.content[-1][0] >= made.content[-1][1]:
            made.content.pop()
