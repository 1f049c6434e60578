"""Statements: which quotes are one remark, what the rows say of them, and that nothing is lost."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.quotes import quotes
from digest.model import QuoteGroup, Reading
from tests.comparison.by_hand import Said, make_reading

FLOORS = json.loads((Path(__file__).parent.parent / "floors" / "alignment.json").read_text("utf-8"))

Side = tuple[str, str, str, str | None]
"""Sentence, words said, kind, speaker."""
PAIRS = yaml.safe_load((Path(__file__).parent / "quote_pairs.yml").read_text("utf-8"))
PEOPLE = ("Ida Holm", "Tor Lund")


def _pair(left: Side, right: Side) -> tuple[Reading, Reading]:
    sides = []
    for name, (text, words, kind, speaker) in (("a", left), ("b", right)):
        meant = PEOPLE if speaker == "the two mayors" else None
        said = Said(words, speaker, kind, people=meant)
        people = ("Bo Falk",) if "Bo Falk" in text else ()
        sides.append(make_reading(text, said, id=name, people=people))
    return sides[0], sides[1]


def _is_one(left: Side, right: Side) -> bool:
    return len(quotes(_pair(left, right))) == 1


@pytest.mark.parametrize(("name", "expected"), [("same", True), ("different", False)])
def test_table_of_pairs_stays_above_its_floor(name, expected) -> None:
    cases = PAIRS[name]
    wrong = [case["case"] for case in cases if _is_one(case["a"], case["b"]) is not expected]
    assert 1 - len(wrong) / len(cases) >= FLOORS["quotes"][name], f"{name}: wrong are {wrong}"


TRUCE = (
    make_reading(
        "“The truce will hold because both towns are tired,” Ida Holm told the council.\n"
        "Tor Lund praised the “stubborn patience” of the farmers.",
        Said("The truce will hold because both towns are tired,", "Ida Holm", "direct"),
        Said("stubborn patience", "Tor Lund"),
        id="courier",
        published="2031-05-02",
    ),
    make_reading(
        "Ida Holm said the truce would hold since “both towns are tired”.\nHer deputy stayed away.",
        Said("the truce would hold since “both towns are tired”", "Ida Holm", "reported"),
        id="echo",
        published="2031-05-03",
    ),
    make_reading(
        "“The truce will hold, because both towns are tired”, Holm said.\n"
        "“I did not sleep,” Lund said. “I did not sleep,” he said again.",
        Said("The truce will hold, because both towns are tired", "Ida Holm", "direct", mention="Holm"),
        Said("I did not sleep,", "Tor Lund", "direct", mention="Lund"),
        id="gazette",
        published="2031-05-04",
    ),
)


def _group(groups: tuple[QuoteGroup, ...], member: str) -> QuoteGroup:
    return next(g for g in groups if member in g.members)


def test_row_of_three_versions() -> None:
    groups = quotes(TRUCE)
    row = _group(groups, "courier#q1")
    assert row.members == ("courier#q1", "echo#q1", "gazette#q1")
    assert (row.speaker, row.status, row.within) == ("Ida Holm", "variant", ())
    assert groups[0] == row, "the row that most articles have stands first"


def test_matched_words_are_those_another_article_has() -> None:
    row = _group(quotes(TRUCE), "courier#q1")
    marked = {
        q: [s.of(r.article.text) for s in row.matched[q]]
        for r in TRUCE
        for q in row.matched
        if q.startswith(r.id)
    }
    assert marked["courier#q1"] == ["The truce will hold because both towns are tired"]
    assert marked["echo#q1"] == ["the truce", "hold", "both towns are tired"]


def test_identical_words_are_the_same_whatever_the_marks() -> None:
    row = quotes(TRUCE[::2])[0]
    assert row.members == ("courier#q1", "gazette#q1")
    assert row.status == "same"


def test_single() -> None:
    row = _group(quotes(TRUCE), "courier#q2")
    assert (row.members, row.status, row.matched) == (("courier#q2",), "single", {})


def test_ids_are_readable_and_outlast_an_article_that_joins() -> None:
    before = {g.id for g in quotes(TRUCE[:2])}
    after = {g.id for g in quotes(TRUCE)}
    assert before <= after
    assert "tor-lund-stubborn-patience" in after


def test_ids_differ_where_words_do_not() -> None:
    text = "“No,” said Ida Holm. Tor Lund smiled. “No,” said Ida Holm to the third question of the day."
    reading = make_reading(text, Said("No,", "Ida Holm", "direct"), Said("No", "Tor Lund", "direct"), id="a")
    other = make_reading("“No,” said Ada Quist.", Said("No,", "Ada Quist", "direct"), id="b")
    ids = [g.id for g in quotes((reading, other))]
    assert len(set(ids)) == len(ids)


def test_conflict_inside_one_article_is_named() -> None:
    reading = make_reading(
        "“These pipes are not against anyone,” Tor Lund said.\n"
        "Lund called the pipes “useful and not against anyone”.",
        Said("These pipes are not against anyone,", "Tor Lund", "direct"),
        Said("useful and not against anyone", "Tor Lund"),
        id="a",
    )
    (row,) = quotes((reading,))
    assert row.within == ("a#q1", "a#q2")
    assert row.status == "single"


def test_a_cut_of_itself_is_no_conflict() -> None:
    reading = make_reading(
        "Tor Lund spoke of a “quiet and stubborn catastrophe”.\n"
        "“It was a quiet and stubborn catastrophe,” Lund said.",
        Said("quiet and stubborn catastrophe", "Tor Lund"),
        Said("It was a quiet and stubborn catastrophe,", "Tor Lund", "direct"),
        id="a",
    )
    (row,) = quotes((reading,))
    assert row.members == ("a#q1", "a#q2")
    assert row.within == ()


def test_difference_of_attribution_keeps_the_words_together() -> None:
    case = next(c for c in PAIRS["same"] if c["case"] == "verbatim by different speakers")
    left, right = _pair(case["a"], case["b"])
    (row,) = quotes((left, right))
    assert row.speaker in ("Ada Quist", "Tor Lund")
    assert row.status == "same"


def test_no_quotes_no_rows() -> None:
    assert quotes((make_reading("The river rose.", id="a"), make_reading("", id="b"))) == ()


def test_order_of_columns_changes_only_the_order() -> None:
    def shape(columns: tuple[Reading, ...]) -> set[tuple[object, ...]]:
        return {
            (
                g.id,
                g.speaker,
                frozenset(g.members),
                g.status,
                frozenset(g.within),
                frozenset(g.matched.items()),
            )
            for g in quotes(columns)
        }

    assert len({frozenset(shape(columns)) for columns in permutations(TRUCE)}) == 1


WORDS = [
    "the",
    "dam",
    "will",
    "never",
    "hold",
    "again",
    "Ida",
    "Holm",
    "not",
    "anyone",
    "river",
    "12",
    "é",
    "—",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([None, "Ida Holm", "the mayor"]),
)
def test_every_quote_is_in_exactly_one_row(articles, speaker) -> None:
    columns = []
    for n, said in enumerate(articles):
        text = "\n".join(f"“{' '.join(words)}” she said." for words in said)
        parts = [" ".join(words) for words in said]
        reading = make_reading(text, *(Said(part, speaker, "direct", "she") for part in parts), id=f"a{n}")
        columns.append(reading)
    groups = quotes(tuple(columns))
    members = [m for g in groups for m in g.members]
    assert sorted(members) == sorted(q.id for r in columns for q in r.quotes)
    assert len({g.id for g in groups}) == len(groups)
    spans = {q.id: (q.spans, r.article.text) for r in columns for q in r.quotes}
    for group in groups:
        assert group.id
        assert group.id.isascii()
        for member, found in group.matched.items():
            outer, text = spans[member]
            assert all(any(o.covers(s) for o in outer) and s.of(text).strip() for s in found)


def _groups(*columns) -> list[list[str]]:
    texts = {q.id: q.text for column in columns for q in column.quotes}
    return [[texts[m] for m in row.members] for row in quotes(columns) if len(row.members) > 1]


def test_two_remarks_of_one_article_stand_together_only_where_a_third_version_holds_both() -> None:
    """Two sentences of one speech are alike by their topic; the other outlet has only one of them."""
    one = "This tunnel will drown every fisherman of the old harbour, and it drains our savings"
    two = "This tunnel will drown every fisherman of the old harbour within a decade"
    a = make_reading(
        f"“{one},” Tor Lund said. “{two},” Lund said later.",
        Said(one, "Tor Lund", "direct"),
        Said(two, "Tor Lund", "direct"),
        id="a",
    )
    cut = "it drains our savings"
    b = make_reading(
        f"The tunnel is costly: “{cut},” said Tor Lund.", Said(cut, "Tor Lund", "direct"), id="b"
    )
    assert _groups(a, b) == [[one, cut]]
    both = f"{one}. {two}"
    c = make_reading(f"“{both},” said Tor Lund.", Said(both, "Tor Lund", "direct"), id="c")
    assert sorted(_groups(a, c)[0]) == sorted([one, two, both])


def test_an_office_and_a_year_are_no_remark() -> None:
    a = make_reading(
        "Ida Holm announced that she is running for president in 2031.",
        Said("she is running for president in 2031", "Ida Holm", "reported"),
        id="a",
    )
    words = "Unlike some who offer themselves for president in 2031, you won’t have to wonder about me"
    b = make_reading(f"“{words},” Ida Holm said.", Said(words, "Ida Holm", "direct"), id="b")
    assert _groups(a, b) == []


def test_a_catchword_that_others_use_is_no_part_of_a_remark() -> None:
    long = "The clerk was sacked because of the harbour hunt, which is a swindle from end to end,"
    columns = (
        make_reading(f"“{long}” Ida Holm said.", Said(long, "Ida Holm", "direct"), id="a"),
        make_reading(
            "Ida Holm and her friends went after the auditors for years with cries of a “harbour hunt”.\n"
            "“This audit is no harbour hunt,” Tor Lund told the council.",
            Said("harbour hunt", "Ida Holm"),
            Said("This audit is no harbour hunt,", "Tor Lund", "direct"),
            id="b",
        ),
    )
    assert all(len(row.members) == 1 for row in quotes(columns))


def test_two_words_of_a_body_are_no_part_of_what_a_person_is_told_to_say() -> None:
    words = "asks every angler of good will to send the rusty nails out of the harbour"
    columns = (
        make_reading(f"Ida Holm said it “{words}”.", Said(words, "Ida Holm"), id="a"),
        make_reading(
            "The Anglers’ Union asked the harbour to send its “rusty nails” away.",
            Said("rusty nails", "The Anglers’ Union", people=()),
            id="b",
        ),
    )
    assert all(len(row.members) == 1 for row in quotes(columns))


def test_one_word_that_several_remarks_hold_is_no_part_of_any() -> None:
    columns = (
        make_reading(
            "“Tariffs are a plague on fishermen,” Ida Holm said.\n"
            "The hall was full.\nIt rained.\nNobody left.\n"
            "“Tariffs ruined my uncle,” Holm said.",
            Said("Tariffs are a plague on fishermen,", "Ida Holm", "direct"),
            Said("Tariffs ruined my uncle,", "Ida Holm", "direct"),
            id="a",
        ),
        make_reading("Ida Holm wrote “tariffs” on the board.", Said("tariffs", "Ida Holm"), id="b"),
    )
    assert all(len(row.members) == 1 for row in quotes(columns))


def test_a_fragment_beside_the_remark_it_is_from_is_no_other_statement() -> None:
    reading = make_reading(
        "Ida Holm wrote “finally” on the wall.\n“The clerk was sacked - finally. It was time,” she said.",
        Said("finally", "Ida Holm"),
        Said("The clerk was sacked - finally. It was time,", "Ida Holm", "direct"),
        id="a",
    )
    (row,) = quotes((reading,))
    assert row.members == ("a#q1", "a#q2")


def test_parts_of_one_long_quote_stand_with_it() -> None:
    long = (
        "The vote to drain the lake is not only a break with decent custom, but also contradicts the "
        "director’s oath and his assurance that the council would follow its ordinary process,"
    )
    columns = (
        make_reading(f"“{long}” Tor Lund said.", Said(long, "Tor Lund", "direct"), id="a"),
        make_reading(
            "Lund called it “a break with decent custom” and said it contradicted the director’s guarantee "
            "that the council would follow its ordinary process.",
            Said("a break with decent custom", "Tor Lund", mention="Lund"),
            Said(
                "it contradicted the director’s guarantee that the council would follow its ordinary process",
                "Tor Lund",
                "reported",
                mention="Lund",
            ),
            id="b",
        ),
    )
    (row,) = quotes(columns)
    assert row.members == ("a#q1", "b#q1", "b#q2")


# (id, what the longer article quotes, what the other one quotes, status of the row)
EXTENTS = [
    ("cut at the end", "The nets are empty and the boats are old", "The nets are empty", "same"),
    ("cut at both ends", "I say the nets are empty and torn", "the nets are empty", "same"),
    ("cut inside", "The nets are empty, God help us, and torn", "The nets are empty and torn", "variant"),
    ("another word", "The nets are empty and torn", "The nets are empty and rotten", "variant"),
]


WHOLE = "The nets are empty and torn. Nobody will buy the boats"
# (id, the parts in which the other article quotes WHOLE, status of the row)
PARTS = [
    ("in two parts", ["The nets are empty and torn", "Nobody will buy the boats"], "same"),
    (
        "and something else",
        ["The nets are empty and torn", "Nobody will buy the boats", "God help us"],
        "same",
    ),
    ("one part differs", ["The nets are empty and torn", "Nobody will buy these old boats"], "variant"),
]


@pytest.mark.parametrize(("parts", "status"), [c[1:] for c in PARTS], ids=[c[0] for c in PARTS])
def test_versions_cut_otherwise_are_the_same(parts, status) -> None:
    columns = tuple(
        make_reading(
            " ".join(f"“{words},” Ida Holm said." for words in said),
            *(Said(words, "Ida Holm", "direct") for words in said),
            id=name,
        )
        for name, said in (("a", [WHOLE]), ("b", parts))
    )
    rows = [row for row in quotes(columns) if len(row.members) > 2]
    assert [row.status for row in rows] == [status]


@pytest.mark.parametrize(("long", "short", "status"), [c[1:] for c in EXTENTS], ids=[c[0] for c in EXTENTS])
def test_only_other_words_are_another_version(long, short, status) -> None:
    columns = tuple(
        make_reading(f"“{words},” Ida Holm said.", Said(words, "Ida Holm", "direct"), id=name)
        for name, words in (("a", long), ("b", short))
    )
    (row,) = quotes(columns)
    assert row.status == status
