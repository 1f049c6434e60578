"""What a row shows of each article: counted terms, and the fullest wordings."""

from __future__ import annotations

import re

import pytest

from digest.comparison.wording.members import FULLEST, members
from digest.comparison.wording.uses import Use
from digest.model import Term, Wording
from tests.comparison.made_up import reading


def row(text: str, pattern: str = "bills?", *, full: bool = True) -> tuple[Wording, ...]:
    found = [
        Use(0, Term(m.start(), m.end(), m[0].lower().removesuffix("s"), "", "bill"), frozenset(), frozenset())
        for m in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]
    return members(found, (reading("a", text),), full=full)


def shown(text: str, pattern: str = "bills?", *, full: bool = True) -> list[tuple[str, int]]:
    return [(member.term, len(member.spans)) for member in row(text, pattern, full=full)]


def test_one_mention_in_full_the_others_counted():
    text = "They passed a bill letting ferries dock at night. The bill is new. Foes of the bill left."
    assert shown(text) == [("bill", 2), ("bill letting ferries dock at night", 1)]
    assert shown(text, full=False) == [("bill", 3)]


def test_every_mention_is_counted_once():
    text = "A bill to widen the harbor passed. The bill is new. It is a bill on bills for the bill on bats."
    starts = [span.start for member in row(text) for span in member.spans]
    assert len(starts) == len(set(starts)) == 5


def test_only_the_fullest_wordings():
    text = " ".join(
        f"They passed the bill that would let {who} dock. The bill is new."
        for who in ("ferries", "barges", "tankers", "sailors", "rowers")
    )
    full = [term for term, _ in shown(text) if term != "bill"]
    assert len(full) == len(set(full)) == FULLEST


def test_alike_wordings_are_folded():
    text = "They passed a bill to widen the harbor. So the bill is new. A bill to widen harbors passed."
    assert shown(text) == [("bill to widen the harbor", 2), ("bill", 1)]


def test_what_adds_no_word_stays_short():
    text = "A bill to widen the harbor passed. The harbor bill is new. Foes of the bill to widen it left."
    assert [term for term, _ in shown(text)] == ["bill", "bill to widen the harbor"]


def test_two_words_for_one_thing_are_one_mention():
    assert shown("Foes of the bill and measure left.", "bill|measure") == [("bill and measure", 1)]
    assert shown("Foes of the bill and the measure left.", "bill|measure") == [("bill", 1), ("measure", 1)]


def test_verbs_are_shown_with_what_they_are_done_to():
    text = "They slammed the mayor and her allies on Monday. She demanded they resign."
    at = text.index("slammed")
    term = Term(at, at + 7, "to slam", "", "criticism")
    found = members([Use(0, term, frozenset(), frozenset())], (reading("a", text),), full=True)
    assert [member.term for member in found] == ["slammed the mayor and her allies"]


@pytest.mark.parametrize(
    ("text", "turn", "head", "expected"),
    [
        ("She was fired on Monday.", "was fired", "to fire", "was fired"),
        ("She wrote to Mr. Roe of the board.", "wrote to", "to write to", "wrote to Mr. Roe"),
        ("She demanded the mayor resign.", "demanded", "to demand", "demanded"),
        ("She said that the mayor lied.", "said", "to say", "said"),
        ("It sank the ferry, and she wept.", "sank", "to sink", "sank the ferry"),
        ("It sank both the ferry and the barge.", "sank", "to sink", "sank both the ferry and the barge"),
        ("It hit the pier and hurt him.", "hit", "to hit", "hit the pier"),
    ],
)
def test_the_object_of_a_verb(text: str, turn: str, head: str, expected: str) -> None:
    at = text.index(turn)
    use = Use(0, Term(at, at + len(turn), head, "", "act"), frozenset(), frozenset())
    found = members([use], (reading("a", text),), full=True)
    assert [member.term for member in found] == [expected]


def test_the_form_without_a_capital_is_shown():
    assert shown("Bills are new. They love the bills.") == [("bills", 2)]


@pytest.mark.parametrize(
    ("passage", "term"), [("Wanderers.", "Wanderers"), ("Wanderers Inc.", "Wanderers Inc.")]
)
def test_a_sentences_full_stop_is_no_part_of_a_term(passage: str, term: str) -> None:
    text = f"They spoke of {passage} It rained."
    at = text.index(passage)
    use = Use(0, Term(at, at + len(passage), "wanderer", "", "bill"), frozenset(), frozenset())
    assert [m.term for m in members([use], (reading("a", text),), full=False)] == [term]
