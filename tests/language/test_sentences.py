"""Where sentences end in the prose of newspapers."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from digest.language.marks import marks
from digest.language.sentences import split

CASES = {
    "plain": "It rained. | We left!",
    "question and ellipsis": "Why? | It stopped … | It began.",
    "title": "Mr. Roe met Dr. Doe.",
    "rank": "Sgt. Roe and Gov. Doe left.",
    "initials": "J.K. Marlow and A. B. Roe left.",
    "country inside": "The U.S. Senate voted in the U.K. on Monday.",
    "country at the end": "He moved to the U.S. | The move was hard.",
    "hours inside": "At 5 p.m. Roe left. | He slept.",
    "hours at the end": "Roe left at 5 p.m. | He slept.",
    "company inside": "Quarn Inc. Chairman Jane Roe left.",
    "company at the end": "She runs Quarn Inc. | But it is small.",
    "number": "He is No. 3 on the list.",
    "the word no": "She said no. | Then she left.",
    "decimals and sites": "It cost 3.5 million at quarn.com on Monday. | He paid.",
    "closing mark": "“It rained.” | “We left.” | She sat.",
    "straight marks": '"It rained." | "We left," he said.',
    "bracket": "It rained. | (We left.) | She sat.",
    "goes on in small letters": "“Why now?” he asked. | “Stop!” she cried.",
    "three dots inside": "It rained ... and rained. | We left.",
    "month": "He left on Jan. 5. | She stayed until Feb. | It was cold.",
    "state": "Roe, of Elm, Va. and Oak, Md. left.",
    "the pronoun": "It was I. | Then we left.",
    "junior": "John Roe Jr. left. | We met Roe Jr. | He waved.",
    "dash opens": "It rained. | — We left.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_sentences(marked):
    text = marked.replace(" | ", " ")
    assert [s.of(text) for s in split(text, 0, len(text))] == marked.split(" | ")


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([".", "A", " ", "U.S.", "”", "a", "?", "No."])).map("".join)
)
def test_every_sentence_lies_in_order_within_the_text(text):
    at = 0
    for start, end in split(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip() or not text.strip()


def test_only_the_body_counts():
    nlp = spacy.blank("en")
    nlp.add_pipe("digest_sentences")
    doc = nlp("One here. Two here.\n\nThree here.")
    assert [s.of(doc.text) for s in marks(doc).sentences] == ["One here.", "Two here.", "Three here."]
