"""Words that judge or colour, where one article alone uses them, and in its own voice.

Counts say nothing of them: "scathing" is said once, and sets a report apart all the same. They are those of
the language stage's list before a noun, and those of `evaluations`; what stands in quotation marks or is told
as somebody's words is not the article's.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.comparison.english import function_words
from digest.comparison.families import family
from digest.comparison.rarity import near
from digest.comparison.wording.evaluations import bearing, denied, evaluations, meets, plain, spoken
from digest.comparison.wording.qualities import OPENING, Thing, things
from digest.english.calendar import MONTHS
from digest.language.cues import Token, tokens
from digest.language.verbs import verbs
from digest.language.word_classes import classes, colours, describes
from digest.model import Distinctive, Reading, Span
from digest.stems import lemma

MOST = 8
"""Phrases of one article; those of its opening come first."""
LONGEST = 60
"""Characters of a phrase."""
DAYS = frozenset(
    [*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
)
"""Capitals that stand behind a noun without being what it is of: "the speech Friday"."""


class _Judgement(NamedTuple):
    span: Span
    keys: tuple[str, ...]
    """What another article must not have said, either."""
    opens: bool


def colouring(
    columns: tuple[Reading, ...], named: Sequence[Sequence[Thing]] = ()
) -> dict[str, tuple[Distinctive, ...]]:
    """Article id to the phrases that only it colours so, as in "a scathing report"; scored by their places.

    A colour counts as another article's, too, where that has a near-synonym or a word of its family. An
    event of one article has none. `named` are the things of each column, where they are known.
    """
    if len(columns) < 2:
        return {}
    used: dict[str, set[int]] = defaultdict(set)
    judged = [
        [*_coloured(named[n] if named else list(things(n, r)), r), *_evaluated(r)]
        for n, r in enumerate(columns)
    ]
    for column, reading in enumerate(columns):
        for word in reading.words:
            used[_key(word.lemma)].add(column)
        for judgement in judged[column]:
            for key in judgement.keys:
                used[key].add(column)
    return {r.id: _own(judged[n], r.article.text, used) for n, r in enumerate(columns)}


def _key(stem: str) -> str:
    return family(near(stem))


def _coloured(told: Sequence[Thing], reading: Reading) -> Iterator[_Judgement]:
    """The things that a colour stands before."""
    text = reading.article.text
    said = spoken(reading)
    lines: dict[Span, tuple[list[Token], list[int]]] = {}
    for thing in told:
        telling = [c for c in sorted(thing.colours) if c not in plain() or thing.noun in bearing()]
        if not telling or meets(said, thing.span):
            continue
        if thing.sentence not in lines:
            read = tokens(text, thing.sentence)
            lines[thing.sentence] = read, [word.start for word in read]
        words, starts = lines[thing.sentence]
        first, after = bisect_left(starts, thing.span.start), bisect_left(starts, thing.span.end)
        if denied(words, first) or _does(words, first) or _goes_on(text, words, after):
            continue
        keys = tuple(_key(lemma(part)) for colour in telling for part in colour.split("-")[-1:])
        yield _Judgement(_without_verb(text, words, first, thing), keys, thing.opens)


def _does(words: Sequence[Token], first: int) -> bool:
    """Whether what seems a participle is a verb: "organizers disputed claims"."""
    return first > 0 and words[first].form.endswith("ed") and words[first - 1].form not in function_words()


def _without_verb(text: str, words: Sequence[Token], first: int, thing: Thing) -> Span:
    """The phrase without a verb that was taken for a part of it: "face fierce opposition"."""
    form = words[first].form
    rest = Span(words[first + 1].start, thing.span.end) if first + 1 < len(words) else thing.span
    led = first > 0 and words[first - 1].form in classes()["before_base"] - {"and", "or"}
    base = "base" in verbs().inflected.get(form, ())
    verb = form not in colours() and (led or (base and not describes(form)))
    apart = text[words[first].end : rest.start] == " "  # a compound is one word
    return rest if verb and apart and rest.start < rest.end else thing.span


def _goes_on(text: str, words: Sequence[Token], after: int) -> bool:
    """Whether the noun only modifies the word at `after` ("ugly credit ratings")."""
    if not 0 < after < len(words) or text[words[after - 1].end : words[after].start] != " ":
        return False
    form = words[after].form
    if text[words[after].start].isupper():
        return form.title() not in DAYS
    verb = verbs().inflected.get(form)
    return form.endswith("s") and not verb and form not in function_words() and not form.endswith("ss")


def _evaluated(reading: Reading) -> Iterator[_Judgement]:
    for found in evaluations(reading):
        key = found.word if " " in found.word or "-" in found.word else _key(lemma(found.word))
        yield _Judgement(found.span, (key,), found.sentence < OPENING)


def _own(judged: Sequence[_Judgement], text: str, used: dict[str, set[int]]) -> tuple[Distinctive, ...]:
    found: dict[str, list[Span]] = defaultdict(list)
    opens: set[str] = set()
    taken: list[Span] = []
    for span, keys, first in judged:
        phrase = " ".join(span.of(text).split())
        alone = all(len(used[key]) == 1 for key in keys)
        if alone and len(phrase) <= LONGEST and not meets(taken, span):
            found[keys[0]].append(span)
            insort(taken, span)
            opens |= {keys[0]} if first else set()
    kept = sorted(found, key=lambda c: (c not in opens, found[c][0]))[:MOST]
    return tuple(Distinctive(" ".join(found[c][0].of(text).split()), 0.0, tuple(found[c])) for c in kept)
