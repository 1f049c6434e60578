"""An article whose language is not read, compared with others."""

from __future__ import annotations

import pytest

from digest.comparison.compare import compare
from digest.comparison.foreign import shared_names
from digest.language import pipeline as language
from digest.language.foreign import read
from digest.model import Article, Block, Comparison, Event, Reading


@pytest.fixture(scope="module")
def nlp():
    return language.pipeline()


def article(name: str, text: str, code: str) -> Article:
    return Article(
        id=name,
        path=name,
        text=text,
        blocks=(Block(0, len(text), "body"),),
        outlet=name,
        outlet_label=name,
        language=code,
    )


def both(nlp, english: str, other: str, code: str = "fr") -> tuple[Comparison, dict[str, Reading]]:
    readings = {
        "en": language.annotate(nlp, article("en", english, "en")),
        "xx": read(article("xx", other, code)),
    }
    return compare(Event(id="e", title="e", articles=("en", "xx")), readings), readings


# (id, English, French, the figures that stand in one row)
FIGURES = [
    ("money", "It cost $38.5 million.", "Ça coûte 38,5 millions $.", [("$38.5 million", "38,5 millions $")]),
    ("percent", "It fell 12.4 percent.", "Une baisse de 12,4 %.", [("12.4 percent", "12,4 %")]),
    ("people", "The fire killed 41 people.", "Le feu a tué 41 personnes.", [("41", "41")]),
    ("other values", "The fire killed 41 people.", "Le feu a tué 43 personnes.", []),
    ("a small count", "They sent 14 boats.", "Il y a 14 vaches.", []),
    ("another kind", "They sent 214 boats.", "Il reste 214 €.", []),
    ("a bound", "More than 200 people fled.", "Plus de 200 personnes ont fui.", [("More than 200", "200")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("english", "french", "wanted"), [f[1:] for f in FIGURES], ids=[f[0] for f in FIGURES]
)
def test_figures_meet_by_value_and_never_differ(nlp, english, french, wanted):
    found, readings = both(nlp, english, french)
    texts = {f.id: f.text for r in readings.values() for f in r.figures}
    rows = [tuple(texts[m] for m in g.members) for g in found.figures if len(g.members) > 1]
    assert [tuple(t.removeprefix("More than ") for t in row) for row in rows] == [
        tuple(t.removeprefix("More than ") for t in row) for row in wanted
    ]
    assert not [g for g in found.figures if g.status == "differ"]


def test_nothing_is_left_out_and_no_origin_is_counted(nlp):
    english = (
        "Jan Holub said: “We were lucky this morning.” The old ferry burned for nine hours in the harbour."
    )
    found, _ = both(nlp, english, "« Nous avons eu de la chance ce matin », dit Jan Holub.")
    assert found.claims == ()
    assert {m for g in found.quotes for m in g.members} == {"en#q1"}
    assert found.origins == 1
    assert "xx" not in found.distinctive
    assert not [m for w in found.word_choices for m in w.members if m.article == "xx"]


NAMES = [
    ("accents", "fr", "Mayor Jan Dvorak spoke.", "Le maire Jan Dvořák parle.", {"Jan Dvorak": "Jan Dvořák"}),
    ("a country", "de", "Envoys from France came.", "Aus Frankreich kam wer.", {"France": "Frankreich"}),
    ("no capital", "fr", "Mayor Rose Marchand spoke.", "La rose marchand est belle.", {}),
    ("a longer word", "fr", "Mayor Jan Holub spoke.", "Jan Holubova a parlé.", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "english", "other", "wanted"), [n[1:] for n in NAMES], ids=[n[0] for n in NAMES]
)
def test_names_are_known_again(nlp, code, english, other, wanted):
    _, readings = both(nlp, english, other, code)
    found = shared_names(tuple(readings.values()))
    assert {n.name: other[slice(*n.spans[0])] for n in found.get("xx", ())} == wanted
    assert {n.name for n in found.get("en", ())} == set(wanted)


def test_in_one_language_no_names_are_listed(nlp):
    one = language.annotate(nlp, article("a", "Mayor Jan Holub spoke.", "en"))
    assert shared_names((one, one)) == {}
