"""Whether two versions are one remark: how alike their words are, and how alike they have to be."""

from __future__ import annotations

from collections.abc import Sequence

from digest.comparison.collation import contained, runs
from digest.comparison.families import family
from digest.comparison.rarity import Rarity, general, near
from digest.comparison.similarity import overlap, saturated
from digest.comparison.speakers import NOBODY, relation
from digest.comparison.versions import RUN, Version

SAME_SPEAKER = 0.45
"""Least score for two remarks of one speaker to be one."""
_OPEN_SPEAKER = 0.6
"""The same where it is open whether the speaker is one."""
_OTHER_SPEAKER = 0.7
"""The same where both are stated, in words that need not mean one ("an aide", "Ms. Doe")."""
_SAME_ARTICLE = 0.62
"""The same inside one article: an outlet seldom gives a remark twice."""
_MOSTLY = 0.6
"""Unless so much of the shorter version stands word by word in the longer one."""
_TELLS = 0.3
"""From this weight in general English on a word is one of content."""
_STATEMENT = 5
"""Two stretches of so many words in marks are one remark only if much of it is verbatim ..."""
_VERBATIM = 0.4
"""... namely this part of the shorter one, in rows of words, ..."""
_MUCH = 1.6
"""... unless they share words of so much weight."""
_TOPIC = 0.6
"""What is left where they do not: they speak of one topic."""
_RETOLD = 0.8
"""The same where both are retold and share little."""
_ONE_WORD = 0.85
_ONE_WORD_RETOLD = 0.7
"""The same where all that one version holds is a single word of content."""
_TOLD = 2.0
"""Remarks of one speaker that share words, or words of one family, of so much weight ..."""
_PART = 0.48
"""... and this part of the shorter one's ..."""
_WORDS = 3
"""... in so many words are one remark, told again."""
_SLOT = 0.3
"""What it adds that two short fragments fill one slot ("no limits" and "borderless" partnership)."""


def likeness(a: Version, b: Version, rarity: Rarity) -> float:
    """How surely two versions are one remark, from 0 to 1, by their words alone."""
    core = overlap(a.core, b.core)
    rows = runs(a.stems, b.stems) if a.pairs & b.pairs else []
    lift = sum(
        max(0.0, rarity.phrase(row) - sum(a.core.weights.get(s, 0.0) for s in row))
        for row in rows
        if len(row) >= RUN
    )
    core += lift
    verbatim = a.forms == b.forms
    if not (core or verbatim):
        return 0.0
    least = min(a.core.total, b.core.total) + lift
    covered = min(1.0, core / least) if least else 0.0
    if a.article == b.article and a.sentences & b.sentences:
        return covered * saturated(core)
    around = overlap(a.whole, b.whole) + lift
    context = max(0.0, around - core)
    score = covered * saturated(core + 0.6 * context)
    if a.quote.kind != "direct" or b.quote.kind != "direct":
        rest = around / (min(a.whole.total, b.whole.total) + lift + 0.01)
        score = max(score, 0.9 * min(1.0, rest) * saturated(around, 1.2))
    if a.slot & b.slot and len(a.slot | b.slot) > 1:
        score += _SLOT * min(1.0, context)
    if verbatim and len(a.forms) > 2:
        return max(score, 0.9)
    return min(1.0, score) * _trust(a, b, core, rows)


def _trust(a: Version, b: Version, core: float, rows: Sequence[Sequence[str]]) -> float:
    """What is left of a likeness that may be the topic's rather than the remark's."""
    reported = (a.quote.kind == "reported") + (b.quote.kind == "reported")
    if not reported and min(len(a.stems), len(b.stems)) >= _STATEMENT and core < _MUCH:
        same = sum(len(row) for row in rows) / min(len(a.stems), len(b.stems))
        return 1.0 if same >= _VERBATIM else _TOPIC
    if reported and _content(a, b) < 2 and not a.slot & b.slot:
        return _TOPIC
    if reported == 2 and core < _MUCH:
        return _RETOLD
    row = max(map(len, rows), default=0)
    if min(len(a.core.weights), len(b.core.weights)) < 2 and row < RUN and not a.slot & b.slot:
        return _ONE_WORD_RETOLD if reported else _ONE_WORD
    return 1.0


def retold(a: Version, b: Version) -> bool:
    """Whether two versions tell much the same, be it in words that are only of one family."""
    mine, theirs = (
        {family(near(s)): w for s, w in v.core.weights.items() if general(s) >= _TELLS} for v in (a, b)
    )
    common = sorted(mine.keys() & theirs.keys())
    told = sum(min(mine[key], theirs[key]) for key in common)
    least = min(sum(mine.values()), sum(theirs.values()))
    return len(common) >= _WORDS and told >= max(_TOLD, _PART * least)


def _content(a: Version, b: Version) -> int:
    """How many words of content two versions share; a year ("in 2031") tells of no remark."""
    shared = {near(s) for s in a.stems} & {near(s) for s in b.stems}
    return sum(general(s) >= _TELLS and not (s.isdigit() and len(s) == 4) for s in sorted(shared))


def needed(a: Version, b: Version) -> float:
    """The least score at which two versions are one remark."""
    stands = relation(a.voice, b.voice)
    if a.article == b.article and stands != "same" and _nested(a, b):
        return 2.0
    if stands == "different":
        long = min(len(a.stems), len(b.stems)) >= 6
        return 0.0 if long and contained(a.stems, b.stems) >= 0.85 else 2.0
    if a.article == b.article:
        if stands != "same":
            return _OPEN_SPEAKER if a.forms == b.forms else 2.0
        return SAME_SPEAKER if contained(a.stems, b.stems) >= _MOSTLY else _SAME_ARTICLE
    if stands == "same":
        return SAME_SPEAKER
    return _OPEN_SPEAKER if NOBODY in (a.voice, b.voice) else _OTHER_SPEAKER


def _nested(a: Version, b: Version) -> bool:
    """Whether one quote holds the other: a speaker who tells what another one said."""
    return any(s.meets(t) for s in a.quote.spans for t in b.quote.spans)
