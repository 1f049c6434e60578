"""English verbs in all their forms, and which of them attribute words to somebody.

Read once from the data files `verbs.txt` and `cue-verbs.txt`; names and quotes both work with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = [
    "Form",
    "Verb",
    "Verbs",
    "ing",
    "irregular_forms",
    "irregular_pasts",
    "lines",
    "past",
    "third",
    "verbs",
]

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
class Verbs:
    """The verbs of the lists; all keys are lower case with straight apostrophes."""

    saying: Mapping[str, tuple[tuple[Verb, Form], ...]]
    """Inflected first word to the verbs of saying it may be a form of, those with a particle first."""
    inflected: Mapping[str, frozenset[str]]
    """Every form of every listed verb, of saying or not, to what it may be."""


def lines(name: str) -> Iterator[tuple[str, str]]:
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
def verbs() -> Verbs:
    """All verbs of `digest/language/data`."""
    saying: dict[str, list[tuple[Verb, Form]]] = {}
    for stance, line in lines("cue-verbs.txt"):
        spec, _, takes = line.partition("  ")
        lemma = spec.split("/")[0].strip()
        verb = Verb(lemma, frozenset(takes.split()), stance, lemma.partition(" ")[2])
        for word, form in _paradigm(spec.strip()):
            saying.setdefault(word, []).append((verb, form))
    inflected: dict[str, set[str]] = {}
    for _, line in lines("verbs.txt"):
        for word in line.split():
            for form_word, form in _paradigm(word):
                inflected.setdefault(form_word, set()).add(form)
    for word, readings in saying.items():
        inflected.setdefault(word, set()).update(f for _, f in readings)
    return Verbs(
        saying={w: tuple(sorted(v, key=lambda x: -len(x[0].particle))) for w, v in saying.items()},
        inflected={w: frozenset(f) for w, f in inflected.items()},
    )


@cache
def irregular_pasts() -> frozenset[str]:
    """Past forms and participles of irregular verbs, which no ending tells."""
    listed = (verb for _, line in lines("verbs.txt") for verb in line.split())
    return frozenset(form for verb in listed for form in verb.split("/")[1:])


@cache
def irregular_forms() -> Mapping[str, tuple[str, ...]]:
    """Base form of the verbs that the lists spell out, to past form and participle, of saying or not."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("verbs.txt", "cue-verbs.txt"):
        for _, line in lines(name):
            for spec in line.split("  ")[0].split() if name == "verbs.txt" else [line.split("  ")[0]]:
                base, *pasts = (part.split()[0] for part in spec.strip().split("/"))
                if pasts:
                    found.setdefault(base, tuple(pasts))
    return found
