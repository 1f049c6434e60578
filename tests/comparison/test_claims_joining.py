"""Claims: one claim found twice is one row, and a statement's row holds what is shared of it."""

from __future__ import annotations

import pytest

from digest.comparison.claims import claims
from digest.comparison.claims.field import Passage, made_ready
from digest.comparison.claims.joining import joined
from digest.comparison.claims.passages import bag_in
from digest.comparison.quotes import quotes
from tests.comparison.by_hand import Said, make_reading

TEXTS = {
    "a": "The granary door was nailed shut. Bo Falk swore to it. A clerk laughed out. It rained on Monday.",
    "b": "Somebody nailed the granary door. Falk took an oath. The court clerk laughed. Rain fell on Tarn.",
    "c": "A door of the granary had nails. Under oath Falk said so. People laughed in court. The sea is wet.",
}
# (id, groups as article and sentence, what they come to)
GROUPS = [
    ("two articles in common", [["a0", "b0", "c0"], ["a0", "b0"]], [["a0", "b0", "c0"]]),
    ("goes on from it", [["a0", "b0", "c0"], ["b0", "b1", "c1"]], [["a0", "b0", "b1", "c0", "c1"]]),
    ("elsewhere", [["a0", "b0", "c0"], ["b0", "c3"]], [["a0", "b0", "c0"], ["b0", "c3"]]),
    ("an echo", [["a0", "b0"], ["a0", "b3"]], [["a0", "b0"]]),
    ("another article", [["a0", "b0"], ["a0", "c3"]], [["a0", "b0"], ["a0", "c3"]]),
    ("no echo where it has more", [["a0", "b0"], ["a0", "a3", "b3"]], [["a0", "a3", "b3"], ["a0", "b0"]]),
    ("nothing in common", [["a0", "b0"], ["a1", "b1"]], [["a0", "b0"], ["a1", "b1"]]),
]


@pytest.mark.parametrize(("groups", "wanted"), [c[1:] for c in GROUPS], ids=[c[0] for c in GROUPS])
def test_what_is_one_claim(groups, wanted) -> None:
    field = made_ready([make_reading(text, id=name) for name, text in TEXTS.items()])
    names: dict[str, Passage] = {}
    for sentence in field.sentences:
        letter = "abc"[sentence.column]
        number = sum(name.startswith(letter) for name in names)
        whole = (0, len(sentence.parts) - 1)
        names[f"{letter}{number}"] = Passage(sentence, whole, bag_in(sentence, whole))
    found = joined([[names[n] for n in group] for group in groups])
    shown = [sorted(n for n, p in names.items() if p in group) for group in found]
    assert sorted(shown) == sorted(wanted)


def test_of_a_long_statement_only_what_both_have_is_the_claim() -> None:
    oath = "the orchard wall was moved by night"
    whole = f"My uncle kept the ledger of the granary. I swear that {oath}. Nobody asked the bees."
    columns = (
        make_reading(f"“{whole}” Bo Falk said. Rain fell.", Said(whole, "Bo Falk", "direct"), id="a"),
        make_reading(f"Falk swore that “{oath}”. Snow fell.", Said(oath, "Bo Falk"), id="b"),
    )
    (claim,) = (c for c in claims(columns, (), (), quotes(columns)) if len(c.articles) > 1)
    shown = [s.of(columns[0].article.text) for s in claim.articles["a"]]
    assert len(shown) == 1
    assert oath in shown[0]
    assert "ledger" not in shown[0]
