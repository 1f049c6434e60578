"""The editor's word: `corrections.yml` beside the articles, and what it changes.

A list of entries. Each says `who`, `when`, `why`, and one thing to do:

    article: ID   event: SLUG            the article stands in that event ("new": in one of its own)
    together: [ID, ID]                   the events that hold these articles are one
    apart: [ID, ID]                      these articles never stand in one event
    event: SLUG   title: … place: … date: …    what the event is called, where and when it was
    article: ID   set: {outlet: …}       what the article's metadata should say
    article: ID   quote: "…"   speaker: NAME   who said those words
    withdraw: ID                         the article is no longer published; its page says so

Here are the records. `corrections_file` reads them, `correcting` carries them out, `doubts` finds what no
longer applies to anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import Correction

ADDRESS = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
NEW = "new"
"""In place of an event's address: an event of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The article stands in that event."""

    article: str
    event: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Articles that stand together, or apart."""

    articles: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSaid:
    """What an event is called, where and when it was; None where the entry does not say."""

    event: str
    title: str | None
    place: str | None
    date: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSaid:
    """Metadata of an article, by the keys of front matter."""

    article: str
    values: Mapping[str, str | tuple[str, ...]]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSaid:
    """Who said words that the article quotes."""

    article: str
    quote: str
    speaker: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """An article that is no longer published."""

    article: str
    when: str | None
    why: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Everything that the file says, in its order."""

    path: str = "corrections.yml"
    placed: tuple[Placed, ...] = ()
    together: tuple[Bound, ...] = ()
    apart: tuple[Bound, ...] = ()
    events: tuple[EventSaid, ...] = ()
    articles: tuple[ArticleSaid, ...] = ()
    speakers: tuple[SpeakerSaid, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    log: tuple[Correction, ...] = ()
    """For the public log, in the file's order."""

    @property
    def gone(self) -> frozenset[str]:
        """Articles that are withdrawn."""
        return frozenset(w.article for w in self.withdrawn)
