"""What a site's configuration says, checked and with every path made whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from digest.pages import Settings as PageSettings
from digest.pages.addresses import event_path
from digest.search import SearchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of one site; all paths are absolute."""

    project: Path
    """Where mkdocs.yml lies; messages name files from here."""
    docs: Path
    articles: Path
    pipeline: str | None = None
    """Name of an installed trained spaCy pipeline; None is our own."""
    write: bool = True
    """False serves the pages from memory and reports staleness."""
    cache: Path | None = None
    """The store's file; None keeps nothing between builds."""
    search: SearchKind = "pagefind"
    social_cards: bool = False
    """Whether a picture of each event is drawn for links that are shared."""
    pages: PageSettings = field(default_factory=PageSettings)
    """What shapes the pages themselves."""

    @property
    def register(self) -> Path:
        return self.docs / self.pages.events_dir / "register.jsonl"

    @property
    def journal(self) -> Path | None:
        """Checksums of pages about to be written; there only while a build writes."""
        return None if self.cache is None else self.cache.with_name("writing.txt")

    def event_page(self, event: str) -> str:
        """An event's page, below the docs folder."""
        return event_path(event, self.pages.events_dir)

    @property
    def outlets(self) -> Path:
        return self.articles / "outlets.yml"

    @property
    def corrections(self) -> Path:
        return self.articles / "corrections.yml"

    def shown(self, path: Path) -> str:
        """`path` as a message should name it: from the project where it lies inside."""
        try:
            return path.relative_to(self.project).as_posix()
        except ValueError:
            return path.name
