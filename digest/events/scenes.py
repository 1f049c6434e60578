"""Where an article's happening takes place, as its words say it: "in Beijing", "at Waterford Mill"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.model import Reading
from digest.stems import lemma

_LOCATIVE = frozenset({"in", "at", "near", "outside", "off", "inside", "around", "across"})
_OF_VENUES = "at"
"""It stands before halls and stations: they lie in a place, and another report may name that alone."""
_MOST = 24


class Scenes(NamedTuple):
    """Stems of places; those of one place joined by "+"."""

    opening: tuple[str, ...]
    anywhere: tuple[str, ...]


def scenes(reading: Reading, opening: int) -> Scenes:
    """The places that `reading` says something happens in, by first mention.

    A place is a run of capitalised words after a locative preposition; months, weekdays, persons and
    bodies that the reading knows are none. The dateline is left out: it is where the reporter sits.
    """
    text = reading.article.text
    inside = [(b.start, b.end) for b in reading.article.blocks if b.kind == "body"]
    dateline = reading.article.dateline.span if reading.article.dateline else None
    taken = {m.start for e in reading.entities if e.kind in ("person", "body") for m in e.mentions}
    taken |= {d.start for d in reading.dates}
    first: dict[str, None] = {}
    everywhere: dict[str, None] = {}
    words = reading.words
    at = block = 0
    while at < len(words) - 1 and len(everywhere) < _MOST:
        word = words[at]
        at += 1
        while block < len(inside) and inside[block][1] <= word.start:
            block += 1
        if block == len(inside) or word.start < inside[block][0]:
            continue
        if dateline is not None and dateline.start <= word.start < dateline.end:
            continue
        locative = text[word.start : word.end].lower()
        if locative not in _LOCATIVE:
            continue
        run: list[str] = []
        if text[words[at].start : words[at].end] == "the":
            at += 1
        while at < len(words) and _goes_on(
            text, words[at - 1].end, words[at].start, words[at].end, bool(run)
        ):
            if words[at].start in taken:
                break
            run.append(words[at].lemma)
            at += 1
        if run:
            place = "+".join(run)
            everywhere.setdefault(place)
            if word.start < opening and locative != _OF_VENUES:
                first.setdefault(place)
    return Scenes(tuple(first), tuple(everywhere))


_GAP = re.compile(r"\s+|-")


def _goes_on(text: str, before: int, start: int, end: int, run: bool) -> bool:
    if not text[start].isupper() or end - start < 2:
        return False
    gap = text[before:start]
    return gap.isspace() and "\n" not in gap if not run else _GAP.fullmatch(gap) is not None


@cache
def _wide() -> frozenset[str]:
    # The list lies with the stage that made it; read as data, so nothing of that stage is imported.
    text = files("digest").joinpath("language/data/names/places.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    named = (line.partition("|")[0].replace("=", ",") for line in lines if line and line[0] not in "#[")
    return frozenset(lemma(word) for names in named for word in names.replace(",", " ").split())


def is_wide(stem: str) -> bool:
    """Whether it names a country, a state or a region: one that other places lie in."""
    return stem in _wide()
