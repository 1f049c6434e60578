"""The headline: which line it is, and where a page prints it again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from digest.articles.bylines import byline
from digest.articles.lines import TERMINAL, Line, is_item
from digest.articles.pagedates import is_stamp, page_date
from digest.articles.phrases import plain
from digest.model import Span, Stated

_LONGEST = 300
_WORDS = 32
_SENTENCE = 25
"""Words of a headline that is a sentence with its full stop; a longer one printed twice is a teaser."""

_LOOK = 14
"""Lines at the top among which a headline may stand."""

_WORD = re.compile(r"\w+")
_QUOTES = "\"'“”‘’«»*_ \t"


@dataclass(slots=True)
class Headline:
    """The place of the headline, and the lines with its repeats settled."""

    start: int
    end: int
    lines: list[Line]

    def stated(self, text: str) -> Stated:
        """The headline's words, without the marks that a page sets around it as a whole."""
        words = text[self.start : self.end]
        inner = words.strip(_QUOTES)
        wrapped = len(inner) + 2 <= len(words) and not any(mark in inner for mark in '"“”«»')
        if wrapped or words[0] in "*_":
            left = self.start + len(words) - len(words.lstrip(_QUOTES))
            return Stated(inner, Span(left, left + len(inner)))
        return Stated(words, Span(self.start, self.end))


def key(words: str) -> str:
    """What two prints of a headline share: the words, without case and marks."""
    return " ".join(_WORD.findall(words.casefold()))


def find_headline(text: str, lines: list[Line], head: int, title: str | None) -> Headline | None:
    """The headline among the `lines` down to `head`, where the text begins, or one that `title` names.

    Lines that a headline is glued to are cut; what prints it again becomes a repeat. None where no line
    is a headline: an article may begin with its text.
    """
    top = [index for index, line in enumerate(lines) if line.kind is None][:_LOOK]
    chosen = _named(text, lines, top, title) if title else _looks(text, lines, top, head)
    if not chosen:
        return None
    first, last = lines[chosen[0]], lines[chosen[-1]]
    place = Span(first.start, last.end)
    words = text[place.start : place.end]
    rest = _with_repeats(text, lines, place, words.strip(_QUOTES))
    return Headline(place.start, place.end, rest)


def _named(text: str, lines: list[Line], top: list[int], title: str) -> list[int]:
    """The line (or two, where it broke) that prints the title of the metadata."""
    wanted = key(title)
    same = [
        index for index in top[:8] if _same(key(text[lines[index].start : lines[index].end][:600]), wanted)
    ]
    if same:
        return [next((index for index in same if not lines[index].group), same[0])]
    for first, second in pairwise(top[:5]):
        if second == first + 1 and _same(key(text[lines[first].start : lines[second].end][:600]), wanted):
            return [first, second]
    return []


def _same(found: str, wanted: str) -> bool:
    """Whether two keys are one headline: equal, cut short, or but for a word or two."""
    if not found or not wanted:
        return False
    if found == wanted:
        return True
    ours, theirs = found.split(), wanted.split()
    if len(theirs) < 4 or not 0.6 <= len(ours) / len(theirs) <= 1.7:
        return False
    shared = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * shared / (len(ours) + len(theirs)) >= 0.85


def _looks(text: str, lines: list[Line], top: list[int], head: int) -> list[int]:
    """The line that looks like a headline: printed twice, marked up, or short and without a full stop."""
    above = [index for index in top if index <= head]
    keys = {index: key(text[lines[index].start : lines[index].end][:600]) for index in top}
    printed = Counter(keys.values())
    for index in above[:8]:
        line = lines[index]
        words = text[line.start : line.end]
        longest = _SENTENCE if TERMINAL.search(words) else _WORDS + 8
        if printed[keys[index]] > 1 and len(words) <= _LONGEST and 4 <= len(words.split()) <= longest:
            # Glued to a breadcrumb it is furniture's print of the headline; the headline stands by itself.
            return [
                next((other for other in top if keys[other] == keys[index] and not lines[other].group), index)
            ]
    titled = [index for index in above if index < head or lines[index].level == 1]
    candidates = [index for index in titled if _looks_like_one(text, lines[index])]
    for index in candidates:
        if lines[index].level == 1:
            return [index]
    long = [index for index in candidates if len(keys[index].split()) >= 4]
    return (long or candidates)[:1]


def _looks_like_one(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    count = len(words.split())
    if not 2 <= count <= _WORDS or len(words) > _LONGEST or is_item(words):
        return False
    if (
        line.level != 1
        and TERMINAL.search(words)
        and not re.search(r"(?:[!?]|\.[\"'”’])[\"'”’)*_]*\Z", words)
    ):
        return False
    first = next((char for char in words if char.isalnum()), "")
    if not first or first.islower():
        return False
    return byline(text, line.start, line.end) is None and page_date(words) is None and not is_stamp(words)


def _with_repeats(text: str, lines: list[Line], place: Span, words: str) -> list[Line]:
    """The lines with the headline settled, and every other print of it a repeat.

    A line that begins with the headline and goes on with other words is cut there.
    """
    settled: list[Line] = []
    wanted = key(words)
    printed = plain(words).casefold()
    done = False
    for line in lines:
        if place.start <= line.start < place.end:
            if not done:
                settled.append(Line(place.start, place.end, "headline"))
                done = True
            continue
        own = text[line.start : line.end]
        if line.kind is None and len(own) <= _LONGEST + 100 and key(own) == wanted:
            settled.append(Line(line.start, line.end, "repeat"))
        elif (
            line.kind in (None, "caption")
            and len(printed) >= 15
            and (at := _glued(plain(own).casefold(), printed))
        ):
            settled += _cut(text, line, *at)
        else:
            settled.append(line)
    return settled


def _glued(line: str, printed: str) -> tuple[int, int] | None:
    """Where a line prints the headline at its beginning, before other words that begin anew."""
    if not line.startswith(printed) or len(line) > 600:
        return None
    rest = line[len(printed) :].lstrip("\"' ")
    return (0, len(printed)) if rest else None


def _cut(text: str, line: Line, start: int, end: int) -> list[Line]:
    stop = line.start + end
    while stop < line.end and text[stop] in _QUOTES:
        stop += 1
    if text[stop].islower():  # a sentence that happens to begin like the headline
        return [line]
    last = line.start + end
    return [Line(line.start + start, last, "repeat"), Line(stop, line.end, line.kind, line.group)]
