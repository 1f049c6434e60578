"""Forms of address: "Mr. Brook" where another article has "the senator"; the bare name where nothing else.

They make no row. In a row about a person they show how the articles speak of them besides, and that an
article without a description has only the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.comparison.wording.person_words import person_words
from digest.comparison.wording.uses import Use
from digest.model import Entity, Mention, Reading, Span, Term


def addresses(
    key: str,
    concept: str,
    named: Sequence[tuple[int, Entity]],
    told: frozenset[int],
    columns: Sequence[Reading],
) -> Iterator[Use]:
    """The first "Mr. Brook" of each article, and the fullest name where it has nothing else.

    `named` are the columns with the person as each has them, `told` the columns whose row shows a
    description. Whoever is quoted speaks for themselves: only the articles' own words count.
    """
    for column, entity in named:
        reading = columns[column]
        own = [mention for mention in entity.mentions if mention.form in ("full", "short")]
        own = _in_own_words(own, reading)
        polite = next((span for mention in own if (span := _polite(mention, reading))), None)
        if polite is None and column not in told:
            full = next((mention for mention in own if mention.form == "full"), None)
            polite = full.span if full else None
        if polite is not None:
            words = polite.of(reading.article.text).lower().replace(".", "").split()
            term = Term(*polite, words[-1], key, concept, choice=" ".join(words), definite=True)
            yield Use(column, term, frozenset({key}), frozenset())


def _in_own_words(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """The mentions of the body that stand in nobody's quoted words."""
    quoted = reading.marked
    body = reading.article.body
    return [
        mention
        for mention in mentions
        if any(part.covers(mention.span) for part in body)
        and not any(part.meets(mention.span) for part in quoted)
    ]


def _polite(mention: Mention, reading: Reading) -> Span | None:
    """The mention with the courtesy title before it, if there is one."""
    before = _courtesy().search(reading.article.text, max(0, mention.start - 12), mention.start)
    return Span(before.start(), mention.end) if before else None


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(person_words().courtesy))})\.?\s\Z", re.IGNORECASE)
