"""Sources: whom an article cites, one record each, with every place."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from digest.language.marks import marks
from digest.language.source_kinds import kind_of
from digest.model import Article, Block


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    for name in ("digest_sentences", "digest_names", "digest_quotes", "digest_sources"):
        nlp.add_pipe(name)
    return nlp


def cited(text: str) -> list[tuple[str, str, list[str]]]:
    found = marks(pipeline()(text)).sources
    return [(s.kind, s.name, [span.of(text) for span in s.spans]) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to a Reuters report, the bridge fell.", ("agency", "Reuters", ["a Reuters report"])),
        ("The pact will last, Tom Poe said, according to Bloomberg.", ("agency", "Bloomberg", ["Bloomberg"])),
        (
            "Half of them stayed, according to a survey by the Arden Center.",
            ("document", "a survey by the Arden Center", ["a survey by the Arden Center"]),
        ),
        (
            "A person close to the talks said the deal was dead.",
            ("unnamed", None, ["A person close to the talks"]),
        ),
        ("Ann Roe told the Arden Herald she would stay.", ("outlet", "Arden Herald", ["the Arden Herald"])),
        ("Mayor Ann Roe said she would stay.", ("official", "Ann Roe", ["Mayor Ann Roe"])),
        (
            "Federal prosecutors said the firm had lied.",
            ("unnamed", "Federal prosecutors", ["Federal prosecutors"]),
        ),
        (
            "“It rains,” a statement from the Liberal committee said.",
            (
                "document",
                "a statement from the Liberal committee",
                ["a statement from the Liberal committee"],
            ),
        ),
        (
            "Ann Roe spoke in an interview with Fox affiliate KXYZ.",
            ("outlet", "Fox affiliate KXYZ", ["Fox affiliate KXYZ"]),
        ),
        (
            "A source within the Arden Harbour Committee said it was raining.",
            ("unnamed", None, ["A source within the Arden Harbour Committee"]),
        ),
        ("Tax inspectors believe the firm to be empty.", ("unnamed", None, ["Tax inspectors"])),
        ("Norland police have concluded the search.", ("official", None, ["Norland police"])),
        ("The Fox News host said it was raining.", ("person", None, ["The Fox News host"])),
        (
            "It was first posted by the newspaper The Quay, Ann Roe said.",
            ("outlet", "The Quay", ["The Quay"]),
        ),
        (
            "Ann Roe admitted it in an interview Tuesday on the Arden Herald's “Morning Hour.”",
            ("outlet", "Arden Herald", ["the Arden Herald"]),
        ),
        (
            "The latest Arden Herald national poll has Ann Roe ahead.",
            ("document", "The latest Arden Herald national poll", ["The latest Arden Herald national poll"]),
        ),
    ],
    ids=[
        "agency-report",
        "via",
        "survey",
        "close-to",
        "told-outlet",
        "official",
        "prosecutors",
        "small-committee",
        "affiliate",
        "within-a-body",
        "belief",
        "finding",
        "staff",
        "posted-by",
        "interview-on",
        "poll-of-a-paper",
    ],
)
def test_a_source_and_its_kind(text: str, expected: tuple[str, str | None, list[str]]) -> None:
    kind, name, spans = expected
    assert any(k == kind and (name is None or n == name) and s == spans for k, n, s in cited(text)), cited(
        text
    )


def test_a_host_is_no_medium() -> None:
    assert [s[1] for s in cited("Ann Roe told CNN host Carl Poe that she would stay.")] == ["Ann Roe"]


def test_one_record_with_all_places() -> None:
    text = "“Yes,” Ann Roe said. The river rose. “No,” Roe said later."
    assert [(n, s) for _, n, s in cited(text)] == [("Ann Roe", ["Ann Roe", "Roe"])]


def test_credits_of_photographs_do_not_count() -> None:
    text = "Ann Roe left.\nPhoto courtesy of, and according to, the Arden Herald"
    article = Article(
        id="a",
        path="a.txt",
        text=text,
        outlet_label="-",
        blocks=(Block(0, 13, "body"), Block(14, len(text), "caption")),
    )
    doc = pipeline().make_doc(text)
    marks(doc).article = article
    assert marks(pipeline()(doc)).sources == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the Associated Press", "agency"),
        ("the report", "document"),
        ("many economists", "unnamed"),
        ("the police", "official"),
        ("a spokesman for the fire service", "person"),
        ("her younger brother", "person"),
        ("Arden News reporter Ann Roe", "person"),
        ("the council's top Democrat", "person"),
        ("the former Norland envoy", "person"),
        ("the Norlanders", "unnamed"),
        ("the Danes", "unnamed"),
        ("other officials", "unnamed"),
        ("a group of fishermen", "unnamed"),
        ("dozens of pupils at the school", "unnamed"),
        ("ferry organizers", "unnamed"),
        ("the harbour committee", "official"),
        ("the N.H.A.", "official"),
        ("One of the coast's oldest sailing clubs", "official"),
        ("the Arden Post", "outlet"),
        ("the Arden Union-Herald", "outlet"),
        ("the mayor's plan", "document"),
        ("the flooding", None),
        ("2031", None),
        ("a gift to a charity", None),
        ("interview with Arden News", None),
        ("our elected leaders", None),
        ("she and other pilots", None),
        ("the terms of the lease", None),
    ],
)
def test_kinds_by_name(name: str, kind: str | None) -> None:
    assert kind_of(name, None) == kind


@given(st.text(max_size=150))
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_any_text(text: str) -> None:
    for source in marks(pipeline()(text)).sources:
        assert source.spans == tuple(sorted(source.spans))
        assert all(0 <= s.start < s.end <= len(text) for s in source.spans)
