"""Which articles report one happening."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from digest.events.fingerprint import Fingerprint
from digest.events.settling import settle
from digest.events.table import table

Partition = tuple[tuple[str, ...], ...]
"""Article ids: each part sorted, the parts by their first id."""


def group(fingerprints: Iterable[Fingerprint], *, ignore_dates: bool = False) -> Partition:
    """The partition of the articles into happenings; the order of `fingerprints` does not matter."""
    prints = sorted(fingerprints, key=lambda f: f.article)
    if not prints:
        return ()
    known = table(prints, ignore_dates=ignore_dates)
    parts = settle(known, np.arange(known.size))
    return tuple(sorted(tuple(sorted(known.articles[i] for i in part)) for part in parts))
