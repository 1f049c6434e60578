"""What two editions differ in, from records alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.changes import Fact, Row, _section_lines, changes
from digest.comment import markdown, summary
from digest.model import Edition
from tests.pages.fiction import crowded, strike, without


@pytest.mark.parametrize("edition", [strike(), crowded()], ids=["strike", "crowded"])
def test_an_edition_does_not_differ_from_itself(edition: Edition) -> None:
    assert not changes(edition, edition)
    assert markdown(changes(edition, edition)) == "No fact changed.\n"


def test_what_came_one_way_goes_the_other() -> None:
    whole = strike()
    article = next(a for e in whole.events for a in e.articles if len(e.articles) > 2)
    less = without(whole, article)
    came, went = changes(less, whole), changes(whole, less)
    assert came.articles[0].startswith(f"added: `{article}`")
    assert went.articles[0].startswith(f"removed: `{article}`")

    def counts(found: object, kind: str) -> int:
        return sum(line.kind == kind for e in found.events for line in e.lines)  # type: ignore[attr-defined]

    assert counts(came, "came") == counts(went, "went") > 0
    assert counts(came, "went") == counts(went, "came")


def test_the_order_of_articles_and_events_changes_nothing() -> None:
    one = crowded()
    other = replace(one, readings=dict(reversed(one.readings.items())), events=tuple(reversed(one.events)))
    assert not changes(one, other)


def row(label: str, status: str, *facts: tuple[str, str], measure: str = "") -> Row:
    return Row(label, status, frozenset(Fact(*f) for f in facts), measure)


PEOPLE = row("people", "agree", ("a", "41 people"), ("b", "41 people"), measure="people")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            {"f1": PEOPLE},
            {"f1": row("people", "differ", ("a", "41 people"), ("b", "43 people"), measure="people")},
            [
                ("flipped", "figures: now differ: people: `a` “41 people”; `b` “43 people”"),
                ("changed", "figures, changed: `b` “41 people” → “43 people” in people"),
            ],
        ),
        (
            {"f1": PEOPLE},
            {
                "f1": row("people", "single", ("a", "41 people"), measure="people"),
                "f2": row("people", "single", ("b", "44 people"), measure="people"),
            },
            [
                ("flipped", "figures: now in one article alone: people: `a` “41 people”"),
                ("changed", "figures, changed: `b` “41 people” → “44 people” in people"),
            ],
        ),
        (
            {"f1": PEOPLE},
            {
                "f1": row("people", "single", ("a", "41 people"), measure="people"),
                "f2": row("on board", "single", ("b", "41 people"), measure="on board"),
            },
            [
                ("flipped", "figures: now in one article alone: people: `a` “41 people”"),
                ("regrouped", "figures, regrouped: on board: `b` “41 people”"),
            ],
        ),
        (
            {"f1": PEOPLE},
            {
                "f1": row(
                    "people", "agree", ("a", "41 people"), ("b", "41 people"), ("c", "41"), measure="people"
                ),
                "f9": row("cost", "single", ("c", "$2 million"), measure="cost"),
            },
            [
                ("came", "figures, came: `c` “41” in people"),
                ("came", "figures, new: cost: `c` “&dollar;2 million”"),
            ],
        ),
        (
            {"f1": PEOPLE, "f9": row("cost", "single", ("c", "5"), measure="cost")},
            {"f1": row("people", "single", ("a", "41 people"), measure="people")},
            [
                ("flipped", "figures: now in one article alone: people: `a` “41 people”"),
                ("went", "figures, went: `b` “41 people” in people"),
                ("went", "figures, gone: cost: `c` “5”"),
            ],
        ),
        (
            {"f1": PEOPLE, "f2": row("crew", "single", ("b", "41 people"), measure="crew")},
            {"f1": PEOPLE, "f2": row("crew", "single", ("b", "41 people"), measure="crew")},
            [],
        ),
    ],
    ids=["flip", "changed into another row", "regrouped", "came", "went", "twice the same words"],
)
def test_one_line_for_each_fact(
    old: dict[str, Row], new: dict[str, Row], told: list[tuple[str, str]]
) -> None:
    assert [tuple(line) for line in _section_lines("figures", old, new)] == told


def test_a_long_statement_is_shown_from_where_it_changed() -> None:
    start = "The council that met on Monday behind closed doors in the old mill heard for hours " * 4
    old = {"c1": row(start + "that nobody had paid.", "only here", ("a", start + "that nobody had paid."))}
    new = {
        "c1": row(start + "that everybody had paid.", "only here", ("a", start + "that everybody had paid."))
    }
    ((_, text),) = _section_lines("claims", old, new)
    assert "that nobody had paid.” → “… " in text
    assert "that everybody had paid.”" in text


def test_the_summary_counts_what_the_lines_say() -> None:
    whole = strike()
    nothing = replace(whole, readings={}, events=(), comparisons={})
    n = len(whole.events)
    assert summary(changes(nothing, whole)) == f"{n} event{'s' * (n > 1)} new"
    assert summary(changes(whole, nothing)) == f"{n} event{'s' * (n > 1)} gone"
