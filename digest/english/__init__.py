"""General English: its words by how common they are, for every stage that weighs words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def by_rank() -> tuple[str, ...]:
    """Words of general English, lower case, the most frequent first."""
    text = files("digest.english").joinpath("by_rank.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and line[0] != "#")
