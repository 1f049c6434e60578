"""Words that one article joins and another parts: "screen shots", "screenshots"; "fund-raiser", "fundraiser".

They are brought to one stem, so that articles can be compared; a poor copy's glued words
("releasedseveral") are known by the more telling of the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from digest.comparison.english import function_words, general_shares
from digest.comparison.places import Places
from digest.comparison.rarity import general
from digest.stems import lemma

_HALF = 3
"""Letters; shorter words are joined only where a hyphen stands between them ("e-mail")."""
_JOINED = 5
"""Letters; what is shorter even when joined stays as it is."""
_GLUED = (9, 40)
"""Letters of what may be several words in one; longer ones are no words at all."""


def harmonized(columns: Sequence[Places]) -> tuple[Places, ...]:
    """The articles with one stem for what others join or part."""
    held = Counter(stem for places in columns for stem in set(places.stem))
    return tuple(_harmonized(places, held) for places in columns)


def _harmonized(places: Places, held: Counter[str]) -> Places:
    own = frozenset(places.stem)

    def elsewhere(stem: str) -> bool:
        return held[stem] > (stem in own)

    stems = list(places.stem)
    text, words = places.reading.article.text, places.reading.words
    forms = places.forms(range(len(words)))
    for (i, one), (j, two) in pairwise(enumerate(forms)):
        between = text[words[i].end : words[j].start]
        if between != "-" and not (between == " " and min(len(one), len(two)) >= _HALF):
            continue
        if len(one) + len(two) < _JOINED or one in function_words() or not (one + two).isalpha():
            continue
        joined = lemma(one + two)
        if elsewhere(joined):
            stems[i] = stems[j] = joined
    for i, form in enumerate(forms):
        if (
            _GLUED[0] <= len(form) <= _GLUED[1]
            and form.isalpha()
            and not _known(stems[i])
            and not elsewhere(stems[i])
        ):
            stems[i] = _unglued(form, elsewhere) or stems[i]
    changed = Places(places.reading)
    changed.stem = tuple(stems)
    return changed


def _unglued(form: str, elsewhere: Callable[[str], bool]) -> str | None:
    """The more telling of two known words that stand together without a blank, one of them told elsewhere."""
    for cut in range(_HALF, len(form) - _HALF + 1):
        halves = lemma(form[:cut]), lemma(form[cut:])
        if all(map(_known, halves)) and any(map(elsewhere, halves)):
            return max(halves, key=lambda half: (elsewhere(half), general(half)))
    return None


def _known(stem: str) -> bool:
    return stem in general_shares() or stem in function_words()
