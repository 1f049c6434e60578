"""What the articles agree on and where they part, in a few lines counted from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from digest.model import Claim, Figure, FigureGroup, QuoteGroup, WordChoice
from digest.pages import phrases
from digest.pages.addresses import anchor
from digest.pages.agreement import told_by_all, trivial
from digest.pages.escape import clip, inline
from digest.pages.languages import language_name
from digest.pages.naming import by_weight, names
from digest.pages.sections import FEW
from digest.pages.snippets import snippet
from digest.pages.speakers import Names, heard, speaker_of, vague
from digest.pages.values import MEASURE
from digest.pages.variants import brief, common, parting
from digest.pages.view import Coverage, article_of, sentence_around

NAMED = 3
"""Rows that a line names; further ones are counted."""
TOLD = 2
"""Reports that are given in their words."""
LOOKED_AT = 6
"""Statements in the same words whose words are looked at, to give those of one."""
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
    single = _single(coverage)
    for made in (_agree(coverage), _part(coverage), single, _told(coverage), _unread(coverage)):
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
        marked = [q for q in reading.quotes if q.kind != "reported" and heard(reading, q.speaker)]
        said = {known.speaker(q.speaker) for q in marked}
        speakers.update(name for name in said if name is not None)
    shared = sorted(name for name, n in speakers.items() if n == everyone)
    if shared and everyone > 1:
        quoted = phrases.listed([inline(_inside(n)) for n in shared[:NAMED]])
        parts.append(f"{_reach(everyone, everyone)}{_read(coverage)} quote {quoted}")
    equal = [g for g in comparison.figures if g.status == "agree" and g.measure[:1] not in "“…"]
    telling = sorted((g for g in equal if g.interest >= TELLING), key=lambda g: (-g.weight, g.id))[:NAMED]
    parts.extend(_given(coverage, telling))
    if not telling and equal:
        parts.append(f"[{phrases.count(len(equal), 'figure')}](#figures)")
    parts.extend(filter(None, [_alike(coverage)]))
    return f"**They agree:** {'; '.join(parts)}" if parts else ""


def _inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[0].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name


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
        f"(in the words of {inline(coverage.label(article))})"
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
    own = (_in_own_voice(choice) for choice in by_weight(comparison.word_choices))
    contested = [choice for choice in own if _by_several(choice) and not trivial(choice)]
    parts = [_words(coverage, choice) for choice in contested[:1]]
    differ = sorted(
        (g for g in comparison.figures if g.status == "differ"),
        key=lambda g: (g.relation != "different", -g.weight, g.id),
    )
    parts.extend(_figure(coverage, group) for group in differ[:NAMED])
    if len(differ) > NAMED:
        parts[-1] += f" and [{phrases.count(len(differ) - NAMED, 'more figure')}](#figures)"
    parts.extend(filter(None, [_unlike(coverage)]))
    return f"**They part:** {'; '.join(parts)}" if parts else ""


def _in_own_voice(choice: WordChoice) -> WordChoice:
    """A row without what somebody is quoted with: that is no outlet's choice."""
    return replace(choice, members=tuple(m for m in choice.members if m.voice == "own"))


def _by_several(choice: WordChoice) -> bool:
    return len({member.article for member in choice.members}) > 1


def _given(coverage: Coverage, groups: Iterable[FigureGroup]) -> list[str]:
    """The figures that the articles agree on, each in the words around it in one of them, and how many do."""
    parts: dict[int, list[str]] = {}
    told: set[str] = set()
    for group in groups:
        words, n = _values(coverage, group)[0]
        if n > 1 and words not in told:  # one clause may hold two figures: "97 to 1"
            told.add(words)
            parts.setdefault(n, []).append(f"[“{inline(clip(words, 100))}”](#{anchor(group.id)})")
    return [
        f"{_reach(n, len(coverage.read))} give the figure{'s' * (len(said) > 1)} in {phrases.listed(said)}"
        for n, said in sorted(parts.items(), reverse=True)
    ]


def _figure(coverage: Coverage, group: FigureGroup) -> str:
    """The differing values of a measure, each in the words around it in one of the articles."""
    values = _values(coverage, group)
    said = [
        f"“{inline(clip(words, 100))}”" + (f" ({phrases.tally(n, 'article')})" if _crowded(coverage) else "")
        for words, n in values[:NAMED]
    ]
    more = " …" if len(values) > NAMED else ""
    return f"[{phrases.listed(said, 'or')}](#{anchor(group.id)}){more}"


def _values(coverage: Coverage, group: FigureGroup) -> list[tuple[str, int]]:
    """The values of a row, what most articles have first: in the words of one, and how many these are."""
    held: dict[float | str, set[str]] = {}
    told: dict[float | str, tuple[bool, bool, bool, str]] = {}
    for member in group.members:
        figure, reading = coverage.figures[member], coverage.readings[article_of(member)]
        value = _worth(figure)
        held.setdefault(value, set()).add(reading.id)
        words = snippet(reading.article.text, sentence_around(reading, figure.span), figure.span)
        other = group.measure not in (figure.label, figure.measure)
        key = (other, words.startswith("…"), words.endswith("…"), words)
        told[value] = min(told.get(value, key), key)
    return [(told[value][-1], len(held[value])) for value in sorted(held, key=lambda v: -len(held[v]))]


def _worth(figure: Figure) -> float | str:
    """The number by which a figure is the same as another: of a bound, where it lies."""
    if isinstance(figure.value, tuple):
        return next((bound for bound in figure.value if bound is not None), figure.text)
    return figure.value


def _alike(coverage: Coverage) -> str:
    """The statement that most articles quote in the same words, as far as they do, and how many others."""
    same = [g for g in coverage.comparison.quotes if g.status == "same"]
    same.sort(key=lambda g: (-_holders(g.members), g.id))
    shared = [(g, found) for g in same[:LOOKED_AT] if (found := common(_quoted(coverage, g))) is not None]
    if not shared:
        return f"[{phrases.count(len(same), 'statement')}](#quotes) in the same words" if same else ""
    group, found = min(shared, key=lambda s: (-len(s[1].articles), -len(s[1].text.split()), s[0].id))
    words = _by_whom(coverage, group, [found.text])
    reach = _reach(len(found.articles), len(coverage.read))
    line = f"[{words}](#{anchor(group.id)}) in the same words in {reach}"
    if len(same) > 1:
        line += f"; [{phrases.count(len(same) - 1, 'other statement')}](#quotes) in the same words"
    return line


def _unlike(coverage: Coverage) -> str:
    """The statement that most articles quote, two of them in other words, and how many others there are."""
    variant = [g for g in coverage.comparison.quotes if g.status == "variant"]
    variant.sort(key=lambda g: (-_holders(g.members), g.id))
    told = [(group, _quoted(coverage, group)) for group in variant]
    parted = [(group, found) for group, said in told if (found := parting(said) or brief(said)) is not None]
    if not parted:
        return ""
    group, found = parted[0]
    line = f"[{_by_whom(coverage, group, found[:NAMED])}](#{anchor(group.id)})"
    if len(parted) > 1:
        line += f"; [{phrases.count(len(parted) - 1, 'other statement')}](#quotes) in differing versions"
    return line


def _quoted(coverage: Coverage, group: QuoteGroup) -> dict[str, list[str]]:
    """What each article has of a statement in quotation marks, in parts."""
    told: dict[str, list[str]] = {}
    for quote in sorted((coverage.quotes[m] for m in group.members), key=lambda q: (q.id, q.spans)):
        if quote.kind != "reported":
            article = article_of(quote.id)
            text = coverage.readings[article].article.text
            told.setdefault(article, []).extend(span.of(text) for span in quote.spans)
    return told


def _by_whom(coverage: Coverage, group: QuoteGroup, words: Sequence[str]) -> str:
    said = phrases.listed([f"“{inline(clip(w, 100))}”" for w in words], "or")
    speaker = speaker_of(coverage, group)
    return f"{inline(phrases.capital(speaker))}: {said}" if speaker else said


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
    """How many rows found no partner, as the sections show them, but for days and numbers in passing."""
    comparison = coverage.comparison
    quotes = sum(g.status == "single" for g in comparison.quotes)
    figures = sum(g.status == "single" and g.interest >= MEASURE for g in comparison.figures)
    said = []
    if quotes:
        said.append(f"[{phrases.count(quotes, 'statement')}](#quotes)")
    if figures:
        said.append(f"[{phrases.count(figures, 'figure')}](#figures)")
    return f"**One article only:** {phrases.listed(said)}" if said else ""
