"""Marks whom an article cites or lets speak: people, officials, bodies, documents, media, the unnamed.

A source is whoever is behind a quote, the medium a quote came through, the medium somebody spoke
to, or whatever "according to", "as reported by" and "a survey by" name. Credits of photographs and
other boilerplate do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import blocks, marks
from digest.language.source_kinds import WORD, bare, kind_of, listed
from digest.model import Block, Entity, Quote, Source, SourceKind, Span

_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "who",
        "that",
        "which",
        "this",
        "these",
        "those",
        "everyone",
        "one",
    ]
)
_CAPITAL = r"[A-Z][\w&’'-]{0,30}(?:\.[\w&’'-]{1,30}){0,3}"
_NAME = rf"(?:[Tt]he )?{_CAPITAL}(?: (?:of |the |for |and )?{_CAPITAL}){{0,5}}"
_BODY = (
    r"(?: (?:committee|campaign|council|department|ministry|office|government|administration|party|board"
    r"|commission|union|group|company|team|court|bank|association|network|mission|delegation))?"
)
"""What ends the name of a body in small letters: "the Democratic committee"."""
_CITED = re.compile(
    rf"\b(?:(?:[Tt]old|[Tt]ells|[Ss]poke to|interview with|interviewed by|[Rr]eported by|cited by|quoted by"
    rf"|[Aa]ccording to|[Cc]iting|[Pp]er|(?:seen|obtained|reviewed) by|published (?:by|in))"
    rf" (?P<to>(?:an? |the )?{_NAME}(?: (?:affiliate|station) {_CAPITAL})?(?:[’']s)?"
    rf"(?: (?:report|reports|article|analysis|poll|survey|study))?)"
    rf"|(?P<document>\b(?:[Aa]|[Aa]n|[Tt]he) (?:[a-z-]{{2,20}} ){{0,2}}(?:survey|poll|study|report"
    rf"|analysis|readout|statement|census|audit|transcript) (?:by|from|of|(?:conducted|published) by)"
    rf" {_NAME}(?:[’']s)?(?: [A-Z][\w-]{{1,30}}){{0,3}}{_BODY}))"
)
_MORE = re.compile(
    rf"\b(?:(?:[Pp]osted|[Pp]ublished|[Rr]eported|[Rr]eleased|[Aa]ired|[Bb]roadcast|[Cc]onducted|[Cc]ommissioned"
    rf"|[Oo]btained|[Rr]eviewed) (?:first |online |jointly |[A-Z][a-z]{{2,8}}day ){{0,2}}by"
    rf"(?P<paper> the (?:newspaper|magazine|website|network|broadcaster|broadsheet|tabloid|daily|weekly|blog"
    rf"|site|news agency|news site|news outlet|radio station|television station|political journal))?"
    rf" (?P<by>(?:the )?{_NAME})"
    rf"|(?:[Ss]aid|[Tt]old|[Ss]poke|[Ss]peaking|[Aa]ppear\w{{0,5}}|[Ii]nterview\w{{0,3}})\b[^.\n“”\"]{{0,50}}?"
    rf" (?:on|to|with) (?P<on>{_NAME})"
    rf"|[Aa]s (?P<as>{_NAME}) (?:first |previously )?(?:reported|revealed|noted)"
    rf"|(?P<poll>\b(?:[Aa]n?|[Tt]he) (?:[a-z-]{{2,20}} ){{0,2}}{_CAPITAL}(?: {_CAPITAL}){{0,4}}"
    rf"(?:/{_CAPITAL}(?: {_CAPITAL}){{0,4}})?(?: [a-z-]{{2,20}}){{0,2}} (?:poll|survey)s?))"
)
"""Media and polls on which a report rests in passing."""
_BRANCH = re.compile(r" (?:affiliate|station)\b")
_HOST = re.compile(r" hosts?\b")
"""Behind the name of a medium: somebody is meant who works there."""
_POSSESSIVE = re.compile(r"[’']s?$")
_OWNED = re.compile(r"[’']s? .*$", re.DOTALL)
"""What belongs to a medium: "Fox News' Jane Doe"."""


_NEAR = 80
"""Characters in front of a noun in which its modifiers stand."""


@cache
def _findings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A group without a name and the verb that puts a finding down to it; what may stand before it."""
    nouns, sectors, verbs = (
        "|".join(map(re.escape, sorted(listed()[kind]))) for kind in ("group", "sector", "finding")
    )
    nouns = f"{nouns}|{'|'.join(noun.capitalize() for noun in nouns.split('|'))}"
    before = rf"(?:[Tt]he |[Ss]ome |[Ss]everal |[Mm]any )?(?:(?:[A-Z][\w.’-]{{1,20}}|{sectors}) ){{0,3}}$"
    return re.compile(rf"\b(?:{nouns})(?= (?:have |had )?(?:{verbs})\b)"), re.compile(
        rf"(?<![’'\w-]){before}"
    )


def _put_down(text: str, start: int, end: int) -> Iterator[Span]:
    """Groups without a name to whom a finding or belief is put down: "federal officials believe"."""
    groups, before = _findings()
    for match in groups.finditer(text, start, end):
        first = max(start, match.start() - _NEAR)
        led = before.search(text[first : match.start()])
        yield Span(first + led.start() if led else match.start(), match.end())


@Language.factory("digest_sources")
def make(nlp: Language, name: str) -> Sources:
    """The component; runs after `digest_quotes`."""
    return Sources()


class Sources:
    """Fills the slot `sources`."""

    def __call__(self, doc: Doc) -> Doc:
        found = marks(doc)
        text = found.article.text if found.article is not None else doc.text
        found.sources = sources(text, blocks(doc), found.entities, found.quotes)
        return doc


def sources(
    text: str, layout: tuple[Block, ...], entities: tuple[Entity, ...], quotes: tuple[Quote, ...]
) -> tuple[Source, ...]:
    """One record per source with every place it is cited at, by first place."""
    people = {e.name: e for e in entities if e.kind == "person"}
    cited: dict[str, tuple[str, SourceKind, set[Span]]] = {}

    known = {e.name.casefold() for e in entities if e.kind in ("body", "place")}

    def cite(said: str, span: Span, kind: SourceKind | None = None) -> None:
        name = said if said in people else _medium(said) or said
        key = _key(name)
        if not key or key in _PRONOUNS:
            return
        sort = kind or kind_of(name, people.get(name), known)
        if sort is None:
            return
        held = cited.get(key)
        if held is None:
            cited[key] = (
                name.removeprefix("the ") if sort in ("agency", "outlet") else name,
                sort,
                {span},
            )
        else:
            held[2].add(span)

    speakers = sorted({q.speaker.span for q in quotes if q.speaker is not None})
    for quote in quotes:
        speaker = quote.speaker
        if speaker is not None:
            for name in speaker.people or (speaker.name,):
                cite(name, speaker.span)
        if quote.via is not None:
            cite(quote.via, _nearest(text, quote, quote.via))
    for block in layout:
        if block.kind not in ("headline", "standfirst", "body"):
            continue
        for match in _CITED.finditer(text, block.start, block.end):
            group = "to" if match["to"] else "document"
            span = Span(match.start(group), match.end(group))
            name = _POSSESSIVE.sub("", match[group])
            if _HOST.match(text, match.end()) or (group == "document" and _inside(span, speakers)):
                continue
            if any(e.name == name or name.endswith(e.name) for e in people.values()):
                continue
            kind = kind_of(name, None)
            if group == "document" or kind in ("agency", "outlet", "document"):
                cite(name, span, "document" if group == "document" else None)
        for match in _MORE.finditer(text, block.start, block.end):
            group = next(g for g in ("by", "on", "as", "poll") if match[g])
            span = Span(match.start(group), match.end(group))
            name = match[group]
            if group == "poll":
                if not _inside(span, speakers):
                    cite(name, span, "document")
                continue
            name = _POSSESSIVE.sub("", _OWNED.sub("", name))
            span = Span(span.start, span.start + len(name))
            if _HOST.match(text, match.end()) or _BRANCH.match(text, span.end):
                continue
            if match["paper"]:
                cite(name, span, "outlet")
            elif kind_of(name, None) in ("agency", "outlet"):
                cite(name, span)
        for span in _put_down(text, block.start, block.end):
            if not _inside(span, speakers):
                cite(span.of(text), span)
    records = [Source(name=name, kind=kind, spans=_apart(spans)) for name, kind, spans in cited.values()]
    return tuple(sorted(records, key=lambda source: (source.spans[0], source.name)))


def _inside(span: Span, others: list[Span]) -> bool:
    """Whether `span` meets the last of the sorted `others` that starts no later, or the next one."""
    at = bisect_right(others, span)
    return any(other.meets(span) for other in others[max(0, at - 1) : at + 1])


def _key(name: str) -> str:
    return _POSSESSIVE.sub("", bare(name)).casefold()


def _apart(spans: set[Span]) -> tuple[Span, ...]:
    """In text order, what lies inside another left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _nearest(text: str, quote: Quote, words: str) -> Span:
    """Where the medium stands that passed the quote on: behind it, or else before."""
    start = quote.spans[0].start
    at = text.find(words, start)
    if at < 0 or at - quote.spans[-1].end > 600:
        before = text.rfind(words, 0, start)
        at = before if before >= 0 else at
    return Span(at, at + len(words)) if at >= 0 else quote.spans[0]


def _medium(name: str) -> str | None:
    """The agency that "a Reuters report" or "the AP news agency" names."""
    words = WORD.findall(name)
    if not 1 < len(words) <= 5 or words[-1].lower() not in listed()["document"] | {"agency", "dispatch"}:
        return None
    for size in (3, 2, 1):
        for at in range(len(words) - size):
            part = " ".join(words[at : at + size])
            if part[0].isupper() and part.lower() in listed()["agency"]:
                return part
    return None
