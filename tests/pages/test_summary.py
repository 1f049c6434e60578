"""The lines in the head of an event say each thing once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fiction import crowded, strike

from digest.model import Claim
from digest.pages import Settings, coverage
from digest.pages.summary import summary


def head(edition, comparison) -> str:
    event = edition.events[0]
    changed = replace(edition, comparisons={**edition.comparisons, event.id: comparison})
    covered = coverage(changed, event, Settings())
    return "\n".join(summary(covered))


def reported(*ends: str) -> str:
    """What the head says where all fifteen report one sentence, as far as each of `ends`."""
    edition = crowded()
    readings = {
        name: replace(r, article=replace(r.article, text=re.sub(r"\d\d crowns", "60 crowns", r.article.text)))
        for name, r in edition.readings.items()
    }
    edition = replace(edition, readings=readings)
    event = edition.events[0]
    claims = []
    for n, end in enumerate(ends):
        spans = {}
        for article in event.articles:
            text = edition.readings[article].article.text
            sentence = edition.readings[article].sentences[2 if n != 2 else 3]
            spans[article] = (replace_end(sentence, text.index(end, sentence.start) + len(end)),)
        words = spans[event.articles[0]][0].of(edition.readings[event.articles[0]].article.text)
        claims.append(Claim(id=f"c-{n}", text=words, articles=spans))
    return head(edition, replace(edition.comparisons[event.id], claims=tuple(claims)))


def test_a_number_that_is_one_outlets_own_is_not_told_as_all_do():
    edition = crowded()
    assert "60 crowns" not in head(edition, edition.comparisons[edition.events[0].id])


def replace_end(span, end):
    return type(span)(span.start, end)


@pytest.mark.parametrize("order", [("5 November", "November 2029"), ("November 2029", "5 November")])
def test_a_report_that_another_holds_is_left_to_it(order):
    said = reported(*order)
    assert said.count(" report ") == 1
    assert "November 2029”" in said


def test_the_next_report_takes_its_place():
    said = reported("5 November", "November 2029", "closed road")
    assert said.count(" report ") == 2
    assert "crowns a day for the closed road" in said


@pytest.mark.parametrize("units", [("crowns", None), (None, "crowns")])
def test_a_figure_without_its_unit_is_not_told_beside_the_same_with_it(units):
    edition = strike()
    event = edition.events[0]
    comparison = edition.comparisons[event.id]
    (losses,) = [g for g in comparison.figures if g.id == "f-losses"]
    agreed = [m for m in losses.members if "courier-losses" not in m][:2]
    readings = dict(edition.readings)
    for member, unit in zip(agreed, units, strict=True):
        article = member.rpartition("#")[0]
        figures = tuple(replace(f, unit=unit) if f.id == member else f for f in readings[article].figures)
        readings[article] = replace(readings[article], figures=figures)
    group = replace(losses, members=tuple(agreed), status="agree", relation=None, interest=5.0)
    told = head(replace(edition, readings=readings), replace(comparison, figures=(group,)))
    (part,) = [p for p in told.split("; ") if "f-losses" in p]
    assert part.count("“") == 1
    assert "crowns" in part
