"""A country as one who acts or is acted on: "sued Norland", "sued the Norlandic government".

Country and government are one thing where the same verb takes them; elsewhere "the government" may be no
more than a part of the country, and a country no more than a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from digest.comparison.wording.organizations import CONCEPT
from digest.comparison.wording.uses import Thing, Use
from digest.language.contested import singular
from digest.language.noun_phrases import Token, is_stop, title_case, tokens
from digest.language.places import countries
from digest.language.word_classes import is_determiner
from digest.model import Reading, Term
from digest.stems import lemma


def nations(columns: Sequence[Reading]) -> list[Thing]:
    """One thing per country that two or more articles name differently behind the same verb."""
    told: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for sentence in reading.sentences:
            words = tokens(reading.article.text, sentence)
            if not title_case(words):
                for verb, term in _objects(words):
                    told[term.about, verb].append(Use(column, term, frozenset({term.about}), frozenset()))
    found: dict[str, list[Use]] = defaultdict(list)
    for (key, _), uses in sorted(told.items()):
        said = {(use.column, use.term.head) for use in uses}
        if any(one[0] != other[0] and one[1] != other[1] for one in said for other in said):
            found[key] += uses
    return [Thing(CONCEPT, frozenset({key}), frozenset(), uses) for key, uses in sorted(found.items())]


def _objects(words: Sequence[Token]) -> Iterator[tuple[str, Term]]:
    """Each country or government right behind a verb, with the verb's lemma."""
    for first in range(1, len(words)):
        name = _country(words, first)
        if name is None or words[first].gap != "blank":
            continue
        key, stop = name
        at = first - 1 if words[first - 1].form == "the" else first
        noun = words[stop] if stop < len(words) and words[stop].gap == "blank" else None
        state = noun is not None and noun.form in _states()
        if state:
            stop += 1
        elif at < first or words[stop - 1].form not in _names():
            continue  # an adjective of something else
        verb = words[at - 1] if at else None
        behind = words[stop] if stop < len(words) and words[stop].gap in ("blank", "hyphen") else None
        if (
            verb is None
            or words[at].gap != "blank"
            or words[stop - 1].possessive
            or not verb.text.islower()
            or is_stop(verb)
            or is_determiner(verb.form)
            or (behind is not None and not is_stop(behind) and not state)
        ):
            continue
        head = noun.form if noun is not None and state else key
        yield (
            lemma(verb.form),
            Term(
                words[first].start,
                words[stop - 1].end,
                singular(head),
                key,
                CONCEPT,
                choice=" ".join(word.form for word in words[first:stop]),
                definite=True,
            ),
        )


def _country(words: Sequence[Token], first: int) -> tuple[str, int] | None:
    """Key and end of the country's name or adjective that begins at `first`."""
    for size in (3, 2, 1):
        stop = first + size
        if stop <= len(words) and all(word.text[:1].isupper() for word in words[first:stop]):
            if any(word.gap != "blank" for word in words[first + 1 : stop]):
                continue
            key = countries()[0].get(" ".join(word.form for word in words[first:stop]))
            if key:
                return key, stop
    return None


@cache
def _names() -> frozenset[str]:
    """Last words of countries' own names, as against their adjectives."""
    return frozenset(key.rsplit("_", 1)[-1] for key in countries()[0].values())


@cache
def _states() -> frozenset[str]:
    text = files("digest.comparison").joinpath("data/states.txt").read_text("utf-8")
    return frozenset(word for row in text.split("\n") if not row.startswith("#") for word in row.split())
