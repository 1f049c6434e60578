"""One thing in several lights: the same noun, coloured by different words in different articles.

"His signature flute" and "his dreaded flute" are one thing, whatever the thing is: no list of things is
needed, only one of words that colour (`data/colours.txt` of the language stage) and of nouns that can name
the same thing (`data/epithets.txt`: "blackboard", "chalkboard"). That two phrases mean one thing is taken
from what they share: who has it, which kind it is, what it is about, or the opening of the articles; or the
noun is a rare one that each article knows once. Where any of that differs, they are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from digest.comparison.english import general_shares
from digest.comparison.wording import uses
from digest.comparison.wording.qualities import Thing, things, vague
from digest.comparison.wording.surroundings import ALIKE, Surroundings
from digest.comparison.wording.uses import Use, clash
from digest.language.contested import singular
from digest.model import Reading, Term

CONCEPT = "epithet"
_COMMON = 1200
"""Nouns up to this rank of general English ("plan", "case") may mean several things in one event."""
_OFTEN = 3
"""Times that an article names a thing which it is about."""
_TIMES = 40
"""Times that a thing is looked at in one article."""
_MOST = 12
"""Phrases of a group that another one is compared with."""
_SOMEBODY = "?"


def judged(columns: Sequence[Reading], named: Sequence[Sequence[Thing]] = ()) -> list[uses.Thing]:
    """One thing per noun that two or more articles colour differently, in the order of the nouns.

    `named` are the things of each column, where they are known.
    """
    by_family: dict[str, list[Thing]] = defaultdict(list)
    for column, reading in enumerate(columns):
        times: Counter[str] = Counter()
        for thing in named[column] if named else things(column, reading):
            times[thing.family] += 1
            if thing.noun not in vague() and times[thing.family] <= _TIMES:
                by_family[thing.family].append(thing)
    around = Surroundings(columns)
    found: list[uses.Thing] = []
    for _, told in sorted(by_family.items()):
        telling = [thing for thing in told if thing.colours]
        if len({thing.column for thing in telling}) > 1:
            found += [_row(group, columns) for group in _groups(told, telling, around)]
    return found


def _groups(told: Sequence[Thing], telling: Sequence[Thing], around: Surroundings) -> list[list[Thing]]:
    """The telling phrases of one noun by the thing they mean, where articles colour it differently."""
    several = _several(told)
    often = Counter(thing.column for thing in told)
    # the article's own subject, of which it knows only one
    once = {column for column, times in often.items() if times >= _OFTEN and column not in several}
    groups: list[list[Thing]] = []
    for thing in telling:
        fits = [
            group
            for group in groups
            if not any(_differ(thing, other) for other in group)
            and any(_one(thing, other, several, once, around) for other in group[:_MOST])
        ]
        if len(fits) == 1:
            fits[0].append(thing)
        elif not fits:
            groups.append([thing])
    return [_filled(group, told, several, once, around) for group in groups if _parted(group)]


def _parted(group: Sequence[Thing]) -> bool:
    """Whether two articles have other words for it, each of them one that the other has not."""
    said: dict[int, set[str]] = defaultdict(set)
    for thing in group:
        said[thing.column] |= thing.colours
    return any(one - other and other - one for one, other in combinations(said.values(), 2))


def _filled(
    group: list[Thing], told: Sequence[Thing], several: set[int], once: set[int], around: Surroundings
) -> list[Thing]:
    """The group, and what the articles without a coloured phrase call the thing first."""
    columns = {thing.column for thing in group}
    shown = list(group)
    for thing in told:
        if (
            thing.column not in columns
            and not any(_differ(thing, other) for other in group)
            and any(_one(thing, other, several, once, around) for other in group[:_MOST])
        ):
            columns.add(thing.column)
            shown.append(thing)
    return sorted(shown)


def _several(told: Sequence[Thing]) -> set[int]:
    """The articles that know of two things by this noun."""
    by_column: dict[int, list[Thing]] = defaultdict(list)
    for thing in told:
        by_column[thing.column].append(thing)
    return {
        column for column, own in by_column.items() if any(_told_apart(a, b) for a, b in combinations(own, 2))
    }


def _differ(one: Thing, other: Thing) -> bool:
    """Whether two phrases say that they mean two things."""
    return one.plural != other.plural or _told_apart(one, other)


def _told_apart(one: Thing, other: Thing) -> bool:
    """Whether what stands beside two phrases differs: who has the thing, its kind, what it is about."""
    return (
        clash(one.owners - {_SOMEBODY}, other.owners - {_SOMEBODY})
        or clash(one.kinds, other.kinds)
        or clash(one.about, other.about)
    )


def _one(one: Thing, other: Thing, several: set[int], once: set[int], around: Surroundings) -> bool:
    """Whether two phrases that do not differ mean one thing."""
    if one.column in once and other.column in once:
        return True
    if one.column == other.column:
        return one.definite or other.definite or bool(one.owners & other.owners)
    if (one.owners & other.owners) - {_SOMEBODY}:
        return True
    if several & {one.column, other.column}:
        return bool(one.about & other.about) and _alike(one, other, around)
    if _marks(one) & _marks(other) or (one.opens and other.opens) or _alike(one, other, around):
        return True
    common = general_shares().get(one.noun, 0.0) >= 0.1 / _COMMON
    return one.definite and other.definite and not (common or one.plural)


def _alike(one: Thing, other: Thing, around: Surroundings) -> bool:
    nouns = frozenset({one.noun, other.noun})
    return around.alike((one.column, one.sentence), (other.column, other.sentence), nouns) >= ALIKE


def _marks(thing: Thing) -> frozenset[str]:
    """The words that tell which thing it is: "the court's ruling" or "ruling by the court"."""
    keys = (thing.owners | thing.kinds | thing.about) - {_SOMEBODY}
    return frozenset(word for key in keys for word in key.split("_"))


def _row(group: Sequence[Thing], columns: Sequence[Reading]) -> uses.Thing:
    by = frozenset.intersection(*(thing.owners for thing in group)) - {_SOMEBODY}
    first = group[0]
    kinds = frozenset.intersection(*(thing.kinds for thing in group))
    printed = first.span.of(columns[first.column].article.text).lower().replace("-", " ").split()
    at = next((i for i, word in enumerate(printed) if singular(word) in kinds), len(printed) - 1)
    label = " ".join([*printed[at:-1], first.family])
    made = uses.Thing(CONCEPT, frozenset({label}), by)
    for thing in group:
        choice = " ".join([*sorted(thing.colours), thing.noun])
        term = Term(thing.span.start, thing.span.end, thing.noun, "", CONCEPT, choice=choice, definite=True)
        made.uses.append(Use(thing.column, term, made.about, by, known=True))
    return made
