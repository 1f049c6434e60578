"""The register: what has been published, in a committed file that git can merge.

JSON Lines, one thing a line, sorted:

    {"article": ID, "event": SLUG, "rows": {fact: anchor}}      where an article stands
    {"aliases": {old: new}, "event": SLUG, "page": CHECKSUM}    an event and its page
    {"moved": OLD, "to": SLUG}                                  an address that leads on
    {"withdrawn": ID, "kind": "article", "title": …, …}         what was published and is no more

Branches merge by union (`merge=union` in .gitattributes), so that a line may come twice with
different content. Then the rule is: an article belongs to the event that sorts first, facts and
aliases are united (the anchor that sorts first wins), and every checksum stays known until the
next build writes one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from digest.model import Problem, Withdrawn

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an article stands."""

    event: str
    rows: Mapping[str, str] = field(default_factory=dict)
    """Fact key to row anchor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An event that has an address."""

    pages: frozenset[str] = frozenset()
    """Checksums of its page as the program wrote it; more than one only after a merge."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Old row anchors to present ones."""
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything that must outlive a change of articles or of the program."""

    articles: Mapping[str, Standing] = field(default_factory=dict)
    events: Mapping[str, Published] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old event slug to the one it leads on to."""
    withdrawn: tuple[Withdrawn, ...] = ()

    def rows(self, article: str) -> Mapping[str, str]:
        """The anchors under which an article's facts were published."""
        standing = self.articles.get(article)
        return standing.rows if standing else _NONE

    def leads(self, slug: str) -> str:
        """Where an address leads in the end; itself where it never moved."""
        seen = set()
        while slug in self.moved and slug not in seen:
            seen.add(slug)
            slug = self.moved[slug]
        return slug


def parse(text: str, path: str) -> tuple[Register, tuple[Problem, ...]]:
    """The register in `text`, and what is wrong with the file `path`; a bad line costs one line."""
    articles: dict[str, Standing] = {}
    events: dict[str, Published] = {}
    moved: dict[str, str] = {}
    withdrawn: dict[tuple[str, str], Withdrawn] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if re.match(r"(<{7}|={7}|>{7}|\|{7})( |$)", line):
            problems.append(
                Problem(path, number, "a conflict mark that git left; both sides were read", "warning")
            )
            continue
        try:
            _take(json.loads(line), articles, events, moved, withdrawn)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            problems.append(Problem(path, number, f"not a line of the register, passed over: {error}"))
    register = Register(
        articles=dict(sorted(articles.items())),
        events=dict(sorted(events.items())),
        moved=dict(sorted(moved.items())),
        withdrawn=tuple(withdrawn[k] for k in sorted(withdrawn)),
    )
    return register, tuple(problems)


def _take(
    entry: object,
    articles: dict[str, Standing],
    events: dict[str, Published],
    moved: dict[str, str],
    withdrawn: dict[tuple[str, str], Withdrawn],
) -> None:
    if not isinstance(entry, dict):
        raise TypeError("not an object")
    if "article" in entry:
        name, event, rows = _text(entry, "article"), _slug(entry, "event"), _mapping(entry, "rows")
        if name in articles:
            event = min(event, articles[name].event)
            rows = _united(articles[name].rows, rows)
        articles[name] = Standing(event=event, rows=rows)
    elif "moved" in entry:
        old, to = _slug(entry, "moved"), _slug(entry, "to")
        if old != to:
            moved[old] = min(to, moved.get(old, to))
    elif "withdrawn" in entry:
        kind = entry.get("kind", "article")
        if kind not in ("article", "event"):
            raise ValueError(f"kind {kind!r}")
        found = Withdrawn(
            id=_text(entry, "withdrawn"),
            kind=kind,
            title=_text(entry, "title"),
            event=entry.get("event"),
            why=entry.get("why"),
            when=entry.get("when"),
        )
        withdrawn.setdefault((found.kind, found.id), found)
    elif "event" in entry:
        name = _slug(entry, "event")
        page, aliases, title = entry.get("page"), _mapping(entry, "aliases"), entry.get("title")
        pages = frozenset([page] if isinstance(page, str) else [])
        if name in events:
            pages |= events[name].pages
            aliases = _united(events[name].aliases, aliases)
            title = title or events[name].title
        events[name] = Published(pages=pages, aliases=aliases, title=title)
    else:
        raise KeyError("it names no article, event, move or withdrawal")


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise TypeError(f"{key!r} must be text")
    return value


def _slug(entry: Mapping[str, Any], key: str) -> str:
    value = _text(entry, key)
    if not _SLUG.fullmatch(value):
        raise ValueError(f"{key!r} is no address: {value!r}")
    return value


def _mapping(entry: Mapping[str, Any], key: str) -> dict[str, str]:
    value = entry.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise TypeError(f"{key!r} must map text to text")
    return dict(value)


def _united(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    both = dict(one)
    for key, value in other.items():
        both[key] = min(value, both.get(key, value))
    return dict(sorted(both.items()))


def serialize(register: Register) -> str:
    """The file's text: sorted, so that a change of one thing changes one line."""
    lines: list[dict[str, object]] = [
        {"article": name, "event": standing.event, "rows": dict(sorted(standing.rows.items()))}
        for name, standing in sorted(register.articles.items())
    ]
    for name, event in sorted(register.events.items()):
        shared: dict[str, object] = {"event": name}
        if event.title is not None:
            shared["title"] = event.title
        if event.aliases:
            shared["aliases"] = dict(sorted(event.aliases.items()))
        lines += [shared | {"page": page} for page in sorted(event.pages)] or [shared]
    lines += [{"moved": old, "to": to} for old, to in sorted(register.moved.items())]
    for gone in sorted(register.withdrawn, key=lambda w: (w.kind, w.id)):
        extra = {k: v for k in ("event", "why", "when") if (v := getattr(gone, k)) is not None}
        lines.append({"withdrawn": gone.id, "kind": gone.kind, "title": gone.title, **extra})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
