"""Terms that set one article apart from its event's others.

The statistic is the log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn
(2008), "Fightin' Words", Political Analysis 16(4): an article's counts against the pooled counts of
the others, both shrunk towards a prior, divided by the standard error. The prior is the event's own
text plus general English, so that neither a word all of them use nor an everyday word stands out by
a few uses, also where two short articles meet.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.comparison.english import function_words, general_shares
from digest.model import Distinctive, Reading, Span

THRESHOLD = 1.645
"""Standard errors above equal odds: one-sided 5 %."""
MOST = 8
"""Terms shown for an article."""
MIN_SENTENCES = 2
"""A word that one sentence repeats is that sentence's, not the article's."""
EVENT_WEIGHT = 100.0
"""Words' worth of prior that the event's pooled text gives."""
GENERAL_WEIGHT = 1000.0
"""Words' worth of prior that general English gives."""
FLOOR = 0.01
"""Least prior count; it keeps the logarithm finite."""

_JOINTS = frozenset({" ", "-", "‑", "\u00a0"})


@dataclass(slots=True)
class _Use:
    """How one article uses one term (a tuple of stems)."""

    spans: list[Span] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Profile:
    """The terms of one article's body."""

    reading: Reading
    size: int = 0
    uses: dict[tuple[str, ...], _Use] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Stems of the names of its entities."""


def distinctive(columns: tuple[Reading, ...]) -> dict[str, tuple[Distinctive, ...]]:
    """Article id to its over-represented terms (one or two words), strongest first.

    At most MOST for an article, each at least THRESHOLD standard errors above the others. Articles
    without such terms have an empty tuple; an event of one article has none at all.
    """
    if len(columns) < 2:
        return {}
    profiles = [_profile(reading) for reading in columns]
    pool: Counter[tuple[str, ...]] = Counter()
    named: Counter[str] = Counter()
    for profile in profiles:
        for term, use in profile.uses.items():
            pool[term] += len(use.spans)
        named.update(profile.names)
    total = sum(profile.size for profile in profiles)
    return {p.reading.id: _terms(p, pool, total, named) for p in profiles}


def _profile(reading: Reading) -> _Profile:
    """Every candidate of the body; a sentence printed again, or that is the headline's, counts once."""
    text = reading.article.text
    profile = _Profile(reading)
    title = reading.article.title
    seen = {_plain(title.value)} if title else set()
    if reading.article.headline:
        seen.add(_plain(reading.article.headline.of(text)))
    words = iter(reading.words)
    word = next(words, None)
    for number, sentence in enumerate(reading.sentences):
        line = []
        while word is not None and word.start < sentence.end:
            if word.start >= sentence.start:
                line.append(word)
            word = next(words, None)
        plain = _plain(sentence.of(text))
        if plain in seen:
            continue
        seen.add(plain)
        profile.size += len(line)
        before = None
        for this in line:
            telling = _telling(this.lemma, text[this.start : this.end])
            if telling:
                _count(profile, (this.lemma,), Span(this.start, this.end), number)
                if before is not None and text[before.end : this.start] in _JOINTS:
                    _count(profile, (before.lemma, this.lemma), Span(before.start, this.end), number)
            before = this if telling else None
    for entity in reading.entities:
        for mention in entity.mentions:
            if mention.form in ("full", "short"):
                profile.names |= set(
                    mention.span.of(text).lower().replace("’", "'").replace("'s", "").split()
                )
    return profile


def _plain(sentence: str) -> str:
    return "".join(c for c in sentence.lower() if c.isalnum())


def _telling(lemma: str, form: str) -> bool:
    return (
        len(lemma) > 2
        and lemma not in function_words()
        and form.lower() not in function_words()
        and not any(c.isdigit() for c in lemma)
    )


def _count(profile: _Profile, term: tuple[str, ...], span: Span, sentence: int) -> None:
    use = profile.uses.setdefault(term, _Use())
    use.spans.append(span)
    use.sentences.add(sentence)


def _terms(
    profile: _Profile, pool: Mapping[tuple[str, ...], int], total: int, named: Mapping[str, int]
) -> tuple[Distinctive, ...]:
    others = total - profile.size
    text = profile.reading.article.text
    scored = []
    for term, use in profile.uses.items():
        if len(use.sentences) < MIN_SENTENCES or _shortened(term, use, profile, named):
            continue
        count = len(use.spans)
        z = log_odds(count, profile.size, pool[term] - count, others, _prior(term, pool[term], total))
        if z >= THRESHOLD:
            scored.append((z, term, use))
    scored.sort(key=lambda item: (-item[0], -len(item[1]), item[1]))
    chosen: list[tuple[float, tuple[str, ...], _Use]] = []
    for z, term, use in scored:
        if len(chosen) == MOST:
            break
        if not any(_overlap(use, other) for _, _, other in chosen):
            chosen.append((z, term, use))
    return tuple(Distinctive(_surface(text, use), round(z, 3), tuple(use.spans)) for z, _, use in chosen)


def _prior(term: tuple[str, ...], pooled: int, total: int) -> float:
    general = general_shares().get(term[0], 0.0) if len(term) == 1 else 0.0
    return max(FLOOR, EVENT_WEIGHT * pooled / total + GENERAL_WEIGHT * general)


def log_odds(count: int, size: int, other: int, other_size: int, prior: float) -> float:
    """The z-score of a term used `count` times in `size` words against `other` in `other_size`.

    `prior` is the term's pseudo-count. Equations 15, 20 and 22 of Monroe et al. (2008), with the
    approximate variance.
    """
    weight = EVENT_WEIGHT + GENERAL_WEIGHT
    here = math.log((count + prior) / (size + weight - count - prior))
    there = math.log((other + prior) / (other_size + weight - other - prior))
    return (here - there) / math.sqrt(1 / (count + prior) + 1 / (other + prior))


def _shortened(term: tuple[str, ...], use: _Use, profile: _Profile, named: Mapping[str, int]) -> bool:
    """Whether the term is part of a name that another article has too, in whole or in part."""
    text = profile.reading.article.text
    words = [w for s in use.spans[:1] for w in s.of(text).lower().replace("-", " ").split()]
    return any(named.get(word, 0) > (word in profile.names) for word in words) and all(
        word in named for word in words
    )


def _overlap(use: _Use, other: _Use) -> bool:
    """Whether two terms are mostly the same passages ("missile", "missile test")."""
    places = sorted(other.spans)
    shared = 0
    at = 0
    for span in use.spans:
        while at < len(places) and places[at].end <= span.start:
            at += 1
        if at < len(places) and places[at].start < span.end:
            shared += 1
    return 2 * shared >= min(len(use.spans), len(other.spans))


def _surface(text: str, use: _Use) -> str:
    """The form used most often; of equals the one without capitals, then the first."""
    forms = Counter(span.of(text) for span in use.spans)
    first = {span.of(text): -span.start for span in reversed(use.spans)}
    return max(forms, key=lambda form: (forms[form], form.islower(), first[form]))
