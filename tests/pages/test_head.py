# ruff: noqa: E501  articles made up for these tests
"""What the head of a page says of three articles is true of them: real readings, grouped and compared."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from digest import edition
from digest.model import Edition, SharedTerm
from digest.pages import Settings, coverage, event_page, phrases
from digest.pages.shared import shared_by
from digest.store import opened

ARTICLES = {
    "courier": """---
outlet: Ellery Courier
published: 2031-03-10
title: Ferry Crews End Strike in Port Ellery
---
Ferry Crews End Strike in Port Ellery

The crews of the Port Ellery ferries ended their strike on Monday after nine days, and the Harbour Workers' Union said the first boat would sail at dawn.

“We asked for a living wage and we got a fair deal,” said Ada Lund, the head of the union. “Nobody on the quay will forget these nine days.”

The company, Orla Lines, agreed to pay 40 crowns more a week, according to the Courier. The flooding of the old pier said enough about its budget.

“I have never seen a harbour so quiet,” Mayor Tomas Quist said, adding that he would thank the crews in person.

Federal mediators believe the deal will hold until the autumn. His brother said Quist had not slept for a week.

The Coast Guard inquiry into a collision in the Marrow Sound is still open.
""",
    "dispatch": """---
outlet: Coast Dispatch
published: 2031-03-10
title: Strike of Port Ellery ferry crews is over
---
Strike of Port Ellery ferry crews is over

Ferry crews in Port Ellery went back to work on Monday, nine days after the H.W.U. called them out.

“We asked for a living wage and we got a fair deal,” Ada Lund, who leads the union, told the Dispatch.

Orla Lines will pay each sailor 40 crowns more a week. Mayor Tomas Quist said that he had never seen the harbour so quiet.

A spokesman for Orla Lines said the firm was glad that its boats would sail again.
""",
    "mirror": """---
outlet: Marrow Mirror
published: 2031-03-10
title: HWU ends Port Ellery ferry strike
---
HWU ends Port Ellery ferry strike

The HWU ended the ferry strike in Port Ellery on Monday, its leader, Ada Lund, said.

“We asked for a living wage and we got a decent deal,” Lund said. Shops on the island of Marrow had run out of flour.

Tomas Quist, the mayor, said nothing. The former harbour master said the town had lost 2 million crowns.
""",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("head")
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    with opened(None) as store:
        return edition.make(Path(folder), store).edition


@pytest.fixture(scope="module")
def page(made: Edition) -> str:
    (event,) = made.events
    text = event_page(coverage(made, event, Settings(text="full"))).text
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", re.sub(r"&lsqb;|&rsqb;|\\", "", text))


def line(page: str, start: str) -> str:
    return next((row for row in page.split("\n") if start in row), "")


def cells(page: str, row: str, outlet: str) -> list[str]:
    part = page.partition(f"</a>{row}\n")[2].partition("\n- ")[0]
    return [entry.partition(": ")[2] for entry in part.split("\n") if f"- {outlet}: " in entry]


def test_where_versions_part_both_are_given_and_are_not_called_the_same(page):
    assert "Ada Lund: “… wage and we got a fair deal” or “… wage and we got a decent deal”" in line(
        page, "They part"
    )
    assert "same words" not in line(page, "They agree")


def test_a_figure_stands_in_the_words_around_it(page):
    assert "two of three give the figure in “agreed to pay 40 crowns more a week”" in line(page, "They agree")


def test_whom_all_quote_has_marks_in_all(page):
    assert "all three quote Ada Lund;" in line(page, "They agree")
    assert "quote Tomas Quist" not in page and "and Tomas Quist" not in line(page, "They agree")


def test_what_found_no_partner_is_counted_as_the_sections_show_it(page):
    rows = page.split("## Quotes")[1].split("\n## ")[0].count("*one article")
    assert f"One article only:** {phrases.count(rows, 'statement')}" in page


@pytest.mark.parametrize(
    ("outlet", "speakers"),
    [
        ("Ellery Courier", {"Ada Lund *×1*", "His brother *×1*", "Tomas Quist *×1*", "Orla Lines *×1*", "The Harbour Workers&apos; Union *×1*"}),
        ("Coast Dispatch", {"Ada Lund *×1*", "Tomas Quist *×1*", "A spokesman for Orla Lines *×1*"}),
        ("Marrow Mirror", {"Ada Lund *×2*", "The former harbour master *×1*"}),
    ],
)  # fmt: skip
def test_persons_and_bodies_speak_once_a_sentence(page, outlet, speakers):
    assert set(cells(page, "Lets speak", outlet)) == speakers


def test_no_single_person_and_no_outlet_itself_is_cited(page):
    cited = [
        cells(page, "Cites groups, media, documents", outlet)
        for outlet in ("Ellery Courier", "Marrow Mirror", "Coast Dispatch")
    ]
    assert cited == [["The Harbour Workers&apos; Union, Federal mediators"], [], []]


REASONS = {
    "with points, without, in full": ("HWU", ("HWU", 3)),
    "in full": ("Harbour Workers' Union", None),
    "a word": ("crowns", ("crowns", 3)),
    "another form": ("sail", ("sail", 2)),
    "a piece of a name": ("Workers", None),
    "the name that the piece is of": ("Orla Lines", ("Orla Lines", 2)),
    "one article": ("flour", None),
    "a person, by the surname": ("Ada Lund", ("Ada Lund", 3)),
    "who was something": ("Former Port Ellery", ("Port Ellery", 3)),
}


@pytest.mark.parametrize(("term", "expected"), REASONS.values(), ids=REASONS)
def test_a_reason_is_held_by_all_that_have_it_in_any_form(made, term, expected):
    (event,) = made.events
    why = (SharedTerm(term="HWU", articles=()), SharedTerm(term=term, articles=("courier",)))
    found = shared_by(coverage(made, replace(event, why=why), Settings()))
    assert ("HWU", 3) in [(s.term, len(s.articles)) for s in found]
    others = [(s.term, len(s.articles)) for s in found if s.term != "HWU" or term == "HWU"]
    assert others == ([expected] if expected else [])


def test_reasons_of_some_are_said_to_be_of_at_least_so_many(page):
    assert re.search(r"^- Shared by all three: .*Port Ellery.*\.$", line(page, "Shared by all three"))
    assert "By two:" not in page
