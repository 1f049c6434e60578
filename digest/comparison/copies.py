"""Copies: text that articles share, and how many independent origins an event has."""

from __future__ import annotations

from digest.model import Copy, Reading


def copies(columns: tuple[Reading, ...]) -> tuple[Copy, ...]:
    """Pairs of articles that share passages, with those passages."""
    return ()


def origins(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> int:
    """The number of independent origins among the articles."""
    return len(columns)
