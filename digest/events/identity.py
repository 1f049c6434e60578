"""Events keep their addresses: who inherits which, when the grouping changes.

The rule: the part that holds most of an event's articles is its heir (the part with the first
article id among equals). A part that is heir to several events takes the oldest address, and the
others lead on to it. A part that is heir to none gets a new address. An event of which no article
is left is withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digest.events.register import Published, Register

Part = Sequence[str]


def inherit(parts: Iterable[Part], register: Register) -> dict[tuple[str, ...], str]:
    """For each part that is heir to a published event, the address it keeps."""
    sorted_parts = sorted(tuple(sorted(p)) for p in parts)
    home: dict[str, Counter[tuple[str, ...]]] = {}
    for part in sorted_parts:
        for article in part:
            standing = register.articles.get(article)
            if standing is not None:
                home.setdefault(register.leads(standing.event), Counter())[part] += 1
    kept: dict[tuple[str, ...], str] = {}
    for slug in sorted(home, key=lambda s: (_age(register, s), s)):
        heir = min(home[slug], key=lambda part: (-home[slug][part], part))
        kept.setdefault(heir, slug)
    return kept


def moves(ids: Mapping[tuple[str, ...], str], register: Register) -> dict[str, str]:
    """Where old addresses lead, given the address of every part; addresses in use lead nowhere."""
    where = {article: slug for part, slug in ids.items() for article in part}
    live = set(ids.values())
    heirs: dict[str, Counter[str]] = {}
    for article, standing in register.articles.items():
        if article in where:
            heirs.setdefault(register.leads(standing.event), Counter())[where[article]] += 1
    led = {
        slug: min(found, key=lambda s: (-found[s], s)) for slug, found in heirs.items() if slug not in live
    }
    for old in register.moved:
        target = register.leads(old)
        target = led.get(target, target)
        if old not in live and target in live:
            led[old] = target
    return dict(sorted(led.items()))


def reserved(register: Register) -> frozenset[str]:
    """Addresses that no new event may take: they are published, or lead on, or say "withdrawn"."""
    gone = {w.id for w in register.withdrawn if w.kind == "event"}
    return frozenset({*register.events, *register.moved, *gone})


def _age(register: Register, slug: str) -> int:
    return register.events.get(slug, Published()).since
