"""The terms of a text, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.contested import vocabulary
from digest.language.descriptions.groups import groups
from digest.language.descriptions.persons import descriptions
from digest.language.noun_phrases import tokens
from digest.language.terms.acts import act
from digest.language.terms.keys import People
from digest.language.terms.nouns import noun
from digest.model import Block, Entity, Span, Term

_TELLING = ("headline", "standfirst", "heading")


def regions(layout: Sequence[Block], sentences: Sequence[Span]) -> list[Span]:
    """Where terms are looked for: the body's sentences, the headline, the standfirst, headings."""
    lines = [block.span for block in layout if block.kind in _TELLING]
    return sorted([*lines, *sentences])


def all_terms(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> tuple[Term, ...]:
    """Terms of the vocabulary, descriptions of persons and of named groups, in text order."""
    found = terms(text, regions, entities)
    return tuple(sorted([*found, *descriptions(text, regions, entities), *groups(text, regions)]))


def terms(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> tuple[Term, ...]:
    """The terms of the vocabulary in `regions` (sentences and headlines, spans of `text`), in text order."""
    people = People(entities)
    found: set[Term] = set()
    for region in regions:
        words = tokens(text, region)
        matches = vocabulary().matches([word.text for word in words])
        nouns = [noun(text, words, match, people) for match in matches if match.kind in ("term", "loose")]
        here = [term for term in nouns if term is not None]
        taken = {(term.concept, i) for term in here for i in range(term.start, term.end)}
        for match in matches:
            if match.kind in ("of", "by"):
                term = act(words, match, people)
                if term is not None and (term.concept, term.start) not in taken:
                    here.append(term)
        found.update(here)
    return tuple(sorted(found))
