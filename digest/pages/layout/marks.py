"""Which words of a version none of the others has, and marking them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.comparison.collation import shared
from digest.comparison.english import general_shares
from digest.pages.agreement import meaning
from digest.pages.layout.reading import RAW, Line, Row, plain
from digest.stems import lemma

WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
LONGEST = 400
"""Words of a version beyond which nothing is marked: alignment takes the product of two lengths."""
ALIKE = 0.3
"""Share of common words below which marks would be all there is to see."""
MOST = 0.8
"""Share of telling words that no other has, likewise."""
SMALL = 2
"""Words without a meaning of their own that a mark may take in."""
ANEW = "worded differently"


class Token(NamedTuple):
    """A word of a cell and where its source stands, in which placeholders stand for characters."""

    word: str
    start: int
    end: int


def mark(md: Markdown, row: Row) -> bool:
    """Put <mark> around the words of each version that no other has; whether any were marked.

    A version that has little in common with the others gets a remark instead.
    """
    tokens = [_tokens(md, cell.body.text) for cell in row.cells]
    found = differing([[t.word for t in ts] for ts in tokens], [cell.column for cell in row.cells])
    marked = False
    for cell, words, places in zip(row.cells, tokens, found, strict=True):
        if places is None:
            cell.remark = ANEW
        elif places and not cell.body.nodes:
            cell.body = _underlined(cell.body.text, words, places)
            marked = True
    return marked


def mark_words(md: Markdown, rows: Sequence[Row]) -> bool:
    """Put <mark> around the telling words that one article alone has in these rows; whether any were marked.

    The rows are taken together: a word of one's headline that another has in its lede is nobody's own.
    Inflection, near-synonyms and names make no difference. Where hardly a word is shared, a remark says so.
    """
    told = [(cell, _tokens(md, cell.body.text)) for row in rows for cell in row.cells if not cell.unsure]
    names = {name for _, tokens in told for name in _names(tokens)}
    held: dict[str, set[str]] = {}
    for cell, tokens in told:
        for key in {key for token in tokens for key in _meanings(token)}:
            held.setdefault(key, set()).add(cell.column)
    if len({cell.column for cell, _ in told}) < 2:
        return False
    marked = False
    for cell, tokens in told:
        telling = {n: keys for n, t in enumerate(tokens) if (keys := _meanings(t)) and _plain_word(t, names)}
        own = {n for n, keys in telling.items() if any(len(held[key]) == 1 for key in keys)}
        if 0 in own and lemma(tokens[0].word) not in general_shares():
            own.discard(0)  # a capital that may be a name's
        if len(own) > MOST * len(telling):
            cell.remark = ANEW
        elif own and not cell.body.nodes:
            cell.body = _underlined(cell.body.text, tokens, _bridged(tokens, own))
            marked = True
    return marked


def _meanings(token: Token) -> list[str]:
    """What a word is compared by: the parts of a compound each ("vice-presidential")."""
    return [key for part in token.word.split("-") if (key := meaning(part)) is not None]


def _bridged(tokens: Sequence[Token], places: set[int]) -> set[int]:
    """`places`, and the small words between two of them: one mark reads better than three."""
    found = set(places)
    for n in places:
        gap = 1
        while gap <= SMALL and n + gap < len(tokens) and meaning(tokens[n + gap].word) is None:
            gap += 1
        if gap > 1 and n + gap in places:
            found.update(range(n + 1, n + gap))
    return found


def _names(tokens: Sequence[Token]) -> set[str]:
    """The words with a capital, where small ones show that capitals tell something: headings tell nothing."""
    words = [token.word for token in tokens]
    small = sum(word[:1].islower() for word in words)
    return {word.lower() for word in words[1:] if word[:1].isupper()} if 2 * small > len(words) else set()


def _plain_word(token: Token, names: set[str]) -> bool:
    """Whether a word is one of the language: no name, no number, no letters that stand for a name."""
    return (
        len(token.word) > 2
        and token.word.lower() not in names
        and not any(char.isdigit() for char in token.word)
        and not token.word.replace(".", "").isupper()
    )


def differing(versions: Sequence[Sequence[str]], articles: Sequence[str]) -> list[set[int] | None]:
    """For each version (its words) the places of the words that no other article's version has.

    None for a version that has little in common with any. Nothing is marked in a single article, or in
    versions too long to align.
    """
    if len(set(articles)) < 2 or any(len(v) > LONGEST for v in versions):
        return [set() for _ in versions]
    forms = [tuple(w.lower().replace("’", "'") for w in v) for v in versions]
    stems = [tuple(lemma(w) for w in v) for v in versions]
    found: list[set[int] | None] = []
    for i, own in enumerate(forms):
        common: set[int] = set()
        for j, other in enumerate(forms):
            if articles[i] != articles[j]:
                common |= shared(stems[i], stems[j], own, other)
        others = {form for j, other in enumerate(forms) if articles[j] != articles[i] for form in other}
        apart = set(range(len(own))) - common
        found.append(_trimmed(own, apart, others) if len(common) > ALIKE * len(own) else None)
    return found


def _trimmed(own: Sequence[str], apart: set[int], others: set[str]) -> set[int]:
    """`apart` without words at the ends of a run that the others have as well: small words left unaligned."""
    kept: set[int] = set()
    run: list[int] = []
    for place in range(len(own) + 1):
        if place in apart:
            run.append(place)
            continue
        while run and own[run[0]] in others:
            run.pop(0)
        while run and own[run[-1]] in others:
            run.pop()
        kept.update(run)
        run = []
    return kept


def _tokens(md: Markdown, source: str) -> list[Token]:
    shown: list[str] = []
    places: list[int] = []
    at = 0
    for match in RAW.finditer(source):
        shown += source[at : match.start()]
        places += range(at, match.start())
        for char in plain(md, match[0]):
            shown.append(char)
            places.append(match.start())
        at = match.end()
    shown += source[at:]
    places += range(at, len(source))
    ends = [*places[1:], len(source)]
    return [Token(m[0], places[m.start()], ends[m.end() - 1]) for m in WORD.finditer("".join(shown))]


def _underlined(source: str, tokens: Sequence[Token], places: set[int]) -> Line:
    """`source` with runs of the words at `places` in <mark>."""
    runs: list[tuple[int, int]] = []
    for n, token in enumerate(tokens):
        if n not in places:
            continue
        if runs and n - 1 in places:
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    line = Line(source[: runs[0][0]])
    for n, (start, end) in enumerate(runs):
        made = Element("mark")
        made.text = source[start:end]
        made.tail = source[end : runs[n + 1][0] if n + 1 < len(runs) else len(source)]
        line.nodes.append(made)
    return line
