"""Words that one article joins and another parts, or glues together, are the same when compared."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.comparison.claims import claims
from digest.comparison.compounds import harmonized
from digest.comparison.places import Places
from tests.comparison.by_hand import make_reading

# (id, text, text of another article, stems that both have)
PAIRS = [
    ("a blank", "He kept a goat herd.", "The goatherd slept.", {"goatherd"}),
    ("a hyphen", "A fund-raiser for Tarn.", "The fundraiser failed.", {"fundrais"}),
    ("one letter and a hyphen", "An e-mail came.", "The email came.", {"email", "came"}),
    (
        "glued",
        "They plantedseveral pears.",
        "They planted pears and several figs.",
        {"pear", "they", "plant"},
    ),
    ("nobody joins them", "He kept a goat herd.", "The goat slept.", {"goat"}),
    ("across a mark", "He had a goat. Herd dogs barked.", "The goatherd slept.", set()),
]


@pytest.mark.parametrize(("one", "two", "shared"), [c[1:] for c in PAIRS], ids=[c[0] for c in PAIRS])
def test_one_stem_for_what_others_join(one, two, shared) -> None:
    places = harmonized([Places(make_reading(text, id=name)) for name, text in (("a", one), ("b", two))])
    found = set(places[0].stem) & set(places[1].stem)
    assert found == shared


def test_a_claim_is_found_and_nothing_is_told_alone() -> None:
    texts = (
        "The warden postedsixteen screen shots of the beehive ledger on Monday. It rained in Tarn.",
        "On Monday the warden posted sixteen screenshots of the ledger of the beehive. A gull sat there.",
    )
    found = claims(tuple(make_reading(text, id=name) for name, text in zip("ab", texts, strict=True)), ())
    assert [sorted(c.articles) for c in found if "ledger" in c.text] == [["a", "b"]]


def test_a_word_without_end_takes_no_time() -> None:
    texts = ("a" * 300_000 + " pear.", "A pear.")
    start = time.process_time()
    harmonized([Places(make_reading(text, id=f"a{n}")) for n, text in enumerate(texts)])
    assert time.process_time() - start < 2.0


@given(st.lists(st.text("ab-. ", max_size=30), min_size=1, max_size=3))
def test_every_word_keeps_a_stem(texts) -> None:
    columns = [Places(make_reading(text, id=f"a{n}")) for n, text in enumerate(texts)]
    for before, after in zip(columns, harmonized(columns), strict=True):
        assert len(before.stem) == len(after.stem)
        assert all(bool(a) == bool(b) for a, b in zip(before.stem, after.stem, strict=True))
