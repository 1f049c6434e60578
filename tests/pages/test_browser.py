"""The pages in a real browser: phone to desktop, scripts off, what is remembered."""

from __future__ import annotations

import pytest
from housed import house

from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STRIKE = "events/harbour-strike-port-lorrin-2031-03-07/"
BRIDGE = "events/ostra-bridge/"
HOLDERS = ":is(.digest-holders, .digest-family) > a"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A site of the made-up events, built by the host alone and served on loopback."""
    with serving(house(tmp_path_factory.mktemp("site"))) as served:
        yield served


@pytest.fixture
def opened(browser, address):
    contexts = []

    def go(path="", width=1440, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.trouble = []
        tab.on("console", lambda m: m.type in {"error", "warning"} and tab.trouble.append(m.text))
        tab.on("pageerror", lambda e: tab.trouble.append(str(e)))
        tab.on("request", lambda r: r.url.startswith(address) or tab.trouble.append(r.url))
        tab.goto(address + path, wait_until="networkidle")
        return tab

    yield go
    for context in contexts:
        context.close()


PATHS = [
    STRIKE,
    BRIDGE,
    "",
    "articles/courier-accord/",
    "people/ada-velk/",
    "archive/",
    "lexicon/strike/",
    "outlets/coast-dispatch/",
]


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_overflows_fails_or_leaves_the_house(opened, address, width):
    tab = opened(width=width)
    for path in PATHS:
        tab.goto(address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    assert tab.trouble == []


def test_outlets_are_columns_on_a_desktop_and_statements_on_a_phone(opened):
    def tops(tab):
        return {c.bounding_box()["y"] for c in tab.query_selector_all("tr#f-losses td")}

    assert len(tops(opened(STRIKE))) == 1
    phone = opened(STRIKE, 390)
    assert len(tops(phone)) == 4
    assert phone.inner_text("tr#f-losses td >> nth=0").startswith("Coast Dispatch")
    assert "Not in the text we hold: PORT LORRIN (Agencies)" in phone.inner_text("tr#f-dockers th")


def test_heads_stay_in_sight(opened):
    tab = opened(STRIKE)
    tab.evaluate("document.querySelector('#q-night-shift').scrollIntoView({block: 'center'})")
    head = tab.query_selector(".digest-section.digest-quotes thead th >> nth=1").bounding_box()
    assert 0 <= head["y"] < 120


def test_choosing_outlets_is_remembered(opened):
    tab = opened(BRIDGE)
    assert tab.locator("table.digest-many").count() > 0
    tab.click(".digest-choose summary")
    tab.get_by_role("button", name="None").click()
    for name in ("Paper No 3", "Paper No 7"):
        tab.get_by_label(name, exact=True).check()
    assert tab.locator("table.digest-many:not(.digest-timeline)").count() == 0
    assert tab.locator("tr#q-open td:visible").count() == 2
    tab.reload(wait_until="networkidle")
    assert tab.inner_text(".digest-choose summary") == "Outlets: 2 of 15"
    assert tab.locator("tr#q-open td:visible").count() == 2
    assert tab.locator(".digest-roster tbody tr[data-column]:visible").count() == 2
    tab.click(".digest-choose summary")
    tab.get_by_role("button", name="All").click()
    assert tab.locator(f"tr#q-open {HOLDERS}:visible").count() == 15
    assert tab.locator(".digest-made").count() == 0


def test_versions_of_a_few_outlets_are_columns_with_heads_in_sight(opened):
    tab = opened(BRIDGE)
    tab.click(".digest-choose summary")
    tab.get_by_role("button", name="None").click()
    for name in ("Paper No 3", "Paper No 5", "Paper No 12"):
        tab.get_by_label(name, exact=True).check()
    said = tab.locator("tr#q-open td:visible .digest-words").all_inner_texts()
    assert said == ["“The bridge will open in May”"] * 2 + ["“The bridge should open in May”"]
    left = tab.locator("tr#c-traders td:visible").all_inner_texts()
    assert "62 crowns" in left[0]
    assert "60 crowns" not in left[0]
    assert left[1] == "not in the text we hold"
    tab.evaluate("scrollTo(0, document.querySelector('#q-open').getBoundingClientRect().top + scrollY - 50)")
    head = tab.locator(".digest-section.digest-quotes thead th:visible >> nth=0")
    assert head.inner_text() == "Paper No 3"
    assert 0 <= head.bounding_box()["y"] < 120
    tab.evaluate("location.hash = 'c-barges-04'")
    tab.wait_for_selector("#c-barges-04", state="visible")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_counts_follow_the_choice(opened):
    tab = opened(BRIDGE)
    tab.click(".digest-choose summary")
    for name in ("Paper No 1", "Paper No 2"):
        tab.get_by_label(name, exact=True).uncheck()
    assert tab.inner_text("tr#q-open .digest-holders > b >> nth=0") == "9 articles"
    assert tab.locator(f"tr#q-open {HOLDERS}:visible").count() == 13


def test_everything_can_be_read_with_scripts_off(opened):
    tab = opened(BRIDGE, java_script_enabled=False)
    assert tab.locator(f"tr#q-open {HOLDERS}:visible").count() == 15
    assert tab.locator(".digest-choose").count() == 0
    tab.click("tr#f-months summary >> nth=0")
    assert tab.locator("tr#f-months details p >> nth=0").is_visible()


@pytest.mark.parametrize("path", [STRIKE, BRIDGE])
def test_on_paper_no_dot_stays_of_links_that_are_left_out(opened, path):
    tab = opened(path)
    assert ", passage in " in tab.inner_text("article")
    tab.emulate_media(media="print")
    shown = tab.inner_text("article")
    assert ", passage in " not in shown
    assert not [line for line in shown.splitlines() if line.rstrip().endswith(("·", "also"))]


def test_a_cell_leads_to_its_passage_and_the_passage_back(opened):
    tab = opened(STRIKE)
    tab.click("tr#q-night-shift td:nth-child(3) a.digest-to")
    tab.wait_for_url("**/articles/courier-accord/#c417-481")
    colours = (
        "[...document.querySelectorAll('#c417-481, #c195-253')].map(e => getComputedStyle(e).backgroundColor)"
    )
    other, target = tab.evaluate(colours)
    assert other != target
    tab.click("p:has(#c417-481) + p a:has-text('Quotes') >> nth=0")
    tab.wait_for_url(f"**/{STRIKE}#q-*")


def test_an_address_into_something_folded_opens_it(opened, address):
    tab = opened(STRIKE)
    tab.evaluate("document.querySelector('tr#f-losses details p a').id = 'inside'")
    assert not tab.locator("#inside").is_visible()
    tab.evaluate("location.hash = 'inside'")
    tab.wait_for_selector("#inside", state="visible")


@pytest.mark.parametrize(("width", "shown"), [(390, False), (1440, True)], ids=["phone", "desktop"])
def test_a_phone_folds_what_one_article_alone_has(opened, width, shown):
    tab = opened(STRIKE)
    tab.set_viewport_size({"width": width, "height": 800})
    tab.wait_for_function("shown => document.querySelector('.digest-narrow').open === shown", arg=shown)
    assert tab.locator("#q-lamps-on").is_visible() is shown
    tab.evaluate("location.hash = 'q-lamps-on'")
    tab.wait_for_selector("#q-lamps-on", state="visible")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("events/dock-walkout/#q-hard-lesson", f"{STRIKE}#q-hard-lesson"),
        ("articles/lorrin-agency/#c259-276", "articles/wire-lorrin/#c259-276"),
    ],
    ids=["event", "article"],
)
def test_a_moved_page_leads_on_with_its_row(opened, address, old, new):
    tab = opened(old)
    tab.wait_for_url(f"{address}{new}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(opened, scheme):
    tab = opened(STRIKE, color_scheme=scheme)
    if scheme == "dark":
        tab.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        tab.wait_for_timeout(500)  # the theme fades from one scheme to the other
    ratios = tab.evaluate(
        """() => {
          const part = x => (x /= 255) <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4;
          const lum = c => { const v = c.map(part); return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
          const rgb = s => s.match(/[\\d.]+/g).slice(0, 3).map(Number);
          const paper = lum(rgb(getComputedStyle(document.body).backgroundColor));
          return [...document.querySelectorAll('.digest :is(p, th, td, span, a, summary)')]
            .filter(e => e.checkVisibility() && e.textContent.trim())
            .map(e => { const ink = lum(rgb(getComputedStyle(e).color));
              return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); });
        }"""
    )
    assert min(ratios) >= 4.5
