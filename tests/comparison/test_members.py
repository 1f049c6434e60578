"""What a row shows of each article: counted terms, and the fullest wordings."""

from __future__ import annotations

from digest.comparison.wording import word_choices
from digest.comparison.wording.members import FULLEST
from tests.comparison.made_up import reading

OTHER = "The council passed the measure to widen the harbor. The measure is popular. The measure is new."


def shown(text: str, row: str = "bill") -> list[tuple[str, int]]:
    rows = word_choices((reading("a", text), reading("b", OTHER)))
    found = next(choice for choice in rows if choice.id.startswith(row))
    return [(m.term, len(m.spans)) for m in found.members if m.article == "a"]


def test_one_mention_in_full_the_others_counted():
    text = "The council passed a bill letting ferries dock at night. The bill is new. Foes of the bill left."
    assert shown(text) == [("bill", 2), ("bill letting ferries dock at night", 1)]


def test_every_mention_is_counted_once():
    text = "The council passed a bill letting ferries dock at night. The bill is new. Foes of the bill left."
    rows = word_choices((reading("a", text), reading("b", OTHER)))
    spans = [span for row in rows for m in row.members if m.article == "a" for span in m.spans]
    assert len(spans) == len(set(spans)) == text.count("bill")


def test_only_the_fullest_wordings():
    text = " ".join(
        f"The council passed the bill that would let {who} dock. The bill is new."
        for who in ("ferries", "barges", "tankers", "sailors", "rowers")
    )
    full = [term for term, _ in shown(text) if term != "bill"]
    assert len(full) == FULLEST
    assert len(set(full)) == FULLEST


def test_alike_wordings_are_folded():
    text = "They passed a bill to widen the harbor. So the bill is new. A bill to widen harbors passed."
    assert shown(text) == [("bill to widen the harbor", 2), ("bill", 1)]


def test_the_form_without_a_capital_is_shown():
    assert shown("The bill passed. Bills of this kind are new. Our bill is good.")[0][0] == "bill"
