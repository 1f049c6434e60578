"""Several people under one description: "nine party elders", "every Republican on the panel".

A group without a name is told by what its people are and where they belong: a party, a body, a place.
Phrases of two articles mean one group where they share that, where nothing of it differs, and where the
sentences around them tell of the same. Who only has a party in common with others is nobody in particular.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from digest.comparison.wording import uses
from digest.comparison.wording.surroundings import ALIKE, Surroundings
from digest.comparison.wording.uses import Use, clash
from digest.language.contested import singular
from digest.language.noun_phrases import Token, before, inside, is_stop, may_be_verb, title_case, tokens
from digest.language.person_nouns import role_words
from digest.language.places import countries
from digest.language.terms.keys import People, keys
from digest.language.word_classes import classes, describes, is_determiner, surely_describes
from digest.model import Reading, Span, Term

CONCEPT = "band"
_BELONGS = frozenset({"of", "on", "in", "from", "at"})
"""Prepositions that go on to say where the people of a group belong."""
_WIDE = 4
"""Words of a complement that is shown."""
_OF_WHOM = 7
"""Words behind "families of" among which the victims are named."""
_KIN = "kin"
_EACH = 100
"""Phrases of one article that are looked at."""
_MOST = 12
"""Phrases of a group that another one is compared with."""
_FEW = 0.9
"""Weight of what the sentences share that is enough where the phrases share two things."""
_PARTLY = frozenset({"some", "several", "many", "most"})
_COUNT = re.compile(r"\d{1,4}")


class Band(NamedTuple):
    """A phrase for several people, in one article."""

    column: int
    span: Span
    sentence: Span
    noun: str
    kind: str
    """The first of the nouns that may mean the same people."""
    party: frozenset[str]
    belongs: frozenset[str]
    """Keys of the bodies and places."""
    traits: frozenset[str]
    """The other words before the noun."""
    number: str
    whole: bool
    """Whether all of them are meant."""
    part: bool = False
    """Whether only some of them are: who they are, nobody says."""


@cache
def _lists() -> dict[str, dict[str, str]]:
    """Sections of the data file: each word to the first of its line."""
    text = files("digest.comparison").joinpath("data/bands.txt").read_text("utf-8")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    section = ""
    for row in text.split("\n"):
        if row.startswith("["):
            section = row.strip("[]")
        elif row and not row.startswith("#"):
            words = row.split()
            found[section].update(dict.fromkeys(words, words[0]))
    return dict(found)


def bands(columns: Sequence[Reading]) -> list[uses.Thing]:
    """One thing per group of people that two or more articles describe differently."""
    around = Surroundings(columns)
    groups: list[list[Band]] = []
    marked: dict[str, list[int]] = defaultdict(list)
    for column, reading in enumerate(columns):
        telling = (band for band in _found(column, reading) if _marks(band))
        for band in islice(telling, _EACH):
            marks = _marks(band)
            near = sorted({n for mark in marks for n in marked[mark]})
            fit = next((n for n in near if _belongs_to(band, groups[n], around)), len(groups))
            if fit == len(groups):
                groups.append([])
            groups[fit].append(band)
            for mark in marks:
                if fit not in marked[mark]:
                    marked[mark].append(fit)
    made = []
    for group in groups:
        said = {band.column: _said(band) for band in group}
        if len(said) > 1 and len(set(said.values())) > 1:
            made.append(_row(group))
    return made


def _marks(band: Band) -> list[str]:
    """What two phrases for one group may have in common; without any, a phrase means nobody in particular."""
    marks = sorted(_parts(band.belongs))
    marks += [f"{band.kind} {trait}" for trait in sorted(band.traits)]
    marks += [f"{band.number} {party}" for party in sorted(band.party) if band.number]
    return marks + [f"all {party}" for party in sorted(band.party) if band.whole]


def _belongs_to(band: Band, group: Sequence[Band], around: Surroundings) -> bool:
    return not any(_differ(band, other) for other in group) and any(
        _one(band, other, around) for other in group[:_MOST]
    )


def _found(column: int, reading: Reading) -> Iterator[Band]:
    text = reading.article.text
    people = People(reading.entities)
    quoted = reading.marked
    for sentence in reading.sentences:
        words = tokens(text, sentence)
        if title_case(words):
            continue
        for at in range(len(words)):
            band = _band(column, sentence, words, at, people)
            if band is not None and not _meets(quoted, band.span):
                yield band


def _meets(places: Sequence[Span], span: Span) -> bool:
    at = bisect_left(places, span.end, key=lambda place: place.start)
    return any(place.end > span.start for place in places[max(0, at - 3) : at])


def _band(column: int, sentence: Span, words: Sequence[Token], at: int, people: People) -> Band | None:
    """The phrase whose noun is the word at `at`, if it is for several people."""
    word = words[at]
    noun = singular(word.form)
    party = _lists()["party"].get(noun)
    each = noun == word.form
    kin = _lists()["kin"].get(noun) or (noun == "member" and at > 0 and words[at - 1].form == "family")
    if kin and not each:
        return _bereaved(column, sentence, words, at)
    known = (
        noun in role_words() or noun in _lists()["kind"] or (party is not None and word.text[:1].isupper())
    )
    if not known or word.possessive or is_stop(word) or (word.text[:1].isupper() and party is None):
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.gap == "hyphen":
        return None
    if after is not None and after.gap == "blank" and not (is_stop(after) or may_be_verb(after)):
        plain = after.text.islower() and not is_determiner(after.form)
        if (plain and not each) is False:
            return None  # "senators Brook and Falk" are named; "member states" are no members
        if singular(after.form) in role_words() or after.form in classes()["compound_heads"]:
            return None
    phrase = before(words, at)
    left = phrase.left
    run = list(phrase.modifiers)
    lead = words[left - 1].form if left > 0 and words[left].gap in ("blank", "hyphen") else ""
    if each and lead != "every":
        return None
    if phrase.possessor and words[phrase.possessor[0]].form in classes()["possessive"]:
        return None
    count = ""
    for i in (*run, *([left - 1] if lead else ())):
        count = count or _number(words[i].form)
    if phrase.possessor:
        run = [*range(*phrase.possessor), *run]
    elif lead in _lists()["quantity"] or _number(lead):
        left -= 1
        if (
            left > 0
            and words[left].gap == "blank"
            and words[left - 1].form in ("all", "some", "about", "nearly")
        ):
            left -= 1
    left = _list_of_modifiers(words, left)
    tied = [i for i in run if words[i].form in _lists()["party"]]
    parties = {_lists()["party"][words[i].form] for i in tied} | ({party} if party else set())
    belongs = set(keys(words, run[0], run[-1] + 1, people, capitals=False) if run else [])
    named = {key for i in run if words[i].text[:1].isupper() and i not in tied for key in [words[i].form]}
    end = at + 1
    if after is not None and after.gap == "blank" and after.form in _BELONGS:
        first, stop = inside(words, at + 2)
        if first < stop and any(words[i].text[:1].isupper() for i in range(first, stop)):
            inner = keys(words, first, stop, people, capitals=False)
            parties |= {_lists()["party"][key] for key in inner if key in _lists()["party"]}
            belongs |= set(inner)
            named |= {part for key in inner for part in key.split("_")}
            end = stop
    belongs = {
        key
        for key in belongs
        if key not in _lists()["party"] and (set(key.split("_")) & named or key in countries()[0].values())
    }
    traits = frozenset(
        singular(words[i].form)
        for i in run
        if words[i].text.islower()
        and i not in tied
        and not _number(words[i].form)
        and not words[i].possessive
    )
    kind = "partisan" if party else _lists()["kind"].get(noun, noun)
    return Band(
        column,
        Span(words[left].start, words[end - 1].end),
        sentence,
        noun,
        kind,
        frozenset(parties),
        frozenset(belongs),
        traits,
        count,
        any(words[i].form in ("all", "every") for i in range(left, at)),
        any(words[i].form in _PARTLY for i in range(left, at)),
    )


def _bereaved(column: int, sentence: Span, words: Sequence[Token], at: int) -> Band | None:
    """The phrase for the families of victims whose noun is the word at `at`; families at large are none."""
    left = at
    while left > 0 and at - left < _OF_WHOM and words[left].gap in ("blank", "hyphen"):
        form = words[left - 1].form
        if not (surely_describes(form) or _lost(words[left - 1]) or form == "family"):
            break
        left -= 1
    stop = at + 1
    lost = any(_lost(words[i]) for i in range(left, at))
    if not lost and stop < len(words) and words[stop].form == "of":
        for i in range(stop + 1, min(stop + _OF_WHOM, len(words))):
            if words[i].gap == "break" and not words[i].text.isdigit():
                break
            if _lost(words[i]):
                lost, stop = True, i + 1
                break
    if not lost or words[at].possessive:
        return None
    none = frozenset[str]()
    whose = frozenset({"bereaved"})
    span = Span(words[left].start, words[stop - 1].end)
    noun = singular(words[at].form)
    return Band(column, span, sentence, noun, _KIN, none, none, whose, "", False)


def _lost(word: Token) -> bool:
    return singular(word.form) in _lists()["lost"]


def _list_of_modifiers(words: Sequence[Token], left: int) -> int:
    """Where "five past and present judges" begins whose "present judges" begins at `left`."""
    at = left - 1
    if at < 1 or words[at].form != "and" or words[at].gap != "blank" or words[left].gap != "blank":
        return left
    first = at - 1
    if not describes(words[first].form) or words[at].gap != "blank":
        return left
    number = first > 0 and words[first].gap == "blank" and _number(words[first - 1].form)
    return first - 1 if number else first


def _number(form: str) -> str:
    return _lists()["number"].get(form, "") or (form if _COUNT.fullmatch(form) else "")


def _differ(one: Band, other: Band) -> bool:
    """Whether two phrases say that they mean two groups."""
    named = one.kind not in _WIDER and other.kind not in _WIDER and one.kind != other.kind
    return (
        named
        or bool(_kinds(one) - _kinds(other) and _kinds(other) - _kinds(one))
        or clash(one.party, other.party)
        or clash(_parts(one.belongs), _parts(other.belongs))
        or bool(one.number and other.number and one.number != other.number)
    )


def _kinds(band: Band) -> frozenset[str]:
    """The words before the noun that tell which kind it is, as against those that only describe."""
    return frozenset(word for word in band.traits if not describes(word))


_WIDER = frozenset({"partisan", "member", "official"})
"""Kinds of people that may be of any narrower kind."""


def _parts(belongs: frozenset[str]) -> frozenset[str]:
    return frozenset(part for key in belongs for part in key.split("_"))


def _one(one: Band, other: Band, around: Surroundings) -> bool:
    """Whether two phrases that do not differ mean one group."""
    if (one.part and other.number) or (other.part and one.number):
        return False  # "33 members", "some members"
    whole = one.whole and other.whole and bool(one.party & other.party)
    if one.column == other.column:
        return whole or (_said(one) == _said(other) and bool(one.belongs or one.traits))
    if one.kind == other.kind == _KIN:
        return True  # an event has one set of victims
    sure = _parts(one.belongs) & _parts(other.belongs)
    same = one.kind == other.kind and one.traits & other.traits
    many = bool(one.number) and one.number == other.number
    marks = len(sure) + len(one.party & other.party) + many + whole + (one.kind == other.kind)
    if not (sure or same or (many and one.party & other.party) or whole):
        return False
    without = frozenset({one.noun, other.noun})
    weight = around.alike((one.column, one.sentence), (other.column, other.sentence), without)
    return weight >= (_FEW if marks > 1 else ALIKE)


def _said(band: Band) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    return band.noun, band.party, band.belongs, band.traits


def _row(group: Sequence[Band]) -> uses.Thing:
    about = frozenset[str]().union(*(band.belongs for band in group))
    by = frozenset[str]().union(*(band.party for band in group))
    if group[0].kind == _KIN:
        by = frozenset({"relatives of victims"})
    made = uses.Thing(CONCEPT, about, by)
    for band in group:
        choice = " ".join([*sorted(band.traits | band.party | band.belongs), band.noun, band.number])
        term = Term(band.span.start, band.span.end, band.noun, "", CONCEPT, choice=choice, definite=True)
        made.uses.append(Use(band.column, term, about, by, known=True))
    return made
