"""How to cite a page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages import Settings
from digest.pages.reference import bibtex, citation
from tests.site.conftest import Project
from tests.syndication.conftest import Make, made

SETTINGS = Settings(site_name="Vale & Tarn", site_url="https://digest.example/")


def test_a_citation_names_title_site_day_and_address(edition: Make) -> None:
    found = edition()
    assert citation(found, found.events[0], SETTINGS) == (
        "“Lighthouse at Tarn Point goes dark”, Vale & Tarn, 2 May 2031, https://digest.example/events/event-1/"
    )
    assert bibtex(found, found.events[0], SETTINGS) == (
        "@misc{event-1,\n"
        "  title = {{Lighthouse at Tarn Point goes dark}},\n"
        "  howpublished = {Vale \\& Tarn},\n"
        "  year = 2031,\n"
        "  month = may,\n"
        "  day = 2,\n"
        "  url = {https://digest.example/events/event-1/}\n"
        "}"
    )


@pytest.mark.parametrize(("day", "basis"), [(None, None), ("2031-05-02", "page")])
def test_no_day_and_no_address_where_none_is_stated(edition: Make, day: str, basis: str) -> None:
    found = edition(day=day, basis=basis)
    assert citation(found, found.events[0], Settings(site_name="Vale")) == (
        "“Lighthouse at Tarn Point goes dark”, Vale"
    )
    assert not re.search("year|url", bibtex(found, found.events[0], Settings()))


@given(title=st.text(alphabet="{}\\%#a \n\"'", max_size=30))
def test_braces_balance_whatever_a_title_holds(title: str) -> None:
    found = made(title=f"x{title}")
    depth = 0
    text = bibtex(found, found.events[0], SETTINGS)
    for n, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        assert depth > 0 or n < len("@misc") or n == len(text) - 1
    assert depth == 0


@pytest.mark.slow
def test_a_real_page_can_be_cited(ferry: Project) -> None:
    done = ferry.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    (page,) = (ferry.root / "site" / "events").glob("mayor*/index.html")
    html = page.read_text("utf-8")
    entry = re.search('<pre class="digest-bibtex">(.*?)</pre>', html, re.DOTALL)
    assert entry is not None
    text = unescape(entry[1])
    assert text.startswith("@misc{mayor") and "\n  year = 2031,\n  month = apr,\n  day = 2,\n" in text
    line = re.search("<li>Cite this page: (.*?)</li>", html, re.DOTALL)
    assert line is not None
    assert unescape(line[1]) == (
        "“Mayor of Sallow Green resigns over pool contract”, Test digest, 2 April 2031, "
        f"https://digest.example/events/{page.parent.name}/"
    )
