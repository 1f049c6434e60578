"""What comes in is laid beside what is there: nothing is overwritten, nothing comes twice."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest import articles
from digest.adding.feeds import entries, is_feed
from digest.adding.fetch import Fetched, FetchError, fetch
from digest.articles.decoding import UnreadableError, decode
from digest.articles.finding import SUFFIXES
from digest.articles.webpage import Webpage, page
from digest.events.slugs import slug
from digest.files import Change, carry_out
from digest.model import Article


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


def add(sources: Sequence[str], folder: Path) -> Iterator[Added]:
    """Bring files, folders, web pages and the entries of feeds into the articles folder.

    Tells of each as it is done. What is there already, by its content or its address, is skipped.
    """
    there = _Shelf(folder)
    for source in sources:
        if re.match(r"https?://", source, re.IGNORECASE):
            yield from _from_web(source, there)
        else:
            yield from _from_disk(Path(source), there)


class _Shelf:
    """The articles folder, as far as coming in goes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.contents: dict[str, str] = {}
        self.urls: dict[str, str] = {}
        for found in articles.find(folder):
            path = folder / found.path
            self.contents[_sum(path.read_bytes())] = found.path
            article, _ = articles.read(found, folder, {})
            if article is not None and article.url:
                self.urls[_same(article.url)] = found.path

    def free(self, stem: str, suffix: str) -> Path:
        """A path that no file has, nor any article of that stem."""
        stem = stem or "article"
        stems = {p.stem for p in self.folder.rglob("*") if p.suffix in SUFFIXES}
        name, n = stem, 1
        while name in stems:
            n += 1
            name = f"{stem}-{n}"
        return self.folder / f"{name}{suffix}"

    def put(self, content: str | bytes, path: Path) -> None:
        """Lay down a file; never over another."""
        if isinstance(content, str):
            carry_out(Change(path, content))
            content = content.encode()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
        self.contents[_sum(content)] = path.name

    def understood(self, path: Path) -> str:
        """What the program reads in a file that has just come in."""
        found = next(
            f for f in articles.find(self.folder) if f.path == path.relative_to(self.folder).as_posix()
        )
        article, problems = articles.read(found, self.folder, {})
        if article is None:
            return "; ".join(p.cause for p in problems) or "nothing"
        if article.url:
            self.urls[_same(article.url)] = found.path
        return _told(article)


def _from_disk(source: Path, there: _Shelf) -> Iterator[Added]:
    if source.is_dir():
        for found in articles.find(source):
            yield _file(source / found.path, there)
            if found.meta is not None and (source / found.meta).is_file():
                target = there.folder / Path(found.meta).name
                if not target.exists():
                    there.put((source / found.meta).read_bytes(), target)
    elif not source.is_file():
        yield Added(str(source), None, "there is no such file or folder", failed=True)
    elif source.suffix not in SUFFIXES:
        yield Added(
            str(source), None, f"not an article: its name ends in none of {', '.join(SUFFIXES)}", failed=True
        )
    else:
        yield _file(source, there)


def _file(source: Path, there: _Shelf) -> Added:
    content = source.read_bytes()
    if (same := there.contents.get(_sum(content))) is not None:
        return Added(str(source), None, f"already there as {same}")
    path = there.free(source.stem, source.suffix)
    there.put(content, path)
    return Added(str(source), path, there.understood(path))


def _from_web(url: str, there: _Shelf) -> Iterator[Added]:
    if (same := there.urls.get(_same(url))) is not None:
        yield Added(url, None, f"already there as {same}")
        return
    try:
        fetched = fetch(url)
    except FetchError as error:
        yield Added(url, None, str(error).removeprefix(f"{url}: "), failed=True)
        return
    if is_feed(fetched.kind, fetched.content):
        links = entries(fetched.content, fetched.url)
        if not links:
            yield Added(url, None, "a feed without entries", failed=True)
        for link in links:
            if link == url:
                continue
            yield from _from_web(link, there)
    elif "html" in fetched.kind:
        yield _page(url, fetched, there)
    else:
        yield Added(url, None, f"neither a web page nor a feed, but {fetched.kind}", failed=True)


def _page(url: str, fetched: Fetched, there: _Shelf) -> Added:
    try:
        read = page(decode(fetched.content, fetched.charset).text, fetched.url)
    except UnreadableError as error:
        return Added(url, None, error.cause, failed=True)
    if not read.text.strip():
        return Added(url, None, "no article text found on the page", failed=True)
    address = read.url or fetched.url
    if (same := there.urls.get(_same(address))) is not None:
        return Added(url, None, f"already there as {same}")
    stem = slug("-".join(filter(None, (read.published, read.title)))) or slug(address)
    path = there.free(stem, ".md")
    there.put(_markdown(read, address), path)
    there.urls[_same(address)] = path.name
    return Added(url, path, there.understood(path))


def _markdown(read: Webpage, address: str) -> str:
    stated = {
        "title": read.title,
        "outlet": read.outlet,
        "author": read.author,
        "published": read.published,
        "url": address,
        "language": read.language,
    }
    # A JSON string is a YAML one.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in stated.items() if value]
    return "---\n" + "\n".join(lines) + "\n---\n" + read.text.strip("\n") + "\n"


def _told(article: Article) -> str:
    title = article.title.value if article.title else "no headline"
    return " · ".join(
        (
            title,
            article.outlet or "outlet not stated",
            article.published.value if article.published else "date not stated",
            f"{sum(len(s.of(article.text).split()) for s in article.body)} words",
            article.language,
        )
    )


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _same(url: str) -> str:
    """Addresses that differ in scheme, "www." or a last slash only lead to one page."""
    return re.sub(r"^https?://(www\.)?", "", url.split("#", 1)[0]).rstrip("/")
