"""Bytes become text: the encoding is found out, line ends are made plain, nothing else is touched."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

LARGEST = 10_000_000
"""Bytes; a news article has a few thousand, so anything above this is something else."""

_MARKS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Characters that no text file has reason to hold; ESC may be left over from a terminal."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LEGACY = re.compile(r"cp\d+|iso8859-\d+|koi8-.|gb.*|big5.*|shift_jis.*|euc_.*|mac-.*|tis-620")
"""Encodings of text that pages are written in; Python knows others, which only an attack would name."""

_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read where a page says something narrower."""

_ALLOWED_CONTROLS = 0.01
"""Share of a text; above it, a file is taken for binary."""


class UnreadableError(ValueError):
    """Bytes that are no text: why, and the line where it shows."""

    def __init__(self, cause: str, line: int | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.line = line


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and what was doubtful about its encoding."""

    text: str
    doubt: str | None = None
    line: int | None = None
    """Where the doubt arose."""


def charset_of(html: bytes) -> str | None:
    """The encoding that a page declares of itself in a meta element."""
    found = _CHARSET.search(html, 0, 4096)
    return found[1].decode("ascii", "replace") if found else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: by its byte-order mark, as UTF-8, as `declared`, else as Windows-1252.

    Only the last is doubtful. Raises UnreadableError for an empty file, and for binary data.
    """
    if not data.strip():
        raise UnreadableError("the file is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    nul = data.find(b"\0")
    if nul >= 0:
        raise UnreadableError("this is not text: it holds a NUL byte", data.count(b"\n", 0, nul) + 1)
    try:
        return Decoded(_checked(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _legacy(data, error, declared)


def lines_made_plain(text: str) -> str:
    """`text` with every line end made a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode(encoding, "ignore")
        cause = f"its byte-order mark promises {encoding.upper()}, but byte {error.start} does not keep to it"
        raise UnreadableError(cause, good.count("\n") + 1) from None
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableError("this is not text: it holds a NUL character", text.count("\n", 0, nul) + 1)
    if not text.strip():
        raise UnreadableError("the file is empty")
    return Decoded(_checked(text))


def _legacy(data: bytes, error: UnicodeDecodeError, declared: str | None) -> Decoded:
    """Text that is not UTF-8: written before it was common, or damaged on its way."""
    line = data.count(b"\n", 0, error.start) + 1
    seen = f"not UTF-8 (byte 0x{data[error.start]:02X})"
    repaired = data.decode("utf-8", "replace")
    bad = repaired.count("\ufffd")
    sound = len(data) - len(data.translate(None, bytes(range(0x80, 0x100)))) - bad
    if sound > 4 * bad:  # UTF-8 throughout but for a few bytes: reading it otherwise would garble the rest
        doubt = f"{seen}; {bad} damaged place{'s' if bad > 1 else ''} shown as \ufffd"
        return Decoded(_checked(repaired), doubt, line)
    for encoding in filter(None, (_known(declared), "cp1252", "latin-1")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == _known(declared):
            return Decoded(_checked(text))
        return Decoded(_checked(text), f"{seen}; read as {codecs.lookup(encoding).name}", line)
    raise AssertionError("latin-1 decodes everything")


def _known(declared: str | None) -> str | None:
    """The codec for a declared encoding, as browsers take it; None where it is none for text."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if _LEGACY.fullmatch(name) else None


def _checked(text: str) -> str:
    controls = _CONTROLS.findall(text)
    if len(controls) > _ALLOWED_CONTROLS * len(text):
        first = _CONTROLS.search(text)
        assert first is not None
        cause = f"this is not text: {len(controls)} of its {len(text)} characters are control characters"
        raise UnreadableError(cause, text.count("\n", 0, first.start()) + 1)
    return lines_made_plain(text)
