"""By what verbs articles introduce one remark: made-up sentences, their quotes marked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.comparison.quotes import quotes
from digest.comparison.wording.tellings import heading, tellings
from digest.model import Cue, Reading, Span
from tests.comparison.by_hand import Said, make_reading

REMARK = "the old ferry pier is a danger to every child in Dunmore"
LATER = f"the town has slept, and {REMARK}"


def article(ident: str, verb: str, words: str, speaker: str) -> Reading:
    text = f"{speaker} {verb} “{words}.” It rained."
    made = make_reading(text, Said(words, speaker), id=ident)
    at = text.index(verb)
    (quote,) = made.quotes
    return replace(made, quotes=(replace(quote, cue=Cue(text=verb, span=Span(at, at + len(verb)))),))


def rows(*columns: Reading) -> list[tuple[str, set[str]]]:
    found = quotes(columns)
    return [
        (
            heading(min(thing.about), found, columns),
            {use.term.span.of(columns[use.column].article.text) for use in thing.uses},
        )
        for thing in tellings(columns, found)
    ]


def test_verbs_that_say_more_than_that_it_was_said_make_a_row():
    ((title, terms),) = rows(
        article("a", "said", REMARK, "Ann Roe"), article("b", "complained", LATER, "Ann Roe")
    )
    assert title == "How a remark is introduced: Ann Roe, “the old ferry pier is a danger …”"
    assert terms == {"said", "complained"}


def test_the_row_is_headed_by_what_both_have():
    ((title, _),) = rows(
        article("a", "complained", LATER, "Ann Roe"), article("b", "said", REMARK, "Ann Roe")
    )
    assert title == "How a remark is introduced: Ann Roe, “the old ferry pier is a danger …”"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(("said", "Ann Roe"), ("added", "Ann Roe"), id="plain verbs"),
        pytest.param(("warned", "Ann Roe"), ("warned", "Ann Roe"), id="the same verb"),
        pytest.param(("warned", "Ann Roe"), ("reported", "Dunmore Herald"), id="who passes it on"),
    ],
)
def test_other_verbs_make_none(first, second):
    one, other = (
        article(ident, verb, words, who)
        for ident, words, (verb, who) in (("a", REMARK, first), ("b", LATER, second))
    )
    assert rows(one, other) == []
