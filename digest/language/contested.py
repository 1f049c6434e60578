"""The contested vocabulary: concepts and the terms that can name them, as data.

See `data/contested.yml` for what a concept is and how an editor extends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

PLAN = "plan"
"""In the keys of terms, what somebody wants done, whatever it is called ("roe's_plan")."""
_IRREGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "crises": "crisis",
    "lives": "life",
    "wives": "wife",
    "militiamen": "militiaman",
    "gunmen": "gunman",
    "congressmen": "congressman",
    "congresswomen": "congresswoman",
    "allies": "ally",
    "policies": "policy",
    "series": "series",
    "fetuses": "fetus",
    "viruses": "virus",
}


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """The form under which singular and plural of a lower-case noun meet."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Match(NamedTuple):
    """A place where a term of a concept stands, counted in words."""

    start: int
    end: int
    concept: str
    kind: Literal["term", "loose", "of", "by"]
    term: str
    """As the data file has it; for a verb its base form."""


class _Entry(NamedTuple):
    concept: str
    kind: Literal["term", "loose", "not", "of", "by"]
    term: str
    cased: tuple[str, ...]
    """Per word the spelling that is asked for, or empty."""


@dataclass(slots=True)
class _Node:
    steps: dict[str, _Node] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


class Concept(NamedTuple):
    """What the data file says of a concept, apart from its terms."""

    key: str
    label: str
    join: Literal["concept", "about", "parties", "owner"]
    interest: int
    people: bool = False
    """Whether its terms name groups of people: "protesters" alone then means those at hand."""
    any_number: bool = False
    """Whether one and several of it are the same thing."""
    lede: bool = False
    """Whether its verbs count in headline and lede without anybody beside them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All concepts, ready to be looked up in text."""

    concepts: dict[str, Concept]
    root: _Node

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Where terms stand among `words` (as printed, without possessive endings).

        Per concept the longest, without overlaps, from the left; phrases that the concept excludes
        take their place away. Time grows with the number of words.
        """
        forms = [word[:40].lower() for word in words]
        hits: list[tuple[int, int, _Entry]] = []
        for at in range(len(words)):
            nodes = [self.root]
            end = at
            while nodes and end < len(words):
                keys = {"=" + forms[end], singular(forms[end])}
                nodes = [node.steps[key] for node in nodes for key in sorted(keys) if key in node.steps]
                end += 1
                for node in nodes:
                    for entry in node.entries:
                        shown = zip(entry.cased, words[at:end], strict=True)
                        if all(not cased or singular(word) == singular(cased) for cased, word in shown):
                            hits.append((at, end, entry))
        hits.sort(key=lambda hit: (hit[2].concept, hit[2].kind != "not", -(hit[1] - hit[0]), hit[0]))
        taken: set[tuple[str, bool, int]] = set()
        found = []
        for start, end, entry in hits:
            # a form can be noun and verb ("attack"): both readings are tried
            readings = (True, False) if entry.kind == "not" else (entry.kind in ("of", "by"),)
            place = {(entry.concept, verb, i) for verb in readings for i in range(start, end)}
            if place & taken:
                continue
            taken |= place
            if entry.kind != "not":
                found.append(Match(start, end, entry.concept, entry.kind, entry.term))
        return sorted(found)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the data file."""
    text = files("digest.language").joinpath("data/contested.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return build(raw["concepts"])


def build(concepts: Iterable[dict[str, Any]]) -> Vocabulary:
    """A vocabulary from what a data file holds."""
    root = _Node()
    known = {}
    for raw in concepts:
        key = raw["key"]
        known[key] = Concept(
            key,
            raw["label"],
            raw["join"],
            raw["interest"],
            raw.get("bare") == "plural",
            bool(raw.get("any_number")),
            bool(raw.get("lede")),
        )
        for kind in ("terms", "loose", "not"):
            for term in raw.get(kind, ()):
                _add(root, str(term), _Entry(key, kind.removesuffix("s"), str(term), ()))  # type: ignore[arg-type]
        for role, verbs in raw.get("verbs", {}).items():
            for verb in _persons(verbs):
                base = verb.split("/")[0]
                for form in inflections(verb):
                    _add(root, f"={form}", _Entry(key, role, base, ()))
    return Vocabulary(known, root)


def _persons(verbs: Iterable[str]) -> Iterator[str]:
    """The verbs, one for each possessive that "~" stands for."""
    for verb in verbs:
        yield from [verb.replace("~", word) for word in _OWNERS] if "~" in verb else [verb]


_OWNERS = ("his", "her", "its", "their")


def _add(root: _Node, term: str, entry: _Entry) -> None:
    literal = term.startswith("=")
    node = root
    cased = []
    for word in term.removeprefix("=").replace("-", " ").replace("'s ", " ").split():
        form = word.lower()
        node = node.steps.setdefault("=" + form if literal else singular(form), _Node())
        cased.append(word if word != form else "")
    node.entries.append(entry._replace(cased=tuple(cased), term=entry.term.removeprefix("=")))


_DOUBLED = frozenset(
    {"slam", "rip", "scrap", "quit", "bar", "run", "win", "cut", "put", "get", "hit", "let", "sit", "pan"}
)


def inflections(verb: str) -> list[str]:
    """The forms of "lash out at" or "shoot/shot": of the first word, the others as they are.

    "shoot and kill" inflects both verbs.
    """
    if " and " in verb:
        first, second = verb.split(" and ", 1)
        return [
            f"{a} and {b}"
            for a, b in zip(
                inflections(_IRREGULAR_VERBS.get(first, first)), inflections(second), strict=False
            )
        ]
    base, *past = verb.split("/")
    word, _, rest = base.partition(" ")
    word, *known = _IRREGULAR_VERBS.get(word, word).split("/")
    doubled = word in _DOUBLED or any(form.split()[0] == f"{word}{word[-1]}ed" for form in past)
    stem = word + word[-1] if doubled else word
    forms = [word, word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = [word, word[:-1] + "ies"]
        regular = [word[:-1] + "ied"]
    elif word.endswith("e"):
        regular = [word + "d"]
    else:
        regular = [stem + "ed"]
    ing = (
        word[:-2] + "ying"
        if word.endswith("ie")
        else word[:-1] + "ing"
        if word.endswith("e")
        else stem + "ing"
    )
    forms += [ing, *(past or known or regular)]
    tail = " " + rest if rest else ""
    return [form if " " in form else form + tail for form in forms]


_IRREGULAR_VERBS = {
    "shoot": "shoot/shot",
    "take": "take/took/taken",
    "quit": "quit/quit",
    "be": "be/was/were/been",
    "force": "force",
    "stab": "stab/stabbed",
    "step": "step/stepped",
    "gun": "gun/gunned",
    "lay": "lay/laid",
    "rip": "rip/ripped",
    "slay": "slay/slew/slain",
    "overrun": "overrun/overran",
}
