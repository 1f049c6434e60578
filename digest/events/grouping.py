"""Which articles report one happening."""

from __future__ import annotations

from collections.abc import Sequence

from digest.events.fingerprint import Fingerprint


def group(fingerprints: Sequence[Fingerprint], *, ignore_dates: bool = False) -> tuple[tuple[str, ...], ...]:
    """A partition of the article ids: each part sorted, the parts by their first id."""
    return tuple((f.article,) for f in sorted(fingerprints, key=lambda f: f.article))
