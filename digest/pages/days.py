"""Which day a thing bears: the articles' own, never that of the build."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from digest.model import Article, Edition, Event


def whole(iso: str | None) -> str | None:
    """`iso` where it is a whole day of the calendar, else None."""
    if iso is None or len(iso) != 10:
        return None
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def published(article: Article) -> str | None:
    """The day that the article or its metadata states; what the page around prints may be any day."""
    if article.published is None or article.published_basis == "page":
        return None
    return whole(article.published.value)


def newest_article(edition: Edition, event: Event) -> str | None:
    """The day of the newest article of `event`, as far as they state it."""
    return _last(published(edition.readings[a].article) for a in event.articles)


def updated(edition: Edition, event: Event) -> str | None:
    """The newest day that `event` tells of or that one of its articles states."""
    return _last((whole(event.last), whole(event.first), newest_article(edition, event)))


def _last(days: Iterable[str | None]) -> str | None:
    return max((day for day in days if day is not None), default=None)
