"""The title before a name: "Russian President Vladimir Putin", "real estate tycoon Ada Brook"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.descriptions.roles import LONGEST, is_role, is_shortened
from digest.language.noun_phrases import Token, is_stop, may_be_verb
from digest.language.places import countries
from digest.language.word_classes import classes, is_determiner, surely_describes

_WHICH = frozenset({"elder", "younger"})
"""Words before a surname that tell father from son."""


def title(words: Sequence[Token], first: int) -> range | None:
    """The title that ends right before the name whose first word is `first`."""
    if first == 0 or words[first - 1].form in _WHICH:
        return None
    abbreviated = words[first].gap == "break" and is_shortened(words[first - 1])
    at = first - 1
    if not abbreviated and not (words[first].gap == "blank" and is_role(words[at])):
        # "Secretary of State …"
        at = first - 3
        if at < 0 or words[first].gap != "blank" or words[at + 1].form != "of" or not is_role(words[at]):
            return None
    while at > 0 and first - at < LONGEST and words[at].gap in ("blank", "hyphen"):
        if words[at - 1].form == "and" and at > 1 and is_role(words[at]) and is_role(words[at - 2]):
            at -= 1  # "colleague and friend Ada Brook"
        elif not _belongs(words, at - 1):
            break
        at -= 1
    return range(_whole(words, at), first)


def _belongs(words: Sequence[Token], at: int) -> bool:
    """Whether the word goes on with the title to its right."""
    word = words[at]
    lower = not words[at + 1].text[:1].isupper() or word.text[:1].isupper()
    if words[at + 1].gap == "hyphen" or (words[at].gap == "hyphen" and lower):
        return True
    if is_determiner(word.form) or is_stop(word):
        return False
    if word.gap == "break" and word.form.endswith("ing") and word.form not in classes()["describing"]:
        return False  # "Saying President Roe had …"
    if words[at + 1].text[:1].isupper() and not word.text[:1].isupper():
        return word.form in classes()["held_when"]  # "accused Senator …" is a verb and a title
    return (
        word.text[:1].isupper()
        or word.possessive
        or is_role(word)
        or word.form in countries()[0]
        or surely_describes(word.form)
    )


def _whole(words: Sequence[Token], at: int) -> int:
    """Where the phrase of a title begins, if all of it stands there ("Real estate tycoon …").

    Nouns before a title belong to it where they reach back to a determiner or to the beginning of the
    sentence, and no verb stands between.
    """
    if words[at].text[:1].isupper() and not words[at].possessive:
        return at
    left = at
    while left > 0 and at - left < LONGEST and words[left].gap in ("blank", "hyphen"):
        word = words[left - 1]
        if is_determiner(word.form):
            return left
        hyphenated = words[left].gap == "hyphen" or word.gap == "hyphen"
        if not hyphenated and (is_stop(word) or may_be_verb(word)):
            return at
        left -= 1
    return left if words[left].gap == "break" and left < at else at
