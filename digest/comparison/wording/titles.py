"""Names that an article itself gives a thing: "the bill, known as the Fair Ports Act, or FPA".

Only what stands in apposition to a term names the same thing for sure; other acts of the same kind are
often named beside it. Where one article introduces a name so, it and its abbreviation count as terms
wherever the articles of the event have them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.comparison.wording.uses import Use
from digest.model import Reading, Span

_NAME = (
    r"(?P<name>[A-Z][\w.&’'-]{0,24}"
    r"(?: (?:[A-Z0-9][\w.&’'-]{0,24}|(?:of|for|and|to|on|in|against|with|by)(?: the)?(?= [A-Z]))){0,12})"
)
_KINDS = (
    r"(?:Act|Bill|Law|Treaty|Accords?|Agreement|Pact|Resolution|Initiative|Ordinance|Amendment|Compact|Charter"
    r"|Protocol|Convention|Plan|Program|Project|Partnership|Rule|Code|Measure|Order)"
)
_CALLED = re.compile(
    r",? \(?(?:(?:also|better|formally|officially|commonly|widely|popularly|informally) )?"
    r"(?:known as|called|dubbed|titled|entitled|named|nicknamed) (?:the )?[“\"]?" + _NAME
)
_BESIDE = re.compile(r",? [(—–]?(?:the )?[“\"]?" + _NAME + r"(?=[”\"]?(?:[,.;)—–]| or | [—–(]))")
_BEFORE = re.compile(
    _NAME + r"[”\"]?(?: \([A-Z.]{2,9}\)|,? or [A-Z.]{2,9})?, (?:an?|the) (?:[\w-]{1,20} ){0,3}$"
)
_SHORT = re.compile(
    r"[”\"]?(?:,? or (?:the )?|,? \((?:the )?[“\"]?)(?P<name>[A-Z][A-Za-z]?[A-Z.][A-Za-z.]{0,8})\b"
)
_OF_A_KIND = re.compile(rf" {_KINDS}$|^(?:Proposition|Prop\.|Measure|Amendment|Resolution|Directive) \d+$")
_SPAN = 200
"""Characters to either side of a term in which its name stands."""


def names(uses: Sequence[Use], columns: Sequence[Reading]) -> list[str]:
    """The names that articles introduce for the thing of `uses`, and how any article shortens them."""
    told = (use for use in uses if not use.term.head.startswith("to "))
    found = {name for use in told for name in _introduced(columns[use.column].article.text, use)}
    for name in sorted(found):
        for reading in columns:
            text = reading.article.text
            short = (_SHORT.match(text, span.end) for span in _everywhere(name, reading))
            found |= {match["name"] for match in short if match is not None}
    return sorted(found)


def titled(uses: Sequence[Use], names: Sequence[str], reading: Reading) -> list[Use]:
    """The uses of one article, with the places where it has the `names`, in text order."""
    if not uses or not names:
        return list(uses)
    places = {span for name in names for span in _everywhere(name, reading)}
    first = next((use for use in uses if not use.term.head.startswith("to ")), uses[0])
    named = [replace(first, term=first.term._replace(start=at.start, end=at.end)) for at in places]
    kept = [use for use in uses if not any(span.meets(use.term.span) for span in places)]
    return sorted([*kept, *named], key=lambda use: (use.term.start, use.term.end))


def _introduced(text: str, use: Use) -> Iterator[str]:
    """The names in apposition to a term."""
    behind = text[use.term.end : use.term.end + _SPAN]
    called, beside = _CALLED.match(behind), _BESIDE.match(behind)
    before = _BEFORE.search(text[max(0, use.term.start - _SPAN) : use.term.start])
    if called is not None:
        yield called["name"]
    elif beside is not None and _OF_A_KIND.search(beside["name"]):
        yield beside["name"]
    if before is not None and _OF_A_KIND.search(before["name"]):
        yield before["name"].removeprefix("The ")


def _everywhere(name: str, reading: Reading) -> Iterator[Span]:
    """Where the sentences of the article have a name."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.article.text):
        at = bisect_right(reading.sentences, found.start(), key=lambda sentence: sentence.start) - 1
        if at >= 0 and found.end() <= reading.sentences[at].end:
            yield Span(*found.span())
