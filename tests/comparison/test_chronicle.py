"""Which days the sentences of an event's articles name, and which of them are days of happenings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.comparison.chronicle import chronicle
from digest.language.pipeline import annotate, pipeline
from digest.model import Article, Block, DateMention, Dating, Event, Evidence, Reading, Span, Stated

NLP = pipeline()


def reading(text: str, id: str = "a", published: str | None = "2031-03-14") -> Reading:
    article = Article(
        id=id,
        path=f"{id}.txt",
        text=text,
        blocks=(Block(0, len(text), "body"),),
        outlet_label=id,
        published=Stated(published) if published else None,
        published_basis="metadata" if published else None,
    )
    return annotate(NLP, article)


def told(*readings: Reading, dated: dict[str, Dating] | None = None) -> list[tuple[str, str, str]]:
    event = Event(id="e", title="T", articles=tuple(r.id for r in readings), dated=dated or {})
    text = {r.id: r.article.text for r in readings}
    return [
        (day.date, p.article, p.named.of(text[p.article]))
        for day in chronicle(event, readings)
        for p in day.passages
    ]


SECOND = " The pier was built on 2 May 1999."
DAYS = {
    # text (published on Friday, 14 March 2031) -> the day that its first date is
    "a whole date": ("The ferry sank on 10 March 2031.", "2031-03-10"),
    "a month of a year": ("The ferry was launched in June 2019.", "2019-06"),
    "no year": ("The ferry sank on March 10.", "2031-03-10"),
    "no year, across the turn": ("The ferry was sold on November 9.", "2030-11-09"),
    "a weekday": ("The ferry sank on Tuesday.", "2031-03-11"),
    "the day of publication": ("The ferry sank on Friday.", "2031-03-14"),
    "a weekday ahead": ("The court will meet on Tuesday.", "2031-03-18"),
    "to be broadcast": ("Ada Lund spoke to Radio Sund, in a talk to air Tuesday.", "2031-03-18"),
    "to be shown": ("In a film to be shown on Tuesday, Ada Lund speaks.", "2031-03-18"),
    "invited": ("Mayor Lund has invited the divers to her office on Tuesday.", "2031-03-18"),
    "announced, and then done": ("The rule will be law after the council met on Tuesday.", "2031-03-11"),
    "announced, and then doing": ("The rule will be law after voting 4-3 on Tuesday.", "2031-03-11"),
    "who plans, and what she did": ("Lund, who plans to sail, tried on Tuesday to swim.", "2031-03-11"),
    "who did, and what comes": ("The council, which met in May, will meet on Tuesday.", "2031-03-18"),
    "the name of an election": ("Lund was sure in the months prior to the March 10 elections.", None),
    "since a day": ("The ferry has been stuck since March 10.", None),
    "the name of an attack": ("The bill is for families of the March 10 victims.", None),
    "shown since": ("The film that aired on Tuesday shows Ada Lund.", "2031-03-11"),
    "weeks ago": ("The wreck was found a month ago Tuesday.", None),
    "earlier that day": ("Ada Lund had spoken earlier Tuesday.", "2031-03-11"),
    "planned once": ("Captain Lund had been scheduled to speak on Tuesday.", "2031-03-11"),
    "planned and cancelled": ("Captain Lund cancelled a scheduled talk on Monday.", "2031-03-10"),
    "planned still": ("Captain Lund was scheduled to speak on Tuesday.", "2031-03-18"),
    "yesterday": ("The ferry sank yesterday.", "2031-03-13"),
    "a year in which": ("The ferry sank in 2019.", "2019"),
    "a year that names a thing": ("The ferry raced in the 2019 regatta.", None),
    "a list of days to come": (
        "The vote is expected to begin in the harbour board on Monday, followed by the council on Tuesday.",
        "2031-03-17 2031-03-18",
    ),
    "last week": ("The ferry sank last week.", "2031-W10"),
    "in this week": ("The ferry sank earlier this week.", "2031-W11"),
    "last month": ("The ferry sank late last month.", "2031-02"),
    "last year": ("The ferry sank last year.", "2030"),
    "next month": ("The divers come next month.", "2031-04"),
    "since": ("The ferry has been stuck since last month.", None),
    "a month alone": ("The ferry sank in January.", "2031-01"),
    "a month of the year before": ("The ferry sank in November.", "2030-11"),
    "the month of publication": ("The ferry sank in early March.", "2031-03"),
    "last, of months": ("The ferry sank last April.", "2030-04"),
    "a month behind or ahead": ("The regatta is held in June.", None),
    "a month ahead": ("The ferry will sail in January.", None),
    "a month that is to come": ("Lund is up for re-election in October.", None),
    "a month of elections": ("Lund spoke of the elections in October.", None),
    "a month of another year": ("The ferry sank in January of the year before.", None),
    "a month that names a thing": ("The ferry won the January regatta.", None),
    "the name of a society": ("Ada Lund leads the March 10th Families.", None),
    "another week": ("The ferry sank last Tuesday.", None),
    "a habit": ("The ferry sails every Tuesday.", None),
    "a limit": ("The divers have until Tuesday.", None),
    "not sure yet": ("The mayor may name a diver as soon as Tuesday.", None),
    "when a page was handled": ("Updated 11 March 2031.", None),
    "said by somebody": ("“We sail on Tuesday,” Captain Ada Lund said.", None),
    "a programme": ("Mayor Lund told the show Good Morning Today of the ferry.", None),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_what_a_day_is(text, day):
    found = [d for d, _, words in told(reading(text + SECOND + " The mast fell on 3 May 1999."))]
    assert found == sorted(["1999-05-02", "1999-05-03", *(day or "").split()])


def test_a_weekday_is_counted_from_the_day_the_article_tells_of():
    text = "The ferry sank on Tuesday. Divers came on Wednesday."
    silent = reading(text, published=None)
    assert told(silent) == []
    dating = Dating("2031-03-11", "weekday", (Evidence("a", Span(18, 25)),))
    assert told(silent, dated={"a": dating}) == [
        ("2031-03-11", "a", "Tuesday"),
        ("2031-03-12", "a", "Wednesday"),
    ]


def test_no_weekday_is_counted_from_a_day_before_the_articles_address():
    sunk = reading("The ferry sank on Tuesday. The pier was built on 2 May 1999, and fell on 3 May 1999.")
    assert "2031-03-11" in {day for day, _, _ in told(sunk)}
    for day, counts in {"2031/03/15": True, "2031/03/17": False}.items():
        url = f"https://example.org/{day}/ferry"
        moved = replace(sunk, article=replace(sunk.article, url=url))
        assert ("2031-03-11" in {day for day, _, _ in told(moved)}) is counts


def test_times_stand_in_their_order():
    text = "The ferry sank last week. Divers came on March 4, 2031, and on 1 March 2031, and last year."
    assert [day for day, _, _ in told(reading(text))] == ["2030", "2031-03-01", "2031-W10", "2031-03-04"]


def test_one_day_is_no_timeline():
    assert told(reading("The ferry sank on Tuesday."), reading("It sank on 11 March 2031.", "b")) == []


def test_articles_stand_in_the_order_of_the_columns():
    a = reading("The ferry sank on Tuesday. The pier fell on Wednesday.")
    b = reading("On March 11, 2031, the ferry sank.", "b")
    assert told(b, a) == [
        ("2031-03-11", "b", "March 11, 2031"),
        ("2031-03-11", "a", "Tuesday"),
        ("2031-03-12", "a", "Wednesday"),
    ]


@given(
    st.lists(
        st.builds(
            DateMention,
            st.integers(0, 40),
            st.integers(0, 60),
            st.one_of(st.none(), st.sampled_from(["2031-02-31", "--02-29", "2031", "9999-12-31", "0001-01"])),
            st.one_of(st.none(), st.integers(0, 6)),
            st.one_of(st.none(), st.integers(-(10**7), 10**7)),
        ),
        max_size=6,
    ),
    st.sampled_from(["0001-01-01", "9999-12-31", "2031-03-14", "nonsense"]),
)
def test_no_date_breaks_it(dates, published):
    made = reading("The ferry sank on Tuesday. The pier fell on Wednesday, 12 March.", published=published)
    days = [day for day, _, _ in told(replace(made, dates=tuple(dates)))]
    assert days == sorted(days)
