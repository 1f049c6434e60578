"""What a site on MkDocs needs so that our pages look right: found, not configured."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_PAGES = Path(__file__).parent / "pages"
_THEME = _PAGES / "theme"
_ASSETS = _PAGES / "assets"
_SERVED = "assets/digest"
"""Where a site serves our styles and scripts."""

EXTENSIONS = ("digest.pages.layout",)
"""It lays comparisons out as tables."""


def watch(config: MkDocsConfig, folder: Path) -> None:
    """Let `mkdocs serve` build again when something in `folder` changes."""
    if str(folder) not in config.watch:
        config.watch.append(str(folder))


def dress(config: MkDocsConfig) -> None:
    """Add our templates (behind the site's own), Markdown extensions, styles and scripts."""
    theme = str(_THEME)
    if _THEME.is_dir() and theme not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
    for extension in EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    for asset in _served():
        target = f"{_SERVED}/{asset}"
        if asset.endswith(".css") and target not in config.extra_css:
            config.extra_css.append(target)
        elif asset.endswith(".js") and target not in config.extra_javascript:
            config.extra_javascript.append(target)


def keep_compiled(env: Environment, store: Path | None) -> None:
    """Keep templates compiled beside the store; they are keyed by their source and never out of date."""
    if store is not None:
        folder = store.with_name("templates")
        with suppress(OSError):  # no right to write there: then they are compiled each time
            folder.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = FileSystemBytecodeCache(str(folder))


Stamp = tuple[int, int]
"""Of a file: when it was written, in nanoseconds, and its size."""


class Rebuilds:
    """What `mkdocs serve` calls when a watched file changed: builds, unless only our own writing was seen.

    Without it every edit would be built twice, since the first build writes pages where the server watches.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._build = server.builder
        self._seen: dict[Path, Stamp] = {}

    def __call__(self) -> None:
        """Build if anything differs from what the last build began with and what it wrote itself."""
        found = dict(self._watched())
        if not found or found != self._seen:
            self._seen = found
            self._build()

    def wrote(self, path: Path) -> None:
        """Take note of a file that the build itself wrote or removed."""
        self._seen.pop(path, None)
        self._seen.update(_stamps([path]))

    def _watched(self) -> Iterator[tuple[Path, Stamp]]:
        for path in map(Path, getattr(self._server, "_watched_paths", ())):
            yield from _stamps(path.rglob("*") if path.is_dir() else [path])


def _stamps(paths: Iterable[Path]) -> Iterator[tuple[Path, Stamp]]:
    for path in paths:
        with suppress(OSError):  # gone meanwhile
            about = path.stat()
            if not stat.S_ISDIR(about.st_mode):
                yield path, (about.st_mtime_ns, about.st_size)


def assets(config: MkDocsConfig) -> Iterator[File]:
    """Our styles, scripts and fonts as files of the site."""
    for asset in _served():
        yield File.generated(
            config,
            f"{_SERVED}/{asset}",
            abs_src_path=str(_ASSETS / asset),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )


def address(config: MkDocsConfig, page: str) -> str:
    """The address of a Markdown page, from the site's root."""
    return page.replace(".md", "/" if config.use_directory_urls else ".html")


def _served() -> list[str]:
    return sorted(p.relative_to(_ASSETS).as_posix() for p in _ASSETS.rglob("*") if p.is_file())
