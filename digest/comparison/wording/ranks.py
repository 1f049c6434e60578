"""Ranks in place of an office: "the Senate's top Democrat", "the No. 2 Republican in the House".

Whoever ranks first in a party of a body leads its majority or minority there; second is the whip. So the
rank means the one person of the article of whom any article tells that office, and no other party.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from digest.comparison.wording.person_words import person_words
from digest.comparison.wording.profiles import Profile
from digest.language.noun_phrases import Token
from digest.model import Span

_PARTIES = {"democrat": "democratic", "republican": "republican"}
"""Nouns for members of a party that leads in two bodies at once, to its adjective."""
_RANK = 3
"""Words of a rank."""


class Ranked(NamedTuple):
    """A description by rank."""

    span: Span
    words: tuple[str, ...]
    party: str
    body: str
    first: bool


def ranked(words: Sequence[Token], at: int) -> Ranked | None:
    """The description whose noun is the word at `at`."""
    party = words[at].form
    if party not in _PARTIES:
        return None
    ranks = person_words().highest | person_words().second
    starts = range(max(1, at - _RANK), at)
    start = next((i for i in starts if " ".join(word.form for word in words[i:at]) in ranks), at)
    if start == at or any(word.gap == "break" for word in words[start : at + 1]):
        return None
    rank = " ".join(word.form for word in words[start:at])
    before = words[start - 1]
    stop = at + 1
    if before.possessive:
        start, body = start - 1, before.form
        if stop < len(words) and words[stop].gap == "blank" and words[stop].form in ("on", "in"):
            return None  # "the Senate's top Democrat on the panel"
    elif before.form == "the" and _in_body(words, stop):
        body = words[stop + 2].form
        stop += 3
    else:
        return None
    forms = tuple(word.form for word in words[start:stop])
    last = words[stop - 1]
    end = last.end - (2 if last.end - last.start > len(last.text) else 0)
    return Ranked(Span(words[start].start, end), forms, party, body, rank in person_words().highest)


def _in_body(words: Sequence[Token], at: int) -> bool:
    """Whether "in the Senate" stands at `at`, and names no committee of it."""
    if at + 2 >= len(words) or words[at].form not in ("in", "of") or words[at + 1].form != "the":
        return False
    follows = words[at + 3] if at + 3 < len(words) else None
    return follows is None or follows.gap == "break" or not follows.text[:1].isupper()


def who_ranks(said: Ranked, named: Collection[str], known: Mapping[str, Profile]) -> str:
    """The key of the one person in `named` with the office of that rank; empty where there is none."""
    offices = person_words().leads if said.first else person_words().follows
    fit = [
        key
        for key in sorted(named)
        if key in known
        and said.body in known[key].words
        and any(office in offices for office, telling in known[key].offices if not telling)
        and not _of_another_party(said, known[key])
    ]
    return fit[0] if len(fit) == 1 else ""


def _of_another_party(said: Ranked, person: Profile) -> bool:
    own = {said.party, _PARTIES[said.party]}
    others = {word for pair in _PARTIES.items() for word in pair} - own
    return bool(others & person.words) and not own & person.words
