"""The register: what has been published, in a committed file that git can merge.

JSON Lines, one thing a line, sorted:

    {"article": ID, "event": SLUG, "rows": {fact: anchor}, …}   where an article stands; "later": true
                                                                where its words are not counted (`epochs`)
    {"event": SLUG, "aliases": {old: new}, "page": CHECKSUM, …} an event and its page
    {"moved": OLD, "to": SLUG}                                  an address that leads on
    {"renamed": OLD, "to": ID}                                  an article whose file was renamed
    {"withdrawn": ID, "kind": "article", "title": …, …}         what was published and is no more

Branches merge by union (`merge=union` in .gitattributes), so that a line may come twice with
different content. Then the rule is: an article belongs to the event that sorts first, facts and
aliases are united (the anchor that sorts first wins), and every checksum stays known until the
next build writes one. The words of an article are counted when one of its lines says so.
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
    title: str | None = None
    """What its page is called, for the day it is withdrawn."""
    text: str | None = None
    """Checksum of the article's text, by which a renamed file is known again."""
    later: bool = False
    """Whether it came after the epoch of a large collection began, so that its words are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An event that has an address."""

    pages: frozenset[str] = frozenset()
    """Checksums of its page as the program wrote it; more than one only after a merge."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Old row anchors to present ones."""
    title: str | None = None
    since: int = 0
    """The how-manieth event it was to be published: the older address outlives a merge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything that must outlive a change of articles or of the program."""

    articles: Mapping[str, Standing] = field(default_factory=dict)
    events: Mapping[str, Published] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old event slug to the one it leads on to."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old article id to the present one."""
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
    draft = _Draft()
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
            draft.take(json.loads(line))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            problems.append(Problem(path, number, f"not a line of the register, passed over: {error}"))
    return draft.register(), tuple(problems)


class _Draft:
    """A register as its lines come in."""

    def __init__(self) -> None:
        self.articles: dict[str, Standing] = {}
        self.events: dict[str, Published] = {}
        self.moved: dict[str, str] = {}
        self.renamed: dict[str, str] = {}
        self.withdrawn: dict[tuple[str, str], Withdrawn] = {}

    def register(self) -> Register:
        return Register(
            articles=dict(sorted(self.articles.items())),
            events=dict(sorted(self.events.items())),
            moved=dict(sorted(self.moved.items())),
            renamed=dict(sorted(self.renamed.items())),
            withdrawn=tuple(self.withdrawn[k] for k in sorted(self.withdrawn)),
        )

    def take(self, entry: object) -> None:
        """Add one line; raises TypeError, ValueError or KeyError where it is none of ours."""
        if not isinstance(entry, dict):
            raise TypeError("not an object")
        for key, kind in (
            ("article", self._article),
            ("moved", self._moved),
            ("renamed", self._renamed),
            ("withdrawn", self._withdrawn),
            ("event", self._event),
        ):
            if key in entry:
                kind(entry)
                return
        raise KeyError("it names no article, event, move, renaming or withdrawal")

    def _article(self, entry: Mapping[str, Any]) -> None:
        name, event, rows = _text(entry, "article"), _slug(entry, "event"), _mapping(entry, "rows")
        text, title = _maybe(entry, "text"), _maybe(entry, "title")
        later = entry.get("later", False)
        if not isinstance(later, bool):
            raise TypeError("'later' must be true or false")
        if (other := self.articles.get(name)) is not None:
            event = min(event, other.event)
            later = later and other.later
            rows = _united(other.rows, rows)
            text = min(text or "", other.text or "") or None
            title = min(title or "", other.title or "") or None
        self.articles[name] = Standing(event=event, rows=rows, text=text, title=title, later=later)

    def _event(self, entry: Mapping[str, Any]) -> None:
        name = _slug(entry, "event")
        page, aliases, title = _maybe(entry, "page"), _mapping(entry, "aliases"), _maybe(entry, "title")
        since = entry.get("since", 0)
        if not isinstance(since, int) or isinstance(since, bool):
            raise TypeError("'since' must be a whole number")
        pages = frozenset([] if page is None else [page])
        if (other := self.events.get(name)) is not None:
            pages |= other.pages
            aliases = _united(other.aliases, aliases)
            title = min(title or "", other.title or "") or None
            since = min(since, other.since)
        self.events[name] = Published(pages=pages, aliases=aliases, title=title, since=since)

    def _moved(self, entry: Mapping[str, Any]) -> None:
        old, to = _slug(entry, "moved"), _slug(entry, "to")
        if old != to:
            self.moved[old] = min(to, self.moved.get(old, to))

    def _renamed(self, entry: Mapping[str, Any]) -> None:
        old, to = _text(entry, "renamed"), _text(entry, "to")
        if old != to:
            self.renamed[old] = min(to, self.renamed.get(old, to))

    def _withdrawn(self, entry: Mapping[str, Any]) -> None:
        kind = entry.get("kind", "article")
        if kind not in ("article", "event"):
            raise ValueError(f"kind {kind!r}")
        found = Withdrawn(
            id=_text(entry, "withdrawn"),
            kind=kind,
            title=_text(entry, "title"),
            event=_maybe(entry, "event"),
            why=_maybe(entry, "why"),
            when=_maybe(entry, "when"),
        )
        self.withdrawn.setdefault((found.kind, found.id), found)


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise TypeError(f"{key!r} must be text")
    return value


def _maybe(entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
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
        {"article": name, "event": standing.event}
        | {k: v for k in ("title", "text") if (v := getattr(standing, k)) is not None}
        | ({"later": True} if standing.later else {})
        | {"rows": dict(sorted(standing.rows.items()))}
        for name, standing in sorted(register.articles.items())
    ]
    for name, event in sorted(register.events.items()):
        shared: dict[str, object] = {"event": name, "since": event.since}
        if event.title is not None:
            shared["title"] = event.title
        if event.aliases:
            shared["aliases"] = dict(sorted(event.aliases.items()))
        lines += [shared | {"page": page} for page in sorted(event.pages)] or [shared]
    lines += [{"moved": old, "to": to} for old, to in sorted(register.moved.items())]
    lines += [{"renamed": old, "to": to} for old, to in sorted(register.renamed.items())]
    for gone in sorted(register.withdrawn, key=lambda w: (w.kind, w.id)):
        extra = {k: v for k in ("event", "why", "when") if (v := getattr(gone, k)) is not None}
        lines.append({"withdrawn": gone.id, "kind": gone.kind, "title": gone.title, **extra})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
