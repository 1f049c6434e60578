"""Word choice: what the articles call one and the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from digest.comparison.wording.bands import CONCEPT as BAND
from digest.comparison.wording.bands import bands
from digest.comparison.wording.deeds import deeds, merged
from digest.comparison.wording.deeds.fields import lexicon as acts
from digest.comparison.wording.epithets import CONCEPT as EPITHET
from digest.comparison.wording.epithets import judged
from digest.comparison.wording.labels import label
from digest.comparison.wording.members import members
from digest.comparison.wording.nations import nations
from digest.comparison.wording.organizations import CONCEPT as GROUP
from digest.comparison.wording.organizations import named_groups
from digest.comparison.wording.people import CONCEPT as PERSON
from digest.comparison.wording.people import persons
from digest.comparison.wording.qualities import Thing as Named
from digest.comparison.wording.slots import CONCEPT as SLOT
from digest.comparison.wording.slots import slots
from digest.comparison.wording.tellings import CONCEPT as TELLING
from digest.comparison.wording.tellings import heading, tellings
from digest.comparison.wording.things import Together, things
from digest.comparison.wording.uses import Thing, Use, part_ways
from digest.comparison.wording.vocabulary import concepts, spelling
from digest.language.descriptions.roles import person_key
from digest.model import ChoiceKind, Claim, QuoteGroup, Reading, WordChoice

PERSON_INTEREST = 2
"""How telling the names of a person are, on the scale of the vocabulary."""
MAIN_PERSON = 1.5
"""Weight of what the articles call those of whom they speak most."""
ACT = 1.5
"""Weight of what is told by different verbs or their nouns."""
MOST = 24
"""Rows of one event; the least telling are left out."""


def word_choices(
    columns: tuple[Reading, ...],
    aligned: Sequence[Claim] = (),
    statements: Sequence[QuoteGroup] = (),
    named: Sequence[Sequence[Named]] = (),
) -> tuple[WordChoice, ...]:
    """One row per thing that two or more articles name, by at least two terms across them.

    What stands in the same place of the `aligned` claims of the columns names the same thing; the
    versions of a statement are introduced by verbs that do. `named` are the `qualities.things` of each
    column, where they are known.
    The most telling first: by the concept's interest, the articles that name it, the number of
    terms; then by id.
    """
    ranked = []
    together = _together(columns, aligned)
    main = _main_persons(columns)
    listed = things(columns, together)
    acts_told = merged(listed, deeds(columns, together))
    for thing in [
        *listed,
        *persons(columns),
        *named_groups(columns),
        *nations(columns),
        *bands(columns),
        *slots(columns, together),
        *judged(columns, named),
        *acts_told,
        *tellings(columns, statements),
    ]:
        uses = _distinct(thing.uses)
        if not _differ(uses, _by_kind(thing)):
            continue
        reach = len({use.column for use in uses})
        choices = len({use.term.head for use in uses})
        row = WordChoice(
            id=_id(thing),
            concept=label(thing, uses, columns)
            if thing.concept != TELLING
            else heading(min(thing.about), statements, columns),
            members=(),
            kind=_kind(thing),
            weight=round(
                (MAIN_PERSON if thing.about & main else _weight(thing))
                + 0.4 * _parting(uses)
                + 0.05 * min(reach, 8)
                + 0.01 * min(choices, 9),
                3,
            ),
        )
        ranked.append(((-_interest(thing), -reach, -choices, row.id), row, uses, _in_full(thing)))
    ranked.sort(key=lambda item: item[0])
    taken: set[tuple[int, int]] = set()
    rows: list[WordChoice] = []
    ids: set[str] = set()
    for _, row, uses, full in ranked:
        if row.id in ids:
            continue
        places = {(use.column, use.term.start, use.term.end) for use in uses}
        # a row that mostly repeats the passages of a more telling one tells nothing new
        known = sum(any((column, i) in taken for i in range(start, end)) for column, start, end in places)
        if 2 * known > len(places) or len(rows) == MOST:
            continue
        taken |= {(column, i) for column, start, end in places for i in range(start, end)}
        ids.add(row.id)
        rows.append(replace(row, members=members(uses, columns, full=full)))
    return tuple(rows)


def _together(columns: Sequence[Reading], claims: Sequence[Claim]) -> list[Together]:
    """The passages of claims that several columns make, by column."""
    places = {reading.id: column for column, reading in enumerate(columns)}
    return [
        {places[article]: spans for article, spans in claim.articles.items() if article in places}
        for claim in claims
        if len(claim.articles) > 1
    ]


def _interest(thing: Thing) -> int:
    if thing.concept in (SLOT, EPITHET, TELLING) or thing.concept in acts().fields:
        return 1
    return PERSON_INTEREST if thing.concept in (PERSON, GROUP, BAND) else concepts()[thing.concept].interest


def _main_persons(columns: Sequence[Reading]) -> frozenset[str]:
    """Keys of the persons of whom the articles speak most, as `persons` has them."""
    often: Counter[str] = Counter()
    for reading in columns:
        for entity in reading.entities:
            if entity.kind == "person":
                often[person_key(entity)] += len(entity.mentions)
    most = max(often.values(), default=0)
    return frozenset(name for name, times in often.items() if 2 * times >= most)


def _parting(uses: Sequence[Use]) -> float:
    """The share of pairs of articles that have no term of the row in common."""
    said: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        said[use.column].add(use.term.choice)
    pairs = list(combinations(said.values(), 2))
    return sum(not (one & other) for one, other in pairs) / max(1, len(pairs))


def _weight(thing: Thing) -> float:
    """How contested it is; how far the articles part, reach and number of choices add less."""
    if thing.concept == TELLING or thing.concept in acts().fields:
        return ACT
    if thing.concept in (SLOT, EPITHET, BAND, PERSON, GROUP):
        return 1.0 if thing.concept in (SLOT, EPITHET, BAND) else 0.0
    return concepts()[thing.concept].weight


def _by_kind(thing: Thing) -> bool:
    """Whether all terms of the concept are the thing: then modifiers of one term are no other choice."""
    named = thing.concept in (SLOT, EPITHET, BAND, PERSON, GROUP, TELLING) or thing.concept in acts().fields
    return not named and concepts()[thing.concept].join == "concept"


def _in_full(thing: Thing) -> bool:
    """Whether its terms are shown as far as their noun phrases reach: verbs and what fills a slot are not."""
    return thing.concept not in (SLOT, TELLING)


def _differ(uses: Sequence[Use], heads: bool) -> bool:
    """Whether articles choose differently: by more than that one term is the other cut short.

    With `heads`, by other terms of the vocabulary, whatever modifies them.
    """
    said: dict[frozenset[str], set[int]] = defaultdict(set)
    for use in uses:
        words = (use.term.head if heads else use.term.choice).replace("-", " ").split()
        said[frozenset(_root(spelling().get(word, word)) for word in words if word != "to")].add(use.column)
    return part_ways(said)


_ENDINGS = (
    "ization",
    "isation",
    "ation",
    "ment",
    "ize",
    "ise",
    "ate",
    "ion",
    "ing",
    "ial",
    "al",
    "ed",
    "y",
    "e",
    "s",
)


def _root(word: str) -> str:
    """A word without the ending that makes it a verb or a noun: "apologize" is "apology"."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 3), "")
    return word.removesuffix(ending)


def _distinct(uses: list[Use]) -> list[Use]:
    """In column and text order, each place once, by the longest term there."""
    found: list[Use] = []
    for use in sorted(uses, key=lambda use: (use.column, use.term.start, -use.term.end)):
        if not found or found[-1].column != use.column or found[-1].term.end < use.term.end:
            found.append(use)
    return found


def _kind(thing: Thing) -> ChoiceKind:
    """What sort of thing goes by several names."""
    if thing.concept in acts().fields:
        return "act"
    kinds: dict[str, ChoiceKind] = {PERSON: "person", GROUP: "group", BAND: "group", TELLING: "remark"}
    return kinds.get(thing.concept, "thing")


def _id(thing: Thing) -> str:
    keys = sorted(thing.about) or [f"by-{key}" for key in sorted(thing.by)]
    if thing.concept == EPITHET:
        keys += sorted(thing.by)
    return "-".join([thing.concept, *("".join(c if c.isalnum() else "-" for c in key) for key in keys)])
