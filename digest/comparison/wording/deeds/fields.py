"""Fields of acts, and the words by which each is told, as `data/deeds.yml` has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from digest.language.contested import singular
from digest.language.verbs import irregular_forms

PREFIX = "act-"
"""Before the key of a field, where it stands among the concepts of word choice."""
GAP = "~"
Kind = Literal["of", "by", "nouns", "nouns_by", "phrases", "denied"]
_KINDS: tuple[Kind, ...] = ("of", "by", "nouns", "nouns_by", "phrases", "denied")
_BE = ("be", "is", "are", "was", "were", "been", "being", "am")
_VOWELS = "aeiou"
_PARTICLES = frozenset({"up", "down", "off", "out", "away", "back", "aside"})
"""Before or behind what a verb is done to."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of acts; its flags are explained at the head of the data file."""

    key: str
    label: str
    who: Literal["", "person", "thing"]
    once: bool
    free: bool
    parallel: bool
    words: bool
    content: bool
    post: bool
    anyone: bool
    doers: frozenset[str]

    @property
    def concept(self) -> str:
        """Its name among the concepts of word choice."""
        return PREFIX + self.key


class Turn(NamedTuple):
    """A verb with what belongs to it, a noun, or a turn of phrase, that tells an act of a field."""

    field: Field
    kind: Kind
    text: str
    """As the data has it: the verb in its base form."""
    rest: tuple[frozenset[str] | str, ...]
    """What follows the first word: words either of which may stand there, `GAP`, or "<class>"."""
    base: str
    """The first word's base form."""

    def may_go_on(self, form: str) -> bool:
        """Whether `form` may follow its first word."""
        return not self.rest or isinstance(self.rest[0], str) or form in self.rest[0]


class Lexicon(NamedTuple):
    """All fields, and their turns by the forms of the first word."""

    fields: Mapping[str, Field]
    """By the concept's name."""
    turns: Mapping[str, tuple[Turn, ...]]
    classes: Mapping[str, frozenset[str]]
    same: Mapping[str, str]
    """Nouns for one thing, to the first of them."""
    words: Mapping[str, frozenset[str]]
    """Small words and stems by what they do."""


@cache
def _raw() -> dict[str, Any]:
    text = files("digest.comparison").joinpath("data/deeds.yml").read_text("utf-8")
    return dict(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506


@cache
def lexicon() -> Lexicon:
    """What the data file holds."""
    raw = _raw()
    fields: dict[str, Field] = {}
    turns: dict[str, list[Turn]] = defaultdict(list)
    for entry in raw["fields"]:
        field = Field(
            entry["key"],
            entry["label"],
            entry.get("who", ""),
            bool(entry.get("once")),
            bool(entry.get("free")),
            bool(entry.get("parallel")),
            bool(entry.get("words")),
            bool(entry.get("content")),
            bool(entry.get("post")),
            bool(entry.get("anyone")),
            frozenset(_listed(entry.get("doers", ""))),
        )
        fields[field.concept] = field
        for kind in _KINDS:
            for phrase in _listed(entry.get(kind, "")):
                first, *rest = phrase.replace("-", " ").split()  # as the words of a text are
                if kind == "of" and len(rest) == 1 and rest[0] in _PARTICLES:
                    rest.insert(0, GAP)  # "kick Roe out"
                turn = Turn(field, kind, phrase, tuple(_step(word) for word in rest), first)
                for form in dict.fromkeys(_forms(first, kind)):
                    turns[form].append(turn)
    classes = {key: frozenset(_listed(words)) for key, words in raw["classes"].items()}
    # of two turns that begin alike, the longer one says more
    ordered = {form: tuple(sorted(known, key=lambda turn: -len(turn.rest))) for form, known in turns.items()}
    same = {word: group[0] for group in raw["same"] for word in group}
    words = {key: frozenset(_listed(listed)) for key, listed in raw["words"].items()}
    return Lexicon(fields, ordered, classes, same, words)


def _listed(words: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in words.split(",") if word.strip())


def _step(word: str) -> frozenset[str] | str:
    if word == GAP or word.startswith("<"):
        return word
    return frozenset(word.split("|"))


def _forms(word: str, kind: Kind) -> list[str]:
    if kind == "phrases":
        return [word]
    if kind in ("nouns", "nouns_by"):
        plural = word[:-1] + "ies" if word.endswith("y") and word[-2] not in _VOWELS else word + "s"
        return [word, plural, word + "es"]
    return inflected(word)


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    """Past form and participle of verbs that only this data file has."""
    listed = (spec.split("/") for spec in _listed(_raw()["irregular"]))
    return {base: tuple(pasts) for base, *pasts in listed}


def inflected(verb: str) -> list[str]:
    """Every form of a verb in its base form; where the last letter may double, both spellings."""
    if verb == "be":
        return list(_BE)
    known = _irregular().get(verb) or irregular_forms().get(verb)
    doubles = (
        len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    )
    stems = [verb, verb + verb[-1]] if doubles else [verb]
    if verb.endswith("ie"):
        ings = [verb[:-2] + "ying"]
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        ings = [verb[:-1] + "ing"]
    else:
        ings = [stem + "ing" for stem in stems]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        third, pasts = verb[:-1] + "ies", [verb[:-1] + "ied"]
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        pasts = [verb + "d"] if verb.endswith("e") else [stem + "ed" for stem in stems]
    return [verb, third, *ings, *(known or pasts)]


def in_class(name: str, form: str) -> bool:
    """Whether a word, in lower case, belongs to the class `<name>`."""
    words = lexicon().classes[name.strip("<>")]
    return form in words or singular(form) in words


def words(name: str) -> frozenset[str]:
    """A list of small words or stems of the data file."""
    return lexicon().words[name]
