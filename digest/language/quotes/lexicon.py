"""The word lists that the rules for quotes work with, read once from the data files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Form = Literal["base", "s", "past", "participle", "ing"]
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb: what it takes ("clause", "object", ...) and the stance it shows."""

    lemma: str
    takes: frozenset[str]
    stance: str
    particle: str = ""
    """The second word of a verb of two: "out" of "point out"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the rules look words up in; all keys are lower case with straight apostrophes."""

    verbs: dict[str, tuple[tuple[Verb, Form], ...]]
    """Inflected first word to the verbs it may be a form of, those with a particle first."""
    nouns: dict[str, str]
    """Noun of saying, singular and plural, to its stance."""
    inflected: dict[str, frozenset[str]]
    """Every form of every listed verb, of saying or not, to what it may be."""
    classes: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one class of grammar.txt."""
        return self.classes[name]


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """(section, line) of a data file, comments and blank lines left out."""
    section = ""
    for raw in files("digest.language").joinpath("data", name).read_text("utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line:
            yield section, line


def third(base: str) -> str:
    """The form "says" of "say", by spelling rules."""
    if base == "have":
        return "has"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def past(base: str) -> str:
    """The form "claimed" of "claim", for regular verbs."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def ing(base: str, *, doubled: bool) -> str:
    """The form "saying" of "say"; `doubled` where the last letter is, as in "admitting"."""
    if doubled:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


_DOUBLING = frozenset(
    [
        "begin",
        "bet",
        "cut",
        "get",
        "hit",
        "let",
        "put",
        "quit",
        "rub",
        "run",
        "set",
        "shut",
        "sit",
        "spin",
        "spit",
        "submit",
        "swim",
        "win",
    ]
)


def _paradigm(spec: str) -> list[tuple[str, Form]]:
    """Every (word, form) of "admit/admitted" or "write/wrote/written", first words only."""
    words = [part.split()[0] for part in spec.split("/")]
    base = words[0]
    then = words[1] if len(words) > 1 else past(base)
    participle = words[2] if len(words) > 2 else then
    doubled = base in _DOUBLING or then == base + base[-1] + "ed"
    return [
        (base, "base"),
        (third(base), "s"),
        (then, "past"),
        (participle, "participle"),
        (ing(base, doubled=doubled), "ing"),
    ]


@cache
def lexicon() -> Lexicon:
    """The lists of `digest/language/data`: cue verbs, nouns of saying, classes of function words."""
    verbs: dict[str, list[tuple[Verb, Form]]] = {}
    for stance, line in _lines("cue-verbs.txt"):
        spec, _, takes = line.partition("  ")
        lemma = spec.split("/")[0].strip()
        verb = Verb(lemma, frozenset(takes.split()), stance, lemma.partition(" ")[2])
        for word, form in _paradigm(spec.strip()):
            verbs.setdefault(word, []).append((verb, form))
    inflected: dict[str, set[str]] = {}
    for _, line in _lines("verbs.txt"):
        for word in line.split():
            for form_word, form in _paradigm(word):
                inflected.setdefault(form_word, set()).add(form)
    for word, readings in verbs.items():
        inflected.setdefault(word, set()).update(f for _, f in readings)
    nouns: dict[str, str] = {}
    for stance, line in _lines("cue-nouns.txt"):
        nouns[line] = nouns[third(line)] = stance
    classes: dict[str, set[str]] = {}
    for section, line in _lines("grammar.txt"):
        classes.setdefault(section, set()).update(word.replace("’", "'") for word in line.split())
    return Lexicon(
        verbs={w: tuple(sorted(v, key=lambda x: -len(x[0].particle))) for w, v in verbs.items()},
        nouns=nouns,
        inflected={w: frozenset(f) for w, f in inflected.items()},
        classes={name: frozenset(members) for name, members in classes.items()},
    )
