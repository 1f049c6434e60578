"""Editions of a site's earlier commits, and what changed since, in words."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path

from digest.changes import changes, code, markdown
from digest.files import content
from digest.settings import Settings
from digest.site import Site, prepare

_LISTED = 10


def diff(settings: Settings, base: str, head: str | None = None) -> str:
    """What the comparison says at `head` (default: the working tree) and did not at `base`, as Markdown.

    Both sides are made by the present program, so that what is listed comes from articles, metadata
    and corrections; where the program itself reads the articles of `base` otherwise than its
    committed pages have it, that is told apart and counted.
    Raises OSError where git does not know a commit, or the site is in no repository.
    """
    with tempfile.TemporaryDirectory() as temporary:
        before = _at(settings, base, Path(temporary) / "base")
        after = (
            prepare(settings, read_only=True)
            if head is None
            else _at(settings, head, Path(temporary) / "head")
        )
        found = changes(before.edition, after.edition)
        return markdown(replace(found, notes=_program(before)))


def _program(before: Site) -> tuple[str, ...]:
    """What the present program makes of the base's articles, against the base's own pages."""
    register = before.settings.register
    altered = [c for c in before.changes if c.path != register]
    if not altered or content(register) is None:
        return ()
    names = ", ".join(code(before.settings.shown(c.path)) for c in altered[:_LISTED])
    more = f" and {len(altered) - _LISTED} more" if len(altered) > _LISTED else ""
    lines = sum(_lines_changed(content(c.path) or "", c.text or "") for c in altered)
    return (
        f"**The program or its word lists changed too.** With the same articles, {len(altered)} of "
        f"{sum(p.committed for p in before.pages)} event pages read differently ({lines} lines): "
        f"{names}{more}. What follows is the change of articles alone.",
    )


def _lines_changed(one: str, other: str) -> int:
    a, b = set(one.split("\n")), set(other.split("\n"))
    return max(len(a - b), len(b - a))


def _at(settings: Settings, commit: str, folder: Path) -> Site:
    """The site as of a commit, laid out below `folder`."""
    top = Path(_git(settings.project, "rev-parse", "--show-toplevel").decode().strip()).resolve()
    wanted = [settings.articles, settings.docs / settings.pages.events_dir]
    inside = [p.relative_to(top).as_posix() for p in wanted if p.is_relative_to(top)]
    listed = _git(top, "ls-tree", "-r", "--name-only", "-z", f"{commit}^{{commit}}", "--", *inside)
    folder.mkdir()
    if listed:
        archive = _git(top, "archive", "--format=tar", commit, "--", *_there(listed, inside))
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
    moved = {p: folder / p.relative_to(top) if p.is_relative_to(top) else p for p in (*wanted, settings.docs)}
    for path in wanted:
        moved[path].mkdir(parents=True, exist_ok=True)
    return prepare(
        replace(
            settings,
            project=folder,
            articles=moved[settings.articles],
            docs=moved[settings.docs],
        ),
        read_only=True,
    )


def _there(listed: bytes, paths: list[str]) -> list[str]:
    """Of `paths`, those that hold a file of the listing: git refuses to archive the others."""
    names = listed.decode("utf-8", "surrogateescape").split("\0")
    return [p for p in paths if any(n.startswith(f"{p}/") for n in names)]


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise OSError("git is not installed") from error
    if done.returncode:
        raise OSError(f"git {arguments[0]}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
