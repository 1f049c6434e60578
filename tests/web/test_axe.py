"""axe finds nothing against WCAG 2.2 AA, on every kind of page, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async rules => (await axe.run(document, {
    runOnly: [...rules, "best-practice"], resultTypes: ["violations"], iframes: false
})).violations.map(v => [
    v.id, v.tags.includes("best-practice"), v.nodes.map(n => n.target.join(" ")).slice(0, 4)
])"""
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
VIEWS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
MADE_UP = [
    "",
    "events/ostra-bridge/",
    "events/harbour-strike-port-lorrin-2031-03-07/",
    "events/ferry-fire/",
    "articles/courier-accord/",
    "articles/courier-draft/",
    "people/ada-velk/",
    "outlets/coast-dispatch/",
    "lexicon/strike/",
    "archive/",
]


def findings(page: Any, axe: str) -> list[tuple[str, list[str]]]:
    """What breaks a criterion: rule and elements. Advice beyond the criteria is left to the reader of axe."""
    page.add_style_tag(content=STILL)
    page.evaluate(axe)
    found = page.evaluate(RUN, RULES)
    return [(rule, where) for rule, advice, where in found if not advice]


@pytest.fixture(scope="session")
def axe(judges: Path) -> str:
    return (judges / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize(("width", "scheme"), VIEWS, ids=str)
def test_no_page_breaks_a_criterion(
    tab: Any, served: str, kinds: Any, axe: str, width: int, scheme: str
) -> None:
    page = tab(served, width, color_scheme=scheme)
    found = {}
    for path in kinds.all:
        page.goto(served + path)
        if broken := findings(page, axe):
            found[path] = broken
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), VIEWS, ids=str)
def test_results_of_a_search_break_none(
    tab: Any, served: str, kinds: Any, axe: str, width: int, scheme: str
) -> None:
    page = tab(served + "search/?q=the", width, color_scheme=scheme)
    page.wait_for_selector(".digest-search__results ul a")
    assert findings(page, axe) == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS, ids=str)
def test_crowded_moved_and_withdrawn_pages_and_outlets_break_none(
    tab: Any, made_up: str, made_up_site: Path, axe: str, width: int, scheme: str
) -> None:
    page = tab(made_up, width)
    found = {}
    for path in MADE_UP:
        assert (made_up_site / path / "index.html").is_file(), path
        page.goto(made_up + path)
        page.evaluate(
            "s => { document.body.dataset.mdColorScheme = s }", {"dark": "slate"}.get(scheme, "default")
        )
        if broken := findings(page, axe):
            found[path] = broken
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), VIEWS, ids=str)
def test_a_large_event_and_its_parts_break_none(
    tab: Any, large: str, large_event: str, axe: str, width: int, scheme: str
) -> None:
    page = tab(large + large_event, width, color_scheme=scheme)
    assert findings(page, axe) == []
    page.goto(f"{large}{large_event}who-reports-what/")
    assert findings(page, axe) == []


def test_a_page_with_mistakes_is_found_out(tab: Any, served: str, axe: str) -> None:
    """The judge judges: contrast, a missing name, and a language that is none."""
    page = tab(served)
    page.set_content(
        '<html lang="xx-none"><body><p style="color:#999">pale</p><a href="#x"></a></body></html>'
    )
    assert {rule for rule, _ in findings(page, axe)} >= {"color-contrast", "link-name", "html-lang-valid"}
