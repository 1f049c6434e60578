"""A large event: what its page weighs, and that what it leaves to other pages is found there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIMIT = 230_000
"""Bytes over the wire of a first visit, fonts and scripts included: of 250,000, longer names need some."""
ELEMENTS = 10_000
"""Of a page that a phone lays out without a pause."""


def test_a_first_visit_stays_light(browser: Any, large: str, large_event: str) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    address: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.requestWillBeSent", lambda e: address.update({e["requestId"]: e["request"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda e: sizes.update({address[e["requestId"]]: int(e["encodedDataLength"])}),
    )
    page.goto(large + large_event, wait_until="networkidle")
    elements = page.evaluate("document.getElementsByTagName('*').length")
    page.context.close()
    assert large + large_event in sizes
    assert sum(sizes.values()) <= LIMIT, sorted(sizes.items(), key=lambda item: -item[1])[:8]
    assert elements <= ELEMENTS


@pytest.mark.parametrize("folder", ["events", "outlets", "people"])
def test_a_feed_makes_the_theme_fetch_nothing(tab: Any, large: str, large_site: Path, folder: str) -> None:
    """Its script looks for a sitemap beside each alternate; a sitemap of many events is heavy."""
    page_file = next(iter(sorted((large_site / folder).glob("*/index.html"))))
    assert 'rel="alternate" type="application/atom+xml"' in page_file.read_text("utf-8")
    page = tab("about:blank")
    seen = []
    page.on("response", lambda r: seen.append((r.status, r.url)))
    page.goto(f"{large}{folder}/{page_file.parent.name}/", wait_until="networkidle")
    assert [s for s in seen if s[0] >= 400 or s[1].endswith("sitemap.xml")] == []
    assert page.locator("link[rel~=alternate][type='application/atom+xml']").count() > 0


def test_every_row_and_every_link_leads_somewhere(large_site: Path) -> None:
    """Addresses of all pages of the event, read with a parser of its own."""
    import lxml.html

    pages = {p: lxml.html.fromstring(p.read_bytes()) for p in large_site.rglob("*.html")}
    ids = {page: set(tree.xpath("//@id")) for page, tree in pages.items()}
    seen = 0
    for page, tree in pages.items():
        for href in tree.xpath("//article//a/@href"):
            path, _, fragment = href.partition("#")
            if "://" in href or path.startswith("mailto:"):
                continue
            target = (page.parent / path).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (page, href)
            if fragment and target in ids:
                assert fragment in ids[target], (page, href)
                seen += 1
    assert seen > 5_000


def first_apart(page: Any, section: str) -> str:
    anchor: str = page.evaluate(
        "s => document.querySelector(`[aria-labelledby=${s}] .digest-elsewhere span`).id", section
    )
    return anchor


@pytest.mark.parametrize("section", ["figures", "who-reports-what"])
def test_the_address_of_a_row_leads_to_it_wherever_it_is(
    tab: Any, large: str, large_event: str, section: str
) -> None:
    anchor = first_apart(tab(large + large_event), section)
    page = tab(f"{large}{large_event}#{anchor}")
    page.wait_for_url(f"**/{section}/#{anchor}")
    assert page.locator(f"[id='{anchor}']").is_visible()


def test_with_scripts_off_the_address_of_a_row_shows_the_way(tab: Any, large: str, large_event: str) -> None:
    page = tab(large + large_event, java_script_enabled=False)
    way = page.locator("[aria-labelledby=figures] .digest-elsewhere a")
    assert way.inner_text().endswith(" figures on one page")
    way.click()
    assert page.url == f"{large}{large_event}figures/"
    page.get_by_role("link", name="Back to the event").click()
    assert page.url == large + large_event


def test_of_chosen_outlets_nothing_is_said_to_be_missing_that_stands_elsewhere(
    tab: Any, large: str, large_event: str
) -> None:
    page = tab(large + large_event)
    page.click(".digest-choose summary")
    page.get_by_role("button", name="None").click()
    elsewhere = page.locator("[aria-labelledby=figures] .digest-elsewhere")
    number = int((elsewhere.get_attribute("data-columns") or "").split()[0])
    outlet = page.locator(f".digest-articles > li:nth-child({number}) .digest-outlet-name").inner_text()
    page.get_by_label(outlet.strip(), exact=True).check()
    cell = page.locator(f"[aria-labelledby=figures] .digest-is-single td[data-column='{number}']").last
    assert cell.locator("a").last.get_attribute("href") == "figures/"
