"""Search, behind a seam: the index that a built site carries with it."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from digest.model import Edition, Event, Page

SearchKind = Literal["pagefind", "theme"]
"""Our own search page on Pagefind's index, fetched in pieces; or whatever the theme offers."""

PAGE = "search.md"
BUNDLE = "pagefind"
"""Folder of the index in the built site."""

_MARK = b"data-pagefind-body"
"""What Pagefind looks for in a page: once any has it, the others are not searched."""

_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Interfaces of Pagefind's own, which our search page does without."""

_SKIPPED = (
    *(f".digest-{part}" for part in ("absent", "left-out", "notes", "who", "permalink", "unseen", "status")),
    *(f".digest-{part}" for part in ("key", "contents", "evidence", "searchbox", "without", "elsewhere")),
    *("thead", "caption", "summary", ".headerlink", "script", "style", "noscript"),
)
"""What stands on every page or says nothing: it would drown what was looked for."""


class SearchError(Exception):
    """The index could not be made; the message says why."""


def page() -> Page:
    """The search page; what it shows is put there by its script."""
    text = (
        "---\ndigest: search\n"
        "description: Statements, figures, people and outlets of every event, found by their words.\n"
        "search:\n  exclude: true\n---\n\n# Search\n\n"
        '<div data-digest-search="../pagefind/pagefind.js"></div>\n\n'
        "<noscript>\n<p>Searching needs scripts. Without them, "
        'the <a href="../archive/">archive</a> leads to every event.</p>\n</noscript>\n'
    )
    return Page(path=PAGE, text=text, committed=False)


def facets(edition: Edition, event: Event) -> list[tuple[str, str]]:
    """What a search can be narrowed to: facet and value, for one event."""
    articles = [edition.readings[a].article for a in event.articles]
    outlets = sorted({a.outlet for a in articles if a.outlet})
    months = sorted({d[:7] for d in (event.first, event.last) if d})
    return [
        *(("outlet", o) for o in outlets),
        *(("person", p.name) for p in event.people),
        *(("month", m) for m in months),
    ]


def index(site: Path, cache: Path | None = None) -> None:
    """Make the index of a built site; where `cache` holds that of the very same pages, take it from there.

    Raises SearchError.
    """
    bundle = site / BUNDLE
    kept = None if cache is None else cache / BUNDLE
    pages = _searched(site)
    stamp = _stamp(site, pages)
    if kept is not None and _read(kept / "stamp") == stamp and _whole(kept):
        shutil.copytree(kept, bundle, ignore=shutil.ignore_patterns(*_NOTES), dirs_exist_ok=True)
        return
    _run(site, pages)
    for pattern in _UNUSED:
        for file in bundle.glob(pattern):
            file.unlink()
    _settle(bundle)
    if kept is not None:
        with suppress(OSError):  # no right to write there, no space: then it is made each time
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(bundle, kept)
            (kept / "files").write_text(_files(kept), "utf-8")
            (kept / "stamp").write_text(stamp, "utf-8")  # last: a copy that was interrupted has none


_NOTES = ("stamp", "files")
"""Beside a kept index: what it was made from, and what it holds."""


def _files(bundle: Path) -> str:
    """A line for each file of an index, with its checksum."""
    files = sorted(p for p in bundle.rglob("*") if p.is_file() and p.name not in _NOTES)
    return "".join(
        f"{hashlib.sha256(p.read_bytes()).hexdigest()} {p.relative_to(bundle).as_posix()}\n" for p in files
    )


def _whole(kept: Path) -> bool:
    return _read(kept / "files") == _files(kept)


def _searched(site: Path) -> list[Path]:
    """The pages that Pagefind would take from a site."""
    pages = sorted(site.rglob("*.html"))
    return [p for p in pages if _MARK in p.read_bytes()] or pages


def _run(site: Path, pages: list[Path]) -> None:
    from pagefind_bin import get_executable

    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        # The other pages it would read as well, only to leave them: that is as long as all the rest.
        for page in pages:
            copy = Path(folder) / page.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, copy)
        command = [str(get_executable()), "--site", folder, "--output-path", str(site / BUNDLE), "--silent"]
        command += ["--force-language", "en", "--exclude-selectors", ", ".join(_SKIPPED)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        except OSError as error:
            raise SearchError(f"Pagefind does not run here: {error}") from error
    if done.returncode:
        raise SearchError(f"Pagefind: {done.stderr.strip() or done.stdout.strip()}")


_MAGIC = b"pagefind_dcd"
"""How Pagefind's CBOR files begin, inside gzip."""


def _settle(bundle: Path) -> None:
    """Put the facets in order: Pagefind writes them in the order of a hash table, another one each time.

    Filter files hold [facet, [[value, pages], ...]], the meta file names them; both are named after
    their content, which nothing checks.
    """
    entry = json.loads((bundle / "pagefind-entry.json").read_text("utf-8"))
    for language in entry["languages"].values():
        meta_file = bundle / f"pagefind.{language['hash']}.pf_meta"
        meta = _load(meta_file)
        filters = meta[3]
        for one in filters:
            file = bundle / "filter" / f"{one[1]}.pf_filter"
            facet, values = _load(file)
            one[1] = _dump(file, "{}.pf_filter", [facet, sorted(values)], one[1])
        filters.sort()
        language["hash"] = _dump(meta_file, "pagefind.{}.pf_meta", meta, language["hash"])
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (bundle / "pagefind-entry.json").write_text(text, "utf-8")


def _load(file: Path) -> Any:  # noqa: ANN401  whatever the file holds
    import cbor2

    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MAGIC))


def _dump(file: Path, name: str, content: object, old: str) -> str:
    """Write `content` in place of `file`, named anew after it; the new hash, of the old one's form."""
    import cbor2

    raw = _MAGIC + cbor2.dumps(content)
    prefix, _, digits = old.rpartition("_")
    new = f"{prefix}_{hashlib.sha256(raw).hexdigest()[: len(digits)]}"
    file.unlink()
    (file.parent / name.format(new)).write_bytes(gzip.compress(raw, 9, mtime=0))
    return new


def _stamp(site: Path, pages: list[Path]) -> str:
    """What the index depends on: the bytes of the pages searched, what is skipped, and Pagefind itself."""
    whole = hashlib.sha256(f"{version('pagefind_bin')} {_SKIPPED} {_UNUSED}".encode())
    for page in pages:
        whole.update(page.relative_to(site).as_posix().encode("utf-8", "surrogateescape"))
        whole.update(hashlib.sha256(page.read_bytes()).digest())
    return whole.hexdigest()


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except OSError:
        return None
