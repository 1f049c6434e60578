"""The outlet registry: what the editor knows of the outlets that articles name."""

from __future__ import annotations

from pathlib import Path

import yaml

from digest.model import Outlet, Problem


Outlets = dict[str, Outlet]
"""By name."""


def read_outlets(path: Path) -> tuple[Outlets, tuple[Problem, ...]]:
    """The registry in `path` and what is wrong with it; no file is an empty registry."""
    if not path.is_file():
        return {}, ()
    entries = yaml.safe_load(path.read_text("utf-8")) or []
    return {e["name"]: Outlet(**e) for e in entries}, ()
