"""What an event is called: composed by a rule where the articles agree, else the most central headline.

The rule is narrow on purpose. It says who met whom, what happened to whom, or what happened where, and only
where the articles' headlines and openings have just that; a title that no article would sign is worse than an
outlet's headline. Of headlines, one without colour goes before one that shouts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from digest.english.calendar import MONTHS
from digest.events.deeds import Deed, Happening, happenings, of_one, of_two, outright
from digest.events.fingerprint import HEADLINE, OPENING, Fingerprint
from digest.stems import lemma

_PLACE = "{place}"
MOST = 2 / 3
"""Share of the articles that must open with a thing for a title to name it."""

_OUTER = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
_LABEL = re.compile(
    r"(?:watch|video|exclusive|breaking|live|update[ds]?|opinion|analysis|photos?)\s*[:|-]\s+", re.I
)
_QUOTED = re.compile(r"(?<!\w)['][^']{2,80}['](?!\w)")
_WORD = re.compile(r"[\w’'-]{1,64}")
_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})$")


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
    if composed := _composed(prints, facts):
        return composed
    return _central(prints, telling)


def plain_date(date: str) -> str:
    """A whole ISO date in words: "16 May 2024"."""
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


# ---------------------------------------------------------------- composed


def _composed(prints: Sequence[Fingerprint], facts: Facts) -> str | None:
    known = {n.name for f in prints for n in f.names if n.kind == "person"}
    if facts.place in known:
        facts = replace(facts, place=None)
    where = f" {facts.preposition} {facts.place}" if facts.place else ""
    when = f", {plain_date(facts.date)}" if facts.date else ""
    for made in (_between_two, _of_one, _of_two, _somewhere):
        told = made(prints, facts)
        if told is not None:
            return f"{told[0]}{where if told[1] else ''}{when}"
    return None


_Told = tuple[str, bool] | None
"""A title without its day, and whether the place is to be put behind it."""


def _between_two(prints: Sequence[Fingerprint], facts: Facts) -> _Told:
    people = facts.people
    said = [(f.title or f.lede) for f in prints]
    first = [frozenset(map(lemma, _WORD.findall(text))) for text in said if outright(text)]
    if len(prints) == 1:
        # One article's opening tells of more than its own news.
        people = tuple(p for p in people if any(_named(p, stems) for stems in first))
    if len(people) != 2 or not (facts.place or facts.date):
        return None
    told = [stems for stems in first if all(_named(p, stems) for p in people)]
    for happening in happenings().between_two:
        # A headline, or the first words of an article that has none, must say it of the two.
        if any(map(happening.told_by, told)) and _share([_opening(f) for f in prints], happening) >= MOST:
            return f"{people[0]} and {people[1]} {happening.title}", True
    return None


def _of_one(prints: Sequence[Fingerprint], facts: Facts) -> _Told:
    said: Counter[Deed] = Counter()
    for f in prints:
        said.update(set(of_one(f.title, facts.people)))
    for deed in _agreed(said, prints):
        happening = happenings().of_one[deed.happening]
        if _PLACE in happening.title and facts.place is None:
            continue
        if _share_of(prints, happening.stems) >= MOST:
            named = happening.title.format(who=deed.names[0], place=facts.place)
            return named, _PLACE not in happening.title and len(prints) > 1
    return None


def _of_two(prints: Sequence[Fingerprint], facts: Facts) -> _Told:
    votes = Counter(name for f in prints for name in {n.name for n in f.names if n.opening})
    names = sorted(name for name in votes if _share_of(prints, frozenset({_surname(name)})) >= MOST)
    said: Counter[Deed] = Counter()
    for f in prints:
        said.update(set(of_two(f.title, names)))
    for deed in _agreed(said, prints):
        happening = happenings().of_two[deed.happening]
        if _share_of(prints, happening.stems | happening.together_with) >= MOST:
            return happening.title.format(one=deed.names[0], other=deed.names[1]), False
    return None


def _agreed(said: Mapping[Deed, int], prints: Sequence[Fingerprint]) -> list[Deed]:
    """What at least half of the headlines say, most of them first; then as the data lists it."""
    titled = sum(bool(f.title) for f in prints)
    return sorted((d for d in said if said[d] * 2 >= titled), key=lambda d: (-said[d], d))


def _somewhere(prints: Sequence[Fingerprint], facts: Facts) -> _Told:
    if facts.place is None:
        return None
    openings = [_opening(f) for f in prints]
    headlines = [_headline(f) for f in prints if f.title]
    if len(prints) == 1 and (not outright(prints[0].title) or _names_people(prints[0])):
        return None  # the news is what somebody says or does about it
    named = [bool(stems & {lemma(word) for word in facts.place.split()}) for stems in headlines]
    if sum(named) * 2 < len(headlines):
        return None
    found = [
        (_share(headlines, h), _share(openings, h), -i, h.title)
        for i, h in enumerate(happenings().somewhere)
        if headlines and _share(openings, h) >= MOST and _share(headlines, h) >= MOST
    ]
    return (max(found)[-1], True) if found else None


def _names_people(f: Fingerprint) -> bool:
    """Whether the headline names a person, or puts anything in quotation marks or after a colon."""
    stems = _headline(f)
    persons = any(n.kind == "person" and _surname(n.name) in stems for n in f.names)
    return persons or any(mark in f.title for mark in ':"“”‘«»')


def _named(person: str, stems: frozenset[str]) -> bool:
    """Whether words name a person by one name: the surname, which may come first ("Xi Jinping")."""
    parts = person.split()
    return bool({lemma(parts[0]), lemma(parts[-1])} & stems)


def _surname(name: str) -> str:
    return lemma(name.rsplit(maxsplit=1)[-1])


def _share_of(prints: Sequence[Fingerprint], stems: frozenset[str]) -> float:
    return sum(bool(_opening(f) & stems) for f in prints) / max(len(prints), 1)


def _opening(f: Fingerprint) -> frozenset[str]:
    return frozenset(s for s, m in zip(f.stems.split(" "), f.marks, strict=False) if m & OPENING)


def _headline(f: Fingerprint) -> frozenset[str]:
    return frozenset(s for s, m in zip(f.stems.split(" "), f.marks, strict=False) if m & HEADLINE)


def _share(texts: Sequence[frozenset[str]], happening: Happening) -> float:
    return sum(map(happening.told_by, texts)) / max(len(texts), 1)


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


@cache
def _colouring() -> frozenset[str]:
    """Words by which a headline takes a side, from `data/colouring.txt`."""
    text = files("digest.events").joinpath("data/colouring.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


def _plainness(text: str, *, extracted: bool) -> float:
    """Below 1 for what makes a headline more than plain words: questions, cries, quotes, colour, asides."""
    words = [word.strip("\"'“”‘’«».,:;!?()") for word in text.split()]
    score = 1.0 if extracted else 0.6
    for found in (
        "?" in text,
        "!" in text,
        any(mark in text for mark in '"“”«»‘') or _QUOTED.search(text) is not None,
        any(word.casefold() in _colouring() for word in words),
        ":" in text or "…" in text,
        len(words) > 1 and text.isupper(),
        len(words) < 4,
        len(text) > 100,
    ):
        score *= 0.75 if found else 1.0
    return score
