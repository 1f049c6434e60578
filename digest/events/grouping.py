"""Which articles report one happening."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from digest.events.fingerprint import Fingerprint

JOIN = 0.21
"""Average cosine above which two groups are one."""


def group(fingerprints: Sequence[Fingerprint], *, ignore_dates: bool = False) -> tuple[tuple[str, ...], ...]:
    """A partition of the article ids: each part sorted, the parts by their first id."""
    prints = sorted(fingerprints, key=lambda f: f.article)
    found = [[prints[i].article for i in part] for part in _linked(_similarities(prints), JOIN)]
    return tuple(sorted(tuple(sorted(part)) for part in found))


def _similarities(prints: Sequence[Fingerprint]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    known = Counter(stem for f in prints for stem in f.stems)
    index = {stem: i for i, stem in enumerate(sorted(known))}
    total = len(prints) + 20
    matrix = np.zeros((len(prints), len(index)))
    for row, f in enumerate(prints):
        for stem, count in zip(f.stems, f.counts, strict=True):
            df = known[stem] + (10 if len(stem) < 4 else 1)
            matrix[row, index[stem]] = (1 + math.log(count)) * max(math.log(total / df), 0.05)
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(norms > 0, norms, 1)
    return np.asarray(matrix @ matrix.T)


def _linked(similar: np.ndarray[tuple[int, int], np.dtype[np.float64]], join: float) -> list[list[int]]:
    """Average linkage: the two most similar groups are joined until none reach `join`."""
    n = len(similar)
    parts = {i: [i] for i in range(n)}
    mean = similar.copy()
    np.fill_diagonal(mean, -1.0)
    while len(parts) > 1:
        at = int(np.argmax(mean))
        a, b = sorted(divmod(at, n))
        if mean[a, b] < join:
            break
        na, nb = len(parts[a]), len(parts[b])
        merged = (na * mean[a] + nb * mean[b]) / (na + nb)
        mean[a, :] = merged
        mean[:, a] = merged
        mean[a, a] = -1.0
        mean[b, :] = -1.0
        mean[:, b] = -1.0
        parts[a] += parts.pop(b)
    return list(parts.values())
