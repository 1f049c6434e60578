"""Marks the news frames that an article's sentences mention, with the words that count.

The frames follow Semetko & Valkenburg (2000) and the policy frames codebook of Boydstun et al.
(2014); their word lists are data (`data/frames.yml`). A frame is evidence to open, not a verdict.
"""

from __future__ import annotations

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
STRONG, WEAK, EXEMPT = "strong", "weak", "not"
"""The lists of a frame in the data file: enough alone; needs a second cue; no cue at all."""


@cache
def frame_cues() -> tuple[tuple[str, ...], Lexicon]:
    """The names of the frames, in the data file's order, and all their words, tagged "name/list"."""
    text = files("digest.language").joinpath("data/frames.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    tagged = {
        f"{frame['name']}/{kind}": frame.get(kind, ())
        for frame in raw["frames"]
        for kind in (STRONG, WEAK, EXEMPT)
    }
    return tuple(frame["name"] for frame in raw["frames"]), lexicon(tagged)


@cache
def _by_name() -> frozenset[str]:
    """The frames for which the names of bodies count ("Supreme Court" for legality)."""
    text = files("digest.language").joinpath("data/frames.yml").read_text("utf-8")
    raw: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return frozenset(frame["name"] for frame in raw["frames"] if frame.get("names"))


def _names(text: str, words: Sequence[Token]) -> list[int]:
    """For each word the length of the run of capitalised words that it is in; 0 for a small one."""
    capital = [text[word.start].isupper() for word in words]
    small = sum(not c for c in capital)
    lengths = [0] * len(words)
    if 3 * small < len(words):
        return lengths  # a heading: capitals tell nothing
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and (
            capital[stop]
            or (
                words[stop].form in ("of", "for", "on", "and", "the")
                and stop > at
                and any(capital[stop + 1 : stop + 2])
            )
        ):
            stop += 1
            if stop < len(words) and text[words[stop - 1].end : words[stop].start] not in (" ", "-"):
                break
        for i in range(at, stop):
            lengths[i] = stop - at
        at = max(stop, at + 1)
    return lengths


def sentence_cues(words: Sequence[Token], text: str = "") -> dict[str, list[tuple[str, Span]]]:
    """Frame to its cues in one sentence, as (entry, span), in text order.

    A strong cue suffices; weak ones need a second, different cue beside them: else they are left out.
    A part of a longer name ("Defense of Marriage Act") is no cue, where the `text` is given that shows
    capitals, but for the frames to which bodies belong.
    """
    runs = _names(text, words) if text else [0] * len(words)
    names, entries = frame_cues()
    by_tag: dict[str, list[Hit]] = defaultdict(list)
    for hit in entries.hits(words):
        part = runs[hit.start] > hit.end - hit.start and runs[hit.start] == runs[hit.end - 1]
        if not part or hit.tag.split("/")[0] in _by_name():
            by_tag[hit.tag].append(hit)
    found: dict[str, list[tuple[str, Span]]] = {}
    for name in names:
        taken = {i for hit in by_tag.get(f"{name}/{EXEMPT}", ()) for i in range(hit.start, hit.end)}
        kept: dict[str, list[Hit]] = {STRONG: [], WEAK: []}
        for kind, hits in kept.items():
            for hit in by_tag.get(f"{name}/{kind}", ()):
                place = range(hit.start, hit.end)
                if taken.isdisjoint(place):
                    taken.update(place)
                    hits.append(hit)
        if kept[STRONG] or _kinds(hit.entry for hit in kept[WEAK]) > 1:
            every = sorted(kept[STRONG] + kept[WEAK])
            found[name] = [(h.entry, Span(words[h.start].start, words[h.end - 1].end)) for h in every]
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
