"""What of a sentence is shown as a claim's passage: the clauses that match, made whole enough to be read."""

from __future__ import annotations

from digest.comparison.claims.field import span_of
from digest.comparison.claims.passages import Sentence, Stretch, words_of
from digest.comparison.clauses import states
from digest.comparison.places import Places
from digest.model import Span

_SHORT = 32
"""Words; a sentence of up to so many is shown whole: it is read at a glance."""
_VERBAL = 5
"""Letters; longer words in -ing are mostly verbs."""
_MOST = 0.75
"""So is one of which this much would be shown anyway."""
_HANGING = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "to", "of", "as", "than"})
"""Words with which a clause hangs on what stands before it."""
_JOINING = frozenset({"and", "or", "but", "then"})
_SUBJECTS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "there", "this", "these", "those", "who", "what"}
    | {"the", "a", "an", "his", "her", "its", "their", "our", "my", "some", "many", "all", "no", "one"}
)
"""Words that begin a new subject behind "and"."""
_OPENING = frozenset({"that", "whether", "if", "to", "how", "why"})
"""Words with which a clause completes the one before ("found no evidence | that ...")."""


def shown(places: Places, sentence: Sentence, stretch: Stretch) -> Span:
    """A stretch of a sentence as it is shown: with its subject, its verb and what the verb governs."""
    words = words_of(sentence, (0, len(sentence.parts) - 1))
    if len(words) <= _SHORT:
        return sentence.span
    first, last = stretch
    while first and _hangs(places, sentence.parts[first]):
        first -= 1
    while first and not any(map(states, places.forms(words_of(sentence, (first, last))))):
        first -= 1
    while last < len(sentence.parts) - 1 and _goes_on(places, sentence, (first, last)):
        last += 1
    while last < len(sentence.parts) - 1 and _open(places, sentence, (first, last)):
        last += 1
    found = words_of(sentence, (first, last))
    return sentence.span if len(found) >= _MOST * len(words) else span_of(places, found)


def _open(places: Places, sentence: Sentence, stretch: Stretch) -> bool:
    """Whether a stretch ends inside quotation marks that it opens."""
    text = span_of(places, words_of(sentence, stretch)).of(places.reading.article.text)
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _hangs(places: Places, part: range) -> bool:
    """Whether a clause lacks its subject, or what it describes."""
    forms = places.forms(part[:2])
    if forms[0] in _JOINING and len(forms) > 1:
        begins = forms[1] in _SUBJECTS or places.printed(part[1:2])[0][:1].isupper()
        return not begins or _verbal(forms[1])
    return forms[0] in _HANGING or _verbal(forms[0])


def _goes_on(places: Places, sentence: Sentence, stretch: Stretch) -> bool:
    """Whether the next clause holds the verb, or what the verb says or finds."""
    following = places.forms(sentence.parts[stretch[1] + 1][:1])[0]
    if following in _OPENING:
        return True
    own = places.forms(words_of(sentence, stretch))
    if len(own[-1]) > _VERBAL and own[-1].endswith("ing"):
        return True
    stated = any(states(form) for form in own) and not _described(own)
    return states(following) or not stated


def _described(forms: list[str]) -> bool:
    """Whether all verbs of some words stand in a clause that describes ("the mayor, who resigned")."""
    describes = next((n for n, form in enumerate(forms) if form in ("who", "which", "whose")), len(forms))
    return not any(states(form) for form in forms[:describes])


def _verbal(form: str) -> bool:
    return states(form) or (len(form) > _VERBAL and form.endswith("ing"))
