"""By what verbs articles introduce one and the same remark: "said" here, "admitted" there.

Only where a statement is surely one, and where a verb says more of it than that it was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from digest.comparison.families import family
from digest.comparison.rarity import near
from digest.comparison.wording.deeds.fields import words
from digest.comparison.wording.uses import Thing, Use
from digest.language.places import surname
from digest.language.verbs import verbs
from digest.model import Quote, QuoteGroup, Reading, Span, Term
from digest.stems import lemma

CONCEPT = "telling"
_SHARED = 4
"""Words that versions of a remark must share: fewer may be a catchword said many times."""
_PART = 3
"""Words of it that a version must have."""
_MOST = 4
"""Rows of one event."""
_FIRST = 7
"""Words of the remark in the heading of its row."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def tellings(columns: Sequence[Reading], statements: Sequence[QuoteGroup]) -> list[Thing]:
    """One thing per statement that two or more articles introduce by verbs that say different things."""
    places = {quote.id: (n, quote) for n, reading in enumerate(columns) for quote in reading.quotes}
    found: list[Thing] = []
    for group in statements:
        members = [places[ident] for ident in group.members if ident in places]
        shared = {quote.id: _length(columns[n], group.matched.get(quote.id, ())) for n, quote in members}
        if max(shared.values(), default=0) < _SHARED:
            continue
        sure = [
            (column, quote)
            for column, quote in members
            if shared[quote.id] >= _PART and len(quote.text.split()) >= _SHARED
        ]
        uses = [use for column, quote in _of_one(sure) for use in _use(column, columns[column], quote)]
        colours = {family(near(lemma(use.term.choice.split()[0]))) for use in uses}
        telling = {use.column for use in uses if use.term.choice not in words("plain_telling")}
        if len({use.column for use in uses}) < 2 or len(colours) < 2 or not telling:
            continue
        if len(found) < _MOST and not _same_everywhere(uses):
            found.append(Thing(CONCEPT, frozenset({group.id}), frozenset(), uses))
    return found


def _of_one(members: Sequence[tuple[int, Quote]]) -> list[tuple[int, Quote]]:
    """Those whose speaker most versions name: whoever passes a remark on does not introduce it."""
    who = [(column, quote, _people(quote)) for column, quote in members if quote.speaker is not None]
    often = Counter(name for _, _, people in who for name in people)
    main = min(often, key=lambda name: (-often[name], name), default="")
    return [(column, quote) for column, quote, people in who if not main or main in people]


def _people(quote: Quote) -> frozenset[str]:
    """Surnames of those who are named as having said it."""
    people = quote.speaker.people if quote.speaker is not None else ()
    return frozenset(surname(name.lower().replace("-", " ").split()) for name in people if name.strip())


def _length(reading: Reading, spans: Sequence[Span]) -> int:
    return sum(len(_WORD.findall(span.of(reading.article.text))) for span in spans)


def heading(statement: str, statements: Sequence[QuoteGroup], columns: Sequence[Reading]) -> str:
    """The label of the row of a statement: whose remark, and how it begins."""
    group = next(group for group in statements if group.id == statement)
    quotes = {quote.id: quote for reading in columns for quote in reading.quotes}
    texts = {reading.id: reading.article.text for reading in columns}
    shared = [
        span.of(texts[ident.partition("#")[0]]).split()
        for ident in group.members
        for span in group.matched.get(ident, ())
    ]
    begun = max(shared, key=len, default=quotes[group.members[0]].text.split())
    shown = " ".join(begun[:_FIRST]).strip(',;:."“”') + (" …" if len(begun) > _FIRST else "")
    return f"How a remark is introduced: {group.speaker}, “{shown}”" if group.speaker else f"“{shown}”"


def _same_everywhere(uses: Sequence[Use]) -> bool:
    """Whether the articles differ only by what is plain."""
    said: dict[int, set[str]] = {}
    for use in uses:
        if use.term.choice not in words("plain_telling"):
            said.setdefault(use.column, set()).add(use.term.choice)
    columns = {use.column for use in uses}
    return len(said) == len(columns) and len({frozenset(choices) for choices in said.values()}) == 1


def _use(column: int, reading: Reading, quote: Quote) -> Iterator[Use]:
    """The cue, where it is a verb of saying."""
    cue = quote.cue
    if cue is None or cue.stance in ("feeling", "approving"):
        return
    text = cue.span.of(reading.article.text)
    forms = text.lower().replace("’", "'").split()
    if not forms:
        return
    known = [
        verb for verb, _ in verbs().saying.get(forms[0], ()) if not verb.particle or verb.particle in forms
    ]
    if not known:
        return
    term = Term(
        cue.span.start,
        cue.span.end,
        f"to {known[0].lemma}",
        quote.id,
        CONCEPT,
        choice=known[0].lemma,
        definite=True,
    )
    yield Use(column, term, frozenset(), frozenset())
