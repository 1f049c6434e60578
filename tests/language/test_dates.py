"""Dates: what is named, cut where the text is silent; and what only looks like a date."""

from __future__ import annotations

import time
from datetime import date

import pytest
import spacy
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from digest.language.dates import Dates, find
from digest.language.marks import marks
from digest.model import Article, Block

# sentence, then each mention: text, ISO value (None for a weekday or relative day), weekday, offset
CASES = [
    ("An 1898 court ruling and a 1771 letter, an 1898-seat hall.", [("1898", "1898"), ("1771", "1771")]),
    ("May 16th 2024.", [("May 16th 2024", "2024-05-16")]),
    ("On 16 May 2024 they met.", [("16 May 2024", "2024-05-16")]),
    ("The Sept. 11, 2001, attacks", [("Sept. 11, 2001", "2001-09-11")]),
    ("Updated 2024-05-16.", [("2024-05-16", "2024-05-16")]),
    ("At 2024-05-16T10:00Z", [("2024-05-16", "2024-05-16")]),
    ("in February 2022", [("February 2022", "2022-02")]),
    ("in early 2022", [("2022", "2022")]),
    ("since October", [("October", "--10")]),
    ("the 16th of May", [("16th of May", "--05-16")]),
    ("MAY 5, 2020", [("MAY 5, 2020", "2020-05-05")]),
    ("Tuesday, July 16, 2024", [("Tuesday, July 16, 2024", "2024-07-16", 1)]),
    ("on Monday, Nov. 6, it", [("Monday, Nov. 6", "--11-06", 0)]),
    ("Sat. 4 May", [("Sat. 4 May", "--05-04", 5)]),
    ("on Thursday evening", [("Thursday", None, 3)]),
    ("met yesterday and again today", [("yesterday", None, None, -1), ("today", None, None, 0)]),
    ("the day before yesterday", [("the day before yesterday", None, None, -2)]),
    ("last night, this morning", [("last night", None, None, -1), ("this morning", None, None, 0)]),
    ("tomorrow's vote", [("tomorrow's", None, None, 1)]),
    ("three days ago", [("three days ago", None, None, -3)]),
    ("a day ago", [("a day ago", None, None, -1)]),
    ("from 2008 to 2012", [("2008", "2008"), ("2012", "2012")]),
    ("the 2016-2020 term", [("2016", "2016"), ("2020", "2020")]),
    ("the 2008-09 season", [("2008", "2008"), ("09", "2009")]),
    ("the 1998-02 cup", [("1998", "1998"), ("02", "2002")]),
    ("the 2016 election", [("2016", "2016")]),
    ("the 1848 revolution", [("1848", "1848")]),
    ("(1941)", [("1941", "1941")]),
    ("May 3-5, 2024", [("May 3", "2024-05-03"), ("5, 2024", "2024-05-05")]),
    ("May 3 and 4", [("May 3", "--05-03"), ("4", "--05-04")]),
    ("3-5 May 2024", [("3", "2024-05-03"), ("5 May 2024", "2024-05-05")]),
    ("the 1990s", [("1990s", "199")]),
    ("16.05.2024", [("16.05.2024", "2024-05-16")]),
    ("5/16/2024", [("5/16/2024", "2024-05-16")]),
    ("03/04/2024", [("03/04/2024", "2024")]),
    ("03/03/2024", [("03/03/2024", "2024-03-03")]),
    ("19 Sept. 11 victims", [("Sept. 11", "--09-11")]),
    ("by 2050", [("2050", "2050")]),
    ("Q1 2024 and fiscal 2023", [("2024", "2024"), ("2023", "2023")]),
    ("last week", [("last week", None, None, -1)]),
    (
        "late last month and earlier this year",
        [("last month", None, None, -1), ("earlier this year", None, None, 0)],
    ),
    ("this week, in recent weeks, last week's storm", []),
    ("2,000 people in Room 2012", []),
    ("Flight 1549 cost $2000", []),
    ("2000 workers and 1200 miners", []),
    ("between 1200 and 1400 workers", []),
    ("at 2000 GMT", []),
    ("2000 miles", []),
    ("U.N. resolution 1701", []),
    ("May said so; they march on", []),
    ("Theresa May and April Smith", []),
    ("Black Friday and the Sunday Times", []),
    ("Feb. 30", []),
    ("call 1-800-2000", []),
    ("on Mondays", []),
    ("March 3,000 miles", []),
    ("Good Friday came on Friday", [("Friday", None, 4)]),
    ("", []),
]


def mentions(text: str) -> list[tuple]:
    return [(text[m.start : m.end], m.value, m.weekday, m.offset) for m in find(text, 0, len(text))]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] or "empty" for c in CASES])
def test_mentions(text, expected):
    assert mentions(text) == [(*e, *[None] * (4 - len(e))) for e in expected]


def test_what_a_relative_time_counts():
    text = "yesterday, last week, next month, last year"
    assert [m.unit for m in find(text, 0, len(text))] == ["day", "week", "month", "year"]


@given(
    st.dates(date(1900, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["en_US", "en_GB", "en_AU", "en_IE", "en_NZ", "en_IN"]),
    st.sampled_from(["long", "full"]),
)
def test_dates_that_babel_writes_are_read_back(day, locale, width):
    text = f"They met on {format_date(day, width, locale=locale)} in Brenn."
    (found,) = find(text, 0, len(text))
    assert found.value == day.isoformat()
    assert found.weekday == (day.weekday() if width == "full" else None)


@given(st.text(max_size=300))
def test_any_text(text):
    last = 0
    for mention in find(text, 0, len(text)):
        assert 0 <= last <= mention.start < mention.end <= len(text)
        last = mention.start


def test_only_the_article_itself():
    text = "Talks begin\nThey met on 4 May 2024.\nPhoto taken on 1 March 2020\nPosted 5 May 2024"
    blocks, start = [], 0
    for row, kind in zip(text.split("\n"), ["headline", "body", "caption", "boilerplate"], strict=True):
        blocks.append(Block(start, start + len(row), kind))
        start += len(row) + 1
    doc = spacy.blank("en").make_doc(text)
    marks(doc).article = Article(id="a", path="a", text=text, blocks=tuple(blocks), outlet_label="a")
    Dates()(doc)
    assert [m.value for m in marks(doc).dates] == ["2024-05-04"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1,", "May ", "2000 ", " ", "May 3 and ", "one day ", '"'])
def test_hostile_lines_take_linear_time(piece):
    text = piece * (400_000 // len(piece))
    start = time.process_time()
    find(text, 0, len(text) // 4)
    small = time.process_time() - start
    start = time.process_time()
    find(text, 0, len(text) // 2)
    assert time.process_time() - start < 4 * small + 0.5
