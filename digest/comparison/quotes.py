"""Statements: the versions of one remark, aligned across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from digest.comparison.anchors import anchor, numbered, slug, telling
from digest.comparison.clustering import clusters, proposals
from digest.comparison.collation import contained, runs, shared
from digest.comparison.families import family
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, general, near
from digest.comparison.similarity import Bag, bag, bag_of, overlap, saturated
from digest.comparison.speakers import NOBODY, Speakers, Voice, relation
from digest.model import Quote, QuoteGroup, Reading, Span

_SAME_SPEAKER = 0.45
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
_VERY = 0.85
"""A version that is this much contained in another one of its article is a cut of it."""
_LINKAGE = 0.45
"""Least mean of the best scores between two clusters."""
_PARTNERS = 24
_COMPARED = 6
"""Of a large cluster, so many members stand for all."""
_VERSIONS = 12
"""A version is collated with at most so many other ones."""
_RUN = 3
"""So many words in a row are a shared phrase, however common each is ("not against anyone")."""
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
_CONFLICT = 0.3
"""Two versions in one article conflict where the other lacks so much of the shorter one."""
_FRAGMENT = 3
"""A fragment of at most so many words has a slot in the writer's sentence."""
_SLOT = 0.3
"""What it adds that two short fragments fill one slot ("no limits" and "borderless" partnership)."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A quote, ready to be compared."""

    quote: Quote
    column: int
    article: str
    voice: Voice
    words: tuple[int, ...]
    """Indices into the reading's words."""
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    core: Bag
    """The words said."""
    whole: Bag
    """With the rest of the sentence they stand in."""
    runs: frozenset[tuple[str, ...]]
    """Its rows of three words."""
    pairs: frozenset[tuple[str, ...]]
    """Its rows of two."""
    slot: frozenset[str]
    """Of a short fragment, its last word and the one after it, as classes of near-synonyms."""
    sentences: frozenset[int]


def quotes(columns: tuple[Reading, ...]) -> tuple[QuoteGroup, ...]:
    """One group per statement: first those that most articles have, then by place in the text."""
    places = [Places(reading) for reading in columns]
    speakers = Speakers(columns)
    rarity = Rarity(columns)
    versions = [
        _version(quote, n, places[n], speakers, rarity)
        for n, reading in enumerate(columns)
        for quote in reading.quotes
    ]
    versions.sort(key=lambda v: (v.article, v.quote.spans, v.quote.id))
    groups = [[versions[i] for i in part] for part in _grouped(versions, rarity)]
    return _rows(groups, places, speakers, rarity)


def _version(quote: Quote, column: int, places: Places, speakers: Speakers, rarity: Rarity) -> _Version:
    reading = places.reading
    words = [i for span in quote.spans for i in places.words(span)]
    stems = tuple(places.stem[i] for i in words)
    core = bag(stems, rarity)
    around: set[int] = set()
    sentences = frozenset(n for span in quote.spans for n in places.sentences(span))
    for n in sorted(sentences):
        around.update(places.words(reading.sentences[n]))
    slot: set[str] = set()
    if quote.kind == "partial" and 0 < len(words) <= _FRAGMENT:
        after = [i for i in (words[-1], words[-1] + 1) if i in around]
        slot = {near(places.stem[i]) for i in after}
    for outside in (quote.cue and quote.cue.span, quote.speaker and quote.speaker.span):
        if outside:
            around.difference_update(places.words(outside))
    rest = bag((places.stem[i] for i in sorted(around.difference(words))), rarity)
    return _Version(
        quote=quote,
        column=column,
        article=reading.id,
        voice=speakers.voice(quote),
        words=tuple(words),
        forms=tuple(places.forms(words)),
        stems=stems,
        core=core,
        whole=bag_of({**rest.weights, **core.weights}),
        runs=frozenset(stems[i : i + _RUN] for i in range(len(stems) - _RUN + 1)),
        pairs=frozenset(pairwise(stems)),
        slot=frozenset(s for s in slot if general(s) > 0.1),
        sentences=sentences,
    )


def _score(a: _Version, b: _Version, rarity: Rarity) -> float:
    """How surely two versions are one remark, from 0 to 1, by their words alone."""
    core = overlap(a.core, b.core)
    rows = runs(a.stems, b.stems) if a.pairs & b.pairs else []
    lift = sum(
        max(0.0, rarity.phrase(row) - sum(a.core.weights.get(s, 0.0) for s in row))
        for row in rows
        if len(row) >= _RUN
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


def _trust(a: _Version, b: _Version, core: float, rows: Sequence[Sequence[str]]) -> float:
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
    if min(len(a.core.weights), len(b.core.weights)) < 2 and row < _RUN and not a.slot & b.slot:
        return _ONE_WORD_RETOLD if reported else _ONE_WORD
    return 1.0


def _retold(a: _Version, b: _Version) -> bool:
    """Whether two versions tell much the same, be it in words that are only of one family."""
    mine, theirs = (
        {family(near(s)): w for s, w in v.core.weights.items() if general(s) >= _TELLS} for v in (a, b)
    )
    common = sorted(mine.keys() & theirs.keys())
    told = sum(min(mine[key], theirs[key]) for key in common)
    least = min(sum(mine.values()), sum(theirs.values()))
    return len(common) >= _WORDS and told >= max(_TOLD, _PART * least)


def _content(a: _Version, b: _Version) -> int:
    """How many words of content two versions share; a year ("in 2031") tells of no remark."""
    shared = {near(s) for s in a.stems} & {near(s) for s in b.stems}
    return sum(general(s) >= _TELLS and not (s.isdigit() and len(s) == 4) for s in sorted(shared))


def _needed(a: _Version, b: _Version) -> float:
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
        return _SAME_SPEAKER if contained(a.stems, b.stems) >= _MOSTLY else _SAME_ARTICLE
    if stands == "same":
        return _SAME_SPEAKER
    return _OPEN_SPEAKER if NOBODY in (a.voice, b.voice) else _OTHER_SPEAKER


def _repeated(a: _Version, b: _Version) -> bool:
    """Whether one version is the other, or a cut of it, word by word."""
    return contained(a.forms, b.forms) >= _VERY


def _nested(a: _Version, b: _Version) -> bool:
    """Whether one quote holds the other: a speaker who tells what another one said."""
    return any(s.meets(t) for s in a.quote.spans for t in b.quote.spans)


def _features(version: _Version) -> dict[str, float]:
    found: dict[str, float] = {}
    for stem, weight in version.core.weights.items():
        found[near(stem)] = max(weight, found.get(near(stem), 0.0))
    for run in version.runs:
        found[" ".join(run)] = 0.5
    if version.core.total < 1.5:
        for stem, weight in version.whole.weights.items():
            found.setdefault(near(stem), weight / 2)
    return found


def _grouped(versions: Sequence[_Version], rarity: Rarity) -> list[list[int]]:
    scores: dict[tuple[int, int], float] = {}

    def score(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        if key not in scores:
            a, b = versions[key[0]], versions[key[1]]
            found = _score(a, b, rarity)
            if found < _SAME_SPEAKER and a.article != b.article and relation(a.voice, b.voice) == "same":
                found = _SAME_SPEAKER if _retold(a, b) else found
            scores[key] = found if found >= _needed(a, b) else min(found, _LINKAGE) / 2
        return scores[key]

    def sure(i: int, j: int) -> bool:
        return score(i, j) >= max(_LINKAGE, _needed(versions[i], versions[j]))

    def bridged(a: Sequence[int], b: Sequence[int]) -> bool:
        """Whether two quotes of one article would stand together that no third version is alike to."""
        both = [*a, *b]
        if len({versions[i].article for i in both}) == 1:
            return False
        for i in a[:_COMPARED]:
            for j in b[:_COMPARED]:
                if versions[i].article != versions[j].article or _repeated(versions[i], versions[j]):
                    continue
                others = [k for k in both if versions[k].article != versions[i].article][: 2 * _COMPARED]
                if not any(sure(i, k) and sure(j, k) for k in others):
                    return True
        return False

    def linked(a: Sequence[int], b: Sequence[int]) -> bool:
        if bridged(a, b):
            return False
        left, right = _standing(a, versions), _standing(b, versions)
        forth = sum(max(score(i, j) for j in right) for i in left) / len(left)
        back = sum(max(score(i, j) for i in left) for j in right) / len(right)
        return (forth + back) / 2 >= _LINKAGE

    pairs = proposals([_features(v) for v in versions], _PARTNERS)
    edges = []
    for i, j in pairs:
        found = score(i, j)
        if found >= max(_LINKAGE, _needed(versions[i], versions[j])):
            # First what several articles have: a remark said twice in one is joined to it, or left.
            edges.append((found + (versions[i].article != versions[j].article), i, j))
    return clusters(len(versions), edges, linked)


def _standing(members: Sequence[int], versions: Sequence[_Version]) -> Sequence[int]:
    """The members that stand for a cluster: those that hold most."""
    if len(members) <= _COMPARED:
        return members
    return sorted(members, key=lambda i: (-versions[i].core.total, i))[:_COMPARED]


def _rows(
    groups: Sequence[Sequence[_Version]], places: Sequence[Places], speakers: Speakers, rarity: Rarity
) -> tuple[QuoteGroup, ...]:
    rows = []
    for group in groups:
        members = sorted(group, key=lambda v: (v.column, v.quote.spans, v.quote.id))
        speaker = speakers.name([(v.article, v.quote.speaker) for v in members])
        row = QuoteGroup(
            id=_anchor(members, speaker, places),
            speaker=speaker,
            members=tuple(v.quote.id for v in members),
            status=_status(members),
            within=_within(members, rarity),
            matched=_matched(members, places),
        )
        rows.append((_order(members, places), row))
    rows.sort(key=lambda r: (r[0], r[1].id))
    ids = numbered([row.id for _, row in rows])
    return tuple(replace(row, id=name) for name, (_, row) in zip(ids, rows, strict=True))


def _order(members: Sequence[_Version], places: Sequence[Places]) -> tuple[int, float]:
    """Rows that more articles have come first; then those that stand earlier in the articles."""
    first: dict[int, float] = {}
    for version in members:
        length = len(places[version.column].reading.article.text)
        at = version.quote.spans[0].start if version.quote.spans else length
        first[version.column] = min(first.get(version.column, 1.0), at / max(length, 1))
    return (-len(first), round(sum(sorted(first.values())) / len(first), 6))


def _status(members: Sequence[_Version]) -> Literal["same", "variant", "single"]:
    if len({v.article for v in members}) == 1:
        return "single"
    said: dict[str, list[_Version]] = defaultdict(list)
    for version in members:
        said[version.article].append(version)
    wholes = {
        tuple(form for v in sorted(versions, key=lambda v: v.quote.spans) for form in v.forms)
        for versions in said.values()
    }
    return "same" if len(wholes) == 1 or len({v.forms for v in members}) == 1 else "variant"


def _within(members: Sequence[_Version], rarity: Rarity) -> tuple[str, ...]:
    """Quotes of one article in marks whose words contradict: neither is a cut of the other."""
    found: set[str] = set()
    by_article: dict[str, list[_Version]] = defaultdict(list)
    for version in members:
        if version.quote.kind != "reported":
            by_article[version.article].append(version)
    for kept in by_article.values():
        for n, a in enumerate(kept):
            for b in kept[n + 1 :]:
                if _contradict(a, b) and _score(a, b, rarity) >= _SAME_SPEAKER:
                    found |= {a.quote.id, b.quote.id}
    return tuple(v.quote.id for v in members if v.quote.id in found)


def _contradict(a: _Version, b: _Version) -> bool:
    """Whether neither version is a cut of the other, by their words of content."""
    if contained(a.forms, b.forms) == 1.0:
        return False
    least = min(a.core.total, b.core.total)
    return not least or 1 - overlap(a.core, b.core) / least >= _CONFLICT


def _matched(members: Sequence[_Version], places: Sequence[Places]) -> dict[str, tuple[Span, ...]]:
    """Quote id to the words that at least one other article's version shares."""
    if len({v.article for v in members}) == 1:
        return {}
    articles: dict[tuple[str, ...], set[str]] = defaultdict(set)
    stems: dict[tuple[str, ...], tuple[str, ...]] = {}
    for version in members:
        articles[version.forms].add(version.article)
        stems[version.forms] = version.stems
    common = sorted(articles, key=lambda forms: (-len(articles[forms]), -len(forms), forms))
    known: dict[tuple[tuple[str, ...], str], set[int]] = {}
    found: dict[str, tuple[Span, ...]] = {}
    for version in members:
        forms = version.forms
        key = (forms, version.article)
        if key not in known:
            others = [f for f in common if articles[f] - {version.article}][:_VERSIONS]
            known[key] = set().union(*(shared(stems[forms], stems[f], forms, f) for f in others))
        found[version.quote.id] = places[version.column].runs(version.words[i] for i in known[key])
    return found


def _anchor(members: Sequence[_Version], speaker: str | None, places: Sequence[Places]) -> str:
    """Speaker and telling words of the earliest version, those that other versions share first."""

    def age(version: _Version) -> tuple[str, str, int]:
        published = places[version.column].reading.article.published
        start = version.quote.spans[0].start if version.quote.spans else 0
        return (published.value if published else "9999", version.article, start)

    first = min(members, key=age)
    versions = Counter(stem for v in members for stem in set(v.stems))
    printed = places[first.column].printed(first.words)
    words = [(form, stem, versions[stem]) for form, stem in zip(printed, first.stems, strict=True)]
    return anchor([slug(speaker or ""), *telling(words)], first.quote.text)
