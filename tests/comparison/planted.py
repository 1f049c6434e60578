"""Plants differences: one article's figure in a row that agrees is changed, and should then be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tests.comparison.figure_rows import Case, Row, article, read

_WORDS = (  # noqa: SIM905
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty "
).split()
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def changed(text: str) -> str | None:
    """A figure's words with another number, about a quarter more; None where that is not simple."""
    match = _DIGITS.search(text)
    if match:
        old = match.group()
        value = float(old.replace(",", ""))
        if "." in old:
            new = f"{value * 1.24:.{len(old.split('.')[1])}f}"
        else:
            new = f"{max(round(value * 1.24), round(value) + 2):,}" if "," in old or value < 1000 else None
        return None if new is None else text.replace(old, new, 1)
    for n, word in enumerate(_WORDS[:-2]):
        if re.fullmatch(rf"{word}\b.*", text, re.IGNORECASE) and n > 0:
            new = _WORDS[n + 2]
            return (new.capitalize() if text[0].isupper() else new) + text[len(word) :]
    return None


@dataclass
class Planted:
    """One planted difference and whether the reader sees it."""

    case: str
    old: str
    new: str
    shown: bool
    false: int
    """Other rows that now say "differ" although the table has them agree."""


def plant(case: Case, row: Row, nlp) -> Planted | None:
    """Changes the last article's figures of `row`; None where that cannot be done simply."""
    if row.status != "agree" or row.relation not in ("equal", "rounded"):
        return None
    letters = sorted({m[0] for m in row.members})
    letter = letters[-1]
    names = {m[1].split("#")[0] for m in row.members if m[0] == letter}
    original = case.articles[letter]
    text = original.text
    new_names = set()
    for name in sorted(names):
        new = changed(name)
        if new is None or name not in text:
            return None
        text = re.sub(rf"(?<![\w.,$€£]){re.escape(name)}(?![\w%])(?![.,]\d)", lambda m, n=new: n, text)
        new_names.add(new)
    if text == original.text:
        return None
    again = article(original.id, f"{original.outlet}, {original.published.value}", text.split("\n"))
    readings, groups = read(replace(case, articles={**case.articles, letter: again}), nlp)
    others = {m for m in row.members if m[0] != letter}
    bounds = {"more than", "over", "at least", "up to"}
    if any(f.modifier in bounds for a, r in readings.items() for f in r.figures if (a, f.text) in others):
        return None  # the new number may lie inside the bound
    figures = {f.id: (a, f.text) for a, r in readings.items() for f in r.figures}
    shown = False
    for group in groups:
        held = {figures[m] for m in group.members}
        mine = any(a == letter and t in new_names for a, t in held)
        if mine and any((a, t) in {(o[0], o[1].split("#")[0]) for o in others} for a, t in held):
            shown |= group.status == "differ"
    return Planted(case.name, " ".join(sorted(names)), " ".join(sorted(new_names)), shown, 0)
