"""What a row shows of each article: its terms, counted, and the fullest wordings among them.

That a bill is "the bill" five times tells little; how an article puts it once at length tells how it sees
it ("a bill letting tenants sue the city"). So up to `FULLEST` mentions of an article are shown as far as
their noun phrase reaches, those first that add most; all others by the plain term.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from digest.comparison.english import function_words
from digest.comparison.wording.titles import names, titled
from digest.comparison.wording.uses import Use
from digest.comparison.wording.vocabulary import concepts
from digest.language.contested import singular
from digest.language.noun_phrases import tokens
from digest.language.whole_phrases import whole, with_object
from digest.model import Reading, Span, Wording

FULLEST = 3
"""Mentions of one article that are shown at full length."""
_TRIED = 12
"""Mentions of one article among which these are sought: a report tells at length early."""
_LINE = 400
"""Characters to either side in which the line of a headline or caption is looked for."""
_STOPPED = re.compile(r"(?<![A-Z.])[a-z]{4,}\.\Z")
"""A word with the full stop of its sentence; abbreviations are shorter, or have points inside."""
_MARKS = '"“”'
_DROPPED = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their"})

Voice = Literal["own", "quoted"]


class _Mention(NamedTuple):
    """A passage and whose words it is in."""

    span: Span
    plain: str
    voice: Voice


def members(uses: Sequence[Use], columns: tuple[Reading, ...], *, full: bool) -> tuple[Wording, ...]:
    """The terms of each article, in its own voice first, then the most frequent; `full` as far as they tell.

    Each mention is counted once, by the one passage that stands for it.
    """
    grouped: dict[tuple[int, str, Voice], list[Span]] = defaultdict(list)
    by_column: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        by_column[use.column].append(use)
    known = names(uses, columns) if full else []
    for column, told in by_column.items():
        reading = columns[column]
        own = titled(_joined(reading, told), known, reading) if full else told
        mentions = [_mention(reading, use.term.span) for use in own]
        for mention in _lengthened(reading, own, mentions) if full else mentions:
            grouped[column, mention.plain, mention.voice].append(mention.span)
    found = []
    for (column, _, voice), spans in grouped.items():
        reading = columns[column]
        shown = _commonest(_shown(span.of(reading.article.text)) for span in spans)
        wording = Wording(article=reading.id, term=shown, voice=voice, spans=tuple(spans))
        found.append((column, voice != "own", -len(spans), spans[0].start, wording))
    return tuple(item[-1] for item in sorted(found, key=lambda item: item[:4]))


def _joined(reading: Reading, uses: Sequence[Use]) -> list[Use]:
    """The uses, two that are joined as one thing made one: "the mosque and cultural center"."""
    found: list[Use] = []
    for use in uses:
        last = found[-1] if found and _is_noun(found[-1]) and _is_noun(use) else None
        if last is not None and reading.article.text[last.term.end : use.term.start] in (" and ", " or "):
            found[-1] = replace(last, term=last.term._replace(end=use.term.end))
        else:
            found.append(use)
    return found


def _is_noun(use: Use) -> bool:
    """Whether it is a noun of the contested vocabulary."""
    return use.term.concept in concepts() and not use.term.head.startswith("to ")


def _commonest(forms: Iterable[str]) -> str:
    """The form that stands most often; of equals the first that has no capital."""
    return max(
        sorted(Counter(forms).items(), reverse=True), key=lambda item: (item[1], item[0][:1].islower())
    )[0]


def _mention(reading: Reading, span: Span) -> _Mention:
    return _Mention(span, _plain(span.of(reading.article.text)), _voice(reading, span))


def _lengthened(reading: Reading, uses: Sequence[Use], mentions: Sequence[_Mention]) -> list[_Mention]:
    """The mentions of one article, some of them in full: those that add most words not said before."""
    wider: dict[int, _Mention] = {}
    for i, use in enumerate(uses[:_TRIED]):
        behind = uses[i + 1].term.start if i + 1 < len(uses) else None
        span = _whole(reading, use, behind)
        if span != use.term.span and (mention := _mention(reading, span)).voice == mentions[i].voice:
            wider[i] = mention
    said = frozenset(word for mention in mentions for word in mention.plain.split()) | function_words()
    chosen: dict[tuple[str, Voice], _Mention] = {}
    while len(chosen) < FULLEST:
        added = {i: frozenset(mention.plain.split()) - said for i, mention in wider.items()}
        best = max(added, key=lambda i: (wider[i].voice == "own", len(added[i]), -i), default=None)
        if best is None or not added[best]:
            break
        chosen[wider[best].plain, wider[best].voice] = wider[best]
        said |= added[best]
    full = (wider.get(i, mention) for i, mention in enumerate(mentions))
    return [
        long if (long.plain, long.voice) in chosen else short
        for short, long in zip(mentions, full, strict=True)
    ]


def _whole(reading: Reading, use: Use, behind: int | None) -> Span:
    """The noun phrase of a term as far as it tells, before the next one that begins at `behind`.

    The term itself where a verb tells the thing.
    """
    span = use.term.span
    line = _sentence(reading, span)
    words = tokens(reading.article.text, line)
    inside = [i for i, word in enumerate(words) if span.start <= word.start and word.end <= span.end + 2]
    named = use.term.head.replace("-", " ").split()
    if named[:1] == ["to"] and inside:
        return with_object(reading.article.text, words, inside[0], inside[-1] + 1, named[-1])
    head = next((i for i in reversed(inside) if {words[i].form, singular(words[i].form)} & set(named)), None)
    if head is None:
        return span
    return whole(reading.article.text, words, inside[0], head, inside[-1] + 1, before=behind)


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence a passage stands in; of headlines and captions the line."""
    at = bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and reading.sentences[at].covers(span):
        return reading.sentences[at]
    headline = reading.article.headline
    if headline is not None and headline.covers(span):
        return headline
    text = reading.article.text
    start = text.rfind("\n", max(0, span.start - _LINE), span.start) + 1 or max(0, span.start - _LINE)
    end = text.find("\n", span.end, span.end + _LINE)
    return Span(start, end if end >= 0 else min(len(text), span.end + _LINE))


def _voice(reading: Reading, span: Span) -> Voice:
    """Whose word it is: of those quoted, where it stands inside quotation marks of a quote.

    Reported speech is in the outlet's own words.
    """
    inside = any(part.covers(span) or part.meets(span) for part in reading.marked)
    return "quoted" if inside else "own"


def _shown(text: str) -> str:
    """A term as a row shows it: on one line, without its determiner."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in _DROPPED:
        words = words[1:]
    shown = " ".join(words)
    return shown[:-1] if _STOPPED.search(shown) else shown


def _plain(text: str) -> str:
    """What makes two passages the same term: no determiners, possessive endings, plural or case."""
    words = [w.strip("\"“”'‘’.,;:()").lower() for w in _shown(text).replace("-", " ").split()]
    words = [w[:-2] if w[-2:] in ("'s", "’s") else w for w in words]
    return " ".join(w.removesuffix("s") if len(w) > 3 else w for w in words if w and w not in _DROPPED)
