"""Bytes become text, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.articles.decoding import UnreadableError, charset_of, decode


@pytest.mark.parametrize(
    ("data", "text", "line"),
    [
        ("Ärger\n\tüber  alles \n".encode(), "Ärger\n\tüber  alles \n", None),
        (b"\xef\xbb\xbfA\r\nB\rC\n\r\n", "A\nB\nC\n\n", None),
        ("\ufeffZwei\r\n".encode("utf-16-le"), "Zwei\n", None),
        ("\ufeffZwei\r\n".encode("utf-16-be"), "Zwei\n", None),
        ("\ufeffZwei".encode("utf-32-le"), "Zwei", None),
        ("One\nShe said \u201cno\u201d\n".encode("cp1252"), "One\nShe said \u201cno\u201d\n", 2),
        (b"A\nB\nC\x81D \xe9", "A\nB\nC\x81D \xe9", 3),
        ("éééééééééé\n".encode() + b"x\xffy", "éééééééééé\nx\ufffdy", 2),
        ("in the middle \ufeff stays".encode(), "in the middle \ufeff stays", None),
    ],
    ids=[
        "utf-8",
        "mark and line ends",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "latin-1",
        "damaged utf-8",
        "inner mark",
    ],
)
def test_text(data, text, line):
    decoded = decode(data)
    assert decoded.text == text
    assert decoded.line == line
    assert (decoded.doubt is None) == (line is None)


@pytest.mark.parametrize(
    ("data", "cause", "line"),
    [
        (b"", "the file is empty", None),
        (b" \n\t\n", "the file is empty", None),
        (b"A\nB\0C", "this is not text: it holds a NUL byte", 2),
        (b"\xff\xfeA", "its byte-order mark promises UTF-16-LE, but byte 0 does not keep to it", 1),
        (b"A\n\x01\x02\x03\x04", "this is not text: 4 of its 6 characters are control characters", 2),
        (b"\xff\xfe \0\n\0", "the file is empty", None),
    ],
    ids=["nothing", "blank", "nul", "half a character", "controls", "blank utf-16"],
)
def test_not_text(data, cause, line):
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert (caught.value.cause, caught.value.line) == (cause, line)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_utf8_comes_back_as_it_was(text):
    if text.strip() and text.encode().strip():
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("declared", "text", "doubtful"),
    [
        ("windows-1251", "Совет города", False),
        ("koi8-r", "Совет города", False),
        ("shift_jis", "市議会は橋の再建を決めた", False),
        ("iso-8859-1", "“Marks” of Windows", False),
        ("utf-8", "Café “open”", True),
        ("no-such-thing", "Café “open”", True),
        ("rot13", "Café “open”", True),
        ("unicode_escape", "Café “open”", True),
    ],
)
def test_a_declared_encoding_is_no_doubt_where_it_is_one_of_texts(declared, text, doubtful):
    encoding = declared if not doubtful and declared != "iso-8859-1" else "cp1252"
    decoded = decode(text.encode(encoding), declared)
    assert decoded.text == text
    assert (decoded.doubt is not None) == doubtful


def test_what_is_utf8_is_read_as_that_whatever_is_declared():
    assert decode("Совет “города”".encode(), "windows-1251").text == "Совет “города”"


@pytest.mark.parametrize(
    ("html", "charset"),
    [
        (b'<html><meta charset="windows-1251">', "windows-1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<p>charset=koi8-r</p>", None),
        (b"<meta " * 100_000, None),
        (b"", None),
    ],
    ids=["short", "long", "in the text", "hostile", "nothing"],
)
def test_the_encoding_a_page_declares(html, charset):
    assert charset_of(html) == charset
