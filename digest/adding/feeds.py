"""The addresses of a feed's entries."""

from __future__ import annotations

from urllib.parse import urljoin

MOST_ENTRIES = 100


def is_feed(kind: str, content: bytes) -> bool:
    """Whether content of this media type is an RSS or Atom feed."""
    if not ("xml" in kind or "rss" in kind or "atom" in kind) or "xhtml" in kind:
        return False
    head = content[:2000].lstrip().lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def entries(content: bytes, base: str) -> list[str]:
    """The http(s) addresses of the entries, in the feed's order, each once."""
    import feedparser

    # Sanitising is for those who show the feed's markup; only addresses are taken here.
    parsed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    found = dict.fromkeys(
        urljoin(base, link) for entry in parsed.entries if isinstance(link := entry.get("link"), str) and link
    )
    return [url for url in found if url.startswith(("http://", "https://"))][:MOST_ENTRIES]
