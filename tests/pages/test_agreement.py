# ruff: noqa: E501  a table of made-up text
"""What versions have in common, as the head of a page tells it. All of it made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Span, WordChoice, Wording
from digest.pages.agreement import told_by_all, trivial

TOLD = {
    "the gloss of the only clear one is cut": (
        (
            "The ferry Orla hit the pier at Port Ellery on Friday, a shameful end to a shabby summer.",
            "it hit the pier at Port Ellery, the ferry Orla, on Friday.",
        ),
        "The ferry Orla hit the pier at Port Ellery on Friday",
    ),
    "without a dateline": (
        (
            "PORT ELLERY — The ferry Orla hit the pier on Friday.",
            "the ferry Orla, on Friday, hit the pier",
        ),
        "The ferry Orla hit the pier on Friday.",
    ),
    "little in common": (
        ("The ferry Orla hit the pier at Port Ellery on Friday.", "The pier is old, and the mayor knows it well."),
        None,
    ),
    "a number of its own": (
        ("The ferry Orla hit the old pier twice in its first week.", "The ferry Orla hit the old pier again last week."),
        "The ferry Orla hit the old pier again last week.",
    ),
    "a number that all have": (
        ("The ferry Orla hit 12 boats at the old pier.", "At the old pier, the ferry Orla hit 12 boats."),
        "The ferry Orla hit 12 boats at the old pier.",
    ),
    "no verb": (("Orla, the ferry of Port Ellery's pier", "The ferry Orla of Port Ellery pier"), None),
    "a quotation": (
        ("“The ferry Orla hit the pier on Friday,” said Lund.", "“The ferry Orla hit the pier on Friday,” Lund said."),
        None,
    ),
    "nothing": ((), None),
}  # fmt: skip


@pytest.mark.parametrize(("passages", "expected"), TOLD.values(), ids=TOLD)
def test_what_all_tell(passages, expected):
    found = told_by_all(passages)
    assert (found and found[1]) == expected
    assert found is None or found[1] in passages[found[0]]


@given(st.lists(st.text(max_size=80), max_size=4))
def test_what_is_told_stands_in_the_passage(passages):
    found = told_by_all(passages)
    assert found is None or found[1] in passages[found[0]]


@pytest.mark.parametrize("text", ["The ferry hit the pier, ", "a", '"', "—", "“ ”; "])
def test_a_long_line_takes_little_time(text):
    passage = text * 20_000
    found = told_by_all([passage, passage])
    assert found is None or found[1] in passage


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (("special probe", "special investigation"), True),
        (("terror attack in Ellery", "terrorist attack"), True),
        (("strike", "blockade"), False),
        (("war", "full-scale war"), False),
    ],
    ids=["near-synonyms", "forms and names", "two words", "a strong word more"],
)
def test_trivial(terms, expected):
    members = tuple(
        Wording(article=f"a{n}", term=term, voice="own", spans=(Span(0, 1),)) for n, term in enumerate(terms)
    )
    assert trivial(WordChoice(id="w", concept="c", members=members)) is expected
