"""Articles become events: grouping, identity over time, titles, dating, the editor's pins."""

from __future__ import annotations

from collections.abc import Iterable

from digest.events.compose import Arranged, arrange, compose
from digest.events.corrections import Corrections
from digest.events.fingerprint import Fingerprint, fingerprint

__all__ = ["Arranged", "Corrections", "Fingerprint", "arrange", "compose", "fingerprint", "group"]


def group(fingerprints: Iterable[Fingerprint], *, ignore_dates: bool = False) -> tuple[tuple[str, ...], ...]:
    """The partition of the articles into happenings; see `digest.events.grouping`."""
    from digest.events.grouping import (
        group as grouped,
    )  # numpy takes longer than a build that changes nothing

    return grouped(fingerprints, ignore_dates=ignore_dates)
