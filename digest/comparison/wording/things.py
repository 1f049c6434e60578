"""Which terms of an event's articles mean one and the same thing.

Terms of one concept are told apart by what they are about and by whom, and by the chains that they make
in their articles: that makes groups that may mean one thing. Of each group those terms are kept that
surely do (see `agreement`): a wrong row is worse than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from digest.comparison.wording.acts import of_one_post
from digest.comparison.wording.agreement import Agreement
from digest.comparison.wording.chains import Chain, Chains
from digest.comparison.wording.lookalikes import without_lookalikes
from digest.comparison.wording.people import CONCEPT as PERSON
from digest.comparison.wording.uses import Thing, Together, Use, clash
from digest.comparison.wording.vocabulary import concepts
from digest.language.contested import PLAN
from digest.language.places import surname
from digest.model import Reading, Span, Term

__all__ = ["Together", "things"]

_BEFORE = 60
"""Characters before a term in which "one of the" stands, with modifiers."""
_TIMES = 250
"""Terms of a concept that are looked at in one article."""
_ONE_OF = re.compile(
    r"\bone of (?:the|its|their|his|her|our|those|these) (?:[\w-]{1,30} ){0,3}$", re.IGNORECASE
)
_QUOTES = "\"'“”‘’«»"


def things(columns: Sequence[Reading], together: Sequence[Together] = ()) -> list[Thing]:
    """The things that terms of the contested vocabulary name in `columns`, by concept."""
    by_concept: dict[str, list[Use]] = defaultdict(list)
    surnames = _surnames(columns)
    for column, reading in enumerate(columns):
        opening = _opening(reading)
        times: Counter[str] = Counter()
        for term in reading.terms:
            times[term.concept] += 1
            if term.concept in concepts() and times[term.concept] <= _TIMES:
                by_concept[term.concept].append(_use(column, reading, term, opening, surnames))
    people = frozenset(
        surname(entity.name.lower().replace("-", " ").split())
        for reading in columns
        for entity in reading.entities
        if entity.kind == "person" and entity.name.split()
    )
    chains = Chains(columns)
    agreement = Agreement(columns, together, chains.names)
    called = [_called(reading) for reading in columns]
    found: list[Thing] = []
    for key in concepts():
        kind, uses = concepts()[key], by_concept.get(key, [])
        if kind.bare == "plural":
            uses = [use for use in uses if not _one_of_them(use, columns[use.column], called[use.column])]
        if len({use.column for use in uses}) < 2:
            continue
        if kind.join == "concept":
            made = [Thing(key, frozenset(), frozenset(), uses)]
        else:
            made = _clusters(key, uses, together, people, chains)
        for thing in made:
            kept = without_lookalikes(kind, thing.uses, columns)
            if kind.post:
                kept = of_one_post(kept, columns)
            thing.uses = agreement.agreed(kind, kept, uses)
        found += [thing for thing in made if thing.uses]
    return found


def _called(reading: Reading) -> list[Span]:
    """What the article calls single persons, in text order."""
    return sorted(term.span for term in reading.terms if term.concept == PERSON)


def _one_of_them(use: Use, reading: Reading, called: Sequence[Span]) -> bool:
    """Whether a word for several people is said of one of them ("one of its best agents", "an agent")."""
    at = bisect_left(called, use.term.end, key=lambda span: span.start)
    if any(span.meets(use.term.span) for span in called[max(0, at - 3) : at]):
        return True
    before = reading.article.text[max(0, use.term.start - _BEFORE) : use.term.start]
    return _ONE_OF.search(" ".join(before.split()) + " ") is not None


def _opening(reading: Reading) -> list[Span]:
    """Headline, lede and the sentence after it: what they name is the event's own."""
    lines = [line for line in (reading.article.headline, reading.lede) if line is not None]
    return [*lines, *reading.sentences[:2]]


def _surnames(columns: Sequence[Reading]) -> dict[str, str]:
    """Given names that only one person of the event has, to the surname."""
    found: dict[str, set[str]] = defaultdict(set)
    for reading in columns:
        for entity in reading.entities:
            words = entity.name.lower().replace("-", " ").split()
            if entity.kind == "person" and len(words) > 1:
                found[words[0]].add(surname(words))
    surnames = {name for names in found.values() for name in names}
    return {given: min(of) for given, of in found.items() if len(of) == 1 and given not in surnames}


def _use(
    column: int, reading: Reading, term: Term, opening: Sequence[Span], surnames: Mapping[str, str]
) -> Use:
    printed = term.span.of(reading.article.text).lower().replace("-", " ").split()
    opens = any(line.covers(term.span) for line in opening)
    return Use(
        column,
        term,
        opening=opens,
        about=frozenset(surnames.get(key, key) for key in term.about.split()),
        by=frozenset(surnames.get(key, key) for key in term.by.split()),
        plural=not term.head.startswith("to ")
        and term.choice.replace("-", " ").rsplit(" ", 1)[-1] not in {w.strip(_QUOTES) for w in printed},
        indefinite=_indefinite(reading, term.start),
        known=term.definite or opens,
    )


def _indefinite(reading: Reading, start: int) -> bool:
    before = reading.article.text[max(0, start - 4) : start].lower()
    return before.endswith((" a ", " an ")) or (start < 4 and before in ("a ", "an "))


def _clusters(
    key: str, uses: list[Use], together: Sequence[Together], people: frozenset[str], chains: Chains
) -> list[Thing]:
    concept = concepts()[key]
    if concept.once:
        # "Reed's death" is his, whoever it was that acted
        uses = [
            use
            if use.about or use.term.head.startswith("to ")
            else replace(use, about=use.by, by=frozenset())
            for use in uses
        ]
    # what somebody does once in an article may be the act that others tell of him
    often = Counter((use.column, use.by) for use in uses if use.by and use.term.head.startswith("to "))
    single = {place for place, times in often.items() if times == 1 and place[1] <= people}
    keyed = [
        use
        for use in uses
        if use.about or (use.by and (not use.term.head.startswith("to ") or (use.column, use.by) in single))
    ]
    if not concept.main:
        keyed = [use for use in keyed if use.known]
    if concept.lede and not concept.once:
        # what can be done twice is one act only where the reports begin with it
        keyed = [
            use
            for use in keyed
            if use.opening
            or not use.term.head.startswith("to ")
            or (use.column, use.by) in single
            or any(key.endswith(f"'s_{PLAN}") for key in use.about)  # no other act is meant
        ]
    if concept.join == "owner" and not concept.any_number:
        keyed = [use for use in uses if use.by]
    elif concept.join == "owner":
        keyed = []  # people speak more than once: only what the reports are about is surely one speech
    made = _by_keys(key, [use for use in keyed if not use.term.loose], people)
    for use in keyed:
        if use.term.loose:
            fits = [t for t in made if t.about and t.about <= use.about and not _others(use.by, t.by, people)]
            if len(fits) == 1:
                fits[0].uses.append(use)
    main = chains.main(key, uses) if concept.main else []
    _place_main(key, main, made)
    followed = {chain.column for chain in main}
    bare = [use for use in uses if not (use.about or use.by or use.term.loose) and use.known]
    bare = [use for use in bare if use.column not in followed]
    if concept.bare:
        _place_bare(key, bare, made)
    if concept.bare != "apart" and concept.main:
        _place_together(key, uses, made, together)
    for thing in made:
        _only_one_number(thing)
    acts = [use for use in bare if use.term.head.startswith("to ")]
    told = Counter(use.column for use in acts)
    # an article with two such acts tells of two things
    acts = [use for use in acts if told[use.column] == 1]
    shared = any(len({use.column for use in thing.uses}) > 1 for thing in made)
    if concept.lede and not shared and len({use.column for use in acts}) > 1:
        made.append(Thing(key, frozenset(), frozenset(), acts))
    return made


def _place_main(concept: str, main: Sequence[Chain], made: list[Thing]) -> None:
    """The event's main thing of the kind, with the thing that has most of its terms already, if one has."""
    placed = [use for chain in main for use in chain.uses]
    if not placed:
        return
    theirs = frozenset(placed)
    hosts = [thing for thing in made if any(use in theirs for use in thing.uses)]
    hosts.sort(key=lambda thing: -sum(use in theirs for use in thing.uses))
    if not hosts:
        shared = [thing for thing in made if len({use.column for use in thing.uses}) > 1]
        about = frozenset[str]().union(*(chain.about for chain in main))
        only = shared if shared else made if concepts()[concept].bare else []
        by = frozenset[str]().union(*(chain.by for chain in main))
        hosts = [
            t for t in only if len(only) == 1 and (not about or about & t.about) and (not t.by or t.by & by)
        ]
    if not hosts:
        said = Counter((chain.column, key) for chain in main for key in chain.about)
        often = Counter(key for _, key in said)
        about = frozenset(key for key, times in often.items() if times > 1)
        hosts = [Thing(concept, about, frozenset())]
        made.append(hosts[0])
    for other in hosts[1:]:
        if all(use in theirs for use in other.uses):
            made.remove(other)
    taken = {use for thing in made for use in thing.uses}
    hosts[0].uses += [use for use in placed if use not in taken]


Keys = tuple[frozenset[str], frozenset[str]]
"""What a term is about, and by whom."""


def _by_keys(concept: str, uses: Sequence[Use], people: frozenset[str]) -> list[Thing]:
    """The uses by what they are about: one thing each, the best supported first.

    Keys that agree make one thing. Keys that agree with two others which do not agree with each other
    ("the Falk inquiry", where there is one into Falk's taxes and one into her travels) could mean
    either; only the same keys elsewhere surely mean the same. Keys that hold both of the others ("the
    inspector's Falk inquiry" beside "the inspector's inquiry" and "the Falk inquiry") tie them together.
    """
    join = concepts()[concept].join
    ranked = _by_support(uses)
    agreeing = {
        keys: [other for other in ranked if other != keys and _agree(keys, other, join, people)]
        for keys in ranked
    }
    broad = {
        keys
        for keys, others in agreeing.items()
        if any(
            not (_agree(a, b, join, people) or _holds(keys, a) or _holds(keys, b))
            for i, a in enumerate(others)
            for b in others[i + 1 :]
        )
    }
    owner: dict[Keys, Thing] = {}
    made: list[Thing] = []
    for first in ranked:
        if first in owner:
            continue
        thing = Thing(concept, *first)
        made.append(thing)
        found = [first]
        while found:
            keys = found.pop()
            if keys in owner:
                continue
            owner[keys] = thing
            if thing.about and join == "about":
                thing.by |= keys[1]
            if keys not in broad:
                found += [other for other in reversed(agreeing[keys]) if other not in broad]
    for use in uses:
        owner[use.about, use.by].uses.append(use)
    return made


def _holds(keys: Keys, other: Keys) -> bool:
    """Whether keys say all that others say, and more."""
    return keys != other and other[0] <= keys[0] and other[1] <= keys[1]


def _by_support(uses: Iterable[Use]) -> list[Keys]:
    """Key sets, best supported first: by articles, by uses, the smaller first."""
    columns: dict[Keys, list[int]] = defaultdict(list)
    for use in uses:
        columns[use.about, use.by].append(use.column)
    single: dict[str, set[int]] = defaultdict(set)
    for use in uses:
        for key in use.about or use.by:
            single[key].add(use.column)

    def rank(keys: Keys) -> tuple[int, int, int, int, list[str], list[str]]:
        about, by = keys
        reach = max(len(single[key]) for key in about or by)
        return (not about, -reach, len(about), -len(columns[keys]), sorted(about), sorted(by))

    return sorted(columns, key=rank)


def _others(by: frozenset[str], doers: frozenset[str], people: frozenset[str]) -> bool:
    """Whether a thing is by others: a person and a country or body may be its head and itself."""
    return clash(by, doers) and (by <= people) == (doers <= people)


def _agree(keys: Keys, other: Keys, join: str, people: frozenset[str]) -> bool:
    """Whether terms with these keys can mean one thing.

    What they are about must not differ: one set holds the other. Nor may they be by different people.
    Where one of them does not say what it is about, who did it must agree; for words and speeches,
    that always.
    """
    (about, by), (known, doers) = keys, other
    smaller, larger = sorted((about, known), key=len)
    if not all(key in larger or any(key in other.split("_") for other in larger) for key in smaller):
        return False
    if join == "owner":
        return bool(by & doers)
    if about and known:
        return not _others(by, doers, people)
    if join == "parties":
        return False
    # "the Falk doctrine" and "Falk's approach": a name before the noun may be whose it is
    return bool(by & doers) or (bool(about) != bool(known) and (about or by) == (known or doers))


def _place_bare(concept: str, bare: list[Use], made: list[Thing]) -> None:
    """Terms that do not say what they are about.

    They go with the one thing of the kind that their article names, if another article names it, too,
    or, where it names none, with the one that the event has; else, where the vocabulary allows it, with
    each other: "the attack" here and "the shooting" there are the event's.
    """
    kind = concepts()[concept]
    apart = kind.bare == "apart"
    shared = [] if apart else [thing for thing in made if len({use.column for use in thing.uses}) > 1]
    owners: dict[int, list[Thing]] = defaultdict(list)
    for thing in made:
        for use in thing.uses:
            if thing not in owners[use.column]:
                owners[use.column].append(thing)
    rest: list[Use] = []
    for use in bare:
        if use.plural and kind.bare != "plural":
            continue
        own = owners.get(use.column, [])
        fits = own or made
        if len(fits) == 1 and fits[0] in shared:
            fits[0].uses.append(use)
        elif apart or (not shared and len(own) < 2):
            rest.append(use)
    if apart:
        # with several bills about, only one that an article comes back to is surely the main one, and
        # only if the article does not often call others by that name
        others = Counter((use.column, use.term.head) for thing in made for use in thing.uses)
        rest = [u for u in rest if u.term.choice == u.term.head]
        often = Counter((use.column, use.term.head) for use in rest)
        sure = {name for name, times in often.items() if times > 1 and times > 2 * others[name]}
        rest = [use for use in rest if (use.column, use.term.head) in sure]
    if rest and not shared and not apart and len(made) == 1 and kind.join == "about":
        # one article says where or whose it was, the others only "the attack"
        made[0].uses += rest
    elif len({use.column for use in rest}) > 1 and not (len(made) > 1 and not apart):
        made.append(Thing(concept, frozenset(), frozenset(), rest))


def _only_one_number(thing: Thing) -> None:
    """Leaves out what speaks of several, unless most do: "attacks on Garan" are not "the attack"."""
    several = [use for use in thing.uses if use.plural and not use.known]
    if 2 * len(several) < len(thing.uses) or concepts()[thing.concept].once:
        thing.uses = [use for use in thing.uses if use not in several]


def _place_together(
    concept: str, uses: Sequence[Use], made: list[Thing], together: Sequence[Together]
) -> None:
    """Terms in passages that say the same, one in each: they name one thing, unless their keys differ."""
    for passages in together:
        inside = [u for u in uses if any(p.covers(u.term.span) for p in passages.get(u.column, ()))]
        each = Counter(use.column for use in inside)
        if len(each) < 2 or max(each.values()) > 1 or all(use.term.loose for use in inside):
            continue
        if any(
            clash(a.about, b.about) or clash(a.by, b.by) or a.plural != b.plural
            for i, a in enumerate(inside)
            for b in inside[i + 1 :]
        ):
            continue
        known = [thing for thing in made if any(use in thing.uses for use in inside)]
        if len(known) > 1:
            continue
        if not known:
            about = frozenset[str]().union(*(use.about for use in inside))
            by = frozenset[str]().union(*(use.by for use in inside))
            known = [Thing(concept, about, by)]
            made += known
        known[0].uses += [use for use in inside if use not in known[0].uses]
