"""Which acts of different articles are one: of one field, done to the same, by nobody else.

What is done to somebody once ("was fired", "died") is one act wherever it is told. What can be done
many times is one act where the same person did it, in sentences that share more than that, or in
passages that are known to say the same. An act that is denied is no other word for one that is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.comparison.english import function_words
from digest.comparison.families import ALIKE
from digest.comparison.places import Places
from digest.comparison.rarity import general, near
from digest.comparison.wording.acts import of_one_post
from digest.comparison.wording.deeds.fields import Field, lexicon, words
from digest.comparison.wording.deeds.finding import Deed, found_in
from digest.comparison.wording.deeds.likeness import (
    NAMES,
    as_open,
    bare,
    clash,
    definite,
    has_name,
    is_person,
    may_be,
    one_doer,
    one_phrase,
    other_object,
    said_by_one,
    same,
    wants_object,
    words_needed,
)
from digest.comparison.wording.deeds.phrases import Role
from digest.comparison.wording.things import Together
from digest.comparison.wording.uses import Thing, Use
from digest.language.person_nouns import role_words
from digest.model import Reading, Term
from digest.stems import lemma

_TELLING = 0.3
"""How much a word says anywhere, for two sentences to share something by it."""
_SHARED = 2
"""Telling words that the sentences of two acts share beside the act and those in it."""
_COMPARED = 40
"""Acts that another one is compared with: of an event of many articles, not all."""
_OFTEN = 3
"""Times that an article tells an act of one person, so that "him" or "the firing" may mean that one."""


def deeds(columns: Sequence[Reading], together: Sequence[Together] = ()) -> list[Thing]:
    """The acts that two or more articles tell, by field and by what they were done to."""
    by_field: dict[str, list[Deed]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for deed in found_in(column, reading):
            by_field[deed.field.concept].append(deed)
    around = _Around(columns, together)
    found: list[Thing] = []
    for concept in sorted(by_field):
        told = by_field[concept]
        if len({deed.column for deed in told}) < 2 or len({deed.choice for deed in told}) < 2:
            continue
        found += _of_field(told[0].field, told, around)
    return found


class _Around:
    """What the sentences of acts share."""

    def __init__(self, columns: Sequence[Reading], together: Sequence[Together]) -> None:
        self._places = [Places(reading) for reading in columns]
        self.columns = columns
        self._stems: dict[tuple[int, int], frozenset[str]] = {}
        self._claims: list[Mapping[int, set[int]]] = []
        for passages in together:
            numbers: dict[int, set[int]] = defaultdict(set)
            for column, spans in passages.items():
                for span in spans:
                    numbers[column].update(self._places[column].sentences(span))
            self._claims.append(numbers)

    def shared(self, one: Deed, other: Deed) -> int:
        """How many telling words the sentences of two acts share beside those of the acts themselves."""
        own = {near(stem) for deed in (one, other) for stem in self._own(deed)}
        roles = [r for deed in (one, other) for r in (deed.about, deed.by) if r is not None and has_name(r)]
        named = {lemma(word) for role in roles for word in [role.key, *role.word.split()]}
        return len((self._of(one) & self._of(other)) - own - named)

    def claimed(self, one: Deed, other: Deed) -> bool:
        """Whether both stand in passages that say the same."""
        return any(
            one.line in claim.get(one.column, ()) and other.line in claim.get(other.column, ())
            for claim in self._claims
        )

    def _own(self, deed: Deed) -> list[str]:
        return self._places[deed.column].stems([deed.span])

    def _of(self, deed: Deed) -> frozenset[str]:
        key = (deed.column, deed.line)
        known = self._stems.get(key)
        if known is None:
            reading = self.columns[deed.column]
            headline = reading.article.headline
            span = reading.sentences[deed.line] if deed.line >= 0 or headline is None else headline
            stems = self._places[deed.column].stems([span])
            known = self._stems[key] = frozenset(
                near(stem) for stem in stems if stem not in function_words() and general(stem) >= _TELLING
            )
        return known


def _of_field(field: Field, told: Sequence[Deed], around: _Around) -> list[Thing]:
    found = []
    for denied in (False, True):
        acts = [deed for deed in told if deed.denied is denied]
        if field.free:
            groups = [_of_one_thing(acts, around)]
        else:
            known = [deed for deed in acts if _known(deed)]
            by_key: dict[str, list[Deed]] = defaultdict(list)
            for deed in known:
                assert deed.about is not None
                by_key[deed.about.key].append(deed)
            if field.once:
                _mend_pronouns(by_key)
            groups = []
            for key in sorted(by_key):
                # "the company" may be any, Roe is one
                one = field.once and any(d.about is not None and d.about.kind in NAMES for d in by_key[key])
                groups += [by_key[key]] if one else _same_act(field, by_key[key], around)
            _place_vague([deed for deed in acts if not _known(deed)], groups, around)
            groups += _of_claims(acts, groups, around)
        if field.post:
            groups = [_of_one_post(group, around) for group in groups]
        # whom a pronoun means is not sure enough by itself
        named = (group for group in groups if field.free or not all(_by_pronoun(deed) for deed in group))
        found += [_thing(field, group, denied=denied) for group in named if _parted(group)]
    return found


def _parted(group: Sequence[Deed]) -> bool:
    """Whether two articles tell it by words of different families: "apologized" and "apology" are one."""
    told: dict[int, set[frozenset[str]]] = defaultdict(set)
    for deed in group:
        first, *others = deed.head.removeprefix("to ").split()
        rest = [word for word in others if word not in words("leads")]
        told[deed.column].add(frozenset(lemma(word)[:ALIKE] for word in [first, *rest]))
    return any(one != other for one, other in combinations(told.values(), 2))


def _of_one_post(group: Sequence[Deed], around: _Around) -> list[Deed]:
    """Without those who leave another post than most articles tell of ("resigned as chairman")."""
    uses = {_use(deed): deed for deed in group if deed.does}
    kept = set(of_one_post(list(uses), around.columns))
    return [deed for deed in group if not deed.does or _use(deed) in kept]


def _of_one_thing(acts: Sequence[Deed], around: _Around) -> list[Deed]:
    """Those told beside more that another article tells, too, and what their own articles add to them."""
    sure: list[Deed] = []
    rest: list[Deed] = []
    for deed in acts:
        others = (other for other in acts if other.column != deed.column)
        told = any(around.shared(deed, other) >= _SHARED for other in others)
        (sure if told else rest).append(deed)
    beside: dict[int, list[Deed]] = defaultdict(list)
    for deed in sure:
        beside[deed.column].append(deed)
    added = (d for d in rest if any(around.shared(d, other) for other in beside[d.column]))
    return sorted([*sure, *added], key=lambda deed: (deed.column, deed.span))


def _known(deed: Deed) -> bool:
    """Whether the text says who or what it was done to."""
    if deed.about is None:
        return False
    return deed.field.who != "person" or deed.about.kind != "noun" or deed.about.word not in role_words()


def _mend_pronouns(by_key: dict[str, list[Deed]]) -> None:
    """A pronoun by which alone somebody would undergo what one other person does, means that person."""
    sure = [key for key, acts in by_key.items() if any(not _by_pronoun(deed) for deed in acts)]
    main = max(
        sure, key=lambda key: (len({d.column for d in by_key[key]}), len(by_key[key]), key), default=""
    )
    for key in [key for key in by_key if key not in sure]:
        told = by_key[key]
        if main and all(_mostly(by_key, main, deed.column) for deed in told):
            by_key[main] += by_key.pop(key)


def _mostly(by_key: Mapping[str, Sequence[Deed]], main: str, column: int) -> bool:
    """Whether an article tells the act again and again of one person."""
    often = {key: sum(deed.column == column for deed in acts) for key, acts in by_key.items()}
    return often[main] >= _OFTEN and all(often[main] > 2 * n for key, n in often.items() if key != main)


def _by_pronoun(deed: Deed) -> bool:
    return deed.about is not None and deed.about.pronoun


def _place_vague(vague: Sequence[Deed], groups: Sequence[list[Deed]], around: _Around) -> None:
    """Acts of which the text does not say to whom: with the one act of the field that their article tells."""
    wide = [group for group in groups if len({deed.column for deed in group}) > 1]
    told = [(deed, [g for g in groups if any(other.column == deed.column for other in g)]) for deed in vague]
    for deed, own in told:
        own.sort(key=lambda group: -sum(other.column == deed.column for other in group))
        often = [sum(other.column == deed.column for other in group) for group in own]
        clear = len(own) == 1 or (len(own) > 1 and often[0] >= _OFTEN and often[0] > 2 * often[1])
        if deed.noun and deed.definite and clear and own[0] in wide:
            own[0].append(deed)
        elif not deed.noun and deed.by is not None and deed.about is None:
            # "expressed satisfaction", where another article says at what
            fits = [group for group in groups if any(_alike(deed, other, around) for other in group)]
            if len(fits) == 1:
                fits[0].append(deed)


def _of_claims(acts: Sequence[Deed], groups: Sequence[Sequence[Deed]], around: _Around) -> list[list[Deed]]:
    """Of the others, those that passages which say the same tell of one doer, whatever it was done to."""
    wide = (group for group in groups if len({deed.column for deed in group}) > 1)
    joined = {(deed.column, deed.span) for group in wide for deed in group}
    by_doer: dict[str, list[Deed]] = defaultdict(list)
    for deed in acts:
        if deed.by is not None and deed.about is not None and (deed.column, deed.span) not in joined:
            by_doer[deed.by.key].append(deed)
    found: list[list[Deed]] = []
    for key in sorted(by_doer):
        own: list[list[Deed]] = []
        for deed in by_doer[key][:_COMPARED]:
            fits = (group for group in own if any(_of_one_claim(deed, other, around) for other in group))
            group = next(fits, None)
            if group is None:
                own.append([deed])
            else:
                group.append(deed)
        found += own
    return found


def _of_one_claim(deed: Deed, other: Deed, around: _Around) -> bool:
    if deed.does or deed.column == other.column or not as_open(deed, other) or clash(deed, other):
        return False
    if deed.field.content and not deed.content & other.content:
        return False
    return not (is_person(deed.about) and is_person(other.about)) and around.claimed(deed, other)


def _alike(deed: Deed, other: Deed, around: _Around) -> bool:
    return (
        deed.column != other.column
        and same(deed.by, other.by)
        and (around.shared(deed, other) >= _SHARED or around.claimed(deed, other))
    )


def _same_act(field: Field, told: Sequence[Deed], around: _Around) -> list[list[Deed]]:
    """What was done to one thing, parted by who did it and what is told beside it."""
    groups: list[list[Deed]] = []
    for deed in told:
        fits = [
            group
            for group in groups[-_COMPARED:]
            if not any(clash(deed, other) for other in group[-_COMPARED:])
            and any(_one(field, deed, other, around) for other in group[-_COMPARED:])
        ]
        if fits:
            fits[0].append(deed)
            for other in fits[1:]:
                if not any(clash(a, b) for a in fits[0][-_COMPARED:] for b in other[-_COMPARED:]):
                    fits[0].extend(other)
                    groups.remove(other)
        else:
            groups.append([deed])
    return groups


def _one(field: Field, deed: Deed, other: Deed, around: _Around) -> bool:
    """Whether two acts done to the same are one act."""
    claimed = deed.column != other.column and around.claimed(deed, other)
    if field.content and len(deed.content & other.content) < (1 if claimed else words_needed(deed, other)):
        return False
    if deed.does and other.does and other_object(deed, other):
        return False
    if not claimed and (wants_object(deed) or wants_object(other)):
        return False
    if deed.column == other.column:
        alike = as_open(deed, other) and one_doer(deed, other) and not other_object(deed, other)
        return deed.choice == other.choice or (alike and (field.once or around.shared(deed, other) > 0))
    if claimed:
        return True
    if not as_open(deed, other) or (field.content and not said_by_one(deed, other)):
        return False
    shared = around.shared(deed, other)
    if field.words and deed.by is not None and same(deed.by, other.by) and not (deed.open or other.open):
        return shared >= 1 if field.parallel else True
    vague = not (definite(deed.about) or definite(other.about))
    if vague and (deed.open or other.open):
        return False
    if same(deed.by, other.by) and has_name(deed.by) and not (deed.open or other.open):
        return shared >= (_SHARED if field.parallel and vague else 1)
    if deed.open or other.open or not (definite(deed.about) and definite(other.about)):
        return shared > _SHARED
    if one_doer(deed, other):
        # whoever does it may do the like at any time: what it is done to, or more beside it, is alike, too
        by_doer_alone = deed.does and bare(deed) and bare(other) and not deed.content & other.content
        return shared >= (_SHARED if field.parallel or by_doer_alone else 1)
    if may_be(deed, other) or may_be(other, deed):
        # many may speak of Roe, fewer of one plan
        return shared >= (0 if field.words and not is_person(deed.about) else _SHARED)
    # what others may do to the same as well: only where much more is told alike
    needed = _SHARED + 1 if (field.parallel or field.words) and not field.content else _SHARED
    return shared >= (needed - 1 if one_phrase(deed.about, other.about) else needed)


def _thing(field: Field, group: Sequence[Deed], *, denied: bool) -> Thing:
    first = min(group, key=lambda deed: (deed.column, deed.span.start))
    known = next((deed.about for deed in group if _known(deed) and deed.about is not None), first.about)
    about = frozenset[str]() if field.free or known is None else frozenset({_heading(known)})
    return Thing(
        field.concept, about, frozenset({"not"}) if denied else frozenset(), [_use(d) for d in group]
    )


def _heading(role: Role) -> str:
    return role.key if role.kind in NAMES else role.word.replace(" ", "_")


def _use(deed: Deed) -> Use:
    key = frozenset({_heading(deed.about)}) if deed.about is not None else frozenset[str]()
    term = Term(
        deed.span.start,
        deed.span.end,
        deed.head,
        " ".join(sorted(key)),
        deed.field.concept,
        choice=deed.choice,
        definite=True,
    )
    return Use(deed.column, term, key, frozenset())


def merged(listed: Sequence[Thing], acts: Sequence[Thing]) -> list[Thing]:
    """The acts that are no thing of the contested vocabulary; what the others tell goes to their thing.

    An act and a thing are one where they share a passage and whom it was done to, or passages of two
    articles.
    """
    rest = []
    for act in acts:
        hosts = [thing for thing in listed if _one_thing(thing, act)]
        if not hosts:
            rest.append(act)
        else:
            host = max(hosts, key=lambda thing: len(_shared_uses(thing, act)))
            host.uses = [_fuller(use, act.uses) for use in host.uses]
            others = [use for thing in listed if thing is not host for use in thing.uses]
            new = [use for use in act.uses if not any(_meet(use, other) for other in host.uses)]
            host.uses += [use for use in new if not _of_another(use, others)]
    return rest


def _of_another(use: Use, others: Sequence[Use]) -> bool:
    """Whether a bare noun ("the shooting") is known to mean another thing."""
    bare = not (use.about or use.by or use.term.head.startswith("to "))
    return bare and any(_meet(use, other) for other in others)


def _fuller(use: Use, acts: Sequence[Use]) -> Use:
    """The act that tells more from the same word on ("quit the bureau" for "quit"), or the use itself."""
    start, end = use.term.span
    longer = (
        act for act in acts if act.column == use.column and act.term.start == start and end < act.term.end
    )
    return next((act for act in longer if use.term.head.startswith("to ")), use)


def _one_thing(thing: Thing, act: Thing) -> bool:
    columns = {use.column for use in _shared_uses(thing, act)}
    wide = len({use.column for use in thing.uses}) > 1
    return wide and (len(columns) > 1 or (bool(columns) and bool(thing.about & act.about)))


def _shared_uses(thing: Thing, act: Thing) -> list[Use]:
    """The uses of an act that a thing has, too; where the turn tells the act, not by a part of it."""
    whole = lexicon().fields[act.concept].free
    return [
        use
        for use in act.uses
        if any(_meet(use, o) and (not whole or o.term.end >= use.term.end) for o in thing.uses)
    ]


def _meet(use: Use, other: Use) -> bool:
    return use.column == other.column and use.term.span.meets(other.term.span)
