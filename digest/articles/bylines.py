"""The byline: who wrote an article, as a line above or below it states."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.articles.calendar import MONTHS, TIME, find_date
from digest.articles.phrases import agencies, compiled, data, plain, words

_LONGEST = 200
_PARTS = re.compile(r"\s*(?:,\s+(?:and\s+)?|;\s*|\s+and\s+|\s+&\s+|\s+with\s+)\s*")
_SECTIONS = re.compile(r"\s*(?:\||•|·|\t|\s{3,}|\s[-–—]\s|//)\s*")
_TOKEN = re.compile(r"\S+")
_INTRODUCTION = re.compile(
    r"[*_(\[]{0,3}(?P<name>(?:[^\W\d_][\w.'-]{0,30}\s+){1,4}[^\W\d_][\w.'-]{0,30}),?\s+(?:is|was)\s+"
    r"(?P<role>(?:a|an|the|our|senior|chief|deputy)\s[^.]{3,80}?\s(?:for|at|with|of|based|covering|who)\b)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_STRIP = ".,:;()[]*_|•·-–—/\"'"
_WORDS_OF_TIME = frozenset(name for names in MONTHS for name in names) | frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


class Byline(NamedTuple):
    """Where in the text a byline names its authors."""

    start: int
    end: int
    person: bool
    """False for an agency or a desk."""


def byline(text: str, start: int, end: int, *, opened: bool = True) -> Byline | None:
    """The authors that a line names, if a byline is all it is.

    `opened`: it must begin with one of the openers ("By"); else a name with a role or an agency behind
    it will do ("Ann Lee, Staff Writer").
    """
    if end - start > _LONGEST:
        return None
    line = plain(text[start:end])
    opener = _opener().match(line)
    if opened and opener is None:
        return None
    left = opener.end() if opener else len(line) - len(line.lstrip("*_ "))
    first = _SECTIONS.split(line[left:], maxsplit=1)[0].rstrip("*_ ")
    size, person = _authors(first)
    if not size:
        return None
    rest = line[left + size :]
    if not _plausible(rest) or (opener is None and not (person and _role(rest))):
        return None
    return Byline(start + left, start + left + size, person)


def introduced(text: str, start: int, end: int) -> Byline | None:
    """The author that a closing paragraph introduces ("Ann Lee is a reporter for ...")."""
    if end - start > 3 * _LONGEST:
        return None
    match = _INTRODUCTION.match(plain(text[start:end]))
    if match is None or not is_person(match["name"]):
        return None
    if not _vocabulary("organisations").intersection(
        word.casefold() for word in _LETTERS.findall(match["role"])
    ):
        return None
    return Byline(start + match.start("name"), start + match.end("name"), True)


def is_person(name: str) -> bool:
    """Whether words look like a person's name: two to five, capitalised, no organisation."""
    tokens = name.split()
    if not 2 <= len(tokens) <= 6 or name.casefold() in _agencies():
        return False
    if any(
        token.strip(_STRIP).casefold() in _vocabulary("organisations") | _WORDS_OF_TIME for token in tokens
    ):
        return False
    if not (_named(tokens[0]) and _named(tokens[-1])):
        return False
    return all(_named(token) or token.casefold() in _vocabulary("particles") for token in tokens)


def _authors(line: str) -> tuple[int, bool]:
    """How far the names reach at the start of `line`, and whether they are persons; 0 for none."""
    place = size = 0
    for match in [*_PARTS.finditer(line), None]:
        part = line[place : match.start() if match else len(line)]
        whole = _without_rest(part)
        if not is_person(whole):
            break
        size = place + len(whole)
        if match is None or whole != part:
            break
        place = match.end()
    if size:
        return size, True
    first = _without_rest(_PARTS.split(line, maxsplit=1)[0])
    tokens = [token.strip(_STRIP).casefold() for token in first.split()]
    listed = first.casefold() in _agencies()
    capitals = all(_named(token) or token in ("of", "the", "and", "for", "&") for token in first.split())
    desk = 1 < len(tokens) <= 5 and bool(_vocabulary("organisations").intersection(tokens)) and capitals
    return (len(first), False) if tokens and (listed or desk) else (0, False)


def _without_rest(part: str) -> str:
    """A part up to where it goes on about a place, an outlet or a day ("Ann Lee in Paris")."""
    dated = find_date(part)
    if dated is not None:
        part = part[: dated.start]
    kept = re.split(
        r"\s+(?:in|for|at|of|on|from|Published|Updated|Posted|Last|Special|Staff|\(|@)\b|\s*[(|@]", part
    )
    name = kept[0].rstrip(" ,:;*_-")
    return name[:-1] if name.endswith(".") and len(name.split()[-1]) > 3 else name


def _plausible(rest: str) -> bool:
    """Whether what follows the names may stand in a byline: no sentence goes on."""
    if len(rest.split()) > 20:
        return False
    for match in _TOKEN.finditer(rest):
        token = match.group().strip(_STRIP)
        if not token or not token[0].isalpha() or token[0].isupper() or "@" in token:
            continue
        if token.casefold() not in _vocabulary("others") and token.casefold() not in _vocabulary("particles"):
            return False
    return True


def _role(rest: str) -> bool:
    """Whether a role, an agency, an outlet or a day follows."""
    tokens = {match.group().strip(_STRIP).casefold() for match in _TOKEN.finditer(rest)}
    return (
        bool(_vocabulary("organisations").intersection(tokens))
        or find_date(rest) is not None
        or re.search(TIME, rest) is not None
    )


def _named(token: str) -> bool:
    bare = token.strip(_STRIP)
    return bool(bare) and bare[0].isupper() and not any(char.isdigit() for char in bare)


@cache
def _opener() -> re.Pattern[str]:
    return compiled(words(data("bylines")["openers"]), r"[*_(\[-]{0,3}\s*", r"\s*:?\s*(?<=[\s:])")


@cache
def _vocabulary(name: str) -> frozenset[str]:
    return frozenset(words(data("bylines")[name]))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in agencies())
