"""What a figure counts as a heading: a noun phrase, or nothing."""

from __future__ import annotations

import pytest

from digest.language import pipeline as language
from digest.model import Article, Block

LABELS = [
    ("He put the loss at nearly 40 million crowns.", "40 million crowns", "loss"),
    ("The fire caused damage of 38.5 million crowns.", "38.5 million crowns", "damage"),
    ("Mayor Irena Vosk brokered a pay deal worth 4.2 million crowns.", "4.2 million crowns", "pay deal"),
    ("Trade between Arvia and Sorrel hit $9 billion.", "$9 billion", "Trade between Arvia and Sorrel"),
    ("The estimated cost rose to $5 million.", "$5 million", "estimated cost"),
    ("Prices of oil fell by 5 percent.", "5 percent", "Prices of oil"),
    ("The damaged bridge cost $3 million.", "$3 million", "damaged bridge"),
    ("About 62 percent of the island's goods come by ferry.", "62 percent", "island"),
    ("The leaders have met 40 times.", "40 times", None),
    ("The Harbor Board, which has met 12 times, resigned.", "12 times", None),
    ("I've been here 19 years.", "19 years", None),
    ("The Senate voted 97-1 to pass it.", "97", None),
    ("Police arrested 14 men.", "14", "men"),
    ("Roe spoke after five past and present Arden senators left.", "five", "past and present Arden senators"),
    ("Roe spoke before nine came and five men left.", "nine", None),
    ("Not enough to reach 51.", "51", None),
    ("With 23 currently kept by the Ferrymen, all is open.", "23", None),
    ("There are 89 freshmen running.", "89", "freshmen"),
    ("Voters favored Roe over a Lantern one by 46 percent.", "46 percent", None),
    ("He was suspended for 60 days.", "60 days", None),
    ("A 60-day suspension was given.", "60-day", "suspension"),
    ("This is the number one thing.", "number one", None),
    ("In 1998's Roe v. Poe the court ruled.", "1998", None),
    ("The survey found that 64 percent think it wrong.", "64 percent", "survey"),
    ("Two of the 19 May 3 marchers were told to leave.", "19", "marchers"),
    ("A 48-page report named cases of neglect.", "48", "page report"),
    ("A dozen newly elected aldermen came.", "A dozen", "newly elected aldermen"),
    ("The leak exposed information for approximately 182,000.", "182,000", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def nlp():
    return language.pipeline()


@pytest.mark.parametrize(("text", "figure", "wanted"), LABELS, ids=[f"{t[1]}-{t[0]}" for t in LABELS])
def test_a_label_is_a_noun_phrase(nlp, text, figure, wanted):
    article = Article(
        id="a", path="a", text=text, blocks=(Block(0, len(text), "body"),), outlet="a", outlet_label="a"
    )
    (found,) = [f for f in language.annotate(nlp, article).figures if f.text == figure]
    assert found.label == wanted
    assert wanted is None or wanted in text
