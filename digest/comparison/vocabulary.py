"""What the contested vocabulary says of a concept, without its terms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml


class Concept(NamedTuple):
    """A kind of thing that can be named in several ways."""

    label: str
    join: str
    """"concept", "about" or "parties": how two terms are known to mean one thing."""
    interest: int
    """1 to 3; orders rows."""


@cache
def concepts() -> dict[str, Concept]:
    """By key, in the order of the data file, which the language stage reads its terms from."""
    text = files("digest").joinpath("language/data/contested.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return {c["key"]: Concept(c["label"], c["join"], c["interest"]) for c in raw["concepts"]}
