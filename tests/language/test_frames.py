"""Frames: which sentences mention them, by which words, and what is hidden."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language.cues import lexicon, tokens
from digest.language.frames import MIN_SHARE, frame_cues, frames, sentence_cues
from digest.language.sentences import split
from digest.model import Span

FRAMES, ENTRIES = frame_cues()


def cues(frame: str, sentence: str) -> list[str]:
    found = sentence_cues(tokens(sentence, Span(0, len(sentence))))
    return [span.of(sentence) for _, span in found.get(frame, [])]


def mentioned(text: str) -> dict[str, float]:
    sentences = tuple(split(text, 0, len(text)))
    return {frame.name: frame.share for frame in frames(text, sentences) if not frame.thin}


@pytest.mark.parametrize(
    ("frame", "sentence", "expected"),
    [
        ("conflict", "The mayor accused the council of delay.", ["accused"]),
        ("conflict", "The two parties are at odds over the bridge.", ["at odds"]),
        ("conflict", "She hit back at her critics.", ["hit back", "critics"]),
        ("conflict", "The harbour master tore into the council.", ["tore into"]),
        ("conflict", "Lund shot back that the plan was a disgrace.", ["shot back"]),
        ("conflict", "An explosive hearing on a controversial wall.", ["explosive", "controversial"]),
        ("conflict", "The report was scathing.", ["scathing"]),
        ("human interest", "They wept at the vigil for the boy.", ["wept", "vigil for"]),
        ("human interest", "His mother remembers with sadness.", ["mother", "remembers"]),
        ("economic consequences", "Tariffs raise prices for consumers.", ["Tariffs", "prices"]),
        ("economic consequences", "The company cut hundreds of jobs.", ["cut", "jobs"]),
        ("conflict", "The growers fiercely opposed the canal.", ["fiercely opposed"]),
        ("conflict", "He physically threatened a ferryman.", ["physically threatened"]),
        ("conflict", "She not only criticized the canal but sued.", ["criticized"]),
        ("morality", "The bishop called the law a sin.", ["sin"]),
        ("responsibility", "The ministry was to blame for the flood.", ["to blame"]),
        ("security and defense", "Troops crossed the river at dawn.", ["Troops"]),
        ("crime and justice", "Police arrested two men.", ["Police", "arrested"]),
        ("legality and constitutionality", "An appeals court upheld the order.", ["appeals court", "upheld"]),
        ("health and safety", "The virus reached the hospital.", ["virus", "hospital"]),
        ("politics", "Lawmakers will vote on the bill in May.", ["Lawmakers", "vote on", "bill"]),
        ("external relations", "She met the foreign minister.", ["foreign minister"]),
        ("fairness and equality", "It ends racial discrimination.", ["racial", "discrimination"]),
        ("public opinion", "A poll found that most residents agree.", ["poll", "residents"]),
        ("cultural identity", "The festival keeps an old tradition alive.", ["tradition"]),
        ("policy and its evaluation", "The reform will repeal three rules.", ["reform", "repeal", "rules"]),
        ("capacity and resources", "Clinics are understaffed.", ["understaffed"]),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value and value[0].isupper() else "",
)  # fmt: skip
def test_cues(frame, sentence, expected):
    found = cues(frame, sentence)
    assert set(expected) <= set(found)


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        ("conflict", "He fought a cold."),  # one weak cue alone
        ("conflict", "The clerk was accused of sending the file to his own account."),
        ("conflict", "Sales rose sharply on the exchange."),
        ("crime and justice", "The judge once taught law at the court's school."),
        ("public opinion", "Nearly half, 47 percent of Americans, own a boat."),
        ("conflict", "She died of a heart attack against all odds."),
        ("economic consequences", "Guests paid tribute to the singer, and a bank of clouds came up."),
        ("security and defense", "The defense attorney spoke of social security."),
        ("crime and justice", "The Supreme Court sits next to the tennis courts."),
        ("health and safety", "The treaty needs patience."),
        ("politics", "The birthday party took place in a full house."),
        ("external relations", "He works in public relations in the Midwest."),
        ("fairness and equality", "The state fair opens with an arms race of candy."),
        ("public opinion", "The public school has a new roof."),
        ("human interest", "Familiar grievances were heard."),
        ("morality", "Barbara praised the morale of the team."),
        ("crime and justice", "They pleaded for an oath of allegiance."),
        ("health and safety", "He thanked them for their hospitality."),
        ("politics", "The White House has a new fence."),
        ("morality", "The village lies in a valley of great value added."),
        ("economic consequences", "The ferry company and its bank have a website."),
        ("economic consequences", "The candidates kept their eyes on the economy and the budget."),
        ("economic consequences", "He paid for the piano with money of the choir, thousands of crowns."),
        ("human interest", "The mayor came with his wife and his son."),
        ("conflict", "The council has not accused anybody."),
        ("conflict", "She did not see any criticism in the letter."),
        ("conflict", "The film tells of the war and of its ninth year."),
        ("health and safety", "The bill is the boldest step to gun safety so far."),
        ("fairness and equality", "Two civil rights groups met in Arden."),
        ("cultural identity", "The mosque has a new roof."),
    ],
    ids=lambda value: value if value[0].isupper() else "",
)
def test_homonyms_are_no_cues(frame, sentence):
    assert cues(frame, sentence) == []


def test_a_topic_needs_what_happens_to_it_nearby():
    near = "Prices of bread, fish, salt and oil rose."
    far = "Prices are told on the board beside the harbour gate, where the sun rose."
    assert cues("economic consequences", near) == ["Prices", "rose"]
    assert cues("economic consequences", far) == []


def test_a_sentence_can_carry_several_frames():
    sentence = "Police arrested the senator after the election."
    assert [name for name in FRAMES if cues(name, sentence)] == ["crime and justice", "politics"]


def test_share_is_of_all_sentences_and_evidence_is_the_sentences():
    text = "Police arrested a man. It rained. He is in prison. The sun came out."
    sentences = tuple(split(text, 0, len(text)))
    (frame,) = frames(text, sentences)
    assert (frame.name, frame.share) == ("crime and justice", 0.5)
    assert [span.of(text) for span in frame.evidence] == ["Police arrested a man.", "He is in prison."]
    assert [span.of(text) for span in frame.cues] == ["Police", "arrested", "prison"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police arrested a man. It rained.", id="one sentence"),
        pytest.param("The prison is old. The prison is cold.", id="one word repeated"),
        pytest.param("Police came. A man was arrested. " + "It rained all day. " * 30, id="small share"),
        pytest.param("", id="empty"),
    ],
)
def test_thin_evidence_makes_no_frame(text):
    assert mentioned(text) == {}


def test_thin_evidence_is_told_all_the_same():
    text = "Police arrested a man. It rained. The sun came out."
    (frame,) = frames(text, tuple(split(text, 0, len(text))))
    assert (frame.name, frame.thin) == ("crime and justice", True)
    assert [span.of(text) for span in frame.evidence] == ["Police arrested a man."]


def test_order_is_by_share_then_name():
    text = "Police arrested a senator. The jury convicted the senator. Voters turned to his rival. It rained."
    found = mentioned(text)
    assert list(found) == sorted(found, key=lambda name: (-found[name], name))
    assert len(found) > 1


def test_the_data_file_has_no_star_inside_a_word_and_no_entry_twice():
    entries = _entries(ENTRIES.root)
    assert len(FRAMES) == 16
    assert not [entry for _, entry in entries if any("*" in word[:-1] for word in entry.split())]
    seen = [(tag.split("/")[0], entry) for tag, entry in entries]
    assert sorted({pair for pair in seen if seen.count(pair) > 1}) == []


def _entries(node):
    found = list(node.entries)
    for step in [*node.exact.values(), *node.prefix.values()]:
        found += _entries(step)
    return found


def test_longest_entry_wins():
    entries = lexicon({"a": ["war", "war in", "attack*"], "b": ["in"]})
    found = entries.hits(tokens("War in Garan, attacks", Span(0, 21)))
    assert [(hit.tag, hit.entry) for hit in found] == [("a", "war in"), ("b", "in"), ("a", "attack*")]


def test_component_works_in_any_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("digest_sentences")
    nlp.add_pipe("digest_frames")
    doc = nlp("Police arrested a man. He is in prison.")
    assert [frame.name for frame in doc.user_data["digest"].frames] == ["crime and justice"]


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_text(text):
    sentences = tuple(split(text, 0, len(text)))
    for frame in frames(text, sentences):
        assert 0 < frame.share <= 1
        assert frame.thin or frame.share >= MIN_SHARE
        assert all(any(sentence.covers(cue) for sentence in frame.evidence) for cue in frame.cues)


@pytest.mark.parametrize("unit", ["a", '"', "1", " ", "war "])
def test_long_lines_take_linear_time(unit):
    text = unit * (300_000 // len(unit))
    frames(text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The mayor praised the Pope Memorial Bridge Company in a long letter.", False),
        ("The mayor asked what scripture has to say of the bridge.", True),
        ("It was the Defense of Marriage Act that the mayor read aloud there.", False),
        ("She sent it to the Ministry of Fishing, Morality, Ports and Piers in the old town.", False),
    ],
)
def test_a_part_of_a_longer_name_is_no_cue(sentence, found):
    cues = sentence_cues(tokens(sentence, Span(0, len(sentence))), sentence)
    assert bool({"morality", "security and defense"} & set(cues)) is found


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        ("health and safety", "Debt is a cancer we have to cut out, she said."),
        ("health and safety", "The council is addicted to spending."),
        ("health and safety", "Delegates debated abortion until noon."),
        ("crime and justice", "He was asked about rape on the radio."),
        ("morality", "Others were less forgiving."),
        ("morality", "People of every age and religion came."),
        ("responsibility", "They must please the voters responsible for electing them."),
        ("responsibility", "Neighbors urged him to go, and he should listen."),
        ("external relations", "Arden is the sole country on earth without a zoo."),
        ("conflict", "“How ridiculous,” she said."),
        ("public opinion", "He told the crowd that people need rest."),
        ("security and defense", "He has no military experience."),
    ],
    ids=lambda value: value if " " in value and value[0] in "D“TPNHOI" else "",
)
def test_figures_of_speech_and_mere_topics_are_no_cues(frame, sentence):
    assert cues(frame, sentence) == []


def test_evidence_begins_with_the_sentence_that_has_most_cues():
    text = (
        "A jury met. It rained. Police arrested a suspect on Friday. The jury went home. The jury went home."
    )
    sentences = tuple(split(text, 0, len(text)))
    (frame,) = frames(text, sentences)
    assert [span.of(text) for span in frame.evidence] == [
        "Police arrested a suspect on Friday.",
        "A jury met.",
        "The jury went home.",
    ]
