"""Names in several spellings."""

from __future__ import annotations

import pytest

from digest.events.namesakes import known_as
from digest.spellings import akin, one_person, spelled


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Andrei", "Andrey", True),
        ("Zelensky", "Zelenskyy", True),
        ("Zelenskiy", "Zelenskyi", True),
        ("Alexei", "Aleksey", True),
        ("Yanukovych", "Yanukovich", True),
        ("García", "Garcia", True),
        ("Lee", "Li", False),
        ("Kern", "Horn", False),
        ("Kerns", "Kern", False),
        ("Ivanov", "Ivanova", False),
    ],
)
def test_spellings(one: str, other: str, *, same: bool) -> None:
    assert (spelled(one) == spelled(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ted", "edward", True),
        ("e", "edward", True),
        ("timothy", "tim", True),
        ("ann", "otto", False),
        ("ted", "tom", False),
    ],
)
def test_given_names(one: str, other: str, *, same: bool) -> None:
    assert akin(one, other) is same
    assert akin(other, one) is same


def test_a_middle_name_says_nothing() -> None:
    assert one_person(["sarah", "roe"], ["sarah", "ann", "roe"])
    assert not one_person(["sarah", "ann", "roe"], ["sarah", "jane", "roe"])
    assert not one_person(["roe"], ["sarah", "roe"])
    assert one_person(["j", "edward", "roe"], ["ted", "roe"])
    assert one_person(["ted", "roe"], ["j", "edward", "roe"])
    assert not one_person(["j", "otto", "roe"], ["ted", "roe"])


def test_the_name_that_most_articles_use() -> None:
    names = {"Ted Roe": (1, 4), "Edward Roe": (3, 3), "Otto Roe": (1, 1), "Ann Poe": (2, 2)}
    assert known_as(names) == {
        "Ted Roe": "Edward Roe",
        "Edward Roe": "Edward Roe",
        "Otto Roe": "Otto Roe",
        "Ann Poe": "Ann Poe",
    }


def test_a_name_between_two_persons_stands_for_itself() -> None:
    names = {"Sarah Ann Roe": (1, 1), "Sarah Jane Roe": (1, 1), "Sarah Roe": (1, 1)}
    assert known_as(names)["Sarah Roe"] == "Sarah Roe"
    assert known_as(names)["Sarah Ann Roe"] == "Sarah Ann Roe"
