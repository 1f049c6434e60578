"""Quantities and phrases in plain English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Figure, Span
from digest.pages import phrases
from digest.pages.values import comparable, plain

NUMBERS = {
    0: "0", 4: "4", 1240: "1,240", 2.4e11: "240 billion", 1.5e6: "1.5 million", 1234567: "1,234,567",
    1.2345e9: "1,234.5 million", 3e12: "3 trillion", 0.5: "0.5", -3: "-3", -2e9: "-2 billion",
    99.95: "99.95", 1e6: "1 million", 999999: "999,999",
}  # fmt: skip


@pytest.mark.parametrize(("value", "wanted"), NUMBERS.items())
def test_numbers_as_people_write_them(value, wanted):
    assert plain(value) == wanted


VALUES = {
    "money": ("money", 2.4e11, "USD", None, "240 billion USD"),
    "percent": ("percent", 44.0, "%", None, "44%"),
    "fraction": ("percent", 0.66667, None, None, "66.7%"),
    "more than half": ("percent", (0.5, None), None, "more than", "more than 50%"),
    "dozens": ("count", (24.0, None), None, None, "the words"),
    "over": ("count", (40.0, None), "times", "over", "over 40 times"),
    "up to": ("duration", (None, 2.0), "months", None, "up to 2 months"),
    "less than": ("duration", (None, 1.0), "months", "less than", "less than 1 month"),
    "between": ("money", (3e6, 5e6), "EUR", None, "3 million–5 million EUR"),
    "one person": ("count", 1.0, "people", None, "1 person"),
    "one century": ("duration", 1.0, "centuries", None, "1 century"),
    "one foot": ("measurement", 1.0, "feet", None, "1 foot"),
    "one mile an hour": ("rate", 1.0, "miles per hour", None, "1 mile per hour"),
    "one day": ("duration", 1.0, "days", None, "1 day"),
    "ordinal": ("ordinal", 75.0, None, None, "75th"),
    "eleventh": ("ordinal", 11.0, None, None, "11th"),
    "twenty-second": ("ordinal", 22.0, None, None, "22nd"),
    "day": ("date", "2024-05-16", None, None, "16 May 2024"),
    "month": ("date", "2024-05", None, None, "May 2024"),
    "decade": ("date", "192", None, None, "1920s"),
    "no year": ("date", "--05-16", None, None, "16 May"),
    "open": ("count", (None, None), None, None, "the words"),
}


@pytest.mark.parametrize(("kind", "value", "unit", "modifier", "wanted"), VALUES.values(), ids=VALUES)
def test_comparable(kind, value, unit, modifier, wanted):
    figure = Figure(
        id="a#f1", kind=kind, span=Span(0, 1), text="the words", value=value, unit=unit, modifier=modifier
    )
    assert comparable(figure) == wanted


numbers = st.one_of(st.integers(1, 10**9).map(float), st.floats(0.01, 1e9))
bounds = st.one_of(numbers, numbers.map(lambda n: (n, None)), numbers.map(lambda n: (None, n)))
KINDS = ["count", "money", "percent", "ordinal", "duration", "rate", "measurement", "age"]


@settings(max_examples=200)
@given(bounds, st.sampled_from(KINDS))
def test_every_value_can_be_shown(value, kind):
    shown = comparable(Figure(id="a#f1", kind=kind, span=Span(0, 1), text="the words", value=value))
    assert shown.strip()
    assert "None" not in shown


DATES = {
    ("2024-05-16", "2024-05-16"): "16 May 2024",
    ("2024-05-16", "2024-05-17"): "16–17 May 2024",
    ("2024-05-30", "2024-06-02"): "30 May – 2 June 2024",
    ("2023-12-31", "2024-01-01"): "31 December 2023 – 1 January 2024",
    ("2024-05", "2024-05"): "May 2024",
    (None, "2024-05-16"): "16 May 2024",
    (None, None): "",
    ("soon", "soon"): "soon",
    ("2024-13-01", "2024-13-01"): "2024-13-01",
}


@pytest.mark.parametrize(("span", "wanted"), DATES.items())
def test_dates(span, wanted):
    assert phrases.dates(*span) == wanted


def test_lists_and_counts():
    assert phrases.listed([]) == ""
    assert phrases.listed(["a"]) == "a"
    assert phrases.listed(["a", "b", "c"]) == "a, b and c"
    assert phrases.listed(["a", "b"], "or") == "a or b"
    assert phrases.count(1, "article") == "one article"
    assert phrases.count(13, "article") == "13 articles"
    assert phrases.tally(1234, "event") == "1,234 events"
    assert phrases.capital("éa") == "Éa"
