"""What a figure counts, in the article's words: the noun phrase around it."""

from __future__ import annotations

import re

from digest.language.figures.before import names, noun_phrase
from digest.language.figures.drafts import HYPHENS, Draft, Line
from digest.language.figures.lexicon import words
from digest.language.figures.numbers import UNITS
from digest.language.verbs import verbs
from digest.language.word_classes import describes

_FUNCTION = words("words", "function")
_PEOPLE = words("words", "people")
_CONDITIONS = words("words", "conditions")
_VERBS = words("words", "quantity_verbs")
_FINITE = words("words", "verbs")
_NOT_PLURAL = words("words", "not_plural")
_NO_MEN = words("words", "no_plurals_in_men")
_TIMES = words("words", "time_words")
_ENDS = frozenset('.,;:!?()[]“”"—…•|/')
_BREAKS = words("cues", "measures_breaks")
_LINKS = words("cues", "measures_links")
_LIGHT = words("cues", "measures_light")
_POSSESSIVE = re.compile(r"['’]s?$")
_LED_UP_TO = frozenset({"money", "percent", "rate", "measurement"})
"""Kinds that the words before name: "put the loss at 40 million crowns"."""
_OBJECTS = frozenset(
    {"it", "they", "he", "she", "we", "him", "them", "the", "a", "an", "their", "his", "her"}
)
"""Words behind which what stands before a figure's neighbour is a verb."""
LIMIT = 10
"""Words of a measure at most: longer ones say less."""


def _stops(on: Line, at: int) -> bool:
    return at >= len(on.tokens) or at < 0 or on.raw(at) in _ENDS or on.closed[at]


def _plural(word: str) -> bool:
    if word in _PEOPLE or (len(word) > 4 and word.endswith("men") and word not in _NO_MEN):
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return len(word) > 3 and ends and word not in _NOT_PLURAL


def phrase(on: Line, at: int, *, limit: int = 5) -> int:
    """Where the noun phrase that begins at token `at` ends."""
    stop = at
    seen = False
    while stop < len(on.tokens) and stop - at < limit + 3:
        word = on.word(stop)
        if on.raw(stop) in HYPHENS:
            if not on.joined(stop):
                break
            stop += 1
            continue
        if word in ("'", "’") and on.glued(stop):
            stop += 1
            continue
        if _stops(on, stop) or on.tokens[stop].kind != "w":
            break
        if not seen and stop <= at + 1 and on.word(at + 1) == "and" and _goes_on(on, at + 1):
            stop = at + 2
            continue
        compound = on.raw(stop - 1) in HYPHENS and stop > at  # face-to-face
        if word in _FUNCTION and not compound and not (stop == at and word in _LIGHT):
            break
        if stop == at and word not in _CONDITIONS and _past(on, stop):
            break
        if stop > at and not compound and (word in _VERBS or word in _FINITE or _past(on, stop)):
            break
        if stop > at + 1 and not compound and _verb_behind_noun(on, stop):
            break
        if seen and (word.endswith(("ed", "ing")) or word in _CONDITIONS or not _plural(word)):
            break
        stop += 1
        seen = seen or (_plural(word) and not on.raw(stop - 1)[0].isupper() and on.raw(stop) not in HYPHENS)
    return stop


def _goes_on(on: Line, at: int) -> bool:
    """Whether "and" at `at` joins two qualities of one noun: "(five) past and present town senators"."""
    before = on.word(at - 1)
    if on.tokens[at - 1].kind != "w" or (before in _FUNCTION and before != "past"):
        return False
    if before in verbs().inflected and not before.endswith("ed"):
        return False  # "nine came and five men left"
    stop = at + 1
    while stop - at < 6 and not _stops(on, stop) and on.tokens[stop].kind == "w":
        if on.word(stop) in _FUNCTION or on.word(stop) in _VERBS or on.word(stop) in _FINITE:
            return False
        if _plural(on.word(stop)):
            return stop > at + 1
        stop += 1
    return False


def _past(on: Line, at: int) -> bool:
    """Whether a form in -ed is a verb: no noun follows ("the dinner raised $2 million")."""
    if not on.word(at).endswith("ed"):
        return False
    after = at + 1
    return _stops(on, after) or on.tokens[after].kind != "w" or on.word(after) in _FUNCTION


def _verb_behind_noun(on: Line, at: int) -> bool:
    """Whether a form in -ed is a verb because a noun stands before it: "the 48-page report named cases"."""
    before = on.word(at - 1)
    plain = on.raw(at - 1).islower() and before.isalpha() and not before.endswith("ly")
    return on.word(at).endswith("ed") and plain and not describes(before)


def _with_complement(on: Line, stop: int, links: frozenset[str], depth: int = 1) -> int:
    """Past "of the Hispanic vote", "between Moscow and Beijing"."""
    word = on.word(stop)
    if depth == 0 or word not in links or _stops(on, stop):
        return stop
    end = phrase(on, stop + 1)
    if end == stop + 1:
        return stop
    if word == "between" and on.word(end) == "and":
        tail = phrase(on, end + 1)
        end = tail if tail > end + 1 else end
    return _with_complement(on, end, frozenset({"of"}), depth - 1)


def _text(on: Line, first: int, stop: int) -> str | None:
    while first < stop and (on.word(first) in _LIGHT or on.tokens[first].kind == "s"):
        first += 1
    while stop > first and (
        on.word(stop - 1) in _FUNCTION or on.raw(stop - 1) in HYPHENS or on.raw(stop - 1) in ("'", "’")
    ):
        stop -= 1
    if stop <= first:
        return None
    return " ".join(on.text[on.tokens[first].start : on.tokens[stop - 1].end].split())


def _subject(on: Line, verb: int, *, reduced: bool) -> str | None:
    """The noun phrase before a verb, back to the clause's edge."""
    first = verb
    while first > 0 and verb - first < LIMIT:
        word = on.word(first - 1)
        if _stops(on, first - 1) or word in _BREAKS or (word == "and" and on.word(first - 3) != "between"):
            break
        if word in _VERBS and first < verb:
            break
        first -= 1
        if first in on.sentence_starts:
            break
    while first < verb and (on.word(first) in _FUNCTION):
        first += 1
    return _stretch(on, first, verb, reduced=reduced)


def label(on: Line, draft: Draft) -> str | None:
    """What `draft` counts as a noun phrase, fit for a heading; None where its sentence has none."""
    if draft.unit == "times" and draft.kind == "count":
        return None  # a deed is counted, and the verb that names it is no heading
    if draft.kind == "date" and on.raw(draft.stop)[:1] in ("'", "’"):
        return None  # "in 1898's Roe v. Poe": what the year has is no measure
    if draft.kind == "duration" and not _compound(on, draft) and on.word(draft.stop) != "of":
        return None  # "suspended for 60 days": no word beside it is what lasts
    found = _measure(on, draft, reduced=True)
    found = None if found is None else _POSSESSIVE.sub("", found)
    return found if found and names(found.split()[-1]) else None


def measure(on: Line, draft: Draft) -> str | None:
    """What `draft` counts, in the words around it; None where its sentence does not say."""
    return _measure(on, draft, reduced=False)


def _measure(on: Line, draft: Draft, *, reduced: bool) -> str | None:
    first, stop = draft.first, draft.stop
    at = _past_rate(on, stop)
    if draft.kind == "age":
        return _aged(on, draft)
    after = on.word(at)
    compound = _compound(on, draft)
    if on.joined(at):
        at += 1
    while on.word(at) in ("more", "other", "additional", "or", "so") and on.word(at) != "":
        at += 1
    at = _past_date(on, at)
    if after == "of" and draft.kind in ("percent", "count", "ordinal", "money"):
        start = at + 1
        while on.word(start) in _LIGHT or (start < len(on.tokens) and on.tokens[start].kind == "n"):
            start += 1
        end = phrase(on, start)
        if end > start:
            return _text(on, start, _with_complement(on, end, frozenset({"of", "in"})))
    attributive = phrase(on, at) if draft.kind != "duration" or compound else at
    timed = all(on.word(i) in _TIMES for i in range(at, attributive))
    if _verb_alone(on, at, attributive):
        attributive = at  # "64 percent think it wrong"
    if attributive > at and not timed and not (on.word(at) in _VERBS and draft.kind != "count"):
        end = _with_complement(
            on,
            attributive,
            frozenset({"of", "between", "for"}) if draft.kind != "count" else frozenset({"of"}),
        )
        if draft.kind == "count" and on.word(end) in _CONDITIONS:
            end += 1
        elif (
            draft.kind == "count"
            and on.word(end) in ("were", "was", "are", "is", "have", "been")
            and on.word(end + 1) in _CONDITIONS
        ):
            end += 2
        text = _text(on, at, end)
        if text:
            return text
    if draft.unit == "times" and draft.kind == "count":
        found = _before(on, first, reduced=reduced)
        if found:
            return found
    verb = first - 1
    while verb > 0 and first - verb < 6 and on.word(verb) not in _VERBS:
        if _stops(on, verb):
            break
        verb -= 1
    if on.word(verb) in _VERBS and verb > 0:
        found = _subject(on, verb, reduced=reduced)
        if found:
            return found
    before = on.word(first - 1)
    if before == "of" or on.word(first - 2) == "of":
        edge = first - 1 if before == "of" else first - 2
        start = edge
        while (
            start > 0
            and edge - start < 4
            and not _stops(on, start - 1)
            and on.word(start - 1) not in _FUNCTION
        ):
            start -= 1
        counted = all(on.word(i) in UNITS for i in range(start, edge))  # "two of the nine"
        found = None if counted else _stretch(on, start, edge, reduced=reduced)
        if found:
            return found
    if after in _LINKS or after in ("after", "before", "since"):
        end = phrase(on, at + 1)
        done = after == "to" and _verb_alone(on, at + 1, end)  # "$4 billion to keep the piers"
        if end > at + 1 and not done:
            return _text(on, at + 1 if after in _LINKS else at, _with_complement(on, end, frozenset({"of"})))
    if reduced and draft.kind not in _LED_UP_TO:
        return None
    return _before(on, first, reduced=reduced)


def _past_date(on: Line, at: int) -> int:
    """Past a day that names what is counted: "the 19 May 3 marchers"."""
    stop = at
    while stop < len(on.tokens) and on.closed[stop]:
        stop += 1
    return stop if stop > at and not _stops(on, stop) and _plural(on.word(stop)) else at


def _verb_alone(on: Line, at: int, stop: int) -> bool:
    """Whether tokens `at` to `stop` are but a verb, because what it is done to follows."""
    if stop != at + 1 or "base" not in verbs().inflected.get(on.word(at), ()):
        return False
    after = on.word(stop)
    return after in _OBJECTS or (stop < len(on.tokens) and on.tokens[stop].kind == "n")


def _compound(on: Line, draft: Draft) -> bool:
    """Whether the figure is part of a compound: "60-day", "242-seat"."""
    joined = _past_rate(on, draft.stop)
    return bool(on.joined(joined)) or any(on.raw(i) in HYPHENS for i in range(draft.first, draft.stop))


def _before(on: Line, first: int, *, reduced: bool) -> str | None:
    """The words before a figure, back to its clause's edge."""
    start = first
    while start > 0 and first - start < 5 and not _stops(on, start - 1):
        start -= 1
    return _stretch(on, start, first, reduced=reduced)


def _stretch(on: Line, start: int, stop: int, *, reduced: bool) -> str | None:
    """The words of tokens `start` to `stop`, or only their last noun phrase."""
    if not reduced:
        return _text(on, start, stop)
    found = noun_phrase(on, start, stop)
    return _text(on, *found) if found is not None else None


def _past_rate(on: Line, stop: int) -> int:
    """Past "a year", "per share", "-a-plate" behind a figure."""
    at = stop + on.joined(stop)
    if on.word(at) in ("a", "an", "per", "each") and (draft_unit := on.word(at + 1 + on.joined(at + 1))):
        hyphen = on.joined(at + 1)
        after = at + 2 + hyphen
        if on.word(at) == "per" or hyphen or on.word(after) in _FUNCTION or _stops(on, after):
            return after if draft_unit.isalpha() else stop
    return stop


def _aged(on: Line, draft: Draft) -> str | None:
    end = phrase(on, draft.stop)
    if end > draft.stop and on.raw(draft.stop) not in _ENDS:
        return _text(on, draft.stop, end)
    stop = draft.first
    while stop > 0 and (
        on.raw(stop - 1) in (",", "(")
        or on.word(stop - 1) in _FUNCTION
        or on.word(stop - 1) in ("aged", "age", "turned")
    ):
        stop -= 1
    start = stop
    while (
        start > 0 and stop - start < 3 and not _stops(on, start - 1) and on.word(start - 1) not in _FUNCTION
    ):
        start -= 1
    return _text(on, start, stop)
