"""Terms: noun phrases and verbs of the contested vocabulary, with what they are about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language.contested import build, inflections, singular, vocabulary
from digest.language.descriptions.persons import descriptions
from digest.language.terms.find import terms
from digest.model import Entity, Mention, Span, Term
from tests.comparison.made_up import entities

PEOPLE = {"Oren Valdis": "person", "Mira Tolle": "person"}


def found(sentence: str, concept: str) -> list[Term]:
    span = (Span(0, len(sentence)),)
    who = entities(sentence, PEOPLE)
    every = [*terms(sentence, span, who), *descriptions(sentence, span, who)]
    return sorted(term for term in every if term.concept == concept)


def shown(sentence: str, concept: str) -> list[str]:
    return [term.span.of(sentence) for term in found(sentence, concept)]


@pytest.mark.parametrize(
    ("sentence", "concept", "term", "about", "by"),
    [
        ("Russia's attack on Ukraine goes on.", "war", "Russia's attack on Ukraine", "ukraine", "russia"),
        ("A full-scale invasion of Ukraine.", "war", "full-scale invasion of Ukraine", "ukraine", ""),
        ("It is a Russian invasion.", "war", "Russian invasion", "", "russia"),
        ("The Ukraine conflict drags on.", "war", "Ukraine conflict", "ukraine", ""),
        ("A war between Peru and Spain looms.", "war", "war between Peru and Spain", "peru spain", ""),
        ("China-Russia ties are close.", "relations", "China-Russia ties", "china russia", ""),
        ("Ties of Beijing and Moscow cool.", "relations", "Ties of Beijing and Moscow", "china russia", ""),
        ("Valdis's speech in Dunmore was long.", "speech", "Valdis's speech in Dunmore", "dunmore", "valdis"),
        ("Valdis's visit to Spain ended.", "visit", "Valdis's visit to Spain", "spain valdis", ""),
        ("A so-called “peace” deal holds.", "deal", "so-called “peace” deal", "peace", ""),
        ("The sweeping tax bill passed.", "bill", "sweeping tax bill", "tax", ""),
        ("A market shooting shook the town.", "violent-event", "market shooting", "market", ""),
        ("Her remarks on migration were long.", "remark", "remarks on migration", "", "her"),
        ("Her remarks on Monday hurt.", "remark", "remarks", "", "her"),
        ("Her remarks on stage hurt.", "remark", "remarks", "", "her"),
        ("Valdis told Tolle to drop his remarks.", "remark", "remarks", "", ""),
        ("The crowd was captivated.", "reception", "captivated", "", ""),
        ("The 9th Article’s guarantee holds.", "promise", "9th Article’s guarantee", "", "article"),
    ],
    ids=lambda value: value if value and value[0].isupper() and value.endswith(".") else "",
)  # fmt: skip
def test_noun_phrases(sentence, concept, term, about, by):
    (only,) = found(sentence, concept)
    assert (only.span.of(sentence), only.about, only.by) == (term, about, by)


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("War crimes were reported.", "war"),
        ("He died of a heart attack.", "war"),
        ("The law firm grew.", "bill"),
        ("Bill came late.", "bill"),
        ("They formed a government agency.", "government"),
        ("Foreign affairs matter.", "scandal"),
        ("The deal maker smiled.", "deal"),
        ("A dreamer slept.", "young-migrants"),
        ("No such protest took place.", "protest"),
        ("Any future protest is banned.", "protest"),
        ("They have been fighting in Garan.", "war"),
        ("They condemned attacks on any city.", "violent-event"),
        ("They asked gun control advocates.", "gun-rules"),
        ("The council plans to move.", "plan"),
        ("A separate inquiry goes on.", "investigation"),
        ("Last year's speech was longer.", "speech"),
    ],
)
def test_what_only_looks_like_a_term(sentence, concept):
    assert shown(sentence, concept) == []


@pytest.mark.parametrize(
    ("sentence", "concept", "term", "about"),
    [
        ("Oren Valdis was killed on Monday.", "death", "was killed", "valdis"),
        ("Oren Valdis, 61, died on Monday.", "death", "died", "valdis"),
        ("The rebels killed Oren Valdis.", "death", "killed", "valdis"),
        ("The board fired Mira Tolle.", "dismissal", "fired", "tolle"),
        ("Mira Tolle resigned.", "dismissal", "resigned", "tolle"),
        ("Oren Valdis lashed out at Mira Tolle.", "criticism", "lashed out at", "tolle valdis"),
        ("Oren Valdis, however, refused to step down.", "staying-on", "refused to step down", "valdis"),
        ("Oren Valdis on Tuesday refused to resign.", "staying-on", "refused to resign", "valdis"),
        ("The board quickly rejected Valdis's idea.", "refusal", "quickly rejected", "valdis's_plan"),
    ],
    ids=lambda value: value if " " in value and value.endswith(".") else "",
)
def test_verbs_need_somebody_in_their_slot(sentence, concept, term, about):
    (only,) = found(sentence, concept)
    assert (only.span.of(sentence), only.about) == (term, about)


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("Nobody was killed.", "death"),
        ("The rebels killed Mira Tolle's dog.", "dismissal"),
        ("The resigned smile of the town.", "dismissal"),
        ("Those who plan to erect a mill spoke.", "bill"),
        ("Valdis asked his aide tweet a link.", "remark"),
        ("Valdis had his father tweet a link.", "remark"),
        ("He is the second Arden congressman to be charged.", "lawmakers"),
        ("She saw many improper charges on the card.", "allegation"),
    ],
)
def test_verbs_without_anybody(sentence, concept):
    assert shown(sentence, concept) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norlandish President Oren Valdis spoke.", ["Norlandish President Oren Valdis"]),
        ("Sen. Oren Valdis spoke.", ["Sen. Oren Valdis"]),
        ("The former defense minister, Oren Valdis, spoke.", ["former defense minister"]),
        ("Oren Valdis, the exiled leader, spoke.", ["exiled leader"]),
        ("Oren Valdis (D-N.S.), chairman of the Fish Committee, spoke.", ["chairman of the Fish Committee"]),
        ("He accused Senator Oren Valdis of delay.", ["Senator Oren Valdis"]),
        ("Secretary of State Mira Tolle flew home.", ["Secretary of State Mira Tolle"]),
        ("Mr. Valdis spoke.", []),
        ("Oren Valdis spoke.", []),
        ("Critics, Oren Valdis among them, spoke.", []),
        ("Oren Valdis, a man in a hurry, spoke.", []),
        ("With Oren Valdis, the senate leader, Mira Tolle, said no.", []),
        ("Oren Valdis, the mayor, and Mira Tolle, the judge, left.", ["mayor", "judge"]),
        ("Oren Valdis, accusing the mayor of delay, left.", []),
        ("They met Queen Tolle II.", []),
        ("She is the chairman of the Valdis campaign.", []),
        ("Oren Valdis aide Mira Tolle quit.", ["Oren Valdis aide Mira Tolle"]),
        ("The mayor, Oren Valdis and others spoke.", []),
        ("Oren Valdis, the hero of the old quarter, spoke.", ["hero of the old quarter"]),
        ("Oren Valdis is seen as a leader of the young movement.", ["leader of the young movement"]),
        ("Saying President Oren Valdis lied, she left.", ["President Oren Valdis"]),
        ("Oren Valdis, the N.H.B. senior engineer, spoke.", ["N.H.B. senior engineer"]),
        ("She wrote to a former N.H.B. lawyer, Oren Valdis, in May.", ["former N.H.B. lawyer"]),
        ("He called his colleague and lover Oren Valdis.", ["colleague and lover Oren Valdis"]),
        (
            "Oren Valdis, who led the league but became a political lightning rod, left.",
            ["political lightning rod"],
        ),
        ("Oren Valdis is treated by the town as a maverick.", ["maverick"]),
        (
            "Oren Valdis said he may lose, a downbeat assessment from a party leader who had no doubt.",
            ["party leader"],
        ),
        ("Oren Valdis met Mira Tolle, a rare admission from a party leader who had no doubt.", []),
        ("Oren Valdis lost the case, a rebuke from a federal judge who spared nobody.", []),
        ("Oren Valdis became a hawk after the war.", ["hawk"]),
        ("Oren Valdis, Ms. Tolle’s lawyer, spoke.", ["Ms. Tolle’s lawyer"]),
        ("Oren Valdis of Channel Nine was the moderator.", ["moderator"]),
        ("Oren Valdis — a former pilot — spoke.", ["former pilot"]),
        (
            "Oren Valdis sold boats before becoming a shipping magnate and then a television celebrity.",
            ["shipping magnate", "television celebrity"],
        ),
        ("She lost; Mr. Valdis ran after serving as a harbor pilot.", ["harbor pilot"]),
        ("Oren Valdis met Mira Tolle before becoming a pilot.", []),
        ("Oren Valdis is known as a generous philanthropist.", ["generous philanthropist"]),
        ("A lawyer for Ms. Tolle, Oren Valdis of Ash & Elm, spoke.", ["lawyer for Ms. Tolle"]),
        (
            "The new spokesman for the harbor board, Oren Valdis, spoke.",
            ["new spokesman for the harbor board"],
        ),
        ("They met the spokesman for the harbor board, Oren Valdis and others.", []),
        ("With the moderator, Channel Nine’s Oren Valdis, silent, she left.", ["moderator"]),
        ("Oren Valdis, a favorite target of the league, left.", ["favorite target of the league"]),
        (
            "Oren Valdis, head of the Harbor Board campaign arm, spoke.",
            ["head of the Harbor Board campaign arm"],
        ),
        (
            "Oren Valdis, one of the dam’s loudest boosters, spoke.",
            ["one of the dam’s loudest boosters"],
        ),
        ("Oren Valdis, the Senate’s No. 2 Republican, spoke.", ["Senate’s No. 2 Republican"]),
        (
            "Oren Valdis, the ferry minister and a pilot facing trial, spoke.",
            ["ferry minister", "pilot"],
        ),
        ("In a letter, Leo Marsh Jr.’s lawyer, Oren Valdis, left.", ["Leo Marsh Jr.’s lawyer"]),
        ("Oren Valdis (L-N.S.), one of them, spoke.", []),
        ("Oren Valdis, who had led the league, was a hawk.", ["hawk"]),
        ("Oren Valdis, who saw Leo, his boss, was a hawk.", []),
        ("The mayor’s youngest son, Oren Valdis, spoke.", ["mayor’s youngest son"]),
        ("The elder Valdis spoke.", []),
    ],
)
def test_descriptions_of_persons(sentence, expected):
    assert shown(sentence, "person") == expected


@pytest.mark.parametrize(
    ("sentence", "role", "expected"),
    [
        ("The exiled leader spoke.", "The exiled leader", ["exiled leader"]),
        ("He spoke of accusing the president.", "accusing the president", ["president"]),
        ("The executive order stands.", "The executive", []),
        ("The man spoke.", "The man", []),
        ("She met the nominee — her former friend — in May.", "the nominee", ["nominee", "former friend"]),
        ("The masked man spoke.", "The masked man", ["masked man"]),
        ("The nominee of Oren Valdis spoke.", "The nominee", []),
        ("Oren Valdis's nominee spoke.", "nominee", []),
        ("The highest official in town was Judge Mira Tolle.", "The highest official", []),
        ("Past nominees answered; the nominee must speak.", "the nominee", []),
        ("A similar nominee failed when the nominee lied.", "the nominee", []),
    ],
)
def test_roles_in_place_of_a_name(sentence, role, expected):
    at = sentence.index(role)
    mention = Mention(at, at + len(role), "role")
    others = {entity.name: entity for entity in entities(sentence, PEOPLE)}
    own = others.pop("Oren Valdis").mentions if "Oren Valdis" in others else ()
    who = (Entity(name="Oren Valdis", kind="person", mentions=(*own, mention)), *others.values())
    found = descriptions(sentence, (Span(0, len(sentence)),), who)
    found = [term for term in found if term.about == "oren_valdis"]
    assert [term.span.of(sentence) for term in found] == expected
    assert {term.about for term in found} <= {"oren_valdis"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Oren Valdis won.", "The real-estate developer also spoke."], ["real-estate developer"]),
        (["Oren Valdis won.", "The 42-year-old was pleased."], ["42-year-old"]),
        (["Oren Valdis won.", 'The "Harbor Nights" star was pleased.'], ['"Harbor Nights" star']),
        (["Oren Valdis beat Mira Tolle.", "The billionaire thanked Mira Tolle."], ["billionaire"]),
        (["Mira Tolle beat Oren Valdis.", "The billionaire was pleased."], []),  # she opens that sentence
        (["Oren Valdis won.", "The North Coast Democrat was pleased."], ["North Coast Democrat"]),
        (["Oren Valdis won.", "The Democrat was pleased."], []),
        (["Oren Valdis beat Mira Tolle.", "The North Coast Democrat was pleased."], []),
        (["Oren Valdis won.", "The sheriff was pleased."], []),  # may be nobody named
        (["Oren Valdis won.", "The billionaire who lost was cross."], []),
        (["Oren Valdis met a billionaire.", "The billionaire was pleased."], []),
        (["Two billionaires met Oren Valdis.", "The billionaire was pleased."], []),
        (["Mira Tolle, a billionaire, met Oren Valdis.", "The billionaire was pleased."], []),
    ],
)
def test_new_words_for_the_person_just_told_of(lines, expected):
    text = "\n".join(["Oren Valdis ran.", "Oren Valdis hoped.", *lines])
    starts = [sum(len(line) + 1 for line in text.split("\n")[:n]) for n in range(text.count("\n") + 1)]
    regions = [Span(at, at + len(line)) for at, line in zip(starts, text.split("\n"), strict=True)]
    found = descriptions(text, regions, entities(text, PEOPLE))
    assert [term.span.of(text) for term in found if term.about == "oren_valdis"] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("wars", "war"), ("policies", "policy"), ("crises", "crisis"), ("children", "child"),
     ("crashes", "crash"), ("bus", "bus"), ("boss", "boss"), ("talks", "talk"), ("is", "is"), ("gas", "gas")],
)  # fmt: skip
def test_singular(word, expected):
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("verb", "past"),
    [("die", "died"), ("slam", "slammed"), ("shoot and kill", "shot and killed"), ("slay/slew/slain", "slew"),
     ("lash out at", "lashed out at"), ("lay off/laid off", "laid off"), ("criticize", "criticized")],
)  # fmt: skip
def test_inflections(verb, past):
    assert past in inflections(verb)


def test_the_vocabulary_is_sound():
    concepts = vocabulary().concepts
    assert len(concepts) > 150
    assert {concept.join for concept in concepts.values()} == {"concept", "about", "parties", "owner"}
    assert all(concept.interest in (1, 2, 3) and concept.label for concept in concepts.values())
    assert all(key.replace("-", "").isalnum() and key == key.lower() for key in concepts)


def test_an_editor_can_add_a_concept():
    added = build(
        [{"key": "k", "label": "l", "join": "concept", "interest": 1, "terms": ["sea monster", "=squids"]}]
    )
    words = ["two", "sea", "monsters", "met", "squids", "and", "a", "squid"]
    assert [(m.start, m.end) for m in added.matches(words)] == [(1, 3), (4, 5)]


@given(st.text(alphabet="ab war's“”'’-.,RussiaUkraineof\n", max_size=200))
@settings(max_examples=80, deadline=None)
def test_spans_lie_within_the_text(text):
    for term in terms(text, (Span(0, len(text)),), ()):
        assert 0 <= term.start < term.end <= len(text)


@pytest.mark.parametrize("unit", ["a", '"', "1", " ", "war of ", "-war"])
def test_long_lines_take_linear_time(unit):
    text = unit * (200_000 // len(unit))
    terms(text, (Span(0, len(text)),), ())
