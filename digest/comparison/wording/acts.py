"""Acts that are told alike and are not one: one that is denied, one that ends another post."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from digest.comparison.english import function_words
from digest.comparison.wording.uses import Use
from digest.model import Reading

_BEFORE = 60
"""Characters before a verb in which it is denied."""
_AFTER = 80
"""Characters after a verb or noun in which the post stands that it ends."""
_DENIED = re.compile(
    r"(?:\b(?:not(?! (?:only|just|merely))|never|nor|neither|without|cannot)|n['’]t)"
    r"(?: [\w’'-]{1,30}){0,4} $",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"(?:\bnot|\bnever|n['’]t) (?:been )?(?:(?:a|an|the|his|her|its|their) )?$", re.IGNORECASE
)
_POST = re.compile(r"^\W?(?:of|from|as) ((?:[\w’'-]{1,30} ){0,4}[\w’'-]{1,30})", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:over|after|on|in|amid|because|for|and|but|by|at|to|when|who|if|as|from)\b")
_ANY_POST = frozenset(
    {"post", "job", "position", "office", "role", "seat", "duty", "duties", "power", "work"}
)


def told_alike(uses: Sequence[Use], columns: Sequence[Reading]) -> list[Use]:
    """The uses without those verbs and nouns that are denied, where others are not."""
    denied = frozenset(use for use in uses if _denied(use, columns[use.column]))
    return [use for use in uses if use not in denied] or list(uses)


def of_one_post(uses: Sequence[Use], columns: Sequence[Reading]) -> list[Use]:
    """Of uses that name the post that somebody leaves, those of the post that most articles name.

    Where they name only one, or none, all of them; where they name two, a term that names none may mean
    either and is left out.
    """
    posts = {use: _post(use, columns[use.column]) for use in uses}
    named: dict[str, set[int]] = defaultdict(set)
    first: dict[str, int] = {}
    for use, words in posts.items():
        for word in words:
            named[word].add(use.column)
            first[word] = min(first.get(word, use.term.start), use.term.start)
    if not named:
        return list(uses)
    main = min(named, key=lambda word: (-len(named[word]), first[word], word))
    if all(main in words for words in posts.values() if words):
        return list(uses)
    return [use for use in uses if main in posts[use]]


def _denied(use: Use, reading: Reading) -> bool:
    """Whether it "was not" done, or this "isn't the first" of the kind."""
    text = reading.article.text[max(0, use.term.start - _BEFORE) : use.term.start]
    denied = _DENIED if use.term.head.startswith("to ") else _NOT_THIS
    return denied.search(" ".join(text.split()) + " ") is not None


def _post(use: Use, reading: Reading) -> frozenset[str]:
    """The words that name the post, behind the verb or noun."""
    text = reading.article.text
    noun = use.term.head.rsplit(" ", 1)[-1]
    at = use.term.end
    if not use.term.head.startswith("to "):
        found = text.lower().find(noun, use.term.start, use.term.end)
        at = found + len(noun) if found >= 0 else at
    shown = _POST.match(" ".join(text[at : at + _AFTER].split()))
    if shown is None:
        return frozenset()
    words = _ENDS.split(shown[1])[0].replace("’s", "").replace("'s", "").lower().split()
    return frozenset(word.strip(".'’-") for word in words) - function_words() - _ANY_POST - {""}
