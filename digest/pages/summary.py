"""What the articles agree on and where they part, in a few lines counted from the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from digest.model import Claim, Figure, FigureGroup, QuoteGroup, WordChoice
from digest.pages import phrases
from digest.pages.addresses import anchor
from digest.pages.agreement import told_by_all, trivial, versions
from digest.pages.escape import clip, inline
from digest.pages.languages import language_name
from digest.pages.naming import by_weight, names
from digest.pages.sections import FEW
from digest.pages.speakers import Names, vague
from digest.pages.values import MEASURE, comparable
from digest.pages.view import Coverage, article_of

NAMED = 3
"""Rows that a line names; further ones are counted."""
TOLD = 2
"""Reports that are given in their words."""
MEDIA = ("agency", "outlet", "document")
"""Sources on which reports rest that are not persons."""
TELLING = 2.0
"""Interest below which a figure that agrees says too little: a rank, an age, a day."""


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
    """Lines in Markdown, without list marks: what matters to a reader first, who tells it last."""
    if coverage.alone:
        yield f"{_told(coverage)}."
        yield from _alone(coverage)
        return
    for made in (_agree(coverage), _part(coverage), _single(coverage), _told(coverage), _unread(coverage)):
        if made:
            yield f"{made}."


def _told(coverage: Coverage) -> str:
    line = f"**Told by:** {outlets(coverage)}"
    if not coverage.alone and coverage.comparison.origins:
        n, whole = coverage.comparison.origins, len(coverage.read or coverage.columns)
        among = _read(coverage)
        if n < whole:
            line += f". {phrases.capital(phrases.count(n, 'separate text'))}"
            line += f" among the articles{among}" if among else ""
            line += ": the others share theirs ([shared text](#shared-text))"
        else:
            none = "Neither is a copy of the other" if whole == 2 else "None is a copy of another"
            line += f". {none}{f', of those{among}' if among else ''}" if whole > 1 else ""
        if sources := _sources(coverage):
            line += f"; {_reach(whole, whole)} cite {phrases.listed([inline(s) for s in sources])}"
    return line


def _sources(coverage: Coverage) -> list[str]:
    """The media and documents that every article rests on, as far as they name them."""
    named: dict[str, str] = {}
    held: Counter[str] = Counter()
    for reading in coverage.read:
        own = {s.name.casefold().removeprefix("the "): s.name for s in reading.sources if s.kind in MEDIA}
        held.update(own.keys())
        for key, name in own.items():
            named.setdefault(key, name)
    return [named[key] for key in sorted(held) if held[key] == len(coverage.read)][:NAMED]


def _unread(coverage: Coverage) -> str:
    """What is not compared of articles in languages that are not read."""
    named: dict[tuple[str, ...], list[str]] = {}
    for reading in coverage.columns:
        if reading.unread:
            language = language_name(reading.article.language)
            of = f"{inline(coverage.label(reading.id))} ({inline(language)})"
            named.setdefault(reading.unread, []).append(of)
    said = [f"{phrases.listed(unread)} of {phrases.listed(labels)}" for unread, labels in named.items()]
    return f"**Not compared:** {'; '.join(said)}" if said else ""


def _read(coverage: Coverage) -> str:
    """As in " in English": those that are compared, where others are not; empty where all are."""
    if len(coverage.read) in (0, len(coverage.columns)):
        return ""
    return f" in {phrases.listed(sorted({language_name(r.article.language) for r in coverage.read}))}"


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
    """The common ground: what most report, whom all quote, equal figures, statements in the same words."""
    comparison = coverage.comparison
    parts = _reports(coverage)
    everyone = len(coverage.read)
    speakers: Counter[str] = Counter()
    known = Names(coverage.event.people, coverage.read)
    for reading in coverage.read:
        said = {known.speaker(q.speaker) for q in reading.quotes}
        speakers.update(name for name in said if name is not None)
    shared = sorted(name for name, n in speakers.items() if n == everyone)
    if shared and everyone > 1:
        quoted = phrases.listed([inline(n) for n in shared[:NAMED]])
        parts.append(f"{_reach(everyone, everyone)}{_read(coverage)} quote {quoted}")
    equal = [g for g in comparison.figures if g.status == "agree" and g.measure[:1] not in "“…"]
    telling = sorted((g for g in equal if g.interest >= TELLING), key=lambda g: (-g.weight, g.id))[:NAMED]
    for reach in sorted({_holders(g.members) for g in telling}, reverse=True):
        given = [_figure(coverage, g) for g in telling if _holders(g.members) == reach]
        parts.append(f"{_reach(reach, everyone)} give {phrases.listed(given)}")
    if not telling and equal:
        parts.append(f"[{phrases.count(len(equal), 'figure')}](#figures)")
    same = [g for g in comparison.quotes if g.status != "single" and not _differing(coverage, g)]
    if same:
        parts.append(_statements(coverage, same, "in the same words"))
    return f"**They agree:** {'; '.join(parts)}" if parts else ""


def _holders(members: Iterable[str]) -> int:
    """How many articles have a row."""
    return len({article_of(member) for member in members})


def _reports(coverage: Coverage) -> list[str]:
    """The first reports of all articles, or else of most, as in "both report “The bridge fell”".

    In the words of one of them, and so far only as all have it.
    """
    everyone = len(coverage.read)
    wide = [c for c in coverage.comparison.claims if len(c.articles) > 1 and _most(coverage, c.articles)]
    told: list[tuple[Claim, str, str]] = []
    for claim in sorted(wide, key=lambda c: -len(c.articles)):
        found = _briefly(coverage, claim)
        if found is None or any(_within(found[1], other) for _, _, other in told):
            continue
        told = [(c, a, other) for c, a, other in told if not _within(other, found[1])] + [(claim, *found)]
        if len(told) == TOLD:
            break
    return [
        f"{_reach(len(claim.articles), everyone)} report [“{inline(clip(words, 160))}”](#{anchor(claim.id)}) "
        f"(wording: {inline(coverage.label(article))})"
        for claim, article, words in told
    ]


def _within(part: str, whole: str) -> bool:
    """Whether a passage says no more than another: their words are the same, as far as it goes."""
    return part.casefold().rstrip(" .,;") in whole.casefold()


def _briefly(coverage: Coverage, claim: Claim) -> tuple[str, str] | None:
    """The article that says best what all report in a claim, and its words; None where none does."""
    passages = {
        article: " ".join(spans[0].of(coverage.readings[article].article.text).split())
        for article, spans in claim.articles.items()
        if spans
    }
    # in small letters, one that begins with "He" is compared and not chosen
    told = [
        p if p.startswith(("The ", "A ", "An ")) or not vague(p.split()[0]) else p.lower()
        for p in passages.values()
        if p
    ]
    shared = told_by_all(told)
    return None if shared is None else ([a for a, p in passages.items() if p][shared[0]], shared[1])


def _most(coverage: Coverage, articles: Collection[str]) -> bool:
    """Whether so many of the articles have a thing that it is common ground."""
    return 4 * len(articles) >= 3 * len(coverage.read)


def _reach(some: int, everyone: int) -> str:
    """As in "both", "all four", "three of four"."""
    if some < everyone:
        return f"{phrases.number(some)} of {phrases.number(everyone)}"
    return "both" if everyone == 2 else f"all {phrases.number(everyone)}"


def _part(coverage: Coverage) -> str:
    """What the articles call the most contested thing, figures and statements that differ."""
    comparison = coverage.comparison
    contested = [choice for choice in by_weight(comparison.word_choices) if not trivial(choice)]
    parts = [_words(coverage, choice) for choice in contested[:1]]
    differ = sorted(
        (g for g in comparison.figures if g.status == "differ"),
        key=lambda g: (g.relation != "different", -g.weight, g.id),
    )
    parts.extend(_figure(coverage, group) for group in differ[:NAMED])
    if len(differ) > NAMED:
        parts[-1] += f" and [{phrases.count(len(differ) - NAMED, 'more figure')}](#figures)"
    variants = [g for g in comparison.quotes if g.status != "single" and _differing(coverage, g)]
    if variants:
        parts.append(_statements(coverage, variants, "in differing versions"))
    return f"**They part:** {'; '.join(parts)}" if parts else ""


def _differing(coverage: Coverage, group: QuoteGroup) -> bool:
    """Whether the versions of a statement differ by more than where they are cut."""
    return group.status == "variant" and _versions(coverage, group) > 1


def _versions(coverage: Coverage, group: QuoteGroup) -> int:
    said = sorted((coverage.quotes[m] for m in group.members), key=lambda q: len(q.text))
    longest = {article_of(q.id): q for q in said}
    return versions([[s.of(coverage.readings[a].article.text) for s in q.spans] for a, q in longest.items()])


def _figure(coverage: Coverage, group: FigureGroup) -> str:
    """A measure and its values, as in "losses 38 million crowns or 40 million crowns"."""
    held: dict[str, set[str]] = {}
    worth = {}
    shown: dict[str, str] = {}
    for member in group.members:
        figure = coverage.figures[member]
        shown.setdefault(comparable(figure), _value(figure))
        held.setdefault(comparable(figure), set()).add(article_of(member))
        worth[comparable(figure)] = figure.value
    for value in sorted(held, key=len):
        # "14" says no more than "14 people" beside it, but something else than "14 million".
        longer = (v for v in held if v.startswith(f"{value} ") and worth[v] == worth[value])
        if (whole := next(longer, None)) is not None:
            held[whole] |= held.pop(value)
    values = sorted(held, key=lambda v: -len(held[v])) if _crowded(coverage) else list(held)
    more = " …" if len(values) > NAMED else ""
    said = phrases.listed(
        [
            inline(clip(shown[v], 60)) + _by(coverage, len(held[v])) * (len(values) > 1)
            for v in values[:NAMED]
        ],
        "or",
    )
    return f"[{inline(clip(group.measure, 80))}](#{anchor(group.id)}): {said}{more}"


def _value(figure: Figure) -> str:
    """A value as it is compared; a share that the article gives in words ("one in three") in these."""
    if figure.kind == "percent" and not ({"%", "percent", "per"} & set(re.findall(r"%|[a-z]+", figure.text))):
        return figure.text
    return comparable(figure)


def _statements(coverage: Coverage, groups: list[QuoteGroup], how: str) -> str:
    """The statement that most articles have, in words that stand together, and how many others there are."""
    first = min(groups, key=lambda g: (-len({article_of(m) for m in g.members}), g.id))
    said = [coverage.quotes[m] for m in first.members]
    marked = [q for q in said if q.kind != "reported"] or said
    short = min(marked, key=lambda q: (len(q.spans) > 1, len(q.text.split()) < 2, len(q.text), q.id))
    spoken = short.spans[0].of(coverage.readings[article_of(short.id)].article.text)
    words = f"“{inline(clip(spoken, 100))}”"
    if first.speaker and not vague(first.speaker):
        words = f"{inline(phrases.capital(first.speaker))}: {words}"
    if _differing(coverage, first):
        how_first = f"in {phrases.number(_versions(coverage, first))} versions"
    else:
        reach, everyone = _holders(first.members), len(coverage.read)
        how_first = f"{how} in {_reach(reach, everyone)}"
    line = f"[{words}](#{anchor(first.id)}) {how_first}"
    further = len(groups) - 1
    if further:
        line += f"; [{phrases.count(further, 'other statement')}](#quotes) {how}"
    return line


def _words(coverage: Coverage, choice: WordChoice) -> str:
    """A thing and what it is called; with many articles the names that most of them use, counted."""
    if _crowded(coverage):
        held: dict[str, set[str]] = {}
        shown: dict[str, str] = {}
        for member in choice.members:
            held.setdefault(member.term.casefold(), set()).add(member.article)
            shown.setdefault(member.term.casefold(), member.term)
        most = sorted(held, key=lambda t: -len(held[t]))[: NAMED + 1]
        said = [f"“{inline(clip(shown[t], 60))}”{_by(coverage, len(held[t]))}" for t in most]
        more = " …" if len(held) > len(most) else ""
    else:
        said, more = [f"“{inline(clip(t, 60))}”" for t in names(choice)], ""
    named = phrases.listed(said, "or") + more
    return f"[{inline(choice.concept)}](#{anchor(choice.id)}): {named}"


def _crowded(coverage: Coverage) -> bool:
    """Whether so many articles report that a reader wants to know how many say a thing."""
    return len(coverage.event.articles) > FEW


def _by(coverage: Coverage, articles: int) -> str:
    return f" ({phrases.tally(articles, 'article')})" if _crowded(coverage) else ""


def _single(coverage: Coverage) -> str:
    """What one article has and was matched nowhere; days and numbers in passing are not counted."""
    comparison = coverage.comparison
    quotes = sum(g.status == "single" for g in comparison.quotes)
    figures = sum(g.status == "single" and g.interest >= MEASURE for g in comparison.figures)
    parts = []
    if quotes:
        parts.append(f"[{phrases.count(quotes, 'statement')}](#quotes)")
    if figures:
        parts.append(f"[{phrases.count(figures, 'figure')}](#figures)")
    return f"**Matched nowhere else:** {phrases.listed(parts)}" if parts else ""
