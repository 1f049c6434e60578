"""Whether two versions are one remark: how alike their words are, and how alike they have to be."""

from __future__ import annotations

from collections.abc import Sequence

from digest.comparison.collation import aligned, contained, runs
from digest.comparison.families import family
from digest.comparison.quotes.speakers import NOBODY, relation
from digest.comparison.quotes.versions import RUN, Version
from digest.comparison.rarity import Rarity, general, near
from digest.comparison.similarity import overlap, saturated

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
_SCATTERED = 0.1
_APART = 0.4
"""What is left where two stretches in marks share hardly two words in a row: each has its own words."""
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
_TOLD_MUCH = 3.0
_SOME = 0.4
"""With shared words of so much weight, a smaller part of the shorter one will do."""
_FRAGMENT_TELLS = 0.9
"""What a fragment's words weigh at least in general English if it tells which remark it is from."""
_PHRASE = 3
"""So many words in a row begin a shared phrase ..."""
_WINDOW = 7
"""... that ends within so many ..."""
_HALF = 0.4
"""... and holds this part of what the shorter version tells, ..."""
_PHRASE_TELLS = 0.8
"""... in words of so much weight: "between the two towns" tells nothing."""
CUT = 0.8
"""How surely a fragment is from the remark of the same speaker in which it stands word by word."""
REWORDED = 0.6
"""How surely two versions are one remark that share a phrase but for a word or two."""
_NEXT = 2
"""So many sentences lie between at most."""
_CATCHWORD = 3
"""A catchword has at most so many words."""
_USERS = 24
"""So many remarks that hold it tell whether it is one."""
_ELSEWHERE = 1.5
"""Where the sentences around share less than this, a catchword is told of something else."""
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
    if not reported and min(len(a.stems), len(b.stems)) >= _STATEMENT:
        same = sum(len(row) for row in rows) / min(len(a.stems), len(b.stems))
        if core < _MUCH:
            return 1.0 if same >= _VERBATIM else _TOPIC
        if same < _SCATTERED:
            return _APART
    if reported and _content(a, b) < 2 and not a.slot & b.slot:
        return _TOPIC
    if reported == 2 and core < _MUCH:
        return _RETOLD
    row = max(map(len, rows), default=0)
    if min(len(a.core.weights), len(b.core.weights)) < 2 and row < RUN and not a.slot & b.slot:
        return _ONE_WORD_RETOLD if reported else _ONE_WORD
    return 1.0


def cut_from(a: Version, b: Version, catchwords: frozenset[tuple[str, ...]]) -> bool:
    """Whether one version is a fragment that stands in the other one, word by word, and tells something.

    A catchword, which others say as well, tells of no remark.
    """
    short, long = sorted((a, b), key=lambda v: (len(v.forms), v.quote.id))
    if short.quote.kind != "partial" or not stands_in(short.forms, long.forms) or short.forms in catchwords:
        return False
    return sum(general(s) for s in dict.fromkeys(short.stems) if general(s) >= _TELLS) >= _FRAGMENT_TELLS


def within(a: Version, b: Version) -> bool:
    """Whether a fragment in marks stands in the other version word by word, whatever it tells."""
    short, long = sorted((a, b), key=lambda v: (len(v.forms), v.quote.id))
    return short.quote.kind == "partial" and stands_in(short.forms, long.forms)


def close(a: Version, b: Version) -> bool:
    """Whether two versions of one article stand in sentences next to each other."""
    if not a.sentences or not b.sentences or a.article != b.article:
        return False
    return max(min(a.sentences) - max(b.sentences), min(b.sentences) - max(a.sentences)) <= _NEXT


def catchwords(versions: Sequence[Version]) -> frozenset[tuple[str, ...]]:
    """Fragments that several speakers use, and single words of which one article has several remarks.

    "Witch hunt" in one quote tells of no other, and "tariffs" is what they all speak of.
    """
    short = {v.forms for v in versions if v.quote.kind == "partial" and 0 < len(v.forms) <= _CATCHWORD}
    users: dict[tuple[str, ...], list[Version]] = {}
    for version in versions:
        held = {version.forms[i : i + n] for n in range(1, _CATCHWORD + 1) for i in range(len(version.forms))}
        for words in sorted(held & short):
            users.setdefault(words, []).append(version)
    return frozenset(words for words, found in users.items() if _much_used(words, found))


def _much_used(words: tuple[str, ...], users: Sequence[Version]) -> bool:
    for n, a in enumerate(users[:_USERS]):
        for b in users[n + 1 : _USERS]:
            if relation(a.voice, b.voice) == "different":
                return True
            if len(words) == 1 and a.article == b.article and not close(a, b):
                return True
    return False


def slogan(a: Version, b: Version, known: frozenset[tuple[str, ...]]) -> bool:
    """Whether one version is but a catchword of those `known`, told of something else than the other."""
    short, long = sorted((a, b), key=lambda v: (len(v.forms), v.quote.id))
    if short.forms not in known or len(long.forms) <= len(short.forms) + _CATCHWORD:
        return False
    return overlap(short.whole, long.whole) - overlap(short.core, long.core) < _ELSEWHERE


def scare(a: Version, b: Version) -> bool:
    """Whether one version is but a word or two in marks, the other more that somebody else is told to say.

    A body's "bad apples" and what its head says of bad apples are two remarks.
    """
    short, long = sorted((a, b), key=lambda v: (len(v.forms), v.quote.id))
    few = short.quote.kind == "partial" and len(short.forms) < _CATCHWORD < len(long.forms)
    return few and relation(a.voice, b.voice) != "same" and NOBODY not in (a.voice, b.voice)


def stands_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether words stand in a row among others."""
    size = len(short)
    return 0 < size <= len(long) and any(
        long[i] == short[0] and tuple(long[i : i + size]) == tuple(short) for i in range(len(long) - size + 1)
    )


def reworded(a: Version, b: Version) -> bool:
    """Whether two versions share a phrase but for a word or two: "a break with (usual) practice".

    It is most of what the shorter one tells, and both affirm it or both deny it.
    """
    if a.denied != b.denied:
        return False
    short, long = sorted((a, b), key=lambda v: (v.core.total, v.quote.id))
    for i, j, length in aligned(short.forms, long.forms):
        if length < _PHRASE:
            continue
        mine, theirs = (v[k : k + _WINDOW] for v, k in ((short.forms, i), (long.forms, j)))
        rows = aligned(mine, theirs)
        places = {i + at + n for at, _, size in rows for n in range(size)}
        told = {short.stems[n] for n in places if general(short.stems[n]) >= _TELLS}
        if all(general(short.stems[n]) >= _TELLS for n in range(min(places), max(places)) if n in places):
            continue  # a thing's name in several words
        weight = sum(short.core.weights.get(s, 0.0) for s in sorted(told))
        most = weight >= max(_PHRASE_TELLS, _HALF * short.core.total)
        if len(told) >= 2 and len(places) > _PHRASE and most:
            return True
    return False


def retold(a: Version, b: Version) -> bool:
    """Whether two versions tell much the same, be it in words that are only of one family."""
    mine, theirs = (
        {family(near(s)): w for s, w in v.core.weights.items() if general(s) >= _TELLS} for v in (a, b)
    )
    common = sorted(mine.keys() & theirs.keys())
    told = sum(min(mine[key], theirs[key]) for key in common)
    least = min(sum(mine.values()), sum(theirs.values()))
    if len(common) >= _WORDS and told >= max(_TOLD, _PART * least):
        return True
    return len(common) > _WORDS and told >= max(_TOLD_MUCH, _SOME * least) and a.denied == b.denied


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
