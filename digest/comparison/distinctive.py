"""Terms that set one article apart from its event's others.

The statistic is the log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn
(2008), "Fightin' Words", Political Analysis 16(4): an article's counts against the pooled counts of
the others, both shrunk towards a prior, divided by the standard error. The prior is the event's own
text plus general English, so that neither a word all of them use nor an everyday word stands out by
a few uses, also where two short articles meet.

Counted is what the article says in its own voice: not what stands in quotation marks, not what it denies, no
names and no verbs, which tell what happens and not how it is seen. Against it stand all the words of its
family that another article uses, in whatever form and voice.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.comparison.english import function_words, general_shares, unremarkable
from digest.comparison.families import family
from digest.language.contested import singular
from digest.language.person_nouns import role_words
from digest.language.verbs import verbs
from digest.language.word_classes import classes, describes, is_determiner
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
_NEGATORS = frozenset({"not", "no", "never", "without", "nor", "neither", "hardly", "any"})
_DENIED = 2
"""Words in front of a term among which one of these denies it."""
_DO = frozenset({"do", "does", "did"})


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
    """In its own voice, by the term's stems and the form of its last word."""
    any_voice: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Whatever stands in it, by families."""


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
    for profile in profiles:
        pool.update(profile.any_voice)
    size = sum(profile.size for profile in profiles)
    scale = _Scale(size, size / len(profiles))
    return {p.reading.id: _terms(p, pool, scale) for p in profiles}


def _profile(reading: Reading) -> _Profile:
    """Every candidate of the body; a sentence printed again, or that is the headline's, counts once."""
    text = reading.article.text
    profile = _Profile(reading)
    quoted = reading.marked
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
        forms = [text[word.start : word.end] for word in line]
        for at, this in enumerate(line):
            joined = at > 0 and text[line[at - 1].end : this.start] in _JOINTS
            profile.any_voice[_families(this)] += 1
            if joined:
                profile.any_voice[_families(line[at - 1], this)] += 1
            if not _counts(text, line, forms, at, quoted):
                continue
            _count(profile, (this.lemma,), forms[at], Span(this.start, this.end), number)
            if joined and _counts(text, line, forms, at - 1, quoted):
                first = line[at - 1]
                _count(profile, (first.lemma, this.lemma), forms[at], Span(first.start, this.end), number)
    return profile


def _families(*words: Word) -> tuple[str, ...]:
    return tuple(family(word.lemma) for word in words)


def _counts(text: str, line: Sequence[Word], forms: Sequence[str], at: int, quoted: Sequence[Span]) -> bool:
    """Whether the word at `at` is a use of the article's own voice that may tell something."""
    this = line[at]
    before = [form.lower().replace("’", "'") for form in forms[max(0, at - _DENIED) : at]]
    return (
        _telling(this.lemma, forms[at])
        and not _hyphenated(text, this)
        and not (at > 0 and any(c.isupper() for c in forms[at]))
        and not any(form in _NEGATORS or form.endswith("n't") for form in before)
        and not _verbal(text, line, forms, at)
        and not _inside(quoted, Span(this.start, this.end))
    )


def _verbal(text: str, line: Sequence[Word], forms: Sequence[str], at: int) -> bool:
    """Whether the word at `at` is a verb, by its form and its neighbours."""
    known = verbs().inflected.get(forms[at].lower(), frozenset())
    before = forms[at - 1].lower() if at > 0 else ""
    if known & {"base", "s"}:
        subject = before in classes()["before_base"] or before in classes()["pronouns"]
        return subject or before in classes()["subjects"] or before in _DO
    if not known and not (forms[at].endswith("ed") and not forms[at].endswith("eed")):
        return False
    nominal = is_determiner(before) or before in classes()["about"] or describes(before)
    if "ing" in known:
        return not nominal
    goes_on = at + 1 < len(line) and text[line[at].end : line[at + 1].start] == " "
    return not (nominal and goes_on and forms[at + 1].lower() not in function_words())


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


def _count(profile: _Profile, stems: tuple[str, ...], form: str, span: Span, sentence: int) -> None:
    use = profile.uses.setdefault((*stems, _singular(form.lower())), _Use())
    use.spans.append(span)
    use.sentences.add(sentence)


def _terms(profile: _Profile, pool: Mapping[tuple[str, ...], int], scale: _Scale) -> tuple[Distinctive, ...]:
    others = scale.total - profile.size
    weight = (EVENT_WEIGHT + GENERAL_WEIGHT) * scale.mean
    text = profile.reading.article.text
    own = {lemma(word) for word in (profile.reading.article.outlet or "").split()}
    scored = []
    for (*stems, form), use in profile.uses.items():
        term = tuple(stems)
        if len(use.spans) < MIN_USES or len(use.sentences) < MIN_SENTENCES:
            continue
        if all(stem in unremarkable() or stem in own for stem in term):
            continue
        if len(term) == 1 and singular(form) in role_words():
            continue  # who took part is told among the people and groups
        kin = tuple(family(stem) for stem in term)
        elsewhere = pool[kin] - profile.any_voice[kin]
        if len(use.spans) < MOSTLY * (len(use.spans) + elsewhere) or not _holds_together(text, term, use):
            continue
        here, there = Count(len(use.spans), profile.size), Count(elsewhere, others)
        prior = _prior(term, here.uses + there.uses, scale)
        z = log_odds(here, there, prior=prior, weight=weight)
        least = STRONG if _everyday(term) else SHARED if there.uses else THRESHOLD
        if z >= least:
            scored.append((z, term, use))
    scored = _whole_phrases(scored)
    scored.sort(key=lambda item: (-item[0], -len(item[1]), item[1]))
    chosen: list[tuple[float, tuple[str, ...], _Use]] = []
    for z, term, use in scored:
        if len(chosen) < MOST and not any(_overlap(use, other) for _, _, other in chosen):
            chosen.append((z, term, use))
    return tuple(Distinctive(_surface(text, use), round(z, 3), tuple(use.spans)) for z, _, use in chosen)


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

    "end harbor" is torn out of "end harbor dues", "harbor dues" out of "old harbor dues" said each time.
    """
    if len(term) == 1:
        return True
    after = Counter(_next_word(text, span.end) for span in use.spans)
    before = Counter(_word_before(text, span.start) for span in use.spans)
    for around in (after, before):
        word, times = max(around.items(), key=lambda item: (item[1], item[0]))
        if word and word not in function_words() and 2 * times > len(use.spans):
            return False
    return True


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


def _word_before(text: str, start: int) -> str:
    """The word right before a phrase, in lower case; empty where there is none."""
    if text[max(0, start - 1) : start] not in _JOINTS:
        return ""
    first = start - 1
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    return text[first : start - 1].lower()


def _inside(places: Sequence[Span], span: Span) -> bool:
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
