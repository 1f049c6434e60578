"""Statements as rows: the versions of each remark, who said it, and what their words share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal

from digest.comparison.anchors import anchor, numbered, slug, telling
from digest.comparison.collation import contained, shared
from digest.comparison.places import Places
from digest.comparison.quotes.remarks import SAME_SPEAKER, likeness, stands_in
from digest.comparison.quotes.speakers import Speakers
from digest.comparison.quotes.statements import statements
from digest.comparison.quotes.versions import Version, prepared
from digest.comparison.rarity import Rarity, general
from digest.comparison.similarity import overlap
from digest.model import QuoteGroup, Reading, Span

_VERSIONS = 12
"""A version is collated with at most so many other ones."""
_GRAMMATICAL = 0.1
"""Words that say so little anywhere do not show that two parts of a statement speak of the same."""
_CONFLICT = 0.3
"""Two versions in one article conflict where the other lacks so much of the shorter one."""


def quotes(columns: tuple[Reading, ...]) -> tuple[QuoteGroup, ...]:
    """One group per statement: first those that most articles have, then by place in the text."""
    places = [Places(reading) for reading in columns]
    speakers = Speakers(columns)
    rarity = Rarity(columns)
    versions = [
        prepared(quote, n, places[n], speakers, rarity)
        for n, reading in enumerate(columns)
        for quote in reading.quotes
    ]
    versions.sort(key=lambda v: (v.article, v.quote.spans, v.quote.id))
    return _rows(statements(versions, rarity), places, speakers, rarity)


def _rows(
    groups: Sequence[Sequence[Version]], places: Sequence[Places], speakers: Speakers, rarity: Rarity
) -> tuple[QuoteGroup, ...]:
    rows = []
    for group in groups:
        members = sorted(group, key=lambda v: (v.column, v.quote.spans, v.quote.id))
        speaker = speakers.name([(v.article, v.quote.speaker) for v in members])
        row = QuoteGroup(
            id=_anchor(members, speaker, places),
            speaker=speaker,
            members=tuple(v.quote.id for v in members),
            status=_status(members, places),
            within=_within(members, rarity),
            matched=_matched(members, places),
        )
        rows.append((_order(members, places), row))
    rows.sort(key=lambda r: (r[0], r[1].id))
    ids = numbered([row.id for _, row in rows])
    return tuple(replace(row, id=name) for name, (_, row) in zip(ids, rows, strict=True))


def _order(members: Sequence[Version], places: Sequence[Places]) -> tuple[int, float]:
    """Rows that more articles have come first; then those that stand earlier in the articles."""
    first: dict[int, float] = {}
    for version in members:
        length = len(places[version.column].reading.article.text)
        at = version.quote.spans[0].start if version.quote.spans else length
        first[version.column] = min(first.get(version.column, 1.0), at / max(length, 1))
    return (-len(first), round(sum(sorted(first.values())) / len(first), 6))


def _status(members: Sequence[Version], places: Sequence[Places]) -> Literal["same", "variant", "single"]:
    if len({v.article for v in members}) == 1:
        return "single"
    said: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for version in sorted(members, key=lambda v: (v.article, v.quote.spans)):
        column = places[version.column]
        said[version.article] += [tuple(column.forms(column.words(s))) for s in version.quote.spans]
    versions = {tuple(parts) for parts in said.values()}
    return "same" if all(_alike(a, b) for a, b in combinations(sorted(versions), 2)) else "variant"


def _alike(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> bool:
    """Whether two versions, in parts, have the same words as far as both give them.

    Of the parts that speak of the same, one stands in the other; or so do the whole versions.
    """
    if _cut([form for part in one for form in part], [form for part in other for form in part]):
        return True
    met = [(part, against) for part in one for against in other if _meet(part, against)]
    return bool(met) and all(_cut(part, against) for part, against in met)


def _cut(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((one, other), key=len)
    return stands_in(short, long)


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two parts speak of the same: at least half of the telling words of the one that has fewer."""
    mine, theirs = ({form for form in part if general(form) > _GRAMMATICAL} for part in (one, other))
    return 0 < min(len(mine), len(theirs)) <= 2 * len(mine & theirs)


def _within(members: Sequence[Version], rarity: Rarity) -> tuple[str, ...]:
    """Quotes of one article in marks whose words contradict: neither is a cut of the other."""
    found: set[str] = set()
    by_article: dict[str, list[Version]] = defaultdict(list)
    for version in members:
        if version.quote.kind != "reported":
            by_article[version.article].append(version)
    for kept in by_article.values():
        for n, a in enumerate(kept):
            for b in kept[n + 1 :]:
                if _contradict(a, b) and likeness(a, b, rarity) >= SAME_SPEAKER:
                    found |= {a.quote.id, b.quote.id}
    return tuple(v.quote.id for v in members if v.quote.id in found)


def _contradict(a: Version, b: Version) -> bool:
    """Whether neither version is a cut of the other, by their words of content."""
    if contained(a.forms, b.forms) == 1.0:
        return False
    least = min(a.core.total, b.core.total)
    return not least or 1 - overlap(a.core, b.core) / least >= _CONFLICT


def _matched(members: Sequence[Version], places: Sequence[Places]) -> dict[str, tuple[Span, ...]]:
    """Quote id to the words that at least one other article's version shares."""
    if len({v.article for v in members}) == 1:
        return {}
    articles: dict[tuple[str, ...], set[str]] = defaultdict(set)
    stems: dict[tuple[str, ...], tuple[str, ...]] = {}
    for version in members:
        articles[version.forms].add(version.article)
        stems[version.forms] = version.stems
    common = sorted(articles, key=lambda forms: (-len(articles[forms]), -len(forms), forms))
    known: dict[tuple[tuple[str, ...], str], set[int]] = {}
    found: dict[str, tuple[Span, ...]] = {}
    for version in members:
        forms = version.forms
        key = (forms, version.article)
        if key not in known:
            others = [f for f in common if articles[f] - {version.article}][:_VERSIONS]
            known[key] = set().union(*(shared(stems[forms], stems[f], forms, f) for f in others))
        found[version.quote.id] = places[version.column].runs(version.words[i] for i in known[key])
    return found


def _anchor(members: Sequence[Version], speaker: str | None, places: Sequence[Places]) -> str:
    """Speaker and telling words of the earliest version, those that other versions share first."""

    def age(version: Version) -> tuple[str, str, int]:
        published = places[version.column].reading.article.published
        start = version.quote.spans[0].start if version.quote.spans else 0
        return (published.value if published else "9999", version.article, start)

    first = min(members, key=age)
    versions = Counter(stem for v in members for stem in set(v.stems))
    printed = places[first.column].printed(first.words)
    words = [(form, stem, versions[stem]) for form, stem in zip(printed, first.stems, strict=True)]
    return anchor([slug(speaker or ""), *telling(words)], first.quote.text)
