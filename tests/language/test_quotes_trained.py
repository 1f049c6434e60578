"""Quotes with a trained pipeline in front: its tags and parse take the place of guesses."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from digest.language.marks import marks
from digest.language.quotes import Quotes
from digest.language.sentences import Sentences
from digest.model import Quote

VOCAB = spacy.blank("en").vocab


def quotes(doc: Doc) -> tuple[Quote, ...]:
    return marks(Quotes()(Sentences()(doc))).quotes


def test_a_tag_tells_a_verb_from_a_noun() -> None:
    tagged = Doc(
        VOCAB,
        words=["Roe", "flatly", "claims", "“", "no", "”", "."],
        pos=["PROPN", "ADV", "NOUN", *["PUNCT"] * 4],
    )
    bare = Doc(VOCAB, words=[t.text for t in tagged])
    assert [q.cue.text for q in quotes(bare) if q.cue] == ["claims"]
    assert quotes(tagged) == ()


def test_a_parse_gives_the_subject() -> None:
    words = ["Last", "spring", "workers", "glad", "gnomon", "said", "it", "rained", "."]
    heads = [1, 5, 5, 2, 3, 5, 7, 5, 5]
    deps = ["amod", "npadvmod", "nsubj", "amod", "npadvmod", "ROOT", "nsubj", "ccomp", "punct"]
    doc = Doc(VOCAB, words=words, heads=heads, deps=deps)
    (quote,) = quotes(doc)
    assert quote.speaker is not None
    assert quote.speaker.span.of(doc.text).startswith("workers")


def test_a_parse_gives_the_end_of_the_clause() -> None:
    words = ["Roe", "said", "it", "rained", "before", "leaving", "."]
    heads = [1, 1, 3, 1, 1, 4, 1]
    deps = ["nsubj", "ROOT", "nsubj", "ccomp", "prep", "pcomp", "punct"]
    parsed = Doc(VOCAB, words=words, heads=heads, deps=deps)
    bare = Doc(VOCAB, words=words)
    assert [q.text for q in quotes(parsed)] == ["it rained"]
    assert [q.text for q in quotes(bare)] == ["it rained before leaving"]


def test_other_tokens_than_ours_do_no_harm() -> None:
    words = ["Roe", "’", "s", "aide", "said", "“", "no", ".", "”"]
    doc = Doc(VOCAB, words=words, spaces=[False, False, True, True, True, False, False, False, False])
    assert [q.text for q in quotes(doc)] == ["no."]
