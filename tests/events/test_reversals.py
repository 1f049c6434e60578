"""What headline and lede tell as done and as undone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events.affinity import features
from digest.events.fingerprint import Fingerprint
from digest.events.reversals import kinds
from tests.events.newsroom import print_of, tabled

LATER = (
    "The harbour was quiet on Monday. Fishermen mended their nets. A council of elders met at noon. "
    "The weather was mild for the season. "
)


@pytest.mark.parametrize(
    ("title", "text", "done", "undone", "undoing"),
    [
        (None, "The ministry issued a rule on herring nets.", "rule", "", ""),
        ("Sandrel bans cars", "The old town is for walkers now.", "rule", "", ""),
        (None, "The court struck down the herring rule.", "rule", "rule", "rule"),
        ("Ministry rescinds net rule", "Fishermen cheered in Ellery.", "rule", "rule", "rule"),
        (None, "Minister Orla Venn said the restoration of the old law was complete.", "", "rule", "rule"),
        (None, "Power was restored in Sandrel. " + LATER, "", "", ""),
        (None, "The council passed the tax. Brandt vowed to repeal it.", "rule", "", "rule"),
        (None, "The rule could be overturned in court.", "rule", "", "rule"),
        (None, "The council didn’t scrap the tax.", "", "", "rule"),
        (None, "Lund called on the court to annul the vote.", "", "", "rule"),
        (None, "Nets are banned. " + LATER + "In June it repealed the law.", "rule", "", "rule"),
        (None, "Nets are cheap. " + LATER + "A party promised to repeal the herring law.", "", "", ""),
        (None, "Velmark Foods made an offer for Otter Mills.", "offer", "", ""),
        (None, "Velmark Foods withdrew its offer for Otter Mills.", "offer", "offer", "offer"),
        (None, "Pirates hijacked the Kestrel.", "liberty", "", ""),
        (None, "The crew of the Kestrel was freed on Sunday.", "", "liberty", "liberty"),
        (None, "Lund was sentenced to life with no chance of clemency.", "liberty", "", "liberty"),
        (None, "Two robbers walked away with the till.", "", "", ""),
        (None, "The Otters signed free agent Jo Brandt.", "rule", "", ""),
        (None, "The strike is over.", "", "", ""),
    ],
    ids=[
        "deed", "headline", "two-words", "rescinded", "noun", "no-rule", "vowed", "could", "negated",
        "asked-for", "later-told", "later-promised", "offer", "withdrawn", "taken", "freed",
        "no-clemency", "no-offer", "free-agent", "nothing",
    ],
)  # fmt: skip
def test_what_is_told(title, text, done, undone, undoing):
    f = print_of("a", text, title=title)
    assert (f.done, f.undone, f.undoing) == (done, undone, undoing)


MADE = print_of("made", "The ministry in Karsk issued a rule on herring nets.")
OVERTURNED = print_of("overturned", "The court in Karsk overturned the herring rule.")
FEARED = print_of("feared", "The court in Karsk could overturn the herring rule that the ministry issued.")
COMMENT = print_of("comment", "Herring nets in Karsk are a sight to see.")


def between(*prints: Fingerprint) -> float:
    found = features(tabled(prints), np.arange(2))["reversed"]
    assert (found == found.T).all()
    return float(found[0, 1])


def test_the_undoing_parts_most_from_the_deed():
    assert between(MADE, OVERTURNED) == 1
    assert 0 < between(COMMENT, OVERTURNED) < 1


def test_who_knows_of_the_undoing_is_not_parted():
    assert between(FEARED, OVERTURNED) == between(FEARED, MADE) == 0
    assert between(OVERTURNED, OVERTURNED) == between(MADE, COMMENT) == 0


def test_one_kind_says_nothing_of_another():
    offer = print_of("offer", "Velmark withdrew its bid for Otter Mills.")
    assert offer.undone == "offer"
    assert 0 < between(offer, MADE) < 1, "MADE tells of no offer"


@settings(max_examples=40, deadline=None)
@given(st.text("abn't ’.!\n", max_size=200), st.text(max_size=60))
def test_any_text_is_survived(text, title):
    f = print_of("a", text, title=title)
    assert set(f.undone.split()) <= set(f.undoing.split()) <= set(kinds())


def test_a_long_line_is_survived():
    assert print_of("a", "repeal law " * 50_000, title="undone " * 50_000).undone == "rule"
