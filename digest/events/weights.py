"""In how many articles each word stands: what says how telling it is.

The words of some articles are counted, which need not be all that are grouped (`epochs`), and
everything is weighed by these counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt

from digest.events.fingerprint import Fingerprint

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Counts over articles. What stands in one alone, or in none, is not listed and counts as 1."""

    articles: int
    stems: Mapping[str, int]
    nouns: Mapping[str, int]
    """Nouns that openings count ("23 pirates"), as fingerprints write them."""
    shadowed: frozenset[str]
    """Forms of nouns ("<magnitud" of "magnitude 5") that another form of the noun came after: how common
    a noun is in general English, only the last form is credited with."""

    def of_stems(self, stems: Iterable[str]) -> Counts:
        """In how many articles each of `stems` stands."""
        return _of(self.stems, stems)

    def of_nouns(self, nouns: Iterable[str]) -> Counts:
        """In the openings of how many articles each of `nouns` is counted."""
        return _of(self.nouns, nouns)


def weights(fingerprints: Iterable[Fingerprint]) -> Weights:
    """The counts of these articles."""
    articles = 0
    forms: dict[str, str] = {}
    stems: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for f in fingerprints:
        articles += 1
        stems.update(f.stems.split(" ") if f.stems else ())
        opening = [entry.partition("=")[0] for entry in f.numbers.split()]
        nouns.update(opening)
        for form in chain(opening, (entry.partition("=")[0] for entry in f.numbers_below.split())):
            forms.setdefault(form, form.lstrip("<"))
    last = {noun: form for form, noun in forms.items()}
    shadowed = frozenset(form for form, noun in forms.items() if last[noun] != form)
    return Weights(articles, _several(stems), _several(nouns), shadowed)


def _several(counted: Mapping[str, int]) -> dict[str, int]:
    return {key: count for key, count in counted.items() if count > 1}


def _of(counted: Mapping[str, int], keys: Iterable[str]) -> Counts:
    return np.array(list(map(counted.get, keys, repeat(1))), np.float64)
