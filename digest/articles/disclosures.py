"""What an article says of its own making: generated, agency copy, opinion, sponsored, corrected, ..."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.articles.phrases import compiled, data, plain, words
from digest.model import Flag, Span

FLAGS = (
    "agency-copy",
    "ai-generated",
    "corrected",
    "opinion",
    "press-release",
    "satire",
    "sponsored",
    "translated",
)
"""Every flag that an article's own words or its metadata may raise; the data file has their phrases."""

_LONGEST_WHOLE = 500
_LONGEST_INSIDE = 1500


class _Phrases(NamedTuple):
    flag: str
    whole: re.Pattern[str] | None
    label: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    marks: re.Pattern[str] | None


class Disclosure(NamedTuple):
    """A flag, the words that raise it, and whether they are all there is in their line."""

    flag: Flag
    whole: bool


def disclosed(text: str, start: int, end: int, *, above: bool = False) -> tuple[Disclosure, ...]:
    """The flags raised by a line; `above`: it stands above the article's text, where labels count."""
    size = end - start
    if size > _LONGEST_INSIDE:
        return ()
    line = plain(text[start:end])
    found = []
    for phrases in _phrases():
        wholes = [phrases.whole, phrases.label if above else None]
        if size <= _LONGEST_WHOLE and any(pattern and pattern.fullmatch(line) for pattern in wholes):
            found.append(Disclosure(Flag(name=phrases.flag, span=Span(start, end)), True))
            continue
        match = phrases.inside.search(line) if phrases.inside else None
        begins = match is not None and not any(char.isalnum() for char in line[: match.start()])
        if match is None and phrases.marks:
            match = phrases.marks.search(line)
        if match is None and above and phrases.opens:
            match = phrases.opens.match(line)
        if match is not None:
            span = Span(start + match.start(), start + match.end())
            found.append(Disclosure(Flag(name=phrases.flag, span=span), begins and size <= _LONGEST_WHOLE))
    return tuple(found)


def opening(title: str) -> tuple[str, ...]:
    """The flags that the opening words of a headline raise ("Opinion: ...")."""
    line = plain(title)
    return tuple(each.flag for each in _phrases() if each.opens and each.opens.match(line))


@cache
def _phrases() -> tuple[_Phrases, ...]:
    edge = r"[\W_]{0,5}"
    listed = []
    for flag in FLAGS:
        entry = data("disclosures")[flag]
        assert isinstance(entry, dict), flag
        keys = ("whole", "label", "opens", "inside", "marks")
        whole, label, opens, inside, marks = (words(entry.get(key, [])) for key in keys)
        listed.append(
            _Phrases(
                flag,
                compiled(whole, edge, edge) if whole else None,
                compiled(label, edge, edge) if label else None,
                compiled(opens, edge) if opens else None,
                compiled(inside, r"\b") if inside else None,
                compiled(marks) if marks else None,
            )
        )
    return tuple(listed)
