"""Word choice: made-up events against lists made by hand from the articles alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording import word_choices
from digest.language.descriptions.persons import descriptions
from digest.model import Claim, Mention, Reading, Span, WordChoice
from tests.comparison.made_up import reading

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "wording_cases.yml").read_text("utf-8"))
FLOORS = json.loads((HERE.parent / "floors" / "wording.json").read_text("utf-8"))
"""Shares that only rise: of rows that hold terms of one thing only, of listed things that are shown."""


def columns(case: dict) -> tuple[Reading, ...]:
    return tuple(
        reading(str(n), " ".join(text.split("\n")), case["people"]) for n, text in enumerate(case["articles"])
    )


def said(row: WordChoice) -> set[str]:
    return {member.term.lower() for member in row.members}


def described(row: WordChoice, case: dict) -> set[str]:
    """The terms of a row without mere forms of address ("Mr. Mercer", "Hal Mercer")."""
    address = {"mr.", "mrs.", "ms.", *(word for name in case["people"] for word in name.lower().split())}
    return {term for term in said(row) if not set(term.split()) <= address}


def as_listed(terms: set[str], thing: set[str]) -> set[str]:
    """The terms, those that go on behind a listed one as that one: an object is no other choice."""
    return {
        max((t for t in thing if f"{term} ".startswith(f"{t} ")), key=len, default=term) for term in terms
    }


def listed(case: dict) -> list[set[str]]:
    return [{term.lower().removeprefix("the ") for term in thing} for thing in case["things"]]


def test_rows_hold_one_thing_and_show_what_a_reader_lists():
    rows = pure = things = shown = 0
    errors = []
    for case in CASES:
        found = word_choices(columns(case))
        for row in found:
            rows += 1
            if any(as_listed(described(row, case), thing) <= thing for thing in listed(case)):
                pure += 1
            else:
                errors.append(f"{case['event']}: {row.id}: {sorted(said(row))}")
        for thing in listed(case):
            things += 1
            if any(len(as_listed(said(row), thing) & thing) > 1 for row in found):
                shown += 1
            else:
                errors.append(f"{case['event']}: not shown: {sorted(thing)}")
    assert pure / rows >= FLOORS["rows_of_one_thing"], errors
    assert shown / things >= FLOORS["things_shown"], errors


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["event"])
def test_every_term_is_the_articles_own(case):
    readings = {r.id: r for r in columns(case)}
    for row in word_choices(tuple(readings.values())):
        for member in row.members:
            text = readings[member.article].article.text
            assert member.spans
            assert member.term.lower() in {_shown(span.of(text)) for span in member.spans}


def _shown(passage: str) -> str:
    words = passage.lower().split()
    while words[0] in {"the", "a", "an", "this", "that", "its", "his", "her", "their", "these", "those"}:
        words = words[1:]
    return " ".join(words)


RAIN = "It rained. It rained. It rained. It rained."
"""An opening that tells of nothing."""


def only_row(*articles: Reading) -> WordChoice:
    (row,) = word_choices(tuple(articles))
    return row


def test_own_voice_is_told_from_quoted_voice():
    first = reading(
        "a", 'The conflict in Garan goes on. "This is an invasion of Garan," she said.',
        quoted=["This is an invasion of Garan,"],
    )  # fmt: skip
    second = reading("b", "The invasion of Garan goes on.")
    voices = {(m.article, m.term): m.voice for m in only_row(first, second).members}
    assert voices == {
        ("a", "conflict in Garan"): "own",
        ("a", "invasion of Garan"): "quoted",
        ("b", "invasion of Garan"): "own",
    }


def test_counts_are_the_number_of_spans():
    first = reading("a", "The war in Garan is long. The war in Garan is costly. The Garan conflict is sad.")
    second = reading("b", "The invasion of Garan failed.")
    row = only_row(first, second)
    assert {m.term: len(m.spans) for m in row.members} == {
        "war in Garan": 2,
        "Garan conflict": 1,
        "invasion of Garan": 1,
    }
    assert row.id == "war-garan"
    assert row.concept == "Armed conflict: Garan"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("The war in Garan is long.", "A war in Garan's north is long.", id="one noun"),
        pytest.param("Talks of Garan and Sundland began.", "The Talks of Sundland and Garan.", id="case"),
        pytest.param("The government of Garan fell.", "Governments of Garan fall.", id="number"),
        pytest.param("The first visit to Garan ended.", "The latest visit to Garan ended.", id="mere order"),
        pytest.param("The war in Garan is long.", "The invasion of Estavia is long.", id="different things"),
        pytest.param(f"{RAIN} A deal is near.", f"{RAIN} A pact is near.", id="indefinite"),
        pytest.param("He spoke of war crimes in Garan.", "The invasion of Garan failed.", id="compound"),
        pytest.param("The US-Garan talks began.", "Negotiations of Garan and Estavia.", id="other parties"),
        pytest.param("A heart attack killed him.", "The war in Garan is long.", id="heart attack"),
    ],
)  # fmt: skip
def test_no_row_where_there_is_no_choice(first, second):
    assert word_choices((reading("a", first), reading("b", second))) == ()


def test_the_lede_tells_the_event():
    first = reading("a", "A deal is near. It rained.")
    second = reading("b", "A treaty is near. It rained.")
    assert said(only_row(first, second)) == {"deal", "treaty"}


def test_verbs_of_the_lede_are_the_main_act():
    first = reading("a", "Unions slammed the mayor on Friday.")
    second = reading("b", "Unions criticized the mayor. It rained. They mocked a clown.")
    assert said(only_row(first, second)) == {"slammed the mayor", "criticized the mayor"}


def test_an_event_of_one_article_has_no_rows():
    assert word_choices((reading("a", "The war in Garan is long. The invasion of Garan is wrong."),)) == ()
    assert word_choices(()) == ()


def test_no_boilerplate():
    first = reading(
        "a",
        "The war in Garan is long.\nRead more: the invasion of Garan",
        boilerplate=["Read more: the invasion of Garan"],
    )
    assert word_choices((first, reading("b", "The war in Garan is long."))) == ()


def test_a_surname_that_two_persons_share_goes_to_neither():
    people = {"Ada Brook": "person", "Carl Brook": "person"}
    first = reading("a", "Senator Ada Brook met her brother, the painter Carl Brook.", people)
    second = reading("b", "Mayor Brook spoke.", {"Brook": "person"})
    assert word_choices((first, second)) == ()


def test_names_of_one_person_in_two_spellings():
    first = reading("a", "The new defense minister, Andrei Tolmin, spoke.", {"Andrei Tolmin": "person"})
    second = reading("b", "Hard-line general Andrey Tolmin spoke.", {"Andrey Tolmin": "person"})
    row = only_row(first, second)
    assert said(row) == {"new defense minister", "hard-line general andrey tolmin"}


def test_order_of_articles_changes_only_the_order_of_members():
    case = next(case for case in CASES if case["event"] == "invasion")
    forward = word_choices(columns(case))
    backward = word_choices(columns(case)[::-1])
    assert [row.id for row in forward] == [row.id for row in backward]
    assert [sorted(row.members, key=str) for row in forward] == [
        sorted(row.members, key=str) for row in backward
    ]


WORDS = st.sampled_from(
    ["the", "war", "invasion", "of", "Garan", "Russia's", "“", "”", "-", "deal", "with", "his", "killed",
     "Ada Brook", "Senator", ",", ".", "illegal", "aliens", "between", "and", "talks", "\n", "'s", "ß"]
)  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=4))
@settings(max_examples=60, deadline=None)
def test_spans_lie_within_the_text(texts):
    readings = {str(n): reading(str(n), text, {"Ada Brook": "person"}) for n, text in enumerate(texts)}
    rows = word_choices(tuple(readings.values()))
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert len({(m.article, m.term, m.voice) for m in row.members}) >= 2
        for member in row.members:
            text = readings[member.article].article.text
            assert all(0 <= span.start < span.end <= len(text) for span in member.spans)
            assert member.term.strip()


KNOWN = {"Ada Brook": "person", "Tor Haugen": "person"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            f"{RAIN} The council's investigation of Brook goes on.",
            f"{RAIN} The navy's probe of Brook goes on.",
            id="two inquiries into one person",
        ),
        pytest.param(
            f"{RAIN} Brook's speech in Dunmore was long.",
            f"{RAIN} Brook's remarks in Calder were short.",
            id="speeches in two towns",
        ),
        pytest.param(
            f"{RAIN} The protest against Brook is over.",
            f"{RAIN} The rally against Haugen is over.",
            id="rallies against two people",
        ),
        pytest.param(
            f"{RAIN} The inquiry into Brook and the inquiry into Haugen go on. The inquiry is slow.",
            f"{RAIN} The probe is slow.",
            id="a bare word where the article has two",
        ),
        pytest.param(
            f"{RAIN} The attack on Calder was bad. The attack on Calder failed.",
            f"{RAIN} Bombings in Calder are rare. The attack on Calder was bad.",
            id="one and several",
        ),
        pytest.param(
            f"{RAIN} The mayor's top advisor left.", f"{RAIN} The mayor's adviser left.", id="spelling"
        ),
        pytest.param(
            f"{RAIN} They want the Falk tax cut.",
            f"{RAIN} They want the huge tax cut.",
            id="modifiers of a term",
        ),
        pytest.param(
            f"{RAIN} Critics slammed the mayor and mocked the clown.",
            "Critics slammed the mayor and mocked the clown.",
            id="two acts in one lede",
        ),
    ],
)
def test_terms_of_different_things_do_not_join(first, second):
    assert word_choices((reading("a", first, KNOWN), reading("b", second, KNOWN))) == ()


def test_what_could_mean_two_things_joins_neither():
    first = reading("a", f"{RAIN} The Garan tax inquiry is slow. The Garan travel inquiry is slow.", KNOWN)
    second = reading("b", f"{RAIN} The probe into Garan is slow.", KNOWN)
    assert word_choices((first, second)) == ()


def test_a_country_and_its_head_may_have_done_one_thing():
    first = reading("a", f"{RAIN} Brook's invasion of Garan failed. The war in Garan goes on.", KNOWN)
    second = reading("b", f"{RAIN} Peru's attack on Garan failed. The conflict in Garan goes on.", KNOWN)
    assert said(only_row(first, second)) == {
        "brook's invasion of garan", "war in garan", "peru's attack on garan", "conflict in garan"
    }  # fmt: skip


def test_a_row_is_headed_by_what_its_members_say():
    first = reading("a", f"{RAIN} The march against Brook is over.", KNOWN)
    second = reading("b", f"{RAIN} The rally against Brook is over. A rally against Brook is loud.", KNOWN)
    assert only_row(first, second).concept == "Protest: Ada Brook"


def claim(**articles: tuple[Reading, str]) -> Claim:
    places = {}
    for ident, (article, passage) in articles.items():
        at = article.article.text.index(passage)
        places[ident] = (Span(at, at + len(passage)),)
    return Claim(id="c", text="", articles=places)


def test_terms_in_passages_that_say_the_same_join():
    first = reading("a", f"{RAIN} It rained. Talks ended in a probe, the mayor thinks.")
    second = reading("b", f"{RAIN} It rained. The mayor thinks it is an inquiry now.")
    told = claim(
        a=(first, "Talks ended in a probe, the mayor thinks."),
        b=(second, "The mayor thinks it is an inquiry now."),
    )
    (row,) = word_choices((first, second), (told,))
    assert said(row) == {"probe", "inquiry"}
    assert word_choices((first, second)) == ()


def test_words_in_one_place_of_a_claim():
    first = reading("a", "On Monday the harbor council chose the tin roof for the chapel.")
    second = reading("b", "The harbor council chose the metal cover for the chapel that leaked.")
    told = claim(
        a=(first, "the harbor council chose the tin roof for the chapel"),
        b=(second, "The harbor council chose the metal cover for the chapel"),
    )
    (row,) = word_choices((first, second), (told,))
    assert said(row) == {"tin roof", "metal cover"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sen. Tor Haugen spoke.", "Senator Tor Haugen spoke."),
        ("Rep. Tor Haugen spoke.", "Congressman Tor Haugen spoke."),
        ("President Haugen spoke.", "Garanese President Tor Haugen spoke."),
        ("Former Governor Tor Haugen spoke.", "Gov. Tor Haugen spoke."),
        ("Senator Tor Haugen, a Republican, spoke.", "Sen. Tor Haugen spoke."),
    ],
)
def test_forms_of_one_title_are_no_choice(first, second):
    assert word_choices((reading("a", first, KNOWN), reading("b", second, KNOWN))) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("President Tor Haugen spoke.", "Tor Haugen, the exiled leader, spoke."),
        ("The embattled mayor, Tor Haugen, spoke.", "The popular mayor, Tor Haugen, spoke."),
        ("The strongman, Tor Haugen, spoke.", "Prime Minister Tor Haugen spoke."),
    ],
)
def test_different_descriptions_of_one_person(first, second):
    assert len(word_choices((reading("a", first, KNOWN), reading("b", second, KNOWN)))) == 1


@pytest.mark.parametrize(
    ("role", "rows"),
    [pytest.param("nominee", 0, id="nobody says so"), pytest.param("leader", 1, id="anybody's")],
)
def test_a_role_in_place_of_a_name_needs_a_witness(role, rows):
    first = reading("a", "Judge Tor Haugen spoke.", KNOWN)
    plain = reading("b", f"Haugen left. The {role} was tired.", KNOWN)
    at = plain.article.text.index(f"The {role}")
    stands_in = Mention(at, at + len(f"The {role}"), "role")
    who = tuple(replace(e, mentions=(*e.mentions, stands_in)) for e in plain.entities)
    more = descriptions(plain.article.text, plain.sentences, who)
    assert more
    second = replace(plain, entities=who, terms=tuple(more))
    assert len(word_choices((first, second))) == rows


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        pytest.param(
            "The senate backed a bill on fishing. It rained. The measure is long.",
            "The senate backed a law on fishing. It rained. The legislation is long.",
            {"bill on fishing", "measure", "law on fishing", "legislation"},
            id="bare words go back to what the opening names",
        ),
        pytest.param(
            "Brook wrote an angry post on Friday. It rained. Brook's tirade was long.",
            "Critics mocked the open letter that Brook wrote. It rained.",
            {"angry post", "brook's tirade", "open letter"},
            id="whose words they are is told in the opening",
        ),
    ],
)
def test_the_main_thing_of_a_kind_is_followed(first, second, row):
    known = {**KNOWN, "Harbor Court": "body"}
    rows = word_choices((reading("a", first, known), reading("b", second, known)))
    assert row in [said(found) for found in rows]


def test_somebody_brought_on_by_a_role_is_known_by_the_next_sentence():
    first = reading("a", "A city clerk resigned on Monday. Tor Haugen wrote of it.", KNOWN)
    second = reading("b", "Tor Haugen, a fierce critic of the mayor, resigned. Haugen left.", KNOWN)
    assert said(only_row(first, second)) == {"city clerk", "fierce critic of the mayor"}


def test_reported_speech_is_in_the_outlets_own_words():
    first = reading("a", "The conflict in Garan goes on.", quoted=[])
    second = reading("b", "She said the invasion of Garan goes on.", quoted=["the invasion of Garan goes on"])
    said_so = second.quotes[0]
    reported = replace(second, quotes=(replace(said_so, kind="reported"),))
    assert {m.voice for m in only_row(first, second).members} == {"own", "quoted"}
    assert {m.voice for m in only_row(first, reported).members} == {"own"}


def test_a_label_prints_a_name_as_the_articles_do():
    rows = word_choices(
        (
            reading("a", f"The HARBCON crowd cheered. {RAIN}"),
            reading("b", f"The HARBCON audience cheered. {RAIN}"),
        )
    )
    assert [row.concept for row in rows] == ["Crowd or audience: HARBCON"]


def test_an_act_done_to_nobody_named_joins_no_row_on_somebody():
    people = {"Oren Valdis": "person", "Mira Tolle": "person", "Ada Quill": "person"}
    rows = word_choices(
        (
            reading("a", f"Oren Valdis slammed the report on Monday. {RAIN}", people),
            reading("b", f"Oren Valdis lashed out at Mira Tolle. {RAIN}", people),
            reading("c", f"Oren Valdis denounced Mira Tolle. {RAIN}", people),
        )
    )
    (row,) = [row for row in rows if row.id.startswith("criticism")]
    assert said(row) == {"lashed out at mira tolle", "denounced mira tolle"}


def test_who_works_for_somebody_is_not_that_person():
    text = f"President Oren Valdis spoke. The treasurer of Mr. Valdis resigned. {RAIN}"
    first = reading("a", text, {"Oren Valdis": "person"})
    title = next(term for term in first.terms if term.concept == "person")
    start = text.index("treasurer")
    end = text.index(" resigned")
    wrong = title._replace(start=start, end=end, head="treasurer", choice="treasurer")
    other = reading("b", f"Senator Oren Valdis spoke. {RAIN}", {"Oren Valdis": "person"})
    rows = word_choices((replace(first, terms=(*first.terms, wrong)), other))
    (row,) = [row for row in rows if row.id.startswith("person")]
    assert said(row) == {"president oren valdis", "mr. valdis", "senator oren valdis"}


def rows_of(*texts: str) -> list[set[str]]:
    known = {**KNOWN, "Harbor Court": "body"}
    return [said(row) for row in word_choices(tuple(reading(str(n), t, known) for n, t in enumerate(texts)))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "The ruling surprised the town. A decision by the Harbor Court is due.",
            "The announcement surprised the town. It rained.",
            id="an article that knows of two decisions",
        ),
        pytest.param(
            "The decision surprised the town. It rained. Critics praised the reversal.",
            "The announcement surprised the town. It rained.",
            id="a decision and its undoing",
        ),
        pytest.param(
            "Garan put the plan on hold until we review the facts. It rained.",
            "The study of the harbor surprised Garan. It rained.",
            id="a verb is no document",
        ),
        pytest.param(
            "The town may hide the study. It rained.",
            "The plan is under review. It rained.",
            id="under review is none in particular",
        ),
        pytest.param(
            "The council began its own inquiry into the harbor. It rained.",
            "The investigation into the harbor goes on. It rained.",
            id="its own is another one",
        ),
        pytest.param(
            "The senate backed a bill on fishing. It rained. The bill is long.",
            "The senate backed a bill on fishing. It rained. It was signed into law.",
            id="into law is no law",
        ),
        pytest.param(
            "Tor Haugen was fired on Monday. It rained.",
            "The board did not dismiss Tor Haugen. It rained.",
            id="what is denied",
        ),
        pytest.param(
            "Critics lashed out at former Haugen aide Ann Poe. It rained.",
            "Critics attacked Tor Haugen on Friday. It rained.",
            id="who works for somebody is not he",
        ),
        pytest.param(
            "The ad surprised the town. It rained. The ad is long.",
            "The ad surprised the town. It rained. This isn't the first commercial.",
            id="not the first of the kind",
        ),
        pytest.param(
            "Critics urged Tor Haugen to resign as chairman. It rained. Tor Haugen resigned as chairman.",
            "Critics said Tor Haugen stepped down from Congress. It rained.",
            id="another post",
        ),
    ],
)
def test_things_of_a_kind_that_recurs_need_more_than_a_noun(first, second):
    assert rows_of(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        pytest.param(
            "The ruling surprised the town. It rained.",
            "The announcement surprised the town. It rained.",
            {"ruling", "announcement"},
            id="one decision each",
        ),
        pytest.param(
            "The investigation into the harbor goes on. It rained.",
            "The probe into the harbor goes on. The court began its own inquiry into the harbor.",
            {"investigation into the harbor", "probe into the harbor"},
            id="the same complement",
        ),
        pytest.param(
            "Tor Haugen was fired on Monday. It rained.",
            "The board dismissed Tor Haugen. It rained.",
            {"was fired", "dismissed tor haugen"},
            id="not denied",
        ),
        pytest.param(
            "Tor Haugen resigned as chairman. It rained.",
            "Tor Haugen stepped down as chairman of the board. It rained.",
            {"resigned", "stepped down"},
            id="the same post",
        ),
    ],
)
def test_what_stands_beside_a_noun_tells_which_it_is(first, second, row):
    assert row in rows_of(first, second)
