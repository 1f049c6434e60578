"""The role by which the opening brings on somebody whom the next sentence names.

"A city clerk resigned on Monday … Ada Brook, 40, had …"
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.language.descriptions.complements import complement
from digest.language.descriptions.roles import LONGEST, described, is_role, person_key
from digest.language.noun_phrases import Token, is_stop, may_be_verb, tokens
from digest.language.word_classes import is_determiner
from digest.model import Entity, Span, Term

_OPENING = 4
"""Headline and sentences in which a report may bring on somebody before it names them."""


def introduced(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> list[Term]:
    """The descriptions of persons that stand before their names in the first of `regions`.

    Only of persons of whom the article speaks about as much as of any.
    """
    people = [e for e in entities if e.kind == "person"]
    most = max((len(e.mentions) for e in people), default=0)
    found: list[Term] = []
    named = min((m.start for e in people for m in e.mentions if m.form in ("full", "short")), default=0)
    for region, after in pairwise(regions[: _OPENING + 1]):
        if named < region.start:
            break
        words = _without_dateline(text, tokens(text, region))
        said = subject(words)
        if said is None:
            continue
        first = min(
            ((m.start, n) for n, e in enumerate(people) for m in e.mentions if after.covers(m.span)),
            default=None,
        )
        if first is None:
            continue
        person = people[first[1]]
        before = any(m.start < after.start for m in person.mentions if m.form in ("full", "short"))
        if before or 2 * len(person.mentions) < most or len(person.name.split()) < 2:
            continue
        shown = range(said.start, complement(words, said.stop))
        found.append(described(words, shown, said, person_key(person)))
    return found


def _without_dateline(text: str, words: list[Token]) -> list[Token]:
    """The words after "CALDER, Mass. — "."""
    for i in range(1, min(LONGEST, len(words))):
        if (
            text[words[i - 1].end : words[i].start].strip(" .)") in ("—", "--", "–", "-", "―")
            and words[i - 1].text[:1].isupper()
        ):
            return words[i:]
    return words


def subject(words: Sequence[Token]) -> range | None:
    """The role of one person that a sentence begins with ("The first-term mayor of …")."""
    if len(words) < 3 or words[0].form not in ("a", "an", "the"):
        return None
    end = 1
    while end < min(len(words), LONGEST + 2):
        if words[end].gap == "break" or is_stop(words[end]) or is_determiner(words[end].form):
            break
        if is_role(words[end - 1]) and end > 1 and may_be_verb(words[end]):
            break
        end += 1
    if end < 2 or end >= len(words) or not is_role(words[end - 1]) or words[end - 1].possessive:
        return None
    return range(1, end)
