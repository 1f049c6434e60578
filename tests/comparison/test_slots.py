"""Slots: words that differ where two sentences are otherwise one."""

from __future__ import annotations

import pytest

from digest.comparison.wording import word_choices
from digest.comparison.wording.slots import MOST, slots
from tests.comparison.made_up import reading


def pair(first: str, second: str, **quoted: list[str]) -> list[set[str]]:
    readings = (reading("a", first, **quoted), reading("b", second))
    return [
        {use.term.span.of(readings[use.column].article.text) for use in thing.uses}
        for thing in slots(readings)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "Neighbors on Mill Street heard a strange noise outside the old tannery at night.",
            "Neighbors on Mill Street heard a strange commotion outside the old tannery at night.",
            [{"noise", "commotion"}],
        ),
        (
            "The harbor master beat a deputy guarding the gate, prosecutors in Lowen said.",
            "The harbor master overpowered a deputy guarding the gate, prosecutors in Lowen said.",
            [{"beat", "overpowered"}],
        ),
        (
            "The old bridge awaits heavy winter repairs before trucks return to Lowen.",
            "The old bridge awaits heavy winter patching before trucks return to Lowen.",
            [{"repairs", "patching"}],
        ),
    ],
    ids=["noun", "verb", "plural"],
)
def test_slots(first, second, expected):
    assert pair(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Lawyers in Lowen asked about a possible fraud trial of the mayor.",
            "Lawyers in Lowen asked about a second fraud trial of the mayor.",
            id="a modifier is no thing",
        ),
        pytest.param(
            "Voters in Lowen asked about the harbor board contest before the autumn fair.",
            "Voters in Lowen asked about the harbor board candidate before the autumn fair.",
            id="a person and a thing",
        ),
        pytest.param(
            "The old ferry sank with 12 sailors near the lighthouse of Lowen.",
            "The old ferry sank with 14 sailors near the lighthouse of Lowen.",
            id="numbers",
        ),
        pytest.param(
            "The old ferry reached the harbor of Lowen before the autumn storm.",
            "The old ferry reached the harbor of Calder before the autumn storm.",
            id="names",
        ),
        pytest.param(
            "Bakers near the harbor sold bread to sailors in the rain.",
            "Dogs chased cats; sailors sold bread to nobody in the rain, one guesses.",
            id="other sentences",
        ),
        pytest.param(
            "The old ferry carried sheep and goats across the bay of Lowen.",
            "The old ferry carried sheep and goats across the bay of Lowen.",
            id="no difference",
        ),
    ],
)
def test_no_slot(first, second):
    assert pair(first, second) == []


def claimed(first: str, second: str, **quoted: list[str]) -> list[set[str]]:
    """The slots of two sentences that are known to report the same."""
    readings = (reading("a", f"{first} It rained.", **quoted), reading("b", f"{second} It rained.", **quoted))
    together = [{n: (made.sentences[0],) for n, made in enumerate(readings)}]
    return [
        {use.term.span.of(readings[use.column].article.text) for use in thing.uses}
        for thing in slots(readings, together)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "The dam would leave the valley exposed to ruinous floods in spring.",
            "Engineers said the dam leaves the whole valley exposed to costly inundations.",
            [{"ruinous floods", "costly inundations"}],
            id="whole phrases",
        ),
        pytest.param(
            "The smuggler pleaded guilty in March to a customs fraud charge.",
            "Another smuggler pleaded guilty to toll fraud charges.",
            [{"customs fraud charge", "toll fraud charges"}],
            id="to the noun",
        ),
        pytest.param(
            "The baker led the would-be herd of rivals with 20 votes.",
            "The baker led the flock with 20 votes.",
            [{"would-be herd of rivals", "flock"}],
            id="what a noun is of",
        ),
        pytest.param(
            "The baker gave the rangers a letter about the elms.",
            "The baker took the rangers to task about the elms.",
            [],
            id="behind another preposition",
        ),
        pytest.param(
            "The council sent the bridge bill to the mayor on Monday.",
            "The council passed the bridge bill for the mayor on Monday.",
            [],
            id="verbs are acts",
        ),
        pytest.param(
            "The rule covers bakers in the valley and civil unions in the hills.",
            "The rule covers bakers in the valley and river unions in the hills.",
            [],
            id="one of a list",
        ),
        pytest.param(
            "The baker came to the valley to repair bridges in the hills.",
            "The baker came to the valley to admire meadows in the hills.",
            [],
            id="a verb with its object",
        ),
    ],
)
def test_slots_of_a_claim(first, second, expected):
    assert claimed(first, second) == expected


def test_a_row_of_a_claim_is_titled_by_the_words_that_both_have():
    first = "The smuggler pleaded guilty in March to a customs fraud charge."
    second = "Another smuggler pleaded guilty to toll fraud charges."
    columns = (reading("a", first), reading("b", second))
    (thing,) = slots(columns, [{n: (made.sentences[0],) for n, made in enumerate(columns)}])
    assert thing.title == "pleaded guilty to …"


def test_what_somebody_said_is_left_to_the_quotes():
    first = "“Neighbors on Mill Street heard a strange noise outside the old tannery,” she said."
    second = "Neighbors on Mill Street heard a strange commotion outside the old tannery, she said."
    assert pair(first, second, quoted=[first[1 : first.index(",”")]]) == []


def test_a_row_is_titled_by_the_words_around():
    first = reading("a", "Neighbors on Mill Street heard a strange noise outside the old tannery at night.")
    second = reading(
        "b", "Neighbors on Mill Street heard a strange commotion outside the old tannery at night."
    )
    (row,) = word_choices((first, second))
    assert row.concept == "heard a strange … outside the old"
    assert [member.term for member in row.members] == ["noise", "commotion"]


def test_near_copies_do_not_flood_the_page():
    lines = "Keeper {n} of Pier {n} fed a hungry {w} outside the wet shed number {n} at dawn."
    first = " ".join(lines.format(n=n, w="walrus") for n in range(20))
    second = " ".join(lines.format(n=n, w="seal") for n in range(20))
    assert len(slots((reading("a", first), reading("b", second)))) <= MOST
