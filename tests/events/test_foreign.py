"""Articles whose language is not read join events through names, numbers and days."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from digest.events.compose import arrange
from digest.events.fingerprint import Fingerprint, fingerprint
from digest.events.foreign import joined
from digest.language.foreign import read
from tests.events.newsroom import article, print_of

FIRE = {
    "fire-1": (
        "Ferry Nadia Brandt burns in Port Lorrin",
        "The ferry Nadia Brandt caught fire in Port Lorrin on Thursday, and 214 passengers were taken off by "
        "tugs.\nHarbour master Jan Holub put the loss at 38.5 million crowns. Skerra Lines runs the ferry.",
        "2031-03-07",
    ),
    "fire-2": (
        "Skerra ferry destroyed by fire",
        "Fire destroyed the ferry Nadia Brandt in Port Lorrin on Thursday.\nJan Holub, the harbour master, "
        "said that 214 people had been rescued. Skerra Lines did not answer questions.",
        "2031-03-07",
    ),
}
TRIAL = {
    "trial-1": (
        "Court acquits Petra Malin in Sallow Green",
        "A court in Sallow Green acquitted the banker Petra Malin of fraud on Monday.\nProsecutor Rolf Ekdal "
        "had asked for six years. The bank lost 61 million crowns.",
        "2031-03-10",
    ),
}
STRANGE = {
    "fr-fire": (
        "fr",
        "Incendie à bord du Nadia Brandt à Port Lorrin",
        "Le ferry Nadia Brandt a pris feu jeudi à Port Lorrin. Les 214 passagers ont été évacués, selon le "
        "capitaine du port, Jan Holub.\nLa compagnie Skerra Lines perd 38,5 millions de couronnes.",
        "2031-03-07",
    ),
    "de-fire": (
        "de",
        "Fähre Nadia Brandt in Port Lorrin ausgebrannt",
        "Die Fähre Nadia Brandt ist in Port Lorrin verbrannt. Alle 214 Passagiere wurden gerettet, wie "
        "Hafenmeister Jan Holub sagte.\nDie Reederei Skerra Lines schwieg.",
        "2031-03-08",
    ),
    "es-trial": (
        "es",
        "Absuelven a Petra Malin en Sallow Green",
        "Un tribunal de Sallow Green absolvió el lunes a Petra Malin.\nEl fiscal Rolf Ekdal pedía "
        "seis años. El banco perdió 61 millones de coronas.",
        "2031-03-10",
    ),
    "fr-apples": (
        "fr",
        "La récolte de pommes bat un record à Valmorin",
        "Valmorin a vendu 12 400 tonnes de pommes, un record. La présidente, Louise Perrat, se félicite.",
        "2031-03-07",
    ),
    "fr-school": (
        "fr",
        "Une école ferme à Bréville",
        "L’école de Bréville fermera ses portes cet été, faute d’élèves. Le maire, Marc Odet, le regrette.",
        "2031-03-07",
    ),
}


def strange(name: str, **changes: str) -> Fingerprint:
    language, title, text, published = STRANGE[name]
    given = {"title": title, "published": published, **changes}
    return fingerprint(read(article(name, text, language=language, **given)))


def known() -> list[Fingerprint]:
    return [
        print_of(name, text, title=title, published=day)
        for name, (title, text, day) in {**FIRE, **TRIAL}.items()
    ]


def parts(prints: list[Fingerprint], **options: bool) -> set[tuple[str, ...]]:
    return {tuple(sorted(e.articles)) for e in arrange(prints, **options).events}


@pytest.mark.parametrize("ignore_dates", [False, True], ids=["with dates", "without dates"])
def test_each_joins_its_own_event_or_none(ignore_dates):
    found = parts([*known(), *map(strange, STRANGE)], ignore_dates=ignore_dates)
    assert found == {
        ("de-fire", "fire-1", "fire-2", "fr-fire"),
        ("es-trial", "trial-1"),
        ("fr-apples",),
        ("fr-school",),
    }


def test_the_order_does_not_matter():
    prints = [*known(), *map(strange, STRANGE)]
    wanted = parts(prints)
    assert parts(prints[::-1]) == wanted
    assert parts([*prints[3:], *prints[:3]]) == wanted


def test_they_come_together_without_an_article_that_is_read():
    found = parts([strange(name) for name in STRANGE])
    assert ("de-fire", "fr-fire") in found
    assert ("fr-apples",) in found
    assert ("fr-school",) in found


def test_a_later_happening_with_the_same_people_is_not_joined():
    assert ("fr-fire",) in parts([*known(), strange("fr-fire", published="2031-09-01")])


def test_between_two_events_that_are_as_near_none_is_chosen():
    prints = {f.article: f for f in (*known(), strange("fr-fire"))}
    twin = replace(prints["fire-1"], article="twin")
    apart = joined(
        (("fire-1",), ("twin",)),
        {"fire-1": prints["fire-1"], "twin": twin, "fr-fire": prints["fr-fire"]},
        lambda stem: 0.8,
        ignore_dates=False,
    )
    assert apart == (("fire-1",), ("fr-fire",), ("twin",))
    alone = joined(
        (("fire-1",), ("trial-1",)),
        {a: prints[a] for a in ("fire-1", "trial-1", "fr-fire")},
        lambda stem: 0.8,
        ignore_dates=False,
    )
    assert alone == (("fire-1", "fr-fire"), ("trial-1",))


def test_people_are_known_again_and_titles_stay_readable():
    (event,) = [e for e in arrange([*known(), *map(strange, STRANGE)]).events if "fire-1" in e.articles]
    holub = next(p for p in event.people if p.name == "Jan Holub")
    assert set(holub.articles) == {"fire-1", "fire-2", "fr-fire", "de-fire"}
    assert event.title in {title for title, _, _ in FIRE.values()} or "Port Lorrin" in event.title
    assert not {"fr-fire", "de-fire"} & event.dated.keys()


def test_a_fingerprint_holds_only_what_no_language_changes():
    found = strange("fr-fire")
    assert found.foreign
    assert not {"feu", "pris", "jeudi", "selon"} & set(found.stems.split(" "))
    assert {"nadia", "brandt", "214", "38.5"} <= set(found.stems.split(" "))
    assert found.days == ()


def test_many_stand_each_in_one_event():
    title, text, day = FIRE["fire-1"]
    prints = [
        print_of(
            f"n{i}",
            text.replace("Holub", f"Holub{i}").replace("Nadia", f"Nadia{i}"),
            title=title,
            published=day,
        )
        for i in range(3)
    ]
    language, name, words, when = STRANGE["fr-fire"]
    more = [
        fingerprint(
            read(
                article(
                    f"f{i}",
                    words.replace("Holub", f"Holub{i}"),
                    language=language,
                    title=name,
                    published=when,
                )
            )
        )
        for i in range(100)
    ]
    events = arrange([*prints, *more]).events
    assert sum(len(e.articles) for e in events) == len(prints) + len(more)
    assert len(set(itertools.chain.from_iterable(e.articles for e in events))) == len(prints) + len(more)
