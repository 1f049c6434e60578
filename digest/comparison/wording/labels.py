"""What the page calls the thing that a row is about: its kind, and whose or of what it is.

A label must hold for every term of the row: what stands beside the terms of one article only is none of
it, and a surname that two persons of the event have is not printed as the name of one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from digest.comparison.rarity import general
from digest.comparison.wording.bands import CONCEPT as BAND
from digest.comparison.wording.deeds.fields import lexicon as acts
from digest.comparison.wording.epithets import CONCEPT as EPITHET
from digest.comparison.wording.organizations import CONCEPT as GROUP
from digest.comparison.wording.people import CONCEPT as PERSON
from digest.comparison.wording.slots import CONCEPT as SLOT
from digest.comparison.wording.slots import SIDE
from digest.comparison.wording.uses import Thing, Use
from digest.comparison.wording.vocabulary import concepts
from digest.language.descriptions.roles import person_key
from digest.language.places import surname
from digest.model import Reading

ARGUED = 3
"""The interest of concepts whose very terms are argued about."""
_TELLING = 0.4
"""Weight in general English from which on a word tells what a thing is about."""
_CLAUSE = re.compile(r"[,;:()—–]|--")
_PUNCTUATION = " \t\n\"“”‘’'.,;:!?()—–-"


def label(thing: Thing, uses: Sequence[Use], columns: tuple[Reading, ...]) -> str:
    """The label of a row, of any concept but that of how remarks are introduced."""
    keys = sorted(thing.about) or sorted(thing.by)
    if thing.concept == PERSON:
        return _name(keys[0], columns)
    if thing.concept == GROUP:
        return _printed(keys[0], columns)
    if thing.concept == BAND:
        known = [_known(key, columns) for key in sorted(thing.about)]
        return ": ".join(["Group", ", ".join([*(key.capitalize() for key in sorted(thing.by)), *known])])
    if thing.concept == EPITHET:
        return ": ".join([keys[0].capitalize(), *(_known(key, columns) for key in sorted(thing.by)[:1])])
    if thing.concept == SLOT:
        return thing.title or _around(thing.uses[0], columns)
    if thing.concept in acts().fields:
        field = acts().fields[thing.concept].label
        return f"{field}: {_known(keys[0], columns)}" if thing.about else field
    kind = _kind(thing.concept, uses)
    return ": ".join([kind[0].upper() + kind[1:], *_beside(keys, uses, columns)])


def _beside(keys: Sequence[str], uses: Sequence[Use], columns: tuple[Reading, ...]) -> list[str]:
    """Names of persons, names that stand beside terms of two articles, else such words if they tell."""
    names, people = _names(columns), _names(columns, "person")
    often = {key: len({use.column for use in uses if key in use.about | use.by}) for key in keys}
    shared = [key for key in keys if often[key] > 1 or (often[key] and key in people)]
    named = [_known(key, columns) for key in shared if key in names or "'s_" in key]
    words = [_word(key, uses, columns) for key in shared if key not in names and general(key) >= _TELLING]
    shown = named or (_in_order(words, uses, columns) if words else [])
    return [", ".join(shown)] if shown else []


def _in_order(words: list[str], uses: Sequence[Use], columns: tuple[Reading, ...]) -> list[str]:
    """Words as they follow each other in a term, in one where nothing stands between them."""
    for use in uses:
        text = " ".join(use.term.span.of(columns[use.column].article.text).replace("-", " ").split())
        if all(word in text for word in words):
            words = sorted(words, key=text.find)
            return [" ".join(words)] if " ".join(words) in text else words
    return words


def _word(key: str, uses: Sequence[Use], columns: tuple[Reading, ...]) -> str:
    """A word that names nothing known: in lower case where any term of the row has it so."""
    shown = key.replace("_", " ")
    texts = (use.term.span.of(columns[use.column].article.text).replace("-", " ") for use in uses)
    return shown if any(shown in text for text in texts) else _printed(key, columns)


def _names(columns: tuple[Reading, ...], kind: str = "") -> frozenset[str]:
    """Keys of what the articles name, or of what they name of one kind."""
    entities = [e for reading in columns for e in reading.entities if kind in ("", e.kind)]
    words = [(entity.kind, entity.name.lower().replace("-", " ").split()) for entity in entities]
    return frozenset(surname(w) if of == "person" else "_".join(w) for of, w in words if w)


def _kind(concept: str, uses: Sequence[Use]) -> str:
    """The concept's label; where that is a term itself that nobody here uses, the commonest noun.

    Where the choice of words is argued about, no article's word heads the row.
    """
    kind = concepts()[concept]
    if kind.interest == ARGUED:
        return kind.label
    heads = Counter(use.term.head.rsplit(" ", 1)[-1] for use in uses if not use.term.head.startswith("to "))
    if kind.join == "concept" or not (kind.named and heads) or kind.label.rsplit(" ", 1)[-1] in heads:
        return kind.label
    return heads.most_common(1)[0][0]


def _around(use: Use, columns: tuple[Reading, ...]) -> str:
    """The words around a slot, as the first article prints them."""
    reading = columns[use.column]
    text = reading.article.text
    at = next(i for i, word in enumerate(reading.words) if word.start == use.term.start)
    after = next(i for i in range(at, len(reading.words)) if reading.words[i].end == use.term.end) + 1
    first = reading.words[max(0, at - SIDE)].start
    last = reading.words[min(len(reading.words), after + SIDE) - 1].end
    for sentence in reading.sentences:
        if sentence.covers(use.term.span):
            first, last = max(first, sentence.start), min(last, sentence.end)
    left = _CLAUSE.split(text[first : use.term.start])[-1].lstrip(_PUNCTUATION)
    right = _CLAUSE.split(text[use.term.end : last])[0].rstrip(_PUNCTUATION)
    return " ".join(f"{left}… {right}".split())


def _known(key: str, columns: tuple[Reading, ...]) -> str:
    """What a key stands for: a person's name where one person has it, else the word itself."""
    people = {
        entity.name: None
        for reading in columns
        for entity in reading.entities
        if entity.kind == "person" and surname(entity.name.lower().replace("-", " ").split() or [""]) == key
    }
    if people:
        whole = [name for name in people if " " in name]
        alone = len({name.lower().replace("-", " ").split()[0] for name in whole}) < 2
        return next(iter(whole or people)) if alone else _printed(key, columns)
    owner, of, noun = key.partition("'s_")
    return f"{_known(owner, columns)}’s {noun.replace('_', ' ')}" if of else _printed(key, columns)


def _printed(key: str, columns: tuple[Reading, ...]) -> str:
    """The words of a key as the articles mostly print them; of equals, as the first one does.

    Where they stand only within a longer name ("Marriage Act"), that name.
    """
    words = key.split("_")
    alone: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for reading in columns:
        text = reading.article.text
        for word in (w for w in reading.words if w.end - w.start == len(words[0])):
            end = word.start + len(key)
            joined = text[end : end + 1] in ("-", "‑")  # "fund-raising" is no fund
            if "_".join(text[word.start : end].lower().replace("-", " ").split()) == key and not joined:
                shown = " ".join(text[word.start : end].split())
                whole = _whole_name(reading, word.start, end)
                (alone if whole == shown else within)[whole] += 1
    capital = {form: times for form, times in alone.items() if form[:1].isupper()}
    best = Counter(capital) or within or alone
    return best.most_common(1)[0][0] if best else key.replace("_", " ").title()


def _whole_name(reading: Reading, start: int, end: int) -> str:
    """The words at a place of the text, or the printed name of several words that they are part of."""
    for entity in reading.entities:
        if entity.kind != "person":
            for mention in entity.mentions:
                if mention.form == "full" and mention.start <= start and end <= mention.end:
                    start, end = mention.start, mention.end
    return " ".join(reading.article.text[start:end].split())


def _name(key: str, columns: tuple[Reading, ...]) -> str:
    """The person's name as the first article with it prints it."""
    for reading in columns:
        for entity in reading.entities:
            if person_key(entity) == key:
                return entity.name
    return key.replace("_", " ").title()
