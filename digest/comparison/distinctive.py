"""Terms that set one article apart from its event's others.

The statistic is the log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn
(2008), "Fightin' Words", Political Analysis 16(4): an article's counts against the pooled counts of
the others, both shrunk towards a prior, divided by the standard error. The prior is the event's own
text plus general English, so that neither a word all of them use nor an everyday word stands out by
a few uses, also where two short articles meet.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.comparison.english import function_words, general_shares, unremarkable
from digest.model import Distinctive, Reading, Span, Word
from digest.stems import lemma

THRESHOLD = 1.28
"""Standard errors above equal odds: one-sided 10 %. With many words tested it proves nothing: it
ranks, and hides what is chance. Where two articles of one length meet, four uses against none pass."""
EVERYDAY = 500
"""Words up to this rank of general English are everybody's ("change", "home"): they need STRONG."""
STRONG = 1.96
"""Standard errors that an everyday word must be above equal odds: two-sided 5 %."""
SHARED = 1.4
"""Standard errors that a word which another article uses as well must be above equal odds."""
MOSTLY = 2 / 3
"""Part of a term's uses in the event that must be this article's: "only or mostly here"."""
MIN_USES = 3
"""Twice is chance, in a text of a few hundred words."""
MOST = 8
"""Terms shown for an article."""
MIN_SENTENCES = 2
"""A word that one sentence repeats is that sentence's, not the article's."""
EVENT_WEIGHT = 0.25
"""Prior from the event's pooled text, in mean article lengths: so that as many uses stand out among
short articles as among long ones."""
GENERAL_WEIGHT = 0.25
"""Prior from general English, likewise."""
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
    names: list[frozenset[str]] = field(default_factory=list)
    """Per entity the words of its name, lower case."""
    printed: list[Span] = field(default_factory=list)
    """Names of several words, where they are printed, in text order."""
    people: list[Span] = field(default_factory=list)
    """Names of persons, where they are printed, in text order."""


class _Scale(NamedTuple):
    """Of the event's text, in words."""

    total: int
    mean: float


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
        named.update(set().union(*profile.names))
    size = sum(profile.size for profile in profiles)
    scale = _Scale(size, size / len(profiles))
    return {p.reading.id: _terms(p, pool, scale, named) for p in profiles}


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
            if telling and not _hyphenated(text, this):
                _count(profile, (this.lemma,), Span(this.start, this.end), number)
            if telling and before is not None and text[before.end : this.start] in _JOINTS:
                _count(profile, (before.lemma, this.lemma), Span(before.start, this.end), number)
            before = this if telling and not _hyphenated(text, this) else None
    for entity in reading.entities:
        printed = [m.span.of(text) for m in entity.mentions if m.form in ("full", "short")]
        profile.names.append(frozenset(_name_words(" ".join([entity.name, *printed]))))
        profile.printed += [m.span for m in entity.mentions if m.form == "full" and " " in m.span.of(text)]
        if entity.kind == "person":
            profile.people += [m.span for m in entity.mentions if m.form in ("full", "short")]
    profile.printed.sort()
    profile.people.sort()
    return profile


def _hyphenated(text: str, word: Word) -> bool:
    """Whether the word is part of a compound: then the compound is the term."""
    return text[word.start - 1 : word.start] == "-" or text[word.end : word.end + 1] == "-"


def _plain(sentence: str) -> str:
    return "".join(c for c in sentence.lower() if c.isalnum())


def _telling(stem: str, form: str) -> bool:
    return (
        len(stem) > 2
        and stem not in function_words()
        and form.lower().rstrip(".") not in function_words()
        and not any(c.isdigit() for c in stem)
    )


def _count(profile: _Profile, term: tuple[str, ...], span: Span, sentence: int) -> None:
    use = profile.uses.setdefault(term, _Use())
    use.spans.append(span)
    use.sentences.add(sentence)


def _terms(
    profile: _Profile, pool: Mapping[tuple[str, ...], int], scale: _Scale, named: Mapping[str, int]
) -> tuple[Distinctive, ...]:
    others = scale.total - profile.size
    weight = (EVENT_WEIGHT + GENERAL_WEIGHT) * scale.mean
    text = profile.reading.article.text
    shared = _shared_names(profile, named)
    own = {lemma(word) for word in (profile.reading.article.outlet or "").split()}
    scored = []
    for term, use in profile.uses.items():
        if len(use.spans) < MIN_USES or len(use.sentences) < MIN_SENTENCES:
            continue
        if all(word in shared for word in _name_words(use.spans[0].of(text))):
            continue
        if all(stem in unremarkable() or stem in own for stem in term):
            continue
        if len(use.spans) < MOSTLY * pool[term] or not _holds_together(text, term, use):
            continue
        if 2 * sum(_inside(profile.people, span) for span in use.spans) > len(use.spans):
            continue  # who is named is told among the people
        here = Count(len(use.spans), profile.size)
        there = Count(pool[term] - here.uses, others)
        z = log_odds(here, there, prior=_prior(term, pool[term], scale), weight=weight)
        least = STRONG if _everyday(term) else SHARED if there.uses else THRESHOLD
        if z >= least and not _shorthand(text, use):
            scored.append((z, term, use))
    scored = _whole_phrases(scored)
    scored.sort(key=lambda item: (-item[0], -len(item[1]), item[1]))
    chosen: list[tuple[float, tuple[str, ...], _Use]] = []
    for z, term, use in scored:
        if len(chosen) == MOST:
            break
        whole = _name_around(profile, use)
        if len(whole.spans) >= MIN_USES and not any(_overlap(whole, other) for _, _, other in chosen):
            chosen.append((z, term, whole))
    return tuple(Distinctive(_surface(text, use), round(z, 3), tuple(use.spans)) for z, _, use in chosen)


def _shorthand(text: str, use: _Use) -> bool:
    """Whether it is printed in capitals: letters that stand for a name."""
    return all(span.of(text).replace(".", "").isupper() for span in use.spans)


def _whole_phrases(
    scored: list[tuple[float, tuple[str, ...], _Use]],
) -> list[tuple[float, tuple[str, ...], _Use]]:
    """`scored` without words that mostly stand in a phrase which is scored, too."""
    phrases = [(term, len(use.spans)) for _, term, use in scored if len(term) > 1]
    return [
        (z, term, use)
        for z, term, use in scored
        if len(term) > 1 or not any(term[0] in other and n >= MOSTLY * len(use.spans) for other, n in phrases)
    ]


def _everyday(term: tuple[str, ...]) -> bool:
    return len(term) == 1 and general_shares().get(term[0], 0.0) >= 0.1 / EVERYDAY


def _holds_together(text: str, term: tuple[str, ...], use: _Use) -> bool:
    """Whether the term is one word, or a phrase that does not mostly go on or begin before.

    "end harbor" is torn out of "end harbor dues"; "based" and "base" are two words of one stem.
    """
    if len(term) == 1:
        forms = Counter(_singular(span.of(text).lower()) for span in use.spans)
        return 2 * max(forms.values()) >= len(use.spans)
    after = Counter(_next_word(text, span.end) for span in use.spans)
    word, times = max(after.items(), key=lambda item: (item[1], item[0]))
    return not word or word in function_words() or 2 * times <= len(use.spans)


def _singular(form: str) -> str:
    form = form.removesuffix("'s").removesuffix("’s")
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _next_word(text: str, end: int) -> str:
    """The word right behind a phrase, in lower case; empty where there is none."""
    if text[end : end + 1] not in _JOINTS:
        return ""
    stop = end + 1
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    return text[end + 1 : stop].lower()


def _inside(places: list[Span], span: Span) -> bool:
    """Whether one of `places`, in text order, meets the span."""
    at = bisect_left(places, span.end, key=lambda place: place.start)
    return at > 0 and places[at - 1].end > span.start


def _prior(term: tuple[str, ...], pooled: int, scale: _Scale) -> float:
    general = general_shares().get(term[0], 0.0) if len(term) == 1 else 0.0
    return max(FLOOR, scale.mean * (EVENT_WEIGHT * pooled / scale.total + GENERAL_WEIGHT * general))


class Count(NamedTuple):
    """How often a term is used in so many words."""

    uses: int
    words: int


def log_odds(here: Count, there: Count, *, prior: float, weight: float) -> float:
    """The z-score of a term `here` against `there`.

    `prior` is the term's pseudo-count, `weight` that of all terms. Equations 15, 20 and 22 of Monroe
    et al. (2008), with the approximate variance.
    """
    odds = [
        math.log((count.uses + prior) / max(count.words + weight - count.uses - prior, 1.0))
        for count in (here, there)
    ]
    return (odds[0] - odds[1]) / math.sqrt(1 / (here.uses + prior) + 1 / (there.uses + prior))


def _shared_names(profile: _Profile, named: Mapping[str, int]) -> set[str]:
    """Words of names of which another article has a part, too: "Ada Brook" here, "Brook" there."""
    return {word for name in profile.names if any(named[part] > 1 for part in name) for word in name}


def _name_words(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in text.lower().replace("’", "'").replace("-", " ").split()]


def _name_around(profile: _Profile, use: _Use) -> _Use:
    """The whole name, where a word is mostly part of one ("Coalition" of "Harbor Coalition")."""
    whole: list[Span] = []
    at = 0
    for span in use.spans:
        while at < len(profile.printed) and profile.printed[at].end < span.end:
            at += 1
        if at < len(profile.printed) and profile.printed[at].covers(span):
            whole.append(profile.printed[at])
    forms = Counter(span.of(profile.reading.article.text) for span in whole)
    form, times = max(forms.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if 3 * times < 2 * len(use.spans):
        # "study" is not meant in "Center for Harbor Studies"
        return _Use([s for s in use.spans if not _inside(whole, s)], use.sentences)
    return _Use([s for s in whole if s.of(profile.reading.article.text) == form], use.sentences)


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
