"""Terms that set one article apart from its event's others."""

from __future__ import annotations

from digest.model import Distinctive, Reading


def distinctive(columns: tuple[Reading, ...]) -> dict[str, tuple[Distinctive, ...]]:
    """Article id to its over-represented terms, strongest first."""
    return {}
