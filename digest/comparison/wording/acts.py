"""Which post an act concerns: who has two may leave one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from digest.comparison.english import function_words
from digest.comparison.wording.uses import Use
from digest.model import Reading

_AFTER = 80
"""Characters after a verb or noun in which the post stands that it ends."""
_POST = re.compile(r"^\W?(?:of|from|as) ((?:[\w’'-]{1,30} ){0,4}[\w’'-]{1,30})", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:over|after|on|in|amid|because|for|and|but|by|at|to|when|who|if|as|from)\b")
_ANY_POST = frozenset(
    {"post", "job", "position", "office", "role", "seat", "duty", "duties", "power", "work"}
)


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
