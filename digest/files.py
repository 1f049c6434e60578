"""Writing into somebody's repository: atomically, only what changed, never over a hand's work."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A file that is not what it should be."""

    path: Path
    text: str | None
    """What it should hold; None: it should not be there."""

    @property
    def verb(self) -> str:
        """For messages."""
        return "removed" if self.text is None else "wrote"


def checksum(text: str) -> str:
    """By which the program knows its own pages again: a SHA-256 of the text, whatever its line ends."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:32]


def content(path: Path) -> str | None:
    """A text file's content with plain line ends; None where there is none to read."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    except (FileNotFoundError, NotADirectoryError):
        return None


def carry_out(change: Change) -> None:
    """Make the file what it should be; at no moment is it half of it."""
    if change.text is None:
        change.path.unlink(missing_ok=True)
        return
    change.path.parent.mkdir(parents=True, exist_ok=True)
    # The dot keeps the file out of a site that is built meanwhile.
    handle, name = tempfile.mkstemp(dir=change.path.parent, prefix=".digest-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(change.text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(change.path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def create(path: Path, content: bytes) -> None:
    """A new file, whole from its first moment. Raises FileExistsError rather than touch one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".digest-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        try:
            os.link(name, path)  # fails where there is a file, which a rename would replace
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("xb") as file:
                file.write(content)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
