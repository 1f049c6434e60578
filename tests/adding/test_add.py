"""Articles that come in: what is understood, what is skipped, what stays outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest import articles
from digest.adding import Added, Limits, add
from digest.articles import Outlets, reading
from digest.model import Article
from tests.adding.conftest import Web

TEXT = [
    "TARN MILLS — The council of Tarn Mills voted on Monday to rebuild the footbridge that the spring flood "
    "carried away, and set aside 240,000 crowns for it.",
    "“We will not wait for another winter,” said Councillor Petra Oxley, who had moved the vote.",
    "Work is to begin in June and to last about eleven weeks, according to the council’s engineer.",
    "Residents of the east bank have had to walk two miles to the nearest crossing since March.",
]


def html(
    *,
    title: str = "Council votes to rebuild the footbridge",
    head: str = "",
    text: list[str] | None = None,
    charset: str = "",
) -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in text or TEXT)
    return (
        f'<!doctype html><html lang="en"><head>{charset}<title>{title}</title>{head}</head><body>'
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article><footer>© Tarn Valley Post</footer></body></html>"
    )


METADATA = (
    '<meta property="og:site_name" content="Tarn Valley Post">'
    '<meta property="article:published_time" content="2031-05-06T21:40:00+02:00">'
    '<meta name="author" content="Lena Brook">'
)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def come(seeds: Path, *sources: str | Path, limits: Limits | None = None) -> list[Added]:
    return list(add([str(s) for s in sources], seeds, limits))


def one(seeds: Path, source: str | Path, limits: Limits | None = None) -> Added:
    (added,) = come(seeds, source, limits=limits)
    return added


def there(seeds: Path) -> list[str]:
    return sorted(p.relative_to(seeds).as_posix() for p in seeds.rglob("*") if p.is_file())


def read(seeds: Path, name: str) -> Article:
    (found,) = [f for f in articles.find(seeds) if f.path == name]
    article, problems = reading.read(found, seeds, Outlets())
    assert article is not None
    assert problems == ()
    return article


# ---------------------------------------------------------------- web pages


def test_a_page_comes_in_with_what_it_declares(web: Web, seeds: Path) -> None:
    added = one(seeds, web.put("/bridge", html(head=METADATA)))
    assert added.note == (
        "Council votes to rebuild the footbridge · Tarn Valley Post · 2031-05-06 · 78 words · en"
    )
    assert added.path == seeds / "2031-05-06-council-votes-to-rebuild-the-footbridge.md"
    article = read(seeds, added.path.name)
    assert article.url == web.url("/bridge")
    assert article.author and article.author.value == "Lena Brook"
    assert article.published_basis == "metadata"
    assert TEXT[1] in article.text
    assert "Sport" not in article.text


def test_what_a_page_does_not_state_is_not_stated(web: Web, seeds: Path) -> None:
    note = one(seeds, web.put("/bridge", html())).note
    assert "outlet not stated · date not stated" in note


def test_the_same_address_comes_once(web: Web, seeds: Path) -> None:
    url = web.put("/bridge", html())
    web.put("/bridge?utm_source=mail", html())
    first, again, tracked, fragment = come(seeds, url, url, f"{url}?utm_source=mail", f"{url}/#top")
    assert first.path is not None
    name = first.path.name
    for added in (again, tracked, fragment):
        assert (added.path, added.failed, added.note) == (None, False, f"already there as {name}")
    assert web.asked == ["/bridge"]
    assert one(seeds, url).note == f"already there as {name}", "and after a restart"


def test_another_address_of_the_same_page_is_known_by_its_canonical_link(web: Web, seeds: Path) -> None:
    link = f'<link rel="canonical" href="{web.url("/bridge")}">'
    web.put("/bridge", html(head=link))
    web.put("/print/bridge", html(head=link))
    first, again = come(seeds, web.url("/bridge"), web.url("/print/bridge"))
    assert first.path is not None
    assert again.note == f"already there as {first.path.name}"


def test_a_canonical_link_to_the_home_page_is_none(web: Web, seeds: Path) -> None:
    link = f'<link rel="canonical" href="{web.url("/")}">'
    other = [p.replace("footbridge", "mill") for p in TEXT]
    web.put("/bridge", html(head=link))
    web.put("/mill", html(title="Council votes to rebuild the mill", head=link, text=other))
    assert [a.path is not None for a in come(seeds, web.url("/bridge"), web.url("/mill"))] == [True, True]


def test_the_same_words_from_the_same_host_come_once(web: Web, seeds: Path) -> None:
    first, again = come(seeds, web.put("/a", html()), web.put("/b", html()))
    assert first.path is not None
    assert (again.path, again.note) == (None, f"already there as {first.path.name}: the same words")


def test_redirects_are_followed_to_the_address_that_counts(web: Web, seeds: Path) -> None:
    web.put("/bridge", html())
    web.redirect("/short", "/hop")
    web.redirect("/hop", web.url("/bridge"))
    added = one(seeds, web.url("/short"))
    assert added.path is not None
    assert read(seeds, added.path.name).url == web.url("/bridge")


CYRILLIC = [
    "Совет города Тарнска проголосовал за восстановление моста, унесённого весенним паводком. " * 3
] * 3


@pytest.mark.parametrize(
    ("encoding", "kind", "meta"),
    [
        ("windows-1251", "text/html; charset=windows-1251", ""),
        ("windows-1251", "text/html", '<meta charset="windows-1251">'),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-8", "text/html; charset=no-such-thing", ""),
    ],
    ids=["header", "meta", "wrongly declared", "unknown"],
)
def test_encodings(web: Web, seeds: Path, encoding: str, kind: str, meta: str) -> None:
    page = html(title="Мост", text=CYRILLIC, charset=meta).encode(encoding)
    added = one(seeds, web.put("/most", page, kind))
    assert added.path is not None
    assert "восстановление моста" in added.path.read_text("utf-8")


def test_what_a_page_declares_cannot_break_its_metadata(web: Web, seeds: Path) -> None:
    title = 'A "colon": \x7f\x85 # {{ x }} --- \u2028\ufeff\U0001f309 Ende'
    added = one(seeds, web.put("/a", html(title=title, head='<meta name="author" content="x\nurl: y">')))
    assert added.path is not None
    article = read(seeds, added.path.name)
    assert article.title is not None
    assert article.title.value.startswith('A "colon":')
    assert article.title.value.endswith("Ende")
    assert article.url == web.url("/a")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "the server answers 404 Not Found"),
        ("/loop", "more than 5 redirects"),
        ("/file", "not a web address, or it leads to none"),
        ("/silent", "no answer within 0.2 seconds"),
        ("/drip", "not done within 0.2 seconds"),
        ("/large", "larger than 20,000 bytes"),
        ("/report.pdf", "neither a web page nor a feed, but application/pdf"),
        ("/empty", "the page is empty"),
        ("/bare", "no article text found on the page"),
        ("/nothing.rss", "a feed without entries that have an address"),
    ],
)
def test_what_gives_no_article_says_why_and_leaves_nothing(
    web: Web, seeds: Path, path: str, why: str
) -> None:
    web.redirect("/loop", "/loop")
    web.redirect("/file", "file:///etc/hostname")
    web.silent("/silent")
    web.drip("/drip")
    web.put("/large", html(text=TEXT * 100))
    web.put("/report.pdf", b"%PDF-1.7 ...", "application/pdf")
    web.put("/empty", "")
    web.put("/bare", "<html><body></body></html>")
    web.put("/nothing.rss", "<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "text/xml")
    added = one(seeds, web.url(path), Limits(seconds=0.2, size=20_000))
    assert (added.path, added.failed, added.note) == (None, True, why)
    assert there(seeds) == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:1/", "no connection to that server"),
        ("http://[::1", "not a web address"),
        ("http://", "not an http or https address"),
        ("ftp://paper.example/a", "not an http or https address"),
        ("file:///etc/hostname", "not an http or https address"),
        ("http://xn--\udcff.example/", "not a web address, or it leads to none"),
    ],
)
def test_addresses_that_lead_nowhere(seeds: Path, url: str, why: str) -> None:
    added = one(seeds, url)
    assert (added.failed, added.note) == (True, why)


def test_a_page_packed_to_a_thousandth_is_unpacked_within_the_limit(web: Web, seeds: Path) -> None:
    import gzip

    packed = gzip.compress(b"<p>" + b"x" * 5_000_000)
    assert len(packed) < 20_000

    def answer(to):
        to.send_response(200)
        to.send_header("Content-Type", "text/html")
        to.send_header("Content-Encoding", "gzip")
        to.send_header("Content-Length", str(len(packed)))
        to.end_headers()
        to.wfile.write(packed)

    web.answers["/bomb"] = answer
    assert one(seeds, web.url("/bomb"), Limits(size=20_000)).note == "larger than 20,000 bytes"


# ---------------------------------------------------------------- feeds

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Tarn Valley Post</title><link>https://post.example/</link>
<item><title>Bridge</title><link>/bridge</link></item>
<item><title>Bridge again</title><link> /bridge </link></item>
<item><title>Without a link</title></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
<item><title>Mill</title><link>mill</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/"><title>Tarn Valley Post</title>
<entry><title>Bridge</title><link rel="alternate" href="../bridge"/></entry>
<entry><title>Mill</title><link href="/mill"/></entry>
</feed>"""


@pytest.mark.parametrize(
    ("feed", "kind"),
    [
        (RSS, "application/rss+xml"),
        (ATOM, "application/atom+xml"),
        (RSS, "text/xml"),
        (ATOM, "text/html"),
    ],
    ids=["rss", "atom", "rss as xml", "atom as html"],
)
def test_the_entries_of_a_feed_come_in(web: Web, seeds: Path, feed: str, kind: str) -> None:
    web.put("/bridge", html())
    web.put("/mill", html(title="Mill sold", text=[p.replace("footbridge", "mill") for p in TEXT]))
    added = come(seeds, web.put("/feed", feed, kind))
    assert [(a.source, a.failed) for a in added] == [(web.url("/bridge"), False), (web.url("/mill"), False)]
    assert there(seeds) == ["council-votes-to-rebuild-the-footbridge.md", "mill-sold.md"]
    assert {a.note[:13] for a in come(seeds, web.url("/feed"))} == {"already there"}


def test_an_entry_that_fails_does_not_hold_up_the_others(web: Web, seeds: Path) -> None:
    web.put("/mill", html())
    first, second = come(seeds, web.put("/feed", RSS, "text/xml"))
    assert (first.failed, first.note) == (True, "the server answers 404 Not Found")
    assert second.path is not None


def test_a_feed_whose_entries_are_feeds_ends(web: Web, seeds: Path) -> None:
    web.put("/bridge", RSS, "text/xml")
    web.put("/mill", RSS, "text/xml")
    added = come(seeds, web.put("/feed", RSS, "text/xml"))
    assert [a.note for a in added] == ["not a web page, but text/xml"] * 2


def test_only_so_many_entries_are_looked_at(web: Web, seeds: Path) -> None:
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(50))
    web.put("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>", "text/xml")
    assert len(come(seeds, web.url("/feed"), limits=Limits(entries=3))) == 3


def test_a_saved_feed_is_a_feed(web: Web, seeds: Path, tmp_path: Path) -> None:
    web.put("/mill", html())
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS.replace("<link>mill", f"<link>{web.url('/mill')}"), "utf-8")
    assert [(a.source, a.failed) for a in come(seeds, feed)] == [(web.url("/mill"), False)]


# ---------------------------------------------------------------- files

ARTICLE = "Footbridge to be rebuilt\n\n" + "\n\n".join(TEXT) + "\n"


@pytest.mark.parametrize("name", ["bridge.txt", "bridge.md", "bridge.html"])
def test_a_file_comes_in_byte_for_byte(seeds: Path, tmp_path: Path, name: str) -> None:
    content = (html() if name.endswith("html") else ARTICLE).replace("\n", "\r\n").encode("cp1252")
    (tmp_path / name).write_bytes(content)
    added = one(seeds, tmp_path / name)
    assert added.path == seeds / name
    assert added.path.read_bytes() == content
    assert added.note.endswith("words · en")


def test_the_same_content_comes_once_whatever_its_name(seeds: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, "utf-8")
    first, second = come(seeds, tmp_path / "a.txt", tmp_path / "b.txt")
    assert first.path == seeds / "a.txt"
    assert (second.path, second.failed, second.note) == (None, False, "already there as a.txt")


def test_a_taken_name_is_never_written_over(seeds: Path, tmp_path: Path) -> None:
    (seeds / "deep").mkdir()
    (seeds / "deep" / "Bridge.md").write_text("Another article altogether.\n", "utf-8")
    (seeds / "bridge-2.meta.yml").write_text("outlet: A name without an article\n", "utf-8")
    before = {p: (seeds / p).read_bytes() for p in there(seeds)}
    (tmp_path / "bridge.txt").write_text(ARTICLE, "utf-8")
    assert one(seeds, tmp_path / "bridge.txt").path == seeds / "bridge-3.txt"
    assert {p: (seeds / p).read_bytes() for p in before} == before


def test_a_folder_comes_in_with_its_metadata(seeds: Path, tmp_path: Path) -> None:
    source = tmp_path / "inbox"
    (source / "deep").mkdir(parents=True)
    (source / "bridge.txt").write_text(ARTICLE, "utf-8")
    (source / "bridge.meta.yml").write_text("outlet: Tarn Valley Post\n", "utf-8")
    (source / "deep" / "bridge.txt").write_text(ARTICLE.replace("240,000", "420,000"), "utf-8")
    (source / "deep" / "bridge.meta.yml").write_text("outlet: Mill Echo\n", "utf-8")
    (source / "notes.docx").write_bytes(b"PK")
    added = come(seeds, source)
    assert [a.failed for a in added] == [False, False]
    assert there(seeds) == ["bridge-2.meta.yml", "bridge-2.txt", "bridge.meta.yml", "bridge.txt"]
    assert "240,000" in (seeds / "bridge.txt").read_text("utf-8")
    assert read(seeds, "bridge.txt").outlet == "Tarn Valley Post"
    assert read(seeds, "bridge-2.txt").outlet == "Mill Echo"
    assert "Mill Echo" in added[1].note


def test_a_file_brings_the_metadata_beside_it(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "bridge.meta.yml").write_text("outlet: Mill Echo\n", "utf-8")
    assert "Mill Echo" in one(seeds, tmp_path / "bridge.txt").note


def test_a_file_of_an_address_that_is_there_is_skipped(web: Web, seeds: Path, tmp_path: Path) -> None:
    url = web.put("/bridge", html())
    first = one(seeds, url)
    assert first.path is not None
    (tmp_path / "saved.md").write_text(f"---\nurl: {json.dumps(url)}\n---\n{ARTICLE}", "utf-8")
    assert one(seeds, tmp_path / "saved.md").note == f"already there as {first.path.name}: the same address"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("nowhere.txt", None, "there is no such file or folder"),
        ("bridge.docx", b"PK", "not an article: its name does not end in .txt, .md or .html"),
        ("binary.txt", b"\0\1\2", "this is not text: it holds a NUL byte"),
        ("empty.txt", b"", "the file is empty"),
        ("broken.md", b"---\na: [\n---\nText.\n", "not YAML"),
    ],
)
def test_what_is_no_article_stays_outside(
    seeds: Path, tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    added = one(seeds, tmp_path / name)
    assert added.failed
    assert added.note.startswith(why)
    assert there(seeds) == []


def test_a_folder_without_articles_says_so(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    assert one(seeds, tmp_path / "inbox").note == "no file in it ends in .txt, .md or .html"


def test_the_articles_folder_itself_changes_nothing(seeds: Path) -> None:
    (seeds / "bridge.txt").write_text(ARTICLE, "utf-8")
    assert [a.note for a in come(seeds, seeds)] == ["already there as bridge.txt"]
    assert there(seeds) == ["bridge.txt"]
