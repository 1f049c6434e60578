"""How surely two sentences report one thing: the evidence summed as log-odds.

The model is that of record linkage (I. Fellegi, A. Sunter: A Theory for Record Linkage, JASA 1969):
what two records share counts by how seldom it is shared by chance. The weights of the sums were
set by logistic regression on pairs judged by hand, and rounded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from digest.comparison.claims.keys import Keys, Proposition
from digest.comparison.claims.passages import NEGATIONS, Stretch, agreement, heard
from digest.comparison.families import family

_PRIOR = -3.7
_CONTRADICTS = 0.55
"""Passages that agree less contradict each other (see `agreement`)."""
_MARGIN = 0.27
"""For each nat by which the pair is better than the next best of either article ..."""
_WIDEST = (-4.0, 5.0)
"""... within these bounds."""
_FAMILY = 0.6
"""What a word of the same family counts against the same word or a near-synonym."""
_BALLAST, _CLAUSE = 0.2, 1.5
"""What an unmatched key takes away when the matching clauses of a sentence are sought, and all that the keys
of one clause take away: a long clause may tell all of a short one."""
_LOOSE = 0.3
"""The same for clauses at the ends of a passage."""
_LEAST = 1.5
"""Sentences that share less need no closer look, in nats; ..."""
_LEAST_PART = 0.07
"""... nor those that share less than this part of both, ..."""
_CONTENT = 1.6
"""... nor do clauses that share a single word, or little but the names of those the event is about."""
_MOSTLY = 0.5
_TELLS = 1.0
"""Nats of a key that tells something by itself."""
_EXACT = 2.5
"""Nats of a figure that tells twice as much: nobody has it by chance."""
_MANY = 5
"""So many keys together tell something too."""
_KEYS, _NAMED, _KINDRED, _ALIKE = 2, 1.0, 1.0, 0.55
"""What shares fewer of these that are no names shares so much of rare names, or of words of one family, or
this part of both passages."""
_ASIDE, _ASIDE_TOLD = 0.2, 6.0
"""What is less than this part of both sentences, names nobody and tells less, is said in passing."""
_OTHERS = 5.0
"""Nats; where others speak and less is shared, one replies to the other: they speak of one thing."""
_FLAT = 1.0
"""Imagined weight that only one side has: short clauses agree by chance."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two sentences reporting one thing."""

    shared: float
    """Nats that the matching clauses share."""
    told: float
    """Those of them that are no names."""
    names: float
    """Those that are names which few sentences hold."""
    likeness: float
    """Log-odds, the margin left aside."""
    left: Stretch
    right: Stretch
    contradicts: bool
    """Whether one denies, holds possible, or gives other figures for, what the other states."""
    quoted: float
    """The part of the shared words that stands in quotation marks on both sides."""
    thin: bool
    """Whether they share one word and little else, or others speak of one thing: they may tell two."""

    def odds(self, margin: float) -> float:
        """Log-odds; `margin` says by how many nats the pair is better than the next best."""
        return self.likeness + _MARGIN * max(_WIDEST[0], min(_WIDEST[1], margin))


class Measures(NamedTuple):
    """What is measured of two sentences."""

    told: float
    """Nats that the matching clauses share and that are no names, ..."""
    kin: float
    """... of words of one family only, ..."""
    names: float
    """... and, in both whole sentences, of names."""
    keys: float
    """How many keys are shared that are no names."""
    whole: float
    """The part of both whole sentences that is shared, ..."""
    contained: float
    """... and of the shorter one."""
    dice: float
    """The same two of the matching clauses."""
    shorter: float
    parted: float
    """1 where one holds possible, or looks ahead to, what the other states."""
    contradicts: float
    """1 where one denies, or gives other figures for, what the other states."""
    one_quotes: float
    """1 where one has in quotation marks, and as no version of the other's statement, what both tell."""
    statement: float
    """1 where both have a version of one statement."""
    others: float
    """1 where other people speak in them."""
    one_asks: float
    """1 where one of them is a question."""


_WEIGHTS = Measures(
    told=0.05,
    kin=0.05,
    names=0.25,
    keys=0.33,
    whole=1.9,
    contained=3.4,
    dice=-0.9,
    shorter=2.4,
    parted=-1.0,
    contradicts=-0.7,
    one_quotes=-0.95,
    statement=2.3,
    others=-1.6,
    one_asks=-3.0,
)
"""What each measure counts, per unit. That clauses are alike counts by the shorter of them: a passage that
tells more than the other is no worse for it, so `dice` takes back what `shorter` gives twice."""


def weigh(a: Proposition, b: Proposition, rare: Collection[str]) -> Evidence | None:
    """The evidence for two sentences of different articles; None where there is next to none.

    `rare` are the names that few of the event's sentences hold.
    """
    common, kindred = _common(a.whole, b.whole), _kin(a.whole, b.whole, b)
    whole = common + _FAMILY * kindred
    totals = a.total + _FLAT, b.total + _FLAT
    same = bool(a.statements & b.statements)
    if common + 0.5 * kindred < _LEAST or (2 * whole < _LEAST_PART * sum(totals) and not same):
        return None
    found = _matching(a, b)
    if found is None:
        return None
    left, right = found
    mine, theirs = a.within(left), b.within(right)
    kin = _kin(mine, theirs)
    least = {key: min(own.weight, theirs[key].weight) for key, own in mine.items() if key in theirs}
    names = sum(w for key, w in least.items() if key in rare)
    told = sum(w for key, w in least.items() if mine[key].kind != "name")
    if told + names + 0.5 * kin < _CONTENT or (len(least) < 2 and not kin):
        return None
    keys = sum(mine[key].kind != "name" for key in least)
    shared = sum(least.values()) + _FAMILY * kin
    parts = [sum(key.weight for key in keys.values()) + _FLAT for keys in (mine, theirs)]
    dice = 2 * shared / sum(parts)
    agree = agreement(heard(a.sentence, left), heard(b.sentence, right))
    if agree < _CONTRADICTS:
        agree = max(agree, agreement(undenied(a, left, least), undenied(b, right, least)))
    words = {key: w for key, w in least.items() if mine[key].kind == "word"}
    inside = [sum(w for key, w in words.items() if key in p.quoted) for p in (a, b)]
    marked = [part / max(sum(words.values()), 0.01) for part in inside]
    saying = a.heard_from(left), b.heard_from(right)
    measures = Measures(
        told=told,
        kin=kin,
        names=sum(
            min(key.weight, b.whole[name].weight)
            for name, key in a.whole.items()
            if name[0] == "@" and name in b.whole
        ),
        keys=keys,
        whole=2 * whole / sum(totals),
        contained=whole / min(totals),
        dice=dice,
        shorter=shared / min(parts),
        parted=agree < 1.0,
        contradicts=agree < _CONTRADICTS,
        one_quotes=abs(marked[0] - marked[1]) > _MOSTLY and not same,
        statement=same,
        others=bool(saying[0] and saying[1] and saying[0].isdisjoint(saying[1])),
        one_asks=a.asks != b.asks,
    )
    telling = [key for key, w in least.items() if w >= _TELLS and mine[key].kind != "name"]
    tell = len(telling) + any(mine[key].kind == "figure" and least[key] >= _EXACT for key in telling)
    few = tell < _KEYS and keys < _MANY and names < _NAMED and kin < _KINDRED
    replies = measures.others and told < _OTHERS
    aside = measures.contained < _ASIDE and measures.names < _TELLS and told < _ASIDE_TOLD
    return Evidence(
        shared=shared,
        told=told + _FAMILY * kin,
        names=names,
        likeness=_PRIOR + sum(map(mul, _WEIGHTS, measures)),
        left=left,
        right=right,
        contradicts=agree < _CONTRADICTS,
        quoted=min(marked),
        thin=not same and bool(aside or ((few or replies) and dice < _ALIKE)),
    )


def _matching(a: Proposition, b: Proposition) -> tuple[Stretch, Stretch] | None:
    """The neighbouring clauses of two sentences that match."""
    left = _stretch(a, b.whole, b.families)
    right = _stretch(b, *_view(a.within(left))) if left else None
    left = _stretch(a, *_view(b.within(right))) if right else None
    if not left or not right:
        return None
    return _trimmed(a, left, b.within(right)), _trimmed(b, right, a.within(left))


def undenied(of: Proposition, stretch: Stretch, shared: Mapping[str, float]) -> list[str]:
    """What a passage tells; without its negations where they stand beside what is shared, not in it.

    "They have not named a cause, but welders worked near the tank" denies no welders.
    """
    told = heard(of.sentence, stretch)
    parts = range(stretch[0], stretch[1] + 1)
    denied = {name for n in parts if not NEGATIONS.isdisjoint(of.sentence.stems[n]) for name in of.parts[n]}
    inside = sum(weight for name, weight in sorted(shared.items()) if name in denied)
    if 2 * inside > sum(weight for _, weight in sorted(shared.items())):
        return told
    return [stem for stem in told if stem not in NEGATIONS]


def _trimmed(of: Proposition, stretch: Stretch, other: Keys) -> Stretch:
    """`stretch` without clauses at its ends that `other` has hardly anything of."""
    families = {family(name) for name in other}
    gains = []
    for part in of.parts[stretch[0] : stretch[1] + 1]:
        gain = 0.0
        for name, key in part.items():
            known = name in other or family(name) in families
            gain += key.weight if known else -_LOOSE * key.weight
        gains.append(gain)
    first, last = 0, len(gains) - 1
    while last > first and gains[last] <= 0:
        last -= 1
    while last > first and gains[first] <= 0:
        first += 1
    return stretch[0] + first, stretch[0] + last


def _common(a: Keys, b: Keys) -> float:
    """The weight of the keys that both have."""
    if len(b) < len(a):
        a, b = b, a
    return sum(min(key.weight, b[name].weight) for name, key in a.items() if name in b)


def _kin(a: Keys, b: Keys, of: Proposition | None = None) -> float:
    """The weight of what is only of one family in both."""
    families = {family(name): name for name in b} if of is None else of.families
    found: dict[str, float] = {}
    for name, key in a.items():
        twin = families.get(family(name))
        if twin is not None and twin != name and name not in b and twin not in a:
            found[twin] = max(found.get(twin, 0.0), min(key.weight, b[twin].weight))
    return sum(found.values())


def _view(keys: Keys) -> tuple[Keys, Collection[str]]:
    return keys, {family(name) for name in keys}


def _stretch(of: Proposition, other: Keys, families: Collection[str]) -> Stretch | None:
    """The neighbouring clauses that `other` matches best."""
    best, found = 0.0, None
    total, start = 0.0, 0
    seen: set[str] = set()
    for n, part in enumerate(of.parts):
        gain = rest = 0.0
        for name, key in part.items():
            if name in seen:
                continue
            if name in other:
                gain += key.weight
            elif family(name) in families:
                gain += _FAMILY * key.weight
            else:
                rest += key.weight
        gain -= min(_CLAUSE, _BALLAST * rest)
        if total < 0:
            total, start = 0.0, n
            seen.clear()
        total += gain
        seen.update(part)
        if total > best:
            best, found = total, (start, n)
    return found
