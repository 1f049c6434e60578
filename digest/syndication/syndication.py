"""What a site gives along with its pages, put together: files, and what stands in the pages' heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from digest.model import Edition, Event
from digest.pages.addresses import event_path
from digest.pages.settings import Settings
from digest.syndication.feeds import Feed, feeds
from digest.syndication.preview import event_tags, home_tags
from digest.syndication.schema import event_schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Syndication:
    """Feeds, cards and heads of one edition."""

    edition: Edition
    settings: Settings
    feeds: Mapping[str, Feed]
    """By the path of the page that shows the same."""
    events: Mapping[str, Event]
    """By the path of the page."""
    cards: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    """Event id to path and content of its card."""

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """Path below the docs folder and content of every file."""
        for feed in self.feeds.values():
            yield feed.path, feed.text
        yield from self.cards.values()

    def head(self, path: str) -> dict[str, object]:
        """For the template of a page: `feeds` (title, path), `tags` (attribute, name, content), `schema`."""
        home, own = self.feeds.get("index.md"), self.feeds.get(path)
        offered = dict.fromkeys(feed for feed in (home, own) if feed is not None)
        event = self.events.get(path)
        head: dict[str, object] = {"feeds": [(feed.title, feed.path) for feed in offered]}
        if event is not None:
            card, _ = self.cards.get(event.id, (None, b""))
            head["tags"] = list(event_tags(self.edition, event, self.settings, card))
            head["schema"] = event_schema(self.edition, event, self.settings)
        elif path == "index.md":
            head["tags"] = list(home_tags(self.settings))
        return head


def syndicate(
    edition: Edition, settings: Settings, cards: Mapping[str, tuple[str, bytes]] | None = None
) -> Syndication:
    """Everything to take along from `edition`; `cards` are drawn elsewhere, because that takes time."""
    return Syndication(
        edition=edition,
        settings=settings,
        feeds={feed.page: feed for feed in feeds(edition, settings)},
        events={event_path(e.id, settings.events_dir): e for e in edition.events},
        cards=cards or {},
    )
