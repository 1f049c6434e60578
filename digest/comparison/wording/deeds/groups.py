"""A verb with its auxiliaries: whether it is passive, denied, or only possible."""

from __future__ import annotations

from typing import NamedTuple

from digest.comparison.wording.deeds.fields import words
from digest.comparison.wording.deeds.lines import Line

_WIDEST = 10
"""Auxiliaries and adverbs before a verb, and words that tell when."""
_CLAUSE = 8
"""Words before a verb in which "if" makes it a mere possibility."""


class Group(NamedTuple):
    """A verb with its auxiliaries."""

    first: int
    """The first word of the group."""
    shown: int
    """Where it begins to be shown: at what makes it passive, denies it or leaves it open."""
    passive: bool
    mood: str
    """"", "not" where it is denied, "open" where it is only possible, wanted or to come, "any" for a form
    in -ing by itself."""


def group(line: Line, at: int) -> Group:
    """The group of the verb at `at`."""
    first = at
    while (
        at - first < _WIDEST
        and line.joined(first)
        and (_helps(line.form(first - 1)) or adverb(line, first - 1))
    ):
        first -= 1
    told = line.forms[first:at]
    participle = not line.form(at).endswith("ing")
    passive = participle and any(word in words("be") for word in told)
    mood = ""
    denials = (i for i in range(first, at) if line.form(i) in words("not"))
    if any(line.form(i + 1) not in words("not_only") for i in denials):
        mood = "not"
    elif any(word in words("modals") for word in told) or "to" in told:
        mood = "open"
    if first > 2 and " ".join(line.forms[first - 3 : first]) in words("short_of"):
        return Group(first - 3, first - 3, passive, "not")
    if not mood and line.form(at).endswith("ing") and not any(word in words("be") for word in told):
        mood = "any"
    elif not mood and any(word in words("if") for word in line.forms[max(0, first - _CLAUSE) : first]):
        mood = "open"
    shown = at
    if mood in ("not", "open") or passive:
        shown = next((i for i in range(first, at) if _helps(line.form(i))), at)
    if first < at and line.form(first) == "to" and line.joined(first):
        control = governing(line, first)
        stem = line.lemmas[control]
        if any(stem.startswith(word) for word in words("held_back")):
            return Group(first if control == first - 1 else control, control, passive, "not")
        if stem in words("gone_through"):
            return Group(first, control, passive, "any" if mood == "open" else mood)
        shown = control if stem in words("said_of") else first
    return Group(first, shown, passive, mood)


def governing(line: Line, to: int) -> int:
    """The word that leads to the "to" before a verb; words that tell when may stand between."""
    at = to - 1
    while to - at < _WIDEST and line.joined(at) and when(line, at):
        at -= 1
    return at


def _helps(form: str) -> bool:
    return (
        form in words("be")
        or form in words("helpers")
        or form in words("modals")
        or form in words("not")
        or form == "to"
        or form.endswith("n't")
    )


def adverb(line: Line, at: int) -> bool:
    """Whether a word may stand between a subject and its verb: it is an adverb."""
    form = line.form(at)
    if line.capital(at) and at:
        return False
    return form in words("adverbs") or (
        len(form) > 4 and form.endswith("ly") and form not in words("no_adverbs")
    )


def when(line: Line, at: int) -> bool:
    """Whether a word between subject and verb tells when ("on Tuesday", "late last week")."""
    form = line.form(at)
    if form in words("times") or form in ("later", "earlier"):
        return True
    return form in ("on", "late", "early", "last", "this") and line.form(at + 1) in words("times")
