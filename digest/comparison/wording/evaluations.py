"""Words by which an article judges or pictures what it tells, in its own voice: "a phalanx of lobbyists".

They are those of `data/evaluations.txt`, of all parts of speech, and colours said of a thing behind a verb
("the bid was futile"). What anybody else is told to have said is not the article's, and what is denied
is not said of the thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.comparison.english import function_words
from digest.language.cues import Lexicon, Token, lexicon, tokens
from digest.language.verbs import ing, past, third
from digest.language.word_classes import colours, describes, is_determiner
from digest.model import Reading, Span

_NEGATORS = frozenset(
    {
        *("not", "no", "never", "without", "nor", "neither", "hardly", "any", "none", "cannot", "avoid"),
        *("declined", "declines", "refused", "refuses", "denied", "denies"),
    }
)
_DENIED = 4
"""Words in front of an evaluation among which one of these denies it."""
_BEHIND = frozenset(
    {
        *("is", "are", "was", "were", "be", "been", "being", "seemed", "seems", "looked", "looks"),
        *("became", "becomes", "remains", "remained", "proved", "felt"),
    }
)
"""Verbs behind which a colour is said of the subject."""
_DEGREES = frozenset({"so", "too", "very", "rather", "quite", "more", "most", "less"})
_TOLD = frozenset({"said", "told", "asked", "called"})
"""Small words before which an adverb tells how it is done."""
_PARTICLES = frozenset({"out", "off", "up", "down", "over", "away", "back", "into", "through", "around"})
_MARKS = frozenset('“”"‘«»-‑')
_LEFT = 2
"""Describing words shown before a noun."""
_RIGHT = 3
"""Words shown behind its "of"."""


class Evaluation(NamedTuple):
    """A word or phrase that judges, with what shows it best."""

    span: Span
    word: str
    """The entry of the list, by which two articles are known to judge alike."""
    sentence: int
    """Of the article; -1 is the headline."""


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """The entries of the data file, by the name of their section."""
    found: dict[str, list[str]] = {}
    name = ""
    for row in files("digest.comparison").joinpath("data/evaluations.txt").read_text("utf-8").split("\n"):
        if row.startswith("["):
            name = row.strip("[]")
        elif row and not row.startswith("#"):
            parts = row.split(",") if name == "phrases" else row.split()
            found.setdefault(name, []).extend(part.strip() for part in parts if part.strip())
    return {key: tuple(dict.fromkeys(entries)) for key, entries in found.items()}


@cache
def plain() -> frozenset[str]:
    """Colours that tell of themselves too little."""
    return frozenset(sections()["plain"])


@cache
def bearing() -> frozenset[str]:
    """Nouns before which a plain colour judges all the same."""
    return frozenset(sections()["bearing"])


@cache
def _entries() -> Lexicon:
    listed = sections()
    forms = [
        form
        for base in listed["verbs"]
        for form in (base, third(base), past(base), ing(base, doubled=False), ing(base, doubled=True))
    ]
    return lexicon(
        {
            "noun": listed["nouns"],
            "verb": dict.fromkeys([*forms, *listed["forms"]]),
            "adverb": listed["adverbs"],
            "phrase": listed["phrases"],
        }
    )


def evaluations(reading: Reading) -> Iterator[Evaluation]:
    """The evaluations of an article's own voice, in text order, the headline's first; one in a place."""
    text = reading.article.text
    said = spoken(reading)
    headline = reading.article.headline
    lines = [(-1, headline)] if headline is not None else []
    lines += [(n, s) for n, s in enumerate(reading.sentences) if headline is None or not headline.meets(s)]
    for number, line in lines:
        words = tokens(text, line)
        heading = 2 * sum(text[word.start].islower() for word in words) <= len(words)
        taken = -1
        for first, stop, kind, entry in sorted(_found(text, words), key=lambda hit: (hit[0], -hit[1])):
            span = _shown(text, words, first, stop, kind)
            own = not meets(said, span) and not _marked(text, span)
            named = not heading and _named(text, words, first, stop)
            if first > taken and own and not named and not denied(words, first):
                taken = stop - 1
                yield Evaluation(span, entry, number)


def spoken(reading: Reading) -> list[Span]:
    """The passages that are somebody's words, in marks or as reported, in text order.

    What is so only "according to" somebody, the writer words.
    """
    return sorted(
        part
        for quote in reading.quotes
        if quote.kind != "reported" or quote.cue is None or not _sourced(quote.cue.text)
        for part in quote.spans
    )


def _sourced(cue: str) -> bool:
    return cue.lower().startswith("according")


def meets(places: Sequence[Span], span: Span) -> bool:
    """Whether one of `places`, in text order, meets the span; they overlap by two at most."""
    at = bisect_left(places, span.end, key=lambda place: place.start)
    return any(place.end > span.start for place in places[max(0, at - 3) : at])


def denied(words: Sequence[Token], at: int) -> bool:
    """Whether one of the few words in front of the one at `at` denies it."""
    before = [word.form for word in words[max(0, at - _DENIED) : at]]
    return any(form in _NEGATORS or form.endswith("n't") for form in before)


def _found(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int, str, str]]:
    """First word, end, kind and entry of everything in one line."""
    for hit in _entries().hits(words):
        yield hit.start, hit.end, hit.tag, hit.entry
    for at in range(1, len(words)):
        form, before = words[at].form, words[at - 1].form
        if form not in colours() or form in plain() or not _touch(text, words, at):
            continue
        degree = before in _DEGREES or before.endswith("ly")
        verb = words[at - 2].form if degree and at > 1 else before
        closed = at + 1 == len(words) or not _touch(text, words, at + 1)
        if form.endswith(("ed", "ing")) and not (degree and verb in _BEHIND):
            continue  # "was disputed" tells what was done
        if (closed or words[at + 1].form in function_words()) and (verb in _BEHIND or before.endswith("ly")):
            yield at - degree, at + 1, "predicate", form


def _touch(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether only a blank stands between the word at `at` and the one before."""
    return 0 < at < len(words) and text[words[at - 1].end : words[at].start] == " "


def _shown(text: str, words: Sequence[Token], first: int, stop: int, kind: str) -> Span:
    """The evaluation with the words that show what it is about."""
    if kind == "noun" or (kind == "phrase" and words[stop - 1].form == "of"):
        left = first
        stop -= kind == "phrase"
        while (
            left > max(0, first - _LEFT) and _touch(text, words, left) and _describing(words[left - 1].form)
        ):
            left -= 1
        right = stop
        if right < len(words) and words[right].form == "of" and _touch(text, words, right):
            right = _complement(text, words, right + 1) or stop
        return Span(words[left].start, words[right - 1].end)
    if kind == "adverb":
        if _touch(text, words, stop) and words[stop].form not in function_words() - _TOLD:
            stop += 1
        elif _touch(text, words, first) and words[first - 1].form.endswith("ed"):
            first -= 1
    elif kind == "verb" and _touch(text, words, stop) and words[stop].form in _PARTICLES:
        stop += 1
    return Span(words[first].start, words[stop - 1].end)


def _describing(form: str) -> bool:
    return (form in colours() or describes(form)) and not is_determiner(form)


def _complement(text: str, words: Sequence[Token], at: int) -> int | None:
    """Where the few words behind "of" end; None where they are no names of things."""
    stop = at
    while stop < len(words) and stop - at < _RIGHT and _touch(text, words, stop):
        if words[stop].form in function_words() and not (stop == at and is_determiner(words[stop].form)):
            break
        stop += 1
        if words[stop - 1].form.endswith("s"):
            break  # a plural: the noun itself
    return stop if stop > at and words[stop - 1].form not in function_words() else None


def _marked(text: str, span: Span) -> bool:
    """Whether a quotation mark touches it, so that the writer keeps off it, or a hyphen: a compound."""
    return bool(_MARKS & set(text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]))


def _named(text: str, words: Sequence[Token], first: int, stop: int) -> bool:
    """Whether it is part of a name: a capital that does not open the line."""
    return first > 0 and any(text[word.start].isupper() for word in words[first:stop])
