"""Word choice: what the articles call one and the same thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from digest.comparison.wording.bands import CONCEPT as BAND
from digest.comparison.wording.bands import bands
from digest.comparison.wording.deeds import deeds, merged
from digest.comparison.wording.deeds.fields import lexicon as acts
from digest.comparison.wording.epithets import CONCEPT as EPITHET
from digest.comparison.wording.epithets import judged
from digest.comparison.wording.members import members
from digest.comparison.wording.people import CONCEPT as PERSON
from digest.comparison.wording.people import GROUP, named_groups, persons
from digest.comparison.wording.qualities import Thing as Named
from digest.comparison.wording.slots import CONCEPT as SLOT
from digest.comparison.wording.slots import SIDE, slots
from digest.comparison.wording.tellings import CONCEPT as TELLING
from digest.comparison.wording.tellings import heading, tellings
from digest.comparison.wording.things import Together, things
from digest.comparison.wording.uses import Thing, Use
from digest.comparison.wording.vocabulary import concepts, spelling
from digest.language.places import surname
from digest.model import ChoiceKind, Claim, QuoteGroup, Reading, WordChoice

PERSON_INTEREST = 2
"""How telling the names of a person are, on the scale of the vocabulary."""
MAIN_PERSON = 1.5
"""Weight of what the articles call those of whom they speak most."""
ACT = 1.5
"""Weight of what is told by different verbs or their nouns."""
MOST = 24
"""Rows of one event; the least telling are left out."""

_CLAUSE = re.compile(r"[,;:()—–]|--")
_PUNCTUATION = " \t\n\"“”‘’'.,;:!?()—–-"


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
            concept=_title(thing, uses, columns)
            if thing.concept != TELLING
            else heading(min(thing.about), statements, columns),
            members=members(uses, columns, full=_in_full(thing)),
            kind=_kind(thing),
            weight=round(
                (MAIN_PERSON if thing.about & main else _weight(thing))
                + 0.4 * _parting(uses)
                + 0.05 * min(reach, 8)
                + 0.01 * min(choices, 9),
                3,
            ),
        )
        ranked.append(((-_interest(thing), -reach, -choices, row.id), row, uses))
    ranked.sort(key=lambda item: item[0])
    taken: set[tuple[int, int]] = set()
    rows: list[WordChoice] = []
    ids: set[str] = set()
    for _, row, uses in ranked:
        if row.id in ids:
            continue
        places = {(use.column, use.term.start, use.term.end) for use in uses}
        # a row that mostly repeats the passages of a more telling one tells nothing new
        known = sum(any((column, i) in taken for i in range(start, end)) for column, start, end in places)
        if 2 * known > len(places) or len(rows) == MOST:
            continue
        taken |= {(column, i) for column, start, end in places for i in range(start, end)}
        ids.add(row.id)
        rows.append(row)
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
                often["_".join(entity.name.lower().split())] += len(entity.mentions)
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
    """Whether its terms are shown as far as their noun phrases reach: names of persons are not."""
    return thing.concept not in (PERSON, GROUP, BAND, SLOT, TELLING)


def _differ(uses: Sequence[Use], heads: bool) -> bool:
    """Whether articles choose differently: by more than that one term is the other cut short.

    With `heads`, by other terms of the vocabulary, whatever modifies them.
    """
    said: dict[frozenset[str], set[int]] = defaultdict(set)
    for use in uses:
        words = (use.term.head if heads else use.term.choice).replace("-", " ").split()
        said[frozenset(_root(spelling().get(word, word)) for word in words if word != "to")].add(use.column)
    choices = sorted(said, key=lambda words: (len(words), sorted(words)))
    for i, one in enumerate(choices):
        for other in choices[i + 1 :]:
            if not one <= other and len(said[one] | said[other]) > 1:
                return True
    return False


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


def _title(thing: Thing, uses: Sequence[Use], columns: tuple[Reading, ...]) -> str:
    """The kind of thing, and what it is about."""
    keys = sorted(thing.about) or sorted(thing.by)
    if thing.concept == PERSON:
        return _name(keys[0], columns)
    if thing.concept == GROUP:
        return _printed(keys[0], columns)
    if thing.concept == BAND:
        known = [_known(key, columns) for key in sorted(thing.about)]
        return ": ".join(["Group", ", ".join([*(key.capitalize() for key in sorted(thing.by)), *known])])
    if thing.concept == EPITHET:
        return ": ".join([keys[0].capitalize(), *(_known(key, columns) for key in sorted(thing.by)[:1])])
    if thing.concept == SLOT:
        return _around(thing.uses[0], columns)
    if thing.concept in acts().fields:
        label = acts().fields[thing.concept].label
        return f"{label}: {_known(keys[0], columns)}" if thing.about else label
    label = _label(thing.concept, uses)
    names = _names(columns)
    keys = [key for key in keys if key in names or len({u.column for u in uses if key in u.about | u.by}) > 1]
    if not keys:
        return label[0].upper() + label[1:]
    return f"{label[0].upper()}{label[1:]}: {', '.join(_known(key, columns) for key in keys)}"


def _names(columns: tuple[Reading, ...]) -> frozenset[str]:
    """Keys of what the articles name; other words head a row only where two articles use them."""
    entities = [entity for reading in columns for entity in reading.entities]
    words = [(entity.kind, entity.name.lower().replace("-", " ").split()) for entity in entities]
    return frozenset(surname(w) if kind == "person" else "_".join(w) for kind, w in words if w)


def _label(concept: str, uses: Sequence[Use]) -> str:
    """The concept's label; where that is a term itself that nobody here uses, the commonest noun."""
    kind = concepts()[concept]
    heads = Counter(use.term.head.rsplit(" ", 1)[-1] for use in uses if not use.term.head.startswith("to "))
    if kind.join == "concept" or not (kind.named and heads) or kind.label.rsplit(" ", 1)[-1] in heads:
        return kind.label
    return heads.most_common(1)[0][0]


def _around(use: Use, columns: tuple[Reading, ...]) -> str:
    """The words around a slot, as the first article prints them."""
    reading = columns[use.column]
    text = reading.article.text
    at = next(i for i, word in enumerate(reading.words) if word.start == use.term.start)
    after = next(i for i in range(at, len(reading.words)) if reading.words[i].end == use.term.end) + 1
    first = reading.words[max(0, at - SIDE)].start
    last = reading.words[min(len(reading.words), after + SIDE) - 1].end
    for sentence in reading.sentences:
        if sentence.covers(use.term.span):
            first, last = max(first, sentence.start), min(last, sentence.end)
    left = _CLAUSE.split(text[first : use.term.start])[-1].lstrip(_PUNCTUATION)
    right = _CLAUSE.split(text[use.term.end : last])[0].rstrip(_PUNCTUATION)
    return " ".join(f"{left}… {right}".split())


def _known(key: str, columns: tuple[Reading, ...]) -> str:
    """What a key stands for: a person's name where a person has it, else the word itself."""
    for reading in columns:
        for entity in reading.entities:
            if (
                entity.kind == "person"
                and surname(entity.name.lower().replace("-", " ").split() or [""]) == key
            ):
                return entity.name
    owner, of, noun = key.partition("'s_")
    return f"{_known(owner, columns)}’s {noun.replace('_', ' ')}" if of else _printed(key, columns)


def _printed(key: str, columns: tuple[Reading, ...]) -> str:
    """The words of a key as the articles mostly print them; of equals, as the first one does."""
    words = key.split("_")
    forms: Counter[str] = Counter()
    for reading in columns:
        text = reading.article.text
        known = [w for w in reading.words if w.end - w.start == len(words[0])]
        for word in known:
            end = word.start + len(key)
            if "_".join(text[word.start : end].lower().replace("-", " ").split()) == key:
                forms[_whole_name(reading, word.start, end)] += 1
    return forms.most_common(1)[0][0] if forms else key.replace("_", " ").title()


def _whole_name(reading: Reading, start: int, end: int) -> str:
    """The words at a place of the text, or the printed name of several words that they are part of."""
    for entity in reading.entities:
        if entity.kind != "person":
            for mention in entity.mentions:
                if mention.form == "full" and mention.start <= start and end <= mention.end:
                    start, end = mention.start, mention.end
    return " ".join(reading.article.text[start:end].split())


def _name(key: str, columns: tuple[Reading, ...]) -> str:
    """The person's name as the first article with it prints it."""
    for reading in columns:
        for entity in reading.entities:
            if "_".join(entity.name.lower().split()) == key:
                return entity.name
    return key.replace("_", " ").title()
