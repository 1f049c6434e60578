"""Copies of one text: read from the section on shared text, named as what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout.columns import Column
from digest.pages.layout.elements import add, put
from digest.pages.layout.reading import append, column_of, plain
from digest.pages.sections import ONE_ORIGIN

_SHARE = re.compile(r"(\d+)%")
PAIR = 2
"""Articles of a family that one line says enough of."""
PAIRS = 12
"""Pairs that are listed; those that share less open on demand."""


@dataclass(slots=True)
class Family:
    """Articles of one event that hang together as copies of one text."""

    columns: list[Column]
    shares: list[int] = field(default_factory=list)
    """Per cent of the shorter article's words, for each pair."""


def families(md: Markdown, nodes: Sequence[Element], columns: Sequence[Column]) -> list[Family]:
    """The families that the lines below the heading tell of, the largest first."""
    by_key = {column.key: column for column in columns}
    found: list[Family] = []
    for item in (item for node in nodes if node.tag == "ul" for item in node):
        said = plain(md, "".join(item.itertext()))
        pair = [by_key.get(column_of(a.get("href", ""))) for a in item.iter("a")]
        ends = [column for column in pair if column is not None]
        share = _SHARE.search(said.rpartition(" share ")[2])
        if len(ends) != PAIR or share is None or not said.rstrip(" .").endswith(ONE_ORIGIN):
            continue
        met = [family for family in found if any(c in family.columns for c in ends)]
        joined = Family([], [int(share[1])])
        for family in met:
            joined.columns += family.columns
            joined.shares += family.shares
            found.remove(family)
        joined.columns += [c for c in ends if c not in joined.columns]
        found.append(joined)
    for family in found:
        family.columns.sort(key=lambda c: c.number)
    return sorted(found, key=lambda f: (-len(f.columns), f.columns[0].number))


def shared_text(section: Element, nodes: Sequence[Element], found: Sequence[Family]) -> None:
    """The section on shared text: a sentence a family, its pairs on demand."""
    large = [family for family in found if len(family.columns) > PAIR]
    for family in large:
        line = add(section, "p", text=f"{len(family.columns)} articles print largely one text: ")
        for n, column in enumerate(family.columns):
            append(line, ", " if n else "")
            put(line, "a", column.label, href=column.href)
        low, high = min(family.shares), max(family.shares)
        shares = f"{low}%" if low == high else f"{low}–{high}%"
        append(line, f". Two of them share {shares} of the shorter article’s words.")
    if not large:
        _pairs(section, nodes)
        return
    details = add(section, "details", "more")
    add(details, "summary", text="Every pair that shares text")
    details.extend(nodes)


def _pairs(section: Element, nodes: Sequence[Element]) -> None:
    """Pairs as they come; where they are many, those that share most, and all on demand."""
    for node in nodes:
        if node.tag != "ul" or len(node) <= PAIRS:
            section.append(node)
            continue
        said = {item: _SHARE.search("".join(item.itertext()).rpartition(" share ")[2]) for item in node}
        ranked = sorted(node, key=lambda item: -int(found[1]) if (found := said[item]) else 0)
        most = set(ranked[:PAIRS])
        first, rest = [i for i in node if i in most], [i for i in node if i not in most]
        add(section, "ul").extend(first)
        details = add(section, "details", "more")
        add(details, "summary", text=f"{len(rest)} more pair{'' if len(rest) == 1 else 's'} that share less")
        add(details, "ul").extend(rest)
