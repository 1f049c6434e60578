"""What the articles agree on and where they part, in a few lines counted from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from digest.model import FigureGroup, WordChoice
from digest.pages import phrases
from digest.pages.addresses import anchor
from digest.pages.escape import clip, inline
from digest.pages.naming import by_weight, names
from digest.pages.view import Coverage

NAMED = 3
"""Rows that a line names; further ones are counted."""


def outlets(coverage: Coverage) -> str:
    """As in "Four articles: two outlets, and two articles that state none"."""
    columns = coverage.columns
    stated = {r.article.outlet for r in columns if r.article.outlet is not None}
    silent = sum(r.article.outlet is None for r in columns)
    articles = phrases.count(len(columns), "article")
    if not stated:
        alone = len(columns) == 1
        return (
            f"{articles}, {'which does not state its outlet' if alone else 'none of which states its outlet'}"
        )
    text = f"{articles} from {phrases.count(len(stated), 'outlet')}"
    if silent:
        text += f"; {phrases.number(silent)} of them {'states' if silent == 1 else 'state'} no outlet"
    return text


def summary(coverage: Coverage) -> Iterator[str]:
    """Lines in Markdown, without list marks."""
    line = f"**Told by:** {outlets(coverage)}"
    if not coverage.alone and coverage.comparison.origins:
        n = coverage.comparison.origins
        line += f". {phrases.capital(phrases.count(n, 'independent origin'))}"
        if n < len(coverage.event.articles):
            line += ": the others share their text ([shared text](#shared-text))"
    yield f"{line}."
    if coverage.alone:
        yield from _alone(coverage)
        return
    for made in (_agree(coverage), _part(coverage), _single(coverage)):
        if made:
            yield made


def _alone(coverage: Coverage) -> Iterator[str]:
    quotes = len(coverage.comparison.quotes)
    figures = len(coverage.comparison.figures)
    found = [
        f"[{phrases.count(quotes, 'statement')}](#quotes)" if quotes else "",
        f"[{phrases.count(figures, 'figure')}](#figures)" if figures else "",
    ]
    found = [f for f in found if f]
    if found:
        yield f"**To compare** once another article joins: {phrases.listed(found)}."


def _agree(coverage: Coverage) -> str:
    """The lines' common ground: people all quote, statements in the same words, equal figures."""
    comparison = coverage.comparison
    everyone = len(coverage.event.articles)
    speakers: Counter[str] = Counter()
    for reading in coverage.columns:
        speakers.update({q.speaker.name for q in reading.quotes if q.speaker is not None})
    shared = sorted(name for name, n in speakers.items() if n == everyone)
    parts = []
    if shared:
        whole = "Both" if everyone == 2 else f"All {phrases.number(everyone)}"
        parts.append(f"{whole} quote {phrases.listed([inline(n) for n in shared[:NAMED]])}")
    same = [g for g in comparison.quotes if g.status == "same"]
    if same:
        parts.append(f"[{phrases.count(len(same), 'statement')}](#{anchor(same[0].id)}) in the same words")
    equal = [g for g in comparison.figures if g.status == "agree"]
    if equal:
        named = phrases.listed([_figure(g) for g in _first(equal)])
        more = f" and {len(equal) - NAMED} more" if len(equal) > NAMED else ""
        parts.append(f"{'figures that agree' if len(equal) > 1 else 'a figure that agrees'}: {named}{more}")
    return f"**They agree:** {'; '.join(parts)}." if parts else ""


def _part(coverage: Coverage) -> str:
    comparison = coverage.comparison
    parts = []
    variants = [g for g in comparison.quotes if g.status == "variant"]
    if variants:
        parts.append(
            f"[{phrases.count(len(variants), 'statement')}](#{anchor(variants[0].id)}) in differing versions"
        )
    differ = [g for g in comparison.figures if g.status == "differ"]
    if differ:
        named = phrases.listed([_figure(g) for g in _first(differ)])
        more = f" and {len(differ) - NAMED} more" if len(differ) > NAMED else ""
        parts.append(
            f"{'figures that differ' if len(differ) > 1 else 'a figure that differs'}: {named}{more}"
        )
    parts.extend(_words(choice) for choice in by_weight(comparison.word_choices)[:1])
    return f"**They part:** {'; '.join(parts)}." if parts else ""


def _first(groups: list[FigureGroup]) -> list[FigureGroup]:
    return sorted(groups, key=lambda g: (-g.weight, g.id))[:NAMED]


def _figure(group: FigureGroup) -> str:
    return f"[{inline(clip(group.measure, 80))}](#{anchor(group.id)})"


def _words(choice: WordChoice) -> str:
    named = phrases.listed([f"“{inline(clip(t, 60))}”" for t in names(choice)], "or")
    return f"[{inline(choice.concept)}](#{anchor(choice.id)}): {named}"


def _single(coverage: Coverage) -> str:
    comparison = coverage.comparison
    quotes = sum(g.status == "single" for g in comparison.quotes)
    figures = sum(g.status == "single" for g in comparison.figures)
    parts = []
    if quotes:
        parts.append(f"[{phrases.count(quotes, 'statement')}](#quotes)")
    if figures:
        parts.append(f"[{phrases.count(figures, 'figure')}](#figures)")
    return f"**One article only:** {phrases.listed(parts)}." if parts else ""
