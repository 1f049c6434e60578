"""The demonstration site in a real Chromium, as a reader meets it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@dataclass
class Visit:
    """A page in a browser, and everything that went wrong on it."""

    page: Any
    base: str
    trouble: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        self.page.goto(self.base + path)
        return self.page


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Any, served: str) -> Iterator[Visit]:
    width, scheme = getattr(request, "param", (1440, "light"))
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    visiting = Visit(page, served)
    page.on("console", lambda m: visiting.trouble.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: visiting.trouble.append(str(e)))
    page.on(
        "request",
        lambda r: None if r.url.startswith((served, "data:", "blob:")) else visiting.trouble.append(r.url),
    )
    page.on("response", lambda r: visiting.trouble.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    yield visiting
    context.close()
    assert visiting.trouble == []


@pytest.fixture(scope="session")
def edition(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same site as data."""
    out = tmp_path_factory.mktemp("export") / "export.json"
    digest = Path(sys.executable).with_name("digest")
    subprocess.run(
        [str(digest), "export", "--output", str(out)], cwd=project, check=True, capture_output=True
    )
    document: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return document


def largest(edition: dict[str, Any]) -> dict[str, Any]:
    event: dict[str, Any] = max(edition["events"], key=lambda e: len(e["articles"]))
    return event


VIEWS = [(1440, "light"), (1440, "dark"), (768, "light"), (390, "light"), (390, "dark")]


@pytest.mark.parametrize("visit", VIEWS, indirect=True, ids=lambda v: f"{v[0]}-{v[1]}")
def test_no_page_is_wider_than_the_screen_and_none_complains(visit: Visit, edition: dict[str, Any]) -> None:
    paths = ["", "archive/", "people/", "lexicon/", "method/", "search/"]
    paths += [f"events/{e['id']}/" for e in edition["events"]]
    paths += [f"articles/{a['id']}/" for a in edition["articles"]]
    for path in paths:
        page = visit.go(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.locator("h1").count() == 1, path


def test_search_finds_a_quoted_phrase_and_lands_on_its_row(visit: Visit, edition: dict[str, Any]) -> None:
    event = largest(edition)
    quotes = {q["id"]: q for a in edition["articles"] for q in a["quotes"]}
    group = next(
        g
        for g in event["quote_groups"]
        if g["status"] == "variant" and quotes[g["members"][0]]["kind"] != "reported"
    )
    phrase = " ".join(quotes[group["members"][0]]["text"].split()[:6])
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.type(phrase)
    page.keyboard.press("Enter")
    page.wait_for_selector(".digest-search__results li a")
    hrefs = page.eval_on_selector_all(
        ".digest-search__results ul a", "all => all.map(a => a.getAttribute('href'))"
    )
    assert any(h.endswith(f"#{group['id']}") for h in hrefs), (phrase, hrefs)
    page.locator(f".digest-search__results a[href$='#{group['id']}']").first.click()
    page.wait_for_url(re.compile(f"/events/{event['id']}/#"))
    assert page.locator(f"#{group['id']}").count() == 1


def test_a_search_for_nothing_known_says_so(visit: Visit) -> None:
    page = visit.go("search/?q=xyzzyplugh")
    page.wait_for_function("document.querySelector('[role=status]').textContent.includes('Nothing found')")


def test_search_can_be_narrowed_to_a_person(visit: Visit, edition: dict[str, Any]) -> None:
    page = visit.go("search/")
    page.wait_for_selector("select[data-facet=person]")
    names = page.eval_on_selector_all(
        "select[data-facet=person] option", "all => all.map(o => o.value).filter(Boolean)"
    )
    assert set(names) == {p["name"] for e in edition["events"] for p in e["people"]}
    for name in (names[0], names[-1]):
        page.select_option("select[data-facet=person]", name)
        wanted = sorted(e["title"] for e in edition["events"] if name in {p["name"] for p in e["people"]})
        page.wait_for_function(
            "n => document.querySelectorAll('.digest-search__results h2').length === n", arg=len(wanted)
        )
        assert sorted(page.locator(".digest-search__results h2").all_inner_texts()) == wanted


def test_every_cell_leads_to_its_passage(visit: Visit, edition: dict[str, Any]) -> None:
    event = largest(edition)
    page = visit.go(f"events/{event['id']}/")
    hrefs = page.eval_on_selector_all(
        ".digest a[href*='articles/']", "all => [...new Set(all.map(a => a.getAttribute('href')))]"
    )
    passages = [h for h in hrefs if "#c" in h]
    assert len(passages) > 20
    texts = {a["id"]: a["text"] for a in edition["articles"]}
    for article in event["articles"]:
        page = visit.go(f"articles/{article}/")
        wanted = [h.partition("#")[2] for h in passages if f"articles/{article}/" in h]
        assert [i for i in wanted if page.locator(f"[id='{i}']").count() != 1] == []
        for anchor in wanted[:5]:
            start, end = map(int, anchor[1:].split("-"))
            words = " ".join(texts[article][start:end].split())
            body = " ".join(page.locator("article").inner_text().split())
            assert words.split()[0] in body


def test_a_phone_shows_statement_by_statement(browser: Any, served: str, edition: dict[str, Any]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    page = context.new_page()
    page.goto(f"{served}events/{largest(edition)['id']}/")
    page.locator("#quotes").scroll_into_view_if_needed()
    boxes = [b for e in page.locator("table .digest-words:visible").all()[:40] if (b := e.bounding_box())]
    lefts = {round(b["x"]) for b in boxes}
    assert len(boxes) > 10
    assert max(lefts) < 390 / 2, "versions stand below each other, not side by side"
    context.close()


def test_without_scripts_everything_is_readable(browser: Any, served: str, edition: dict[str, Any]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    event = largest(edition)
    page.goto(f"{served}events/{event['id']}/")
    text = " ".join(page.locator("article").inner_text().split())
    quotes = {q["id"]: q for a in edition["articles"] for q in a["quotes"]}
    missing = [
        m for g in event["quote_groups"] for m in g["members"] if quotes[m]["text"].split()[0] not in text
    ]
    assert missing == []
    context.close()


def test_the_first_visit_is_light(browser: Any, served: str, edition: dict[str, Any]) -> None:
    import gzip

    context = browser.new_context()
    page = context.new_page()
    sizes: dict[str, int] = {}

    def count(response: Any) -> None:
        body = response.body()
        packed = body if response.url.endswith(".woff2") else gzip.compress(body, 6)
        sizes[response.url] = len(packed)

    page.on("response", count)
    page.goto(f"{served}events/{largest(edition)['id']}/", wait_until="networkidle")
    context.close()
    assert sum(sizes.values()) <= 250_000, sorted(sizes.items(), key=lambda i: -i[1])[:8]
    assert not any("pagefind" in url for url in sizes)
