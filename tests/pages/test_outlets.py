"""The page of an outlet and the lexicon: made-up articles of stated outlets, by the real pipeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest import edition
from digest.model import Edition, Page
from digest.pages import Settings, pages
from digest.pages.outlets import stated
from digest.pages.profiles import profile, sizes
from digest.store import opened

MAY = (
    "The Strand Herald", "2031-05-03",
    """Harbour board dismisses pilot Ada Lund

The harbour board of Port Ellery fired pilot Ada Lund on Friday over the invasion of Orland.

“She left us no choice,” board chairman Tomas Orrin said. “We mourn it.” Lund said that she would sue.

Orrin condemned the invasion of Orland and attacked Lund's “lies”. Reuters reported that the invasion of
Orland had cost the port 40 jobs.""",
)  # fmt: skip
MAY_TOO = (
    "Ellery Courier", "2031-05-03",
    """Pilot Ada Lund loses her post at the harbour board

The harbour board of Port Ellery dismissed pilot Ada Lund on Friday, two weeks into the military operation
in Orland.

Board chairman Tomas Orrin said the board had no choice. Lund, who had marched against the military
operation in Orland, did not answer questions, Reuters reported.""",
)  # fmt: skip
JUNE = (
    "The Strand Herald", "2031-06-14",
    """Ferry strike ends as invasion of Orland drags on

Crews of the Sund ferries ended their strike on Saturday, as the invasion of Orland entered its third month.

“We go back to work,” union leader Mira Sand said in Keldby. The ferries had stood still for nine days.""",
)  # fmt: skip
JUNE_TOO = (
    "Ellery Courier", "2031-06-14",
    """Ferry crews end strike in Keldby

Crews of the Sund ferries ended their strike on Saturday after nine days. Union leader Mira Sand said in
Keldby that fuel had become dear since the military operation in Orland began.""",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root: Path = tmp_path_factory.mktemp("seeds")
    for n, (outlet, day, text) in enumerate((MAY, MAY_TOO, JUNE, JUNE_TOO)):
        title, _, body = text.partition("\n\n")
        head = f"---\ntitle: {title}\noutlet: {outlet}\npublished: {day}\n---\n"
        (root / f"a{n}.md").write_text(f"{head}{body}\n", "utf-8")
    with opened(None) as store:
        return edition.make(root, store).edition


@pytest.fixture(scope="module")
def written(made: Edition) -> dict[str, Page]:
    return {page.path: page for page in pages(made, Settings(text="full"))}


def table(page: Page, heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without links and emphasis."""
    part = page.text.split(f"## {heading}\n", 1)[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|") and not line.startswith("|-")]
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)|[*]", r"\1", row) for row in rows]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in plain]


def test_the_events_are_those_meant(made):
    assert sorted(sorted(e.articles) for e in made.events) == [["a0", "a1"], ["a2", "a3"]]


def test_what_an_outlet_calls_a_thing_stands_beside_what_others_do(written):
    head, *rows = table(written["outlets/the-strand-herald.md"], "Word choice")
    assert head == ["What", "The Strand Herald", "Others, same events"]
    (war,) = [row for row in rows if "Orland" in row[0]]
    assert war[0].endswith("in 2 events")
    assert war[1].startswith("“invasion of Orland” ×")
    assert war[2].startswith("“military operation in Orland” ×3")


def test_frames_are_shares_with_the_event_that_has_most(made, written):
    head, *rows = table(written["outlets/the-strand-herald.md"], "Frames")
    assert head == ["Frame", "The Strand Herald", "Others, same events", "Most"]
    told = profile(stated(made)["The Strand Herald"], made, made.events, sizes(made.readings.values()))
    assert [row[0] for row in rows] == [frame.name.capitalize() for frame in told.frames]
    for frame, row in zip(told.frames, rows, strict=True):
        shares = [next((f.share for f in r.frames if f.name == frame.name), 0.0) for r in told.readings]
        assert row[1] == f"{sum(shares) / 2:.0%}"


def test_who_is_let_speak_and_how_often(written):
    rows = {row[0]: row[1:] for row in table(written["outlets/the-strand-herald.md"], "Lets speak")}
    assert rows["Mira Sand"] == ["1", "1"]
    assert rows["Ada Lund"] == ["1", "1"]
    assert int(rows["Tomas Orrin"][0]) >= 2


def test_what_is_cited_leads_to_the_passage(written):
    page = written["outlets/ellery-courier.md"]
    rows = {row[0]: row[1:] for row in table(page, "Cites groups, media, documents")}
    assert rows["Reuters"][0] == "1"
    (start, end) = map(int, re.search(r"articles/a1\.md#c(\d+)-(\d+)", page.text).groups())
    assert f'id="c{start}-{end}"' in written["articles/a1.md"].text


def test_time_goes_by_months(written):
    rows = table(written["outlets/the-strand-herald.md"], "Over time")
    assert [row[:2] for row in rows[1:]] == [["May 2031", "1"], ["June 2031", "1"]]


def test_nothing_is_counted_as_more_than_what_is_held(written):
    first = written["outlets/ellery-courier.md"].text.split("\n## ")[0]
    assert "2 articles in 2 events, beside 2 articles of others on the same events" in first
    assert "need not be typical of the outlet" in first
    assert "% of the words are in quotation marks" in first


def test_the_lexicon_tells_who_calls_it_what_over_all_events(made, written):
    (path,) = [p for p in written if p.startswith("lexicon/") and "orland" in p]
    rows = [line for line in written[path].text.splitlines() if line.startswith("| [")]
    assert [re.sub(r"^\| \[([^\]]*)\].*\| (\d+) \|$", r"\1 \2", row) for row in rows] == [
        "Ellery Courier 2",
        "The Strand Herald 2",
    ]
    assert "3 May 2031" in written[path].text or "2 May 2031" in written[path].text


def test_an_outlet_alone_is_told_without_others(tmp_path):
    (tmp_path / "a.md").write_text("---\noutlet: The Lone Post\n---\nThe mill is closed.\n", "utf-8")
    with opened(None) as store:
        alone = edition.make(tmp_path, store).edition
    text = {page.path: page.text for page in pages(alone, Settings())}["outlets/the-lone-post.md"]
    assert "No other outlet’s article on the same events is held." in text
    assert "|" not in text
