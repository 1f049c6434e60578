"""The parts that claims are aligned with: clauses, word lists, the search before silence is stated."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest

from digest.comparison.claims.absence import Holdings, loose, wanted
from digest.comparison.claims.exclusive import _dangles
from digest.comparison.claims.passages import agreement, sentences
from digest.comparison.claims.phrases import phrases
from digest.comparison.claims.shown import shown
from digest.comparison.clauses import background, clauses
from digest.comparison.families import family
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity, general, near
from digest.stems import lemma
from tests.comparison.by_hand import make_reading

CLAUSES = [
    ("one", "The dam held.", ["The dam held"]),
    ("two", "The dam held, but the bridge fell.", ["The dam held", "but the bridge fell"]),
    (
        "a relative clause",
        "The keeper, who had lived there for years, left.",
        ["The keeper, who had lived there for years, left"],
    ),
    ("an opening phrase", "In the cold spring of that year, the dam broke.", None),
    ("a closing phrase", "The dam broke, in the cold spring of that year.", None),
    ("a list", "They sold nets, ropes and lamps.", None),
    ("that", "He said that the dam would hold.", ["He said that the dam would hold"]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CLAUSES], ids=[c[0] for c in CLAUSES])
def test_clauses(text, expected) -> None:
    places = Places(make_reading(text))
    words = places.reading.words
    (sentence,) = places.reading.sentences
    parts = clauses(places, sentence)
    found = [text[words[p.start].start : words[p.stop - 1].end] for p in parts]
    assert found == (expected or [text.rstrip(".")])
    assert [i for p in parts for i in p] == list(places.words(sentence)), "without gaps"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since the flood of March, the town has rebuilt its bridge.", "Since the flood of March"),
        ("The town rebuilt its bridge after the flood.", "after the flood"),
        ("The town slept after the river rose.", "after the river"),
        ("The town has slept since losing its bridge.", ""),
        ("The town sleeps.", ""),
    ],
)
def test_background(text, expected) -> None:
    places = Places(make_reading(text))
    found = background(places, range(len(places.reading.words)))
    assert " ".join(places.printed(sorted(found))) == expected


def test_clauses_take_linear_time() -> None:
    reading = make_reading("dam, " * 40_000)
    places = Places(reading)
    start = time.process_time()
    assert clauses(places, reading.sentences[0])
    assert time.process_time() - start < 2


def _rows(name: str) -> list[list[str]]:
    text = files("digest.comparison").joinpath("data", name).read_text("utf-8")
    return [row.split() for row in text.split("\n") if row.strip() and not row.startswith("#")]


def test_a_word_has_one_class_of_near_synonyms() -> None:
    seen: dict[str, int] = {}
    for n, row in enumerate(_rows("near_synonyms.txt")):
        assert len(row) > 1, row
        for word in row:
            assert word == word.lower()
            assert "-" not in word, f"{word}: words are split at hyphens"
            assert seen.setdefault(lemma(word), n) == n, f"{word} stands in two classes"


def test_a_word_has_one_family() -> None:
    seen: dict[str, int] = {}
    for n, row in enumerate(_rows("word_families.txt")):
        assert len(row) > 1, row
        for word in row:
            assert word == word.lower()
            assert "-" not in word, f"{word}: words are split at hyphens"
            assert seen.setdefault(near(lemma(word)), n) == n, f"{word} stands in two families"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("certificate", "certified", True),
        ("sworn", "oath", True),
        ("resigned", "left", True),
        ("win", "loss", False),
        ("harbour", "harvest", False),
    ],
)
def test_families(one, two, same) -> None:
    assert (family(near(lemma(one))) == family(near(lemma(two)))) is same


def test_weights() -> None:
    assert near(lemma("invasion")) == near(lemma("attacked")) != near(lemma("peace"))
    assert near("borderless") == near("limit")
    assert general("the") < general("say") + 0.2 < general("school") < general("zirconium") == 1.0
    assert general("") < 0.1


def test_a_name_counts_less_where_it_is_shared() -> None:
    reading = make_reading("The harvest failed, Ida Holm said. We saw Holm in Varn.", people=("Ida Holm",))
    rarity = Rarity((reading,))
    assert rarity.of("holm") < rarity.unshared("holm")
    assert rarity.proper("varn")
    assert not rarity.proper("harvest")


def test_coverage_forgives_wording() -> None:
    article = make_reading(
        "The grower sued.\nA court fined Hollen Dairies. It paid nine million.", headline=True
    )
    holdings = Holdings(Places(article))
    assert holdings.coverage(wanted({"farmer": 1.0})) == 1.0, "a near-synonym in the headline"
    assert holdings.coverage(wanted({"fine": 1.0, "9": 1.0})) == 1.0, "neighbouring sentences, number words"
    assert holdings.coverage(wanted({"windmil": 1.0})) == 0.0
    assert holdings.coverage(wanted({"hollen": 1.0, "windmil": 1.0})) == 0.5
    assert holdings.coverage(wanted({"hollen": 1.0, "windmil": 1.0}), 2) == 0.0
    assert loose(lemma("farming")) == loose(lemma("farms"))


# (id, two passages, whether one takes back what the other states)
CONFLICTS = [
    ("none", "the dam broke", "the dam gave way", False),
    ("denied", "the dam broke", "the dam never broke", True),
    ("held possible", "the dam broke", "there is a possibility that the dam broke", True),
    ("both held possible", "the dam may break", "the dam could break", False),
    ("a month", "the dam broke in May 2031", "the dam broke in 2031", False),
    ("could not", "the dam could not hold", "the dam did not hold", False),
    ("turned round", "he signed after leaving Varn", "he signed before leaving Varn", True),
    ("another number", "the dam cost 31 million", "the dam cost 47 million", True),
]


@pytest.mark.parametrize(("a", "b", "conflict"), [c[1:] for c in CONFLICTS], ids=[c[0] for c in CONFLICTS])
def test_what_parts_two_passages(a, b, conflict) -> None:
    mine, theirs = ([lemma(w) for w in text.split()] for text in (a, b))
    assert (agreement(mine, theirs) < 1.0) is conflict
    assert agreement(mine, theirs) == agreement(theirs, mine)


@pytest.mark.parametrize(
    ("opening", "taken_up"),
    [
        ("That was a mistake", True),
        ("The call lasted an hour", True),
        ("The call of the sea", False),
        ("The harbour froze", False),
        ("Varn voted", False),
    ],
)
def test_a_row_that_reads_alone_takes_up_nothing(opening, taken_up) -> None:
    assert _dangles(opening.casefold().split()[:3]) is taken_up


PHRASES = [
    ("side by side", "The warden stepped down on Monday.", {"stepped": "resign"}),
    ("words between", "They put the new ferry on hold.", {"put": "postpone"}),
    ("a gap in the rest", "He was taken off the breakwater team.", {"taken": "dismiss"}),
    ("passive", "The harbour master has been fired.", {"been": "dismiss"}),
    ("too far apart", "They put the old ferry from the yard at Esk on hold.", {}),
    ("the verb alone", "She stepped ashore.", {}),
    ("a blaze", "The fire spread.", {}),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in PHRASES], ids=[c[0] for c in PHRASES])
def test_verbs_of_several_words(text, expected) -> None:
    places = Places(make_reading(text))
    meant, rest = phrases(places, range(len(places.stem)))
    assert {places.printed([i])[0]: name for i, name in meant.items()} == {
        word: near(lemma(name)) for word, name in expected.items()
    }
    assert bool(rest) == bool(expected)
    assert not rest & meant.keys()


LONG = (
    "The harbour board of Esk, which meets twice a year in the old customs house beside the fish market, "
    "found no sign that the crane had been tampered with, but its chairman said that a second inquiry by "
    "engineers from Kessel would look at every bolt and cable before the summer."
)
SHOWN = [
    ("most of it", LONG, 1, "The harbour board of Esk", "before the summer."),
    ("with its subject", LONG, 3, "its chairman said that", "before the summer"),
    ("a short sentence", "The tug, which Bo Falk built, sank off Esk.", 0, "The tug", "sank off Esk."),
]


@pytest.mark.parametrize(
    ("text", "part", "begins", "ends"), [c[1:] for c in SHOWN], ids=[c[0] for c in SHOWN]
)
def test_a_passage_is_shown_with_subject_and_verb(text, part, begins, ends) -> None:
    reading = make_reading(text)
    places = Places(reading)
    (sentence,) = sentences(0, places, Rarity((reading,)))
    part = min(part, len(sentence.parts) - 1)
    found = shown(places, sentence, (part, part)).of(text)
    assert (found[: len(begins)], found[-len(ends) :]) == (begins, ends)
