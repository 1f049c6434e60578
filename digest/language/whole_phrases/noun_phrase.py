"""Where a noun phrase ends that begins at a place of the sentence."""

from __future__ import annotations

from digest.language.whole_phrases.words import PRONOUNS, Words
from digest.language.word_classes import classes, describes, is_determiner

_ABOUT = frozenset(
    {
        "nearly",
        "almost",
        "about",
        "around",
        "roughly",
        "more",
        "less",
        "fewer",
        "than",
        "at",
        "least",
        "up",
        "to",
    }
)
DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"yesterday", "today", "tomorrow", "tonight"}
)
_TIMES = frozenset({"last", "next", "earlier", "later"})
"""Words that begin a time behind a noun ("the ruling last week")."""
_NAMES_GO_ON = frozenset({"of", "for", "on"})
_ARTICLES = frozenset({"the", "a", "an"})
_POINTING = frozenset({"those", "these"})


def noun_phrase(words: Words, at: int, *, bare: bool = False) -> int | None:
    """The end, half-open; None where none stands there. With `bare`, a verb in its base form ends it, too."""
    if at >= len(words):
        return None
    if words.form(at) in PRONOUNS or (words.form(at) == "her" and not _goes_on(words, at + 1)):
        return at + 1
    first = _determined(words, at)
    if first > at and words.form(first - 1) in _POINTING and not _goes_on(words, first):
        return first
    end, noun = first, False
    # "sweeping, costly changes"
    while (
        (end == at and at < len(words))
        or words.joined(end)
        or (not noun and words.comma(end) and end > first)
    ):
        if words[end].gap != "hyphen" and _ends(words, first, end, noun=noun, bare=bare):
            break
        if words[end].possessive:
            noun = False
        elif _is_noun(words, end):
            noun = True
        end += 1
    if end == first:
        return None
    # "the wealthy": after an article, a word that mostly describes may stand for a noun
    alone = end == first + 1 and first > at and words.form(first - 1) in _ARTICLES
    if alone and words.form(first - 1) != "the" and words.form(end) == "but":
        return None  # "a mild but wet day"
    if alone and words.comma(end):
        if words.form(first - 1) != "the" and not (words.stop(end) or words.verb(end)):
            return None  # "a mild, sunny day"
        alone = False
    alone = alone or (end - 1 > at and words[end - 2].possessive)  # "the ferry's sinking"
    if not (noun or words.form(end - 1).isdigit() or alone):
        return None
    return _named(words, end)


def _goes_on(words: Words, at: int) -> bool:
    """Whether a noun may follow at `at`."""
    return words.blank(at) and not (words.stop(at) or words.verb(at) or is_determiner(words.form(at)))


def _determined(words: Words, at: int) -> int:
    """Where the first word stands that is no determiner and no "nearly" or "more than" before a number."""
    first = at
    while (first == at or words.joined(first)) and is_determiner(words.form(first)):
        first += 1
    number = first
    while words.joined(number) and words.form(number) in _ABOUT:
        number += 1
    counted = words.joined(number) and (words.form(number)[:1].isdigit() or is_determiner(words.form(number)))
    if number > first and counted:
        first = number
        while words.joined(first) and is_determiner(words.form(first)):
            first += 1
    return first


def _ends(words: Words, first: int, at: int, *, noun: bool, bare: bool) -> bool:
    """Whether the phrase that has words from `first` on ends before the word at `at`."""
    form = words.form(at)
    if words.stop(at) and not (words.name(at) and form == "us"):
        return True
    if at > first and is_determiner(form) and not words[at - 1].possessive:
        return True
    if form in DAYS:
        return True
    if not noun:
        return False
    return (
        form in _TIMES
        or words.month(at)
        or words.verb(at, bare=bare)
        or form.endswith("ly")
        or form in classes()["behind_nouns"]
        or (words.plural(at - 1) and not words.name(at))
    )


def _is_noun(words: Words, at: int) -> bool:
    """Whether the word at `at` can be the noun of its phrase, not only modify one."""
    form = words.form(at)
    if form.isdigit() or (words.month(at) and words.form(at + 1).isdigit()):
        return False
    if at + 1 < len(words) and words[at + 1].gap == "hyphen":
        return False
    return words.name(at) or not (describes(form) or form.endswith("ly"))


def _named(words: Words, end: int) -> int:
    """Where a name goes on to: "the League for the Care of Bats and Owls" is not "the League"."""
    joints = _NAMES_GO_ON
    while words.name(end - 1) and words.blank(end) and words.form(end) in joints:
        at = end + 1 + (words.form(end + 1) == "the")
        first = at
        while words.joined(at) and words.name(at) and not (words.month(at) or words.form(at) in DAYS):
            at += 1
        if at == first or not words.blank(first):
            return end
        end, joints = at, _NAMES_GO_ON | {"and"}
    return end


def coordinated(words: Words, first: int, end: int) -> int:
    """Where "X and Y" or "X, Y and Z" ends, whose X is at `[first, end)`; `end` where that is not sure."""
    at, series = end, 0
    while words.comma(at) and series < _SERIES:
        item = _item(words, at)
        if item is None:
            return end
        at, series = item, series + 1
    if words.comma(at) and words.form(at) in ("and", "or"):
        pass
    elif not words.blank(at) or words.form(at) not in ("and", "or"):
        return end
    last = _item(words, at + 1) if words.joined(at + 1) else None
    if last is None or (words.joined(last) and (words.goes_on(last) or words.form(last) in ("and", "or"))):
        return end
    if words.blank(last) and (words.form(last) in PRONOUNS or is_determiner(words.form(last))):
        return end  # "faulted the mayor and cast him as"
    if words.joined(last) and not (words.stop(last) or words[last].gap == "close"):
        return end
    if words.name(end - 1) != words.name(last - 1) and words.form(at + 1) not in _THEIRS:
        return end  # "the question of Orland and economic matters"
    return last


_SERIES = 4
_THEIRS = ("his", "her", "its", "their")


def _item(words: Words, at: int) -> int | None:
    """Where a further noun phrase of a series ends."""
    form = words.form(at)
    if form == "others":
        return at + 1
    if form in PRONOUNS or words.stop(at) or (words.verb(at) and not is_determiner(form)):
        return None
    return noun_phrase(words, at)
