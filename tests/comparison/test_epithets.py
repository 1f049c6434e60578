"""Epithets: words that judge, before the same noun in different articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.epithets import epithets, judged
from digest.comparison.wording import word_choices
from tests.comparison.made_up import reading


def shown(*texts: str, **more: list[str]) -> list[list[str]]:
    readings = tuple(reading(str(n), text, **(more if n == 0 else {})) for n, text in enumerate(texts))
    return [
        [use.term.span.of(readings[use.column].article.text) for use in thing.uses]
        for thing in judged(readings)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The mayor brought his trademark flute to the hall.",
            "The mayor played on his infamous flute for an hour.",
            [["trademark flute", "infamous flute"]],
        ),
        (
            "She wrote the word on her signature blackboard.",
            "The mayor’s notorious red chalkboard stood there.",
            [["signature blackboard", "notorious red chalkboard"]],
        ),
    ],
    ids=["one noun", "two nouns for one thing"],
)
def test_different_words_that_judge_one_thing(first, second, expected):
    assert shown(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("He played his infamous flute.", "He played his infamous flute.", id="the same word"),
        pytest.param("He played his infamous flute.", "He played his silver flute.", id="no judgment"),
        pytest.param("He saw an infamous flute.", "He saw a celebrated flute.", id="nothing known"),
        pytest.param("He sold the infamous flutes.", "He sold the celebrated flutes.", id="several"),
        pytest.param("It was the infamous plan.", "It was the bold plan.", id="a word for anything"),
        pytest.param("The infamous mayor left.", "The beloved mayor left.", id="a person"),
    ],
)
def test_what_is_no_row(first, second):
    assert shown(first, second) == []


def test_what_somebody_said_is_no_word_of_the_outlet():
    text = "“I love his infamous flute,” she said."
    assert shown(text, "He has the celebrated flute.", quoted=["I love his infamous flute,"]) == []


def test_the_row_is_labelled_by_the_noun():
    texts = ("The mayor brought his trademark flute.", "The mayor played his infamous flute.")
    (row,) = word_choices(tuple(reading(str(n), text) for n, text in enumerate(texts)))
    assert (row.id, row.concept) == ("epithet-flute", "Flute")
    assert [member.term for member in row.members] == ["trademark flute", "infamous flute"]


def test_the_list_holds_single_lower_case_words():
    assert len(epithets()) > 200
    assert all(word == word.lower() for word in epithets())


@given(st.lists(st.text(alphabet="the his infamous bold. \n-'", max_size=120), max_size=3))
@settings(max_examples=50, deadline=None)
def test_any_text(texts):
    readings = tuple(reading(str(n), text) for n, text in enumerate(texts))
    for thing in judged(readings):
        for use in thing.uses:
            assert 0 <= use.term.start < use.term.end <= len(readings[use.column].article.text)
