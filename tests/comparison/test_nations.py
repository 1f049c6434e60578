"""Countries and their governments behind one verb."""

from __future__ import annotations

import pytest

from digest.comparison.wording.nations import nations
from tests.comparison.made_up import reading


def rows(*texts: str) -> list[list[str]]:
    readings = [reading(str(n), text) for n, text in enumerate(texts)]
    return [
        [use.term.span.of(readings[use.column].article.text) for use in thing.uses]
        for thing in nations(readings)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "Fishers may sue Portugal.",
            "It lets them sue the Portuguese government.",
            [["Portugal", "Portuguese government"]],
        ),
        ("They blamed the Thai regime.", "They blame Thailand for it.", [["Thai regime", "Thailand"]]),
        ("Fishers may sue Portugal.", "They met the Portuguese government.", []),
        ("Fishers may sue Portugal.", "Fishers sue Portugal again.", []),
        ("Fishers sail to Portugal.", "They wrote to the Portuguese government.", []),
        ("They blame the Thai pilots.", "They blame Thailand.", []),
    ],
)
def test_a_country_and_its_government_behind_one_verb(first, second, expected):
    assert rows(first, second) == expected
