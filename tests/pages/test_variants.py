"""Versions of one statement, word by word, and the words around a figure. All of it made up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Span
from digest.pages.snippets import snippet
from digest.pages.variants import brief, common, parting

LONG = "The ferry is old and the quay is older. Nobody here has a plan for it"
SALE = "sell the leaky ferry to Norland before the winter"

COMMON = {
    "a part of one": ({"a": [LONG], "b": ["the quay is older"], "c": []}, ("the quay is older", {"a", "b"})),
    "all three before two": (
        {"a": [f"{SALE} storms"], "b": [f"We {SALE} at last"], "c": [f"{SALE} storms"]},
        (SALE, {"a", "b", "c"}),
    ),
    "a short one of all is little": (
        {"a": [LONG], "b": [LONG], "c": ["the quay older"]},
        (LONG, {"a", "b"}),
    ),
    "one version twice": ({"a": [LONG], "b": [LONG]}, (LONG, {"a", "b"})),
    "marks, points, capitals": (
        {"a": ["The N.H.A. can’t pay"], "b": ["“the NHA can't pay”"]},
        ("the NHA can't pay", {"a", "b"}),
    ),
    "one word": ({"a": ["older"], "b": ["older"]}, None),
    "grammar alone": ({"a": ["it is what it is"], "b": ["it is what it is"]}, None),
    "one article": ({"a": [LONG, LONG]}, None),
    "nothing": ({}, None),
}


@pytest.mark.parametrize(("told", "expected"), COMMON.values(), ids=COMMON)
def test_the_words_that_several_quote_alike(told, expected):
    found = common(told)
    assert (found and (found.text, set(found.articles))) == expected


PARTING = {
    "another word": (
        {"a": ["We will sell the old ferry in May"], "b": ["We will scrap the old ferry in May"]},
        ("We will sell the old ferry in May", "We will scrap the old ferry in May"),
    ),
    "deep inside": (
        {
            "a": ["one two three four five six ferry boats ahead seven eight nine ten eleven twelve"],
            "b": ["one two three four five six ferry ships ahead seven eight nine ten eleven twelve"],
        },
        (
            "… three four five six ferry boats ahead seven eight nine ten …",
            "… three four five six ferry ships ahead seven eight nine ten …",
        ),
    ),
    "cut": ({"a": [LONG], "b": ["the quay is older"]}, None),
    "cut at either end": ({"a": ["The ferry is old and slow"], "b": ["Well, the ferry is old"]}, None),
    "spelling": (
        {"a": ["Our tax-filing duty is 2 years old"], "b": ["Our tax filing duties are two years old"]},
        None,
    ),
    "a word of grammar": ({"a": ["The ferry is old"], "b": ["This ferry is old"]}, None),
    "another statement": ({"a": ["The ferry is old"], "b": ["Prices for salt went up a lot"]}, None),
}


@pytest.mark.parametrize(("told", "expected"), PARTING.values(), ids=PARTING)
def test_where_two_versions_part(told, expected):
    assert parting(told) == expected


BRIEF = {
    "other words": ({"a": ["a rusty tub"], "b": ["leaky barge"]}, ("a rusty tub", "leaky barge")),
    "one is cut": ({"a": ["a rusty tub"], "b": ["rusty"], "c": ["barge"]}, ("a rusty tub", "barge")),
    "only cut": ({"a": ["a rusty tub"], "b": ["rusty"]}, None),
    "inflected": ({"a": ["rusty tubs"], "b": ["a rusty tub"]}, None),
    "a long one": ({"a": ["a rusty tub"], "b": [LONG]}, None),
    "nothing": ({}, None),
}


@pytest.mark.parametrize(("told", "expected"), BRIEF.values(), ids=BRIEF)
def test_versions_of_a_few_words(told, expected):
    assert brief(told) == expected


@given(st.dictionaries(st.sampled_from("abc"), st.lists(st.text("ab éß’.", max_size=30), max_size=3)))
def test_what_is_common_stands_in_an_article(told):
    found = common(told)
    assert found is None or any(found.text in part for parts in told.values() for part in parts)
    parting(told)


@pytest.mark.parametrize("text", ["old ferry ", "ferry", '"', "ferry quay salt pier "])
def test_a_long_statement_takes_little_time(text):
    began = time.process_time()
    told = {name: [text * 20_000 + name] for name in "abcdefghijklmnop"}
    common(told)
    parting(told)
    assert time.process_time() - began < 5


SENTENCE = (
    "Late on Friday, the court fined the line 40 crowns, which it had not paid in six long years at sea."
)
SNIPPETS = {
    "between breaks": (SENTENCE, "40", "the court fined the line 40 crowns"),
    "cut behind": (SENTENCE, "it had", "which it had not paid in six long years at sea"),
    "over a comma where too short": ("Quist, 41, is the mayor.", "41", "Quist, 41, is the mayor"),
    "cut before and behind": (
        "they say that by and large some 40 boats of the old fleet came back to the quay",
        "40",
        "… that by and large some 40 boats of the old fleet came back to …",
    ),
    "lines": ("The\nline   paid\n40 crowns.", "40", "The line paid 40 crowns"),
}


@pytest.mark.parametrize(("text", "words", "expected"), SNIPPETS.values(), ids=SNIPPETS)
def test_the_words_around_a_place(text, words, expected):
    at = text.index(words)
    assert snippet(text, Span(0, len(text)), Span(at, at + len(words))) == expected


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_snippet_of_any_text_holds_the_place(text, a, b):
    span = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    words = " ".join(span.of(text).split()).strip(" ,;:")
    assert words in snippet(text, Span(0, len(text)), span)
