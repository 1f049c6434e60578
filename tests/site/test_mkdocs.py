"""Real MkDocs builds: strict, repeatable anywhere, safe with anything that lies in the folder."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site.conftest import Project, tree


def strictly(project: Project, **env: str) -> dict[str, bytes]:
    done = project.build("--strict", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(project.root / "site")


def test_a_strict_build_makes_a_page_for_everything(ferry: Project) -> None:
    site = strictly(ferry)
    for page in (
        "index.html",
        "articles/ferry-beacon/index.html",
        "people/tomas-quill/index.html",
        "outlets/ellery-courier/index.html",
        f"events/{ferry.page('ferry').stem}/index.html",
    ):
        assert page in site, sorted(site)
    assert not any("register" in path for path in site)


@pytest.mark.slow
def test_two_builds_are_the_same_bytes_wherever_and_whenever(ferry: Project) -> None:
    first = strictly(ferry, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C", SOURCE_DATE_EPOCH="1")
    pages = tree(ferry.root / "docs")
    shutil.rmtree(ferry.root / "site")
    shutil.rmtree(ferry.root / ".cache")
    for moved in sorted(ferry.seeds.iterdir(), reverse=True):  # another order on disk
        content = moved.read_bytes()
        moved.unlink()
        moved.write_bytes(content)
    second = strictly(
        ferry, PYTHONHASHSEED="2", TZ="America/Adak", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="2000000000"
    )
    assert tree(ferry.root / "docs") == pages
    assert [p for p in first if first[p] != second.get(p)] == []
    assert first.keys() == second.keys()


def test_the_sitemap_is_dated_from_the_data(ferry: Project) -> None:
    site = strictly(ferry)
    text = site["sitemap.xml"].decode()
    assert set(re.findall(r"<lastmod>([^<]*)<", text)) <= {"2031-03-14", "2031-04-02", "2031-03-11"}
    assert gzip.decompress(site["sitemap.xml.gz"]).decode() == text


class Links(HTMLParser):
    """Every address a page names, every id it has, and what would be fetched from elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.hrefs: set[str] = set()
        self.fetched: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.hrefs.add(str(found["href"]))
        if tag in ("script", "img", "iframe", "source", "video", "audio", "embed") and found.get("src"):
            self.fetched.add(str(found["src"]))
        if tag == "link" and found.get("rel") != "canonical" and found.get("href"):
            self.fetched.add(str(found["href"]))


def test_every_link_of_the_site_leads_somewhere(ferry: Project) -> None:
    site = strictly(ferry)
    pages = {p: Links(b.decode()) for p, b in site.items() if p.endswith(".html") and p != "404.html"}
    broken = []
    for path, page in pages.items():
        folder = Path(path).parent
        for href in page.hrefs:
            if re.match(r"[a-z]+:", href):
                continue
            target, _, fragment = href.partition("#")
            where = os.path.normpath(folder / target) if target else path
            if not where.endswith((".html", ".json", ".csv", ".xml")):
                where = os.path.normpath(Path(where) / "index.html")
            if where not in site or (fragment and where in pages and fragment not in pages[where].ids):
                broken.append((path, href))
    assert broken == []


def test_nothing_is_fetched_from_another_host(ferry: Project) -> None:
    site = strictly(ferry)
    for path, content in site.items():
        if path.endswith(".html"):
            elsewhere = {a for a in Links(content.decode()).fetched if re.match(r"(https?:)?//", a)}
            assert elsewhere == set(), path
        elif path.startswith("assets/digest/") and path.endswith(".css"):
            assert not re.search(rb"url\(['\"]?(https?:)?//", content), path


HOSTILE = {
    "script.md": '---\ntitle: "<script>alert(1)</script>"\noutlet: "<img src=x onerror=alert(2)>"\n---\n'
    '“<script>alert(3)</script>,” said Tomas Quill.\n\n--8<-- "mkdocs.yml"\n\n{{ config }} {% raw %}\n\n'
    "[a](javascript:alert(4)) ![](x) <iframe src='//evil.example'></iframe>\n\n!!! danger\n    <b>bold</b>\n",
    "bidi.txt": "Tide \u202etable\u202c of \u2066Port\u2069 Ellery\n\n"
    "Quill said \u202ethe tide\u202c was high.\n",
    "empty.txt": "",
    "binary.txt": "\0\x01\x02" * 400,
    "long.txt": "x" * 1_200_000,
    "front.md": "---\ntitle: [unclosed\n---\nText.\n",
    "keys.md": "---\ntitle: 3\nurl: javascript:alert(5)\ncolour: red\npublished: yesterday\n---\n"
    "Quill spoke.\n",
}


def test_a_folder_of_hostile_files_is_named_and_harmless(ferry: Project) -> None:
    for name, text in HOSTILE.items():
        (ferry.seeds / name).write_text(text, "utf-8")
    (ferry.seeds / "latin.txt").write_bytes(
        "Caf\xe9 in Port Ellery closes\n\nThe caf\xe9 closed.\n".encode("latin-1")
    )
    (ferry.seeds / "a<b>&\"' .txt").write_text("Odd name\n\nIt has a body.\n", "utf-8")
    done = ferry.build()
    assert done.returncode == 0, done.stderr
    for bad in ("empty.txt", "binary.txt", "front.md", "keys.md"):
        assert f"seeds/{bad}" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    site = tree(ferry.root / "site")
    assert "articles/ferry-beacon/index.html" in site
    for path, content in site.items():
        if path.endswith(".html"):
            page = Links(content.decode())
            assert not {h for h in page.hrefs if h.lower().startswith(("javascript:", "data:"))}, path
            assert not {s for s in page.fetched if "evil" in s or s == "x"}, path
            html = content.decode()
            for number in range(1, 4):
                assert f"<script>alert({number})" not in html
                assert (
                    f"onerror=alert({number})>" not in html.replace("&lt;", "").replace("&gt;", "")
                    or "<img src=x" not in html
                )
            assert "docs_dir" not in html or path == "about/index.html"
    strict = ferry.build("--strict")
    assert strict.returncode != 0


def test_a_page_of_ours_is_never_silently_replaced(ferry: Project) -> None:
    (ferry.root / "docs" / "index.md").write_text("# Mine\n", "utf-8")
    done = ferry.build()
    assert done.returncode != 0
    assert "index.md is written by hand" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_write_the_pages_come_from_memory_and_staleness_is_told(ferry: Project) -> None:
    config = ferry.root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("search, digest", "search, digest: {write: false}"), "utf-8"
    )
    done = ferry.build()
    assert done.returncode == 0, done.stderr
    assert "not what the articles give" in done.stderr
    assert not (ferry.root / "docs" / "events").exists()
    assert any(p.startswith("events/ferry") for p in tree(ferry.root / "site"))
    assert ferry.build("--strict").returncode != 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("articles: nowhere", "no folder 'nowhere'"),
        ("pipeline: en_not_there", "en_not_there"),
        ("text: some", "some"),
    ],
)
def test_wrong_options_are_a_sentence(ferry: Project, options: str, message: str) -> None:
    config = ferry.root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("search, digest", f"search, digest: {{{options}}}"), "utf-8"
    )
    done = ferry.build()
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_with_everything_stored_spacy_is_not_imported(ferry: Project) -> None:
    strictly(ferry)
    code = (
        "import sys; from mkdocs.__main__ import cli\n"
        "try: cli(['build', '-q'])\n"
        "except SystemExit: pass\n"
        "print('spacy' in sys.modules, 'trafilatura' in sys.modules, 'py3langid' in sys.modules)"
    )
    done = ferry.run("python", "-c", code)
    assert done.stdout.strip().endswith("False False False"), done.stdout + done.stderr


@pytest.mark.slow
def test_serve_picks_up_a_changed_article_and_settles(ferry: Project) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = (ferry.root / "serve.log").open("w+b")
    server = subprocess.Popen(
        [str(Path(sys.executable).with_name("mkdocs")), "serve", "-a", address],
        cwd=ferry.root,
        stdout=log,
        stderr=log,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )

    def logged(words: str, times: int, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if (ferry.root / "serve.log").read_bytes().count(words.encode()) >= times:
                return True
            time.sleep(0.1)
        return False

    try:
        assert logged("Serving on", 1, 60), (ferry.root / "serve.log").read_text()
        article = ferry.seeds / "ferry-beacon.md"
        article.write_text(article.read_text("utf-8").replace("everything right", "nothing wrong"), "utf-8")
        end = time.monotonic() + 10  # one second where nothing else runs
        found = False
        while not found and time.monotonic() < end:
            with urllib.request.urlopen(f"http://{address}/articles/ferry-beacon/", timeout=10) as answer:
                found = b"nothing wrong" in answer.read()
            time.sleep(0.2)
        assert found
        time.sleep(4)  # what was written has been noticed
        count = (ferry.root / "serve.log").read_bytes().count(b"Documentation built")
        time.sleep(4)
        assert (ferry.root / "serve.log").read_bytes().count(b"Documentation built") == count == 2
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        log.close()
