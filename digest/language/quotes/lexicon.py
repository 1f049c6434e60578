"""The word lists that the rules for quotes work with, read once from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from digest.language.verbs import Form, Verb, Verbs, lines, third, verbs


class Lexicon(dict[str, frozenset[str]]):
    """Everything the rules look words up in; all keys are lower case with straight apostrophes.

    As a mapping, it holds the classes of grammar.txt with their words.
    """

    __slots__ = ("inflected", "nouns", "verbs")

    verbs: Mapping[str, tuple[tuple[Verb, Form], ...]]
    """Inflected first word to the verbs it may be a form of, those with a particle first."""
    nouns: Mapping[str, str]
    """Noun of saying, singular and plural, to its stance."""
    inflected: Mapping[str, frozenset[str]]
    """Every form of every listed verb, of saying or not, to what it may be."""

    def __init__(self, classes: Mapping[str, frozenset[str]], verbs: Verbs, nouns: Mapping[str, str]) -> None:
        super().__init__(classes)
        self.verbs = verbs.saying
        self.nouns = nouns
        self.inflected = verbs.inflected


@cache
def lexicon() -> Lexicon:
    """The lists of `digest/language/data`: cue verbs, nouns of saying, classes of function words."""
    nouns: dict[str, str] = {}
    for stance, line in lines("cue-nouns.txt"):
        nouns[line] = nouns[third(line)] = stance
    classes: dict[str, set[str]] = {}
    for section, line in lines("grammar.txt"):
        classes.setdefault(section, set()).update(word.replace("’", "'") for word in line.split())
    return Lexicon({name: frozenset(members) for name, members in classes.items()}, verbs(), nouns)
