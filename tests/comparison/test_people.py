"""Persons: what each article calls them, in place of a name too, and how it addresses them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording.meant import meant
from digest.comparison.wording.naming import owners
from digest.comparison.wording.people import persons
from digest.comparison.wording.profiles import profiles
from digest.model import Reading
from tests.comparison.made_up import reading

PEOPLE = {"Ada Brook": "person", "Tor Haugen": "person", "Lena Falk": "person"}


def told(ident: str, text: str, roles: dict[str, tuple[str, ...]] | None = None) -> Reading:
    """A reading in which the language stage has found `roles` beside the names."""
    made = reading(ident, text, PEOPLE)
    known = roles or {}
    return replace(made, entities=tuple(replace(e, roles=known.get(e.name, ())) for e in made.entities))


def found(*readings: Reading) -> list[tuple[str, str]]:
    """Every description in place of a name, with whom it means."""
    owner = owners(readings)
    uses = meant(readings, owner, profiles(readings, owner))
    return [(use.term.span.of(readings[use.column].article.text), use.term.about) for use in uses]


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        pytest.param(
            "chairman of the National Ferry Board",
            "Ada Brook spoke. The NFB chairman was late.",
            "NFB chairman",
            id="initials of a body",
        ),
        pytest.param(
            "Harbor Speaker",
            "Ada Brook spoke. The harbor speaker was late.",
            "harbor speaker",
            id="an office that only another article tells",
        ),
        pytest.param(
            "Norland Senator",
            "Ada Brook spoke. The embattled Norland lawmaker was late.",
            "embattled Norland lawmaker",
            id="a wider word, and one that judges",
        ),
        pytest.param(
            "editor of the Harbor Post",
            "Ada Brook wrote to Mr. Haugen. But the Harbor Post editor was late.",
            "Harbor Post editor",
            id="the place where somebody is what they are",
        ),
        pytest.param(
            "Harbor Guard pilot",
            "Ada Brook left the guard. The former Harbor Guard pilot was late.",
            "former Harbor Guard pilot",
            id="an office that somebody has left",
        ),
        pytest.param(
            "Mayor Falk’s oldest son",
            "Ada Brook spoke. The mayor’s son was late.",
            "mayor’s son",
            id="family",
        ),
    ],
)
def test_a_role_in_place_of_a_name_is_explained_by_another_article(role, text, expected):
    first = told("a", "Ada Brook spoke of ferries.", {"Ada Brook": (role,)})
    assert found(first, told("b", text)) == [(expected, "ada_brook")]


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        pytest.param(
            {"Ada Brook": ("senator",), "Tor Haugen": ("senator",)},
            "Ada Brook met Tor Haugen. The senator was late.",
            id="two whom it fits",
        ),
        pytest.param({"Ada Brook": ("senator",)}, "It rained. The senator was late.", id="nobody named"),
        pytest.param(
            {"Ada Brook": ("senator",)}, "Ada Brook spoke. The former senator was late.", id="another time"
        ),
        pytest.param(
            {"Ada Brook": ("Harbor Guard director",)},
            "Ada Brook spoke. The former Harbor Guard director was late.",
            id="the one before in an office",
        ),
        pytest.param(
            {"Ada Brook": ("senator",)}, "Ada Brook spoke. The Norland senator was late.", id="another place"
        ),
        pytest.param(
            {"Ada Brook": ("Haugen’s attorney",)},
            "Ada Brook spoke. The U.S. attorney was late.",
            id="a lawyer for the defence",
        ),
        pytest.param(
            {"Ada Brook": ("senator",)},
            "Ada Brook spoke. The senator candidate was late.",
            id="part of a noun",
        ),
        pytest.param(
            {"Ada Brook": ("senator",)},
            "Ada Brook spoke. The senator who wrote the law was late.",
            id="one of several, as a clause tells",
        ),
        pytest.param(
            {"Ada Brook": ("mayor",)}, "Ada Brook spoke. The mayor was Lena Falk.", id="somebody else's"
        ),
        pytest.param(
            {"Ada Brook": ("Republican senator",)}, "Ada Brook spoke. The GOP was late.", id="a party itself"
        ),
    ],
)
def test_what_may_mean_somebody_else_means_nobody(roles, text):
    assert found(told("a", "Ada Brook met Tor Haugen.", roles), told("b", text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained while the Assembly’s top Democrat spoke.", "Assembly’s top Democrat"),
        (
            "Late in May the highest-ranking Democrat in the Assembly spoke.",
            "highest-ranking Democrat in the Assembly",
        ),
        ("The top Republican in the Assembly spoke.", None),
        ("The Assembly’s No. 2 Democrat spoke.", None),
        ("The top Democrat in the Assembly Ferry Committee spoke.", None),
        ("The top Democrat in the House spoke.", None),
    ],
)
def test_a_rank_means_whoever_has_the_office(text, expected):
    roles = {"Ada Brook": ("Assembly majority leader", "Democrat"), "Tor Haugen": ("Senator", "Democrat")}
    said = found(told("a", "Ada Brook met Tor Haugen.", roles), told("b", f"{text} Ada Brook left."))
    assert said == ([(expected, "ada_brook")] if expected else [])


def rows(*texts: str) -> list[list[str]]:
    readings = [told(str(n), text) for n, text in enumerate(texts)]
    return [
        [use.term.span.of(readings[use.column].article.text) for use in thing.uses]
        for thing in persons(readings)
    ]


def test_forms_of_address_stand_in_a_row_but_make_none():
    first = "Senator Ada Brook, a former pilot, spoke."
    second = "Ada Brook, a tireless reformer, spoke. Ms. Brook left. Ms. Brook came back."
    third = "It rained when Ada Brook left."
    (row,) = rows(first, second, third)
    assert row == ["Senator Ada Brook", "former pilot", "tireless reformer", "Ms. Brook", "Ada Brook"]
    assert rows("Senator Ada Brook spoke.", "Sen. Ada Brook spoke. Ms. Brook left.") == []


def test_given_names_and_their_short_forms_are_one_persons():
    people = {"William Tarn": "person", "Bill Tarn": "person", "Robert Tarn": "person"}
    readings = [reading(str(n), f"{name} spoke.", {name: "person"}) for n, name in enumerate(people)]
    owner = owners(readings)
    assert owner["william_tarn"] == owner["bill_tarn"] != owner["robert_tarn"]


@given(st.text(alphabet="the mayorSnt.,' BrokAd\n", max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_survived(text):
    first = told("a", "Senator Ada Brook, the mayor, spoke.", {"Ada Brook": ("mayor",)})
    for use in meant([first, told("b", text)], {}, {}):
        assert use.term.span.of(text)
