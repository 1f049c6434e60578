"""What a quote shows: its words in marks, and the writer's negation before them in brackets."""

from __future__ import annotations

from html import unescape

import pytest

from digest.pages.rows.base import said
from tests.comparison.by_hand import Said, make_reading

# (id, sentence, words said, kind, what is shown)
SHOWN = [
    ("direct", "“It rains,” Ida Holm said.", "It rains,", "direct", "“It rains,”"),
    ("partial", "Ida Holm would “never sink”.", "never sink", "partial", "“never sink”"),
    (
        "contraction",
        "Ida Holm wouldn’t “sink the ferry”.",
        "sink the ferry",
        "partial",
        "“[wouldn’t] sink the ferry”",
    ),
    ("straight", 'Ida Holm won\'t "sink it".', "sink it", "partial", "“[won't] sink it”"),
    ("not", "It was not “the end,” Ida Holm said.", "the end,", "partial", "“[not] the end,”"),
    ("further off", "Ida Holm did not see “the end”.", "the end", "partial", "“the end”"),
    ("no word of its own", "A knot “of eels,” Ida Holm said.", "of eels,", "partial", "“of eels,”"),
    ("direct behind one", "She would not. “Go,” Ida Holm said.", "Go,", "direct", "“Go,”"),
    ("reported", "Ida Holm said it did not rain.", "it did not rain", "reported", "it did not rain"),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "shown"), [c[1:] for c in SHOWN], ids=[c[0] for c in SHOWN]
)
def test_a_negation_before_the_marks_is_shown(text, words, kind, shown) -> None:
    reading = make_reading(text, Said(words, "Ida Holm", kind))
    source = said(reading, reading.quotes[0])
    assert unescape(source) == shown
