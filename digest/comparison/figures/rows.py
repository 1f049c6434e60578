"""Measures: the values of one quantity, aligned across articles, and whether they differ.

One row per measure. Members are figures of one or more articles; `status` compares articles,
`within` names figures of one article that contradict each other. Copies of one agency report are
one origin: they may differ (an error in copying is news), but their agreement confirms nothing. A
row whose articles all have the figure in text that they share agrees with the reason "shared
text", and weighs less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from digest.comparison.anchors import anchor, numbered, slug
from digest.comparison.figures.alignment import align, alike
from digest.comparison.figures.dating import align_dates, relate_dates
from digest.comparison.figures.measure_words import function
from digest.comparison.figures.measures import Item, items
from digest.comparison.figures.reasons import reason
from digest.comparison.figures.values import LOOSER, Relation, relate
from digest.comparison.rarity import Rarity, surprise
from digest.model import Copy, FigureGroup, Reading, Span
from digest.stems import lemma

_SIDE = 5
"""Words on each side of a figure that tell what it is, where no noun phrase does."""
_ENOUGH = 2
"""Words before a figure that can tell; else those beyond a comma are taken as well."""
_PARTS = re.compile(r"[,;:()\[\]—–“”\"](?:\s|$)|\s[(\[—–“\"-]|\s--")
_MARKS = " ,;:!?—–-“”\"'‘’()[]"

SHARED = "shared text"
"""The reason of a row whose articles agree only because they print one report."""

_WEIGHTS = {
    "money": 6.0,
    "percent": 5.0,
    "rate": 4.5,
    "count": 4.0,
    "measurement": 3.5,
    "duration": 2.5,
    "ordinal": 1.5,
    "age": 1.2,
    "date": 0.5,
}
_SMALL = 0.3
"""The weight of "the two countries"."""
_TOLL = 2.0
_SPREAD = 0.3
"""What each further article adds, as a share; told by many, a figure matters more."""
_TOLLS = frozenset({"=die", "=injure", "=vote", "=arrest", "=missing", "=infect", "=displace"})


def figures(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> tuple[FigureGroup, ...]:
    """One group per measure, what a reader cares about first; copies do not confirm each other."""
    readings = {reading.id: reading for reading in columns}
    rarity = Rarity([reading for reading in columns if not reading.unread] or columns)
    order = {reading.id: n for n, reading in enumerate(columns)}
    found = items(columns, rarity)
    passages = _passages(shared)
    quantities = [item for item in found if item.figure.kind != "date"]
    days = [item for item in found if item.figure.kind == "date" and item.named is None]
    rows = [[quantities[i] for i in members] for members in align(quantities)]
    rows += [[days[i] for i in members] for members in align_dates(days)]
    rows += _named(found)
    groups = [_group(row, readings, passages, order) for row in rows]
    groups.sort(key=lambda g: (-g.weight, g.id, g.members))
    names = numbered([g.id for g in groups])
    return tuple(replace(g, id=name) for g, name in zip(groups, names, strict=True))


def _named(found: Sequence[Item]) -> list[list[Item]]:
    """Years that only name something, by year and what they name: "the 2016 election" of every article."""
    rows: dict[tuple[str, str], list[Item]] = {}
    for item in found:
        if item.named is not None:
            rows.setdefault((str(item.figure.value), item.named), []).append(item)
    return list(rows.values())


Passages = dict[tuple[str, str], tuple[tuple[Span, ...], tuple[Span, ...]]]


def _passages(shared: tuple[Copy, ...]) -> Passages:
    """Pair of articles to the passages that both print."""
    found: Passages = {}
    for copy in shared:
        a, b = copy.articles
        found[a, b] = (copy.spans.get(a, ()), copy.spans.get(b, ()))
        found[b, a] = (copy.spans.get(b, ()), copy.spans.get(a, ()))
    return found


def _copied(a: Item, b: Item, passages: Passages) -> bool:
    """Whether two figures stand in text that their articles share."""
    here, there = passages.get((a.article, b.article), ((), ()))
    return any(s.covers(a.figure.span) for s in here) and any(s.covers(b.figure.span) for s in there)


def _group(
    members: Sequence[Item], readings: Mapping[str, Reading], passages: Passages, order: Mapping[str, int]
) -> FigureGroup:
    members = sorted(members, key=lambda m: (order[m.article], m.figure.span))
    by_article: dict[str, list[Item]] = {}
    for member in members:
        by_article.setdefault(member.article, []).append(member)
    relation: Relation | None = None
    why: str | None = None
    status = "single"
    if len(by_article) > 1:
        relation, worst = _loosest(by_article)
        status = "differ" if relation == "different" else "agree"
        if relation == "different":
            why = next((r for a, b in worst if (r := reason(a, b, readings))), None)
        elif all(_copied(a, b, passages) for a, b in combinations(members, 2) if a.article != b.article):
            why = SHARED
    return FigureGroup(
        id=_name(members),
        measure=_measure(members, readings),
        members=tuple(m.figure.id for m in members),
        status=status,  # type: ignore[arg-type]
        relation=relation,
        reason=why,
        within=_within(by_article),
        weight=_weight(members, len(by_article), why == SHARED),
        interest=_interest(members),
    )


def _relate(a: Item, b: Item) -> Relation:
    if a.figure.kind == "date":
        return relate_dates(str(a.figure.value), str(b.figure.value))
    return relate(a.amount, b.amount)


def _loosest(by_article: Mapping[str, list[Item]]) -> tuple[Relation, list[tuple[Item, Item]]]:
    """How articles relate: of two, their closest values count; of all, the loosest pair."""
    stated = {
        a: [m for m in own if not m.amount.vague] or own for a, own in by_article.items()
    }  # "dozens" says nothing against the number beside it
    finest = min((m for own in stated.values() for m in own), key=lambda m: (m.amount.step, m.figure.id))
    loosest: Relation = "equal"
    worst: list[tuple[Item, Item]] = []
    for one, two in combinations(stated.values(), 2):
        a, b = min(
            ((a, b) for a in one for b in two),
            key=lambda pair: (
                LOOSER.index(_relate(*pair)),
                pair[0].figure.span,
                pair[1].figure.span,
            ),
        )
        relation = _relate(a, b)
        if relation == "different" and finest not in (a, b):
            through = max(
                (_relate(m, finest) for m in (a, b)), key=LOOSER.index
            )  # "$43 million" and "nearly $44 million" are both $43,885,310, cut and rounded
            relation = through if through in ("rounded", "cut") else relation
        if LOOSER.index(relation) > LOOSER.index(loosest):
            loosest = relation
        if relation == "different":
            worst.append((a, b))
    return loosest, worst


def _within(by_article: Mapping[str, list[Item]]) -> tuple[str, ...]:
    """The figures of one article that contradict each other."""
    found: dict[str, None] = {}
    for own in by_article.values():
        for a, b in combinations(own, 2):
            if _relate(a, b) == "different":
                found[a.figure.id] = None
                found[b.figure.id] = None
    return tuple(found)


def _measure(members: Sequence[Item], readings: Mapping[str, Reading]) -> str:
    """The measure in the words of the member that is most like the others, of one that is read if any is.

    A noun phrase where one names it; else the words around the first figure, in quotation marks.
    """
    named = [m for m in members if m.figure.label]
    named = [m for m in named if not m.foreign] or named
    if not named:
        return _around(members[0], readings[members[0].article].article.text)
    best = max(
        named,
        key=lambda m: (
            round(sum(alike(m, o) for o in members if o is not m), 6),
            -abs(len((m.figure.label or "").split()) - 3),
            -members.index(m),
        ),
    )
    return best.figure.label or best.figure.text


def _around(item: Item, text: str) -> str:
    """The words around a figure, within its sentence; up to the marks that part it, where enough are left."""
    span, sentence = item.figure.span, item.sentence
    stretch = " ".join(text[sentence.start : span.start].split())
    before = _PARTS.split(stretch)[-1].split()
    if len(before) < _ENOUGH:
        before = stretch.split()
    rest = text[span.end : sentence.end]
    glued = "" if rest[:1].isspace() else rest.split(" ")[0]
    after = _PARTS.split(" " + rest[len(glued) :])[0].split() if not glued or glued[-1].isalnum() else []
    ahead = "" if span.start == sentence.start or text[span.start - 1].isspace() else before.pop()
    said = [*before[-_SIDE:], ahead + " ".join(span.of(text).split()) + glued, *after[:_SIDE]]
    shown = " ".join(said).strip(_MARKS)
    if shown.endswith(".") and "." not in shown.split()[-1][:-1]:
        shown = shown[:-1]
    return f"“{'… ' if len(before) > _SIDE else ''}{shown}{' …' if len(after) > _SIDE else ''}”"


def _name(members: Sequence[Item]) -> str:
    """An id from the words that say what is measured, most telling first kept, in text order."""
    members = [m for m in members if not m.foreign] or members
    first = members[0]
    votes: dict[str, float] = {}
    for member in members:
        for word in _words(member):
            stem = lemma(word)
            votes[stem] = votes.get(stem, 0.0) + min(surprise(stem), 9.0)
    words = [w for w in _words(first) if votes[lemma(w)] > 0]
    chosen: list[str] = []
    for word in words:
        if lemma(word) not in {lemma(c) for c in chosen}:
            chosen.append(word)
    best = sorted(chosen, key=lambda w: (-votes[lemma(w)], chosen.index(w)))[:3]
    parts = ["when"] if first.figure.kind == "date" else []
    parts += [slug(w) for w in chosen if w in best]
    return anchor(parts, f"{first.figure.kind} {first.figure.text}")


def _words(member: Item) -> list[str]:
    parts = (member.figure.measure or "").replace("’", "'").split()
    plain = [p.strip("'\"“”‘().,;:-") for p in parts]
    return [w for w in plain if len(w) > 2 and lemma(w) not in function() and not any(c.isdigit() for c in w)]


def _interest(members: Sequence[Item]) -> float:
    """Votes, money, tolls and shares first; years, ages and small counts last."""
    figure = members[0].figure
    weight = _WEIGHTS[figure.kind]
    if figure.kind == "count":
        point = members[0].amount.point
        if figure.unit == "votes" or any(_TOLLS & m.near.keys() for m in members):
            weight += _TOLL
        elif point is not None and point <= 3:
            weight = _SMALL
    return weight


def _weight(members: Sequence[Item], articles: int, copied: bool) -> float:
    """How much of interest, told by how many and how prominently."""
    weight = _interest(members)
    weight *= 1 + _SPREAD * (min(articles, 4) - 1)
    weight *= 1.2 if any(m.headline for m in members) else 1.0
    return round(weight * (0.8 if copied else 1.0), 3)
