"""Sentences as they are aligned: their parts, and which parts of two of them say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from digest.comparison.clauses import background, clauses
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, near
from digest.comparison.similarity import TELLING, Bag, bag_of
from digest.model import Span

_SHORTEST = 4
"""Words; a shorter sentence states nothing that could be aligned."""
_BEHIND = 0.4
"""What is left of the weight of words that are background."""
_SAME_NUMBER = 1.2
"""What the likeness gains where a figure of several digits is the same."""
_OTHER_NUMBER = 0.3
"""What is left of the likeness where each side has figures and none is the same."""
_DENIED = 0.3
"""What is left where one side denies and the other does not."""
_AHEAD = 0.8
"""What is left where one side speaks of what is to come, asks for it, or accuses, and the other does not."""
_HEDGED = 0.45
"""What is left where one side holds possible what the other states."""
_TURNED = 0.7
"""What is left where one side says before and the other after."""
_HEDGES = frozenset(
    {"if", "whether", "may", "might", "could", "possibl", "perhap", "mayb", "unless", "likelihood", "chanc"}
)
_GOVERNED = frozenset({"that", "if", "whether", "to", "of"})
"""Words behind which a part depends on what stands before it ("a possibility that")."""
_GOVERNING = 3
"""So many words before it are heard with it."""
_FUTURE = frozenset({"will", "would", "shall", "'ll", "expect", "upcom"})
_FUTURE_TO = frozenset({"due", "plan", "set"})
"""These only before "to" ("is set to open", not "set the tone")."""
_NOT_ONLY = frozenset({"onli", "just", "mere", "alon"})
"""Words behind which "not" denies nothing ("not only a farmer", "not the only country")."""
_CALLS = frozenset({"call", "urg", "demand", "ask", "press", "want", "plead", "beg", "implor", "hope"})
_FOR = frozenset({"to", "would"})
_CALLED = 8
"""So many words behind one of these stands what is asked for ("called on the mayor | to resign")."""
_BUT = 8
"""So many words behind "not", a "but" shows that only a part is denied ("not by one but by all")."""
_REFUSED = frozenset({"servic", "access", "entri", "bail", "visa", "request", "permiss", "applic", "claim"})
"""What is denied by refusing it, not by saying that it is untrue."""
_MONTHS = frozenset(
    {"januari", "februari", "march", "april", "may", "june", "juli", "august", "septemb", "octob", "novemb"}
    | {"decemb", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
"""Stems of the months and of their short forms."""
_THERE_IS = frozenset({"is", "are", "was", "were", "been", "be", "had", "have", "has"})
"""Words behind which "no vote" denies one, where "the only no vote" counts one."""
NEGATIONS = frozenset({"not", "no", "never", "n't", "nobody", "none", "without", "neither", "nor", "deni"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's body and its parts."""

    column: int
    span: Span
    parts: tuple[range, ...]
    """Word indices of each part, in order, without gaps."""
    stems: tuple[tuple[str, ...], ...]
    """Of each part."""
    weights: dict[str, float]
    """Of each stem, less where it is only background."""
    whole: Bag
    quoted: frozenset[int]
    """Indices of its words that stand in quotation marks."""
    behind: frozenset[int]
    """Indices of its words that are only background."""


Stretch = tuple[int, int]
"""Neighbouring parts of a sentence: the first and the last of them."""


def sentences(column: int, places: Places, rarity: Rarity) -> Iterator[Sentence]:
    """The sentences of an article's body that are long enough to state anything."""
    reading = places.reading
    quoted: set[int] = set()
    for span in reading.marked:
        quoted.update(places.words(span))
    spans = [span for span in reading.sentences if len(places.words(span)) >= _SHORTEST]
    for span in spans:
        words = places.words(span)
        parts = tuple(clauses(places, span))
        behind = set().union(*(background(places, part) for part in parts))
        weights: dict[str, float] = {}
        for i in words:
            stem = places.stem[i]
            weight = rarity.of(stem) * (_BEHIND if i in behind else 1.0)
            weights[stem] = max(weight, weights.get(stem, 0.0))
        yield Sentence(
            column=column,
            span=span,
            parts=parts,
            stems=tuple(tuple(places.stem[i] for i in part) for part in parts),
            weights=weights,
            whole=bag_of({s: w for s, w in weights.items() if w >= TELLING}),
            quoted=frozenset(i for i in words if i in quoted),
            behind=frozenset(behind),
        )


def stems_of(sentence: Sentence, stretch: Stretch) -> list[str]:
    """The stems of neighbouring parts, in order."""
    return [s for part in sentence.stems[stretch[0] : stretch[1] + 1] for s in part]


def told_in(sentence: Sentence, stretch: Stretch) -> list[str]:
    """The same without what is only background."""
    words = words_of(sentence, stretch)
    return [s for i, s in zip(words, stems_of(sentence, stretch), strict=True) if i not in sentence.behind]


def bag_in(sentence: Sentence, stretch: Stretch) -> Bag:
    """The bag of neighbouring parts."""
    weights = sentence.weights
    return bag_of({s: weights[s] for s in stems_of(sentence, stretch) if weights[s] >= TELLING})


def words_of(sentence: Sentence, stretch: Stretch) -> range:
    """The word indices of neighbouring parts."""
    return range(sentence.parts[stretch[0]].start, sentence.parts[stretch[1]].stop)


def marked(sentence: Sentence, stretch: Stretch | None = None) -> float:
    """The share of the words of a sentence, or of a stretch of it, that stand in quotation marks."""
    words = words_of(sentence, stretch or (0, len(sentence.parts) - 1))
    return sum(i in sentence.quoted for i in words) / len(words)


class _Tone(NamedTuple):
    """What of a passage bears on whether it agrees with another one."""

    numbers: frozenset[str]
    denials: int
    called: bool
    ahead: bool
    hedged: bool
    accuses: bool
    time: str


@lru_cache(maxsize=1 << 14)
def _tone(told: tuple[str, ...]) -> _Tone:
    stems = list(told)
    return _Tone(
        _numbers(stems),
        _denials(stems),
        _called(stems),
        _ahead(stems),
        _hedged(stems),
        near("accus") in map(near, stems),
        _time(stems),
    )


def agreement(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """By what a likeness changes where figures agree or differ, one side denies, or looks ahead."""
    one, other = _tone(tuple(mine)), _tone(tuple(theirs))
    by = 1.0
    if one.numbers and other.numbers:
        by *= _OTHER_NUMBER if one.numbers.isdisjoint(other.numbers) else _SAME_NUMBER
    if (one.denials + other.denials) % 2:
        by *= _DENIED
    # What both say is asked for lies ahead for both, whatever the words.
    both = one.called and other.called
    ahead = (one.ahead and not both, other.ahead and not both)
    if ahead[0] != ahead[1]:
        by *= _AHEAD
    if one.hedged != other.hedged and not (ahead[0] if other.hedged else ahead[1]):
        by *= _HEDGED
    if one.called != other.called:
        by *= _AHEAD
    if one.accuses != other.accuses:
        by *= _AHEAD
    if one.time and other.time and one.time != other.time:
        by *= _TURNED
    return by


def opposed(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side has other figures, or denies what the other states."""
    one, other = _tone(tuple(mine)), _tone(tuple(theirs))
    differ = bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)
    return differ or (one.denials + other.denials) % 2 == 1


def _denials(stems: Sequence[str]) -> int:
    """How often a passage denies: "not only" denies nothing, nor does who denies somebody service."""
    return sum(
        stem in NEGATIONS and not _spared(stem, stems[n - 1] if n else "", stems[n + 1 : n + _BUT])
        for n, stem in enumerate(stems)
    )


def _spared(stem: str, before: str, after: Sequence[str]) -> bool:
    """Whether a negation denies nothing of what is told, by the words beside it."""
    if stem == "without" or (stem == "no" and after[:1] == ["vote"] and before not in _THERE_IS):
        return True
    if stem == "deni":
        return not _REFUSED.isdisjoint(after[:3])
    return stem == "not" and ("but" in after or not _NOT_ONLY.isdisjoint(after[:2]))


def _ahead(stems: Sequence[str]) -> bool:
    """Whether a passage looks ahead."""
    return any(
        s in _FUTURE or (s in _FUTURE_TO and stems[n + 1 : n + 2] == ["to"]) for n, s in enumerate(stems)
    )


def _called(stems: Sequence[str]) -> bool:
    """Whether a passage tells that something is asked for, which need not have been done."""
    return any(s in _CALLS and not _FOR.isdisjoint(stems[n + 1 : n + _CALLED]) for n, s in enumerate(stems))


def _hedged(stems: Sequence[str]) -> bool:
    """Whether a passage holds something possible; neither "in May 2031" nor "could not" does.

    A "possibility that" does, "possible negligence" that is looked into does not.
    """
    return any(
        s in _HEDGES
        and not (s == "may" and any(t.isdigit() for t in stems[max(0, n - 1) : n + 2]))
        and not (s == "possibl" and stems[n + 1 : n + 2] != ["that"])
        and not (s == "could" and not NEGATIONS.isdisjoint(stems[n + 1 : n + 2]))
        for n, s in enumerate(stems)
    )


def _time(stems: Iterable[str]) -> str:
    """Whether a passage says "after" or "before", where it says only one of them."""
    said = {s for s in stems if s in ("after", "before", "befor")}
    return "" if len(said) != 1 else said.pop()[:5]


def heard(sentence: Sentence, stretch: Stretch) -> list[str]:
    """What a stretch tells, with the words that it depends on ("there is no sign | that he left")."""
    told = told_in(sentence, stretch)
    first = stretch[0]
    if first and sentence.stems[first][0] in _GOVERNED:
        return [*sentence.stems[first - 1][-_GOVERNING:], *told]
    return told


def _numbers(stems: Iterable[str]) -> frozenset[str]:
    """The figures of several digits; no day of a month, which articles write in many ways ("9/11")."""
    found = set()
    before = ""
    for stem in stems:
        figure = stem.rstrip("abcdefghijklmnopqrstuvwxyz")
        if stem[:1].isdigit() and len(figure) > 1 and "/" not in stem and before.rstrip(".") not in _MONTHS:
            found.add(figure)
        before = stem
    return frozenset(found)
