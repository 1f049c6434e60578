"""Articles in languages that are not read: figures, days, names and marked passages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language.foreign import UNREAD, read
from digest.language.foreign.conventions import words_of
from digest.model import Article, Block, Reading

LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")


def reading(language: str, *paragraphs: str) -> Reading:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "body"))
        at += len(paragraph) + 1
    article = Article(
        id="a",
        path="a.txt",
        text="\n".join(paragraphs),
        blocks=tuple(blocks),
        outlet_label="a",
        language=language,
    )
    return read(article)


# (language, sentence, its figures as words, kind, value, unit, measure)
FIGURES = [
    ("de", "Der Bau kostet 38,5 Millionen Euro.", [("38,5 Millionen Euro", "money", 38.5e6, "EUR", None)]),
    ("de", "Es waren 1.234.567 Menschen.", [("1.234.567", "count", 1234567.0, "people", "Menschen")]),
    ("de", "Sie zahlt 2,1 Mrd. Euro.", [("2,1 Mrd. Euro", "money", 2.1e9, "EUR", None)]),
    ("de", "Rund 12,4 Prozent fehlten.", [("12,4 Prozent", "percent", 12.4, "%", None)]),
    ("de", "Mehr als 200 Kühe starben.", [("200", "count", (200.0, None), None, "Kühe")]),
    ("de", "Es gab 16 schwere Unfälle.", [("16", "count", 16.0, None, "schwere Unfälle")]),
    ("de", "Nach 14 Tagen kam er.", [("14 Tagen", "duration", 14.0, "days", None)]),
    ("de", "Um 14 Uhr kam er.", []),
    ("de", "Das Spiel endete 3:1.", []),
    ("de", "Er wohnt in Zimmer 14 und schläft.", []),
    ("fr", "Il perd 38,5 millions d’euros.", [("38,5 millions d’euros", "money", 38.5e6, "EUR", None)]),
    ("fr", "Il a payé 1 234 567,50 €.", [("1 234 567,50 €", "money", 1234567.5, "EUR", None)]),
    ("fr", "Il reste 12,4 % du budget.", [("12,4 %", "percent", 12.4, "%", None)]),
    ("fr", "Plus de 200 passagers attendaient.", [("200", "count", (200.0, None), "people", "passagers")]),
    ("fr", "Moins de 30 vaches sont mortes.", [("30", "count", (None, 30.0), None, "vaches")]),
    ("fr", "Il y avait 3 millions d’abeilles.", [("3 millions", "count", 3e6, None, "abeilles")]),
    ("fr", "Le mur mesure 96 mètres.", [("96 mètres", "measurement", 96.0, "meters", None)]),
    ("fr", "À 14 h 30, la sirène a sonné.", []),
    ("fr", "La séance reprend à 20 heures.", []),
    ("fr", "La séance a duré 20 heures.", [("20 heures", "duration", 20.0, "hours", None)]),
    ("es", "Costó 2.100 millones de dólares.", [("2.100 millones de dólares", "money", 2.1e9, "USD", None)]),
    ("es", "Costó 3 mil millones de euros.", [("3 mil millones de euros", "money", 3e9, "EUR", None)]),
    ("es", "Pagó 38.5 millones de pesos.", [("38.5 millones de pesos", "money", 38.5e6, None, None)]),
    ("es", "El 62 % de los barcos salió.", [("62 %", "percent", 62.0, "%", None)]),
    ("es", "Hasta 300 personas huyeron.", [("300", "count", (None, 300.0), "people", "personas")]),
    ("es", "Salió 1,500 veces.", []),  # one and a half, or fifteen hundred: the reader would have to know
    ("it", "Ha speso 38,5 milioni di euro.", [("38,5 milioni di euro", "money", 38.5e6, "EUR", None)]),
    ("pt", "Gastou 38,5 milhões de reais.", [("38,5 milhões de reais", "money", 38.5e6, "BRL", None)]),
    ("nl", "Het kost 38,5 miljoen euro.", [("38,5 miljoen euro", "money", 38.5e6, "EUR", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), FIGURES, ids=[f"{f[0]}-{f[1]}" for f in FIGURES])
def test_figures(language, text, wanted):
    found = reading(language, text).figures
    assert [(text[slice(*f.span)], f.kind, f.value, f.unit, f.measure) for f in found] == wanted
    assert [f.id for f in found] == [f"a#f{n}" for n in range(1, len(found) + 1)]


DAYS = [
    ("de", "Am Donnerstag, 6. März 2031, brannte es.", {"Donnerstag": 3, "6. März 2031": "2031-03-06"}),
    ("de", "Am 06.03.2031 und am 31.02.2031.", {"06.03.2031": "2031-03-06"}),
    ("fr", "Le 1er mars 2031, puis lundi.", {"1er mars 2031": "2031-03-01", "lundi": 0}),
    ("fr", "Depuis mars 2030, rien.", {"mars 2030": "2030-03"}),
    ("fr", "Le 05/03/2031, tout.", {"05/03/2031": "2031-03-05"}),
    ("es", "El jueves 6 de marzo de 2031 llovió.", {"jueves": 3, "6 de marzo de 2031": "2031-03-06"}),
    ("es", "El 6 de marzo llovió.", {"6 de marzo": "--03-06"}),
    ("pl", "Prom spłonął 6 marca 2031 roku.", {"6 marca 2031": "2031-03-06"}),
    ("xx", "6 marca 2031", {}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), DAYS, ids=[f"{d[0]}-{d[1]}" for d in DAYS])
def test_days(language, text, wanted):
    found = reading(language, text).dates
    given = {text[d.start : d.end]: d.weekday if d.value is None else d.value for d in found}
    assert given == wanted


NAMES = [
    ("fr", "Le maire Jan Holub est venu. Paris attend.", ["Jan Holub"]),
    ("fr", "Hier, Mme Anne de La Tour a écrit à Paris.", ["Anne de La Tour", "Paris"]),
    ("de", "Die Fähre lag im Hafen, sagte Jan Holub.", ["Jan Holub"]),
    ("de", "Der Hafen von Lorrin brennt.", ["Hafen von Lorrin"]),
    ("es", "Según el Sr. Holub, Port Lorrin espera.", ["Holub", "Port Lorrin"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NAMES, ids=[f"{n[0]}-{n[1]}" for n in NAMES])
def test_names(language, text, wanted):
    found = reading(language, text).entities
    assert [e.name for e in found] == wanted
    assert all(text[slice(*m.span)] == e.name for e in found for m in e.mentions)


MARKED = [
    ("fr", "« Nous avons eu de la chance », dit-il.", ["Nous avons eu de la chance"]),
    ("de", "„Wir hatten heute sehr viel Glück“, sagte er.", ["Wir hatten heute sehr viel Glück"]),
    ("de", "»Wir hatten heute sehr viel Glück«, sagte er.", ["Wir hatten heute sehr viel Glück"]),
    ("es", "«Hemos tenido hoy mucha suerte», dijo.", ["Hemos tenido hoy mucha suerte"]),
    ("es", "“Hemos tenido hoy mucha suerte”, dijo.", ["Hemos tenido hoy mucha suerte"]),
    ("fr", "Le film « Mer basse » sort demain.", []),
    ("fr", "« Une phrase sans fin, qui ne ferme jamais", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), MARKED, ids=[f"{m[0]}-{m[1]}" for m in MARKED])
def test_marked_passages_have_no_speaker(language, text, wanted):
    found = reading(language, text).quotes
    assert [text[slice(*q.spans[0])] for q in found] == wanted
    assert all(q.speaker is None and q.cue is None for q in found)


SENTENCES = [
    ("de", "Am 3. März kam er. Am 4. April ging er.", 2),
    ("fr", "M. Holub est là. Mme. Vosk aussi.", 2),
    ("es", "El Sr. Holub vino. La Sra. Vosk no.", 2),
    ("fr", "Il est né en 2031. Elle aussi.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), SENTENCES, ids=[s[1] for s in SENTENCES])
def test_sentences(language, text, count):
    found = reading(language, text)
    assert len(found.sentences) == count
    assert found.lede == found.sentences[0]


def test_what_is_not_compared():
    assert reading("fr", "Rien.").unread == UNREAD
    assert reading("pl", "Ponad 214 osób uciekło.").unread == ("figures", *UNREAD)
    assert not reading("pl", "Ponad 214 osób uciekło.").figures


def test_words_are_not_counted_where_nothing_parts_them():
    assert reading("ja", "港で火事があった。").words == ()


def test_a_figure_in_marks_belongs_to_the_passage():
    found = reading("fr", "« Nous avons sauvé 41 passagers ce matin », dit-il. Puis 12 vaches.")
    assert [f.quote for f in found.figures] == ["a#q1", None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_a_language_are_whole(language):
    own = words_of(language)
    for key in ("function", "percent", "people", "low", "high", "about", "not_after", "not_before", "titles"):
        assert own[key], key
        assert all(isinstance(word, str) and word == word.strip() and word for word in own[key])
        assert len(own[key]) - len(set(own[key])) <= 1, key
    assert {code for code in own["currencies"].values() if code != "null"} >= {"EUR", "USD"}


pieces = st.sampled_from(
    [
        "38,5",
        "1.234",
        "2 Mrd.",
        "Euro",
        "« ",
        " »",
        "„",
        "“",
        "3. März",
        "14 h 30",
        "Jan Holub",
        "\n",
        " ",
        "Le ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=20),
    st.sampled_from([*LANGUAGES, "pl", "zh", "xx"]),
)
def test_any_text_is_survived_and_every_span_is_its_words(parts, language):
    text = "".join(parts).strip("\n") or "x"
    found = reading(language, text)
    for figure in found.figures:
        assert text[slice(*figure.span)] == figure.text
    for quote in found.quotes:
        assert text[slice(*quote.spans[0])] == quote.text
    assert list(found.words) == sorted(found.words)
    assert read(found.article) == found


@pytest.mark.parametrize(
    "unit", ["a", "A ", "1", "1 ", "1.", "«", '"', "„“", " ", "3. A ", "de ", "é"], ids=repr
)
def test_time_grows_with_the_length_alone(unit):
    text = (unit * 200_000)[:200_000]
    start = time.process_time()
    reading("de", text)
    assert time.process_time() - start < 8
