"""Distinctive terms: the statistic against figures worked out by hand, and what is kept out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.distinctive import MOST, THRESHOLD, Count, distinctive, log_odds
from digest.comparison.english import function_words, general_shares
from tests.comparison.made_up import reading

FILLER = "The council met in the old hall and spoke about the bridge for hours."


def terms(*texts: str) -> list[list[str]]:
    readings = tuple(reading(str(n), text) for n, text in enumerate(texts))
    found = distinctive(readings)
    return [[term.term for term in found[r.id]] for r in readings]


LINES = (
    "It was {}.",
    "They had {}.",
    "So {} is here.",
    "Who had {} then?",
    "There was {} again.",
    "We see {}.",
)


STARTS = ("Then", "Here", "So", "There", "Now", "Once", "Again")


def article(*extra: str, times: int = 6) -> str:
    """Filler, and for each of `extra` a few sentences that hold nothing else."""
    return " ".join([FILLER, *(line.format(e) for e in extra for line in LINES[:times])])


def test_z_score_worked_out_by_hand():
    # 4 of 100 words here, 1 of 100 there, pseudo-count 1 of 50:
    # ln(5 / 145) - ln(2 / 148) = 0.9367, variance 1/5 + 1/2 = 0.7
    z = log_odds(Count(4, 100), Count(1, 100), prior=1.0, weight=50.0)
    assert z == pytest.approx((math.log(5 / 145) - math.log(2 / 148)) / math.sqrt(0.7))
    assert z == pytest.approx(1.1197, abs=1e-4)


def test_equal_use_is_no_difference():
    assert log_odds(Count(3, 100), Count(3, 100), prior=1.0, weight=50.0) == 0


def test_a_term_of_one_article_stands_out_there_only():
    first, second = terms(article("asbestos"), article("pelicans"))
    assert first == ["asbestos"]
    assert second == ["pelicans"]


def test_two_uses_are_chance():
    assert terms(article("asbestos", times=2), article()) == [[], []]


def test_a_word_that_the_prior_expects_scores_lower():
    expected, rare = (
        log_odds(Count(6, 300), Count(0, 300), prior=prior, weight=150.0) for prior in (5.0, 0.5)
    )
    assert expected < rare


def test_two_word_terms_take_the_place_of_their_words():
    assert terms(article("asbestos removal"), article())[0] == ["asbestos removal"]


def test_evidence_is_the_term_itself():
    readings = (reading("a", article("asbestos")), reading("b", article()))
    (term,) = distinctive(readings)["a"]
    text = readings[0].article.text
    assert [span.of(text) for span in term.evidence] == ["asbestos"] * 6
    assert term.score >= THRESHOLD


@pytest.mark.parametrize(
    "word", ["because", "Monday", "said", "seven", "Mr.", "2024", "Sen.", "would"], ids=lambda word: word
)
def test_words_that_tell_nothing(word):
    assert terms(article(word), article()) == [[], []]


def test_names_do_not_set_apart():
    assert terms(article("Wilma Perrin"), article())[0] == []
    assert terms(article("the Harbor Coalition"), article())[0] == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("they pillaged it.", id="a form that only verbs have"),
        pytest.param("it was to probe it.", id="behind to"),
        pytest.param("it was no pillage.", id="denied"),
        pytest.param("she had pillage-proof it.", id="part of a compound"),
    ],
)
def test_what_is_done_or_denied_does_not_set_apart(line):
    lines = [f"{start} {line}" for start in STARTS]
    assert terms(" ".join([FILLER, *lines]), article())[0] == []
    told = [f"{start} it was pillage." for start in STARTS]
    assert terms(" ".join([FILLER, *told]), article())[0] == ["pillage"]


def test_a_participle_before_its_noun_is_a_word_of_the_article():
    lines = [f"{start} was a hacked ledger." for start in STARTS]
    assert terms(" ".join([FILLER, *lines]), article())[0] == ["hacked ledger"]


def test_words_in_quotation_marks_are_not_the_article_s():
    lines = article("asbestos").removeprefix(FILLER).strip()
    quoted = reading("a", f"{FILLER} {lines}", quoted=[lines])
    assert distinctive((quoted, reading("b", article())))["a"] == ()


def test_other_forms_and_voices_count_for_the_other_article():
    other = "She said they disclosed it, disclosing more than any disclosure-like book disclosed."
    assert terms(article("disclosures"), article())[0] == ["disclosures"]
    assert terms(article("disclosures"), f"{article()} {other}")[0] == []


def test_what_people_do_for_a_living_does_not_set_apart():
    assert terms(article("attorneys"), article())[0] == []


def test_two_forms_are_two_words():
    mixed = " ".join([article("concession", times=2), article("concessionaire", times=2)])
    assert terms(mixed, article())[0] == []


def test_an_everyday_word_needs_more():
    assert terms(article("money"), article())[0] == []
    assert terms(article("asbestos"), article())[0] == ["asbestos"]


def test_a_term_that_another_article_uses_often_is_not_mostly_here():
    found = terms(article("asbestos", times=6), article("asbestos", times=4), article(), article())
    assert found == [[], [], [], []]


def test_a_phrase_torn_out_of_a_longer_one_is_none():
    said = [
        "block grain dues",
        "block grain dues",
        "block grain dues",
        "grain dues",
        "grain dues",
        "grain dues",
    ]
    text = " ".join([FILLER, *(line.format(s) for line, s in zip(LINES, said, strict=False))])
    assert terms(text, article())[0] == ["grain dues"]


def test_a_phrase_that_always_has_a_word_before_it_is_none():
    assert terms(article("old grain dues"), article())[0] != ["grain dues"]


def test_boilerplate_does_not_count():
    line = "Read more asbestos asbestos asbestos."
    text = "\n".join([FILLER, line, line, line])
    readings = (reading("a", text, boilerplate=[line]), reading("b", FILLER))
    assert distinctive(readings) == {"a": (), "b": ()}


def test_a_sentence_printed_twice_or_as_headline_counts_once():
    line = "Asbestos asbestos was found."
    text = f"{line} {line} {line} {FILLER}"
    readings = (reading("a", text, title="Asbestos asbestos was found"), reading("b", FILLER))
    assert distinctive(readings)["a"] == ()


def test_one_article_has_none():
    assert distinctive((reading("a", article("asbestos")),)) == {}
    assert distinctive(()) == {}


def test_at_most_so_many():
    words = [f"{a}{b}um" for a in ("zor", "kel", "mip", "tav") for b in ("il", "ox", "en")]
    others = [word[::-1] for word in words]
    assert len(terms(article(*words), article(*others))[0]) == MOST


def test_general_english():
    shares = general_shares()
    assert len(shares) > 1500
    assert shares["the"] == pytest.approx(0.1)
    assert 0.5 < sum(shares.values()) < 1
    assert {"the", "monday", "said"} <= function_words()


@given(st.lists(st.text(alphabet="ab. \n-'", max_size=120), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text(texts):
    readings = tuple(reading(str(n), text) for n, text in enumerate(texts))
    for ident, found in distinctive(readings).items():
        text = readings[int(ident)].article.text
        assert all(0 <= s.start < s.end <= len(text) for term in found for s in term.evidence)


@pytest.mark.parametrize("word", ["former", "previously", "worked", "Representative", "told", "election"])
def test_words_that_tell_how_and_not_what_do_not_set_apart(word):
    assert terms(article(word), article()) == [[], []]
