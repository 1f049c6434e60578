r"""The small language of the data files: phrases as they are printed, with gaps.

    words         match in any case; a space matches any white space, or none beside a mark
    (a|b)         one of several
    [x]           x or nothing
    *             up to 160 characters of anything, within a line
    #             a number
    {name}        capitalised words: a person, an outlet
    {agency}      a news agency of the list, or "agencies"
    {date} {time} as a page prints them
    \x             the mark x itself

Typographic apostrophes, quotation marks and dashes count as their plain forms; so text is passed
through `plain` before it is matched, which keeps every offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import yaml

from digest.articles.calendar import MONTHS, TIME, WEEKDAY, ZONE

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ",
    }
)  # fmt: skip

_MONTH = "|".join(sorted((name for names in MONTHS for name in names), key=lambda name: (-len(name), name)))
_DATE = (
    rf"(?:{WEEKDAY},?\s*)?(?:(?:{_MONTH})\.?\s*\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s*(?:of\s+)?(?:{_MONTH})\b\.?,?(?:\s*\d{{4}})?|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}})"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = r"(?:(?:de|da|del|der|den|van|von|bin|al|el|of|and|the|for|&)\s+){0,2}"
_NAME = rf"(?-i:{_CAPITAL}[\w.'&-]{{0,30}}(?:\s+{_PARTICLES}{_CAPITAL}[\w.'&-]{{0,30}}){{0,5}})"
_TAKES_SPACE = r")\s+)?"
_TOKEN = re.compile(r"\\.|\{\w+\}|\s+|[*#()|\[\]]|[^\s*#()|\[\]{}\\]+")


def plain(text: str) -> str:
    """`text` with plain quotation marks, apostrophes, dashes and spaces, character for character."""
    return text.translate(_PLAIN)


@cache
def data(name: str) -> dict[str, object]:
    """A data file of this package."""
    text = files("digest.articles").joinpath(f"data/{name}.yml").read_text("utf-8")
    content = yaml.safe_load(text)
    assert isinstance(content, dict), name
    return content


def words(value: object) -> tuple[str, ...]:
    """A list of phrases of a data file."""
    assert isinstance(value, list), value
    return tuple(str(item) for item in value)


@cache
def agencies() -> tuple[str, ...]:
    """Names of news agencies, the longest first."""
    known = words(data("agencies")["names"])
    return tuple(sorted(known, key=lambda name: (-len(name), name)))


def expression(phrase: str) -> str:
    """A phrase as a regular expression; raises ValueError where its brackets do not close."""
    parts: list[str] = []
    closers: list[str] = []
    source = plain(phrase)
    tokens = [match.group() for match in _TOKEN.finditer(source)]
    for place, piece in enumerate(tokens):
        if piece[0] == "\\":
            parts.append(re.escape(piece[1:]))
        elif piece[0] == "{":
            parts.append(_named(piece[1:-1]))
        elif piece.isspace():
            # An optional part takes the space before it along, or, where there is none, the one after.
            if tokens[place + 1 : place + 2] == ["["] and place:
                continue
            if parts and parts[-1] == _TAKES_SPACE:
                continue
            parts.append(_gap(tokens, place))
        elif piece == "(":
            parts.append("(?:")
            closers.append(")")
        elif piece == "[":
            spaced = place > 1 and tokens[place - 1].isspace()
            parts.append(f"(?:{_gap(tokens, place - 1)}(?:" if spaced else "(?:(?:")
            closers.append("))?" if spaced or place else _TAKES_SPACE)
        elif piece in ")]":
            if not closers or (piece == "]") != closers[-1].endswith("?"):
                raise ValueError(f"brackets do not close: {phrase}")
            parts.append(closers.pop())
        else:
            parts.append({"*": r".{0,160}", "#": r"\d[\d,.]{0,12}", "|": "|"}.get(piece, re.escape(piece)))
    if closers:
        raise ValueError(f"brackets do not close: {phrase}")
    return "".join(parts)


def _gap(tokens: list[str], place: int) -> str:
    """The expression for the space at `place` of a phrase."""
    if _beside_mark(tokens, place):
        return r"\s*"
    open_end = "*" in tokens[place + 1 : place + 3]
    return r"(?:\s+|(?=[,.;:!?-]))" if open_end else r"\s+"


def _beside_mark(tokens: list[str], place: int) -> bool:
    """Whether the space at `place` stands beside punctuation: "Correction :" is "Correction:" too."""
    after = next((piece for piece in tokens[place + 1 : place + 4] if piece not in ("(", "[")), "")
    before = next((piece for piece in tokens[max(0, place - 3) : place][::-1] if piece not in (")", "]")), "")
    return _is_mark(after) or _is_mark(before)


def _is_mark(piece: str) -> bool:
    return (
        bool(piece) and piece not in "*#|" and piece[0] != "{" and not any(char.isalnum() for char in piece)
    )


def any_of(phrases: Iterable[str]) -> str:
    """One expression for several phrases; where one begins another, the longer is tried first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(expression(phrase) for phrase in ordered) + ")"


def compiled(phrases: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    """Phrases ready to match plain text, in any case."""
    return re.compile(f"{before}{any_of(phrases)}{after}", re.IGNORECASE)


@cache
def _named(name: str) -> str:
    known: Mapping[str, str] = {
        "name": _NAME,
        "date": _DATE,
        "time": rf"(?:{TIME}(?:\s*{ZONE})?)",
        "agency": rf"(?:{'|'.join(re.escape(plain(agency)) for agency in agencies())})",
    }
    if name not in known:
        raise ValueError(f"unknown gap {{{name}}}")
    return known[name]
