"""The coarse class of every word, enough to find noun phrases and verb groups without a trained tagger.

Where a pipeline has tagged the text, its tags are mapped to the same classes and the rules above
work on those instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from digest.language.quotes.clauses import WORD, Token
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.tags import (
    ADVERB,
    AUXILIARY,
    BARE,
    CONTRACTION,
    DETERMINER,
    ING,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
    closed,
)
from digest.language.quotes.verb_tags import past, verb

Tagger = Callable[[int, int], str | None]
"""What a trained pipeline says of the word between two characters; None leaves it to the rules."""


def tag(sentence: Sequence[Token], *, titled: bool, trained: Tagger | None = None) -> list[str]:
    """One class per token; `titled` where every word is capitalised, as in some headlines."""
    tags: list[str] = []
    for token in sentence:
        if token.kind != WORD:
            tags.append(token.kind)
            continue
        settled = _settled(token.low) if trained is None and not token.cap else None
        if settled == NOUN and tags and tags[-1] in (AUXILIARY, TO) and _bare(sentence, tags):
            settled = BARE
        tags.append(settled or _word(sentence, tags, titled, trained))
    return tags


def _bare(sentence: Sequence[Token], tags: Sequence[str]) -> bool:
    """Whether the word behind those that have `tags` is a verb that no list has: "did not sway them".

    Behind "to" it is one if something follows that it takes.
    """
    index = len(tags)
    before, low = sentence[index - 1].low, sentence[index].low
    if low.endswith("s") or len(low) < 4 or index + 1 >= len(sentence):
        return False
    following = sentence[index + 1]
    if tags[-1] == AUXILIARY:
        return before in lexicon()["modals"] and (before not in _ASKING or not _inverted(sentence, index - 1))
    return closed().get(following.low) in (DETERMINER, PRONOUN, OBJECT) and following.low not in _TIMES


_ASKING = frozenset(["do", "does", "did", "can", "could", "will", "would", "should"])
_TIMES = frozenset(["last", "this", "next", "that", "every"])


def _inverted(sentence: Sequence[Token], at: int) -> bool:
    """Whether the auxiliary at `at` opens a question: "did people know"."""
    return at == 0 or sentence[at - 1].kind != WORD or sentence[at - 1].low in lexicon()["relatives"]


@lru_cache(maxsize=1 << 15)
def _settled(low: str) -> str | None:
    """The class of a word in small letters that nothing around it changes; None where something may."""
    lex = lexicon()
    if low in lex["times"] or low in _OTHERWISE or low in lex["prepositions of clauses"]:
        return None
    known = closed().get(low)
    if known is not None:
        return known if known != ADVERB or low not in lex.verbs else None
    if low[0].isdigit() or low in lex["quantifiers"]:
        return NUMBER
    if low.endswith(("'s", "s'")):
        return NOUN
    if lex.inflected.get(low) or low.endswith(("ed", "ing")):
        return None
    return _unlisted(low)


_OTHERWISE = frozenset(["that", "once", "her"])
"""Words of more than one class."""


def _unlisted(low: str) -> str:
    """The class of a word in small letters that no list has and that is no form of a verb."""
    if low.endswith("ly") and len(low) > 4 and low not in lexicon()["not adverbs"]:
        return ADVERB
    return AUXILIARY if low.endswith("n't") else NOUN


def _word(sentence: Sequence[Token], tags: Sequence[str], titled: bool, trained: Tagger | None) -> str:
    """The class of the word behind those that have `tags`."""
    lex = lexicon()
    index = len(tags)
    token = sentence[index]
    low = token.low
    opening = (
        index == 0 or sentence[index - 1].kind in (":", ".") or (index == 1 and sentence[0].kind != WORD)
    )
    if low in lex["times"] and (token.cap or low not in ("may", "march")) and low != "mar":
        named = token.cap and index and tags[-1] == NAME and low in lex["months and names"]
        return NAME if named else TIME
    if token.cap and not titled and not opening and low not in lex["first person"]:
        return NAME
    if low == "that":
        return _that(sentence, tags)
    known = closed().get(low)
    if known is not None and not _may_be_other(known, sentence, tags, titled=titled):
        return _function_word(known, sentence, tags)
    if trained is not None and (given := trained(token.start, token.end)) is not None:
        return given
    if low[0].isdigit() or low in lex["quantifiers"]:
        return NUMBER
    if low.endswith(("'s", "s'")):
        return NAME if token.cap else NOUN
    if lex.inflected.get(low):
        return verb(sentence, tags, titled=titled, opening=opening)
    return _by_ending(sentence, tags, opening=opening)


def _by_ending(sentence: Sequence[Token], tags: Sequence[str], *, opening: bool) -> str:
    """The class of a word that no list has."""
    lex = lexicon()
    token = sentence[len(tags)]
    low = token.low
    if (
        low.endswith("ly")
        and len(low) > 4
        and low not in lex["not adverbs"]
        and not (token.cap and not opening)
    ):
        return ADVERB
    if low.endswith("n't"):
        return AUXILIARY
    if token.cap:
        return NAME
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return past(sentence, tags)
    nominal = low in lex["ing nouns"] or (bool(tags) and tags[-1] in (DETERMINER, NOUN, NAME))
    return ING if low.endswith("ing") and len(low) > 5 and not nominal else NOUN


def _may_be_other(known: str, sentence: Sequence[Token], tags: Sequence[str], *, titled: bool) -> bool:
    """Whether a word whose class is `known` may be a verb or, in a headline in capitals, a name."""
    token = sentence[len(tags)]
    if known == ADVERB:
        return token.low in lexicon().verbs
    modal = known == AUXILIARY and token.low in ("may", "will")
    return token.cap and titled and modal and (not tags or tags[-1] == ",")


def _function_word(known: str, sentence: Sequence[Token], tags: Sequence[str]) -> str:
    """The class of a word whose class is `known`, where what stands around makes it no other one."""
    lex = lexicon()
    index = len(tags)
    low = sentence[index].low
    following = sentence[index + 1] if index + 1 < len(sentence) else None
    if (
        low in lex["prepositions of clauses"]
        and following is not None
        and (following.low in lex["subject pronouns"] or following.low in lex["contractions"])
    ):
        return SUBORDINATOR
    if (
        low == "once"
        and following is not None
        and following.low in lex.verbs
        and any(t.low == "as" for t in sentence[max(0, index - 5) : index])
    ):
        return ADVERB  # "as Roe once said"
    if (
        low == "her"
        and tags
        and tags[-1] in (VERB, BARE, ING, PREPOSITION)
        and (following is None or following.kind != WORD or closed().get(following.low) is not None)
    ):
        return OBJECT
    return known


def _that(sentence: Sequence[Token], tags: Sequence[str]) -> str:
    index = len(tags)
    following = sentence[index + 1] if index + 1 < len(sentence) else None
    previous = tags[-1] if tags else ""
    if following is None or following.kind not in (WORD, "q"):
        return PRONOUN
    if previous in (PREPOSITION, TO):
        return DETERMINER
    known = closed().get(following.low)
    if known == AUXILIARY:
        return RELATIVE if previous in (NOUN, NAME, NUMBER) else PRONOUN
    if previous in (NOUN, NAME, TIME) and following.low in lexicon()["says"] and index + 2 < len(sentence):
        behind = sentence[index + 2]
        if behind.kind in ("q", ":") or closed().get(behind.low) in (PRONOUN, DETERMINER, CONTRACTION):
            return RELATIVE  # "a letter that says he is well"
    return SUBORDINATOR
