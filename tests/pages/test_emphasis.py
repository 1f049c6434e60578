"""What an article puts first and last, and how much of it is somebody's words: of real readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language.pipeline import annotate, pipeline
from digest.model import Article, Block, Comparison, Event, Reading, Span
from digest.pages import amounts
from digest.pages.rows.base import place
from digest.pages.rows.framing import framing
from digest.pages.rows.glance import _share
from digest.pages.settings import Settings
from digest.pages.view import Coverage

NLP = pipeline()
FERRY = """The ferry Orla sank off Port Ellery on Friday.
Divers found the wreck. They marked it with a buoy. The buoy was blue.
“We saw the light go out,” said Ada Lund, the harbour master. “Then it was dark.”
The council meets next week. It has nine members. Nobody expects a vote.
The ferry was built in 1999. It carried salt. It never carried mail."""


def read(text: str) -> Reading:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            left = at + len(line) - len(line.lstrip())
            blocks.append(Block(left, left + len(line.strip()), "body"))
        at += len(line) + 1
    article = Article(id="a", path="a.txt", text=text, blocks=tuple(blocks), outlet_label="a")
    return annotate(NLP, article)


def ending(reading: Reading) -> str | None:
    event = Event(id="e", title="T", articles=("a",))
    comparison = Comparison(event=event)
    coverage = Coverage(
        event=event, comparison=comparison, readings={"a": reading}, settings=Settings(), aliases={}
    )
    cells = [c for g in framing(coverage).groups for row in g.rows if row.id == "endings" for c in row.cells]
    return cells[0].span.of(reading.article.text) if cells else None


PLACES = {
    "The ferry Orla": "in the lede",
    "Divers found": "near the top",
    "The council meets": "",
    "It never carried": "near the end",
}


@pytest.mark.parametrize(("words", "where"), PLACES.items())
def test_where_a_passage_stands(words, where):
    reading = read(FERRY)
    at = reading.article.text.index(words)
    assert place(reading, Span(at, at + len(words))) == where


def test_a_few_sentences_have_no_early_and_late():
    reading = read("The ferry sank. Divers came. They found it.")
    assert place(reading, reading.sentences[-1]) == ""


def test_the_last_words_can_be_read_alone():
    assert ending(read(FERRY)) == "The ferry was built in 1999. It carried salt. It never carried mail."
    long = FERRY + " A court will say next spring who has to pay for the wreck and the salt."
    assert ending(read(long)) == "A court will say next spring who has to pay for the wreck and the salt."
    assert ending(read("The ferry sank. Divers came.")) is None


def test_words_in_quotation_marks():
    reading = read(FERRY)
    assert amounts.words(reading) == len(FERRY.split()) == 65
    assert amounts.quoted(reading) == 10


SHARES = {(0, 40): "none", (1, 400): "1%", (10, 40): "25%", (399, 400): "99%", (40, 40): "all"}


@pytest.mark.parametrize(("counts", "words"), SHARES.items(), ids=str)
def test_a_share_is_never_rounded_to_nothing_or_all(counts, words):
    assert _share(*counts) == words


@given(st.text(st.sampled_from("ab .\n“”\"'"), max_size=120))
def test_no_more_is_quoted_than_there_is(text):
    reading = read(text)
    assert 0 <= amounts.quoted(reading) <= amounts.words(reading)
