"""What English nouns and verbs take behind them, from `data/whole_phrases.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from digest.language.verbs import ing, irregular_forms, lines, past, third
from digest.language.word_classes import classes

_FILE = "whole_phrases.txt"


@cache
def _section(name: str) -> frozenset[str]:
    return frozenset(word for section, line in lines(_FILE) if section == name for word in line.split())


def takes(noun: str, preposition: str) -> bool:
    """Whether a noun, in the singular, takes a preposition; "of" may follow any."""
    return preposition == "of" or noun in _section(preposition)


def no_topic(form: str) -> bool:
    """Whether "on" leads to where something stood, not to what it was about ("on its front page")."""
    return form in _section("no topic") or form in classes()["no_topics"]


def takes_infinitive(noun: str) -> bool:
    """As "effort" does: "an effort to widen the harbor"."""
    return noun in _section("infinitive")


def may_take_infinitive(noun: str) -> bool:
    """As "law" does: "a law to protect bats", not "used the law to fell trees"."""
    return noun in _section("infinitive if new")


def takes_clause(noun: str) -> bool:
    """As "claim" does: "the claim that the harbor silts up"."""
    return noun in _section("clause")


def no_participle(form: str) -> bool:
    """Whether a word in -ing is rather a preposition ("following the vote")."""
    return form in _section("no participle")


@cache
def _nouns() -> frozenset[str]:
    sections = ["about", "against", "between", "for", "in", "on", "over", "to", "with"]
    return frozenset[str]().union(*(_section(name) for name in [*sections, "infinitive", "clause"]))


def takes_something(noun: str) -> bool:
    """Whether a word that may be a verb is listed as a noun as well ("cut")."""
    return noun in _nouns()


def never_a_noun(base: str) -> bool:
    """Whether a verb in -s can be no plural ("becomes")."""
    return base in _section("no noun")


@cache
def _done() -> Mapping[str, frozenset[str]]:
    words = (word.partition("/") for word in _section("done"))
    return {form: frozenset(behind.split(",")) for form, _, behind in words}


def done_to(form: str) -> frozenset[str]:
    """The words of which one must stand behind a participle that tells of a noun before it ("backed by")."""
    return _done().get(form, frozenset())


def done_to_people(form: str) -> bool:
    """Whether a participle behind persons tells what was done to them ("tenants hurt in")."""
    return form in _section("done to people")


@cache
def _forms(section: str) -> frozenset[str]:
    """Every form of the verbs of a section."""
    found: set[str] = set()
    for base in _section(section):
        pasts = irregular_forms().get(base) or (past(base),)
        doubled = pasts[0] == f"{base}{base[-1]}ed" or base in ("get", "let", "forget")
        found |= {base, third(base), ing(base, doubled=doubled), *pasts}
    return frozenset(found)


def with_object(form: str, then: str) -> bool:
    """Whether a verb has an object and then an infinitive, `then` "bare" or "infinitive"."""
    return form in _forms(f"object {then}")


def with_bare_clause(form: str) -> bool:
    """As "demand" has: "demanded the mayor resign"."""
    return form in _forms("bare clause")


def with_infinitive(form: str) -> bool:
    """As "seek" does: "seeks to widen"."""
    return form in _forms("verb infinitive")
