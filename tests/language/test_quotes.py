"""Quotes: a table of sentences, properties of any text, and inputs meant to hurt."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import marks
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.pairing import stretches
from digest.language.verbs import ing, past, third
from digest.model import Quote

HERE = Path(__file__).parent
FLOORS = HERE.parent / "floors" / "quotes.json"


class Case(NamedTuple):
    name: str
    text: str
    quotes: tuple[str, ...]


def _table() -> list[Case]:
    cases = []
    for part in (HERE / "quotes_table.txt").read_text("utf-8").split("\n## ")[1:]:
        name, *lines = part.strip().split("\n")
        text = "\n".join(line for line in lines if not line.startswith("=>"))
        cases.append(Case(name, text, tuple(line[3:] for line in lines if line.startswith("=>"))))
    return cases


TABLE = _table()


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    for name in ("digest_sentences", "digest_names", "digest_quotes"):
        nlp.add_pipe(name)
    return nlp


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotes of `text`; one token is enough, for the components read characters."""
    doc = Doc(pipeline().vocab, words=[text], spaces=[False]) if text else pipeline().make_doc("")
    for _, component in pipeline().pipeline:
        doc = component(doc)
    return marks(doc).quotes


def line(text: str, quote: Quote) -> str:
    """A quote as the table writes it, everything sliced from the text."""
    said = " … ".join(span.of(text) for span in quote.spans)
    name = quote.speaker.name if quote.speaker else "-"
    cue = quote.cue.span.of(text) if quote.cue else "-"
    return " | ".join((quote.kind, said, name, cue, *((quote.via,) if quote.via else ())))


def _right(case: Case) -> bool:
    return tuple(line(case.text, q) for q in quotes(case.text)) == case.quotes


@pytest.mark.parametrize(
    ("before", "people"),
    [
        pytest.param("Lena Marsh and Omar Reed met on Monday.", ("Lena Marsh", "Omar Reed"), id="pair"),
        pytest.param("The Hunt Club told voters to write to Lena Marsh and Omar Reed.", (), id="club"),
        pytest.param("Critics of the plan wrote to Lena Marsh and Omar Reed.", (), id="critics"),
    ],
)
def test_they_are_the_pair_only_where_the_sentence_is_about_them(
    before: str, people: tuple[str, ...]
) -> None:
    said = quotes(f"{before} They said that the plan was dead.")[-1]
    assert said.speaker is not None
    assert said.speaker.people == people


def test_the_table_holds_its_floor() -> None:
    floor = json.loads(FLOORS.read_text("utf-8"))
    wrong = [case.name for case in TABLE if not _right(case)]
    assert len(TABLE) >= floor["cases"]
    assert 1 - len(wrong) / len(TABLE) >= floor["right"], wrong


def test_the_table_names_each_case_once() -> None:
    names = [case.name for case in TABLE]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "name",
    [
        "direct-behind",
        "direct-interrupted",
        "partial-calling",
        "via-according-to",
        "shared-two-leaders",
        "reported-claimed-but",
        "nobody-scare-quotes",
        "lost-mark-costs-one",
    ],
)
def test_the_plainest_cases_never_fail(name: str) -> None:
    case = next(c for c in TABLE if c.name == name)
    assert tuple(line(case.text, q) for q in quotes(case.text)) == case.quotes


# ---------------------------------------------------------------- properties

PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "''",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        " ",
        " ",
        "\n",
        ".",
        ",",
        ":",
        "—",
        "?",
        "(",
        ")",
        "said",
        "Ann Roe",
        "he",
        "they",
        "that",
        "called",
        "according to",
        "the mayor",
        "who",
        "and",
        "but",
        "claim",
        "to",
        "is",
        "bridge",
        "ROE:",
        "told",
        "reporters",
        "adding",
        "\xa0",
        "é",
        "😀",
        "1995",
        "6'2\"",
        "it",
    ]
)


def check(text: str) -> None:
    found = quotes(text)
    assert [q.spans[0] for q in found] == sorted(q.spans[0] for q in found)
    assert [q.id for q in found] == [f"doc#q{n}" for n in range(1, len(found) + 1)]
    for quote in found:
        assert quote.text == " ".join(span.of(text) for span in quote.spans)
        ends = 0
        for span in quote.spans:
            assert ends <= span.start < span.end <= len(text)
            ends = span.end
        if quote.speaker is not None:
            assert quote.speaker.name
            assert 0 <= quote.speaker.span.start < quote.speaker.span.end <= len(text)
        if quote.cue is not None:
            assert quote.cue.text == quote.cue.span.of(text)


@given(st.lists(PIECES, max_size=40).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_spans_of_news_like_text(text: str) -> None:
    check(text)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_spans_of_crowded_text(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_spans_of_any_text(text: str) -> None:
    check(text)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_stretches_never_overlap_or_leave_the_paragraph(text: str) -> None:
    last = 0
    for stretch in stretches(text, 0, len(text)):
        assert last <= stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end <= len(text)
        last = stretch.outer_end


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert quotes(text) == quotes(text)


@pytest.mark.parametrize(
    "piece", ["“", '"', "'", "“a” ", "a", "1", " ", "said ", ", he said", "-a", "A, ", "(", "’s "]
)
def test_long_lines_of_one_thing(piece: str) -> None:
    check(piece * (10_000 // len(piece)))


# ---------------------------------------------------------------- word lists


@pytest.mark.parametrize(
    ("base", "expected"),
    [("say", "says"), ("deny", "denies"), ("stress", "stresses"), ("go", "goes"), ("wish", "wishes")],
)
def test_third_person(base: str, expected: str) -> None:
    assert third(base) == expected


@pytest.mark.parametrize(("base", "expected"), [("claim", "claimed"), ("note", "noted"), ("deny", "denied")])
def test_past(base: str, expected: str) -> None:
    assert past(base) == expected


@pytest.mark.parametrize(
    ("base", "doubled", "expected"),
    [
        ("say", False, "saying"),
        ("note", False, "noting"),
        ("admit", True, "admitting"),
        ("lie", False, "lying"),
    ],
)
def test_ing(base: str, expected: str, *, doubled: bool) -> None:
    assert ing(base, doubled=doubled) == expected


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("said", "neutral"),
        ("claimed", "doubting"),
        ("noted", "neutral"),
        ("admitting", "conceding"),
        ("vows", "promising"),
        ("denies", "denying"),
        ("asked", "asking"),
        ("urged", "urging"),
        ("hailed", "approving"),
        ("insisted", "affirming"),
    ],
)
def test_stance_of_inflected_cues(word: str, stance: str) -> None:
    plain = next(verb for verb, _ in lexicon().verbs[word] if not verb.particle)
    assert plain.stance == stance


def test_every_verb_is_listed_once() -> None:
    listed: dict[str, str] = {}
    for readings in lexicon().verbs.values():
        for verb, _ in readings:
            assert listed.setdefault(verb.lemma, verb.stance) == verb.stance, verb.lemma
