"""Which files of a folder are articles, and what each is called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".txt", ".md", ".html")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An article's file, not yet read."""

    path: str
    """Below the articles folder, with /."""
    id: str
    """The file's stem; with its folders before it where two stems meet."""
    meta: str | None = None
    """Path of the `<stem>.meta.yml` beside it, where there is one."""


def find(root: Path) -> tuple[Found, ...]:
    """Every article below `root`, by path; hidden files and folders are passed over."""
    paths = sorted(
        p.relative_to(root)
        for p in root.rglob("*")
        if p.suffix in SUFFIXES
        and p.is_file()
        and not any(part[0] == "." for part in p.relative_to(root).parts)
    )
    stems = Counter(p.stem for p in paths)
    found = []
    for path in paths:
        name = path.stem if stems[path.stem] == 1 else "-".join(path.with_suffix("").parts)
        meta = path.with_name(path.stem + ".meta.yml")
        found.append(Found(path.as_posix(), name, meta.as_posix() if (root / meta).is_file() else None))
    return tuple(found)
