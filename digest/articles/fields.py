"""What a metadata file may say: declared fields that check themselves, all mistakes at once.

A field class turns one YAML node into a value or raises ValueError with the cause; `check` runs a
whole mapping through the fields declared for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

import yaml

from digest.articles.calendar import whole_date
from digest.articles.plain_yaml import Mistake, line_of, scalar

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})([-_][A-Za-z0-9]{2,8}){0,3}")
_KINDS = {str: "text", bool: "true or false", int: "a number", float: "a number", date: "a date"}


class Value(NamedTuple):
    """A checked value and the line of the file that states it."""

    value: str | tuple[str, ...]
    line: int


class Field(Protocol):
    """One key of a metadata file."""

    def read(self, node: yaml.Node) -> str | tuple[str, ...]:
        """The value; raises ValueError with what was expected and what is there."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text."""

    longest: int = 1000

    def read(self, node: yaml.Node) -> str:
        value = scalar(node) if isinstance(node, yaml.ScalarNode) else None
        if not isinstance(value, str):
            hint = "; put it in quotes" if isinstance(node, yaml.ScalarNode) and node.value else ""
            raise ValueError(f"expected text, found {_found(node)}{hint}")  # noqa: TRY004  a mistake in a file
        text = " ".join(_UNSEEN.sub(" ", value).split())
        if not text:
            raise ValueError("expected text, found nothing")
        if len(text) > self.longest:
            raise ValueError(f"expected at most {self.longest} characters, found {len(text)}")
        return text


@dataclass(frozen=True, slots=True)
class Names:
    """A name, or a list of names, which is joined as a byline joins them."""

    def read(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.SequenceNode):
            return Text().read(node)
        found = [Text().read(item) for item in node.value]
        if not found:
            raise ValueError("expected a name, found an empty list")
        return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


@dataclass(frozen=True, slots=True)
class Day:
    """A whole date: as YAML has it, with or without a time, or written out in English."""

    def read(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            if not node.value.strip():
                raise ValueError("expected a date like 2024-05-16, found nothing")
            try:
                value = scalar(node)
            except ValueError:
                raise ValueError(f"no such date: {_cited(node.value)}") from None
            # The day as written: turning it into another time zone could change it.
            day = value.isoformat()[:10] if isinstance(value, date) else whole_date(node.value)
            if day is not None:
                return day
        raise ValueError(f"expected a date like 2024-05-16, found {_found(node)}")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address; any other kind of link could run code on the page that shows it."""

    def read(self, node: yaml.Node) -> str:
        text = Text(longest=2000).read(node)
        try:
            parts = urlsplit(text)
            host = parts.hostname
        except ValueError as error:
            raise ValueError(f"no web address: {error}") from None
        if parts.scheme.lower() not in ("http", "https") or not host or re.search(r"[\s<>\"`\\]", text):
            raise ValueError(
                f"expected an address that begins with http:// or https://, found {_cited(text)}"
            )
        return text


@dataclass(frozen=True, slots=True)
class Language:
    """A language tag; its first part is what counts here."""

    def read(self, node: yaml.Node) -> str:
        # The raw words: YAML takes "no", Norwegian, for false.
        match = _LANGUAGE.fullmatch(node.value.strip()) if isinstance(node, yaml.ScalarNode) else None
        if match is None:
            raise ValueError(f"expected a language tag like en or pt-BR, found {_found(node)}")
        return match[1].lower()


@dataclass(frozen=True, slots=True)
class Choices:
    """One or more of a fixed set."""

    allowed: Sequence[str]

    def read(self, node: yaml.Node) -> tuple[str, ...]:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = [Text().read(item) for item in items]
        if wrong := [item for item in found if item not in self.allowed]:
            raise ValueError(f"{', '.join(map(_cited, wrong))} unknown; {_offer(wrong[0], self.allowed)}")
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts, or one."""

    def read(self, node: yaml.Node) -> tuple[str, ...]:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(Text().read(item) for item in items)


def check(
    node: yaml.Node | None, fields: Mapping[str, Field], line: int = 1
) -> tuple[dict[str, Value], list[Mistake]]:
    """The values of a mapping whose file's YAML begins on `line`, and every mistake in it.

    A key without a value counts as left out. A key that stands twice keeps its first value.
    """
    found: dict[str, Value] = {}
    mistakes: list[Mistake] = []
    if node is None:
        return found, mistakes
    if not isinstance(node, yaml.MappingNode):
        here = line + line_of(node)
        return found, [Mistake(here, f"expected lines of `key: value`, found {_found(node)}")]
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        here = line + line_of(key_node)
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        if key not in fields:
            name = _cited(key) if key else _found(key_node)
            mistakes.append(Mistake(here, f"unknown key {name}; {_offer(key, tuple(fields))}"))
        elif key in seen:
            mistakes.append(Mistake(here, f"{key}: stands here again, after line {seen[key]}"))
        else:
            seen[key] = here
            if isinstance(value_node, yaml.ScalarNode) and value_node.tag.endswith(":null"):
                continue
            try:
                found[key] = Value(fields[key].read(value_node), here)
            except ValueError as error:
                mistakes.append(Mistake(line + line_of(value_node), f"{key}: {error}"))
    return found, mistakes


def _found(node: yaml.Node) -> str:
    """A node in a reader's words, without YAML's."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "lines of `key: value`"
    if not node.value:
        return "nothing"
    try:
        value = scalar(node)
    except ValueError:
        return _cited(node.value)
    kind = next((words for type_, words in _KINDS.items() if type(value) is type_), "")
    return _cited(node.value) if kind in ("text", "") else f"{kind} ({_cited(node.value)})"


def _cited(text: str) -> str:
    text = _UNSEEN.sub("\ufffd", text)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:59]}…"'


def _offer(wrong: str, known: Sequence[str]) -> str:
    near = get_close_matches(wrong.lower()[:60], known, n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
