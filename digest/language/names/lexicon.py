"""What an editor knows of names before reading: the data files of `data/names`, as lookup tables.

Keys are folded (`fold`): lower case, no diacritics, straight apostrophes, no full stops, so that
"López", "Lopez" and "LOPEZ" meet. Tables of phrases are keyed by their first word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

Gender = Literal["f", "m"]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The key of one word."""
    plain = word.replace("’", "'").replace(".", "").lower()
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFD", plain)
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return plain.replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("ß", "ss")


class Known(NamedTuple):
    """A name of the lists."""

    name: str
    """As the list gives it first: the canonical form."""
    kind: Literal["place", "body", "demonym"]
    group: str
    """The section it stands in ("countries", "agency", ...)."""
    acronym: bool
    """Written in capitals only; then the text must do so, too."""


class Title(NamedTuple):
    """A title before a name."""

    plain: str
    gender: Gender | None
    courtesy: bool
    """Whether it says nothing of what the person does ("Mr.", "Dr.")."""


class Role(NamedTuple):
    """A word for what somebody is."""

    word: str
    group: Literal["people", "kin", "bodies"]
    gender: Gender | None
    wider: frozenset[str]
    """Words by which it may be taken up again."""


Phrases = dict[str, list[tuple[tuple[str, ...], Known]]]


@dataclass(slots=True)
class Lexicon:
    """All lists at once."""

    given: dict[str, Literal["f", "m", "x"]] = field(default_factory=dict)
    nicknames: dict[str, frozenset[str]] = field(default_factory=dict)
    family_first: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    """Surnames that are everyday words as well."""
    common_surnames: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    titles: dict[str, list[tuple[tuple[str, ...], Title]]] = field(default_factory=dict)
    """By first word; longest first."""
    roles: dict[str, Role] = field(default_factory=dict)
    """By folded word or words joined by one space."""
    heads: dict[str, list[tuple[tuple[str, ...], str, bool]]] = field(default_factory=dict)
    """Role words by first word: all words, key in `roles`, whether plural; longest first."""
    known: Phrases = field(default_factory=dict)
    """Places, bodies and demonyms by first word; longest first."""
    homes: dict[str, frozenset[str]] = field(default_factory=dict)
    """A place, demonym or capital to the keys of the country or state it stands for."""
    countries: frozenset[str] = frozenset()
    grammar: dict[str, frozenset[str]] = field(default_factory=dict)
    """The classes of grammar.txt."""
    pronouns: dict[str, tuple[Gender, str]] = field(default_factory=dict)
    """"he", "her" ... to gender and case."""
    same_word: dict[str, str] = field(default_factory=dict)
    """"gop" to "republican": forms that descriptions use alike."""
    ordinary: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    body_last: frozenset[str] = frozenset()
    body_first: frozenset[str] = frozenset()
    body_suffix: frozenset[str] = frozenset()
    place_last: frozenset[str] = frozenset()
    other_last: frozenset[str] = frozenset()


def _sections(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a data file with the section each stands in; comments and blank lines dropped."""
    text = files("digest.language").joinpath("data/names", name).read_text("utf-8")
    section = ""
    for line in text.splitlines():
        plain = line.split("#")[0].strip() if not line.startswith("[") else line.strip()
        if plain.startswith("["):
            section = plain.strip("[]")
        elif plain:
            yield section, plain


def _words(name: str) -> dict[str, frozenset[str]]:
    """A file of single words by section."""
    found: dict[str, set[str]] = {}
    for section, line in _sections(name):
        found.setdefault(section, set()).update(fold(word) for word in line.split())
    return {section: frozenset(words) for section, words in found.items()}


def key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase as `tokens` would cut it."""
    from digest.language.names.tokens import pieces

    return tuple(fold(piece) for piece in pieces(phrase))


def _enter(table: Phrases, phrase: str, known: Known) -> None:
    words = key(phrase)
    if words:
        rows = table.setdefault(words[0], [])
        if all(row[0] != words for row in rows):
            rows.append((words, known))


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 5 and all(c.isupper() for c in letters)


def _names(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _places(lex: Lexicon) -> None:
    homes: dict[str, set[str]] = {}
    countries: set[str] = set()
    for section, line in _sections("places.txt"):
        cells = [cell.strip() for cell in line.split("|")] + ["", "", ""]
        name, _, others = cells[0].partition("=")
        canonical = name.strip()
        if section == "regions":
            home = " ".join(key(canonical))
            cities: list[str] = []
        else:
            home = " ".join(key(canonical))
            if section == "countries":
                countries.add(home)
            cities = [part.strip() for part in cells[2].replace("=", ",").split(",") if part.strip()]
            for city in [*cities, *_names(cells[3])]:
                capital, _, _ = cells[2].partition("=")
                first = capital.strip() if city in cities else city
                _enter(lex.known, city, Known(first, "place", "cities", acronym=_is_acronym(city)))
                homes.setdefault(" ".join(key(city)), set()).add(home)
        for form in [canonical, *_names(others)]:
            _enter(lex.known, form, Known(canonical, "place", section, acronym=_is_acronym(form)))
            homes.setdefault(" ".join(key(form)), set()).add(home)
        for form in _names(cells[1]):
            _enter(lex.known, form, Known(canonical, "demonym", section, acronym=_is_acronym(form)))
            homes.setdefault(" ".join(key(form)), set()).add(home)
    lex.homes = {name: frozenset(where) for name, where in homes.items()}
    lex.countries = frozenset(countries)


def _bodies(lex: Lexicon) -> None:
    for section, line in _sections("bodies.txt"):
        name, _, others = line.partition("=")
        canonical = name.strip()
        for form in [canonical, *_names(others)]:
            _enter(lex.known, form, Known(canonical, "body", section, acronym=_is_acronym(form)))


def _titles(lex: Lexicon) -> None:
    genders: dict[str, Gender] = {"courtesy f": "f", "courtesy m": "m"}
    for section, line in _sections("titles.txt"):
        forms = [form.strip() for form in line.split("=")]
        plain = forms[1] if section.startswith("courtesy") and len(forms) > 1 else forms[0]
        role = lex.roles.get(forms[0])
        gender = genders.get(section) or (role.gender if role else None)
        for form in forms:
            words = key(form)
            rows = lex.titles.setdefault(words[0], [])
            if all(row[0] != words for row in rows):
                rows.append((words, Title(plain, gender, section.startswith("courtesy"))))


def _grammar(lex: Lexicon) -> None:
    found: dict[str, set[str]] = {}
    genders: dict[str, Gender] = {"pronouns f": "f", "pronouns m": "m"}
    for section, line in _sections("grammar.txt"):
        if section in genders:
            case, *forms = line.split()
            for form in forms:
                lex.pronouns[form] = genders[section], case
        else:
            found.setdefault(section, set()).update(line.split())
    lex.same_word = dict(pair.split("=") for pair in sorted(found.pop("same word")))
    lex.grammar = {section: frozenset(words) for section, words in found.items()}


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return {"child": "children", "wife": "wives", "person": "people"}.get(word, word + "s")


def _heads(lex: Lexicon) -> None:
    for key in lex.roles:
        words = tuple(key.split())
        for form, plural in ((words, False), ((*words[:-1], _plural(words[-1])), True)):
            rows = lex.heads.setdefault(form[0], [])
            if all(row[0] != form for row in rows):
                rows.append((form, key, plural))
    for rows in lex.heads.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))


def _roles(lex: Lexicon) -> None:
    for section, line in _sections("roles.txt"):
        left, _, right = line.partition(">")
        words = left.split()
        gender: Gender | None = None
        if words[-1] == "f":
            gender = "f"
        elif words[-1] == "m":
            gender = "m"
        word = " ".join(words[:-1] if gender else words)
        group: Literal["people", "kin", "bodies"] = (
            "kin" if section == "kin" else "bodies" if section == "bodies" else "people"
        )
        wider = frozenset(fold(w).replace("-", " ") if w.count("-") else fold(w) for w in right.split())
        known = lex.roles.get(fold(word))
        if known is None:
            lex.roles[fold(word)] = Role(fold(word), group, gender, wider)


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""
    lex = Lexicon()
    for section, names in _words("given_names.txt").items():
        for name in sorted(names):
            gender: Literal["f", "m", "x"] = "f" if section == "f" else "m" if section == "m" else "x"
            lex.given[name] = gender if lex.given.get(name, gender) == gender else "x"
    nicknames: dict[str, set[str]] = {}
    for _, line in _sections("nicknames.txt"):
        family = {fold(name) for name in line.split()}
        formal = fold(line.split()[0])
        for name in family:
            nicknames.setdefault(name, set()).update({formal} if name != formal else family)
    lex.nicknames = {name: frozenset(others) for name, others in nicknames.items()}
    surnames = _words("surnames.txt")
    lex.family_first, lex.surnames = surnames["first"], surnames["word"]
    lex.particles = surnames["particle"]
    lex.common_surnames = surnames["common"]
    words = _words("ordinary_words.txt")
    lex.function = words["function"]
    lex.adjectives = words["adjectives"] | words["adverbs"] | words["function"]
    lex.ordinary = frozenset().union(*words.values())
    others = _words("other_names.txt")
    lex.calendar, lex.groups = others["calendar"], others["groups"]
    cues = _words("body_cues.txt")
    lex.body_last, lex.body_first, lex.body_suffix = cues["last"], cues["first"], cues["suffix"]
    lex.place_last, lex.other_last = cues["place"], cues["other"]
    _grammar(lex)
    _roles(lex)
    _heads(lex)
    _titles(lex)
    _places(lex)
    _bodies(lex)
    for phrases in lex.known.values():
        phrases.sort(key=lambda row: (-len(row[0]), row[0]))
    for rows in lex.titles.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    return lex
