"""Figures: a table of sentences, a grammar of numbers that is read back, and hostile input."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from babel.numbers import format_compact_currency, format_currency, format_decimal, format_percent
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language import dates
from digest.language import pipeline as language
from digest.language.figures import find
from digest.language.figures.numbers import read
from digest.language.figures.tokens import tokenize
from digest.model import Article, Block, Figure

TABLE = Path(__file__).with_name("figures_table.txt")
FLOORS = json.loads((Path(__file__).parent.parent / "floors" / "figures.json").read_text("utf-8"))


def figures(text: str) -> list[Figure]:
    mentions = tuple(dates.find(text, 0, len(text)))
    return [f for f in find(text, 0, len(text), mentions) if f.kind != "date"]


def plain(value: object) -> object:
    return [plain(v) for v in value] if isinstance(value, tuple) else value


def rows() -> list[tuple[str, list[tuple], bool]]:
    found: list[tuple[str, list[tuple], bool]] = []
    for line in TABLE.read_text("utf-8").split("\n"):
        if line[:2] in ("> ", "! "):
            found.append((line[2:], [], line[0] == "!"))
        elif line and line[0] != "#":
            kind, text, value, unit, *modifier = (part.strip() for part in line.split("|"))
            known = None if unit == "-" else unit
            found[-1][1].append((kind, text, json.loads(value), known, modifier[0] if modifier else None))
    return found


CASES = [
    pytest.param(
        text,
        expected,
        id=text[:48],
        marks=[pytest.mark.xfail(strict=True, reason="not yet read right")] if known else [],
    )
    for text, expected, known in rows()
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentence(text, expected):
    got = [
        (f.kind, text[f.span.start : f.span.end], plain(f.value), f.unit, f.modifier) for f in figures(text)
    ]
    assert got == expected


def test_the_table_never_shrinks():
    assert sum(not known for _, _, known in rows()) >= FLOORS["sentences"]


MEASURES = [
    (
        "Trade between Arvia and Sorrel reached $240 billion.",
        "$240 billion",
        "Trade between Arvia and Sorrel",
    ),
    ("Police said 45 people were killed.", "45", "people were killed"),
    ("Tarn's $47 billion bid for Quell failed.", "$47 billion", "bid for Quell"),
    ("Tell won 44 percent of the rural vote.", "44 percent", "rural vote"),
    ("The No. 3 Democrat spoke.", "No. 3", "Democrat"),
    ("A two-day visit begins.", "two-day", "visit"),
    ("Fifteen of the 19 hijackers were caught.", "Fifteen", "hijackers"),
    ("Fifteen years after the war they met.", "Fifteen years", "after the war"),
    ("Mara Quill, 16, was freed.", "16", "Mara Quill"),
    ("A $500-a-plate dinner was held.", "$500", "dinner"),
    ("The bank lost $3.2 billion last year.", "$3.2 billion", "bank"),
    ("The Senate voted 97-1 to pass it.", "1", "Senate voted"),
    ("He asked for a fine of $2 million.", "$2 million", "fine"),
]


@pytest.mark.parametrize(("text", "figure", "measure"), MEASURES)
def test_measure_is_in_the_words_of_the_article(text, figure, measure):
    found = next(f for f in figures(text) if f.text == figure)
    assert found.measure == measure
    assert measure in text


AS_OF = [
    ("Trade reached $240 billion in 2023.", "2023"),
    ("In 2019, 40 people died.", "2019"),
    ("They have met 40 times since he came to power in 2012.", None),
    ("The population stood at 324 million as of January 1, 2017.", "2017-01-01"),
    ("Forty people died.", None),
    ("A chapel stands two miles from the site of the fire of May 3, 1971.", None),
    ("Two chapels, founded in 1970 and 1985, stand there.", None),
]


@pytest.mark.parametrize(("text", "as_of"), AS_OF)
def test_as_of_only_where_the_text_dates_the_figure(text, as_of):
    assert figures(text)[0].as_of == as_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Mayor Ada Lund said that 40 people had left.", True, id="reported"),
        pytest.param("Mayor Ada Lund said that the ferry was late, which 40 people saw.", False, id="added"),
        pytest.param("Mayor Ada Lund said that the ferry was late — by 40 minutes.", False, id="at a dash"),
    ],
)
def test_whose_figure_it_is(text, said):
    article = Article(
        id="a", path="a", text=text, blocks=(Block(0, len(text), "body"),), outlet="a", outlet_label="a"
    )
    (figure,) = language.annotate(language.pipeline(), article).figures
    assert (figure.quote is not None) is said


def test_dates_are_figures_too():
    text = "On 4 May 2024 and in February 2022 they met; on Thursday they did not."
    mentions = tuple(dates.find(text, 0, len(text)))
    got = [(f.text, f.value) for f in find(text, 0, len(text), mentions) if f.kind == "date"]
    assert got == [("4 May 2024", "2024-05-04"), ("February 2022", "2022-02")]


# ------------------------------------------------------------------ what Babel formats, we read back

LOCALES = ["en_US", "en_GB", "en_AU", "en_CA", "en_IE", "en_IN", "en_NZ", "en_SG", "en_ZA", "en_CH"]
amounts = st.decimals(min_value=3, max_value=10**12, places=2, allow_nan=False)


@given(number=st.integers(3, 10**12), locale=st.sampled_from(LOCALES))
def test_formatted_integers_are_read_back(number, locale):
    text = f"They counted {format_decimal(number, locale=locale)} votes."
    got = [f.value for f in figures(text) if f.unit == "votes"]
    assert got == [number] or 1000 <= number <= 2199  # a bare one may be a year


@given(number=amounts, locale=st.sampled_from(["en_US", "en_GB", "en_AU", "en_IN", "en_IE"]))
def test_formatted_sums_are_read_back(number, locale):
    for code in ("USD", "EUR", "GBP", "JPY", "INR"):
        text = f"The fine was {format_currency(number, code, locale=locale)} in all."
        (got,) = (f for f in figures(text) if f.kind == "money")
        places = 0 if code == "JPY" else 2
        assert got.unit == code or (code == "USD" and got.unit == "USD")
        assert got.value == pytest.approx(float(round(number, places)), rel=1e-6)


@given(digits=st.integers(1, 999), scale=st.sampled_from([10**3, 10**6, 10**9, 10**12]))
def test_compact_sums_are_read_back(digits, scale):
    text = f"It cost {format_compact_currency(digits * scale, 'USD', locale='en_US')} to build."
    (got,) = (f for f in figures(text) if f.kind == "money")
    assert got.value == digits * scale


@given(number=st.integers(0, 1000), locale=st.sampled_from(["en_US", "en_GB", "en_IN"]))
def test_formatted_shares_are_read_back(number, locale):
    text = f"It was {format_percent(number / 1000, '0.0%', locale=locale)} of all."
    (got,) = figures(text)
    assert (got.kind, got.unit) == ("percent", "%")
    assert got.value == pytest.approx(number / 10)


# ------------------------------------------------------------------ number words

SMALL = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen "
).split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, *, link: str, hyphen: str) -> str:
    """`number` in words, with or without "and", with or without hyphens."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens - 2] + (hyphen + SMALL[unit] if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        tail = f" {link}{spell(rest, link=link, hyphen=hyphen)}" if rest else ""
        return f"{SMALL[hundreds]} hundred{tail}"
    for scale, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            head, rest = divmod(number, scale)
            between = f" {link}" if rest and rest < 100 else " "
            tail = between + spell(rest, link=link, hyphen=hyphen) if rest else ""
            return f"{spell(head, link=link, hyphen=hyphen)} {word}{tail}"
    raise AssertionError


@settings(max_examples=300)
@given(number=st.integers(2, 10**9), link=st.sampled_from(["", "and "]), hyphen=st.sampled_from(["-", " "]))
def test_number_words_round_trip(number, link, hyphen):
    text = spell(number, link=link, hyphen=hyphen)
    tokens = tokenize(text, 0, len(text))
    got = read(tokens, 0)
    assert got is not None
    assert (got.value, got.stop) == (number, len(tokens))


# ------------------------------------------------------------------ any text in, no crash out

PIECES = (  # noqa: SIM905
    "1 12 3,000 2.5 $ € % - – to and or of the a an half third million billion dozen per cent "
    "percent year years old day aged under over first second 75th No . , ( ) ' ’ s more than "
    "about people votes in May 2024 times twice doubled between from with one two hundred "
    "thousand point km feet inches minus "
).split()
pieces = st.sampled_from(PIECES)


@settings(max_examples=300)
@given(st.lists(pieces, max_size=30), st.sampled_from(["", " "]))
def test_any_mixture_keeps_its_spans(words, join):
    text = join.join(words)
    last = 0
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.text.strip()
        assert figure.span.start >= last
        last = figure.span.end
        if figure.measure:
            assert figure.measure in " ".join(text.split())


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text(text):
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.text


HOSTILE = {
    "digits": "1" * 1_000_000,
    "groups": "1,000," * 160_000,
    "commas": "," * 1_000_000,
    "and": "one and " * 125_000,
    "hundreds": "hundred " * 125_000,
    "hyphens": "one-" * 250_000,
    "spaces": " " * 1_000_000,
    "letters": "a" * 1_000_000,
    "quotes": '"' * 1_000_000,
    "money": "$1 " * 330_000,
    "dots": "1." * 500_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_take_linear_time(name):
    text = HOSTILE[name]
    half = len(text) // 20
    start = time.process_time()
    figures(text[:half])
    small = time.process_time() - start
    start = time.process_time()
    figures(text[: 2 * half])
    assert time.process_time() - start < 5 * small + 0.5
