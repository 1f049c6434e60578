"""What an editor states about an article: YAML front matter, and the `<stem>.meta.yml` beside it.

A single wrong value costs that value and is a warning. A block that is not YAML at all costs the
article: nobody can tell what it was to say (an outlet, a date, an event to stand in).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.articles.disclosures import FLAGS
from digest.articles.fields import Address, Choices, Day, Field, Language, Names, Text, Value, check
from digest.articles.plain_yaml import MalformedError, parse
from digest.model import Problem

FIELDS: dict[str, Field] = {
    "title": Text(),
    "outlet": Text(longest=200),
    "author": Names(),
    "published": Day(),
    "url": Address(),
    "language": Language(),
    "event": Text(longest=200),
    "flags": Choices(FLAGS),
}
"""The keys of front matter and of a metadata file."""

_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_OPENING = re.compile(r"---[ \t]*\n")
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:", re.ASCII)


class FrontMatter(NamedTuple):
    """A Markdown file taken apart."""

    yaml: str | None
    """None where the file has none."""
    text: str
    line: int
    """The file's line on which `text` begins."""
    doubt: str | None = None


Metadata = dict[str, Value]


def take_apart(text: str) -> FrontMatter:
    """Front matter and body; every character after the newline of the closing `---` is body."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(None, text, 1)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        doubt = "front matter begins here and never ends; it is missing a line of ---"
        return FrontMatter(None, text, 1, doubt if _KEY.match(text, opening.end()) else None)
    line = text.count("\n", 0, closing.end()) + 1
    return FrontMatter(text[opening.end() : closing.start()], text[closing.end() :], line)


def understand(yaml: str, path: str, line: int = 1) -> tuple[Metadata | None, list[Problem]]:
    """The metadata in `yaml`, which begins on `line` of `path`, and all mistakes in it.

    None where it cannot be read at all: then the problem is an error.
    """
    try:
        node = parse(yaml, line)
    except MalformedError as error:
        return None, [Problem(path, error.mistake.line, error.mistake.cause)]
    values, mistakes = check(node, FIELDS, line)
    return values, [Problem(path, mistake.line, mistake.cause, "warning") for mistake in mistakes]


def merged(
    own: Metadata, own_path: str, beside: Metadata, beside_path: str
) -> tuple[Metadata, list[Problem]]:
    """Metadata of the article's own file under that of the file beside it, which wins."""
    problems = [
        Problem(
            own_path,
            own[key].line,
            f"{key}: {beside_path}:{beside[key].line} says otherwise, and wins",
            "info",
        )
        for key in sorted(own.keys() & beside.keys())
        if own[key].value != beside[key].value
    ]
    return {**own, **beside}, problems
