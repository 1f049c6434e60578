"""Tokens: the text comes back whole, and nothing takes quadratic time."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from digest.language.tokens import make_doc

NLP = spacy.blank("en")
NLP.max_length = 10_000_000


@given(
    st.lists(
        st.text(max_size=30)
        | st.builds(lambda c, n: c * n, st.characters(codec="utf-8"), st.integers(0, 900))
    )
)
def test_the_text_is_kept_character_by_character(parts: list[str]) -> None:
    text = "".join(parts)
    assert make_doc(NLP, text).text == text


def test_ordinary_text_has_spacys_own_tokens() -> None:
    text = "“It’s late,” Ms. Quill said (at 9 p.m.).\n\nSo it was."
    assert [t.text for t in make_doc(NLP, text)] == [t.text for t in NLP.make_doc(text)]


@pytest.mark.parametrize("unit", ["“", "x", "1", ".", "a,", "’", "http://a."])
def test_a_hundred_thousand_characters_without_a_space_take_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    doc = make_doc(NLP, text)
    assert doc.text == text
    assert time.process_time() - start < 5
