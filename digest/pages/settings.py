"""What an editor can choose about the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that shape the pages; the same settings and the same edition give the same bytes."""

    site_name: str = "digest"
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
