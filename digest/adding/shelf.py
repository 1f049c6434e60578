"""The articles folder, as far as coming in goes: what is there, and which names are free."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from digest import articles
from digest.articles.finding import SUFFIXES
from digest.articles.reading import peek
from digest.files import create

META = ".meta.yml"

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|yclid|msclkid")
"""Parameters of an address that tell where a reader came from, not what he reads."""


class Shelf:
    """What the folder holds, by content, by address and by text; names that are taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._contents: dict[str, str] = {}
        self._urls: dict[str, str] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._stems: set[str] = set()
        for path in folder.rglob("*"):
            if path.name.endswith(META):
                self._stems.add(path.name.removesuffix(META).casefold())
            elif path.suffix in SUFFIXES:
                self._stems.add(path.stem.casefold())
        for found in articles.find(folder):
            content = _content(folder / found.path)
            if content is not None:
                self._note(content, *peek(found, folder), found.path)

    def of_content(self, content: bytes) -> str | None:
        """The file that holds these very bytes."""
        return self._contents.get(_sum(content))

    def of_url(self, url: str) -> str | None:
        """The file that holds the article of this address."""
        return self._urls.get(_same(url))

    def of_text(self, url: str, text: str) -> str | None:
        """The file that holds these words from the same host; agency copy in another outlet is news."""
        return self._texts.get((_host(url), _sum(_folded(text))))

    def free(self, stem: str) -> str:
        """`stem`, or what comes next to it that no article and no metadata is called."""
        name, n = stem or "article", 1
        while name.casefold() in self._stems:
            n += 1
            name = f"{stem or 'article'}-{n}"
        return name

    def put(self, content: bytes, stem: str, suffix: str, meta: bytes | None = None) -> Path:
        """Lay down an article of a free stem; metadata first, so that no build meets it without."""
        self._stems.add(stem.casefold())
        if meta is not None:
            create(self.folder / f"{stem}{META}", meta)
        path = self.folder / f"{stem}{suffix}"
        create(path, content)
        return path

    def remember(self, path: Path, content: bytes, url: str | None, text: str) -> None:
        """Know again what has just come in."""
        self._note(content, url, text, path.name)

    def _note(self, content: bytes, url: str | None, text: str, name: str) -> None:
        self._contents.setdefault(_sum(content), name)
        if url:
            self._urls.setdefault(_same(url), name)
            if text.strip():
                self._texts.setdefault((_host(url), _sum(_folded(text))), name)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _folded(text: str) -> bytes:
    return " ".join(text.split()).encode("utf-8", "surrogatepass")


def _host(url: str) -> str:
    return _same(url).partition("/")[0]


def _same(url: str) -> str:
    """Addresses that differ in scheme, "www.", tracking, fragment or a last slash lead to one page."""
    try:
        parts = urlsplit(url)
        query = urlencode([(k, v) for k, v in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(k)])
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")
