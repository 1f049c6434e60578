"""An event page as schema.org describes such things, for machines."""

from __future__ import annotations

from html import unescape

from digest.model import Article, Edition, Event
from digest.pages.addresses import event_path
from digest.pages.days import published, updated, whole
from digest.pages.escape import url, visible
from digest.pages.settings import Settings


def event_schema(edition: Edition, event: Event, settings: Settings) -> dict[str, object]:
    """The page as a collection of articles about an event, to be written as JSON; nothing unstated in it."""
    title = visible(event.title)
    about = _stated(
        {
            "@type": "Event",
            "name": title,
            "startDate": whole(event.first),
            "endDate": whole(event.last) if event.last != event.first else None,
            "location": {"@type": "Place", "name": visible(event.place)} if event.place else None,
        }
    )
    articles = [
        {"@type": "ListItem", "position": n, "item": _article(edition.readings[a].article)}
        for n, a in enumerate(event.articles, start=1)
    ]
    return _stated(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "name": title,
            "url": settings.address(event_path(event.id, settings.events_dir)),
            "dateModified": updated(edition, event),
            "about": about,
            "mainEntity": {"@type": "ItemList", "numberOfItems": len(articles), "itemListElement": articles},
        }
    )


def _article(article: Article) -> dict[str, object]:
    address = url(article.url)
    return _stated(
        {
            "@type": "NewsArticle",
            "headline": visible(article.title.value) if article.title is not None else None,
            "url": unescape(address) if address is not None else None,
            "publisher": {"@type": "Organization", "name": visible(article.outlet)}
            if article.outlet
            else None,
            "datePublished": published(article),
            "inLanguage": article.language,
        }
    )


def _stated(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}
