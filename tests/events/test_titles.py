"""Titles say what the articles share; addresses are readable, short and never taken twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.events import deeds
from digest.events.compose import arrange, compose
from digest.events.fingerprint import Fingerprint
from digest.events.slugs import slug
from digest.events.titles import headline, plain_date
from tests.events.newsroom import look_alikes, print_of

PRINTS, TRUTH = look_alikes()


def of(happening: str) -> list[Fingerprint]:
    return [f for f in PRINTS if TRUTH[f.article] == happening]


def event_of(prints):
    (event,) = compose(prints, [[f.article for f in prints]])
    return event


@pytest.mark.parametrize(
    ("happening", "title"),
    [
        ("veldhaven", "Ada Lund and Piet Moor meet in Veldhaven"),
        ("torvay-spring", "Strong quake kills 10 on southern island"),
        ("fairmart-tolbridge", "Tolbridge Fairmart burns, man held"),
        ("hired", "Otters hire Jo Brandt as coach"),
    ],
)
def test_titles(happening, title):
    assert event_of(of(happening)).title == title


def test_a_composed_title_has_the_day_where_it_is_one():
    prints = [
        print_of("a", "Ada Lund met Piet Moor in Veldhaven on March 14, 2031, to talk of fish."),
        print_of("b", "In Veldhaven, Ada Lund and Piet Moor had a meeting on fish on Friday."),
    ]
    event = event_of(prints)
    assert event.title == "Ada Lund and Piet Moor meet in Veldhaven, 14 March 2031"
    assert event.id == "ada-lund-and-piet-moor-meet-in-veldhaven-2031-03-14"
    assert (event.first, event.last, event.place) == ("2031-03-14", "2031-03-14", "Veldhaven")
    assert [p.name for p in event.people] == ["Ada Lund", "Piet Moor"]


def test_a_disaster_is_named_with_its_place_only_if_the_headlines_do():
    texts = [
        "A flood hit Marsh Town on Friday and closed the bridge.",
        "Water closed the bridge: a flood in Marsh Town.",
    ]
    named = [
        print_of(n, t, title=f"{w} in Marsh Town")
        for n, t, w in zip("ab", ["In Marsh Town, " + t for t in texts], ["Flood", "Floods"], strict=True)
    ]
    assert event_of(named).title == "Flood in Marsh Town"
    other = [
        print_of(n, t, title="Bridge closed for weeks to come") for n, t in zip("ab", texts, strict=True)
    ]
    assert event_of(other).title == "Bridge closed for weeks to come"


def test_an_event_of_one_article_has_its_headline():
    assert (
        event_of([print_of("a", "Text of it.", title="“Otters win at last”")]).title == "Otters win at last"
    )
    assert event_of([print_of("a", "Otters beat Comets. Then they sang.")]).title == "Otters beat Comets"
    assert event_of([print_of("empty-file", "")]).title == "empty-file"


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("  Otters   win ", None, "Otters win"),
        ('"Otters win"', None, "Otters win"),
        ("‘Bad’ and ‘worse’", None, "‘Bad’ and ‘worse’"),
        ("Otters win - Ellery Courier", "Ellery Courier", "Otters win"),
        ("Otters win | Ellery Courier", "ellery courier", "Otters win"),
        ("Otters win - at last", "Ellery Courier", "Otters win - at last"),
        ("WATCH: Otters win", None, "Otters win"),
        ("Otters win.", None, "Otters win"),
        ("Made in U.S.", None, "Made in U.S."),
        ("“", None, "“"),
    ],
)
def test_headlines_are_cleaned(text, outlet, expected):
    assert headline(text, outlet) == expected


def test_plain_dates():
    assert plain_date("2031-03-04") == "4 March 2031"


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("Otters win!", "", "otters-win"),
        ("Łódź & Ærø: Straße", "", "lodz-aero-strasse"),
        ("Ada Lund’s boats", "2031-03-14", "ada-lunds-boats-2031-03-14"),
        ("渡轮搁浅", "", ""),
        ("渡轮搁浅", "2", "2"),
        ("x" * 90, "", "x" * 60),
        (
            "One two three of the four five six seven eight nine ten eleven",
            "",
            "one-two-three-of-the-four-five-six-seven-eight-nine-ten",
        ),
        (
            "Harbour closed for the winter after the ferry ran into the old pier wall",
            "",
            "harbour-closed-for-the-winter-after-the-ferry-ran",
        ),
    ],
)
def test_slugs(text, suffix, expected):
    assert slug(text, suffix) == expected


@given(st.text(max_size=120), st.sampled_from(["", "2", "2031-03-14", "2031-03-14-12"]))
def test_a_slug_is_an_address(text, suffix):
    made = slug(text, suffix)
    assert len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")


def test_addresses_collide_without_harm():
    prints = [print_of(n, f"{n} {n}{n} fish.", title="Otters win") for n in "abc"]
    ids = [e.id for e in compose(prints, [["a"], ["b"], ["c"]])]
    assert ids == ["otters-win", "otters-win-2", "otters-win-3"]


def test_events_are_sorted_newest_first_and_undated_last():
    events = arrange([*PRINTS, print_of("x", "It sank on Friday.", published="2031-03-16")]).events
    assert [e.last for e in events][:2] == ["2031-03-14", None]
    rest = [e.id for e in events if e.last is None]
    assert rest == sorted(rest)


def test_why_they_stand_together():
    why = event_of(of("torvay-spring")).why
    terms = {w.term: w.articles for w in why}
    assert terms["Torvay"] == ("torvay-spring-0", "torvay-spring-1", "torvay-spring-2")
    assert "Emin Darow" in terms
    assert not any(term.islower() and len(term) < 3 for term in terms)
    assert event_of(of("hired")[:1]).why == ()


def test_the_nearest_other_event_is_its_look_alike():
    events = {e.id: e for e in arrange(PRINTS).events}
    of_article = {a: e for e in events.values() for a in e.articles}
    for one, other in (("torvay-spring", "torvay-winter"), ("hired", "fired"), ("veldhaven", "karsk")):
        assert of_article[f"{one}-0"].nearest == of_article[f"{other}-0"].id


def test_columns_stand_by_outlet():
    prints = [
        print_of(n, "Otters win in Ellery.", outlet=o)
        for n, o in (("a", None), ("b", "Zeta"), ("c", "Alpha"), ("d", "Zeta"))
    ]
    assert event_of(prints).articles == ("c", "b", "d", "a")


def of_texts(*texts, titles=()):
    return event_of(
        [print_of(f"t{i}", text, title=titles[i] if titles else None) for i, text in enumerate(texts)]
    )


def test_capitals_of_a_headline_make_no_person():
    lines = "The ferry ran aground off Port Ellery on Friday, and tugs pulled it free at noon."
    event = of_texts(
        f"Lund Ellery-Karsk\n\nAda Lund went aboard. {lines}",
        f"Lund Ellery-Karsk\n\nAda Lund went aboard too. {lines}",
        titles=("Lund Ellery-Karsk", "Lund Ellery-Karsk"),
    )
    assert [p.name for p in event.people] == ["Ada Lund"]


ONE_ARTICLE = {
    "named twice": ("Far below, Rena Castell waved. Ms. Castell is nine.", True),
    "with a title": ("Far below stood Mayor Rena Castell.", True),
    "once": ("Far below stood Rena Castell.", False),
}


@pytest.mark.parametrize(("last", "listed"), ONE_ARTICLE.values(), ids=ONE_ARTICLE)
def test_whom_one_article_alone_names(last, listed):
    opening = "Ada Lund ran the ferry Orla aground off Port Ellery on Friday. " + "It was a dark night. " * 40
    event = of_texts(opening, opening + last)
    assert [p.name for p in event.people] == ["Ada Lund"] + ["Rena Castell"] * listed


def test_titles_months_and_common_words_are_no_reason():
    text = "President Ada Lund was in Port Ellery in October, when the President is also at the regatta."
    terms = {w.term for w in of_texts(text, text).why}
    assert {"Ada Lund", "regatta"} <= terms
    assert not {t.lower() for t in terms} & {"president", "october", "is", "was", "also", "when"}


COMPOSED = {
    # headlines (one an article), the sentence that opens each article, the title
    "an arrest": (
        ["Mayor Lund arrested in dawn raid", "Police arrest ex-mayor Ada Lund"],
        "Police arrested Ada Lund in Veldhaven on 14 March 2031.",
        "Ada Lund arrested in Veldhaven, 14 March 2031",
    ),
    "told of by one article alone": (
        ["Disgraced Lund jailed for nine years"],
        "Ada Lund was sentenced to nine years in Veldhaven on 14 March 2031.",
        "Ada Lund sentenced, 14 March 2031",
    ),
    "a death": (
        ["Ada Lund, mayor of the bridges, dies at 91", "Death of Ada Lund: a life in pictures"],
        "Ada Lund died in Veldhaven on 14 March 2031.",
        "Death of Ada Lund in Veldhaven, 14 March 2031",
    ),
    "a resignation, owned": (
        ["Lund’s resignation stuns Veldhaven", "Ada Lund quits"],
        "Ada Lund announced her resignation on 14 March 2031; she quits in May.",
        "Resignation of Ada Lund, 14 March 2031",
    ),
    "a visit": (
        ["Lund visits Karsk", "Ada Lund arrives in Karsk"],
        "Ada Lund began a visit in Karsk on 14 March 2031, and visits a school.",
        "Ada Lund visits Karsk, 14 March 2031",
    ),
    "two meet, in one article": (
        ["Lund and Moor meet again, hail ties"],
        "Ada Lund and Piet Moor met in Karsk on 14 March 2031.",
        "Ada Lund and Piet Moor meet in Karsk, 14 March 2031",
    ),
    "a strike": (
        ["Karsk dockers begin strike", "Strike of workers halts Karsk port", "Karsk port stands still"],
        "Dockers began a strike in Karsk on 14 March 2031, their union said, and workers sang.",
        "Strike in Karsk, 14 March 2031",
    ),
}


@pytest.mark.parametrize(("headlines", "opening", "title"), COMPOSED.values(), ids=COMPOSED)
def test_a_title_says_what_happened_to_whom(headlines, opening, title):
    assert of_texts(*[opening] * len(headlines), titles=headlines).title == title


NOT_COMPOSED = {
    # an opening that has all the words, and a headline that does not say it
    "asked for": "Union presses Lund to resign",
    "demanded": "Lund must be arrested, calls for protest say",
    "denied": "Lund denies she resigned",
    "a question": "Lund to resign?",
    "looked back to": "Protests grow after Lund arrested",
    "of two": "Lund and Moor arrested",
    "behind a preposition": "Aide to Lund arrested",
    "of nobody known": "Ex-mayor arrested",
    "planned": "Lund may be sentenced",
}


@pytest.mark.parametrize("headline", NOT_COMPOSED.values(), ids=NOT_COMPOSED)
def test_a_headline_that_does_not_say_so_stands(headline):
    opening = "Ada Lund resigned, was arrested and was sentenced in Karsk on 14 March 2031."
    assert of_texts(opening, titles=[headline]).title == headline


def test_a_title_takes_what_most_articles_share_not_what_one_says():
    openings = ["Ada Lund spoke of the bridge in Karsk.", "Ada Lund opened the bridge in Karsk."] * 2
    event = of_texts(*openings, titles=["Lund arrested", "Lund opens bridge", "Bridge opened", "Bridge open"])
    assert "arrested" not in event.title


def test_of_two_headlines_the_plain_one_stands():
    opening = "The council of Karsk rejected the lamp tax of Ada Lund by 14 votes to 9."
    titles = ["Council slams shameless Lund lamp tax in Karsk", "Council of Karsk rejects Lund lamp tax"]
    assert of_texts(opening, opening, titles=titles).title == titles[1]


def test_one_beats_another_only_in_that_order():
    happening = [h.title for h in deeds.happenings().of_two]
    told = [
        [(happening[d.happening], d.names) for d in deeds.of_two(headline, ["Ellery Otters", "Karsk Comets"])]
        for headline in ("Otters beat Comets 3-1", "Comets edge the Otters", "Otters could beat Comets")
    ]
    assert told == [
        [("{one} beat {other}", ("Ellery Otters", "Karsk Comets"))],
        [("{one} beat {other}", ("Karsk Comets", "Ellery Otters"))],
        [],
    ]


def test_every_happening_has_a_title_and_words():
    found = deeds.happenings()
    for happening in (*found.between_two, *found.of_one, *found.of_two, *found.somewhere):
        assert happening.title
        assert happening.forms or happening.after
    assert all("{who}" in h.title for h in found.of_one)
    assert all({"{one}", "{other}"} <= set(h.title.split()) for h in found.of_two)


@given(st.text(max_size=400))
def test_no_headline_breaks_the_patterns(headline):
    for names in (["Ada Lund", "Piet Moor"], [headline[:40] or "x"]):
        if all(name.split() for name in names):
            list(deeds.of_one(headline, names))
            list(deeds.of_two(headline, names))


@pytest.mark.parametrize("part", ["Lund ", "of Lund ", "Lund's ", ", ", "arrested "])
def test_long_headlines_take_little_time(part):
    list(deeds.of_one(part * 200_000, ["Ada Lund"]))
    list(deeds.of_two(part * 200_000, ["Ada Lund", "Piet Moor"]))


def test_a_name_is_shared_by_those_that_have_all_of_it():
    texts = (
        "Local Harbour Party members met Ada Velk in Port Ellery. The Harbour Board of Trade was there.",
        "The Harbour Party met Ida Velk, and Ada Quist, in Port Ellery.",
        "A member of the Harbour Party was asked. Ada Quist left Port Ellery.",
    )
    shared = {w.term: len(w.articles) for w in of_texts(*texts).why}
    assert shared["Harbour Party"] == 3
    assert "Local Harbour Party" not in shared
    assert "Ada" not in shared
