"""An event told by a verb: "rejected Roe's plan", "was fatally shot"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language.contested import Match, singular, vocabulary
from digest.language.noun_phrases import Token, inside, title_case
from digest.language.person_nouns import role_words
from digest.language.terms.arguments import behind, patient_key, subject
from digest.language.terms.keys import Meant, People, keys
from digest.language.word_classes import classes
from digest.model import Term

_LY = re.compile(r"[a-z]{3,20}ly")


def act(words: Sequence[Token], match: Match, people: People) -> Term | None:
    """The term at `match`; only where a person, body or place stands in the right slot.

    In headline and lede some acts count without: those of concepts that are marked `lede`.
    """
    start = match.start
    passive = False
    while start > 0 and words[start].gap == "blank" and words[start - 1].form in classes()["auxiliaries"]:
        start -= 1
        passive = passive or words[start].form in classes()["passive"]
    before = subject(words, start, people)
    follows = words[match.end].form if match.end < len(words) and words[match.end].gap == "blank" else ""
    participle = words[match.start].form.endswith(("ed", "en", "n", "ot", "ut"))
    undergone = match.kind == "by" or (participle and (passive or follows == "by"))
    patient = before if undergone else behind(words, match.end, people)
    agent = None if undergone else before
    concept = vocabulary().concepts[match.concept]
    pair = concept.join == "parties"
    shown = start if passive else match.start
    if not title_case(words) and start > 0 and words[match.start].text[:1].isupper():
        return None  # a name: "the Whittington Lecture"
    if patient is None or (pair and agent is None):
        done = _is_done(words, start, match, by=match.kind == "by")
        return _done(words, shown, match, people, agent) if concept.lede and done else None
    if not _is_verb(words, start, match):
        return None
    if shown > 0 and words[shown].gap == "blank" and _LY.fullmatch(words[shown - 1].text):
        shown -= 1  # "quickly rejected"
    key = patient_key(words, patient)
    by = agent.key if agent else ""
    return Term(
        start=words[shown].start,
        end=words[match.end - 1].end,
        head=f"to {match.term.lower()}",
        about=" ".join(sorted({key, by})) if pair else key,
        concept=match.concept,
        by="" if pair else by,
        choice=match.term.lower(),
        definite=True,
    )


def _done(words: Sequence[Token], shown: int, match: Match, people: People, agent: Meant | None) -> Term:
    """A verb of which the text does not say, in a slot that can be read, to whom it was done.

    What it was done to, if that is a named thing, is what it is about; whoever stands before it did it.
    """
    return Term(
        start=words[shown].start,
        end=words[match.end - 1].end,
        head=f"to {match.term.lower()}",
        about=" ".join(sorted(set(_named_behind(words, match, people)))),
        concept=match.concept,
        by=agent.key if agent and match.kind == "of" and shown == match.start else "",
        choice=match.term.lower(),
    )


def _named_behind(words: Sequence[Token], match: Match, people: People) -> list[str]:
    """The keys of what stands behind a verb, if there is a name among it."""
    if match.kind != "of" or match.end >= len(words) or words[match.end].gap not in ("blank", "open"):
        return []
    first, after = inside(words, match.end)
    named = [mention for word in words[first:after] if (mention := people.of(word))]
    if title_case(words):
        return [mention.key for mention in named]
    if not any(words[i].text[:1].isupper() for i in range(first, after)):
        return []
    # "lashed out at former Roe aide Ann Poe" is no word on Roe
    nouns = classes()["compound_heads"] | role_words()
    narrow = {mention.key: patient_key(words, mention) for mention in reversed(named)}
    meant = {name: key for name, key in narrow.items() if key.rsplit("'s_", 1)[-1] in nouns}
    return [meant.get(key, key) for key in keys(words, first, after, people, capitals=False)]


def _is_done(words: Sequence[Token], start: int, match: Match, *, by: bool) -> bool:
    """Whether the form at `match` is a verb that tells of an act, and no noun, adjective or plan."""
    if start > 0 and words[start].gap == "blank" and words[start - 1].form in classes()["not_done"]:
        return False
    # "the retiring senator" is no act
    participle = by and words[match.start].form.endswith("ing") and start == match.start
    return _is_verb(words, start, match) and not participle


def _is_verb(words: Sequence[Token], start: int, match: Match) -> bool:
    """Whether a form that a noun has, too ("name", "attacks"), stands where a verb does."""
    form = words[match.start].form
    base = match.term.split()[0].lower()
    if form != base and (not form.endswith("s") or form.endswith("ss")):
        return True
    if start == 0 or words[start].gap != "blank" or start != match.start:
        return start != match.start
    before = words[start - 1]
    if before.possessive:
        return False
    return (
        before.text[:1].isupper()
        or before.form in classes()["subjects"]
        or before.form in classes()["before_base"]
        or (form == base and singular(before.form) != before.form)
    )
