"""What is already known, kept by content: a cache that may be deleted at any time.

One SQLite file. A key is a digest of everything a value depends on (the article's bytes, the
options, the versions of the code and of its data files), so nothing in it is ever out of date:
what changed has another key. Values are compressed, which also gives each a checksum.

Whatever happens to the file, a build goes on: a damaged or foreign one is started afresh, one that
cannot be used (no right to write, no space, locked by another) is done without.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

_NO_ACCESS = {
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN),
}

_LAYOUT = 3
"""Raised when the tables or the form of the values change; a file of another layout is started afresh."""

PATIENCE = 30.0
"""Seconds to wait for a file that another process is writing."""

_LEVEL = 1
"""Of compression: halves the file for a twentieth of a millisecond a value."""


def digest_of(*parts: bytes | str) -> bytes:
    """A SHA-256 of the parts and their boundaries."""
    whole = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(raw).to_bytes(8, "big"))
        whole.update(raw)
    return whole.digest()


def _sound(error: sqlite3.Error) -> bool:
    """Whether a failure says nothing against the file: it cannot be used now, that is all."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_ACCESS


def _sources(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_file():
        yield folder
        return
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry


@cache
def code_version(*stages: str) -> bytes:
    """A digest of the code and data files of packages ("pages") and modules ("stems.py") of ours.

    The records are always in it. To be named are the stage whose results are kept and all that it makes
    use of, unless the key says so already: one made of readings' keys knows which code these come from.
    """
    root = files("digest")
    parts: list[bytes | str] = [(root / "model.py").read_bytes()]
    for stage in stages:
        for source in _sources(root / stage):
            parts += [source.name, source.read_bytes()]
    return digest_of(*parts)


class Store:
    """Values by kind and key. Without a path it lives in memory and ends with the process.

    With `read_only` nothing is written, neither the file nor anything beside it: what is put is dropped.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._used: dict[str, set[bytes]] = {}
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            try:
                return self._there(self._path) if self._read_only else self._made(self._path)
            except (sqlite3.Error, OSError):
                pass
        return self._prepared(sqlite3.connect(":memory:"))

    @staticmethod
    def _there(path: Path) -> sqlite3.Connection:
        """The file as it is. Raises sqlite3.Error where there is none or it is of no use."""
        db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            if db.execute("PRAGMA user_version").fetchone()[0] == _LAYOUT:
                return db
        except sqlite3.Error:
            db.close()
            raise
        db.close()
        raise sqlite3.DatabaseError("another layout")

    def _made(self, path: Path) -> sqlite3.Connection:
        """The file, started afresh where it is damaged or foreign."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._prepared(sqlite3.connect(path, timeout=PATIENCE))
        except sqlite3.Error as error:
            if _sound(error):
                raise
            path.unlink(missing_ok=True)
            return self._prepared(sqlite3.connect(path, timeout=PATIENCE))

    @staticmethod
    def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _LAYOUT):
                raise sqlite3.DatabaseError("another layout")
            # No write-ahead log: a file that is only read must not need another beside it.
            db.execute("PRAGMA journal_mode=DELETE")
            db.execute("PRAGMA synchronous=NORMAL")
            # Values lie apart from the keys (no WITHOUT ROWID): a search then passes by none of them.
            db.execute(
                "CREATE TABLE IF NOT EXISTS entry (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key))"
            )
            db.execute(f"PRAGMA user_version={_LAYOUT}")
            db.commit()
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _go_on_without(self, error: sqlite3.Error) -> None:
        """After a failure: with a new file where the old one is damaged, else in memory."""
        self._db.close()
        if self._read_only or _sound(error):
            self._path = None
        elif self._path is not None:
            with suppress(OSError):
                self._path.unlink()
        self._db = self._open()

    def get(self, kind: str, key: bytes, type_: type[T]) -> T | None:
        """The value, checked field by field; None where there is none or it does not fit `type_`."""
        self._used.setdefault(kind, set()).add(key)
        try:
            row = self._db.execute("SELECT value FROM entry WHERE kind=? AND key=?", (kind, key)).fetchone()
        except sqlite3.Error as error:
            self._go_on_without(error)
            return None
        if row is None:
            return None
        try:
            return msgspec.msgpack.decode(zlib.decompress(row[0]), type=type_)
        except (zlib.error, TypeError, msgspec.DecodeError, msgspec.ValidationError):
            return None

    def put(self, kind: str, items: Iterable[tuple[bytes, object]], *, level: int = _LEVEL) -> None:
        """Keep values; all of them or, where the program is interrupted, none.

        `level` 0 is for large ones that compression would not make much smaller: it costs a checksum.
        """
        rows = [(kind, key, zlib.compress(msgspec.msgpack.encode(value), level)) for key, value in items]
        self._used.setdefault(kind, set()).update(key for _, key, _ in rows)
        if rows:
            self._write("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)

    def prune(self, kind: str, keep: int = 4, least: int = 256) -> None:
        """Drop what this run did not ask for, once there are `keep` times as many as it did (and `least`)."""
        used = self._used.get(kind, set())
        try:
            keys = [key for (key,) in self._db.execute("SELECT key FROM entry WHERE kind=?", (kind,))]
        except sqlite3.Error as error:
            self._go_on_without(error)
            return
        if len(keys) > max(keep * len(used), least):
            self._write(
                "DELETE FROM entry WHERE kind=? AND key=?", [(kind, key) for key in keys if key not in used]
            )

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._read_only:
            return
        try:
            with self._db:
                self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            self._go_on_without(error)

    def close(self) -> None:
        """Release the file."""
        self._db.close()


@contextmanager
def opened(path: Path | None, *, read_only: bool = False) -> Iterator[Store]:
    """A store that is closed at the end."""
    store = Store(path, read_only=read_only)
    try:
        yield store
    finally:
        store.close()
