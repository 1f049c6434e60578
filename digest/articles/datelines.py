"""The dateline: the place, agency and day that a report opens with.

"BEIJING (Agencies): ", "KABUL, Afghanistan (AP) — ", "(Reuters) - ", "Paris, May 16, 2024 (AFP) -"
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.articles.calendar import MONTHS, find_date
from digest.articles.phrases import data, expression, plain, words

_LONGEST = 140
_MONTH = "|".join(sorted((name for names in MONTHS for name in names), key=lambda name: (-len(name), name)))
_DAY = rf"(?:(?i:{_MONTH})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?i:{_MONTH})\.?)(?:,?\s+\d{{4}})?"
_WORD = r"[^\W\d_][^\W\d_.'&-]*(?:[.'-][^\W\d_]*)*"
_CAPITALS = rf"(?P<place>{_WORD}(?:\s{_WORD}){{0,3}})"
_REGION = rf"(?:,\s+(?P<region>{_WORD}(?:\s{_WORD}){{0,3}}))?"
_DASH = r"\s*(?:-{1,3}|:|/{2})\s*(?=\S)"
_OPENING = re.compile(
    rf"{_CAPITALS}{_REGION}(?:[,;]?\s*(?P<day>{_DAY}))?\s*(?:\((?P<agency>[^()]{{2,40}})\))?(?P<mark>{_DASH})"
)
_BARE = re.compile(rf"(?:(?P<day>{_DAY})\s*)?\((?P<agency>[^()]{{2,40}})\)(?P<mark>\s*-{{1,3}}\s*(?=\S))")


class Dateline(NamedTuple):
    """Where a dateline stands and what it states."""

    start: int
    end: int
    place: str | None
    agency: str | None
    date: str | None
    """A whole ISO date; most datelines leave the year out."""


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that a paragraph opens with, without the dash or colon that closes it."""
    head = plain(text[start : min(end, start + _LONGEST)])
    match = _BARE.match(head)
    if match and _agency(match["agency"]):
        return _made(text, start, match, None)
    match = _OPENING.match(head)
    if match is None:
        return None
    place, region = match["place"], match["region"]
    agency = match["agency"]
    if agency is not None and not (_agency(agency) or (agency.istitle() and region)):
        return None
    mark = match["mark"].strip()
    spaced = match["mark"] != mark or len(mark) > 1 or agency is not None
    if place.upper() in _not_places() or (mark == ":" and agency is None) or not spaced:
        return None
    capitals = place.isupper() and len(place) > 2
    known = place.rstrip(",") in _cities()
    # "Xi — the leader": a name in small letters needs a list, an agency or a day to be a place.
    if not (capitals or known or (agency and place[0].isupper()) or match["day"]):
        return None
    if region and not region[0].isupper():
        return None
    return _made(text, start, match, f"{place}, {region}" if region else place)


def _made(text: str, start: int, match: re.Match[str], place: str | None) -> Dateline:
    stop = match.start("mark")
    stated = find_date(match.group()[: stop - match.start()])
    named = match["agency"] is not None and _agency(match["agency"])
    agency = text[start + match.start("agency") : start + match.end("agency")] if named else None
    size = len(match.group()[:stop].rstrip())
    return Dateline(start, start + size, place, agency, stated.iso if stated else None)


def _agency(name: str) -> bool:
    """Whether brackets in a dateline name an agency: one of the list, or capitals that could be one."""
    return _listed().fullmatch(name.strip()) is not None or (
        name.isupper() and name.isalpha() and len(name) <= 8
    )


@cache
def _listed() -> re.Pattern[str]:
    agency = expression("{agency}")
    return re.compile(rf"{agency}(?:\s*(?:/|,|and|&)\s*{agency}){{0,3}}", re.IGNORECASE)


@cache
def _cities() -> frozenset[str]:
    return frozenset(words(data("datelines")["cities"]))


@cache
def _not_places() -> frozenset[str]:
    return frozenset(words(data("datelines")["not_places"]))
