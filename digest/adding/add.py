"""What comes in is laid beside what is there: nothing is overwritten, nothing comes twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from digest import articles
from digest.adding.feeds import entries, is_feed
from digest.adding.fetch import Fetched, FetchError, Limits, fetch
from digest.adding.shelf import Shelf
from digest.articles import Found, Outlets
from digest.articles.decoding import LARGEST, UnreadableError, charset_of, decode
from digest.articles.finding import SUFFIXES
from digest.articles.reading import read
from digest.articles.webpage import Webpage, page
from digest.events.slugs import slug
from digest.model import Article

_FEEDS = (".xml", ".rss", ".atom")
_NOT_YAML = re.compile("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What PyYAML refuses to read, and the byte-order mark."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing that was to come in."""

    source: str
    """As it was named, or the address of a feed's entry."""
    path: Path | None
    """Where it lies now; None where it was left out."""
    note: str
    """What was understood of it, or why it was left out."""
    failed: bool = False


def add(sources: Sequence[str], folder: Path, limits: Limits | None = None) -> Iterator[Added]:
    """Bring files, folders, web pages and the entries of feeds into the articles folder.

    Tells of each as it is done. What is there already, by its content or its address, is skipped;
    what cannot be read as an article stays outside.
    """
    shelf = Shelf(folder)
    for source in sources:
        if re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE):
            yield from _from_web(source, shelf, limits or Limits())
        else:
            yield from _from_disk(source, shelf, limits or Limits())


def _left_out(source: str, why: str) -> Added:
    return Added(source, None, why, failed=True)


# ---------------------------------------------------------------- files


def _from_disk(source: str, shelf: Shelf, limits: Limits) -> Iterator[Added]:
    path = Path(source)
    try:
        if path.is_dir():
            inside = articles.find(path)
            if not inside:
                yield _left_out(source, f"no file in it ends in {_named(SUFFIXES)}")
            for found in inside:
                yield _file(path, found, shelf)
        elif not path.is_file():
            yield _left_out(source, "there is no such file or folder")
        elif path.suffix in _FEEDS and is_feed(content := path.read_bytes()):
            yield from _entries(source, content, "", shelf, limits)
        elif path.suffix not in SUFFIXES:
            yield _left_out(source, f"not an article: its name does not end in {_named(SUFFIXES)}")
        else:
            meta = path.with_name(f"{path.stem}.meta.yml")
            beside = meta.name if meta.is_file() else None
            yield _file(path.parent, Found(path=path.name, id=path.stem, meta=beside), shelf)
    except OSError as error:
        yield _left_out(source, error.strerror or str(error))


def _named(suffixes: Sequence[str]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"


def _file(root: Path, found: Found, shelf: Shelf) -> Added:
    """A file as it is, byte for byte, and the metadata beside it."""
    source = root / found.path
    try:
        if source.stat().st_size <= LARGEST:  # of a larger one, the reader says so
            content = source.read_bytes()
            if (same := shelf.of_content(content)) is not None:
                return Added(str(source), None, f"already there as {same}")
        article, problems = read(found, root, Outlets())
        if article is None:
            return _left_out(str(source), "; ".join(p.cause for p in problems if p.level == "error"))
        if article.url and (same := shelf.of_url(article.url)) is not None:
            return Added(str(source), None, f"already there as {same}: the same address")
        meta = (root / found.meta).read_bytes() if found.meta else None
        path = shelf.put(content, shelf.free(source.stem), source.suffix, meta)
    except OSError as error:
        return _left_out(str(source), error.strerror or str(error))
    shelf.remember(path, content, article.url, article.text)
    return Added(str(source), path, _told(article))


# ---------------------------------------------------------------- the web


def _from_web(url: str, shelf: Shelf, limits: Limits, *, entry: bool = False) -> Iterator[Added]:
    if (same := shelf.of_url(url)) is not None:
        yield Added(url, None, f"already there as {same}")
        return
    try:
        fetched = fetch(url, limits)
        if is_feed(fetched.content) and not entry:
            yield from _entries(url, fetched.content, fetched.url, shelf, limits)
        elif "html" in fetched.kind:
            yield _page(url, fetched, shelf)
        else:
            wanted = "not a web page" if entry else "neither a web page nor a feed"
            yield _left_out(url, f"{wanted}, but {fetched.kind}")
    except FetchError as error:
        yield _left_out(url, str(error))
    except OSError as error:
        yield _left_out(url, error.strerror or str(error))


def _entries(source: str, content: bytes, base: str, shelf: Shelf, limits: Limits) -> Iterator[Added]:
    links = entries(content, base)
    if not links:
        yield _left_out(source, "a feed without entries that have an address")
    for link in links[: limits.entries]:
        yield from _from_web(link, shelf, limits, entry=True)


def _page(url: str, fetched: Fetched, shelf: Shelf) -> Added:
    try:
        decoded = decode(fetched.content, fetched.charset or charset_of(fetched.content))
    except UnreadableError as error:
        return _left_out(url, error.cause.replace("file", "page"))
    web = page(decoded.text, fetched.url)
    if not web.text.strip():
        return _left_out(url, "no article text found on the page")
    address = web.url if web.url and urlsplit(web.url).path.strip("/") else fetched.url
    if (same := shelf.of_url(address)) is not None:
        return Added(url, None, f"already there as {same}")
    if (same := shelf.of_text(address, web.text)) is not None:
        return Added(url, None, f"already there as {same}: the same words")
    content = _markdown(web, address).encode("utf-8", "replace")
    stem = shelf.free(slug("-".join(filter(None, (web.published, web.title)))) or slug(address))
    path = shelf.put(content, stem, ".md")
    article, problems = read(Found(path=path.name, id=stem), shelf.folder, Outlets())
    if article is None:
        return Added(url, path, "; ".join(p.cause for p in problems), failed=True)
    shelf.remember(path, content, address, article.text)
    return Added(url, path, _told(article))


def _markdown(read: Webpage, address: str) -> str:
    stated = {
        "title": read.title,
        "outlet": read.outlet,
        "author": read.author,
        "published": read.published,
        "url": address,
        "language": read.language,
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in stated.items() if value]
    return "---\n" + "\n".join(lines) + "\n---\n" + read.text.strip("\n") + "\n"


def _yaml(value: str) -> str:
    """A JSON string, which is a YAML one once what YAML does not print is escaped."""
    return _NOT_YAML.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))


def _told(article: Article) -> str:
    title = article.title.value if article.title else "no headline"
    return " · ".join(
        (
            title,
            article.outlet or "outlet not stated",
            article.published.value if article.published else "date not stated",
            f"{sum(len(s.of(article.text).split()) for s in article.body):,} words",
            article.language,
        )
    )
