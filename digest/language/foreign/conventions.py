"""How a language writes numbers, units and days: CLDR through Babel, and what the data files add.

Unicode Common Locale Data Repository, https://cldr.unicode.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format, get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol
from babel.units import format_unit

SPACES = " \u00a0\u202f\u2009"
_PLURALS = (0, 1, 2, 5, 21)
"""Numbers by which every plural form of a unit shows in any language."""


@cache
def general() -> dict[str, Any]:
    """`data/foreign/general.yml`."""
    return _loaded("general")


def _loaded(name: str) -> dict[str, Any]:
    text = files("digest.language").joinpath(f"data/foreign/{name}.yml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  every leaf is text: "on" and "no" are words
    assert isinstance(data, dict)
    return data


@cache
def words_of(language: str) -> dict[str, Any]:
    """The data file of a language; empty where there is none."""
    found = files("digest.language").joinpath(f"data/foreign/{language}.yml")
    return _loaded(language) if re.fullmatch(r"[a-z]{2,3}", language) and found.is_file() else {}


@cache
def locale(language: str) -> Locale | None:
    """What CLDR knows of a language; None where it knows nothing."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def any_of(forms: Iterable[str]) -> str:
    """An expression for any of `forms`, the longest first; one that never matches where there is none."""
    ordered = sorted(set(forms), key=lambda f: (-len(f), f))
    found = "|".join(re.escape(f).replace(r"\ ", rf"[{SPACES}]") for f in ordered)
    return found or r"(?!)"


# ---------------------------------------------------------------- numbers


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a language writes quantities; every key in lower case."""

    number: re.Pattern[str]
    """A number in digits, with its decimals."""
    decimal: str
    """The signs that open decimals."""
    scales: Mapping[str, float]
    units: Mapping[str, str]
    currencies: Mapping[str, str | None]
    percent: frozenset[str]
    people: frozenset[str]
    function: frozenset[str]
    sign: re.Pattern[str]
    """A currency before a number."""
    scale: re.Pattern[str]
    of: re.Pattern[str]
    unit: re.Pattern[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    bounds: re.Pattern[str]
    """What stands before a number and makes it a bound ("low", "high") or inexact ("about")."""
    noun_capitals: bool


@cache
def numbers(language: str) -> Numbers | None:
    """The conventions of a language; None where no data file describes it."""
    own, known = words_of(language), locale(language)
    if not own or known is None:
        return None
    decimal = get_decimal_symbol(known) + str(own.get("decimal", ""))
    group = get_group_symbol(known)
    groups = set(SPACES) | {"'", "’"} | {group}
    grouped = rf"\d{{1,3}}(?P<group>[{re.escape(''.join(sorted(groups)))}])\d{{3}}(?:(?P=group)\d{{3}})*"
    pattern = (
        rf"(?<![\w.,/:-])(?P<whole>{grouped}|\d{{1,15}})(?:[{re.escape(decimal)}](?P<part>\d{{1,2}}))?"
        r"(?!\d|[.,:/’'-]\d)"
    )
    scales = _scales(known)
    units = {_key(k): v for k, v in (_units(known) | own["units"]).items()}
    signs = general()["currency_signs"] | {code: code for code in general()["currency_codes"]}
    named = {word: None if code == "null" else code for word, code in own["currencies"].items()}
    currencies = {k.lower(): v for k, v in (signs | named).items()}
    percent = frozenset(["%", *(w.lower() for w in own["percent"])])
    word = rf"[{SPACES}]?(?:{any_of([*units, *currencies, *percent])})(?![^\W_])"
    bounds = "|".join(f"(?P<{kind}>{any_of(own[kind])})" for kind in ("low", "high", "about"))
    return Numbers(
        number=re.compile(pattern),
        decimal=decimal,
        scales=scales,
        units=units,
        currencies=currencies,
        percent=percent,
        people=frozenset(w.lower() for w in own["people"]),
        function=frozenset(w.lower() for w in own["function"]),
        sign=re.compile(rf"(?<![^\W_])({any_of(signs)})[{SPACES}]?\Z"),
        scale=re.compile(rf"[{SPACES}]?(?:{any_of(scales)})(?![^\W_])", re.IGNORECASE),
        of=re.compile(rf"[{SPACES}](?:{any_of(own.get('of', ()))})(?:[{SPACES}]|(?<=['’]))", re.IGNORECASE),
        unit=re.compile(word, re.IGNORECASE),
        not_after=re.compile(rf"[{SPACES}]?(?:{any_of(own['not_after'])})(?![^\W\d_])", re.IGNORECASE),
        not_before=re.compile(rf"(?<![^\W_])(?:{any_of(own['not_before'])})[{SPACES}]\Z", re.IGNORECASE),
        bounds=re.compile(rf"(?<![^\W_])(?:{bounds})[{SPACES}]?\Z", re.IGNORECASE),
        noun_capitals=language in general()["noun_capitals"],
    )


def _scales(known: Locale) -> dict[str, float]:
    """Words that multiply the number before them ("Millionen", "Mio."), in lower case."""
    found: dict[str, float] = {}
    for length in ("long", "short"):
        for forms in known.compact_decimal_formats.get(length, {}).values():
            for size, form in forms.items():
                word = re.sub(r"[0#.,¤\s'’\u00a0\u202f]+\Z|\A[0#.,¤\s'’\u00a0\u202f]+", "", _pattern(form))
                zeros = _pattern(form).count("0")
                if len(word) > 1 and zeros == 1 and word.replace(" ", "").replace("\u00a0", "").isalpha():
                    found.setdefault(_key(word), float(size))
                    found.setdefault(f"{_key(word)}.", float(size))
    return found


def _key(form: str) -> str:
    return " ".join(form.lower().split())


def _pattern(form: object) -> str:
    return str(getattr(form, "pattern", form))


def _units(known: Locale) -> dict[str, str]:
    found: dict[str, str] = {}
    for unit, name in general()["units"].items():
        for length in ("long", "short"):
            for n in _PLURALS:
                shown = re.sub(rf"[\d{SPACES}]*\d[{SPACES}]*", "", format_unit(n, unit, length, locale=known))
                if shown and unit not in shown and (len(shown) > 1 or not shown.isalpha()):
                    found.setdefault(shown, name)
    return found


# ---------------------------------------------------------------- days


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a language writes days."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """Monday is 0; both in lower case."""
    day_first: bool
    """Whether 5/4 is a day of April."""


@cache
def calendar(language: str) -> Calendar | None:
    """The months and weekdays of a language; None where CLDR does not know it."""
    known = locale(language)
    if known is None:
        return None
    months: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, context, known).items():
                if any(c.isalpha() for c in name) and len(name) > 2:
                    months.setdefault(name.lower(), number)
    weekdays = {name.lower(): n for n, name in get_day_names("wide", locale=known).items()}
    return Calendar(months, weekdays, get_date_format("short", known).pattern.lstrip("'").startswith("d"))


def language_name(language: str) -> str:
    """A language in English ("French"); its code where CLDR does not know it."""
    known = locale(language)
    return (known.get_language_name("en") if known else None) or language
