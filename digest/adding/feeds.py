"""The addresses of a feed's entries."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype html|html)[\s>]", re.IGNORECASE)


def is_feed(content: bytes) -> bool:
    """Whether this is an RSS or Atom feed: by its root element, since servers give feeds many media types."""
    head = content[:4000]
    return bool(_ROOT.search(head)) and not _PAGE.search(head)


def entries(content: bytes, base: str) -> list[str]:
    """The http(s) addresses of the entries, in the feed's order, each once."""
    import feedparser

    # Sanitising is for those who show the feed's markup; only addresses are taken here. Relative ones
    # are resolved against xml:base by the parser, and against the feed's own address below.
    parsed = feedparser.parse(content, sanitize_html=False, response_headers={"content-location": base})
    links = (entry.get("link") for entry in parsed.entries)
    found = dict.fromkeys(_joined(base, link) for link in links if isinstance(link, str) and link.strip())
    return [url for url in found if url.startswith(("http://", "https://"))]


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""
