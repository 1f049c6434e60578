"""What an event is called: composed by a rule where the articles agree, else the most central headline.

The rule is narrow on purpose. It says who met whom, or what happened where, and only where most of the
articles open with just that; a title that no article would sign is worse than an outlet's headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from digest.events.fingerprint import HEADLINE, OPENING, Fingerprint
from digest.stems import lemma

MOST = 2 / 3
"""Share of the articles that must open with a thing for a title to name it."""

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_OUTER = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
_LABEL = re.compile(
    r"(?:watch|video|exclusive|breaking|live|update[ds]?|opinion|analysis|photos?)\s*[:|-]\s+", re.I
)
_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})$")


@dataclass(frozen=True, slots=True)
class _Happening:
    title: str
    forms: frozenset[str]
    together_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Happenings:
    between_two: tuple[_Happening, ...]
    somewhere: tuple[_Happening, ...]


@cache
def _happenings() -> _Happenings:
    data = yaml.safe_load(files("digest.events").joinpath("data/happenings.yml").read_text("utf-8"))

    def read(entries: Iterable[Mapping[str, Any]], key: str) -> tuple[_Happening, ...]:
        return tuple(
            _Happening(e[key], frozenset(map(lemma, e["forms"])), frozenset(map(lemma, e.get("with", ()))))
            for e in entries
        )

    return _Happenings(read(data["between_two"], "verb"), read(data["somewhere"], "title"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the articles of an event agree on, as far as it is known."""

    people: tuple[str, ...]
    """Persons that most openings name, first the one most of them do."""
    place: str | None
    preposition: str = "in"
    date: str | None = None
    """A whole ISO date."""


def title(prints: Sequence[Fingerprint], facts: Facts, telling: Callable[[str], float]) -> str:
    """The title of the event that `prints` report; `telling` says how much a stem says, 0 to 1."""
    if len(prints) > 1 and (composed := _composed(prints, facts)):
        return composed
    return _central(prints, telling)


def plain_date(date: str) -> str:
    """A whole ISO date in words: "16 May 2024"."""
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


# ---------------------------------------------------------------- composed


def _composed(prints: Sequence[Fingerprint], facts: Facts) -> str | None:
    openings = [_opening(f) for f in prints]
    where = f" {facts.preposition} {facts.place}" if facts.place else ""
    when = f", {plain_date(facts.date)}" if facts.date else ""
    if len(facts.people) == 2 and (where or when):
        for happening in _happenings().between_two:
            if _share(openings, happening) >= MOST:
                one, other = facts.people
                return f"{one} and {other} {happening.title}{where}{when}"
    if facts.place is None:
        return None
    headlines = [_headline(f) for f in prints if f.title]
    named = [bool(stems & {lemma(word) for word in facts.place.split()}) for stems in headlines]
    if sum(named) * 2 < len(headlines):
        return None
    found = [
        (_share(headlines, h), _share(openings, h), -i, h.title)
        for i, h in enumerate(_happenings().somewhere)
        if headlines and _share(openings, h) >= MOST and _share(headlines, h) >= MOST
    ]
    return f"{max(found)[-1]}{where}{when}" if found else None


def _opening(f: Fingerprint) -> frozenset[str]:
    return frozenset(s for s, m in zip(f.stems.split(" "), f.marks, strict=False) if m & OPENING)


def _headline(f: Fingerprint) -> frozenset[str]:
    return frozenset(s for s, m in zip(f.stems.split(" "), f.marks, strict=False) if m & HEADLINE)


def _share(texts: Sequence[frozenset[str]], happening: _Happening) -> float:
    fits = sum(
        bool(stems & happening.forms)
        and (not happening.together_with or bool(stems & happening.together_with))
        for stems in texts
    )
    return fits / max(len(texts), 1)


# ---------------------------------------------------------------- extracted


def _central(prints: Sequence[Fingerprint], telling: Callable[[str], float]) -> str:
    """The headline that shares most with the other articles; where none has one, the first words of one."""
    shared: Counter[str] = Counter()
    for f in prints:
        shared.update(_opening(f))
    found = []
    for f in sorted(prints, key=lambda f: f.article):
        shown = headline(f.title, f.outlet) or f.lede.rstrip(".")
        if shown:
            stems = {lemma(word) for word in re.findall(r"[\w'’]{1,64}", shown)}
            others = max(len(prints) - 1, 1)
            weight = sum(telling(s) * (shared[s] - 1) / others for s in stems if shared[s] > 1)
            score = weight / (len(stems) + 3) ** 0.5 * _plainness(shown, extracted=bool(f.title))
            found.append((-round(score, 9), not f.title, f.article, shown))
    return min(found)[-1] if found else min(f.article for f in prints)


def headline(text: str, outlet: str | None) -> str:
    """A headline without marks around the whole, labels before it and the outlet's name after it."""
    text = _LABEL.sub("", " ".join(text.split()), count=1) if _LABEL.match(text) else " ".join(text.split())
    tail = _TAIL.search(text)
    if tail and outlet and tail[1].casefold() == outlet.casefold():
        text = text[: tail.start()]
    while (
        len(text) > 2
        and _OUTER.get(text[0]) == text[-1]
        and text[-1] not in text[1:-1]
        and text[0] not in text[1:-1]
    ):
        text = text[1:-1].strip()
    return text.rstrip(".") if text.count(".") == 1 and not re.search(r"\b[A-Z]\.$", text) else text


def _plainness(text: str, *, extracted: bool) -> float:
    """Below 1 for what makes a headline more than plain words: questions, cries, quotes, asides."""
    words = text.split()
    score = 1.0 if extracted else 0.6
    for found in (
        "?" in text,
        "!" in text,
        any(mark in text for mark in '"“”«»'),
        ":" in text or "…" in text,
        len(words) > 1 and text.isupper(),
        len(words) < 4,
        len(text) > 100,
    ):
        score *= 0.75 if found else 1.0
    return score
