"""What is already known, kept by content: a cache that may be deleted at any time.

One SQLite file. A key is a digest of everything a value depends on (the article's bytes, the
options, the versions of the code and of its data files), so nothing in it is ever out of date:
what changed has another key.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

_LAYOUT = 1
"""Raised when the tables change; a file of another layout is started afresh."""


def digest_of(*parts: bytes | str) -> bytes:
    """A SHA-256 of the parts and their boundaries."""
    whole = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(raw).to_bytes(8, "big"))
        whole.update(raw)
    return whole.digest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry


@cache
def code_version(*stages: str) -> bytes:
    """A digest of the code and data files of these packages of ours, and of the records."""
    root = files("digest")
    parts: list[bytes | str] = [(root / "model.py").read_bytes()]
    for stage in stages:
        for source in _sources(root / stage):
            parts += [source.name, source.read_bytes()]
    return digest_of(*parts)


class Store:
    """Values by kind and key. Without a path it lives in memory and ends with the process.

    A damaged or foreign file is put aside by starting a new one: nothing in it is original.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._db = self._open()
        self._used: dict[str, set[bytes]] = {}

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return self._prepare(sqlite3.connect(":memory:"))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._prepare(sqlite3.connect(self._path, timeout=30))
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return self._prepare(sqlite3.connect(self._path, timeout=30))

    @staticmethod
    def _prepare(db: sqlite3.Connection) -> sqlite3.Connection:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _LAYOUT):
            db.close()
            raise sqlite3.DatabaseError("another layout")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute(
            "CREATE TABLE IF NOT EXISTS entry (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key))"
            " WITHOUT ROWID"
        )
        db.execute(f"PRAGMA user_version={_LAYOUT}")
        db.commit()
        return db

    def get(self, kind: str, key: bytes, type_: type[T]) -> T | None:
        """The value, checked field by field; None where there is none or it does not fit `type_`."""
        self._used.setdefault(kind, set()).add(key)
        row = self._db.execute("SELECT value FROM entry WHERE kind=? AND key=?", (kind, key)).fetchone()
        if row is None:
            return None
        try:
            return msgspec.msgpack.decode(row[0], type=type_)
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None

    def put(self, kind: str, items: Iterable[tuple[bytes, object]]) -> None:
        """Keep values; all of them or, where the program is interrupted, none."""
        rows = [(kind, key, msgspec.msgpack.encode(value)) for key, value in items]
        self._used.setdefault(kind, set()).update(key for _, key, _ in rows)
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)

    def prune(self, kind: str, keep: int = 4) -> None:
        """Drop what this run did not ask for, once it outnumbers `keep` times what it did."""
        used = self._used.get(kind, set())
        count = self._db.execute("SELECT count(*) FROM entry WHERE kind=?", (kind,)).fetchone()[0]
        if count <= keep * max(len(used), 64):
            return
        stale = [
            (kind, key)
            for (key,) in self._db.execute("SELECT key FROM entry WHERE kind=?", (kind,))
            if key not in used
        ]
        with self._db:
            self._db.executemany("DELETE FROM entry WHERE kind=? AND key=?", stale)

    def close(self) -> None:
        """Release the file."""
        self._db.close()


@contextmanager
def opened(path: Path | None) -> Iterator[Store]:
    """A store that is closed at the end."""
    store = Store(path)
    try:
        yield store
    finally:
        store.close()
