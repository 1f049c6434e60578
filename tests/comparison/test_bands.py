"""Bands: groups of people without a name, told by what they are and where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording import word_choices
from digest.comparison.wording.bands import bands
from tests.comparison.made_up import reading

NAMES = {"Harbor Board": "organization", "Norland": "place", "Ada Brook": "person"}


def shown(*texts: str) -> list[list[str]]:
    readings = tuple(reading(str(n), text, NAMES) for n, text in enumerate(texts))
    return [
        [use.term.span.of(readings[use.column].article.text) for use in thing.uses]
        for thing in bands(readings)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "Five past and present Norland senators begged Brook to abandon her ferry venture.",
            "Brook was begged by five senior Norland Republicans to abandon the venture.",
            ["Five past and present Norland senators", "five senior Norland Republicans"],
            id="a place and a number",
        ),
        pytest.param(
            "In a letter signed by every Republican on the Harbor Board, they rebuked Brook.",
            "They rebuked Brook in a letter that all nine Republican members of the Harbor Board had.",
            ["every Republican on the Harbor Board", "all nine Republican members of the Harbor Board"],
            id="all of a body",
        ),
        pytest.param(
            "A dozen Norland priests rebuked Brook for quoting encyclicals.",
            "Then came twelve elderly priests in Norland with a rebuke of Brook over the encyclicals.",
            ["dozen Norland priests", "twelve elderly priests in Norland"],
            id="a place before and behind",
        ),
        pytest.param(
            "The board met families of those killed in the ferry fire.",
            "It wrote to the victims’ relatives. Families want better schools.",
            ["families of those killed", "victims’ relatives"],
            id="the families of victims",
        ),
    ],
)
def test_one_group_described_differently(first, second, expected):
    assert shown(first, second) == [expected]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Republicans rebuked Brook in a scathing letter on ferries.",
            "Many Republicans rebuked Brook in the scathing letter on ferries.",
            id="a party alone",
        ),
        pytest.param(
            "Five Norland senators rebuked Brook in a scathing letter on ferries.",
            "Some Norland Republicans rebuked Brook in the scathing letter on ferries.",
            id="a number and a part",
        ),
        pytest.param(
            "Five Norland senators rebuked Brook in a scathing letter on ferries.",
            "Nine Norland Republicans rebuked Brook in the scathing letter on ferries.",
            id="two numbers",
        ),
        pytest.param(
            "Norland Democrats rebuked Brook in a scathing letter on ferries.",
            "Norland Republicans rebuked Brook in the scathing letter on ferries.",
            id="two parties",
        ),
        pytest.param(
            "Norland priests rebuked Brook in a scathing letter on ferries.",
            "Norland bankers rebuked Brook in the scathing letter on ferries.",
            id="two callings",
        ),
        pytest.param(
            "Five Norland senators sang carols.",
            "Five senior Norland Republicans fled abroad.",
            id="two acts",
        ),
        pytest.param(
            "Norland priests rebuked Brook in a scathing letter on ferries.",
            "Norland priests rebuked Brook in the scathing letter on ferries.",
            id="the same words",
        ),
    ],
)
def test_what_is_no_row(first, second):
    assert shown(first, second) == []


def test_the_row_is_labelled_by_where_they_belong():
    texts = (
        "Five past and present Norland senators begged Brook to abandon her ferry venture.",
        "Brook was begged by five senior Norland Republicans to abandon the venture.",
    )
    rows = word_choices(tuple(reading(str(n), text, NAMES) for n, text in enumerate(texts)))
    assert "Group: Republican, Norland" in [row.concept for row in rows]


@given(st.lists(st.text(alphabet="al Norlandesnators, five. of\n", max_size=120), max_size=3))
@settings(max_examples=50, deadline=None)
def test_any_text(texts):
    readings = tuple(reading(str(n), text, NAMES) for n, text in enumerate(texts))
    for thing in bands(readings):
        for use in thing.uses:
            assert 0 <= use.term.start < use.term.end <= len(readings[use.column].article.text)


@pytest.mark.parametrize(
    "text", ["Norland Republicans ", "five Norland senators. ", "every "], ids=lambda text: text
)
def test_long_texts(text):
    assert bands((reading("0", text * 5_000, NAMES), reading("1", text * 5_000, NAMES))) == []
