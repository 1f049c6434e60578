"""What a headline says happened to whom, read by fixed patterns around a name.

Only what is said outright counts: a headline that asks, denies, demands or looks back is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from digest.stems import lemma

LONGEST = 300
"""Characters of a headline that are read."""
_GAP = 3
"""Small words between a name and what happened."""
_PREPOSITIONS = frozenset(
    {"of", "in", "at", "from", "near", "for", "with", "by", "on", "to", "against", "about"}
    | {"over", "under", "into", "onto", "than", "like", "outside", "around"}
)
_WORD = re.compile(r"[\w’'-]+")
_ASIDE = re.compile(r",[^,]{1,60},")
"""Between a name and its verb: "Ada Lund, the mayor, resigns"."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A kind of happening, with the words that tell it; words of one form are joined by a blank."""

    title: str
    forms: frozenset[str] = frozenset()
    """Stems of single words, any of which names it."""
    together_with: frozenset[str] = frozenset()
    """Stems one of which must stand with them."""
    after: tuple[str, ...] = ()
    """Forms that follow the name."""
    before: tuple[str, ...] = ()
    """Forms that precede it."""
    noun: tuple[str, ...] = ()

    def told_by(self, stems: frozenset[str]) -> bool:
        """Whether a text with these stems names it."""
        return bool(stems & self.forms) and (not self.together_with or bool(stems & self.together_with))

    @property
    def stems(self) -> frozenset[str]:
        """What an opening that tells of it has."""
        said = (form.split() for form in (*self.after, *self.before, *self.noun))
        return self.forms | frozenset(lemma(word) for form in said for word in form if word not in _small())


class Deed(NamedTuple):
    """What a headline says: a happening and the names in it, in the order of its template."""

    happening: int
    """Its place in the list."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happenings:
    """All kinds, as the data lists them."""

    between_two: tuple[Happening, ...]
    of_one: tuple[Happening, ...]
    of_two: tuple[Happening, ...]
    somewhere: tuple[Happening, ...]


@cache
def _data() -> dict[str, Any]:
    return dict(yaml.safe_load(files("digest.events").joinpath("data/happenings.yml").read_text("utf-8")))


@cache
def _small() -> frozenset[str]:
    return frozenset(_data()["between"]) | {
        "of",
        "for",
        "with",
        "in",
        "on",
        "from",
        "at",
        "out",
        "down",
        "over",
    }


@cache
def happenings() -> Happenings:
    """The kinds of happenings, from `data/happenings.yml`."""

    def stems(words: Iterable[str]) -> frozenset[str]:
        return frozenset(lemma(word) for word in words)

    def read(entry: Mapping[str, Any]) -> Happening:
        return Happening(
            title=entry.get("title") or entry["verb"],
            forms=stems(entry.get("forms", ())),
            together_with=stems(entry.get("with", ())),
            after=tuple(entry.get("done", ())),
            before=tuple(entry.get("doing", ())),
            noun=tuple(entry.get("noun", ())),
        )

    def pair(entry: Mapping[str, Any]) -> Happening:
        return Happening(
            title=entry["title"], after=tuple(entry["forms"]), together_with=stems(entry.get("with", ()))
        )

    data = _data()
    return Happenings(
        tuple(map(read, data["between_two"])),
        tuple(map(read, data["of_one"])),
        tuple(map(pair, data["of_two"])),
        tuple(map(read, data["somewhere"])),
    )


@cache
def _doubt() -> re.Pattern[str]:
    forms = sorted(_data()["doubt"], key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w’'])(?:{'|'.join(map(re.escape, forms))})(?![\w])|n[’']t\b|\?", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    forms = sorted(_data()["ends"], key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


@cache
def _titles() -> frozenset[str]:
    """Titles that stand before a name; their list belongs to the stage before: read as data."""
    text = files("digest").joinpath("language/data/names/titles.txt").read_text("utf-8")
    lines = (line.strip().casefold() for line in text.splitlines() if line.strip() and line[0] not in "#[")
    return frozenset(form.strip() for line in lines for form in line.split("="))


def outright(headline: str) -> bool:
    """Whether a headline says what it says without doubt, demand or question."""
    return not _doubt().search(headline[:LONGEST])


def of_one(headline: str, people: Sequence[str]) -> Iterator[Deed]:
    """What `headline` says of one of `people` (full names), by the order of the kinds."""
    words = _words(headline)
    if words is None:
        return
    for name in people:
        at = _places(words, name)
        for n, happening in enumerate(happenings().of_one):
            if any(_one(words, start, end, happening) for start, end in at):
                yield Deed(n, (name,))


def of_two(headline: str, names: Sequence[str]) -> Iterator[Deed]:
    """What `headline` says that one of `names` does to another."""
    words = _words(headline)
    if words is None:
        return
    stems = {lemma(word) for word in words}
    places = [(name, place) for name in names for place in _places(words, name)]
    for n, happening in enumerate(happenings().of_two):
        if happening.together_with and not happening.together_with & stems:
            continue
        for one, (_, end) in places:
            for after in _following(words, end, happening.after):
                for other, (start, _) in places:
                    if other != one and after <= start <= after + _GAP and _only_small(words, after, start):
                        yield Deed(n, (one, other))


def _words(headline: str) -> list[str] | None:
    """Lower-case words of what a headline tells; without asides between commas."""
    told = _ends().split(headline[:LONGEST], maxsplit=1)[0]
    if not outright(told):
        return None
    return [word.casefold().replace("’", "'") for word in _WORD.findall(_ASIDE.sub(" ", told))]


def _places(words: Sequence[str], name: str) -> list[tuple[int, int]]:
    """Where a name stands, in full or by its last word, with or without 's."""
    last = name.rsplit(maxsplit=1)[-1].casefold().replace("’", "'")
    given = {part.casefold() for part in name.split()[:-1]}
    found = []
    for n, word in enumerate(words):
        if word.removesuffix("'s").rstrip("'") == last:
            start = n
            while start and words[start - 1] in given:
                start -= 1
            found.append((start, n + 1))
    return found


def _one(words: Sequence[str], start: int, end: int, happening: Happening) -> bool:
    if "and" in words[max(0, start - 1) : start] or "and" in words[end : end + 1]:
        return False  # others as well, whom the title would leave out
    owned = words[end - 1].endswith(("'s", "'"))
    if owned:
        return any(True for _ in _following(words, end, happening.noun, gap=0))
    before = words[start - 1] if start else ""
    # "Mayor of Karsk resigns": what stands behind a preposition does nothing, and nothing happens to it.
    behind = before in _PREPOSITIONS
    # "Union wants Lund to resign" is no resignation: only a headline's first name is told to do so.
    begins = all(_title(word) or word in _small() for word in words[:start])
    told = [form for form in happening.after if begins or not form.startswith("to ")]
    asked = not begins and "to" in words[end : end + 1]
    if not asked and not behind and any(True for _ in _following(words, end, told)):
        return True
    if _preceded(words, start, happening.before, _small()):
        return True
    return _preceded(words, start, happening.noun, frozenset({"of", "by", "for", "the"}), needs=True)


def _following(words: Sequence[str], at: int, forms: Sequence[str], gap: int = _GAP) -> Iterator[int]:
    """Where a form ends that begins at `at`, small words between."""
    for skip in range(gap + 1):
        start = at + skip
        if not _only_small(words, at, start):
            return
        for form in forms:
            parts = form.split()
            if list(words[start : start + len(parts)]) == parts:
                yield start + len(parts)


def _preceded(
    words: Sequence[str], at: int, forms: Sequence[str], small: frozenset[str], *, needs: bool = False
) -> bool:
    """Whether a form ends at `at`, small words between; `needs` at least one of them."""
    for skip in range(1 if needs else 0, _GAP + 1):
        end = at - skip
        if end < 0 or not all(word in small or _title(word) for word in words[end:at]):
            return False
        if any(list(words[max(0, end - len(f.split())) : end]) == f.split() for f in forms):
            return True
    return False


def _title(word: str) -> bool:
    """Whether `word` may stand before a name ("Mayor", "ex-president")."""
    return word.removeprefix("ex-") in _titles()


def _only_small(words: Sequence[str], start: int, end: int) -> bool:
    return end <= len(words) and all(word in _small() for word in words[start:end])
