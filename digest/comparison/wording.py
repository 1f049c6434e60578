"""Word choice: what the articles call one and the same thing."""

from __future__ import annotations

from digest.model import Reading, WordChoice


def word_choices(columns: tuple[Reading, ...]) -> tuple[WordChoice, ...]:
    """One row per thing that is called by at least two terms."""
    return ()
