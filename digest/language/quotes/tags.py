"""The coarse word classes that the rules for quotes work with, and the words that are of one class only."""

from __future__ import annotations

from functools import cache

from digest.language.quotes.lexicon import lexicon

# One letter per class; punctuation and stretches keep the kind of their token.
DETERMINER, PRONOUN, CONTRACTION, OBJECT, RELATIVE = "D", "P", "Y", "O", "W"
SUBORDINATOR, PREPOSITION, CONJUNCTION, AUXILIARY = "S", "I", "C", "X"
VERB, BARE, ING, PARTICIPLE, TO = "V", "B", "G", "E", "T"
ADVERB, TIME, NOUN, NAME, NUMBER = "A", "t", "N", "M", "#"

NOMINAL = frozenset("NM#")
FINITE = frozenset("VXY")


@cache
def closed() -> dict[str, str]:
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
    made |= {"one": NOUN, "others": NOUN, "no": DETERMINER, "so": ADVERB, "to": TO, "whose": RELATIVE}
    return made
