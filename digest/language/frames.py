"""Marks the news frames that an article's sentences mention, with the words that count.

The frames follow Semetko & Valkenburg (2000) and the policy frames codebook of Boydstun et al.
(2014); their word lists are data (`data/frames.yml`). A frame is evidence to open, not a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc

from digest.language.cues import Lexicon, Token, lexicon, tokens
from digest.language.marks import marks
from digest.model import Frame, Span

MIN_SENTENCES = 2
"""One sentence is an aside."""
MIN_CUES = 2
"""Different cues: one word that is repeated may be a name, a topic or a homonym."""
MIN_SHARE = 0.08
"""About one sentence in twelve: below that, a long article mentions nearly every frame."""


@dataclass(frozen=True, slots=True)
class FrameCues:
    """The words of one frame."""

    name: str
    strong: Lexicon
    weak: Lexicon
    exempt: Lexicon


@cache
def frame_cues() -> tuple[FrameCues, ...]:
    """The frames of the data file, in its order."""
    raw: Any = yaml.safe_load(files("digest.language").joinpath("data/frames.yml").read_text("utf-8"))
    return tuple(
        FrameCues(
            name=frame["name"],
            strong=lexicon(frame.get("strong", ())),
            weak=lexicon(frame.get("weak", ())),
            exempt=lexicon(frame.get("not", ())),
        )
        for frame in raw["frames"]
    )


def sentence_cues(sentence: list[Token], frame: FrameCues) -> list[tuple[str, Span]]:
    """The cues of `frame` in one sentence, as (entry, span), or none where they do not suffice.

    A strong cue suffices; weak ones need a second, different cue beside them.
    """
    struck = {i for _, start, end in frame.exempt.matches(sentence) for i in range(start, end)}
    strong: list[tuple[str, int, int]] = []
    taken: set[int] = set()
    for hit in frame.strong.matches(sentence):
        place = set(range(hit[1], hit[2]))
        if place & struck:
            continue
        strong.append(hit)
        taken |= place
    weak = [hit for hit in frame.weak.matches(sentence) if not set(range(hit[1], hit[2])) & (struck | taken)]
    if not strong and len({entry for entry, _, _ in weak}) < 2:
        return []
    found = sorted(strong + weak, key=lambda hit: hit[1:])
    return [(entry, Span(sentence[a].start, sentence[b - 1].end)) for entry, a, b in found]


def frames(text: str, sentences: tuple[Span, ...]) -> tuple[Frame, ...]:
    """The frames that `sentences` (spans of `text`) mention, by share, then by name.

    Frames with thin evidence are left out: see MIN_SENTENCES, MIN_CUES and MIN_SHARE.
    """
    split = [tokens(text, sentence) for sentence in sentences]
    found = []
    for frame in frame_cues():
        evidence: list[Span] = []
        cues: list[Span] = []
        entries: set[str] = set()
        for sentence, words in zip(sentences, split, strict=True):
            hits = sentence_cues(words, frame)
            if hits:
                evidence.append(sentence)
                cues += [span for _, span in hits]
                entries |= {entry for entry, _ in hits}
        if len(evidence) < MIN_SENTENCES or len(entries) < MIN_CUES:
            continue
        share = len(evidence) / len(sentences)
        if share >= MIN_SHARE:
            found.append(Frame(name=frame.name, share=share, evidence=tuple(evidence), cues=tuple(cues)))
    return tuple(sorted(found, key=lambda frame: (-frame.share, frame.name)))


@Language.factory("digest_frames")
def make(nlp: Language, name: str) -> Frames:
    """The component; needs sentences."""
    return Frames()


class Frames:
    """Fills the slot `frames`."""

    def __call__(self, doc: Doc) -> Doc:
        found = marks(doc)
        found.frames = frames(doc.text, found.sentences)
        return doc
