"""Untrusted text becomes Markdown that every renderer shows as that very text.

An article may hold anything: HTML, Markdown of any dialect, Jinja, mentions, addresses, invisible
controls. What has a meaning anywhere is written as a character reference. Two choices need a word:

- *Named or hexadecimal* references, never decimal ones: a renderer that links issue numbers takes the
  `#39` of a decimal apostrophe for one.
- Where a host looks for a pattern in the finished page (`@name`, `#1`, a commit's hash), a reference
  does not help: an *empty comment* splits the text there. It leaves no trace in what is read or copied.
"""

from __future__ import annotations

import json
import re
import unicodedata
from html import escape as _html
from urllib.parse import quote, urlsplit

COMMENT = "<!-- -->"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_ALWAYS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
    "*": "&ast;",
    "_": "&lowbar;",
    "[": "&lsqb;",
    "]": "&rsqb;",
    "{": "&lcub;",
    "}": "&rcub;",
    "\\": "&bsol;",
    "`": "&grave;",
    "|": "&vert;",
    "~": "&#x7e;",
    "^": "&Hat;",
    "=": "&equals;",
    "$": "&dollar;",
    "+": "&plus;",
}
"""Meant as markup by some dialect wherever they stand: emphasis, code, links, maths, smart quotes."""

_IN_PLACE = {
    ".": "&period;",
    ":": "&colon;",
    "-": "&#x2d;",
    "/": "&sol;",
    "(": "&lpar;",
    ")": "&rpar;",
    "!": "&excl;",
    "?": "&quest;",
    "#": "&num;",
    "@": "&commat;",
}
"""Harmless in most places, and too frequent to be written as references everywhere."""

_PLACES = re.compile(
    r"""
      (?P<always>[&<>"'*_\[\]{}\\`|~^=$+])
    | (?P<split>[@\#])                            # mentions and issues: linked in the finished page
    | (?P<colon>:)(?![ ])                         # :emoji:, https://; not the colon of a sentence
    | (?P<dots>\.)(?=\.) | (?<=\.)(?P<dots2>\.)   # smart ellipsis
    | (?<=\b[wW]{3})(?P<www>\.)
    | (?<=\w)(?P<host>\.)(?=[^\W\d_]{2})          # www.example, example.org
    | (?P<dash>-)(?=-) | (?<=-)(?P<dash2>-)       # smart dashes, snippet scissors, rules
    | (?P<slash>/)(?=[\d/]) | (?<=[\d/])(?P<slash2>/)
    | (?<=\b[cC])(?P<careof>/)(?=[oO]\b)          # smart fractions, "care of", URLs
    | (?P<paren>\()(?=(?:[cCrR]|[tT][mM])\))      # smart (c), (r), (tm)
    | (?<=\bGH)(?P<issue>-)(?=\d) | (?P<request>!)(?=\d)
    | (?P<mark>[!?])(?=[\d!?\[])                  # admonitions, images
    | (?<=[1-9]1)(?P<suffix11>)(?=th\b) | (?<=\d)(?P<suffix>)(?=(?:st|nd|rd|th)\b)   # smart ordinals
    """,
    re.VERBOSE,
)
_OPENERS = frozenset(".:-/!?")
"""At the head of a line: lists, definitions, admonitions, blocks, tabs."""
_LEADING = re.compile(r"[0-9A-Za-z]{1,9}([.)])(?=\s|$)")
_HASH = re.compile(
    r"(?<![0-9A-Za-z_])(?=[0-9]{0,6}[a-f])(?=[a-f]{0,6}[0-9])[0-9a-f]{7,}(?![0-9A-Za-z_])|[0-9a-f]{40,}"
)

_ORDINARY = re.compile(r"[A-Z]?[a-z]{2,}(?:[,;]? [a-z]{2,}|[,;]? [A-Z][a-z]+)*")
"""Words without anything that could mean something: most names and many terms."""

_SPACE = re.compile(r"[\s\x1c-\x1f\u0085\u2028\u2029]+")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202d\u202e\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, lone surrogates, characters that are none, reversed writing, invisible tags."""
_FORMAT = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u2069\ufeff]")
"""Invisible and at times needed: kept, but written as references, so that a diff shows them."""
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` as one line that can be shown: white space folded, what has no business in prose made U+FFFD.

    What a page shows of an article is equal to this, letter by letter.
    """
    return _CONTROL.sub(REPLACEMENT, _SPACE.sub(" ", text)).strip(" ")


def clip(text: str, limit: int) -> str:
    """`text` cut at a word's end so that it has at most `limit` characters, with … where it was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:–—-") + "…"


def inline(text: str) -> str:
    """Markdown source that shows `visible(text)`, anywhere within a line or at its beginning."""
    line = visible(text)
    if _ORDINARY.fullmatch(line):
        return line
    source = _escaped(line)
    if _TURNS.search(line) or any(unicodedata.bidirectional(c) in {"R", "AL"} for c in line if c > "\u0590"):
        return f"<bdi>{source}</bdi>"
    return source


def _escaped(line: str) -> str:
    line = _HASH.sub(lambda m: m[0][:3] + "\0" + "\0".join(re.findall(".{1,6}", m[0][3:])), line)
    source = _PLACES.sub(_reference, line).replace("\0", COMMENT)
    source = _FORMAT.sub(lambda m: f"&#x{ord(m[0]):x};", source)
    if (start := _LEADING.match(source)) is not None:
        at = start.start(1)
        return source[:at] + _IN_PLACE[source[at]] + source[at + 1 :]
    if source[:1] in _OPENERS:
        return _IN_PLACE[source[0]] + source[1:]
    return source


def _reference(match: re.Match[str]) -> str:
    char = match[0]
    if char in _ALWAYS:
        return _ALWAYS[char]
    if not char:
        return COMMENT
    kind = match.lastgroup
    return _IN_PLACE[char] + (COMMENT if kind in {"split", "issue", "request"} else "")


def attribute(text: str) -> str:
    """`text` as the value of an HTML attribute, to be put between double quotes."""
    return _html(visible(text), quote=True)


def front_matter(text: str) -> str:
    """`text` as a YAML scalar that a theme may print into HTML unescaped, as most themes do."""
    return json.dumps(attribute(text), ensure_ascii=False)


_URL_SAFE = "/:?&=;,@%!-.~#[]"
_IN_LINK = {"&": "&amp;", "[": "%5B", "]": "%5D", "~": "%7E", "!": "%21"}


def url(address: str | None) -> str | None:
    """`address` as the target of a Markdown link; None unless it is an absolute http(s) address."""
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or _CONTROL.search(address):
        return None
    encoded = quote(parts.geturl(), safe=_URL_SAFE + "+")
    return "".join(_IN_LINK.get(c, c) for c in encoded).replace("+", "&plus;").replace("=", "&equals;")
