"""Articles in other languages, from their files to the pages of a site that MkDocs builds."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from tests.site.conftest import Project

ABROAD = ("ferry-gazette", "ferry-anzeiger", "ferry-diario")
LABELS = {
    "ferry-gazette": ("French", "fr"),
    "ferry-anzeiger": ("German", "de"),
    "ferry-diario": ("Spanish", "es"),
}


@pytest.fixture
def mixed(ferry: Project) -> Project:
    """The ferry's event told in four languages, and another happening in French."""
    ferry.add(*(f"{name}.md" for name in (*ABROAD, "apples-gazette")))
    return ferry


def export(project: Project) -> dict:
    ran = project.digest("export")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_they_join_the_event_and_are_compared_as_far_as_possible(mixed: Project) -> None:
    document = export(mixed)
    articles = {a["id"]: a for a in document["articles"]}
    (event,) = [e for e in document["events"] if "ferry-courier" in e["articles"]]
    assert set(event["articles"]) == {*ABROAD, "ferry-courier", "ferry-beacon", "ferry-agency"}
    assert {name: articles[name]["language"] for name in ABROAD} == {n: LABELS[n][1] for n in ABROAD}
    for name in ABROAD:
        article = articles[name]
        assert article["not_compared"] == ["word choice", "quotes", "claims"]
        assert article["framing"]["lede"]["text"]
        assert not article["framing"]["frames"]
        assert all(q["speaker"] is None and q["cue"] is None for q in article["quotes"])
        names = {n["name"] for n in event["shared_names"][name]}
        assert {"Grey Heron", "Port Ellery", "Tomas Quill", "Ellery Lines"} & names >= {"Tomas Quill"}
        for shared in event["shared_names"][name]:
            for start, end in shared["spans"]:
                assert article["text"][start:end] == shared["name"]
    assert all(not articles[a]["not_compared"] for a in articles if a not in {*ABROAD, "apples-gazette"})


def test_figures_are_aligned_by_their_values(mixed: Project) -> None:
    (event,) = [e for e in export(mixed)["events"] if "ferry-courier" in e["articles"]]
    rows = {tuple(sorted(m.partition("#")[0] for m in g["members"])): g for g in event["figure_groups"]}
    cost = next(g for members, g in rows.items() if {"ferry-courier", *ABROAD} <= set(members))
    rescued = [
        g for members, g in rows.items() if set(ABROAD) <= set(members) and g["measure"] != cost["measure"]
    ]
    assert len(rescued) == 1
    assert "million" not in rescued[0]["measure"]


def test_nothing_of_theirs_counts_as_left_out_or_as_a_version(mixed: Project) -> None:
    (event,) = [e for e in export(mixed)["events"] if "ferry-courier" in e["articles"]]
    assert not [m for g in event["quote_groups"] for m in g["members"] if m.partition("#")[0] in ABROAD]
    assert not [m for w in event["word_choices"] for m in w["members"] if m["article"] in ABROAD]
    assert not [c for c in event["claims"] if set(ABROAD) & {*c["articles"], *c["unsure"]}]
    assert event["origins"] <= 3


class _Cells(HTMLParser):
    """The texts of empty cells of tables, by section and column."""

    def __init__(self) -> None:
        super().__init__()
        self.section = ""
        self.column: str | None = None
        self.found: list[tuple[str, str, str]] = []
        self.languages: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self.section = given.get("aria-labelledby") or ""
        if tag == "td" and "digest-absent" in (given.get("class") or ""):
            self.column = given.get("data-column")
        if given.get("lang") and tag != "html":
            self.languages.add(given["lang"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self.column = None

    def handle_data(self, data: str) -> None:
        if self.column is not None and data.strip():
            self.found.append((self.section, self.column, data.strip()))


@pytest.mark.slow
@pytest.mark.parametrize("articles", [("ferry-gazette", "ferry-diario"), ABROAD], ids=["columns", "versions"])
def test_the_page_says_what_was_not_compared(ferry: Project, articles: tuple[str, ...]) -> None:
    ferry.add(*(f"{name}.md" for name in articles))
    built = ferry.build("--strict")
    assert built.returncode == 0, built.stderr
    source = ferry.page("ferry").read_text("utf-8")
    for name in articles:
        language, code = LABELS[name]
        assert f"in {language} ({code}); not compared: word choice, quotes, claims" in source
    assert "**Not compared:** word choice, quotes and claims of " in source
    html = (ferry.root / "site" / "events" / ferry.page("ferry").stem / "index.html").read_text("utf-8")
    head = re.findall(r'href="\.\./\.\./articles/([\w-]+)/"', html)
    assert set(articles) <= set(head)
    for said in re.findall(r"Left out by.{0,200}", html):
        assert not any(label in said for label in ("Gazette", "Anzeiger", "Diario"))
    cells = _Cells()
    cells.feed(html)
    assert {LABELS[name][1] for name in articles} <= cells.languages
    if len(articles) == 2:
        columns = _columns(html)
        abroad = {columns[name] for name in articles}
        for section, column, text in cells.found:
            if section in ("quotes", "word-choice", "who-reports-what"):
                assert (text == "not compared") == (column in abroad), (section, column, text)


def _columns(html: str) -> dict[str, str]:
    """Article to the number of its column, by the heads of the table at a glance."""
    found = re.findall(r'<th[^>]*data-column="(\d+)"[^>]*><a[^>]*href="\.\./\.\./articles/([\w-]+)/"', html)
    return {article: column for column, article in found}
