# ruff: noqa: E501  a table of made-up names
"""Which things that go by several names come first, and by which names."""

from __future__ import annotations

import pytest

from digest.model import Span, WordChoice, Wording
from digest.pages.dull import telling
from digest.pages.naming import by_weight, names


def choice(*terms: tuple[str, str], voice="own", **values) -> WordChoice:
    members = tuple(Wording(article=a, term=t, voice=voice, spans=(Span(0, 1),)) for a, t in terms)
    return WordChoice(**{"id": "w", "concept": "c", "members": members, **values})


def test_contested_things_come_first_then_by_name():
    visit, war, aid = (
        choice(id=i, concept=i, weight=w) for i, w in (("visit", 0.5), ("war", 5), ("aid", 0.5))
    )
    assert [c.id for c in by_weight([visit, war, aid])] == ["war", "aid", "visit"]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([("a", "raid"), ("b", "strike"), ("b", "raid")], ["raid", "strike"]),
        ([("a", "raid on Lorrin"), ("b", "attack on Lorrin"), ("b", "harbour fire")], ["raid on Lorrin", "harbour fire"]),
        ([("a", "raid"), ("b", "Raid")], ["raid"]),
        ([(str(n), f"name{n}") for n in range(6)], ["name0", "name1", "name2", "name3"]),
    ],
    ids=["the other name", "least like those before", "case does not count", "four"],
)  # fmt: skip
def test_names(terms, expected):
    assert names(choice(*terms)) == expected


def test_own_words_before_quoted_ones():
    quoted = choice(("a", "an outrageous massacre"), voice="quoted").members
    assert names(choice(members=(*quoted, *choice(("a", "killing")).members))) == ["killing"]


@pytest.mark.parametrize("term", ["President", "senator", "Mrs"])
def test_a_title_alone_says_nothing(term):
    assert not telling(term)
    assert telling(f"{term} Velk")
    assert telling("accord")
