"""Words that fill the same slot of the same sentence in different articles.

Where two articles print one sentence and differ in a word or two ("militants attacked the village",
"terrorists attacked the village"), the differing words name one thing, whatever it is: no list of
words is needed. The slot is what stands between equal words on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.comparison.english import function_words
from digest.comparison.wording.alignment import Phrase, aligned
from digest.comparison.wording.things import Together
from digest.comparison.wording.uses import Thing, Use
from digest.language.contested import singular
from digest.language.person_nouns import role_words
from digest.model import Reading, Span, Term, Word

CONCEPT = "slot"
SIDE = 3
"""Words on each side that must be equal."""
TELLING = 3
"""Of those, how many must be more than function words: fewer are a common turn of phrase."""
LONGEST = 3
"""Words in a slot, none of them a function word."""
ALIKE = 0.4
"""Of the telling words of two sentences, how many they must share to report the same."""
MOST = 6
"""Rows of one event; near-copies differ in many small words."""


@dataclass(frozen=True, slots=True)
class _Filler:
    column: int
    first: int
    """Index of its first word in the reading."""
    words: tuple[str, ...]
    span: Span
    sentence: frozenset[str]
    """Its telling words."""


def slots(columns: Sequence[Reading], together: Sequence[Together] = ()) -> list[Thing]:
    """The slots that articles fill differently, in the order of their first place.

    Passages that are known to say the same need fewer equal words around one, which then holds a whole
    noun phrase.
    """
    found, taken = _from_sentences(columns)
    for pair in aligned(columns, together):
        places = {(phrase.column, i) for phrase in pair for i in range(*phrase.span)}
        known = next((thing for thing in found if any(_stands(phrase, thing) for phrase in pair)), None)
        if known is not None:
            known.uses += [_phrase_use(phrase) for phrase in pair if not _stands(phrase, known)]
        elif len(found) < MOST and not places & taken and _of_one_kind(columns, pair):
            frame = " ".join(word.lstrip("@~") for word in pair[0].frame)
            named = [_phrase_use(phrase) for phrase in pair]
            found.append(Thing(CONCEPT, frozenset({frame}), frozenset(), named, pair[0].title))
        taken |= places
    return found


def _stands(phrase: Phrase, thing: Thing) -> bool:
    """Whether a thing is named in the place of a phrase."""
    return any(use.column == phrase.column and use.term.span == phrase.span for use in thing.uses)


def _from_sentences(columns: Sequence[Reading]) -> tuple[list[Thing], set[tuple[int, int]]]:
    """Slots with `SIDE` equal words on each side, and the characters they fill, by column."""
    by_context: dict[tuple[str, ...], list[_Filler]] = defaultdict(list)
    for column, reading in enumerate(columns):
        for context, filler in _candidates(column, reading):
            by_context[context].append(filler)
    found: list[Thing] = []
    taken: set[tuple[int, int]] = set()
    for context, fillers in by_context.items():
        choices = {filler.words for filler in fillers}
        if len(choices) < 2 or len({filler.column for filler in fillers}) < 2 or not _minimal(choices):
            continue
        kept = [filler for filler in fillers if _tells(columns[filler.column], filler)]
        kept = [filler for filler in kept if any(_alike(filler, other) for other in kept)]
        parted = len({f.words for f in kept}) > 1 and len({f.column for f in kept}) > 1
        if not parted or _nested(kept) or not _of_one_kind(columns, kept):
            continue
        places = {(f.column, i) for f in kept for i in range(*f.span)}
        if places & taken:
            continue
        taken |= places
        found.append(Thing(CONCEPT, frozenset({" ".join(context)}), frozenset(), [_use(f) for f in kept]))
        if len(found) == MOST:
            break
    return found, taken


def _of_one_kind(columns: Sequence[Reading], fillers: Sequence[_Filler] | tuple[Phrase, Phrase]) -> bool:
    """Whether all name somebody, or none does: "race" and "candidate" are two things."""
    texts = (f.span.of(columns[f.column].article.text).lower() for f in fillers)
    heads = (text.split(" of ")[0].split()[-1] for text in texts)
    return len({singular(head) in role_words() for head in heads}) == 1


def _candidates(column: int, reading: Reading) -> Iterator[tuple[tuple[str, ...], _Filler]]:
    """Every stretch of one to LONGEST words of a sentence, with the words around it."""
    quoted = reading.marked
    for line in _lines(reading):
        stems = [word.lemma for _, word in line]
        telling = [stem not in function_words() for stem in stems]
        sentence = frozenset(stem for stem, tells in zip(stems, telling, strict=True) if tells)
        for at in range(SIDE, len(line) - SIDE):
            left = stems[at - SIDE : at]
            ahead = sum(telling[at - SIDE : at])
            if not ahead:
                continue
            for size in range(1, min(LONGEST, len(line) - SIDE - at) + 1):
                after = at + size
                behind = sum(telling[after : after + SIDE])
                if not telling[after - 1]:
                    break
                # before a telling word the slot would hold a mere modifier of it
                if telling[after] or not behind or ahead + behind < TELLING:
                    continue
                span = Span(line[at][1].start, line[after - 1][1].end)
                if any(part.meets(span) for part in quoted):
                    continue  # what somebody said is compared as a quote
                context = (*left, "…", *stems[after : after + SIDE])
                yield context, _Filler(column, line[at][0], tuple(stems[at:after]), span, sentence)


def _lines(reading: Reading) -> Iterator[list[tuple[int, Word]]]:
    """The words of each sentence, with their index."""
    words = reading.words
    at = 0
    for sentence in reading.sentences:
        while at < len(words) and words[at].start < sentence.start:
            at += 1
        line = []
        while at < len(words) and words[at].start < sentence.end:
            line.append((at, words[at]))
            at += 1
        yield line


def _alike(filler: _Filler, other: _Filler) -> bool:
    if filler.column == other.column or filler.words == other.words:
        return False
    shared = len(filler.sentence & other.sentence)
    return shared >= ALIKE * len(filler.sentence | other.sentence)


def _minimal(choices: set[tuple[str, ...]]) -> bool:
    """Whether the slot is as narrow as it can be: its first words differ, and its last ones."""
    return len({words[0] for words in choices}) > 1 and len({words[-1] for words in choices}) > 1


def _nested(fillers: Sequence[_Filler]) -> bool:
    """Whether one filler only says more than every other: that is no other word for the thing."""
    sets = sorted({frozenset(f.words) - function_words() for f in fillers}, key=len)
    return all(one <= other for one, other in pairwise(sets))


def _tells(reading: Reading, filler: _Filler) -> bool:
    """Neither names nor numbers: those are told apart elsewhere, and differ in what they mean."""
    text = filler.span.of(reading.article.text)
    return not any(c.isupper() or c.isdigit() for c in text) and not any(c in ",;:.!?()-\n" for c in text)


def _phrase_use(phrase: Phrase) -> Use:
    return _use(_Filler(phrase.column, 0, phrase.stems, phrase.span, frozenset()))


def _use(filler: _Filler) -> Use:
    choice = " ".join(filler.words)
    term = Term(
        filler.span.start, filler.span.end, filler.words[-1], "", CONCEPT, choice=choice, definite=True
    )
    return Use(filler.column, term, frozenset(), frozenset())
