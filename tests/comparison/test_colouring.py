"""Judging words of one article alone. All of it made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording.colouring import MOST, colouring
from digest.language.pipeline import annotate, pipeline
from digest.model import Article, Block, Reading

NLP = pipeline()


def reading(id: str, text: str) -> Reading:
    article = Article(
        id=id, path=f"{id}.txt", text=text, blocks=(Block(0, len(text), "body"),), outlet_label=id
    )
    return annotate(NLP, article)


def phrases(*texts: str) -> list[list[str]]:
    found = colouring(tuple(reading(str(n), text) for n, text in enumerate(texts)))
    return [[term.term for term in found[str(n)]] for n in range(len(texts))]


CASES = {
    "a word that judges": (
        ("The mayor met a scathing report on the ferry.", "The mayor met a report on the ferry."),
        [["scathing report"], []],
    ),
    "both judge, each in its way": (
        ("It was an explosive hearing.", "It was a heated hearing."),
        [["explosive hearing"], ["heated hearing"]],
    ),
    "the other has the word, too": (
        ("The mayor met a scathing report.", "A report so scathing had never been seen."),
        [[], []],
    ),
    "in somebody's words": (
        ("“It is a scathing report,” Mayor Ada Lund said.", "The mayor met a report."),
        [[], []],
    ),
    "no word that judges": (("The mayor met a long report.", "The mayor met a report."), [[], []]),
}


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_who_colours(texts, expected):
    assert phrases(*texts) == expected


def test_the_evidence_is_the_phrase_and_the_opening_comes_first():
    text = "The ferry sank. It rained. It rained on. Divers came. A shabby end. A dismal summer."
    one = reading("a", "The ferry met a fierce storm. " + text)
    (first, *rest) = colouring((one, reading("b", "The ferry sank.")))["a"]
    assert first.term == "fierce storm"
    assert all(span.of(one.article.text) == term.term for term in (first, *rest) for span in term.evidence)


def test_an_event_of_one_article_has_none():
    assert colouring((reading("a", "It was a scathing report."),)) == {}


@given(st.lists(st.text(max_size=120), min_size=2, max_size=3))
@settings(max_examples=25, deadline=None)
def test_any_text(texts):
    assert all(len(terms) <= MOST for terms in phrases(*texts))
