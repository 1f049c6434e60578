"""Judging words of one article alone. All of it made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.comparison.wording.colouring import MOST, colouring
from digest.comparison.wording.evaluations import sections
from digest.language.pipeline import annotate, pipeline
from digest.model import Article, Block, Reading, Span

NLP = pipeline()


def reading(id: str, text: str) -> Reading:
    article = Article(
        id=id, path=f"{id}.txt", text=text, blocks=(Block(0, len(text), "body"),), outlet_label=id
    )
    return annotate(NLP, article)


def phrases(*texts: str) -> list[list[str]]:
    found = colouring(tuple(reading(str(n), text) for n, text in enumerate(texts)))
    return [[term.term for term in found[str(n)]] for n in range(len(texts))]


CASES = {
    "a word that judges": (
        ("The mayor met a scathing report on the ferry.", "The mayor met a report on the ferry."),
        [["scathing report"], []],
    ),
    "both judge, each in its way": (
        ("It was an explosive hearing.", "It was a heated hearing."),
        [["explosive hearing"], ["heated hearing"]],
    ),
    "the other has the word, too": (
        ("The mayor met a scathing report.", "A report so scathing had never been seen."),
        [[], []],
    ),
    "in somebody's words": (
        ("“It is a scathing report,” Mayor Ada Lund said.", "The mayor met a report."),
        [[], []],
    ),
    "a picture for a crowd, with what it is of": (
        ("The guild sent a phalanx of notaries to the pier.", "The guild sent notaries to the pier."),
        [["phalanx of notaries"], []],
    ),
    "an adverb with its verb": (
        ("The growers fiercely opposed the canal.", "The growers opposed the canal."),
        [["fiercely opposed"], []],
    ),
    "a verb in front is none of the thing": (
        ("The canal will face intense opposition.", "The canal is to come."),
        [["intense opposition"], []],
    ),
    "an adverb behind its verb": (
        ("The growers objected vehemently to the canal.", "The growers wrote of the canal."),
        [["objected vehemently"], []],
    ),
    "a verb": (
        ("Aldermen were scrambling to find a boat.", "Aldermen tried to find a boat."),
        [["scrambling"], []],
    ),
    "a judgement behind the verb": (
        ("The search was futile.", "The search ended."),
        [["futile"], []],
    ),
    "a phrase": (
        ("The guild backed down on Monday.", "The guild gave its assent on Monday."),
        [["backed down"], []],
    ),
    "told as somebody's words": (
        ("Mayor Ada Lund said that the guild had peddled a shoddy map.", "The guild sold a map."),
        [[], []],
    ),
    "denied": (
        ("The guild did not see a fiasco. It was no scathing report.", "The guild saw a report."),
        [[], []],
    ),
    "a participle that is the verb": (
        ("The growers disputed claims of the guild.", "The growers met the guild."),
        [[], []],
    ),
    "a plain colour": (
        ("A strong boat and a packed hall met with a strong rebuke.", "A boat lay there."),
        [["strong rebuke"], []],
    ),
    "part of a name or of a compound": (
        ("She read The Dubious Triumph Gazette and an insult-proof book.", "She read a book."),
        [[], []],
    ),
    "the same picture in both": (
        ("The guild backed down.", "On Monday the guild backed down, too."),
        [[], []],
    ),
    "no word that judges": (("The mayor met a long report.", "The mayor met a report."), [[], []]),
}


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_who_colours(texts, expected):
    assert phrases(*texts) == expected


def test_the_evidence_is_the_phrase_and_the_opening_comes_first():
    text = "The ferry sank. It rained. It rained on. Divers came. A shabby end. A dismal summer."
    one = reading("a", "The ferry met a fierce storm. " + text)
    (first, *rest) = colouring((one, reading("b", "The ferry sank.")))["a"]
    assert first.term == "fierce storm"
    assert all(span.of(one.article.text) == term.term for term in (first, *rest) for span in term.evidence)


def test_no_evaluation_is_listed_in_two_sections():
    listed = sections()
    assert set(listed) == {"nouns", "verbs", "forms", "adverbs", "phrases", "plain", "bearing"}
    entries = [entry for name in ("verbs", "forms", "adverbs", "phrases") for entry in listed[name]]
    assert sorted({entry for entry in entries if entries.count(entry) > 1}) == []


def test_long_lines_take_linear_time():
    text = "so dubious a phalanx of " * 4000
    one = Reading(
        article=Article(
            id="a", path="a.txt", text=text, blocks=(Block(0, len(text), "body"),), outlet_label="a"
        ),
        words=(),
        sentences=(Span(0, len(text)),),
        lede=None,
    )
    colouring((one, reading("b", "The ferry sank.")))


def test_an_event_of_one_article_has_none():
    assert colouring((reading("a", "It was a scathing report."),)) == {}


@given(st.lists(st.text(max_size=120), min_size=2, max_size=3))
@settings(max_examples=25, deadline=None)
def test_any_text(texts):
    assert all(len(terms) <= MOST for terms in phrases(*texts))
