# ruff: noqa: E501  pages in one line
"""The tables that the extension makes of rows."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from fiction import crowded, strike
from markdown import Markdown
from rendering import Seen, bare, with_everything

from digest.pages import Settings, coverage, event_page
from digest.pages.layout.marks import differing
from digest.pages.layout.tables import ABSENT
from digest.pages.sections import PASSING, UNSURE


def laid_out(source: str) -> str:
    return Markdown(extensions=["toc", "digest.pages.layout"]).convert(source)


def page(edition, n=0) -> str:
    text = event_page(coverage(edition, edition.events[n], Settings())).text
    return text.split("\n---\n", 1)[1]


def tree(source: str) -> ElementTree.Element:
    html = re.sub(r"<!--.*?-->", "", laid_out(source)).replace("&nbsp;", " ")
    html = re.sub(r"&(?!amp;|lt;|gt;|quot;|#)(\w+);", lambda m: Seen(m[0]).text.replace("&", "&amp;"), html)
    return ElementTree.fromstring(f"<body>{html}</body>")


@pytest.fixture(scope="module")
def laid() -> ElementTree.Element:
    return tree(page(strike()))


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def table(root: ElementTree.Element, name: str) -> ElementTree.Element:
    found = root.find(f".//section[@class='digest-section digest-{name}']/table")
    assert found is not None, name
    return found


SECTIONS = ["at-a-glance", "framing", "word-choice", "quotes", "figures", "who-reports-what"]


@pytest.mark.parametrize("name", SECTIONS)
def test_every_row_has_a_head_and_a_cell_for_each_column(laid, name):
    for row in table(laid, name).iter("tr"):
        if "digest-group" in row.get("class", "") or row in list(table(laid, name).find("thead")):
            continue
        assert [cell.tag for cell in row] == ["th", "td", "td", "td", "td"], words(row)
        assert row[0].get("scope") == "row"
        assert words(row[0])
        assert [cell.get("data-column") for cell in row[1:]] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("name", SECTIONS)
def test_heads_have_scopes_and_the_table_a_caption(laid, name):
    found = table(laid, name)
    assert words(found.find("caption"))
    outlets = found.findall("thead/tr")[0].findall("th")
    assert [(words(th), th.get("scope"), th.get("colspan")) for th in outlets] == [
        ("Compared", "col", None),
        ("Coast Dispatch", "col", None),
        ("The Lorrin Courier", "colgroup", "2"),
        ("PORT LORRIN (Agencies)", "col", None),
    ]
    assert all(th.get("scope") for th in found.iter("th"))


def test_headings_and_their_order(laid):
    assert laid[0].tag == "h1"
    wanted = [SECTIONS[0], "timeline", *SECTIONS[1:], "articles"]
    assert [h.get("id") for h in laid.iter("h2")][:8] == wanted
    links = [a.get("href") for a in laid.find(".//nav").iter("a")]
    assert links == [f"#{h.get('id')}" for h in laid.iter("h2")]


def row(root, anchor):
    found = root.find(f".//tr[@id='{anchor}']")
    assert found is not None, anchor
    return found


def test_cells_stand_in_the_column_of_their_article(laid):
    cells = row(laid, "f-dockers")[1:]
    assert [words(c.find(".//strong")) if c.find(".//strong") is not None else words(c) for c in cells] == [
        "fewer than 1,000",
        "1,240",
        "1,240",
        ABSENT,
    ]


def test_row_heads_say_how_the_cells_stand(laid):
    assert words(row(laid, "f-dockers")[0]).startswith(
        "Dockers on strike differ 3 of 4 articles one counts members"
    )
    assert words(row(laid, "q-hard-lesson")[0]).startswith("same words 2 of 4 articles")
    assert words(row(laid, "q-night-shift")[0]).startswith("versions differ")


def test_who_leaves_a_row_out_is_said(laid):
    left = row(laid, "q-hard-lesson")[0].find("span[@class='digest-left-out']")
    assert words(left) == "Not in the text we hold: Coast Dispatch The Lorrin Courier (1 of 2 articles)"
    assert "Left out by PORT LORRIN (Agencies)" in words(row(laid, "c-mayor")[0])


def test_an_article_that_may_say_it_in_other_words_does_not_leave_it_out(laid):
    head, dispatch, _, view, _ = row(laid, "c-vote")
    assert [words(dispatch), words(view)] == [UNSURE, ABSENT]
    assert words(head).startswith("Reported by some 2 of 4 articles")
    left = [words(line) for line in head.findall("span[@class='digest-left-out']")]
    assert left == [
        "Not in the text we hold: The Lorrin Courier (1 of 2 articles)",
        "Not found in these words: Coast Dispatch",
    ]


def test_differing_words_are_marked(laid):
    marked = {
        cell.get("data-column"): [words(m) for m in cell.iter("mark")]
        for cell in row(laid, "q-night-shift")[1:]
    }
    assert marked == {"1": [], "2": ["did not walk out for money"], "3": [], "4": []}
    assert [words(m) for m in row(laid, "q-hard-lesson").iter("mark")] == []


def test_what_one_article_alone_has_keeps_its_anchor(laid):
    own = laid.find(".//div[@id='q-lamps-on']")
    assert "sign anything that keeps the lamps on" in words(own)
    assert laid.find(".//div[@id='f-claims']") is not None
    assert laid.find(".//div[@id='c-rationed']") is not None


def test_quotes_are_told_apart_by_words_and_class(laid):
    kinds = {}
    for entry in table(laid, "quotes").iter("div"):
        kind = re.search(r"digest-(direct|partial|reported)", entry.get("class", ""))
        if kind:
            kinds.setdefault(kind[1], set()).add(words(entry.find("p[@class='digest-notes']")).split(" ·")[0])
    assert kinds == {
        "direct": {"direct quote"},
        "partial": {"partial quote"},
        "reported": {"reported speech"},
    }


def test_frames_are_bars_that_open_to_their_evidence(laid):
    cell = row(laid, "frame-conflict")[1]
    assert cell.find(".//rect[@class='digest-fill']").get("width") == "33"
    assert words(cell.find(".//strong")) == "33%"
    details = cell.find(".//details")
    assert words(details.find("summary")) == "2 of 6 sentences"
    assert [a.get("href") for a in details.iter("a")] == [
        "../articles/dispatch-blockade.md#c35-148",
        "../articles/dispatch-blockade.md#c219-289",
    ]


def test_what_differs_comes_first(laid):
    found = [tr.get("id") for tr in table(laid, "figures").iter("tr") if tr.get("id")]
    assert found == ["f-losses", "f-dockers", "f-length"]


def test_a_number_in_passing_opens_on_demand(laid):
    claims = laid.find(".//div[@id='f-claims']")
    folded = [d for d in table(laid, "figures").iter("details") if claims in d]
    assert [words(d.find("summary")) for d in folded] == ["The Lorrin Courier Show 1"]
    (heading,) = [tr for tr in table(laid, "figures").iter("tr") if tr.get("class") == "digest-group"]
    assert words(heading) == PASSING


def test_what_a_phone_folds_is_open_for_those_without_scripts(laid):
    folded = [d for d in laid.iter("details") if "digest-narrow" in d.get("class")]
    assert {d.get("open") for d in folded} == {"open"}
    (own,) = [d for d in folded if laid.find(".//div[@id='q-lamps-on']") in d]
    assert words(own.find("summary")) == "Coast Dispatch 1 only here"


def test_speakers_whom_most_articles_quote_come_first(laid):
    groups = [words(tr) for tr in table(laid, "quotes").iter("tr") if tr.get("class") == "digest-group"]
    assert groups == ["Ada Velk", "Tomas Orrin", "Officials"]


def test_ids_are_unique_and_all_anchors_survive(laid):
    ids = [e.get("id") for e in laid.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    source = set(re.findall(r'<a id="([^"]+)">', page(strike())))
    assert source <= set(ids)


def test_no_words_are_lost(laid):
    shown = words(laid)
    plain = Seen(bare(page(strike()))).text
    for line in plain.split("\n"):
        for word in re.findall(r"\w+", line):
            assert word in shown, line


def test_links_are_the_same():
    source = page(strike())
    links = set(re.findall(r'href="([^"]+)"', bare(source)))
    assert links - set(re.findall(r'href="([^"]+)"', laid_out(source))) == set()


def test_a_single_article_is_a_list():
    root = tree(page(strike(), 1))
    assert root.find(".//section[@class='digest-section digest-quotes']/table") is None
    assert root.find(".//div[@id='q-deserves-dark']") is not None
    assert "one article" not in words(root).lower().replace("one article from one outlet", "")


@pytest.fixture(scope="module")
def wide() -> ElementTree.Element:
    return tree(page(crowded()))


def versions(found: ElementTree.Element) -> list[str]:
    return [words(v) for v in found.iter("div") if "digest-version" in v.get("class", "").split()]


def test_many_articles_are_told_apart_by_version(wide, laid):
    assert "digest-many" in table(wide, "quotes").get("class")
    assert "digest-many" not in table(laid, "quotes").get("class")
    papers = " · ".join(f"Paper No {n}" for n in range(1, 10)).replace(" ·", "")
    assert versions(row(wide, "q-open")) == [
        f"“The bridge will open in May” direct quote · “told” 11 articles one text {papers} Paper No 10 Paper No 13",
        "“The bridge will open in late May” direct quote · “told” 2 articles Paper No 11 Paper No 14",
        "“The bridge should open in May” direct quote · “told” 2 articles Paper No 12 Paper No 15",
    ]
    assert [words(m) for m in row(wide, "q-open").iter("mark")] == ["late", "should"]


def test_each_article_of_a_version_leads_to_its_passage(wide):
    links = [a.get("href") for a in row(wide, "f-months").iter("a") if "outlet-" in a.get("href")]
    assert len({href.partition("#")[0] for href in links}) == 15
    assert all("#c" in href for href in links)


def test_a_sentence_that_many_have_is_given_once(wide):
    first = row(wide, "f-months").find(".//details")
    assert words(first).count("The bridge works of the Ostra bridge will end after 17 months") == 1


def test_copies_stand_together_and_are_named(wide):
    roster = wide.find(".//table[@class='digest-roster']")
    heads = [words(tr) for tr in roster.iter("tr") if tr.get("class") == "digest-group"]
    assert heads == ["Largely one text: 9 articles", "Each with a text of its own: 6 articles"]
    assert len(roster.findall("tbody")[0]) == 1 + 9
    shared = wide.find(".//section[@class='digest-section digest-shared-text']")
    assert "9 articles print largely one text: Paper No 1, Paper No 2" in words(shared)
    assert "share 62–96% of the shorter" in words(shared)


def test_an_article_is_a_row_of_the_glance(wide):
    roster = wide.find(".//table[@class='digest-roster']")
    facts = [words(th) for th in roster.find("thead/tr")]
    assert facts == [
        "Article",
        "Headline",
        "Published",
        "Tells of",
        "Length",
        "Lets speak",
        "Word choice: The works",
    ]
    (fourth,) = [tr for tr in roster.iter("tr") if tr.get("data-column") == "4"]
    assert words(fourth).startswith(
        "Paper No 4 Bridge bridge works to end in May, says engineer 2 April 2031"
    )
    assert {th.get("id") for th in roster.iter("th")} >= {"published", "length", "quoted"}


def test_days_are_told_in_order_with_each_wording_once(wide):
    days = table(wide, "timeline")
    rows = [tr for tr in days.iter("tr") if tr.get("id")]
    assert [tr.get("id") for tr in rows] == [
        "day-2029-11-05",
        "day-2031-04-02",
        "day-2031-04-03",
        "day-2031-04-04",
    ]
    assert words(rows[0][0]).startswith("5 November 2029")
    assert versions(rows[0])[0].startswith(
        "The works began on 5 November 2029. 15 articles one text Paper No 1"
    )
    assert ABSENT not in words(days)


def test_coverage_over_time_is_a_list_that_says_what_it_draws(wide):
    chart = wide.find(".//figure[@class='digest-coverage']")
    told = [words(li) for li in chart.iter("li") if li.get("aria-hidden") is None]
    assert told == [
        "2 April 2031: 6 articles",
        "3 April 2031: 3 articles",
        "4 April 2031: 4 articles",
        "7 April 2031: 2 articles",
    ]
    assert len(list(chart.iter("li"))) == 6
    assert [rect.get("height") for rect in chart.iter("rect")] == ["40", "20", "27", "13"]


def test_articles_of_one_day_and_no_other_date_make_no_timeline(laid):
    assert "timeline" not in [h.get("id") for h in tree(page(strike(), 1)).iter("h2")]


def test_coverage_of_several_days_has_a_section_even_where_no_text_names_a_day():
    source = '# T\n\n<!-- digest:event -->\n\n## At a glance\n\n- <a id="published"></a>Published\n    - [A](a.md): 2 May 2031\n    - [B](b.md): 5 May 2031\n\n## Articles\n\n- X\n    - [A](a.md): t\n    - [B](b.md): t\n'
    root = tree(source)
    assert [h.get("id") for h in root.iter("h2")] == ["at-a-glance", "timeline", "articles"]
    assert "5 May 2031: 1 article" in words(root)


def many_rows(section: str, n: int, cell: str) -> ElementTree.Element:
    """A page of six articles with `n` rows in one section."""
    rows = "\n".join(
        f'- <a id="r-{i}"></a>Thing {i} *differ*\n    - [A](a.md#c{i}-9): {cell.format(i)}\n    - [B](b.md#c{i}-9): {cell.format(-i)}'
        for i in range(n)
    )
    articles = "\n".join(f"    - [{name}]({name.lower()}.md): t" for name in "ABCDEF")
    return tree(f"# T\n\n<!-- digest:event -->\n\n## {section}\n\n{rows}\n\n## Articles\n\n- X\n{articles}\n")


@pytest.mark.parametrize(
    ("section", "cell", "shown", "more"),
    [("Word choice", "“w{}”", 8, "6 more things"), ("Figures", "**{}**", 12, "2 more figures")],
)
def test_what_many_articles_make_many_rows_of_opens_on_demand(section, cell, shown, more):
    root = many_rows(section, 14, cell)
    first, second = root.findall(".//table")
    assert [len([tr for tr in t.iter("tr") if tr.get("id")]) for t in (first, second)] == [shown, 14 - shown]
    assert words(root.find(".//section/details/summary")) == more


def test_many_further_passages_are_counted():
    further = " ".join(f"[{n}](a.md#c{n}-{n + 1})" for n in range(2, 9))
    root = many_rows("Word choice", 1, "“w” *×8 · also " + further + "*")
    holder = row(root, "r-0").find(".//p[@class='digest-holders']/span")
    told = "A 2, passage in A 3, passage in A 4, passage in A and 4 more"
    assert words(holder) == told


def test_who_lacks_something_is_one_line(wide):
    few = row(wide, "c-traders").find(".//p[@class='digest-without']")
    assert words(few) == f"{ABSENT.capitalize()}: Paper No 5"
    many = row(wide, "c-began").find(".//details[@class='digest-without']")
    assert words(many.find("summary")) == f"{ABSENT.capitalize()}: 7 articles"
    assert words(many.find("p")).startswith("Paper No 2 · Paper No 4 · ")


def test_no_link_and_no_anchor_of_a_crowded_page_is_lost(wide):
    source = page(crowded())
    kept = {a.get("href") for a in wide.iter("a")}
    assert set(re.findall(r'href="([^"]+)"', bare(source))) - kept == set()
    ids = [e.get("id") for e in wide.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<a id="([^"]+)">', source)) <= set(ids)


def test_more_than_a_handful_opens_on_demand():
    rows = "\n".join(
        f'- <a id="q-{n:02}"></a>*one article*\n    - [A](a.md#c{n}-9): “w{n}” *direct quote*'
        for n in range(9)
    )
    source = f"# T\n\n<!-- digest:event -->\n\n## Quotes\n\n### S\n\n{rows}\n\n## Articles\n\n- X\n    - [A](a.md): t\n    - [B](b.md): t\n"
    root = tree(source)
    more = root.find(".//details[@class='digest-more']")
    assert words(more.find("summary")) == "4 more"
    assert len(more.findall("div")) == 4


UNTOUCHED = {
    "a page without our mark": "# T\n\n## Quotes\n\n- x\n    - [A](a.md): y\n\n## Articles\n\n- x\n    - [A](a.md): y\n",
    "a mark within text": "# T\n\nx <!-- digest:event --> y\n\n## Quotes\n\n- x\n",
}


@pytest.mark.parametrize("source", UNTOUCHED.values(), ids=UNTOUCHED)
def test_other_pages_are_left_alone(source):
    assert laid_out(source) == Markdown(extensions=["toc"]).convert(source)


BROKEN = {
    "no articles": "# T\n\n<!-- digest:event -->\n\n## Quotes\n\n- x\n    - [A](a.md): y\n",
    "a list that is none of ours": "# T\n\n<!-- digest:event -->\n\n## Quotes\n\n- x\n- y\n\n## Articles\n\n- x\n    - [A](a.md): y\n",
    "a paragraph between": "# T\n\n<!-- digest:event -->\n\n## Quotes\n\nHello.\n\n- x\n    - [A](a.md): y\n\n## Articles\n\n- x\n    - [A](a.md): y\n",
    "a column that is not listed": "# T\n\n<!-- digest:event -->\n\n## Quotes\n\n- x\n    - [B](b.md): y\n\n## Articles\n\n- x\n    - [A](a.md): y\n",
    "nothing": "<!-- digest:event -->\n",
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_a_page_changed_by_hand_still_renders(source):
    shown = Seen(laid_out(source)).text
    for word in re.findall(r"[A-Za-z]+", Seen(bare(source)).text):
        assert word in shown


def test_tables_survive_every_extension():
    source = page(strike())
    assert Seen(with_everything(source)).tags.count("td") == Seen(laid_out(source)).tags.count("td")


MARKED = {
    "moved and new": (["we walked out", "out we walked today"], ["a", "b"], [set(), {3}]),
    "same": (["a hard lesson", "a hard lesson"], ["a", "b"], [set(), set()]),
    "worded anew": (["the harbour opens", "work resumes at once"], ["a", "b"], [None, None]),
    "one article": (["no limits", "no such limits"], ["a", "a"], [set(), set()]),
    "apostrophes": (
        ["the strike’s harvest shrank now", "the strike's harvest shrank"],
        ["a", "b"],
        [{4}, set()],
    ),
    "inflected": (["good neighbours and friends", "a good neighbour and friends"], ["a", "b"], [{1}, {0, 2}]),
}


@pytest.mark.parametrize(("versions", "articles", "wanted"), MARKED.values(), ids=MARKED)
def test_differing(versions, articles, wanted):
    assert differing([v.split() for v in versions], articles) == wanted


def test_a_version_worded_anew_says_so():
    source = page(strike()).replace("“We walked out for the night shift”", "“It was about lamps”")
    cell = row(tree(source), "q-night-shift")[1]
    assert "direct quote · “said” · worded differently · passage" in words(cell)


OPENINGS = {
    # headline and lede of two articles -> the words marked in each of the four
    "a judging word, a synonym, an inflection": (
        ("Mayor ends strike", "The mayor ended the shameful strike on Friday."),
        ("Strike is over", "The walkout of the dockers ended on Friday, the mayor announced."),
        [[], ["shameful"], [], ["walkout of the dockers"]],
    ),
    "names and numbers": (
        ("Ada Velk ends strike", "Ada Velk ended the strike after 9 hard talks."),
        ("Mayor ends strike", "The mayor ended the strike in Port Lorrin."),
        [[], ["hard talks"], ["Mayor"], ["mayor"]],
    ),
    "compounds": (
        ("Vice-mayoral debate", "The debate ended without a winner."),
        ("Debate", "The vice mayoral debate ended without a winner."),
        [[], [], [], []],
    ),
}


@pytest.mark.parametrize(("one", "other", "wanted"), OPENINGS.values(), ids=OPENINGS)
def test_words_of_one_opening_alone_are_marked(one, other, wanted):
    source = "# T\n\n<!-- digest:event -->\n\n## Framing\n\n### How it opens\n\n"
    for n, (name, head) in enumerate((("headlines", "Headline"), ("ledes", "Lede"))):
        source += f'- <a id="{name}"></a>{head}\n'
        source += f"    - [One](../articles/one.md#c1-5): {one[n]}\n"
        source += f"    - [Other](../articles/other.md#c1-5): {other[n]}\n"
    source += "\n## Articles\n\n- [One](../outlets/one.md)\n    - [One](../articles/one.md): O *x*\n"
    source += "- [Other](../outlets/other.md)\n    - [Other](../articles/other.md): P *x*\n"
    laid = tree(source)
    cells = [cell for name in ("headlines", "ledes") for cell in row(laid, name)[1:]]
    found = [[words(m) for m in cell.iter("mark")] for cell in cells]
    assert [found[0], found[2], found[1], found[3]] == wanted


def test_versions_too_long_to_align_are_not_marked():
    assert differing([["x"] * 500, ["y"] * 500], ["a", "b"]) == [set(), set()]


def test_a_timeline_has_bars_in_proportion():
    html = laid_out("# T\n\n<!-- digest:timeline -->\n\n- [May](m.md) *4 events*\n- [June](j.md) *1 event*\n")
    assert re.findall(r'class="digest-fill" height="8" width="(\d+)"|width="(\d+)" height="8"', html)
    assert "100" in html
    assert 'width="25"' in html
