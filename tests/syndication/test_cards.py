"""Cards: drawn alike everywhere, and once."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from digest.pages import Settings
from digest.store import Store
from digest.syndication import cards
from digest.syndication.drawing import Card, draw
from tests.site.conftest import Project, tree
from tests.syndication.conftest import Make
from tests.syndication.test_machines import Head

SETTINGS = Settings(site_name="Vale", site_url="https://digest.example/")
CARD = Card("Lighthouse at Tarn Point goes dark", "2 May 2031", ("The Tarn Bell", "Vale Echo"), "Vale")


def pixels(image: bytes) -> Image.Image:
    return Image.open(io.BytesIO(image)).convert("L")


def drawn(card: Card) -> bytes:
    image = draw(card)
    assert image is not None
    return image


def test_a_card_has_the_size_that_readers_of_open_graph_ask_for() -> None:
    image = Image.open(io.BytesIO(drawn(CARD)))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_a_card_is_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; from digest.syndication.drawing import Card, draw; "
        f"sys.stdout.buffer.write(draw({CARD!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={"LC_ALL": "C", "TZ": "Asia/Tokyo"},
    )
    assert done.stdout == drawn(CARD) == drawn(CARD)


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(Card("W" * 400, "", (), ""), id="one word"),
        pytest.param(Card("many words " * 60, "30 May – 2 June", ("Outlet",) * 40, "site " * 40), id="long"),
        pytest.param(Card("Łódź: façade “naïve” – 5 €", "", ("Ñandú",), "x"), id="accents"),
        pytest.param(Card("", "", (), ""), id="nothing"),
    ],
)
def test_nothing_runs_over_the_margins(card: Card) -> None:
    image = pixels(drawn(card))
    paper = image.getpixel((600, 10))
    for box in ((21, 0, 78, 630), (1125, 0, 1200, 630), (21, 0, 1200, 60), (21, 560, 1200, 630)):
        assert image.crop(box).getextrema() == (paper, paper), box
    assert image.crop((21, 455, 1200, 486)).getextrema() == (paper, paper), "title over the line"


@pytest.mark.parametrize(
    "title", ["灯塔熄灭", "Маяк погас", "المنارة", "Lighthouse \U0001f6a8", "half \ud800 gone"]
)
def test_a_title_that_our_fonts_lack_has_no_card(title: str) -> None:
    assert draw(Card(title, "", (), "Vale")) is None


def test_invisible_characters_do_not_cost_the_card() -> None:
    assert draw(Card("Light\u00adhouse \u200bdark", "", (), "Vale")) == draw(
        Card("Lighthouse dark", "", (), "Vale")
    )


@settings(max_examples=15, deadline=None)
@given(title=st.text(max_size=60), outlet=st.text(max_size=20))
def test_any_words_are_drawn_or_not(title: str, outlet: str) -> None:
    draw(Card(title, "", (outlet,), "x"))


def test_what_is_known_is_not_drawn_again(edition: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(None)
    made = edition(count=2)
    first = cards(made, SETTINGS, store)
    assert sorted(first) == ["event-1", "event-2"]
    assert first["event-1"][0] == "events/event-1.png"

    def never(card: Card) -> bytes:
        raise AssertionError(card)

    monkeypatch.setattr(sys.modules["digest.syndication.cards"], "draw", never)
    assert cards(made, SETTINGS, store) == first
    with pytest.raises(AssertionError):
        cards(edition(title="Another"), SETTINGS, store)


def test_that_there_is_no_card_is_known_too(edition: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(None)
    assert cards(edition(title="灯塔熄灭"), SETTINGS, store) == {}
    monkeypatch.setattr(sys.modules["digest.syndication.cards"], "draw", None)
    assert cards(edition(title="灯塔熄灭"), SETTINGS, store) == {}


@pytest.mark.slow
def test_a_real_site_has_cards_where_it_asks_for_them(ferry: Project) -> None:
    config = ferry.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("[search, digest]", "[search, digest: {social_cards: true}]"), "utf-8")
    first = build(ferry)
    (card,) = [p for p in first if p.startswith("events/mayor") and p.endswith(".png")]
    page = f"{card.removesuffix('.png')}/index.html"
    assert Head(first[page].decode()).meta["og:image"] == f"https://digest.example/{card}"
    assert Head(first[page].decode()).meta["twitter:card"] == "summary_large_image"
    assert pixels(first[card]).size == (1200, 630)
    # the second build must not even load what draws
    broken = ferry.root / "broken"
    (broken / "PIL").mkdir(parents=True)
    (broken / "PIL" / "__init__.py").write_text("raise ImportError('drawn again')\n", "utf-8")
    second = build(ferry, PYTHONPATH=str(broken))
    assert {p: b for p, b in second.items() if p.endswith(".png")} == {
        p: b for p, b in first.items() if p.endswith(".png")
    }


def test_a_site_that_does_not_ask_has_none(ferry: Project) -> None:
    assert not [p for p in build(ferry) if p.startswith("events/") and p.endswith(".png")]


def build(project: Project, **env: str) -> dict[str, bytes]:
    done = project.build("--strict", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(project.root / "site")
