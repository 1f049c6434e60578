"""Articles on the edge of an event come to it: a comment, a brief, a report from far away.

Average linkage asks how near an article is to all of an event's. A large event is broad, so what stands on
its edge is far from most of it and yet near its core, and nearer to it than to any other event. So, once the
events are settled, very small ones are measured by the nearest few articles of each large one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from digest.events.matrices import Square

LARGE = 5
"""Articles from which on a group has a core and an edge."""
_TIMES = 3
"""How many times larger than a satellite its event must be."""
_CORE = 3
"""Articles of the event that are asked: those nearest to the satellite."""
ATTACH = -1.0
"""Mean log-odds with these from which on the satellite belongs to the event,"""
_CLEARLY = 0.25
"""and by how much they must exceed those with the next event: between two look-alikes nothing is guessed."""


def attached(
    affinity: Square,
    parts: Sequence[Sequence[int]],
    elsewhere: Callable[[Sequence[int], Sequence[int]], bool],
) -> list[list[int]]:
    """`parts` of the rows of `affinity`, the satellites put to their events; no part is divided.

    `elsewhere` says of two parts whether they tell of different places: then they stay apart.
    """
    large = [number for number, part in enumerate(parts) if len(part) >= LARGE]
    into: dict[int, int] = {}
    for number, part in enumerate(parts):
        ranked = sorted(
            (
                (-nearness(affinity, part, parts[home]), home)
                for home in large
                if len(parts[home]) >= _TIMES * len(part)
            ),
        )
        if not ranked or -ranked[0][0] < ATTACH:
            continue
        home = ranked[0][1]
        clear = len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= _CLEARLY
        if clear and not elsewhere(parts[home], part):
            into[number] = home
    # An event that goes to a larger one itself takes nothing in.
    made = {number: list(part) for number, part in enumerate(parts)}
    for number, home in into.items():
        if home not in into:
            made[home] += made.pop(number)
    return [sorted(part) if number in into.values() else part for number, part in made.items()]


def nearness(affinity: Square, satellite: Sequence[int], event: Sequence[int]) -> float:
    """Mean log-odds of `satellite` with those few articles of `event` that are nearest to it."""
    # As `mean` computes it, which would take twice the time for so few numbers.
    to_each = np.add.reduce(affinity[np.array(satellite)[:, None], event]) / len(satellite)
    to_each.sort()
    nearest = to_each[-_CORE:]
    return float(np.round(np.add.reduce(nearest) / len(nearest), 6))
