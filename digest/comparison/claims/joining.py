"""Groups of passages that are one claim, found twice: by their words and as a statement, or in parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from digest.comparison.claims.field import Passage
from digest.comparison.claims.passages import bag_in
from digest.model import Span

_GAP = 4
"""Characters between two sentences that follow each other: marks, a space, or the end of a paragraph."""
_TWO = 2


def joined(groups: Sequence[Sequence[Passage]]) -> list[list[Passage]]:
    """The groups, those of most articles first, with what is one claim in one group.

    Two groups that share passages of two articles are one. So are two that share one article's
    passage where all of the smaller one goes on from what the larger one has. Of two groups of the
    same two articles that share a passage, the second is an echo: the passage has its match.
    """
    order = sorted(
        groups, key=lambda g: (-len(_columns(g)), *sorted((m.sentence.column, m.sentence.span) for m in g))
    )
    kept: list[list[Passage]] = []
    holding: dict[tuple[int, Span], list[int]] = defaultdict(list)
    for group in order:
        into = _partner(group, kept, holding)
        if into is None:
            into = len(kept)
            kept.append(list(group))
        elif _columns(group) != _columns(kept[into]) or _meet(kept[into], group) > 1:
            kept[into] = _united(kept[into], group)
        for member in kept[into]:
            at = holding[member.sentence.column, member.sentence.span]
            if into not in at:
                at.append(into)
    return kept


def _partner(
    group: Sequence[Passage], kept: Sequence[Sequence[Passage]], holding: dict[tuple[int, Span], list[int]]
) -> int | None:
    """The first group that this one is part of, or an echo of."""
    near = {n for m in group for n in holding.get((m.sentence.column, m.sentence.span), ())}
    for n in sorted(near):
        common = _meet(kept[n], group)
        here, there = _columns(group), _columns(kept[n])
        echo = here == there and len(here) == _TWO and not (_own(group, kept[n]) or _own(kept[n], group))
        if common > 1 or (common and (echo or (here < there and _goes_on(kept[n], group)))):
            return n
    return None


def _own(group: Iterable[Passage], other: Sequence[Passage]) -> bool:
    """Whether an article has a passage in both groups, and in the first one also another passage."""
    told: dict[int, set[bool]] = defaultdict(set)
    for member in group:
        told[member.sentence.column].add(any(_same(member, o) for o in other))
    return any(len(kinds) > 1 for kinds in told.values())


def _columns(group: Iterable[Passage]) -> set[int]:
    return {m.sentence.column for m in group}


def _meet(one: Iterable[Passage], two: Iterable[Passage]) -> int:
    """In how many articles two groups have a passage in common."""
    mine = list(one)
    return len({b.sentence.column for b in two if any(_same(a, b) for a in mine)})


def _overlap(a: Passage, b: Passage) -> bool:
    here = (a.sentence.column, a.sentence.span) == (b.sentence.column, b.sentence.span)
    return here and a.stretch[0] <= b.stretch[1] and b.stretch[0] <= a.stretch[1]


def _same(a: Passage, b: Passage) -> bool:
    """Whether two passages are for the most part the same clauses."""
    if (a.sentence.column, a.sentence.span) != (b.sentence.column, b.sentence.span):
        return False
    common = min(a.stretch[1], b.stretch[1]) - max(a.stretch[0], b.stretch[0]) + 1
    return 2 * common > max(a.stretch[1] - a.stretch[0], b.stretch[1] - b.stretch[0]) + 1


def _goes_on(one: Iterable[Passage], two: Iterable[Passage]) -> bool:
    """Whether all of `two` stands in, or goes on from, what `one` has."""
    inside = list(one)
    waiting = list(two)
    while waiting:
        found = [b for b in waiting if any(_beside(a, b) for a in inside)]
        if not found:
            return False
        inside += found
        waiting = [b for b in waiting if b not in found]
    return True


def _beside(a: Passage, b: Passage) -> bool:
    one, two = a.sentence.span, b.sentence.span
    near = one.start <= two.end + _GAP and two.start <= one.end + _GAP
    return a.sentence.column == b.sentence.column and near


def _united(one: Sequence[Passage], two: Iterable[Passage]) -> list[Passage]:
    """Both, each stretch of a sentence once."""
    found = list(one)
    for new in two:
        member = new
        for old in [o for o in found if _overlap(o, member)]:
            found.remove(old)
            first, last = min(old.stretch[0], member.stretch[0]), max(old.stretch[1], member.stretch[1])
            member = Passage(old.sentence, (first, last), bag_in(old.sentence, (first, last)))
        found.append(member)
    return found
