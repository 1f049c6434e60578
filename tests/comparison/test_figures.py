"""Rows of figures: what belongs together, whether it differs and why, and how well all of it goes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.figures import figures
from digest.comparison.figures.dating import relate_dates
from digest.comparison.figures.rows import SHARED
from digest.comparison.figures.values import amount, commensurable, relate, told
from digest.language import pipeline as language
from digest.model import Article, Block, Copy, Figure, FigureGroup, Span, Stated
from tests.comparison.figure_rows import TABLES, Case, Outcome, article, judge, read, table
from tests.comparison.planted import plant

FLOORS = json.loads((Path(__file__).parent.parent / "floors" / "figures.json").read_text("utf-8"))
CASES = [case for path in TABLES for case in table(path)]


@pytest.fixture(scope="module")
def nlp():
    return language.pipeline()


@pytest.fixture(scope="module")
def outcomes(nlp) -> dict[str, Outcome]:
    return {case.name: judge(case, nlp) for case in CASES}


# ------------------------------------------------------------------ the tables, with floors


def test_the_tables_never_shrink():
    assert sum(len(case.rows) for case in CASES) >= FLOORS["rows"]


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_every_figure_of_the_tables_is_found(name, outcomes):
    assert [note for note in outcomes[name].notes if note.startswith("no figure")] == []


def test_links_keep_their_floor(outcomes):
    wanted = sum(o.wanted for o in outcomes.values())
    found = sum(o.found for o in outcomes.values())
    sound = sum(o.sound for o in outcomes.values())
    wrong = [w for o in outcomes.values() for w in o.wrong]
    assert found / wanted >= FLOORS["link_recall"], [m for o in outcomes.values() for m in o.missed]
    assert sound / (sound + len(wrong)) >= FLOORS["link_precision"], wrong


def test_statuses_keep_their_floor(outcomes):
    right = sum(o.status_right for o in outcomes.values())
    told_of = sum(o.status_of for o in outcomes.values())
    assert right / told_of >= FLOORS["status"], [n for o in outcomes.values() for n in o.notes]
    assert sum(o.relation_right for o in outcomes.values()) / right >= FLOORS["relation"]


def test_differences_keep_their_floor(outcomes):
    shown = sum(o.differ_shown for o in outcomes.values())
    wanted = sum(o.differ_wanted for o in outcomes.values())
    false = sum(o.differ_false for o in outcomes.values())
    rows = sum(o.differ_rows for o in outcomes.values())
    assert shown / wanted >= FLOORS["differences_shown"]
    assert false / rows <= FLOORS["false_differences"], [n for o in outcomes.values() for n in o.notes]


@pytest.mark.slow
def test_planted_differences_keep_their_floor(nlp):
    planted = [p for case in CASES for row in case.rows if (p := plant(case, row, nlp)) is not None]
    assert len(planted) >= FLOORS["planted"]
    hidden = [f"{p.case}: {p.old} as {p.new}" for p in planted if not p.shown]
    assert 1 - len(hidden) / len(planted) >= FLOORS["planted_shown"], hidden


# ------------------------------------------------------------------ what a row is headed by

HEADS = [
    (
        "It held, with 23 currently kept by the Ferrymen and 10 by nobody.",
        "23",
        "“It held, with 23 currently kept by the Ferrymen …”",
    ),
    ("The Lanterns may not gain enough to reach 51.", "51", "“… not gain enough to reach 51”"),
    ("She served over 20 years in the N.H.B.", "over 20 years", "“She served over 20 years in the N.H.B.”"),
    (
        "Voters preferred Roe, 46 percent to 45 percent.",
        "46 percent",
        "“Voters preferred Roe, 46 percent to 45 percent”",
    ),
    (
        "A pick-up of between six and 13 benches is seen.",
        "six",
        "“A pick-up of between six and 13 benches is seen”",
    ),
    ("Police arrested 14 men.", "14", "men"),
]


@pytest.mark.parametrize(("text", "figure", "head"), HEADS, ids=[h[1] for h in HEADS])
def test_a_row_is_headed_by_what_is_counted_or_by_the_words_around(text, figure, head, nlp):
    reading = language.annotate(nlp, article("one", "Bell, 2031-05-04", ["Headline", text]))
    wanted = next(f.id for f in reading.figures if f.text in figure or figure in f.text)
    assert next(g.measure for g in figures((reading,), ()) if wanted in g.members) == head


def test_a_year_that_names_one_thing_is_one_row(nlp):
    texts = [
        "Roe won the 2016 election.",
        "She lost the 2016 presidential election.",
        "The 2016 census said so.",
    ]
    columns = tuple(
        language.annotate(nlp, article(f"a{n}", "Bell, 2031-05-04", ["Headline", text]))
        for n, text in enumerate(texts)
    )
    rows = [g for g in figures(columns, ()) if g.interest < 1]
    assert sorted(len(g.members) for g in rows) == [1, 2]
    assert next(g.status for g in rows if len(g.members) == 2) == "agree"


# ------------------------------------------------------------------ single rows, as readers see them

PAIRS = [
    # name, one article, the other, status, relation, part of the reason (None: no reason is claimed)
    ("equal", "The fire killed 12 people.", "Twelve people died in the fire.", "agree", "equal", None),
    ("rounded", "The fund holds $43.9 million.", "The fund holds $44 million.", "agree", "rounded", None),
    ("cut", "The fund holds $43,885,310.", "The fund holds $43 million.", "agree", "cut", None),
    ("bounded", "More than 200 people died in the flood.", "The flood killed 226.", "agree", "bounded", None),
    (
        "anniversary",
        "They met 15 years after the war.",
        "It was the war's 15th anniversary.",
        "agree",
        "equal",
        None,
    ),
    (
        "miles",
        "The storm is 60 miles south of Brenn.",
        "The storm is 97 km south of Brenn.",
        "agree",
        "equal",
        None,
    ),
    (
        "different",
        "The flood killed 226 people.",
        "The flood killed 241 people.",
        "differ",
        "different",
        None,
    ),
    (
        "definition",
        "The plan costs 1.1 billion euros gross, the ministry said.",
        "The plan costs 900 million euros net, the ministry said.",
        "differ",
        "different",
        "gross and net",
    ),
    (
        "debt",
        "Tarn's bid for Quell is worth $9.4 billion.",
        "Tarn's bid for Quell is worth $11.6 billion including debt.",
        "differ",
        "different",
        "with debt",
    ),
    (
        "later",
        "The storm had killed 45 people by Monday.",
        "The storm had killed 61 people by Tuesday.",
        "differ",
        "different",
        "counted later: Monday / Tuesday",
    ),
]


def written(name: str, text: str, published: str | None = None) -> Article:
    return Article(
        id=name,
        path=name,
        text=text,
        blocks=(Block(0, len(text), "body"),),
        outlet=name,
        outlet_label=name,
        published=Stated(published) if published else None,
    )


def rows(nlp, *texts: str, shared: tuple[Copy, ...] = ()) -> tuple[dict[str, str], tuple[FigureGroup, ...]]:
    columns = tuple(language.annotate(nlp, written(f"a{n}", text)) for n, text in enumerate(texts))
    named = {f.id: f.text for reading in columns for f in reading.figures}
    return named, figures(columns, shared)


@pytest.mark.parametrize(
    ("first", "second", "status", "relation", "reason"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS]
)
def test_pair(nlp, first, second, status, relation, reason):
    _, found = rows(nlp, first, second)
    joined = [g for g in found if len({m.split("#")[0] for m in g.members}) == 2]
    assert [(g.status, g.relation) for g in joined] == [(status, relation)]
    assert (joined[0].reason or "") == (reason or "")


APART = [
    ("populations", "Among drivers, 81 percent want it.", "Among farmers, 81 percent want it."),
    ("currencies", "It cost 40 million euros to build.", "It cost 40 million Swiss francs to build."),
    ("small numbers", "He has two brothers.", "They sold two ships."),
    ("companies", "Shares of Tarn fell 4 percent.", "Shares of Quell rose 4 percent."),
    ("dead and hurt", "The crash killed 12 people.", "The crash injured 12 people."),
    ("years", "Trade reached $240 billion in 2023.", "Trade reached $190 billion in 2022."),
    ("per share", "They offered $82 per share in cash.", "They offered $82 million in cash."),
    ("minutes and years", "He waited ten minutes for the bus.", "He waited ten years for the trial."),
]


@pytest.mark.parametrize(("first", "second"), [a[1:] for a in APART], ids=[a[0] for a in APART])
def test_apart(nlp, first, second):
    _, found = rows(nlp, first, second)
    assert [g for g in found if len({m.split("#")[0] for m in g.members}) == 2] == []


def test_headline_against_text_is_told_within(nlp):
    head, body = "Flood kills 60 in Brenn", "The flood in Brenn killed 45 people, police said."
    text = f"{head}\n{body}"
    article = replace(
        written("a", text),
        blocks=(Block(0, len(head), "headline"), Block(len(head) + 1, len(text), "body")),
    )
    reading = language.annotate(nlp, article)
    (row,) = figures((reading,), ())
    assert row.status == "single"
    assert row.relation is None
    assert set(row.within) == set(row.members)
    assert len(row.within) == 2


def test_an_order_and_a_number_of_one_article_are_two_measures(nlp):
    own = (
        "Lund took tens of thousands of dollars in secret gifts from the guild. "
        "Lund took $10,000 in secret gifts from the guild through a cousin."
    )
    _, found = rows(nlp, own, "Lund took more than $10,000 in secret gifts from the guild.")
    assert sorted(len(g.members) for g in found) == [1, 2]


def test_copies_do_not_confirm_each_other(nlp):
    text = "The flood in Brenn killed 45 people, police said on Monday."
    whole = {"a0": (Span(0, len(text)),), "a1": (Span(0, len(text)),)}
    _, alone = rows(nlp, text, text)
    _, copied = rows(nlp, text, text, shared=(Copy(articles=("a0", "a1"), share=1.0, spans=whole),))
    assert (alone[0].status, alone[0].reason) == ("agree", None)
    assert (copied[0].status, copied[0].reason) == ("agree", SHARED)
    assert copied[0].weight < alone[0].weight


def test_a_third_voice_confirms_a_copied_figure(nlp):
    text = "The flood in Brenn killed 45 people, police said on Monday."
    other = "In Brenn the flood left 45 people dead."
    whole = {"a0": (Span(0, len(text)),), "a1": (Span(0, len(text)),)}
    _, found = rows(nlp, text, text, other, shared=(Copy(articles=("a0", "a1"), share=1.0, spans=whole),))
    assert (found[0].status, found[0].reason, len(found[0].members)) == ("agree", None, 3)


def test_what_matters_comes_first(nlp):
    named, found = rows(
        nlp,
        "The two countries marked the 75th anniversary. The vote was 97-1. The plan costs $5 billion.",
    )
    order = [named[g.members[0]] for g in found]
    assert order.index("97") < order.index("75th") < order.index("two")
    assert order.index("$5 billion") < order.index("75th")


def test_ids_are_short_readable_and_last(nlp):
    one = "Trade between Arvia and Sorrel reached $240 billion in 2023."
    _, alone = rows(nlp, one)
    _, joined = rows(nlp, one, "In 2023, trade between Arvia and Sorrel was $240 billion.")
    money = [g for g in (*alone, *joined) if g.id.startswith("trade")]
    assert {g.id for g in money} == {"trade-arvia-sorrel"}
    assert all(g.id.isascii() and len(g.id) <= 60 for g in (*alone, *joined))


# ------------------------------------------------------------------ invariants


@pytest.mark.parametrize("case", CASES[::4], ids=[c.name for c in CASES[::4]])
def test_every_figure_stands_in_one_row(case: Case, nlp):
    readings, groups = read(case, nlp)
    members = [m for g in groups for m in g.members]
    assert sorted(members) == sorted(f.id for r in readings.values() for f in r.figures)
    for group in groups:
        articles = {m.split("#")[0] for m in group.members}
        assert (group.status == "single") == (len(articles) == 1)
        assert (group.relation is None) == (group.status == "single")
        assert (group.relation == "different") == (group.status == "differ")
        assert set(group.within) <= set(group.members)
    assert len({g.id for g in groups}) == len(groups)


@pytest.mark.parametrize("case", CASES[1::5], ids=[c.name for c in CASES[1::5]])
def test_the_order_of_columns_does_not_change_what_belongs_together(case: Case, nlp):
    columns = tuple(language.annotate(nlp, a) for a in case.articles.values())
    one = {frozenset(g.members) for g in figures(columns, ())}
    two = {frozenset(g.members) for g in figures(columns[::-1], ())}
    assert one == two


def test_nothing_in_nothing_out(nlp):
    assert figures((), ()) == ()
    assert rows(nlp, "", "No figure stands here.")[1] == ()


def test_no_pipeline_is_needed():
    code = "import sys, digest.comparison.figures; assert 'spacy' not in sys.modules, 'spaCy is imported'"
    subprocess.run([sys.executable, "-c", code], check=True)


# ------------------------------------------------------------------ values


def figure(text: str, nlp) -> Figure:
    (found,) = language.annotate(nlp, written("v", text)).figures
    return found


RELATED = [
    ("It cost $43.9 million.", "It cost $44 million.", "rounded"),
    ("It cost $5.88 million.", "It cost $5 million.", "cut"),
    ("It cost $1.9 million.", "It cost $1 million.", "different"),
    ("It cost $105 billion.", "It cost $103 billion.", "different"),
    ("It cost some $146 billion.", "It cost $148.9 billion.", "different"),
    ("Ten people died.", "Twelve people died.", "different"),
    ("About ten people died.", "Eleven people died.", "rounded"),
    ("Nearly 700,000 people left.", "They moved 693,665 people.", "rounded"),
    ("More than 15 million people left.", "They moved 15.2 million people.", "bounded"),
    ("More than 15 million people left.", "They moved 14.2 million people.", "different"),
    ("More than 15 million people left.", "They moved 90 million people.", "different"),
    ("Up to 30 people died.", "Some 25 people died.", "bounded"),
    ("Between 10 and 15 people died.", "Twelve people died.", "bounded"),
    ("Between 10 and 15 people died.", "Twenty people died.", "different"),
    ("Two-thirds of them left.", "Three-fifths of them left.", "different"),
    ("Two-thirds of them left.", "66 percent of them left.", "rounded"),
    ("It lasted two days.", "It lasted 48 hours.", "equal"),
    ("It lasted six months.", "It lasted 180 days.", "equal"),
    ("It lasted eight days.", "It lasted ten days.", "different"),
    ("It is 60 miles away.", "It is 97 kilometers away.", "equal"),
    ("It is 10 kilometers away.", "It is 12 kilometers away.", "different"),
    ("Some 100 people died.", "They buried 120 people.", "different"),
    ("It lasted a dozen years.", "It lasted 12 years.", "equal"),
]


@pytest.mark.parametrize(("one", "two", "relation"), RELATED, ids=[f"{r[0]} {r[1]}" for r in RELATED])
def test_relation(nlp, one, two, relation):
    a, b = amount(figure(one, nlp)), amount(figure(two, nlp))
    assert a and b and commensurable(a, b)
    assert relate(a, b) == relate(b, a) == relation


numbers = st.one_of(st.integers(1, 10**9).map(float), st.floats(0.01, 1e9).map(lambda x: float(f"{x:.3g}")))
bounds = st.one_of(numbers, numbers.map(lambda n: (n, None)), numbers.map(lambda n: (None, n)))


def made(value, kind="count") -> Figure:
    return Figure(id="a#f1", kind=kind, span=Span(0, 1), text=str(value), value=value)


@settings(max_examples=200)
@given(bounds, bounds)
def test_relations_are_symmetric_and_every_value_equals_itself(a, b):
    one, two = amount(made(a)), amount(made(b))
    assert one is not None
    assert two is not None
    assert relate(one, two) == relate(two, one)
    assert relate(one, one) == "equal"
    assert told(one) >= 0


DATES = [
    ("2024-05-16", "2024-05-16", "equal"),
    ("2024-05", "2024-05-16", "rounded"),
    ("2024", "2024-05-16", "rounded"),
    ("--05-16", "2024-05-16", "rounded"),
    ("--05-16", "2024-05-17", "different"),
    ("2023", "2024-05-16", "different"),
    ("--05", "2024", "different"),
]


@pytest.mark.parametrize(("one", "two", "relation"), DATES)
def test_dates_relate(one, two, relation):
    assert relate_dates(one, two) == relate_dates(two, one) == relation


# ------------------------------------------------------------------ different things are no difference

# (id, one article's sentence, another's, whether a row may show both figures)
SIDE_BY_SIDE = [
    ("one toll", "The flood in Marra killed 31 people.", "The flood in Marra killed 35 people.", True),
    (
        "others",
        "Four women accuse the singer Tor Lund.",
        "Three other women accuse the singer Tor Lund.",
        False,
    ),
    ("needed", "Lund won 48 votes in the council.", "Lund needs 51 votes in the council.", False),
    (
        "two heads",
        "The raid on Quill took a dozen agents.",
        "Quill faces seven counts after the raid.",
        False,
    ),
    (
        "a name",
        "Ida Holm lost the 2031 election in Varn.",
        "Ida Holm won in Varn after the 2031 election.",
        True,
    ),
    ("two names", "Ida Holm lost the 2031 election.", "Holm read the 2031 census.", False),
    ("a date", "Ida Holm left Varn for Kessel in 2031.", "In 2031 Ida Holm left Varn for Kessel.", True),
    (
        "running",
        "Holm may run for mayor in 2031 in Varn.",
        "Quill will run for mayor in 2031 in Varn.",
        True,
    ),
    ("a limit of age", "Lund met her when he was in his 30s.", "Lund must prove he is 19 or older.", False),
    ("two ages", "Lund was in his 30s, she said.", "They were 16 to 18 years old when Lund met them.", False),
]


@pytest.mark.parametrize(
    ("one", "two", "row"), [c[1:] for c in SIDE_BY_SIDE], ids=[c[0] for c in SIDE_BY_SIDE]
)
def test_side_by_side_only_where_one_thing_is_counted(one, two, row, nlp):
    readings = tuple(
        language.annotate(nlp, article(name, f"{name}, 2034-05-02", ["Report", text]))
        for name, text in (("a", one), ("b", two))
    )
    assert all(reading.figures for reading in readings)
    shown = [group for group in figures(readings, ()) if len(group.members) > 1]
    assert bool(shown) is row, shown
