"""What changed between two editions, in words: for the reviewer of a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from digest.model import Comparison, Edition, Event, Reading

Fact = tuple[str, str]
"""Article id and the words of a fact."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a comparison, reduced to what a reviewer compares."""

    label: str
    status: str
    facts: frozenset[Fact]


Section = dict[str, Row]
"""Rows of one section by anchor."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """What happened to one event; lines are Markdown without a bullet."""

    id: str
    title: str
    headline: str
    """"new", "gone", "changed", "merged into …", "split from …"."""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two editions."""

    articles: tuple[str, ...] = ()
    events: tuple[EventChange, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.articles or self.events or self.notes)


def changes(base: Edition, head: Edition) -> Changes:
    """What `head` says that `base` did not, and the other way round; order is stable."""
    return Changes(tuple(_articles(base, head)), tuple(_events(base, head)))


# ---------------------------------------------------------------- articles


def _articles(base: Edition, head: Edition) -> Iterable[str]:
    texts = {r.article.text: i for i, r in base.readings.items() if i not in head.readings}
    renamed: dict[str, str] = {}
    for i, reading in head.readings.items():
        if i in base.readings:
            continue
        old = texts.get(reading.article.text)
        if old is not None and old not in renamed.values():
            renamed[i] = old
            yield f"renamed: {code(old)} is now {code(i)}"
        else:
            yield f"added: {code(i)}, {_described(reading)}"
    for i, reading in base.readings.items():
        if i not in head.readings and i not in renamed.values():
            yield f"removed: {code(i)}, {_described(reading)}"
    for i, reading in head.readings.items():
        before = base.readings.get(i)
        if before is None or before.article == reading.article:
            continue
        what = [
            f"{name} {quoted(_stated(before, name))} → {quoted(_stated(reading, name))}"
            for name in ("outlet", "title", "author", "published", "url", "event")
            if _stated(before, name) != _stated(reading, name)
        ]
        if before.article.text != reading.article.text:
            what.append("text corrected")
        yield f"changed: {code(i)}" + (f": {'; '.join(what)}" if what else "")


def _stated(reading: Reading, name: str) -> str | None:
    value = getattr(reading.article, name)
    return value if value is None or isinstance(value, str) else str(value.value)


def _described(reading: Reading) -> str:
    title = _stated(reading, "title") or "without a headline"
    return f"{plain(reading.article.outlet_label)}: {quoted(title)}"


# ---------------------------------------------------------------- events


def _events(base: Edition, head: Edition) -> Iterable[EventChange]:
    before = {e.id: e for e in base.events}
    after = {e.id: e for e in head.events}
    home = {a: e.id for e in base.events for a in e.articles}
    for event in head.events:
        sources = sorted({home[a] for a in event.articles if a in home} - {event.id})
        if event.id not in before:
            where = f"split from {', '.join(map(code, sources))}" if sources else "new"
            yield EventChange(
                event.id, event.title, where, tuple(_summary(event, head.comparisons[event.id]))
            )
            continue
        lines = list(_event_lines(before[event.id], event, base, head))
        lines[:0] = [f"joined by {code(s)}, whose address now leads here" for s in sources if s not in after]
        lines[:0] = [f"took articles from {code(s)}" for s in sources if s in after]
        if lines:
            yield EventChange(event.id, event.title, "changed", tuple(lines))
    for event in base.events:
        if event.id not in after:
            target = head.moved.get(event.id)
            yield EventChange(event.id, event.title, f"merged into {code(target)}" if target else "gone")


def _summary(event: Event, comparison: Comparison) -> Iterable[str]:
    articles = len(event.articles)
    yield (
        f"{articles} article{'s' * (articles != 1)}, {len(comparison.quotes)} statements, "
        f"{len(comparison.figures)} figures, {len(comparison.word_choices)} word choices"
    )
    for group in comparison.figures:
        if group.status == "differ":
            yield f"figures differ: {plain(group.measure)}"


def _event_lines(before: Event, after: Event, base: Edition, head: Edition) -> Iterable[str]:
    for name in ("title", "place", "first", "last"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name}: {quoted(old)} → {quoted(new)}"
    joined = [a for a in after.articles if a not in before.articles]
    left = [a for a in before.articles if a not in after.articles]
    if joined:
        yield f"articles joined: {', '.join(map(code, joined))}"
    if left:
        yield f"articles left: {', '.join(map(code, left))}"
    old_rows = _sections(base.comparisons[before.id], base.readings)
    new_rows = _sections(head.comparisons[after.id], head.readings)
    for name, rows in new_rows.items():
        yield from _section_lines(name, old_rows[name], rows)


def _section_lines(name: str, old: Section, new: Section) -> Iterable[str]:
    for anchor, row in new.items():
        before = old.get(anchor)
        if before is None:
            who = ", ".join(sorted({code(a) for a, _ in row.facts}))
            yield f"{name}, new: {plain(row.label)} ({who})"
            continue
        if before.status != row.status:
            yield f"{name}: now {row.status} (was {before.status}): {plain(row.label)}"
        for article, words in sorted(row.facts - before.facts):
            yield f"{name}, came: {code(article)} {quoted(words)} in {plain(row.label)}"
        for article, words in sorted(before.facts - row.facts):
            yield f"{name}, went: {code(article)} {quoted(words)} in {plain(row.label)}"
    for anchor, row in old.items():
        if anchor not in new:
            who = ", ".join(sorted({code(a) for a, _ in row.facts}))
            yield f"{name}, gone: {plain(row.label)} ({who})"


def _sections(comparison: Comparison, readings: Mapping[str, Reading]) -> dict[str, Section]:
    quotes = {q.id: (a, q) for a in comparison.event.articles for q in readings[a].quotes}
    figures = {f.id: (a, f) for a in comparison.event.articles for f in readings[a].figures}

    def spoken(group_speaker: str | None, words: str) -> str:
        return f"{group_speaker or 'speaker not stated'}: “{_short(words)}”"

    read: Callable[[str], str] = lambda a: readings[a].article.text  # noqa: E731
    return {
        "quotes": {
            g.id: Row(
                spoken(g.speaker, quotes[g.members[0]][1].text),
                g.status,
                frozenset((quotes[m][0], quotes[m][1].text) for m in g.members),
            )
            for g in comparison.quotes
        },
        "figures": {
            g.id: Row(
                g.measure,
                g.status,
                frozenset((figures[m][0], figures[m][1].text) for m in g.members),
            )
            for g in comparison.figures
        },
        "word choice": {
            w.id: Row(w.concept, "compared", frozenset((m.article, m.term) for m in w.members))
            for w in comparison.word_choices
        },
        "claims": {
            c.id: Row(
                f"“{_short(c.text)}”",
                "shared" if len(c.articles) > 1 else "only here",
                frozenset((a, " ".join(s.of(read(a)) for s in spans)) for a, spans in c.articles.items()),
            )
            for c in comparison.claims
        },
    }


# ---------------------------------------------------------------- Markdown


def markdown(found: Changes, *, most: int = 40) -> str:
    """The changes as Markdown for a comment; at most `most` lines for each event, the rest counted.

    Words of articles stand in code spans and quotation marks, as text: nothing in them is markup.
    """
    if not found:
        return "No fact changed.\n"
    out: list[str] = []
    if found.notes:
        out += [*(f"> {note}" for note in found.notes), ""]
    if found.articles:
        out += ["### Articles", "", *(f"- {line}" for line in found.articles), ""]
    if found.events:
        out += ["### Events", ""]
    for event in found.events:
        out.append(f"- **{plain(event.title)}** ({code(event.id)}): {event.headline}")
        out += [f"    - {line}" for line in event.lines[:most]]
        if len(event.lines) > most:
            out.append(f"    - and {len(event.lines) - most} more changed facts")
    return "\n".join(out).rstrip() + "\n"


def _short(words: str, most: int = 90) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= most else folded[: most - 1].rsplit(" ", 1)[0] + " …"


def plain(words: str) -> str:
    """Words of an article as Markdown text that every renderer shows as they are."""
    from digest.pages.escape import inline

    return inline(_short(words, 160))


def quoted(words: str | None) -> str:
    """A stated thing in quotation marks; what is not stated says so."""
    return "not stated" if words is None else f"“{plain(words)}”"


def code(name: str) -> str:
    """A name of ours (article, event) as code."""
    return f"`{name.replace('`', '')}`"
