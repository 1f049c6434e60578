"""Whom and what one article names that another never mentions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.names import Name, key
from digest.events.strangers import strangers
from tests.events.newsroom import look_alikes, print_of, tabled

PRINTS, TRUTH = look_alikes()


def between(one: Fingerprint, other: Fingerprint) -> dict[str, float]:
    """The evidence between two articles."""
    return {
        kind: float(square[0, 1]) for kind, square in strangers(tabled([one, other]), np.arange(2)).items()
    }


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Ada Lund", "lund"),
        ("Piet Moor Jr.", "moor"),
        ("Emin Darow III", "darow"),
        ("Jo Brandt-Orlo", "orlo"),
        ("Bank of Sandrel", "sandrel"),
        ("Jr.", "jr."),
        ("the", "the"),
        ("eMarket", "emarket"),
    ],
)
def test_a_name_is_known_by_its_last_word(name, stem):
    assert key(name) == stem


def test_reports_of_one_happening_have_fewer_strangers():
    found = strangers(tabled(PRINTS), np.arange(len(PRINTS)))
    same = np.array([[TRUTH[a.article] == TRUTH[b.article] for b in PRINTS] for a in PRINTS])
    pairs = ~np.eye(len(PRINTS), dtype=bool)
    for kind in ("names", "cast"):
        assert found[kind][same & pairs].mean() < found[kind][~same].mean() - 0.1, kind


def test_an_article_that_names_nobody_says_nothing():
    plain = print_of("plain", "it rained all day and the streets were wet.")
    named = print_of(
        "named", "Mayor Orsa Lind of Sandrel spoke. Orsa Lind said the streets of Sandrel were wet."
    )
    alone = between(plain, plain)
    assert alone["names"] == alone["cast"] == alone["leading"] == 0.5
    assert alone["bodies"] == 0
    assert between(plain, named)["leading"] == 0.5, "the one has no leading part"


def test_a_leading_part_that_the_other_does_not_know():
    text = "{0} of Sandrel won the cup. {0} beat a rival in Lisk. {0} smiled."
    lind, orlo = (print_of(name, text.format(name)) for name in ("Orsa Lind", "Hanne Orlo"))
    both = print_of("both", text.format("Orsa Lind") + " Hanne Orlo lost.")
    assert between(lind, orlo)["leading"] > between(lind, both)["leading"]
    assert between(lind, orlo)["cast"] > between(lind, both)["cast"]


WORDS = st.lists(st.sampled_from(["abel", "bora", "cami", "dara", "emin", "fela"]), unique=True, max_size=6)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_shares_are_shares_and_no_order_matters(texts):
    prints = [
        Fingerprint(
            article=str(i),
            stems=" ".join(stems),
            counts=bytes([2] * len(stems)),
            marks=bytes([NAME | OPENING] * len(stems)),
            names=tuple(
                Name(name=n.capitalize(), kind=("person", "body")[k % 2], mentions=k + 1, opening=k % 3 == 0)
                for k, n in enumerate(cast)
            ),
        )
        for i, (stems, cast) in enumerate(texts)
    ]
    found = strangers(tabled(prints), np.arange(len(prints)))
    back = strangers(tabled(prints[::-1]), np.arange(len(prints)))
    for kind, square in found.items():
        assert np.allclose(square, square.T, atol=1e-6)
        assert square.min() >= -1e-6
        assert square.max() <= 1 + 1e-5
        assert np.allclose(square, back[kind][::-1, ::-1], atol=1e-5)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A fire broke out in Sandrel on Monday. Sandrel was dark.", ["sandrel"]),
        ("A fire broke out in France on Monday.", []),
        ("A man was held at Waterford Mill on Monday.", []),
    ],
    ids=["a town", "a country: others lie in it", "a hall: it lies in another"],
)
def test_places_that_can_be_another(text, places):
    known = tabled([print_of("a", text)])
    assert [known.names[i] for i in known.scenes.ids] == places
