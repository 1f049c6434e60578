"""Any bytes in, no crash out: feeds are written by anybody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.adding.feeds import entries, is_feed

PIECES = st.sampled_from(
    [
        b"<rss version='2.0'>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<channel>", b"</channel>",
        b"<item>", b"</item>",
        b"<entry>", b"<link>http://[::1/</link>", b"<link href='//x'/>", b"<link>/a</link>",
        b"<link rel='alternate' href='http://a.example/\xff'/>", b"<![CDATA[", b"]]>", b"&x;",
        b"\0", b"\xff\xfe",
        b"<?xml version='1.0' encoding='utf-7'?>", b"<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
        b"<feed xml:base='http://['>", b"</rss>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_no_feed_breaks_the_reading_of_it(content: bytes) -> None:
    is_feed(content)
    for link in entries(content, "https://post.example/feed"):
        assert link.startswith(("http://", "https://"))


@given(st.binary(max_size=200))
def test_nor_do_any_bytes(content: bytes) -> None:
    is_feed(content)
    entries(content, "")


def test_an_entity_of_a_feed_reads_no_file() -> None:
    feed = (
        b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        b"<rss version='2.0'><channel><item><link>https://post.example/&x;</link></item></channel></rss>"
    )
    assert all("root" not in link for link in entries(feed, ""))
