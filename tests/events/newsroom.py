"""Fictional articles for the tests of this stage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from digest.events.fingerprint import Fingerprint, fingerprint
from digest.events.table import Table, table
from digest.events.weights import weights
from digest.model import Article, Block, Reading, Span, Stated

HERE = Path(__file__).parent


@cache
def _nlp() -> Any:
    import spacy

    import digest.language.pipeline  # noqa: F401  registers the components

    nlp = spacy.blank("en")
    for component in ("digest_sentences", "digest_dates", "digest_names"):
        nlp.add_pipe(component)
    return nlp


def article(
    name: str,
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    basis: str = "metadata",
    dateline: str | None = None,
    **rest: Any,
) -> Article:
    """An article whose paragraphs are body; one that is only the published day is a line of its own."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            left = at + len(line) - len(line.lstrip())
            kind = "date" if published and line.strip() == rest.get("printed") else "body"
            blocks.append(Block(left, at + len(line.rstrip()), kind))
        at += len(line) + 1
    rest.pop("printed", None)
    where = text.find(dateline) if dateline else -1
    return Article(
        id=name,
        path=f"{name}.txt",
        text=text,
        blocks=tuple(blocks),
        outlet_label=rest.pop("outlet_label", name),
        title=Stated(title) if title else None,
        published=Stated(published) if published else None,
        published_basis=basis if published else None,  # type: ignore[arg-type]
        dateline=Stated(dateline, Span(where, where + len(dateline))) if dateline else None,
        **rest,
    )


def reading(name: str, text: str, **rest: Any) -> Reading:
    """The reading of a fictional article: words, sentences, dates and names."""
    from digest.language.pipeline import annotate

    return annotate(_nlp(), article(name, text, **rest))


def print_of(name: str, text: str, **rest: Any) -> Fingerprint:
    """Its fingerprint."""
    return fingerprint(reading(name, text, **rest))


@cache
def look_alikes() -> tuple[tuple[Fingerprint, ...], dict[str, str]]:
    """Fingerprints of `look_alikes.yml`, and the happening of each article."""
    prints: list[Fingerprint] = []
    truth: dict[str, str] = {}
    topics = yaml.safe_load((HERE / "look_alikes.yml").read_text("utf-8"))
    for happenings in topics.values():
        for happening, articles in happenings.items():
            for number, entry in enumerate(articles):
                name = f"{happening}-{number}"
                prints.append(print_of(name, entry["text"], title=entry.get("title")))
                truth[name] = happening
    return tuple(prints), truth


def tabled(prints: Sequence[Fingerprint]) -> Table:
    """The table of these articles, weighed by their own words."""
    return table(prints, weights(prints))
