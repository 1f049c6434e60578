"""What changed between two editions, in words: for the reviewer of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.fuzz import ratio

from digest.model import Comparison, Correction, Edition, Event, Reading
from digest.quoting import code, counted, plain, quoted

_ROW = 70
"""Characters of a row's label where it only says where a fact stands."""

_ALIKE = 65.0
"""Per cent of letters from which two statements of one article are taken for one that was changed."""

_MUCH = 0.05
"""Share of an article's words; below it, more or less shared text is no news."""

_BEFORE = 50
"""Characters shown before the place where two versions of a statement part."""

_COMPARED = 500
"""Characters of a statement that are compared."""


class Fact(NamedTuple):
    """What one article says in a row."""

    article: str
    words: str
    by: str = ""
    """Of a quote: who said it, and in which form."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a comparison, reduced to what a reviewer compares."""

    label: str
    status: str
    facts: frozenset[Fact]
    measure: str = ""
    """Of a figure: what it counts."""


Section = dict[str, Row]
"""Rows of one section by anchor."""

Kind = Literal["event", "flipped", "came", "went", "changed", "regrouped"]


class Line(NamedTuple):
    """One thing that changed in an event."""

    kind: Kind
    text: str
    """Markdown without a bullet."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """What happened to one event."""

    id: str
    title: str
    kind: Literal["new", "changed", "gone"]
    headline: str
    """"new", "changed", "gone", "merged into …", "in place of …", "split from …"; Markdown."""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two editions; lines are Markdown without a bullet."""

    articles: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    events: tuple[EventChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.articles or self.corrections or self.events)


def changes(base: Edition, head: Edition) -> Changes:
    """What `head` says that `base` did not, and the other way round; order is stable."""
    renamed = _renamed(base, head)
    return Changes(
        tuple(_articles(base, head, renamed)),
        tuple(_corrections(base.corrections, head.corrections)),
        tuple(_events(base, head, renamed)),
    )


# ---------------------------------------------------------------- articles


def _renamed(base: Edition, head: Edition) -> dict[str, str]:
    """Ids of `base` to those that the same files have in `head`."""
    found = {
        old: new for old, new in head.renamed.items() if old in base.readings and old not in head.readings
    }
    found = {old: new for old, new in found.items() if new in head.readings and new not in base.readings}
    gone = {r.article.text: i for i, r in base.readings.items() if i not in head.readings and i not in found}
    for i, reading in head.readings.items():
        if i not in base.readings and i not in found.values():
            old = gone.pop(reading.article.text, None)
            if old is not None:
                found[old] = i
    return found


def _articles(base: Edition, head: Edition, renamed: Mapping[str, str]) -> Iterator[str]:
    before = {renamed.get(i, i): r for i, r in base.readings.items()}
    old_names = {new: old for old, new in renamed.items()}
    for i, reading in head.readings.items():
        if i not in before:
            yield f"added: {code(i)}, {_described(reading)}"
    for i, reading in base.readings.items():
        if renamed.get(i, i) not in head.readings:
            yield f"removed: {code(i)}, {_described(reading)}"
    for i, reading in head.readings.items():
        if i not in before:
            continue
        if i in old_names:
            yield f"renamed: {code(old_names[i])} is now {code(i)}"
        what = [
            f"{name} {quoted(was)} → {quoted(now)}"
            for name in ("outlet", "title", "author", "published", "url", "language", "event")
            if (was := _stated(before[i], name)) != (now := _stated(reading, name))
        ]
        flags, now_flags = ({f.name for f in r.article.flags} for r in (before[i], reading))
        what += [f"no longer {flag}" for flag in sorted(flags - now_flags)]
        what += [f"now {flag}" for flag in sorted(now_flags - flags)]
        if before[i].article.text != reading.article.text:
            what.append("text changed")
        if what:
            yield f"changed: {code(i)}: {'; '.join(what)}"


def _stated(reading: Reading, name: str) -> str | None:
    value = getattr(reading.article, name)
    return value if value is None or isinstance(value, str) else str(value.value)


def _described(reading: Reading) -> str:
    title = _stated(reading, "title")
    return f"{plain(reading.article.outlet_label)}: {quoted(title) if title else 'without a headline'}"


def _corrections(base: Iterable[Correction], head: Iterable[Correction]) -> Iterator[str]:
    before, after = Counter(base), Counter(head)
    for sign, entries in (("new", after - before), ("taken back", before - after)):
        for entry in entries:
            yield f"{sign}: {plain(entry.what)} ({plain(entry.who)}, {entry.when}: {plain(entry.why)})"


# ---------------------------------------------------------------- events


def _events(base: Edition, head: Edition, renamed: Mapping[str, str]) -> Iterator[EventChange]:
    before = {e.id: e for e in base.events}
    after = {e.id for e in head.events}
    home = {renamed.get(a, a): e.id for e in base.events for a in e.articles}
    for event in head.events:
        others = sorted({home[a] for a in event.articles if a in home} - {event.id})
        if event.id not in before:
            taken = [o for o in others if head.moved.get(o) == event.id]
            left = [o for o in others if o not in taken]
            told = [f"in place of {_listed(taken)}"] if taken else []
            told += [f"split from {_listed(left)}"] if left else []
            where = "; ".join(told) or "new"
            lines = _summary(event, head.comparisons[event.id])
            yield EventChange(event.id, event.title, "new", where, tuple(lines))
            continue
        found = [
            Line("event", f"joined by {code(o)}, whose address now leads here")
            if head.moved.get(o) == event.id
            else Line("event", f"took articles from {code(o)}")
            for o in others
        ]
        found += _event_lines(before[event.id], event, base, head, renamed)
        if found:
            yield EventChange(event.id, event.title, "changed", "changed", tuple(found))
    for event in base.events:
        if event.id not in after:
            target = head.moved.get(event.id)
            how = f"merged into {code(target)}" if target else f"gone, with {_listed(event.articles)}"
            yield EventChange(event.id, event.title, "gone", how)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(code, names))


def _summary(event: Event, comparison: Comparison) -> Iterator[Line]:
    yield Line("event", f"articles: {_listed(event.articles)}")
    counts = (
        counted(len(comparison.quotes), "statement"),
        counted(len(comparison.figures), "figure"),
        counted(len(comparison.word_choices), "word choice"),
    )
    yield Line("event", ", ".join(counts))
    for group in comparison.figures:
        if group.status == "differ":
            yield Line("event", f"figures differ: {plain(group.measure)}")


def _event_lines(
    before: Event, after: Event, base: Edition, head: Edition, renamed: Mapping[str, str]
) -> Iterator[Line]:
    for name in ("title", "place", "first", "last"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Line("event", f"{name}: {quoted(old)} → {quoted(new)}")
    there = [renamed.get(a, a) for a in before.articles]
    if joined := [a for a in after.articles if a not in there]:
        yield Line("event", f"articles joined: {_listed(joined)}")
    if left := [a for a in there if a not in after.articles]:
        yield Line("event", f"articles left: {_listed(left)}")
    one, other = base.comparisons[before.id], head.comparisons[after.id]
    if one.origins != other.origins:
        yield Line("event", f"independent origins: {one.origins} → {other.origins}")
    yield from _shared(one, other, renamed)
    old_rows = _sections(one, base.readings, renamed)
    new_rows = _sections(other, head.readings, {})
    found = [line for name, rows in new_rows.items() for line in _section_lines(name, old_rows[name], rows)]
    yield from (line for line in found if line.kind == "flipped")
    yield from (line for line in found if line.kind != "flipped")


def _shared(one: Comparison, other: Comparison, renamed: Mapping[str, str]) -> Iterator[Line]:
    """Text that articles share, where that began, ended or became much more or less."""
    was = {tuple(sorted(renamed.get(a, a) for a in c.articles)): c.share for c in one.copies}
    now = {tuple(sorted(c.articles)): c.share for c in other.copies}
    for pair in sorted(was.keys() | now.keys()):
        before, after = was.get(pair, 0.0), now.get(pair, 0.0)
        if (before == 0) != (after == 0) or abs(before - after) >= _MUCH:
            yield Line("event", f"shared text: {_listed(pair)}: {before:.0%} → {after:.0%} of the words")


def _section_lines(name: str, old: Section, new: Section) -> Iterator[Line]:
    was, now = _places(old), _places(new)
    pairs = _pairs(
        [(f, old[a[-1]], a[-1]) for f, a in was.items() if f not in now],
        [(f, new[a[-1]], a[-1]) for f, a in now.items() if f not in was],
    )
    told = set(pairs) | set(pairs.values())
    for anchor, row in new.items():
        if anchor in old and old[anchor].status != row.status:
            yield Line("flipped", f"{name}: {_OUTCOMES[row.status]}: {_row(row)}")
    for one, other in sorted(pairs.items()):
        yield Line("changed", f"{name}, changed: {_changed(one, other)}{_where(new[now[other][-1]])}")
    for anchor, row in new.items():
        came = row.facts - was.keys() - told
        moved = sorted(f for f in row.facts & was.keys() if anchor not in was[f])
        if anchor not in old and came:
            yield Line("came", f"{name}, new: {_row(row)}")
            continue
        for fact in sorted(came):
            yield Line("came", f"{name}, came: {code(fact.article)} {_said(fact)}{_where(row)}")
        if moved:
            yield Line("regrouped", f"{name}, regrouped: {_row(row)}")
    for anchor, row in old.items():
        went = row.facts - now.keys() - told
        if anchor not in new and went:
            yield Line("went", f"{name}, gone: {_row(row)}")
            continue
        for fact in sorted(went):
            yield Line("went", f"{name}, went: {code(fact.article)} {_said(fact)}{_where(row)}")


def _places(section: Section) -> dict[Fact, list[str]]:
    """Where each fact stands: an article may say the same words ("two") in several rows."""
    found: dict[Fact, list[str]] = {}
    for anchor, row in section.items():
        for fact in row.facts:
            found.setdefault(fact, []).append(anchor)
    return found


def _pairs(went: list[tuple[Fact, Row, str]], came: list[tuple[Fact, Row, str]]) -> dict[Fact, Fact]:
    """Facts that an article states in place of others: in the same row, or in nearly the same words."""
    likely = sorted(
        (-likeness, one, other)
        for one, row, anchor in went
        for other, its_row, its_anchor in came
        if one.article == other.article
        and (likeness := 100.0 * (anchor == its_anchor) + _likeness(row, one, its_row, other)) >= _ALIKE
    )
    pairs: dict[Fact, Fact] = {}
    taken: set[Fact] = set()
    for _, one, other in likely:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _likeness(row: Row, one: Fact, its_row: Row, other: Fact) -> float:
    return ratio(f"{row.measure} {one.words[:_COMPARED]}", f"{its_row.measure} {other.words[:_COMPARED]}")


def _changed(one: Fact, other: Fact) -> str:
    if one.words == other.words:
        return f"{code(other.article)} {quoted(other.words)}: {plain(one.by)} → {plain(other.by)}"
    was, now = _focused(one.words, other.words)
    one, other = one._replace(words=was), other._replace(words=now)
    before = quoted(one.words) if one.by == other.by else _said(one)
    return f"{code(other.article)} {before} → {_said(other)}"


def _focused(one: str, other: str) -> tuple[str, str]:
    """Two versions from shortly before they part: what is cut off at the end must not be what changed."""
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(map(len, (one, other)))
    )
    at = one.rfind(" ", 0, max(at - _BEFORE, 0)) + 1
    return (f"… {one[at:]}", f"… {other[at:]}") if at else (one, other)


def _where(row: Row) -> str:
    """The row a fact stands in, unless it is the only one there."""
    return f" in {plain(row.label, _ROW)}" if row.measure or len(row.facts) > 1 else ""


_OUTCOMES = {
    "agree": "now agree",
    "differ": "now differ",
    "same": "now the same words",
    "variant": "now in differing versions",
    "single": "now in one article alone",
    "shared": "now reported by several",
    "only here": "now reported by one alone",
}


def _row(row: Row) -> str:
    """A row with what each article says there; where that is only the label again, who says it."""
    facts = sorted(row.facts)
    if all(f.words == row.label for f in facts):
        return f"{quoted(row.label)} ({_listed(dict.fromkeys(f.article for f in facts))})"
    said = "; ".join(f"{code(f.article)} {quoted(f.words, _ROW)}" for f in facts[:8])
    more = f"; and {len(facts) - 8} more" if len(facts) > 8 else ""
    return f"{plain(row.label, _ROW)}: {said}{more}"


def _said(fact: Fact) -> str:
    return quoted(fact.words) + (f" ({plain(fact.by)})" if fact.by else "")


def _sections(
    comparison: Comparison, readings: Mapping[str, Reading], renamed: Mapping[str, str]
) -> dict[str, Section]:
    mine = {renamed.get(a, a): readings[a] for a in comparison.event.articles}
    now = {a: renamed.get(a, a) for a in comparison.event.articles}
    quotes = {q.id: (a, q) for a, r in mine.items() for q in r.quotes}
    figures = {f.id: (a, f) for a, r in mine.items() for f in r.figures}

    def quote(member: str) -> Fact:
        article, found = quotes[member]
        speaker = found.speaker.name if found.speaker else "speaker not stated"
        return Fact(article, found.text, f"{speaker}, {found.kind}")

    def figure(member: str) -> Fact:
        article, found = figures[member]
        return Fact(article, found.text)

    return {
        "quotes": {
            g.id: Row(
                f"{g.speaker or 'speaker not stated'}: {quotes[g.members[0]][1].text}",
                g.status,
                frozenset(map(quote, g.members)),
            )
            for g in comparison.quotes
        },
        "figures": {
            g.id: Row(g.measure, g.status, frozenset(map(figure, g.members)), g.measure)
            for g in comparison.figures
        },
        "word choice": {
            w.id: Row(w.concept, "", frozenset(Fact(now[m.article], m.term) for m in w.members))
            for w in comparison.word_choices
        },
        "claims": {
            c.id: Row(
                c.text,
                "shared" if len(c.articles) > 1 else "only here",
                frozenset(
                    Fact(now[a], " … ".join(s.of(readings[a].article.text) for s in spans))
                    for a, spans in c.articles.items()
                ),
            )
            for c in comparison.claims
        },
    }
