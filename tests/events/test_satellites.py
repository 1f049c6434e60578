"""What stands on the edge of an event comes to it, and nothing is guessed between look-alikes."""

from __future__ import annotations

import numpy as np
import pytest

from digest.events.satellites import attached

CORE, OTHER, EDGE = [0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10]


def nowhere(one, other):
    return False


def odds(to_core, to_other):
    """Two events of five articles each, and one more article with these log-odds to them."""
    made = np.full((11, 11), -5.0)
    for part in (CORE, OTHER):
        made[np.ix_(part, part)] = 4.0
    made[10, CORE] = made[CORE, 10] = to_core
    made[10, OTHER] = made[OTHER, 10] = to_other
    np.fill_diagonal(made, 0.0)
    return made


CASES = {
    "near most of the core": ([0.0, 0.0, 0.0, -9.0, -9.0], [-4.0] * 5, [[*CORE, 10], OTHER]),
    "near one article only": ([3.0, -5.0, -5.0, -5.0, -5.0], [-4.0] * 5, [CORE, OTHER, EDGE]),
    "far from both": ([-3.0] * 5, [-4.0] * 5, [CORE, OTHER, EDGE]),
    "between the two": ([0.0] * 5, [-0.1] * 5, [CORE, OTHER, EDGE]),
    "nearer to one": ([-0.8] * 5, [0.2] * 5, [CORE, [*OTHER, 10]]),
}


@pytest.mark.parametrize(("to_core", "to_other", "expected"), CASES.values(), ids=CASES)
def test_satellites(to_core, to_other, expected):
    assert sorted(attached(odds(to_core, to_other), [CORE, OTHER, EDGE], nowhere)) == sorted(expected)


def test_small_events_take_nothing_in():
    parts = [CORE[:4], OTHER, EDGE, [4]]
    near = odds([3.0] * 5, [-5.0] * 5)
    assert sorted(attached(near, parts, nowhere)) == sorted(parts)


def test_no_parts_and_one():
    assert attached(np.zeros((0, 0)), [], nowhere) == []
    assert attached(np.zeros((1, 1)), [[0]], nowhere) == [[0]]


def test_what_happened_in_another_place_stays_apart():
    parts = [CORE, OTHER, EDGE]
    near = odds([3.0] * 5, [-5.0] * 5)
    assert attached(near, parts, nowhere) == [[*CORE, 10], OTHER]
    assert attached(near, parts, lambda one, other: (one, other) == (CORE, EDGE)) == parts
