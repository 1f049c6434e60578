"""Marks the news frames that an article's sentences mention, with the words that count.

The frames follow Semetko & Valkenburg (2000) and the policy frames codebook of Boydstun et al.
(2014); their word lists are data (`data/frames.yml`). A frame is evidence to open, not a verdict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc

from digest.language.cues import Hit, Lexicon, Token, lexicon, tokens
from digest.language.marks import marks
from digest.model import Frame, Span

MIN_SENTENCES = 2
"""One sentence is an aside."""
MIN_CUES = 2
"""Different cues: one word that is repeated may be a name, a topic or a homonym."""
MIN_SHARE = 0.08
"""About one sentence in twelve: below that, a long article mentions nearly every frame."""


_MARKS = " \t\n\"“”‘’'"
STRONG, WEAK, TOPIC, RELATION, EXEMPT = "strong", "weak", "topic", "relation", "not"
"""The lists of a frame in the data file: enough alone; needs a second cue; what is affected and what
happens to it, which count near each other; no cue at all."""
REACH = 6
"""Words between a topic and what happens to it."""
_NEGATORS = frozenset({"not", "no", "never", "without", "nor", "neither", "hardly", "reluctant", "cannot"})
_DENIED = 2
"""Words in front of a cue among which one of these denies it."""
_LIMITED = frozenset({"only", "just", "merely", "simply", "alone"})
"""Words that turn a denial into its opposite ("not only criticized")."""
_LISTING = frozenset({"of", "for", "on"})
_INSIDE = _LISTING | {"and", "the"}
"""Small words within a name."""


@cache
def _data() -> list[dict[str, Any]]:
    text = files("digest.language").joinpath("data/frames.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return list(raw["frames"])


@cache
def frame_cues() -> tuple[tuple[str, ...], Lexicon]:
    """The names of the frames, in the data file's order, and all their words, tagged "name/list"."""
    tagged = {
        f"{frame['name']}/{kind}": frame.get(kind, ())
        for frame in _data()
        for kind in (STRONG, WEAK, TOPIC, RELATION, EXEMPT)
    }
    return tuple(frame["name"] for frame in _data()), lexicon(tagged)


@cache
def _marked(flag: str) -> frozenset[str]:
    """The frames of the data file that have this flag."""
    return frozenset(frame["name"] for frame in _data() if frame.get(flag))


def _names(text: str, words: Sequence[Token]) -> list[int]:
    """For each word the length of the run of capitalised words that it is in; 0 for a small one.

    A name that lists what a body is for goes on behind a comma ("Office of Ports, Harbors and Bridges").
    """
    capital = [text[word.start].isupper() for word in words]
    small = sum(not c for c in capital)
    lengths = [0] * len(words)
    if 3 * small < len(words):
        return lengths  # a heading: capitals tell nothing
    at = 0
    while at < len(words):
        stop = at
        listing = False
        while stop < len(words) and (
            capital[stop] or (words[stop].form in _INSIDE and stop > at and any(capital[stop + 1 : stop + 2]))
        ):
            listing |= words[stop].form in _LISTING
            stop += 1
            gap = text[words[stop - 1].end : words[stop].start] if stop < len(words) else ""
            if gap not in (" ", "-") and not (listing and gap == ", "):
                break
        for i in range(at, stop):
            lengths[i] = stop - at
        at = max(stop, at + 1)
    return lengths


def _denied(words: Sequence[Token], at: int) -> bool:
    """Whether what begins at this word is said not to be ("has not criticized", "without any criticism")."""
    before = [word.form for word in words[max(0, at - _DENIED) : at]]
    return (
        any(form in _NEGATORS or form.endswith("n't") for form in before) or "any" in before
    ) and not _LIMITED.intersection(before)


def sentence_cues(words: Sequence[Token], text: str = "") -> dict[str, list[tuple[str, Span]]]:
    """Frame to its cues in one sentence, as (entry, span), in text order.

    A strong cue suffices; weak ones need a second, different cue beside them, a topic needs a word within
    REACH for what happens to it: else they are left out. A part of a longer name ("Defense of Marriage
    Act") is no cue, where the `text` is given that shows capitals, but for the frames to which bodies
    belong; nor is what is denied, for the frames that only an assertion makes.
    """
    runs = _names(text, words) if text else [0] * len(words)
    names, entries = frame_cues()
    by_tag: dict[str, list[Hit]] = defaultdict(list)
    for hit in entries.hits(words):
        part = runs[hit.start] > hit.end - hit.start and runs[hit.start] == runs[hit.end - 1]
        frame, kind = hit.tag.split("/")
        if part and kind != EXEMPT and frame not in _marked("names"):
            continue
        if kind != EXEMPT and frame in _marked("affirmed") and _denied(words, hit.start):
            continue
        by_tag[hit.tag].append(hit)
    found: dict[str, list[tuple[str, Span]]] = {}
    for name in names:
        taken = {i for hit in by_tag.get(f"{name}/{EXEMPT}", ()) for i in range(hit.start, hit.end)}
        kept: dict[str, list[Hit]] = {STRONG: [], WEAK: [], TOPIC: [], RELATION: []}
        for kind, hits in kept.items():
            for hit in by_tag.get(f"{name}/{kind}", ()):
                place = range(hit.start, hit.end)
                if taken.isdisjoint(place):
                    taken.update(place)
                    hits.append(hit)
        affected = _affected(kept[TOPIC], kept[RELATION])
        if kept[STRONG] or affected or _kinds(hit.entry for hit in kept[WEAK]) > 1:
            every = sorted({*kept[STRONG], *kept[WEAK], *affected})
            found[name] = [(h.entry, Span(words[h.start].start, words[h.end - 1].end)) for h in every]
    return found


def _affected(topics: Sequence[Hit], relations: Sequence[Hit]) -> set[Hit]:
    """The topics and relations that stand within REACH of each other; both are in text order."""
    found: set[Hit] = set()
    ends = [hit.end for hit in relations]
    for topic in topics:
        for relation in relations[bisect_left(ends, topic.start - REACH) :]:
            if relation.start > topic.end + REACH:
                break
            found |= {topic, relation}
    return found


_SAME = 4
"""Letters that make two cues one word ("rape", "raped"): they are no two witnesses."""


def _kinds(entries: Iterable[str]) -> int:
    """How many cues there are, forms of one word counted once."""
    return len({entry if " " in entry else entry[:_SAME] for entry in entries})


def frames(text: str, sentences: tuple[Span, ...]) -> tuple[Frame, ...]:
    """The frames that `sentences` (spans of `text`) mention, by share, then by name.

    Evidence is the sentence with most cues first, then in text order. A sentence printed again counts
    once. Whether the evidence is thin: see MIN_SENTENCES, MIN_CUES and MIN_SHARE.
    """
    witnesses: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    cues: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    seen: set[str] = set()
    for sentence in sentences:
        plain = sentence.of(text).strip(_MARKS).lower()
        if plain in seen:
            continue
        seen.add(plain)
        for name, hits in sentence_cues(tokens(text, sentence), text).items():
            witnesses[name].append((-_kinds(entry for entry, _ in hits), sentence))
            cues[name] += hits
    evidence = {name: [span for _, span in sorted(found)] for name, found in witnesses.items()}
    found = []
    for name, passages in evidence.items():
        share = len(passages) / len(sentences)
        few = len(passages) < MIN_SENTENCES or len({entry for entry, _ in cues[name]}) < MIN_CUES
        said = tuple(span for _, span in cues[name])
        thin = few or share < MIN_SHARE
        found.append(Frame(name=name, share=share, evidence=tuple(passages), cues=said, thin=thin))
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
