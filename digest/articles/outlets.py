"""The outlet registry: what the editor knows of the outlets that articles name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from digest.articles.decoding import LARGEST, UnreadableError, decode
from digest.articles.fields import Address, Field, Text, Texts, Value, check
from digest.articles.plain_yaml import MalformedError, line_of, parse
from digest.model import Outlet, Problem

FIELDS: dict[str, Field] = {
    "name": Text(longest=200),
    "home": Address(),
    "country": Text(longest=100),
    "note": Text(),
    "source": Text(),
    "also": Texts(),
}
"""The keys of an entry."""


class Outlets(dict[str, Outlet]):
    """The registry by name, which also finds an outlet by another spelling of its name."""

    def __init__(
        self, entries: Mapping[str, Outlet] | None = None, also: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entries or {})
        self.spellings = {_key(name): name for name in self}
        for spelling, name in (also or {}).items():
            self.spellings.setdefault(_key(spelling), name)

    def named(self, stated: str) -> str:
        """The registry's name for a stated outlet; the stated one where the registry has none."""
        return self.spellings.get(_key(stated), stated)


def read_outlets(path: Path) -> tuple[Outlets, tuple[Problem, ...]]:
    """The registry in `path`, a YAML list of outlets, and everything that is wrong with it.

    No file is an empty registry. An entry without a usable name is left out.
    """
    if not path.is_file():
        return Outlets(), ()
    try:
        with path.open("rb") as file:
            decoded = decode(file.read(LARGEST))
        node = parse(decoded.text)
    except UnreadableError as error:
        empty = error.line is None
        return Outlets(), () if empty else (Problem(path.name, error.line, error.cause),)
    except MalformedError as error:
        return Outlets(), (Problem(path.name, error.mistake.line, error.mistake.cause),)
    except OSError as error:
        return Outlets(), (Problem(path.name, None, f"cannot be read: {error.strerror}"),)
    return _registry(node, path.name)


def _registry(node: yaml.Node | None, path: str) -> tuple[Outlets, tuple[Problem, ...]]:
    if node is None:
        return Outlets(), ()
    if not isinstance(node, yaml.SequenceNode):
        return Outlets(), (Problem(path, line_of(node) + 1, "expected a list of outlets (- name: …)"),)
    entries: dict[str, Outlet] = {}
    lines: dict[str, int] = {}
    also: dict[str, str] = {}
    problems: list[Problem] = []
    for item in node.value:
        here = line_of(item) + 1
        values, mistakes = check(item, FIELDS)
        problems += (Problem(path, mistake.line, mistake.cause, "warning") for mistake in mistakes)
        if "name" not in values:
            if not any(mistake.cause.startswith(("name:", "expected lines")) for mistake in mistakes):
                problems.append(Problem(path, here, "an outlet without a name is left out"))
            continue
        outlet = _outlet(values)
        spellings = (outlet.name, *values.get("also", Value((), here)).value)
        if twice := [spelling for spelling in spellings if _key(spelling) in lines]:
            first = lines[_key(twice[0])]
            problems.append(Problem(path, here, f"{twice[0]}: already in line {first}", "warning"))
        if outlet.note is not None and outlet.source is None:
            line = values["note"].line
            problems.append(
                Problem(path, line, f"{outlet.name}: a note needs its source; left out", "warning")
            )
            outlet = Outlet(name=outlet.name, home=outlet.home, country=outlet.country)
        if _key(outlet.name) in lines:
            continue
        entries[outlet.name] = outlet
        for spelling in spellings:
            lines.setdefault(_key(spelling), here)
            also.setdefault(spelling, outlet.name)
    return Outlets(entries, also), tuple(sorted(problems, key=lambda problem: problem.line or 0))


def _outlet(values: Mapping[str, Value]) -> Outlet:
    return Outlet(**{key: str(value.value) for key, value in values.items() if key != "also"})


def _key(name: str) -> str:
    """What two spellings of a name share: case, white space and a leading article do not count."""
    return " ".join(name.casefold().split()).removeprefix("the ")
