"""The cards of an edition: drawn once, then known by what they say."""

from __future__ import annotations

from importlib.metadata import version

from digest.model import Edition, Event
from digest.pages import phrases
from digest.pages.addresses import file_name
from digest.pages.settings import Settings
from digest.progress import Tell, silent
from digest.store import Store, code_version, digest_of
from digest.syndication.drawing import Card, draw, parts

KIND = "card"
AT_ONCE = 64
"""Cards kept together: an interrupted build loses no more."""


def card_of(edition: Edition, event: Event, settings: Settings) -> Card:
    """What the card of `event` says; outlets in the order of the columns, only those that are stated."""
    outlets = dict.fromkeys(edition.readings[a].article.outlet for a in event.articles)
    return Card(
        title=event.title,
        day=phrases.dates(event.first, event.last),
        outlets=tuple(o for o in outlets if o is not None),
        site=settings.site_name,
    )


def cards(
    edition: Edition, settings: Settings, store: Store, tell: Tell = silent
) -> dict[str, tuple[str, bytes]]:
    """Event id to path (below the docs folder) and PNG; none where our fonts lack a character."""
    made: dict[str, bytes] = {}
    fresh: list[tuple[bytes, bytes]] = []
    origin = (code_version("syndication", "pages", "english"), version("pillow"))
    for n, event in enumerate(edition.events, start=1):
        card = card_of(edition, event, settings)
        key = digest_of(*origin, *parts(card))
        image = store.get(KIND, key, bytes)
        if image is None:
            image = draw(card) or b""
            fresh.append((key, image))
            tell("cards", n, len(edition.events))
        if len(fresh) == AT_ONCE:
            store.put(KIND, fresh)
            fresh = []
        made[event.id] = image
    if fresh:
        store.put(KIND, fresh)
    store.prune(KIND)
    return {e: (f"{settings.events_dir}/{file_name(e)}.png", image) for e, image in made.items() if image}
