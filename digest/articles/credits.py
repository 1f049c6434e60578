"""Captions and photo credits: the words under a picture, and who took it."""

from __future__ import annotations

import re
from functools import cache

from digest.articles.lines import visible
from digest.articles.phrases import compiled, data, plain, words

_LONGEST = 400
_EDGE = r"[\W_]{0,6}"


def is_credit(line: str) -> bool:
    """Whether a line is a caption or a credit from end to end."""
    if len(line) > _LONGEST:
        return False
    shown = plain(visible(line))
    return _whole().fullmatch(shown) is not None or _only_agency().fullmatch(shown) is not None


def credit_at_end(line: str) -> tuple[int, bool] | None:
    """Where the credit begins that a line ends with, and whether a finished sentence stands before it.

    A line of few words before a credit is its caption; after a paragraph, only the credit is.
    """
    tail = max(0, len(line) - 200)
    shown = plain(line)
    for pattern in (_bracketed(), _glued(), _labelled()):
        match = pattern.search(shown, tail)
        if match is not None and match.start() > 0:
            return match.start(), re.search(
                r"[.!?][\"')\]]{0,3}\s*\Z", shown[: match.start()][-12:]
            ) is not None
    return None


@cache
def _agency() -> str:
    names = sorted(words(data("credits")["agencies"]), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(plain(name)) for name in names) + ")"


@cache
def _whole() -> re.Pattern[str]:
    return compiled(words(data("credits")["whole"]), _EDGE, _EDGE)


@cache
def _only_agency() -> re.Pattern[str]:
    """A credit by itself: "Getty Images", "AFP / Jon Doe", "© Reuters", "Jon Doe/AP"."""
    name = r"(?:[^\W\d_][\w.'-]{0,30}\s+){1,3}?[^\W\d_][\w.'-]{0,30}"
    photo = r"(?:Getty Images|Getty|AFP/Getty Images|Shutterstock|iStock|Alamy|EPA-EFE|AP Photo|AFP Photo)"
    agency = _agency()
    return re.compile(
        rf"{_EDGE}(?:{photo}|{name}\s*/\s*{agency}|{agency}\s*/\s*(?:{name}|{agency}|[A-Z]\w{{1,20}})"
        rf"|(?:©|\(c\))\s*{agency}|{name}\s*(?:/|,|-|\|)?\s*(?:via|for)?\s+{photo}|{agency}\s+(?:photo|image|picture)s?){_EDGE}"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    """At the end of a line: "(AP Photo/Jon Doe)", "(Getty Images)", "[Photo: Jon Doe]"."""
    agency = _agency()
    label = "photo|photos|image|picture|credit|courtesy|file photo|screenshot|screengrab|illustration"
    inner = (
        rf"(?:(?i:{label})\b[^()\[\]]{{0,100}}"
        rf"|[^()\[\]]{{0,80}}(?:/|\bvia\s|\bfor\s|,\s*|\s-\s|\|\s?|©\s?){agency}(?:[^\w()\[\]][^()\[\]]{{0,40}})?"
        rf"|{agency}(?:\s*[/,:|-]\s*[^()\[\]]{{1,80}})?"
        rf"|[^()\[\]]{{1,80}}(?i:\bphotos?|\bimages?|\bphotography|\bhandout|\bpool))"
    )
    return re.compile(rf"[(\[]\s*{inner}\s*[)\]]\s*[.*_]{{0,2}}\s*\Z")


@cache
def _glued() -> re.Pattern[str]:
    """A credit with no white space before it: "Jon Doe at the harbourGetty Images"."""
    photo = (
        "(?:Getty Images|Getty|Shutterstock|AP Photo|AFP|REUTERS|Reuters|EPA|Alamy|iStock|Associated Press"
        "|Bloomberg)"
    )
    return re.compile(
        rf"(?<=[a-zß-ÿ.!?)\"'])(?:(?:Photo|Image|Credit|Source)s?\s*(?:by|:)\s*[^.]{{1,80}}"
        rf"|(?:©\s?)?{photo}(?:\s*/\s*[^.]{{1,60}})?)\s*\Z"
    )


@cache
def _labelled() -> re.Pattern[str]:
    """At the end of a line: "… Photo: Jon Doe/AFP", "… | Getty Images", "… Photograph: Jon Doe"."""
    agency = _agency()
    label = (
        "(?:Photo|PHOTO|Photograph|Photographer|Photos|Image|Picture|Pic|Credit|Photo credit|Photo by"
        "|Image credit|Picture credit)"
    )
    credited = r"[^.!?]{2,80}(?:\.[^.!?\s][^.!?]{0,20})?"
    return re.compile(
        r"(?:(?<=[.!?)\"'])|(?<=\s))\s*"
        rf"(?:{label}(?:\s?:|\sby|\scourtesy\sof|\s?/)\s*{credited}"
        rf"|[|©]\s*[^|.!?]{{0,60}}{agency}|{agency}\s?/\s?[^.!?]{{2,60}}|via\s{agency})\s*[.)]?\s*\Z"
    )
