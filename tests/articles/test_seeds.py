"""The seed articles, line by line, as a reader sees them."""

from pathlib import Path

import pytest

from digest.articles import Outlets, find
from digest.articles.reading import read

SEEDS = Path(__file__).parents[2] / "seeds"

H, R, S, B, G, D, Y, C, X, F = (
    *("headline", "repeat", "standfirst", "body", "heading", "date", "byline", "caption", "disclosure"),
    "boilerplate",
)
LAYOUT = {
    "000_6845bdd39a1f5132": [H, S, D, R, *[B] * 8, X],
    "001_3a7575a8856c8f9d": [H, B, B, B, C, B, F, G, B, B, C, F, F],
    "002_0794a04b171daf94": [D, F, F, R, H, S, *[B] * 8, X, *[F] * 5],
    "003_b7f1c48e50d6fa70": [F, H, R, C, Y, B, B, B, G, *[B] * 5],
    "004_11f14ea50cc4e860": [B] * 8,
}
STATED = {  # label, title, author, published, basis, dateline, flags
    "000_6845bdd39a1f5132": (
        "AI-generated, 16 May 2024",
        "China and Russia leaders say that their relationship is a stabilizing force for the world and promotes peace.",  # noqa: E501
        None,
        "2024-05-16",
        "text",
        None,
        {"ai-generated": "This article has been trending online recently and has been generated with AI"},
    ),
    "001_3a7575a8856c8f9d": (
        "“Vladimir Putin in China. He met Xi Jinping”",
        "Vladimir Putin in China. He met Xi Jinping",
        None,
        None,
        None,
        None,
        {},
    ),
    "002_0794a04b171daf94": (
        "agencies: “Putin and Xi Meet Again, Praise…”",
        "Putin and Xi Meet Again, Praise Strengthened Russo-Chinese Relations",
        None,
        "2024-07-16",
        "page",
        None,
        {"agency-copy": "Sources By Agencies"},
    ),
    "003_b7f1c48e50d6fa70": (
        "by Maria Kholina",
        "Xi Jinping tells Putin China-Russia ties should continue for generations",
        "Maria Kholina",
        None,
        None,
        None,
        {},
    ),
    "004_11f14ea50cc4e860": (
        "agencies, Beijing",
        None,
        None,
        None,
        None,
        "BEIJING (Agencies)",
        {"agency-copy": "BEIJING (Agencies)"},
    ),
}


@pytest.fixture(scope="module", params=sorted(LAYOUT))
def seed(request):
    found = next(each for each in find(SEEDS) if each.id == request.param)
    article, problems = read(found, SEEDS, Outlets())
    assert article is not None and problems == ()
    return article


def test_every_line(seed):
    assert [block.kind for block in seed.blocks] == LAYOUT[seed.id]


def test_what_it_states(seed):
    assert (
        seed.outlet_label,
        seed.title and seed.title.value,
        seed.author and seed.author.value,
        seed.published and seed.published.value,
        seed.published_basis,
        seed.dateline and seed.dateline.value,
        {flag.name: flag.span and flag.span.of(seed.text) for flag in seed.flags},
    ) == STATED[seed.id]
    assert seed.outlet is None and seed.language == "en"


def test_its_text_is_the_file(seed):
    assert seed.text == (SEEDS / seed.path).read_bytes().decode("utf-8").replace("\r\n", "\n")


def test_what_is_cut_inside_a_line(seed):
    pieces = [seed.text[block.start : block.end] for block in seed.blocks]
    if seed.id.startswith("002"):
        assert pieces[1:3] == ["Home", "World News"]
    if seed.id.startswith("003"):
        assert pieces[3] == "Xi Jinping welcomes Putin in Beijing (Getty Images)"
