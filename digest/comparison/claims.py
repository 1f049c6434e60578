"""Claims: sentences of different articles that report the same thing."""

from __future__ import annotations

from digest.model import Claim, Copy, Reading


def claims(columns: tuple[Reading, ...], shared: tuple[Copy, ...]) -> tuple[Claim, ...]:
    """What one or more articles report, so that absence shows; precision before recall."""
    return ()
