"""Measures: the values of one quantity, aligned across articles, and whether they differ."""

from __future__ import annotations

from digest.model import Copy, FigureGroup, Reading


def figures(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> tuple[FigureGroup, ...]:
    """One group per measure, what a reader cares about first; copies do not confirm each other."""
    return ()
