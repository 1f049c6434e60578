"""Pages that were converted before: what Python-Markdown made of their source, kept by content.

Converting takes two thirds of a large site's build. What comes out depends on the page's source, on the
extensions and their options, and on where the files lie that the page links to; so it is kept under a key of
the first two, together with the third, which is looked up again before it is used.
"""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import BuiltinFunctionType, FunctionType
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from digest.store import Store, code_version, digest_of

KIND = "conversion"
AT_ONCE = 500
"""Conversions written together: an interrupted build loses no more."""

_OURS = "digest.pages.layout"
_SHORT = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
    *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
    "wikilinks",
}
_FAMILIES = ("markdown.extensions.", "pymdownx.")
_DISTRIBUTIONS = ("mkdocs", "markdown", "pymdown-extensions", "mkdocs-material")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    name: str
    children: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Converted:
    """A page after its conversion, as MkDocs goes on with it."""

    content: str
    title: str | None
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    """Anchors that the page has."""
    targets: dict[str, str]
    """Source path of every file that the page links to, and its address."""
    anchors: dict[str, dict[str, str]]
    """Source path of such a file to the anchors that the page names there, each with the link as written."""


class Conversions:
    """What is known of the conversion of pages; for one build."""

    def __init__(self, config: MkDocsConfig, cache: Path | None) -> None:
        self._store = Store(cache)
        self._fresh: list[tuple[bytes, Converted]] = []
        try:
            self._circumstances: bytes | None = _circumstances(config)
        except _UnknownError:
            self._circumstances = None

    def key(self, page: Page) -> bytes | None:
        """Under which the conversion of `page` is kept; None where it cannot be told what it depends on."""
        if self._circumstances is None:
            return None
        return digest_of(self._circumstances, page.file.src_uri, page.file.url, page.markdown or "")

    def get(self, key: bytes, files: Files) -> Converted | None:
        """The conversion, where it is known and still leads to where the files lie."""
        known = self._store.get(KIND, key, Converted)
        if known is None or any(_address(files.src_uris.get(p)) != a for p, a in known.targets.items()):
            return None
        return known

    def put(self, key: bytes, converted: Converted) -> None:
        """Remember a conversion."""
        self._fresh.append((key, converted))
        if len(self._fresh) >= AT_ONCE:
            self._flush()

    def close(self) -> None:
        """Write what is new, drop what nobody asked for."""
        self._flush()
        self._store.prune(KIND)
        self._store.close()

    def _flush(self) -> None:
        self._store.put(KIND, self._fresh)
        self._fresh = []


class KnownPage(Page):
    """A page that is converted only if it was not before."""

    def __init__(self, file: File, config: MkDocsConfig, conversions: Conversions) -> None:
        super().__init__(None, file, config)
        self._conversions = conversions

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content, contents, title and anchors, as the host's own method does."""
        key = self._conversions.key(self)
        if key is None:
            super().render(config, files)
            return
        known = self._conversions.get(key, files)
        if known is not None:
            self.content = known.content
            self.toc = _contents(known.headings)
            self._title_from_render = known.title
            self.present_anchor_ids = set(known.ids)
            self.links_to_anchors = {files.src_uris[p]: dict(links) for p, links in known.anchors.items()}
            return
        asked = _Asked(files)
        with _Listener() as heard:
            super().render(config, cast(Files, asked))
        # What gave cause for complaint gives it again in the next build.
        if not heard.anything and not asked.in_vain and self.links_to_anchors is not None:
            self._conversions.put(
                key,
                Converted(
                    content=self.content or "",
                    title=self._title_from_render,
                    headings=tuple(_headings(self.toc)),
                    ids=tuple(sorted(self.present_anchor_ids or ())),
                    targets=asked.targets,
                    anchors={f.src_uri: links for f, links in self.links_to_anchors.items()},
                ),
            )


class _Asked:
    """Answers as the host's files do, and remembers what it was asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.targets: dict[str, str] = {}
        self.in_vain = False

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        address = _address(file)
        if file is None or address is None:
            self.in_vain = True
        else:
            self.targets[file.src_uri] = address
        return file


def _address(file: File | None) -> str | None:
    """Where a file of the site is served; None of one that is not there or left out."""
    return None if file is None or file.inclusion.is_excluded() else file.url  # type: ignore[no-untyped-call]


class _Listener(logging.Handler):
    """Hears whether the host says anything."""

    def __init__(self) -> None:
        super().__init__()
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.anything = True

    def __enter__(self) -> _Listener:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def _headings(links: Iterable[AnchorLink]) -> Iterator[Heading]:
    for link in links:
        yield Heading(link.level, link.id, link.title, tuple(_headings(link.children)))


def _contents(headings: Iterable[Heading]) -> TableOfContents:
    return get_toc([_token(h) for h in headings])  # type: ignore[misc]  # a private type of the host's


def _token(heading: Heading) -> dict[str, object]:
    children = [_token(h) for h in heading.children]
    return {"level": heading.level, "id": heading.id, "name": heading.name, "children": children}


# ---------------------------------------------------------------- what conversions depend on


class _UnknownError(Exception):
    """An extension of which we do not know what it reads, or options that cannot be written down."""


def _circumstances(config: MkDocsConfig) -> bytes:
    """Of every conversion: the extensions in their order, their options, the code behind them.

    Raises _UnknownError where an extension is not Python-Markdown's, PyMdown's or ours. Those read nothing
    but a page's text, as long as it asks for no more, which ours do not.
    """
    parts = [platform.python_version(), *(_version(name) for name in _DISTRIBUTIONS)]
    for extension in config.markdown_extensions:
        if not isinstance(extension, str) or not (
            extension in _SHORT or extension == _OURS or extension.startswith(_FAMILIES)
        ):
            raise _UnknownError
        options = config.mdx_configs.get(extension) or {}
        if extension == "pymdownx.snippets" and options.get("auto_append"):
            raise _UnknownError  # a file that is put below every page
        parts += [extension, *_spelt(options)]
    return digest_of(code_version("pages"), *parts)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _spelt(value: object) -> Iterator[str]:
    """A configured value in words that are the same in every process."""
    if value is None or isinstance(value, str | int | float):
        yield repr(value)
    elif isinstance(value, Mapping):
        yield f"mapping of {len(value)}"
        for key, item in value.items():
            yield from (*_spelt(key), *_spelt(item))
    elif isinstance(value, list | tuple):
        yield f"list of {len(value)}"
        for item in value:
            yield from _spelt(item)
    elif isinstance(value, partial):
        yield "partial"
        yield from (*_spelt(value.func), *_spelt(value.args), *_spelt(value.keywords))
    elif isinstance(value, FunctionType | BuiltinFunctionType | type):
        yield _named(value)
    else:
        raise _UnknownError


def _named(function: Callable[..., object]) -> str:
    module, _, _ = (function.__module__ or "").partition(".")
    if module not in {"markdown", "pymdownx", "material", "builtins"} or "<" in function.__qualname__:
        raise _UnknownError  # not told by a version of ours to know
    return f"{function.__module__}.{function.__qualname__}"
