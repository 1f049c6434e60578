"""Terms that look like another name for the thing and are none.

Another of the kind ("a similar bill"); what is denied, where others tell it as done; what a thing only began
with; several things at once ("both inquiries"); a state
("under review"); what is said of no thing in particular ("one does not start a war", "they usually send
officers").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from digest.comparison.wording.uses import Use
from digest.comparison.wording.vocabulary import Concept
from digest.language.places import surname
from digest.model import Reading, Span

_BEFORE = 80
"""Characters before a term in which it is denied, or made another thing."""
_DENIED = re.compile(
    r"(?:\b(?:not(?! (?:only|just|merely))|never|nor|neither|without|cannot)|n['’]t)"
    r"(?: [\w’'-]{1,30}){0,4} $",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"(?:\bnot|\bnever|n['’]t) (?:been )?(?:(?:a|an|the|his|her|its|their) )?$", re.IGNORECASE
)
_BEGINNING = re.compile(
    r"\b(?:beg[aiu]ns?|beginning|start(?:s|ed|ing)?|open(?:s|ed|ing)?)"
    r"(?: [\w’',.-]{1,30}){0,7} (?:with|as) (?:(?:an?|the|his|her|its|their) )?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:both(?: of)?|both (?:[\w’'-]{1,30} ){1,6}and(?: [\w’'-]{1,30}){0,4}|back to back|twin|dual"
    r"|separate|parallel|successive|competing|rival)"
    r"(?: (?:the|these|those|his|her|its|their))? ?$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:^|\b)(?:related|similar|separate|companion|rival|comparable|parallel|identical|equivalent|copycat|next"
    r"|previous|prior|past|future|subsequent|another|other)(?: [\w’'-]{1,30}){0,3} ?$",
    re.IGNORECASE,
)
"""Words that make a thing another of the kind."""
_ANYBODY = re.compile(
    r"\b(?:you|one|anybody|anyone|everybody|everyone|nobody|no one)(?: [\w’',-]{1,30}){0,8} an? $",
    re.IGNORECASE,
)
_MOSTLY = re.compile(
    r"\b(?:typically|usually|often|generally|normally|ordinarily|routinely|always|tend to|rarely|seldom)\b",
    re.IGNORECASE,
)


def without_lookalikes(kind: Concept, uses: Sequence[Use], columns: Sequence[Reading]) -> list[Use]:
    """The uses without those that name another thing or none; all of them where all are denied."""
    kept = [use for use in uses if not (kind.ties and _another(use, columns[use.column]))]
    denied = frozenset(use for use in kept if _denied(use, columns[use.column]))
    return [use for use in kept if use not in denied] or kept


def _denied(use: Use, reading: Reading) -> bool:
    """Whether it "was not" done, or this "isn't the first" of the kind."""
    denied = _DENIED if use.term.head.startswith("to ") else _NOT_THIS
    return denied.search(_before(use, reading)) is not None


def _another(use: Use, reading: Reading) -> bool:
    if use.term.head.startswith("to "):
        return False
    text = reading.article.text
    before = _before(use, reading)
    if (
        before.endswith(" under ")
        or _BEGINNING.search(before)
        or (use.indefinite and _ANYBODY.search(before))
    ):
        return True
    if before.endswith((" his ", " her ")) and _somebody_elses(use, reading):
        return True
    head = use.term.choice.replace("-", " ").split()[-1]
    within = text[use.term.start : use.term.end].lower().replace("-", " ")
    modified = within[: max(0, within.find(head[:4]))]
    if _OTHER.search(f"{before[-16:]}{modified}"):
        return True
    if use.plural and _SEVERAL.search(f"{before}{modified}".replace("-", " ")):
        return True
    return (use.plural or use.indefinite) and _usual(use, reading)


def _somebody_elses(use: Use, reading: Reading) -> bool:
    """Whether it is that of a person whom the sentence names last before it, and not of whom it is held."""
    line = _sentence(use, reading)
    named = [
        (mention.start, surname(entity.name.lower().replace("-", " ").split()))
        for entity in reading.entities
        if entity.kind == "person" and entity.name.split()
        for mention in entity.mentions
        if mention.form in ("full", "short") and line.start <= mention.start < use.term.start
    ]
    owners = use.about | use.by
    return bool(named and owners) and max(named)[1] not in owners


def _usual(use: Use, reading: Reading) -> bool:
    return _MOSTLY.search(_sentence(use, reading).of(reading.article.text)) is not None


def _sentence(use: Use, reading: Reading) -> Span:
    at = bisect_right(reading.sentences, use.term.start, key=lambda s: s.start) - 1
    return reading.sentences[at] if at >= 0 else use.term.span


def _before(use: Use, reading: Reading) -> str:
    text = reading.article.text[max(0, use.term.start - _BEFORE) : use.term.start]
    return " ".join(text.split()) + " "
