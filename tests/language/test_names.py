"""Names and who is who: articles made up for the purpose, and who is meant in them."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language.marks import marks
from digest.language.names import entities_in, entity_at, find, people_in, resolve
from digest.language.pipeline import annotate, pipeline
from digest.model import Article, Block, Entity, Span


def read(text: str, headline: str = "") -> tuple[str, tuple[Entity, ...]]:
    """The whole text and its entities; each line is a paragraph, `headline` stands above."""
    blocks = []
    whole = ""
    for kind, line in [("headline", headline)] * bool(headline) + [("body", x) for x in text.split("\n")]:
        if line.strip():
            blocks.append(Block(len(whole), len(whole) + len(line), kind))
        whole += line + "\n"
    article = Article(id="a", path="a.txt", text=whole, blocks=tuple(blocks), outlet_label="A")
    return whole, annotate(NLP, article).entities


NLP = pipeline()


def told(text: str, entities: tuple[Entity, ...], kind: str = "person") -> dict[str, list[str]]:
    """Name to the words of each mention."""
    return {e.name: [m.span.of(text) for m in e.mentions] for e in entities if e.kind == kind}


FULL = {
    "plain": ("Alan Brask spoke. Brask left.", {"Alan Brask": ["Alan Brask", "Brask"]}),
    "demonym and title": (
        "Nordian-born Chinese President Wei Jintao met Prime Minister Petra Holm. Wei thanked Holm.",
        {"Wei Jintao": ["Wei Jintao", "Wei"], "Petra Holm": ["Petra Holm", "Holm"]},
    ),
    "initial and party": (
        "Sen. Mary Q. Velloso (R-Ohio) voted no.",
        {"Mary Q. Velloso": ["Mary Q. Velloso"]},
    ),
    "junior": ("They met John Ketter Jr. in May.", {"John Ketter Jr.": ["John Ketter Jr"]}),
    "the elder, by his office": (
        "A friend of Ketter was seized. President Ketter left, and a note to John Ketter Jr. was found. "
        "Mr. Ketter spoke.",
        {"John Ketter Jr.": ["Ketter", "John Ketter Jr"], "Ketter": ["Ketter", "Ketter"]},
    ),
    "the third": ("They met Paul Ketter III in May.", {"Paul Ketter III": ["Paul Ketter III"]}),
    "particles": (
        "Ursula von der Brahm told Abdel Karim el-Nassor to wait. Von der Brahm and el-Nassor agreed.",
        {
            "Ursula von der Brahm": ["Ursula von der Brahm", "Von der Brahm"],
            "Abdel Karim el-Nassor": ["Abdel Karim el-Nassor", "el-Nassor"],
        },
    ),
    "apostrophe": (
        "Nora O'Bannin’s car was found. O'Bannin's lawyer was there.",
        {"Nora O'Bannin": ["Nora O'Bannin", "O'Bannin"]},
    ),
    "initials": (
        "The writer J.K. Marlow was there. Marlow wrote it.",
        {"J.K. Marlow": ["J.K. Marlow", "Marlow"]},
    ),
    "hyphens": (
        "Jean-Luc Perrin-Dubois came. Perrin-Dubois sang.",
        {"Jean-Luc Perrin-Dubois": ["Jean-Luc Perrin-Dubois", "Perrin-Dubois"]},
    ),
    "family name first": (
        "Kim Song Ho met Zhao Weiping. Kim thanked Zhao.",
        {"Kim Song Ho": ["Kim Song Ho", "Kim"], "Zhao Weiping": ["Zhao Weiping", "Zhao"]},
    ),
    "double surname": (
        "Carlos Moreno Tivas won. Moreno Tivas thanked voters. Moreno left.",
        {"Carlos Moreno Tivas": ["Carlos Moreno Tivas", "Moreno Tivas", "Moreno"]},
    ),
    "longest form wins": (
        "Harriet Blane won. Harriet Mae Blane is 40. Blane smiled.",
        {"Harriet Mae Blane": ["Harriet Blane", "Harriet Mae Blane", "Blane"]},
    ),
    "nickname": (
        "William Tarrow ran again. Bill Tarrow lost.",
        {"William Tarrow": ["William Tarrow", "Bill Tarrow"]},
    ),
    "plural title": (
        "Presidents Arvo Lind and Putilov met. Putilov left.",
        {"Arvo Lind": ["Arvo Lind"], "Putilov": ["Putilov", "Putilov"]},
    ),
    "courtesy title": (
        "Mr. Fenwick Dole spoke. Ms. Trask did not. Trask left.",
        {"Fenwick Dole": ["Fenwick Dole"], "Trask": ["Trask", "Trask"]},
    ),
    "title that is a surname": (
        "Mr. Bishop is running. Tom Bishop won.",
        {"Tom Bishop": ["Bishop", "Tom Bishop"]},
    ),
    "describing word in front": ("Mayor-elect Bella Quist won.", {"Bella Quist": ["Bella Quist"]}),
    "unlisted given name, described": (
        "Spokeswoman Zyrelle Quant, 34, spoke. Quant left.",
        {"Zyrelle Quant": ["Zyrelle Quant", "Quant"]},
    ),
    "unlisted given name, surname a word": (
        "His sister, Orvanelle Gray, sang. She said she was glad.",
        {"Orvanelle Gray": ["Orvanelle Gray", "She", "she"]},
    ),
    "apposition": (
        "Jorvik Stane, a teacher in Lower Elm, waved.",
        {"Jorvik Stane": ["Jorvik Stane"]},
    ),
    "only a given name": (
        "Melanie said she slept. The dog woke Melanie.",
        {"Melanie": ["Melanie", "she", "Melanie"]},
    ),
    "surname only, by title": ("President Okoro spoke. Okoro left.", {"Okoro": ["Okoro", "Okoro"]}),
    "place name as surname": (
        "Laura Jordan sued. Jordan said the case was over.",
        {"Laura Jordan": ["Laura Jordan", "Jordan"]},
    ),
    "place in front of the subject": (
        "In Marlow Otto Kern praised it.",
        {"Otto Kern": ["Otto Kern"]},
    ),
    "place of two words in front of the subject": (
        "In Lower Elm Otto Kern praised it.",
        {"Otto Kern": ["Otto Kern"]},
    ),
    "three names behind in": (
        "In Ann Otto Kern voters saw a friend.",
        {"Ann Otto Kern": ["Ann Otto Kern"]},
    ),
    "three in a row": (
        "Ann Bell, Bob Carr and Cy Dunn met.",
        {"Ann Bell": ["Ann Bell"], "Bob Carr": ["Bob Carr"], "Cy Dunn": ["Cy Dunn"]},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FULL.values(), ids=FULL)
def test_people(text, wanted):
    whole, entities = read(text)
    assert told(whole, entities) == wanted


NOBODY = {
    "offices": "The White House and the Prime Minister spoke to the Attorney General.",
    "bodies with a given name": "The Grace Institute and the Wesley Foundation bought Charlotte Motors Inc.",
    "place with a given name": "He lives in Virginia Beach, near Carson City and Mount Vernon.",
    "work": "The Belt and Road Initiative followed the Winter Olympics.",
    "opening words": "Against Wind. Oddly Quiet Streets. Stunned Voters wept.",
    "days": "On Saturday April 3 and in May, June and August it rained.",
    "party": "Tea Party Republicans and African American Democrats voted.",
    "department": "The Justice Department and the Interior Ministry refused.",
    "peoples joined": "The China-Russia pact and the Russian-Chinese talks.",
    "article in front": "The Harriet Blane Prize and a Cuba trip.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_not_a_person(text):
    whole, entities = read(text)
    assert told(whole, entities) == {}


THINGS = {
    "ministry": (
        "The Chinese Foreign Ministry said no.",
        "body",
        {"Chinese Foreign Ministry": ["Chinese Foreign Ministry"]},
    ),
    "department of": (
        "The U.S. Department of Health and Human Services agreed.",
        "body",
        {"U.S. Department of Health and Human Services": ["U.S. Department of Health and Human Services"]},
    ),
    "elementary school": (
        "The fire began at Quarry Elementary.",
        "body",
        {"Quarry Elementary": ["Quarry Elementary"]},
    ),
    "company": (
        "He sold Quarn Corp. to Brule Ltd.",
        "body",
        {"Quarn Corp": ["Quarn Corp"], "Brule Ltd": ["Brule Ltd"]},
    ),
    "acronym in brackets": (
        "The Northern Fishing Board (NFB) met. The NFB said no.",
        "body",
        {"Northern Fishing Board": ["Northern Fishing Board", "NFB", "NFB"]},
    ),
    "taken up": (
        "The Nordian Foreign Ministry met. The ministry said no.",
        "body",
        {"Nordian Foreign Ministry": ["Nordian Foreign Ministry", "The ministry"]},
    ),
    "shorter name": (
        "The Chinese Foreign Ministry met. Later the Foreign Ministry denied it.",
        "body",
        {"Chinese Foreign Ministry": ["Chinese Foreign Ministry", "Foreign Ministry"]},
    ),
    "medium": ("According to the AP, it rained.", "body", {"AP": ["AP"]}),
    "countries and capitals": (
        "Moscow and Beijing met in Washington, D.C., and in the U.S. state of Ohio.",
        "place",
        {
            "Moscow": ["Moscow"],
            "Beijing": ["Beijing"],
            "Washington": ["Washington", "D.C."],
            "U.S.": ["U.S."],
            "Ohio": ["Ohio"],
        },
    ),
    "town by its state": (
        "He lives in Lower Elm, Ohio.",
        "place",
        {"Lower Elm": ["Lower Elm"], "Ohio": ["Ohio"]},
    ),
    "us is no country": ("Give it to us. It is up to us.", "place", {}),
}


@pytest.mark.parametrize(("text", "kind", "wanted"), THINGS.values(), ids=THINGS)
def test_things(text, kind, wanted):
    whole, entities = read(text)
    assert told(whole, entities, kind) == wanted


HEADLINES = {
    "title case": (
        "Tarrow Tells Quist New Plan Will Fail",
        "Bill Tarrow told Bella Quist that the plan would fail.",
        {"Bill Tarrow": ["Tarrow", "Bill Tarrow"], "Bella Quist": ["Quist", "Bella Quist"]},
    ),
    "capitals": (
        "QUIST BEATS TARROW IN STUNNING UPSET",
        "Bella Quist beat Bill Tarrow.",
        {"Bella Quist": ["QUIST", "Bella Quist"], "Bill Tarrow": ["TARROW", "Bill Tarrow"]},
    ),
    "full name above": (
        "Mayor Bella Quist Wins Third Term After Long Night",
        "Quist won a third term.",
        {"Bella Quist": ["Bella Quist", "Quist"]},
    ),
}


@pytest.mark.parametrize(("headline", "text", "wanted"), HEADLINES.values(), ids=HEADLINES)
def test_headlines(headline, text, wanted):
    whole, entities = read(text, headline)
    assert told(whole, entities) == wanted


# Each row: the text, and for the words in ⟦brackets⟧, in order, whom they mean ("" for nobody).
WHO = {
    "same sentence": ("Ann Bell said ⟦she⟧ would go.", ["Ann Bell"]),
    "gender decides": ("Ann Bell met Bob Carr. ⟦He⟧ waved. ⟦She⟧ left.", ["Bob Carr", "Ann Bell"]),
    "subject before object": ("Bob Carr met Cy Dunn on Monday. ⟦He⟧ was late.", ["Bob Carr"]),
    "subject behind a long relative clause": (
        "Cy Dunn said the dam was safe. ⟦He⟧ said it would last.\nBob Carr, whose town, mill and bridge"
        " have leaned on the dam since its opening in May 2022, praised it in talks with Dunn. ⟦He⟧ left.",
        ["Cy Dunn", "Bob Carr"],
    ),
    "a new subject goes on": (
        "Cy Dunn said ⟦he⟧ was glad. ⟦He⟧ said it was a good day. Bob Carr thanked Dunn. ⟦He⟧ waved.",
        ["Cy Dunn", "Cy Dunn", "Bob Carr"],
    ),
    "somebody else's clause behind a relative one": (
        "In talks with Cy Dunn, who came late, Bob Carr praised the dam. ⟦He⟧ left.",
        ["Bob Carr"],
    ),
    "object is not the subject": (
        "Bob Carr spoke first. Cy Dunn thanked ⟦him⟧ for it.",
        ["Bob Carr"],
    ),
    "owner": ("Bob Carr sold ⟦his⟧ house.", ["Bob Carr"]),
    "attribution goes on": (
        "“It is late,” Bob Carr said on Monday.\n“We are tired of Cy Dunn,” ⟦he⟧ said.",
        ["Bob Carr"],
    ),
    "inverted attribution": (
        "“It is late,” said Ann Bell. ⟦She⟧ added that Jane Moss was ill.",
        ["Ann Bell"],
    ),
    "not the quoted person": (
        "Bob Carr spoke on Monday. “Cy Dunn is a liar,” ⟦he⟧ said.",
        ["Bob Carr"],
    ),
    "told of in somebody's words": ("Bob Carr saw Cy Dunn. “⟦He⟧ is a liar,” Carr said.", ["Cy Dunn"]),
    "told of in words begun before": (
        "Cy Dunn lost. “I like Cy Dunn,” Bob Carr said. “⟦He⟧ is kind.”",
        ["Cy Dunn"],
    ),
    "opening phrase": ("In ⟦his⟧ speech, President Bob Carr praised the town.", ["Bob Carr"]),
    "somebody without a name": ("Bob Carr left. A spokesman said ⟦he⟧ was tired of it.", [""]),
    "his wife": ("Bob Carr left. His wife said ⟦she⟧ was glad.", [""]),
    "gender from a title": ("Mrs. Quarn and Mr. Trask met. ⟦She⟧ left.", ["Quarn"]),
    "gender from a role": (
        "Chris Vale, the first congresswoman of the town, met Bob Carr. ⟦She⟧ left.",
        ["Chris Vale"],
    ),
    "several": ("Bob Carr and Ann Bell met in Rome. ⟦They⟧ signed a treaty.", ["Ann Bell+Bob Carr"]),
    "they both": ("Bob Carr arrived early and Ann Bell met him. ⟦They⟧ both ate.", ["Ann Bell+Bob Carr"]),
    "others between": ("Bob Carr and Ann Bell met. Many officials came. ⟦They⟧ ate.", [""]),
    "the two leaders": (
        "Russian President Bob Carr met Chinese President Ann Bell. ⟦The two leaders⟧ dined.",
        ["Ann Bell+Bob Carr"],
    ),
    "nationality and wider role": (
        "Russian President Bob Carr met Chinese President Cy Dunn. ⟦The Russian leader⟧ left."
        " ⟦The Chinese leader⟧ stayed.",
        ["Bob Carr", "Cy Dunn"],
    ),
    "the other one's nationality": (
        "Russian President Bob Carr left at the invitation of President Cy Dunn. ⟦The French leader⟧ stayed.",
        ["Cy Dunn"],
    ),
    "nobody's nationality": (
        "President Bob Carr left at the invitation of President Cy Dunn. ⟦The French leader⟧ stayed.",
        [""],
    ),
    "party and state": (
        "Sen. Bob Carr (R-Ohio) met Sen. Cy Dunn (D-N.C.). ⟦The Ohio Republican⟧ left."
        " ⟦The Democrat⟧ and ⟦the North Carolina senator⟧ are one.",
        ["Bob Carr", "Cy Dunn", "Cy Dunn"],
    ),
    "party in front": (
        "Republican Bob Carr met Democrat Ann Bell. ⟦The GOP nominee⟧ left."
        " ⟦The Democratic candidate⟧ stayed.",
        ["Bob Carr", "Ann Bell"],
    ),
    "another office": ("President Bob Carr left. ⟦The vice president⟧ stayed.", [""]),
    "kin of who bears the office": (
        "President Vale spoke. His daughter, Ann Vale, sang. ⟦The president⟧ clapped.",
        ["Vale"],
    ),
    "role from an apposition": (
        "Bob Carr, the county sheriff, met Ann Bell. ⟦The sheriff⟧ left.",
        ["Bob Carr"],
    ),
    "role in front": (
        "The county sheriff, Ann Bell, spoke. Bob Carr listened. ⟦The sheriff⟧ smiled.",
        ["Ann Bell"],
    ),
    "role in small letters": (
        "Campaign manager Ann Bell met spokesman Bob Carr. ⟦The spokesman⟧ left.",
        ["Bob Carr"],
    ),
    "age": ("Bob Carr, 45, met Cy Dunn, 61. ⟦The 45-year-old⟧ left.", ["Bob Carr"]),
    "role of nobody known": ("Bob Carr, a baker, left. ⟦The governor⟧ stayed.", [""]),
    "another country's": ("Russian President Bob Carr left. ⟦The French president⟧ stayed.", [""]),
    "former is somebody else": ("President Bob Carr left. ⟦The former president⟧ stayed.", [""]),
    "known by less": (
        "Radio host Bob Carr spoke for an hour. ⟦The Arden FM host⟧ complained.",
        ["Bob Carr"],
    ),
    "known by less, another in mind": (
        "Radio host Bob Carr spoke for an hour. Cy Dunn listened. ⟦The Arden FM host⟧ complained.",
        [""],
    ),
    "party of a wider office": (
        "Rep. Bob Carr met Ann Bell. ⟦The Republican congressman⟧ left.",
        ["Bob Carr"],
    ),
    "two presidents, none meant": (
        "President Bob Carr and President Cy Dunn met and ate. ⟦The president⟧ left.",
        [""],
    ),
}


@pytest.mark.parametrize(("marked", "wanted"), WHO.values(), ids=WHO)
def test_who_is_meant(marked, wanted):
    parts = marked.replace("⟧", "⟦").split("⟦")
    spans = []
    at = 0
    for number, part in enumerate(parts):
        if number % 2:
            spans.append(Span(at, at + len(part)))
        at += len(part)
    _, entities = read("".join(parts))
    found = [
        "+".join(sorted(e.name for e in entities if any(m.span == span for m in e.mentions)))
        for span in spans
    ]
    assert found == wanted


SURNAMES = {
    "courtesy titles": (
        "Bill Tarrow and Hilda Tarrow came. ⟦Mrs. Tarrow⟧ spoke. ⟦Mr. Tarrow⟧ did not.",
        ["Hilda Tarrow", "Bill Tarrow"],
    ),
    "last one told of": (
        "Kevin Stane spoke. ⟦Stane⟧ left.\nAnn Bell sang.\nMary Stane danced. ⟦Stane⟧ fell.",
        ["Kevin Stane", "Mary Stane"],
    ),
    "main person": (
        "Mayor Hilda Tarrow won. Mayor Hilda Tarrow smiled. Hilda Tarrow, wife of Bill Tarrow, waved."
        " ⟦Tarrow⟧ will serve.",
        ["Hilda Tarrow"],
    ),
    "given names": (
        "Bill Tarrow and Hilda Tarrow came. ⟦Hilda⟧ sang; ⟦Bill⟧ slept.",
        ["Hilda Tarrow", "Bill Tarrow"],
    ),
    "one surname for both": ("⟦Bill⟧ and Hilda Tarrow came. Tarrow waved.", ["Bill Tarrow"]),
}


@pytest.mark.parametrize(("marked", "wanted"), SURNAMES.values(), ids=SURNAMES)
def test_two_of_one_surname(marked, wanted):
    parts = marked.replace("⟧", "⟦").split("⟦")
    _, entities = read("".join(parts))
    at = 0
    found = []
    for number, part in enumerate(parts):
        if number % 2:
            entity = entity_at(entities, at + len(part) - 1)
            found.append(entity.name if entity else "")
        at += len(part)
    assert found == wanted


def test_roles_and_gender_are_told():
    _, entities = read("Russian President Bob Carr met Ann Bell, the county sheriff.")
    bob, ann = (e for e in entities if e.kind == "person")
    assert (bob.roles, bob.gender) == (("Russian President",), "m")
    assert (ann.roles, ann.gender) == (("county sheriff",), "f")


@pytest.mark.parametrize(
    "name",
    [
        "Ann Bell of New Mexico",
        "Ann Bell (D-N.M.)",
        "Ann Bell, Democrat of New Mexico",
        "Ann Bell, D-N.M.",
        "Ann Bell, 61",
    ],
)
def test_an_office_behind_where_somebody_is_elected(name):
    _, entities = read(f"President Carr spoke. Senator {name}, the opposition leader, wrote to Mr. Carr.")
    carr, ann = (e for e in entities if e.kind == "person")
    assert "opposition leader" in ann.roles
    assert not [mention for mention in carr.mentions if mention.form == "role"]


def test_roles_behind_a_verb():
    _, entities = read(
        "Bob Carr, who is now secretary of the council, met Ann Bell. She was the mayor of Elm."
    )
    bob, ann = (e for e in entities if e.kind == "person")
    assert bob.roles == ("secretary of the council",)
    assert ann.roles == ()


def test_forms():
    text, entities = read("Bob Carr said he was sorry. Carr, the mayor, left. The mayor ate.")
    (bob,) = (e for e in entities if e.kind == "person")
    assert [(m.span.of(text), m.form) for m in bob.mentions] == [
        ("Bob Carr", "full"),
        ("he", "pronoun"),
        ("Carr", "short"),
        ("The mayor", "role"),
    ]


def test_helpers():
    text, entities = read("Hilda Tarrow's lawyer Bob Carr met her. The mayor, Ann Bell, left.")
    whole = Span(0, text.index(" met"))
    assert resolve(entities, whole, text).name == "Bob Carr"
    assert [e.name for e in entities_in(entities, whole)] == ["Hilda Tarrow", "Bob Carr"]
    assert people_in(entities, Span(0, len(text))) == ("Hilda Tarrow", "Bob Carr", "Ann Bell")
    assert entity_at(entities, text.index("her.")).name == "Hilda Tarrow"
    assert entity_at(entities, text.index(" met")) is None


def test_bylines_and_navigation_name_nobody():
    text = "By Ann Bell\nBob Carr left.\nRelated: Cy Dunn sings"
    blocks = (Block(0, 11, "byline"), Block(12, 26, "body"), Block(27, len(text), "boilerplate"))
    article = Article(id="a", path="a.txt", text=text, blocks=blocks, outlet_label="A")
    assert [e.name for e in annotate(NLP, article).entities] == ["Bob Carr"]


def test_component_alone():
    nlp = spacy.blank("en")
    nlp.add_pipe("digest_names")
    doc = nlp("Bob Carr left.\n\nHe was tired.")
    (bob,) = marks(doc).entities
    assert [m.span.of(doc.text) for m in bob.mentions] == ["Bob Carr", "He"]


PIECES = (
    "President Bob Carr the Russian leader he She said of and Mr. O' ’s “ ” \" (R-Ohio) , . \n U.S. 45 Kim"
    " Jong Un von der Jr. both two leaders they İ ß \u200b - ministry Ministry his wife R-S.C. el-Roe"
    " 45-year-old China-Russia"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split(" ")) | st.text(max_size=6), max_size=40).map(" ".join))
def test_any_text(text):
    entities = find(text, (Block(0, len(text), "body"),), ())
    for entity in entities:
        assert entity.name
        assert list(entity.mentions) == sorted(set(entity.mentions))
        assert all(0 <= m.start < m.end <= len(text) for m in entity.mentions)
    assert list(entities) == sorted(entities, key=lambda e: (e.mentions[0], e.name))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A",
        "“",
        '"',
        "1",
        " ",
        "President ",
        "Bob Carr ",
        "he ",
        "of ",
        "The two leaders ",
        "A. ",
        "von ",
        "(R-",
        "'s",
    ],
    ids=repr,
)
def test_long_lines_take_linear_time(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find(text, (Block(0, len(text), "body"),), ())
        return time.process_time() - start

    seconds(1_000)
    short, long = seconds(20_000), seconds(80_000)
    assert long < 12 * short + 0.5


def test_a_trained_pipeline_is_listened_to():
    """Its entities add what rules do not see, and settle what they are in doubt about."""
    text = "Qorvane Trellick and Zumra fell into the Brindle. Stormy Weather Reports wept over Gondar."
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Qorvane Trellick"},
            {"label": "PERSON", "pattern": "Zumra"},
            {"label": "ORG", "pattern": "Brindle"},
            {"label": "GPE", "pattern": "Gondar"},
            {"label": "DATE", "pattern": "Weather"},
        ]
    )
    nlp.add_pipe("digest_names")
    found = {e.name: e.kind for e in marks(nlp(text)).entities}
    assert found["Qorvane Trellick"] == found["Zumra"] == "person"
    assert (found["Brindle"], found["Gondar"]) == ("body", "place")
    assert "Weather" not in found


def test_parts_of_speech_are_listened_to():
    """A capitalised word that the tagger takes for a common noun is no name."""
    text = "The Glimmer and Ann Bell fell."
    nlp = spacy.blank("en")
    plain = {e.name for e in marks(_named(nlp, text)).entities}
    tagger = spacy.blank("en")
    ruler = tagger.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{}]], attrs={"POS": "NOUN"})
    ruler.add(patterns=[[{"ORTH": {"IN": ["Ann", "Bell"]}}]], attrs={"POS": "PROPN"})
    tagged = {e.name for e in marks(_named(tagger, text)).entities}
    assert (plain, tagged) == ({"Glimmer", "Ann Bell"}, {"Ann Bell"})


def _named(nlp, text):
    nlp.add_pipe("digest_names")
    return nlp(text)
