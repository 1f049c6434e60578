"""Copies: passages that articles share, and how many origins they leave."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.copies import copies, origins
from tests.comparison.by_hand import Said, make_reading

WIRE = (
    "The last lighthouse keeper of Port Marrow climbed down for the final time on Tuesday evening. "
    "A crowd of some four hundred people waited on the shingle with lanterns and a brass band. "
    "The harbour board had decided in the autumn to replace the lamp by a light that needs nobody. "
    "Engineers from the mainland spent the summer laying a cable along the causeway."
)
REWRITE = (
    "The last lighthouse keeper of Port Marrow climbed down for the final time late on Tuesday evening. "
    "A crowd of about four hundred people waited on the shingle, with lanterns and a brass band. "
    "The harbour board had decided last autumn to replace the lamp by a light that needs nobody. "
    "Islanders are divided about what to do with the tower."
)
OTHER = (
    "Nobody will live in the tower of Port Marrow any more. The man who kept its lamp for thirty years "
    "has handed over his keys, and a machine has taken over the watch. Fishermen say they will miss his "
    "whistling. The board says that it saves the price of a small boat every year."
)
SPEECH = (
    "I have seen eleven thousand sunsets from this gallery and I can tell you that no two of them were "
    "alike, that the sea forgets nothing and that a lamp is only as good as the hand that trims it,"
)


def _texts(copy, columns):
    texts = {r.id: r.article.text for r in columns}
    return {article: [s.of(texts[article]) for s in spans] for article, spans in copy.spans.items()}


def test_a_reprint_is_one_passage_and_one_origin() -> None:
    columns = (make_reading(WIRE, id="a"), make_reading("Port Marrow — " + WIRE, id="b"))
    (copy,) = copies(columns)
    assert copy.articles == ("a", "b")
    assert copy.share == 1.0
    assert _texts(copy, columns) == {"a": [WIRE.rstrip(".")], "b": [WIRE.rstrip(".")]}
    assert origins(columns, (copy,)) == 1


def test_a_light_rewrite_is_followed_across_its_changes() -> None:
    columns = (make_reading(WIRE, id="a"), make_reading(REWRITE, id="b"))
    (copy,) = copies(columns)
    (passage,) = _texts(copy, columns)["b"]
    assert passage.startswith("The last lighthouse keeper")
    assert passage.endswith("a light that needs nobody")
    assert 0.7 < copy.share < 0.9
    assert origins(columns, (copy,)) == 1


def test_two_reports_of_one_thing_are_no_copy() -> None:
    columns = (make_reading(WIRE, id="a"), make_reading(OTHER, id="b"))
    assert copies(columns) == ()
    assert origins(columns, ()) == 2


def test_what_both_quote_is_not_shared_authorship() -> None:
    left = make_reading(f"{WIRE} “{SPEECH}” Abel Strand said.", Said(SPEECH, "Abel Strand", "direct"), id="a")
    right = make_reading(f"{OTHER} “{SPEECH}” Strand said.", Said(SPEECH, "Abel Strand", "direct"), id="b")
    assert copies((left, right)) == ()
    unmarked = make_reading(f"{WIRE} {SPEECH}", id="a"), make_reading(f"{OTHER} {SPEECH}", id="b")
    assert copies(unmarked) != (), "the same words without marks are shared"


def test_origins_hang_together_and_agencies_lower_the_bar() -> None:
    half = " ".join(WIRE.split(". ")[:1]) + ". " + OTHER
    columns = (
        make_reading(WIRE, id="a", agencies=("Island Wire",)),
        make_reading(half, id="b", agencies=("Island Wire",)),
        make_reading(WIRE, id="c"),
        make_reading("Quite another story was told about the price of herring on the quay that day.", id="d"),
    )
    shared = copies(columns)
    share = {c.articles: c.share for c in shared}
    assert 0.15 <= share["a", "b"] < 0.3
    assert origins(columns, shared) == 2
    without = tuple(make_reading(r.article.text, id=r.id) for r in columns)
    assert origins(without, copies(without)) == 3


def test_short_and_empty_articles() -> None:
    line = "Ferry cancelled."
    same = (make_reading(line, id="a"), make_reading(line, id="b"))
    (copy,) = copies(same)
    assert copy.share == 1.0
    assert origins(same, (copy,)) == 1
    assert copies((make_reading("", id="a"), make_reading("", id="b"))) == ()
    assert copies((make_reading(WIRE, id="a"),)) == ()
    assert origins((make_reading(WIRE, id="a"),), ()) == 1


def test_many_reprints_stay_bounded() -> None:
    columns = tuple(make_reading(WIRE, id=f"{n:03}") for n in range(60))
    shared = copies(columns)
    assert len(shared) <= 24 * len(columns)
    assert origins(columns, shared) == 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g"]), max_size=60), min_size=2, max_size=4
    )
)
def test_spans_lie_in_the_text_and_order_does_not_matter(texts) -> None:
    columns = tuple(make_reading(" ".join(words), id=f"a{n}") for n, words in enumerate(texts))
    found = copies(columns)
    for copy in found:
        assert 0 < copy.share <= 1
        for article, passages in _texts(copy, columns).items():
            length = next(len(r.article.text) for r in columns if r.id == article)
            assert all(p and len(p) <= length for p in passages)
    back = copies(columns[::-1])
    assert {(frozenset(c.articles), c.share, frozenset(c.spans.items())) for c in found} == {
        (frozenset(c.articles), c.share, frozenset(c.spans.items())) for c in back
    }
    assert origins(columns, found) == origins(columns[::-1], back)
