"""Speakers whom only the articles together explain. All of it made up, read by the real pipeline."""

from __future__ import annotations

import pytest

from digest.comparison.attributed import attributed
from digest.comparison.compare import compare
from digest.language.pipeline import annotate, pipeline
from digest.model import Article, Block, Event, Reading

NLP = pipeline()
INTRODUCED = "NFB Chairman Ada Brook met divers. “The pier is safe,” Brook said."


def read(ident: str, text: str) -> Reading:
    blocks = (Block(0, len(text), "body"),)
    return annotate(NLP, Article(id=ident, path=f"{ident}.txt", text=text, blocks=blocks, outlet_label=ident))


def speakers(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
    found = attributed([read(str(n), text) for n, text in enumerate(texts)])
    return [(q.speaker.name, q.speaker.people) for q in found[-1].quotes if q.speaker is not None]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "Ada Brook met divers. “It is safe,” the NFB chairman said.", ("Ada Brook",), id="a role"
        ),
        pytest.param("Divers met. “It is safe,” the NFB chairman said.", (), id="nobody is named"),
        pytest.param("Ada Brook met divers. “It is safe,” the chairman's lawyer said.", (), id="of somebody"),
        pytest.param("Ada Brook met divers. “It is safe,” the harbor police said.", (), id="somebody else"),
    ],
)
def test_who_is_meant(text, people):
    ((_, found),) = speakers(INTRODUCED, text)
    assert found == people


def test_the_articles_own_words_for_a_speaker_stay():
    ((name, _),) = speakers(INTRODUCED, "Ada Brook met divers. “It is safe,” the NFB chairman said.")
    assert name == "the NFB chairman"


def test_a_row_of_statements_is_theirs():
    first = read("a", INTRODUCED)
    second = read("b", "Ada Brook met divers. “The pier is safe,” the NFB chairman said on Friday.")
    event = Event(id="e", title="T", articles=("a", "b"))
    rows = compare(event, {"a": first, "b": second}).quotes
    assert [(row.speaker, len(row.members)) for row in rows] == [("Ada Brook", 2)]
