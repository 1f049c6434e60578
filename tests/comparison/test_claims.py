"""Claims: what articles report together, what one alone reports, and what one leaves out."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.claims.field import made_ready
from digest.comparison.claims.rows import _said, claims
from digest.comparison.figures import figures
from digest.comparison.quotes import quotes
from digest.language import pipeline as language
from digest.model import FigureGroup, Reading
from tests.comparison.by_hand import Said, make_reading
from tests.comparison.claim_facts import Tally, judge, located
from tests.comparison.figure_rows import article

HERE = Path(__file__).parent
FLOORS = json.loads((HERE.parent / "floors" / "alignment.json").read_text("utf-8"))
PEOPLE = ("Petra Lind", "Milo Franke", "Jorn Abel", "Ida Holm", "Asta Moll", "Ruben Okello", "Viktor Brandt")


def _events(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def _below(tally: Tally, name: str) -> str:
    """What is below its floor, and all that is wrong; empty where nothing is."""
    measured = tally.shares()
    below = {what: measured[what] for what, least in FLOORS[name].items() if measured[what] < least}
    return f"{below}\n" + "\n".join(tally.wrong) if below else ""


def test_events_judged_by_hand_stay_above_their_floors() -> None:
    tally = Tally()
    for record in _events("claim_events.yml"):
        texts = record["articles"]
        columns = tuple(
            make_reading(text, id=name, people=[p for p in PEOPLE if p in text])
            for name, text in texts.items()
        )
        judge(claims(columns, ()), located(record, texts, headed=False), list(texts), tally)
    assert not _below(tally, "claims")


@pytest.mark.parametrize(
    ("table", "name"),
    [
        pytest.param("claim_events_2.yml", "claims_read", id="whole sentences"),
        pytest.param("claim_events_3.yml", "claims_clauses", id="clauses"),
    ],
)
def test_events_read_and_judged_by_hand_stay_above_their_floors(table, name, nlp) -> None:
    tally = Tally()
    for record in _events(table):
        articles = {
            outlet: article(outlet, f"{outlet}, {record['published']}", lines)
            for outlet, lines in record["articles"].items()
        }
        columns = tuple(language.annotate(nlp, a) for a in articles.values())
        found = claims(columns, (), figures(columns, ()), quotes(columns))
        facts = located(record, {outlet: a.text for outlet, a in articles.items()}, headed=True)
        judge(found, facts, list(articles), tally)
    assert not _below(tally, name)


COURIER = (
    "The old windmill of Tarn burned down on Sunday. Firefighters pumped water from the canal all night. "
    "The miller, Otto Wiese, escaped through a hatch. Historians date its oak frame to 1687."
)
ECHO = (
    "A fire destroyed the old windmill of Tarn on Sunday. Miller Otto Wiese escaped through a roof hatch. "
    "The mayor cancelled the harvest fair."
)
GAZETTE = "Tarn lost its old windmill: it burned down on Sunday. Its insurer will not pay for scaffolding."


def _three() -> tuple[Reading, ...]:
    people = ("Otto Wiese",)
    return (
        make_reading(COURIER, id="courier", people=people),
        make_reading(ECHO, id="echo", people=people),
        make_reading(GAZETTE, id="gazette"),
    )


def test_a_claim_shows_its_passages_and_who_leaves_it_out() -> None:
    columns = _three()
    texts = {r.id: r.article.text for r in columns}
    claim = next(c for c in claims(columns, ()) if "hatch" in c.text)
    passages = {a: [s.of(texts[a]) for s in spans] for a, spans in claim.articles.items()}
    assert passages == {
        "courier": ["The miller, Otto Wiese, escaped through a hatch."],
        "echo": ["Miller Otto Wiese escaped through a roof hatch."],
    }
    assert claim.unsure == ()


def test_only_here_names_what_nobody_else_has() -> None:
    alone = {c.text: list(c.articles) for c in claims(_three(), ()) if len(c.articles) == 1}
    assert alone["Historians date its oak frame to 1687."] == ["courier"]
    assert alone["The mayor cancelled the harvest fair."] == ["echo"]
    assert alone["Its insurer will not pay for scaffolding."] == ["gazette"]
    assert not any("Sunday" in text for text in alone)


def test_other_figures_are_no_agreement_and_no_silence() -> None:
    columns = (
        make_reading("The landslide at Kessel buried 12 houses on Monday. The road is closed.", id="a"),
        make_reading("Some 31 houses were buried by the landslide at Kessel on Monday.", id="b"),
    )
    for claim in claims(columns, ()):
        assert len(claim.articles) == 1
        assert "houses" not in claim.text or claim.unsure


def test_a_denial_is_no_agreement() -> None:
    columns = (
        make_reading("The council approved the sale of the harbour cranes on Friday.", id="a"),
        make_reading("The council never approved the sale of the harbour cranes.", id="b"),
    )
    assert all(len(c.articles) == 1 for c in claims(columns, ()))


def test_that_somebody_said_something_is_a_claim() -> None:
    said = "the granary door was nailed shut from within"
    columns = (
        make_reading(f"“{said},” Bo Falk said. Rain fell.", Said(said, "Bo Falk", "direct"), id="a"),
        make_reading(f"Falk told the court that “{said}”. Snow fell.", Said(said, "Bo Falk"), id="b"),
    )
    found = [c for c in claims(columns, (), (), quotes(columns)) if "granary" in c.text]
    assert [sorted(c.articles) for c in found] == [["a", "b"]], "once"


@pytest.mark.parametrize(
    ("words", "held"), [("reckless gambler", 1), ("gambler", 0), ("a man", 0)], ids=["two", "one", "common"]
)
def test_a_few_telling_words_in_marks_are_one_claim(words, held) -> None:
    said = Said(words, "Bo Falk")
    columns = (
        make_reading(f"Falk threw jabs at Lind, whom he called “{words}” on Monday.", said, id="a"),
        make_reading(f"The talk of Falk had chided many but found her “{words}” at best.", said, id="b"),
    )
    assert len(_said(made_ready(columns), quotes(columns))) == held


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([COURIER], id="one article"),
        pytest.param([], id="no article"),
        pytest.param(["", ""], id="empty"),
        pytest.param(["Rain.", COURIER], id="one word"),
        pytest.param([COURIER, COURIER], id="identical"),
    ],
)
def test_small_events(texts) -> None:
    columns = tuple(make_reading(text, id=f"a{n}") for n, text in enumerate(texts))
    found = claims(columns, ())
    if len(texts) < 2:
        assert found == ()
    if len(texts) == 2 and texts[0] == texts[1] == COURIER:
        assert found
        assert all(len(c.articles) == 2 for c in found)


# What two articles report of the mill's pump, and a third one: its words, and the passage that is like it.
PUMPS = (
    "The council met on Monday about the windmill of Tarn. Engineer Bo Falk said the pump seized at noon.",
    "Tarn's windmill kept the council busy on Monday. The pump had seized at noon, according to Bo Falk.",
)
SILENT = [
    (
        "its topic only",
        "The council of Tarn met on Monday. It said that the old windmill would be repaired.",
        None,
    ),
    (
        "who said it is never named",
        "The windmill of Tarn is closed. There was no water at noon.",
        None,
    ),
    (
        "in other words",
        "Bo Falk wrote to the council of Tarn. Perhaps a pump jammed by midday.",
        "Perhaps a pump jammed by midday.",
    ),
]


@pytest.mark.parametrize(("text", "like"), [c[1:] for c in SILENT], ids=[c[0] for c in SILENT])
def test_only_what_is_like_it_in_its_telling_parts_is_no_silence(text, like) -> None:
    columns = tuple(
        make_reading(t, id=f"a{n}", people=["Bo Falk"] if "Falk" in t else [])
        for n, t in enumerate((*PUMPS, text))
    )
    (claim,) = (c for c in claims(columns, ()) if "pump" in c.text and len(c.articles) > 1)
    assert sorted(claim.articles) == ["a0", "a1"]
    found = claim.similar.get("a2")
    assert (found and found.of(text)) == like
    assert claim.unsure == (("a2",) if like else ())


def test_order_of_columns_changes_only_the_order() -> None:
    def shape(columns: tuple[Reading, ...]) -> set[tuple[object, ...]]:
        return {
            (c.id, c.text, frozenset(c.articles.items()), frozenset(c.unsure)) for c in claims(columns, ())
        }

    assert len({frozenset(shape(columns)) for columns in permutations(_three())}) == 1


WORDS = [
    "The",
    "windmill",
    "burned",
    "on",
    "Sunday",
    "not",
    "12",
    "14",
    "Otto",
    ",",
    "and",
    "was",
    "é",
    ".",
    "\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40), min_size=1, max_size=4))
def test_spans_are_evidence_and_no_article_stands_twice(texts) -> None:
    columns = tuple(make_reading(" ".join(words), id=f"a{n}") for n, words in enumerate(texts))
    by_id = {r.id: r.article.text for r in columns}
    found = claims(columns, ())
    assert len({c.id for c in found}) == len(found)
    for claim in found:
        assert not set(claim.articles) & set(claim.unsure)
        assert set(claim.articles) | set(claim.unsure) <= set(by_id)
        assert any(claim.text in by_id[a] for a in claim.articles)
        for name, spans in claim.articles.items():
            assert spans
            assert all(s.of(by_id[name]).strip() for s in spans)


@pytest.fixture(scope="module")
def nlp():
    return language.pipeline()


# (id, one article's sentence, another's, whether they report one thing)
PINNED = [
    (
        "other words",
        "Soldiers in boats saved 212 people from the roofs of Marra.",
        "In Marra rescuers pulled 212 residents off roofs.",
        True,
    ),
    (
        "the number alone",
        "The brewery sold 212 barrels.",
        "Police counted 212 empty bottles.",
        False,
    ),
    (
        "denied",
        "Rescuers pulled 212 residents off roofs in Marra.",
        "Soldiers in boats never saved 212 people from the roofs of Marra.",
        False,
    ),
    (
        "held possible",
        "Rescuers pulled 212 residents off roofs in Marra.",
        "Soldiers in boats might save 212 people from the roofs of Marra.",
        False,
    ),
]


@pytest.mark.parametrize(("one", "two", "same"), [c[1:] for c in PINNED], ids=[c[0] for c in PINNED])
def test_an_agreeing_figure_pins_sentences_together(one, two, same, nlp) -> None:
    filler = "The weather was fine in Kessel.\nA market will open there next week."
    columns = tuple(
        language.annotate(nlp, article(name, f"{name}, 2034-05-02", ["Report", text, filler.split("\n")[n]]))
        for n, (name, text) in enumerate((("a", one), ("b", two)))
    )
    rows = figures(columns, ())
    found = [c for c in claims(columns, (), rows) if len(c.articles) > 1]
    assert bool(found) is same


def test_an_article_with_a_figure_of_the_claim_is_not_said_to_leave_it_out(nlp) -> None:
    texts = {
        "a": "Rescuers pulled 212 residents off roofs in Marra.",
        "b": "Soldiers in boats saved 212 people from the roofs of Marra.",
        "c": "More than two hundred were safe.",
        "d": "A market will open in Kessel next week.",
    }
    columns = tuple(
        language.annotate(nlp, article(name, f"{name}, 2034-05-02", ["Report", text]))
        for name, text in texts.items()
    )
    ids = tuple(reading.figures[0].id for reading in columns[:3])
    row = FigureGroup(id="saved", measure="people", members=ids, status="agree", relation="equal")
    for rows, unsure in (((), ()), ((row,), ("c",))):
        (claim,) = (c for c in claims(columns, (), rows) if len(c.articles) > 1)
        assert set(claim.articles) == {"a", "b"}
        assert claim.unsure == unsure


MOONSHINE = (
    "Quarry owner Bo Falk told the court of Tarn on Monday that the blasting maps were forged. "
    "“The maps are a heap of moonshine,” said Ida Holm, the surveyor.",
    "Surveyor Ida Holm said of the blasting maps: “The maps are a heap of moonshine.” It rained in Tarn.",
)
HOLDING = [
    ("nothing of it", "The court of Tarn sat on Monday. Snow lay on the roofs.", False),
    ("one rare word of it", "The court of Tarn sat. The surveyor waved it all away as “moonshine”.", True),
]


@pytest.mark.parametrize(("text", "may"), [c[1:] for c in HOLDING], ids=[c[0] for c in HOLDING])
def test_who_has_a_rare_word_of_it_does_not_leave_it_out(text, may) -> None:
    said = "The maps are a heap of moonshine"
    columns = tuple(
        make_reading(t, *([Said(said, "Ida Holm", "direct")] if said in t else []), id=f"a{n}")
        for n, t in enumerate((*MOONSHINE, text))
    )
    found = claims(columns, (), (), quotes(columns))
    claim = next(c for c in found if "moonshine" in c.text and len(c.articles) > 1)
    assert {"a0", "a1"} <= claim.articles.keys()
    assert ("a2" in {*claim.articles, *claim.unsure}) == may


VERDICT = "Nobody in this valley owns the thunder"
# (id, a third article, whether it leaves out what Ida Holm said)
SILENT = [
    (
        "she says nothing there",
        "The court of Tarn sat on Monday. Later thunder shook the roofs.",
        True,
    ),
    (
        "she says it in other words",
        "Ida Holm told the court that the thunder of the valley has no owner.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "out"), [c[1:] for c in SILENT], ids=[c[0] for c in SILENT])
def test_a_statement_is_sought_where_its_speaker_is_named(text, out) -> None:
    columns = tuple(
        make_reading(
            t,
            *([Said(VERDICT, "Ida Holm", "direct")] if VERDICT in t else []),
            id=f"a{n}",
            people=["Ida Holm"],
        )
        for n, t in enumerate(
            (
                f"“{VERDICT},” said Ida Holm, the judge. Snow lay on the roofs. A barn burned down.",
                f"Judge Ida Holm ruled: “{VERDICT}.” The clerk wrote it down. Cows grazed on.",
                text,
            )
        )
    )
    claim = next(c for c in claims(columns, (), (), quotes(columns)) if len(c.articles) > 1)
    assert ("a2" not in {*claim.articles, *claim.unsure}) is out
