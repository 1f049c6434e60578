"""How far noun phrases reach: a noun of each sentence, and the passage that it heads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language.noun_phrases import tokens
from digest.language.whole_phrases import LONGEST, whole
from digest.model import Span

CASES = [
    # what the noun takes
    "It was a [stinging {blow} to Mayor Brook and her allies], she said.",
    "He denied [{charges} of falsely reporting $4,200 in ferry fees].",
    "It met an [{outcry} from bakers, farmers and shop owners] in May.",
    "The [{inquiry} into the ferry's sinking] in Garan Bay goes on.",
    "Papers printed her [{comments}] on their front pages.",
    "Papers printed her [{comments} on the ferry] on Monday.",
    "The [{meeting} of the League for the Care of Bats and Owls] was calm.",
    "It faced [{backlash} from both bakers and farmers].",
    # clauses
    "They passed a [{bill} letting tenants of the tower sue the city].",
    "It is a [{law} that would force ferries to carry rafts].",
    "A [{rule} aimed at noisy bars] passed.",
    "The [{flood} that killed nearly 300 people] was the worst.",
    "Critics of the [{plan} to widen the harbor] won.",
    "The [{claim} that the mayor had lied to voters] was false.",
    "A [{tweet} mocking the mayor], who laughed, spread.",
    "The [{push} for the mayor to resign] grew.",
    "They passed a [{rule} Monday banning barges from the lake].",
    "They have a [{plan} to keep “loud” barges out of the lake].",
    # where they end: at the sentence's own verb, at a time, at what was done with the thing
    "The [{siege} of Garan] failed.",
    "The [{ban} on ferries] takes effect on Tuesday.",
    "She signed the [{bill}] on Tuesday.",
    "They used the [{law}] to fell the trees.",
    "It was in a [{letter}] tenants sent to the mayor.",
    "It was in a letter that [{tenants}] sent to the mayor.",
    "It was a film of the [{rescue}] that showed a crowd.",
    "It was a [{film} of the rescue that showed a crowd].",
    "A [{crowd}] on a mild, sunny day cheered.",
    "They set [{rules} for bars] and signed them.",
    # what stands before
    "Many recalled the [Oct. 4 {attacks} on ferries].",
    "Council Kills [5/12 Tenants {Bill}] After Outcry",
    "Bill Allowing [{Suits} Against Old Ruritania] Fails",
    "They mocked the [mayor's {speech} on ferries].",
    # quotation marks in pairs
    "It is a [{ban} on “noisy bars”] in the town.",
    "She spoke of “a [{ban} on bars]” twice.",
]
"""The passage in brackets, its noun in braces."""


@pytest.mark.parametrize("case", CASES)
def test_phrase(case: str) -> None:
    marked = case.replace("{", "").replace("}", "")
    text = marked.replace("[", "").replace("]", "")
    noun = case.replace("[", "").index("{")
    words = tokens(text, Span(0, len(text)))
    at = next(i for i, word in enumerate(words) if word.start == noun)
    expected = marked[marked.index("[") + 1 : marked.index("]")]
    assert whole(text, words, at, at, at + 1).of(text) == expected


def test_long_phrases_end_at_a_joint() -> None:
    text = "It is a plan to move the town of Old Garan to the hills near the lake of the bats of the north."
    found = whole(text, tokens(text, Span(0, len(text))), 3, 3, 4).of(text)
    assert found.startswith("plan to move the town of Old Garan")
    assert len(found.split()) <= LONGEST
    assert found.rsplit(" ", 1)[-1] not in ("of", "the", "to", "near")


def test_nothing_of_the_next_mention() -> None:
    text = "It is a plan to end the plan for bats."
    words = tokens(text, Span(0, len(text)))
    assert whole(text, words, 3, 3, 4, before=text.rindex("plan")).of(text) == "plan"


@given(st.text(alphabet="ab “”\"-,.;’'éA1 ", max_size=80), st.integers(0, 9))
def test_any_text(more: str, at: int) -> None:
    """Whatever the text, the passage holds the noun and lies in the text, without half of a pair of marks."""
    text = f"the plan {more}"
    words = tokens(text, Span(0, len(text)))
    at = min(at, len(words) - 1)
    found = whole(text, words, at, at, at + 1)
    assert found.start <= words[at].start
    assert words[at].end <= found.end <= len(text)
