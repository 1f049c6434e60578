"""What a site's configuration says, checked and with every path made whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TextPolicy = Literal["none", "evidence", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of one site; all paths are absolute."""

    project: Path
    """Where mkdocs.yml lies; messages name files from here."""
    docs: Path
    articles: Path
    events_dir: str = "events"
    """Below `docs`: the committed event pages and the register."""
    text: TextPolicy = "evidence"
    """How much of an article's text its page publishes."""
    pipeline: str | None = None
    """Name of an installed trained spaCy pipeline; None is our own."""
    write: bool = True
    """False serves the pages from memory and reports staleness."""
    cache: Path | None = None
    """The store's file; None keeps nothing between builds."""
    correction_link: str | None = None
    """Address of a "something wrong here?" form; {page} and {row} stand for the place."""

    @property
    def register(self) -> Path:
        return self.docs / self.events_dir / "register.jsonl"

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
