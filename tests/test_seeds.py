"""The five articles of the demonstration site, against a reading of them by eye."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digest.cli import main

Json = dict[str, Any]


@pytest.fixture(scope="module")
def export(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Json:
    out = tmp_path_factory.mktemp("seeds") / "export.json"
    assert main(["export", "--articles", str(project / "seeds"), "--output", str(out)]) == 0
    document: Json = json.loads(out.read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def articles(export: Json) -> dict[str, Json]:
    return {a["id"][:3]: a for a in export["articles"]}


@pytest.fixture(scope="module")
def beijing(export: Json) -> Json:
    event: Json = max(export["events"], key=lambda e: len(e["articles"]))
    return event


def texts(export: Json, members: list[str]) -> set[tuple[str, str]]:
    everything = {x["id"]: x for a in export["articles"] for x in (*a["quotes"], *a["figures"])}
    return {(m[:3], everything[m]["text"]) for m in members}


def row(export: Json, groups: list[Json], article: str, words: str) -> Json:
    """The row that holds the version of `article` that has these words."""
    found = [g for g in groups if any(a == article and words in t for a, t in texts(export, g["members"]))]
    assert len(found) == 1, (article, words, [texts(export, g["members"]) for g in found])
    return found[0]


# ---------------------------------------------------------------- events and dates


def test_four_articles_tell_of_beijing_and_one_of_astana(export: Json) -> None:
    parts = sorted(sorted(a[:3] for a in e["articles"]) for e in export["events"])
    assert parts == [["000", "001", "003", "004"], ["002"]]


def test_the_event_has_a_plain_title_a_day_and_a_place(beijing: Json) -> None:
    assert beijing["first"] == beijing["last"] == "2024-05-16"
    assert beijing["place"] == "Beijing"
    for word in ("Putin", "Xi", "Beijing", "16 May 2024"):
        assert word in beijing["title"]


def test_a_day_is_stated_resolved_from_a_weekday_or_not_known(articles: dict[str, Json]) -> None:
    assert {i: (a["dated"], a["dated_basis"]) for i, a in articles.items()} == {
        "000": ("2024-05-16", "text"),
        "001": ("2024-05-16", "weekday"),
        "002": (None, None),
        "003": (None, None),
        "004": ("2024-05-16", "weekday"),
    }


def test_a_pages_print_date_is_published_and_dates_nothing(export: Json, articles: dict[str, Json]) -> None:
    assert (articles["002"]["published"], articles["002"]["published_basis"]) == ("2024-07-16", "page")
    astana = next(e for e in export["events"] if len(e["articles"]) == 1)
    assert (astana["first"], astana["last"]) == (None, None)


def test_what_no_article_states_is_null(articles: dict[str, Json]) -> None:
    assert {a["outlet"] for a in articles.values()} == {None}
    assert {i: a["author"] for i, a in articles.items() if a["author"]} == {"003": "Maria Kholina"}
    assert articles["000"]["flags"] == ["ai-generated"]
    assert articles["004"]["title"] is None
    assert len({a["outlet_label"] for a in articles.values()}) == 5


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("000", "Your feed is customized."),
        ("001", "behind Russia and Germany expelling each other"),
        ("001", "Main photo source: Getty Images"),
        ("001", "Your email address will not be published."),
        ("002", "Please enter your comment!"),
        ("002", "Stay Connected"),
        ("002", "Latest posts"),
        ("003", "ua en ru"),
        ("003", "(Getty Images)"),
    ],
)
def test_furniture_is_marked(articles: dict[str, Json], article: str, words: str) -> None:
    text = articles[article]["text"]
    start = text.index(words)
    assert any(s <= start and start + len(words) <= e for s, e in articles[article]["boilerplate"])


# ---------------------------------------------------------------- quotes


@pytest.mark.parametrize(
    ("article", "words", "people", "kind", "cue"),
    [
        ("000", "dear friend", ["Vladimir Putin"], "partial", "referred to"),
        (
            "000",
            "has been a stabilizing force on the international stage",
            ["Vladimir Putin"],
            "reported",
            "emphasized",
        ),
        ("000", "stood the test of time", ["Xi Jinping"], "reported", "according to"),
        ("001", "These relations are not against anyone", ["Vladimir Putin"], "direct", "added"),
        ("001", "main stabilizing factor", ["Vladimir Putin"], "partial", "said"),
        ("001", "We have worked hard", ["Xi Jinping"], "direct", "told"),
        ("001", "Russia and China play an important role", ["Sergei Lavrov"], "direct", "said"),
        ("002", "at their best in history", ["Vladimir Putin"], "partial", "praised"),
        ("003", "to consolidate the friendship", ["Xi Jinping"], "partial", "expressed"),
        ("003", "no-limits friendship", ["Vladimir Putin", "Xi Jinping"], "partial", "proclaimed"),
        ("004", "inject strong momentum", ["Xi Jinping"], "partial", "stated"),
        ("004", "practical cooperation", ["Vladimir Putin"], "partial", "praised"),
        ("004", "record bilateral trade last year", ["Vladimir Putin"], "reported", "noted"),
        ("004", "will discuss the war in Ukraine", ["Vladimir Putin"], "reported", "stated"),
    ],
)
def test_who_said_what(
    articles: dict[str, Json], article: str, words: str, people: list[str], kind: str, cue: str
) -> None:
    (quote,) = [q for q in articles[article]["quotes"] if words in q["text"]]
    assert sorted(quote["speaker"]["people"]) == people
    assert (quote["kind"], quote["cue"]["text"]) == (kind, cue)


@pytest.mark.parametrize(
    ("article", "words", "via"), [("003", "should continue for generations", "Bloomberg")]
)
def test_words_that_came_through_a_medium_say_so(
    articles: dict[str, Json], article: str, words: str, via: str
) -> None:
    assert via in {q["via"] for q in articles[article]["quotes"] if words in q["text"]}


def test_one_remark_in_three_versions_is_one_row(export: Json, beijing: Json) -> None:
    remark = row(export, beijing["quote_groups"], "001", "main stabilizing factor")
    assert {a for a, _ in texts(export, remark["members"])} == {"000", "001", "003"}
    assert remark["status"] == "variant"
    limits = row(export, beijing["quote_groups"], "001", "borderless")
    assert {a for a, _ in texts(export, limits["members"])} == {"001", "003", "004"}


def test_a_conflict_inside_one_article_is_shown(export: Json, beijing: Json) -> None:
    remark = row(export, beijing["quote_groups"], "001", "These relations are not against anyone")
    assert {t for _, t in texts(export, remark["within"])} == {
        "These relations are not against anyone",
        "opportunistic and not against anyone",
    }


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("article", "words", "value", "unit"),
    [
        ("003", "$240 billion", 2.4e11, "USD"),
        ("003", "half", [0.5, None], None),
        ("003", "40 times", [40, None], "times"),
        ("000", "75th", 75, None),
        ("001", "75 years", 75, "years"),
        ("002", "10th", 10, None),
    ],
)
def test_figures_have_their_values(
    articles: dict[str, Json], article: str, words: str, value: object, unit: str | None
) -> None:
    (figure,) = [f for f in articles[article]["figures"] if f["text"] == words]
    assert figure["value"] == value
    assert unit is None or figure["unit"] == unit


@pytest.mark.parametrize(
    ("article", "words", "others"),
    [("000", "75th", {"001"}), ("000", "fifth", {"003"}), ("000", "first", {"003", "004"})],
)
def test_figures_of_one_measure_are_one_row(
    export: Json, beijing: Json, article: str, words: str, others: set[str]
) -> None:
    measure = row(export, beijing["figure_groups"], article, words)
    assert {a for a, _ in texts(export, measure["members"])} == {article} | others
    assert measure["status"] == "agree"


def test_the_trade_figure_stands_alone(export: Json, beijing: Json) -> None:
    assert row(export, beijing["figure_groups"], "003", "$240 billion")["status"] == "single"


# ---------------------------------------------------------------- word choice


def test_the_names_for_the_war_are_one_row(beijing: Json) -> None:
    (war,) = [
        w for w in beijing["word_choices"] if any("military operations" in m["term"] for m in w["members"])
    ]
    terms = {(m["article"][:3], m["term"]) for m in war["members"]}
    for wanted in (
        ("000", "ongoing conflict in Ukraine"),
        ("001", "Russia’s attack on Ukraine"),
        ("003", "full-scale invasion of Ukraine"),
        ("003", "war against Ukraine"),
        ("004", "military operations in Ukraine"),
    ):
        assert wanted in terms


# ---------------------------------------------------------------- the contract


def test_every_span_and_every_row_keeps_the_contract(export: Json) -> None:
    for article in export["articles"]:
        text = article["text"]
        for quote in article["quotes"]:
            assert quote["text"] == " ".join(text[s:e] for s, e in quote["spans"])
            assert quote["cue"] is None or quote["cue"]["text"] == text[slice(*quote["cue"]["span"])]
        for figure in article["figures"]:
            assert figure["text"] == text[slice(*figure["span"])]
        for frame in article["framing"]["frames"]:
            assert 0 < frame["share"] <= 1
            assert frame["evidence"]
    for event in export["events"]:
        ids = {
            x["id"]
            for a in export["articles"]
            if a["id"] in event["articles"]
            for x in a["quotes"] + a["figures"]
        }
        members = [m for g in event["quote_groups"] + event["figure_groups"] for m in g["members"]]
        assert len(members) == len(set(members))
        assert set(members) <= ids
        for group in event["quote_groups"] + event["figure_groups"]:
            assert (group["status"] == "single") == (len({m.split("#")[0] for m in group["members"]}) == 1)
