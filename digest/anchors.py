"""Rows keep their addresses: the anchor of a statement, figure, thing or claim is permanent.

A comparison names its rows after their content, which changes when a better version of a remark
arrives or when the extractor improves. The register remembers, for each article, under which
anchor each of its facts was published; a row takes over the anchor that most of its facts had,
and anchors that lose their row lead on to the one that took their facts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from digest.model import Claim, Comparison, FigureGroup, QuoteGroup, Reading, WordChoice

Rows = dict[str, dict[str, str]]
"""Article id to fact key to anchor."""

_KEY_WORDS = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Settled:
    """A comparison whose row ids are permanent anchors, and what to remember of them."""

    comparison: Comparison
    rows: Rows
    aliases: dict[str, str]
    """Old anchors to the rows they lead on to."""


def settle(
    comparison: Comparison,
    readings: Mapping[str, Reading],
    remembered: Mapping[str, Mapping[str, str]],
    aliases: Mapping[str, str],
) -> Settled:
    """`comparison` with the anchors that `remembered` (rows of earlier builds) gives its rows.

    Without anything remembered a row's anchor is its content id behind the letter of its section:
    q(uote), f(igure), w(ord choice), c(laim).
    """
    facts = _facts(comparison, readings)
    anchors = _choose(facts, remembered)
    rows: Rows = {article: {} for article in comparison.event.articles}
    led: dict[str, str] = {}
    live = set(anchors.values())
    for row, keys in facts.items():
        for article, key in keys:
            rows[article][key] = anchors[row]
            before = remembered.get(article, {}).get(key)
            if before is not None and before not in live:
                led.setdefault(before, anchors[row])
    for old, new in aliases.items():
        target = led.get(new, new)
        if target in live:
            led.setdefault(old, target)
    settled = replace(
        comparison,
        quotes=tuple(replace(g, id=anchors["q-" + g.id]) for g in comparison.quotes),
        figures=tuple(replace(g, id=anchors["f-" + g.id]) for g in comparison.figures),
        word_choices=tuple(replace(g, id=anchors["w-" + g.id]) for g in comparison.word_choices),
        claims=tuple(replace(g, id=anchors["c-" + g.id]) for g in comparison.claims),
    )
    return Settled(
        settled,
        {article: dict(sorted(keys.items())) for article, keys in sorted(rows.items())},
        {old: new for old, new in sorted(led.items()) if old not in live},
    )


Facts = dict[str, list[tuple[str, str]]]
"""Row's content anchor to (article, fact key)."""


def _choose(facts: Facts, remembered: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    votes = {
        row: Counter(
            anchor
            for article, key in keys
            if (anchor := remembered.get(article, {}).get(key)) is not None and anchor[0] == row[0]
        )
        for row, keys in facts.items()
    }
    chosen: dict[str, str] = {}
    claims = sorted(
        ((-count, anchor, row) for row, counter in votes.items() for anchor, count in counter.items())
    )
    taken: set[str] = set()
    for _, anchor, row in claims:
        if row not in chosen and anchor not in taken:
            chosen[row] = anchor
            taken.add(anchor)
    # An anchor that was ever published is not given to another row's facts.
    published = {anchor for counter in votes.values() for anchor in counter}
    for row in facts:
        if row in chosen:
            continue
        anchor, n = row, 1
        while anchor in taken or anchor in published:
            n += 1
            anchor = f"{row}-{n}"
        chosen[row] = anchor
        taken.add(anchor)
    return chosen


def _facts(comparison: Comparison, readings: Mapping[str, Reading]) -> Facts:
    """What each row holds, in keys that outlive small changes of where a quote or figure ends."""
    starts: dict[str, tuple[str, str]] = {}
    facts: Facts = {}
    counts: Counter[tuple[str, str]] = Counter()
    for article in comparison.event.articles:
        reading = readings[article]
        for quote in reading.quotes:
            starts[quote.id] = (article, _key("q", quote.text, article, counts))
        for figure in reading.figures:
            starts[figure.id] = (article, _key("f", figure.text, article, counts))
    group: QuoteGroup | FigureGroup
    for letter, groups in (("q", comparison.quotes), ("f", comparison.figures)):
        for group in groups:
            facts[f"{letter}-{group.id}"] = [starts[m] for m in group.members]
    choice: WordChoice
    for choice in comparison.word_choices:
        facts[f"w-{choice.id}"] = [(m.article, _key("w", m.term, m.article, counts)) for m in choice.members]
    claim: Claim
    for claim in comparison.claims:
        facts[f"c-{claim.id}"] = [
            (article, _key("c", spans[0].of(readings[article].article.text), article, counts))
            for article, spans in sorted(claim.articles.items())
        ]
    return facts


def _key(letter: str, text: str, article: str, counts: Counter[tuple[str, str]]) -> str:
    key = f"{letter}:{'-'.join(_plain(text))}"
    counts[article, key] += 1
    n = counts[article, key]
    return key if n == 1 else f"{key}~{n}"


def _plain(text: str) -> Iterable[str]:
    folded = unicodedata.normalize("NFKD", text[:200]).casefold()
    return _WORD.findall(folded.replace("'", "").replace("’", ""))[:_KEY_WORDS]
