"""The class of a word that may be a verb: by its forms, by what stands before it and what behind."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.names.lexicon import fold
from digest.language.names.lexicon import lexicon as names
from digest.language.quotes.clauses import WORD, Token
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.tags import (
    ADVERB,
    AUXILIARY,
    BARE,
    CONJUNCTION,
    CONTRACTION,
    DETERMINER,
    ING,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
    closed,
)


def verb(sentence: Sequence[Token], tags: Sequence[str], *, titled: bool, opening: bool) -> str:
    """The class of the word behind those that have `tags`, which has a form of a listed verb."""
    lex = lexicon()
    index = len(tags)
    low = sentence[index].low
    forms = lex.inflected[low]
    previous = _last(tags)
    helper = _auxiliary(sentence, tags)
    if helper:
        return _helped(forms, helper)
    if previous == TO and "base" in forms:
        return BARE
    if "ing" in forms:
        return _ing(sentence, tags)
    if low == "put" and index + 1 < len(sentence) and sentence[index + 1].low == "it":
        return VERB
    if "past" in forms or "participle" in forms:
        if "past" not in forms:
            return NOUN if tags and tags[-1] == DETERMINER else PARTICIPLE
        doubtful = "base" in forms and low not in lex["sure verbs"]
        if (
            doubtful
            and previous not in (PRONOUN, RELATIVE, CONTRACTION, NAME)
            and not (previous == NOUN and _object_follows(sentence, index))
        ):
            return NOUN  # "cut", "set", "cost": nouns unless somebody does it
        return past(sentence, tags, finite="participle" not in forms)
    return _present(sentence, tags, forms, titled=titled, opening=opening)


def past(sentence: Sequence[Token], tags: Sequence[str], *, finite: bool = False) -> str:
    """The class of a past form: finite, or a participle that describes a noun; `finite` where it is none."""
    lex = lexicon()
    index = len(tags)
    before = tags[-1] if tags else ""
    following = sentence[index + 1] if index + 1 < len(sentence) else None
    named = before == "-" and following is not None and following.kind == "q"
    if named and sentence[index].low in lex["naming participles"]:
        return PARTICIPLE
    if before in (PRONOUN, RELATIVE, CONTRACTION, ADVERB, "q", CONJUNCTION):
        return NOUN if before == CONJUNCTION and _last(tags[:-1]) == DETERMINER else VERB
    few = before == DETERMINER and sentence[index - 1].low in lex["quantifiers"] | {"those"}
    if few and sentence[index].low in lex.inflected:
        return VERB
    if before in (DETERMINER, PREPOSITION):
        return NOUN
    owned = before in (NOUN, NAME) and sentence[index - 1].low.endswith(("'s", "s'"))
    if owned and following is not None and following.low in lex.nouns:
        return NOUN  # "Roe's unfounded claims"
    if following is not None and following.low == "by" and before in (NOUN, NAME, NUMBER, ","):
        return PARTICIPLE
    if (
        before == ","
        and not finite
        and following is not None
        and following.low in lex["behind participles"]
        and not any("clause" in v.takes for v, _ in lex.verbs.get(sentence[index].low, ()))
    ):
        return PARTICIPLE
    if before == "":
        return PARTICIPLE if following is None or not following.cap else VERB
    return VERB


def _helped(forms: frozenset[str], helper: str) -> str:
    """The class of a verb's form behind an auxiliary."""
    modal = helper in lexicon()["modals"]
    if "ing" in forms and not modal:
        return ING
    if modal or helper in ("'ll", "'d"):
        return BARE if "base" in forms else (PARTICIPLE if "participle" in forms else NOUN)
    return PARTICIPLE if "participle" in forms else NOUN


def _ing(sentence: Sequence[Token], tags: Sequence[str]) -> str:
    """A form in -ing: a noun behind a noun or an article where nothing follows that it could take."""
    index = len(tags)
    if sentence[index].low in lexicon()["ing nouns"]:
        return NOUN
    following = sentence[index + 1] if index + 1 < len(sentence) else None
    word = following is not None and following.kind == WORD
    known = closed().get(following.low) if following is not None else None
    takes = following is not None and (
        following.kind == "q"
        or (following.kind == "," and index + 2 < len(sentence) and sentence[index + 2].kind == "q")
        or (word and (following.cap or known in tuple("DPOYTS")))
    )
    before = tags[-1] if tags else ""
    behind_article = len(tags) > 1 and tags[-2] == DETERMINER
    if before in (NOUN, NAME) and following is not None and behind_article:
        described = before == NOUN and sentence[index - 1].low.endswith("ed")
        if following.low == "of" or described:
            return NOUN  # "the old teaching of", "the planned meeting"
    if before == DETERMINER:
        return NOUN if not takes or (word and known is None) else ING
    if before in (NOUN, NAME) and not takes:
        return ING if word and known in (PREPOSITION, None) else NOUN
    return ING


def _present(
    sentence: Sequence[Token], tags: Sequence[str], forms: frozenset[str], *, titled: bool, opening: bool
) -> str:
    """The class of a base form or one in -s, which most nouns have, too."""
    lex = lexicon()
    index = len(tags)
    low = sentence[index].low
    previous = _last(tags)
    before = tags[-1] if tags else ""
    follows = _object_follows(sentence, index)
    if previous == RELATIVE and sentence[index - 1].low == "whose":
        return NOUN
    if previous in (PRONOUN, RELATIVE, CONTRACTION):
        return VERB
    if before in (DETERMINER, PREPOSITION, NUMBER) or (opening and index == 0):
        if before == NUMBER and "base" in forms and sentence[index - 1].low in lex["quantifiers"]:
            return VERB if follows or low in lex["sure verbs"] else NOUN
        return NOUN
    if previous not in (NOUN, NAME, OBJECT, ",", ")", "q", CONJUNCTION, TIME):
        return NOUN
    if low in lex["sure verbs"]:
        return VERB
    if previous == CONJUNCTION and _joined(tags, BARE if "base" in forms else VERB):
        return BARE if "base" in forms else VERB
    prior = next(
        (t for t in reversed(sentence[:index]) if t.kind == WORD and t.low not in lex["adverbs"]), None
    )
    if prior is None or prior.low.endswith("'s"):
        return NOUN
    if prior.low in lex["adjectives of nouns"] and low in lex.nouns:
        return NOUN  # "criminal charges that"
    plural = (
        prior.low.endswith("s") and not prior.low.endswith(("ss", "us", "is")) and (titled or not prior.cap)
    )
    if "s" in forms:
        if before == ADVERB and sentence[index - 1].low in lex["habits"]:
            return VERB  # "Roe, a baker, often notes in talks that"
        if _closes(sentence, tags):
            return VERB
        return VERB if follows and not plural and previous in (NOUN, NAME, ")", ",") else NOUN
    usual = before == ADVERB and sentence[index - 1].low in lex["habits"]  # "parents still want old mills"
    return VERB if "base" in forms and plural and (follows or usual) and previous in (NOUN, NAME) else NOUN


def _last(tags: Sequence[str]) -> str:
    """The class before, adverbs passed over."""
    return next((tag for tag in reversed(tags) if tag != ADVERB), "")


def _auxiliary(sentence: Sequence[Token], tags: Sequence[str]) -> str:
    """The auxiliary that a verb behind `tags` follows, "" for none."""
    at = len(tags) - 1
    while at >= 0 and tags[at] == ADVERB:
        at -= 1
    if at < 0:
        return ""
    if tags[at] == AUXILIARY:
        return sentence[at].low
    if tags[at] == CONTRACTION:
        return "'" + sentence[at].low.rpartition("'")[2]
    return ""


def _joined(tags: Sequence[str], form: str) -> bool:
    """Whether "and" joins to a verb of the same form: "to build and sell"."""
    for tag in reversed(tags[-8:-1]):
        if tag == form:
            return True
        if tag == ",":
            return False
    return False


def _closes(sentence: Sequence[Token], tags: Sequence[str]) -> bool:
    """Whether a verb of saying ends what stands behind a statement: "..., the letter states"."""
    lex = lexicon()
    index = len(tags)
    low = sentence[index].low
    if not any(v.takes & {"clause", "words", "that"} for v, _ in lex.verbs.get(low, ())):
        return False
    if index + 1 < len(sentence) and sentence[index + 1].kind not in (".", ","):
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
    if sentence[first].low in ("his", "her", "their", "its") and fold(prior.low) not in names().heads:
        return False  # "“...” his original remarks"
    before = sentence[first - 1].kind if first else ""
    return before == "q" or (before == "," and speaks)


def _object_follows(sentence: Sequence[Token], index: int) -> bool:
    """Whether the next token may open what a verb takes."""
    if index + 1 >= len(sentence):
        return True
    following = sentence[index + 1]
    if following.kind in ("q", ":"):
        return True
    if following.kind == "," and index + 2 < len(sentence) and sentence[index + 2].kind == "q":
        return sentence[index - 1].cap or closed().get(sentence[index - 1].low) == ADVERB
    if following.kind != WORD or following.low == "of":
        return False
    if following.low == "that":
        return not _relative_that(sentence, index + 1)
    return following.cap or closed().get(following.low) in (
        DETERMINER,
        PRONOUN,
        CONTRACTION,
        OBJECT,
        SUBORDINATOR,
        TO,
        ADVERB,
    )


def _relative_that(sentence: Sequence[Token], at: int) -> bool:
    """Whether a verb follows "that" at once, so that it opens no clause: "rules that could lead to"..."""
    size = len(sentence)
    behind = at + 1
    while behind < size and closed().get(sentence[behind].low) == ADVERB:
        behind += 1
    passed = behind > at + 1 or (behind < size and sentence[behind].low.endswith("ly"))
    if behind < size and sentence[behind].low.endswith("ly") and sentence[behind].low != "only":
        behind += 1
    if behind >= size:
        return False
    low = sentence[behind].low
    return closed().get(low) == AUXILIARY or (passed and bool(lexicon().inflected.get(low)))
