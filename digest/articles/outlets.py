"""The outlet registry: what the editor knows of the outlets that articles name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from digest.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet as the editor describes it."""

    name: str
    home: str | None = None
    country: str | None = None
    note: str | None = None
    source: str | None = None
    """Where the note comes from; a note without one is refused."""


Outlets = dict[str, Outlet]
"""By name."""


def read_outlets(path: Path) -> tuple[Outlets, tuple[Problem, ...]]:
    """The registry in `path` and what is wrong with it; no file is an empty registry."""
    if not path.is_file():
        return {}, ()
    entries = yaml.safe_load(path.read_text("utf-8")) or []
    return {e["name"]: Outlet(**e) for e in entries}, ()
