"""The pages of a site as a whole: addresses, links, what may change when an article joins."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from html import unescape
from posixpath import dirname, normpath
from urllib.parse import unquote

import pytest
import yaml
from fiction import crowded, strike, without
from golden import kept
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import Seen, commonmark

from digest.model import Article, Block, Edition, Event, Reading, Span
from digest.pages import Settings, addresses, coverage, event_page, pages
from digest.pages.article import article_page
from digest.pages.passages import marked

LINK = re.compile(r'<a [^>]*href="([^"]+)"')
ID = re.compile(r'\bid="([^"]+)"')


def slugs(html: str) -> set[str]:
    """Anchors that any renderer makes of headings."""
    titles = re.findall(r"<h[2-4][^>]*>(.*?)</h", html)
    return {re.sub(r"[^\w]+", "-", unescape(re.sub("<[^>]+>", "", t)).lower()).strip("-") for t in titles}


@pytest.mark.parametrize("text", ["none", "evidence", "full"])
@pytest.mark.parametrize("made", [kept, crowded], ids=["kept", "crowded"])
def test_every_link_leads_somewhere(made, text):
    html = {p.path: commonmark(_body(p.text)) for p in pages(made(), Settings(text=text))}
    there = {path: {*ID.findall(h), *slugs(h)} for path, h in html.items()}
    broken = []
    for path, h in html.items():
        for href in LINK.findall(h):
            if href.startswith("http"):
                continue
            target, _, fragment = unescape(href).partition("#")
            page = normpath(f"{dirname(path)}/{unquote(target)}").lstrip("/") if target else path
            if page not in there or (fragment and fragment not in there[page]):
                broken.append((path, href))
    assert broken == []


def _body(text: str) -> str:
    return text.split("\n---\n", 1)[1]


@pytest.mark.parametrize("made", [kept, crowded], ids=["kept", "crowded"])
def test_pages_are_well_formed(made):
    found = pages(made())
    assert len({p.path.lower() for p in found}) == len(found)
    assert [p.path for p in found] == sorted(p.path for p in found)
    for page in found:
        front = yaml.safe_load(page.text.split("---\n")[1])
        assert front["digest"]
        assert front["render_macros"] is False
        html = commonmark(_body(page.text))
        assert len(re.findall("<h1", html)) == 1, page.path
        ids = ID.findall(html)
        assert len(ids) == len(set(ids)), page.path
        assert page.text.endswith("\n")
        assert "\n\n\n" not in page.text
        assert (
            page.committed == page.path.startswith("events/")
            or "withdrawn" in page.text
            or "moved" in page.text
        )


COUNTS = re.compile(
    r"^(description: |- \*\*(Told by|They agree|They part|One article only):\*\* )"
    r"|^- (Shared by|Days?:?) "
    r"|.*\*says “.*”; the date follows from .*\*$"
    r"|^- <a id=\"[^\"]+\"></a>.*\*(one article|versions differ|same words|agree|differ)\b"
)
"""Lines that may change for the other articles when one joins: counts and outcomes."""


@pytest.mark.parametrize("article", strike().events[0].articles)
def test_an_article_that_joins_adds_lines_and_changes_only_counts(article):
    whole, before = strike(), without(strike(), article)
    pair = [event_page(coverage(e, e.events[0], Settings())).text.split("\n") for e in (before, whole)]
    diff = [
        d for d in difflib.unified_diff(*pair, n=0, lineterm="") if not d.startswith(("---", "+++", "@@"))
    ]
    gone = [d[1:] for d in diff if d.startswith("-")]
    came = [d[1:] for d in diff if d.startswith("+")]
    assert [line for line in gone if not COUNTS.match(line)] == []
    name = addresses.article_path(article)
    foreign = [line for line in came if line.strip() and name not in line and not COUNTS.match(line)]
    # What it opens: rows and headings that nobody else had.
    assert [
        line for line in foreign if not line.startswith(("### ", "- <a id=", "- [", "- Outlet", "## "))
    ] == []


def test_an_event_page_does_not_change_with_other_events():
    edition = strike()
    alone = replace(edition, events=edition.events[:1])
    first = [event_page(coverage(e, e.events[0], Settings())).text for e in (edition, alone)]
    assert first[0] == first[1]


def test_one_fact_one_line():
    text = event_page(coverage(strike(), strike().events[0], Settings())).text
    cells = [line for line in text.split("\n") if line.startswith("    - ")]
    assert len(cells) > 40
    for line in cells:
        assert re.match(r"    - \[[^\]]+\]\(\.\./articles/[\w-]+\.md(#c\d+-\d+)?\): \S", line), line


def test_no_page_lists_everything():
    edition = crowded()
    event = edition.events[0]
    events = tuple(replace(event, id=f"e-{n:04}", title=f"Event {n}") for n in range(120))
    comparisons = {e.id: replace(edition.comparisons[event.id], event=e) for e in events}
    big = replace(edition, events=events, comparisons=comparisons)
    found = {p.path: p.text for p in pages(big, Settings(per_page=50)) if not p.committed}
    assert {"archive/2031-04.md", "archive/2031-04/page-2.md", "archive/2031-04/page-3.md"} <= set(found)
    assert "people/pia-lund/page-3.md" in found
    assert max(text.count("events/e-") for path, text in found.items() if path.startswith("archive")) == 50
    assert "[Next](2031-04/page-2.md)" in found["archive/2031-04.md"]
    assert "[Previous](../2031-04.md)" in found["archive/2031-04/page-2.md"]


def test_nothing_at_all_is_a_site_too():
    found = pages(Edition(readings={}, events=(), comparisons={}))
    assert "index.md" in {p.path for p in found}


def test_an_article_of_an_event_that_says_nothing_has_a_page():
    article = Article(id="x", path="x.txt", text="Words", blocks=(), outlet_label="not stated")
    reading = Reading(article=article, words=(), sentences=(), lede=None)
    event = Event(id="e", title="E", articles=("x",))
    from digest.model import Comparison

    edition = Edition(readings={"x": reading}, events=(event,), comparisons={"e": Comparison(event=event)})
    text = next(p.text for p in pages(edition) if p.path == "events/e.md")
    assert "## Quotes" not in text
    assert "## Figures" not in text
    assert "## Articles" in text


# ---------------------------------------------------------------- addresses

NAMES = {
    "plain": ("Ada Velk", "ada-velk"),
    "accents are letters": ("José Ñu", "josé-ñu"),
    "other scripts": ("Владимир Путин", "владимир-путин"),
    "punctuation": ("O’Neill, Jr.", "o-neill-jr"),
    "path": ("../../etc/passwd", "etc-passwd"),
    "compatibility": ("ﬁne", "fine"),
}


@pytest.mark.parametrize(("name", "wanted"), NAMES.values(), ids=NAMES)
def test_slug(name, wanted):
    assert addresses.slug(name) == wanted


@given(st.text(max_size=200))
def test_addresses_are_one_safe_name(text):
    for name in (addresses.slug(text), addresses.file_name(text)):
        assert name
        assert name[0] != "."
        assert not set(name) & set('/\\:*?"<>|#% \n\0')
        assert len(name.encode()) < 120
        assert name.lower() not in {"index", "readme"}
    assert re.fullmatch(r"[A-Za-z0-9._-]+", addresses.anchor(text))


def test_ids_that_are_not_safe_stay_apart():
    ids = ["a b", "a-b", "a_b", "A/B", "index", "ä", "a?b", "a#b", "x" * 300, "x" * 301, ".a", "a.md"]
    names = {addresses.file_name(i) for i in ids}
    assert len(names) == len(ids)
    assert addresses.file_name("a-b") == "a-b"


def test_text_fragment():
    assert addresses.text_fragment("a, b-c & d") == ":~:text=a%2C%20b%2Dc%20%26%20d"
    words = " ".join(f"w{n}" for n in range(20))
    assert addresses.text_fragment(words) == ":~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"


# ---------------------------------------------------------------- passages

PASSAGES = {
    "apart": ("one two three", [(0, 3), (8, 13)]),
    "nested": ("one two three", [(0, 13), (4, 7)]),
    "same start": ("one two three", [(0, 13), (0, 3)]),
    "crossing": ("one two three", [(0, 7), (4, 13)]),
    "crossing thrice": ("one two three four", [(0, 8), (4, 13), (7, 18)]),
}


@pytest.mark.parametrize(("text", "spans"), PASSAGES.values(), ids=PASSAGES)
def test_passages_keep_text_and_anchors(text, spans):
    cited = [Span(*s) for s in spans]
    html = commonmark(marked(text, Span(0, len(text)), cited, set(), gaps=False))
    assert Seen(html).text.strip() == text
    assert sorted(ID.findall(html)) == sorted(f"c{a}-{b}" for a, b in spans)
    assert html.count("<span") == html.count("</span>")
    for a, b in spans:
        own = re.findall(rf'(?:id|data-of)="c{a}-{b}"', html)
        assert own


def test_what_is_left_out_shows():
    cited = [Span(4, 7), Span(14, 18)]
    source = marked("one two three four five", Span(0, 23), cited, set(), gaps=True)
    assert Seen(commonmark(source)).text.strip() == "… two … four …"


def test_a_passage_over_two_blocks_has_one_anchor():
    placed: set[Span] = set()
    text = "first one\nsecond one"
    parts = [marked(text, block, [Span(6, 16)], placed, gaps=False) for block in (Span(0, 9), Span(10, 20))]
    assert [re.findall(r'(id|data-of)="c6-16"', p) for p in parts] == [["id"], ["data-of"]]


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab. <&*_[\n"), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=5),
)
def test_any_passages_of_any_text(text, at):
    spans = sorted({Span(a, min(a + n, len(text))) for a, n in at if a < len(text)})
    article = Article(
        id="x", path="x.txt", text=text, blocks=(Block(0, len(text), "body"),), outlet_label="not stated"
    )
    reading = Reading(article=article, words=(), sentences=(), lede=None)
    page = article_page(reading, None, dict.fromkeys(spans, ()), Settings(text="full"))
    html = commonmark(page.text)
    assert sorted(ID.findall(html)) == sorted(f"c{s.start}-{s.end}" for s in spans)
    shown = Seen(html).text
    assert "".join(text.split()) in "".join(shown.split())


def test_a_long_article_with_many_passages_takes_linear_time():
    text = "word " * 40_000
    spans = [Span(n * 10, n * 10 + 14) for n in range(19_000)]
    html = marked(text, Span(0, len(text)), spans, set(), gaps=False)
    assert html.count(' id="') == 19_000


def test_an_article_names_those_that_it_shares_most_with_and_counts_the_others():
    found = {page.path: page.text for page in pages(crowded())}
    (line,) = [n for n in found["articles/outlet-03.md"].split("\n") if n.startswith("- **Shared text**")]
    first = "96% of the shorter article’s words with [Paper No 2](outlet-01.md), 96% with "
    assert line.startswith(f"- **Shared text** {first}")
    assert line.count("96%") == line.count(" with [") == 6
    assert line.endswith(" and [two more](../events/ostra-bridge.md#shared-text)")
