"""Named groups: what stands beside their name, sliced from the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language.descriptions.groups import groups
from digest.model import Span


def described(sentence: str) -> list[tuple[str, str]]:
    return [(t.span.of(sentence), t.about) for t in groups(sentence, [Span(0, len(sentence))])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It was paid for by Harbor League, a conservative nonprofit, on Monday.",
            [("conservative nonprofit", "harbor_league")],
        ),
        (
            "They wrote to the conservative super PAC Harbor League on Monday.",
            [("conservative super PAC Harbor League", "harbor_league")],
        ),
        (
            "Swiftbox, the delivery giant founded by a clerk, said nothing of it.",
            [("delivery giant", "swiftbox")],
        ),
        (
            "It was run by nonprofit advocacy group Open Sea.",
            [("nonprofit advocacy group Open Sea", "open_sea")],
        ),
        (
            "The Harbor League, an architect of the dam law, said nothing of it.",
            [("architect of the dam law", "harbor_league")],
        ),
        ("The group met in Calder, a town of nobody in particular.", []),
        ("Ada Brook, a painter, joined them there.", []),
        ("The old company of Harbor Street was sold in the spring.", []),
        ("The Harbor League's a group, they say.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_groups(sentence, expected):
    assert described(sentence) == expected


@given(st.text(alphabet=" ,.AabPC\n“", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text(text):
    for term in groups(text, [Span(0, len(text))]):
        assert 0 <= term.start < term.end <= len(text)


@pytest.mark.parametrize("unit", ["A ", "a", "the group ", "Group, a "])
def test_long_lines_take_linear_time(unit):
    text = unit * (200_000 // len(unit))
    groups(text, [Span(0, len(text))])
