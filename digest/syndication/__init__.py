"""Taking it along: feeds, what machines read of a page, cards. From an edition to text or bytes."""

from digest.syndication.cards import cards
from digest.syndication.syndication import Syndication, syndicate

__all__ = ["Syndication", "cards", "syndicate"]
