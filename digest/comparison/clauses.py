"""A sentence's clauses: the parts that state something, as units of alignment.

Cut at marks and at words that open a clause; a part without a finite verb is no clause yet and
stays with its neighbour ("In March," with what follows, "in the harbour" with what precedes).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from digest.comparison.places import Places
from digest.model import Span

_OPENING = frozenset(
    {"and", "but", "while", "as", "after", "before", "since", "because", "although", "though", "when"}
    | {"where", "who", "which", "that", "until", "if", "whereas", "or", "so"}
)
_TIMING = frozenset({"since", "after", "before", "during", "amid", "following", "until", "despite"})
_INNER = frozenset({"what", "whatever", "how", "why", "whose"})
"""Words that open a clause inside another one."""
_MARKS = frozenset(",;:()—–\n")
_SHORTEST = 3
"""Words; a shorter part stays with its neighbour even with a verb ("he said")."""


@cache
def _finite() -> frozenset[str]:
    text = files("digest.comparison").joinpath("data/finite_verbs.txt").read_text("utf-8")
    return frozenset(w for row in text.split("\n") if not row.startswith("#") for w in row.split())


def states(form: str) -> bool:
    """Whether a word (lower case) is, by its form, likely a verb that states something."""
    return form in _finite() or (len(form) > 4 and form.endswith("ed") and form[-3] != "e")


def background(places: Places, clause: range) -> set[int]:
    """Indices of the words of a clause that only say before, since or during what it happened.

    "Since the flood in March, the town has rebuilt its bridge" reports a bridge: the flood is
    taken as known. It ends at the next mark or verb; with a verb it would be a clause of its own.
    """
    text = places.reading.article.text
    known = places.reading.words
    forms = places.forms(clause)
    found: set[int] = set()
    inside = False
    for n, i in enumerate(clause):
        if inside and any(c in _MARKS for c in text[known[i - 1].end : known[i].start]):
            inside = False
        if forms[n] in _TIMING:
            inside = not (n + 1 < len(forms) and forms[n + 1].endswith("ing"))
        elif inside and states(forms[n]):
            inside = False
        if inside:
            found.add(i)
    return found


def _begun(forms: list[str]) -> bool:
    """Whether a part ends in a clause that lacks its verb ("knew of what she | and her deputy spent")."""
    last = max((n for n, form in enumerate(forms) if form in _INNER), default=None)
    return last is not None and not any(map(states, forms[last:]))


def clauses(places: Places, sentence: Span) -> list[range]:
    """The clauses of `sentence` as ranges of word indices, in order, without gaps."""
    words = places.words(sentence)
    if not words:
        return []
    text = places.reading.article.text
    known = places.reading.words
    forms = places.forms(words)
    cuts = [words.start]
    for i in words[1:]:
        between = text[known[i - 1].end : known[i].start]
        marked = any(c in _MARKS for c in between) or " - " in between
        if marked or forms[i - words.start] in _OPENING:
            cuts.append(i)
    parts = [range(a, b) for a, b in zip(cuts, [*cuts[1:], words.stop], strict=True)]
    whole: list[range] = []
    waiting, stated = words.start, False
    for part in parts:
        stated = stated or any(states(forms[i - words.start]) for i in part)
        stated = stated and not _begun([forms[i - words.start] for i in part])
        if stated and part.stop - waiting >= _SHORTEST:
            whole.append(range(waiting, part.stop))
            waiting, stated = part.stop, False
        elif whole:
            whole[-1] = range(whole[-1].start, part.stop)
            waiting, stated = part.stop, False
    if waiting < words.stop:
        whole.append(range(waiting, words.stop))
    return whole
