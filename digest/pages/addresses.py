"""Where things stand: paths of pages, anchors of passages and rows, links between them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from posixpath import dirname
from urllib.parse import quote

from digest.model import Span

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}", re.IGNORECASE)
_RESERVED = {"index", "readme"}
"""Names that MkDocs gives a meaning."""


def _mark(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def slug(name: str) -> str:
    """A readable file name for `name`; letters of every script are kept, so José is not Jose.

    Names that differ in case or punctuation only share one; what is cut or has no letters gets a
    mark of its own.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))
    plain = "-".join(words)
    if not plain or plain in _RESERVED:
        return f"{plain or 'x'}-{_mark(name)}"
    if len(plain.encode()) > 80:
        return plain.encode()[:64].decode(errors="ignore").rstrip("-") + "-" + _mark(plain)
    return plain


def file_name(identity: str) -> str:
    """A file name for an id that comes from outside: itself where that is safe, else a slug and a mark."""
    if (
        _PLAIN.fullmatch(identity)
        and identity.lower() not in _RESERVED
        and not identity.endswith((".", ".md"))
    ):
        return identity
    return f"{slug(identity)[:60]}-{_mark(identity)}"


def anchor(identity: str) -> str:
    """An id for HTML that is also safe inside a link."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", identity).strip("-") or f"x-{_mark(identity)}"


def passage(span: Span) -> str:
    """The anchor of a passage on its article's page."""
    return f"c{span.start}-{span.end}"


def article_path(article: str) -> str:
    """The page of an article, below the docs folder."""
    return f"articles/{file_name(article)}.md"


def event_path(event: str, folder: str = "events") -> str:
    """The page of an event."""
    return f"{folder}/{file_name(event)}.md"


def person_path(name: str) -> str:
    """The page of a person."""
    return f"people/{slug(name)}.md"


def outlet_path(name: str) -> str:
    """The page of a stated outlet."""
    return f"outlets/{slug(name)}.md"


def place_path(name: str) -> str:
    """The page of a place."""
    return f"places/{slug(name)}.md"


def link(source: str, target: str, fragment: str | None = None) -> str:
    """The address of page `target` as written on page `source`, as a Markdown link target."""
    path = _relative(dirname(source), target)
    return path if fragment is None else f"{path}#{fragment}"


@lru_cache(maxsize=4096)
def _relative(folder: str, target: str) -> str:
    # posixpath.relpath asks for the working directory
    here = folder.split("/") if folder else []
    there = target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([".."] * (len(here) - shared) + there[shared:]), safe="/.-_~")


def text_fragment(words: str) -> str:
    """The part of an address that makes a browser scroll to `words`: first and last few of a long passage."""
    tokens = words.split()
    if len(tokens) <= 10:
        return ":~:text=" + _fragment(" ".join(tokens))
    return f":~:text={_fragment(' '.join(tokens[:5]))},{_fragment(' '.join(tokens[-5:]))}"


def _fragment(words: str) -> str:
    # "-" ends a prefix, "," and "&" separate: quote() leaves only the first
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D").replace("~", "%7E")
