"""Who speaks, and whom a page names in its head."""

from __future__ import annotations

import pytest

from digest.model import Article, Entity, EventPerson, Quote, Reading, Source, Span, Speaker
from digest.pages.dull import place_meant
from digest.pages.speakers import Names, alike, backward, leading, own, vague

VAGUE = {
    "They": True,
    "the two leaders": True,
    "both sides": True,
    "one of them": True,
    "the pair": True,
    "": True,
    "U.S. officials": False,
    "federal prosecutors": False,
    "the two mayors": False,
    "Ada Velk": False,
    "witnesses": False,
}


@pytest.mark.parametrize(("name", "nobody"), VAGUE.items(), ids=[name or "nothing" for name in VAGUE])
def test_words_that_name_nobody(name, nobody):
    assert vague(name) is nobody


ALIKE = {
    "transliterated": ("Andrei Orlenko", "Andrey Orlenko", True),
    "accents": ("José Marr", "Jose Marr", True),
    "initial between": ("Ada B Velk", "Ada Velk", True),
    "brothers": ("Andrei Orlenko", "Anton Orlenko", False),
    "sisters": ("Ida Quist", "Ada Quist", False),
    "another surname": ("Ada Velk", "Ada Quist", False),
    "a surname alone": ("Velk", "Ada Velk", False),
}


@pytest.mark.parametrize(("one", "other", "same"), ALIKE.values(), ids=ALIKE)
def test_spellings_of_one_name(one, other, same):
    assert alike(one, other) is alike(other, one) is same


def test_who_is_called_by_a_role_or_a_surname_is_one_with_the_name():
    mayor = Entity(
        name="Ada Velk", kind="person", mentions=(), roles=("Port Ellery Mayor", "Mr. Orrin's lawyer")
    )
    clerks = [
        Entity(name=name, kind="person", mentions=(), roles=("town clerk",))
        for name in ("Ida Quist", "Bo Rask")
    ]
    article = Article(id="a", path="a.txt", text="", blocks=(), outlet_label="a")
    reading = Reading(article=article, sentences=(), words=(), lede=None, entities=(mayor, *clerks))
    people = [person(name) for name in ("Ada Velk", "Tomas Orrin", "Ida Quist", "Bo Rask")]
    names = Names(people, [reading])

    def called(name):
        return names.speaker(Speaker(name=name, people=(), span=Span(0, 1)))

    assert called("The mayor of Port Ellery") == "Ada Velk"
    assert called("Mr. Orrin’s lawyer") == "Ada Velk"
    assert called("the town clerk") == "the town clerk"
    assert called("the mayor") == "the mayor"
    assert called("Secretary of the Harbour Bo Rask") == "Bo Rask"
    assert names.speaker(Speaker(name="Orrin", people=("Orrin",), span=Span(0, 1))) == "Tomas Orrin"


def person(name: str) -> EventPerson:
    return EventPerson(name=name, articles=("a",))


def test_the_head_names_each_person_once_and_few():
    names = [
        "Ada Velk",
        "Andrei Orlenko",
        "Andrey Orlenko",
        "Ida Quist",
        "Tomas Orrin",
        "Pia Lund",
        "Bo Rask",
    ]
    found = leading([person(name) for name in names], 5)
    assert [p.name for p in found] == ["Ada Velk", "Andrei Orlenko", "Ida Quist", "Tomas Orrin", "Pia Lund"]


SPOKEN = {
    "one spelling": (
        Speaker(name="Andrey Orlenko", people=("Andrey Orlenko",), span=Span(0, 1)),
        "Andrei Orlenko",
    ),
    "those meant": (
        Speaker(name="the two", people=("Andrey Orlenko", "Ada Velk"), span=Span(0, 1)),
        "Ada Velk and Andrei Orlenko",
    ),
    "nobody named": (Speaker(name="They", people=(), span=Span(0, 1)), None),
    "nobody at all": (None, None),
    "a body": (Speaker(name="the port authority", people=(), span=Span(0, 1)), "the port authority"),
}


@pytest.mark.parametrize(("speaker", "name"), SPOKEN.values(), ids=SPOKEN)
def test_whom_a_statement_is_counted_for(speaker, name):
    assert Names([person("Ada Velk"), person("Andrei Orlenko")]).speaker(speaker) == name


def test_a_medium_has_one_name():
    names = Names([])
    said = [
        names.speaker(Speaker(name=n, people=(), span=Span(0, 1))) for n in ("the AP", "the AP agency", "AP")
    ]
    assert said == ["the AP"] * 3


@pytest.mark.parametrize(
    ("word", "place"),
    [("French", "France"), ("france", "france"), ("harbour", "harbour"), ("Chinese", "China")],
)
def test_a_country_stands_for_its_adjective(word, place):
    assert place_meant(word) == place


BACKWARD = {
    "a bare noun": (["the Port Board", "the board"], {"the board": "the Port Board"}),
    "in front of its of": (["a report by the Quay", "the report"], {"the report": "a report by the Quay"}),
    "two that it may be": (["the Port Board", "the School Board", "the board"], {}),
    "none": (["the board", "Ada Velk"], {}),
    "a name": (["Ada Velk", "Velk"], {}),
}


@pytest.mark.parametrize(("names", "expected"), BACKWARD.values(), ids=BACKWARD)
def test_what_points_back_to_another_source(names, expected):
    assert backward(names) == expected


OWN = {
    "its name": ("Ellery Courier", "the Ellery Courier", True),
    "for short": ("Ellery Courier", "The Courier", True),
    "spelled out": ("CoastPost", "the Coastal Post", True),
    "another of the kind": ("Ellery Courier", "the Marrow Courier", False),
    "another paper for short": ("CoastPost", "the Post", False),
    "none stated": (None, "the Post", False),
    "nobody": ("Ellery Courier", "", False),
}


@pytest.mark.parametrize(("outlet", "name", "expected"), OWN.values(), ids=OWN)
def test_an_outlet_is_known_as_its_own_source(outlet, name, expected):
    article = Article(id="a", path="a.txt", text="", blocks=(), outlet_label="a", outlet=outlet)
    assert own(Reading(article=article, sentences=(), words=(), lede=None), name) is expected


def test_given_names_of_one_person():
    names = Names([person("Tomas Orrin"), person("Edward Velk"), person("Ida Velk")])
    assert names.one("Ted Velk") == "Edward Velk"
    assert names.one("Ted A. Velk") == "Edward Velk"
    assert names.one("P. Tomas Orrin") == "Tomas Orrin"
    assert names.one("Tomas Orrin Jr.") == "Tomas Orrin Jr."
    assert names.one("Otto Velk") == "Otto Velk"


def test_who_only_speaks_has_one_name_too():
    def reading(name):
        article = Article(id=name, path="a.txt", text="", blocks=(), outlet_label="a")
        said = Speaker(name=name, people=(name,), span=Span(0, 1))
        quote = Quote(id=f"{name}#q1", kind="direct", spans=(Span(0, 1),), text="x", speaker=said, cue=None)
        return Reading(article=article, sentences=(), words=(), lede=None, quotes=(quote,))

    names = Names([], [reading("Edward Velk"), reading("J. Ted Velk"), reading("Edward Velk")])
    assert names.one("J. Ted Velk") == names.one("Edward Velk") == "Edward Velk"


def test_one_name_in_the_capitals_that_most_places_have():
    def reading(name, *spans):
        article = Article(id=name, path="a.txt", text="", blocks=(), outlet_label="a")
        source = Source(name=name, kind="official", spans=tuple(Span(n, n + 1) for n in spans))
        return Reading(article=article, sentences=(), words=(), lede=None, sources=(source,))

    names = Names([], [reading("Quayleaks", 1), reading("QuayLeaks", 1, 2)])
    assert names.spelled("Quayleaks") == names.spelled("QuayLeaks") == "QuayLeaks"
    assert names.spelled("the Harbour Fund") == "the Harbour Fund"
    assert names.speaker(Speaker(name="Quayleaks", people=(), span=Span(0, 1))) == "QuayLeaks"
