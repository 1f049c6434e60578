"""Epithets: words that colour, before the same noun in different articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording import word_choices
from digest.comparison.wording.epithets import judged
from digest.comparison.wording.qualities import families, things, vague
from digest.language.word_classes import colours
from tests.comparison.made_up import reading

FAR = "It rained in Dunmore. The ferry was late. Nobody minded. The market opened at nine. "
"""Sentences before which an article's opening is over."""
PEOPLE = {"Ada Brook": "person", "Tom Falk": "person"}


def shown(*texts: str, **more: list[str]) -> list[list[str]]:
    readings = tuple(
        reading(str(n), text, PEOPLE, **(more if n == 0 else {})) for n, text in enumerate(texts)
    )
    return [
        [use.term.span.of(readings[use.column].article.text) for use in thing.uses]
        for thing in judged(readings)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            FAR + "The mayor brought his trademark flute to the hall.",
            FAR + "The mayor played on his infamous flute for an hour.",
            ["trademark flute", "infamous flute"],
            id="a rare noun",
        ),
        pytest.param(
            FAR + "She wrote the word on her signature blackboard.",
            FAR + "The notorious red chalkboard stood there.",
            ["signature blackboard", "notorious red chalkboard"],
            id="two nouns for one thing",
        ),
        pytest.param(
            FAR + "The council met after Brook’s dismal performance in June.",
            FAR + "Critics recalled Ada Brook’s sometimes lackluster stage performance.",
            ["Brook’s dismal performance", "Ada Brook’s sometimes lackluster stage performance"],
            id="one owner",
        ),
        pytest.param(
            FAR + "It follows a scathing harbor inspector’s report on the wharf.",
            FAR + "A balanced harbor inspector report came out. The sober inspector report is long.",
            ["scathing harbor inspector’s report", "sober inspector report"],
            id="one kind",
        ),
        pytest.param(
            "The clerk was suspended over anti-dam text messages.",
            "The clerk lost her post because of inflammatory and rambling texts.",
            ["anti-dam text messages", "inflammatory and rambling texts"],
            id="the openings",
        ),
        pytest.param(
            FAR + "They left in an explosive budget hearing in May.",
            FAR + "Then came a heated budget hearing.",
            ["explosive budget hearing", "heated budget hearing"],
            id="a noun in -ing",
        ),
    ],
)
def test_different_words_that_colour_one_thing(first, second, expected):
    assert shown(first, second) == [expected]


def test_an_article_without_colour_is_shown_beside_the_others():
    texts = (
        "The mayor faced a heated budget hearing.",
        "A stormy budget hearing awaits.",
        "The budget hearing is on.",
    )
    assert shown(*texts) == [["heated budget hearing", "stormy budget hearing", "budget hearing"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("He played his infamous flute.", "He played his infamous flute.", id="the same word"),
        pytest.param("He played his infamous flute.", "He played his silver flute.", id="no colour"),
        pytest.param(
            FAR + "He saw an infamous flute.", FAR + "She sold a celebrated flute.", id="nothing known"
        ),
        pytest.param(
            FAR + "It was the infamous plan.", FAR + "Then the bold plan.", id="a word for many things"
        ),
        pytest.param("The infamous mayor left.", "The beloved mayor left.", id="a person"),
        pytest.param("He found an ingenious way.", "It was a bizarre way.", id="a noun for anything"),
        pytest.param("Brook’s dismal performance.", "Falk’s brilliant performance.", id="two owners"),
        pytest.param("A fiery budget speech.", "A somber wedding speech.", id="two kinds"),
        pytest.param("The fiery speech on dams.", "The somber speech on taxes.", id="two topics"),
        pytest.param("The fiery speech.", "The somber speeches.", id="one and several"),
        pytest.param("Every fiery speech.", "No somber speech.", id="none in particular"),
        pytest.param(
            FAR + "Brook’s fiery flute. Falk’s flute.",
            FAR + "The dreaded flute.",
            id="an article that knows two",
        ),
    ],
)
def test_what_is_no_row(first, second):
    assert shown(first, second) == []


def test_what_somebody_said_is_no_word_of_the_outlet():
    text = "“I love his infamous flute,” she said."
    assert shown(text, "He has the celebrated flute.", quoted=["I love his infamous flute,"]) == []


def test_the_row_is_labelled_by_kind_noun_and_owner():
    texts = ("Brook’s dismal stage performance.", "Ada Brook’s brilliant stage performance.")
    (row,) = word_choices(tuple(reading(str(n), text, PEOPLE) for n, text in enumerate(texts)))
    assert row.concept == "Stage performance: Ada Brook"
    assert [member.term for member in row.members] == [
        "Brook’s dismal stage performance",
        "Ada Brook’s brilliant stage performance",
    ]


def test_the_lists_do_not_contradict_each_other():
    assert len(colours()) > 800
    assert all(word == word.lower() for word in colours() | families().keys() | vague())
    assert not colours() & vague()
    assert all(families()[first] == first for first in set(families().values()))


@given(st.lists(st.text(alphabet="the his infamous bold flute. \n-'and", max_size=120), max_size=3))
@settings(max_examples=50, deadline=None)
def test_any_text(texts):
    readings = tuple(reading(str(n), text) for n, text in enumerate(texts))
    for n, one in enumerate(readings):
        for thing in things(n, one):
            assert 0 <= thing.span.start < thing.span.end <= len(one.article.text)
    judged(readings)


@pytest.mark.parametrize(
    "text", ["a ", "infamous ", "and ", "the infamous flute. ", "the infamous flute "], ids=lambda text: text
)
def test_long_texts(text):
    assert judged((reading("0", text * 5_000), reading("1", text * 5_000))) == []
