"""What an event's articles share, read off their fingerprints: people, place, terms, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from digest.english.calendar import MONTHS
from digest.events.background import is_function_word, share
from digest.events.dating import anchor
from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.names import SUFFIXES
from digest.events.namesakes import known_as
from digest.events.titles import MOST
from digest.model import Dating, EventPerson, Evidence, SharedTerm
from digest.stems import folded, lemma

_MOST_PEOPLE = 100
_MOST_TERMS = 10
_INITIAL = re.compile(r"[A-Z]\.?")
_DAYS = frozenset(
    lemma(day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
_MONTHS = frozenset(lemma(month) for month in MONTHS)
_GENERAL = 0.12
"""Share of news articles that use a word, from which on it is no reason why articles stand together."""
_YEAR = re.compile(r"(?:19|20)\d\d")

Telling = Callable[[str], float]


def people(prints: Sequence[Fingerprint]) -> tuple[EventPerson, ...]:
    """Persons by the number of articles that name them, then of mentions.

    Whom one article alone names is among them if it does so in its opening, twice, or with a title. A
    surname alone is the person whose full name another article gives, where only one has it. Names that
    only headlines give are none.
    """
    full = {_known_as(n.name) for f in prints for n in f.names if n.kind == "person" and n.sure}
    full = {name for name in full if " " in name}
    shown = known_as(_used(prints, full))
    full = set(shown.values())
    by_surname: dict[str, set[str]] = {}
    for name in sorted(full):
        by_surname.setdefault(name.split()[-1].casefold(), set()).add(name)
    found: dict[str, set[str]] = {}
    mentions: Counter[str] = Counter()
    leading: set[str] = set()
    for f in prints:
        for n in f.names:
            if n.kind != "person":
                continue
            known = by_surname.get(n.name.casefold(), set())
            name = next(iter(known)) if len(known) == 1 else _known_as(n.name)
            name = shown.get(name, name)
            if name in full:
                found.setdefault(name, set()).add(f.article)
                mentions[name] += n.mentions
                if n.opening or n.titled or n.again:
                    leading.add(name)
    for f in prints:
        for name in _abroad(f, found):
            found[name].add(f.article)
    kept = [n for n in found if len(found[n]) > 1 or n in leading]
    ranked = sorted(kept, key=lambda name: (-len(found[name]), -mentions[name], name))
    return tuple(EventPerson(name=n, articles=tuple(sorted(found[n]))) for n in ranked[:_MOST_PEOPLE])


def _abroad(f: Fingerprint, full: Iterable[str]) -> set[str]:
    """Which of the names `full` stand among the capitalised words of an article that is not read."""
    runs = [f" {folded(n.name)} " for n in f.names] if f.foreign else []
    return {name for name in full if any(f" {folded(name)} " in run for run in runs)}


def _used(prints: Sequence[Fingerprint], full: set[str]) -> dict[str, tuple[int, int]]:
    """The articles that use each of the names `full`, and how often they do."""
    articles: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for f in prints:
        own = [(_known_as(n.name), n.mentions) for n in f.names if n.kind == "person"]
        articles.update({name for name, _ in own if name in full})
        for name, count in own:
            mentions[name] += count
    return {name: (articles[name], mentions[name]) for name in full}


def _known_as(name: str) -> str:
    """A name without middle names and what follows a surname: outlets differ in them."""
    words = [w for w in name.split() if w.rstrip(".").casefold() not in SUFFIXES]
    plain = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or not _INITIAL.fullmatch(w)]
    return " ".join(plain) if plain else name


def protagonists(prints: Sequence[Fingerprint], persons: Sequence[EventPerson]) -> tuple[str, ...]:
    """The persons that most openings name."""
    opening: Counter[str] = Counter()
    surnames = {p.name.split()[-1].casefold(): p.name for p in reversed(persons)}
    for f in prints:
        named = {
            surnames.get(n.name.split()[-1].casefold()) for n in f.names if n.kind == "person" and n.opening
        }
        opening.update(name for name in named if name)
    rank = {p.name: i for i, p in enumerate(persons)}
    chosen = [name for name, count in opening.items() if count >= MOST * len(prints)]
    return tuple(sorted(chosen, key=lambda name: (-opening[name], rank[name])))


def place(prints: Sequence[Fingerprint]) -> str | None:
    """The place in which most of the openings that state one say that it happened."""
    votes: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    stating = 0
    for f in prints:
        shown = _shown(f)
        known = {_key(n.name): n.name for n in f.names if n.kind == "place"}
        stated = set()
        for scene in f.scenes.split():
            stems = scene.split("+")
            form = known.get(scene) or (
                " ".join(shown[s] for s in stems) if all(s in shown for s in stems) else ""
            )
            if form and (scene in known or not f.names):
                stated.add(scene)
                forms.setdefault(scene, Counter())[_cased(form)] += 1
        if f.place:
            key = _key(f.place)
            forms.setdefault(key, Counter())[f.place] += 1
            stated.add(key)
        stating += bool(stated)
        votes.update(stated)
    if not votes:
        return None
    best = max(votes.values())
    if best < MOST * stating or (len(prints) > 1 and best < 2):
        return None
    first = min(
        (k for k, v in votes.items() if v == best),
        key=lambda k: (-sum(forms[k].values()), _position(prints, k), k),
    )
    return min(forms[first], key=lambda form: (-forms[first][form], form))


def _position(prints: Sequence[Fingerprint], key: str) -> int:
    """How early the openings name a place, summed up."""
    return sum(f.scenes.split().index(key) if key in f.scenes.split() else 9 for f in prints)


def _key(name: str) -> str:
    return "+".join(lemma(word) for word in name.replace("-", " ").split())


def _cased(form: str) -> str:
    return form.title() if form.isupper() and len(form) > 3 else form


def _shown(f: Fingerprint) -> dict[str, str]:
    marked = [s for s, m in zip(f.stems.split(" "), f.marks, strict=False) if m]
    return dict(zip(marked, f.shown.split(" "), strict=False))


def shared_terms(prints: Sequence[Fingerprint], telling: Telling) -> tuple[SharedTerm, ...]:
    """Names and words of the openings that most of the articles have, the most telling first."""
    if len(prints) < 2:
        return ()
    holders: dict[str, list[str]] = {}
    score: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for f in sorted(prints, key=lambda f: f.article):
        shown = _shown(f)
        for stem, mark in zip(f.stems.split(" "), f.marks, strict=False):
            if not mark or _says_nothing(stem) or (not mark & NAME and share(stem) > _GENERAL):
                continue
            holders.setdefault(stem, []).append(f.article)
            score[stem] += (2 if mark & NAME else 1) * (2 if mark & OPENING else 1)
            forms.setdefault(stem, Counter())[shown.get(stem, stem)] += 1
    read = [f for f in prints if not f.foreign] or prints
    names, given = _names(read), _given(read)
    least = max(2, len(prints) / 2)
    ranked = sorted(
        (stem for stem, held in holders.items() if len(held) >= least),
        key=lambda stem: (-round(score[stem] / len(prints) * telling(stem), 6), stem),
    )
    found: dict[str, tuple[str, ...]] = {}
    covered: set[str] = set()
    surnames: set[str] = set()
    for stem in ranked:
        if len(found) == _MOST_TERMS:
            break
        if stem in covered or stem in given:
            continue
        plain = min(forms[stem], key=lambda form: (-forms[stem][form], form))
        term, person = names.get(stem, (plain, False))
        parts = [lemma(word) for word in term.split()]
        # A full name stands for its last part; a given name or a title alone says nothing.
        if parts[-1] in surnames and stem != parts[-1]:
            continue
        held = _holding(parts, holders, person=person) if stem in names else holders[stem]
        if len(held) < least:
            term, parts, held = plain, [stem], holders[stem]
        covered.update(parts)
        surnames |= {parts[-1]} if person else set()
        if term.lower().rstrip(".") in _bare_titles():
            continue
        if not (term.endswith(".") and len(term) < 6):
            found.setdefault(term, tuple(held))
    return tuple(SharedTerm(term=term, articles=articles) for term, articles in found.items())


def _says_nothing(stem: str) -> bool:
    """Words that no reader takes for a reason: function words, weekdays, months, bare numbers."""
    bare = stem[0].isdigit() and not _YEAR.fullmatch(stem)
    itself = stem.endswith(("self", "selv"))
    return len(stem) < 2 or bare or itself or stem in _DAYS or stem in _MONTHS or is_function_word(stem)


@cache
def _bare_titles() -> frozenset[str]:
    """Titles ("president", "gov"): without the name they stand before, they say nothing."""
    # The list lies with the stage that made it; read as data, so nothing of that stage is imported.
    text = files("digest").joinpath("language/data/names/titles.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    kept = [line for line in lines if line and line[0] not in "#["]
    return frozenset(form.strip() for line in kept for form in line.split("="))


def _holding(parts: Sequence[str], holders: Mapping[str, list[str]], *, person: bool) -> list[str]:
    """The articles that have a name: of a person the surname, of anything else every part."""
    if person:
        return holders.get(parts[-1], [])
    telling = [part for part in parts if not is_function_word(part)]
    return [a for a in holders.get(telling[-1], []) if all(a in holders.get(p, ()) for p in telling)]


def _names(prints: Sequence[Fingerprint]) -> dict[str, tuple[str, bool]]:
    """Stem to the name it is part of, and whether that is a person's: of several the one that most have.

    What stands behind a first word counts as well, unless it is a person's: "Local Harbour Party" at the head
    of a sentence is the "Harbour Party" of other articles.
    """
    holders: Counter[tuple[str, bool]] = Counter()
    for f in prints:
        own = {(_known_as(n.name), n.kind == "person") for n in f.names if n.sure or n.kind != "person"}
        own |= {(name.partition(" ")[2], False) for name, person in own if not person and name.count(" ") > 1}
        holders.update(own)
    found: dict[str, tuple[str, bool]] = {}
    for name, person in sorted(holders, key=lambda n: (-holders[n], -len(n[0].split()), n)):
        for word in name.split():
            found.setdefault(lemma(word), (name, person))
    return found


def _given(prints: Sequence[Fingerprint]) -> set[str]:
    """Stems of the given names of persons, which alone name nobody, but for those that are more than that."""
    words: set[str] = set()
    other: set[str] = set()
    for f in prints:
        for n in f.names:
            parts = [lemma(word.rstrip(".")) for word in _known_as(n.name).split()]
            if n.kind == "person" and len(parts) > 1:
                words.update(parts[:-1])
                other.add(parts[-1])
            else:
                other.update(parts)
    return words - other


def first_and_last(
    prints: Sequence[Fingerprint], dated: Mapping[str, Dating]
) -> tuple[str | None, str | None, tuple[Evidence, ...]]:
    """The event's first and last day, and what they rest on.

    The days that its articles tell of; where none tells of one, the days on which they were
    published, as far as metadata or the articles state them.
    """
    if dated:
        days = sorted(d.date for d in dated.values())
        ends = {days[0], days[-1]}
        basis = tuple(d.evidence[0] for _, d in sorted(dated.items()) if d.date in ends)
        return days[0], days[-1], basis
    published = sorted(day.isoformat() for f in prints if (day := anchor(f)) is not None)
    return (published[0], published[-1], ()) if published else (None, None, ())
