"""What the passages of one claim put in the same place: other words for one thing, whatever it is.

Two sentences that report the same are laid side by side by their telling words (near-synonyms, and mentions
of one person, place or body, count as one word; function words and auxiliaries do not count), as Ratcliff and
Obershelp do (`difflib`). Where words differ between others that are shared, what stands there is read on to
the whole noun phrase; two of them behind the same preposition name one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from digest.comparison.clauses import states
from digest.comparison.english import function_words
from digest.comparison.rarity import general, near
from digest.comparison.wording.deeds.fields import words
from digest.comparison.wording.deeds.lines import Line, lines
from digest.comparison.wording.things import Together
from digest.language.verbs import verbs
from digest.language.word_classes import classes, describes, is_determiner
from digest.model import Reading, Span

_WIDEST = 4
"""Telling words in a place."""
_BESIDE = 2
"""Shared telling words next to it, on both sides together; of one side at most so many count."""
_MOST = 8
"""Articles of one claim that are compared with each other; more say what these do."""
_LONG = 60
"""Words of a sentence: longer ones are no single claim."""
_LONGEST = 6
"""Words of a phrase."""
_TELLING = 0.3
"""How much a word says anywhere, to hold one side of a place."""


class Phrase(NamedTuple):
    """A noun phrase in one article, in a place that another article fills differently."""

    column: int
    span: Span
    stems: tuple[str, ...]
    leads: str
    """The preposition before it, or nothing."""
    frame: tuple[str, ...]
    """The shared words around it, as they are compared."""
    title: str
    """The shared words ahead of it, as printed, with the preposition and an ellipsis."""


class _Token(NamedTuple):
    first: int
    last: int
    key: str


class _Side(NamedTuple):
    column: int
    line: Line
    tokens: Sequence[_Token]


def aligned(columns: Sequence[Reading], together: Sequence[Together]) -> Iterator[tuple[Phrase, Phrase]]:
    """The pairs of phrases in one place of a claim, in the order of the claims and of the text."""
    known = {column: lines(columns[column]) for column in sorted({c for told in together for c in told})}
    for passages in together:
        sides = [
            _Side(column, line, _tokens(line, spans))
            for column, spans in sorted(passages.items())[:_MOST]
            for line in known[column]
            if len(line) <= _LONG and any(span.meets(line.span) for span in spans)
        ]
        for one, other in combinations(sides, 2):
            if one.column != other.column:
                yield from _places(columns, one, other)


def _tokens(line: Line, spans: Sequence[Span]) -> list[_Token]:
    """The telling words of a line within the spans; a mention of several words is one."""
    found = []
    at = 0
    while at < len(line):
        inside = any(span.start <= line.starts[at] < span.end for span in spans)
        meant = line.meant.get(at)
        if inside and meant is not None and meant.form != "pronoun" and meant.first == at:
            found.append(_Token(at, meant.last, "@" + meant.key))
            at = meant.last + 1
            continue
        if inside and not _small(line, at):
            found.append(_Token(at, at, near(line.lemmas[at])))
        at += 1
    return found


def _small(line: Line, at: int) -> bool:
    form = line.form(at)
    auxiliary = any(form in words(name) for name in ("be", "helpers", "modals"))
    return auxiliary or line.lemmas[at] in function_words() or form in function_words() or line.possessive(at)


def _places(columns: Sequence[Reading], one: _Side, other: _Side) -> Iterator[tuple[Phrase, Phrase]]:
    keys, others = [token.key for token in one.tokens], [token.key for token in other.tokens]
    steps = SequenceMatcher(None, keys, others, autojunk=False).get_opcodes()
    for n, (kind, a, b, c, d) in enumerate(steps):
        if kind != "replace" or max(b - a, d - c) > _WIDEST or n == 0:
            continue
        ahead = keys[max(steps[n - 1][1], a - _BESIDE) : a]
        behind = keys[b : min(steps[n + 1][2], b + _BESIDE)] if n + 1 < len(steps) else []
        ends = b == len(keys) and d == len(others)
        if len(ahead) + len(behind) < _BESIDE or not _holds(ahead) or not (ends or _holds(behind)):
            continue
        frame = (*ahead, "…", *behind)
        left = _phrase(columns, one, range(a, b), frame)
        right = _phrase(columns, other, range(c, d), frame)
        if left is not None and right is not None and _two_words(left, right):
            yield left, right


def _holds(keys: Sequence[str]) -> bool:
    return any(key.startswith("@") or general(key) >= _TELLING for key in keys)


def _phrase(columns: Sequence[Reading], side: _Side, place: range, frame: tuple[str, ...]) -> Phrase | None:
    """The noun phrase that the tokens of a place stand in, if they are part of one."""
    line, tokens = side.line, side.tokens
    start, end = tokens[place.start].first, tokens[place.stop - 1].last
    while end + 1 < len(line) and line.joined(end + 1) and _in_phrase(line, end + 1):
        end += 1
    while line.joined(start) and (
        _in_phrase(line, start - 1) or "hyphen" in line.gaps[start - 1 : start + 1]
    ):
        start -= 1
    alone = (i for i in range(start, end) if "hyphen" not in line.gaps[i : i + 2])
    if not all(_in_phrase(line, i) or line.form(i) == "of" for i in alone) or not _in_phrase(line, end):
        return None
    inside = range(start, end + 1)
    if len(inside) > _LONGEST or not _opens(line, start):
        return None
    if any(line.gaps[i] == "break" for i in inside[1:]) or _listed(line, start, end):
        return None
    span = Span(line.starts[start], line.ends[end])
    if any(part.meets(span) for part in columns[side.column].marked):
        return None  # what somebody said is compared as a quote
    lead = start - 1
    while line.joined(lead + 1) and (is_determiner(line.form(lead)) or line.possessive(lead)):
        lead -= 1
    leads = line.form(lead) if line.joined(lead + 1) and line.form(lead) in words("leads") else ""
    ahead = tokens[place.start - frame.index("…") : place.start]
    shared = [" ".join(line.printed[t.first : t.last + 1]) for t in ahead if t.last < start]
    title = " ".join([*shared, *([leads] if leads else []), "…"])
    return Phrase(side.column, span, tuple(line.lemmas[i] for i in inside), leads, frame, title)


def _opens(line: Line, start: int) -> bool:
    """Whether a noun phrase may begin here: behind a determiner, a possessor, a preposition or a verb."""
    before = line.form(start - 1)
    if not line.joined(start) or is_determiner(before) or line.possessive(start - 1):
        return line.joined(start)
    if before == "to":
        return "base" not in verbs().inflected.get(line.form(start), ())
    auxiliary = before in words("helpers") or before in words("modals")
    return before in words("leads") or (states(before) and not auxiliary)


def _in_phrase(line: Line, at: int) -> bool:
    """Whether a word may be part of a noun phrase that is no name."""
    form = line.form(at)
    return (
        form.isalpha()
        and not (line.stops(at) or is_determiner(form) or line.capital(at) or at in line.meant)
        and not (line.possessive(at) or line.possessive(at + 1))
        and not _verb(line, at)
    )


def _verb(line: Line, at: int) -> bool:
    """Whether a word is likely a verb or an adverb."""
    form, before = line.form(at), line.form(at - 1)
    if describes(form) and not form.endswith(("ed", "ing")):
        return False
    led = is_determiner(before) or line.possessive(at - 1) or before in classes()["possessive"]
    return not led and (states(form) or (len(form) > 4 and form.endswith(("ed", "ing", "ly"))))


def _listed(line: Line, start: int, end: int) -> bool:
    """Whether a phrase is one of several things."""
    beside = (line.form(start - 1), line.form(end + 1) if line.joined(end + 1) else "")
    return any(form in ("and", "or", "including") for form in beside)


def _two_words(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases stand behind the same and differ by more than that one says more."""
    left, right = ({near(stem) for stem in f.stems if stem not in function_words()} for f in (one, other))
    return one.leads == other.leads and bool(left - right and right - left)
