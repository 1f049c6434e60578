"""Long sections of large events have pages of their own, and nothing is lost or told twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from fiction import crowded, strike
from rendering import bare
from test_layout import tree, words

from digest.model import Page, QuoteGroup
from digest.pages import Settings, addendum, pages, parts
from digest.pages.layout import versions

EVENT = "events/ostra-bridge.md"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every section counts as long, and finds room for its first rows only."""
    monkeypatch.setattr(parts, "HEAVY", 0)
    monkeypatch.setattr(parts, "LONG", 0)
    monkeypatch.setattr(versions, "ROOM", 0)


def laid_out(edition) -> tuple[dict[str, Page], ElementTree.Element]:
    """The pages by path, and the first event's as it is laid out."""
    made = {page.path: page for page in pages(edition, Settings(text="full"))}
    event = edition.events[0]
    return made, tree(made[f"events/{event.id}.md"].text + addendum(edition, event, Settings()))


def anchors(root: ElementTree.Element) -> list[str]:
    return [found for e in root.iter() if (found := e.get("id"))]


def test_an_event_that_is_no_burden_has_one_page():
    for edition in (crowded(), strike()):
        made, root = laid_out(edition)
        assert [path for path in made if path.count("/") > 1] == []
        assert root.findall(".//p[@class='digest-elsewhere']") == []


def test_how_heavy_an_event_is_is_counted_by_what_its_rows_hold():
    (comparison,) = crowded().comparisons.values()
    assert parts.long(comparison) == ()
    members = comparison.quotes[0].members
    many = [QuoteGroup(id=f"q-{n}", speaker="x", members=members, status="variant") for n in range(80)]
    assert parts.long(replace(comparison, quotes=tuple(many))) == ("quotes",)


def test_what_stands_side_by_side_is_not_left_to_other_pages(small):
    made, root = laid_out(crowded(5, 0))
    assert [path for path in made if path.count("/") > 1] == []
    assert root.findall(".//p[@class='digest-elsewhere']") == []
    assert parts.long(crowded(6, 0).comparisons["ostra-bridge"]) != ()


def test_each_long_section_has_a_page_and_the_event_leads_there(small):
    made, root = laid_out(crowded())
    assert [path for path in made if path.count("/") > 1] == [
        f"events/ostra-bridge/{name}.md" for name in ("figures", "quotes", "who-reports-what")
    ]
    told = {words(p): p.find("a").get("href") for p in root.findall(".//p[@class='digest-elsewhere']")}
    assert told == {
        "1 statement on one page": "ostra-bridge/quotes.md",
        "1 figure on one page": "ostra-bridge/figures.md",
        "All 17 reports on one page": "ostra-bridge/who-reports-what.md",
    }


def test_every_row_is_on_the_page_of_its_section_and_every_anchor_on_the_events(small):
    made, root = laid_out(crowded())
    rows = re.findall(r'<a id="((?:q|f|c)-[^"]+)">', made[EVENT].text)
    assert len(rows) == 19
    assert set(rows) <= set(anchors(root))
    assert max(Counter(anchors(root)).values()) == 1
    own = [a for path, page in made.items() if path.count("/") > 1 for a in anchors(tree(page.text))]
    assert {a: n for a, n in Counter(own).items() if a in rows} == dict.fromkeys(rows, 1)


def test_all_links_of_a_section_are_on_its_page(small):
    made, _ = laid_out(crowded())
    (text,) = re.findall(r"^## Who reports what\n(.*?)^## ", made[EVENT].text, re.DOTALL | re.MULTILINE)
    wanted = {href.replace("../", "../../", 1) for href in re.findall(r'href="([^"]+)"', bare(text))}
    assert len(wanted) == 37
    shown = {a.get("href") for a in tree(made["events/ostra-bridge/who-reports-what.md"].text).iter("a")}
    assert wanted <= shown


def test_what_only_one_article_has_is_shown_of_a_few_and_told_of_the_others(small):
    _, root = laid_out(crowded())
    (section,) = [s for s in root.iter("section") if s.get("aria-labelledby") == "who-reports-what"]
    own = [e.get("id") for e in section.iter("div") if "digest-own" in (e.get("class") or "")]
    assert own == [f"c-barges-{n:02}" for n in range(6)]
    (line,) = section.findall("p[@class='digest-elsewhere']")
    assert line.get("data-columns").split()[-1] == "15"
    assert [a.get("id") for a in line.findall("span")] == [f"c-barges-{n:02}" for n in range(6, 15)]


def test_a_section_with_a_page_of_its_own_is_searched_there(small):
    _, root = laid_out(crowded())
    ignored = [s.get("aria-labelledby") for s in root.iter("section") if s.get("data-pagefind-ignore")]
    assert ignored == ["quotes", "figures", "who-reports-what"]


def test_the_committed_page_does_not_know_of_the_others(small):
    made, _ = laid_out(crowded())
    assert made[EVENT].committed
    assert "digest:parts" not in made[EVENT].text
    assert not any(page.committed for path, page in made.items() if path.count("/") > 1)


@pytest.mark.parametrize(
    "text",
    ["digest:parts x: quotes", "<!-- digest:parts : quotes -->", "<!-- digest:parts x y: quotes -->"],
)
def test_what_is_no_mark_names_no_pages(text):
    assert parts.marked(text) is None


def test_a_claim_of_most_is_told_apart_from_one_of_some():
    root = tree({page.path: page for page in pages(crowded())}[EVENT].text)
    heads = {tr.get("id"): words(tr.find("th")) for tr in root.iter("tr") if tr.get("id")}
    assert heads["c-began"].startswith("Reported by most 8 of 15 articles")
    several = crowded()
    (comparison,) = several.comparisons.values()
    claims = tuple(
        replace(c, articles=dict(list(c.articles.items())[:7])) if c.id == "c-began" else c
        for c in comparison.claims
    )
    fewer = replace(several, comparisons={"ostra-bridge": replace(comparison, claims=claims)})
    root = tree({page.path: page for page in pages(fewer)}[EVENT].text)
    heads = {tr.get("id"): words(tr.find("th")) for tr in root.iter("tr") if tr.get("id")}
    assert heads["c-began"].startswith("Reported by some 7 of 15 articles")
