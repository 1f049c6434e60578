"""A file becomes an Article."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digest.articles.decoding import LARGEST, Decoded, UnreadableError, charset_of, decode
from digest.articles.finding import Found, shown
from digest.articles.labels import label
from digest.articles.languages import detect
from digest.articles.layout import lay_out
from digest.articles.metadata import FrontMatter, Metadata, merged, take_apart, understand
from digest.articles.outlets import Outlets
from digest.articles.statements import Layout
from digest.articles.webpage import Webpage, page
from digest.model import Article, Flag, Problem, Stated

_NO_PAGE = Webpage("")


class _LeftOutError(Exception):
    """The article is left out; the problem says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


class _Source(NamedTuple):
    """A file's words, and what it and the file beside it state of them."""

    text: str
    line: int
    stated: Metadata
    page: Webpage = _NO_PAGE


def read(found: Found, root: Path, outlets: Outlets) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in a file, and everything that is wrong with it; None where it cannot be used.

    Problems name paths below `root`. Never raises for anything a file holds.
    """
    problems: list[Problem] = []
    try:
        source = _source(found, root, problems)
    except _LeftOutError as left:
        return None, (*problems, *left.problems)
    layout = lay_out(
        source.text,
        markdown=found.path.endswith(".md"),
        title=_text(source.stated, "title") or source.page.title,
        author=_text(source.stated, "author") or source.page.author,
    )
    return _article(found, source, layout, outlets), tuple(problems)


def peek(found: Found, root: Path) -> tuple[str | None, str]:
    """Address and text of the article in a file, without the cost of its layout; a bad file has neither."""
    try:
        source = _source(found, root, [])
    except _LeftOutError:
        return None, ""
    return _text(source.stated, "url") or source.page.url, source.text


def _source(found: Found, root: Path, problems: list[Problem]) -> _Source:
    path = shown(found.path)
    text = _decoded(root / found.path, path, problems)
    front = take_apart(text) if found.path.endswith(".md") else FrontMatter(None, text, 1)
    if front.doubt:
        problems.append(Problem(path, 1, front.doubt, "warning"))
    stated = _understood(front.yaml, path, 2, problems) if front.yaml is not None else {}
    if found.meta is not None:
        beside_path = shown(found.meta)
        beside = _understood(_decoded(root / found.meta, beside_path, problems), beside_path, 1, problems)
        stated, conflicts = merged(stated, path, beside, beside_path)
        problems += conflicts
    webpage = _NO_PAGE
    body = front.text
    if found.path.endswith(".html"):
        webpage = page(text)
        body = webpage.text
    if not body.strip():
        cause = f"no article text in this {'page' if found.path.endswith('.html') else 'file'}"
        if "title" not in stated and not webpage.title:
            raise _LeftOutError(Problem(path, front.line, cause))
        problems.append(Problem(path, front.line, f"{cause}: only its title can be compared", "warning"))
    return _Source(body, front.line, stated, webpage)


def _decoded(file: Path, path: str, problems: list[Problem]) -> str:
    """The text of a file that is not too large; an empty metadata file is as good as none."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise _LeftOutError(Problem(path, None, f"{size:,} bytes; an article has at most {LARGEST:,}"))
        data = file.read_bytes()
    except OSError as error:
        raise _LeftOutError(Problem(path, None, f"cannot be read: {error.strerror or error}")) from None
    if path.endswith(".meta.yml") and not data.strip():
        return ""
    try:
        decoded: Decoded = decode(data, charset_of(data) if path.endswith(".html") else None)
    except UnreadableError as error:
        raise _LeftOutError(Problem(path, error.line, error.cause)) from None
    if decoded.doubt:
        problems.append(Problem(path, decoded.line, decoded.doubt, "warning"))
    return decoded.text


def _understood(yaml: str, path: str, line: int, problems: list[Problem]) -> Metadata:
    stated, mistakes = understand(yaml, path, line)
    if stated is None:
        raise _LeftOutError(*mistakes)
    problems += mistakes
    return stated


def _article(found: Found, source: _Source, layout: Layout, outlets: Outlets) -> Article:
    stated, webpage = source.stated, source.page
    outlet = _text(stated, "outlet") or webpage.outlet
    outlet = outlets.named(outlet) if outlet else None
    title = _text(stated, "title") or webpage.title
    author = _text(stated, "author") or webpage.author
    published = _text(stated, "published") or webpage.published
    disclosed = {flag.name: flag for flag in layout.flags}
    for name in stated["flags"].value if "flags" in stated else ():
        disclosed.setdefault(name, Flag(name=name, span=None))
    flags = tuple(disclosed[name] for name in sorted(disclosed))
    return Article(
        id=found.id,
        path=shown(found.path),
        text=source.text,
        blocks=layout.blocks,
        outlet=outlet,
        outlet_label=outlet or label(source.text, layout, flags, title, author),
        title=Stated(title) if title else layout.title,
        author=Stated(author) if author else layout.author,
        dateline=layout.dateline,
        published=Stated(published) if published else layout.published,
        published_basis="metadata" if published else layout.published_basis,
        language=_text(stated, "language") or webpage.language or detect(source.text, layout.blocks),
        url=_text(stated, "url") or webpage.url,
        event=_text(stated, "event"),
        flags=flags,
        line=source.line,
    )


def _text(stated: Metadata, key: str) -> str | None:
    return str(stated[key].value) if key in stated else None
