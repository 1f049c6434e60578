"""The word lists that figures are read with (`data/figures/*.yml`), loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> dict[str, Any]:
    """One file of `data/figures`; every leaf is text, so that `no` and `on` stay words."""
    text = files("digest.language").joinpath(f"data/figures/{name}.yml").read_text("utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    if not isinstance(loaded, dict):
        raise TypeError(f"data/figures/{name}.yml is no mapping")
    return loaded


def numbers(name: str, key: str) -> dict[str, float]:
    """A mapping from words to numbers."""
    return {word: float(value) for word, value in table(name)[key].items()}


def words(name: str, key: str) -> frozenset[str]:
    """A list of words, as a set."""
    return frozenset(table(name)[key])


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of several words, found by their first or last word; the longest wins."""

    by_edge: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def of(cls, listed: Iterable[tuple[str, str]], *, last: bool) -> Phrases:
        """From (phrase, label) pairs, keyed by their last or first word."""
        by_edge: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, label in listed:
            parts = tuple(phrase.lower().split())
            by_edge.setdefault(parts[-1 if last else 0], []).append((parts, label))
        return cls({k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in by_edge.items()})
