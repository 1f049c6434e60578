"""Editions of a site's earlier commits, and what changed since, in words."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from digest.changes import changes
from digest.comment import markdown
from digest.files import content
from digest.progress import Tell, silent
from digest.quoting import code, counted
from digest.settings import Settings
from digest.site import Site, prepare

_LISTED = 10
"""Pages that are named where many changed."""


def diff(settings: Settings, base: str, head: str | None = None, *, tell: Tell = silent) -> str:
    """What the comparison says at `head` (default: the working tree) and did not at `base`, as Markdown.

    `base` written "main..." is where the branch left main, as git has it. Both sides are made by the
    present program under the present configuration, so that what is listed comes from articles,
    metadata and corrections; where the program itself reads the articles of `base` otherwise than its
    committed pages have it, that is told apart and counted. Nothing but the store is written.
    Raises OSError where git does not know a commit, or the site is in no repository.
    """
    top = _top(settings)
    old = _commit(top, base.removesuffix("..."))
    new = None if head is None else _commit(top, head)
    if base.endswith("..."):
        old = _git(top, "merge-base", old, new or "HEAD").decode().strip()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        # One store for both sides: most articles are the same.
        settings = replace(settings, cache=settings.cache or folder / "store.sqlite")
        before = prepare(_at(settings, top, old, folder / "base"), tell=tell)
        after = prepare(settings if new is None else _at(settings, top, new, folder / "head"), tell=tell)
        found = changes(before.edition, after.edition)
        return markdown(found, [*_outside(settings, top), *_program(before)])


def _outside(settings: Settings, top: Path) -> list[str]:
    if settings.articles.is_relative_to(top):
        return []
    return ["The articles folder lies outside this repository: what changed in it is not seen here."]


def _program(before: Site) -> list[str]:
    """What the present program makes of the base's articles, against the base's own pages."""
    register = before.settings.register
    altered = [c for c in before.changes if c.path != register]
    if not altered or content(register) is None:
        return []
    names = ", ".join(code(before.settings.shown(c.path)) for c in altered[:_LISTED])
    more = f" and {len(altered) - _LISTED:,} more" if len(altered) > _LISTED else ""
    lines = sum(_lines_changed(content(c.path) or "", c.text or "") for c in altered)
    total = counted(sum(p.committed for p in before.pages), "event page")
    return [
        "**Not from articles:** the program, its word lists or the configuration changed as well, or pages "
        f"were committed without a build. From the very articles of the base, {len(altered):,} of {total} "
        f"would read differently ({counted(lines, 'line')}): {names}{more}. "
        "What follows is the change of articles, metadata and corrections alone."
    ]


def _lines_changed(one: str, other: str) -> int:
    a, b = set(one.split("\n")), set(other.split("\n"))
    return max(len(a - b), len(b - a))


# ---------------------------------------------------------------- git


def _at(settings: Settings, top: Path, commit: str, folder: Path) -> Settings:
    """The settings of the site as of a commit, whose articles and pages are laid out below `folder`."""
    events = settings.docs / settings.pages.events_dir
    wanted = [p for p in (settings.articles, events) if p.is_relative_to(top)]
    _lay_out(top, commit, [p.relative_to(top).as_posix() for p in wanted], folder)

    def moved(path: Path) -> Path:
        return folder / path.relative_to(top) if path.is_relative_to(top) else path

    moved(settings.articles).mkdir(parents=True, exist_ok=True)
    return replace(
        settings,
        project=moved(settings.project),
        articles=moved(settings.articles),
        docs=moved(settings.docs),
    )


def _lay_out(top: Path, commit: str, paths: list[str], folder: Path) -> None:
    """The files below `paths` as the commit has them, byte for byte.

    Not by `git archive`, which leaves files out or changes them where attributes say so. Links are
    passed over: a commit must not make us read what lies elsewhere.
    """
    folder.mkdir()
    listed = _git(top, "ls-tree", "-r", "-z", commit, "--", *(p for p in paths if p != "."))
    files = []
    for entry in filter(None, listed.split(b"\0")):
        kind, _, name = entry.partition(b"\t")
        mode, type_, blob = kind.split()
        if type_ == b"blob" and mode in (b"100644", b"100755"):
            files.append((blob, os.fsdecode(name)))
    if not files:
        return
    answer = _git(top, "cat-file", "--batch", given=b"".join(blob + b"\n" for blob, _ in files))
    at = 0
    for _, path in files:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer[end + 1 : end + 1 + size])
        at = end + 1 + size + 1


def _top(settings: Settings) -> Path:
    return Path(os.fsdecode(_git(settings.project, "rev-parse", "--show-toplevel")).rstrip("\r\n")).resolve()


def _commit(top: Path, name: str) -> str:
    try:
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except OSError:
        raise OSError(f"git knows no commit {name!r} here; a shallow clone may have to fetch it") from None
    return found.decode().strip()


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise OSError("git is not installed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise OSError(f"git {arguments[0]}: {said or 'failed'}")
    return done.stdout
