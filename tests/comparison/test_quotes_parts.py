"""The parts that statements are aligned with: collation, speakers, ids."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.comparison.anchors import anchor, numbered, slug, telling
from digest.comparison.collation import aligned, contained, runs, shared
from digest.comparison.quotes import quotes
from digest.comparison.quotes.speakers import NOBODY, Speakers, relation
from digest.stems import lemma
from tests.comparison.by_hand import Said, make_reading

# (id, one version, another one, the words of the first that the second shares)
COLLATED = [
    ("identical", "the dam will hold", "the dam will hold", "the dam will hold"),
    ("cut at the end", "the dam will hold for a century", "the dam will hold", "the dam will hold"),
    ("word put in", "the dam will hold", "the dam will surely hold", "the dam will hold"),
    ("another word", "the dam will break tomorrow", "the dam will hold tomorrow", "the dam will tomorrow"),
    ("moved", "quietly the valves open", "the valves open quietly", "quietly the valves open"),
    ("inflected", "the valve opens", "the valves open", "the"),
    ("grammar by chance", "he spoke of the harvest", "pumps of steel failed", ""),
    ("nothing", "rain fell", "pumps failed", ""),
    ("empty", "", "pumps failed", ""),
]


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in COLLATED], ids=[c[0] for c in COLLATED])
def test_shared_words(a, b, expected) -> None:
    left, right = a.split(), b.split()
    found = shared([lemma(w) for w in left], [lemma(w) for w in right], left, right)
    assert " ".join(left[i] for i in sorted(found)) == expected


def test_two_very_long_versions_need_no_table() -> None:
    words = [f"w{i}" for i in range(12_000)]
    changed = [w if i % 100 else "x" for i, w in enumerate(words)]
    start = time.process_time()
    blocks = aligned(words, changed)
    assert sum(length for _, _, length in blocks) == 12_000 - 120
    assert contained(words, changed) == pytest.approx(0.99)
    assert time.process_time() - start < 2


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_blocks_hold_equal_tokens_in_order(a, b) -> None:
    end_a = end_b = 0
    for i, j, length in aligned(a, b):
        assert a[i : i + length] == b[j : j + length]
        assert i >= end_a
        assert j >= end_b
        end_a, end_b = i + length, j + length
    assert 0 <= contained(a, b) <= 1
    text = " ".join(b)
    assert all(" ".join(row[:2]) in text for row in runs(a, b))


def _voices(left, right):
    a = make_reading("Somebody spoke. Rain fell.", Said("Rain fell", **left), id="a")
    b = make_reading("Somebody spoke. Snow fell.", Said("Snow fell", **right), id="b")
    speakers = Speakers((a, b))
    return relation(speakers.voice(a.quotes[0]), speakers.voice(b.quotes[0]))


RELATED = [
    ("one full name", "Ida Holm", "Ida Holm", "same"),
    ("surname", "Ida Holm", "Holm", "same"),
    ("family name first", "Qin Lorvei", "Qin", "same"),
    ("initial in the middle", "Bo R. Falk", "Bo Falk", "same"),
    ("two spellings", "Andrej Molnar", "Andrei Molnar", "same"),
    ("short form", "Tim Sorley", "Timothy Sorley", "same"),
    ("two of one surname", "Jan Berg", "Maria Berg", "different"),
    ("two people", "Ida Holm", "Tor Lund", "different"),
    ("role and name", "the mayor", "Ida Holm", "open"),
    ("one role", "the mayor of Varn", "the mayor", "same"),
    ("two roles", "the mayor", "a fisherman", "open"),
    ("nobody", None, "Ida Holm", "open"),
    ("several nameless", "aides in Varn", "Ida Holm", "different"),
    ("the two of them", "the two mayors", "Ida Holm", "open"),
]


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in RELATED], ids=[c[0] for c in RELATED])
def test_relation_of_speakers(a, b, expected) -> None:
    found = _voices({"speaker": a, "mention": "Somebody"}, {"speaker": b, "mention": "Somebody"})
    assert found == expected


def test_a_surname_of_two_people_is_nobody_for_sure() -> None:
    readings = (
        make_reading("Jan Berg met Maria Berg.", id="a", people=("Jan Berg", "Maria Berg")),
        make_reading("Rain fell, Berg said.", Said("Rain fell,", "Berg"), id="b"),
    )
    voice = Speakers(readings).voice(readings[1].quotes[0])
    assert voice.people == {"Jan Berg", "Maria Berg"}
    assert not voice.sure


def test_a_cited_medium_may_have_the_words_from_anybody() -> None:
    reading = make_reading(
        "It was a show of unity, according to the Island Wire agency.",
        Said("a show of unity", "the Island Wire agency", mention="the Island Wire agency", people=()),
        id="a",
        agencies=("Island Wire",),
    )
    assert Speakers((reading,)).voice(reading.quotes[0]) == NOBODY


# (id, role that one article gives to Bo Falk, what the other one calls the speaker, whether it is he)
DESIGNATED = [
    ("same role", "chief engineer", "The chief engineer", True),
    ("another word for the relation", "Holm attorney", "Ms. Holm’s lawyer", True),
    ("role with more words", "inspector general", "Varn’s inspector general", True),
    ("one below", "inspector general", "the deputy inspector general", False),
    ("one word of two", "inspector", "the harbour inspector", False),
    ("somebody else's", "Lund attorney", "Ms. Holm’s lawyer", False),
    ("anybody's", "attorney", "His lawyer", False),
]


@pytest.mark.parametrize(
    ("role", "called", "meant"), [c[1:] for c in DESIGNATED], ids=[c[0] for c in DESIGNATED]
)
def test_who_is_called_by_a_role_in_another_article(role, called, meant) -> None:
    one = make_reading("Bo Falk was there.", id="a", people=("Bo Falk",))
    falk = replace(one.entities[0], roles=(role,))
    words = "the valves had rusted shut"
    other = make_reading(
        f"{called} said {words}.", Said(words, called, "reported", mention=called, people=()), id="b"
    )
    columns = (replace(one, entities=(falk,)), other)
    voice = Speakers(columns).voice(other.quotes[0])
    assert (voice.people == {"Bo Falk"}) is meant
    assert (quotes(columns)[0].speaker == "Bo Falk") is meant


def test_the_row_bears_the_fullest_common_name() -> None:
    columns = (
        make_reading("“The nets are empty,” Falk said.", Said("The nets are empty,", "Falk"), id="a"),
        make_reading("“The nets are empty,” Bo Falk said.", Said("The nets are empty,", "Bo Falk"), id="b"),
    )
    (row,) = quotes(columns)
    assert row.speaker == "Bo Falk"
    assert row.id.startswith("bo-falk-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Holm", "ida-holm"),
        ("Łódź’s “best”", "odzs-best"),
        ("習近平", ""),
        ("  --  ", ""),
        ("É 12%", "e-12"),
    ],
)
def test_slug(text, expected) -> None:
    assert slug(text) == expected


def test_ids_prefer_telling_words_and_bear_any_script() -> None:
    words = [
        ("the", "the", 2),
        ("stubborn", "stubborn", 2),
        ("and", "and", 2),
        ("catastrophe", "catastroph", 2),
    ]
    assert telling(words, 2) == ["stubborn", "catastrophe"]
    assert anchor([], "дамба").startswith("r-")
    assert len(anchor(["x" * 200], "x")) <= 60
    assert numbered(["a", "a", "b", "a"]) == ["a", "a-2", "b", "a-3"]
