"""Named groups: what stands beside their name, and in place of it."""

from __future__ import annotations

import pytest

from digest.comparison.wording.organizations import named_groups
from tests.comparison.made_up import reading

NAMES = {"Ada Brook": "person", "Harbor League": "body", "Tern Board": "body"}
OTHER = "The ad was paid for by Harbor League, a hard-line ferry lobby, on Monday."


def rows(*texts: str) -> list[list[str]]:
    readings = [reading(str(n), text, NAMES) for n, text in enumerate(texts)]
    return [
        [use.term.span.of(readings[use.column].article.text) for use in thing.uses]
        for thing in named_groups(readings)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbor League spoke. The group was late.", ["group"]),
        ("Ada Brook wrote to Harbor League. It rained on the organization’s roof.", ["organization"]),
        (
            "Harbor League spoke. The ferry lobby was late, the infamous group said.",
            ["ferry lobby", "infamous group"],
        ),
        ("Harbor League met the Tern Board. The group was late.", []),
        ("Harbor League spoke. It rained. Nobody came. The group was late.", []),
        ("Harbor League spoke. The company was late.", []),
        ("Harbor League spoke. The church group was late.", []),
        ("Harbor League spoke. The group of pilots was late.", []),
        ("The group was late. Harbor League spoke.", []),
    ],
)
def test_a_word_for_a_group_means_the_one_named_last(text, expected):
    found = [term for row in rows(OTHER, text) for term in row]
    assert found == (["hard-line ferry lobby", *expected] if expected else [])


def test_more_or_fewer_words_are_no_other_choice():
    assert rows(OTHER, "It was Harbor League, a ferry lobby, that paid.") == []
