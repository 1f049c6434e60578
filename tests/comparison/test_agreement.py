"""Which terms of one kind mean one thing: what ties them, what parts them, and what a row is called."""

from __future__ import annotations

import pytest

from digest.comparison.wording import word_choices
from digest.comparison.wording.vocabulary import concepts
from digest.model import WordChoice
from tests.comparison.made_up import reading

KNOWN = {
    "Ada Brook": "person",
    "Tor Haugen": "person",
    "Calder": "place",
    "Harbor Court": "body",
    "St. Orrin": "place",
    "Upper House": "body",
    "House": "body",
}
RAIN = "It rained all day."


def rows(*texts: str) -> tuple[WordChoice, ...]:
    return word_choices(tuple(reading(str(n), text, KNOWN) for n, text in enumerate(texts)))


def said(*texts: str) -> list[set[str]]:
    return [{member.term.lower() for member in row.members} for row in rows(*texts)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            f"{RAIN} The senator praised the aid for Calder. {RAIN}",
            f"{RAIN} The relief for Garan is late. {RAIN}",
            id="what they are about differs",
        ),
        pytest.param(
            f"{RAIN} {RAIN} {RAIN} The plan has few friends. The plan failed.",
            f"{RAIN} {RAIN} {RAIN} The scheme has few friends of its own. It failed.",
            id="a vague kind, nothing known of either",
        ),
        pytest.param(
            "The inquiry into Haugen began with an examination of his diaries. It rained.",
            "It rained. They spoke of the diaries. An examination of the diaries took place.",
            id="a beginning is not the whole",
        ),
        pytest.param(
            f"The invasion of Calder is two years old. {RAIN}",
            f"{RAIN} One does not start a war in Calder by accident.",
            id="what anybody might do",
        ),
        pytest.param(
            f"The inquiry into Haugen is slow. {RAIN}",
            f"Both probes into Haugen are slow. {RAIN}",
            id="two at once",
        ),
        pytest.param(
            f"The inquiry into Haugen is slow. {RAIN}",
            f"A related probe into Haugen is slow. {RAIN}",
            id="another of the kind",
        ),
        pytest.param(
            f"The court is reviewing the inquiry into Haugen. {RAIN}",
            f"Haugen has been under investigation. {RAIN}",
            id="a state is no name for it",
        ),
    ],
)
def test_terms_without_ties_do_not_join(first, second):
    assert said(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        pytest.param(
            f"{RAIN} {RAIN} {RAIN} The inquiry into Haugen is slow.",
            f"{RAIN} {RAIN} {RAIN} Nobody expected the probe into Haugen.",
            {"inquiry into haugen", "probe into haugen"},
            id="a name that both are about",
        ),
        pytest.param(
            f"The senate voted down the bill on Monday. {RAIN} The measure is dead.",
            f"The legislation was voted down by the senate on Monday. {RAIN}",
            {"bill", "measure", "legislation"},
            id="at the head of both; what goes back to it",
        ),
        pytest.param(
            f"The inquiry into Haugen is slow. {RAIN} The council began its own inquiry into the inquiry.",
            f"The probe into Haugen is slow. {RAIN}",
            {"inquiry into haugen", "probe into haugen"},
            id="without somebody else's own",
        ),
    ],
)
def test_terms_with_ties_join(first, second, row):
    assert row in said(first, second)


def test_a_local_branch_is_not_the_movement():
    found = said(
        "The Tea Party marched on Monday. The St. Orrin Tea Party stayed at home.",
        "Tea Partiers marched on Monday. Tea Partiers sang.",
    )
    assert all("st. orrin tea party" not in row for row in found)


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        pytest.param(
            "The harbor police arrested Ada Brook. It rained.",
            "Ada Brook was taken into custody. It rained.",
            "Arrest or custody: Ada Brook",
            id="a person's name",
        ),
        pytest.param(
            "Fans hailed the new ban on plastic bags in Calder. It rained.",
            "Fans hailed the new prohibition of plastic bags. It rained.",
            "Prohibition: plastic bag",
            id="a word that tells, and no place of one article",
        ),
    ],
)
def test_a_label_holds_for_every_term(first, second, label):
    assert label in [row.concept for row in rows(first, second)]


def test_a_surname_of_two_persons_heads_a_row_alone():
    people = {"Ada Brook": "person", "Carl Brook": "person"}
    found = word_choices(
        (
            reading("a", "The mayor's wife slammed Brook. It rained.", people | {"Tor Haugen": "person"}),
            reading("b", "The mayor's wife berated Brook. Carl Brook and Ada Brook sang.", people),
        )
    )
    assert not {"Criticism: Ada Brook", "Criticism: Carl Brook"} & {row.concept for row in found}


def test_the_vocabulary_says_how_much_each_kind_needs():
    known = concepts()
    assert {kind.ties for kind in known.values()} == {0, 1, 2, 3}
    assert known["estate-tax"].ties == 0
    assert known["war"].ties < known["plan"].ties < known["support-given"].ties
