"""YAML read with the place of every value, safely: plain data only, no aliases, nothing twice.

PyYAML's nodes are kept, not the values, because a message without a line number is half a message.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

LARGEST = 1_000_000
"""Characters; PyYAML reads about a megabyte in ten seconds, and recursion grows with nesting."""


class Mistake(NamedTuple):
    """What is wrong in a YAML file, and where."""

    line: int
    cause: str


class MalformedError(ValueError):
    """YAML that cannot be read at all."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.cause)
        self.mistake = mistake


class _Loader(yaml.SafeLoader):
    """Refuses aliases: nested ones make a gigabyte out of a line."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not allowed", mark)
        return super().compose_node(parent, index)


def parse(text: str, line: int = 1) -> yaml.Node | None:
    """The root node of a YAML document that begins on `line` of its file; None where it is empty.

    Raises MalformedError, with the line counted in the file.
    """
    if len(text) > LARGEST:
        raise MalformedError(Mistake(line, f"larger than {LARGEST:,} characters"))
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.reader.ReaderError as error:
        row = text.count("\n", 0, error.position)
        raise MalformedError(Mistake(line + row, f"not YAML: {_visible(error.character)} in it")) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        row = mark.line if mark else 0
        said = ", ".join(part for part in (error.problem, error.context) if part)
        raise MalformedError(Mistake(line + row, f"not YAML: {said}")) from None
    except RecursionError:
        raise MalformedError(Mistake(line, "not metadata: nested too deep")) from None


def scalar(node: yaml.Node) -> object:
    """What a scalar node stands for in YAML: text, number, date, true or false, None.

    Raises ValueError where it looks like one of these and is none ("2024-13-45").
    """
    maker = yaml.constructor.SafeConstructor()
    try:
        return maker.construct_object(node)
    except yaml.YAMLError as error:
        raise ValueError(str(error).partition("\n")[0]) from None
    except (AttributeError, KeyError, IndexError, TypeError, OverflowError):
        # PyYAML trusts an explicit tag (!!timestamp x) to fit its value.
        raise ValueError(f"{node.value[:40]!r} is not what its tag promises") from None


def line_of(node: yaml.Node) -> int:
    """The line a node begins on, from 0."""
    return int(node.start_mark.line)


def _visible(character: object) -> str:
    code = character if isinstance(character, int) else ord(str(character)[:1] or "\0")
    return f"character U+{code:04X}"
