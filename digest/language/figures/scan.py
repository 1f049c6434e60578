"""Reads the figures of one block: what each number counts, and which numbers count nothing."""

from __future__ import annotations

from dataclasses import replace

from digest.language.figures import ages, multiples, ranks, units
from digest.language.figures.drafts import HYPHENS, Draft, Line, bounded, modifier_of
from digest.language.figures.lexicon import words
from digest.language.figures.modifiers import Modifier
from digest.language.figures.numbers import MONEY_SCALES, SCALES, SHORT, UNITS, Number, clean, read

_DESIGNATORS = words("words", "designators")
_EXCEPTIONS = words("words", "designator_exceptions")
_NOT_COUNTED = words("words", "not_counted")
_HYPHENED = words("words", "hyphen_names")
_PEOPLE = words("words", "people")
_CONDITIONS = words("words", "conditions")
_FUNCTION = words("words", "function")
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MULTI = frozenset({"multi", "multimillion", "multibillion", "multitrillion"})
_MONEY_NEAR = frozenset({"and", "to", "or", "-", "–", "—", "versus", "from"})


def scan(on: Line) -> list[Draft]:
    """The figures of a block, in text order, without overlaps. Linear in its tokens."""
    found: list[Draft] = []
    at = 0
    while at < len(on.tokens):
        if on.closed[at]:
            at += 1
            continue
        drafts, stop = _at(on, at)
        found += [_inherited(on, draft, found) for draft in drafts]
        at = max(stop, at + 1)
    return found


_SUM = frozenset({"million", "billion", "trillion", "bn", "m"})
_NEARBY = 14
"""Tokens between a sum and one that leaves its currency unsaid."""


def _inherited(on: Line, draft: Draft, found: list[Draft]) -> Draft:
    """ "$5 billion, up from 4.2 billion": a large bare number is money where money stands before it."""
    last = found[-1] if found else None
    if draft.kind != "count" or last is None or last.kind != "money" or draft.unit is not None:
        return draft
    after = on.word(draft.stop)
    bare = not after.isalpha() or after in _FUNCTION or after in ("net", "gross")
    near = draft.first - last.stop <= _NEARBY
    apart = any(i in on.sentence_starts for i in range(last.stop, draft.first + 1))
    if bare and near and not apart and after != "of" and on.word(draft.stop - 1) in _SUM:
        return replace(draft, kind="money", unit=last.unit)
    return draft


def _at(on: Line, at: int) -> tuple[list[Draft], int]:
    """The figures that begin at token `at`, and where to read on."""
    priced = _priced(on, at)
    if priced is not None:
        return priced
    for reader in (_multi, _aged_decade, ranks.rank, multiples.fold, multiples.times, _timespan):
        draft = reader(on, at)
        if draft is not None:
            return [draft], draft.stop
    number = read(on.tokens, at)
    if number is None:
        return [], at + 1
    year = _spoken_year(on, number)
    if year is not None:
        return [], year
    if any(on.closed[number.first : number.stop]):
        return [], number.first + 1
    if number.form == "ordinal":
        draft = ranks.ordinal(on, number)
        return ([draft] if draft else []), number.stop
    return _quantity(on, number)


def _spoken_year(on: Line, number: Number) -> int | None:
    """Where "nineteen forty-five" ends; None for anything else."""
    if number.form != "words" or number.scaled or not 11 <= number.value <= 20:
        return None
    after = read(on.tokens, number.stop) if number.stop < len(on.tokens) else None
    spoken = after is not None and after.form == "words" and not after.scaled and 10 <= after.value < 100
    return after.stop if after is not None and spoken else None


# ------------------------------------------------------------------ money


def _money_scale(on: Line, number: Number) -> Number:
    """`number` with a short scale that only money has ("$5m", "€3bn")."""
    stop = number.stop
    step = on.joined(stop)
    raw = on.raw(stop + step)
    near = on.glued(stop) or on.raw(stop) in ("m", "bn", "b")
    factor = MONEY_SCALES.get(raw) if near or step else None
    if factor is None and raw.lower() in SHORT:
        factor = SHORT[raw.lower()]
    if factor is None or number.scaled:
        return number
    return replace(
        number, value=clean(number.value * factor), stop=stop + step + 1, scaled=True, scale=factor
    )


def _priced(on: Line, at: int) -> tuple[list[Draft], int] | None:
    """Money whose currency stands before it, with a second amount that shares it."""
    sign = units.symbol(on.tokens, at)
    if sign is None:
        return None
    number = read(on.tokens, sign[0])
    if number is None or number.form == "ordinal":
        return None
    number = _money_scale(on, number)
    if number.form == "ordinal" or on.closed[number.first]:
        return None
    code = sign[1]
    stop = _redundant(on, number.stop, code)
    link = _link(on, stop)
    if link is not None:
        where = units.symbol(on.tokens, link)
        second = read(on.tokens, where[0] if where else link) if link < len(on.tokens) else None
        if second is not None and second.form in ("digits", "words") and not on.closed[second.first]:
            second = _money_scale(on, second)
            same = where is not None and where[1] == code
            bare = where is None and (
                second.scaled or on.raw(link - 1) in HYPHENS or on.word(link - 1) == "to"
            )
            bare = bare and not units.percent(on.tokens, second.stop) and on.tokens[second.first].kind == "n"
            bare = bare and not (not second.scaled and _counts(on, second.stop))
            if same or bare:
                return _two_prices(on, at, number, link, second, code)
    value, modifier, end = _valued(on, at, stop, number)
    return [Draft(at, end, "money", value, code, modifier)], end


def _counts(on: Line, stop: int) -> bool:
    """Whether a noun of its own follows a bare second number ("$5 to 200 people")."""
    return on.word(stop) in _PEOPLE


def _redundant(on: Line, stop: int, code: str) -> int:
    """Past "dollars" after "$5 million"."""
    if code == "USD" and on.word(stop) in ("dollars", "dollar"):
        return stop + 1
    return stop


def _link(on: Line, stop: int) -> int | None:
    """Where a second number of a pair would begin."""
    if on.raw(stop) in HYPHENS:
        return stop + 1
    if on.word(stop) in _MONEY_NEAR:
        return stop + 1
    return None


def _two_prices(
    on: Line, at: int, first: Number, link: int, second: Number, code: str
) -> tuple[list[Draft], int]:
    low = first.value
    if not first.scaled and second.scaled and low < second.value / second.scale:
        low = clean(low * second.scale)
    between = on.word(at - 1) == "between" or on.word(at - 2) == "between"
    word = on.word(link - 1)
    ranged = (word in ("to", *HYPHENS) and on.word(at - 1) != "from") or (word == "and" and between)
    modifier, _ = modifier_of(on, at, second.stop)
    name = modifier.text if modifier else None
    if ranged and low < second.value:
        return [Draft(at, second.stop, "money", (low, second.value), code, name)], second.stop
    start = link
    return [
        Draft(at, first.stop, "money", low, code, name),
        Draft(start, second.stop, "money", second.value, code),
    ], second.stop


def _multi(on: Line, at: int) -> Draft | None:
    """ "Multi-billion-dollar", "a million-dollar check": bounds and sums without a number."""
    word = on.word(at)
    start = at
    if word in _MULTI:
        if word == "multi":
            at += 1 + on.joined(at + 1)
            scale = SCALES.get(on.word(at), 0.0)
        else:
            scale = SCALES[word.removeprefix("multi")]
        low = True
    else:
        scale = SCALES.get(word, 0.0)
        low = False
    if scale < 1000:
        return None
    unit = units.currency(on.tokens, at + 1, scale, scaled=True) if on.joined(at + 1) or low else None
    if unit is None:
        return None
    if on.word(start - 1) in ("a", "an") and False:
        start -= 1
    value: float | tuple[float | None, float | None] = (scale, None) if low else scale
    return Draft(start, unit.stop, "money", value, unit.name)


# ------------------------------------------------------------------ time


def _aged_decade(on: Line, at: int) -> Draft | None:
    return ages.decade(on, at)


_LONG = {
    "hourlong": "hours", "daylong": "days", "weeklong": "weeks", "monthlong": "months", "yearlong": "years",
    "nightlong": "nights", "weekendlong": "weekends", "decadelong": "decades",
}  # fmt: skip
_STATING = frozenset({"within", "in"})


def _timespan(on: Line, at: int) -> Draft | None:
    """ "More than an hour", "within a year", "half an hour", "a month-long strike", "a year and a half"."""
    word = on.word(at)
    if word in _LONG:
        return Draft(at, at + 1, "duration", 1.0, _LONG[word])
    if word in ("half", "quarter"):
        where = at + 1
        if on.word(where) == "of":
            where += 1
        if on.word(where) in ("a", "an") or on.raw(where) in HYPHENS:
            where += (
                1 + (on.raw(where) in HYPHENS and on.word(where + 1) in ("a", "an")) + on.joined(where + 1)
            )
            unit = units.DURATION.get(on.word(where))
            if unit is not None:
                name, _ = modifier_of(on, at, where + 1)
                return Draft(
                    at,
                    where + 1,
                    "duration",
                    0.5 if word == "half" else 0.25,
                    unit,
                    name.text if name else None,
                )
        return None
    if word not in ("a", "an"):
        if (
            word in units.DURATION
            and on.joined(at + 1)
            and on.word(at + 2) in ("long", "old")
            and not word.endswith("s")
        ):
            kind = on.word(at + 2)
            if on.word(at - 1) not in ("a", "an", "the", "his", "her", "its", "their", "this"):
                return None
            return Draft(at, at + 3, "duration" if kind == "long" else "age", 1.0, units.DURATION[word])
        return None
    unit_word = on.word(at + 1)
    if unit_word in ("full", "whole", "single", "entire"):
        unit_word, width = on.word(at + 2), 3
    else:
        width = 2
    unit = units.DURATION.get(unit_word)
    if unit is None or unit_word.endswith("s") or on.joined(at + width):
        return None
    value = 1.0
    stop = at + width
    if on.word(stop) == "and" and on.word(stop + 1) == "a" and on.word(stop + 2) in ("half", "quarter"):
        value = 1.5 if on.word(stop + 2) == "half" else 1.25
        stop += 3
    modifier, stop = modifier_of(on, at, stop)
    if value == 1.0:
        if modifier is None or modifier.kind == "plain":
            return None
        if modifier.text in ("over", "some", "about", "around") and on.word(modifier.first - 1) in (
            "money", "talk", "go", "place", "up", "all", "thrown", "turn", "come",
        ):  # fmt: skip
            return None
    return Draft(
        at, stop, "duration", bounded(value, None, modifier), unit, modifier.text if modifier else None
    )


# ------------------------------------------------------------------ everything else


def _valued(
    on: Line, first: int, stop: int, number: Number
) -> tuple[float | tuple[float | None, float | None], str | None, int]:
    modifier, end = modifier_of(on, first, stop)
    if number.form == "vague":
        return (number.value, None), modifier.text if modifier else None, end
    return bounded(number.value, None, modifier), modifier.text if modifier else None, end


def _quantity(on: Line, number: Number) -> tuple[list[Draft], int]:
    """What a cardinal, a fraction or a vague plural is the number of."""
    tallied = multiples.tally(on, number)
    if tallied:
        return tallied, tallied[-1].stop
    if _named_alone(on, number):
        return [], number.stop
    for reader in (ages.aged, ages.old, ages.limit):
        draft = reader(on, number)
        if draft is not None:
            modifier, _ = modifier_of(on, draft.first, draft.stop)
            if modifier is not None and draft.modifier is None and not isinstance(draft.value, tuple):
                draft = replace(draft, modifier=modifier.text)
            return [draft], draft.stop
    rated = multiples.share(on, number)
    if rated is not None:
        modifier, _ = modifier_of(on, rated.first, rated.stop)
        if modifier is not None:
            value = rated.value if isinstance(rated.value, float) else 0.0
            rated = replace(rated, modifier=modifier.text, value=bounded(value, None, modifier))
        return [rated], rated.stop
    pair = _pair(on, number)
    if pair is not None:
        return pair
    unit = unit_of(on, number, number.stop)
    if unit is not None and number.article and on.joined(number.stop):
        number = replace(number, first=number.first + 1)  # a [million-dollar] check
    if unit is not None:
        return _with_unit(on, _signed(on, number, unit), unit)
    if _magnitude(on, number):
        strength, said, stop = _valued(on, number.first, number.stop, number)
        return [Draft(number.first, stop, "measurement", strength, "magnitude", said)], stop
    draft = ages.apposed(on, number)
    if draft is not None:
        return [draft], draft.stop
    draft = _counted(on, number)
    return ([draft] if draft else []), (draft.stop if draft else number.stop)


def unit_of(on: Line, number: Number, stop: int) -> units.Unit | None:
    """The unit after a number; None for a bare count."""
    if stop >= len(on.tokens):
        return None
    found = units.percent(on.tokens, stop)
    if found is not None:
        return found
    if number.form == "fraction" and number.value < 1:
        after = units.currency(on.tokens, stop, number.value, scaled=False)
        if on.word(stop) == "of" or after is None:
            inner = stop + (on.word(stop) in ("a", "an"))
            length = units.measured(on.tokens, inner, number.value) if inner > stop else None
            time = units.duration(on.tokens, inner) if inner > stop else None
            return time or length
        return after
    scaled = number.scaled or number.value >= 1e6
    spot = stop + 1 if number.form == "vague" and on.word(stop) == "of" else stop
    return (
        units.currency(on.tokens, spot, number.value, scaled=scaled)
        or units.code_after(on.tokens, stop)
        or units.duration(on.tokens, spot)
        or units.measured(on.tokens, spot, number.value)
    )


def _with_unit(on: Line, number: Number, unit: units.Unit) -> tuple[list[Draft], int]:
    first = number.first
    value, modifier, stop = _valued(on, first, unit.stop, number)
    if unit.kind == "duration":
        if _one_day(on, number, unit) or any(on.closed[number.stop : unit.stop]):
            return [], unit.stop
        value, stop = _and_a_half(on, value, stop)
        hyphen = on.joined(stop)
        if hyphen and on.word(stop + 1) == "long":
            stop += 2
    if unit.factor != 1.0:
        value = _times(value, unit.factor)
        if number.value == 1 and number.form == "words":
            return [], unit.stop
    if unit.name == "feet" and isinstance(value, float) and stop < len(on.tokens):
        inches = read(on.tokens, stop)  # six feet five inches
        inner = units.measured(on.tokens, inches.stop, inches.value) if inches is not None else None
        if inches is not None and inner is not None and inner.name == "inches" and inches.value < 12:
            value, stop = clean(round(value + inches.value / 12, 4)), inner.stop
    return [Draft(first, stop, unit.kind, value, unit.name, modifier)], stop


def _signed(on: Line, number: Number, unit: units.Unit) -> Number:
    """`number` below zero where a minus stands before it ("-5 degrees", "minus 0.3 percent")."""
    if unit.kind != "percent" and not (unit.name or "").startswith("degrees"):
        return number
    at = number.first - 1
    sign = on.raw(at) in ("-", "−") and on.glued(at + 1) and not on.glued(at)
    if sign or (on.word(at) == "minus" and on.word(at - 1) != "or"):
        return replace(number, first=at, value=-number.value)
    return number


def _and_a_half(
    on: Line, value: float | tuple[float | None, float | None], stop: int
) -> tuple[float | tuple[float | None, float | None], int]:
    """ "Two years and a half"."""
    if (
        on.word(stop) == "and"
        and on.word(stop + 1) == "a"
        and on.word(stop + 2) == "half"
        and on.word(stop + 3) not in SCALES
    ):
        if isinstance(value, tuple):
            return (value[0] and value[0] + 0.5, value[1] and value[1] + 0.5), stop + 3
        return value + 0.5, stop + 3
    return value, stop


def _times(
    value: float | tuple[float | None, float | None], factor: float
) -> float | tuple[float | None, float | None]:
    if isinstance(value, tuple):
        return tuple(None if v is None else clean(v * factor) for v in value)  # type: ignore[return-value]
    return clean(value * factor)


def _magnitude(on: Line, number: Number) -> bool:
    """ "A magnitude of 6.8", "6.8 on the Richter scale", "measuring 6.8"."""
    first, stop = number.first, number.stop
    before = [on.word(i) for i in range(max(0, first - 3), first)]
    behind = [on.word(i) for i in range(stop, stop + 4)]
    return 1 <= number.value < 11 and (
        before[-1:] == ["magnitude"]
        or ("magnitude" in before and before[-1] in ("of", "at", "was", "is"))
        or (behind[:1] == ["on"] and "richter" in behind)
    )


def _one_day(on: Line, number: Number, unit: units.Unit) -> bool:
    """ "One day we will", "24 hours a day", "the other two days"."""
    if number.value == 1 and number.form == "words":
        modifier, _ = modifier_of(on, number.first, unit.stop)
        return (
            on.word(number.stop) in ("day", "night")
            and modifier is None
            and not on.joined(number.stop)
            and on.word(number.first - 1) not in ("for", "in", "just", "only", "after")
        )
    return bool(
        on.word(unit.stop) == "a"
        and on.word(unit.stop + 1) in ("day", "week")
        and (number.value, on.word(number.stop)) in ((24.0, "hours"), (7.0, "days"))
    )


_RANGE = frozenset({"to", "or", "through"})


def _pair(on: Line, number: Number) -> tuple[list[Draft], int] | None:
    """Two numbers that share a unit: a range ("10 to 15 percent") or two figures ("44 and 33 percent")."""
    if number.form not in ("digits", "words", "fraction"):
        return None
    stop = number.stop
    if number.form == "fraction" and number.value >= 0.5 and on.word(stop) not in ("to",):
        return None
    word = on.word(stop)
    hyphen = on.raw(stop) in HYPHENS and stop + 1 < len(on.tokens) and (on.glued(stop) == on.glued(stop + 1))
    between = "between" in (on.word(number.first - 1), on.word(number.first - 2))
    started = on.word(number.first - 1) == "from"
    own = unit_of(on, number, stop)
    if own is not None and not hyphen:
        # "5 percent to 7 percent": a range only where it says so
        after = own.stop
        if on.word(after) in ("to", "and") and after + 1 < len(on.tokens) and not on.closed[after + 1]:
            second = read(on.tokens, after + 1)
            if second is not None and second.form == number.form:
                other = unit_of(on, second, second.stop)
                ranged = between if on.word(after) == "and" else not started and own.kind != "duration"
                if other is not None and other[1:] == own[1:] and ranged and second.value > number.value:
                    return _range(on, number, second, other)
        return None
    if not hyphen and word not in ("to", "or", "and", ","):
        return None
    if stop + 1 >= len(on.tokens) or on.closed[stop + 1]:
        return None
    second = read(on.tokens, stop + 1)
    if (
        second is None
        or second.form not in ("digits", "words")
        or number.form not in (second.form, "fraction")
    ):
        return None
    if units.symbol(on.tokens, stop + 1) is not None:
        return None
    unit = unit_of(on, second, second.stop)
    aged = ages.old(on, second)
    low = number.value
    if not number.scaled and second.scaled and low < second.value / second.scale and second.scale >= 1000:
        low = clean(low * second.scale)
    number = replace(number, value=low)
    ranged = (
        (hyphen or word in ("to", "or") or (word == "and" and between))
        and low < second.value
        and not (started and word == "to" and not between)
    )
    if word == "or" and second.value > low * 3:
        ranged = False
    if ranged and aged is not None:
        return [Draft(number.first, aged.stop, "age", (low, second.value), aged.unit)], aged.stop
    if ranged:
        if unit is None and hyphen and on.joined(second.stop) and on.word(second.stop + 1) in _HYPHENED:
            return None
        if unit is None and hyphen and on.capital(number.first - 1) and not (on.word(second.stop).isalpha()):
            return None
        return _range(on, number, second, unit)
    if (
        unit is not None
        and word in ("and", "or", ",", "to")
        and unit.kind in ("percent", "money", "measurement")
    ):
        if word == "," and unit.kind not in ("percent", "money"):
            return None
        if on.word(stop + 1) in ("and",):
            return None
        first_modifier, _ = modifier_of(on, number.first, stop)
        value = bounded(_scaled_by(low, unit.factor), None, first_modifier)
        one = Draft(
            number.first, stop, unit.kind, value, unit.name, first_modifier.text if first_modifier else None
        )
        drafts, end = _with_unit(on, second, unit)
        return [one, *drafts], end
    return None


def _scaled_by(value: float, factor: float) -> float:
    return value if factor == 1.0 else clean(value * factor)


def _range(on: Line, number: Number, second: Number, unit: units.Unit | None) -> tuple[list[Draft], int]:
    first = number.first
    modifier, _ = modifier_of(on, first, second.stop)
    name = modifier.text if modifier else None
    bounds = (number.value, second.value)
    if unit is not None:
        scaled = _times(bounds, unit.factor) if unit.factor != 1 else bounds
        return [Draft(first, unit.stop, unit.kind, scaled, unit.name, name)], unit.stop
    stop = second.stop
    if on.word(stop) == "times":
        kind = "rate" if multiples.compared(on, stop + 1) else "count"
        return [Draft(first, stop + 1, kind, bounds, "times", name)], stop + 1  # type: ignore[arg-type]
    kind = "percent" if number.form == "fraction" else "count"
    return [Draft(first, stop, kind, bounds, _noun_unit(on, stop), name)], stop  # type: ignore[arg-type]


def _named_alone(on: Line, number: Number) -> bool:
    """Whether a number belongs to a name, a designation or a saying."""
    first, stop = number.first, number.stop
    raw = on.raw(first)
    before = on.word(first - 1)
    # "G20", "5G", "F-16", "COVID-19"
    if number.form == "digits":
        if on.glued(first) and on.tokens[first - 1].kind == "w" and on.raw(first - 1) not in units.CODES:
            return True
        if on.joined(first - 1) and first >= 2:
            head = on.raw(first - 2)
            if on.tokens[first - 2].kind == "n":
                return True
            if head[:1].isupper() or head.lower() not in (
                "mid",
                "under",
                "over",
                "sub",
                "some",
                "roughly",
                "nearly",
                "pre",
                "about",
                "non",
            ):
                return head.lower() not in ("mid", "under", "over")
        if on.raw(first - 1) in ("/", "#", "_", "=", "&", "@", "+", "\\", "^") and on.glued(first):
            return True
        if on.raw(first - 1) == "." and on.glued(first):
            return True
        if on.raw(stop) == "/" and on.glued(stop) and on.glued(stop + 1) and number.stop - number.first == 1:
            return True
        after = on.raw(stop)
        if (
            on.glued(stop)
            and on.tokens[stop].kind == "w"
            and unit_of(on, number, stop) is None
            and after not in ("s", "x")
            and after.lower() not in SHORT
        ):
            return True
        if after in ("x", "X") and on.glued(stop):
            return True
        if after == "s" and on.glued(stop):
            return True
        if first == 0 and after in (".", ")") and not on.glued(stop + 1):
            return True  # a list's number
        if len(raw) > 1 and raw[0] == "0" and raw[1].isdigit():
            return True
    elif on.joined(first - 1) and on.word(first - 2) not in ("mid", "multi", "nearly", "about"):
        return True
    if on.word(stop) in _NOT_COUNTED and on.word(stop) not in ("am", "pm"):
        return True
    if number.form in ("vague",):
        return False
    if unit_of(on, number, stop) is not None and not (
        before in _DESIGNATORS and on.raw(first - 1)[:1].isupper()
    ):
        return False
    if number.scaled:
        return False
    if (
        before in _DESIGNATORS
        and (before not in _EXCEPTIONS or on.raw(first - 1)[:1].isupper())
        and not on.glued(first)
    ) and (
        number.form == "digits"
        or on.raw(first)[:1].isupper()
        or before
        in (
            "page",
            "phase",
            "stage",
            "chapter",
            "week",
            "step",
            "level",
            "part",
            "room",
            "day",
            "act",
            "round",
            "number",
        )
    ):
        plural = on.word(stop) in _PEOPLE
        return not (plural and not on.raw(first - 1)[:1].isupper())
    if before == "." and on.word(first - 2) in (
        "no",
        "nos",
        "vol",
        "art",
        "ch",
        "sec",
        "fig",
        "pt",
        "app",
        "cat",
        "mk",
        "op",
    ):
        return True
    return _capital_name(on, number)


def _capital_name(on: Line, number: Number) -> bool:
    """ "Pixel 2", "Five Guys", "Group of Seven": capitals around a bare number."""
    first, stop = number.first, number.stop
    raw, before, after = on.raw(first), on.raw(first - 1), on.raw(stop)
    if on.title_case:
        return False
    if number.form != "digits" and raw[:1].isupper() and not on.opens(first):
        return True
    if (
        number.form != "digits"
        and raw[:1].isupper()
        and after[:1].isupper()
        and on.opens(first)
        and number.value < 13
    ):
        # "Five Guys said" against "Two Americans died"
        return on.word(stop).endswith(("s",)) is False and not on.word(stop).endswith(("ans", "ese", "ish"))
    if (
        number.form == "digits"
        and before[:1].isupper()
        and before.isalpha()
        and not on.opens(first - 1)
        and not on.closed[first - 1]
    ):
        if before.lower() in _DAYS or before.lower() in _FUNCTION or (len(before) == 1 and before != "I"):
            return before.lower() not in _DAYS and before.lower() not in _FUNCTION
        noun = on.word(stop)
        plural = noun.isalpha() and (
            noun in _PEOPLE
            or noun in _CONDITIONS
            or (noun.endswith("s") and noun not in ("is", "was", "has", "as", "its", "his"))
        )
        if "," in raw or number.value >= 10000:
            return False
        placed = on.word(first - 2) in ("in", "at", "from", "by", "near", "across", "for", "of", "and")
        return not (plural and (placed or noun in _PEOPLE or noun in _CONDITIONS))
    return bool(
        before.lower() == "of" and on.word(first - 2) in ("group", "gang") and on.raw(first - 2)[:1].isupper()
    )


def _noun_unit(on: Line, stop: int) -> str | None:
    for ahead in range(stop, min(stop + 4, len(on.tokens))):
        word = on.word(ahead)
        if word in _PEOPLE:
            return "people"
        if word in ("votes", "vote"):
            return "votes"
        if word in ("points", "terms", "seats"):
            return word
        if word in ("term", "point", "seat") and on.joined(ahead - 1):
            return word + "s"
        if (word in _FUNCTION and word != "of") or not word.isalpha():
            break
    return None


_NOT_ONE = frozenset(
    [
        "of",
        "another",
        "thing",
        "time",
        "way",
        "side",
        "hand",
        "day",
        "that",
        "who",
        "which",
        "whose",
        "where",
        "by",
    ]
)


def _counted(on: Line, number: Number) -> Draft | None:
    """A bare number as a count, where it counts something."""
    first, stop = number.first, number.stop
    after, before = on.word(stop), on.word(first - 1)
    value, modifier, end = _valued(on, first, stop, number)
    hyphen = on.joined(stop)
    noun = on.word(stop + 1) if hyphen else after
    if number.form == "fraction":
        if number.value == 0.5 and not _half_counts(on, number):
            return None
        if number.value >= 1:
            return Draft(first, end, "count", value, None, modifier)
        return Draft(first, end, "percent", value, None, modifier)
    if hyphen and noun in _HYPHENED:
        return None
    if hyphen and noun in ("time", "times") and number.value == 1:
        return None
    if after == "times" or (hyphen and noun in ("time", "times")):
        if multiples.compared(on, stop + 1) and not hyphen:
            return Draft(first, stop + 1, "rate", value, "times", modifier)
        return Draft(first, stop + 1 + hyphen, "count", value, "times", modifier)
    if (hyphen and noun == "fold") or noun == "fold":
        return Draft(first, stop + 1 + hyphen, "rate", value, "times", modifier)
    if number.form == "words" and number.value == 1 and not number.scaled:
        counted = (
            after in _PEOPLE or after in _CONDITIONS or (hyphen and noun in ("term", "vote", "seat", "state"))
        )
        if modifier is not None and after.isalpha() and after not in _NOT_ONE and after not in _FUNCTION:
            counted = modifier not in (
                "about",
                "some",
                "just",
                "near",
                "around",
                "over",
                "another",
                "even",
                "under",
                "near",
                "within",
                "as little as",
            )
        if not counted or before in ("no", "any", "every", "this", "that", "the", "which", "each"):
            return None
    if number.value == 0:
        if number.form == "words" and not (noun.endswith("s") and not hyphen):
            return None
        if before in ("ground", "net", "absolute", "sub", "patient", "year", "day"):
            return None
    if number.form == "digits" and before == "(" and on.raw(stop) == ")":
        return None
    if number.form == "digits" and before == "[":
        return None
    if not after and first == 0:
        return None
    if (before == "top" and number.value in (3, 5, 10, 20, 25, 40, 50, 100)) or (
        on.joined(first - 1) and on.word(first - 2) == "top"
    ):
        return None
    if (
        after in ("or",)
        and number.form == "words"
        and number.value <= 2
        and on.word(stop + 1) in ("two", "three")
    ):
        pass
    behind = stop + hyphen
    if on.word(behind) in ("or", "-") and modifier is not None:
        behind += 2
    name = _noun_unit(on, behind)
    return Draft(first, end, "count", value, name, modifier)


def _half_counts(on: Line, number: Number) -> bool:
    """ "Half of voters", "more than half", "by half"; not "half-brother", "first half", "half an hour"."""
    stop = number.stop
    after, before = on.word(stop), on.word(number.first - 1)
    if on.joined(stop) or on.joined(number.first - 1):
        return False
    if before in (
        "first",
        "second",
        "latter",
        "other",
        "better",
        "in",
        "top",
        "bottom",
        "back",
        "final",
        "former",
        "closing",
        "opening",
        "third",
        "and",
    ):
        return False
    if after in ("of", "the", "its", "their", "his", "her", "that", "as", "what", "those", "these", "our"):
        return True
    modifier, _ = modifier_of(on, number.first, stop)
    return modifier is not None or before in ("by", "to") or (before in ("than", "nearly", "almost", "about"))


__all__ = ["UNITS", "Modifier", "scan", "unit_of"]
