"""Quotation marks that quote nobody: titles of works, headings, nicknames, terms, scare quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language.quotes.clauses import QUOTE, WORD, Token
from digest.language.quotes.cue import Attribution
from digest.language.quotes.lexicon import lexicon
from digest.language.quotes.pairing import Stretch
from digest.language.quotes.sentence import Sentence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "with",
        "is",
        "it's",
    ]
)


def title_like(text: str, stretch: Stretch) -> bool:
    """Whether two words or more stand there, all capitalised but the small ones."""
    words = _WORD.findall(text, stretch.start, min(stretch.end, stretch.start + 200))
    if len(words) < 2:
        return False
    if text[stretch.end - 1] in "!?":
        return False
    return words[0][0].isupper() and all(
        w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words
    )


def count(text: str, stretch: Stretch, most: int = 12) -> int:
    """How many words the stretch has, at most `most`."""
    found = 0
    for _ in _WORD.finditer(text, stretch.start, stretch.end):
        found += 1
        if found >= most:
            break
    return found


def markup(text: str, stretch: Stretch) -> bool:
    """Attributes of a tag that was left in the text, and stage directions: (CROSSTALK.)."""
    if text[stretch.outer_start - 1 : stretch.outer_start] == "=":
        return True
    if text[stretch.start] not in "([":
        return False
    closing = text.find(")" if text[stretch.start] == "(" else "]", stretch.start, stretch.end)
    return closing >= stretch.end - 2


def unmark_nicknames(text: str, line: list[Token], marked: Sequence[Stretch]) -> list[Token]:
    """The tokens with marked names amid a name made words: Robert “Bobby” Roe."""
    last = len(line) - 1
    return [
        Token(token.start, token.end, "nickname", WORD, cap=True)
        if token.kind == QUOTE
        and 0 < at < last
        and line[at - 1].cap
        and line[at + 1].cap
        and _nickname(text, line[at - 1], marked[token.ref], line[at + 1])
        else token
        for at, token in enumerate(line)
    ]


def _nickname(text: str, before: Token, stretch: Stretch, after: Token) -> bool:
    return (
        text[stretch.start].isupper()
        and text[stretch.end - 1] not in ".!?"
        and text[stretch.end : stretch.outer_end - 1] == ""
        and not before.low.endswith(("'s", "s'"))
        and text[before.end : stretch.outer_start] == " "
        and text[stretch.outer_end : after.start] == " "
        and count(text, stretch) <= 2
        and before.low not in lexicon().verbs
    )


def heading(s: Sentence, text: str, stretch: Stretch) -> bool:
    """A paragraph that is nothing but a few marked words: a heading, not a statement."""
    return s.end == 1 and stretch.single and count(text, stretch) <= 8


def _work(s: Sentence, at: int, text: str, stretch: Stretch) -> bool:
    """A work by the word behind it, or before "like": the “Today” show, a drama like “Harbour”."""
    lex = lexicon()
    if not title_like(text, stretch) and not (text[stretch.start].isupper() and count(text, stretch) == 1):
        return False
    if s.low(at + 1) in lex["works behind marks"]:
        return text[stretch.end - 1] not in ",.!?"
    if s.tag(at - 1) == "," and s.low(at - 2) in lex["like a work"] and title_like(text, stretch):
        return True  # "in her first book, “The Mill,”"
    comparing = s.low(at - 1) == "like" or (s.low(at - 1) == "as" and s.low(at - 2) == "such")
    return comparing and s.low(at - (2 if s.low(at - 1) == "like" else 3)) in lex["like a work"]


def _programme(s: Sentence, at: int, text: str, stretch: Stretch) -> bool:
    """A programme by whose it is and where it stands: "On Marlow TV's “The Mill,” Roe said"."""
    owner = s.low(at - 1)
    owns = owner.endswith("'s") or (owner.endswith("s") and text[s.tokens[at - 1].end] in "'’")
    if s.tag(at - 1) != "M" or not owns or s.tag(at - 2) not in ("M", "I"):
        return False
    first = at - 1
    while s.tag(first - 1) == "M":
        first -= 1
    short = count(text, stretch) == 1 and text[stretch.start].isupper()
    return s.low(first - 1) in ("on", "in", "for") and (short or title_like(text, stretch))


def _term(s: Sentence, at: int, text: str, stretch: Stretch) -> bool:
    """A term of law in marks: "the definition of “worship”", "on “moral freedom” grounds"."""
    if count(text, stretch) > 3:
        return False
    lex = lexicon()
    return s.low(at + 1) in lex["grounds"] or (s.low(at - 1) == "of" and s.low(at - 2) in lex["terms of"])


def named(s: Sentence, at: int, text: str, stretch: Stretch, owner: Attribution | None) -> bool:
    """The name of a work, a programme or a term, by its capitals or the word before it."""
    before = s.low(at - 1)
    lex = lexicon()
    if before in lex["said in marks of nobody"] and s.tag(at - 1) != "V" and not (owner and owner.last == at):
        return not (owner is not None and owner.style in ("quote", "colon"))
    if _term(s, at, text, stretch) and (owner is None or owner.style == "noun"):
        return True
    if (
        _programme(s, at, text, stretch)
        or _work(s, at, text, stretch)
        or (owner is None and before in lex["naming participles"])
    ):
        return True
    if title_like(text, stretch):
        if owner is None:
            return True
        if owner.last == at or (
            owner.style in ("before", "label", "colon", "quote") and s.tag(at - 1) in (":", ",", "")
        ):
            return False
        return owner.style not in ("quote", "object") or s.tag(at - 1) in ("I", "N", "M")
    return False
