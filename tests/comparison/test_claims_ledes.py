"""Claims: ledes that tell one piece of news, in the words that the whole event is told in."""

from __future__ import annotations

import pytest

from digest.comparison.claims import claims
from tests.comparison.by_hand import make_reading

BODY = (
    "The ferry line has six boats. Its captains meet at noon. The ferry line was founded by two brothers. "
    "Captains of the ferry line are paid by the month. The union of the captains has a hall at the quay."
)
# (id, two ledes, whether they tell one piece of news)
LEDES = [
    (
        "in common words",
        "Captains of the ferry line voted to strike on Friday over pay, their union in Marra announced.",
        "The union of Marra's ferry captains announced a strike for Friday in the dispute over wages.",
        True,
    ),
    (
        "a verb as a noun",
        "The ferry union opposed a new timetable that would lengthen the winter crossing to Tarn.",
        "Opposition to the new winter timetable of the Tarn ferry is growing in the captains' union.",
        True,
    ),
    (
        "the same people, other news",
        "Captains of the ferry line voted to strike on Friday over pay, their union in Marra announced.",
        "A lighthouse museum with a café on the pier is to honour captains who once sailed to Tarn.",
        False,
    ),
    (
        "a denial",
        "Captains of the ferry line will strike on Friday over pay, their union in Marra announced.",
        "Captains of the ferry line will not strike on Friday over pay, their union in Marra announced.",
        False,
    ),
    (
        "other figures",
        "The ferry union announced that 340 captains walked out at the quays of Marra.",
        "The ferry union announced that 75 captains walked out at the quays of Marra.",
        False,
    ),
]


@pytest.mark.parametrize(("one", "two", "same"), [c[1:] for c in LEDES], ids=[c[0] for c in LEDES])
def test_ledes_that_tell_one_piece_of_news(one, two, same) -> None:
    columns = (make_reading(f"{one} {BODY}", id="a"), make_reading(f"{two} {BODY}", id="b"))
    opening = [
        c
        for c in claims(columns, ())
        if all(any(s.start == 0 for s in spans) for spans in c.articles.values())
    ]
    assert any(len(c.articles) > 1 for c in opening) is same


def test_a_lede_that_tells_one_fact_more_has_that_fact_in_a_row_of_its_own() -> None:
    columns = (
        make_reading(
            "The council of Tarn sold the old brewery on Monday, after a heron had nested in its kettle. "
            "Rain fell.",
            id="a",
        ),
        make_reading(
            "On Monday the old brewery was sold by the council of Tarn. In its kettle a heron had nested.",
            id="b",
        ),
    )
    told = [c.articles["b"] for c in claims(columns, ()) if len(c.articles) > 1]
    text = columns[1].article.text
    assert {text[s[0].start : s[-1].end] for s in told} == {
        "On Monday the old brewery was sold by the council of Tarn.",
        "In its kettle a heron had nested.",
    }
