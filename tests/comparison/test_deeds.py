"""Acts told by verbs and their nouns: made-up events against lists made by hand from the articles alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording import word_choices
from digest.comparison.wording.deeds import deeds
from digest.comparison.wording.deeds.fields import inflected, lexicon
from digest.comparison.wording.deeds.finding import found_in
from digest.model import Reading
from tests.comparison.by_hand import make_reading
from tests.comparison.made_up import reading

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "deed_cases.yml").read_text("utf-8"))
PAIRS = yaml.safe_load((HERE / "deed_pairs.yml").read_text("utf-8"))
PEOPLE = {
    **dict.fromkeys(("Ann Roe", "Bob Poe", "Cal Dunn"), "person"),
    **dict.fromkeys(("Norland", "Estavia"), "place"),
    "Harbor Bank": "body",
}
FLOORS = json.loads((HERE.parent / "floors" / "deeds.json").read_text("utf-8"))
"""Shares that only rise: of rows that hold terms of one act only, of listed acts that are shown; of pairs
of sentences that tell one act, of those that do not."""


def columns(case: dict) -> tuple[Reading, ...]:
    return tuple(
        reading(str(n), " ".join(text.split("\n")), case["people"]) for n, text in enumerate(case["articles"])
    )


def rows(case: dict) -> list[set[str]]:
    """The terms of every row but those of names; one that says more than a listed one by that one."""
    listed = sorted({term for act in case["acts"] for term in act}, key=len, reverse=True)
    found = word_choices(columns(case))
    return [
        {next((term for term in listed if f"{m.term} ".startswith(f"{term} ")), m.term) for m in row.members}
        for row in found
        if not row.id.startswith(("person-", "group-"))
    ]


def test_rows_hold_one_act_and_show_what_a_reader_lists():
    shown = clean = told = listed = 0
    errors = []
    for case in CASES:
        acts = [set(act) for act in case["acts"]]
        found = rows(case)
        for row in found:
            told += 1
            if any(row <= act for act in acts):
                clean += 1
            else:
                errors.append(f"{case['event']}: {sorted(row)}")
        for act in acts:
            listed += 1
            if any(len(row & act) > 1 for row in found):
                shown += 1
            else:
                errors.append(f"{case['event']}: not shown: {sorted(act)}")
    assert clean / told >= FLOORS["rows_of_one_act"], errors
    assert shown / listed >= FLOORS["acts_shown"], errors


def joined(one: str, other: str, *, prefix: str = "") -> bool:
    """Whether a row holds what two articles of one sentence each tell."""
    both = (reading("a", f"{one} It rained.", PEOPLE), reading("b", f"{other} It rained.", PEOPLE))
    ids = [row.id for row in word_choices(both) if not row.id.startswith(("person-", "group-"))]
    return any(ident.startswith(prefix) for ident in ids)


def test_a_row_is_not_labelled_by_a_part_of_a_word():
    first = "Fund-raising was slow. Bob Poe misused the pension fund of the ferry crews."
    second = "Fund-raising was slow. Bob Poe dipped into the pension fund of the ferry crews."
    found = word_choices((reading("a", first, PEOPLE), reading("b", second, PEOPLE)))
    assert [row.concept for row in found if row.id.startswith("act-")] == ["Misuse: fund"]


@pytest.mark.parametrize(
    ("first", "second", "joins"),
    [
        pytest.param(
            "Bob Poe confronted a sailor at the pier.",
            "At the pier, Bob Poe threatened a sailor.",
            True,
            id="nobody with a name",
        ),
        pytest.param(
            "Bob Poe published the recordings of the storm.",
            "The pictures of the storm were released by Bob Poe.",
            True,
            id="other nouns",
        ),
        pytest.param(
            "Bob Poe published the recordings of the storm.",
            "The pictures of the storm were released by Ann Roe.",
            False,
            id="somebody else",
        ),
    ],
)
def test_acts_of_one_doer_join_where_passages_say_the_same(first, second, joins):
    both = (reading("a", first, PEOPLE), reading("b", second, PEOPLE))
    passages = {n: (made.sentences[0],) for n, made in enumerate(both)}
    assert bool(deeds(both, [passages])) is joins
    assert not deeds(both)


def test_pairs_of_sentences_join_where_they_tell_one_act():
    missed = [pair for pair in PAIRS["one"] if not joined(*pair)]
    wrong = [pair for pair in PAIRS["other"] if joined(*pair, prefix="act-")]
    assert 1 - len(missed) / len(PAIRS["one"]) >= FLOORS["pairs_joined"], missed
    assert 1 - len(wrong) / len(PAIRS["other"]) >= FLOORS["pairs_kept_apart"], wrong


@pytest.mark.parametrize(
    ("text", "term", "about", "by"),
    [
        pytest.param("Tor Haugen fired Ann Poe.", "fired", "poe", "haugen", id="subject and object"),
        pytest.param("Ann Poe was fired by Tor Haugen.", "was fired", "poe", "haugen", id="passive"),
        pytest.param("Ann Poe, a baker, was fired.", "was fired", "poe", None, id="an aside"),
        pytest.param("Tor Haugen, who fired Ann Poe, spoke.", "fired", "poe", "haugen", id="relative clause"),
        pytest.param(
            "Tor Haugen overruled the board and fired Ann Poe.", "fired", "poe", "haugen", id="shared subject"
        ),
        pytest.param("Ann Poe (D-Mo.) resigned on Monday.", "resigned", "poe", None, id="party in brackets"),
        pytest.param("Critics want Ann Poe to resign.", "resign", "poe", None, id="who is to do it"),
        pytest.param("Ann Poe’s dismissal was a shock.", "dismissal", "poe", None, id="owner of a noun"),
        pytest.param("The ouster of Ann Poe was a shock.", "ouster", "poe", None, id="noun with of"),
        pytest.param(
            "The report by Tor Haugen was critical of Ann Poe.", "was critical of", "poe", "poll", id="not by"
        ),
        pytest.param("Ann Poe on Tuesday resigned.", "resigned", "poe", None, id="a day before the verb"),
        pytest.param("The baker, Ann Poe, resigned.", "resigned", "poe", None, id="named between commas"),
        pytest.param(
            "Tor Haugen voted on Monday to fire Ann Poe.",
            "voted on Monday to fire",
            "poe",
            "haugen",
            id="voted",
        ),
        pytest.param(
            "Ann Poe, whom Tor Haugen fired, wept.", "fired", "poe", "haugen", id="object of a relative"
        ),
        pytest.param("Tor Haugen himself fired Ann Poe.", "fired", "poe", "haugen", id="oneself"),
        pytest.param(
            "Tor Haugen spoke for an hour, blasting Ann Poe.", "blasting", "poe", "haugen", id="participle"
        ),
    ],
)
def test_who_did_it_to_whom(text, term, about, by):
    told = reading("a", text, {"Tor Haugen": "person", "Ann Poe": "person"})
    (deed,) = [deed for deed in found_in(0, told) if deed.span.of(text) == term and deed.about is not None]
    assert deed.about.key == about
    if by:
        assert deed.by is not None
        assert deed.by.key == by


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Tor Haugen fiercely attacked Ann Poe.", "fiercely attacked", id="judges"),
        pytest.param("Tor Haugen recently attacked Ann Poe.", "attacked", id="tells when"),
        pytest.param("Tor Haugen lashed out bitterly at Ann Poe.", "lashed out bitterly at", id="inside"),
    ],
)
def test_an_adverb_that_judges_is_shown(text, shown):
    told = reading("a", text, {"Tor Haugen": "person", "Ann Poe": "person"})
    assert [d.span.of(text) for d in found_in(0, told) if d.field.key == "disapproval"] == [shown]


@pytest.mark.parametrize(
    ("text", "denied", "maybe"),
    [
        pytest.param("Ann Poe was fired.", False, False, id="done"),
        pytest.param("Ann Poe was not fired.", True, False, id="denied"),
        pytest.param("Ann Poe could be fired.", False, True, id="possible"),
        pytest.param("The town asked if Ann Poe was fired.", False, True, id="asked"),
        pytest.param("Tor Haugen refused to fire Ann Poe.", True, False, id="refused"),
        pytest.param("Tor Haugen threatened to fire Ann Poe.", False, True, id="threatened"),
        pytest.param("Tor Haugen agreed to fire Ann Poe.", False, False, id="agreed"),
        pytest.param("Tor Haugen not only fired Ann Poe.", False, False, id="not only"),
        pytest.param("Tor Haugen stopped short of firing Ann Poe.", True, False, id="stopped short of"),
    ],
)
def test_what_is_denied_or_only_possible_is_told_from_what_was_done(text, denied, maybe):
    told = reading("a", text, {"Tor Haugen": "person", "Ann Poe": "person"})
    (deed,) = [deed for deed in found_in(0, told) if deed.field.key == "end-of-post"]
    assert (deed.denied, bool(deed.open)) == (denied, maybe)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fire burned.", id="a noun like a verb"),
        pytest.param("The fired mayor wept.", id="a participle that describes"),
        pytest.param("Fire-breathing dragons are rare.", id="part of a compound"),
        pytest.param("They fired shots.", id="not at a person"),
    ],
)
def test_what_is_no_act_is_none(text):
    assert not [deed for deed in found_in(0, reading("a", text)) if deed.field.key == "end-of-post"]


def test_every_field_has_a_label_and_words_and_no_turn_twice():
    for field in lexicon().fields.values():
        turns = [t for known in lexicon().turns.values() for t in known if t.field is field]
        assert turns
        assert field.label
    for form, turns in lexicon().turns.items():
        said = [(turn.field.key, turn.kind, turn.text) for turn in turns]
        assert len(said) == len(set(said)), form


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("fire", {"fire", "fires", "firing", "fired"}),
        ("slam", {"slam", "slams", "slamming", "slammed"}),
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("withdraw", {"withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"}),
        ("die", {"die", "dies", "dying", "died"}),
    ],
)
def test_verbs_are_found_in_all_forms(verb, forms):
    assert forms <= set(inflected(verb))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "fired",
                "was",
                "by",
                "to",
                "not",
                "Roe",
                "the",
                "of",
                "who",
                "and",
                ",",
                ".",
                "’s",
                "“",
                "(",
                ")",
                "his",
            )
        ),
        max_size=40,
    )
)
def test_any_words_are_survived(words):
    text = " ".join(words)
    for deed in found_in(0, make_reading(text, people=["Ann Roe"])):
        assert deed.span.of(text).strip()
