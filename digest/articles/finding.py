"""Which files of a folder are articles, and what each is called.

An ordinary file name is its article's id: letters and digits of any script, with `-`, `_` and `.`
between them. In other names each space becomes `-`; what an address or a YAML file could stumble over
(`/ ? # % : " <`, line breaks, control and bidi characters, bytes that are no UTF-8) becomes `-` too,
and the id ends in a checksum of the name, so that no two names fall together. Ids differ in more than
case, because many file systems do not tell `a` from `A`.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

SUFFIXES = (".txt", ".md", ".html")

LONGEST = 160
"""Bytes of UTF-8 in an id: `<id>.md` and what goes with it must fit into a file name (255)."""

_GAPS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An article's file, not yet read."""

    path: str
    """Below the articles folder, with /; bytes that are no UTF-8 as surrogate escapes."""
    id: str
    """The file's stem; with its folders before it where two stems meet."""
    meta: str | None = None
    """Path of the `<stem>.meta.yml` beside it, where there is one."""


def find(root: Path) -> tuple[Found, ...]:
    """Every article below `root`, by path; no folder, no articles.

    Hidden files and folders are passed over, and so are links that lead out of `root`; linked folders
    are not entered.
    """
    paths = sorted(_files(root))
    named = names(paths)
    return tuple(Found(path, named[path], _beside(root, path)) for path in paths)


def names(paths: list[str]) -> dict[str, str]:
    """An id for each path, unique without regard to case.

    Where two stems meet, their folders come first, then the suffix, then a checksum of the path. A
    name that needs less of this keeps it, whatever joins it later at a deeper level.
    """
    level = dict.fromkeys(paths, 0)
    while True:
        meeting: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            meeting[_name(path, level[path]).casefold()].append(path)
        clashes = [sharing for sharing in meeting.values() if len(sharing) > 1]
        if not clashes:
            return {path: _name(path, level[path]) for path in paths}
        for sharing in clashes:
            lowest = min(level[path] for path in sharing)
            alone = sum(level[path] == lowest for path in sharing) == 1
            for path in sharing:
                if level[path] > lowest or not alone:
                    level[path] += 1


def shown(path: str) -> str:
    """A path as a page or a message may print it: one line, valid UTF-8, nothing invisible."""
    return "".join(char if _plain(char) else char.encode("unicode_escape").decode() for char in path)


def _files(root: Path) -> list[str]:
    home = os.path.realpath(root)
    found = []
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(folder, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and _inside(path, home):
                found.append(path.relative_to(root).as_posix())
    return found


def _inside(path: Path, home: str) -> bool:
    """Whether `path` is a regular file, and, where it is a link, leads to one below `home`."""
    try:
        return path.is_file() and (not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(home))
    except (OSError, ValueError):
        return False


def _beside(root: Path, path: str) -> str | None:
    here = PurePosixPath(path)
    meta = here.with_name(here.stem + ".meta.yml").as_posix()
    return meta if _inside(root / meta, os.path.realpath(root)) else None


def _name(path: str, level: int) -> str:
    here = PurePosixPath(path)
    name = here.stem if level == 0 else "-".join(here.with_suffix("").parts)
    if level >= 2:
        name = f"{name}-{here.suffix[1:]}"
    safe = _safe(name)
    return safe if level < 3 else f"{_cut(safe, LONGEST - 9)}-{_checksum(path)}"


def _safe(name: str) -> str:
    """`name` as an id; itself where nothing in it needs care."""
    spaced = _GAPS.sub("-", unicodedata.normalize("NFC", name))
    kept = "".join(char if _safe_in_id(char) else "-" for char in spaced).strip(".-")
    if kept == spaced and len(kept.encode()) <= LONGEST:
        return kept
    kept = re.sub("-{2,}", "-", kept)
    return f"{_cut(kept, LONGEST - 9)}-{_checksum(name)}".lstrip("-")


def _safe_in_id(char: str) -> bool:
    return char in "-_." or char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _plain(char: str) -> bool:
    return char == " " or unicodedata.category(char)[0] not in "CZ"


def _cut(name: str, size: int) -> str:
    return name.encode()[:size].decode("utf-8", "ignore").rstrip(".-")


def _checksum(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
