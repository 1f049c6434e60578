"""Coarse word classes, enough to find noun phrases and verb groups without a trained tagger.

Where a pipeline has tagged the text, its tags are mapped to the same classes and the rules above
work on those instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from digest.language.quotes.clauses import WORD, Token
from digest.language.quotes.lexicon import lexicon

# One letter per class; punctuation and stretches keep the kind of their token.
DETERMINER, PRONOUN, CONTRACTION, OBJECT, RELATIVE = "D", "P", "Y", "O", "W"
SUBORDINATOR, PREPOSITION, CONJUNCTION, AUXILIARY = "S", "I", "C", "X"
VERB, BARE, ING, PARTICIPLE, TO = "V", "B", "G", "E", "T"
ADVERB, TIME, NOUN, NAME, NUMBER = "A", "t", "N", "M", "#"

NOMINAL = frozenset("NM#")
FINITE = frozenset("VXY")

Tagger = Callable[[int, int], str | None]
"""What a trained pipeline says of the word between two characters; None leaves it to the rules."""


@cache
def _closed() -> dict[str, str]:
    """The class of each word that needs no context, least specific first."""
    lex = lexicon()
    made: dict[str, str] = {}
    for name, tag in (
        ("adverbs", ADVERB),
        ("determiners", DETERMINER),
        ("prepositions", PREPOSITION),
        ("subordinators", SUBORDINATOR),
        ("conjunctions", CONJUNCTION),
        ("subject pronouns", PRONOUN),
        ("object pronouns", OBJECT),
        ("contractions", CONTRACTION),
        ("relatives", RELATIVE),
        ("be", AUXILIARY),
        ("have", AUXILIARY),
        ("modals", AUXILIARY),
    ):
        for word in lex[name]:
            made[word] = tag
    for word in ("one", "others", "no", "so"):
        made[word] = {"one": NOUN, "others": NOUN, "no": DETERMINER, "so": ADVERB}[word]
    made["to"] = TO
    made["whose"] = RELATIVE
    return made


def tag(sentence: Sequence[Token], *, titled: bool, trained: Tagger | None = None) -> list[str]:
    """One class per token; `titled` where every word is capitalised, as in some headlines."""
    lex = lexicon()
    closed = _closed()
    tags: list[str] = []
    size = len(sentence)
    for index, token in enumerate(sentence):
        if token.kind != WORD:
            tags.append(token.kind)
            continue
        low = token.low
        opening = (
            index == 0 or sentence[index - 1].kind in (":", ".") or (index == 1 and sentence[0].kind != WORD)
        )
        proper = token.cap and not titled and not opening
        if low in lex["times"] and (token.cap or low not in ("may", "march")) and low != "mar":
            tags.append(
                NAME
                if token.cap and index and tags[-1] == NAME and low in ("may", "april", "june", "august")
                else TIME
            )
            continue
        if proper and low not in ("i", "i'm", "i've", "i'd", "i'll"):
            tags.append(NAME)
            continue
        if low == "that":
            tags.append(_that(sentence, index, tags, closed))
            continue
        known = closed.get(low)
        if known is not None:
            if known == ADVERB and low in lex.verbs:
                known = None
            elif (
                token.cap
                and titled
                and known == AUXILIARY
                and low in ("may", "will")
                and tags[-1:] in ([], [","])
            ):
                known = NAME
            else:
                tags.append(_preposition_or(known, low, sentence, index, tags))
                continue
        if trained is not None and (given := trained(token.start, token.end)) is not None:
            tags.append(given)
            continue
        if low[0].isdigit() or low in lex["quantifiers"]:
            tags.append(NUMBER)
            continue
        if low.endswith(("'s", "s'")):
            tags.append(NAME if token.cap else NOUN)
            continue
        forms = lex.inflected.get(low)
        if forms:
            tags.append(_verb(sentence, index, size, tags, titled=titled, opening=opening))
            continue
        if (
            low.endswith("ly")
            and len(low) > 4
            and low not in lex["not adverbs"]
            and not (token.cap and not opening)
        ):
            tags.append(ADVERB)
            continue
        if low.endswith("n't"):
            tags.append(AUXILIARY)
            continue
        if not token.cap and low.endswith("ed") and len(low) > 4 and "-" not in low:
            tags.append(_past(sentence, index, size, tags))
            continue
        if (
            not token.cap
            and low not in lex["ing nouns"]
            and low.endswith("ing")
            and len(low) > 5
            and tags[-1:] not in ([DETERMINER], [NOUN], [NAME])
        ):
            tags.append(ING)
            continue
        tags.append(NAME if token.cap else NOUN)
    return tags


def _preposition_or(known: str, low: str, sentence: Sequence[Token], index: int, tags: list[str]) -> str:
    if low in ("since", "before", "after", "until", "till", "as", "for") and index + 1 < len(sentence):
        following = sentence[index + 1].low
        if following in lexicon()["subject pronouns"] or following in lexicon()["contractions"]:
            return SUBORDINATOR
    if (
        low == "once"
        and index + 1 < len(sentence)
        and sentence[index + 1].low in lexicon().verbs
        and any(t.low == "as" for t in sentence[max(0, index - 5) : index])
    ):
        return ADVERB  # "as Roe once said"
    if low == "her" and tags[-1:] and tags[-1] in (VERB, BARE, ING, PREPOSITION):
        following_token = sentence[index + 1] if index + 1 < len(sentence) else None
        if (
            following_token is None
            or following_token.kind != WORD
            or _closed().get(following_token.low) is not None
        ):
            return OBJECT
    return known


def _that(sentence: Sequence[Token], index: int, tags: list[str], closed: dict[str, str]) -> str:
    following = sentence[index + 1] if index + 1 < len(sentence) else None
    previous = tags[-1] if tags else ""
    if following is None or following.kind not in (WORD, "q"):
        return PRONOUN
    if previous in (PREPOSITION, TO):
        return DETERMINER
    known = closed.get(following.low)
    if known == AUXILIARY:
        return RELATIVE if previous in (NOUN, NAME, NUMBER) else PRONOUN
    if previous in (NOUN, NAME, TIME) and following.low in lexicon()["says"] and index + 2 < len(sentence):
        behind = sentence[index + 2]
        if behind.kind in ("q", ":") or closed.get(behind.low) in (PRONOUN, DETERMINER, CONTRACTION):
            return RELATIVE  # "a letter that says he is well"
    return SUBORDINATOR


def _last(tags: list[str]) -> str:
    """The class before, adverbs passed over."""
    for tag_ in reversed(tags):
        if tag_ != ADVERB:
            return tag_
    return ""


def _auxiliary(sentence: Sequence[Token], index: int, tags: list[str]) -> str:
    """The auxiliary that a verb at `index` follows, "" for none."""
    at = index - 1
    while at >= 0 and tags[at] == ADVERB:
        at -= 1
    if at < 0:
        return ""
    if tags[at] == AUXILIARY:
        return sentence[at].low
    if tags[at] == CONTRACTION:
        return "'" + sentence[at].low.rpartition("'")[2]
    return ""


def _verb(
    sentence: Sequence[Token],
    index: int,
    size: int,
    tags: list[str],
    *,
    titled: bool,
    opening: bool,
) -> str:
    """The class of a word that may be a verb."""
    lex, closed = lexicon(), _closed()
    forms = lex.inflected[sentence[index].low]
    token = sentence[index]
    low = token.low
    previous = _last(tags)
    before = tags[-1] if tags else ""
    helper = _auxiliary(sentence, index, tags)
    if helper:
        if "ing" in forms and helper not in lex["modals"]:
            return ING
        if helper in lex["modals"] or helper in ("'ll", "'d"):
            return BARE if "base" in forms else (PARTICIPLE if "participle" in forms else NOUN)
        if "participle" in forms:
            return PARTICIPLE
        return NOUN
    if previous == TO and "base" in forms:
        return BARE
    if "ing" in forms:
        return _ing(sentence, index, size, tags, closed)
    if low == "put" and index + 1 < size and sentence[index + 1].low == "it":
        return VERB
    if "past" in forms or "participle" in forms:
        if "past" not in forms:
            return PARTICIPLE if before not in (DETERMINER,) else NOUN
        if (
            "base" in forms
            and previous not in (PRONOUN, RELATIVE, CONTRACTION, NAME)
            and low not in lex["sure verbs"]
        ) and (previous != NOUN or not _object_follows(sentence, index, size, closed)):
            return NOUN  # "cut", "set", "cost": nouns unless somebody does it
        return _past(sentence, index, size, tags)
    following_ok = _object_follows(sentence, index, size, closed)
    if previous == RELATIVE and sentence[index - 1].low == "whose":
        return NOUN
    if previous in (PRONOUN, RELATIVE, CONTRACTION):
        return VERB
    if before in (DETERMINER, PREPOSITION, NUMBER) or (opening and index == 0):
        if before == NUMBER and "base" in forms and sentence[index - 1].low in lex["quantifiers"]:
            return VERB if following_ok or low in lex["sure verbs"] else NOUN
        return NOUN
    if previous in (NOUN, NAME, OBJECT, ",", ")", "q", CONJUNCTION, TIME):
        if low in lex["sure verbs"]:
            return VERB
        if previous == CONJUNCTION and _earlier(tags, "base" in forms):
            return BARE if "base" in forms else VERB
        prior = next(
            (t for t in reversed(sentence[:index]) if t.kind == WORD and t.low not in lex["adverbs"]), None
        )
        if prior is None or prior.low.endswith("'s"):
            return NOUN
        if prior.low in lex["adjectives of nouns"] and low in lex.nouns:
            return NOUN  # "criminal charges that"
        plural = (
            prior.low.endswith("s")
            and not prior.low.endswith(("ss", "us", "is"))
            and (titled or not prior.cap)
        )
        if "s" in forms and before == ADVERB and sentence[index - 1].low in lex["habits"]:
            return VERB  # "Roe, a baker, often notes in talks that"
        if "s" in forms and _closes(sentence, index, size, tags):
            return VERB
        if "s" in forms:
            return VERB if following_ok and not plural and previous in (NOUN, NAME, ")", ",") else NOUN
        if "base" in forms:
            return VERB if plural and following_ok and previous in (NOUN, NAME) else NOUN
    return NOUN


def _closes(sentence: Sequence[Token], index: int, size: int, tags: list[str]) -> bool:
    """Whether a verb of saying ends what stands behind a statement: "..., the letter states"."""
    lex = lexicon()
    low = sentence[index].low
    if not any(v.takes & {"clause", "words", "that"} for v, _ in lex.verbs.get(low, ())):
        return False
    if index + 1 < size and sentence[index + 1].kind not in (".", ","):
        return False
    first = index
    while first > 0 and tags[first - 1] in "NM":
        first -= 1
    if first == index:
        return False
    if first > 0 and tags[first - 1] == DETERMINER:
        first -= 1
    prior = sentence[index - 1]
    speaks = prior.cap or prior.low in lex["documents"] or prior.low in lex["somebody"]
    before = sentence[first - 1].kind if first else ""
    return before == "q" or (before == "," and speaks)


def _ing(sentence: Sequence[Token], index: int, size: int, tags: list[str], closed: dict[str, str]) -> str:
    """A form in -ing: a noun behind a noun or an article where nothing follows that it could take."""
    if sentence[index].low in lexicon()["ing nouns"]:
        return NOUN
    following = sentence[index + 1] if index + 1 < size else None
    takes = following is not None and (
        following.kind == "q"
        or (following.kind == "," and index + 2 < size and sentence[index + 2].kind == "q")
        or (following.kind == WORD and (following.cap or closed.get(following.low) in tuple("DPOYTS")))
    )
    before = tags[-1] if tags else ""
    behind_article = len(tags) > 1 and tags[-2] == DETERMINER
    if before in (NOUN, NAME) and following is not None and behind_article:
        described = before == NOUN and sentence[index - 1].low.endswith("ed")
        if following.low == "of" or described:
            return NOUN  # "the old teaching of", "the planned meeting"
    if before == DETERMINER:
        plain = following is not None and following.kind == WORD and closed.get(following.low) is None
        return NOUN if plain or not takes else ING
    if before in (NOUN, NAME) and not takes:
        return (
            NOUN
            if following is None or following.kind != WORD or closed.get(following.low) not in ("I", None)
            else ING
        )
    return ING


def _earlier(tags: list[str], bare: bool) -> bool:
    """Whether "and" joins to a verb of the same form: "to build and sell"."""
    for tag_ in reversed(tags[-8:-1]):
        if tag_ == (BARE if bare else VERB):
            return True
        if tag_ in (",",):
            return False
    return False


def _object_follows(sentence: Sequence[Token], index: int, size: int, closed: dict[str, str]) -> bool:
    """Whether the next token may open what a verb takes."""
    if index + 1 >= size:
        return True
    following = sentence[index + 1]
    if following.kind in ("q", ":"):
        return True
    if following.kind == "," and index + 2 < size and sentence[index + 2].kind == "q":
        return sentence[index - 1].cap or _closed().get(sentence[index - 1].low) == ADVERB
    if following.kind != WORD:
        return False
    if following.low in ("of",):
        return False
    known = closed.get(following.low)
    if following.low == "that" and _relative_that(sentence, index + 1, size, closed):
        return False
    return (
        following.cap
        or known in (DETERMINER, PRONOUN, CONTRACTION, OBJECT, SUBORDINATOR, TO, ADVERB)
        or following.low == "that"
    )


def _relative_that(sentence: Sequence[Token], at: int, size: int, closed: dict[str, str]) -> bool:
    """Whether a verb follows "that" at once, so that it opens no clause: "rules that could lead to"..."""
    behind = at + 1
    while behind < size and closed.get(sentence[behind].low) == ADVERB:
        behind += 1
    passed = behind > at + 1 or (behind < size and sentence[behind].low.endswith("ly"))
    if behind < size and sentence[behind].low.endswith("ly") and sentence[behind].low != "only":
        behind += 1
    if behind >= size:
        return False
    low = sentence[behind].low
    return closed.get(low) == AUXILIARY or (passed and bool(lexicon().inflected.get(low)))


def _past(sentence: Sequence[Token], index: int, size: int, tags: list[str]) -> str:
    """A past form: finite, or a participle that describes a noun."""
    before = tags[-1] if tags else ""
    following = sentence[index + 1] if index + 1 < size else None
    named = before == "-" and following is not None and following.kind == "q"
    if named and sentence[index].low in lexicon()["naming participles"]:
        return PARTICIPLE
    if before in (PRONOUN, RELATIVE, CONTRACTION, ADVERB, "q", CONJUNCTION):
        if before == CONJUNCTION and _last(tags[:-1]) in (DETERMINER,):
            return NOUN
        return VERB
    few = before == DETERMINER and sentence[index - 1].low in lexicon()["quantifiers"] | {"those"}
    if few and sentence[index].low in lexicon().inflected:
        return VERB
    if before in (DETERMINER, PREPOSITION):
        return NOUN
    if following is not None and following.low == "by" and before in (NOUN, NAME, NUMBER, ","):
        return PARTICIPLE
    if (
        before == ","
        and following is not None
        and following.low in ("of", "in", "as", "with", "on", "at", "for")
        and not any("clause" in v.takes for v, _ in lexicon().verbs.get(sentence[index].low, ()))
    ):
        return PARTICIPLE
    if before == "":
        return PARTICIPLE if following is None or not following.cap else VERB
    return VERB
