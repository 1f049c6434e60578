"""Which terms of an event's articles mean one and the same thing.

Terms of one concept are told apart by what they are about. A cluster has the keys of the thing that
most articles share; a term joins the one cluster it fits, and a term that could mean two of them
joins neither: a wrong row is worse than a missing one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.comparison.vocabulary import concepts
from digest.model import Reading, Span, Term


@dataclass(frozen=True, slots=True)
class Use:
    """A term in the article at `column` of the event."""

    column: int
    term: Term
    about: frozenset[str]
    by: frozenset[str]
    plural: bool = False
    """Whether the passage ends in another form than the term's singular."""
    known: bool = False
    """Whether it stands for a thing already known, or in headline or lede for the event's own."""


@dataclass(slots=True, eq=False)
class Thing:
    """What a row is about: a concept, keys, and the terms that name it."""

    concept: str
    about: frozenset[str]
    by: frozenset[str]
    uses: list[Use] = field(default_factory=list)


DOMINANT = 2 / 3
"""A bare "the attack" belongs to the thing that has this share of its article's other terms."""


def things(columns: Sequence[Reading]) -> list[Thing]:
    """The things that terms of the contested vocabulary name in `columns`, by concept."""
    by_concept: dict[str, list[Use]] = defaultdict(list)
    for column, reading in enumerate(columns):
        opening = _opening(reading)
        for term in reading.terms:
            if term.concept in concepts():
                by_concept[term.concept].append(_use(column, reading, term, opening))
    found: list[Thing] = []
    for key in concepts():
        uses = by_concept.get(key, [])
        if len({use.column for use in uses}) < 2:
            continue
        if concepts()[key].join in ("concept", "event"):
            found.append(Thing(key, frozenset(), frozenset(), uses))
        else:
            found += _clusters(key, uses)
    return found


def _opening(reading: Reading) -> list[Span]:
    """Headline, lede and the sentence after it: what they name is the event's own."""
    lines = [line for line in (reading.article.headline, reading.lede) if line is not None]
    return [*lines, *reading.sentences[:2]]


def _use(column: int, reading: Reading, term: Term, opening: Sequence[Span]) -> Use:
    printed = term.span.of(reading.article.text).lower()
    return Use(
        column,
        term,
        about=frozenset(term.about.split()),
        by=frozenset(term.by.split()),
        plural=not printed.endswith(term.choice.rsplit(" ", 1)[-1]),
        known=term.definite or any(line.covers(term.span) for line in opening),
    )


def _clusters(key: str, uses: list[Use]) -> list[Thing]:
    concept = concepts()[key]
    join = concept.join
    keyed = [use for use in uses if (use.by if join == "owner" else use.about or use.by)]
    firm = [use for use in keyed if not use.term.loose]
    made: list[Thing] = []
    for about, by in _by_support(firm):
        fits = [thing for thing in made if _fits(about, by, thing, join)]
        if not fits:
            made.append(Thing(key, about, by))
        elif join == "about" and not fits[0].by and about:
            # the first cluster is the best supported; keep what it learns of who did it
            fits[0].by |= by
    for use in keyed:
        fits = [thing for thing in made if _fits(use.about, use.by, thing, join)]
        if use.term.loose:
            fits = [thing for thing in fits if thing.about and thing.about <= use.about]
        if fits and (len(fits) == 1 or use.about):
            fits[0].uses.append(use)
    bare = [use for use in uses if not (use.about or use.by or use.term.loose) and use.known]
    if concept.bare:
        _place_bare(key, bare, made)
    acts = [use for use in bare if use.term.head.startswith("to ")]
    if concept.lede and len({use.column for use in acts}) > 1:
        made.append(Thing(key, frozenset(), frozenset(), acts))
    return made


def _by_support(uses: Iterable[Use]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Key sets, best supported first: by articles, by uses, the smaller first."""
    columns: dict[tuple[frozenset[str], frozenset[str]], list[int]] = defaultdict(list)
    for use in uses:
        columns[use.about, use.by].append(use.column)
    single: dict[str, set[int]] = defaultdict(set)
    for use in uses:
        for key in use.about or use.by:
            single[key].add(use.column)

    def rank(keys: tuple[frozenset[str], frozenset[str]]) -> tuple[int, int, int, int, list[str], list[str]]:
        about, by = keys
        reach = max(len(single[key]) for key in about or by)
        return (not about, -reach, len(about), -len(columns[keys]), sorted(about), sorted(by))

    return sorted(columns, key=rank)


def _fits(about: frozenset[str], by: frozenset[str], thing: Thing, join: str) -> bool:
    """Whether a term with these keys can mean `thing`.

    What it is about must not clash: one set holds the other. Where one of them does not say, who did
    it must agree; for words and speeches, that always.
    """
    smaller, larger = sorted((about, thing.about), key=len)
    if join == "owner":
        return bool(by & thing.by) and smaller <= larger
    if about and thing.about:
        return smaller <= larger
    if join == "parties":
        return False
    # "the Falk doctrine" and "Falk's approach": a name before the noun may be whose it is
    owners, known = (about or by), (thing.about or thing.by)
    return bool(by & thing.by) or (bool(about) != bool(thing.about) and owners == known)


def _place_bare(concept: str, bare: list[Use], made: list[Thing]) -> None:
    """Terms that do not say what they are about.

    They go with the thing that most other terms of their article name, if another article names it,
    too; else, where the vocabulary allows it, with each other: "the attack" here and "the shooting"
    there are the event's.
    """
    apart = concepts()[concept].bare == "apart"
    shared = [] if apart else [thing for thing in made if len({use.column for use in thing.uses}) > 1]
    owners: dict[int, list[Thing]] = defaultdict(list)
    for thing in made:
        for use in thing.uses:
            owners[use.column].append(thing)
    rest: list[Use] = []
    for use in bare:
        own = owners.get(use.column, [])
        best = max(shared, key=own.count, default=None)
        leads = bool(own) and best is not None and own.count(best) >= DOMINANT * len(own)
        if best is not None and (leads or (not own and len(shared) == 1)):
            best.uses.append(use)
        elif not shared:
            rest.append(use)
    if apart:
        # with several bills about, only one that an article comes back to is surely the main one
        often = Counter((use.column, use.term.head) for use in rest)
        sure = {column for (column, _), times in often.items() if times > 1}
        rest = [use for use in rest if use.column in sure]
    if concepts()[concept].bare != "plural":
        rest = [use for use in rest if not use.plural]
    if rest and not shared and not apart and len(made) == 1 and concepts()[concept].join == "about":
        # one article says where or whose it was, the others only "the attack"
        made[0].uses += rest
    elif len({use.column for use in rest}) > 1:
        made.append(Thing(concept, frozenset(), frozenset(), rest))
