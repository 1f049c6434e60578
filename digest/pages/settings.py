"""What an editor can choose about the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that shape the pages; the same settings and the same edition give the same bytes."""

    site_name: str = "digest"
    site_url: str | None = None
    """Where the site will stand; without it nothing on it has an absolute address."""
    directory_urls: bool = True
    """Whether a page is served as `page/` and not as `page.html`."""
    text: Literal["none", "evidence", "full"] = "evidence"
    """How much of an article's text its page publishes."""
    events_dir: str = "events"
    """Folder of the event pages, below the docs folder."""
    correction_url: str | None = None
    """Where "something wrong here?" leads; {title} and {page} are filled in."""
    downloads: bool = False
    """Whether the site holds `<event>.json` and `<event>.csv` beside each event page."""
    latest: int = 12
    """Events on the home page."""
    per_page: int = 50
    """Entries on one page of a list; no page lists everything."""

    def address(self, path: str) -> str | None:
        """The absolute address of the page or file `path` (below the docs folder), as the host serves it."""
        if not self.site_url:
            return None
        if path.endswith(".md"):
            stem = path.removesuffix(".md")
            if stem == "index" or stem.endswith("/index"):
                path = stem.removesuffix("index") + ("" if self.directory_urls else "index.html")
            else:
                path = stem + ("/" if self.directory_urls else ".html")
        return urljoin(self.site_url, quote(path))
